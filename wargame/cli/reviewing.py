"""The command that annotates a session: `wargame review`."""

from __future__ import annotations

import sys
from argparse import Namespace
from dataclasses import asdict
from typing import TYPE_CHECKING

from wargame.cli.output import say, say_json, table
from wargame.cli.places import save_of
from wargame.errors import BadInput
from wargame.figures import decimal, signed_points
from wargame.language import _

if TYPE_CHECKING:
    from wargame.appraisals import Review
    from wargame.journal.history import History
    from wargame.names import Names

INTERRUPTED = 130
MOST_GAMES = 20_000


def review(options: Namespace) -> int:
    """Judge every decision of a session and print the review."""
    from wargame.deeds import teller_of
    from wargame.journal.record import read
    from wargame.journal.replay import replay

    if not 2 <= options.games <= MOST_GAMES:
        raise BadInput(
            _("--games: {games} is out of range; choose 2 to {most}").format(
                games=options.games, most=MOST_GAMES
            )
        )
    record = read(save_of(options, options.save))
    history = replay(record)
    if len(history) < 2:
        raise BadInput(
            _("{name}: nothing was decided yet; play on and come back").format(
                name=record.path.name
            )
        )
    told, whole = _reviewed(history, record.header.seed, options)
    if told is None:
        sys.stderr.write(_("stopped before the first turn was judged\n"))
        return INTERRUPTED
    if options.json:
        say_json(asdict(told))
    else:
        _tell(teller_of(history.tables.scenario, history.trail), told)
    if not whole:
        sys.stderr.write(_("stopped after turn {turn}\n").format(turn=told.curve[-1][1]))
    return 0 if whole else INTERRUPTED


def _reviewed(history: History, seed: int, options: Namespace) -> tuple[Review | None, bool]:
    """Return the review as far as it came, and whether that is all of it."""
    from wargame.cli.progress import progress
    from wargame.judgement import review_of

    told: Review | None = None
    with progress(_("turns"), history.state.turn) as advance:

        def heard(so_far: Review) -> bool:
            nonlocal told
            told = so_far
            advance(1)
            return True

        try:
            review_of(
                history.tables,
                history.trail,
                seed,
                heard=heard,
                games=options.games,
                workers=options.workers,
            )
        except KeyboardInterrupt:
            return told, False
    return told, True


def _tell(names: Names, told: Review) -> None:
    from wargame.annotations import MARKS, course_name, draw_name, judgement, subject, sums

    say(_("Decisions: what was chosen, and what it cost against the best course that was open."))
    table(
        (_("Turn").lower(), _("about"), _("chosen"), _("judgement"), _("best")),
        [
            (
                str(each.turn),
                subject(names, each),
                f"{course_name(names, each, each.chosen)} {MARKS[each.label]}".rstrip(),
                judgement(each),
                "" if each.best == each.chosen else course_name(names, each, each.best),
            )
            for each in told.verdicts
        ],
    )
    say("", _("Luck: what each draw changed in expectation."))
    table(
        (_("Turn").lower(), _("Draw").lower(), _("Change").lower(), "±"),
        [
            (str(e.turn), draw_name(names, e), signed_points(e.change), decimal(e.error))
            for e in told.draws
        ],
    )
    say("", sums(told))
    say(
        _(
            "Expected final scores, in points, with 95 % intervals; a training model, not a "
            "forecast."
        )
    )
