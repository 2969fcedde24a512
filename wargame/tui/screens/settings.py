"""Provides the screen of settings."""

from __future__ import annotations

from functools import partial, reduce

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import OptionList

from wargame.language import _
from wargame.passages import joined
from wargame.preferences import BY_NAME, KINDS, Kind, Preferences
from wargame.tui.commands import SETTINGS
from wargame.tui.intents import Prefer
from wargame.tui.screens.base import ExerciseScreen
from wargame.tui.widgets.banner import Heading
from wargame.tui.widgets.rows import Row, RowList
from wargame.tui.wording import LEAD, QUIET, hang, lines, styled

AT_START = ("ascii", "language")
"""What is dressed only when the program starts."""


class SettingsScreen(ExerciseScreen):
    """Shows every setting with its choices; a choice holds at once and is kept."""

    KEYS = SETTINGS
    BINDINGS = SETTINGS.bindings()
    AUTO_FOCUS = "#settings"

    def __init__(self, preferences: Preferences) -> None:
        """Begin with these preferences."""
        super().__init__()
        self._preferences = preferences

    def heading(self) -> Heading:
        """Return the title and where the settings are kept."""
        says = _("Enter or right takes the next choice, left the one before")
        lows = (says, _("Right: next choice, left: the one before"), _("Left and right choose"))
        return Heading(title=_(self.KEYS.screen), lows=lows, file=self._preferences.place)

    def body(self) -> ComposeResult:
        """Yield the list."""
        yield RowList(id="settings")

    def on_mount(self) -> None:
        """List the settings."""
        self.fill()
        super().on_mount()

    def fill(self) -> None:
        """Show what is chosen, the cursor kept."""
        settings = self._preferences.settings
        rows = [
            Row(
                id=kind.name,
                draw=partial(_draw, kind, settings[kind.name], settings.origins.get(kind.name, "")),
            )
            for kind in KINDS
        ]
        self.query_one("#settings", RowList).offer(rows)

    @on(OptionList.OptionSelected, "#settings")
    def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.action_next_choice()

    def action_next_choice(self) -> None:
        """Take the next choice of the marked setting."""
        self._turn(1)

    def action_previous_choice(self) -> None:
        """Take the choice before."""
        self._turn(-1)

    def _turn(self, by: int) -> None:
        kind = BY_NAME.get(self.query_one("#settings", RowList).marked)
        if kind is not None:
            at = kind.choices.index(self._preferences.settings[kind.name])
            word = kind.choices[(at + by) % len(kind.choices)]
            self.post_message(Prefer(kind.name, word))


def _draw(kind: Kind, chosen: str, origin: str, width: int) -> Content:
    pieces: list[Content] = []
    for word in kind.choices:
        # A choice of two words does not go over the end of a line.
        name = _(kind.words.get(word, word)).replace(" ", "\u00a0")
        pieces.append(styled(f"[{name}]", LEAD) if word == chosen else styled(f" {name} ", QUIET))
    notes = [_(kind.help)]
    if kind.name in AT_START:
        notes.append(_("It changes when the program starts again."))
    if origin:
        notes.append(_("From {origin}.").format(origin=_(origin)))
    return lines(
        hang(Content(" ").join(pieces), width, styled(f"{_(kind.title)}: ", "bold"), "  "),
        hang(styled(reduce(joined, notes), QUIET), width, "  "),
        Content(" "),
    )
