"""The walls of the house: what each part may know, checked on the running program."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
IMPURE = {
    "yaml",
    "textual",
    "rich",
    "pydantic",
    "logging",
    "socket",
    "threading",
    "random",
    "asyncio",
}


def loaded_by(statement: str) -> set[str]:
    """Return the modules that a fresh interpreter has loaded after a statement."""
    code = (
        f"import sys; sys.path.insert(0, {str(ROOT)!r}); base = set(sys.modules)\n"
        f"{statement}\nprint('\\n'.join(set(sys.modules) - base))"
    )
    done = subprocess.run(
        [sys.executable, "-I", "-c", code],
        capture_output=True,
        text=True,
        check=True,
    )
    return set(done.stdout.split())


def test_the_core_loads_nothing_impure() -> None:
    """No file, clock, network, thread or interface can reach a rule."""
    modules = sorted(path.stem for path in (ROOT / "wargame" / "core").glob("[a-z]*.py"))
    assert len(modules) > 40
    loaded = loaded_by("\n".join(f"import wargame.core.{module}" for module in modules))

    assert not loaded & IMPURE
    assert not {name for name in loaded if name.startswith("wargame.")} - {
        name for name in loaded if name.startswith("wargame.core")
    }


def test_help_loads_nothing_heavy() -> None:
    """The command line answers at once."""
    loaded = loaded_by("from wargame.cli.parser import build_parser; build_parser().format_help()")

    assert not loaded & {"yaml", "textual", "rich", "pydantic", "numpy", "openpyxl", "jinja2"}


def test_the_home_screen_waits_for_nothing() -> None:
    """It is painted before the engine, the decks and the journal are loaded."""
    loaded = loaded_by(
        "from wargame.cli.parser import build_parser; from wargame.cli import places, play\n"
        "options = build_parser().parse_args(['--saves', 'nowhere'])\n"
        "from wargame.front_desk import FrontDesk; from wargame.tui.app import WargameApp\n"
        "desk = FrontDesk(places.saves_of(options), places.decks_of(options))\n"
        "WargameApp(desk).get_default_screen()"
    )

    assert "wargame.tui.screens.title" in loaded
    assert not loaded & {
        "yaml",
        "pydantic",
        "wargame.core.scenario",
        "wargame.core.views",
        "wargame.deck.load",
        "wargame.desk",
        "wargame.journal",
    }


def test_a_policy_of_one_session_loads_no_arrays() -> None:
    """NumPy is slow to load, so only what plays many games at once asks for it."""
    assert "numpy" not in loaded_by("import wargame.analysis.policies")
    assert "numpy" in loaded_by("import wargame.analysis.batch")


def test_the_core_names_nothing_of_the_essay() -> None:
    """All content is data: no indicator, cell, flashpoint or step is named in the program."""
    import yaml

    names: set[str] = set()
    for file in (ROOT / "decks" / "five-steps").glob("*.yaml"):
        content = yaml.safe_load(file.read_text(encoding="utf-8"))
        for key in ("indicators", "cells", "flashpoints", "initiatives", "rules", "endings"):
            names |= {each["id"] for each in content.get(key, ())}
    code = [
        (path, path.read_text(encoding="utf-8"))
        for path in (ROOT / "wargame").rglob("*.py")
        if path.name != "parser.py"  # its examples show users names of the decks that come with it
    ]

    found = [
        f"{path.name}: {name}"
        for path, text in code
        for name in sorted(names)
        if f'"{name}"' in text or f"'{name}'" in text
    ]
    assert not found
