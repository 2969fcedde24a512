"""A review is laid over the recording, and a result is placed among others."""

from __future__ import annotations

import pytest

from tests.tui.fake_desk import SAVE, FakeDesk, FakePlayback
from tests.tui.screen_text import press, settle, toasts, words
from tests.tui.test_looks import START
from wargame.appraisals import GivenUp
from wargame.preferences import Unkept
from wargame.tui.app import WargameApp
from wargame.tui.screens.replay import ReplayScreen
from wargame.tui.widgets.notes import NotePanel
from wargame.tui.widgets.timeline import Timeline


async def reviewed(app: WargameApp, pilot: object) -> ReplayScreen:
    """Open a recording and have it reviewed."""
    await settle(pilot)  # type: ignore[arg-type]  # a pilot
    await press(pilot, "a")  # type: ignore[arg-type]  # a pilot
    await app.workers.wait_for_complete()
    await settle(pilot)  # type: ignore[arg-type]  # a pilot
    screen = app.screen
    assert isinstance(screen, ReplayScreen)
    return screen


async def test_a_review_draws_the_curve_and_marks_what_was_wrong(desk: FakeDesk) -> None:
    """The timeline then tells expectation, not the score of the moment."""
    app = WargameApp(desk, replay=SAVE)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await reviewed(app, pilot)

        marks = screen.query_one(Timeline).marks
        assert marks.curve[:3] == (5000, 4990, 4980)
        assert marks.doubts == (1,)
        assert "? fault" in words(app)
        assert "Choice -2.0, luck -8.0." in toasts(app)


async def test_the_next_fault_is_a_key_away_and_says_what_was_better(desk: FakeDesk) -> None:
    """Where it went wrong is found without stepping through all of it."""
    app = WargameApp(desk, replay=SAVE)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await reviewed(app, pilot)
        assert not screen.query_one(NotePanel).display

        await press(pilot, "d")

        assert screen.at == 1
        assert "Mistake, -2.0 (±0.50); best: Another option" in words(app)
        assert "Luck. Inject: It fell badly: -1.0" in words(app)

        await press(pilot, "d")
        assert "There is none that way." in toasts(app)


async def test_faults_are_not_looked_for_before_there_is_a_review(desk: FakeDesk) -> None:
    """The key says what to do first."""
    app = WargameApp(desk, replay=SAVE)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "d")

        assert "No review was made yet; a makes one." in toasts(app)


async def test_a_review_that_is_given_up_changes_nothing(
    desk: FakeDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It can be long; nobody has to wait for it."""

    def never(self: FakePlayback, heard: object) -> None:
        raise GivenUp

    monkeypatch.setattr(FakePlayback, "review", never)
    app = WargameApp(desk, replay=SAVE)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await reviewed(app, pilot)
        assert screen.reviewed

        await press(pilot, "a")

        assert not screen.reviewed
        assert screen.annotated is None
        assert "The review was given up." in toasts(app)


async def test_a_result_is_placed_among_simulated_games(desk: FakeDesk) -> None:
    """Whether it is a good score, only others can tell."""
    app = WargameApp(desk, open_save="2026-11-25-korea-9.jsonl")
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await app.workers.wait_for_complete()
        await settle(pilot)

        assert "50 % by random" in words(app)


async def test_the_staff_analysis_is_off_unless_the_settings_allow_it(desk: FakeDesk) -> None:
    """It takes the thinking away."""
    app = WargameApp(desk, new=START)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "enter", "enter", "a")

        assert "staff analysis is off" in toasts(app)


async def test_the_staff_says_what_each_option_is_worth(desk: FakeDesk) -> None:
    """The best first, with how sure it is."""
    preferences = Unkept()
    preferences.choose("staff_analysis", "yes")
    app = WargameApp(desk, new=START, preferences=preferences)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "enter", "enter", "a")
        await app.workers.wait_for_complete()
        await settle(pilot)

        assert "Staff analysis" in words(app)
        assert "±0.80" in words(app)
