"""The registry of commands: one description gives key, palette entry and help line."""

from __future__ import annotations

from collections import Counter

import pytest
from textual.app import App
from textual.binding import Binding
from textual.message import Message
from textual.screen import Screen
from textual.widgets import DataTable, OptionList

from tests.tui.fake_desk import FakeDesk
from tests.tui.screen_text import SIZES, press, settle, words
from wargame.tui import commands, intents
from wargame.tui.app import WargameApp
from wargame.tui.palette import PlayerCommands
from wargame.tui.registry import CommandSet
from wargame.tui.screens.base import ExerciseScreen
from wargame.tui.screens.briefing import BriefingScreen
from wargame.tui.screens.charts import ChartsScreen
from wargame.tui.screens.compare import CompareScreen
from wargame.tui.screens.decks import DecksScreen
from wargame.tui.screens.end import EndScreen
from wargame.tui.screens.help import HelpScreen
from wargame.tui.screens.indicators import IndicatorsScreen
from wargame.tui.screens.initiatives import InitiativesScreen
from wargame.tui.screens.inject import InjectScreen
from wargame.tui.screens.ledger import LedgerScreen
from wargame.tui.screens.lines import LinesScreen
from wargame.tui.screens.map import MapScreen
from wargame.tui.screens.new_session import NewSessionScreen
from wargame.tui.screens.reference import ReferenceScreen
from wargame.tui.screens.replay import ReplayScreen
from wargame.tui.screens.resolution import ResolutionScreen
from wargame.tui.screens.room import RoomScreen
from wargame.tui.screens.saves import SavesScreen
from wargame.tui.screens.settings import SettingsScreen
from wargame.tui.screens.title import TitleScreen

SCREENS: tuple[type[ExerciseScreen], ...] = (
    TitleScreen,
    NewSessionScreen,
    BriefingScreen,
    RoomScreen,
    MapScreen,
    ChartsScreen,
    ReferenceScreen,
    InjectScreen,
    InitiativesScreen,
    ResolutionScreen,
    LedgerScreen,
    IndicatorsScreen,
    EndScreen,
    ReplayScreen,
    LinesScreen,
    CompareScreen,
    SavesScreen,
    DecksScreen,
    SettingsScreen,
    HelpScreen,
)


@pytest.mark.parametrize("screen", SCREENS)
def test_every_command_of_a_screen_does_something(screen: type[ExerciseScreen]) -> None:
    """A key in the help that nothing answers is a promise not kept."""
    for command in screen.KEYS.commands:
        assert hasattr(screen, f"action_{command.action}"), command.action


@pytest.mark.parametrize("screen", SCREENS)
def test_the_keys_of_a_screen_come_from_the_registry(screen: type[ExerciseScreen]) -> None:
    """Otherwise footer, palette and help drift apart."""
    bound = {(one.key, one.action) for one in screen.BINDINGS if isinstance(one, Binding)}

    assert bound == {(one.key, one.action) for one in screen.KEYS.commands}
    assert screen.KEYS in commands.ALL


@pytest.mark.parametrize("keys", commands.ALL, ids=lambda one: one.screen)
def test_no_key_means_two_things_on_one_screen(keys: CommandSet) -> None:
    """The second meaning would never be reached."""
    everywhere = () if keys is commands.EVERYWHERE else commands.EVERYWHERE.commands
    pressed = Counter(
        key for command in (*keys.commands, *everywhere) for key in command.key.split(",")
    )

    assert not [key for key, times in pressed.items() if times > 1]


@pytest.mark.parametrize("keys", commands.ALL, ids=lambda one: one.screen)
def test_every_command_explains_itself_in_a_sentence(keys: CommandSet) -> None:
    """The help, the tooltip and the palette show nothing else."""
    assert keys.says.endswith(".")
    for command in keys.commands:
        assert command.help.endswith("."), command
        assert command.title, command


def test_no_intent_is_taken_for_an_event_of_textual() -> None:
    """A message called Leave or Show would land in the handlers of Textual's own events."""
    ours = [one for one in vars(intents).values() if isinstance(one, type)]
    names = [one.handler_name for one in ours if issubclass(one, Message) and one is not Message]

    assert len(names) == 13
    for owner in (Screen, App, OptionList, DataTable):
        assert not [name for name in names if hasattr(owner, name) or hasattr(owner, f"_{name}")]


async def test_the_help_lists_every_key_of_the_screen_before(desk: FakeDesk) -> None:
    """A player who is lost presses the question mark."""
    app = WargameApp(desk, open_save="x")
    async with app.run_test(size=(100, 90)) as pilot:
        await settle(pilot)

        await press(pilot, "question_mark")

        shown = words(app)
        for command in (*commands.ROOM.commands, *commands.EVERYWHERE.commands):
            assert " ".join(f"{command.shown} {command.title}. {command.help}".split()) in shown
        await press(pilot, "escape")
        assert isinstance(app.screen, RoomScreen)


async def test_the_palette_offers_every_command_of_the_screen(desk: FakeDesk) -> None:
    """Those who forget a key find the command by a word."""
    app = WargameApp(desk, open_save="x")
    async with app.run_test(size=SIZES["80x24"]) as pilot:
        await settle(pilot)
        provider = PlayerCommands(app.screen)

        found = [str(hit.text) async for hit in provider.discover()]

        for command in commands.ROOM.commands:
            assert f"Situation room: {command.title} ({command.shown})" in found


async def test_the_palette_runs_what_it_finds(desk: FakeDesk) -> None:
    """An entry does the same as its key."""
    app = WargameApp(desk, open_save="x")
    async with app.run_test(size=SIZES["80x24"]) as pilot:
        await settle(pilot)

        await press(pilot, "ctrl+p", *"programmes")
        await press(pilot, "enter")

        assert isinstance(app.screen, InitiativesScreen)


async def test_a_question_has_no_help_and_no_screen_under_it_changes(desk: FakeDesk) -> None:
    """A help over a question would leave the question unanswered below it."""
    app = WargameApp(desk, open_save="x")
    async with app.run_test(size=SIZES["80x24"]) as pilot:
        await settle(pilot)
        await press(pilot, "enter", "enter")

        await press(pilot, "question_mark")

        assert app.screen.is_modal
