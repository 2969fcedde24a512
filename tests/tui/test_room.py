"""The situation room: what it shows, what its keys ask for, what changes."""

from __future__ import annotations

from dataclasses import replace

from tests.tui import fake_world
from tests.tui.fake_desk import SAVE, FakeDesk
from tests.tui.screen_text import SIZES, place, press, rows, settle, toasts, words
from wargame.core.commands import EndTurn
from wargame.gateway import NewSession
from wargame.tui import intents, places
from wargame.tui.app import WargameApp
from wargame.tui.screens.room import RoomScreen
from wargame.tui.widgets.flashpoints import FlashpointPanel
from wargame.tui.widgets.inject_list import InjectList
from wargame.tui.widgets.map_canvas import MapCanvas
from wargame.tui.widgets.means import MeansPanel
from wargame.tui.widgets.steps import StepPanel
from wargame.tui.widgets.subjects import SubjectList
from wargame.tui.widgets.ticker import Ticker, sentences
from wargame.wording import due

SIZE = SIZES["80x24"]


async def test_the_room_shows_the_world_at_a_glance(desk: FakeDesk) -> None:
    """Turn, capital, file, flashpoints by rung, scores with their changes and gates."""
    app = WargameApp(desk, open_save=SAVE)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)

        shown = words(app)

    assert "2020 Q3, turn 2 of 8" in shown
    assert "6 free, +4 next turn" in shown
    assert SAVE in shown
    assert "Taiwan Strait D crisis ████░░" in shown
    assert "tension 57 ▲+9" in shown
    assert "under deterrence 58" in shown
    assert "1 Okinawa ███░░░░░░░░ 29.8 -1.4 -1.4 G" in shown
    assert "Overall ████░░░░░░░ 34.1 +0.9" in shown


async def test_what_must_be_answered_is_marked_by_a_sign_and_by_words(desk: FakeDesk) -> None:
    """Colour alone would not tell."""
    app = WargameApp(desk, open_save=SAVE)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)

        assert "! A near collision off Penghu" in words(app)
        assert "answer now" in words(app)
        assert "Answer now: 1, can wait: 1" in words(app)


async def test_enter_opens_the_marked_inject(desk: FakeDesk) -> None:
    """The first key a player tries does the first thing there is to do."""
    asked: list[object] = []
    app = WargameApp(desk, open_save=SAVE)
    async with app.run_test(size=SIZE, message_hook=asked.append) as pilot:
        await settle(pilot)

        await press(pilot, "down", "enter")

        assert intents.GoTo("inject", "ok-noise").about in {
            one.about for one in asked if isinstance(one, intents.GoTo)
        }
        assert place(app) == "InjectScreen"


async def test_the_turn_cannot_end_while_an_answer_is_owed(desk: FakeDesk) -> None:
    """The key says which answer is missing and asks the table for nothing."""
    app = WargameApp(desk, open_save=SAVE)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await settle(pilot)

        await press(pilot, "e")

        assert "Answer first: Fighters over the median line" in toasts(app)
        assert desk.tables[0].asked == []
        assert place(app) == "RoomScreen"


async def test_a_refused_command_is_told_and_changes_nothing(desk: FakeDesk) -> None:
    """The table has the last word, whatever the view said."""
    app = WargameApp(desk, new=NewSession(deck="taiwan-strait", cell="all"))
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "enter", "enter", "enter", "y")
        desk.tables[0].refuse = "The facilitator has stopped the clock."
        room = app.screen
        assert isinstance(room, RoomScreen)
        before = room.view

        await press(pilot, "e")

        assert "The facilitator has stopped the clock." in toasts(app)
        assert isinstance(desk.tables[0].asked[-1], EndTurn)
        assert app.screen is room
        assert isinstance(app.screen, RoomScreen)
        assert app.screen.view is before


async def test_only_the_panels_whose_part_has_changed_are_given_a_new_one(desk: FakeDesk) -> None:
    """An answer changes the injects and the capital; nothing else need be drawn again."""
    app = WargameApp(desk, new=NewSession(deck="taiwan-strait", cell="all"))
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "enter")
        room = app.screen
        flashpoints = room.query_one(FlashpointPanel).flashpoints
        steps = room.query_one(StepPanel).steps

        await press(pilot, "enter", "enter", "y")

        assert room.query_one(FlashpointPanel).flashpoints is flashpoints
        assert room.query_one(StepPanel).steps is steps
        assert room.query_one(InjectList).injects[0].answered
        assert "4 free, 2 reserved" in words(app)


async def test_the_cursor_goes_to_what_waits_when_a_turn_brings_something_new(
    desk: FakeDesk,
) -> None:
    """What must be answered is never hidden behind an older inject."""
    app = WargameApp(desk, new=NewSession(deck="taiwan-strait", cell="all"))
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "enter", "enter", "enter", "y")
        assert app.screen.query_one(InjectList).marked == "ok-noise"

        await press(pilot, "e", "escape")

        assert app.screen.query_one(InjectList).marked == "ts-near-collision"


async def test_the_programmes_under_way_are_shown_with_their_progress(desk: FakeDesk) -> None:
    """A stalled one says so in a word."""
    app = WargameApp(desk, open_save=SAVE)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        stalled = replace(fake_world.INITIATIVES[0], status="stalled", progress=2)

        app.screen.query_one(MeansPanel).initiatives = (stalled,)
        await pilot.pause()

        assert "2/6 stalled" in words(app)


async def test_leaving_lets_go_of_the_file_and_shows_the_title(desk: FakeDesk) -> None:
    """Another program can open the session at once."""
    app = WargameApp(desk, open_save=SAVE)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)

        await press(pilot, "t")

        assert place(app) == "TitleScreen"
        assert desk.tables[0].is_closed


async def test_the_keys_of_the_room_open_its_other_screens(desk: FakeDesk) -> None:
    """Everything about the session is one key away."""
    app = WargameApp(desk, open_save=SAVE)
    ways = {
        "i": "InitiativesScreen",
        "w": "LedgerScreen",
        "n": "IndicatorsScreen",
        "b": "BriefingScreen",
    }
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        for key, screen in ways.items():
            await press(pilot, key)
            assert place(app) == screen
            await press(pilot, "escape")
            assert place(app) == "RoomScreen"


async def test_what_the_opening_mended_is_told(desk: FakeDesk) -> None:
    """A torn last line was cut off; the player should know."""
    resume = desk.resume

    def mended(name: str):  # type: ignore[no-untyped-def]
        table = resume(name)
        table.notice = "line 9 was torn and is kept beside the file"
        return table

    desk.resume = mended  # type: ignore[method-assign]
    app = WargameApp(desk, open_save=SAVE)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await settle(pilot)

        assert "line 9 was torn and is kept beside the file" in toasts(app)


async def test_the_room_says_what_capital_could_buy(desk: FakeDesk) -> None:
    """The open options of what waits, and the programmes that can be started, by price."""
    app = WargameApp(desk, open_save=SAVE)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        assert "6 capital buys 6 options, 3 programmes" in words(app)

    app = WargameApp(desk, open_save=SAVE)
    async with app.run_test(size=(120, 52)) as pilot:
        await settle(pilot)
        shown = words(app)

    assert "6 free, +4 next turn" in shown
    assert "6 options of what waits" in shown
    assert "A common agenda for the East" in shown


async def test_the_map_is_part_of_a_large_room_only(desk: FakeDesk) -> None:
    """In a small terminal it is a key away."""
    for size, is_there in (("80x24", False), ("200x60", True)):
        app = WargameApp(desk, open_save=SAVE)
        async with app.run_test(size=SIZES[size]) as pilot:
            await settle(pilot)
            assert app.screen.query_one(MapCanvas).display is is_there
            assert ("D!" in words(app)) is is_there

            await press(pilot, "m")
            assert place(app) == "MapScreen"


async def test_a_model_without_a_map_has_no_map(desk: FakeDesk) -> None:
    """An old save says so and plays on."""
    app = WargameApp(desk, open_save=SAVE)
    async with app.run_test(size=SIZES["200x60"], notifications=True) as pilot:
        await settle(pilot)
        assert app.sitting is not None
        app.sitting.view = fake_world.view(2, map=None)
        app.push_screen(places.room(app.sitting))
        await settle(pilot)

        assert not app.screen.query(MapCanvas)
        await press(pilot, "m")
        assert "This model has no map." in toasts(app)


async def test_the_ticker_tells_the_news_one_after_another(desk: FakeDesk) -> None:
    """What happened, a part at a time where the line is short."""
    app = WargameApp(desk, new=NewSession(deck="taiwan-strait", cell="all"))
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "enter", "enter", "enter", "y")
        assert not app.screen.query_one(Ticker).display
        await press(pilot, "e", "escape")
        ticker = app.screen.query_one(Ticker)

        assert ticker.display
        assert "1/3 Fighters over the median line: Sail a destroyer" in rows(app)[-2]
        ticker.go_on()
        await settle(pilot)
        assert "1/3 together" in rows(app)[-2]
        ticker.go_on()
        await settle(pilot)
        assert "2/3 Washington: asks a price" in rows(app)[-2]


async def test_with_reduced_motion_nothing_ticks(desk: FakeDesk) -> None:
    """The news stand in a list; nobody has to read against a clock."""
    app = WargameApp(desk, new=NewSession(deck="taiwan-strait", cell="all"))
    app.animation_level = "none"
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "enter", "enter", "enter", "y", "e", "escape")

        assert not app.screen.query_one(Ticker).display
        assert "Washington: asks a price" in words(app)


def test_the_ticker_tells_first_how_the_region_stands() -> None:
    """Each sentence once, then the headlines; scores and dates are told elsewhere."""
    region = replace(fake_world.entry("situation", 1), detail="Calm at sea.\nQuiet in Naha.")

    told = sentences((*fake_world.entries(1), region, region))

    assert told[:2] == ("Calm at sea.", "Quiet in Naha.")
    assert told[2].startswith("Fighters over the median line")
    assert not [one for one in told if one.startswith(("Assessment", "Turn 2"))]


async def test_a_piece_of_news_leads_to_its_lines_in_the_ledger(desk: FakeDesk) -> None:
    """Headline, then paragraph, then ledger: one key each."""
    app = WargameApp(desk, new=NewSession(deck="taiwan-strait", cell="all"))
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "enter", "enter", "enter", "y", "e", "escape")

        await press(pilot, "tab", "enter")
        assert "Two frigates shadowed" in words(app)
        await press(pilot, "w")

        assert place(app) == "LedgerScreen"
        assert app.screen.query_one(SubjectList).about == "taiwan.tension"
        assert "1 of 2 changes" in words(app)


def test_what_waits_says_until_when_and_that_it_worsens() -> None:
    """A deadline without a price would be left."""
    second = fake_world.SECOND
    assert due(second, 2) == "can wait to the end of this turn, then worsens"
    assert due(second, 1) == "can wait until next turn, then worsens"
    assert due(replace(second, due=9), 2) == "can wait until turn 9, then worsens"
    assert due(replace(second, worsens=False), 1) == "can wait until next turn, then lapses"
    assert due(fake_world.THIRD, 2) == "answer now"
