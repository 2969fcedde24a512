"""Opens a recorded session of this machine to be looked at, commented on and branched."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from wargame.annotations import annotated
from wargame.appraisals import Annotated, Review
from wargame.clock import now
from wargame.compare import CannotCompare, Course, compare
from wargame.core.evolve import evolve
from wargame.core.perspective import Perspective
from wargame.core.remarks import Comment, Remark
from wargame.core.scenario import WHOLE
from wargame.core.views import Citation, Entry, LedgerRow, Preview
from wargame.core.views_reference import Reference
from wargame.courses import courses
from wargame.deeds import label, teller_of
from wargame.errors import BadInput
from wargame.explain import ledger
from wargame.family import offshoots
from wargame.handbook.book import reference_of
from wargame.journal.branch import branch
from wargame.journal.history import History
from wargame.journal.lines import BEFORE_STARTEX
from wargame.journal.record import Record, read
from wargame.journal.replay import replay
from wargame.judgement import review_of
from wargame.language import _
from wargame.presenters import Teller
from wargame.recordings import Comparison, Moment, Offshoot, Said
from wargame.saves import find_save
from wargame.survey import Survey, survey
from wargame.turn_states import TurnStates

Say = Callable[[Record, int, Remark], str]
"""Adds a remark about a line to a record; returns why not, empty if it was added."""


@dataclass(slots=True)
class _Tape:
    """What every line of play of one recording shares."""

    record: Record
    history: History
    saves: Path
    say: Say
    teller: Teller = field(init=False)
    perspectives: dict[str, Perspective] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.teller = teller_of(self.history.tables.scenario, self.history.trail)

    def perspective(self, seat: str) -> Perspective:
        """Return what turns states into the views of a seat."""
        header = self.record.header
        seat = seat or header.cell
        if seat not in self.perspectives:
            preview: Preview = header.preview
            self.perspectives[seat] = Perspective(
                self.history.tables, seat, preview, self.teller.say
            )
        return self.perspectives[seat]


class LocalPlayback:
    """A recorded session of this machine, or one line of it that was taken back."""

    def __init__(self, tape: _Tape, history: History) -> None:
        """Show one line of play of a recording; `LocalPlayback.open` shows the course."""
        self._tape = tape
        self._history = history
        self._kept = {step.line for step in tape.history.trail}
        self._turns = TurnStates(history)

    @classmethod
    def open(cls, path: Path, saves: Path, say: Say) -> LocalPlayback:
        """Read a file up to its end or its first damage."""
        record = read(path)
        tape = _Tape(record, replay(record), saves, say)
        return cls(tape, tape.history)

    @property
    def save_name(self) -> str:
        """Name of the file."""
        return self._tape.record.path.name

    @property
    def notice(self) -> str:
        """What is wrong with the record."""
        record = self._tape.record
        if record.unfinished:
            return _("{save_name}: line {line} is unfinished and left out.").format(
                save_name=self.save_name, line=record.unfinished
            )
        return str(record.damage or "")

    @property
    def parent(self) -> str:
        """File it was branched from."""
        parent = self._tape.record.header.parent
        return parent.file if parent else ""

    def __len__(self) -> int:
        """Return the number of moments."""
        return len(self._history)

    def moment(self, index: int, shown: int | None = None, seat: str = "") -> Moment:
        """Return one moment, 0 being STARTEX."""
        step = self._history.trail[index]
        count = len(step.events)
        shown = count if shown is None else min(max(0, shown), count)
        if shown == count:
            state = self._history.state_at(index)
        else:
            before = self._history.state_at(index - 1)
            state = evolve(self._history.tables, before, step.events[:shown])
        return Moment(
            index=index,
            turn=state.turn,
            label=label(self._tape.teller, step),
            entries=self._tape.teller.entries(step.turn_before, step.events[:shown]),
            view=self._tape.perspective(seat).view(state),
            events=count,
            shown=shown,
            undone=step.line not in self._kept,
            comments=tuple(self._said.get(step.line, ())),
        )

    def events_of(self, index: int) -> int:
        """Return how many events a moment has."""
        return len(self._history.trail[index].events)

    def seats(self) -> tuple[tuple[str, str], ...]:
        """Return id and title of every seat whose view can be shown, the session's own first."""
        own = self._tape.record.header.cell
        seats = dict.fromkeys((own, WHOLE, *self._history.tables.scenario.cells))
        return tuple((seat, self._tape.teller.cell(seat)) for seat in seats)

    def turn_starts(self) -> tuple[int, ...]:
        """Return the index of the first moment of every turn."""
        return self._turn_starts

    @cached_property
    def _turn_starts(self) -> tuple[int, ...]:
        return tuple(
            index
            for index, step in enumerate(self._history.trail)
            if step.turn_after != step.turn_before
        )

    @cached_property
    def _survey(self) -> Survey:
        return survey(self._history.tables, self._history.trail)

    @cached_property
    def _said(self) -> dict[int, list[Said]]:
        """Comments by the line they are about; those on the whole belong to its first moment."""
        said: dict[int, list[Said]] = {}
        first = self._history.trail[0].line if len(self) else BEFORE_STARTEX
        for each in self._tape.record.remarks:
            if isinstance(each.remark, Comment):
                line = first if each.about == BEFORE_STARTEX else each.about
                told = Said(text=each.remark.text, seat=each.seat, at=each.at)
                said.setdefault(line, []).append(told)
        return said

    def rung_changes(self) -> tuple[int, ...]:
        """Return the moments after which a flashpoint stands on another rung than before."""
        return self._survey.rung_changes

    def evaluation(self) -> tuple[int, ...]:
        """Return how the session stood after every moment: the overall score, in hundredths."""
        return self._survey.overall

    def commented(self) -> tuple[int, ...]:
        """Return the moments that somebody commented on."""
        said = self._said
        return tuple(i for i, step in enumerate(self._history.trail) if step.line in said)

    def undone_from(self) -> int:
        """Return the first moment that was taken back; the number of moments if none was."""
        trail = self._history.trail
        return next((i for i, step in enumerate(trail) if step.line not in self._kept), len(trail))

    def offshoots(self) -> tuple[Offshoot, ...]:
        """Return the lines that were taken back and the branches of this session."""
        return offshoots(self._tape.record, self._tape.history, self._tape.saves)

    def undone_line(self, key: str) -> LocalPlayback:
        """Return the session as it stood at the end of a line that was taken back."""
        return LocalPlayback(self._tape, self._undone(key))

    def _undone(self, key: str) -> History:
        for each in self._tape.history.undone:
            if key == f"undone/{each.rewind.line}":
                return self._tape.history.as_of(each.steps[-1].line)
        raise BadInput(
            _("{save_name}: has no line of play {key!r}; choose one from the tree").format(
                save_name=self.save_name, key=key
            )
        )

    def comment(self, index: int, text: str) -> str:
        """Add a comment on a moment to the record; return why not, empty if it was added."""
        line = self._history.trail[index].line
        refused = self._tape.say(self._tape.record, line, Comment(text))
        if not refused:
            self.__dict__.pop("_said", None)
        return refused

    def compare(self, other: str) -> Comparison:
        """Compare this line of play with another save, or with one of its offshoots."""
        own = _course(self._tape.record, self._history)
        if other == "undone/" or not other.startswith("undone/"):
            record = read(find_save(other, self._tape.saves))
            their = _course(record, replay(record))
        else:
            their = _course(self._tape.record, self._undone(other), other)
        return compare_courses(own, their)

    def ledger(self, about: str = "") -> tuple[LedgerRow, ...]:
        """Return every change of an indicator or a score."""
        lines = [(step.line, step.events) for step in self._history.trail]
        return ledger(self._history.tables, lines, about)

    def story(self) -> tuple[Entry, ...]:
        """Return everything that happened, in order."""
        return tuple(
            entry
            for step in self._history.trail
            for entry in self._tape.teller.entries(step.turn_before, step.events)
        )

    def courses(self, subjects: tuple[str, ...]) -> dict[str, tuple[int, ...]]:
        """Return each subject at STARTEX and after every closed turn."""
        return courses(self._history.tables, self._turns.states(), subjects)

    def reference(self) -> Reference:
        """Return the book of the model, as far as the seat could read it at the end."""
        return reference_of(self._tape.perspective(""), self._history.state)

    def review(self, heard: Callable[[Review], bool]) -> Annotated:
        """Judge every decision and every draw of this line of play."""
        history = self._history
        seed = self._tape.record.header.seed
        told = review_of(history.tables, history.trail, seed, heard=heard)
        return annotated(self._tape.teller, told, [step.line for step in history.trail])

    def citations(self, sources: tuple[str, ...]) -> tuple[Citation, ...]:
        """Return citations in full."""
        return self._tape.teller.citations(sources)

    def branch(self, index: int) -> str:
        """Begin a new session that shares everything up to this moment."""
        line = self._history.trail[index].line
        return branch(self._tape.record.path, saves=self._tape.saves, clock=now, line=line).name


def course_of(path: Path) -> Course:
    """Read a save as one side of a comparison."""
    record = read(path)
    return _course(record, replay(record))


def compare_courses(first: Course, second: Course) -> Comparison:
    """Compare two sessions. Raises BadInput if they have nothing in common."""
    try:
        return compare(first, second)
    except CannotCompare as error:
        what = _("cannot be compared: {error}; choose two sessions of one deck").format(error=error)
        raise BadInput(f"{first.name} and {second.name} {what}") from error


def _course(record: Record, history: History, line: str = "") -> Course:
    return Course(
        name=f"{record.path.name} ({line})" if line else record.path.name,
        title=record.title,
        seed=record.header.seed,
        cell=record.header.cell,
        tables=history.tables,
        deeds=history.trail,
    )
