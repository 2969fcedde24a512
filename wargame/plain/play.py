"""Runs the plain prompts from the first line to the last."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from wargame.core.commands import StartExercise
from wargame.core.scenario import WHOLE
from wargame.gateway import DeckCard, Desk, NewSession, SaveCard, Table
from wargame.language import _
from wargame.plain import reading
from wargame.plain.page import Page
from wargame.plain.talk import Talk
from wargame.plain.tips import tip
from wargame.plain.verbs import obey
from wargame.sitting import Sitting
from wargame.wording import HONESTY, capital_first, count

MOST_SAVES = 20
"""Saved sessions that are offered, the newest."""


def play(page: Page, desk: Desk, table: Table, *, is_new: bool, allows_staff: bool = False) -> None:
    """Play at a table until the player leaves or nothing more can be read."""
    lessons = {card.name for card in desk.decks() if card.tutorial}
    view = table.view()
    sitting = Sitting(table, is_lesson=view.deck in lessons, tips=tip)
    talk = Talk(page, desk, sitting)
    talk.allows_staff = allows_staff
    try:
        page.say(_("{title}. {what}.").format(title=view.title, what=capital_first(_(HONESTY))))
        page.say(_("Type help for what can be typed, quit to leave."))
        if table.notice:
            page.say(table.notice)
        if not view.started:
            sitting.ask(StartExercise(played=(view.cell,)))
        if is_new:
            reading.briefing(talk)
        reading.table(talk)
        _converse(talk)
    finally:
        table.close()
    page.say(
        _("Nothing is lost: the session is kept in {name}. To go on, type:").format(
            name=table.save_name
        )
    )
    page.command(f"wargame resume {table.save_name} --plain")


def _converse(talk: Talk) -> None:
    while not talk.is_over:
        typed = talk.page.ask(talk.prompt())
        if typed is None:
            return
        obey(talk, typed)


def lobby(page: Page, desk: Desk, *, allows_staff: bool = False) -> None:
    """Offer the decks and the saved sessions, and play what is chosen."""
    page.say(_("The alliance in crisis. A tabletop exercise."))
    page.say(_("{when}.").format(when=capital_first(_(HONESTY))))
    choices: list[tuple[Callable[[], Table], bool]] = []
    page.head(_("Begin a session:"))
    for card in desk.decks():
        if not card.problem:
            choices.append((partial(desk.start, _new(card)), True))
            page.say(
                _("{title} ({turns}): {summary}").format(
                    title=card.title,
                    turns=count(card.turns, "turn"),
                    summary=card.summary.strip(),
                ),
                first=f"{len(choices)}. ",
            )
    waiting = _waiting(desk)
    if waiting:
        page.head(_("Go on with a session:"))
    for save in waiting:
        choices.append((partial(desk.resume, save.name), False))
        turn = _("turn {turn} of {turns}").format(turn=save.turn, turns=save.turns)
        page.say(
            _("{title}, {turn} ({name})").format(title=save.title, turn=turn, name=save.name),
            first=f"{len(choices)}. ",
        )
    while True:
        typed = page.ask(_("number, or quit"))
        if typed is None or typed.casefold() in {"quit", "q", "exit"}:
            return
        if typed.isdecimal() and 1 <= int(typed) <= len(choices):
            begin, is_new = choices[int(typed) - 1]
            play(page, desk, begin(), is_new=is_new, allows_staff=allows_staff)
            return
        page.say(_("Type a number from 1 to {most}, or quit.").format(most=len(choices)))


def _new(card: DeckCard) -> NewSession:
    preview = "instructor" if card.tutorial else "standard"
    return NewSession(deck=card.name, cell=WHOLE, preview=preview)  # type: ignore[arg-type]  # both are levels


def _waiting(desk: Desk) -> list[SaveCard]:
    found: list[SaveCard] = []
    for save in desk.saves():
        if not save.ending and not save.problem:
            found.append(save)
        if len(found) == MOST_SAVES:
            break
    return found
