"""Provides the commands that only read: nothing they do changes the session."""

from __future__ import annotations

from functools import partial

from wargame import coach, passages
from wargame.annotations import STAFF_OFF, staff_analysis
from wargame.core.phrases import said
from wargame.core.suggestion import suggest
from wargame.core.views import Entry, InitiativeView, InjectView, OptionView
from wargame.language import _
from wargame.passages import entry_body, para
from wargame.plain import describe
from wargame.plain.talk import Talk
from wargame.wording import CAUSES, capital_first, count, due

MOST_ROWS = 12
"""Rows of the ledger that are read at once; "all" reads the others too."""


def table(talk: Talk, _about: str = "") -> None:
    """Read where things stand, and list the injects by number."""
    view = talk.sitting.view
    talk.inject_id = ""
    talk.page.head(describe.standing(view))
    injects(talk)
    flashpoints(talk)
    steps(talk)
    running = [one for one in view.initiatives if one.status in {"running", "stalled"}]
    for one in running:
        talk.page.say(_("Under way: "), describe.initiative_line(one))
    talk.advise(talk.sitting.advice)


def injects(talk: Talk, _about: str = "") -> None:
    """List the injects that lie on the table."""
    view = talk.sitting.view
    waiting = [one for one in view.injects if not one.answered]
    if waiting:
        talk.page.say(_("To answer, {n} open:").format(n=len(waiting)))
    else:
        talk.page.say(_("All answered.") if view.injects else _("Nothing to answer."))
    talk.offer(
        [
            (describe.inject_line(one, view.turn), partial(open_inject, talk, one.id))
            for one in view.injects
        ]
    )


def flashpoints(talk: Talk, _about: str = "") -> None:
    """Read rung, tension and deterrence of every flashpoint."""
    for one in talk.sitting.view.flashpoints:
        talk.page.say(describe.flashpoint(one))


def steps(talk: Talk, _about: str = "") -> None:
    """Read the scores of the steps and of the whole."""
    view = talk.sitting.view
    for one in view.steps:
        talk.page.say(describe.step(one))
    talk.page.say(describe.overall(view))


def briefing(talk: Talk, _about: str = "") -> None:
    """Read the briefing."""
    talk.page.head(talk.sitting.view.title)
    talk.page.show(describe.briefing(talk.sitting.view))


def open_inject(talk: Talk, inject_id: str) -> None:
    """Read an inject and list its options by number."""
    talk.sitting.passed(coach.OPENED_INJECT)
    talk.inject_id, talk.option_id = inject_id, ""
    inject = talk.inject()
    if inject is None:
        return
    talk.page.head(inject.title)
    when = due(inject, talk.sitting.view.turn)
    talk.page.show(passages.situation(inject, when))
    talk.page.head(_("Courses of action:"))
    options(talk)
    talk.advise(talk.sitting.inject_advice(inject_id))


def options(talk: Talk, _about: str = "") -> None:
    """List the options of the open inject."""
    inject = talk.inject()
    if inject is None:
        injects(talk)
        return
    talk.offer(
        [
            (
                describe.option_line(one, is_answer=one.id == inject.answered_option),
                partial(mark_option, talk, one.id),
            )
            for one in inject.options
        ]
    )


def mark_option(talk: Talk, option_id: str) -> None:
    """Read an option in full, and offer to commit to it."""
    from wargame.plain.acting import offer_commit

    talk.option_id = option_id
    option = talk.option()
    if option is None:
        return
    talk.page.head(option.label)
    advised = tuple(cited for one in option.advice for cited in one.source)
    talk.read(passages.option_detail(option), option.source + advised)
    offer_commit(talk)


def _options_of(talk: Talk) -> tuple[OptionView, ...]:
    """Return the option that was read last, else all of the open inject, else say what to do."""
    inject, option = talk.inject(), talk.option()
    if inject is None:
        talk.page.say(_("Open an inject first, by its number."))
        return ()
    return inject.options if option is None else (option,)


def advisers(talk: Talk, _about: str = "") -> None:
    """Read what the advisers say for the option read last, or for all."""
    for one in _options_of(talk):
        talk.page.say(_("{title}:").format(title=one.label))
        talk.page.show(passages.advice(one))


def staff(talk: Talk, _about: str = "") -> None:
    """Have every open option of the open inject played on, if the settings allow it."""
    inject = talk.inject()
    if not talk.allows_staff:
        talk.page.say(_(STAFF_OFF))
    elif inject is None:
        talk.page.say(_("Open an inject first, by its number."))
    elif inject.answered:
        talk.page.say(_("This inject is answered."))
    else:
        talk.page.show(staff_analysis(inject, talk.sitting.table.staff(inject.id)))


def preview(talk: Talk, _about: str = "") -> None:
    """Read what the option read last would do, or what all would do."""
    for one in _options_of(talk):
        talk.page.say(_("{title}:").format(title=one.label))
        talk.page.show(passages.preview(one.preview))


def rules(talk: Talk, _about: str = "") -> None:
    """Read the rules the advisers rest on."""
    found = [part for one in _options_of(talk) for part in passages.rules(one)]
    if not found and talk.inject() is not None:
        talk.page.say(_("No adviser argues for this."))
    for part in found:
        talk.page.show(part)


def sources(talk: Talk, about: str = "") -> None:
    """Read sources in full: those of the thing read last, or those that are named."""
    named = tuple(about.replace(",", " ").split())
    cited = tuple(dict.fromkeys(named or talk.cited))
    if not cited:
        talk.page.say(_("Nothing is cited here."))
    for one in talk.sitting.table.citations(cited):
        talk.page.say(f"{one.id}: {one.text}")


def programmes(talk: Talk, _about: str = "") -> None:
    """List the long programmes by number."""
    talk.sitting.passed(coach.SAW_INITIATIVES)
    talk.offer(
        [
            (describe.initiative_line(one), partial(read_programme, talk, one.id))
            for one in talk.sitting.view.initiatives
        ]
    )
    talk.advise(talk.sitting.advice_at("initiatives"))


def read_programme(talk: Talk, initiative_id: str) -> None:
    """Read a programme in full, and offer to start it or to give it up."""
    from wargame.plain.acting import offer_programme

    one = _initiative(talk, initiative_id)
    talk.page.head(one.title)
    talk.read(passages.initiative_detail(one)[1:], one.source)
    offer_programme(talk, one)


def _initiative(talk: Talk, initiative_id: str) -> InitiativeView:
    return next(one for one in talk.sitting.view.initiatives if one.id == initiative_id)


def indicators(talk: Talk, about: str = "") -> None:
    """Read the indicators by group, or those that hold the words."""
    talk.sitting.passed(coach.SAW_INDICATORS)
    wanted = about.casefold().split()
    view = talk.sitting.view
    found = [
        one
        for one in view.indicators
        if all(word in f"{one.title} {one.id} {one.group}".casefold() for word in wanted)
    ]
    if not found:
        talk.page.say(_("No indicator holds these words."))
    for group in dict.fromkeys(one.group for one in found):
        talk.page.head(_("{title}:").format(title=capital_first(group)))
        for one in found:
            if one.group == group:
                talk.page.say(describe.indicator(one), first="- ")
                if wanted:
                    talk.page.say(f"{one.says} [{one.id}]", first="  ")
                    talk.cited = one.source
    talk.advise(talk.sitting.advice_at("indicators"))


def why(talk: Talk, about: str = "") -> None:
    """Read every change of a step, an indicator or the whole, oldest first."""
    words = about.split()
    shows_all = bool(words) and words[-1].casefold() in {"all", _("all")}
    subject = subject_of(talk, " ".join(words[:-1] if shows_all else words))
    if subject is not None:
        _ledger(talk, subject, (), shows_all=shows_all)


def ledger(talk: Talk, about: str = "") -> None:
    """Read the changes of everything, or those that hold the words."""
    words = about.casefold().split()
    shows_all = bool(words) and words[-1] in {"all", _("all")}
    _ledger(talk, "", tuple(words[:-1] if shows_all else words), shows_all=shows_all)


def subject_of(talk: Talk, name: str) -> str | None:
    """Return the subject that a name means; None, with what to type, if there is none."""
    view = talk.sitting.view
    wanted = name.casefold().removeprefix("step ").removeprefix("step/").strip()
    if wanted in {"", "overall", _("overall")}:
        return "overall"
    if wanted in {one.id.casefold() for one in view.steps}:
        return next(f"step/{one.id}" for one in view.steps if one.id.casefold() == wanted)
    exact = [one.id for one in view.indicators if wanted in {one.id, one.title.casefold()}]
    near = exact or [
        one.id for one in view.indicators if wanted in f"{one.id} {one.title}".casefold()
    ]
    if len(near) == 1:
        return near[0]
    known = [one.id for one in view.indicators] + [one.title for one in view.indicators]
    if near:
        names = ", ".join(near)
        talk.page.say(_("Several indicators are called so: {names}.").format(names=names))
    else:
        hint = said(suggest(name, known), _)
        talk.page.say(
            _('There is no step or indicator "{name}"{hint}').format(name=name, hint=hint or _("."))
        )
    return None


def _ledger(talk: Talk, about: str, words: tuple[str, ...], *, shows_all: bool) -> None:
    talk.sitting.passed(coach.SAW_LEDGER)
    titles = {one.id: one.title for one in talk.sitting.view.indicators}
    rows = []
    for row in talk.sitting.table.ledger(about):
        told = (row.title, row.about, row.because, row.cause, row.note, *row.source, f"t{row.turn}")
        if all(word in " ".join(told).casefold() for word in words):
            rows.append(row)
    if not rows:
        talk.page.say(_("Nothing has moved it yet.") if about else _("No change holds this."))
        return
    shown = rows if shows_all else rows[-MOST_ROWS:]
    left_out = len(rows) - len(shown)
    if left_out:
        talk.page.say(
            _("The last {n} of {total} changes; add the word all for the others.").format(
                n=len(shown), total=len(rows)
            )
        )
    for row in shown:
        talk.page.say(describe.ledger_line(row, titles), first="- ")
    talk.cited = tuple(dict.fromkeys(source for row in shown for source in row.source))
    talk.advise(talk.sitting.advice_at("ledger"))


def news(talk: Talk, about: str = "") -> None:
    """List what the last turn brought, by cause; a number reads an entry in full."""
    _entries(talk, talk.sitting.resolution, in_full=bool(about))
    talk.advise(talk.sitting.advice_at("resolution"))


def _entries(talk: Talk, entries: tuple[Entry, ...], *, in_full: bool) -> None:
    deeds = []
    for cause, heading in CAUSES:
        mine = [one for one in entries if one.cause == cause]
        if mine:
            talk.page.say(f"{_(heading)}:")
        for one in mine:
            deeds.append(partial(read_entry, talk, one))
            talk.page.say(describe.entry_line(one), first=f"{len(deeds)}. ")
            if in_full:
                talk.page.show(entry_body(one))
    if not deeds:
        talk.page.say(_("Nothing has happened yet: the first turn."))
    talk.choices = tuple(deeds)


def read_entry(talk: Talk, entry: Entry) -> None:
    """Read an entry in full."""
    talk.page.head(entry.headline)
    talk.read(entry_body(entry), entry.source)


def story(talk: Talk, about: str = "") -> None:
    """Read everything that has happened, in order; "full" with all details."""
    for one in talk.sitting.table.story():
        if one.kind in {"start", "turn", "ending"}:
            talk.page.head(one.headline)
        else:
            talk.page.say(describe.entry_line(one), first="- ")
        if about:
            talk.page.show(entry_body(one))


def ending(talk: Talk, _about: str = "") -> None:
    """Read how the session ended and where it turned."""
    talk.page.head(talk.sitting.view.title)
    talk.page.show(describe.ending(talk.sitting.view, talk.sitting.table.summary()))


def save(talk: Talk, _about: str = "") -> None:
    """Say which file keeps the session."""
    name, folder = talk.sitting.table.save_name, talk.desk.saves_folder
    talk.page.say(
        _("Every accepted command is kept at once in {name}, in {folder}.").format(
            name=name, folder=folder
        )
    )


def open_by_number(talk: Talk, about: str = "") -> None:
    """Open an inject by its number at the table, or read an option of the open one."""
    found: tuple[InjectView, ...] = talk.sitting.view.injects
    if about.isdecimal() and 1 <= int(about) <= len(found):
        open_inject(talk, found[int(about) - 1].id)
    else:
        talk.page.show((para(count(len(found), "inject") + "."),))
        injects(talk)
