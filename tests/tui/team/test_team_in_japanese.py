"""The screens of an exercise in Japanese, with a real deck: nothing cut, nothing in English."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from rich.cells import cell_len

from tests.support.japanese import english_in
from tests.support.local_team import HubTable
from tests.support.room import Gathering, begin
from tests.tui.screen_text import press, rows, settle, text, toasts
from wargame.core import facilitator_commands as c
from wargame.core import room_facts as r
from wargame.deck.translation import load_in
from wargame.exercise import requests as q
from wargame.language import speak
from wargame.net.hub import Hub
from wargame.net.seats import Kind
from wargame.tui.team.app import TeamApp
from wargame.tui.widgets.drawn import Drawn

DECKS = Path(__file__).parents[3] / "decks"
PEOPLE = {
    "統裁": Kind("facilitator"),
    "外務": Kind("cell", "tokyo"),
    "防衛": Kind("cell", "tokyo"),
    "国務": Kind("cell", "washington"),
    "評価": Kind("evaluator"),
    "投影": Kind("projector"),
}
WALKS = {
    "統裁": (
        *(("s",), ("escape", "k"), ("escape", "t"), ("escape", "f"), ("escape", "h")),
        *(("escape", "x"), ("escape", "r"), ("escape", "j"), ("escape", "w"), ("escape", "e")),
        *(("escape", "b"), ("escape", "l"), ("ctrl+s",), ("escape", "n"), ("escape", "c")),
        *(("escape", "i"), ("escape", "m"), ("escape", "p"), ("escape", "enter")),
        *(("escape", "a"), ("escape", "question_mark"), ("escape", "z")),
    ),
    "外務": (
        *(("v",), ("escape", "c"), ("escape", "n"), ("escape", "f"), ("escape", "p")),
        *(("escape", "m"), ("escape", "s"), ("escape", "l"), ("escape", "enter")),
        *(("escape", "b"), ("escape", "question_mark")),
    ),
    "評価": (("o",), ("escape", "s"), ("escape", "p"), ("escape", "question_mark")),
    "投影": (("b",), ("escape", "question_mark")),
}
"""Keys that lead through the screens and forms of a role."""


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Gathering]:
    """A room of Japanese speakers after a turn in which much was said and done."""
    speak("ja")
    deck, notice = load_in(DECKS / "senkakus.yaml", "ja")
    assert notice == ""
    gathering = Gathering(Hub(begin(tmp_path, deck)))
    for name, kind in PEOPLE.items():
        gathering.join(name, kind)
    gathering.did("統裁", c.StartFacilitated(deck.cells, ""))
    fill(gathering)
    yield gathering
    speak("en")


def fill(room: Gathering) -> None:
    """Have the people of a room say and do something of every kind."""
    hub = room.hub
    first, *_others = [hub.tables.scenario.injects[each.inject] for each in hub.session.state.table]
    option = first.options[0].id
    room.did("統裁", q.StartClock("discuss", 20))
    room.did("外務", r.Said("cell", "確認する"))
    room.did("外務", r.NoteAdded("第一案"))
    room.did("防衛", r.Asked(first.id, "船の数は"))
    room.did("防衛", r.Voted(first.id, option, 70, "早い"))
    room.did("外務", r.VotesRevealed("tokyo", first.id))
    room.did("外務", q.Commit(first.id, option, "守る", "費用", "相手は待つ"))
    room.did("評価", r.Observed(first.id, "", "", "strength", "P", "よく話した"))
    room.did("統裁", c.AdjudicateFreely("", "国会が動いた", (), "", "議場の要請"))


async def walk(room: Gathering, name: str, keys: tuple[tuple[str, ...], ...]) -> None:
    """Press keys and look at every screen on the way."""
    app = TeamApp(HubTable(room, name), invitation="wargame join 127.0.0.1:8765")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        for some in ((), *keys):
            await press(pilot, *some)
            shown = text(app)
            assert english_in(shown) == [], shown
            assert max(cell_len(row) for row in rows(app)) <= 80
            for part in app.screen.query(Drawn):
                drawn = part.draw(max(1, part.content_size.width))
                assert app.glyphs.more not in drawn.plain, drawn.plain


@pytest.mark.parametrize("name", WALKS)
async def test_every_seat_reads_japanese(room: Gathering, name: str) -> None:
    """Screens, forms, help, guidance, feed: no English sentence, and nothing cut at 80 columns."""
    await walk(room, name, WALKS[name])


async def test_the_hot_wash_is_japanese(room: Gathering) -> None:
    """The agenda with its gaps, evidence and questions."""
    room.did("統裁", c.CloseTurn("", ""))
    room.did("外務", r.SelfScored(1, (60, 50, 40, 30, 20)))
    room.did("統裁", c.CallEndex("", "時間"))
    room.did("統裁", q.OpenHotWash())
    room.did("外務", r.Reflected("早く話すべきだった", named=False))
    room.did("統裁", r.ActionAgreed("連絡表を作る", "", ""))

    await walk(room, "統裁", (("g",), ("d",), ("escape", "a"), ("escape", "c")))


async def test_a_refusal_of_the_host_is_told_in_japanese(room: Gathering) -> None:
    """In the language of the exercise."""
    app = TeamApp(HubTable(room, "外務"))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "r")

        assert toasts(app) == "このセルでは誰もこの状況付与に投票していない。"


async def test_the_reason_of_a_ruling_stays_with_the_facilitator(room: Gathering) -> None:
    """Whatever language it is told in, the cells do not read why control ruled as it did."""
    feeds = {name: str(room.hub.feed(room.seat(name))) for name in PEOPLE}

    assert "国会が動いた" in feeds["外務"]
    assert [name for name, feed in feeds.items() if "議場の要請" in feed] == ["統裁"]
