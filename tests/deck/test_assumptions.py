"""Sets of assumptions are files people write: every problem is named at once, with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from wargame.core.assumptions import Leverage
from wargame.core.scenario import Scenario
from wargame.deck.assumptions import assumption_files, find_assumptions, load_assumptions
from wargame.deck.load import load_scenario
from wargame.errors import BadInput, DeckProblems

HEAD = """\
assumptions: mine
model: five-steps
title: Mine
says: A view.
source: designer's judgement
"""


@pytest.fixture(scope="module")
def alliance() -> Scenario:
    """Return a deck on the model that has sets of assumptions."""
    return load_scenario(Path(__file__).parents[2] / "decks" / "alliance.yaml")


def problems(tmp_path: Path, text: str, scenario: Scenario) -> list[str]:
    """Return what is wrong with a set, as people read it, without the folder."""
    path = tmp_path / "mine.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DeckProblems) as caught:
        load_assumptions(path, scenario)
    return [str(each).removeprefix(f"{path}:") for each in caught.value.problems]


@pytest.mark.parametrize("name", ["base", "optimistic", "pessimistic"])
def test_the_sets_beside_the_model_fit_it(name: str, decks: Path, alliance: Scenario) -> None:
    """A rule that is renamed must be renamed there too."""
    given = load_assumptions(find_assumptions(name, "five-steps", [decks]), alliance)

    assert given.id == name
    assert bool(given.rules) == (name != "base")


def test_every_set_beside_a_model_is_found(decks: Path) -> None:
    """The three that the guide names are there."""
    assert list(assumption_files("five-steps", [decks])) == ["base", "optimistic", "pessimistic"]


def test_a_set_of_ones_own_is_read(tmp_path: Path, alliance: Scenario) -> None:
    """All that can be changed, in one file."""
    path = tmp_path / "mine.yaml"
    path.write_text(
        HEAD
        + "start: {us.commitment: -5}\nanswers: {okinawa.goodwill: {worse: 150}}\n"
        + 'rules: {allied-doubt: 0}\nweights: {"1": {okinawa.burden: 9}}\n'
        + "overall: {mean: 100, lowest: 0}\n",
        encoding="utf-8",
    )

    given = load_assumptions(find_assumptions(str(path), "five-steps", []), alliance)

    assert given.start == {"us.commitment": -5}
    assert given.answers == {"okinawa.goodwill": Leverage(better=100, worse=150)}
    assert given.rules == {"allied-doubt": 0}
    assert given.weights == {"1": {"okinawa.burden": 9}}
    assert given.overall == (100, 0)


def test_every_unknown_name_is_told_at_once_with_its_place(
    tmp_path: Path, alliance: Scenario
) -> None:
    """A set is corrected in one go."""
    text = (
        HEAD.replace("designer's judgement", "facts/nobody")
        + "start: {us.comitment: 1}\nanswers: {okinawa.godwill: {}}\n"
        + 'rules: {alied-doubt: 0}\nweights: {"1": {partners.india: 2}, "9": {}}\n'
        + "luck: 3\n"
    )

    told = problems(tmp_path, text, alliance)

    assert [each.split(":")[0] for each in told] == ["5", "6", "7", "8", "9", "9", "10"]
    assert 'did you mean "us.commitment"?' in told[1]
    assert 'did you mean "allied-doubt"?' in told[3]
    assert 'unknown measure of step 1 "partners.india"' in told[4]
    assert 'unknown key "luck"' in told[6]


def test_a_set_for_another_model_is_refused(tmp_path: Path, alliance: Scenario) -> None:
    """Names that happen to agree would mean something else."""
    [told] = problems(tmp_path, HEAD.replace("five-steps", "flood-plain"), alliance)

    assert 'this session rests on the model "five-steps"' in told


@pytest.mark.parametrize("text", ["", "- a list\n", "\x00", "a: &b [1]\nc: *b\n"])
def test_a_file_that_is_no_set_is_refused(text: str, tmp_path: Path, alliance: Scenario) -> None:
    """It goes through the reader that decks go through."""
    assert problems(tmp_path, text, alliance)


def test_an_unknown_set_is_named_with_a_suggestion(decks: Path) -> None:
    """Names are typed on the command line."""
    with pytest.raises(BadInput, match='did you mean "optimistic"'):
        find_assumptions("optimistc", "five-steps", [decks])
    with pytest.raises(BadInput, match="no such file of assumptions"):
        find_assumptions("./none.yaml", "five-steps", [decks])
