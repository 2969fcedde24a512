"""The command that rates a step or an objective: `wargame rate`."""

from __future__ import annotations

from argparse import Namespace

from wargame.cli.output import say
from wargame.cli.places import save_of
from wargame.core.phrases import said
from wargame.errors import BadInput
from wargame.language import _


def rate(options: Namespace) -> int:
    """Add a rating to the record of a session."""
    from wargame.clock import now
    from wargame.core.rejections import Rejection
    from wargame.core.remarks import Rating
    from wargame.journal.lines import BEFORE_STARTEX
    from wargame.journal.record import read
    from wargame.journal.remarking import remark_on

    path = save_of(options, options.save)
    record = read(path)
    known = [f"step/{each.id}" for each in record.scenario.model.steps]
    known += [f"objective/{each.id}" for each in record.scenario.objectives]
    if options.subject not in known:
        raise BadInput(
            _("{subject!r}: is nothing to rate here; name {known}").format(
                subject=options.subject, known=", ".join(known)
            )
        )
    given = "" if options.rating == "-" else options.rating
    remark = Rating(options.subject, given, options.reason)
    told = remark_on(record, BEFORE_STARTEX, remark, "evaluator", now)
    if isinstance(told, Rejection):
        raise BadInput(f"{path.name}: {said(told.what, _)}")
    rated = _("rated {given}").format(given=given) if given else _("has the suggested rating again")
    say(
        _("{name}: {subject} {rated}, line {line}").format(
            name=path.name, subject=options.subject, rated=rated, line=told.line
        )
    )
    return 0
