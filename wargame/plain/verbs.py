"""Lists what can be typed at the table, and does it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from wargame.core.phrases import said
from wargame.core.suggestion import suggest
from wargame.language import N_, _
from wargame.plain import acting, lookup, reading, taking_back
from wargame.plain.talk import Talk


@dataclass(frozen=True, slots=True)
class Verb:
    """One command of the plain prompts."""

    names: tuple[str, ...]
    """What can be typed, the full name first."""
    takes: str
    """What may follow, for people; empty if nothing."""
    help: str
    """One sentence for the help."""
    do: Callable[[Talk, str], None]
    """Does it, with what was typed after the name."""


def help_(talk: Talk, _about: str = "") -> None:
    """List everything that can be typed."""
    talk.page.say(_("A number chooses from the last list; y says yes to the last question."))
    for verb in VERBS:
        others = ", ".join(verb.names[1:])
        short = _(" (or {names})").format(names=others) if others else ""
        takes = f" {_(verb.takes)}" if verb.takes else ""
        talk.page.say(f"{verb.names[0]}{takes}{short}: {_(verb.help)}", first="- ")


def leave(talk: Talk, _about: str = "") -> None:
    """End the conversation; the session stays on the disk."""
    talk.is_over = True


def yes(talk: Talk, _about: str = "") -> None:
    """Do what was asked about last."""
    deed, talk.sure = talk.sure, None
    if deed is None:
        talk.page.say(_("There is nothing to say yes to. Read an option or a programme first."))
    else:
        deed()


VERBS = (
    Verb(("help", "h", "?"), "", N_("Lists what can be typed."), help_),
    Verb(("table", "t"), "", N_("Reads where things stand, and lists the injects."), reading.table),
    Verb(("briefing", "b"), "", N_("Reads the briefing again."), reading.briefing),
    Verb(("open", "inject", "o"), N_("NUMBER"), N_("Opens an inject."), reading.open_by_number),
    Verb(("options",), "", N_("Lists the options of the open inject."), reading.options),
    Verb(("advisers", "advice", "a"), "", N_("Reads what the advisers say."), reading.advisers),
    Verb(("preview", "p"), "", N_("Reads what the options would do."), reading.preview),
    Verb(("staff",), "", N_("Has the staff play every option on, if allowed."), reading.staff),
    Verb(("rules", "r"), "", N_("Reads the rules that the advisers rest on."), reading.rules),
    Verb(
        ("sources", "source", "c"),
        N_("[NAME]"),
        N_("Reads the sources of the thing read last, or a source by its name, such as essay/1c."),
        reading.sources,
    ),
    Verb(
        ("choose", "commit"),
        N_("[NUMBER]"),
        N_("Commits to an option, after y."),
        acting.choose,
    ),
    Verb(("yes", "y"), "", N_("Says yes to the last question."), yes),
    Verb(
        ("programmes", "initiatives", "i"),
        "",
        N_("Lists the long programmes."),
        reading.programmes,
    ),
    Verb(("start", "launch", "s"), N_("NUMBER"), N_("Starts a programme, after y."), acting.start),
    Verb(("abandon",), N_("NUMBER"), N_("Gives a programme up, after y."), acting.abandon),
    Verb(
        ("end turn", "end", "e"),
        "",
        N_("Resolves the answers and goes to the next turn; after ENDEX, reads how it ended."),
        acting.end_turn,
    ),
    Verb(
        ("why", "w"),
        N_("[STEP or INDICATOR] [all]"),
        N_("Reads every change of a step, an indicator or the overall score, with its cause."),
        reading.why,
    ),
    Verb(
        ("indicators", "n"),
        N_("[WORDS]"),
        N_("Reads the indicators, or those that hold the words, with what they mean."),
        reading.indicators,
    ),
    Verb(
        ("ledger",),
        N_("[WORDS] [all]"),
        N_("Reads the changes of everything, or those that hold the words; t3 is turn 3."),
        reading.ledger,
    ),
    Verb(
        ("flashpoints",), "", N_("Reads rung and tension of the flashpoints."), reading.flashpoints
    ),
    Verb(("steps",), "", N_("Reads the scores of the steps."), reading.steps),
    Verb(
        ("news", "last turn", "l"),
        N_("[full]"),
        N_("Reads what the last turn brought; a number then reads an entry in full."),
        reading.news,
    ),
    Verb(("story",), N_("[full]"), N_("Reads everything that has happened."), reading.story),
    Verb(
        ("ending", "x"), "", N_("Reads how the session ended and where it turned."), reading.ending
    ),
    Verb(
        ("undo", "u"),
        "",
        N_("Lists your decisions by number, to take one back with all after it, after y."),
        taking_back.undo,
    ),
    Verb(("map", "places", "m"), "", N_("Lists the places of the map."), lookup.places),
    Verb(
        ("trend", "charts", "g"),
        N_("[STEP or INDICATOR]"),
        N_("Reads the values of a step, an indicator or the overall score by turn."),
        lookup.trend,
    ),
    Verb(
        ("book", "look"),
        N_("[WORDS]"),
        N_("Looks up claims, words and any part of the model: what moves what."),
        lookup.book,
    ),
    Verb(("save",), "", N_("Says which file keeps the session."), reading.save),
    Verb(("quit", "q", "exit"), "", N_("Leaves; nothing is lost."), leave),
)
"""Every command, in the order of play."""

_NAMES = {name: verb for verb in VERBS for name in verb.names}


def obey(talk: Talk, typed: str) -> None:
    """Do what was typed, or say what could have been meant."""
    if not typed:
        return
    verb, about = _parse(typed)
    if verb is None or verb.do is not yes:
        talk.sure = None
    if verb is not None:
        verb.do(talk, about)
    elif typed.isdecimal():
        _choose(talk, int(typed))
    else:
        word = typed.split(maxsplit=1)[0]
        talk.page.say(
            _('There is no command "{word}"{hint} Type help for all.').format(
                word=word, hint=said(suggest(word.casefold(), list(_NAMES)), _) or _(".")
            )
        )


def _parse(typed: str) -> tuple[Verb | None, str]:
    """Return the command that begins a line, the longest name first, and the rest of the line."""
    words = typed.split()
    for length in (2, 1):
        verb = _NAMES.get(" ".join(words[:length]).casefold())
        if verb is not None and len(words) >= length:
            return verb, " ".join(words[length:])
    return None, ""


def _choose(talk: Talk, number: int) -> None:
    if 1 <= number <= len(talk.choices):
        talk.choices[number - 1]()
    elif talk.choices:
        talk.page.say(_("Type a number from 1 to {most}, or help.").format(most=len(talk.choices)))
    else:
        talk.page.say(_("There is no list to choose from; type table or help."))
