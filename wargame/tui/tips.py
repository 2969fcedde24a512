"""Words the coach's tips with the keys of the screens, as they are mapped now."""

from __future__ import annotations

from collections.abc import Callable

from wargame.coach import Tip
from wargame.language import N_, _
from wargame.tui.commands import (
    BRIEFING,
    END,
    INDICATORS,
    INITIATIVES,
    INJECT,
    LEDGER,
    RESOLUTION,
    ROOM,
)
from wargame.tui.registry import CommandSet, Shown

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
    Tip.BRIEFING: N_("Read as much as you like. {go_to_table} goes to the table."),
    Tip.LEDGER: N_("Type a figure, such as 5, for what moved that step. {back} goes back."),
    Tip.STARTING: N_("{launch} starts the marked one: paid now, worth it later. {back} goes back."),
    Tip.STARTED: N_("It is under way and is paid for every turn. {back} goes back."),
    Tip.READING: N_("{why} tells why the marked one moved. {back} goes back."),
    Tip.FINISHED: N_("That was turn zero. {leave} goes to the title, to begin in earnest."),
    Tip.RESOLUTION: N_("Right opens an entry: numbers, odds, rule and source. {go_on} goes on."),
}


def tips(shown: Shown) -> Callable[[Tip], str]:
    """Return what words a tip; `shown` says which keys a command has."""
    homes = (ROOM, INJECT, RESOLUTION, LEDGER, INITIATIVES, END)
    keys = {one.action: shown(home, one) for home in homes for one in home.commands}
    keys["go_on"] = _key(shown, RESOLUTION, "go_on")
    keys["go_to_table"] = _key(shown, BRIEFING, "go_on")
    keys["why"] = _key(shown, INDICATORS, "ledger")
    return lambda tip: _(TIPS[tip]).format(**keys)


def _key(shown: Shown, home: CommandSet, action: str) -> str:
    return next(shown(home, one) for one in home.commands if one.action == action)
