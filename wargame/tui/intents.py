"""Lists what a screen may ask of the app. Screens post these and decide nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from wargame.core import commands
    from wargame.gateway import NewSession
    from wargame.recordings import Playback


@dataclass
class Ask(Message):
    """The player wants this command submitted to the table."""

    command: commands.Command


@dataclass
class BeginSession(Message):
    """The player wants a new session."""

    new: NewSession


@dataclass
class ResumeSession(Message):
    """The player wants to play a saved session on."""

    save: str


@dataclass
class AskStaff(Message):
    """The player wants the staff to play the options of an inject on."""

    inject: str


@dataclass
class WatchSession(Message):
    """The player wants to look at a recorded session."""

    save: str
    turn: int = 1
    """Turn to begin at."""


@dataclass
class BranchSession(Message):
    """The player wants a new session that leaves a recorded one at a moment."""

    playback: Playback
    index: int


@dataclass
class ShowLine(Message):
    """The player wants to look at a line of play of a recording."""

    playback: Playback
    at: int
    """Moment to begin at."""


@dataclass
class AskCompare(Message):
    """The player wants a recording compared."""

    playback: Playback
    other: str = ""
    """File or line of play to compare with; empty asks for one."""


@dataclass
class CompareSaves(Message):
    """The player wants two saved sessions compared."""

    save: str
    other: str


@dataclass
class SkipLesson(Message):
    """The player does not want turn zero offered again."""


@dataclass
class LeaveTable(Message):
    """The player leaves the table or the recording and goes to the title."""


@dataclass
class Prefer(Message):
    """The player prefers something from now on."""

    name: str
    """Name of the setting."""
    word: str


@dataclass
class GoTo(Message):
    """The player wants another screen on top of this one."""

    place: str
    """Name of the screen, as in `wargame.tui.places`."""
    about: str = ""
    """What it is to show: an inject, a deck, an indicator or a step."""
