"""Provides the help: keys of the screen before, and the terms of the exercise."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content

from wargame.glossary import TERMS
from wargame.language import N_, _
from wargame.tui.commands import EVERYWHERE, HELP
from wargame.tui.keymap import keymap_of
from wargame.tui.registry import CommandSet
from wargame.tui.screens.base import ExerciseScreen
from wargame.tui.signs import SIGNS
from wargame.tui.widgets.banner import Heading
from wargame.tui.widgets.drawn import Drawn
from wargame.tui.wording import LEAD, hang, lines, styled
from wargame.wording import left

_MOVING = (
    (N_("Up, Down"), N_("Move the cursor in a list; Home and End go to its ends.")),
    (N_("Tab"), N_("Goes to the next part of the screen, Shift+Tab to the one before.")),
    (N_("Mouse"), N_("Click a row to mark and open it; click a key at the bottom to press it.")),
)


MEASURE = 100
"""Cells of the longest line; a longer one is hard to read."""


class KeysExplained(Drawn):
    """Explains the keys of a screen, those of all screens, and signs."""

    def __init__(self, keys: CommandSet | None) -> None:
        """Begin with the keys of one screen."""
        super().__init__()
        self._keys = keys

    def draw(self, width: int) -> Content:
        """Return everything in one column."""
        width = min(width, MEASURE)
        parts = []
        if self._keys is not None:
            rows = self._rows(self._keys)
            parts.append(
                lines(
                    styled(_(self._keys.screen), LEAD),
                    hang(_(self._keys.says), width),
                    _table(rows, 10, width),
                )
            )
        everywhere = self._rows(EVERYWHERE)
        parts.append(
            lines(styled(_("Everywhere"), LEAD), _table(everywhere + _spoken(_MOVING), 10, width))
        )
        parts.append(lines(styled(_("Signs"), LEAD), _table(_spoken(SIGNS), 25, width)))
        return Content("\n\n").join(parts)

    def _rows(self, keys: CommandSet) -> tuple[tuple[str, str], ...]:
        keymap = keymap_of(self)
        return tuple(
            (
                keymap.shown(keys, one),
                _("{title}. {help}").format(title=_(one.title), help=_(one.help)),
            )
            for one in keys.commands
        )


class TermsExplained(Drawn):
    """Explains the terms of the exercise."""

    def draw(self, width: int) -> Content:
        """Return term after term."""
        told = _table(_spoken(TERMS), 21, min(width, MEASURE))
        return lines(styled(_("Terms"), LEAD), told)


def _spoken(rows: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    return tuple((_(name), _(says)) for name, says in rows)


def _table(rows: tuple[tuple[str, str], ...], first: int, width: int) -> Content:
    return lines(
        *(hang(says, width, f"  {left(name, first)} ", " " * (first + 3)) for name, says in rows)
    )


class HelpScreen(ExerciseScreen):
    """Shows all keys of the screen it was called from, and the glossary."""

    KEYS = HELP
    BINDINGS = HELP.bindings()
    AUTO_FOCUS = "#pages"

    def __init__(self, keys: CommandSet | None) -> None:
        """Begin with the keys of the screen before."""
        super().__init__()
        self._keys = keys

    def heading(self) -> Heading:
        """Return the title."""
        return Heading(title=_(self.KEYS.screen), lows=(_("Up and down scroll, Esc goes back"),))

    def body(self) -> ComposeResult:
        """Yield keys and terms, side by side where there is room; both scroll."""
        with VerticalScroll(id="pages"):
            yield KeysExplained(self._keys)
            yield TermsExplained()
