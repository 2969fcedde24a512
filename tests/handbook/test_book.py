"""The reference says what moves what, and no more than its reader may know."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from wargame.core.scenario import WHOLE, Scenario
from wargame.core.views import Preview
from wargame.core.views_reference import Reference, Topic
from wargame.deck.load import load_scenario
from wargame.gateway import NewSession
from wargame.handbook.book import reference
from wargame.handbook.text import contents, find, holding, written
from wargame.names import Names

FOREIGN = Path(__file__).parents[1] / "data" / "foreign" / "high-water.yaml"


@pytest.fixture(scope="module")
def scenario() -> Scenario:
    """Return our deck of the strait."""
    return load_scenario(Path(__file__).parents[2] / "decks" / "taiwan-strait.yaml")


def topic(book: Reference, name: str) -> Topic:
    """Return one topic."""
    return next(one for one in book.topics if one.id == name)


def section(one: Topic, title: str) -> list[str]:
    """Return the lines of a list in a topic; none if it has no such list."""
    return [
        line.text for section in one.sections if section.title == title for line in section.lines
    ]


def test_an_indicator_tells_range_start_and_unit(scenario: Scenario) -> None:
    """The deck's own start value, not the model's."""
    facts = dict(topic(reference(scenario), "indicator/taiwan.tension").facts)

    assert facts["Range"] == "0 to 100, less is better"
    assert facts["At the start"] == str(dict(scenario.set)["taiwan.tension"])


def test_what_moves_and_what_is_moved_agree(scenario: Scenario) -> None:
    """A rule listed under an indicator lists the indicator, and the other way about."""
    book = reference(scenario, "instructor")
    for rule in scenario.model.rules:
        moved = {one.indicator for one in rule.effects} | {one.indicator for one in rule.drifts}
        listed = {
            one.id.removeprefix("indicator/")
            for one in book.topics
            if one.id.startswith("indicator/")
            for part in one.sections
            if part.title == "Rules that move it"
            for line in part.lines
            if line.topic == f"rule/{rule.id}"
        }
        assert listed == moved, rule.id


def test_every_topic_that_is_spoken_of_is_there(scenario: Scenario) -> None:
    """A link that leads nowhere is a promise not kept. Nor is any id given twice."""
    book = reference(scenario, "instructor", with_injects=True)
    ids = [one.id for one in book.topics]

    assert len(ids) == len(set(ids))
    named = {line.topic for one in book.topics for part in one.sections for line in part.lines}
    assert named - {""} <= set(ids)


def test_conditions_measures_odds_and_gates_are_what_an_indicator_moves(
    scenario: Scenario,
) -> None:
    """Also where only the rung of its flashpoint is asked for."""
    book = reference(scenario, "instructor", with_injects=True)
    posture = topic(book, "indicator/posture.forward")
    tension = topic(book, "indicator/taiwan.tension")
    trust = topic(book, "indicator/alliance.trust")

    assert any("gate at 50" in line for line in section(posture, "Steps it counts in"))
    assert any("10 % of the score" in line for line in section(posture, "Steps it counts in"))
    assert any(
        line.startswith("Deterrence in") for line in section(posture, "Indicators that follow it")
    )
    assert any("how it turns out" in line for line in section(trust, "Odds it shifts"))
    assert any("Concurs: +3" in line for line in section(trust, "Odds it shifts"))
    endings = section(tension, "Capital, initiatives and endings that look at it")
    assert "Ending: War in the Taiwan Strait" in endings


@pytest.mark.parametrize(
    ("level", "told"),
    [
        ("instructor", "The Strait cools: -1 when"),
        ("standard", "The Strait cools: down when"),
        ("realistic", "The Strait cools when"),
        ("blind", "The Strait cools when"),
    ],
)
def test_the_difficulty_hides_amounts_as_it_does_before_a_choice(
    scenario: Scenario, level: Preview, told: str
) -> None:
    """The book must not be the way round the preview."""
    book = reference(scenario, level)
    lines = section(topic(book, "indicator/taiwan.tension"), "Rules that move it")

    assert any(line.startswith(told) for line in lines)
    programmes = section(topic(book, "indicator/posture.lift"), "Initiatives that move it")
    assert bool(programmes) is (level != "blind")


def _options(book: Reference) -> int:
    return sum(len(section(one, "Options that move it")) for one in book.topics)


def test_only_injects_that_have_come_to_this_seat_are_told(scenario: Scenario, decks: Path) -> None:
    """Looking things up must not spoil what is to come, nor open another cell's mail."""
    from tests.support.desks import local_desk

    table = local_desk(decks).start(NewSession(deck="taiwan-strait", cell=WHOLE, seed=7))
    seen = {one.title for one in table.view().injects}
    book = table.reference()
    table.close()

    titles = {one.title for one in scenario.injects}
    text = repr(book)
    assert seen
    assert {title for title in titles if f"{title}, " in text} <= seen
    assert _options(book) > 0
    assert _options(reference(scenario)) == 0
    assert _options(reference(scenario, with_injects=True)) > _options(book)


def test_another_cells_injects_stay_closed(scenario: Scenario) -> None:
    """The state knows all that has come; the seat does not."""
    from wargame.core.evolve import initial
    from wargame.core.tables import compile_tables

    first, *others = scenario.injects
    changed = replace(scenario, injects=(replace(first, to=("tokyo",)), *others))
    state = initial(compile_tables(changed)).fork()
    state.seen = {0: 1}

    assert _options(reference(changed, "standard", state, cell="tokyo")) > 0
    assert _options(reference(changed, "standard", state, cell="washington")) == 0


def test_a_foreign_model_has_a_reference_too() -> None:
    """Nothing here knows the five steps by name."""
    book = reference(load_scenario(FOREIGN), "instructor", with_injects=True)

    river = topic(book, "indicator/water.river")
    assert any("+25" in line for line in section(river, "Rules that move it"))
    assert "Claims of the essay" in {one.chapter for one in book.topics}


def test_topics_are_found_by_what_people_type(scenario: Scenario) -> None:
    """A whole name, its end, a title, a piece."""
    book = reference(scenario)

    assert [one.id for one in find(book, "taiwan.tension")] == ["indicator/taiwan.tension"]
    assert [one.id for one in find(book, "QUAD")] == ["word/quad"]
    assert [one.id for one in find(book, "essay/1c")] == ["essay/1c"]
    assert len(find(book, "a gap in")) == 3
    assert find(book, "no such thing") == ()
    assert {"indicator/taiwan.tension", "indicator/korea.tension"} <= {
        one.id for one in holding(book, "tension")
    }


def test_a_topic_is_written_in_lines_of_eighty_with_its_sources(scenario: Scenario) -> None:
    """It is read in a terminal or sent by mail."""
    book = reference(scenario, "instructor")
    one = topic(book, "indicator/taiwan.tension")

    lines = list(written(one, Names(scenario).citations(one.source)))

    assert lines[0] == "Tension in the Taiwan Strait  [indicator/taiwan.tension]"
    assert max(map(len, lines)) <= 80
    assert any(line.startswith("- essay/0b: Beijing presses harder") for line in lines)
    listed = list(contents(book))
    assert sum(line.startswith("  ") for line in listed) == len(book.topics)
