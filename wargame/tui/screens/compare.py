"""Provides the comparison of two sessions, side by side."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import zip_longest

from textual.app import ComposeResult
from textual.content import Content

from wargame.language import _
from wargame.recordings import Comparison, Difference, Side, TurnDifference
from wargame.tui.glyphs import Glyphs
from wargame.tui.record_commands import COMPARE
from wargame.tui.screens.base import ExerciseScreen
from wargame.tui.widgets.banner import Heading
from wargame.tui.widgets.drawn import Drawn
from wargame.tui.widgets.rows import Row, RowList
from wargame.tui.wording import (
    LEAD,
    QUIET,
    WARN,
    cell,
    clip,
    count,
    hang,
    judged,
    lines,
    points,
    signed,
    signed_points,
    styled,
    tone,
)

SHOWN = 6
"""Indicators of a turn that are listed; the largest differences come first."""


class Sides(Drawn):
    """Says which two sessions are compared and where they part."""

    def __init__(self, told: Comparison) -> None:
        """Begin with what was found."""
        super().__init__(classes="panel")
        self.border_title = Content(_("Where they part"))
        self._told = told

    def draw(self, width: int) -> Content:
        """Return both sides in columns, then the parting."""
        told = self._told
        ends = _("ends here")
        if told.turn:
            head = _("{shared} shared; they part in turn {turn}.").format(
                shared=count(told.shared, "command"), turn=told.turn
            )
            parts = [(told.parts_first or ends, told.parts_second or ends)]
        else:
            head, parts = (
                _("They do not part: {shared}, all the same.").format(
                    shared=count(told.shared, "command")
                ),
                [],
            )
        return lines(
            columns(_side("A", told.first), _side("B", told.second), width),
            *[hang(styled(note, WARN), width) for note in told.notes],
            hang(styled(head, "bold"), width),
            *[columns(Content(left), Content(right), width) for left, right in parts],
        )


class CompareScreen(ExerciseScreen):
    """Shows two sessions side by side, turn by turn from where they part."""

    KEYS = COMPARE
    BINDINGS = COMPARE.bindings()
    AUTO_FOCUS = "#turns"

    def __init__(self, told: Comparison) -> None:
        """Begin with what was found."""
        super().__init__()
        self._told = told

    def heading(self) -> Heading:
        """Return which files are compared."""
        files = f"A {self._told.first.name}", f"B {self._told.second.name}"
        return Heading(title=_(self.KEYS.screen), lows=files[:1], file=files[1])

    def body(self) -> ComposeResult:
        """Yield the sides above and the turns below."""
        yield Sides(self._told)
        yield RowList(id="turns", title=_("What differed after"))

    def on_mount(self) -> None:
        """Fill the list of turns."""
        rows = [
            Row(id=str(turn.turn), draw=partial(draw_turn, turn, self.glyphs))
            for turn in self._told.turns
        ]
        nothing = Row(draw=partial(hang, styled(_("Nothing differs."), QUIET)))
        self.query_one("#turns", RowList).offer(rows or [nothing])
        super().on_mount()


def _side(letter: str, side: Side) -> Content:
    state = side.ending or _("in turn {turn}").format(turn=side.turn)
    return lines(
        Content.assemble((f"{letter}  ", LEAD), (side.title, "bold")),
        styled(
            _("{state}, overall {points}").format(state=state, points=points(side.overall)), QUIET
        ),
        styled(_("seed {seed}, for {seat}").format(seed=side.seed, seat=side.seat), QUIET),
    )


def columns(left: Content, right: Content, width: int) -> Content:
    """Return two texts beside each other, each wrapped to half of the width."""
    half = max(8, (width - 2) // 2)
    pairs = zip_longest(_wrapped(left, half), _wrapped(right, half), fillvalue=Content(""))
    return Content("\n").join(
        [one + " " * (half - one.cell_length + 2) + other for one, other in pairs]
    )


def _wrapped(text: Content, width: int) -> list[Content]:
    return [part for line in text.split("\n", allow_blank=True) for part in line.wrap(width)]


def draw_turn(turn: TurnDifference, glyphs: Glyphs, width: int) -> Content:
    """Return what differed in one turn."""
    chosen = []
    if turn.first or turn.second:
        sides = [
            lines(*each) or styled(_("nothing else"), QUIET) for each in (turn.first, turn.second)
        ]
        chosen.append(columns(sides[0], sides[1], width))
    more = len(turn.indicators) - SHOWN
    return lines(
        styled(_("Turn {turn}").format(turn=turn.turn), LEAD),
        *chosen,
        *_values(turn, glyphs, width),
        styled(_("  and {more} more indicators").format(more=more), QUIET) if more > 0 else "",
    )


def _choices(chosen: tuple[str, ...]) -> Content:
    return lines(*map(styled, chosen)) or styled(_("nothing else"), QUIET)


def _values(turn: TurnDifference, glyphs: Glyphs, width: int) -> Iterator[Content]:
    scores = [each for each in turn.scores if each.first != each.second]
    for each in scores:
        yield _value(each, glyphs, width, is_score=True)
    for each in turn.indicators[:SHOWN]:
        yield _value(each, glyphs, width, is_score=False)


def _value(each: Difference, glyphs: Glyphs, width: int, *, is_score: bool) -> Content:
    name = min(36, max(12, width - 34))
    show = points if is_score else str
    values = [glyphs.dash if v is None else show(v) for v in (each.first, each.second)]
    by = ""
    if each.first is not None and each.second is not None:
        gap = each.second - each.first
        by = signed_points(gap) if is_score else signed(gap)
    verdict = f"B {judged(good=each.good)}" if each.good is not None else ""
    return Content.assemble(
        f"  {cell(clip(each.title, name, glyphs.more), name)} A {values[0]:>5}  B {values[1]:>5}  ",
        (f"{by:>6} {verdict}", tone(good=each.good)),
    )
