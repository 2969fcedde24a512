"""Defines the flat integer tables that the engine runs on: no name is looked up in a game."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from wargame.core import scenario as s
from wargame.core.commands import AbandonInitiative, EndTurn, Respond, StartInitiative
from wargame.core.predicates import Predicate
from wargame.core.rounding import div_round

EffectRow = tuple[int, int]
"""Slot and the change asked for."""
ShiftRow = tuple[int, int, int, int]
"""Slot, points for each tenth of the range, low end of the range, span of the range."""
SumRow = tuple[int, tuple[tuple[int, int], ...]]
"""Base, then pairs of slot and percent."""


@dataclass(slots=True)
class OutcomeTable:
    """One outcome of an option."""

    id: str
    name: str
    """What it is called."""
    weight: int
    shifts: tuple[ShiftRow, ...]
    effects: tuple[EffectRow, ...]
    raised: tuple[str, ...]
    lowered: tuple[str, ...]
    then: tuple[tuple[int, int], ...]
    """Inject index and turns from now."""
    set_backs: tuple[tuple[int, int], ...]
    """Initiative index and turns of progress lost."""


@dataclass(slots=True)
class OptionTable:
    """One option of an inject."""

    id: str
    capital: int
    needs: Predicate | None
    effects: tuple[EffectRow, ...]
    outcomes: tuple[OutcomeTable, ...]
    steady: bool
    """True if no weight shifts, so that `weights` is always right."""
    weights: tuple[int, ...]
    totals: tuple[int, ...]
    """Running totals of `weights`."""
    ids: tuple[str, ...]
    odds: tuple[tuple[str, int], ...]
    """Ids with unshifted weights, as a draw records them."""
    key: str
    key_hash: int
    liking: Mapping[str, int]
    """Expected worth to each cell that the program may play."""
    commands: Mapping[str, Respond]
    """The command that chooses it, by cell."""


@dataclass(slots=True)
class InjectTable:
    """One inject."""

    id: str
    to: tuple[str, ...]
    holds: str
    wait: int
    """Turns it may wait; 0 if it must be answered at once."""
    must: bool
    options: tuple[OptionTable, ...]
    option_index: Mapping[str, int]
    neglect: OutcomeTable | None
    turn: int
    """Fixed turn of delivery; 0 if none."""
    first: int
    last: int
    when: Predicate | None
    weight: int
    shifts: tuple[ShiftRow, ...]
    reaction_hashes: Mapping[str, int]
    """Hash of the draw key for the temper of each cell."""


@dataclass(slots=True)
class RuleTable:
    """One rule of the dynamics."""

    id: str
    when: Predicate | None
    effects: tuple[EffectRow, ...]
    drifts: tuple[tuple[int, SumRow, int], ...]
    """Slot, target and most units a turn."""


@dataclass(slots=True)
class EndingTable:
    """One ending."""

    id: str
    when: Predicate | None
    odds: SumRow | None
    points: int
    key: str


FULL = 10_000
"""The highest score, in hundredths of a point."""

ScoreRow = tuple[int, tuple[int, ...]]
"""Slot, and for each value of it the measure's score times its weight; negative values count from
the end, as Python's indexes do."""


@dataclass(slots=True)
class StepTable:
    """One step of the scoring."""

    single: tuple[ScoreRow, ...]
    """Measures of one indicator."""
    several: tuple[tuple[ScoreRow, ...], ...]
    """Measures of several indicators, of which the lowest counts."""
    weight: int
    """Sum of the weights."""
    gates: tuple[tuple[Predicate | None, int], ...]
    """Condition and cap in hundredths of a point."""


NarrativeRow = tuple[int, int, str, tuple[str, ...]]
"""Lowest and highest value at which some sentences fit, the trend they fit, and the sentences."""


@dataclass(slots=True)
class InitiativeTable:
    """One long programme."""

    id: str
    needs: Predicate | None
    holds: Predicate | None
    capital: int
    upkeep: int
    total: int
    marks: Mapping[int, int]
    """Progress at which a stage ends, and the stage's number from 1."""
    stages: tuple[tuple[EffectRow, ...], ...]
    abandon: tuple[EffectRow, ...]
    start: Mapping[str, StartInitiative]
    stop: Mapping[str, AbandonInitiative]


@dataclass(slots=True)
class ReactionTable:
    """One temper of a cell that the program plays."""

    id: str
    own: bool
    weight: int
    shifts: tuple[ShiftRow, ...]
    effects: tuple[EffectRow, ...]
    capital: int


@dataclass(slots=True)
class Tables:
    """A scenario compiled for the engine."""

    scenario: s.Scenario
    names: tuple[str, ...]
    """Indicator id of each slot."""
    slots: dict[str, int]
    low: tuple[int, ...]
    high: tuple[int, ...]
    start: tuple[int, ...]
    """Values at STARTEX: one slot for each indicator, then the offsets of derived ones."""
    derived: Mapping[int, tuple[int, SumRow]]
    """Slot of a derived indicator: slot of its offset, and its sum."""
    feeds: tuple[tuple[int, ...], ...]
    """Derived slots to work out again when a slot changes."""
    linked: tuple[bool, ...]
    """For each slot, whether it is derived or something is derived from it."""
    injects: tuple[InjectTable, ...]
    inject_index: dict[str, int]
    fixed: tuple[int, ...]
    triggered: tuple[int, ...]
    """Inject indexes by the way they are delivered."""
    drawn: tuple[tuple[int, ...], ...]
    """For each turn from 0, the injects that may be drawn in it."""
    draw_rows: tuple[Mapping[int, tuple[str, int]], ...]
    """For each turn from 0, id and unshifted weight of the injects that may be drawn in it."""
    plain_draws: tuple[bool, ...]
    """For each turn from 0, whether none of these has a condition or a shift."""
    draw_odds: tuple[tuple[str, int], ...]
    """Id and unshifted weight of each inject, as a draw records them."""
    draw_weights: tuple[int, ...]
    """Unshifted weight of each inject."""
    deliver_keys: tuple[str, ...]
    """Key of each draw of an inject in a turn."""
    deliver_hashes: tuple[int, ...]
    rules: tuple[RuleTable, ...]
    endings: tuple[EndingTable, ...]
    steps: tuple[StepTable, ...]
    initiatives: tuple[InitiativeTable, ...]
    initiative_index: dict[str, int]
    income: SumRow
    counterparts: Mapping[str, tuple[ReactionTable, ...]]
    same: tuple[EffectRow, ...]
    differ: tuple[EffectRow, ...]
    delay: int
    places_told: tuple[tuple[int, str, tuple[NarrativeRow, ...]], ...]
    """Slot of the tension, flashpoint and sentences of each flashpoint that has any."""
    steps_told: tuple[tuple[str, tuple[NarrativeRow, ...]], ...]
    """Step and sentences of each step; empty if no step has any."""
    seats: tuple[str, ...]
    """Every cell name a command may carry, the whole included."""
    end_turn: Mapping[str, EndTurn]
    """The command that closes a turn, by cell."""


def weigh(values: Sequence[int], total: SumRow) -> int:
    """Return a weighted sum of values, rounded half up."""
    base, terms = total
    if not terms:
        return base
    return base + div_round(sum([percent * values[slot] for slot, percent in terms]), 100)
