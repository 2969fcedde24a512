"""The host lets in whom it should, refuses with a reason, and goes on."""

from __future__ import annotations

import json
from pathlib import Path

import aiohttp
import pytest

from tests.support.hosting import Host, hosting, serving
from tests.support.room import clock
from wargame.core import facilitator_commands as c
from wargame.core import room_facts as r
from wargame.exercise import requests as q
from wargame.net import connection as connection_module
from wargame.net import server as server_module
from wargame.net.connection import Connection
from wargame.net.hub import Hub
from wargame.net.protocol import FRAME_LIMIT, VERSION, write_do
from wargame.session import Session

NORTH, SOUTH, FACILITATOR = "nort-haaa", "SOUTHAAA", "faci lita"
"""Codes as people type them."""


async def bye(host: Host, **hello: object) -> str:
    """Return why a client that says this is let go."""
    client = await host.knock()
    await client.socket.send_str(json.dumps({"t": "hello", "v": VERSION, **hello}))
    return str((await client.until("bye"))["why"])


async def test_people_join_play_and_see_one_another(tmp_path: Path) -> None:
    """From the code to the end of a turn."""
    async with hosting(tmp_path) as host:
        faye = await host.join(FACILITATOR, "Faye")
        nora = await host.join(NORTH, "Nora")
        nils = await host.join(NORTH, "Nils")
        sara = await host.join(SOUTH, "Sara")
        assert [x.board["role"] for x in (faye, nora, nils, sara)] == [
            "facilitator",
            "lead",
            "player",
            "lead",
        ]

        done = await faye.do(c.StartFacilitated(("north", "south"), ""))
        assert not done["refused"]
        while not nora.view["injects"]:
            await nora.until("state")
        done = await nora.do(q.Commit("a", "yes", "for", "against", ""))
        assert [each["headline"] for each in done["entries"]] == ["North answered: Choose yes"]
        await faye.do(c.CloseTurn("", ""))
        while nils.view["turn"] != 2:
            await nils.until("state")

        assert "A: Choose yes" in [i["entry"]["headline"] for i in nils.items if i["entry"]]


async def test_only_what_has_changed_is_sent(tmp_path: Path) -> None:
    """Of world and board member by member; what somebody says changes neither."""
    async with hosting(tmp_path) as host:
        faye = await host.join(FACILITATOR, "Faye")
        nora = await host.join(NORTH, "Nora")
        await nora.socket.send_str(write_do("say", "", r.Said("cell", "all here?")))
        said = await nora.until_item("all here?")
        await faye.do(c.StartFacilitated(("north", "south"), ""))
        while not nora.view["injects"]:
            started = await nora.until("state")
        option = nora.view["injects"][0]["options"][0]["id"]
        await nora.socket.send_str(write_do("vote", nora.version, r.Voted("a", option, 60, "")))
        voted = await nora.until("state")

        assert "world" not in said
        assert said.get("board", {}).keys() <= {"people"}
        assert started["world"]["turn"] == 1
        assert not {"briefing", "map", "title"} & started["world"].keys()
        assert "world" not in voted
        assert voted["board"].keys() == {"ballots"}


async def test_what_was_said_goes_ahead_of_what_has_changed(tmp_path: Path) -> None:
    """In a room of sixty the views of a new turn take a while; talk does not wait for them."""
    async with hosting(tmp_path) as host:
        faye = await host.join(FACILITATOR, "Faye")
        nora = await host.join(NORTH, "Nora")
        await faye.do(c.StartFacilitated(("north", "south"), ""))
        while not nora.view["injects"]:
            await nora.until("state")
        server, hub = host.server, host.server.hub
        [connection] = [each for each in server._here.values() if each.seat == nora.seat]
        hub.session.submit(c.CloseTurn("", ""), "facilitator")
        hub._worlds.clear()
        hub.do(hub.room.seats[faye.seat], "talk", "", r.Said("everyone", "Quick"), host.at)
        connection.behind = True
        connection.replies.append("reply")

        frames = [server._outgoing.next_for(connection) for _ in range(2)]
        connection.turn = True
        frames += [server._outgoing.next_for(connection) for _ in range(2)]

        said, none, state, reply = frames
        assert "Quick" in said
        assert '"world"' not in said
        assert (none, reply) == ("", "reply")
        assert '"turn":2' in state


async def test_a_client_comes_back_where_it_was(tmp_path: Path) -> None:
    """With its token and the number of items it has; a first frame shows the world as it is."""
    async with hosting(tmp_path) as host:
        nora = await host.join(NORTH, "Nora")
        await nora.do(r.NoteAdded("one"))
        await nora.socket.close()
        nils = await host.join(NORTH, "Nils")
        await nils.do(r.NoteAdded("two"))

        again = await host.back(nora.token, nora.next)
        await again.world()

        assert again.seat == nora.seat
        assert [i["text"] for i in again.items if i["kind"] == "note"] == ["two"]


async def test_after_a_restart_tokens_still_open_their_seats(tmp_path: Path) -> None:
    """The record is enough, on this machine or on another."""
    async with hosting(tmp_path) as host:
        nora = await host.join(NORTH, "Nora")
        await nora.do(r.NoteAdded("kept"))
        hub = host.server.hub
    hub.close()

    again = Hub(Session.resume(hub.session.path, clock))
    async with serving(again) as host:
        back = await host.back(nora.token, nora.next)
        await back.world()

        assert back.seat == nora.seat
        assert [each["text"] for each in back.board["notes"]] == ["kept"]
        assert back.items == []
    again.close()


async def test_a_second_client_takes_over_openly(tmp_path: Path) -> None:
    """The first is told, and does not come back by itself."""
    async with hosting(tmp_path) as host:
        nora = await host.join(NORTH, "Nora")

        again = await host.back(nora.token)
        await again.world()

        assert (await nora.until("bye"))["why"] == "taken-over"
        assert not (await again.do(r.NoteAdded("mine")))["refused"]


async def test_wrong_codes_lock_an_address_out(tmp_path: Path) -> None:
    """Guessing takes longer than any exercise; the right code does not help meanwhile."""
    async with hosting(tmp_path) as host:
        for _ in range(8):
            assert await bye(host, code="WRON-GONE", name="Mallory") == "wrong-code"

        assert await bye(host, code=NORTH, name="Mallory") == "locked-out"
        host.at += 61_000
        assert await bye(host, code=NORTH, name="") == "no-name"
        assert await bye(host, token="x" * 43) == "no-seat"


@pytest.mark.parametrize(
    "hello",
    [
        {"v": VERSION + 1},
        {"v": "1"},
        {"t": "do"},
        {"have": -1},
        {"have": "1"},
        {"token": 5},
        {"token": "x" * 201},
    ],
)
async def test_a_first_frame_that_is_none_is_refused(
    tmp_path: Path, hello: dict[str, object]
) -> None:
    """With a clear word, above all when host and client differ."""
    async with hosting(tmp_path) as host:
        assert await bye(host, **hello) == "bad-hello"


async def test_a_silent_client_is_let_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A connection costs something even if nobody speaks."""
    monkeypatch.setattr(server_module, "HELLO_WITHIN", 0.05)
    async with hosting(tmp_path) as host:
        client = await host.knock()

        assert (await client.until("bye"))["why"] == "silent"


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Origin": "https://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Host": "evil.example:1"}, 421),
        ({"Host": "evil.example:1", "Origin": "http://evil.example:1"}, 421),
    ],
)
async def test_pages_of_others_do_not_get_in(
    tmp_path: Path, headers: dict[str, str], status: int
) -> None:
    """A browser that looks at a strange page must not play for its user."""
    async with hosting(tmp_path) as host:
        with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
            await host.knock(**headers)

        assert refused.value.status == status


async def test_a_page_of_the_hosts_own_gets_in(tmp_path: Path) -> None:
    """The browser path comes from the same port."""
    async with hosting(tmp_path) as host:
        client = await host.knock(Origin=f"http://127.0.0.1:{host.server.port}")
        await client.hello(code=NORTH, name="Nora")

        assert (await client.until("welcome"))["seat"] == "north-1"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "bad-frame"),
        ("[]", "bad-frame"),
        ("{", "bad-frame"),
        ('{"t":"do"}', "bad-frame"),
        ('{"t":"do","id":"x","what":{"type":"Nothing"}}', "bad-frame"),
        ('{"t":"do","id":"x","what":{"type":"Voted"}}', "bad-frame"),
        ('{"t":"do","id":"x","what":{"type":"Respond","cell":"north","inject":"a","option":"yes"}}',
         "bad-frame"),
        ('{"t":"do","id":"x","seen":"","what":{"type":"PauseClock"}}', "no-right"),
        ('{"t":"do","id":"x","seen":"old","what":{"type":"StartInitiative","cell":"north",'
         '"initiative":"p"}}', "stale"),
        ('{"t":"shout","id":"x"}', "bad-frame"),
        ('{"t":"ask","id":"x","what":"seed"}', "bad-frame"),
        ('{"t":"ask","id":"x","what":"ledger","about":[1]}', "bad-frame"),
        ("[" * 30_000, "bad-frame"),
        ('{"id":"x","t":"do","what":{"type":"NoteAdded","text":"' + "9" * 5000 + '"}}', "bad-text"),
    ],
    ids=lambda text: text[:24],
)  # fmt: skip
async def test_a_bad_frame_is_refused_and_the_client_stays(
    tmp_path: Path, text: str, why: str
) -> None:
    """With a reason; nothing is written, and the next frame is taken."""
    async with hosting(tmp_path) as host:
        nora = await host.join(NORTH, "Nora")
        before = host.server.hub.session.path.read_bytes()

        done = await nora.raw(text)

        assert done["why"] == why
        assert done["refused"]
        assert host.server.hub.session.path.read_bytes() == before
        assert not (await nora.do(r.NoteAdded("still here")))["refused"]


async def test_a_frame_that_is_too_long_ends_the_connection(tmp_path: Path) -> None:
    """It is not even read to its end."""
    async with hosting(tmp_path) as host:
        nora = await host.join(NORTH, "Nora")
        await nora.socket.send_str("x" * (FRAME_LIMIT + 1))

        while (frame := await nora.frame())["t"] == "state":
            pass

        assert frame == {"t": "end", "code": aiohttp.WSCloseCode.MESSAGE_TOO_BIG}
        assert not (await (await host.back(nora.token)).do(r.NoteAdded("back")))["refused"]


async def test_a_frame_of_bytes_ends_the_connection(tmp_path: Path) -> None:
    """Frames are text."""
    async with hosting(tmp_path) as host:
        nora = await host.join(NORTH, "Nora")
        await nora.socket.send_bytes(b"\x00")

        assert (await nora.until("bye"))["why"] == "bad-frame"


async def test_too_many_frames_are_refused_and_then_end_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A client that floods slows nobody but itself."""
    monkeypatch.setattr(server_module, "PATIENCE", 20)
    async with hosting(tmp_path) as host:
        nora = await host.join(NORTH, "Nora")
        for _ in range(200):
            await nora.socket.send_str('{"t":"ask","id":"x","what":"citations"}')

        whys = set()
        while (frame := await nora.frame())["t"] != "bye":
            whys.add(frame.get("why"))

        assert "too-fast" in whys
        assert frame["why"] == "too-fast"


async def test_a_slow_client_is_dropped_and_nobody_waits_for_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It does not read; the others go on, and it can come back."""
    monkeypatch.setattr(connection_module, "MOST_REPLIES", 5)
    async with hosting(tmp_path) as host:
        slow = await host.join(NORTH, "Slow")
        nora = await host.join(NORTH, "Nora")
        held: Connection = host.server._here[slow.seat]
        for _ in range(6):
            held.reply('{"t":"done"}')

        assert held.dropped
        assert not (await nora.do(r.NoteAdded("goes on")))["refused"]
        back = await host.back(slow.token, slow.next)
        await back.world()
        assert [each["text"] for each in back.board["notes"]] == ["goes on"]


async def test_a_closed_seat_is_shown_the_door(tmp_path: Path) -> None:
    """And its token opens nothing any more."""
    async with hosting(tmp_path) as host:
        faye = await host.join(FACILITATOR, "Faye")
        nora = await host.join(NORTH, "Nora")
        await faye.do(r.SeatClosed(nora.seat, "Not invited"))

        assert (await nora.until("bye"))["why"] == "closed-seat"
        assert await bye(host, token=nora.token) == "no-seat"


async def test_the_facilitator_looks_over_any_shoulder(tmp_path: Path) -> None:
    """As that seat sees it; nobody else may."""
    async with hosting(tmp_path) as host:
        faye = await host.join(FACILITATOR, "Faye")
        nora = await host.join(NORTH, "Nora")
        look = json.dumps({"t": "ask", "id": "x", "what": "look", "about": [nora.seat]})

        await faye.socket.send_str(look)
        seen = (await faye.until("answer"))["value"]
        await nora.socket.send_str(look)
        refused = (await nora.until("answer"))["value"]

        assert seen["world"] == nora.view
        assert seen["board"]["seat"] == nora.seat
        assert refused is None


async def test_the_record_can_be_asked_about(tmp_path: Path) -> None:
    """Ledger, courses, citations and summary come over the wire."""
    async with hosting(tmp_path) as host:
        faye = await host.join(FACILITATOR, "Faye")
        await faye.do(c.StartFacilitated(("north", "south"), ""))
        free = c.AdjudicateFreely("", "So it is.", (("trust", 7),), "", "Why not")
        await faye.do(free)
        answers = {}
        for what, about in (("ledger", "trust"), ("courses", "trust"), ("summary", "")):
            frame = {"t": "ask", "id": what, "what": what, "about": [about]}
            await faye.socket.send_str(json.dumps(frame))
            answers[what] = (await faye.until("answer"))["value"]

        [row] = answers["ledger"]
        assert (row["after"], row["cause"]) == (57, "facilitator")
        assert answers["courses"] == {"trust": [50]}
        assert answers["summary"]["scores"] == []
