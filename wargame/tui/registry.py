"""Describes what a player can do: one description gives key, palette entry and help line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from textual.binding import Binding, BindingType


@dataclass(frozen=True, slots=True, kw_only=True)
class UserCommand:
    """One thing the player can do on a screen."""

    action: str
    """Name of the action; the screen or the app has a method `action_NAME`."""
    key: str
    """Keys that do it, separated by commas, as Textual names them."""
    shown: str
    """The keys as people read them."""
    title: str
    """What the footer and the command palette call it."""
    help: str
    """One sentence for the help screen and the palette."""
    footer: bool = True
    """Whether the footer has room for it."""
    priority: bool = False
    """Whether it comes before what the focused widget would do with the key."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CommandSet:
    """Everything that can be done on one screen."""

    screen: str
    """What the screen is called."""
    says: str
    """What the screen is for, in one or two sentences."""
    commands: tuple[UserCommand, ...]

    def bindings(self) -> list[BindingType]:
        """Return the key bindings for Textual."""
        return [
            Binding(
                command.key,
                command.action,
                command.title,
                show=command.footer,
                key_display=command.shown,
                tooltip=command.help,
                priority=command.priority,
                id=self.id_of(command),
            )
            for command in self.commands
        ]

    def id_of(self, command: UserCommand) -> str:
        """Return the stable name of a command, such as "situation-room.end_turn"."""
        return f"{self.screen}.{command.action}".lower().replace(" ", "-")


Shown = Callable[[CommandSet, UserCommand], str]
"""Says which keys do a command now, as people read them."""


def listed(action: str, key: str, shown: str, title: str, says: str) -> UserCommand:
    """Return a command that the footer names."""
    return UserCommand(action=action, key=key, shown=shown, title=title, help=says)


def unlisted(action: str, key: str, shown: str, title: str, says: str) -> UserCommand:
    """Return a command that is found in the help and the palette only."""
    return UserCommand(action=action, key=key, shown=shown, title=title, help=says, footer=False)


BACK = listed("back", "escape", "Esc", "Back", "Goes back to the screen before.")
SOURCES = listed("sources", "c", "c", "Sources", "Shows the sources in full.")
WHY = listed("ledger", "w", "w", "Why", "Opens the ledger: every change and its cause.")
CHARTS_KEY = listed("charts", "g", "g", "Charts", "Draws what is shown here over the turns.")
FILTER = listed(
    "filter", "slash", "/", "Filter", "Types words that the rows must contain; t3 means turn 3."
)

DETAILS = (
    UserCommand(
        action="details_down",
        key="pagedown",
        shown="PgDn",
        title="More",
        help="Moves the details down.",
        priority=True,
    ),
    UserCommand(
        action="details_up",
        key="pageup",
        shown="PgUp",
        title="Up",
        help="Moves the details up.",
        footer=False,
        priority=True,
    ),
)
