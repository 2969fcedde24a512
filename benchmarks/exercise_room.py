"""Plays an exercise with many clients while the host is killed and clients are cut off.

    python -m benchmarks.exercise_room --clients 60 --processes 60 --kills 10 --deck campaign

Prints how long an act takes to reach everybody, what the host costs, and whether the record holds
every accepted act once and everybody ends with the same public state. Exits with 1 if not.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from random import Random  # noqa: TID251 - traffic, not the luck of a session

from wargame.core import facilitator_commands as c
from wargame.core import room_facts as r
from wargame.exercise import requests as q
from wargame.journal.record import read
from wargame.journal.verify import verify
from wargame.net.address import Address
from wargame.net.link import Link
from wargame.net.past import act_key

PORT = 18765
CALM = 5 * 10**9
"""Nanoseconds after a start of the host in which sixty clients come back at once."""
MARK = re.compile(r"sent at (\d+)")


def main() -> int:
    """Run the host, the clients and the killer, then look at what is left."""
    options = _options()
    if options.worker:
        return work(options)
    with tempfile.TemporaryDirectory() as folder:
        return Bench(options, Path(folder)).run()


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("--clients", type=int, default=60)
    parser.add_argument("--processes", type=int, default=60)
    parser.add_argument("--kills", type=int, default=10)
    parser.add_argument("--deck", default="campaign")
    parser.add_argument("--turns", type=int, default=99, help="turns after which ENDEX is called")
    parser.add_argument("--pace", type=float, default=1.0, help="seconds between a client's acts")
    parser.add_argument("--port", type=int, default=PORT)
    parser.add_argument("--worker", default="", help=argparse.SUPPRESS)
    parser.add_argument("--out", default="", help=argparse.SUPPRESS)
    return parser.parse_args()


@dataclass
class Bench:
    """One run."""

    options: argparse.Namespace
    folder: Path
    host: subprocess.Popen[str] | None = None
    codes: dict[str, str] = field(default_factory=dict)
    save: str = ""
    starts: list[int] = field(default_factory=list)
    """When the host was started, in nanoseconds."""
    peak: int = 0
    """Most memory of the host, in kilobytes."""

    def start_host(self) -> None:
        """Start the host, new or on its record, and read its codes."""
        what = ["--resume", self.save] if self.save else [self.options.deck]
        self.host = subprocess.Popen(
            [
                *(sys.executable, "-m", "wargame", "host", *what, "--headless"),
                *("--port", str(self.options.port), "--saves", str(self.folder)),
            ],
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self.host.stdout is not None
        self.starts.append(time.monotonic_ns())
        codes: list[str] = []
        for line in self.host.stdout:
            if "the record is" in line:
                self.save = Path(line.split("the record is ")[1].strip()).name
            if found := re.search(r"([A-Z2-9]{4}-[A-Z2-9]{4})$", line.strip()):
                codes.append(found[1])
            if len(codes) == 6:
                break
        names = ("tokyo", "washington", "facilitator", "evaluator", "observer", "projector")
        self.codes = dict(zip(names, codes, strict=True))

    def memory(self) -> None:
        """Note how much memory the host has had."""
        assert self.host is not None
        try:
            status = Path(f"/proc/{self.host.pid}/status").read_text(encoding="ascii")
        except OSError:
            return
        if found := re.search(r"VmHWM:\s+(\d+)", status):
            self.peak = max(self.peak, int(found[1]))

    def run(self) -> int:
        """Play and kill, then judge."""
        self.start_host()
        outs = [self.folder / f"worker-{n}.json" for n in range(self.options.processes)]
        workers = [self._worker(n, out) for n, out in enumerate(outs)]
        began = time.monotonic()
        killed = 0
        dice = Random(5)
        while any(each.poll() is None for each in workers):
            time.sleep(dice.uniform(2, 5) * max(1.0, self.options.pace))
            self.memory()
            if '"StartFacilitated"' not in (self.folder / self.save).read_text():
                continue
            if killed < self.options.kills and any(each.poll() is None for each in workers):
                assert self.host is not None
                self.host.send_signal(signal.SIGKILL)
                self.host.wait()
                self.start_host()
                killed += 1
        seconds = time.monotonic() - began
        self.memory()
        assert self.host is not None
        self.host.send_signal(signal.SIGTERM)
        self.host.wait()
        results = [json.loads(out.read_text()) for out in outs]
        return self._judge([row for rows in results for row in rows], killed, seconds)

    def _worker(self, number: int, out: Path) -> subprocess.Popen[bytes]:
        own = range(number, self.options.clients, self.options.processes)
        roles = {str(n): _role(n) for n in own}
        given = json.dumps({"codes": self.codes, "roles": roles})
        return subprocess.Popen(
            [
                *(sys.executable, "-m", "benchmarks.exercise_room", "--worker", given),
                *("--out", str(out), "--port", str(self.options.port)),
                *("--clients", str(self.options.clients)),
                *("--turns", str(self.options.turns), "--pace", str(self.options.pace)),
            ],
        )

    def _judge(self, rows: list[dict[str, object]], killed: int, seconds: float) -> int:
        path = self.folder / self.save
        record = read(path)
        acts = [each.act for each in (*record.acts, *record.remarks) if each.act]
        acked = [key for row in rows for key in row["acked"]]  # type: ignore[attr-defined]
        missing = set(acked) - set(acts)
        twice = len(acts) - len(set(acts))
        publics = {row["public"] for row in rows}
        steady = {mark for row in rows for mark in row["steady"]}  # type: ignore[attr-defined]
        heard = [each for row in rows for each in row["delays"]]  # type: ignore[attr-defined]
        delays = sorted(delay for _, delay, _ in heard)
        held = sorted(delay for mark, delay, held in heard if held and mark in steady)
        calm = sorted(
            delay
            for mark, delay, held in heard
            if held and mark in steady and not any(0 < mark - at < CALM for at in self.starts)
        )
        verdict = verify(path)
        print(f"{len(rows)} clients, {killed} kills of the host, {seconds:.0f} s")
        print(f"lines of the record: {record.lines}; accepted acts: {len(acked)}")
        print(f"missing: {len(missing)}; done twice: {twice}; public states: {len(publics)}")
        print(f"record: {verdict}")
        for title, values in (
            ("all", delays),
            ("both connected all the while", held),
            ("and the host started over five seconds ago", calm),
        ):
            if values:
                p50, p99 = values[len(values) // 2], values[len(values) * 99 // 100]
                what = f"p50 {p50:.1f} ms, p99 {p99:.1f} ms, worst {values[-1]:.1f} ms"
                print(f"act to everybody ({title}): {len(values)} deliveries, {what}")
        print(f"memory of the host: {self.peak / 1024:.0f} MiB at most")
        sound = not missing and not twice and len(publics) == 1 and verdict.is_true
        return 0 if sound and len(rows) == self.options.clients else 1


def _role(number: int) -> str:
    """Return the kind of seat of a client: one facilitator, some staff, the rest players."""
    fixed = {0: "facilitator", 1: "tokyo", 2: "washington", 3: "evaluator", 4: "evaluator"}
    fixed |= {5: "observer", 6: "projector"}
    return fixed.get(number, "tokyo" if number % 2 else "washington")


def work(options: argparse.Namespace) -> int:
    """Be some of the clients, each in a thread, and leave the host its processor.

    The clients of an exercise have machines of their own; sixty of them here share the host's.
    """
    os.nice(10)
    given = json.loads(options.worker)
    clients = [
        Client(int(n), role, given["codes"][role], options) for n, role in given["roles"].items()
    ]
    threads = [threading.Thread(target=each.play) for each in clients]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    Path(options.out).write_text(json.dumps([each.result() for each in clients]))
    return 0


class Client:
    """One simulated person."""

    def __init__(self, number: int, role: str, code: str, options: argparse.Namespace) -> None:
        self.number, self.role, self.options = number, role, options
        self.dice = Random(number)
        self.acked: list[str] = []
        self.delays: list[tuple[int, float, bool]] = []
        """Mark, milliseconds, and whether the connection here held meanwhile."""
        self.steady: list[int] = []
        """Marks of what was said over a connection that held until it was accepted."""
        self.drops = 0
        self.heard = 0
        self.was_down, self.up_since = True, 0
        address = Address("127.0.0.1", options.port, secure=False)
        self.link = Link(address, code=code, name=f"P{number}")
        # Only now: its thread is at work already, and what is told reads the link.
        self.link.told = self.hear
        self.scored = 0

    def hear(self) -> None:
        """Measure how long what was said took to get here; called in the link's thread."""
        now = time.monotonic_ns()
        link = self.link
        if not link.connected:
            self.drops += not self.was_down
            self.was_down = True
        elif self.was_down:
            self.was_down, self.up_since = False, time.monotonic_ns()
        for item in link.items[self.heard :]:
            found = MARK.search(item.text)
            if found:
                mark = int(found[1])
                held = not self.was_down and mark > self.up_since
                self.delays.append((mark, (now - mark) / 1e6, held))
        self.heard = len(link.items)

    def do(self, request: q.Request) -> str:
        """Ask for something, remember it if it was done, and return why not."""
        outcome = self.link.do(request, 60)
        if not outcome.why:
            self.acked.append(act_key(self.link.seat, outcome.act))
        return outcome.why

    def timed(self, request: Callable[[str], q.Request]) -> None:
        """Ask for something that tells when, and note whether the connection held meanwhile."""
        mark, drops = time.monotonic_ns(), self.drops
        steady = self.link.connected
        if not self.do(request(f"sent at {mark}")) and steady and drops == self.drops:
            self.steady.append(mark)

    def say(self, where: str) -> None:
        """Say something."""
        self.timed(lambda when: r.Said(where, when))

    def play(self) -> None:
        """Act until the exercise is over."""
        self.link.wait(120)
        while self.link.view is None or self.link.view.end is None:
            time.sleep(self.options.pace * self.dice.uniform(0.5, 1.5))
            if self.dice.random() < 0.02:
                self.cut()
            self.act()
        time.sleep(2)

    def cut(self) -> None:
        """Lose the network."""
        socket = self.link._socket
        if socket is not None:
            connection = socket._response.connection
            if connection is not None and connection.transport is not None:
                self.link._loop.call_soon_threadsafe(connection.transport.abort)

    def act(self) -> None:
        """Do one thing that suits the role."""
        view = self.link.view
        assert view is not None
        match self.role:
            case "facilitator":
                self.facilitate()
            case "evaluator" if view.injects:
                inject = self.dice.choice(view.injects).id
                rating = self.dice.choice("PSMU")
                self.do(r.Observed(inject, "", "", "strength", rating, "Seen"))
            case "tokyo" | "washington" if view.started:
                self.cell()
            case _:
                pass

    def cell(self) -> None:
        """Vote, talk, or commit as the lead."""
        view, board = self.link.view, self.link.board
        assert view is not None
        assert board is not None
        waiting = [each for each in view.injects if not each.answered]
        if waiting and board.role == "lead":
            inject = self.dice.choice(waiting)
            open_now = [each for each in inject.options if each.open]
            if open_now:
                chosen = self.dice.choice(open_now).id
                self.timed(lambda when: q.Commit(inject.id, chosen, when, "It costs", ""))
            return
        if waiting and self.dice.random() < 0.5:
            inject = self.dice.choice(waiting)
            option = self.dice.choice(inject.options).id
            self.do(r.Voted(inject.id, option, self.dice.randrange(101), "Because"))
        else:
            self.say("cell")

    def facilitate(self) -> None:
        """Start, speak to everybody, and close a turn when all have answered."""
        view, board = self.link.view, self.link.board
        assert view is not None
        assert board is not None
        if not view.started:
            if sum(each.here for each in board.people) >= self.options.clients:
                self.do(c.StartFacilitated(("tokyo", "washington"), ""))
            return
        self.say("everyone")
        if board.console is not None and board.console.guidance.startswith("All cells"):
            if view.turn >= self.options.turns:
                self.do(c.CallEndex("", "Enough"))
            else:
                self.do(c.CloseTurn("", ""))

    def result(self) -> dict[str, object]:
        """Return what this client has seen."""
        view = self.link.view
        assert view is not None
        public = (view.turn, view.overall, [(each.id, each.value) for each in view.indicators])
        self.link.close()
        return {
            "acked": self.acked,
            "delays": self.delays,
            "steady": self.steady,
            "public": hashlib.sha256(json.dumps(public).encode()).hexdigest(),
        }


if __name__ == "__main__":
    os.environ.setdefault("PYTHONUNBUFFERED", "1")
    sys.exit(main())
