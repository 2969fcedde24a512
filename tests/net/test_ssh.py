"""An ssh client alone is enough: it gets a seat for a code, and comes back to it with its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import asyncssh
import pytest

from tests.support.room import clock
from tests.support.ssh import NORTH, Station, Window, open_window, station
from wargame.core import room_facts as r
from wargame.net.hub import Hub
from wargame.net.ssh import seat_terminal
from wargame.net.ssh.host_key import host_key
from wargame.session import Session


async def way_back(window: Window) -> str:
    """Return the code that a new seat is shown."""
    text = await window.until("press Enter")
    found = re.search(r"code (\w{4}-\w{4})", text)
    assert found is not None
    return found[1]


@pytest.fixture
def stub(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let seats run a shell that says what it was given instead of the screens."""
    script = 'echo "term $TERM colour ${NO_COLOR-yes}${COLORTERM-} $0 $1"; stty size; read x'
    command = ("/bin/sh", "-c", script)
    monkeypatch.setattr(seat_terminal, "guest_command", lambda _address: command)


async def test_a_seat_is_taken_played_dropped_and_taken_again(tmp_path: Path) -> None:
    """The real screens, in windows that change, over two connections."""
    async with station(tmp_path) as host:
        first = await open_window(await host.knock())
        code = await way_back(first)
        first.press("\r")
        await first.until("Nora, lead", "Vote")
        assert "north-1" in host.server.hub.here
        first.press("m")
        await first.until("What to say")
        first.press("seen over ssh")
        await first.until("seen over ssh")
        first.press("\x13")
        await first.until("Nora → North: seen")
        first.resize(120, 40)
        await first.when(lambda: len(first.screen.display[0].rstrip()) > 110, "a wide screen")

        first.channel.abort()
        again = await open_window(await host.knock(code, "anybody"))
        await again.until("Nora, lead", "Nora → North: seen")
        again.press("\x11")

        assert await again.end() == 0
        assert list(host.server.hub.room.seats) == ["north-1"]


async def test_after_a_restart_the_own_code_still_opens_the_seat(
    tmp_path: Path, stub: None
) -> None:
    """It stands beside the record, not in it, where only its owner's host can read it."""
    async with station(tmp_path) as host:
        code = await way_back(await open_window(await host.knock()))
        record = host.server.hub.session.path
        [kept] = tmp_path.rglob("*.ssh.json")

    assert kept.stat().st_mode & 0o777 == 0o600
    assert code not in record.read_text(encoding="utf-8")
    async with station(tmp_path, Hub(Session.resume(record, clock))) as host:
        window = await open_window(await host.knock(code.lower().replace("-", " ")))
        await window.until("term xterm-256color")
        assert list(host.server.hub.room.seats) == ["north-1"]


async def test_a_closed_seat_cannot_be_come_back_to(tmp_path: Path, stub: None) -> None:
    """Its code is as wrong as any other, and is counted."""
    async with station(tmp_path) as host:
        code = await way_back(await open_window(await host.knock()))
        hub = host.server.hub
        faye, _ = hub.give_seat(
            next(k for k in host.server.door.codes if k.role == "facilitator"), "F"
        )
        hub.do(faye, "x", "", r.SeatClosed("north-1", "Not invited"), host.at)

        with pytest.raises(asyncssh.PermissionDenied):
            await host.knock(code)
        assert host.server.door.wrong == 1


class Asked(asyncssh.SSHClient):
    """A client that is asked questions, as OpenSSH asks its user."""

    def __init__(self, *answers: str) -> None:
        """Answer in this order."""
        self.answers = list(answers)
        self.told: list[str] = []

    def kbdint_auth_requested(self) -> str | None:
        """Take part as long as there are answers."""
        return "" if self.answers else None

    def kbdint_challenge_received(
        self, name: str, instructions: str, lang: str, prompts: Sequence[tuple[str, bool]]
    ) -> Sequence[str]:
        """Answer."""
        self.told += [instructions, *(text for text, _ in prompts)]
        return [self.answers.pop(0) for _ in prompts]


async def ask(host: Station, user: str, *answers: str) -> Asked:
    """Return what a client was told that answered so."""
    client = Asked(*answers)
    connection = await asyncssh.connect(
        "127.0.0.1", host.gate.port, username=user, known_hosts=None, client_keys=None,
        agent_path=None, config=None, password_auth=False, client_factory=lambda: client,
    )  # fmt: skip
    connection.close()
    return client


async def test_who_is_asked_gives_code_and_name(tmp_path: Path) -> None:
    """The user name is only a suggestion, and the id of a seat is not even that."""
    async with station(tmp_path) as host:
        client = await ask(host, "nora", "wrong", NORTH, "")
        assert "This is no code of the exercise." in client.told
        assert "Your name in the room [nora]: " in client.told
        client = await ask(host, "north-1", NORTH, "Nils\x1b[31m")

        assert "Your name in the room: " in client.told
        people = [each.name for each in host.server.hub.room.seats.values()]
        assert people == ["nora", "Nils[31m"]


async def test_wrong_codes_lock_an_address_out_here_and_everywhere(tmp_path: Path) -> None:
    """The right one does not help meanwhile, by whichever way, and what is told is how long."""
    async with station(tmp_path) as host:
        for _ in range(7):
            with pytest.raises(asyncssh.PermissionDenied):
                await host.knock("wron-gone")
        with pytest.raises(asyncssh.DisconnectError, match="too many wrong codes; wait 60 s"):
            await host.knock("wron-gone")
        with pytest.raises(asyncssh.DisconnectError, match="too many wrong codes; wait 60 s"):
            await host.knock(NORTH)
        assert host.server.door.waits("127.0.0.1", host.at) == 60
        assert not host.server.hub.room.seats

        host.at += 61_000
        (await host.knock(NORTH)).close()
        assert len(host.server.hub.room.seats) == 1


@pytest.mark.parametrize(
    ("term", "told", "shown"),
    [
        ("xterm-256color", {"COLORTERM": "truecolor"}, "term xterm-256color colour yestruecolor"),
        ("xterm-256color", {"NO_COLOR": "1"}, "term xterm-256color colour 1"),
        ("xterm", {"COLORTERM": "x; reboot"}, "term xterm colour yes /bin/sh"),
        ("vt220", {"COLORTERM": "truecolor"}, "term vt220 colour 1 --ascii"),
        ("xterm", {"LC_ALL": "C", "LANG": "ja_JP.UTF-8"}, "term xterm colour yes --ascii"),
        ("linux$(x)", {}, "term dumb colour 1"),
    ],
)
async def test_the_terminal_is_taken_as_it_is(
    tmp_path: Path, stub: None, term: str, told: dict[str, str], shown: str
) -> None:
    """With its colours or without; what is no name of a terminal is none."""
    async with station(tmp_path) as host:
        window = await open_window(await host.knock(), (90, 30), term, **told)
        await way_back(window)
        window.press("\r")

        assert shown in await window.until("30 90")


async def test_the_key_is_made_once_and_nobody_else_reads_it(tmp_path: Path) -> None:
    """Else people would learn to accept any."""
    path = tmp_path / "own" / "key"
    first = host_key(path)

    assert path.stat().st_mode & 0o777 == 0o600
    assert host_key(path).get_fingerprint() == first.get_fingerprint()
    assert [each.name for each in path.parent.iterdir()] == ["key"]


@pytest.mark.parametrize(
    ("text", "mode", "told"), [("", 0o600, "is no key"), (None, 0o644, "chmod 600")]
)
def test_a_key_that_is_not_to_be_trusted_is_refused(
    tmp_path: Path, text: str | None, mode: int, told: str
) -> None:
    """With what to do about it; it is never replaced unasked."""
    path = tmp_path / "key"
    host_key(path)
    if text is not None:
        path.write_text(text, encoding="utf-8")
    path.chmod(mode)
    before = path.read_bytes()

    with pytest.raises(Exception, match=told):
        host_key(path)
    assert path.read_bytes() == before
