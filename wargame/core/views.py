"""Describes what one seat may see. Screens, reports and the network take these and nothing else.

Every text in a view has passed `plain`, so it is safe to show; it is never markup. Scores are in
hundredths of a point (0-10,000); `points(score)` in `wargame.figures` makes them readable.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from wargame.core.views_map import MapView

Preview = Literal["instructor", "standard", "realistic", "blind"]
"""How much of an option's consequences is shown before it is chosen.

instructor: magnitudes and odds; standard: directions; realistic: which indicators; blind: nothing.
"""

PREVIEWS: tuple[Preview, ...] = ("instructor", "standard", "realistic", "blind")


Status = Literal["available", "closed", "running", "stalled", "done", "abandoned"]
"""Where an initiative stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorView:
    """One indicator as it stands."""

    id: str
    title: str
    group: str
    value: int
    low: int
    high: int
    unit: str
    better: str
    """up, down or band."""
    says: str
    source: tuple[str, ...]
    derived: bool
    since_turn: int
    """Change since the turn before this one began."""
    since_start: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FlashpointView:
    """One flashpoint on the escalation ladder."""

    id: str
    title: str
    short: str
    tension: int
    deterrence: int | None
    rung: int
    """Index of the rung, 0 the lowest."""
    rung_title: str
    rungs: tuple[str, ...]
    """Titles of all rungs, lowest first."""
    since_turn: int
    """Change of tension since the turn before this one began."""
    indicator: str = ""
    """Id of the indicator that the tension is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StepView:
    """One step's score."""

    id: str
    title: str
    short: str
    says: str
    source: tuple[str, ...]
    score: int
    """Hundredths of a point."""
    since_turn: int
    since_start: int
    gate: str
    """Why the score is capped now; empty if it is not."""
    cap: int | None
    """Points of 0-100 the gate allows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewItem:
    """What one option would do to one indicator, as far as the difficulty shows it."""

    indicator: str
    title: str
    text: str
    """"+3", "up", or empty when only the name is shown."""
    good: bool | None
    """Whether that is good for the players; None if unknown or neither."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewLine:
    """One line of a preview: the certain effects, or one outcome with its odds."""

    title: str
    odds: int | None
    """Percent; None if certain or not shown."""
    items: tuple[PreviewItem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AdviceView:
    """One adviser's argument."""

    adviser: str
    because: str
    rule: str
    """Id of the rule it rests on."""
    rule_title: str
    rule_says: str
    source: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OptionView:
    """One course of action."""

    id: str
    label: str
    intent: str
    capital: int
    needs: str
    """Its requirement in words, empty if none."""
    open: bool
    why_not: str
    """Why it cannot be chosen now; empty if it can."""
    steps: tuple[str, ...]
    preview: tuple[PreviewLine, ...]
    advice: tuple[AdviceView, ...]
    source: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class InjectView:
    """One inject that lies on the table."""

    id: str
    title: str
    place: str
    """Title of its flashpoint or theme."""
    flashpoint: str
    phase: str
    kind: str
    sender: str
    method: str
    situation: str
    private: tuple[tuple[str, str], ...]
    """Cell title and text, only of cells this seat sits in."""
    delivered: int
    due: int
    """Last turn in which it can be answered."""
    must: bool
    """True if the turn cannot end before it is answered."""
    answered: str
    """Label of the option this seat has committed to; empty if none yet."""
    answered_option: str
    options: tuple[OptionView, ...]
    expected: str
    """Only for facilitators and after the session; else empty."""
    worsens: bool = False
    """Whether something happens when its last turn passes without an answer."""
    neglect: tuple[PreviewLine, ...] = ()
    """What that would do, as far as the difficulty shows it."""
    spots: tuple[str, ...] = ()
    """Places of the map where it is marked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StageView:
    """One stretch of an initiative."""

    title: str
    turns: int
    done: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class InitiativeView:
    """One long programme."""

    id: str
    title: str
    steps: tuple[str, ...]
    says: str
    trade_off: str
    status: Status
    """`closed` means it cannot be started now; `why_not` says why."""
    why_not: str
    needs: str
    capital: int
    upkeep: int
    progress: int
    total: int
    """Turns of work."""
    stages: tuple[StageView, ...]
    preview: tuple[PreviewLine, ...]
    source: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A source in full, for the reader who asks."""

    id: str
    """As cited, such as "essay/1c"."""
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectiveView:
    """What the exercise is for."""

    id: str
    text: str
    steps: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EndView:
    """How the session ended."""

    id: str
    kind: str
    title: str
    text: str
    points: int
    overall: int
    """Final score in hundredths, with the ending's points."""


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """Everything one seat may see at one moment."""

    deck: str
    title: str
    summary: str
    briefing: str
    objectives: tuple[ObjectiveView, ...]
    assumptions: tuple[str, ...]
    seat: str
    """What this seat is called: the cell's title, or "The alliance" style name of the whole."""
    cell: str
    """Cell id to put into commands."""
    preview: Preview
    turn: int
    """0 before STARTEX."""
    turns: int
    date: str
    """The turn on the calendar, such as "2020 Q2"."""
    started: bool
    capital: int
    """Balance less what is reserved by answers already given."""
    capital_reserved: int
    capital_income: int
    """What the next turn will bring if nothing changes."""
    capital_title: str
    overall: int
    overall_since_turn: int
    steps: tuple[StepView, ...]
    indicators: tuple[IndicatorView, ...]
    flashpoints: tuple[FlashpointView, ...]
    injects: tuple[InjectView, ...]
    """Open injects, those that must be answered first."""
    initiatives: tuple[InitiativeView, ...]
    can_end_turn: bool
    why_not_end: str
    end: EndView | None
    map: MapView | None = None
    """The map of the model; None if it has none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeLine:
    """One movement of an indicator, ready to be shown."""

    indicator: str
    title: str
    before: int
    asked: int
    after: int
    unit: str
    good: bool | None
    """Whether it is good for the players; None if neither."""
    clipped: bool
    """True if the range stopped part of what was asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing that happened, headline first, then the paragraph, then the numbers."""

    kind: str
    """start, turn, inject, answer, reaction, differed, concurred, outcome, neglect, launched,
    initiative, abandoned, rule, situation, score, facilitator or
    ending."""
    turn: int
    cause: str
    """by-you, by-others or by-world: what it came from."""
    headline: str
    detail: str
    odds: str
    """The draw in words, such as "Shadowed: 40 %, drew 73"; empty if nothing was drawn."""
    changes: tuple[ChangeLine, ...]
    because: str
    """Option, rule or initiative that caused it, in words."""
    source: tuple[str, ...]
    inject: str
    """Id of the inject it belongs to; empty if none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerRow:
    """One change of an indicator or of a step's score, with its cause."""

    turn: int
    line: int
    """Line of the record that holds the event."""
    about: str
    """Indicator id, or "step/3", or "overall"."""
    title: str
    before: int
    after: int
    asked: int | None
    """What was asked for; None for a score, and for an indicator that follows others."""
    cause: str
    """inject, option, outcome, neglect, reaction, rule, initiative, cells, facilitator, ending."""
    cause_id: str
    because: str
    """The cause in words."""
    note: str
    """Clamp or gate that held it back; empty if none."""
    source: tuple[str, ...]
    via: str
    """For a score or a derived indicator: the indicator it came through."""

    @property
    def is_score(self) -> bool:
        """Whether the values are hundredths of a point and not units of an indicator."""
        return self.about == "overall" or self.about.startswith("step/")
