"""Builds small scenarios by hand, so that a test shows every number it rests on."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from wargame.core import scenario as s
from wargame.core.commands import Command, StartExercise
from wargame.core.decide import step
from wargame.core.events import Event
from wargame.core.evolve import initial
from wargame.core.exercise_rules import PLAIN_RULES
from wargame.core.rejections import Rejection
from wargame.core.rows import Tables
from wargame.core.state import State
from wargame.core.tables import compile_tables

SEED = 7
JUDGEMENT = ("designer's judgement",)


def effects(**by: int) -> tuple[s.Effect, ...]:
    """Return effects on indicators whose names have no dot."""
    return tuple(s.Effect(indicator=name, by=amount) for name, amount in by.items())


def indicator(name: str, start: int = 50, **more: Any) -> s.Indicator:
    """Return an indicator of 0-100 that is better high."""
    fields: dict[str, Any] = {
        "title": name.capitalize(),
        "group": "all",
        "low": 0,
        "high": 100,
        "unit": "points",
        "better": "up",
        "says": "A quantity.",
        "source": JUDGEMENT,
    }
    return s.Indicator(id=name, start=start, **(fields | more))


def outcome(name: str = "done", **more: Any) -> s.Outcome:
    """Return an outcome without effects."""
    fields: dict[str, Any] = {
        "weight": 1,
        "shifts": (),
        "text": f"It turned out {name}.",
        "effects": (),
        "flags": (),
        "lower": (),
        "then": (),
        "set_backs": (),
    }
    return s.Outcome(id=name, **(fields | more))


def option(name: str, **more: Any) -> s.Option:
    """Return a free option with one empty outcome."""
    fields: dict[str, Any] = {
        "label": f"Choose {name}",
        "intent": "To see what happens.",
        "posture": "mixed",
        "capital": 0,
        "needs": "",
        "steps": ("1",),
        "effects": (),
        "outcomes": (outcome(),),
        "source": JUDGEMENT,
    }
    return s.Option(id=name, **(fields | more))


def drawn(first: int = 1, last: int = 9, weight: int = 1, **more: Any) -> s.Delivery:
    """Return a delivery by weight."""
    fields: dict[str, Any] = {"turn": None, "when": "", "shifts": ()}
    return s.Delivery(first=first, last=last, weight=weight, **(fields | more))


def fixed(turn: int) -> s.Delivery:
    """Return a delivery in a fixed turn."""
    return s.Delivery(turn=turn, first=1, last=9, when="", weight=0, shifts=())


def inject(name: str, *options: s.Option, **more: Any) -> s.Inject:
    """Return an inject for both cells that must be answered at once."""
    fields: dict[str, Any] = {
        "title": name.capitalize(),
        "flashpoint": "strait",
        "phase": "crisis",
        "kind": "pressure",
        "contingency": False,
        "deliver": None,
        "sender": "Duty desk",
        "to": ("north", "south"),
        "method": "cable",
        "situation": f"{name} has happened.",
        "private": (("north", "SECRET-NORTH"), ("south", "SECRET-SOUTH")),
        "facilitator": "SECRET-FACILITATOR",
        "deadline": None,
        "holds": "north",
        "advice": (),
        "options": options or (option("yes"), option("no")),
        "neglect": None,
        "expected": "SECRET-EXPECTED",
        "discuss": (),
        "precedent": None,
        "objectives": (),
    }
    return s.Inject(id=name, **(fields | more))


def step_of(name: str, *measures: s.Measure, gates: tuple[s.Gate, ...] = ()) -> s.Step:
    """Return a step of the scoring."""
    return s.Step(
        id=name,
        title=f"Step {name}",
        short=f"S{name}",
        says="An aim.",
        source=JUDGEMENT,
        measures=measures,
        gates=gates,
    )


def measure(*indicators: str, start: int = 0, end: int = 100, **more: Any) -> s.Measure:
    """Return a measure of weight 1."""
    fields: dict[str, Any] = {
        "title": "Measure",
        "band": None,
        "fade": 1,
        "weight": 1,
        "says": "What counts.",
        "source": JUDGEMENT,
    }
    return s.Measure(indicators=indicators, start=start, end=end, **(fields | more))


def ending(name: str, when: str, **more: Any) -> s.Ending:
    """Return a certain ending."""
    fields: dict[str, Any] = {
        "kind": "completed",
        "title": name.capitalize(),
        "odds": None,
        "text": "It is over.",
        "points": 0,
        "source": JUDGEMENT,
    }
    return s.Ending(id=name, when=when, **(fields | more))


def rule(name: str, **more: Any) -> s.Rule:
    """Return a rule that always holds and does nothing."""
    fields: dict[str, Any] = {
        "title": name.capitalize(),
        "when": "",
        "effects": (),
        "drifts": (),
        "says": "So it goes.",
        "source": JUDGEMENT,
    }
    return s.Rule(id=name, **(fields | more))


def initiative(name: str, *stages: s.Stage, **more: Any) -> s.Initiative:
    """Return a free programme of one stage of two turns."""
    fields: dict[str, Any] = {
        "title": name.capitalize(),
        "steps": ("1",),
        "says": "A programme.",
        "trade_off": "It costs time.",
        "needs": "",
        "holds": "",
        "capital": 0,
        "upkeep": 0,
        "stages": stages or (stage(2),),
        "abandon": (),
        "source": JUDGEMENT,
    }
    return s.Initiative(id=name, **(fields | more))


def stage(turns: int, **by: int) -> s.Stage:
    """Return a stage of an initiative."""
    return s.Stage(title=f"Stage of {turns}", turns=turns, text="Done.", effects=effects(**by))


def capital(**more: Any) -> s.Capital:
    """Return a pool of 5 that brings 3 a turn."""
    fields: dict[str, Any] = {
        "title": "Capital",
        "start": 5,
        "income": s.WeightedSum(base=3),
        "carry": 50,
        "most": 12,
        "says": "What can be asked.",
        "source": JUDGEMENT,
    }
    return s.Capital(**(fields | more))


def model(**more: Any) -> s.Model:
    """Return a model of two cells, one flashpoint, three indicators and one step."""
    rungs = (("calm", 0), ("crisis", 60), ("war", 90))
    fields: dict[str, Any] = {
        "claims": (s.Claim(id="1a", says="A claim."),),
        "sources": (),
        "indicators": (
            indicator("trust"),
            indicator("tension", 40, better="down"),
            indicator("budget", 10),
        ),
        "cells": tuple(s.Cell(id=c, title=c.capitalize(), says="A cell.") for c in CELLS),
        "flashpoints": (
            s.Flashpoint(
                id="strait", title="The strait", short="ST", tension="tension", deterrence=None
            ),
        ),
        "ladder": tuple(
            s.Rung(id=name, title=name.capitalize(), at=at, says="A rung.") for name, at in rungs
        ),
        "rules": (),
        "endings": (ending("over", "final"),),
        "steps": (step_of("1", measure("trust")),),
        "overall": s.Overall(mean=50, lowest=50, lowest_count=1, says="All.", source=JUDGEMENT),
        "capital": capital(),
        "initiatives": (),
        "counterparts": (),
        "concert": None,
        "assumptions": (),
    }
    return s.Model(id="small", title="Small", **(fields | more))


CELLS = ("north", "south")


def scenario(*injects: s.Inject, **more: Any) -> s.Scenario:
    """Return a scenario of four turns; keywords named after a model's field change the model."""
    fields: dict[str, Any] = {
        "version": "1.0.0",
        "language": "en",
        "summary": "A small deck.",
        "briefing": "It begins.",
        "turns": 4,
        "start": "2020-Q2",
        "draw_to": 1,
        "most": 2,
        "set": (),
        "cells": CELLS,
        "objectives": (),
        "injects": injects,
        "exercise": PLAIN_RULES,
    }
    own = {name: value for name, value in more.items() if name in fields}
    changed = {name: value for name, value in more.items() if name not in fields}
    return s.Scenario(
        deck="small", title="Small", model=replace(model(), **changed), **(fields | own)
    )


class Game:
    """Plays commands against a small scenario and keeps what happened."""

    def __init__(self, *injects: s.Inject, played: tuple[str, ...] = ("all",), **more: Any) -> None:
        """Compile the scenario and give STARTEX."""
        self.tables: Tables = compile_tables(scenario(*injects, **more))
        self.state: State = initial(self.tables)
        self.events: tuple[Event, ...] = ()
        self.do(StartExercise(played))

    def do(self, command: Command, seed: int = SEED) -> tuple[Event, ...]:
        """Have a command accepted and return what it brought."""
        decided = step(self.tables, self.state, command, seed)
        assert not isinstance(decided, Rejection), decided.what
        self.events, self.state = decided
        return self.events

    def refused(self, command: Command) -> Rejection:
        """Have a command refused and return why."""
        decided = step(self.tables, self.state, command, SEED)
        assert isinstance(decided, Rejection), decided
        return decided

    def value(self, name: str) -> int:
        """Return what an indicator is now."""
        return self.state.values[self.tables.slots[name]]

    def of(self, kind: type[Any]) -> Any:
        """Return the one event of a kind that the last command brought."""
        [event] = [each for each in self.events if isinstance(each, kind)]
        return event
