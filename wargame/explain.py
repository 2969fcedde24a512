"""Explains every number: the ledger of what moved an indicator or a score, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from wargame.core import events as e
from wargame.core.evolve import fold, initial, put
from wargame.core.exercise import current
from wargame.core.perspective_world import shut_gate
from wargame.core.rows import Tables
from wargame.core.scoring import score
from wargame.core.state import State
from wargame.core.views import LedgerRow
from wargame.presenters import Teller

Line = tuple[int, tuple[e.Event, ...]]
"""Line of the record, and the events it holds."""


@dataclass(frozen=True, slots=True)
class _Cause:
    kind: str
    id: str
    because: str
    source: tuple[str, ...]


def ledger(tables: Tables, lines: Iterable[Line], about: str = "") -> tuple[LedgerRow, ...]:
    """Return the changes of an indicator id, "step/ID" or "overall", oldest first; all if empty."""
    rows = _Book(tables).rows(lines)
    return tuple(row for row in rows if not about or row.about == about)


class _Book:
    """Folds a record and writes down each movement as it happens."""

    def __init__(self, tables: Tables) -> None:
        self.tables = tables
        self.teller = Teller(tables.scenario)
        self.say = self.teller.say
        self.state = initial(tables)
        self.steps, self.overall = score(tables, self.state)
        self.line = 0

    def rows(self, lines: Iterable[Line]) -> Iterator[LedgerRow]:
        """Yield a row for each movement of an indicator, a derived one, a step or the whole."""
        for self.line, events in lines:
            for event in events:
                yield from self._event(event)

    def _event(self, event: e.Event) -> Iterator[LedgerRow]:
        # The changes are laid out on a scratch copy one by one, so that each score movement can be
        # put down to the one change that caused it; the fold then does the rest of the event.
        changes = self._changes(event)
        if changes:
            scratch = self.state.fork()
            for index, change in enumerate(changes):
                yield from self._change(scratch, change, self._cause(event, index))
        self.teller.learn(event)
        fold(current(self.tables, self.state), self.state, event)
        if isinstance(event, e.TurnBegan):
            cause = _Cause("turn", str(event.turn), self.say("A new turn began"), ())
            yield from self._scores(self.state, cause, "")
        if isinstance(event, e.ExerciseEnded):
            yield from self._ending(event)

    def _changes(self, event: e.Event) -> tuple[e.Change, ...]:
        changes: tuple[e.Change, ...] = getattr(event, "changes", ())
        return changes

    def _change(self, scratch: State, change: e.Change, cause: _Cause) -> Iterator[LedgerRow]:
        tables = self.tables
        slot = tables.slots[change.indicator]
        derived = {fed: scratch.values[fed] for fed in tables.feeds[slot]}
        put(tables, scratch.values, slot, change.after)
        clipped = change.after - change.before != change.asked
        note = self.say("held by the end of its range") if clipped else ""
        yield self._row(
            change.indicator, change.before, change.after, cause, note, asked=change.asked
        )
        for fed, before in derived.items():
            if scratch.values[fed] != before:
                name, after = tables.names[fed], scratch.values[fed]
                yield self._row(name, before, after, cause, "", via=change.indicator)
        yield from self._scores(scratch, cause, change.indicator)

    def _scores(self, state: State, cause: _Cause, via: str) -> Iterator[LedgerRow]:
        steps, overall = score(self.tables, state)
        model = self.tables.scenario.model
        for index, step in enumerate(model.steps):
            before, after = self.steps[index], steps[index]
            if before != after:
                _, gate = shut_gate(step, self.tables.steps[index], state)
                note = self.say("capped: {gate}").format(gate=gate) if gate else ""
                yield self._row(f"step/{step.id}", before, after, cause, note, via=via)
        if overall != self.overall:
            yield self._row("overall", self.overall, overall, cause, "", via=via)
        self.steps, self.overall = steps, overall

    def _ending(self, event: e.ExerciseEnded) -> Iterator[LedgerRow]:
        ending = self.teller.endings[event.ending]
        if event.overall != self.overall:
            cause = _Cause("ending", ending.id, ending.title, ending.source)
            yield self._row("overall", self.overall, event.overall, cause, "")

    def _row(
        self,
        about: str,
        before: int,
        after: int,
        cause: _Cause,
        note: str,
        *,
        asked: int | None = None,
        via: str = "",
    ) -> LedgerRow:
        return LedgerRow(
            turn=self.state.turn,
            line=self.line,
            about=about,
            title=self._title(about),
            before=before,
            after=after,
            asked=asked,
            cause=cause.kind,
            cause_id=cause.id,
            because=cause.because,
            note=note,
            source=cause.source,
            via=via,
        )

    def _title(self, about: str) -> str:
        for step in self.tables.scenario.model.steps:
            if about == f"step/{step.id}":
                return step.short
        indicator = self.teller.indicators.get(about)
        return indicator.title if indicator else self.say("Overall")

    def _cause(self, event: e.Event, index: int) -> _Cause:
        entry = self.teller.tell(self.state.turn, event)
        match event:
            case e.ResponseResolved() if index < event.certain:
                label = self.teller.option(event.inject, event.option).label
                return _Cause("option", f"{event.inject}/{event.option}", label, entry.source)
            case e.ResponseResolved():
                key = f"{event.inject}/{event.option}/{event.outcome}"
                return _Cause("outcome", key, entry.because, entry.source)
            case e.InjectNeglected():
                return _Cause("neglect", event.inject, entry.because, entry.source)
            case e.CounterpartReacted():
                key = f"{event.inject}/{event.cell}/{event.reaction}"
                return _Cause("reaction", key, entry.headline, entry.source)
            case e.RuleApplied():
                return _Cause("rule", event.rule, entry.because, entry.source)
            case e.FreelyAdjudicated():
                return _Cause("facilitator", event.inject, entry.headline, ())
            case e.InitiativeAdvanced() | e.InitiativeAbandoned():
                return _Cause("initiative", event.initiative, entry.headline, entry.source)
            case _:
                return _Cause("cells", entry.inject, entry.headline, entry.source)
