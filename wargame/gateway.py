"""States what the interface may ask for, whether the session runs here or on a host far away.

Screens know only these protocols, the views and `wargame.presenters`. The local desk is in
`wargame.desk`; a networked one can take its place without a change to any screen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, Protocol

if TYPE_CHECKING:
    from wargame.appraisals import Appraisal, Standing
    from wargame.core.commands import Command
    from wargame.core.views import Citation, Entry, LedgerRow, Preview, View
    from wargame.core.views_reference import Reference
    from wargame.recordings import Decision, Playback

Place = Literal["", "archive", "trash"]
"""Where a session lies: among the saves, put away, or waiting to be deleted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeckCard:
    """One deck in the list of decks."""

    name: str
    """Name to start it by."""
    title: str
    summary: str
    turns: int
    problem: str
    """Why it cannot be played; empty if it can."""
    cells: tuple[tuple[str, str], ...]
    """Cell ids and titles that a player can hold."""
    tutorial: bool = False
    """True for turn zero, the deck that teaches the screen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveCard:
    """One session in the list of saves."""

    name: str
    """File name; pass it back to open it."""
    title: str
    deck: str
    turn: int
    turns: int
    date: str
    """When it was begun, as the player's clock said."""
    seed: int
    preview: str
    seat: str
    overall: int | None
    """Hundredths of a point; None before the first turn was closed."""
    ending: str
    """Title of the ending; empty while it goes on."""
    parent: str
    """File it was branched from; empty if none."""
    problem: str
    """What is wrong with the file and what can be done; empty if it is sound."""
    parent_line: int = 0
    """Line of the parent at which it was branched; 0 if there is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewSession:
    """What the player chose on the way in."""

    deck: str
    cell: str
    """Cell id, or `scenario.WHOLE`."""
    preview: Preview = "standard"
    seed: int | None = None
    """None draws a fresh one."""
    title: str = ""
    language: str = ""
    """Language to play in, as far as the deck is translated; empty: that of the interface."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """The answer to a command."""

    refused: str
    """Why it was refused, in one sentence; empty if it was accepted."""
    entries: tuple[Entry, ...] = ()
    """What happened, as far as this seat may know."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TurningPoint:
    """A decision or draw after which the overall score moved most."""

    turn: int
    headline: str
    change: int
    """Of the overall score over that turn, in hundredths."""
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """The end of a session in a few lines."""

    turning_points: tuple[TurningPoint, ...]
    scores: tuple[tuple[int, tuple[int, ...], int], ...] = field(default=())
    """Turn, step scores and overall score of every closed turn, in hundredths."""
    undone: int = 0
    """Commands that were taken back, over all rewinds."""
    rewinds: int = 0
    """How often the session went back."""


class Table(Protocol):
    """A session in progress, as one seat sees it."""

    @property
    def save_name(self) -> str:
        """Name of the file that every accepted command is written to before it is shown."""

    @property
    def notice(self) -> str:
        """What was mended or noticed when the file was opened; empty if nothing was."""

    def view(self) -> View:
        """Return what this seat sees now."""

    def submit(self, command: Command) -> Told:
        """Ask for a command; it is on disk before this returns."""

    def news(self) -> tuple[Entry, ...]:
        """Return what happened since the turn before this one was ended, for the brief."""

    def story(self) -> tuple[Entry, ...]:
        """Return everything that has happened, in order."""

    def ledger(self, about: str = "") -> tuple[LedgerRow, ...]:
        """Return every change of an indicator id or "step/ID", oldest first; all if empty."""

    def courses(self, subjects: tuple[str, ...]) -> dict[str, tuple[int, ...]]:
        """Return the values of each subject at STARTEX and after every closed turn.

        A subject is an indicator id, "step/ID", "overall" or "initiative/ID". Scores are in
        hundredths of a point, programmes in turns of work done. Unknown ones are left out.
        """

    def reference(self) -> Reference:
        """Return the book of the model, as far as this seat may read it now."""

    def citations(self, sources: tuple[str, ...]) -> tuple[Citation, ...]:
        """Return the full text of citations such as "essay/1c"."""

    def summary(self) -> Summary:
        """Return the turning points and scores by turn."""

    def decisions(self) -> tuple[Decision, ...]:
        """Return what can be taken back, the last first."""

    def rewind(self, to: int, reason: str = "") -> Told:
        """Go back to a line of the record; what came after it stays there and is counted.

        Luck is keyed by what is drawn for: the same decisions bring the same results again.
        """

    def staff(self, inject: str) -> tuple[Appraisal, ...]:
        """Return what each open answer to an inject is worth by looking ahead, the best first.

        It takes a moment: ask beside the interface.
        """

    def standing(self) -> tuple[Standing, ...]:
        """Return where the final score stands among simulated games of several policies.

        The first time for a deck it takes some seconds: ask beside the interface.
        """

    def report(self, heard: Callable[[str, int, int], bool]) -> str:
        """Write the after-action report beside the record; return where it is.

        It takes seconds: ask beside the interface. `heard` hears what is being done, how far it is
        and of how much; if it returns false, the report is given up and `GivenUp` raised.
        """

    def close(self) -> None:
        """Let go of the file. Nothing is lost by closing."""


class Desk(Protocol):
    """Where sessions are begun and found again."""

    @property
    def saves_folder(self) -> str:
        """Folder that holds the saves, for people to read."""

    def decks(self) -> tuple[DeckCard, ...]:
        """Return the decks that can be played, the tutorial first."""

    def saves(self, place: Place = "") -> Iterator[SaveCard]:
        """Yield the saved sessions of a place, newest first."""

    def rename(self, name: str, title: str) -> None:
        """Give a session another title. Raises WargameError, as all of these do."""

    def duplicate(self, name: str) -> str:
        """Copy a session; return the name of the copy."""

    def put(self, name: str, place: Place, from_place: Place = "") -> str:
        """Move a session between the saves, the archive and the trash; return its name there."""

    def empty_trash(self) -> int:
        """Delete what is in the trash for good; return how many sessions that were."""

    def export(self, name: str, target: str) -> str:
        """Copy a session to a file; return what is to be told."""

    def import_file(self, source: str) -> str:
        """Copy a file into the saves; return what is to be told."""

    def start(self, new: NewSession) -> Table:
        """Begin a session and its file. Raises WargameError."""

    def resume(self, name: str) -> Table:
        """Open a session to play on. Raises WargameError if it is damaged or open elsewhere."""

    def playback(self, name: str) -> Playback:
        """Open a session to look at. Raises WargameError."""

    def reference(self) -> Reference:
        """Return the book of the model that the decks here play on."""

    def citations(self, sources: tuple[str, ...]) -> tuple[Citation, ...]:
        """Return the full text of citations in that book."""

    def first_time(self) -> bool:
        """Return true if nobody has finished or skipped turn zero here."""

    def met(self) -> None:
        """Remember that turn zero was finished or skipped."""
