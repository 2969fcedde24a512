"""Compiles the shapes of a deck and its model into a `Scenario`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from wargame.core import scenario as s
from wargame.core.exercise_rules import ExerciseRules
from wargame.deck import shape_inject as d
from wargame.deck.compile_model import compile_model, effects, shifts
from wargame.deck.shape_deck import DeckShape
from wargame.deck.shape_model import ModelShape


def compile_scenario(
    deck: DeckShape, included: Iterable[DeckShape], model: ModelShape
) -> s.Scenario:
    """Return the scenario of a deck that has no problems.

    The injects of included decks follow the deck's own, at the same part of the exercise as in
    theirs. Their objectives belong to another exercise, so they are left out.
    """
    advisers = {each.id: each.title for each in model.advisers}
    scene = _Scene(deck, advisers, deck.turns)
    own = tuple(scene.inject(each, each.objectives) for each in deck.injects)
    others = tuple(
        _Scene(deck, advisers, other.turns).inject(each, ())
        for other in included
        for each in other.injects
    )
    return s.Scenario(
        deck=deck.deck,
        title=deck.title,
        version=deck.version,
        language=deck.language,
        summary=deck.summary,
        briefing=deck.briefing,
        turns=deck.turns,
        start=deck.start.first,
        draw_to=deck.pace.draw_to,
        most=deck.pace.most,
        set=tuple(deck.start.values.items()),
        cells=deck.cells,
        objectives=tuple(
            s.Objective(id=each.id, text=each.text, steps=each.steps) for each in deck.objectives
        ),
        injects=(*own, *others),
        model=compile_model(model),
        exercise=ExerciseRules(
            minutes=deck.exercise.minutes,
            runs_out=deck.exercise.runs_out,
            learn=deck.exercise.learn,
            cells_talk=deck.exercise.cells_talk,
            named=deck.exercise.named,
        ),
    )


@dataclass(frozen=True, slots=True)
class _Scene:
    """What the injects of a deck take from it and from the model."""

    deck: DeckShape
    advisers: Mapping[str, str]
    turns: int
    """Length of the deck that the injects were written for."""

    def inject(self, shape: d.InjectShape, objectives: tuple[str, ...]) -> s.Inject:
        """Return one inject with the deck's defaults filled in."""
        to = shape.to or self.deck.cells
        return s.Inject(
            id=shape.id,
            title=shape.title,
            flashpoint=shape.flashpoint,
            phase=shape.phase,
            kind=shape.kind,
            contingency=shape.type == "contingency",
            deliver=self.delivery(shape.deliver) if shape.deliver else None,
            sender=shape.sender,
            to=to,
            method=shape.method,
            situation=shape.situation,
            private=tuple(shape.private.items()),
            facilitator=shape.facilitator,
            deadline=shape.deadline,
            holds=shape.holds or to[0],
            advice=tuple(self.advice(each) for each in shape.advice),
            options=tuple(_option(each) for each in shape.options),
            neglect=_neglect(shape.neglect) if shape.neglect else None,
            expected=shape.expected,
            discuss=shape.discuss,
            precedent=_precedent(shape.precedent) if shape.precedent else None,
            objectives=objectives,
            place=shape.place,
        )

    def delivery(self, shape: d.DeliverShape) -> s.Delivery:
        """Return a delivery; without a window it is the whole deck."""
        first, last = shape.turns or (1, self.turns)
        return s.Delivery(
            turn=shape.turn and self.opens(shape.turn),
            first=self.opens(first),
            last=self.opens(last + 1) - 1,
            when=shape.when,
            weight=shape.weight or 0,
            shifts=shifts(shape.shift),
        )

    def opens(self, turn: int) -> int:
        """Return the turn of this deck at which a turn of the inject's own deck begins."""
        return (turn - 1) * self.deck.turns // self.turns + 1

    def advice(self, shape: d.AdviceShape) -> s.Advice:
        """Return advice under the adviser's title, as players know them."""
        return s.Advice(
            adviser=self.advisers[shape.adviser],
            option=shape.option,
            because=shape.because,
            rule=shape.rule,
        )


def _option(shape: d.OptionShape) -> s.Option:
    return s.Option(
        id=shape.id,
        label=shape.label,
        intent=shape.intent,
        posture=shape.posture,
        capital=shape.capital,
        needs=shape.needs,
        steps=shape.steps,
        effects=effects(shape.effects),
        outcomes=tuple(_outcome(each) for each in shape.outcomes),
        source=shape.source,
    )


def _outcome(shape: d.OutcomeShape) -> s.Outcome:
    return s.Outcome(
        id=shape.id,
        weight=shape.weight or 1,
        shifts=shifts(shape.shift),
        text=shape.text,
        effects=effects(shape.effects),
        flags=shape.flags,
        lower=shape.lower,
        then=_follow_ups(shape.then),
        set_backs=_set_backs(shape.set_back),
    )


def _neglect(shape: d.NeglectShape) -> s.Neglect:
    return s.Neglect(
        text=shape.text,
        effects=effects(shape.effects),
        flags=shape.flags,
        then=_follow_ups(shape.then),
        set_backs=_set_backs(shape.set_back),
    )


def _precedent(shape: d.PrecedentShape) -> s.Precedent:
    return s.Precedent(text=shape.text, source=shape.source)


def _follow_ups(shapes: Iterable[d.FollowUpShape]) -> tuple[s.FollowUp, ...]:
    return tuple(s.FollowUp(inject=each.inject, after=each.after) for each in shapes)


def _set_backs(asked: Mapping[str, int]) -> tuple[s.SetBack, ...]:
    return tuple(s.SetBack(initiative=name, by=by) for name, by in asked.items())
