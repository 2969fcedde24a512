"""The first screen, and what is opened on the way in."""

from __future__ import annotations

import pytest

from tests.tui.fake_desk import DECKS, SAVE, FakeDesk, save_card
from tests.tui.screen_text import SIZES, place, press, settle, toasts, words
from wargame.errors import WargameError
from wargame.gateway import NewSession
from wargame.tui.app import WargameApp
from wargame.tui.widgets.key_bar import KeyBar
from wargame.tui.widgets.rows import RowList


async def test_a_first_time_player_is_offered_turn_zero(desk: FakeDesk) -> None:
    """Enter on the first screen leads to the lesson."""
    desk.is_met = False
    app = WargameApp(desk)
    async with app.run_test(size=SIZES["80x24"]) as pilot:
        await settle(pilot)

        await press(pilot, "enter")

        assert desk.begun[0].deck == DECKS[0].name
        assert place(app) == "BriefingScreen"


async def test_one_key_leaves_turn_zero_out_for_good(desk: FakeDesk) -> None:
    """Those who know the screen are not taught it again."""
    desk.is_met = False
    app = WargameApp(desk)
    async with app.run_test(size=SIZES["80x24"]) as pilot:
        await settle(pilot)

        await press(pilot, "k")

        assert desk.is_met
        assert "a lesson of five minutes" not in words(app)
        assert app.screen.query_one(RowList).marked == "new_session"


async def test_the_latest_session_that_can_go_on_is_continued(desk: FakeDesk) -> None:
    """One that has ended or is torn cannot be played on."""
    app = WargameApp(desk)
    async with app.run_test(size=SIZES["80x24"]) as pilot:
        await settle(pilot)

        await press(pilot, "c")

        assert desk.tables[0].save_name == SAVE
        assert place(app) == "RoomScreen"


async def test_there_is_nothing_to_continue_without_saves(desk: FakeDesk) -> None:
    """The key is grey and does nothing."""
    desk.cards = [save_card(ending="Over")]
    app = WargameApp(desk)
    async with app.run_test(size=SIZES["80x24"]) as pilot:
        await settle(pilot)

        await press(pilot, "c")

        assert not desk.tables
        assert "no session is waiting" in words(app)


@pytest.mark.parametrize(
    ("key", "screen"),
    [
        ("n", "NewSessionScreen"),
        ("s", "SavesScreen"),
        ("r", "SavesScreen"),
        ("d", "DecksScreen"),
        ("question_mark", "HelpScreen"),
    ],
)
async def test_each_entry_opens_its_screen_and_escape_comes_back(
    key: str, screen: str, desk: FakeDesk
) -> None:
    """The title is the place that every way leads back to."""
    app = WargameApp(desk)
    async with app.run_test(size=SIZES["80x24"]) as pilot:
        await settle(pilot)

        await press(pilot, key)
        assert place(app) == screen

        await press(pilot, "escape")
        assert place(app) == "TitleScreen"


async def test_a_click_on_an_entry_opens_it(desk: FakeDesk) -> None:
    """The mouse works as well as the keys."""
    app = WargameApp(desk)
    async with app.run_test(size=SIZES["80x24"]) as pilot:
        await settle(pilot)

        await pilot.click("#menu", offset=(10, 0))
        await settle(pilot)

        assert place(app) == "NewSessionScreen"


async def test_quitting_asks_nothing(desk: FakeDesk) -> None:
    """Nothing can be lost, so there is nothing to ask."""
    app = WargameApp(desk, open_save="x")
    async with app.run_test(size=SIZES["80x24"]) as pilot:
        await settle(pilot)

        await pilot.press("q")

    assert not app.is_running
    assert desk.tables[0].is_closed


async def test_a_session_named_on_the_way_in_is_opened_at_once(desk: FakeDesk) -> None:
    """`wargame resume` leads straight to the table."""
    app = WargameApp(desk, open_save=SAVE)
    async with app.run_test(size=SIZES["80x24"]) as pilot:
        await settle(pilot)

        assert place(app) == "RoomScreen"
        assert SAVE in words(app)


async def test_a_replay_named_on_the_way_in_is_opened_at_once(desk: FakeDesk) -> None:
    """`wargame replay` leads straight to the recording."""
    app = WargameApp(desk, replay=SAVE)
    async with app.run_test(size=SIZES["80x24"]) as pilot:
        await settle(pilot)

        assert place(app) == "ReplayScreen"


async def test_a_new_session_named_on_the_way_in_begins_with_its_briefing(desk: FakeDesk) -> None:
    """`wargame play DECK` leads straight to the briefing."""
    new = NewSession(deck="taiwan-strait", cell="tokyo")
    app = WargameApp(desk, new=new)
    async with app.run_test(size=SIZES["80x24"]) as pilot:
        await settle(pilot)

        assert desk.begun == [new]
        assert place(app) == "BriefingScreen"


async def test_a_session_that_cannot_be_opened_is_told_in_words(desk: FakeDesk) -> None:
    """Where, what and what to do, and the title stays usable."""
    desk.fails = WargameError("x.jsonl:9: the line is torn; replay it instead")
    app = WargameApp(desk, open_save="x.jsonl")
    async with app.run_test(size=SIZES["80x24"], notifications=True) as pilot:
        await settle(pilot)

        assert "the line is torn; replay it instead" in toasts(app)
        await press(pilot, "n")
        assert place(app) == "NewSessionScreen"


async def test_a_fault_of_ours_does_not_end_the_program(desk: FakeDesk) -> None:
    """A bug in opening one session leaves the others within reach."""
    desk.fails = ZeroDivisionError("division by zero")
    app = WargameApp(desk, open_save="x.jsonl")
    async with app.run_test(size=SIZES["80x24"], notifications=True) as pilot:
        await settle(pilot)

        assert "Something went wrong" in toasts(app)
        assert app.is_running


async def test_the_foot_says_that_a_session_can_be_continued(desk: FakeDesk) -> None:
    """The saves are read after the foot is drawn; it must hear of what was found."""
    app = WargameApp(desk)
    async with app.run_test(size=SIZES["80x24"]) as pilot:
        await settle(pilot)

        [key] = [one for one in app.screen.query_one(KeyBar).keys if one.word == "Continue"]
        assert key.enabled
