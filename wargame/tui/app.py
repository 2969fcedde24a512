"""Provides the solo interface: opens sessions, routes what screens ask for, keeps nothing else."""

from __future__ import annotations

import gc
from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.app import App, SystemCommand
from textual.command import CommandPalette, Provider
from textual.screen import Screen

from wargame.errors import BadInput, WargameError
from wargame.language import _
from wargame.tui import intents
from wargame.tui.commands import EVERYWHERE
from wargame.tui.glyphs import ASCII, UNICODE, Glyphs
from wargame.tui.recordings_host import RecordingsHost
from wargame.tui.registry import CommandSet
from wargame.tui.screens.title import TitleScreen
from wargame.tui.themes import register_themes
from wargame.tui.widgets.drawn import ROOMY

if TYPE_CHECKING:
    from wargame.core.views_reference import Reference
    from wargame.gateway import DeckCard, Desk, NewSession, Table
    from wargame.preferences import Preferences


def _player_commands() -> type[Provider]:
    from wargame.tui.palette import PlayerCommands

    return PlayerCommands


class WargameApp(RecordingsHost):
    """Lets one player use a desk: begin, play, look again."""

    TITLE = "Wargame"
    CSS_PATH = ["app.tcss"]  # noqa: RUF012 - Textual declares it so
    BINDINGS = EVERYWHERE.bindings()
    COMMANDS = App.COMMANDS | {_player_commands}
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (110, "-wide"), (150, "-vast")]  # noqa: RUF012 - Textual declares it so
    VERTICAL_BREAKPOINTS = [(0, "-short"), (ROOMY, "-tall")]  # noqa: RUF012 - Textual declares it so

    def __init__(
        self,
        desk: Desk,
        *,
        open_save: str = "",
        new: NewSession | None = None,
        replay: str = "",
        replay_turn: int = 1,
        plain_ascii: bool = False,
        preferences: Preferences | None = None,
    ) -> None:
        """Sit at `desk`.

        Args:
            desk: Where sessions are begun and found again.
            open_save: File name of a session to play on at once.
            new: A session to begin at once.
            replay: File name of a session to look at at once.
            replay_turn: Turn that the look begins at.
            plain_ascii: Whether to draw with ASCII letters only.
            preferences: What the user prefers; by default the defaults, which are not kept.
        """
        super().__init__(desk, preferences)
        settings = self.preferences.settings
        is_ascii = plain_ascii or settings.is_on("ascii")
        self.glyphs: Glyphs = ASCII if is_ascii else UNICODE
        register_themes(self)
        self.set_keymap(dict(self.keymap.own))
        self._first: intents.ResumeSession | intents.WatchSession | intents.BeginSession | None = (
            None
        )
        if open_save:
            self._first = intents.ResumeSession(open_save)
        elif replay:
            self._first = intents.WatchSession(replay, replay_turn)
        elif new is not None:
            self._first = intents.BeginSession(new)

    def get_default_screen(self) -> Screen[None]:
        """Return the title, on which everything else is laid."""
        return TitleScreen(
            self.desk.saves_folder, self.desk.saves, is_first_time=self.desk.first_time()
        )

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Yield what the palette offers beside the exercise's own commands."""
        for one in super().get_system_commands(screen):
            if one.title == "Screenshot":
                says = _("Saves a picture of this screen, as SVG.")
                yield SystemCommand(_("Screenshot"), says, one.callback)

    def action_command_palette(self) -> None:
        """Offer everything that can be done here."""
        if not isinstance(self.screen, CommandPalette):
            asks = _("Search for commands")
            self.push_screen(CommandPalette(id="--command-palette", placeholder=asks))

    def on_mount(self) -> None:
        """Dress for the terminal, then open what was asked for on the way in."""
        self._motion = self.animation_level
        self._dress()
        if self.glyphs is ASCII:
            self.add_class("-ascii")
            from wargame.tui.ascii_drawing import draw_ascii

            draw_ascii()
        self._warn()
        if self._first is not None:
            self.post_message(self._first)
        self.call_after_refresh(self._settle)

    def _dress(self) -> None:
        """Wear the theme and move as the user prefers."""
        settings = self.preferences.settings
        # Without colours, this theme marks by bold and underline what the others mark by colour.
        self.theme = "ansi-dark" if self.no_color else settings["theme"]
        self.animation_level = "none" if settings.is_on("reduced_motion") else self._motion

    def _warn(self) -> None:
        """Tell what is wrong with the user's files, without taking the keys away."""
        told = [self.preferences.notice] if self.preferences.notice else []
        told += [
            self.preferences.complain(one.name, one.what, is_about_keys=one.is_about_keys)
            for one in self.complaints
        ]
        for one in told:
            self.notify(one, severity="warning", timeout=20, markup=False)

    @on(intents.Prefer)
    def _prefer(self, event: intents.Prefer) -> None:
        from wargame.tui.screens.settings import SettingsScreen

        try:
            self.preferences.choose(event.name, event.word)
        except WargameError as error:
            self.mishap(error)
        self._dress()
        for screen in self.screen_stack:
            if isinstance(screen, SettingsScreen):
                screen.fill()

    def action_settings(self) -> None:
        """Show what can be preferred."""
        from wargame.tui.screens.settings import SettingsScreen

        if not self.screen.is_modal and not isinstance(self.screen, SettingsScreen):
            self.push_screen(SettingsScreen(self.preferences))

    def _settle(self) -> None:
        # What is alive now stays alive: without it each collection would look at all of Textual
        # again and hold a key up.
        gc.collect()
        gc.freeze()

    @on(intents.BeginSession)
    def _begin(self, event: intents.BeginSession) -> None:
        self.open_table(partial(self.desk.start, event.new), is_new=True)

    @on(intents.ResumeSession)
    def _resume(self, event: intents.ResumeSession) -> None:
        self.open_table(partial(self.desk.resume, event.save))

    @on(intents.LeaveTable)
    def _leave(self) -> None:
        self.rise()

    @on(intents.SkipLesson)
    def _skip_lesson(self) -> None:
        self.in_thread(self.desk.met, lambda _nothing: None)
        title = self.screen_stack[0]
        if isinstance(title, TitleScreen):
            title.is_first_time = False

    @on(intents.GoTo)
    def _show(self, event: intents.GoTo) -> None:
        match event.place:
            case "new":
                self.fetch(self.desk.decks, partial(self._choose_new, event.about))
            case "decks":
                self.fetch(self.desk.decks, self._list_decks)
            case "lesson":
                self.open_table(self._start_lesson, is_new=True)
            case "saves" | "replays":
                from wargame.tui.screens.saves import SavesScreen

                self.push_screen(SavesScreen(self.desk, to_watch=event.place == "replays"))
            case "lines":
                playback = self.shown_playback()
                if playback is not None:
                    self.show_lines(playback)
            case "citations":
                self.cite(tuple(event.about.split("\n")))
            case _:
                self.show_session(event.place, event.about)

    def _choose_new(self, deck: str, decks: tuple[DeckCard, ...]) -> None:
        from wargame.tui.screens.new_session import NewSessionScreen

        self.push_screen(NewSessionScreen(decks, deck))

    def _list_decks(self, decks: tuple[DeckCard, ...]) -> None:
        from wargame.tui.screens.decks import DecksScreen

        self.push_screen(DecksScreen(decks))

    def _start_lesson(self) -> Table:
        from wargame.core.scenario import WHOLE
        from wargame.gateway import NewSession

        for card in self.desk.decks():
            if card.tutorial and not card.problem:
                return self.desk.start(NewSession(deck=card.name, cell=WHOLE, preview="instructor"))
        raise BadInput(_("turn zero: its deck is not among the decks; begin a new session instead"))

    def action_reference(self) -> None:
        """Open the book of the model, at what the screen is about."""
        from wargame.tui.screens.reference import ReferenceScreen

        if self.screen.is_modal or isinstance(self.screen, ReferenceScreen):
            return
        topic = getattr(self.screen, "topic", "")

        def lay(book: Reference) -> None:
            self.push_screen(ReferenceScreen(book, topic))

        self.fetch(self.book(), lay)

    def action_help(self) -> None:
        """Explain the keys of this screen and the terms."""
        from wargame.tui.screens.help import HelpScreen

        if isinstance(self.screen, HelpScreen):
            return
        keys = getattr(self.screen, "KEYS", None)
        if not self.screen.is_modal:
            self.push_screen(HelpScreen(keys if isinstance(keys, CommandSet) else None))
