"""Opens at once: the desk that the interface is given before the program behind it is loaded."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from wargame.lesson import has_met_lesson, remember_lesson

if TYPE_CHECKING:
    from wargame.desk import LocalDesk
    from wargame.gateway import Place, SaveCard


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

    def saves(self, place: Place = "") -> Iterator[SaveCard]:
        """Yield the saved sessions, newest first.

        The title screen is given this before it is painted, so the desk is not to be asked yet.
        """
        return self._desk.saves(place)

    def first_time(self) -> bool:
        """Return true if nobody has finished or skipped turn zero here."""
        return not has_met_lesson(self._saves)

    def met(self) -> None:
        """Remember that turn zero was finished or skipped."""
        remember_lesson(self._saves)

    def __getattr__(self, name: str) -> Any:
        """Leave all else to the desk itself."""
        return getattr(self._desk, name)
