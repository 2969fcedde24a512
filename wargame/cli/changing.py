"""Commands that append to a saved session: rewind, annotate."""

from __future__ import annotations

from argparse import Namespace

from wargame.cli.output import say
from wargame.cli.places import save_of
from wargame.core.phrases import said
from wargame.core.rejections import Rejection
from wargame.errors import BadInput
from wargame.language import _
from wargame.wording import count

SEAT = "command line"


def rewind(options: Namespace) -> int:
    """Take back what was played after a turn began, or after a line."""
    from wargame.clock import now
    from wargame.journal.branch import GO_BACK_TO, line_of_turn
    from wargame.journal.record import read
    from wargame.session import Session

    path = save_of(options, options.save)
    line = options.line
    if options.turn is not None:
        line = line_of_turn(read(path), options.turn, GO_BACK_TO)
    with Session.resume(path, now) as session:
        undone = session.rewind(line, options.reason, SEAT)
        turn = session.state.turn
    if isinstance(undone, Rejection):
        raise BadInput(f"{path.name}: {said(undone.what, _)}")
    number = len(undone.steps)
    say(
        _(
            "{name}: {commands} taken back; it stands in turn {turn}, at line {line}. What was "
            "undone stays in the file. Luck is keyed: the same decisions bring the same results "
            "again."
        ).format(name=path.name, commands=count(number, "command"), turn=turn, line=line)
    )
    return 0


def annotate(options: Namespace) -> int:
    """Add a comment on a moment."""
    from wargame.clock import now
    from wargame.core.remarks import Comment
    from wargame.journal.branch import NAME, line_of_turn
    from wargame.journal.record import read
    from wargame.journal.remarking import remark_on

    path = save_of(options, options.save)
    record = read(path)
    about = options.line
    if options.turn is not None:
        about = line_of_turn(record, options.turn, NAME)
    remarked = remark_on(record, about, Comment(options.text), SEAT, now)
    if isinstance(remarked, Rejection):
        raise BadInput(f"{path.name}: {said(remarked.what, _)}")
    say(
        _("{name}: the comment on line {about} was added as line {line}").format(
            name=path.name, about=about, line=remarked.line
        )
    )
    return 0
