"""Provides the marked session in full."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import reactive

from wargame.core.scenario import WHOLE
from wargame.gateway import SaveCard
from wargame.language import _
from wargame.tui.widgets.drawn import Drawn
from wargame.tui.widgets.saves_table import state_of
from wargame.tui.wording import BAD, QUIET, hang, lines, points, styled


class SaveDetail(Drawn):
    """Shows what is known of one session, and what can be done about a damaged one."""

    card: reactive[SaveCard | None] = reactive(None, layout=True)
    nothing: reactive[str] = reactive("Reading the folder.", layout=True)
    """Said while no session is marked."""

    def draw(self, width: int) -> Content:
        """Return title, state, ways of play, file and problem."""
        card = self.card
        if card is None:
            return styled(self.nothing, QUIET)
        dot = f" {self.glyphs.dot} "
        turn = _("turn {turn} of {turns}").format(turn=card.turn, turns=card.turns)
        score = ""
        if card.overall is not None:
            score = _("overall {points}").format(points=points(card.overall))
        facts = (card.deck, state_of(card), turn, score)
        seat = _("whole alliance") if card.seat == WHOLE else card.seat
        ways = (
            seat,
            _(card.preview),
            _("seed {seed}").format(seed=card.seed),
            card.date.replace("T", " ")[:16],
        )
        branched = _(", branched from {parent}").format(parent=card.parent) if card.parent else ""
        if card.parent_line:
            branched += _(" at line {parent_line}").format(parent_line=card.parent_line)
        problem = Content.assemble((_("Damaged: "), f"bold {BAD}"), card.problem)
        return lines(
            hang(styled(card.title or card.deck or card.name, "bold"), width),
            hang(styled(dot.join(fact for fact in facts if fact), QUIET), width),
            hang(styled(dot.join(way for way in ways if way), QUIET), width),
            hang(styled(f"{card.name}{branched}", QUIET), width),
            hang(problem, width) if card.problem else "",
        )
