"""Fills the templates: every handout of a deck by the name of its file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from wargame.core.phrases import Say, mark
from wargame.core.scenario import Scenario
from wargame.language import phrases
from wargame.report import html, markdown
from wargame.report.handouts.control import handbook_of
from wargame.report.handouts.players import Exercise, Seat, exercise_of, seats_of
from wargame.report.msel import Row

Form = Literal["html", "md"]
RENDERERS: dict[Form, Callable[..., str]] = {
    "html": html.render_in,
    "md": markdown.render_in,
}
CAVEAT = mark("A training model, not a forecast.")


@dataclass(frozen=True, slots=True)
class Handout:
    """One file."""

    name: str
    text: str
    readers: str
    """Who may read it."""


def handouts(
    scenario: Scenario, rows: tuple[Row, ...], *, forms: tuple[Form, ...], marking: str
) -> Iterator[Handout]:
    """Yield all handouts of a deck.

    Args:
        scenario: The deck.
        rows: Its MSEL.
        forms: HTML, Markdown or both.
        marking: Protective marking, on every page.
    """
    exercise, say = exercise_of(scenario), phrases(scenario.language)
    seats = seats_of(scenario)
    for form in forms:
        make = _Maker(form, exercise, marking, say)
        yield make("situation-manual", "situation-manual", say("everybody"), say("everybody"))
        yield make(
            "controller-and-evaluator-handbook",
            "handbook",
            say("controllers and evaluators"),
            say("controllers and evaluators only"),
            book=handbook_of(scenario, rows),
        )
        for seat in seats:
            yield from _of_seat(make, seat)


def _of_seat(make: _Maker, seat: Seat) -> Iterator[Handout]:
    cell, say = seat.cell.title, make.say
    only = say("{cell} only").format(cell=cell)
    yield make(f"seat-brief-{seat.cell.id}", "seat-brief", cell, only, seat=seat)
    yield make(
        f"inject-cards-{seat.cell.id}",
        "inject-cards",
        cell,
        say("{cell} only, each card when its inject is released").format(cell=cell),
        seat=seat,
    )


@dataclass(frozen=True, slots=True)
class _Maker:
    form: Form
    exercise: Exercise
    marking: str
    say: Say

    def __call__(
        self, name: str, template: str, reader: str, readers: str, **content: object
    ) -> Handout:
        text = RENDERERS[self.form](
            self.say,
            f"{template}.{self.form}",
            exercise=self.exercise,
            marking=self.marking,
            caveat=self.say(CAVEAT),
            reader=reader,
            **content,
        )
        return Handout(f"{name}.{self.form}", text, readers)
