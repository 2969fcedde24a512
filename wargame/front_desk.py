"""Opens at once: the desk that the interface is given before the program behind it is loaded."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from wargame.lesson import has_met_lesson, remember_lesson

if TYPE_CHECKING:
    from wargame.desk import LocalDesk, LocalPlayback, LocalTable
    from wargame.gateway import DeckCard, NewSession, SaveCard


class FrontDesk:
    """Knows what the title screen needs; brings in the engine, decks and journal when asked."""

    def __init__(self, saves: Path, decks: tuple[Path, ...]) -> None:
        """Work with a folder of saves and the folders that hold decks."""
        self._saves = saves
        self._decks = decks

    @cached_property
    def _desk(self) -> LocalDesk:
        from wargame.desk import LocalDesk

        return LocalDesk(self._saves, self._decks)

    @property
    def saves_folder(self) -> str:
        """Folder that holds the saves."""
        return str(self._saves)

    def decks(self) -> tuple[DeckCard, ...]:
        """Return the decks that can be played, the tutorial first."""
        return self._desk.decks()

    def saves(self) -> Iterator[SaveCard]:
        """Yield the saved sessions, newest first."""
        return self._desk.saves()

    def start(self, new: NewSession) -> LocalTable:
        """Begin a session and its file, and give STARTEX."""
        return self._desk.start(new)

    def resume(self, name: str) -> LocalTable:
        """Open a session to play on."""
        return self._desk.resume(name)

    def playback(self, name: str) -> LocalPlayback:
        """Open a session to look at."""
        return self._desk.playback(name)

    def first_time(self) -> bool:
        """Return true if nobody has finished or skipped turn zero here."""
        return not has_met_lesson(self._saves)

    def met(self) -> None:
        """Remember that turn zero was finished or skipped."""
        remember_lesson(self._saves)
