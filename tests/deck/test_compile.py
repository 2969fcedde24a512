"""A deck becomes a scenario with every field in its place and every default filled in."""

from __future__ import annotations

import pytest

from tests.deck.spoiling import DECK, FOREIGN, RULES, WORLD, Spoiler
from wargame.core import scenario as s
from wargame.deck.load import load_scenario


@pytest.fixture
def scenario() -> s.Scenario:
    """Return the foreign deck as it is."""
    return load_scenario(FOREIGN / DECK)


def inject(scenario: s.Scenario, name: str) -> s.Inject:
    """Return one inject by its id."""
    [found] = [each for each in scenario.injects if each.id == name]
    return found


def test_the_head_of_a_deck(scenario: s.Scenario) -> None:
    """What the list of decks and the first turn need."""
    assert scenario.deck == "high-water"
    assert scenario.title == "High Water"
    assert scenario.version == "1.10"
    assert scenario.language == "en"
    assert scenario.summary.startswith("Two districts share")
    assert scenario.briefing.endswith("never liked each other.")
    assert scenario.turns == 4
    assert scenario.start == "1998-W44"
    assert (scenario.draw_to, scenario.most) == (2, 2)
    assert scenario.set == (("water.river", 340), ("works.shelter", 8))
    assert scenario.cells == ("river", "coast")
    assert scenario.objectives == (
        s.Objective(id="o1", text="Practise sharing scarce pumps.", steps=("1",)),
        s.Objective(id="o2", text="Practise telling the truth early.", steps=("1", "2")),
    )
    assert [each.id for each in scenario.injects] == [
        "pumps-short",
        "bend-seeps",
        "storm-warning",
        "ferry-aground",
        "minister-calls",
        "rumour",
    ]


def test_an_inject_with_everything(scenario: s.Scenario) -> None:
    """The fields that players, facilitators and evaluators read."""
    pumps = inject(scenario, "pumps-short")

    assert pumps.title == "Twelve pumps for two districts"
    assert (pumps.flashpoint, pumps.phase, pumps.kind) == ("dyke", "competition", "pressure")
    assert not pumps.contingency
    assert pumps.deliver == s.Delivery(turn=1, first=1, last=4, when="", weight=0, shifts=())
    assert pumps.sender == "Joint pump depot"
    assert pumps.to == ("river", "coast")
    assert pumps.method == "phone call"
    assert "at 18:30 wants to know who gets them: NO\nis not an answer" in pumps.situation
    assert [cell for cell, _ in pumps.private] == ["river", "coast"]
    assert pumps.private[0][1] == ("The lower town floods first, and the mayor's farm is in it.")
    assert pumps.facilitator.startswith("Tests whether")
    assert pumps.deadline is None
    assert pumps.holds == "river"
    assert pumps.neglect is None
    assert pumps.expected == "A rule for sharing that both could defend in public."
    assert pumps.discuss == ("Who knew how many pumps were broken?",)
    assert pumps.precedent == s.Precedent(
        text="In 1998 pumps went to whoever rang first.", source=("facts/delta-review",)
    )
    assert pumps.objectives == ("o1",)


def test_advisers_speak_under_their_titles(scenario: s.Scenario) -> None:
    """Players know offices, not ids."""
    assert inject(scenario, "pumps-short").advice == (
        s.Advice(
            adviser="State Hydrologist",
            option="to-the-bend",
            because="Wet dykes wear out where water stands.",
            rule="wear",
        ),
        s.Advice(
            adviser="District Treasurer",
            option="share-out",
            because="Fear spreads where one side is left out.",
            rule="fear-spreads",
        ),
    )


def test_an_option_with_several_outcomes(scenario: s.Scenario) -> None:
    """Price, certain effects, and all that may follow."""
    option = inject(scenario, "pumps-short").options[0]

    assert option == s.Option(
        id="to-the-bend",
        label="Send all twelve to the bend",
        intent="Hold the weakest place at any price.",
        posture="firm",
        capital=1,
        needs="",
        steps=("1",),
        effects=(s.Effect(indicator="works.pumps", by=4),),
        outcomes=(
            s.Outcome(
                id="holds",
                weight=40,
                shifts=(s.Shift(indicator="works.dyke", by=2),),
                text="The bend holds through the night.",
                effects=(
                    s.Effect(indicator="water.river", by=-30),
                    s.Effect(indicator="public.calm", by=-2),
                ),
                flags=(),
                lower=(),
                then=(),
                set_backs=(),
            ),
            s.Outcome(
                id="slips",
                weight=60,
                shifts=(),
                text="A lorry slides into the ditch.",
                effects=(s.Effect(indicator="works.pumps", by=-2),),
                flags=("near-miss",),
                lower=(),
                then=(s.FollowUp(inject="bend-seeps", after=1),),
                set_backs=(),
            ),
        ),
        source=("facts/pump-blog",),
    )


def test_an_option_that_leaves_things_out(scenario: s.Scenario) -> None:
    """One outcome needs no weight; no price means nothing."""
    option = inject(scenario, "pumps-short").options[1]

    assert (option.capital, option.needs) == (0, "")
    assert [each.weight for each in option.outcomes] == [1]
    assert option.outcomes[0].flags == ("shared-pumps",)


def test_needs_set_backs_and_several_sources(scenario: s.Scenario) -> None:
    """What a third option of the same inject shows."""
    option = inject(scenario, "pumps-short").options[2]

    assert option.needs == "money.fund >= 60"
    assert option.source == ("essay/w2", "designer's judgement")
    assert option.outcomes[1].set_backs == (s.SetBack(initiative="fair-fund", by=1),)


def test_an_inject_that_leaves_things_out(scenario: s.Scenario) -> None:
    """The cells of the deck are addressed and the first of them holds."""
    minister = inject(scenario, "minister-calls")

    assert minister.to == ("river", "coast")
    assert minister.holds == "river"
    assert minister.private == ()
    assert (minister.facilitator, minister.expected) == ("", "")
    assert (minister.discuss, minister.objectives) == ((), ())
    assert minister.precedent is None


def test_the_first_addressed_holds_unless_another_is_named(scenario: s.Scenario) -> None:
    """`to` has an order, and its order counts."""
    assert inject(scenario, "bend-seeps").holds == "river"
    assert inject(scenario, "ferry-aground").holds == "coast"


def test_deliveries(scenario: s.Scenario) -> None:
    """Fixed, drawn, triggered, by follow-up only, or by a facilitator only."""
    assert inject(scenario, "storm-warning").deliver == s.Delivery(
        turn=None,
        first=2,
        last=3,
        when="rung('harbour') < 'breached'",
        weight=4,
        shifts=(s.Shift(indicator="water.coast", by=1),),
    )
    assert inject(scenario, "ferry-aground").deliver == s.Delivery(
        turn=None,
        first=3,
        last=4,
        when="flag('storm') and took('storm-warning', 'warn-only')",
        weight=0,
        shifts=(),
    )
    assert inject(scenario, "bend-seeps").deliver is None
    assert inject(scenario, "rumour").deliver is None
    assert inject(scenario, "rumour").contingency


def test_a_window_is_the_whole_deck_unless_it_is_given(spoiler: Spoiler) -> None:
    """A weight alone is enough to be drawn."""
    spoiler.replace(DECK, "deliver: {turn: 1}", "deliver: {weight: 7}")

    loaded = load_scenario(spoiler.folder / DECK)

    assert inject(loaded, "pumps-short").deliver == s.Delivery(
        turn=None, first=1, last=4, when="", weight=7, shifts=()
    )


def test_pace_and_language_have_defaults(spoiler: Spoiler) -> None:
    """The doc gives them: two injects drawn, three at most, in English."""
    spoiler.replace(DECK, "pace: {draw_to: 2, most: 2}\n", "")
    spoiler.replace(DECK, "language: en\n", "")

    loaded = load_scenario(spoiler.folder / DECK)

    assert (loaded.draw_to, loaded.most, loaded.language) == (2, 3, "en")


def test_neglect_and_its_deadline(scenario: s.Scenario) -> None:
    """What waiting leads to."""
    bend = inject(scenario, "bend-seeps")

    assert bend.deadline == 1
    assert bend.neglect == s.Neglect(
        text="The clear water turns brown.",
        effects=(
            s.Effect(indicator="works.dyke", by=-15),
            s.Effect(indicator="public.calm", by=-5),
        ),
        flags=("brown-water",),
        then=(s.FollowUp(inject="minister-calls", after=1),),
        set_backs=(s.SetBack(initiative="dyke-watch", by=1),),
    )


def test_flags_are_lowered(scenario: s.Scenario) -> None:
    """A flag is a state of the story and can end."""
    assert inject(scenario, "bend-seeps").options[1].outcomes[0].lower == ("near-miss",)


def test_the_quantities_of_a_model(scenario: s.Scenario) -> None:
    """Ranges, directions, and values that follow others."""
    model = scenario.model

    assert (model.id, model.title) == ("flood-plain", "Two catchments, one flood")
    assert model.indicators[1] == s.Indicator(
        id="water.coast",
        title="Surge",
        group="water",
        low=-50,
        high=400,
        start=90,
        unit="cm",
        better="down",
        says="Height above mean high water at the harbour.",
        source=("facts/delta-review",),
    )
    assert model.indicators[7].derived == s.WeightedSum(
        base=10,
        terms=(
            s.Term(indicator="works.dyke", percent=50),
            s.Term(indicator="works.pumps", percent=100),
        ),
    )
    assert model.indicators[7].source == ("essay/w3", "designer's judgement")
    assert model.flashpoints[0] == s.Flashpoint(
        id="dyke", title="The old dyke", short="D", tension="water.river", deterrence="works.dyke"
    )
    assert model.ladder[0] == s.Rung(
        id="dry", title="Dry", at=-50, says="Nothing is wet that should not be."
    )


def test_the_people_of_a_model(scenario: s.Scenario) -> None:
    """Cells, what they want, and how they behave when nobody sits in them."""
    model = scenario.model

    assert model.cells[1] == s.Cell(
        id="coast",
        title="Coast District",
        says="A port and its suburbs below the sea wall.",
        cares=(s.Effect(indicator="water.coast", by=-2), s.Effect(indicator="money.fund", by=1)),
    )
    assert [each.cell for each in model.counterparts] == ["coast", "river"]
    assert model.counterparts[0].reactions[1] == s.Reaction(
        id="asks-money",
        title="Asks for money",
        own=False,
        weight=25,
        shifts=(),
        effects=(s.Effect(indicator="money.fund", by=-8),),
        capital=1,
        text="The coast agrees and sends a bill.",
        source=("designer's judgement",),
    )
    assert model.counterparts[0].reactions[2].own
    assert model.concert == s.Concert(
        same=(s.Effect(indicator="public.calm", by=2),),
        differ=(s.Effect(indicator="public.calm", by=-3), s.Effect(indicator="money.fund", by=-5)),
        delay=1,
        says="One flood wants one answer.",
        source=("essay/w3",),
    )


def test_the_dynamics_of_a_model(scenario: s.Scenario) -> None:
    """Rules with effects, rules with drifts, endings with odds."""
    rain, _, pumps, *_ = scenario.model.rules

    assert rain == s.Rule(
        id="rain-upstream",
        title="Rain in the hills",
        when="turn <= 3",
        effects=(s.Effect(indicator="water.river", by=25),),
        drifts=(),
        says="It rains until the third week.",
        source=("facts/delta-review",),
    )
    assert pumps.when == ""
    assert pumps.drifts == (
        s.Drift(
            indicator="water.river",
            toward=s.WeightedSum(base=300, terms=(s.Term(indicator="works.pumps", percent=-500),)),
            by=12,
        ),
    )
    assert scenario.model.endings[0] == s.Ending(
        id="dyke-fails",
        kind="breach",
        title="The dyke fails",
        when="rung('dyke') == 'breached'",
        odds=s.WeightedSum(
            base=30,
            terms=(
                s.Term(indicator="water.river", percent=10),
                s.Term(indicator="works.dyke", percent=-40),
            ),
        ),
        text="The dyke opens at the bend and the lower town is under water.",
        points=-40,
        source=("facts/delta-review",),
        flashpoint="dyke",
    )
    assert scenario.model.endings[-1].odds is None
    assert scenario.model.endings[-1].flashpoint == ""


def test_the_aims_of_a_model(scenario: s.Scenario) -> None:
    """Measures on a line and in a band, gates, and the overall score."""
    water, trust = scenario.model.steps

    assert water.measures[0] == s.Measure(
        title="River level",
        indicators=("water.river",),
        start=450,
        end=150,
        band=None,
        fade=0,
        weight=3,
        says="Below 150 the fields drain.",
        source=("facts/delta-review",),
    )
    assert water.measures[1].indicators == ("works.dyke", "works.shelter")
    assert (trust.measures[1].band, trust.measures[1].fade) == ((30, 60), 30)
    assert water.gates == (
        s.Gate(
            when="works.pumps < 8",
            cap=40,
            says="Without pumps luck did it.",
            source=("facts/pump-blog",),
        ),
    )
    assert scenario.model.overall == s.Overall(
        mean=60,
        lowest=40,
        lowest_count=1,
        says="A dry town that trusts nobody has not won.",
        source=("essay/w1",),
    )


def test_the_means_of_a_model(scenario: s.Scenario) -> None:
    """Capital and what it buys."""
    model = scenario.model

    assert model.capital == s.Capital(
        title="Goodwill of the councils",
        start=3,
        income=s.WeightedSum(base=1, terms=(s.Term(indicator="public.calm", percent=3),)),
        carry=50,
        most=8,
        says="What two councils can still ask of volunteers.",
        source=("designer's judgement",),
    )
    assert model.initiatives[0] == s.Initiative(
        id="dyke-watch",
        title="A watch on the dyke",
        steps=("1",),
        says="Volunteers walk the dyke day and night.",
        trade_off="Tired people make mistakes elsewhere.",
        needs="public.calm >= 40",
        holds="",
        capital=1,
        upkeep=1,
        stages=(
            s.Stage(
                title="First patrols",
                turns=1,
                text="Lamps move along the dyke.",
                effects=(s.Effect(indicator="works.dyke", by=5),),
            ),
            s.Stage(
                title="Sandbags in store",
                turns=1,
                text="Forty thousand sandbags are filled.",
                effects=(
                    s.Effect(indicator="works.dyke", by=10),
                    s.Effect(indicator="public.calm", by=2),
                ),
            ),
        ),
        abandon=(s.Effect(indicator="public.calm", by=-2),),
        source=("facts/delta-review",),
    )
    assert model.initiatives[1].holds == "money.fund >= 40"


def test_the_texts_a_model_rests_on(scenario: s.Scenario) -> None:
    """Claims, sources and assumptions go along, so a save can show them for ever."""
    model = scenario.model

    assert model.claims[0] == s.Claim(
        id="w1", says="Warnings that people trust empty a street faster than orders do."
    )
    assert model.sources[1] == s.Source(
        id="pump-blog", title="Pumps and People, a volunteer's log, 2011", grade="B"
    )
    assert len(model.assumptions) == 2


def test_a_model_may_leave_out_what_it_does_not_use(spoiler: Spoiler) -> None:
    """No concert, no counterparts, no initiatives and no themes is a model too."""
    world = (spoiler.folder / WORLD).read_text(encoding="utf-8")
    spoiler.replace(WORLD, world[world.index("concert:") :], "")
    spoiler.replace(WORLD, "themes: [relief-fund]\n", "")
    rules = (spoiler.folder / RULES).read_text(encoding="utf-8")
    spoiler.replace(RULES, rules[rules.index("initiatives:") :], "")
    spoiler.replace(RULES, " and not running('dyke-watch')", "")
    deck = (spoiler.folder / DECK).read_text(encoding="utf-8")
    deck = deck.replace("flashpoint: relief-fund", "flashpoint: dyke")
    deck = deck.replace(", set_back: {fair-fund: 1}", "").replace(" or done('dyke-watch')", "")
    deck = deck.replace("      set_back: {dyke-watch: 1}\n", "")
    (spoiler.folder / DECK).write_text(deck, encoding="utf-8")

    model = load_scenario(spoiler.folder / DECK).model

    assert model.concert is None
    assert model.counterparts == ()
    assert model.initiatives == ()
