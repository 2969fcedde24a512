"""What costs much to make is made once for those who ask again."""

from __future__ import annotations

import operator
from functools import partial

import pytest

from wargame.core.memo import Latest


def test_the_last_two_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """A deck and its copy from a save are asked for in turns."""
    monkeypatch.setattr(Latest, "KEPT", 2)  # as in the program; the other tests keep more
    made: list[str] = []
    kept: Latest[str, str] = Latest(operator.eq)

    def make(key: str) -> str:
        made.append(key)
        return key.upper()

    asked = [kept.get(key, partial(make, key)) for key in "abaabcac"]

    assert asked == list("ABAABCAC")
    assert made == ["a", "b", "c", "a"]


def test_what_fails_is_not_kept() -> None:
    """The next one who asks is told the same reason."""
    kept: Latest[str, int] = Latest(operator.eq)
    for _ in range(2):
        with pytest.raises(ValueError, match="invalid literal"):
            kept.get("x", lambda: int("x"))

    assert kept.get("x", lambda: 3) == 3
