"""Plays a turn with every kind of client at once, and leaves a picture of each.

    python -m benchmarks.mixed_clients FOLDER

Two browsers, two ssh clients and two terminals sit in one exercise. It needs tmux, ssh, Chromium.
"""

from __future__ import annotations

import argparse
import asyncio
import base64
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import aiohttp
from rich.console import Console
from rich.text import Text

from benchmarks.pictures import save_png

PATIENCE = 90
COLUMNS, LINES = 120, 36
ENTER, SEND, TAB = "Enter", "C-s", "Tab"


@dataclass(frozen=True)
class Invited:
    """What the host has printed."""

    port: str
    ssh_port: str
    codes: dict[str, str]


@dataclass
class Panes:
    """Terminals of tmux, by the name of who sits there."""

    socket: str
    environment: dict[str, str]
    names: list[str] = field(default_factory=list)

    def run(self, *arguments: str) -> str:
        """Run one command of tmux."""
        command = ["tmux", "-L", self.socket, "-f", "/dev/null", *arguments]
        done = subprocess.run(
            command, env=self.environment, capture_output=True, text=True, check=True
        )
        return done.stdout

    def open(self, name: str, command: str) -> None:
        """Run a program in a terminal of its own."""
        size = ("-x", str(COLUMNS), "-y", str(LINES))
        self.run("new-session", "-d", "-s", name, *size, f"{command}; sleep 1000")
        self.names.append(name)

    def text(self, name: str, *options: str) -> str:
        """Return what stands in a terminal."""
        return self.run("capture-pane", "-p", *options, "-t", name)

    def until(self, name: str, words: str) -> None:
        """Wait until some words stand in a terminal."""
        end = time.monotonic() + PATIENCE
        while words not in self.text(name):
            if time.monotonic() > end:
                raise SystemExit(f"{name}: {words!r} does not come\n{self.text(name)}")
            time.sleep(0.1)

    def press(self, name: str, *keys: str, then: str = "") -> None:
        """Press keys, and wait for words."""
        for key in keys:
            self.run("send-keys", "-t", name, key)
            time.sleep(0.3)
        if then:
            self.until(name, then)

    def save(self, name: str, folder: Path) -> Path:
        """Draw a terminal as it stands."""
        console = Console(record=True, width=COLUMNS, file=StringIO(), color_system="truecolor")
        console.print(Text.from_ansi(self.text(name, "-e", "-N")), end="")
        target = folder / f"{name}.svg"
        target.write_text(console.export_svg(title=name), encoding="utf-8")
        save_png(target)
        return target.with_suffix(".png")


class Browser:
    """A headless Chromium, spoken to over its DevTools."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        """Speak to one page."""
        self._socket = socket
        self._asked = 0

    async def ask(self, method: str, **parameters: object) -> dict[str, Any]:
        """Ask for something and return what came of it."""
        self._asked += 1
        await self._socket.send_json({"id": self._asked, "method": method, "params": parameters})
        while True:
            answer = await self._socket.receive_json(timeout=PATIENCE)
            if answer.get("id") == self._asked:
                return dict(answer.get("result", {}))

    async def run(self, script: str) -> Any:
        """Return the value of a script in the page."""
        result = await self.ask("Runtime.evaluate", expression=script)
        return result.get("result", {}).get("value")

    async def take_seat(self, url: str, code: str, name: str) -> None:
        """Fill the join page in, and wait for the terminal."""
        await self.ask("Page.navigate", url=url)
        await self._until("!!document.querySelector('[name=code]')")
        await self.run(
            f"document.querySelector('[name=code]').value = '{code}';"
            f"document.querySelector('[name=name]').value = '{name}';"
            "document.querySelector('form').submit()"
        )
        keys = "document.querySelector('.xterm-helper-textarea')"
        await self._until(f"location.pathname == '/play' && !!{keys}")
        await self.run(f"{keys}.focus()")

    async def _until(self, script: str) -> None:
        async with asyncio.timeout(PATIENCE):
            while not await self.run(script):
                await asyncio.sleep(0.1)

    async def press(self, *keys: str) -> None:
        """Press keys: letters, Tab, Enter, or C-s."""
        codes = {TAB: 9, ENTER: 13, SEND: 83}
        for key in keys:
            name, held = ("s", 2) if key == SEND else (key, 0)
            event: dict[str, object] = {
                "key": name,
                "modifiers": held,
                "windowsVirtualKeyCode": codes.get(key, ord(name[0].upper())),
            }
            if len(key) == 1:
                event["text"] = key
            await self.ask("Input.dispatchKeyEvent", type="keyDown", **event)
            await self.ask("Input.dispatchKeyEvent", type="keyUp", **event)
            await asyncio.sleep(0.3)

    async def save(self, target: Path) -> Path:
        """Draw the page as it stands."""
        picture = await self.ask("Page.captureScreenshot", format="png")
        target.write_bytes(base64.b64decode(picture["data"]))
        return target


@asynccontextmanager
async def browser(session: aiohttp.ClientSession, profile: Path) -> AsyncIterator[Browser]:
    """Start a Chromium with a profile of its own, while the context lasts."""
    command = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic"]
    command += ["--no-first-run", "--disable-background-networking", "--disable-sync"]
    command += [f"--user-data-dir={profile}", "--remote-debugging-port=0"]
    command += ["--window-size=1280,800", "about:blank"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    told = profile / "DevToolsActivePort"
    try:
        async with asyncio.timeout(PATIENCE):
            while not told.exists() or "\n" not in told.read_text(encoding="utf-8"):
                await asyncio.sleep(0.1)
        port = told.read_text(encoding="utf-8").split()[0]
        async with session.get(f"http://127.0.0.1:{port}/json/list") as answer:
            pages = [each for each in await answer.json() if each["type"] == "page"]
        url = pages[0]["webSocketDebuggerUrl"]
        async with session.ws_connect(url, max_msg_size=0) as socket:
            yield Browser(socket)
    finally:
        process.terminate()
        process.wait()


def hosted(process: subprocess.Popen[str]) -> Invited:
    """Return the invitation of a host that has just been started."""
    assert process.stdout is not None
    text = ""
    while "Projector" not in text:
        text += process.stdout.readline()
    codes = dict(re.findall(r"^  (\w+) +(\w{4}-\w{4})$", text, re.MULTILINE))
    port = re.findall(r"join 127\.0\.0\.1:(\d+)", text)[0]
    return Invited(port, re.findall(r"ssh -p (\d+)", text)[0], codes)


def seat_terminals(panes: Panes, invited: Invited) -> None:
    """Seat two people with the program and two with an ssh client."""
    program = f"{sys.executable} -m wargame join 127.0.0.1:{invited.port} --new --name"
    for name, kind in (("faye", "Facilitator"), ("nora", "Tokyo")):
        panes.open(name, f"{program} {name.capitalize()}")
        panes.press(name, then="Join code:")
        panes.press(name, invited.codes[kind], ENTER, then="here")
    options = "-o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null -o LogLevel=ERROR"
    for name, kind in (("nils", "Tokyo"), ("eve", "Evaluator")):
        panes.open(name, f"ssh {options} -p {invited.ssh_port} {name.capitalize()}@127.0.0.1")
        panes.press(name, then="Code:")
        panes.press(name, invited.codes[kind], ENTER, then="Your name")
        panes.press(name, ENTER, then="press Enter")
        panes.press(name, ENTER, then="here")


async def play(panes: Panes, washington: Browser) -> None:
    """Play one turn: STARTEX, a vote, an answer of each capital, an observation, the close."""
    panes.press("faye", "s", "y", then="turn 1 of")
    panes.press("faye", "k", SEND, then="Clock started")
    for name in ("nora", "nils", "eve"):
        panes.until(name, "Clock started")
    panes.press("nils", "v", TAB, TAB, *"We gain time", SEND)
    panes.press("nora", "r", then="votes opened")
    panes.press("nora", "c", TAB, *"It calms", TAB, *"It is slow", SEND, then="answered")
    panes.press("eve", "o", *"Quick and clear", SEND, then="Quick and clear")
    await washington.press("c", TAB, *"It holds", TAB, *"It costs", SEND)
    panes.until("faye", "Washington answered")
    panes.press("faye", "t", "y", then="turn 2 of")
    for name in ("nora", "nils", "eve"):
        panes.until(name, "turn 2 of")


async def exercise(folder: Path, panes: Panes, invited: Invited, work: Path) -> list[Path]:
    """Seat six people, play, and return the pictures."""
    seat_terminals(panes, invited)
    page = f"http://127.0.0.1:{invited.port}/"
    async with (
        aiohttp.ClientSession() as session,
        browser(session, work / "walt") as walt,
        browser(session, work / "beam") as beam,
    ):
        await walt.take_seat(page, invited.codes["Washington"], "Walt")
        await beam.take_seat(page, invited.codes["Projector"], "Beam")
        panes.until("faye", "6 of 6 here")
        try:
            await play(panes, walt)
        finally:
            await asyncio.sleep(2)  # the browsers draw the new turn
            pictures = [
                await walt.save(folder / "walt.png"),
                await beam.save(folder / "beam.png"),
                *(panes.save(name, folder) for name in panes.names),
            ]
    return pictures


def main() -> None:
    """Host an exercise, play a turn with everybody, and save what they see."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    folder: Path = parser.parse_args().folder
    missing = [each for each in ("tmux", "ssh", "chromium") if shutil.which(each) is None]
    if missing:
        raise SystemExit(f"this needs {', '.join(missing)}; install it")
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix="mixed-") as made:
        work = Path(made)
        environment = os.environ | {
            "WARGAME_SAVES": str(work / "saves"),
            "WARGAME_SEATS": str(work / "own" / "seats.json"),
            "WARGAME_CONFIG": str(work / "config"),
            "LANG": "C.UTF-8",
        }
        panes = Panes(f"mixed-{os.getpid()}", environment)
        command = [sys.executable, "-m", "wargame", "host", "taiwan-strait", "--headless"]
        command += ["--port", "0", "--ssh", "0", "--seed", "7"]
        with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as host:
            try:
                for picture in asyncio.run(exercise(folder, panes, hosted(host), work)):
                    print(picture)
            finally:
                host.terminate()
                if panes.names:
                    panes.run("kill-server")


if __name__ == "__main__":
    main()
