"""Commands that append to a saved session: rewind, annotate."""

from __future__ import annotations

from argparse import Namespace

from wargame.cli.output import say
from wargame.cli.places import save_of
from wargame.core.phrases import said
from wargame.core.rejections import Rejection
from wargame.errors import BadInput
from wargame.language import _

SEAT = "command line"


def rewind(options: Namespace) -> int:
    """Take back what was played after a turn began, or after a line."""
    from wargame.clock import now
    from wargame.journal.branch import line_of_turn
    from wargame.journal.record import read
    from wargame.session import Session

    path = save_of(options, options.save)
    line = options.line
    if options.turn is not None:
        line = line_of_turn(read(path), options.turn, "go back to")
    with Session.resume(path, now) as session:
        undone = session.rewind(line, options.reason, SEAT)
        turn = session.state.turn
    if isinstance(undone, Rejection):
        raise BadInput(f"{path.name}: {said(undone.what, _)}")
    count = len(undone.steps)
    say(
        f"{path.name}: {count} command{'s' if count > 1 else ''} taken back; it stands in turn "
        f"{turn}, at line {line}. What was undone stays in the file. Luck is keyed: the same "
        "decisions bring the same results again."
    )
    return 0


def annotate(options: Namespace) -> int:
    """Add a comment on a moment."""
    from wargame.clock import now
    from wargame.core.remarks import Comment
    from wargame.journal.branch import line_of_turn
    from wargame.journal.record import read
    from wargame.journal.remarking import remark_on

    path = save_of(options, options.save)
    record = read(path)
    about = options.line
    if options.turn is not None:
        about = line_of_turn(record, options.turn, "name")
    remarked = remark_on(record, about, Comment(options.text), SEAT, now)
    if isinstance(remarked, Rejection):
        raise BadInput(f"{path.name}: {said(remarked.what, _)}")
    say(f"{path.name}: the comment on line {about} was added as line {remarked.line}")
    return 0
