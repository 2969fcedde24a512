"""Playback: every moment can be reached, nothing is changed, a branch can be begun."""

from __future__ import annotations

from tests.tui.fake_desk import SAVE, FakeDesk
from tests.tui.screen_text import SIZES, place, press, settle, toasts, words
from wargame.tui.app import WargameApp
from wargame.tui.intents import GoTo
from wargame.tui.screens.moving import SPEEDS
from wargame.tui.screens.replay import ReplayScreen
from wargame.tui.widgets.comments import CommentPanel

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
        await press(pilot, "t", "9", "enter")
        assert "Type a number from 1 to 3." in toasts(app)
        assert app.screen.is_modal

        await press(pilot, "backspace", "3", "enter")

        assert replay_of(app).at == 4


async def test_jumping_can_be_thought_better_of(desk: FakeDesk) -> None:
    """Escape leaves the recording where it was."""
    app = WargameApp(desk, replay=SAVE)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "right", "t", "escape")

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


async def test_a_step_can_be_an_event_a_decision_or_a_turn(desk: FakeDesk) -> None:
    """By events, what happened is told one by one and the world follows."""
    app = WargameApp(desk, replay=SAVE)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        assert "by decision" in words(app)

        await press(pilot, "u", "right")
        replayed = replay_of(app)
        assert (replayed.at, replayed.shown) == (1, 1)
        assert "event 1 of 5" in words(app)
        await press(pilot, "right", "left", "left")
        assert (replayed.at, replayed.shown) == (0, 0)
        for _ in range(6):
            await press(pilot, "right")
        assert (replayed.at, replayed.shown) == (2, 1)

        await press(pilot, "u")
        assert "by turn" in words(app)
        assert (replayed.at, replayed.shown) == (2, -1)
        await press(pilot, "right")
        assert replayed.at == 4
        await press(pilot, "left")
        assert replayed.at == 2


async def test_the_next_change_of_a_rung_and_the_next_comment(desk: FakeDesk) -> None:
    """There, or a word that there is none."""
    app = WargameApp(desk, replay=SAVE)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await settle(pilot)

        await press(pilot, "r")
        assert replay_of(app).at == 2
        await press(pilot, "r")
        assert replay_of(app).at == 2
        assert "No rung changes after this moment." in toasts(app)
        await press(pilot, "n")
        assert replay_of(app).at == 3
        [comment] = replay_of(app).query_one(CommentPanel).comments
        assert comment.text == "Why so soon?"
        await press(pilot, "R")
        assert replay_of(app).at == 2
        await press(pilot, "end", "N")
        assert replay_of(app).at == 3


async def test_the_mouse_scrubs_on_the_timeline(desk: FakeDesk) -> None:
    """A click goes there; with the button held it follows."""
    app = WargameApp(desk, replay=SAVE)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)

        await pilot.click("Timeline", offset=(78, 1))
        await settle(pilot)
        assert replay_of(app).at == 4
        await pilot.mouse_down("Timeline", offset=(1, 1))
        await settle(pilot)
        assert replay_of(app).at == 0
        await pilot.hover("Timeline", offset=(40, 1))
        await settle(pilot)
        assert replay_of(app).at == 2
        await pilot.mouse_up("Timeline", offset=(40, 1))
        await pilot.hover("Timeline", offset=(78, 1))
        await settle(pilot)
        assert replay_of(app).at == 2


async def test_a_comment_is_added_and_marked(desk: FakeDesk) -> None:
    """It is in the record, under the moment and on the timeline."""
    app = WargameApp(desk, replay=SAVE)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await settle(pilot)

        await press(pilot, "right", "c", *"Wait", "enter")

        assert desk.playbacks[0].commented() == (1, 3)
        assert "viewer, 2026-11-24 09:30: Wait" in words(app)
        assert "The comment is in the record." in toasts(app)
        await press(pilot, "home", "n")
        assert replay_of(app).at == 1


async def test_a_comment_that_is_refused_says_why(desk: FakeDesk) -> None:
    """And nothing is marked."""
    app = WargameApp(desk, replay=SAVE)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await settle(pilot)
        desk.playbacks[0].refuse = "The comment is too long."

        await press(pilot, "c", "x", "enter")
        await press(pilot, "c", "escape")

        assert "The comment is too long." in toasts(app)
        assert desk.playbacks[0].commented() == (3,)


async def test_another_seat_can_be_looked_through(desk: FakeDesk) -> None:
    """What each seat saw then; the last one leads back to the first."""
    app = WargameApp(desk, replay=SAVE)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)

        await press(pilot, "v")
        assert "seen by Tokyo" in words(app)
        await press(pilot, "v", "v")
        assert "seen by" not in words(app)


async def test_lines_of_play_are_a_tree(desk: FakeDesk) -> None:
    """What was taken back says so in words; nothing in it is read as markup."""
    app = WargameApp(desk, replay=SAVE)
    async with app.run_test(size=(120, 30)) as pilot:
        await settle(pilot)

        await press(pilot, "l")

        shown = words(app)
        assert place(app) == "LinesScreen"
        assert "The course of play, 5 commands" in shown
        assert "It was branched from the-first.jsonl" in shown
        assert "undone, 3 commands Tokyo answered: Send [red]a cable (The other way)" in shown
        assert "turn 2 branch A bolder line branch-of-7.jsonl" in shown


async def test_an_undone_line_is_played_back_and_says_so(desk: FakeDesk) -> None:
    """Grey alone would be no sign: the banner and the timeline say it in words."""
    app = WargameApp(desk, replay=SAVE)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)

        await press(pilot, "l", "down", "down", "enter")

        replayed = replay_of(app)
        assert (replayed.at, replayed.marks.undone_from) == (2, 2)
        assert "Replay, taken back" in words(app)
        assert "Undone: Ended turn 1" in words(app)
        assert "undone" in words(app)
        assert replayed.has_class("-undone")
        await press(pilot, "left")
        assert "taken back" not in words(app)
        assert not replayed.has_class("-undone")
        await press(pilot, "escape")
        assert place(app) == "LinesScreen"


async def test_a_branch_and_the_parent_are_opened_from_the_tree(desk: FakeDesk) -> None:
    """Each is a session of its own."""
    app = WargameApp(desk, replay=SAVE)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)

        await press(pilot, "l", "down", "down", "down", "enter")
        assert place(app) == "ReplayScreen"
        await press(pilot, "escape", "up", "up", "enter")
        assert place(app) == "ReplayScreen"
        assert len(desk.playbacks) == 3


async def test_two_lines_are_compared_side_by_side(desk: FakeDesk) -> None:
    """From the tree with x; titles with brackets stay as they are."""
    app = WargameApp(desk, replay=SAVE)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)

        await press(pilot, "l", "down", "down", "x")

        shown = words(app)
        assert desk.playbacks[0].compared == ["undone/9"]
        assert place(app) == "CompareScreen"
        assert "they part in turn 2" in shown
        assert "Wednesday [bold]seminar" in shown
        assert "+4.9 B better" in shown
        assert "+9 B worse" in shown


async def test_the_player_chooses_what_to_compare_with(desk: FakeDesk) -> None:
    """Lines taken back first, then sound sessions of the same deck; not the session itself."""
    app = WargameApp(desk, replay=SAVE)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)

        await press(pilot, "x")
        shown = words(app)
        assert "Undone in turn 1: Tokyo answered: Send [red]a cable" in shown
        assert "2026-11-25-korea-9.jsonl" in shown
        assert "torn.jsonl" not in shown
        await press(pilot, "down", "enter")

        assert desk.playbacks[0].compared == ["2026-11-25-korea-9.jsonl"]
        assert place(app) == "CompareScreen"


async def test_charts_and_map_show_the_moment_that_is_looked_at(desk: FakeDesk) -> None:
    """Turn 2 of a recording has no knowledge of turn 3, and no inject is answered there."""
    app = WargameApp(desk, replay=SAVE)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "pagedown", "g")
        assert place(app) == "ChartsScreen"
        assert "turn 2 of" in words(app)
        assert "After turn 1: [a] 1 Okinawa" in words(app)

        await press(pilot, "escape", "m")
        assert place(app) == "MapScreen"
        assert "turn 2 of" in words(app)

        app.post_message(GoTo("inject", "ts-near-collision"))
        await settle(pilot)
        assert "A recording is looked at and not played." in toasts(app)


async def test_a_speed_that_is_chosen_while_it_stands_is_told(desk: FakeDesk) -> None:
    """Else the key would seem to do nothing."""
    app = WargameApp(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "r", "enter", "plus")

        assert "Space will play a step every 0.5 s." in toasts(app)
