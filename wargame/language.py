"""Says the program's own words in the language that was asked for.

English sentences are the keys (gettext). `_` speaks the language of the interface, which is set
once at the start; `phrases` speaks the language of one session, which its save keeps for ever.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from contextvars import ContextVar
from functools import cache
from typing import TYPE_CHECKING

from wargame.errors import BadInput

if TYPE_CHECKING:
    from gettext import NullTranslations

Say = Callable[[str], str]
"""Returns a sentence of the program in some language."""

ENGLISH = "en"
LANGUAGES = {ENGLISH: "English", "ja": "日本語"}
"""Languages the program speaks, each by its own name."""

_TAG = re.compile(r"[a-z]{2,3}")


@cache
def book(language: str) -> NullTranslations:
    """Return the catalogue of a language; an empty one, which leaves English, if there is none."""
    from gettext import GNUTranslations, NullTranslations
    from importlib.resources import files

    if not _TAG.fullmatch(language):
        return NullTranslations()
    folder = files("wargame").joinpath("locale", language, "LC_MESSAGES", "wargame.mo")
    if not folder.is_file():
        return NullTranslations()
    with folder.open("rb") as stream:
        return GNUTranslations(stream)


# A context, so that one process can host screens in several languages. Threads that were started
# without their context speak what was asked for last.
_SPOKEN: ContextVar[str] = ContextVar("language")
_LAST = [ENGLISH]


def speak(language: str) -> None:
    """Let the interface speak a language from now on. Raises BadInput for an unknown one."""
    if language not in LANGUAGES:
        known = ", ".join(LANGUAGES)
        raise BadInput(f'there is no language "{language}" here; choose one of {known}')
    _SPOKEN.set(language)
    _LAST[0] = language


def spoken() -> str:
    """Return the language of the interface, such as "en"."""
    return _SPOKEN.get(_LAST[0])


def _(sentence: str) -> str:
    """Return a sentence of the program in the language of the interface."""
    language = spoken()
    # An empty key would give the head of the catalogue.
    return sentence if language == ENGLISH or not sentence else book(language).gettext(sentence)


def N_(sentence: str) -> str:  # noqa: N802 - the name that extraction tools know
    """Mark a sentence that is translated later, when it is shown."""
    return sentence


def NN_(one: str, many: str) -> tuple[str, str]:  # noqa: N802 - beside N_
    """Mark a sentence for one and for several, which is translated later."""
    return one, many


def ngettext(one: str, many: str, number: int) -> str:
    """Return the wording for a number, with `{n}` put in."""
    language = spoken()
    if language == ENGLISH:
        return (one if number == 1 else many).format(n=number)
    return book(language).ngettext(one, many, number).format(n=number)


def phrases(language: str) -> Say:
    """Return what says the program's sentences in the language of a session."""
    return _as_it_is if language == ENGLISH else book(language).gettext


def _as_it_is(sentence: str) -> str:
    return sentence
