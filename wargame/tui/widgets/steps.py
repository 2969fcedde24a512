"""Provides the panel of the steps' scores."""

from __future__ import annotations

from rich.cells import cell_len
from textual.content import Content
from textual.reactive import reactive

from wargame.core.views import StepView, View
from wargame.language import _
from wargame.tui.widgets.drawn import Drawn
from wargame.tui.wording import (
    BAD,
    GOOD,
    QUIET,
    WARN,
    cell,
    hang,
    points,
    right,
    signed_points,
    styled,
)

_NUMBERS = 19
"""Cells for score, both changes and the gate's letter."""


def _moved(change: int, width: int) -> tuple[str, str]:
    style = QUIET if not change else GOOD if change > 0 else BAD
    return right(signed_points(change), width), style


class StepPanel(Drawn):
    """Shows each step's score as a bar with its changes, and the overall score below."""

    steps: reactive[tuple[StepView, ...]] = reactive((), layout=True)
    overall: reactive[tuple[int, int]] = reactive((0, 0))
    """Overall score and its change since the turn began, in hundredths."""

    def __init__(
        self,
        steps: tuple[StepView, ...] = (),
        overall: tuple[int, int] = (0, 0),
        *,
        title: str = "",
        shows_gates: bool = False,
    ) -> None:
        """Begin with these scores; `shows_gates` adds the reason of every cap."""
        super().__init__(classes="panel")
        self.set_reactive(StepPanel.steps, steps)
        self.set_reactive(StepPanel.overall, overall)
        self.border_title = Content(title or _("Five steps"))
        self._shows_gates = shows_gates

    def show(self, view: View) -> None:
        """Show the scores of a view."""
        self.steps = view.steps
        self.overall = (view.overall, view.overall_since_turn)

    def draw(self, width: int) -> Content:
        """Return a row of headings, a row for each step and one for the whole."""
        longest = max((cell_len(f"{step.id} {step.short}") for step in self.steps), default=8)
        name = min(longest, max(8, width - _NUMBERS - 5))
        bar = max(4, min(50, width - _NUMBERS - name - 1))
        numbers = right(_("score"), 5) + right(_("turn"), 6) + right(_("start"), 6)
        heads = styled(" " * (name + bar + 1) + numbers + " G", QUIET)
        rows = [self._row(step, name, bar, width) for step in self.steps]
        score, change = self.overall
        whole = Content.assemble(
            (f"{cell(_('Overall'), name)} ", "bold"),
            self.glyphs.bar(score, 10_000, bar),
            (right(points(score), 5), "bold"),
            _moved(change, 6),
        )
        gap = [Content("")] if self.is_roomy else []
        return Content("\n").join([heads, *rows, *gap, whole])

    def _row(self, step: StepView, name: int, bar: int, width: int) -> Content:
        row = Content.assemble(
            f"{cell(f'{step.id} {step.short}', name, self.glyphs.more)} ",
            (self.glyphs.bar(step.score, 10_000, bar), "$primary"),
            (right(points(step.score), 5), "bold"),
            _moved(step.since_turn, 6),
            _moved(step.since_start, 6),
            (" G" if step.gate else "", f"bold {WARN}"),
        )
        if step.gate and (self._shows_gates or self.is_roomy):
            held = (
                _("G gate at {cap}: {gate}").format(cap=step.cap, gate=step.gate)
                if step.cap is not None
                else f"G {step.gate}"
            )
            row += "\n" + hang(styled(held, WARN), width, "  ", "    ")
        return row
