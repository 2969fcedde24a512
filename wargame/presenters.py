"""Puts events into words for people: screens, transcripts and reports share these.

Everything here is pure and safe to show: texts of decks have passed `plain`, nothing is markup.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import assert_never

from wargame.core import events as e
from wargame.core.calendar import turn_date
from wargame.core.facilitator_events import FacilitatorEvent
from wargame.core.plain import plain
from wargame.core.scenario import Initiative, Inject
from wargame.core.views import Entry
from wargame.facilitation_words import detail_of, headline_of, inject_of
from wargame.figures import points
from wargame.names import Names, name_of

BY_YOU, BY_OTHERS, BY_WORLD = "by-you", "by-others", "by-world"


class Teller(Names):
    """Tells the events of one scenario."""

    def entry(self, turn: int, kind: str, cause: str, headline: str, **more: object) -> Entry:
        """Return an entry with what an event does not have left empty."""
        empty: dict[str, object] = {
            "detail": "",
            "odds": "",
            "changes": (),
            "because": "",
            "source": (),
            "inject": "",
        }
        fields = empty | more
        return Entry(kind=kind, turn=turn, cause=cause, headline=headline, **fields)  # type: ignore[arg-type]  # each caller names fields of Entry

    def entries(self, turn: int, events: Iterable[e.Event]) -> tuple[Entry, ...]:
        """Return what happened, for events that began in a turn."""
        told = []
        for event in events:
            if isinstance(event, e.TurnBegan):
                turn = event.turn
            told.append(self.tell(turn, event))
        return tuple(told)

    def tell(self, turn: int, event: e.Event) -> Entry:  # noqa: PLR0912 - one case an event
        """Return one event as an entry."""
        self.learn(event)
        match event:
            case e.ExerciseStarted(played):
                who = self.say(", ").join(self.cell(cell) for cell in played)
                return self.entry(
                    turn, "start", BY_WORLD, self.say("STARTEX: {who} at the table").format(who=who)
                )
            case e.TurnBegan(number, income, capital):
                when = turn_date(self.scenario.start, number, self.say)
                title = plain(self.scenario.model.capital.title, lines=False)
                headline = self.say("Turn {turn} of {turns}, {when}").format(
                    turn=number, turns=self.scenario.turns, when=when
                )
                purse = self.say("{capital}: {amount} to spend, of which {income} new.")
                detail = purse.format(capital=title, amount=capital, income=income)
                return self.entry(turn, "turn", BY_WORLD, headline, detail=detail)
            case e.InjectDelivered():
                return self._delivered(turn, event)
            case e.ResponseGiven(cell, inject, option):
                label = plain(self.option(inject, option).label, lines=False)
                headline = self.say("{cell} answered: {answer}").format(
                    cell=self.cell(cell), answer=label
                )
                because = self._title(inject)
                return self.entry(turn, "answer", BY_YOU, headline, because=because, inject=inject)
            case e.CounterpartReacted():
                return self._reacted(turn, event)
            case e.CellsDiffered() | e.CellsConcurred():
                return self._compared(turn, event)
            case e.ResponseResolved():
                return self._resolved(turn, event)
            case e.InjectNeglected():
                return self._neglected(turn, event)
            case (
                e.InitiativeStarted()
                | e.InitiativeAdvanced()
                | e.InitiativeStalled()
                | e.InitiativeSetBack()
                | e.InitiativeAbandoned()
            ):
                return self._programme(turn, event)
            case e.RuleApplied(rule, changes):
                said = self.rules[rule]
                return self.entry(
                    turn,
                    "rule",
                    BY_WORLD,
                    plain(said.title, lines=False),
                    detail=plain(said.says),
                    changes=self.changes(changes),
                    because=self._as("Rule: {title}", plain(said.title, lines=False)),
                    source=said.source,
                )
            case e.TurnClosed() | e.SituationTold():
                return self._closed(turn, event)
            case e.ExerciseEnded():
                return self._ended(turn, event)
            case _:
                return self._facilitated(turn, event)

    def _facilitated(self, turn: int, event: FacilitatorEvent | e.FreelyAdjudicated) -> Entry:
        changes = self.changes(event.changes) if isinstance(event, e.FreelyAdjudicated) else ()
        return self.entry(
            turn,
            "facilitator",
            BY_OTHERS,
            headline_of(self, event),
            detail=detail_of(self, event),
            changes=changes,
            inject=inject_of(event),
        )

    def _as(self, form: str, title: str) -> str:
        return self.say(form).format(title=title)

    def _reactions(self, cell: str) -> dict[str, str]:
        """Return what the reactions of a cell that the program plays are called."""
        return {
            each.id: plain(each.title, lines=False)
            for counterpart in self.scenario.model.counterparts
            if counterpart.cell == cell
            for each in counterpart.reactions
        }

    def _title(self, inject: str) -> str:
        return plain(self.injects[inject].title, lines=False)

    def _delivered(self, turn: int, event: e.InjectDelivered) -> Entry:
        inject: Inject = self.injects[event.inject]
        how = {
            "scheduled": self.say("On the schedule"),
            "triggered": self.say("The state of the world brought it"),
            "drawn": self.say("Drawn"),
            "follow-up": self.say("It follows from what happened before"),
            "facilitator": self.say("Brought by the facilitator"),
            "released": self.say("Held back and now released"),
        }.get(event.cause, event.cause)
        return self.entry(
            turn,
            "inject",
            BY_WORLD,
            self._as("Inject: {title}", self._title(event.inject)),
            detail=plain(inject.situation),
            because=f"{how}; {plain(inject.sender, lines=False)}, {plain(self.say(inject.method))}",
            inject=event.inject,
        )

    def _reacted(self, turn: int, event: e.CounterpartReacted) -> Entry:
        reaction = next(
            (
                each
                for counterpart in self.scenario.model.counterparts
                if counterpart.cell == event.cell
                for each in counterpart.reactions
                if each.id == event.reaction
            ),
            None,
        )
        label = plain(self.option(event.inject, event.option).label, lines=False)
        temper = plain(reaction.title, lines=False) if reaction else name_of(event.reaction)
        return self.entry(
            turn,
            "reaction",
            BY_OTHERS,
            f"{self.cell(event.cell)}: {temper} ({label})",
            detail=plain(reaction.text) if reaction else "",
            odds=self.odds(event.draw, event.reaction, self._reactions(event.cell)),
            changes=self.changes(event.changes),
            because=self._title(event.inject),
            source=reaction.source if reaction else (),
            inject=event.inject,
        )

    def _compared(self, turn: int, event: e.CellsDiffered | e.CellsConcurred) -> Entry:
        concert = self.scenario.model.concert
        if isinstance(event, e.CellsConcurred):
            kind = "concurred"
            headline = self._as("One answer: {title}", self._title(event.inject))
        else:
            kind = "differed"
            label = plain(self.option(event.inject, event.option).label, lines=False)
            headline = self.say("Two answers: {title}; {cell} holds with {answer}").format(
                title=self._title(event.inject), cell=self.cell(event.holds), answer=label
            )
            if event.until > turn:
                headline += self.say(", late, in turn {turn}").format(turn=event.until)
        return self.entry(
            turn,
            kind,
            BY_OTHERS,
            headline,
            detail=plain(concert.says) if concert else "",
            changes=self.changes(event.changes),
            because=self._title(event.inject),
            source=concert.source if concert else (),
            inject=event.inject,
        )

    def _resolved(self, turn: int, event: e.ResponseResolved) -> Entry:
        option = self.option(event.inject, event.option)
        outcome = next(each for each in option.outcomes if each.id == event.outcome)
        label = plain(option.label, lines=False)
        return self.entry(
            turn,
            "outcome",
            BY_YOU,
            self._as("{title}: ", self._title(event.inject)) + label,
            detail=plain(outcome.text),
            odds=self.odds(
                event.draw, event.outcome, {one.id: one.name for one in option.outcomes}
            ),
            changes=self.changes(event.changes),
            because=self._as("{title}: ", label) + plain(outcome.name, lines=False),
            source=option.source,
            inject=event.inject,
        )

    def _neglected(self, turn: int, event: e.InjectNeglected) -> Entry:
        neglect = self.injects[event.inject].neglect
        return self.entry(
            turn,
            "neglect",
            BY_YOU,
            self._as("Left unanswered: {title}", self._title(event.inject)),
            detail=plain(neglect.text) if neglect else "",
            changes=self.changes(event.changes),
            because=self._as("Neglect: {title}", self._title(event.inject)),
            inject=event.inject,
        )

    def _programme(
        self,
        turn: int,
        event: e.InitiativeStarted
        | e.InitiativeAdvanced
        | e.InitiativeStalled
        | e.InitiativeSetBack
        | e.InitiativeAbandoned,
    ) -> Entry:
        initiative = self.initiatives[event.initiative]
        title = plain(initiative.title, lines=False)
        headline, detail, changes = self._progress(initiative, title, event)
        kind = {e.InitiativeStarted: "launched", e.InitiativeAbandoned: "abandoned"}
        return self.entry(
            turn,
            kind.get(type(event), "initiative"),
            BY_WORLD if isinstance(event, e.InitiativeSetBack) else BY_YOU,
            headline,
            detail=detail,
            changes=self.changes(changes),
            because=self._as("Initiative: {title}", title),
            source=initiative.source,
        )

    def _progress(
        self,
        initiative: Initiative,
        title: str,
        event: e.InitiativeStarted
        | e.InitiativeAdvanced
        | e.InitiativeStalled
        | e.InitiativeSetBack
        | e.InitiativeAbandoned,
    ) -> tuple[str, str, tuple[e.Change, ...]]:
        total = sum(stage.turns for stage in initiative.stages)
        match event:
            case e.InitiativeStarted():
                return self._as("Launched: {title}", title), plain(initiative.says), ()
            case e.InitiativeAdvanced():
                headline = self.say("{title}: {progress} of {total}").format(
                    title=title, progress=event.progress, total=total
                )
                if not event.stage:
                    return headline, "", event.changes
                stage = initiative.stages[event.stage - 1]
                done = self.say("complete")
                if not event.completed:
                    done = self.say("{stage} done").format(stage=plain(stage.title, lines=False))
                return self.say(", ").join((headline, done)), plain(stage.text), event.changes
            case e.InitiativeStalled():
                why = self.say("its condition failed")
                if event.reason == "upkeep":
                    why = self.say("upkeep not paid")
                return self.say("Stalled: {title} ({why})").format(title=title, why=why), "", ()
            case e.InitiativeSetBack():
                headline = self.say("Set back: {title}, now {progress} of {total}").format(
                    title=title, progress=event.progress, total=total
                )
                return headline, self._as("By {title}.", self._title(event.cause)), ()
            case e.InitiativeAbandoned():
                return self._as("Abandoned: {title}", title), "", event.changes
        assert_never(event)

    def _closed(self, turn: int, event: e.TurnClosed | e.SituationTold) -> Entry:
        if isinstance(event, e.SituationTold):
            told = "\n".join(plain(each, lines=False) for each in event.lines)
            return self.entry(turn, "situation", BY_WORLD, self.say("The region now"), detail=told)
        steps = self.scenario.model.steps
        scores = [
            f"{plain(step.short, lines=False)} {points(score)}"
            for step, score in zip(steps, event.steps, strict=True)
        ]
        return self.entry(
            turn,
            "score",
            BY_WORLD,
            self.say("Assessment: {points} of 100").format(points=points(event.overall)),
            detail=self.say(", ").join(scores),
        )

    def _ended(self, turn: int, event: e.ExerciseEnded) -> Entry:
        ending = self.endings[event.ending]
        return self.entry(
            turn,
            "ending",
            BY_WORLD,
            self._as("ENDEX: {title}", plain(ending.title, lines=False)),
            detail=plain(ending.text),
            odds=self.odds(event.draw, "ends"),
            source=ending.source,
        )
