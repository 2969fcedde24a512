"""Commands that look at saved sessions: saves, replay, verify, branch."""

from __future__ import annotations

import json
from argparse import Namespace
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from wargame.cli.output import say, say_json, table
from wargame.cli.places import save_of, saves_of
from wargame.errors import BadInput, WargameError
from wargame.language import _

if TYPE_CHECKING:
    from collections.abc import Callable

    from wargame.journal.catalogue import SaveInfo
    from wargame.journal.history import History
    from wargame.journal.record import Record


def saves(options: Namespace) -> int:
    """List the saved sessions, newest first unless another order is asked for."""
    from wargame.journal import shelf
    from wargame.journal.catalogue import list_saves

    folder = saves_of(options)
    place = folder
    if options.archived or options.trashed:
        place = folder / (shelf.ARCHIVE if options.archived else shelf.TRASH)
    found = _sorted(
        [each for each in list_saves(place) if _has(each, options.search)], options.sort
    )
    if options.json:
        say_json([asdict(info) for info in found])
        return 0
    if not found:
        say(_nothing(options, folder))
        return 0
    head = (_("file"), _("Title"), _("Deck"), _("Turn"), _("Score"), _("State"))
    table([each.lower() for each in head], map(_row, found))
    return 0


def _row(info: SaveInfo) -> tuple[str, ...]:
    from wargame.figures import points

    return (
        info.name,
        info.title,
        info.deck_title or info.deck,
        f"{info.turn}/{info.turns}",
        str(points(info.overall)) if info.overall is not None else "",
        info.problem or info.ending or _("in progress"),
    )


def _nothing(options: Namespace, folder: Path) -> str:
    if options.search:
        return _("{folder}: no session has {search!r} in it").format(
            folder=folder, search=options.search
        )
    if options.archived:
        return _("{folder}: the archive is empty").format(folder=folder)
    if options.trashed:
        return _("{folder}: the trash is empty").format(folder=folder)
    return _("{folder}: no sessions yet; begin one with `wargame play`").format(folder=folder)


def _has(info: SaveInfo, words: str) -> bool:
    """Tell whether all words occur in what a list shows of a session."""
    shown = (info.name, info.title, info.deck, info.deck_title, info.ending, info.preview)
    text = " ".join((*shown, info.cell, str(info.seed), info.problem)).casefold()
    return all(word in text for word in words.casefold().split())


def _sorted(found: list[SaveInfo], by: str) -> list[SaveInfo]:
    """Return saves in an order; a list comes newest first, and what is best or last comes first."""
    orders: dict[str, Callable[[SaveInfo], tuple[object, ...]]] = {
        "title": lambda info: (info.title.casefold(),),
        "deck": lambda info: (info.deck_title.casefold(),),
        "turn": lambda info: (-info.turn,),
        "score": lambda info: (info.overall is None, -(info.overall or 0)),
        "ending": lambda info: (not info.ending, info.ending.casefold()),
        "seed": lambda info: (info.seed,),
        "file": lambda info: (info.name,),
    }
    return sorted(found, key=orders[by]) if by in orders else found


def replay(options: Namespace) -> int:
    """Play a session back, on the screen or as text."""
    path = save_of(options, options.save)
    if not options.text:
        from wargame.cli.play import need_terminal, open_app

        need_terminal("wargame replay SAVE --text")
        if options.turn is not None:
            _history(path, options.turn)
        return open_app(options, replay=str(path), replay_turn=options.turn or 1)
    from wargame.plain.letters import in_ascii
    from wargame.transcript import transcript

    record, history = _history(path, options.turn)
    spell = in_ascii if options.ascii else str
    steps = [(step.turn_before, step.line, step.events) for step in history.trail]
    for line in transcript(history.tables, steps, only_turn=options.turn):
        say(spell(line))
    if record.damage:
        raise WargameError(str(record.damage))
    return 0


def _history(path: Path, turn: int | None) -> tuple[Record, History]:
    """Read and fold a save. Raises BadInput if it has no such turn."""
    from wargame.journal.record import read
    from wargame.journal.replay import replay as fold

    record = read(path)
    history = fold(record)
    last = history.state.turn
    if turn is not None and not 1 <= turn <= last:
        has = (
            _("has turns 1 to {last}; choose one of them").format(last=last)
            if last
            else _("was not begun yet")
        )
        raise BadInput(f"--turn: {path.name} {has}")
    return record, history


def verify_saves(options: Namespace) -> int:
    """Decide every command again; 0 only if every file is whole and every event the same."""
    from wargame.journal.archive import is_archive
    from wargame.journal.archive_check import verify_archive
    from wargame.journal.verify import verify

    verdicts = []
    for name in options.save:
        try:
            path = save_of(options, name)
            if is_archive(path):
                found = verify_archive(path)
                verdicts.append((path.name, found.is_true, str(found)))
            else:
                verdict = verify(path)
                verdicts.append((verdict.file, verdict.is_true, str(verdict)))
        except WargameError as error:
            verdicts.append((name, False, str(error)))
    if options.json:
        say(json.dumps([{"file": f, "true": t, "says": s} for f, t, s in verdicts], indent=2))
    else:
        say(*[(_("true: ") if true else _("FALSE: ")) + says for _name, true, says in verdicts])
    return 0 if all(true for _name, true, _says in verdicts) else 1


def branch_save(options: Namespace) -> int:
    """Begin a new session that shares the course of another up to a point."""
    from wargame.clock import now
    from wargame.journal.branch import branch

    path = save_of(options, options.save)
    made = branch(path, saves=saves_of(options), clock=now, line=options.line, turn=options.turn)
    say(_("{name}: go on with `wargame resume {stem}`").format(name=made.name, stem=made.stem))
    return 0
