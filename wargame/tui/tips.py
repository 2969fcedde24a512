"""Words the coach's tips with the keys of the screens, as they are mapped now."""

from __future__ import annotations

from collections.abc import Callable

from wargame.coach import Tip
from wargame.language import N_, _
from wargame.tui.commands import INJECT, RESOLUTION, ROOM
from wargame.tui.registry import Shown

TIPS: dict[Tip, str] = {
    Tip.OVER: N_("The exercise is over. Press {ending} to see how it ended."),
    Tip.OPEN_INJECT: N_("Something has happened. Enter opens the inject that is marked."),
    Tip.ASK_WHY: N_("The turn is resolved. Press {ledger} for why: every change and its cause."),
    Tip.MUST_ANSWER: N_("Open the inject marked !, mark an option, press Enter, then y."),
    Tip.PROGRAMMES: N_("Press {initiatives} for the long programmes that capital pays for."),
    Tip.INDICATORS: N_("Press {indicators} to see all indicators and how they moved."),
    Tip.MAY_WAIT: N_("What is open may wait, at a price. Press {end_turn} to end the turn."),
    Tip.END_TURN: N_("Everything is answered. Press {end_turn} to end the turn."),
    Tip.COMPARE: N_("Up and down compare the options; Enter, then y, commits."),
    Tip.ANSWERED: N_("Your answer stands. {back} goes back to the situation room."),
    Tip.RESOLUTION: N_("Right opens an entry: numbers, odds, rule and source. {go_on} goes on."),
}


def tips(shown: Shown) -> Callable[[Tip], str]:
    """Return what words a tip; `shown` says which keys a command has."""
    keys = {
        one.action: shown(home, one) for home in (ROOM, INJECT, RESOLUTION) for one in home.commands
    }
    return lambda tip: _(TIPS[tip]).format(**keys)
