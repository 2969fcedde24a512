"""The lists of saves and decks, and the form for a new session."""

from __future__ import annotations

import pytest

from tests.tui.fake_desk import SAVE, FakeDesk, save_card
from tests.tui.screen_text import SIZES, place, press, settle, toasts, words
from wargame.gateway import NewSession
from wargame.tui.app import WargameApp
from wargame.tui.widgets.choice import Choice
from wargame.tui.widgets.saves_table import SavesTable

SIZE = SIZES["80x24"]


async def test_every_save_shows_where_it_stands(desk: FakeDesk) -> None:
    """Title, turn, score, file, and what is wrong with a torn one."""
    app = WargameApp(desk)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)

        await press(pilot, "s")

        assert desk.saves_folder in words(app)
        for card in desk.cards:
            shown = words(app)
            assert card.name in shown
            assert card.title in shown
            assert "turn 2 of 8" in shown
            await press(pilot, "down")
        assert "Damaged: line 9 is torn" in words(app)


async def test_enter_plays_the_marked_session_on(desk: FakeDesk) -> None:
    """The list is the way back to any session."""
    app = WargameApp(desk)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)

        await press(pilot, "s", "down", "enter")

        assert desk.tables[0].save_name == SAVE
        assert place(app) == "RoomScreen"


async def test_a_torn_session_is_told_about_and_the_list_stays(desk: FakeDesk) -> None:
    """A damaged file must not take the player anywhere."""
    app = WargameApp(desk)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await settle(pilot)

        await press(pilot, "s", "end", "enter")

        assert "the line is torn; replay it instead" in toasts(app)
        assert place(app) == "SavesScreen"


async def test_a_session_that_is_over_opens_at_its_end(desk: FakeDesk) -> None:
    """There is nothing to play there any more."""
    app = WargameApp(desk)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)

        await press(pilot, "s", "enter")

        assert place(app) == "EndScreen"


async def test_from_the_list_of_replays_enter_replays(desk: FakeDesk) -> None:
    """The title's two entries lead to one list with two meanings of Enter."""
    app = WargameApp(desk)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)

        await press(pilot, "r", "enter")

        assert place(app) == "ReplayScreen"


async def test_an_empty_folder_is_said_to_be_empty(desk: FakeDesk) -> None:
    """A blank screen would look broken."""
    desk.cards = []
    app = WargameApp(desk)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)

        await press(pilot, "s", "enter")

        assert "No session has been saved yet." in words(app)
        assert place(app) == "SavesScreen"


async def test_a_thousand_saves_are_all_listed(desk: FakeDesk) -> None:
    """They come in batches, so that the keys answer meanwhile; none is left out."""
    desk.cards = [save_card(name=f"{number}.jsonl") for number in range(1000)]
    app = WargameApp(desk)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)

        await press(pilot, "s")

        assert app.screen.query_one(SavesTable).row_count == 1000


async def test_a_deck_that_cannot_be_played_says_why(desk: FakeDesk) -> None:
    """Its author reads the first problem with file and line."""
    app = WargameApp(desk)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "d")
        assert "broken.yaml:3:1: unknown key `turnz`" in words(app)

        await press(pilot, "end", "enter")

        assert place(app) == "DecksScreen"


async def test_a_deck_leads_to_the_form_with_that_deck_chosen(desk: FakeDesk) -> None:
    """What was marked in the list need not be marked again."""
    app = WargameApp(desk)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)

        await press(pilot, "d", "enter")

        assert app.screen.query_one("#deck", Choice).chosen == "turn-zero"


async def test_the_form_begins_with_the_first_deck_after_turn_zero(desk: FakeDesk) -> None:
    """Ctrl+S at once gives a sensible session."""
    app = WargameApp(desk)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)

        await press(pilot, "n", "ctrl+s")

        assert desk.begun == [NewSession(deck="taiwan-strait", cell="all")]
        assert place(app) == "BriefingScreen"


async def test_the_form_passes_on_everything_that_was_chosen(desk: FakeDesk) -> None:
    """Deck, seat, preview, seed and title, by keys alone."""
    app = WargameApp(desk)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)

        await press(pilot, "n", "tab", "down", "tab", "up")
        await press(pilot, "tab", *"42", "tab", *"Seminar", "tab", "enter")

        assert desk.begun == [
            NewSession(
                deck="taiwan-strait", cell="tokyo", preview="instructor", seed=42, title="Seminar"
            )
        ]
        assert "You sit for Tokyo" in words(app)


@pytest.mark.parametrize("typed", ["18446744073709551616", "-1"])
async def test_a_seed_out_of_range_is_refused_in_the_form(typed: str, desk: FakeDesk) -> None:
    """The player sees it where it can be mended."""
    app = WargameApp(desk)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "n", "tab", "tab", "tab")
        app.screen.query_one("#seed").value = typed  # type: ignore[attr-defined]

        await press(pilot, "ctrl+s")

        assert not desk.begun
        assert "The seed is a number from 0" in toasts(app)


async def test_what_is_chosen_bears_a_sign(desk: FakeDesk) -> None:
    """Colour alone would not tell."""
    app = WargameApp(desk)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "n", "tab")
        assert "(x) Whole alliance" in words(app)

        await press(pilot, "down")

        assert "(x) Tokyo" in words(app)
        assert "( ) Whole alliance" in words(app)
