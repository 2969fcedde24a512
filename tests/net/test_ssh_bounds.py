"""An ssh client gets the screens of its seat and nothing else, and disturbs nobody."""

from __future__ import annotations

import asyncio
import os
import sys
from pathlib import Path

import asyncssh
import pytest

from tests.support.ssh import NORTH, PATIENCE, Station, Window, open_window, station
from wargame.net.ssh import gate as gate_module
from wargame.net.ssh import seat_terminal
from wargame.net.ssh.pty_process import PtyProcess


def run(monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    """Let seats run a shell script instead of the screens."""
    command = ("/bin/sh", "-c", script)
    monkeypatch.setattr(seat_terminal, "guest_command", lambda _address: command)


async def entered(host: Station, size: tuple[int, int] = (80, 24)) -> Window:
    """Return a window whose program has been started."""
    window = await open_window(await host.knock(), size)
    await window.until("press Enter")
    window.press("\r")
    return window


async def test_nothing_but_the_screens_can_be_asked_for(tmp_path: Path) -> None:
    """No command, no file, no way through; each is refused and the connection stays."""
    async with station(tmp_path) as host:
        connection = await host.knock()
        with pytest.raises(asyncssh.ChannelOpenError):
            await connection.run("id", check=True)
        connection = await host.knock()
        with pytest.raises(asyncssh.Error):
            await connection.start_sftp_client()
        connection = await host.knock()
        with pytest.raises(asyncssh.Error):
            await connection.open_connection("127.0.0.1", host.server.port)
        with pytest.raises(asyncssh.ChannelListenError):
            await connection.forward_remote_port("127.0.0.1", 0, "127.0.0.1", 22)
        with pytest.raises(asyncssh.Error):
            await connection.open_unix_connection(str(tmp_path))
        with pytest.raises(asyncssh.Error):
            await connection.open_tun()

        window = await open_window(connection)
        await window.until("press Enter")
        with pytest.raises(asyncssh.ChannelOpenError):
            await open_window(connection)


async def test_neither_x11_nor_an_agent_comes_along(tmp_path: Path) -> None:
    """Who asks for X11 is refused it; an agent that is offered is not taken."""
    async with station(tmp_path) as host:
        connection = await host.knock(agent_forwarding=True)
        with pytest.raises(asyncssh.ChannelOpenError, match="X11"):
            await connection.create_session(
                Window, term_type="xterm", x11_forwarding=True, x11_display="127.0.0.1:0",
                x11_auth_path=str(tmp_path / "none"), encoding=None,
            )  # fmt: skip


async def test_without_a_window_it_is_said_what_to_do(tmp_path: Path) -> None:
    """As with `ssh -T`."""
    async with station(tmp_path) as host:
        connection = await host.knock()
        window = Window()
        await connection.create_session(lambda: window, encoding=None)

        assert await window.end() == 2
        assert b"ssh -t" in window.raw


@pytest.mark.parametrize(
    ("size", "shown"),
    [((0, 0), "24 80"), ((1, 1), "5 20"), ((2**32 - 1, 2**32 - 1), "200 400")],
)
async def test_a_window_of_any_size_is_bounded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int], shown: str
) -> None:
    """From the start, and whenever it changes."""
    run(monkeypatch, "trap 'stty size; echo again' WINCH; stty size; while :; do read x; done")
    async with station(tmp_path) as host:
        window = await entered(host, size)
        await window.until(shown)
        window.channel.change_terminal_size(50, 10)
        await window.until("10 50 again")
        window.channel.change_terminal_size(*size)
        window.screen.reset()
        await window.until(shown)


async def test_too_much_input_ends_one_session_and_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A book that is pasted, or a program that writes for ever."""
    run(monkeypatch, "echo ready; while read x; do echo got $x; done")
    async with station(tmp_path) as host:
        other, flood = await entered(host), await entered(host)
        await flood.until("ready")
        for _ in range(60):
            flood.channel.write(b"x" * 8000 + b"\r")

        assert await flood.end() == 1
        assert "Too much input" in flood.words
        other.press("y\r")
        await other.until("got y")


async def test_who_does_not_read_lets_only_the_own_program_wait(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is kept for a slow client, and the others see theirs at once."""
    run(monkeypatch, f"exec {sys.executable} -c 'while True: print(\"w\" * 999)'")
    async with station(tmp_path) as host:
        slow = await entered(host)
        slow.channel.pause_reading()
        run(monkeypatch, "echo swift")
        other = await entered(host)
        await other.until("swift")
        [terminal] = host.gate.terminals

        assert await other.end() == 0
        assert terminal._channel.get_write_buffer_size() < 1 << 18


async def test_a_program_that_dies_is_told_and_the_terminal_is_put_right(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The seat stays, and nobody else hears of it."""
    run(monkeypatch, "echo up; kill -SEGV $$")
    async with station(tmp_path) as host:
        window = await entered(host)

        assert await window.end() == 1
        assert b"\x1b[?1049l" in window.raw
        assert list(host.server.hub.room.seats) == ["north-1"]


async def test_a_dropped_line_leaves_no_process_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Even one that would rather stay."""
    monkeypatch.setattr("wargame.net.ssh.pty_process._KINDLY", 0.01)
    run(monkeypatch, "trap '' TERM HUP; echo pid $$ here; while :; do read x || :; done")
    async with station(tmp_path) as host:
        window = await entered(host)
        words = (await window.until("here")).split()
        process = int(words[words.index("pid") + 1])
        window.channel.abort()
        await window.end()

    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)


async def test_only_so_many_may_stand_at_the_door(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who has a seat does not count, and who leaves makes room."""
    monkeypatch.setattr(gate_module, "MOST_STRANGERS_FROM_ONE", 2)
    async with station(tmp_path) as host:
        (await host.knock()).close()
        seated = await host.knock()
        idle = [await asyncio.open_connection("127.0.0.1", host.gate.port) for _ in range(2)]
        for reader, _ in idle:
            assert (await reader.readline()).startswith(b"SSH-2.0-wargame")
        with pytest.raises((asyncssh.ConnectionLost, ConnectionError)):
            await host.knock()

        for _, writer in idle:
            writer.close()
            await writer.wait_closed()
        async with asyncio.timeout(PATIENCE):
            while True:
                try:
                    await host.knock()
                    break
                except (asyncssh.ConnectionLost, ConnectionError):
                    continue
        assert not seated.is_closed()


async def test_who_opens_connections_on_and_on_is_cut_off_before_they_cost(
    tmp_path: Path,
) -> None:
    """Exchanging keys is what a stranger can make a host work for."""
    async with station(tmp_path) as host:
        host.gate._arrivals.level = 0
        host.gate._arrivals.rate = 0
        with pytest.raises((asyncssh.ConnectionLost, ConnectionError)):
            await host.knock(NORTH)


async def test_the_host_says_goodbye_and_puts_the_terminal_right(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Closing a host is no accident."""
    run(monkeypatch, "echo up; read x")
    async with station(tmp_path) as host:
        window = await entered(host)
        await window.until("up")

    assert await window.end() == 0
    assert b"\x1b[?1049l" in window.raw
    assert window.raw.endswith(b"The host was closed.\r\n")


async def test_a_machine_without_room_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No pseudo-terminal, no memory: the seat stays for later."""

    async def refuse(*_: object) -> None:
        raise OSError("out of pty devices")

    monkeypatch.setattr(PtyProcess, "start", refuse)
    async with station(tmp_path) as host:
        window = await entered(host)

        assert await window.end() == 1
        assert b"no room" in window.raw
