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
from wargame.core.phrases import phrase, said
from wargame.language import N_, _, spoken

_LABELS = (
    *(N_("program"), N_("terminal"), N_("decks"), N_("saves"), N_("system"), N_("size")),
    *(N_("colours"), N_("folder"), N_("folders"), N_("sessions"), N_("damaged")),
    *(N_("is a terminal"), N_("wide characters"), N_("can be written")),
)
"""What is found, as it is printed; programs read it in English."""
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
        say(f"{_(title)}:", *[f"  {_(name)}: {said(value, _)}" for name, value in found.items()])
    say(
        *(
            [_("trouble: {what}").format(what=said(each, _)) for each in troubles]
            or [_("all is well")]
        )
    )
    return 1 if troubles else 0


def _program() -> dict[str, str]:
    import yaml

    return {
        "wargame": wargame.__version__,
        "python": platform.python_version(),
        "system": f"{platform.system()} {platform.release()}",
        **{name: _version(name) for name in _PACKAGES},
        "libyaml": phrase("yes") if yaml.__with_libyaml__ else phrase("no; decks load slower"),
    }


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return phrase("missing")


def _terminal() -> dict[str, str]:
    size = shutil.get_terminal_size()
    encoding = (sys.stdout.encoding or "").lower()
    return {
        "is a terminal": phrase("yes")
        if sys.stdin.isatty() and sys.stdout.isatty()
        else phrase("no"),
        "size": f"{size.columns} x {size.lines}",
        "TERM": os.environ.get("TERM", ""),
        "colours": _colours(),
        "wide characters": phrase("yes")
        if "utf" in encoding
        else phrase("no ({encoding}); use --ascii", encoding=encoding),
    }


def _colours() -> str:
    from rich.console import Console

    if os.environ.get("NO_COLOR"):
        return phrase("none (NO_COLOR is set)")
    return Console().color_system or phrase("none")


def _decks(options: Namespace) -> dict[str, str]:
    from wargame.deck.find import list_decks
    from wargame.deck.translated_list import told_in

    folders = decks_of(options)
    found = {"folders": ", ".join(str(folder) for folder in folders) or phrase("none")}
    for entry in told_in(list_decks(folders), spoken()):
        found[entry.path.stem] = entry.first_problem or phrase(
            "{title}, {turns} turns", title=entry.title, turns=entry.turns
        )
    return found


def _saves(options: Namespace) -> dict[str, str]:
    from wargame.journal.catalogue import list_saves

    folder = saves_of(options)
    saved = list(list_saves(folder))
    damaged = [info.name for info in saved if info.problem]
    return {
        "folder": str(folder),
        "can be written": phrase("yes") if _writable(folder) else phrase("no"),
        "sessions": str(len(saved)),
        "damaged": ", ".join(damaged) or phrase("none"),
    }


def _writable(folder: Path) -> bool:
    """Tell whether saves can be made in a folder, or in the nearest one that exists above it."""
    near = next(each for each in (folder, *folder.absolute().parents) if each.exists())
    return os.access(near, os.W_OK)


def _troubles(findings: dict[str, dict[str, str]]) -> list[str]:
    troubles: list[str] = [
        phrase("the package {name} is missing; install wargame anew", name=name)
        for name, found in findings["program"].items()
        if found == "missing"
    ]
    if len(findings["decks"]) == 1:
        troubles.append(phrase("no deck was found; name a folder with --decks DIR"))
    if findings["saves"]["can be written"] == "no":
        troubles.append(phrase("saves cannot be written; name a folder with --saves DIR"))
    return troubles
