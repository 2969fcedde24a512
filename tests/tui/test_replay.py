"""Playback: every moment can be reached, nothing is changed, a branch can be begun."""

from __future__ import annotations

from tests.tui.fake_desk import SAVE, FakeDesk
from tests.tui.screen_text import SIZES, place, press, settle, toasts, words
from wargame.tui.app import WargameApp
from wargame.tui.screens.moving import SPEEDS
from wargame.tui.screens.replay import ReplayScreen

SIZE = SIZES["80x24"]


def replay_of(app: WargameApp) -> ReplayScreen:
    """Return the screen on top, which must be the playback."""
    assert isinstance(app.screen, ReplayScreen)
    return app.screen


async def test_a_recording_is_stepped_through_moment_by_moment(desk: FakeDesk) -> None:
    """Left and right move by one moment and stop at the ends."""
    app = WargameApp(desk, replay=SAVE)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        assert "1 of 5 stopped" in words(app)

        await press(pilot, "left")
        assert replay_of(app).at == 0

        await press(pilot, "right", "right")
        assert "3 of 5 stopped" in words(app)
        assert "Ended turn 1" in words(app)
        assert "tension 57" in words(app)

        await press(pilot, "end", "right")
        assert replay_of(app).at == 4
        await press(pilot, "home")
        assert replay_of(app).at == 0


async def test_page_keys_move_by_turn(desk: FakeDesk) -> None:
    """From the middle of a turn, page up goes to its beginning."""
    app = WargameApp(desk, replay=SAVE)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        seen = []
        for key in ("pagedown", "right", "pageup", "pageup", "pageup"):
            await press(pilot, key)
            seen.append(replay_of(app).at)

        assert seen == [2, 3, 2, 0, 0]


async def test_a_turn_can_be_jumped_to(desk: FakeDesk) -> None:
    """A number out of range is refused, and the question stays."""
    app = WargameApp(desk, replay=SAVE)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "g", "9", "enter")
        assert "Type a number from 1 to 3." in toasts(app)
        assert app.screen.is_modal

        await press(pilot, "backspace", "3", "enter")

        assert replay_of(app).at == 4


async def test_jumping_can_be_thought_better_of(desk: FakeDesk) -> None:
    """Escape leaves the recording where it was."""
    app = WargameApp(desk, replay=SAVE)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "right", "g", "escape")

        assert replay_of(app).at == 1


async def test_playing_goes_on_by_itself_and_stops_at_the_end(desk: FakeDesk) -> None:
    """The clock is only a finger on the right arrow."""
    app = WargameApp(desk, replay=SAVE)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "space")
        assert replay_of(app).is_playing
        assert "playing, 1 s" in words(app)

        for _ in range(len(replay_of(app).playback)):
            replay_of(app).action_step_on()
        await settle(pilot)

        assert not replay_of(app).is_playing
        assert "5 of 5 stopped" in words(app)
        await press(pilot, "space")
        assert replay_of(app).at == 0
        assert replay_of(app).is_playing


async def test_the_speed_has_ends(desk: FakeDesk) -> None:
    """Faster than the fastest is the fastest."""
    app = WargameApp(desk, replay=SAVE)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)

        await press(pilot, *["plus"] * 9)
        assert replay_of(app).speed == len(SPEEDS) - 1

        await press(pilot, *["minus"] * 9)
        assert replay_of(app).speed == 0


async def test_the_ledger_of_a_recording_is_the_recordings(desk: FakeDesk) -> None:
    """Asking why works without a table, sources and all."""
    app = WargameApp(desk, replay=SAVE)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "w")
        assert place(app) == "LedgerScreen"
        assert "7 of 7 changes" in words(app)

        await press(pilot, "c")
        assert "What essay/5c says" in words(app)

        await press(pilot, "escape", "escape")
        assert place(app) == "ReplayScreen"


async def test_watching_does_not_leave_the_table(desk: FakeDesk) -> None:
    """From the end of a session its replay is looked at and left again."""
    app = WargameApp(desk, open_save="2026-11-25-korea-9.jsonl")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)

        await press(pilot, "r", "right", "escape")

        assert place(app) == "EndScreen"
        assert not desk.tables[0].is_closed


async def test_a_branch_begins_where_the_recording_stands(desk: FakeDesk) -> None:
    """The question names the turn; the new session is a file of its own."""
    app = WargameApp(desk, replay=SAVE)
    async with app.run_test(size=SIZES["80x24"]) as pilot:
        await settle(pilot)
        await press(pilot, "right", "right", "b")
        assert "Begin a new session after Ended turn 1?" in words(app)
        await press(pilot, "y")

        assert desk.playbacks[0].branched == [2]
        assert desk.tables[0].save_name == "branch-of-7.jsonl"
        assert place(app) == "RoomScreen"


async def test_a_replay_can_begin_at_a_later_turn(desk: FakeDesk) -> None:
    """As `wargame replay SAVE --turn 2` asks; what lies before can still be reached."""
    app = WargameApp(desk, replay=SAVE, replay_turn=2)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        replayed = replay_of(app)

        assert replayed.at == replayed.playback.turn_starts()[1]
        assert "turn 2 of" in words(app)
        await press(pilot, "home")
        assert replay_of(app).at == 0
