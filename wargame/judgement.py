"""Asks the analysis about sessions of this machine: reviews, staff analysis, standings."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from wargame.appraisals import Appraisal, GivenUp, Review, Standing
from wargame.core.facilitator_events import InjectWritten
from wargame.core.rows import Tables
from wargame.core.state import State
from wargame.core.tables import with_inject
from wargame.journal.header import Header
from wargame.journal.history import Step

REVIEW_GAMES = 100
"""Games for each course: they tell differences of about a point, in a few seconds."""


def review_of(
    tables: Tables,
    trail: Iterable[Step],
    seed: int,
    *,
    heard: Callable[[Review], bool],
    games: int = REVIEW_GAMES,
    workers: int = 0,
) -> Review:
    """Return the review of a session.

    Args:
        tables: The compiled scenario.
        trail: What was played.
        seed: The session's own.
        heard: Hears of the review after every turn that is judged; false gives it up.
        games: Games for each course, at least 2.
        workers: Processes; 0 for one a core.

    Raises:
        GivenUp: `heard` returned false.
    """
    from wargame.analysis import workers as hands
    from wargame.analysis.positions import passages
    from wargame.analysis.review import review
    from wargame.analysis.rollouts import Rollouts

    lines = [(step.line, step.command, step.events) for step in trail]
    # The processes know a session by its scenario alone, so that has to have every inject in it.
    for _, _, events in lines:
        for event in events:
            if isinstance(event, InjectWritten):
                tables = with_inject(tables, event.written)
    told: Review | None = None
    with hands.workers(workers) as executor:
        rollouts = Rollouts(executor, tables.scenario, seed, games)
        for told in review(passages(tables, lines, seed), rollouts):
            if not heard(told):
                raise GivenUp
    if told is None:
        raise ValueError("nothing was decided")
    return told


def staff_analysis(tables: Tables, state: State, cell: str, inject: str) -> tuple[Appraisal, ...]:
    """Return what each open answer is worth by looking ahead, the best first."""
    from wargame.analysis.staff import Staff

    return Staff(tables).appraise(state, cell, inject)


def standing_of(
    tables: Tables, header: Header, overall: int, workers: int = 0
) -> tuple[Standing, ...]:
    """Return where a final score stands; plays the games if nobody has yet."""
    from wargame.analysis import workers as hands
    from wargame.analysis.standing import places, scores_of
    from wargame.deck.cache import cache_folder

    lend = partial(hands.workers, workers)
    scores = scores_of(tables.scenario, header.deck_digest, header.played, cache_folder(None), lend)
    return places(overall, scores)
