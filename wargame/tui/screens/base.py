"""Provides what all screens share: banner, footer, keys from the registry, help."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.events import ScreenResume
from textual.reactive import reactive
from textual.screen import Screen
from textual.worker import Worker, WorkerState

from wargame.language import _
from wargame.mishaps import told
from wargame.tui.glyphs import Glyphs, glyphs_of
from wargame.tui.intents import GoTo
from wargame.tui.registry import CommandSet
from wargame.tui.widgets.banner import Banner, Heading, session_heading
from wargame.tui.widgets.coach_line import CoachLine
from wargame.tui.widgets.key_bar import KeyBar

if TYPE_CHECKING:
    from wargame.core.views import View


Answer = TypeVar("Answer")


class StyledOnce(Screen[Answer]):
    """Keeps a screen from being styled a second time as it opens: its parts have just been.

    Textual asks for new styles whenever a screen is shown.
    """

    @on(ScreenResume)
    def _leave_styles(self, event: ScreenResume) -> None:
        if not self.stack_updates:  # it has not been shown yet
            event.refresh_styles = False


class ExerciseScreen(StyledOnce[None]):
    """Shows a banner, a body and the keys. Decides nothing."""

    KEYS: ClassVar[CommandSet]
    """What can be done here; `BINDINGS` must be `KEYS.bindings()`."""

    @property
    def glyphs(self) -> Glyphs:
        """The letters to draw with."""
        return glyphs_of(self)

    def compose(self) -> ComposeResult:
        """Put the body between banner and footer."""
        self._size_up()
        yield Banner(self.heading())
        yield from self.lead()
        yield from self.body()
        yield KeyBar()

    def _size_up(self) -> None:
        """Wear the classes of the terminal's size; Textual puts them on when all is styled."""
        app = self.app
        worn: dict[str, bool] = {}
        for length, points in (
            (app.size.width, app.HORIZONTAL_BREAKPOINTS),
            (app.size.height, app.VERTICAL_BREAKPOINTS),
        ):
            reached = [point for point in sorted(points or ()) if point[0] <= length]
            worn |= {name: (least, name) == reached[-1] for least, name in points or ()}
        self.update_classes(worn, update=False)

    def heading(self) -> Heading:
        """Return what the banner says."""
        return Heading(title=_(self.KEYS.screen))

    def lead(self) -> ComposeResult:
        """Yield what stands above the body."""
        yield from ()

    def body(self) -> ComposeResult:
        """Yield what stands between banner and footer."""
        raise NotImplementedError

    def on_mount(self) -> None:
        """Put the cursor where it belongs, also when another window has the keyboard."""
        self.go_home()

    def go_home(self) -> None:
        """Put the cursor where it belongs."""
        if self.AUTO_FOCUS:
            self.query_one(self.AUTO_FOCUS).focus()

    def action_back(self) -> None:
        """Leave a field for the list, or the screen for the one before."""
        if self.focused is not None and self.focused.id == "filter":
            self.go_home()
        else:
            self.dismiss()

    async def action_quit(self) -> None:
        """End the program; a key of a screen looks for its action on the screen only."""
        await self.app.action_quit()

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Tell the player what went wrong in a thread of this screen."""
        if event.state is WorkerState.ERROR:
            self.notify(told(event.worker.error), severity="error", timeout=12, markup=False)

    def say(self, text: str, *, is_warning: bool = False) -> None:
        """Show a sentence for a few seconds."""
        self.notify(text, severity="warning" if is_warning else "information", markup=False)

    def cite(self, sources: tuple[str, ...]) -> None:
        """Ask for the sources in full, or say that there is none."""
        if sources:
            self.post_message(GoTo("citations", "\n".join(dict.fromkeys(sources))))
        else:
            self.say(_("Nothing is cited here."))


class SessionScreen(ExerciseScreen):
    """Shows one view of a session and takes a new one whenever it has changed."""

    view: reactive[View | None] = reactive(None, init=False)

    lesson: reactive[str] = reactive("", init=False)
    """What the coach says here; empty but in turn zero, and where the body has its own."""

    PLACE: ClassVar[str] = ""
    """What the banner calls this screen; empty for the situation room."""

    def __init__(self, view: View, save_name: str) -> None:
        """Begin with this view of the session kept in `save_name`."""
        super().__init__()
        self.set_reactive(SessionScreen.view, view)
        self.save_name = save_name
        self.place = ""
        """Name of the screen in `wargame.tui.places`; empty if it has none."""

    @property
    def seen(self) -> View:
        """The view, which is there from the start."""
        assert self.view is not None  # noqa: S101 - set in the constructor, never unset
        return self.view

    def lead(self) -> ComposeResult:
        """Yield what the coach says, if it says anything."""
        if self.lesson:
            yield CoachLine(self.lesson)

    def heading(self) -> Heading:
        """Return title, turn, capital and file."""
        return session_heading(self.seen, self.save_name, self.PLACE)

    def watch_view(self) -> None:
        """Show what has changed."""
        if self.is_mounted:
            self.query_one(Banner).heading = self.heading()
            self.take()
            self.refresh_bindings()

    def watch_lesson(self) -> None:
        """Let the coach say the next thing."""
        for line in self.query(CoachLine):
            line.says = self.lesson

    def take(self) -> None:
        """Hand the parts of the new view to the widgets; each repaints only if its part changed."""


def title_of(text: str) -> Content:
    """Return deck text for a border title: nothing in it is read as markup."""
    return Content(text.replace("\n", " "))
