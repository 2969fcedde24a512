"""Provides the first screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.reactive import reactive
from textual.widgets import OptionList

from wargame.language import _
from wargame.tui.commands import EVERYWHERE, TITLE
from wargame.tui.intents import GoTo, ResumeSession, SkipLesson
from wargame.tui.keymap import keymap_of
from wargame.tui.screens.base import ExerciseScreen
from wargame.tui.widgets.banner import Heading
from wargame.tui.widgets.drawn import Drawn
from wargame.tui.widgets.rows import Row, RowList
from wargame.tui.wording import LEAD, QUIET, cell, hang, styled

if TYPE_CHECKING:
    from wargame.gateway import SaveCard

LESSON = "lesson"


class Masthead(Drawn):
    """Names the exercise and the folder of its records."""

    def __init__(self, saves_folder: str) -> None:
        """Begin with this folder."""
        super().__init__(id="masthead")
        self._folder = saves_folder

    def draw(self, width: int) -> Content:
        """Return name, purpose and folder."""
        return Content("\n").join(
            [
                styled(_("THE ALLIANCE IN CRISIS"), LEAD),
                Content(_("A tabletop exercise on the Taiwan Strait, the Senkakus and Korea.")),
                hang(
                    styled(_("Sessions are kept in {folder}").format(folder=self._folder), QUIET),
                    width,
                ),
            ]
        )


class TitleScreen(ExerciseScreen):
    """Offers to begin, continue or look at a session."""

    KEYS = TITLE
    BINDINGS = TITLE.bindings()
    AUTO_FOCUS = "#menu"

    latest: reactive[SaveCard | None] = reactive(None, init=False)
    """The newest session that can be played on; None until the list has been read."""
    is_first_time: reactive[bool] = reactive(default=False, init=False)
    """Whether turn zero is offered first."""

    def __init__(
        self, saves_folder: str, read: Callable[[], Iterator[SaveCard]], *, is_first_time: bool
    ) -> None:
        """Begin with the folder of saves and what yields them, newest first."""
        super().__init__()
        self._folder = saves_folder
        self._read = read
        self.set_reactive(TitleScreen.is_first_time, is_first_time)

    def heading(self) -> Heading:
        """Return the program's name."""
        return Heading(
            title="Wargame", lows=(_("Ctrl+P lists every command, ? explains the keys"),)
        )

    def body(self) -> ComposeResult:
        """Yield the masthead and the menu."""
        with Vertical(id="front"):
            yield Masthead(self._folder)
            yield RowList(id="menu")

    def on_mount(self) -> None:
        """Fill the menu."""
        self._fill()
        super().on_mount()

    def on_screen_resume(self) -> None:
        """Look which session is the latest; it may have changed since the title was left."""
        # After the screen is painted: reading brings in the journal, which would hold it up.
        self.call_after_refresh(self._load)

    @work(thread=True, exclusive=True, group="latest", exit_on_error=False)
    def _load(self) -> None:
        going_on = (card for card in self._read() if not card.ending and not card.problem)
        self.app.call_later(self._take_latest, next(going_on, None))

    def _take_latest(self, card: SaveCard | None) -> None:
        if self.is_attached:
            self.latest = card

    def watch_latest(self) -> None:
        """Say what would be continued, the cursor kept."""
        self._fill()
        self.refresh_bindings()

    def watch_is_first_time(self) -> None:
        """Offer turn zero or not."""
        self._fill()
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Show only the keys that do something now."""
        if action == "skip":
            return self.is_first_time
        if action == "resume_latest":
            return True if self.latest else None
        return super().check_action(action, parameters)

    def action_new_session(self) -> None:
        """Choose a new session."""
        self.post_message(GoTo("new"))

    def action_resume_latest(self) -> None:
        """Play on where it was stopped last."""
        if self.latest is not None:
            self.post_message(ResumeSession(self.latest.name))

    def action_saves(self) -> None:
        """List the sessions."""
        self.post_message(GoTo("saves"))

    def action_replay(self) -> None:
        """List the sessions, to look at one."""
        self.post_message(GoTo("replays"))

    def action_decks(self) -> None:
        """List the decks."""
        self.post_message(GoTo("decks"))

    def action_skip(self) -> None:
        """Leave turn zero out."""
        self.post_message(SkipLesson())
        self.is_first_time = False
        self.say(_("Turn zero is left out. It stays in the list of decks."))

    @on(OptionList.OptionSelected, "#menu")
    async def _choose(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        if event.option.id == LESSON:
            self.post_message(GoTo("lesson"))
        elif event.option.id:
            await self.run_action(event.option.id)

    def _fill(self) -> None:
        self.query_one("#menu", RowList).offer(
            [
                Row(
                    id=action,
                    draw=partial(_draw, key, label, note),
                    is_open=action != "resume_latest" or self.latest is not None,
                )
                for action, key, label, note in self._rows()
            ]
        )

    def _rows(self) -> list[tuple[str, str, str, str]]:
        card = self.latest
        latest = (
            _("no session is waiting")
            if card is None
            else _("{title}, turn {turn} of {turns}").format(
                title=card.title, turn=card.turn, turns=card.turns
            )
        )
        keymap = keymap_of(self)
        skip = keymap.of(TITLE, "skip")
        note = _("a lesson of five minutes; {key} leaves it out").format(key=skip)
        rows = [
            ("new_session", _("New session"), _("choose deck, seat and preview")),
            ("resume_latest", _("Continue the latest"), latest),
            ("saves", _("Saved sessions"), _("play on, or look at one again")),
            ("replay", _("Replay"), _("a session, moment by moment")),
            ("decks", _("Decks"), _("what can be played")),
        ]
        return [
            *([(LESSON, " ", _("Turn zero"), note)] if self.is_first_time else []),
            *((action, keymap.of(TITLE, action), label, says) for action, label, says in rows),
            (
                "app.reference",
                keymap.of(EVERYWHERE, "reference"),
                _("Reference"),
                _("claims, words, what moves what"),
            ),
            (
                "app.settings",
                keymap.of(EVERYWHERE, "settings"),
                _("Settings"),
                _("theme, language and other comforts"),
            ),
            ("app.help", keymap.of(EVERYWHERE, "help"), _("Help"), _("keys and terms")),
            ("app.quit", keymap.of(TITLE, "quit"), _("Quit"), _("nothing is ever lost")),
        ]


def _draw(key: str, label: str, note: str, width: int) -> Content:
    told = Content.assemble(f"{cell(label, 21)} ", (note, QUIET))
    return hang(told, width, styled(f" {cell(key, 3)}", LEAD))
