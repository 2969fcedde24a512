"""The ledger and the indicators: every number can be asked why."""

from __future__ import annotations

from dataclasses import replace

from textual.widgets import DataTable, Input

from tests.tui.fake_desk import ROWS, SAVE, FakeDesk
from tests.tui.screen_text import SIZES, place, press, settle, toasts, words
from wargame.core.views import LedgerRow
from wargame.tui.app import WargameApp
from wargame.tui.intents import GoTo
from wargame.tui.screens.ledger import MOST_ROWS
from wargame.tui.widgets.subjects import SubjectList

SIZE = SIZES["200x60"]


async def test_the_ledger_lists_every_change_with_its_cause(desk: FakeDesk) -> None:
    """Turn, what, before, after, cause, what held it back, source."""
    app = WargameApp(desk, open_save=SAVE)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)

        await press(pilot, "w")

        shown = words(app)
        assert "7 of 7 changes" in shown
        assert app.screen.query_one(DataTable).row_count == len(ROWS)
        assert "57 → 66 +9 Sail a destroyer" in shown
        assert "stopped at the top of the range" in shown
        assert "34.1 → 35.0, +0.9, through Tension in the Taiwan Strait" in shown
        assert "Line 8 of the record." in shown


async def test_a_subject_shows_only_its_own_changes(desk: FakeDesk) -> None:
    """A step, an indicator, or the whole."""
    app = WargameApp(desk, open_save=SAVE)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "w", "s")

        await press(pilot, "down")
        assert "2 of 2 changes" in words(app)

        await press(pilot, "down")
        assert app.screen.query_one(SubjectList).about == "step/1"
        assert "1 of 1 changes" in words(app)

        await press(pilot, "enter")
        assert app.screen.query_one(DataTable).has_focus


async def test_the_filter_finds_rows_by_any_words(desk: FakeDesk) -> None:
    """Several words must all be there; a turn is found as t2."""
    app = WargameApp(desk, open_save=SAVE)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "w", "slash", *"taiwan t2")
        await settle(pilot)
        assert "1 of 7 changes" in words(app)

        await press(pilot, "escape")
        assert app.screen.query_one(DataTable).has_focus

        await press(pilot, "escape")
        assert place(app) == "RoomScreen"


async def test_a_filter_that_finds_nothing_leaves_an_empty_table(desk: FakeDesk) -> None:
    """No row is marked then, and asking for its source asks for nothing."""
    app = WargameApp(desk, open_save=SAVE)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "w", "slash", *"zzz")
        await press(pilot, "enter", "c")

        assert "0 of 7 changes" in words(app)
        assert "There is no change to show." in words(app)
        assert not app.screen.is_modal


async def test_the_source_of_a_change_is_shown_in_full(desk: FakeDesk) -> None:
    """By a key, or by Enter on the row."""
    app = WargameApp(desk, open_save=SAVE)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        for key in ("c", "enter"):
            await press(pilot, "w", key)
            assert "What essay/5c says, with [bold]brackets[/bold] kept." in words(app)
            await press(pilot, "escape", "escape")


async def test_a_change_without_a_source_says_so(desk: FakeDesk) -> None:
    """Nothing opens empty."""
    app = WargameApp(desk, open_save=SAVE)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await settle(pilot)
        desk.tables[0].ledger = lambda about="": (replace(ROWS[0], source=()),)  # type: ignore[method-assign]
        await press(pilot, "w", "c")

        assert "Nothing is cited here." in toasts(app)
        assert "Source: none." in words(app)


async def test_a_long_ledger_shows_its_end_and_says_what_is_left_out(desk: FakeDesk) -> None:
    """Thousands of rows would hold the keys up; the filter reaches them all."""
    rows: tuple[LedgerRow, ...] = tuple(replace(ROWS[0], turn=turn) for turn in range(3000))
    app = WargameApp(desk, open_save=SAVE)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        desk.tables[0].ledger = lambda about="": rows  # type: ignore[method-assign]
        await press(pilot, "w")

        assert app.screen.query_one(DataTable).row_count == MOST_ROWS
        assert f"3000 of 3000 changes, the last {MOST_ROWS} shown" in words(app)
        app.screen.query_one(Input).value = "t7"
        await settle(pilot)
        # t7 is turn 7 and not the beginning of t70
        assert "1 of 3000 changes" in words(app)


async def test_the_indicators_are_grouped_with_value_range_changes_and_trend(
    desk: FakeDesk,
) -> None:
    """The direction that is better stands in a word, the change as a sign and a number."""
    app = WargameApp(desk, open_save=SAVE)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)

        await press(pilot, "n")

        shown = words(app)
        assert "Trust between the capitals 63 0-100 ▼-2 -2 more ▂▂" in shown
        assert "Chinese assertiveness 57 0-100 ▲+2 +2 less ▃▄" in shown
        assert "more is better" in shown
        assert "Source: essay/1c, facts/jt-ref19" in shown


async def test_an_indicator_leads_to_its_own_ledger(desk: FakeDesk) -> None:
    """From a number to why it moved is one key."""
    app = WargameApp(desk, open_save=SAVE)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)

        await press(pilot, "n", "slash", *"tension", "enter", "w")

        assert place(app) == "LedgerScreen"
        assert app.screen.query_one(SubjectList).about == "taiwan.tension"
        assert "2 of 2 changes" in words(app)


async def test_filtering_the_indicators_leaves_out_empty_groups(desk: FakeDesk) -> None:
    """A heading over nothing is noise."""
    app = WargameApp(desk, open_save=SAVE)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)

        await press(pilot, "n", "slash", *"okinawa")

        shown = words(app)
        assert "Step 1" in shown
        assert "Rivals" not in shown


async def test_a_turn_and_a_kind_of_cause_are_picked_from_lists_with_counts(desk: FakeDesk) -> None:
    """Nobody has to know how the causes are called to find those of the rules in turn 2."""
    app = WargameApp(desk, open_save=SAVE)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "w", "t")
        assert "Turn 1 4" in words(app)
        assert "Turn 2 3" in words(app)

        await press(pilot, "down", "down", "enter")
        assert "3 of 7 changes of turn 2" in words(app)

        await press(pilot, "k")
        assert "Outcomes, by chance 4" in words(app)
        assert "Rules of the world 3" in words(app)
        await press(pilot, "down", "enter")
        assert "0 of 7 changes of turn 2 by outcomes, by chance" in words(app)

        await press(pilot, "k", "home", "enter", "t", "home", "enter")
        assert "7 of 7 changes" in words(app)


async def test_the_ledger_opens_at_a_subject_and_a_turn(desk: FakeDesk) -> None:
    """Other screens ask why one thing moved in one turn."""
    app = WargameApp(desk, open_save=SAVE)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        app.screen.post_message(GoTo("ledger", "taiwan.tension t2"))
        await settle(pilot)

        assert app.screen.query_one(SubjectList).about == "taiwan.tension"
        assert "1 of 2 changes" in words(app)

        await press(pilot, "g")
        assert place(app) == "ChartsScreen"
        assert "Tension in the Taiwan Strait" in words(app)


async def test_a_figure_asks_why_a_step_moved(desk: FakeDesk) -> None:
    """From the situation room to the cause of a score are two keys."""
    app = WargameApp(desk, open_save=SAVE)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)

        await press(pilot, "w", "1")

        assert app.screen.query_one(SubjectList).about == "step/1"
        assert "Lighten the footprint in Okinawa 31.2 → 29.8" in words(app)

        await press(pilot, "slash", "2")
        assert app.screen.query_one(SubjectList).about == "step/1"
        assert app.screen.query_one(Input).value == "2"
