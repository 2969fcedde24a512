"""The screen of one inject: what it shows, how it is answered."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.tui import fake_world
from tests.tui.fake_desk import SAVE, FakeDesk, FakeTable
from tests.tui.screen_text import SIZES, place, press, rows, settle, toasts, words
from wargame.core.commands import Respond
from wargame.core.views import PreviewItem, PreviewLine, View
from wargame.tui.app import WargameApp
from wargame.tui.screens.inject import InjectScreen

SIZE = SIZES["200x60"]


def sit_at(desk: FakeDesk, view: View) -> None:
    """Let the desk open a session with this view."""

    def resume(name: str) -> FakeTable:
        desk.tables.append(FakeTable(view, name))
        return desk.tables[-1]

    desk.resume = resume  # type: ignore[method-assign]


async def test_the_inject_is_shown_with_what_only_this_seat_reads(desk: FakeDesk) -> None:
    """Situation, sender, place, private text and whose it is."""
    app = WargameApp(desk, open_save=SAVE)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "enter")

        shown = words(app)

    assert "Intelligence report from Joint Staff Office" in shown
    assert "Eleven fighters and two bombers crossed the median line" in shown
    assert "For Tokyo only" in shown
    assert "The south-western air division" in shown


async def test_the_marked_option_shows_price_needs_preview_and_advice(desk: FakeDesk) -> None:
    """Everything that is known before the choice stands beside it."""
    app = WargameApp(desk, open_save=SAVE)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "enter")

        shown = words(app)

    assert "Capital: 2 points Needs: Forward posture at least 40" in shown
    assert "For certain: Tension in the Taiwan Strait up (worse)" in shown
    assert "Chinese assertiveness up or down" in shown
    assert "Joint Staff Office: Patrols that nobody answers" in shown
    assert "[rule: Tension above deterrence grows]" in shown


async def test_odds_are_shown_where_the_preview_has_them(desk: FakeDesk) -> None:
    """The instructor level shows sizes and odds, in the words of the view."""
    item = PreviewItem(indicator="a.b", title="Goodwill", text="+3", good=True)
    line = PreviewLine(title="Well read", odds=61, items=(item,))
    one = fake_world.option("plain", "Do the plain thing", preview=(line,))
    inject = fake_world.inject("one", "One inject", options=(one,))
    sit_at(desk, fake_world.view(2, injects=(inject,)))
    app = WargameApp(desk, open_save=SAVE)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "enter")

        assert "Well read 61 %: Goodwill +3 (better)" in words(app)


async def test_a_blind_preview_says_that_it_hides_the_effects(desk: FakeDesk) -> None:
    """An empty space would look like an option without effects."""
    one = fake_world.option("plain", "Do the plain thing", preview=())
    sit_at(desk, fake_world.view(2, injects=(fake_world.inject("one", "One", options=(one,)),)))
    app = WargameApp(desk, open_save=SAVE)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "enter")

        assert "Effects are not shown at this preview level." in words(app)


async def test_an_answer_takes_enter_and_one_more_key(desk: FakeDesk) -> None:
    """An answer cannot be changed but by undoing it, so one stray key must not give it."""
    app = WargameApp(desk, open_save=SAVE)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "enter", "down", "enter")
        assert desk.tables[0].asked == []
        assert "In the situation room, u takes it back." in words(app)

        await press(pilot, "y")

        given = Respond(cell="all", inject="ts-near-collision", option="quiet-protest")
        assert desk.tables[0].asked == [given]
        assert place(app) == "RoomScreen"
        assert "answered: Protest quietly" in words(app)


@pytest.mark.parametrize("key", ["n", "escape", "enter"])
async def test_every_other_key_thinks_again(key: str, desk: FakeDesk) -> None:
    """Enter rests on thinking again, so pressing it twice commits to nothing."""
    app = WargameApp(desk, open_save=SAVE)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)

        await press(pilot, "enter", "enter", key)

        assert desk.tables[0].asked == []
        assert place(app) == "InjectScreen"


async def test_a_closed_option_says_why_and_is_not_asked_for(desk: FakeDesk) -> None:
    """The reason comes from the view, in words."""
    app = WargameApp(desk, open_save=SAVE)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "enter", "end")
        assert "Closed: Costs 4, 3 can be spent" in words(app)

        await press(pilot, "enter")

        assert not app.screen.is_modal
        assert desk.tables[0].asked == []


async def test_an_answered_inject_shows_the_answer_and_takes_no_other(desk: FakeDesk) -> None:
    """Players cannot shop for a better draw."""
    answered = replace(
        fake_world.THIRD,
        answered="Ask the Quad for a common statement",
        answered_option="quad-statement",
    )
    sit_at(desk, fake_world.view(2, injects=(answered,)))
    app = WargameApp(desk, open_save=SAVE)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "enter")
        assert "✓ your answer" in words(app)

        await press(pilot, "enter")

        assert "Already answered: Ask the Quad" in toasts(app)
        assert not app.screen.is_modal


async def test_the_rule_an_adviser_rests_on_is_one_key_away(desk: FakeDesk) -> None:
    """An argument can be checked against the model."""
    app = WargameApp(desk, open_save=SAVE)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "enter", "r")

        assert "Where tension stands far above deterrence it grows by itself" in words(app)
        await press(pilot, "escape")
        assert place(app) == "InjectScreen"


async def test_sources_are_shown_in_full_and_never_as_markup(desk: FakeDesk) -> None:
    """Texts come from strangers' files; brackets in them are only brackets."""
    app = WargameApp(desk, open_save=SAVE)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "enter", "c")

        assert "What essay/5c says, with [bold]brackets[/bold] kept." in words(app)


async def test_no_text_of_a_deck_is_read_as_markup(desk: FakeDesk) -> None:
    """Neither styles nor links nor actions can be smuggled in."""
    trap = "[@click=app.quit]x[/] [bold]y [/nonsense] \\[z"
    one = fake_world.option("plain", trap, intent=trap, why_not="", needs=trap)
    inject = fake_world.inject("one", trap, situation=trap, place=trap, options=(one,))
    sit_at(desk, fake_world.view(2, title=trap, injects=(inject,)))
    app = WargameApp(desk, open_save=SAVE)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        assert words(app).count(trap) >= 2

        await press(pilot, "enter")

        assert words(app).count(trap) >= 4
        await press(pilot, "enter")
        assert f"Commit to {trap}?" in words(app)


async def test_the_details_are_scrolled_while_the_cursor_stays_on_the_options(
    desk: FakeDesk,
) -> None:
    """On a small terminal the advisers stand below the edge."""
    app = WargameApp(desk, open_save=SAVE)
    async with app.run_test(size=SIZES["80x24"]) as pilot:
        await settle(pilot)
        await press(pilot, "enter")
        assert "Source: essay/5c" not in words(app)

        await press(pilot, "pagedown")

        assert "Source: essay/5c" in words(app)
        assert app.screen.query_one("#options").has_focus


async def test_a_click_on_an_adviser_shows_the_rule_he_rests_on(desk: FakeDesk) -> None:
    """The argument stands beside the option, its ground is one press away."""
    app = WargameApp(desk, open_save=SAVE)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "enter")
        shown = rows(app)
        row = next(at for at, line in enumerate(shown) if "Joint Staff Office: " in line)

        await pilot.click(offset=(shown[row].index("Joint Staff Office: ") + 3, row))
        await settle(pilot)

        assert place(app) == "Reading"
        assert "The rule of Joint Staff Office" in words(app)
        assert "Where tension stands far above deterrence it grows by itself" in words(app)
        assert "Source: essay/5c, facts/csis-fbnw" in words(app)


async def test_an_inject_that_waits_says_what_leaving_it_would_do(desk: FakeDesk) -> None:
    """Waiting is a choice too, and it is previewed like one."""
    app = WargameApp(desk, open_save=SAVE)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)

        await press(pilot, "down", "enter")

        assert "If left: Okinawan goodwill down (worse)" in words(app)


async def test_the_reference_opens_at_the_rule_of_the_adviser(desk: FakeDesk) -> None:
    """From an argument to the book in one key."""
    app = WargameApp(desk, open_save=SAVE)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "enter")
        screen = app.screen
        assert isinstance(screen, InjectScreen)
        assert screen.topic == "rule/deterrence-gap"

        await press(pilot, "f2")

        assert place(app) == "ReferenceScreen"
