"""Makes a save of ten thousand commands and measures how it is opened, scrubbed and listed.

`python -m benchmarks.long_save [FOLDER]` keeps the file in a folder and prints the measurements.
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time

from benchmarks.decks import DECKS
from benchmarks.disk import clock
from wargame.core.commands import Command, EndTurn, StartExercise
from wargame.core.legal import legal_commands
from wargame.core.scenario import WHOLE, Scenario
from wargame.deck.load import load_scenario
from wargame.desk import LocalDesk
from wargame.journal import disk as journal_disk
from wargame.session import Session
from wargame.tui.app import WargameApp
from wargame.tui.screens.moving import MovingScreen

COMMANDS = 10_000
STEP_LIMIT = 0.1
"""Seconds that a step may take."""


def long_scenario(turns: int) -> Scenario:
    """Return a real deck that goes on for many turns and ends in no other way."""
    scenario = load_scenario(DECKS / "taiwan-strait.yaml")
    endings = tuple(one for one in scenario.model.endings if one.when == "final")
    model = replace(scenario.model, endings=endings)
    return replace(scenario, turns=turns, model=model)


def make(folder: Path, commands: int = COMMANDS, *, rewinds: bool) -> Path:
    """Play a session of many commands: in many turns, or in few that are taken back again."""
    turns = 60 if rewinds else commands
    with Session.create(
        long_scenario(turns),
        seed=7,
        played=(WHOLE,),
        cell=WHOLE,
        preview="standard",
        title="Taken back often" if rewinds else "Long",
        saves=folder,
        clock=clock,
    ) as session:
        session.submit(StartExercise((WHOLE,)), "bench")
        for number in range(commands - 1):
            session.submit(_next(session, number), "bench")
            if rewinds and session.state.turn >= 40:
                trail = session.trail
                session.rewind(trail[number * 7 % (len(trail) - 1)].line, "", "bench")
        return session.path


def _next(session: Session, number: int) -> Command:
    legal = legal_commands(session.tables, session.state)
    answers = [one for one in legal if not isinstance(one, EndTurn)]
    return answers[number % len(answers)] if answers else legal[-1]


def opening(path: Path) -> float:
    """Return the seconds until the replay could be shown."""
    begun = process_time()
    playback = LocalDesk(path.parent, ()).playback(path.name)
    playback.evaluation()
    return process_time() - begun


Times = list[tuple[float, float]]
"""Seconds on the clock and seconds of computing, for each step."""


async def _keys(path: Path, rounds: int) -> Times:
    """Press keys in the replay and time each until the screen has been drawn."""
    app = WargameApp(LocalDesk(path.parent, ()), replay=path.name)
    times: Times = []
    async with app.run_test(size=(200, 60)) as pilot:
        while not isinstance(app.screen, MovingScreen):
            await pilot.pause(0.05)
        await pilot.press("end")
        for number in range(rounds):
            key = ("left", "left", "right", "pageup", "r")[number % 5]
            begun = perf_counter(), process_time()
            await pilot.press(key)
            times.append((perf_counter() - begun[0], process_time() - begun[1]))
        for number in range(rounds):
            begun = perf_counter(), process_time()
            await pilot.click("Timeline", offset=(number * 37 % 190 + 2, 1))
            times.append((perf_counter() - begun[0], process_time() - begun[1]))
    return times


def scrubbing(path: Path, rounds: int = 100) -> tuple[float, float, float, float]:
    """Return median and 99th percentile of a step, on the clock and of computing, in seconds."""
    clocked, computed = (
        sorted(each) for each in zip(*asyncio.run(_keys(path, rounds)), strict=True)
    )
    half, most = rounds, 2 * rounds * 99 // 100
    return clocked[half], clocked[most], computed[half], computed[most]


def rows(folder: Path) -> Iterator[tuple[str, str, str, str]]:
    """Measure both kinds of long save."""
    # What is measured is reading; waiting for the disk at every line would only take long.
    journal_disk.sync = lambda descriptor: None
    short = scrubbing(make(folder / "short", 60, rewinds=False))
    for rewinds in (False, True):
        path = make(folder, rewinds=rewinds)
        name = f"{COMMANDS:,} commands{', most taken back' if rewinds else ''}"
        size = f"{path.stat().st_size / 1e6:.0f} MB"
        yield f"open the replay of {name}", f"{opening(path):.1f} s of computing", size, ""
        found = scrubbing(path)
        told = _told(found)
        verdict = "met" if found[3] < STEP_LIMIT else "NOT MET"
        against = f"60 commands: {_told(short)}"
        limit = f"computing p99 under {STEP_LIMIT * 1000:.0f} ms: {verdict}"
        yield f"a step or jump in {name}", told, against, limit


def _told(found: tuple[float, float, float, float]) -> str:
    """Return times as "p50/p99 20/25 ms computing, 80/110 ms on the clock"."""
    clock50, clock99, own50, own99 = (round(each * 1000) for each in found)
    return f"p50/p99 {own50}/{own99} ms of computing, {clock50}/{clock99} ms on the clock"


def main() -> int:
    """Print the measurements."""
    if len(sys.argv) > 1:
        folder = Path(sys.argv[1])
        folder.mkdir(parents=True, exist_ok=True)
        for row in rows(folder):
            print("  ".join(row).rstrip())
        return 0
    with TemporaryDirectory() as made:
        for row in rows(Path(made)):
            print("  ".join(row).rstrip())
    return 0


if __name__ == "__main__":
    sys.exit(main())
