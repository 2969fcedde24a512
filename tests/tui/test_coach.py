"""The coach of turn zero: it looks at the view and says the next thing to do."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.tui import fake_world
from tests.tui.fake_desk import FakeDesk
from tests.tui.screen_text import SIZES, press, settle, words
from wargame import coach
from wargame.coach import Tip
from wargame.core.views import View
from wargame.plain.tips import TIPS as PLAIN_TIPS
from wargame.tui.app import WargameApp
from wargame.tui.registry import CommandSet, UserCommand
from wargame.tui.tips import TIPS, tips
from wargame.tui.widgets.coach_line import CoachLine

ANSWERED = tuple(
    replace(one, must=False, answered="Something", answered_option="quiet-protest")
    for one in fake_world.view(1).injects
)
SEEN = {
    coach.OPENED_INJECT,
    coach.SAW_RESOLUTION,
    coach.SAW_LEDGER,
    coach.SAW_INITIATIVES,
    coach.SAW_INDICATORS,
}


def as_built(_keys: CommandSet, command: UserCommand) -> str:
    """Return the keys of a command where nobody has mapped any anew."""
    return command.shown


@pytest.mark.parametrize(
    ("view", "seen", "key"),
    [
        (fake_world.view(1), set(), "Enter opens"),
        (fake_world.view(1), {coach.OPENED_INJECT}, "Open the inject marked !"),
        (
            fake_world.view(1, injects=ANSWERED, can_end_turn=True),
            {coach.OPENED_INJECT, coach.SAW_INITIATIVES},
            "press e",
        ),
        (
            fake_world.view(1, injects=ANSWERED, can_end_turn=True),
            {coach.OPENED_INJECT},
            "press i",
        ),
        (fake_world.view(2), {coach.OPENED_INJECT, coach.SAW_RESOLUTION}, "Press w"),
        (
            fake_world.view(3, injects=(fake_world.SECOND,)),
            SEEN - {coach.SAW_INITIATIVES},
            "Press i",
        ),
        (fake_world.view(3, injects=()), SEEN - {coach.SAW_INDICATORS}, "Press n"),
        (fake_world.view(3, injects=(fake_world.SECOND,)), SEEN, "may wait, at a price"),
        (fake_world.view(3, end=fake_world.END), SEEN, "Press x"),
    ],
)
def test_the_coach_says_the_next_thing_to_do(view: View, seen: set[str], key: str) -> None:
    """One thing at a time, and never one that was done already."""
    assert key.casefold() in tips(as_built)(coach.advise(view, seen)).casefold()


def test_the_advice_fits_a_small_terminal() -> None:
    """A line that is cut teaches half of what it should."""
    assert set(TIPS) == set(PLAIN_TIPS) == set(Tip)
    said = [tips(as_built)(tip) for tip in Tip]

    assert max(len(one) for one in said) <= 80 - len(" Next: ")


async def test_the_lesson_is_led_step_by_step(desk: FakeDesk) -> None:
    """From the first inject to the ledger, without a manual."""
    desk.is_met = False
    app = WargameApp(desk)
    async with app.run_test(size=SIZES["80x24"]) as pilot:
        await settle(pilot)
        await press(pilot, "enter", "enter")
        assert "Next: Something has happened. Enter opens" in words(app)

        await press(pilot, "enter")
        assert "Next: Up and down compare the options" in words(app)

        await press(pilot, "enter", "y")
        assert "Next: Press i for the long programmes" in words(app)

        await press(pilot, "i")
        assert "Next: s starts the marked one" in words(app)

        await press(pilot, "escape")
        assert "Next: What is open may wait" in words(app)

        await press(pilot, "e")
        assert "Next: Right opens an entry" in words(app)

        await press(pilot, "escape")
        assert "Next: The turn is resolved. Press w" in words(app)

        await press(pilot, "w")
        assert "Next: Type a figure, such as 5" in words(app)

        await press(pilot, "escape")
        assert "Press w" not in words(app)


async def test_the_end_of_the_lesson_is_remembered(desk: FakeDesk) -> None:
    """Turn zero is offered first only until it was played."""
    desk.is_met = False
    app = WargameApp(desk)
    async with app.run_test(size=SIZES["80x24"]) as pilot:
        await settle(pilot)
        await press(pilot, "enter", "enter")
        for _ in range(2):
            await press(pilot, "enter", "enter", "y", "e", "escape")
        assert not desk.is_met

        await press(pilot, "e")

        assert desk.is_met


async def test_other_decks_have_no_coach(desk: FakeDesk) -> None:
    """The line takes no room from those who know the screen."""
    app = WargameApp(desk, open_save="x")
    async with app.run_test(size=SIZES["80x24"]) as pilot:
        await settle(pilot)

        assert not app.screen.query_one(CoachLine).display


def test_a_started_programme_is_not_asked_for_again() -> None:
    """The coach names the next thing and not the one that was done."""
    view = fake_world.view(1)
    running = replace(view.initiatives[0], status="running")

    assert coach.advise_at("initiatives", view) is Tip.STARTING
    assert coach.advise_at("initiatives", replace(view, initiatives=(running,))) is Tip.STARTED
    assert coach.advise_at("map", view) is None
