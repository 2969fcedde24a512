"""Taking a decision back: three keys from the situation room."""

from __future__ import annotations

from tests.tui.fake_desk import FakeDesk
from tests.tui.screen_text import SIZES, place, press, settle, toasts, words
from wargame.gateway import NewSession
from wargame.tui.app import WargameApp

SIZE = SIZES["80x24"]
START = NewSession(deck="taiwan-strait", cell="all")
TWO_COMMANDS = ("enter", "enter", "enter", "y")


async def test_three_keys_take_the_last_decision_back(desk: FakeDesk) -> None:
    """A list with the last one marked, Enter, and a yes; the screens show what came of it."""
    app = WargameApp(desk, new=START)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, *TWO_COMMANDS, "e", "escape")
        assert "turn 2 of 8" in words(app)

        await press(pilot, "u", "enter")
        assert "Take back Decision 2?" in words(app)
        assert "the same decisions bring the same results again" in words(app)
        await press(pilot, "y")

        assert desk.tables[0].rewound == [4]
        assert place(app) == "RoomScreen"
        assert "turn 1 of 8" in words(app)
        assert "Taken back: 1 command. They stay in the record." in toasts(app)


async def test_an_earlier_decision_takes_those_after_it_along(desk: FakeDesk) -> None:
    """The list and the question say how many."""
    app = WargameApp(desk, new=START)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, *TWO_COMMANDS, "e", "escape", "u")
        assert "Decision 1 takes back 2 commands" in words(app)

        await press(pilot, "down", "enter")
        assert "Take back Decision 1 and the 1 command after it?" in words(app)
        await press(pilot, "y")

        assert desk.tables[0].rewound == [3]


async def test_nothing_is_taken_back_without_a_yes(desk: FakeDesk) -> None:
    """Esc closes the list, n the question."""
    app = WargameApp(desk, new=START)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, *TWO_COMMANDS, "u", "escape", "u", "u", "u", "enter", "n")

        assert desk.tables[0].rewound == []
        assert place(app) == "RoomScreen"


async def test_before_the_first_decision_there_is_nothing_to_list(desk: FakeDesk) -> None:
    """It is said, and no empty list opens."""
    app = WargameApp(desk, new=START)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "enter", "u")

        assert "Nothing has been decided yet" in toasts(app)
        assert place(app) == "RoomScreen"


async def test_a_refusal_is_told(desk: FakeDesk) -> None:
    """A session of an older format cannot go back; the player reads what to do."""
    app = WargameApp(desk, new=START)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, *TWO_COMMANDS)
        desk.tables[0].refuse = "It has an older format; branch it."
        await press(pilot, "u", "enter", "y")

        assert "It has an older format; branch it." in toasts(app)


async def test_the_end_can_be_taken_back_and_counts_what_was_undone(desk: FakeDesk) -> None:
    """From the last screen the room opens again, before the decision."""
    app = WargameApp(desk, open_save="2026-11-25-korea-9.jsonl")
    async with app.run_test(size=SIZES["200x60"]) as pilot:
        await settle(pilot)
        assert "Taken back: 4 commands, in 2 rewinds; they are in the record." in words(app)
        desk.tables[0].asked += [object(), object()]  # type: ignore[list-item]  # only counted

        await press(pilot, "u", "enter", "y")

        assert desk.tables[0].rewound == [3]
        assert place(app) == "RoomScreen"
