"""Provides the briefing: the scene, the objectives and what the model assumes."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content

from wargame.core.commands import StartExercise
from wargame.core.views import View
from wargame.language import N_, _
from wargame.tui.commands import BRIEFING
from wargame.tui.intents import Ask
from wargame.tui.passages import paragraphs
from wargame.tui.screens.base import SessionScreen
from wargame.tui.widgets.drawn import Drawn
from wargame.tui.wording import HONESTY, LEAD, QUIET, WARN, hang, lines, styled


class Scene(Drawn):
    """Sets the scene."""

    def __init__(self, view: View) -> None:
        """Begin with this view."""
        super().__init__(id="scene")
        self._view = view

    def draw(self, width: int) -> Content:
        """Return scene, seat, objectives and assumptions."""
        view, width = self._view, min(width, 100)
        bullet = f"{self.glyphs.dot} "
        objectives = [
            hang(
                Content.assemble(
                    one.text,
                    (_(" (steps {join})").format(join=", ".join(one.steps)), QUIET)
                    if one.steps
                    else "",
                ),
                width,
                bullet,
            )
            for one in view.objectives
        ]
        assumptions = [hang(text, width, bullet) for text in view.assumptions]
        parts = [
            lines(styled(view.title, LEAD), paragraphs(view.briefing, width)),
            hang(
                Content.assemble(
                    (_("You sit for "), QUIET),
                    (view.seat, "bold"),
                    _(". {turns} turns. Preview: {preview}.").format(
                        turns=view.turns, preview=_(view.preview)
                    ),
                ),
                width,
            ),
            lines(styled(_("Objectives"), LEAD), *objectives) if objectives else Content(""),
            lines(
                styled(_("What the model takes for granted or leaves out"), LEAD),
                styled(_("This is a {honesty}.").format(honesty=HONESTY), f"bold {WARN}"),
                *assumptions,
            ),
        ]
        return Content("\n\n").join([part for part in parts if part])


class BriefingScreen(SessionScreen):
    """Shows the briefing before STARTEX, and again whenever it is asked for."""

    KEYS = BRIEFING
    BINDINGS = BRIEFING.bindings()
    AUTO_FOCUS = "#pages"
    PLACE = N_("Briefing")

    def body(self) -> ComposeResult:
        """Yield the briefing, which scrolls."""
        with VerticalScroll(id="pages"):
            yield Scene(self.seen)

    def action_go_on(self) -> None:
        """Begin the exercise, or go back to it."""
        if self.seen.started:
            self.dismiss()
        else:
            self.post_message(Ask(StartExercise(played=(self.seen.cell,))))
