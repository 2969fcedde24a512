"""The command that compares two sessions: `wargame compare`."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import asdict

from wargame.cli.output import say, say_json, table
from wargame.cli.places import save_of
from wargame.figures import decimal, signed, signed_points
from wargame.language import _
from wargame.recordings import Comparison, Difference, Side, TurnDifference
from wargame.wording import count

SHOWN = 8
"""Indicators of a turn that are listed; the rest is counted, and in the JSON."""


def compare_saves(options: Namespace) -> int:
    """Show where two sessions part and what differed after."""
    from wargame.playback import compare_courses, course_of

    paths = [save_of(options, name) for name in (options.save, options.other)]
    told = compare_courses(course_of(paths[0]), course_of(paths[1]))
    if options.json:
        say_json(asdict(told))
        return 0
    _tell(told)
    return 0


def _tell(told: Comparison) -> None:
    say(f"A  {_side(told.first)}", f"B  {_side(told.second)}", *told.notes, "")
    if not told.turn:
        say(_("They do not part: {shared}, all the same.").format(shared=_commands(told.shared)))
        return
    ends = _("(ends here)")
    say(
        _("They share {shared} and part in turn {turn}:").format(
            shared=_commands(told.shared), turn=told.turn
        ),
        f"  A  {told.parts_first or ends}",
        f"  B  {told.parts_second or ends}",
    )
    for turn in told.turns:
        _tell_turn(turn)


def _commands(number: int) -> str:
    return count(number, "command")


def _side(side: Side) -> str:
    state = side.ending or _("in turn {turn}").format(turn=side.turn)
    facts = _("{commands}, {state}, overall {overall}").format(
        commands=_commands(side.commands), state=state, overall=decimal(side.overall)
    )
    return _("{name}: {title}, seed {seed}, for {seat}; {facts}").format(
        name=side.name, title=side.title, seed=side.seed, seat=side.seat, facts=facts
    )


def _tell_turn(turn: TurnDifference) -> None:
    say("", _("turn {turn}").format(turn=turn.turn))
    say(*[_("  only A  {what}").format(what=each) for each in turn.first])
    say(*[_("  only B  {what}").format(what=each) for each in turn.second])
    scores = [each for each in turn.scores if each.first != each.second]
    rows = [_row(each, is_score=True) for each in scores]
    rows += [_row(each, is_score=False) for each in turn.indicators[:SHOWN]]
    if rows:
        table(("", "A", "B", "B-A", ""), rows)
    more = len(turn.indicators) - SHOWN
    if more > 0:
        say(_("  and {n} more indicators").format(n=more))


def _row(each: Difference, *, is_score: bool) -> tuple[str, ...]:
    shown = [_value(value, is_score=is_score) for value in (each.first, each.second)]
    gap = ""
    if each.first is not None and each.second is not None:
        by = each.second - each.first
        gap = signed_points(by) if is_score else signed(by)
    verdict = {True: _("B is better off"), False: _("A is better off"), None: ""}[each.good]
    return (f"  {each.title}", *shown, gap, verdict)


def _value(value: int | None, *, is_score: bool) -> str:
    if value is None:
        return "-"
    return decimal(value) if is_score else str(value)
