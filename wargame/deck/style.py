"""Knows the house style of decks: lengths, names of persons, spelling."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wargame.core.scenario import Inject

ALOUD = 180
"""Words a minute of somebody who reads to a room."""
ALOUD_SECONDS = 30
SILENT = 200
"""Words a minute of somebody who weighs what is read."""
SILENT_SECONDS = 120
LONGEST = {
    "title": 8,
    "private situation": 60,
    "facilitator text": 80,
    "advice": 36,
    "label": 14,
    "intent": 25,
    "outcome": 40,
    "neglect": 40,
}
"""Most words of each kind of text, so that it fits its place on a small screen."""
PERSONS = re.compile(
    r"\b(Trump|Biden|Obama|Clinton|Bush|Pence|Pompeo|Bolton|Esper|Mattis|Harris|Blinken|Hegseth|"
    r"Rubio|Colby|Abe|Suga|Kishida|Ishiba|Takaichi|Kono|Motegi|Koizumi|Hashimoto|Nakatani|Tamaki|"
    r"Onaga|Nakaima|Ishihara|Xi|Li Keqiang|Li Qiang|Wang Yi|Yang Jiechi|Tsai|Lai Ching|Ma Ying|"
    r"Moon Jae|Park Geun|Yoon|Lee Jae|Kim Jong|Kim Yo|Duterte|Marcos|Modi|Morrison|Albanese|Putin|"
    r"Lavrov)\b"
)
"""Names of people of the time: offices and roles speak and act, persons do not."""
KIN = re.compile(
    r"\b(?:(?:sister|brother|son|daughter|wife|husband) of (?:\S+ ){0,3}?"
    r"(?:leader|president|minister)"
    r"|(?:leader|president|minister)'s (?:sister|brother|son|daughter|wife|husband))\b",
    re.IGNORECASE,
)
"""People who are known by whose kin they are: as good as a name."""
AMERICAN = re.compile(
    r"\b(colors?|honors?|favors?|neighbors?|neighboring|harbors?|labor|behaviors?|rumors?|armored|"
    r"centers?|theaters?|fibers?|defense|offense|gray|traveled|traveling|canceled|signaling|fueled|"
    r"labeled|programs?|maneuvers?|fulfill|skeptical|airplanes?|aluminum|toward|analyzed?|"
    r"(?!(?:cap|over|under)?si[z]|pri[z]|sei[z])[a-z]+iz(?:e|es|ed|ing|ation|ations))\b"
)
"""American spellings, in small letters: titles such as Ministry of Defense keep theirs."""


def too_long(inject: Inject) -> Iterator[str]:
    """Yield what is too long to be heard, or to fit its place, as "what; what to do"."""
    aloud = _seconds(inject.situation, ALOUD)
    if aloud > ALOUD_SECONDS:
        yield f"the situation takes {aloud} seconds to read aloud; {ALOUD_SECONDS} are enough"
    page = _seconds(" ".join(_page(inject)), SILENT)
    if page > SILENT_SECONDS:
        yield f"a seat reads {page} seconds before it can choose; {SILENT_SECONDS} are enough"
    for kind, text in _pieces(inject):
        words = len(text.split())
        if words > LONGEST[kind]:
            yield f'{kind} "{_start(text)}" has {words} words; use at most {LONGEST[kind]}'


def _seconds(text: str, pace: int) -> int:
    return -(-60 * len(text.split()) // pace)


def _start(text: str) -> str:
    return " ".join(text.split()[:5])


def _page(inject: Inject) -> Iterator[str]:
    """Yield all that one seat has before it when it chooses."""
    yield inject.situation
    yield max((text for _, text in inject.private), key=len, default="")
    yield from (each.because for each in inject.advice)
    yield from (f"{option.label} {option.intent}" for option in inject.options)


def _pieces(inject: Inject) -> Iterator[tuple[str, str]]:
    yield "title", inject.title
    yield from (("private situation", text) for _, text in inject.private)
    yield "facilitator text", inject.facilitator
    yield from (("advice", each.because) for each in inject.advice)
    for option in inject.options:
        yield "label", option.label
        yield "intent", option.intent
        yield from (("outcome", outcome.text) for outcome in option.outcomes)
    if inject.neglect is not None:
        yield "neglect", inject.neglect.text


def misworded(text: str) -> Iterator[str]:
    """Yield names of persons and American spellings, as "what; what to do"."""
    for name in PERSONS.findall(text):
        yield f"names {name}; let an office speak or act"
    for person in KIN.findall(text):
        yield f'"{person}" is as good as a name; let an office speak or act'
    for word in AMERICAN.findall(text):
        yield f'"{word}" is American spelling; write it as the other decks do'
