"""Presses every key of every screen in a real pseudo-terminal and looks whether it did something.

    python -m benchmarks.every_key [--columns 80] [--rows 24] [--screens Map,Ledger]

Each key has a program and a folder of saves of its own. A key has done something if other letters
stand on the screen afterwards, or if it ended the program with exit code 0 as it should. Prints
each key with the line that changed first; exits 1 if a key did nothing.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from contextlib import redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic

from benchmarks.decks import DECKS
from tests.support.terminal import Terminal
from wargame.__main__ import main as wargame
from wargame.tui.commands import ALL, EVERYWHERE
from wargame.tui.registry import CommandSet, UserCommand

NAMED = {
    **{"enter": "\r", "escape": "\x1b", "space": " ", "tab": "\t", "shift+tab": "\x1b[Z"},
    **{"up": "\x1b[A", "down": "\x1b[B", "right": "\x1b[C", "left": "\x1b[D", "home": "\x1b[H"},
    **{"end": "\x1b[F", "pageup": "\x1b[5~", "pagedown": "\x1b[6~", "delete": "\x1b[3~"},
    **{"f1": "\x1bOP", "f2": "\x1bOQ", "f3": "\x1bOR", "backspace": "\x7f"},
    **{"question_mark": "?", "slash": "/", "plus": "+", "minus": "-"},
    **{"ctrl+p": "\x10", "ctrl+q": "\x11", "ctrl+s": "\x13"},
}
"""What a terminal sends for the keys that are no letters."""
PAUSE = 0.5
"""Seconds that a key on the way has to change the screen."""
PATIENCE = 10.0
"""Seconds that a key has to change the screen."""
ENDED, OPEN = "ended.jsonl", "open.jsonl"


@dataclass(frozen=True, slots=True)
class Journey:
    """The way to a screen."""

    arguments: tuple[str, ...]
    shows: str
    """What stands on the screen that opens."""
    steps: tuple[tuple[str, str], ...] = ()
    """Keys that lead on, each with what stands on the screen that it opens."""


ROOM, HALL = "Capital and initiatives", "Saved sessions"
JOURNEYS = {
    "Title": Journey((), HALL),
    "New session": Journey((), HALL, (("n", "Begin"),)),
    "Briefing": Journey(("play", "turn-zero"), "To the table"),
    "Situation room": Journey(("resume", OPEN), ROOM),
    "Map": Journey(("resume", OPEN), ROOM, (("m", "Tab Next"),)),
    "Charts": Journey(("resume", OPEN), ROOM, (("g", "Space Line"),)),
    "Inject": Journey(("resume", OPEN), ROOM, (("enter", "Courses of action"),)),
    "Initiatives": Journey(("resume", OPEN), ROOM, (("i", "s Start"),)),
    "Resolution": Journey(("resume", OPEN), ROOM, (("l", "opens an entry"),)),
    "Ledger": Journey(("resume", OPEN), ROOM, (("w", "k Cause"),)),
    "Indicators": Journey(("resume", OPEN), ROOM, (("n", "/ Filter"),)),
    "End": Journey(("resume", ENDED), "How it ended"),
    "Replay": Journey(("replay", ENDED), "Space Play"),
    "Lines of play": Journey(("replay", ENDED), "Space Play", (("l", "Enter Look"),)),
    "Comparison": Journey((), HALL, (("s", "r Replay"), ("x", "Compare"), ("enter", "part"))),
    "Saved sessions": Journey((), HALL, (("s", "r Replay"),)),
    "Decks": Journey((), HALL, (("d", "Enter New session"),)),
    "Reference": Journey(("resume", OPEN), ROOM, (("f2", "Enter Follow"),)),
    "Settings": Journey((), HALL, (("f3", "Reduced motion"),)),
    "Help": Journey((), HALL, (("question_mark", "Up and down scroll"),)),
}
BEFORE = {
    ("Replay", "step_back"): ("right", "right"),
    ("Replay", "turn_back"): ("end",),
    ("Replay", "first"): ("end",),
    ("Replay", "rung_back"): ("end",),
    ("Resolution", "collapse"): ("right",),
    ("Initiatives", "abandon"): ("down",),
    ("Charts", "turn_on"): ("left",),
    ("Charts", "details_up"): ("pagedown",),
    ("Inject", "details_up"): ("pagedown",),
    ("Map", "details_down"): ("tab", "tab"),
    ("Map", "details_up"): ("tab", "tab", "pagedown"),
    ("Reference", "follow"): ("down", "down"),
    ("Reference", "return"): ("down", "enter", "enter"),
    ("Saved sessions", "restore"): ("a", "y", "l"),
    ("Saved sessions", "empty"): ("t", "y", "l", "l"),
    ("Settings", "previous_choice"): ("right",),
}
"""Keys without which a command has nothing to do."""


def bytes_of(key: str) -> str:
    """Return what a terminal sends for a key."""
    return NAMED.get(key, key)


def prepared(folder: Path) -> None:
    """Keep a session that has ended in a folder, and one that branches off it and goes on."""
    ended, branch = folder / ENDED, folder / OPEN
    common = ["--saves", str(folder), "--decks", str(DECKS)]
    with redirect_stdout(StringIO()):
        wargame(["autoplay", "taiwan-strait", "--seed", "7", "--save", str(ended), *common])
        wargame(["branch", str(ended), "--turn", "4", *common])
    [made] = [each for each in folder.glob("*.jsonl") if each != ended]
    made.rename(branch)


def pressed(
    source: Path, journey: Journey, before: tuple[str, ...], one: UserCommand, size: tuple[int, int]
) -> str:
    """Return what a key changed: the first row that differs, or how the program ended."""
    with TemporaryDirectory() as folder:
        saves = Path(folder) / "saves"
        shutil.copytree(source, saves)
        settings = {"WARGAME_CONFIG": str(Path(folder) / "config"), "TEXTUAL_ANIMATIONS": "none"}
        arguments = (*journey.arguments, "--saves", str(saves))
        terminal = Terminal(*arguments, columns=size[0], rows=size[1], **settings)
        try:
            terminal.see(journey.shows)
            terminal.settle()
            for each, shows in (*journey.steps, *[(each, "") for each in before]):
                terminal.press(bytes_of(each))
                terminal.see(shows)
                terminal.linger(PAUSE)
                terminal.settle()
            shown = terminal.text().split("\n")
            terminal.press(bytes_of(one.key.split(",")[0]))
            return ended(terminal) if one.action == "quit" else change(terminal, shown)
        finally:
            terminal.kill()


def ended(terminal: Terminal) -> str:
    """Wait for the end of the program and return how it ended; nothing if it did not."""
    try:
        return f"ended with {terminal.wait()}"
    except AssertionError:
        return ""


def change(terminal: Terminal, shown: list[str]) -> str:
    """Wait for a screen that differs from what was shown, and return its first other row."""
    until = monotonic() + PATIENCE
    while monotonic() < until:
        if not terminal.take():
            return f"ended with {terminal.wait()}"
        now = terminal.text().split("\n")
        for before, after in zip(shown, now, strict=True):
            if before != after:
                terminal.settle()
                rows = terminal.text().split("\n")
                found = [new for old, new in zip(shown, rows, strict=True) if old != new]
                return " ".join((found or [after])[0].split()) or "a row was cleared"
    return ""


def tried(source: Path, keys: CommandSet, one: UserCommand, size: tuple[int, int]) -> list[str]:
    """Press the first key of a command, print what it did, and return where it did nothing."""
    idle = []
    screens = [name for name in JOURNEYS if name.lower() != one.action]
    for screen in screens if keys is EVERYWHERE else [keys.screen]:
        before = BEFORE.get((screen, one.action), ())
        done = pressed(source, JOURNEYS[screen], before, one, size)
        print(f"{screen:16} {one.shown:10} {one.title:16} {done or 'NOTHING HAPPENED'}", flush=True)
        is_fine = done == "ended with 0" if one.action == "quit" else done[:5] not in {"", "ended"}
        idle += [] if is_fine else [f"{screen}: {one.title}"]
    return idle


def main() -> int:
    """Press all keys and return 0 if each did something."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--columns", type=int, default=80)
    parser.add_argument("--rows", type=int, default=24)
    parser.add_argument("--screens", default="", help="names of screens, separated by commas")
    options = parser.parse_args()
    size = (options.columns, options.rows)
    wanted = [name for name in options.screens.split(",") if name]
    with TemporaryDirectory() as folder:
        prepared(Path(folder))
        idle = [
            name
            for keys in ALL
            if not wanted or keys.screen in wanted
            for one in keys.commands
            for name in tried(Path(folder), keys, one, size)
        ]
    print(f"without effect: {', '.join(idle) or 'none'}")
    return 1 if idle else 0


if __name__ == "__main__":
    sys.exit(main())
