"""Words the coach's tips with the commands of the plain prompts."""

from __future__ import annotations

from wargame.coach import Tip
from wargame.language import N_, _

TIPS: dict[Tip, str] = {
    Tip.OVER: N_("The exercise is over. Type end to see how it ended, quit to leave."),
    Tip.OPEN_INJECT: N_("Something has happened. Type the number of an inject to open it."),
    Tip.ASK_WHY: N_("The turn is resolved. Type why 1: every change of step 1 and its cause."),
    Tip.MUST_ANSWER: N_("Open the inject to answer now, type the number of an option, then y."),
    Tip.PROGRAMMES: N_("Type programmes for the long programmes that capital pays for."),
    Tip.INDICATORS: N_("Type indicators to read all indicators and how they moved."),
    Tip.MAY_WAIT: N_("What is open may wait, at a price. Type end turn to go on."),
    Tip.END_TURN: N_("Everything is answered. Type end turn to go on."),
    Tip.COMPARE: N_("Type the number of an option to read it, then y to commit to it."),
    Tip.ANSWERED: N_("Your answer stands. Type table to go on."),
    Tip.BRIEFING: N_("Type table to go to the table."),
    Tip.LEDGER: N_("Type why and the name of an indicator for what moved that alone."),
    Tip.STARTING: N_("Type the number of a programme to read it, then y to start it."),
    Tip.STARTED: N_("It is under way and is paid for every turn. Type table to go on."),
    Tip.READING: N_("Type why and a part of a name to read what moved it."),
    Tip.FINISHED: N_("That was turn zero. Type quit, then begin in earnest."),
    Tip.RESOLUTION: N_("Type a number to read an entry in full: numbers, odds, rule and source."),
}


def tip(which: Tip) -> str:
    """Return a tip in words."""
    return _(TIPS[which])
