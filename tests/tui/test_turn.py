"""Programmes, the end of a turn, and the way through a whole session."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.tui import fake_world
from tests.tui.fake_desk import SAVE, FakeDesk
from tests.tui.screen_text import SIZES, place, press, settle, toasts, words
from wargame.core.commands import (
    AbandonInitiative,
    Command,
    EndTurn,
    Respond,
    StartExercise,
    StartInitiative,
)
from wargame.errors import WargameError
from wargame.gateway import NewSession, Told
from wargame.tui.app import WargameApp
from wargame.tui.glyphs import UNICODE
from wargame.tui.widgets.entries import draw_entry

SIZE = SIZES["80x24"]
START = NewSession(deck="taiwan-strait", cell="all")


async def test_a_programme_is_started_after_one_question(desk: FakeDesk) -> None:
    """It costs capital, so it is asked once."""
    app = WargameApp(desk, open_save=SAVE)
    async with app.run_test(size=SIZES["200x60"]) as pilot:
        await settle(pilot)
        await press(pilot, "i", "s")
        assert "It costs 3 capital" in words(app)

        await press(pilot, "y")

        assert desk.tables[0].asked == [StartInitiative(cell="all", initiative="guam-lift")]
        assert "running, 0 of 6 turns" in words(app)
        assert place(app) == "InitiativesScreen"


async def test_a_programme_under_way_is_given_up_after_one_question(desk: FakeDesk) -> None:
    """What it cost is lost, so it is asked once."""
    app = WargameApp(desk, open_save=SAVE)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "i", "s", "y")

        await press(pilot, "a", "y")

        assert desk.tables[0].asked[-1] == AbandonInitiative(cell="all", initiative="guam-lift")
        assert "given up" in words(app)


async def test_a_closed_programme_says_why(desk: FakeDesk) -> None:
    """The reason stands in the details and comes again when it is tried."""
    app = WargameApp(desk, open_save=SAVE)
    async with app.run_test(size=SIZES["200x60"], notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "i", "down", "down")
        assert "Not now: Needs Ties with South Korea at least 35" in words(app)

        await press(pilot, "s", "a")

        assert desk.tables[0].asked == []
        assert "is not under way" in toasts(app)


async def test_the_resolution_groups_by_cause_headline_first(desk: FakeDesk) -> None:
    """What the player did comes first; the numbers are one key away."""
    app = WargameApp(desk, new=START)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "enter", "enter", "enter", "y", "e")
        shown = words(app)
        you, others, world = (
            shown.index(one)
            for one in ("Because of you", "Because of others", "Because of the world")
        )
        assert you < others < world
        assert "Two frigates" not in shown

        await press(pilot, "right")

        opened = words(app)
        assert "Two frigates shadowed the destroyers" in opened
        assert "48 → 54 +6 worse" in opened
        assert "asked +4, stopped by the range" in opened
        assert "Noted 60 %, Shadowed 40 %; drew 73: Shadowed" in opened
        assert "Source: essay/5c, facts/nw-adiz23" in opened

        await press(pilot, "left")
        assert "Two frigates" not in words(app)


async def test_all_entries_open_and_close_with_one_key(desk: FakeDesk) -> None:
    """For those who read everything, and for those who print the screen."""
    app = WargameApp(desk, new=START)
    async with app.run_test(size=(100, 58)) as pilot:
        await settle(pilot)
        await press(pilot, "enter", "enter", "enter", "y", "e")

        await press(pilot, "x")
        assert words(app).count("Because of: ") == 3

        await press(pilot, "x")
        assert words(app).count("Because of: ") == 0


async def test_the_last_turn_can_be_read_again(desk: FakeDesk) -> None:
    """The room shows the news in brief; l shows the whole account."""
    app = WargameApp(desk, new=START)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "enter", "enter", "enter", "y", "e", "escape")
        assert place(app) == "RoomScreen"

        await press(pilot, "l")

        assert place(app) == "ResolutionScreen"
        assert "What turn 1 brought" in words(app)


async def test_a_session_is_played_from_title_to_end_by_keys(desk: FakeDesk) -> None:
    """The whole way: new, briefing, room, inject, turns, end, title."""
    app = WargameApp(desk)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "n", "ctrl+s", "enter")
        for _ in range(2):
            await press(pilot, "enter", "enter", "y", "e", "escape")
        # The third canned turn brings nothing to answer.
        table = desk.tables[0]
        await press(pilot, "e", "escape")

        assert [type(one) for one in table.asked] == [
            StartExercise,
            Respond,
            EndTurn,
            Respond,
            EndTurn,
            EndTurn,
        ]
        assert place(app) == "EndScreen"
        await press(pilot, "t")
        assert place(app) == "TitleScreen"


async def test_a_command_that_cannot_be_saved_has_not_happened(desk: FakeDesk) -> None:
    """A full disk is told about; the room stands as it stood."""
    app = WargameApp(desk, open_save=SAVE)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await settle(pilot)

        def full(command: Command) -> Told:
            raise WargameError("saves: the disk is full; free some space and try again")

        desk.tables[0].submit = full  # type: ignore[method-assign]
        await press(pilot, "enter", "enter", "y")

        assert "the disk is full; free some space" in toasts(app)
        assert place(app) == "InjectScreen"


async def test_the_end_shows_ending_scores_turning_points_and_the_record(desk: FakeDesk) -> None:
    """What is carried into the discussion afterwards."""
    app = WargameApp(desk, open_save="2026-11-25-korea-9.jsonl")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        shown = words(app)

        assert "The term is completed" in shown
        assert "Overall 35.0 of 100." in shown
        assert "-3.1 A near collision" in shown
        assert "2026-11-25-korea-9.jsonl" in shown
        assert "31.2 → 28.4" in shown
        await press(pilot, "r")
        assert place(app) == "ReplayScreen"
        await press(pilot, "escape", "w")
        assert place(app) == "LedgerScreen"


@pytest.mark.parametrize(
    ("room", "told"),
    [
        (80, "Tension rose   Tension in the Taiwan Strait +9 worse"),
        (48, "Tension rose   Tension in the Taiwan Strait +9"),
        (30, "Tension rose"),
    ],
)
def test_a_closed_entry_says_the_largest_change_where_there_is_room(room: int, told: str) -> None:
    """With the word for its colour, or with neither."""
    first = next(one for one in fake_world.entries(1) if one.changes)
    change = replace(first.changes[0], title="Tension in the Taiwan Strait", good=False)
    change = replace(change, before=48, after=57)
    entry = replace(first, headline="Tension rose", changes=(change,))

    drawn = draw_entry(entry, UNICODE, room, is_open=False)

    assert drawn.plain.removeprefix("▸ ") == told
