"""The charts: axes, lines, what a turn is read by, one line against another."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.tui import fake_world
from tests.tui.fake_desk import SAVE, FakeDesk
from tests.tui.screen_text import SIZES, place, press, settle, toasts, words
from wargame.tui.app import WargameApp
from wargame.tui.widgets.chart import Chart
from wargame.tui.widgets.chart_lines import decisions, groups, subjects
from wargame.tui.widgets.chart_parts import MOST_LINES, Line, axis, keep_apart, reach

SIZE = SIZES["80x24"]


def _line(*values: float, low: float = 0, high: float = 100) -> Line:
    told = tuple(str(value) for value in values)
    return Line(id="x", title="X", values=values, low=low, high=high, told=told)


def ids(chart: Chart) -> list[str]:
    """Return what is drawn now."""
    return [one.id for one in chart.lines]


@given(st.lists(st.floats(0, 30), max_size=12), st.integers(12, 40))
def test_labels_keep_apart_and_inside(wanted: list[float], room: int) -> None:
    """Two names in one row would be one unreadable name."""
    places = keep_apart(wanted, room)

    assert len(set(places)) == len(wanted)
    assert all(0 <= row < room for row in places)


def test_labels_stay_where_they_are_wanted_if_there_is_room() -> None:
    """The name stands where its line ends."""
    assert keep_apart([8.0, 2.0, 5.0], 12) == [8, 2, 5]
    assert keep_apart([5.2, 5.1, 5.3], 12) == [6, 5, 7]


@given(st.integers(-50, 50), st.integers(1, 10_000), st.integers(4, 60))
def test_an_axis_has_few_round_numbers_in_its_range(low: int, span: int, room: int) -> None:
    """Readers count in ones, twos, fives and tens."""
    ticks = axis(low, low + span, room)

    assert all(low <= tick <= low + span for tick in ticks)
    assert len(ticks) <= max(3, room // 3 + 1)


def test_lines_share_one_axis_fitted_to_where_they_run_or_whole() -> None:
    """A scale of each line's own would compare what cannot be compared."""
    lines = [_line(42, 44), _line(50, 58)]

    assert reach(lines, is_whole=True) == (0, 100)
    low, high = reach(lines, is_whole=False)
    assert 30 <= low <= 40
    assert 60 <= high <= 70
    assert reach([_line(1, 99)], is_whole=False) == (0, 100)


def test_everything_measured_can_be_drawn_and_nothing_twice() -> None:
    """Steps, the whole, indicators by group, programmes."""
    view = fake_world.view(2)
    drawn = {one.id for one in subjects(view, {})}
    listed = [name for _, ids in groups(view) for name in ids]

    assert set(listed) == drawn
    assert len(listed) == len(set(listed))
    assert {"step/1", "overall", "taiwan.tension", "initiative/budget"} <= drawn


def test_programmes_are_drawn_by_the_part_that_is_done() -> None:
    """One of three turns and one of thirty are not the same height."""
    course = {"initiative/budget": (0, 3, 6)}
    budget = next(
        one for one in subjects(fake_world.view(2), course) if one.id == "initiative/budget"
    )

    assert budget.values == (0, 50, 100)
    assert budget.told[-1] == "100 %"


async def test_a_line_ends_in_its_value_and_name(desk: FakeDesk) -> None:
    """No legend to look up, and letters where there are no colours."""
    app = WargameApp(desk, open_save=SAVE)
    async with app.run_test(size=SIZES["200x60"]) as pilot:
        await settle(pilot)
        await press(pilot, "g")

        shown = words(app)

    assert "a 20.0 1 Okinawa" in shown
    assert "e 36.0 5 Forums" in shown
    assert "After turn 1: [a] 1 Okinawa 20.0, [b] 2 Defence 24.0" in shown


async def test_lines_are_chosen_from_the_list(desk: FakeDesk) -> None:
    """Space or Enter draws the marked one; c clears."""
    app = WargameApp(desk, open_save=SAVE)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "g", "c")
        chart = app.screen.query_one(Chart)
        assert ids(chart) == []
        assert "Nothing is drawn." in words(app)

        await press(pilot, "space", "down", "enter")
        assert ids(chart) == ["step/1", "step/2"]

        await press(pilot, "space")
        assert ids(chart) == ["step/1"]

        for _ in range(MOST_LINES):
            await press(pilot, "down", "space")
        assert len(chart.lines) == MOST_LINES
        assert f"{MOST_LINES} lines are drawn; leave one out first." in toasts(app)


async def test_a_turn_is_read_with_its_decisions(desk: FakeDesk) -> None:
    """Left and right go over the turns that have been, and no further."""
    app = WargameApp(desk, open_save=SAVE)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "g")
        chart = app.screen.query_one(Chart)
        assert chart.picked == 1

        await press(pilot, "left", "left")
        assert chart.picked == 0
        assert "At STARTEX: [a] 1 Okinawa 20.0" in words(app)
        assert "Nothing was decided in this turn." in words(app)

        await press(pilot, "right", "right", "right")
        assert chart.picked == 1


def test_answers_and_programmes_are_decisions_and_nothing_else() -> None:
    """What others did is not marked as ours."""
    entries = fake_world.entries(1)
    made = decisions(
        (
            *entries,
            *(
                fake_world.entry(kind, turn)
                for kind, turn in (("answer", 1), ("launched", 2), ("abandoned", 2))
            ),
        )
    )

    assert {turn: len(told) for turn, told in made.items()} == {1: 1, 2: 2}


async def test_one_step_is_seen_against_another(desk: FakeDesk) -> None:
    """The trade-off between two steps, turn by turn."""
    app = WargameApp(desk, open_save=SAVE)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "g", "x")
        assert "One against the other, by turn" in words(app)
        assert "2 Defence, upwards" in words(app)
        assert "1 Okinawa, to the right" in words(app)

        await press(pilot, "c", "space")
        assert "Draw two lines to see one against the other." in words(app)

        await press(pilot, "x")
        assert "Over the turns" in words(app)


async def test_the_ledger_is_asked_about_the_marked_line_in_the_picked_turn(
    desk: FakeDesk,
) -> None:
    """A bend in a line has a cause."""
    app = WargameApp(desk, open_save=SAVE)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "g", "w")

        assert place(app) == "LedgerScreen"
        assert "1 of 1 changes" in words(app)
        assert "31.2 → 29.8" in words(app)
