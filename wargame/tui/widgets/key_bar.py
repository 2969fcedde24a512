"""Shows the keys of a screen along its foot."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget

from wargame.language import _

if TYPE_CHECKING:
    from textual.binding import ActiveBinding
    from textual.screen import Screen


@dataclass(frozen=True, slots=True)
class Foot:
    """One key as it stands at the foot: what is pressed, how it is written, what it does."""

    key: str
    written: str
    word: str
    help: str
    enabled: bool

    @property
    def width(self) -> int:
        """Columns that it takes, with the gap after it."""
        return cell_len(self.written) + cell_len(self.word) + 2


class KeyBar(Widget):
    """Names the keys that do something now; a click on one presses it.

    Textual's footer is a row of widgets, one a key, built anew at every move of the focus: nearly
    half of the styling when the title opens. This is one line of text. Where there is no room for
    all keys, the last one stays: it leads to the help, which lists them.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "key-bar--key",
        "key-bar--word",
        "key-bar--key-idle",
        "key-bar--word-idle",
        "key-bar--under-pointer",
    }

    DEFAULT_CSS = """
    KeyBar {
        dock: bottom;
        height: 1;
        background: $footer-background;
        color: $footer-foreground;
        .key-bar--key { color: $footer-key-foreground; text-style: bold; }
        .key-bar--word { color: $footer-description-foreground; }
        .key-bar--key-idle, .key-bar--word-idle { color: $text-muted; text-style: italic; }
        .key-bar--under-pointer { background: $block-hover-background; }
    }
    """

    ALLOW_SELECT = False

    keys: reactive[tuple[Foot, ...]] = reactive(())
    """What is named at present."""

    under_pointer: reactive[str] = reactive("")
    """The key that the mouse is on."""

    def on_mount(self) -> None:
        """Hear of every change of what the keys do."""
        self.screen.bindings_updated_signal.subscribe(self, self.take)

    def on_unmount(self) -> None:
        """Hear of nothing any more."""
        self.screen.bindings_updated_signal.unsubscribe(self)

    def take(self, screen: Screen[object]) -> None:
        """Name what the keys of the screen do now; where nothing changed, nothing is drawn."""
        if not self.is_attached:
            return
        first_of_action: dict[str, ActiveBinding] = {}
        for one in screen.active_bindings.values():
            if one.binding.show:
                first_of_action.setdefault(one.binding.action, one)
        self.keys = tuple(self._told(one) for one in first_of_action.values())

    def _told(self, active: ActiveBinding) -> Foot:
        binding = active.binding
        written = self.app.get_key_display(binding)
        word, tip = _(binding.description), _(active.tooltip)
        return Foot(binding.key, written, word, tip, active.enabled)

    def that_fit(self) -> list[Foot]:
        """Return the keys there is room for."""
        fitting = list(self.keys)
        while sum(one.width for one in fitting) > self.size.width and len(fitting) > 1:
            del fitting[-2]
        return fitting

    def render(self) -> Content:
        """Return the line."""
        return Content.assemble(*(self._draw(one) for one in self.that_fit()))

    def _draw(self, one: Foot) -> Content:
        idle = "" if one.enabled else "-idle"
        drawn = Content.assemble(
            (one.written, self.get_visual_style(f"key-bar--key{idle}")),
            (f" {one.word} ", self.get_visual_style(f"key-bar--word{idle}")),
        )
        if one.key == self.under_pointer:
            drawn = drawn.stylize(
                self.get_visual_style("key-bar--under-pointer"), 0, len(drawn) - 1
            )
        return drawn.stylize(Style.from_meta({"foot": one.key}), 0, len(drawn) - 1)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Light up the key under the mouse, and let its tooltip say what it does."""
        one = self._at(event)
        self.under_pointer = one.key if one else ""
        self.tooltip = one.help if one else None

    def on_leave(self) -> None:
        """Leave all keys in peace."""
        self.under_pointer = ""

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Press the key that is clicked on, if it does anything now."""
        one = self._at(event)
        if one and one.enabled:
            self.app.simulate_key(one.key)
        elif one:
            self.app.bell()

    def _at(self, event: events.MouseEvent) -> Foot | None:
        key = event.style.meta.get("foot")
        return next((one for one in self.keys if one.key == key), None)
