"""Describes a scenario as data: the model, the deck and all their texts, by name.

A `Scenario` is what the deck compiler makes of the YAML files and what every save carries in
its second line, so a session needs nothing else to be read for ever. Everything is a string, an
integer, a boolean or a tuple of such; nothing here knows any indicator, cell or step by name.
Sources are citations: `essay/1c` (a `Claim`), `facts/KEY` (a `Source`), or "designer's judgement".
"""

from __future__ import annotations

from typing import Literal

from wargame.core.atlas import Atlas, GlossaryTerm
from wargame.core.exercise_rules import PLAIN_RULES, ExerciseRules
from wargame.core.records import named_record

WHOLE = "all"
"""The cell name by which one seat answers for every cell at once (solo play for the alliance)."""

Better = Literal["up", "down", "band"]
Posture = Literal["firm", "conciliatory", "mixed"]
Trend = Literal["rising", "falling", "steady"]


@named_record
class Claim:
    """One claim of the essay (or of whatever text a model rests on), in our own words."""

    id: str
    """Short stable id such as "1c"; cited as "essay/1c"."""
    says: str


@named_record
class Source:
    """A published source that the model or a deck cites as "facts/KEY"."""

    id: str
    title: str
    """Institution or outlet, title and year."""
    grade: str
    """"A" official, academic or established press; "B" repost, wiki or blog."""


@named_record
class Term:
    """One weighted indicator of a `WeightedSum`."""

    indicator: str
    percent: int
    """Hundredths of the indicator's value that are added. May be negative."""


@named_record
class WeightedSum:
    """`base` plus hundredths of indicator values, rounded half up once at the end."""

    base: int
    terms: tuple[Term, ...] = ()


@named_record
class Effect:
    """A change an event asks of one indicator; the indicator's range clips what it gets."""

    indicator: str
    by: int
    """In the indicator's unit; never 0."""


@named_record
class Shift:
    """How an indicator moves the weight of an outcome or of a draw.

    The weight changes by `by` points for each tenth of the indicator's range above its middle,
    and back below it. A weight never falls under 1.
    """

    indicator: str
    by: int


@named_record
class Indicator:
    """One measured quantity of the state of the world."""

    id: str
    """Stable name, usually with a group and a dot before it; saves refer to it."""
    title: str
    group: str
    low: int
    """Lowest value, inclusive, in `unit`s."""
    high: int
    """Highest value, inclusive; above `low`."""
    start: int
    """Value before a deck's own start values. For a derived indicator, its offset."""
    unit: str
    better: Better
    """Which way is good for the players; "band" means that a middle range is."""
    says: str
    """What it measures and what its ends mean, in one or two sentences."""
    source: tuple[str, ...]
    """Where start and meaning come from."""
    derived: WeightedSum | None = None
    """If set, the value is this sum plus an offset, and effects move the offset."""


@named_record
class Cell:
    """A team that answers injects, such as a capital."""

    id: str
    title: str
    says: str
    cares: tuple[Effect, ...] = ()
    """What it wants, as points per unit of an indicator; steers a cell the program plays."""


@named_record
class Flashpoint:
    """A place whose tension climbs the escalation ladder."""

    id: str
    title: str
    short: str
    """One or two letters for maps and narrow tables."""
    tension: str
    """Indicator that is read against the ladder."""
    deterrence: str | None


@named_record
class Rung:
    """One rung of the escalation ladder, from the lowest tension that reaches it."""

    id: str
    title: str
    at: int
    says: str


@named_record
class Drift:
    """A slow movement of an indicator towards a target, at most `by` units a turn."""

    indicator: str
    toward: WeightedSum
    by: int


@named_record
class Rule:
    """A dynamic of the world that runs at the end of each turn when its condition holds."""

    id: str
    title: str
    when: str
    """Condition; empty means always."""
    effects: tuple[Effect, ...]
    drifts: tuple[Drift, ...]
    says: str
    source: tuple[str, ...]


@named_record
class Ending:
    """A way a session ends. Endings are checked in order at the end of each turn."""

    id: str
    kind: str
    """Such as "completed", "conflict" or "rupture"."""
    title: str
    when: str
    """Condition; the word `final` in it is true in the last turn."""
    odds: WeightedSum | None
    """Chance in percent, clipped to 0-100; certain if absent."""
    text: str
    points: int
    """Added to the overall score, in points of 0-100; usually negative or 0."""
    source: tuple[str, ...]
    flashpoint: str = ""


@named_record
class Measure:
    """One weighted part of a step's score."""

    title: str
    indicators: tuple[str, ...]
    """If several, the lowest of their measures counts."""
    start: int
    """Value that scores 0 (`from` in the deck)."""
    end: int
    """Value that scores 100 (`to` in the deck); may be below `start`."""
    band: tuple[int, int] | None
    """If set, values in this band score 100 and fade to 0 over `fade` units outside it."""
    fade: int
    weight: int
    says: str
    source: tuple[str, ...]


@named_record
class Gate:
    """A condition that caps a step's score, so that one virtue cannot be bought with another."""

    when: str
    cap: int
    """Highest score of the step in points of 0-100 while the condition holds."""
    says: str
    source: tuple[str, ...]


@named_record
class Step:
    """One aim the session is scored on."""

    id: str
    title: str
    short: str
    says: str
    source: tuple[str, ...]
    measures: tuple[Measure, ...]
    gates: tuple[Gate, ...]


@named_record
class Overall:
    """How the steps make the overall score: percent of the mean and of the mean of the lowest."""

    mean: int
    lowest: int
    lowest_count: int
    says: str
    source: tuple[str, ...]


@named_record
class Capital:
    """Political capital: what the governments can still ask of their publics."""

    title: str
    start: int
    income: WeightedSum
    """Points added at the start of each turn; never less than 0."""
    carry: int
    """Percent of unspent capital that is kept for the next turn."""
    most: int
    """Highest balance."""
    says: str
    source: tuple[str, ...]


@named_record
class SetBack:
    """Progress an initiative loses."""

    initiative: str
    by: int


@named_record
class Stage:
    """One stretch of an initiative; its effects come when it is finished."""

    title: str
    turns: int
    text: str
    effects: tuple[Effect, ...]


@named_record
class Initiative:
    """A long programme bought with capital, kept up every turn, paid off in stages."""

    id: str
    title: str
    steps: tuple[str, ...]
    says: str
    trade_off: str
    needs: str
    """Condition to start it; empty means always."""
    holds: str
    """Condition to make progress in a turn; empty means always."""
    capital: int
    upkeep: int
    """Capital a turn while it runs; unpaid, it makes no progress."""
    stages: tuple[Stage, ...]
    abandon: tuple[Effect, ...]
    source: tuple[str, ...]


@named_record
class Reaction:
    """One temper in which a cell played by the program answers."""

    id: str
    title: str
    own: bool
    """True if the cell goes its own way and takes the option it likes best."""
    weight: int
    shifts: tuple[Shift, ...]
    effects: tuple[Effect, ...]
    capital: int
    """Extra capital the reaction costs."""
    text: str
    source: tuple[str, ...]


@named_record
class Counterpart:
    """How one cell behaves when nobody sits in it."""

    cell: str
    reactions: tuple[Reaction, ...]


@named_record
class Concert:
    """What it brings or costs when the cells answer an inject alike or differently."""

    same: tuple[Effect, ...]
    differ: tuple[Effect, ...]
    delay: int
    """Turns by which a disputed answer comes late."""
    says: str
    source: tuple[str, ...]


@named_record
class Narrative:
    """Sentences that may tell, at the end of a turn, how things stand somewhere."""

    about: str
    """A flashpoint, of which the tension counts, or a step, of which the score counts."""
    low: int
    """Lowest tension, or score in points of 0-100, at which it fits; inclusive."""
    high: int
    """Highest such value, inclusive."""
    trend: Trend
    """Which way it moved in the turn."""
    lines: tuple[str, ...]
    """One of them is drawn."""
    source: tuple[str, ...]


@named_record
class Model:
    """Everything that outlives one deck: quantities, rules, ladder, scoring, initiatives."""

    id: str
    title: str
    claims: tuple[Claim, ...]
    sources: tuple[Source, ...]
    indicators: tuple[Indicator, ...]
    cells: tuple[Cell, ...]
    flashpoints: tuple[Flashpoint, ...]
    ladder: tuple[Rung, ...]
    rules: tuple[Rule, ...]
    endings: tuple[Ending, ...]
    steps: tuple[Step, ...]
    overall: Overall
    capital: Capital
    initiatives: tuple[Initiative, ...]
    counterparts: tuple[Counterpart, ...]
    concert: Concert | None
    assumptions: tuple[str, ...]
    """What the model takes for granted or leaves out, to be shown to players."""
    narrative: tuple[Narrative, ...] = ()
    atlas: Atlas | None = None
    """The map; a model without one is played without a map."""
    glossary: tuple[GlossaryTerm, ...] = ()


@named_record
class Objective:
    """What the exercise is for."""

    id: str
    text: str
    steps: tuple[str, ...]


@named_record
class Delivery:
    """When an inject may reach the players.

    `turn` fixes it; else a positive `weight` puts it among the drawn ones; else it comes as soon as
    `when` holds. An inject without a delivery comes only as a follow-up.
    """

    turn: int | None
    first: int
    last: int
    """First and last turn in which it may come, inclusive."""
    when: str
    weight: int
    shifts: tuple[Shift, ...]


@named_record
class FollowUp:
    """An inject that an outcome puts on the calendar."""

    inject: str
    after: int
    """Turns from now, at least 1."""


@named_record
class Advice:
    """One adviser's argument for one option, resting on a rule of the model."""

    adviser: str
    option: str
    because: str
    rule: str


@named_record
class Outcome:
    """One way an option can turn out."""

    id: str
    weight: int
    shifts: tuple[Shift, ...]
    text: str
    effects: tuple[Effect, ...]
    flags: tuple[str, ...]
    """Flags it raises."""
    lower: tuple[str, ...]
    """Flags it lowers."""
    then: tuple[FollowUp, ...]
    set_backs: tuple[SetBack, ...]
    title: str = ""
    """What it is called; if empty, its id in words. Translations fill it."""

    @property
    def name(self) -> str:
        """What it is called."""
        return self.title or self.id.replace("-", " ").capitalize()


@named_record
class Option:
    """A course of action."""

    id: str
    label: str
    intent: str
    posture: Posture
    capital: int
    needs: str
    steps: tuple[str, ...]
    effects: tuple[Effect, ...]
    """Certain effects, whatever the outcome."""
    outcomes: tuple[Outcome, ...]
    source: tuple[str, ...]


@named_record
class Neglect:
    """What happens when an inject's deadline passes unanswered."""

    text: str
    effects: tuple[Effect, ...]
    flags: tuple[str, ...]
    then: tuple[FollowUp, ...]
    set_backs: tuple[SetBack, ...]


@named_record
class Precedent:
    """What happened in the real world, for the notes; never shown before the inject is closed."""

    text: str
    source: tuple[str, ...]


@named_record
class Inject:
    """A scripted happening that the players have to answer."""

    id: str
    title: str
    flashpoint: str
    """A flashpoint of the model, or "alliance" style theme named by the model."""
    phase: str
    kind: str
    """pressure, shock, accident, politics or opening."""
    contingency: bool
    """True if only a facilitator or a follow-up brings it."""
    deliver: Delivery | None
    sender: str
    to: tuple[str, ...]
    method: str
    situation: str
    private: tuple[tuple[str, str], ...]
    """Pairs of cell id and text that only this cell reads."""
    facilitator: str
    deadline: int | None
    """Turns it may wait after the turn it came in; None means it must be answered at once."""
    holds: str
    """Cell whose answer holds when the cells differ."""
    advice: tuple[Advice, ...]
    options: tuple[Option, ...]
    neglect: Neglect | None
    expected: str
    discuss: tuple[str, ...]
    precedent: Precedent | None
    objectives: tuple[str, ...]
    place: str = ""
    """Place of the map where it happens; empty if it is wherever its flashpoint or theme is."""


@named_record
class Scenario:
    """A deck on its model: all that a session needs."""

    deck: str
    title: str
    version: str
    language: str
    summary: str
    """Two or three sentences for the list of decks."""
    briefing: str
    """The scene setter that players read at STARTEX."""
    turns: int
    start: str
    """First turn on the calendar: "2020-Q2", "2020-04", "2020-W15" or "2020-04-06"."""
    draw_to: int
    """Injects are drawn until a turn brings this many."""
    most: int
    """Never more new injects in a turn than this."""
    set: tuple[tuple[str, int], ...]
    """Start values of this deck."""
    cells: tuple[str, ...]
    objectives: tuple[Objective, ...]
    injects: tuple[Inject, ...]
    model: Model
    exercise: ExerciseRules = PLAIN_RULES
    """How it is played by several cells with a facilitator."""
