"""The reference: reached from everywhere, searched, followed from topic to topic."""

from __future__ import annotations

import pytest

from tests.tui.fake_desk import SAVE, FakeDesk
from tests.tui.screen_text import SIZES, place, press, settle, toasts, words
from wargame.tui.app import WargameApp
from wargame.tui.screens.reference import TopicText

SIZE = SIZES["80x24"]


def topic(app: WargameApp) -> str:
    """Return the topic that is shown."""
    shown = app.screen.query_one(TopicText).topic
    return shown.id if shown else ""


@pytest.mark.parametrize("keys", [(), ("enter",), ("i",), ("w",), ("n",), ("m",), ("g",), ("b",)])
async def test_one_key_opens_it_on_every_screen(desk: FakeDesk, keys: tuple[str, ...]) -> None:
    """And Esc goes back to where one was."""
    app = WargameApp(desk, open_save=SAVE)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, *keys)
        before = place(app)

        await press(pilot, "f2")
        assert place(app) == "ReferenceScreen"
        await press(pilot, "f2", "escape")

        assert place(app) == before


async def test_it_opens_at_what_the_screen_is_about(desk: FakeDesk) -> None:
    """The map's first place shows tension in the strait."""
    app = WargameApp(desk, open_save=SAVE)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "m", "f2")

        assert topic(app) == "indicator/taiwan.tension"
        assert "Range 0 to 100, less is better" in words(app)


async def test_it_is_there_before_any_session(desk: FakeDesk) -> None:
    """From the title, with its sources."""
    app = WargameApp(desk)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "f2", "end", "c")

        assert place(app) == "Reading"
        assert "What facts/jt-quad21 says" in words(app)


async def test_words_find_topics(desk: FakeDesk) -> None:
    """All words must be there; nothing found is said."""
    app = WargameApp(desk, open_save=SAVE)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "f2", "slash", *"deters")
        assert topic(app) == "rule/cooling-taiwan"
        assert "Topics (1)" in words(app)

        await press(pilot, *"xyz")
        assert topic(app) == ""
        assert "Nothing is found." in words(app)


async def test_a_topic_leads_to_those_it_speaks_of_and_back(desk: FakeDesk) -> None:
    """From an indicator to the rule that moves it."""
    app = WargameApp(desk, open_save=SAVE)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "f2", "down", "enter")
        assert "Look up which?" in words(app)
        await press(pilot, "enter")
        assert topic(app) == "rule/cooling-taiwan"

        await press(pilot, "enter")
        assert "This topic speaks of no other one." in toasts(app)

        await press(pilot, "backspace")
        assert topic(app) == "indicator/taiwan.tension"
        await press(pilot, "backspace")
        assert "No topic was opened from another one yet." in toasts(app)
