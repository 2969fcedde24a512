"""Seats a player at a session of this machine."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from wargame.appraisals import Appraisal, Standing
from wargame.core.commands import Command, EndTurn, StartExercise
from wargame.core.perspective import Perspective
from wargame.core.rejections import Rejection
from wargame.core.views import Citation, Entry, LedgerRow, Preview, View
from wargame.core.views_reference import Reference
from wargame.courses import courses
from wargame.deeds import full_label, teller_of
from wargame.explain import Line, ledger
from wargame.gateway import Summary, Told
from wargame.handbook.book import reference_of
from wargame.journal.history import Step
from wargame.judgement import staff_analysis, standing_of
from wargame.mishaps import refusal
from wargame.recordings import Decision
from wargame.session import Session
from wargame.turn_states import TurnStates
from wargame.turning_points import summary


def _lines(trail: tuple[Step, ...]) -> tuple[Line, ...]:
    return tuple((step.line, step.events) for step in trail)


def _refusal(refused: Rejection) -> Told:
    return Told(refused=refusal(refused))


class LocalTable:
    """A session on this machine, as its one seat sees it."""

    def __init__(self, session: Session) -> None:
        """Sit down at an open session."""
        self._session = session
        self._teller = teller_of(session.tables.scenario, session.trail)
        header = session.header
        preview: Preview = header.preview
        self._perspective = Perspective(session.tables, header.cell, preview, self._teller.say)
        self._turns = TurnStates(session.history)

    @property
    def save_name(self) -> str:
        """Name of the file."""
        return self._session.path.name

    @property
    def notice(self) -> str:
        """What was mended when the file was opened."""
        return self._session.notice

    def view(self) -> View:
        """Return what this seat sees now."""
        return self._perspective.view(self._session.state)

    def submit(self, command: Command) -> Told:
        """Ask for a command; it is on disk before this returns."""
        turn = self._session.state.turn
        decided = self._session.submit(command, self._perspective.seat_title())
        if isinstance(decided, Rejection):
            return _refusal(decided)
        return Told(refused="", entries=self._teller.entries(turn, decided))

    def news(self) -> tuple[Entry, ...]:
        """Return what the end of the last turn brought."""
        for step in reversed(self._session.trail):
            if isinstance(step.command, EndTurn | StartExercise):
                return self._teller.entries(step.turn_before, step.events)
        return ()

    def story(self) -> tuple[Entry, ...]:
        """Return everything that has happened, in order."""
        return tuple(
            entry
            for step in self._session.trail
            for entry in self._teller.entries(step.turn_before, step.events)
        )

    def ledger(self, about: str = "") -> tuple[LedgerRow, ...]:
        """Return every change of an indicator or a score."""
        return ledger(self._session.tables, _lines(self._session.trail), about)

    def courses(self, subjects: tuple[str, ...]) -> dict[str, tuple[int, ...]]:
        """Return each subject at STARTEX and after every closed turn."""
        return courses(self._session.tables, self._turns.states(), subjects)

    def reference(self) -> Reference:
        """Return the book of the model, as far as this seat may read it."""
        return reference_of(self._perspective, self._session.state)

    def citations(self, sources: tuple[str, ...]) -> tuple[Citation, ...]:
        """Return citations in full."""
        return self._teller.citations(sources)

    def summary(self) -> Summary:
        """Return the turning points and scores by turn, and how much was taken back."""
        history = self._session.history
        found = summary(history.tables, _lines(history.trail))
        return replace(found, undone=history.undone_steps, rewinds=len(history.undone))

    def decisions(self) -> tuple[Decision, ...]:
        """Return what can be taken back, the last first."""
        trail = self._session.trail
        return tuple(
            Decision(
                to=trail[index - 1].line,
                turn=trail[index].turn_before,
                label=full_label(self._teller, trail[index]),
                undoes=len(trail) - index,
            )
            for index in range(len(trail) - 1, 0, -1)
        )

    def rewind(self, to: int, reason: str = "") -> Told:
        """Go back to a line of the record; what came after it stays there and is counted."""
        undone = self._session.rewind(to, reason, self._perspective.seat_title())
        return _refusal(undone) if isinstance(undone, Rejection) else Told(refused="")

    def staff(self, inject: str) -> tuple[Appraisal, ...]:
        """Return what each open answer is worth by looking ahead, the best first."""
        session = self._session
        return staff_analysis(session.tables, session.state, session.header.cell, inject)

    def standing(self) -> tuple[Standing, ...]:
        """Return where the final score stands among simulated games."""
        session = self._session
        return standing_of(session.tables, session.header, session.state.overall)

    def report(self, heard: Callable[[str, int, int], bool]) -> str:
        """Write the after-action report beside the record."""
        from wargame.reporting import write_beside

        return str(write_beside(self._session.path, heard))

    def close(self) -> None:
        """Let go of the file."""
        self._session.close()
