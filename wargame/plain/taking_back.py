"""Provides the command that takes decisions back. What is undone stays in the record."""

from __future__ import annotations

from functools import partial

from wargame.errors import WargameError
from wargame.language import _
from wargame.mishaps import told
from wargame.plain import reading
from wargame.plain.talk import Talk
from wargame.recordings import Decision
from wargame.wording import LUCK, count


def undo(talk: Talk, _about: str = "") -> None:
    """List the decisions by number, the last first, to take one back with all after it."""
    decisions = talk.sitting.table.decisions()
    if not decisions:
        talk.page.say(_("Nothing has been decided yet that could be taken back."))
    talk.offer(
        [
            (
                _("Turn {turn}: {decision} ({commands})").format(
                    turn=one.turn, decision=one.label, commands=count(one.undoes, "command")
                ),
                partial(_offer, talk, one),
            )
            for one in decisions
        ]
    )


def _offer(talk: Talk, decision: Decision) -> None:
    question = _("Take back {decision}?").format(decision=decision.label)
    stays = _("They stay in the record. {luck}").format(luck=_(LUCK))
    talk.confirm(f"{question} {stays}", partial(_take_back, talk, decision))


def _take_back(talk: Talk, decision: Decision) -> None:
    try:
        answer = talk.sitting.rewind(decision.to)
    except WargameError as error:
        talk.page.say(told(error))
        return
    if answer.refused:
        talk.page.say(answer.refused)
        return
    talk.inject_id = talk.option_id = ""
    talk.page.say(_("Taken back: {commands}.").format(commands=count(decision.undoes, "command")))
    reading.table(talk)
