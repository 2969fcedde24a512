"""Measures how long an accepted act takes to reach every client of a host.

    python -m benchmarks.fan_out --clients 60 --acts 200

The clients are bare sockets in one process that only look for a mark in what they get, so that
what is measured is the host. One line is said to everybody at a time, the next when all have it.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import aiohttp

from wargame.core import facilitator_commands as c
from wargame.core import room_facts as r
from wargame.exercise.requests import Request
from wargame.net.protocol import VERSION, write_do

PORT = 18767


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--clients", type=int, default=60)
    parser.add_argument("--acts", type=int, default=200)
    parser.add_argument("--deck", default="campaign")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        return asyncio.run(measure(options, Path(folder)))


async def measure(options: argparse.Namespace, folder: Path) -> int:
    """Start a host, seat everybody, and time what is said."""
    command = (sys.executable, "-m", "wargame", "host", options.deck, "--headless")
    host = subprocess.Popen(
        (*command, "--port", str(PORT), "--saves", str(folder)), stdout=subprocess.PIPE, text=True
    )
    codes = read_codes(host)
    async with aiohttp.ClientSession() as session:
        sockets = []
        for number in range(options.clients):
            code = codes[2] if not number else codes[number % 2]
            sockets.append(await seat(session, code, f"P{number}"))
        first = await sockets[0].receive(30)
        said, moved = [], []
        for number in range(options.acts):
            mark = f"mark-{number}-end"
            said += (await tell(sockets, write_do(mark, "", r.Said("everyone", mark)), mark))[0]
            await asyncio.sleep(0.05)  # one client may not send faster than thirty a second
        version = version_in(first.data)
        start = c.StartFacilitated(("tokyo", "washington"), "")
        moves: tuple[Request, ...] = (start, *[c.CloseTurn("", "")] * 8)
        for number, request in enumerate(moves):
            frame = write_do(f"move-{number}", version, request)
            delays, state = await tell(sockets, frame, '"world":')
            moved += delays
            version = version_in(state)
        for socket in sockets:
            await socket.close()
    status = Path(f"/proc/{host.pid}/status").read_text(encoding="ascii")
    found = re.search(r"VmHWM:\s+(\d+)", status)
    host.terminate()
    host.wait()
    for title, values in (("something said", said), ("a turn closed, the world sent", moved)):
        values.sort()
        p50, p99 = values[len(values) // 2], values[len(values) * 99 // 100]
        print(f"{options.clients} clients, {title}: {len(values)} deliveries, ", end="")
        print(f"p50 {p50:.1f} ms, p99 {p99:.1f} ms, worst {values[-1]:.1f} ms")
    print(f"memory of the host: {int(found[1]) // 1024 if found else 0} MiB")
    return 0


def read_codes(host: subprocess.Popen[str]) -> list[str]:
    """Return the join codes that a host prints: two cells, then the other seats."""
    codes: list[str] = []
    assert host.stdout is not None
    for line in host.stdout:
        if found := re.search(r"([A-Z2-9]{4}-[A-Z2-9]{4})$", line.strip()):
            codes.append(found[1])
        if len(codes) == 6:
            break
    return codes


async def seat(session: aiohttp.ClientSession, code: str, name: str) -> Any:
    """Return the socket of a client that has a seat."""
    socket = await session.ws_connect(f"http://127.0.0.1:{PORT}/hub", max_msg_size=8 << 20)
    await socket.send_str(json.dumps({"t": "hello", "v": VERSION, "code": code, "name": name}))
    await socket.receive()
    return socket


async def tell(sockets: list[Any], frame: str, mark: str) -> tuple[list[float], str]:
    """Send a frame as the facilitator; return the milliseconds until each client had the mark.

    The second value is what the facilitator got.
    """

    async def wait(socket: Any) -> tuple[float, str]:
        while True:
            message = await socket.receive(30)
            if isinstance(message.data, str) and mark in message.data:
                return (time.perf_counter() - begun) * 1000, message.data

    waiting = [asyncio.create_task(wait(each)) for each in sockets]
    begun = time.perf_counter()
    await sockets[0].send_str(frame)
    got = await asyncio.gather(*waiting)
    return [delay for delay, _ in got], got[0][1]


def version_in(frame: str) -> str:
    """Return the version of the world in a state frame."""
    found = re.search(r'"version":"([0-9a-f]+)"', frame)
    return found[1] if found else ""


if __name__ == "__main__":
    sys.exit(main())
