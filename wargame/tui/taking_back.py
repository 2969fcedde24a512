"""Takes decisions back at the player's wish: choose one, confirm, go on from before it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.app import App
from textual.content import Content

from wargame.errors import WargameError
from wargame.language import N_, _
from wargame.mishaps import told
from wargame.tui.wording import count, sentence

if TYPE_CHECKING:
    from wargame.recordings import Decision
    from wargame.sitting import Sitting

LUCK = N_("Luck is keyed: the same decisions bring the same results again.")
"""Said to players, so that nobody takes back in the hope of another draw."""


def offer(app: App[None], sitting: Sitting, spread: Callable[[Sitting], None]) -> None:
    """Let the player choose a decision to take back; `spread` shows what came of it."""
    from wargame.tui.screens.dialogs import ask_first
    from wargame.tui.screens.rewind import RewindScreen

    decisions = sitting.table.decisions()
    if not decisions:
        app.notify(_("Nothing has been decided yet that could be taken back."), markup=False)
        return

    def chosen(decision: Decision | None) -> None:
        if decision is not None:
            ask_first(
                app.screen_stack[-1], _question(decision), _("Take back"), lambda: go(decision)
            )

    def go(decision: Decision) -> None:
        try:
            answer = sitting.rewind(decision.to)
        except WargameError as error:
            app.notify(told(error), severity="error", timeout=12, markup=False)
            return
        if answer.refused:
            app.notify(answer.refused, severity="warning", markup=False)
            return
        while len(app.screen_stack) > 2:
            app.pop_screen()
        spread(sitting)
        taken = count(decision.undoes, "command")
        app.notify(
            _("Taken back: {taken}. They stay in the record. {luck}").format(
                taken=taken, luck=_(LUCK)
            ),
            markup=False,
        )

    app.push_screen(RewindScreen(decisions), chosen)


def _question(decision: Decision) -> Content:
    also = ""
    if decision.undoes > 1:
        also = _(" and the {count} after it").format(count=count(decision.undoes - 1, "command"))
    question = sentence(_("Take back {decision}?"), decision=decision.label + also)
    return question + " " + _("They stay in the record. {luck}").format(luck=_(LUCK))
