"""Makes reports of sessions of this machine: reads, has them reviewed, lays everything out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from wargame.appraisals import GivenUp, Review, Standing
from wargame.journal import disk
from wargame.journal.history import History
from wargame.journal.record import Record, read
from wargame.journal.replay import replay
from wargame.judgement import REVIEW_GAMES, review_of, standing_of
from wargame.language import N_
from wargame.report.after.actions import read_actions
from wargame.report.after.files import html_bytes
from wargame.report.after.rules import read_rules
from wargame.report.after.source import Source
from wargame.report.after_action import AfterActionReport, report_of

MARKING = "EXERCISE EXERCISE EXERCISE"
ENDING = "-report.html"

REVIEWING = N_("reviewing turns")
COMPARING = N_("playing games to compare with")
WRITING = N_("writing")
"""What is being done, step by step."""

Heard = Callable[[str, int, int], bool]
"""Hears what is being done, how far it is, and of how much; false gives it up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What a report shall have."""

    review: bool = True
    """Whether decisions are reviewed and the result placed; that takes seconds."""
    games: int = REVIEW_GAMES
    workers: int = 0
    rules: Path | None = None
    """File of limits of one's own."""
    marking: str = MARKING


def report_on(path: Path, wish: Wish, heard: Heard) -> AfterActionReport:
    """Return the report of a save.

    Raises:
        GivenUp: `heard` returned false.
        BadInput: The session was never begun, or the file of limits is wrong.
    """
    rules = read_rules(wish.rules)
    record = read(path)
    history = replay(record)
    source = Source(record, history, rules, actions=read_actions(path), marking=wish.marking)
    if wish.review and len(history) > 1:
        source.review = _review(record, history, wish, heard)
        source.standing = _standing(record, history, wish, heard)
    return report_of(source)


def _review(record: Record, history: History, wish: Wish, heard: Heard) -> Review:
    last = history.state.turn

    def told(so_far: Review) -> bool:
        return heard(REVIEWING, so_far.curve[-1][1], last)

    return review_of(
        history.tables,
        history.trail,
        record.header.seed,
        heard=told,
        games=wish.games,
        workers=wish.workers,
    )


def _standing(record: Record, history: History, wish: Wish, heard: Heard) -> tuple[Standing, ...]:
    """Return where a session that has ended stands; one that goes on stands nowhere yet."""
    state = history.state
    if not state.ending:
        return ()
    if not heard(COMPARING, 0, 1):
        raise GivenUp
    return standing_of(history.tables, record.header, state.overall, wish.workers)


def write_beside(path: Path, heard: Heard) -> Path:
    """Write the report of a save beside it, under a name that is free, and return where it is.

    Raises:
        GivenUp: `heard` returned false; nothing was written then.
    """
    data = html_bytes(report_on(path, Wish(), heard))
    if not heard(WRITING, 1, 1):
        raise GivenUp
    number = 1
    while True:
        more = f"-{number}" if number > 1 else ""
        target = path.with_name(f"{path.stem}{more}{ENDING}")
        try:
            disk.create(target, data)
        except FileExistsError:
            number += 1
        except OSError as error:
            raise disk.mishap(target, error) from error
        else:
            return target
