"""Opens at once: the desk that the interface is given before the program behind it is loaded."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from wargame.lesson import has_met_lesson, remember_lesson

if TYPE_CHECKING:
    from wargame.desk import LocalDesk
    from wargame.gateway import DeckCard, NewSession, Place, SaveCard
    from wargame.playback import LocalPlayback
    from wargame.table import LocalTable


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

    def saves(self, place: Place = "") -> Iterator[SaveCard]:
        """Yield the saved sessions of a place, newest first."""
        return self._desk.saves(place)

    def rename(self, name: str, title: str) -> None:
        """Give a session another title."""
        self._desk.rename(name, title)

    def duplicate(self, name: str) -> str:
        """Copy a session; return the name of the copy."""
        return self._desk.duplicate(name)

    def put(self, name: str, place: Place, from_place: Place = "") -> str:
        """Move a session between the saves, the archive and the trash; return its name there."""
        return self._desk.put(name, place, from_place)

    def empty_trash(self) -> int:
        """Delete what is in the trash for good; return how many sessions that were."""
        return self._desk.empty_trash()

    def export(self, name: str, target: str) -> str:
        """Copy a session to a file; return what is to be told."""
        return self._desk.export(name, target)

    def import_file(self, source: str) -> str:
        """Copy a file into the saves; return what is to be told."""
        return self._desk.import_file(source)

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
