"""The report is written from the end screen, beside the interface, and can be given up."""

from __future__ import annotations

import asyncio

import pytest

from tests.tui.fake_desk import FakeDesk, FakeTable
from tests.tui.screen_text import press, settle, toasts, words
from wargame.errors import WargameError
from wargame.tui.app import WargameApp

ENDED = "2026-11-25-korea-9.jsonl"
SIZE = (120, 40)


async def test_a_key_writes_the_report_and_says_where(desk: FakeDesk) -> None:
    """Nobody has to look for it."""
    app = WargameApp(desk, open_save=ENDED)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "a")
        await app.workers.wait_for_complete()
        await settle(pilot)

        assert "2026-11-25-korea-9-report.html" in toasts(app)
        assert "korea-9-report.html" in words(app)


async def test_how_far_it_is_stands_on_the_screen(desk: FakeDesk) -> None:
    """Reviews take seconds; the screen stays alive."""
    app = WargameApp(desk, open_save=ENDED)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        table = desk.tables[0]
        table.may_go_on.clear()
        await pilot.press("a")
        await pilot.pause()
        assert "The report is being made." in words(app)

        table.may_go_on.set()
        await app.workers.wait_for_complete()
        assert table.report_turns == [1, 2]


async def test_the_same_key_gives_it_up(desk: FakeDesk) -> None:
    """Nothing is written then, and it can be asked for again."""
    app = WargameApp(desk, open_save=ENDED)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        table = desk.tables[0]
        table.may_go_on.clear()
        await pilot.press("a")
        assert await asyncio.to_thread(table.has_begun.wait, 5)
        await pilot.press("a")
        assert "The report was given up; nothing was written." in words(app)
        table.may_go_on.set()
        await app.workers.wait_for_complete()
        await settle(pilot)

        assert table.report_turns == [1]
        assert "report.html" not in words(app)
        await press(pilot, "a")
        await app.workers.wait_for_complete()
        await settle(pilot)
        assert "korea-9-report.html" in words(app)


async def test_a_disk_that_refuses_is_told_of(
    desk: FakeDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In one line, with what to do."""

    def full(_table: FakeTable, _heard: object) -> str:
        raise WargameError("saves: the disk is full; free some space and try again")

    monkeypatch.setattr(FakeTable, "report", full)
    app = WargameApp(desk, open_save=ENDED)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "a")
        await app.workers.wait_for_complete()
        await settle(pilot)

        assert "the disk is full; free some space" in toasts(app)
