"""Keeps compiled decks, so that an unchanged one opens without YAML or pydantic.

Each deck has one small file in the cache folder. It holds the digest of all files the deck was
made of; if any of them, this program or its loader has changed, the file counts for nothing.
A cache that cannot be read or written is no mishap: the deck is compiled again.
"""

from __future__ import annotations

import hashlib
import json
import marshal
import os
import sys
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any

from wargame import __version__
from wargame.core.scenario import Scenario
from wargame.core.scenario_json import scenario_from_json, scenario_to_json
from wargame.deck.collector import collector_paused
from wargame.deck.folders import model_files

FORMAT = 2
"""Number of this cache format."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeckEntry:
    """What the list of decks says about one deck."""

    path: Path
    id: str
    title: str
    summary: str
    turns: int
    cells: tuple[tuple[str, str], ...]
    """Cell ids and titles."""
    problems: int = 0
    """How many mistakes keep it from being played; 0 if it can be."""
    first_problem: str = ""
    """The first of them as one line; empty if there is none."""


def cache_folder(chosen: Path | None) -> Path:
    """Return where compiled decks are kept: the folder given, `$WARGAME_CACHE`, or the user's."""
    if chosen is not None:
        return chosen
    if os.environ.get("WARGAME_CACHE"):
        return Path(os.environ["WARGAME_CACHE"])
    from platformdirs import user_cache_path

    return user_cache_path("wargame", appauthor=False)


def decoded(body: bytes) -> Scenario:
    """Return the compiled deck that was written here, its digest found unharmed."""
    with collector_paused():
        return scenario_from_json(marshal.loads(body))  # noqa: S302 - written here, unharmed


@dataclass(frozen=True, slots=True)
class Slot:
    """The place of one deck in the cache."""

    deck: Path
    file: Path

    @classmethod
    def of(cls, deck: Path, cache_dir: Path | None) -> Slot:
        """Return the slot of a deck file."""
        whole = deck.absolute()
        name = hashlib.sha256(os.fsencode(whole)).hexdigest()[:32]
        return cls(whole, cache_folder(cache_dir) / f"{name}.deck")

    def entry(self) -> DeckEntry | None:
        """Return what the list of decks says of the deck, if nothing has changed."""
        header, _ = self._read()
        try:
            told = header["entry"]
            cells = tuple((str(cell), str(title)) for cell, title in told.pop("cells"))
            return DeckEntry(path=self.deck, cells=cells, **told)
        except (KeyError, TypeError, ValueError, AttributeError):
            return None

    def scenario(self) -> Scenario | None:
        """Return the compiled deck, if nothing has changed and it had no problems."""
        header, body = self._read()
        if not header or not body or header.get("body") != _digest(body):
            return None
        try:
            return decoded(body)
        except (ValueError, EOFError, TypeError, RecursionError):
            return None

    def keep(self, files: Iterable[tuple[Path, str]], entry: DeckEntry, scenario: Scenario) -> None:
        """Keep a compiled deck.

        Args:
            files: Every file that had a part in it, with the digest of its bytes.
            entry: What the list of decks says about it.
            scenario: The compiled deck.
        """
        # Three times as fast to read as JSON; no other program and no other Python reads it.
        body = marshal.dumps(scenario_to_json(scenario))
        here = self.deck.parent
        told = asdict(entry)
        del told["path"]
        header = {
            "files": [[each.absolute().relative_to(here).as_posix(), d] for each, d in files],
            "program": _program(),
            "entry": told,
            "body": _digest(body),
        }
        first_line = json.dumps(header, ensure_ascii=False).encode()
        spare = self.file.with_suffix(f".{os.getpid()}")
        try:
            self.file.parent.mkdir(parents=True, exist_ok=True)
            spare.write_bytes(first_line + b"\n" + body)
            spare.replace(self.file)
        except OSError:
            with suppress(OSError):
                spare.unlink()

    def _read(self) -> tuple[dict[str, Any], bytes]:
        """Return header and body; nothing if any file has changed since."""
        try:
            first_line, _, body = self.file.read_bytes().partition(b"\n")
            header = json.loads(first_line)
            fresh = header["program"] == _program() and self._unchanged(header["files"])
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            return {}, b""
        return (header, body) if fresh else ({}, b"")

    def _unchanged(self, digests: list[list[str]]) -> bool:
        """Tell whether every file is as it was, and no other has come into the model's folder."""
        here = self.deck.parent
        known = {here / name: digest for name, digest in digests}
        folders = {file.parent for file in known} - {here}
        present = {file for folder in folders for file in model_files(folder)}
        inner = {file for file in known if file.parent != here}
        return present == inner and all(
            _digest(file.read_bytes()) == digest for file, digest in known.items()
        )


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


@cache
def _program() -> str:
    """Return what stands for this program: Python, its version, its loader to the last edit."""
    here = Path(__file__).parent
    edits = sorted(
        f"{entry.name}:{entry.stat().st_size}:{entry.stat().st_mtime_ns}"
        for entry in os.scandir(here)
        if entry.name.endswith(".py")
    )
    python = sys.implementation.cache_tag
    return f"{FORMAT}/{python}/{__version__}/{_digest(' '.join(edits).encode())}"
