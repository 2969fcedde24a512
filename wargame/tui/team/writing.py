"""Provides how the facilitator writes an inject on the spot: form after form, nothing lost."""

from __future__ import annotations

from wargame.core import facilitator_commands as c
from wargame.language import _
from wargame.tui.team.base import TeamScreen
from wargame.tui.team.contingency import (
    MOST_COURSES,
    Choices,
    Draft,
    course_fields,
    head_fields,
    written,
)
from wargame.tui.team.forms import Answers, reason

MORE, FIRE, KEEP = "more", "fire", "keep"


class Writing(TeamScreen):
    """The part of the console that writes contingency injects."""

    def action_write(self) -> None:
        """Write a contingency inject: first what is read, then each course of action."""
        draft = Draft()
        named = sorted({each.cell for each in self.room.people if each.cell})
        cells = tuple((self.room.title(each), each) for each in named)
        places = tuple((each.title, each.id) for each in self.seen.flashpoints)

        def go_on(answers: Answers) -> None:
            draft.head = answers
            self._course(draft, 0)

        self.fill(
            _head_title(),
            head_fields(cells, places),
            go_on,
            _("Ctrl+S goes on to the courses of action."),
        )

    def _course(self, draft: Draft, number: int) -> None:
        indicators: Choices = (
            (_("nothing"), ""),
            *((each.title, each.id) for each in self.seen.indicators),
        )

        def go_on(answers: Answers) -> None:
            draft.courses.append(answers)
            if answers["then"] == MORE:
                self._course(draft, number + 1)
            else:
                self._send(draft, answers)

        self.fill(
            _course_title(number),
            (*course_fields(indicators, _next(number)), reason()),
            go_on,
        )

    def _send(self, draft: Draft, answers: Answers) -> None:
        inject = written(draft, 1 + len(self.room.console.show if self.room.console else ()))
        why = answers["reason"]

        def done() -> None:
            self.forget(_head_title(), *map(_course_title, range(MOST_COURSES)))
            if answers["then"] == FIRE:
                self.request(c.FireInject(inject.id, "", why))

        self.request(c.WriteInject(inject, "", why), done)


def _head_title() -> str:
    return _("Write a contingency inject")


def _course_title(number: int) -> str:
    return _("Course of action {n}").format(n=number + 1)


def _next(number: int) -> Choices:
    more: Choices = ((_("write another course of action"), MORE),)
    ends: Choices = (
        (_("deliver it now"), FIRE),
        (_("keep it in the run of show, to be fired later"), KEEP),
    )
    if number + 1 >= MOST_COURSES:
        return ends
    return (*ends, *more) if number else (*more, *ends)
