"""The command that lays sessions side by side: `wargame portfolio`."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from wargame.cli.files import refuse_existing, write_file
from wargame.cli.output import say, table
from wargame.cli.places import save_of
from wargame.errors import BadInput, WargameError
from wargame.language import _

if TYPE_CHECKING:
    from wargame.report.portfolio import Portfolio


def portfolio(options: Namespace) -> int:
    """Print the portfolio of several sessions, and write it where that was asked for."""
    refuse_existing([each for each in (options.html, options.csv) if each], force=options.force)
    made = _made(options)
    if not made.sittings:
        raise BadInput(_("no session could be read: ") + "; ".join(made.left_out))
    _tell(made)
    if options.html:
        from wargame.report.portfolio_page import page_of

        write_file(options.html, page_of(made, options.marking.strip()).encode("utf-8"))
        say(_("{path}: written").format(path=options.html))
    if options.csv:
        from wargame.report.portfolio import table_of
        from wargame.report.tabular import csv_bytes

        write_file(options.csv, csv_bytes(table_of(made)))
        say(_("{path}: written").format(path=options.csv))
    for each in made.left_out:
        sys.stderr.write(_("left out: {what}\n").format(what=each))
    return 1 if made.left_out else 0


def _made(options: Namespace) -> Portfolio:
    """Return the portfolio; a save that cannot be read is told of and left out."""
    from wargame.report.after.actions import read_actions
    from wargame.report.portfolio import portfolio_of
    from wargame.reporting import Wish, report_on

    wish = Wish(review=False, rules=options.rules, marking=options.marking)
    sessions, left_out = [], []
    paths: dict[Path, Path] = {}
    for name in options.save:
        try:
            path = save_of(options, name)
            paths.setdefault(path.resolve(), path)
        except WargameError as error:
            left_out.append(str(error))
    for path in paths.values():
        try:
            sessions.append((report_on(path, wish, lambda *_heard: True), read_actions(path)))
        except WargameError as error:
            left_out.append(str(error))
    return portfolio_of(sessions, left_out)


def _tell(made: Portfolio) -> None:
    from wargame.figures import points

    head = (
        *("", _("session"), _("Deck").lower(), _("begun"), _("Turn").lower(), _("overall")),
        *(short for _step, short in made.steps),
    )
    rows = []
    for number, each in enumerate(made.sittings, start=1):
        scores = {(step, short): str(points(score)) for step, short, _title, score in each.steps}
        cells = (each.title, each.deck, each.begun[:10], f"{each.turn}/{each.turns}")
        ended = "" if each.ending else _(" so far")
        rows.append(
            (
                str(number),
                *cells,
                f"{points(each.overall)}{ended}",
                *(scores.get(step, "-") for step in made.steps),
            )
        )
    table(head, rows)
    recurring = [each for each in made.areas if len(each.sessions) > 1]
    if recurring:
        say("", _("Areas for improvement that recur:"))
        table(
            (_("sessions"), _("area")),
            [(str(len(each.sessions)), each.theme) for each in recurring],
        )
    if made.actions:
        closed = len(made.actions) - len(made.open_actions)
        say(
            "",
            _("Corrective actions: {n} open, {closed} closed.").format(
                n=len(made.open_actions), closed=closed
            ),
        )
    if made.open_actions:
        table(
            (_("session"), "id", _("owner"), _("due"), _("action")),
            [
                (
                    each.file,
                    each.action.id,
                    each.action.owner or _("unassigned"),
                    each.action.due or _("no date"),
                    each.action.text,
                )
                for each in made.open_actions
            ],
        )
