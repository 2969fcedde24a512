"""The map: how it is drawn, how a place is picked, where it leads."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest
from textual.geometry import Offset

from tests.tui import fake_world
from tests.tui.fake_desk import SAVE, FakeDesk
from tests.tui.screen_text import SIZES, place, press, rows, segments, settle, text, toasts, words
from wargame.tui.app import WargameApp
from wargame.tui.canvas import Canvas, between
from wargame.tui.projection import Projection
from wargame.tui.widgets.map_canvas import MapCanvas, mark_of
from wargame.tui.widgets.map_labels import place_label

SIZE = SIZES["80x24"]


def test_dots_become_the_braille_letter_that_holds_them() -> None:
    """Two across and four down: corners of one cell."""
    canvas = Canvas(2, 1, plain_ascii=False)
    for spot in ((0, 0), (1, 3), (2, 0)):
        canvas.dot(*spot)
    canvas.dot(9, 9)

    assert canvas.content().plain == "⢁⠁"


def test_in_ascii_the_same_dots_become_the_nearest_sign() -> None:
    """Above, below, or both."""
    canvas = Canvas(4, 1, plain_ascii=True)
    for spot in ((0, 0), (2, 3), (4, 0), (4, 3)):
        canvas.dot(*spot)

    assert canvas.content().plain == "'.: "


@pytest.mark.parametrize("end", [(5, 2), (-5, 2), (2, -5), (-3, -3), (0, 4), (4, 0), (0, 0)])
def test_a_line_is_whole_and_has_both_ends(end: tuple[int, int]) -> None:
    """Each dot touches the one before."""
    dots = list(between((0, 0), end))

    assert (dots[0], dots[-1]) == ((0, 0), end)
    assert len(dots) == max(abs(end[0]), abs(end[1])) + 1
    for (x, y), (next_x, next_y) in itertools.pairwise(dots):
        assert max(abs(next_x - x), abs(next_y - y)) == 1


def test_letters_cover_dots_and_are_cut_at_the_edge() -> None:
    """Wide letters take two cells, and half of one is never drawn."""
    canvas = Canvas(4, 1, plain_ascii=False)
    canvas.dot(0, 0)
    canvas.write(0, 0, "日本語")
    canvas.write(0, 5, "nowhere")

    assert canvas.content().plain == "日本"


def test_the_projection_shows_all_of_the_map_and_keeps_its_shape() -> None:
    """In any rectangle; a degree of longitude is shorter than one of latitude."""
    chart = fake_world.MAP
    for width, height in ((160, 80), (80, 200), (10, 10)):
        projection = Projection.fitting(chart, width, height)
        west, south = projection.dot((chart.west, chart.south))
        east, north = projection.dot((chart.east, chart.north))
        assert 0 <= west < east <= width
        assert 0 <= north < south <= height
        assert 0.8 < projection.across / projection.down < 0.95


def test_a_name_moves_where_it_covers_nothing() -> None:
    """Right of its mark if that is free, else left, else below."""
    canvas = Canvas(30, 5, plain_ascii=False)
    canvas.write(10, 2, "o")
    assert place_label(canvas, (10, 2), 1, ["Tokyo"]) == ("Tokyo", (12, 2))

    canvas.write(13, 2, "x")
    assert place_label(canvas, (10, 2), 1, ["Tokyo"]) == ("Tokyo", (4, 2))

    canvas.write(2, 2, "xxxxx")
    name, (_, row) = place_label(canvas, (10, 2), 1, ["Tokyo"])
    assert (name, row) == ("Tokyo", 3)


def test_a_name_for_which_there_is_no_room_is_shortened_or_left_out() -> None:
    """The mark stays; the panel beside the map tells the rest."""
    canvas = Canvas(6, 1, plain_ascii=False)
    canvas.write(0, 0, "o")

    assert place_label(canvas, (0, 0), 1, ["Senkaku Islands", "Senk"]) == ("Senk", (2, 0))
    assert place_label(canvas, (0, 0), 1, ["Senkaku Islands"]) == ("", (0, 0))


def test_a_place_is_marked_by_rung_and_by_what_waits() -> None:
    """A letter and a sign, so that colour is never the only one."""
    taiwan, okinawa = fake_world.MAP.places[0], fake_world.MAP.places[3]
    view = fake_world.view(2)

    assert mark_of(taiwan, view.flashpoints, view.injects).text == "D!"
    assert mark_of(okinawa, view.flashpoints, view.injects).text == "o*"
    answered = tuple(replace(one, answered="Yes") for one in view.injects)
    assert mark_of(taiwan, view.flashpoints, answered).text == "D"
    assert mark_of(okinawa, view.flashpoints, answered).text == "o"


async def test_the_map_begins_where_something_waits_and_tells_of_the_place(desk: FakeDesk) -> None:
    """Rung, injects and indicators with their trend."""
    app = WargameApp(desk, open_save=SAVE)
    async with app.run_test(size=SIZES["200x60"]) as pilot:
        await settle(pilot)
        await press(pilot, "m")

        assert app.screen.query_one(MapCanvas).picked == "taiwan"
        shown = text(app)

    assert "D crisis ████░░, tension 57 under deterrence 58" in shown
    assert "! A near collision off Penghu · answer now" in shown
    told = next(line for line in shown.split("\n") if "Tension in the Taiwan Strait" in line)
    assert " ".join(told.split()).endswith("Tension in the Taiwan Strait 46 ▼-2 better ▃▄")
    assert "Source: essay/0b" in shown


async def test_arrows_pick_the_nearest_place_that_way_and_tab_the_next(desk: FakeDesk) -> None:
    """Both go everywhere; where nothing lies that way the pick stays."""
    app = WargameApp(desk, open_save=SAVE)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "m")
        chart = app.screen.query_one(MapCanvas)

        picked = []
        for key in ("right", "right", "up", "left", "left", "tab", "shift+tab", "shift+tab"):
            await press(pilot, key)
            picked.append(chart.picked)

    ways = "senkakus okinawa korea senkakus taiwan senkakus taiwan tokyo"
    assert picked == ways.split()


async def test_a_click_picks_a_place_and_a_second_one_opens_it(desk: FakeDesk) -> None:
    """By mark or by name."""
    app = WargameApp(desk, open_save=SAVE)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "m")
        shown = rows(app)
        row = next(at for at, line in enumerate(shown) if "Okinawa" in line[:44])
        spot = Offset(shown[row].index("Okinawa") + 2, row)

        await pilot.click(offset=spot)
        await settle(pilot)
        assert app.screen.query_one(MapCanvas).picked == "okinawa"

        await pilot.click(offset=spot)
        await settle(pilot)
        assert place(app) == "InjectScreen"
        assert "Night flights over Ginowan" in words(app)


async def test_enter_goes_to_the_inject_and_asks_where_there_are_several(desk: FakeDesk) -> None:
    """And says so where there is none."""
    app = WargameApp(desk, open_save=SAVE)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "m", "enter")
        assert place(app) == "InjectScreen"

        await press(pilot, "escape")
        assert place(app) == "MapScreen"
        app.screen.query_one(MapCanvas).picked = "guam"
        await press(pilot, "enter")
        assert "No inject lies here." in toasts(app)

        both = tuple(replace(one, spots=("guam",)) for one in fake_world.view(2).injects)
        app.screen.view = fake_world.view(2, injects=both)  # type: ignore[attr-defined]
        await settle(pilot)
        await press(pilot, "enter", "down", "enter")
        assert "Night flights over Ginowan" in words(app)


async def test_the_picked_place_leads_to_ledger_and_charts(desk: FakeDesk) -> None:
    """Why its first indicator moved, and how all of them did."""
    app = WargameApp(desk, open_save=SAVE)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "m", "w")
        assert "2 of 2 changes" in words(app)

        await press(pilot, "escape", "g")
        assert "Tension in the" in words(app)
        assert place(app) == "ChartsScreen"


async def test_the_pick_is_seen_without_colour(desk: FakeDesk) -> None:
    """It is drawn in reverse."""
    app = WargameApp(desk, open_save=SAVE)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "m")

        reversed_ones = [text for text, style in segments(app) if style and style.reverse]

    assert "D!" in reversed_ones
    assert "Taiwan" in reversed_ones


async def test_the_coast_is_drawn_once_for_a_size(desk: FakeDesk) -> None:
    """A key must not wait for the coasts of half a continent."""
    app = WargameApp(desk, open_save=SAVE)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "m")
        chart = app.screen.query_one(MapCanvas)
        drawn = chart._coasts
        assert drawn is not None

        await press(pilot, "right")
        assert chart._coasts is drawn

        await pilot.resize_terminal(120, 40)
        await settle(pilot)
        assert chart._coasts is not drawn
