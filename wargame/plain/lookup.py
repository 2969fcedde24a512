"""Provides what the map, the charts and the book show, as sentences and lists by number."""

from __future__ import annotations

from functools import partial

from wargame.core.views_map import PlaceView
from wargame.core.views_reference import Topic
from wargame.language import _
from wargame.passages import para, prose
from wargame.plain import describe, reading
from wargame.plain.talk import Talk
from wargame.wording import capital_first, count, points

MOST_TOPICS = 20
"""Topics listed at once; more words find fewer."""


def places(talk: Talk, _about: str = "") -> None:
    """List the places of the map by number."""
    view = talk.sitting.view
    if view.map is None:
        talk.page.say(_("This model has no map."))
        return
    talk.page.say(_("{title}:").format(title=view.map.title))
    rows = []
    for place in view.map.places:
        here = [one for one in view.injects if place.id in one.spots]
        told = _("{when}.").format(when=place.title)
        if here:
            injects = count(len(here), "inject")
            told = _("{place}: {injects}.").format(place=place.title, injects=injects)
        rows.append((told, partial(read_place, talk, place)))
    talk.offer(rows)


def read_place(talk: Talk, place: PlaceView) -> None:
    """Read what lies at a place: its rung, its injects by number, its indicators."""
    view = talk.sitting.view
    talk.page.head(place.title)
    talk.read(prose(place.says), place.source)
    for one in view.flashpoints:
        if one.id == place.flashpoint:
            talk.page.say(describe.flashpoint(one))
    for shown in (one for one in view.indicators if one.id in place.indicators):
        talk.page.say(describe.indicator(shown), first="- ")
    here = [one for one in view.injects if place.id in one.spots]
    talk.offer(
        [
            (describe.inject_line(one, view.turn), partial(reading.open_inject, talk, one.id))
            for one in here
        ]
    )


def trend(talk: Talk, about: str = "") -> None:
    """Read the values of a step, an indicator or the whole at STARTEX and after every turn."""
    subject = reading.subject_of(talk, about)
    if subject is None:
        return
    is_score = subject == "overall" or subject.startswith("step/")
    show = points if is_score else str
    told = []
    for turn, value in enumerate(talk.sitting.table.courses((subject,)).get(subject, ())):
        when = _("After turn {turn}").format(turn=turn) if turn else _("At STARTEX")
        told.append(_("{title}: ").format(title=when) + show(value))
    talk.page.say(f"{', '.join(told)}." if told else _("Nothing has moved it yet."))


def book(talk: Talk, about: str = "") -> None:
    """List the topics of the book that hold the words, by number; one alone is read at once."""
    wanted = about.casefold().split()
    topics = talk.sitting.table.reference().topics
    found = [one for one in topics if all(word in one.title.casefold() for word in wanted)]
    found = found or [
        one
        for one in topics
        if all(word in f"{one.title} {one.says}".casefold() for word in wanted)
    ]
    if len(found) == 1:
        read_topic(talk, found[0])
        return
    if len(found) > MOST_TOPICS:
        left_out = len(found) - MOST_TOPICS
        talk.page.say(_("{n} more hold these words; type more of them.").format(n=left_out))
    elif not found:
        talk.page.say(_("Nothing in the book holds these words."))
    talk.offer(
        [
            (f"{capital_first(one.title)} ({one.chapter})", partial(read_topic, talk, one))
            for one in found[:MOST_TOPICS]
        ]
    )


def read_topic(talk: Talk, topic: Topic) -> None:
    """Read a topic: what it means, its facts, its lists, and the topics it speaks of by number."""
    talk.page.head(topic.title)
    talk.read(prose(topic.says), topic.source)
    for label, value in topic.facts:
        talk.page.say(_("{title}: ").format(title=label), value)
    known = {one.id: one for one in talk.sitting.table.reference().topics}
    deeds = []
    for section in topic.sections:
        talk.page.show((para(_("{title}:").format(title=section.title)),))
        for line in section.lines:
            other = known.get(line.topic)
            if other is None:
                talk.page.say(line.text, first="- ")
            else:
                deeds.append(partial(read_topic, talk, other))
                talk.page.say(line.text, first=f"{len(deeds)}. ")
    talk.choices = tuple(deeds)
