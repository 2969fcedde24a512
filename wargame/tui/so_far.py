"""Tells of a recording only what had happened up to one of its moments."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wargame.core.views import Entry, View
    from wargame.recordings import Playback


class SoFar:
    """A recording up to the moment whose view is given."""

    def __init__(self, playback: Playback, view: View) -> None:
        """Look at this recording as it stood when `view` was seen."""
        self._playback = playback
        self._closed = view.turn - (view.end is None)

    def courses(self, subjects: tuple[str, ...]) -> dict[str, tuple[int, ...]]:
        """Return the values of each subject at STARTEX and after every turn closed by then."""
        whole = self._playback.courses(subjects)
        return {name: values[: self._closed + 1] for name, values in whole.items()}

    def story(self) -> tuple[Entry, ...]:
        """Return what happened in the turns closed by then."""
        return tuple(one for one in self._playback.story() if one.turn <= self._closed)
