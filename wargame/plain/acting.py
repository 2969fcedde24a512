"""Provides the commands that change the session, each asked for once more before it stands."""

from __future__ import annotations

from functools import partial

from wargame.coach import SAW_RESOLUTION
from wargame.core.commands import AbandonInitiative, EndTurn, Respond, StartInitiative
from wargame.core.views import InitiativeView
from wargame.language import _
from wargame.plain import reading
from wargame.plain.talk import Talk
from wargame.wording import STATUS, count, stalls


def offer_commit(talk: Talk) -> None:
    """Offer to commit to the option that was read last; say why if that cannot be."""
    inject, option = talk.inject(), talk.option()
    if inject is None or option is None:
        talk.page.say(_("Open an inject and read an option first, by their numbers."))
    elif inject.answered:
        talk.page.say(
            _("Already answered: {answer}. `undo` takes it back.").format(answer=inject.answered)
        )
    elif not option.open:
        talk.page.say(_("It cannot be chosen now: {why}.").format(why=option.why_not))
    else:
        price = _("It is free.")
        if option.capital:
            price = _("It costs {price} of capital.").format(price=count(option.capital, "point"))
        question = _("Commit to {option}? {price} `undo` can take it back.").format(
            option=option.label, price=price
        )
        talk.confirm(question, partial(_commit, talk, inject.id, option.id))


def _commit(talk: Talk, inject_id: str, option_id: str) -> None:
    view = talk.sitting.view
    if talk.ask(Respond(cell=view.cell, inject=inject_id, option=option_id)):
        inject = talk.inject()
        answer = inject.answered if inject is not None else ""
        talk.inject_id = ""
        talk.page.say(_("Answered: {answer}.").format(answer=answer))
        reading.injects(talk)
        talk.advise(talk.sitting.advice)


def choose(talk: Talk, about: str = "") -> None:
    """Commit to an option of the open inject: the one of a number, or the one read last."""
    inject = talk.inject()
    if inject is not None and about.isdecimal() and 1 <= int(about) <= len(inject.options):
        talk.option_id = inject.options[int(about) - 1].id
        offer_commit(talk)
    elif about:
        talk.page.say(_("There is no such option."))
        reading.options(talk)
    else:
        offer_commit(talk)


def offer_programme(talk: Talk, one: InitiativeView) -> None:
    """Offer what can be done with a programme."""
    if one.status in {"running", "stalled"}:
        _offer_abandon(talk, one)
    elif one.status == "available":
        _offer_start(talk, one)


def _offer_start(talk: Talk, one: InitiativeView) -> None:
    upkeep = one.upkeep or _("nothing")
    question = _("Start {programme}? It costs {capital} capital now and {upkeep} every turn.")
    question = question.format(programme=one.title, capital=one.capital, upkeep=upkeep)
    question += stalls(one, talk.sitting.view.capital)
    talk.confirm(question, partial(_start, talk, one))


def _start(talk: Talk, one: InitiativeView) -> None:
    if talk.ask(StartInitiative(cell=talk.sitting.view.cell, initiative=one.id)):
        talk.page.say(_("Launched: {programme}.").format(programme=one.title))
        talk.advise(talk.sitting.advice)


def _offer_abandon(talk: Talk, one: InitiativeView) -> None:
    question = _("Give up {programme}? What it cost is lost.").format(programme=one.title)
    talk.confirm(question, partial(_abandon, talk, one))


def _abandon(talk: Talk, one: InitiativeView) -> None:
    if talk.ask(AbandonInitiative(cell=talk.sitting.view.cell, initiative=one.id)):
        talk.page.say(_("Abandoned: {programme}.").format(programme=one.title))


def _by_number(talk: Talk, about: str) -> InitiativeView | None:
    programmes = talk.sitting.view.initiatives
    if about.isdecimal() and 1 <= int(about) <= len(programmes):
        return programmes[int(about) - 1]
    talk.page.say(_("Name a programme by its number:"))
    reading.programmes(talk)
    return None


def start(talk: Talk, about: str = "") -> None:
    """Start the programme of a number."""
    one = _by_number(talk, about)
    if one is None:
        return
    if one.status == "available":
        _offer_start(talk, one)
    else:
        why = one.why_not or _("it is {status}").format(status=_(STATUS[one.status]))
        talk.page.say(_("{programme}: {why}.").format(programme=one.title, why=why))


def abandon(talk: Talk, about: str = "") -> None:
    """Give up the programme of a number."""
    one = _by_number(talk, about)
    if one is None:
        return
    if one.status in {"running", "stalled"}:
        _offer_abandon(talk, one)
    else:
        talk.page.say(_("{programme} is not under way.").format(programme=one.title))


def end_turn(talk: Talk, _about: str = "") -> None:
    """End the turn, and read what it brought; after ENDEX, read how it ended."""
    view = talk.sitting.view
    if view.end is not None:
        reading.ending(talk)
    elif not view.can_end_turn:
        talk.page.say(view.why_not_end)
        reading.injects(talk)
    elif talk.ask(EndTurn(cell=view.cell)):
        talk.inject_id = talk.option_id = ""
        talk.sitting.passed(SAW_RESOLUTION)
        talk.page.head(_("What turn {turn} brought").format(turn=view.turn))
        reading.news(talk)
        if talk.sitting.view.end is not None:
            _endex(talk)


def _endex(talk: Talk) -> None:
    if talk.sitting.is_lesson:
        talk.desk.met()
    reading.ending(talk)
    reading.save(talk)
    talk.advise(talk.sitting.advice_at("end"))
