"""The guide to what the model leaves out shows the numbers that the decks have.

`pytest tests/docs --update-docs` rewrites its tables.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.docs.model_tables import CITATION, FIGURES, OURS, mark, model_tables
from wargame.core import scenario as s
from wargame.deck.folders import deck_files
from wargame.deck.load import load_scenario

ROOT = Path(__file__).parents[2]
GUIDE = ROOT / "docs" / "what-the-model-leaves-out.md"
BEGIN = "<!-- tables begin: written by pytest tests/docs --update-docs -->\n"
END = "<!-- tables end -->\n"


@pytest.fixture(scope="module")
def scenarios(tmp_path_factory: pytest.TempPathFactory) -> list[s.Scenario]:
    """Return all decks that come with the program."""
    cache = tmp_path_factory.mktemp("cache")
    return [load_scenario(path, cache_dir=cache) for path in deck_files(ROOT / "decks")]


def citations(model: s.Model) -> dict[str, tuple[str, ...]]:
    """Return everything with numbers in a model, by name, with what it rests on."""
    named = {
        **{f"indicator {each.id}": each.source for each in model.indicators},
        **{f"rule {each.id}": each.source for each in model.rules},
        **{f"ending {each.id}": each.source for each in model.endings},
        **{f"initiative {each.id}": each.source for each in model.initiatives},
        "capital": model.capital.source,
        "overall": model.overall.source,
        "concert": model.concert.source if model.concert else (),
    }
    for step in model.steps:
        named |= {f"measure {step.id} {each.title}": each.source for each in step.measures}
        named |= {f"gate {step.id} {each.when}": each.source for each in step.gates}
    for cell in model.counterparts:
        named |= {f"reaction {cell.cell} {each.id}": each.source for each in cell.reactions}
    return named


def known(model: s.Model) -> set[str]:
    """Return what may be cited."""
    claims = {f"essay/{each.id}" for each in model.claims}
    return claims | {f"facts/{each.id}" for each in model.sources} | {OURS}


def test_the_tables_are_those_of_the_decks(
    scenarios: list[s.Scenario], request: pytest.FixtureRequest
) -> None:
    """A number that is changed in a deck is changed in the guide, or this fails."""
    text = GUIDE.read_text(encoding="utf-8")
    before, _, rest = text.partition(BEGIN)
    written, _, after = rest.partition(END)
    tables = model_tables(scenarios, before + after)

    if request.config.getoption("--update-docs"):
        GUIDE.write_text(before + BEGIN + tables + END + after, encoding="utf-8")
        written = tables

    assert written == tables, "run: pytest tests/docs --update-docs, and read the diff"


def test_every_deck_has_the_model_of_the_tables(scenarios: list[s.Scenario]) -> None:
    """One guide describes one model."""
    assert {each.model for each in scenarios} == {scenarios[0].model}


def test_every_number_of_the_model_rests_on_something(scenarios: list[s.Scenario]) -> None:
    """Each is marked as the designer's judgement or cites a claim or a source that is listed."""
    model = scenarios[0].model
    allowed = known(model)

    adrift = {
        name: given
        for name, given in citations(model).items()
        if not given or not set(given) <= allowed
    }

    assert adrift == {}


def test_every_citation_in_the_guide_is_listed(scenarios: list[s.Scenario]) -> None:
    """Prose may name no source that the model does not list."""
    found = set(CITATION.findall(GUIDE.read_text(encoding="utf-8")))

    assert len(found) > 100
    assert found <= known(scenarios[0].model)


def test_a_published_figure_never_rests_on_judgement_alone(scenarios: list[s.Scenario]) -> None:
    """Quantities in a unit of the world name who publishes them."""
    figures = [each for each in scenarios[0].model.indicators if each.unit in FIGURES]

    assert {each.unit for each in figures} == FIGURES
    for each in figures:
        assert any(source.startswith("facts/") for source in each.source), each.id


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (("essay/1a", "facts/crs-oki"), "sourced"),
        (("essay/1a", OURS), "sourced, in part judgement"),
        ((OURS,), "judgement"),
    ],
)
def test_marks_say_what_a_number_is(given: tuple[str, ...], expected: str) -> None:
    """The designer's judgement shows even where a source stands beside it."""
    assert mark(given) == expected
