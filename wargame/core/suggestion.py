"""Guesses what somebody meant who wrote a name that nothing has."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

from wargame.core.phrases import phrase


def suggest(name: str, known: Iterable[str]) -> str:
    """Return `; did you mean "x"?` for the closest known name, or an empty text."""
    close = difflib.get_close_matches(name, sorted(known), n=1, cutoff=0.6)
    return phrase('; did you mean "{name}"?', name=close[0]) if close else ""
