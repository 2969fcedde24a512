"""The command that says what the program runs on: `wargame doctor`."""

from __future__ import annotations

import os
import platform
import shutil
import sys
from argparse import Namespace
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import wargame
from wargame.cli.output import say, say_json
from wargame.cli.places import decks_of, saves_of

_PACKAGES = ("textual", "rich", "pyyaml", "pydantic", "filelock", "platformdirs", "shtab")


def doctor(options: Namespace) -> int:
    """Print the findings; 1 if something must be mended before the program can be used."""
    findings = {
        "program": _program(),
        "terminal": _terminal(),
        "decks": _decks(options),
        "saves": _saves(options),
    }
    troubles = _troubles(findings)
    if options.json:
        say_json(findings | {"troubles": troubles})
        return 1 if troubles else 0
    for title, found in findings.items():
        say(f"{title}:", *[f"  {name}: {value}" for name, value in found.items()])
    say(*([f"trouble: {each}" for each in troubles] or ["all is well"]))
    return 1 if troubles else 0


def _program() -> dict[str, str]:
    import yaml

    return {
        "wargame": wargame.__version__,
        "python": platform.python_version(),
        "system": f"{platform.system()} {platform.release()}",
        **{name: _version(name) for name in _PACKAGES},
        "libyaml": "yes" if yaml.__with_libyaml__ else "no; decks load slower",
    }


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "missing"


def _terminal() -> dict[str, str]:
    size = shutil.get_terminal_size()
    encoding = (sys.stdout.encoding or "").lower()
    return {
        "is a terminal": "yes" if sys.stdin.isatty() and sys.stdout.isatty() else "no",
        "size": f"{size.columns} x {size.lines}",
        "TERM": os.environ.get("TERM", ""),
        "colours": _colours(),
        "wide characters": "yes" if "utf" in encoding else f"no ({encoding}); use --ascii",
    }


def _colours() -> str:
    from rich.console import Console

    if os.environ.get("NO_COLOR"):
        return "none (NO_COLOR is set)"
    return Console().color_system or "none"


def _decks(options: Namespace) -> dict[str, str]:
    from wargame.deck.find import list_decks

    folders = decks_of(options)
    found = {"folders": ", ".join(str(folder) for folder in folders) or "none"}
    for entry in list_decks(folders):
        found[entry.path.stem] = entry.first_problem or f"{entry.title}, {entry.turns} turns"
    return found


def _saves(options: Namespace) -> dict[str, str]:
    from wargame.journal.catalogue import list_saves

    folder = saves_of(options)
    saved = list(list_saves(folder))
    damaged = [info.name for info in saved if info.problem]
    return {
        "folder": str(folder),
        "can be written": "yes" if _writable(folder) else "no",
        "sessions": str(len(saved)),
        "damaged": ", ".join(damaged) or "none",
    }


def _writable(folder: Path) -> bool:
    """Tell whether saves can be made in a folder, or in the nearest one that exists above it."""
    near = next(each for each in (folder, *folder.absolute().parents) if each.exists())
    return os.access(near, os.W_OK)


def _troubles(findings: dict[str, dict[str, str]]) -> list[str]:
    troubles = [
        f"the package {name} is missing; install wargame anew"
        for name, found in findings["program"].items()
        if found == "missing"
    ]
    if len(findings["decks"]) == 1:
        troubles.append("no deck was found; name a folder with --decks DIR")
    if findings["saves"]["can be written"] == "no":
        troubles.append("saves cannot be written; name a folder with --saves DIR")
    return troubles
