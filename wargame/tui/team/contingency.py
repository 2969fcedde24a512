"""Makes a contingency inject of what a facilitator has written into forms."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import cast

from wargame.core import scenario as s
from wargame.core.written import MOST_BY
from wargame.language import _
from wargame.tui.team.forms import Answers, Field

MOST_COURSES = 5
"""Courses of action an inject may have."""
EFFECTS = (1, 2)
"""Numbers of the effects that a form asks for; rulings can add others."""
SURE = 100
"""Per cent at which a course cannot fail."""
DEAREST = 9
"""Most political capital that a course can cost."""
_JUDGEMENT = ("designer's judgement",)

Choices = tuple[tuple[str, str], ...]


@dataclass(slots=True)
class Draft:
    """An inject that is being written, form by form."""

    head: Answers = field(default_factory=dict)
    courses: list[Answers] = field(default_factory=list)


def head_fields(cells: Choices, places: Choices) -> tuple[Field, ...]:
    """Return the first form: what is read, by whom, and until when it can wait."""
    titles, ids = zip(*cells, strict=True)
    everyone: Choices = ((_(", ").join(titles), ",".join(ids)), *cells)
    waits: Choices = (
        (_("in this turn"), ""),
        *((_("within {n} more turns").format(n=n), str(n)) for n in (1, 2, 3)),
    )
    return (
        Field(name="title", label=_("Title"), limit=160),
        Field(name="situation", label=_("What the cells read"), lines=True),
        *(
            Field(
                name=f"only-{cell}",
                label=_("What only {cell} reads").format(cell=title),
                lines=True,
            )
            for title, cell in cells
        ),
        Field(name="to", label=_("To"), choices=everyone),
        Field(name="place", label=_("Where"), choices=places),
        Field(name="sender", label=_("From"), value=_("Exercise control"), limit=160),
        Field(name="waits", label=_("To be answered"), choices=waits),
    )


def course_fields(indicators: Choices, then: Choices) -> tuple[Field, ...]:
    """Return the form of one course of action."""
    postures: Choices = (
        (_("mixed"), "mixed"),
        (_("firm"), "firm"),
        (_("conciliatory"), "conciliatory"),
    )
    return (
        Field(name="label", label=_("What can be done"), limit=160),
        Field(name="posture", label=_("Posture"), choices=postures),
        Field(
            name="capital",
            label=_("Political capital it costs (0 to 9)"),
            value="0",
            between=(0, DEAREST),
            limit=1,
        ),
        *_effect_fields("works", _("It moves"), indicators),
        Field(
            name="chance",
            label=_("Chance that it works, in %"),
            value=str(SURE),
            between=(0, SURE),
            limit=3,
        ),
        Field(name="fails", label=_("If it fails, what is told"), lines=True),
        *_effect_fields("failing", _("Failing moves"), indicators),
        Field(name="then", label=_("Then"), choices=then),
    )


def _effect_fields(name: str, label: str, indicators: Choices) -> Iterable[Field]:
    for n in EFFECTS:
        on, by = f"{name}-on{n}", f"{name}-by{n}"
        yield Field(
            name=on,
            label=f"{label} ({n})",
            choices=indicators,
        )
        yield Field(name=by, label=_("By"), value="0", between=(-MOST_BY, MOST_BY), limit=7)


def written(draft: Draft, number: int) -> s.Inject:
    """Return the inject of a draft whose forms have been filled, the `number`th of the exercise."""
    head = draft.head
    to = tuple(head["to"].split(","))
    private = tuple((cell, head.get(f"only-{cell}", "")) for cell in to)
    return s.Inject(
        id=f"control-{number}",
        title=head["title"],
        flashpoint=head["place"],
        phase="crisis",
        kind="pressure",
        contingency=True,
        deliver=None,
        sender=head["sender"],
        to=to,
        method="cable",
        situation=head["situation"],
        private=tuple((cell, text) for cell, text in private if text.strip()),
        facilitator="",
        deadline=int(head["waits"]) if head["waits"] else None,
        holds=to[0],
        advice=(),
        options=tuple(_option(f"course-{n}", a) for n, a in enumerate(draft.courses, 1)),
        neglect=None,
        expected="",
        discuss=(),
        precedent=None,
        objectives=(),
    )


def _option(name: str, a: Answers) -> s.Option:
    chance = int(a["chance"])
    works = _outcome("works", chance, _("It is done."), _effects("works", a))
    outcomes = [works] if chance else []
    if chance < SURE:
        told = a["fails"] or _("It does not succeed.")
        outcomes.append(_outcome("fails", SURE - chance, told, _effects("failing", a)))
    return s.Option(
        id=name,
        label=a["label"],
        intent=a["label"],
        posture=cast("s.Posture", a["posture"]),
        capital=int(a["capital"]),
        needs="",
        steps=(),
        effects=(),
        outcomes=tuple(outcomes),
        source=_JUDGEMENT,
    )


def _effects(name: str, a: Answers) -> tuple[s.Effect, ...]:
    pairs = [(a[f"{name}-on{n}"], int(a[f"{name}-by{n}"])) for n in EFFECTS]
    return tuple(
        s.Effect(indicator=indicator, by=by) for indicator, by in pairs if indicator and by
    )


def _outcome(name: str, weight: int, text: str, effects: tuple[s.Effect, ...]) -> s.Outcome:
    return s.Outcome(
        id=name,
        weight=weight,
        shifts=(),
        text=text,
        effects=effects,
        flags=(),
        lower=(),
        then=(),
        set_backs=(),
    )
