"""Lists a folder of saves, reading only the head and the tail of each file."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, BinaryIO

from wargame.core.events import Event, ExerciseEnded, TurnBegan, TurnClosed
from wargame.core.plain import plain
from wargame.core.remarks import Titled, tidy
from wargame.errors import WargameError
from wargame.journal.canonical import digest, parse_object
from wargame.journal.chain import REMARK, REWIND, Broken, Unfinished, open_file, unsealed, walk
from wargame.journal.codec import Malformed, read_events, read_remark
from wargame.journal.header import Header
from wargame.journal.lines import REWINDS_FROM, standing
from wargame.journal.record import Damage, DamagedSave, first_line, read
from wargame.journal.store import SUFFIX
from wargame.language import _

_WINDOWS = (1 << 16, 1 << 20, 1 << 24, 1 << 26)
"""Bytes of a tail to read, and to read again if they do not hold the beginning of a turn."""
_REWIND = f'"kind":"{REWIND}"'
_TITLED = '"type":"Titled"'
_MARKS = ('"type":"TurnBegan"', '"type":"TurnClosed"', '"type":"ExerciseEnded"')


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveInfo:
    """One save in a list. All its texts are safe to show."""

    name: str
    """File name."""
    title: str = ""
    deck: str = ""
    deck_title: str = ""
    turn: int = 0
    """0 before STARTEX."""
    turns: int = 0
    begun: str = ""
    """Wall time in ISO form."""
    seed: int = 0
    preview: str = ""
    cell: str = ""
    overall: int | None = None
    """Hundredths of a point; None before the first turn was closed."""
    ending: str = ""
    """Title of the ending; empty while the session goes on."""
    parent: str = ""
    """File it was branched from; empty if none."""
    parent_line: int = 0
    """Line of the parent that was the last to be kept; 0 if there is no parent."""
    problem: str = ""
    """What is wrong with the file and what to do. An unfinished last line is no problem: it is set
    aside when the session is resumed."""


@dataclass(frozen=True, slots=True)
class _Deck:
    title: str
    turns: int
    endings: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Standing:
    """How far a session has come."""

    turn: int = 0
    overall: int | None = None
    ending: str = ""
    title: str | None = None
    """Title that was given later; None if none was."""


def save_paths(folder: Path) -> list[Path]:
    """Return the files in a folder that are saves by their names, in order of name."""
    try:
        return sorted(path for path in folder.iterdir() if path.name.endswith(SUFFIX))
    except FileNotFoundError:
        return []
    except OSError as error:
        raise WargameError(
            _("{folder}: cannot be listed ({strerror}); choose another").format(
                folder=folder, strerror=error.strerror
            )
        ) from error


def list_saves(folder: Path) -> Iterator[SaveInfo]:
    """Yield the saves of a folder, the last begun first; files nobody can read come last."""
    sound: list[tuple[float, Path, Header]] = []
    problems: list[SaveInfo] = []
    for path in save_paths(folder):
        try:
            header = _header(path)
            sound.append((_age(header.begun), path, header))
        except WargameError as error:
            problems.append(SaveInfo(name=_shown(path), problem=plain(str(error), lines=False)))
    decks: dict[str, _Deck] = {}
    for _begun, path, header in sorted(sound, key=lambda each: each[:2], reverse=True):
        yield _info(path, header, decks)
    yield from problems


def _header(path: Path) -> Header:
    if _shown(path) != path.name:
        raise WargameError(
            _("{path}: the name has control characters; rename the file").format(path=_shown(path))
        )
    with open_file(path) as file:
        return first_line(path, walk(file))


def _shown(path: Path) -> str:
    return plain(path.name, lines=False)


def _age(begun: str) -> float:
    """Return a wall time as a number; one without a time zone is taken for UTC."""
    at = datetime.fromisoformat(begun)
    return (at if at.tzinfo else at.replace(tzinfo=UTC)).timestamp()


def _info(path: Path, header: Header, decks: dict[str, _Deck]) -> SaveInfo:
    deck, stands, problem = _Deck("", 0, {}), _Standing(), ""
    try:
        with open_file(path) as file:
            if header.deck_digest not in decks:
                decks[header.deck_digest] = _deck(path, file)
            deck = decks[header.deck_digest]
            stands = _standing(file, header.format)
    except (Broken, Malformed, ValueError) as error:
        problem = _whole_problem(path) or _("{name}: {error}; take the file from a copy").format(
            name=path.name, error=error
        )
    except WargameError as error:
        problem = str(error)
    return SaveInfo(
        name=path.name,
        title=header.title if stands.title is None else stands.title,
        deck=plain(header.deck, lines=False),
        deck_title=deck.title,
        turn=stands.turn,
        turns=deck.turns,
        begun=header.begun,
        seed=header.seed,
        preview=header.preview,
        cell=plain(header.cell, lines=False),
        overall=stands.overall,
        ending=deck.endings.get(stands.ending, plain(stands.ending, lines=False)),
        parent=plain(header.parent.file, lines=False) if header.parent else "",
        parent_line=header.parent.line if header.parent else 0,
        problem=plain(problem, lines=False),
    )


def _whole_problem(path: Path) -> str:
    """Read the whole file to say at which line it is damaged."""
    try:
        return str(read(path).damage or "")
    except WargameError as error:
        return str(error)


def _deck(path: Path, file: BinaryIO) -> _Deck:
    """Return the few facts of the scenario that a list shows."""
    links = walk(file)
    try:
        next(links)
        scenario: Any = next(links).members["scenario"]
        endings = {
            plain(e["id"]): plain(e["title"], lines=False) for e in scenario["model"]["endings"]
        }
        return _Deck(plain(scenario["title"], lines=False), int(scenario["turns"]), endings)
    except (StopIteration, Unfinished) as error:
        raise DamagedSave(Damage(path.name, 2, "the scenario is missing")) from error
    except (LookupError, TypeError, AttributeError) as error:
        raise Malformed("is not one", "the scenario") from error


def _standing(file: BinaryIO, file_format: int) -> _Standing:
    """Return how far a session has come, from as little of the end of the file as tells it."""
    size = file.seek(0, os.SEEK_END)
    title: str | None = None
    for window in _WINDOWS:
        start = max(0, size - window)
        file.seek(start)
        lines = file.read(window).split(b"\n")
        # What follows the last newline is unfinished; the first line may have lost its beginning.
        lines = lines[1:-1] if start else lines[2:-1]
        texts = _checked([line.decode() for line in lines])
        title = title if title is not None else _title(texts)
        for text in reversed(texts):
            if file_format >= REWINDS_FROM and _REWIND in text:
                turn, overall = standing(parse_object(text))
                return _Standing(turn, overall, title=title)
            if any(mark in text for mark in _MARKS):
                events = read_events(parse_object(text).get("events"))
                return replace(_read_standing(events), title=title)
        if not start:
            break
    return _Standing(title=title)


def _title(texts: list[str]) -> str | None:
    """Return the last title that some lines give the session, None if they give none."""
    for text in reversed(texts):
        if _TITLED in text:
            members = parse_object(text)
            if members.get("kind") == REMARK:
                titled = tidy(read_remark(members.get("remark")))
                return titled.title if isinstance(titled, Titled) else None
    return None


def _checked(texts: list[str]) -> list[str]:
    """Return lines without an unfinished last one, once the last follows from the one before."""
    try:
        last = parse_object(texts[-1]) if texts else {}
    except ValueError:
        texts = texts[:-1]
        last = parse_object(texts[-1]) if texts else {}
    if len(texts) < 2:
        return texts
    given = str(last.get("hash"))
    body = unsealed(texts[-1], last, given)
    if body is None or digest(f"{parse_object(texts[-2]).get('hash')}{body}") != given:
        raise Malformed("does not follow from the line before", "the last line")
    return texts


def _read_standing(events: tuple[Event, ...]) -> _Standing:
    turn, overall, ending = 0, None, ""
    for event in events:
        match event:
            case TurnBegan():
                turn = event.turn
            case TurnClosed():
                turn, overall = event.turn, event.overall
            case ExerciseEnded():
                turn, overall, ending = event.turn, event.overall, event.ending
            case _:
                pass
    return _Standing(turn, overall, ending)
