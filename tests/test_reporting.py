"""Reports of sessions of this machine: made in steps, given up, written beside the save."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.reports import alone, deck_of_a_room
from wargame import reporting
from wargame.appraisals import GivenUp
from wargame.reporting import Wish, report_on, write_beside


@pytest.fixture(scope="module")
def save(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A session."""
    return alone(tmp_path_factory.mktemp("saves"), deck_of_a_room(), who="first")


QUICK = Wish(games=4, workers=1)


def test_it_tells_how_far_it_is(save: Path) -> None:
    """Turn by turn, then the games it is compared with."""
    told: list[tuple[str, int, int]] = []

    def heard(what: str, done: int, total: int) -> bool:
        told.append((what, done, total))
        return True

    report = report_on(save, QUICK, heard)

    turns = [done for what, done, _ in told if what == "reviewing turns"]
    assert turns == sorted(turns)
    assert told[-1][0] == "playing games to compare with"
    assert report.review is not None
    assert report.places


@pytest.mark.parametrize("at", ["reviewing turns", "playing games to compare with", "writing"])
def test_it_is_given_up_at_any_step_and_nothing_is_written(
    at: str, save: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Up to the last moment."""
    monkeypatch.setattr(reporting, "Wish", lambda: QUICK)

    with pytest.raises(GivenUp):
        write_beside(save, lambda what, *_: what != at)

    assert list(save.parent.glob("*.html")) == []


def test_what_lies_beside_the_save_is_never_written_over(
    save: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second report has a second name."""
    monkeypatch.setattr(reporting, "Wish", lambda: Wish(review=False))

    first = write_beside(save, lambda *_: True)
    second = write_beside(save, lambda *_: True)

    assert first.name == f"{save.stem}-report.html"
    assert second.name == f"{save.stem}-2-report.html"
    assert first.read_bytes() == second.read_bytes()
    first.unlink()
    second.unlink()


def test_without_a_review_nothing_is_played(save: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A second, not ten."""

    def never(*_: object, **__: object) -> None:
        raise AssertionError

    monkeypatch.setattr(reporting, "review_of", never)
    monkeypatch.setattr(reporting, "standing_of", never)

    report = report_on(save, Wish(review=False), lambda *_: True)

    assert report.review is None
    assert report.places == ()
