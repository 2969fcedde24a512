"""Begins a new session that shares the course of another up to one of its lines."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from pathlib import Path

import wargame
from wargame.core.events import TurnBegan
from wargame.errors import BadInput
from wargame.journal.canonical import canonical
from wargame.journal.chain import FIRST_HASH, FORMAT, REWIND, Link, Sealed, open_file, seal, walk
from wargame.journal.header import Parent, write_header
from wargame.journal.record import DamagedSave, Record, read
from wargame.journal.store import Clock, create_file
from wargame.language import N_, _

BRANCH_AT, GO_BACK_TO, NAME = N_("branch at"), N_("go back to"), N_("name")
"""What the line of a turn is wanted for."""


def branch(
    path: Path, *, saves: Path, clock: Clock, line: int | None = None, turn: int | None = None
) -> Path:
    """Copy a save up to a line, or up to the beginning of a turn, into a new file.

    The branch stands where the session stood when that line was written, so a line that was undone
    later can be branched too. A turn is looked for on the course of play. Every line keeps its
    number, so what refers to a line by its number stays true. A damaged save can be branched
    anywhere before the damage.

    Args:
        path: The save to branch from; it is only read.
        saves: Folder of the new file.
        clock: Tells when the branch began.
        line: Last line to keep, from 2; 2 is the world before STARTEX.
        turn: Turn whose beginning is the last thing to keep, instead of a line.

    Returns:
        The path of the new file.
    """
    record = read(path)
    last = line_of_turn(record, turn) if turn is not None else line
    last = record.lines if last is None else last
    if not 2 <= last <= record.lines:
        if record.damage is not None and last >= record.damage.line:
            raise DamagedSave(record.damage)
        raise BadInput(
            _("{name}: has no line {last}; branch at a line from 2 to {lines}").format(
                name=path.name, last=last, lines=record.lines
            )
        )
    with open_file(path) as file:
        links = list(islice(walk(file), last))
    begun = clock()
    header = replace(
        record.header,
        format=_format(record),
        program=wargame.__version__,
        begun=begun.isoformat(timespec="seconds"),
        parent=Parent(file=path.name, line=last, hash=links[-1].hash),
    )
    sealed = [seal(write_header(header), FIRST_HASH)]
    for link in links[1:]:
        sealed.append(_again(link, sealed[-1]))
    data = b"".join([each.data for each in sealed])
    created, held = create_file(saves, header.deck, begun, data)
    held.release()
    return created


def _format(record: Record) -> int:
    """Return the newest format, unless that would give a note of an old file another meaning."""
    is_plain = not any(note.kind == REWIND for note in record.notes)
    return FORMAT if is_plain else record.header.format


def _again(link: Link, previous: Sealed) -> Sealed:
    """Return a line's content, chained to another line."""
    members = {key: canonical(value) for key, value in link.members.items() if key != "hash"}
    return seal(members, previous.hash)


def line_of_turn(record: Record, turn: int, todo: str = BRANCH_AT) -> int:
    """Return the line of the course that began a turn. Raises BadInput if there is none.

    `todo` says what the line is wanted for.
    """
    begun = 0
    for entry in record.entries:
        for event in entry.events:
            if isinstance(event, TurnBegan):
                begun = event.turn
                if begun == turn:
                    return entry.line
    if not begun:
        otherwise = _("branch it at line 2") if todo == BRANCH_AT else _("play it first")
        raise BadInput(
            _("{name}: has not been started; {otherwise}").format(
                name=record.path.name, otherwise=otherwise
            )
        )
    raise BadInput(
        _("{name}: has no turn {turn}; {todo} a turn from 1 to {begun}").format(
            name=record.path.name, turn=turn, todo=_(todo), begun=begun
        )
    )
