"""Pins how what comes member by member is put together."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from wargame.journal.codec import Malformed
from wargame.net.sight import Sight


@dataclass(frozen=True)
class Weather:
    """Something to look at."""

    wind: int
    sky: str


def test_nothing_is_seen_before_all_of_it_has_come() -> None:
    """Half a world is none."""
    sight = Sight(Weather)
    assert sight.look() is None

    sight.take({"wind": 3}, "1")

    assert sight.look() is None
    assert not sight.version


def test_several_changes_are_one_when_somebody_looks() -> None:
    """The version is that of what was seen, not of what has only arrived."""
    sight = Sight(Weather)
    sight.take({"wind": 3, "sky": "clear"}, "1")
    assert sight.look() == Weather(3, "clear")

    sight.take({"wind": 7}, "2")
    sight.take({"sky": "grey"}, "3")

    assert sight.version == "1"
    assert sight.look() == Weather(7, "grey")
    assert sight.version == "3"


def test_what_has_not_changed_is_the_same_object() -> None:
    """Screens compare what they show with what they showed."""
    sight = Sight(Weather)
    sight.take({"wind": 3, "sky": "clear"})

    assert sight.look() is sight.look()


@pytest.mark.parametrize("members", [{"wind": "three"}, {"sun": 1}, {"wind": 1 << 70}])
def test_what_makes_no_sense_is_passed_over(members: dict[str, object]) -> None:
    """A host that is broken or hostile leaves what was seen before."""
    sight = Sight(Weather)
    sight.take({"wind": 3, "sky": "clear"}, "1")
    sight.look()

    sight.take(members, "2")

    assert sight.look() == Weather(3, "clear")
    assert sight.version == "1"


def test_no_object_is_refused() -> None:
    """At once, so that the whole frame is passed over."""
    with pytest.raises(Malformed):
        Sight(Weather).take([1, 2])
