"""Every screen is walked to; each command has a key, a palette entry and a help line."""

from __future__ import annotations

import pytest

from tests.tui.fake_desk import SAVE, FakeDesk
from tests.tui.fitting import WIDTHS, nothing_is_cut
from tests.tui.screen_text import press, settle, words
from tests.tui.test_commands import SCREENS
from wargame.gateway import NewSession
from wargame.tui.app import WargameApp
from wargame.tui.commands import EVERYWHERE
from wargame.tui.palette import PlayerCommands
from wargame.tui.registry import CommandSet
from wargame.tui.screens.base import ExerciseScreen
from wargame.tui.screens.help import HelpScreen

NEW = NewSession(deck="taiwan-strait", cell="all")
ENDED = "2026-11-25-korea-9.jsonl"
JOURNEYS: dict[str, tuple[NewSession | None, str, tuple[str, ...]]] = {
    "TitleScreen": (None, "", ()),
    "NewSessionScreen": (None, "", ("n",)),
    "BriefingScreen": (NEW, "", ()),
    "RoomScreen": (None, SAVE, ()),
    "InjectScreen": (None, SAVE, ("enter",)),
    "InitiativesScreen": (None, SAVE, ("i",)),
    "ResolutionScreen": (None, SAVE, ("enter", "enter", "y", "e")),
    "LedgerScreen": (None, SAVE, ("w",)),
    "IndicatorsScreen": (None, SAVE, ("n",)),
    "MapScreen": (None, SAVE, ("m",)),
    "ChartsScreen": (None, SAVE, ("g",)),
    "ReferenceScreen": (None, SAVE, ("f2",)),
    "EndScreen": (None, ENDED, ()),
    "ReplayScreen": (None, "", ("r", "enter")),
    "LinesScreen": (None, "", ("r", "enter", "l")),
    "CompareScreen": (None, "", ("s", "x", "enter")),
    "SavesScreen": (None, "", ("s",)),
    "DecksScreen": (None, "", ("d",)),
    "SettingsScreen": (None, "", ("f3",)),
    "HelpScreen": (None, "", ("question_mark",)),
}
"""Session to begin, save to open, and the keys that lead to each screen."""


def kinds(base: type[ExerciseScreen]) -> set[type[ExerciseScreen]]:
    """Return every screen of solo play and replay; those without keys of their own are half of one.

    The screens of an exercise have tests of their own.
    """
    found = {each for one in base.__subclasses__() for each in (one, *kinds(one))}
    own = {one for one in found if one.__module__.startswith("wargame.tui.screens")}
    return {one for one in own if "BINDINGS" in vars(one)}


def test_there_is_a_journey_to_every_screen() -> None:
    """A new screen is not forgotten here."""
    assert {one.__name__ for one in kinds(ExerciseScreen)} == set(JOURNEYS)
    assert {one.__name__ for one in SCREENS} == set(JOURNEYS)


@pytest.mark.parametrize("name", JOURNEYS)
async def test_nothing_is_cut_and_every_command_has_key_palette_entry_and_help_line(
    name: str, desk: FakeDesk
) -> None:
    """By keyboard alone, by a word, or by looking it up: nothing can be done in one way only.

    On the way the window is changed: lines wrap, columns shrink, keys fit. Only a row of a table
    may end in a sign for more; what it leaves out stands below the table. A tiny window shows less
    and breaks nothing; so does a huge one.
    """
    new, save, keys = JOURNEYS[name]
    app = WargameApp(desk, new=new, open_save=save)
    async with app.run_test(size=(40, 12)) as pilot:
        await settle(pilot)
        await press(pilot, *keys)
        for size in ((300, 90), (60, 20)):
            await pilot.resize_terminal(*size)
            await settle(pilot)
        for width, height in WIDTHS.items():
            await pilot.resize_terminal(width, height)
            await settle(pilot)
            nothing_is_cut(app, width)
        await pilot.resize_terminal(100, 130)
        await settle(pilot)
        screen = app.screen
        assert type(screen).__name__ == name
        assert isinstance(screen, ExerciseScreen)
        _no_key_is_left_out(screen)
        here = [(where, one) for where in (screen.KEYS, EVERYWHERE) for one in where.commands]

        bound = {
            (binding.key, binding.id)
            for node in (screen, app)
            for bindings in node._bindings.key_to_bindings.values()
            for binding in bindings
            if binding.id
        }
        found = [str(hit.text) async for hit in PlayerCommands(screen).discover()]
        for where, one in here:
            for key in one.key.split(","):
                assert (key, where.id_of(one)) in bound
            if one.action != "command_palette":
                assert any(f"{one.title} ({one.shown})" in label for label in found)

        if not isinstance(screen, HelpScreen):
            await press(pilot, "question_mark")
            assert isinstance(app.screen, HelpScreen)
            _help_holds(app, screen.KEYS)
        _help_holds(app, EVERYWHERE)


def _help_holds(app: WargameApp, keys: CommandSet) -> None:
    shown = words(app)
    for one in keys.commands:
        assert " ".join(f"{one.shown} {one.title}. {one.help}".split()) in shown


def _no_key_is_left_out(screen: ExerciseScreen) -> None:
    """Keys that only the code knows are found by nobody."""
    known = {where.id_of(one) for where in (screen.KEYS, EVERYWHERE) for one in where.commands}
    own = [
        binding
        for bindings in screen._bindings.key_to_bindings.values()
        for binding in bindings
        # Textual's own: tab, shift+tab, copying a marked text
        if binding.id is not None or "app." not in binding.action
    ]
    unknown = {one.action for one in own if one.id not in known}
    assert unknown <= {"screen.copy_text", "screen.minimize"}
