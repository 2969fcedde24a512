"""The settings screen, the palette and the keys: what is preferred holds at once."""

from __future__ import annotations

import pytest

from tests.tui.fake_desk import SAVE, FakeDesk
from tests.tui.screen_text import SIZES, place, press, settle, toasts, words
from wargame.errors import WargameError
from wargame.preferences import KINDS, Settings, Unkept
from wargame.tui.app import WargameApp
from wargame.tui.commands import ROOM
from wargame.tui.keymap import Keymap, read_keymap
from wargame.tui.screens.inject import InjectScreen
from wargame.tui.screens.new_session import NewSessionScreen
from wargame.tui.screens.room import RoomScreen
from wargame.tui.widgets.choice import Choice


async def test_a_choice_holds_at_once_and_is_kept(desk: FakeDesk) -> None:
    """Enter or right takes the next choice, left the one before; the cursor stays."""
    kept = Unkept()
    app = WargameApp(desk, preferences=kept)
    async with app.run_test(size=SIZES["80x24"]) as pilot:
        await settle(pilot)
        await press(pilot, "f3")
        assert place(app) == "SettingsScreen"
        assert "Theme: [dark] light" in words(app)

        await press(pilot, "enter")
        assert (app.theme, kept.settings["theme"]) == ("light", "light")
        await press(pilot, "right")
        assert app.theme == "high-contrast"
        await press(pilot, "left", "left", "left")
        assert app.theme == "ansi-light"

        await press(pilot, "down", "down", "right")
        assert kept.settings["preview"] == "instructor"
        await press(pilot, "escape")
        assert place(app) == "TitleScreen"


async def test_every_setting_is_on_the_screen_with_its_help(desk: FakeDesk) -> None:
    """At the smallest size it scrolls, at this one it fits."""
    app = WargameApp(desk)
    async with app.run_test(size=(120, 60)) as pilot:
        await settle(pilot)
        await press(pilot, "f3")

        for kind in KINDS:
            assert f"{kind.title}:" in words(app)
            assert kind.help in words(app)


async def test_the_palette_chooses_a_theme(desk: FakeDesk) -> None:
    """Nobody must leave the screen for it."""
    app = WargameApp(desk, open_save=SAVE)
    async with app.run_test(size=SIZES["80x24"]) as pilot:
        await settle(pilot)

        await press(pilot, "ctrl+p", *"blind safe", "enter")

        assert app.theme == "colour-blind"
        assert place(app) == "RoomScreen"


async def test_reduced_motion_and_the_preview_are_respected(desk: FakeDesk) -> None:
    """Nothing glides, and a new session begins with the wanted preview."""
    settings = Settings().having("reduced_motion", "yes", "test").having("preview", "blind", "test")
    app = WargameApp(desk, preferences=Unkept(settings))
    async with app.run_test(size=SIZES["80x24"]) as pilot:
        await settle(pilot)
        assert app.animation_level == "none"

        await press(pilot, "n")

        assert isinstance(app.screen, NewSessionScreen)
        assert app.screen.query_one("#preview", Choice).chosen == "blind"


async def test_the_next_inject_opens_if_that_is_wanted(desk: FakeDesk) -> None:
    """Only one that must be answered, and only when the last one was."""
    wanted = Settings().having("open_next", "yes", "test")
    app = WargameApp(desk, open_save=SAVE, preferences=Unkept(wanted))
    async with app.run_test(size=SIZES["80x24"]) as pilot:
        await settle(pilot)
        await press(pilot, "enter", "enter", "y")

        waiting = [one.id for one in desk.tables[0].view().injects if one.must and not one.answered]
        assert isinstance(app.screen, InjectScreen if waiting else RoomScreen)


class Full(Unkept):
    """Preferences on a disk that is full, after a file with a mistake."""

    def __init__(self) -> None:
        super().__init__(keys={"title.savse": "x"})
        self.notice = "settings.yaml:1:1: a mistake"

    def choose(self, name: str, word: str) -> None:
        """Choose, but fail to keep it."""
        super().choose(name, word)
        raise WargameError("settings.yaml: cannot be kept")


async def test_what_is_wrong_with_the_files_is_told_and_takes_no_keys_away(desk: FakeDesk) -> None:
    """A toast says it; the program goes on."""
    app = WargameApp(desk, preferences=Full())
    async with app.run_test(size=SIZES["80x24"]) as pilot:
        await settle(pilot)
        assert "settings.yaml:1:1: a mistake" in toasts(app)
        assert 'there is no command "title.savse"; did you mean "title.saves"?' in toasts(app)
        assert app.focused is not None
        assert app.focused.id == "menu"

        await press(pilot, "f3", "enter")

        assert app.theme == "light"
        assert "cannot be kept" in toasts(app)


OWN = {"situation-room.end_turn": "f5", "title.decks": "x", "*.back": "f9", "everywhere.help": "h"}


async def test_mapped_keys_work_and_are_shown_everywhere(desk: FakeDesk) -> None:
    """In the footer, the help, the palette, the menu of the title; the old key is free."""
    app = WargameApp(desk, preferences=Unkept(keys=OWN))
    async with app.run_test(size=(110, 60)) as pilot:
        await settle(pilot)
        assert "x Decks what can be played" in words(app)
        assert "h Help keys and terms" in words(app)
        await press(pilot, "d")
        assert place(app) == "TitleScreen"
        await press(pilot, "x")
        assert place(app) == "DecksScreen"
        await press(pilot, "escape")
        assert place(app) == "DecksScreen"
        await press(pilot, "f9")
        assert place(app) == "TitleScreen"

        await press(pilot, "c")
        assert "f5 End turn" in words(app)
        await press(pilot, "h")
        assert "F5 End turn. Resolves the answers" in words(app)
        await press(pilot, "f9")
        await press(pilot, "ctrl+p", *"end turn")
        assert "End turn (F5)" in words(app)


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ({"title.savse": "x"}, 'no command "title.savse"; did you mean "title.saves"?'),
        ({"title.saves": "d2"}, 'there is no key "d2"'),
        ({"title.saves": "esacpe"}, 'no key "esacpe"; did you mean "escape"?'),
        ({"title.saves": "hyper+x"}, 'there is no key "hyper+x"'),
        ({"title.saves": "up"}, '"up" moves in lists and fields'),
        ({"title.saves": "d"}, '"d" is title.decks on the same screen'),
        ({"situation-room.end_turn": "?"}, '"?" is everywhere.help on the same screen'),
        ({"everywhere.help": "w"}, '"w" is '),
        ({"title.saves": "x", "title.decks": "x"}, '"x" is '),
    ],
)
def test_a_line_that_does_not_hold_is_named_and_left_out(
    written: dict[str, str], says: str
) -> None:
    """The others hold; nothing is ever bound twice on one screen."""
    keymap, complaints = read_keymap({**written, "decks.choose": "f7"})

    assert len(complaints) == 1
    assert says in complaints[0].what
    assert keymap.own["decks.choose"] == "f7"
    assert complaints[0].name not in keymap.own


def test_two_commands_may_change_keys() -> None:
    """Each takes the other's: no clash."""
    keymap, complaints = read_keymap({"title.saves": "d", "title.decks": "s"})

    assert complaints == ()
    assert dict(keymap.own) == {"title.saves": "d", "title.decks": "s"}


@pytest.mark.parametrize(
    ("key", "shown"),
    [("f5", "F5"), ("ctrl+s", "Ctrl+s"), ("question_mark", "?"), ("x,space", "x, Space")],
)
def test_a_mapped_key_is_shown_as_people_read_it(key: str, shown: str) -> None:
    """Not as Textual names it."""
    assert Keymap({"situation-room.end_turn": key}).of(ROOM, "end_turn") == shown


async def test_the_keys_of_a_question_can_be_mapped_too(desk: FakeDesk) -> None:
    """On some keyboards y and z are changed over, and some hands reach only one side."""
    mine = Unkept(keys={"question.yes": "j", "question.no": "k"})
    app = WargameApp(desk, open_save=SAVE, preferences=mine)
    async with app.run_test(size=SIZES["80x24"]) as pilot:
        await settle(pilot)
        await press(pilot, "enter", "down", "enter")
        assert "j Commit" in words(app)
        assert "k Think again" in words(app)

        await press(pilot, "y", "n")
        assert app.screen.is_modal
        await press(pilot, "j")
        assert place(app) == "RoomScreen"
        assert len(desk.tables[0].asked) == 1
