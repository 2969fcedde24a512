"""Lists what can happen. An event holds all that folding it needs: no rule runs in a replay."""

from __future__ import annotations

from wargame.core.facilitator_events import FacilitatorEvent
from wargame.core.records import record


@record
class Change:
    """One indicator moved, or was asked to move and could not."""

    indicator: str
    before: int
    asked: int
    """The change an effect asked for, in the indicator's unit."""
    after: int
    """The value now; differs from `before + asked` where the range clipped it."""


@record
class Draw:
    """One draw of chance, with its odds and its result."""

    key: str
    """What was drawn for, such as "respond/INJECT/OPTION"."""
    value: int
    """In 0-9,999."""
    odds: tuple[tuple[str, int], ...]
    """Pairs of a possible result and its weight at that moment."""


@record
class ExerciseStarted:
    """STARTEX. `played` are the cells with people in them."""

    played: tuple[str, ...]


@record
class TurnBegan:
    """A turn opened with so much capital to spend."""

    turn: int
    income: int
    capital: int
    """Balance after income and carry-over."""


@record
class InjectDelivered:
    """An inject reached the cells it is addressed to."""

    inject: str
    turn: int
    due: int
    """Last turn in which it can be answered."""
    cause: str
    """scheduled, triggered, drawn, follow-up, facilitator or released."""
    draw: Draw | None


@record
class ResponseGiven:
    """A cell committed to an option; it is resolved at the end of the turn."""

    cell: str
    inject: str
    option: str
    reserved: int
    """Capital now set aside for this inject."""


@record
class CounterpartReacted:
    """A cell played by the program showed its temper and answered."""

    cell: str
    inject: str
    option: str
    reaction: str
    draw: Draw
    capital: int
    """Balance after what the reaction cost."""
    changes: tuple[Change, ...]


@record
class CellsDiffered:
    """The cells answered differently: one answer holds, late and at a price."""

    inject: str
    option: str
    """The option that holds."""
    holds: str
    until: int
    """Turn at whose end it is resolved."""
    changes: tuple[Change, ...]


@record
class CellsConcurred:
    """The cells answered alike."""

    inject: str
    changes: tuple[Change, ...]


@record
class ResponseResolved:
    """An answer took effect."""

    inject: str
    option: str
    outcome: str
    draw: Draw
    capital: int
    """Balance after the option's cost."""
    changes: tuple[Change, ...]
    """Certain effects of the option, then those of the outcome."""
    certain: int
    """How many of `changes` come from the option itself."""
    raised: tuple[str, ...]
    lowered: tuple[str, ...]
    then: tuple[tuple[str, int], ...]
    """Follow-ups put on the calendar: inject and turn."""


@record
class InjectNeglected:
    """A deadline passed without an answer."""

    inject: str
    changes: tuple[Change, ...]
    raised: tuple[str, ...]
    then: tuple[tuple[str, int], ...]


@record
class InitiativeStarted:
    """A long programme was launched."""

    cell: str
    initiative: str
    capital: int
    """Balance after its cost."""


@record
class InitiativeAdvanced:
    """A programme made a turn's progress."""

    initiative: str
    progress: int
    """Turns of work done, of the sum of its stages."""
    capital: int
    """Balance after upkeep."""
    stage: int
    """Number of the stage that this finished, from 1; 0 if none."""
    completed: bool
    changes: tuple[Change, ...]


@record
class InitiativeStalled:
    """A programme made no progress: upkeep was not paid, or its condition failed."""

    initiative: str
    reason: str
    """upkeep or condition."""


@record
class InitiativeSetBack:
    """An event cost a programme some of its progress."""

    initiative: str
    progress: int
    cause: str
    """Inject whose outcome or neglect did it."""


@record
class InitiativeAbandoned:
    """A programme was given up."""

    cell: str
    initiative: str
    changes: tuple[Change, ...]


@record
class RuleApplied:
    """A dynamic of the world took effect."""

    rule: str
    changes: tuple[Change, ...]


@record
class TurnClosed:
    """The turn is over and scored. Scores are in hundredths of a point, 0-10,000."""

    turn: int
    steps: tuple[int, ...]
    overall: int


@record
class SituationTold:
    """How the turn left the region, in the model's sentences. It changes nothing."""

    turn: int
    lines: tuple[str, ...]


@record
class ExerciseEnded:
    """ENDEX by one of the model's endings."""

    ending: str
    turn: int
    draw: Draw | None
    overall: int
    """Final score in hundredths, after the ending's points."""


@record
class FreelyAdjudicated:
    """The facilitator ruled what became of an inject, or of the world, without the tables."""

    inject: str
    """Empty if it is about the world at large."""
    says: str
    """What the players are told."""
    changes: tuple[Change, ...]
    who: str
    reason: str


Event = (
    ExerciseStarted
    | TurnBegan
    | InjectDelivered
    | ResponseGiven
    | CounterpartReacted
    | CellsDiffered
    | CellsConcurred
    | ResponseResolved
    | InjectNeglected
    | InitiativeStarted
    | InitiativeAdvanced
    | InitiativeStalled
    | InitiativeSetBack
    | InitiativeAbandoned
    | RuleApplied
    | TurnClosed
    | SituationTold
    | ExerciseEnded
    | FreelyAdjudicated
    | FacilitatorEvent
)
