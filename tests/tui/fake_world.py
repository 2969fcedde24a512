"""Holds canned views of a small exercise, real enough in length to lay screens out with."""

from __future__ import annotations

from dataclasses import replace

from wargame.core.views import (
    AdviceView,
    ChangeLine,
    EndView,
    Entry,
    FlashpointView,
    IndicatorView,
    InitiativeView,
    InjectView,
    ObjectiveView,
    OptionView,
    PreviewItem,
    PreviewLine,
    StageView,
    StepView,
    View,
)
from wargame.core.views_map import MapView, PlaceView

RUNGS = ("calm", "friction", "dispute", "crisis", "brink", "conflict")

_INDICATORS = (
    ("alliance.trust", "Trust between the capitals", "alliance", 65, "up"),
    ("us.commitment", "US commitment to the region", "alliance", 55, "up"),
    ("japan.support", "Japanese support for the alliance", "alliance", 55, "up"),
    ("china.strain", "Strain on the party's legitimacy", "rivals", 40, "down"),
    ("china.assertiveness", "Chinese assertiveness", "rivals", 55, "down"),
    ("taiwan.tension", "Tension in the Taiwan Strait", "flashpoints", 48, "down"),
    ("taiwan.deterrence", "Deterrence in the Taiwan Strait", "flashpoints", 58, "up"),
    ("okinawa.burden", "Share of US facilities in Okinawa", "step 1", 70, "down"),
    ("okinawa.goodwill", "Okinawan goodwill", "step 1", 30, "up"),
    ("defense.budget", "Defence budget", "step 2", 93, "up"),
    ("nonpro.six_party", "Six-Party Talks", "step 3", 5, "up"),
    ("partners.australia", "Ties with Australia", "step 4", 60, "up"),
    ("partners.order_building", "Partnerships that build order", "step 4", 45, "up"),
    ("forums.us_presence", "US presence in the forums", "step 5", 25, "up"),
)

_STEPS = (
    ("1", "Lighten the footprint in Okinawa", "Okinawa", 3120),
    ("2", "Expand the defence budget step by step", "Defence", 4875),
    ("3", "Regional cooperation on nonproliferation", "Nonprolif.", 1205),
    ("4", "Security cooperation with new partners", "Partners", 4440),
    ("5", "Reinvigorate the multilateral forums", "Forums", 2960),
)


def indicators(turn: int) -> tuple[IndicatorView, ...]:
    """Return the indicators as they stand in a turn."""
    return tuple(
        IndicatorView(
            id=name,
            title=title,
            group=group,
            value=start + (turn - 1) * (at % 5 - 2),
            low=0,
            high=200 if name == "defense.budget" else 100,
            unit="hundredths of % of GDP" if name == "defense.budget" else "points",
            better=better,
            says=f"{title}: 0 is none at all, the top is as much as anybody hopes for.",
            source=("essay/1c", "facts/jt-ref19"),
            derived=name.endswith("deterrence"),
            since_turn=(at % 5 - 2) if turn > 1 else 0,
            since_start=(turn - 1) * (at % 5 - 2),
        )
        for at, (name, title, group, start, better) in enumerate(_INDICATORS)
    )


def flashpoints(turn: int) -> tuple[FlashpointView, ...]:
    """Return the flashpoints as they stand in a turn."""
    rows = (
        ("taiwan", "Taiwan Strait", "TW", 48 + 9 * (turn - 1), 58, 2 + (turn > 1), 9),
        ("senkakus", "Senkaku Islands", "SK", 40 - 2 * (turn - 1), 52, 1, -2),
        ("korea", "Korean Peninsula", "KP", 45, 44, 2, 0),
    )
    return tuple(
        FlashpointView(
            id=name,
            title=title,
            short=short,
            tension=tension,
            deterrence=deterrence,
            rung=rung,
            rung_title=RUNGS[rung],
            rungs=RUNGS,
            since_turn=moved if turn > 1 else 0,
        )
        for name, title, short, tension, deterrence, rung, moved in rows
    )


def steps(turn: int) -> tuple[StepView, ...]:
    """Return the scores in a turn; step 1 stands at a gate from turn 2 on."""
    return tuple(
        StepView(
            id=number,
            title=title,
            short=short,
            says=f"{title}.",
            source=(f"essay/{number}a",),
            score=start + (turn - 1) * (120 * at - 140),
            since_turn=(120 * at - 140) if turn > 1 else 0,
            since_start=(turn - 1) * (120 * at - 140),
            gate="Forward posture below 45" if at == 0 and turn > 1 else "",
            cap=50 if at == 0 and turn > 1 else None,
        )
        for at, (number, title, short, start) in enumerate(_STEPS)
    )


def _item(indicator: str, title: str, text: str, *, good: bool | None) -> PreviewItem:
    return PreviewItem(indicator=indicator, title=title, text=text, good=good)


TENSION_UP = _item("taiwan.tension", "Tension in the Taiwan Strait", "up", good=False)
TENSION_DOWN = _item("taiwan.tension", "Tension in the Taiwan Strait", "down", good=True)
COMMITMENT_UP = _item("us.commitment", "US commitment to the region", "up", good=True)
TRUST_DOWN = _item("alliance.trust", "Trust between the capitals", "down", good=False)
GOODWILL_DOWN = _item("okinawa.goodwill", "Okinawan goodwill", "down", good=False)
EITHER = _item("china.assertiveness", "Chinese assertiveness", "up or down", good=None)


def _advice(adviser: str, because: str) -> AdviceView:
    return AdviceView(
        adviser=adviser,
        because=because,
        rule="deterrence-gap",
        rule_title="Tension above deterrence grows",
        rule_says=(
            "Where tension stands far above deterrence it grows by itself each turn; "
            "where deterrence stands above tension it relaxes."
        ),
        source=("essay/5c", "facts/csis-fbnw"),
    )


def option(name: str, label: str, **fields: object) -> OptionView:
    """Return an open option with a preview; `fields` replace what is given here."""
    one = OptionView(
        id=name,
        label=label,
        intent="Show that the strait is an open sea and that the two navies go there together.",
        capital=2,
        needs="Forward posture at least 40 and Trust between the capitals at least 50",
        open=True,
        why_not="",
        steps=("4", "5"),
        preview=(
            PreviewLine(title="For certain", odds=None, items=(TENSION_UP, COMMITMENT_UP)),
            PreviewLine(title="Depending on how it turns out", odds=None, items=(EITHER,)),
        ),
        advice=(
            _advice(
                "Joint Staff Office",
                "Patrols that nobody answers become the new normal, and the gap between tension "
                "and deterrence widens by itself.",
            ),
        ),
        source=("essay/5c",),
    )
    return replace(one, **fields)  # type: ignore[arg-type]  # tests name fields of OptionView


def _options() -> tuple[OptionView, ...]:
    return (
        option("joint-transit", "Sail a destroyer through the strait together"),
        option(
            "quiet-protest",
            "Protest quietly and offer reciprocal notice of large flights",
            intent="Keep the channel open while pilots on both sides cool down.",
            capital=0,
            needs="",
            preview=(
                PreviewLine(title="For certain", odds=None, items=(TENSION_DOWN, TRUST_DOWN)),
            ),
            advice=(_advice("Foreign Ministry", "An offer costs nothing and shows who refuses."),),
            source=("essay/5c", "facts/rand-gray17"),
        ),
        option(
            "quad-statement",
            "Ask the Quad for a common statement",
            capital=1,
            advice=(),
            needs="",
        ),
        option(
            "sanctions",
            "Name the units and sanction their suppliers",
            capital=4,
            open=False,
            why_not="Costs 4, 3 can be spent",
            advice=(),
        ),
    )


def inject(name: str, title: str, **fields: object) -> InjectView:
    """Return an inject that must be answered; `fields` replace what is given here."""
    one = InjectView(
        id=name,
        title=title,
        place="Taiwan Strait",
        flashpoint="taiwan",
        phase="competition",
        kind="pressure",
        sender="Joint Staff Office",
        method="intelligence report",
        situation=(
            "Eleven fighters and two bombers crossed the median line of the strait before dawn "
            "and stayed for forty minutes. Taipei scrambled, then held back. Beijing says there "
            "is no median line.\n\n"
            "The air force counts twice as many crossings as last quarter. Pilots are tired, and "
            "a collision would leave both sides an hour to decide what it was."
        ),
        private=(
            ("Tokyo", "The south-western air division can keep this rate up for six weeks."),
            ("Washington", "The Pentagon wants a public answer before the hearing on Thursday."),
        ),
        delivered=1,
        due=1,
        must=True,
        answered="",
        answered_option="",
        options=_options(),
        expected="",
        spots=("taiwan",),
    )
    return replace(one, **fields)  # type: ignore[arg-type]  # tests name fields of InjectView


FIRST = inject("ts-median-line", "Fighters over the median line")
SECOND = inject(
    "ok-noise",
    "Night flights over Ginowan",
    place="Okinawa",
    flashpoint="alliance",
    method="news",
    sender="Ryukyu Shimpo",
    due=2,
    must=False,
    private=(),
    worsens=True,
    neglect=(PreviewLine(title="If left", odds=None, items=(GOODWILL_DOWN,)),),
    spots=("okinawa",),
)
THIRD = inject(
    "ts-near-collision",
    "A near collision off Penghu",
    phase="crisis",
    delivered=2,
    due=2,
)


def _place(
    name: str, title: str, short: str, at: tuple[int, int], flashpoint: str = ""
) -> PlaceView:
    shown = tuple(one[0] for one in _INDICATORS if one[0].startswith(f"{name}."))
    return PlaceView(
        id=name,
        title=title,
        short=short,
        at=at,
        flashpoint=flashpoint,
        indicators=shown or ("alliance.trust", "us.commitment"),
        says=f"{title} as the region knows it, with bases, ports and people who live there.",
        source=("essay/0b",),
    )


def _programme(name: str, title: str, **fields: object) -> InitiativeView:
    one = InitiativeView(
        id=name,
        title=title,
        steps=("1",),
        says="Move Marine units to Guam and buy the lift that brings them back in time.",
        trade_off="For two turns the units are neither here nor there, and posture suffers.",
        status="available",
        why_not="",
        needs="",
        capital=3,
        upkeep=1,
        progress=0,
        total=6,
        stages=(
            StageView(title="Agree on the units", turns=2, done=False),
            StageView(title="Build on Guam", turns=3, done=False),
            StageView(title="Move", turns=1, done=False),
        ),
        preview=(PreviewLine(title="Move", odds=None, items=(TENSION_UP, COMMITMENT_UP)),),
        source=("essay/1f",),
    )
    return replace(one, **fields)  # type: ignore[arg-type]  # tests name fields of InitiativeView


INITIATIVES = (
    _programme("guam-lift", "Relocation to Guam with sealift"),
    _programme("budget", "Incremental defence budget", steps=("2",), capital=2),
    _programme(
        "six-party",
        "Reconvene the Six-Party Talks",
        steps=("3",),
        status="closed",
        why_not="Needs Ties with South Korea at least 35",
        needs="Ties with South Korea at least 35",
    ),
    _programme("eas-agenda", "A common agenda for the East Asia Summit", steps=("5",), capital=1),
)


MAP = MapView(
    title="East Asia",
    west=11350,
    east=14750,
    south=1180,
    north=4600,
    coasts=(
        ((11400, 2250), (11810, 2440), (12040, 2720), (12190, 3090), (11930, 3500), (12240, 3720)),
        ((12155, 2530), (12140, 2330), (12085, 2190), (12050, 2430), (12155, 2530)),
        ((13090, 3402), (13540, 3465), (13965, 3515), (14155, 3830), (13905, 3795), (13090, 3402)),
    ),
    places=(
        _place("taiwan", "Taiwan Strait", "Taiwan", (11960, 2440), "taiwan"),
        _place("senkakus", "Senkaku Islands", "Senkakus", (12350, 2575), "senkakus"),
        _place("korea", "Korean Peninsula", "Korea", (12710, 3800), "korea"),
        _place("okinawa", "Okinawa", "Okinawa", (12795, 2645)),
        _place("guam", "Guam", "Guam", (14480, 1345)),
        _place("tokyo", "Tokyo", "Tokyo", (13975, 3568)),
    ),
)


def view(turn: int = 1, **fields: object) -> View:
    """Return the whole view of a turn; `fields` replace what is given here."""
    one = View(
        deck="taiwan-strait",
        title="Taiwan Strait",
        summary="Eight quarters in which patrols become routine and routine becomes risk.",
        briefing=(
            "It is the spring of 2020. An epidemic has closed borders, carriers are in port, and "
            "the patrols in the strait have not paused.\n\n"
            "Two capitals that agree on most things disagree on what to do first. You sit between "
            "them, with as much capital as their publics lend you."
        ),
        objectives=(
            ObjectiveView(id="o1", text="Keep the strait below the brink.", steps=("4", "5")),
            ObjectiveView(id="o2", text="Lighten the burden on Okinawa.", steps=("1",)),
        ),
        assumptions=(
            "A turn is a quarter; nothing smaller is modelled.",
            "Beijing, Pyongyang and Taipei are played by rules, not by people.",
        ),
        seat="Tokyo and Washington",
        cell="all",
        preview="standard",
        turn=turn,
        turns=8,
        date=("before STARTEX", "2020 Q2", "2020 Q3", "2020 Q4")[min(turn, 3)],
        started=turn > 0,
        capital=6,
        capital_reserved=0,
        capital_income=4,
        capital_title="Political capital",
        overall=3320 + 90 * (turn - 1),
        overall_since_turn=90 if turn > 1 else 0,
        steps=steps(max(1, turn)),
        indicators=indicators(max(1, turn)),
        flashpoints=flashpoints(max(1, turn)),
        injects={1: (FIRST, SECOND), 2: (THIRD, SECOND)}.get(turn, ()),
        initiatives=INITIATIVES,
        can_end_turn=turn > 2,
        why_not_end="" if turn > 2 else "Answer first: Fighters over the median line",
        end=None,
        map=MAP,
    )
    return replace(one, **fields)  # type: ignore[arg-type]  # tests name fields of View


END = EndView(
    id="completed",
    kind="completed",
    title="The term is completed",
    text="Eight quarters are over and nobody has fired. What was begun goes to your successors.",
    points=0,
    overall=3500,
)


def _change(title: str, before: int, after: int, *, good: bool, asked: int = 0) -> ChangeLine:
    return ChangeLine(
        indicator="taiwan.tension",
        title=title,
        before=before,
        asked=asked or after - before,
        after=after,
        unit="points",
        good=good,
        clipped=bool(asked) and asked != after - before,
    )


def entries(turn: int = 1) -> tuple[Entry, ...]:
    """Return what the end of a turn brought."""
    outcome = Entry(
        kind="outcome",
        turn=turn,
        cause="by-you",
        headline="Fighters over the median line: Sail a destroyer through the strait together",
        detail=(
            "Two frigates shadowed the destroyers and a helicopter came within two hundred metres. "
            "The pictures went round the world before the ships were through."
        ),
        odds="Noted 60 %, Shadowed 40 %; drew 73: Shadowed",
        changes=(
            _change("Tension in the Taiwan Strait", 48, 54, good=False),
            _change("US commitment to the region", 55, 57, good=True),
            _change("Chinese assertiveness", 98, 100, good=False, asked=4),
        ),
        because="Sail a destroyer through the strait together: Shadowed",
        source=("essay/5c", "facts/nw-adiz23"),
        inject="ts-median-line",
    )
    reaction = replace(
        outcome,
        kind="reaction",
        cause="by-others",
        headline="Washington: asks a price (Ask the Quad for a common statement)",
        odds="Concurs 55 %, Asks a price 45 %; drew 61: Asks a price",
        changes=(_change("Trust between the capitals", 65, 63, good=False),),
        because="Fighters over the median line",
    )
    rule = replace(
        outcome,
        kind="rule",
        cause="by-world",
        headline="Tension above deterrence grows",
        detail="Where tension stands far above deterrence it grows by itself each turn.",
        odds="",
        changes=(_change("Tension in the Taiwan Strait", 54, 57, good=False),),
        because="Rule: Tension above deterrence grows",
        source=("essay/0b",),
        inject="",
    )
    score = replace(
        rule,
        kind="score",
        headline=f"Assessment: {33 + turn} of 100",
        detail="Okinawa 31, Defence 49, Nonprolif. 12, Partners 44, Forums 30",
        changes=(),
        because="",
        source=(),
    )
    begun = replace(
        score,
        kind="turn",
        turn=turn + 1,
        headline=f"Turn {turn + 1} of 8, 2020 Q{turn + 2}",
        detail="Political capital: 6 to spend, of which 4 new.",
    )
    return (outcome, reaction, rule, score, begun)


def entry(kind: str, turn: int) -> Entry:
    """Return one thing of this kind that happened in a turn."""
    return replace(entries(turn)[0], kind=kind, turn=turn)
