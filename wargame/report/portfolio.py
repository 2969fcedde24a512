"""Lays several sessions side by side: profiles over time, what recurs, what was done about it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from wargame.report.after.actions import Action
from wargame.report.after_action import AfterActionReport
from wargame.report.charts import Chart, Line
from wargame.report.tabular import Cell, Table

FULL = 10_000
_LETTERS = 22


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitting:
    """One session of a portfolio. Scores are in hundredths of a point."""

    file: str
    title: str
    deck: str
    begun: str
    seat: str
    turn: int
    turns: int
    ending: str
    """Empty while it goes on."""
    start: int
    overall: int
    steps: tuple[tuple[str, str, int, int], ...]
    """Id, short name, score at STARTEX and score now of every step."""
    ratings: tuple[tuple[str, str], ...]
    """Subject and rating that counts."""
    areas: int
    open_actions: int
    closed_actions: int
    undone: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Recurring:
    """A finding that more than one session may have."""

    key: str
    theme: str
    is_strength: bool
    sessions: tuple[tuple[str, int], ...]
    """File and line of each session that has it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A corrective action of a session."""

    file: str
    action: Action

    @property
    def is_open(self) -> bool:
        """Whether it is still to be done."""
        return not self.action.closed


@dataclass(frozen=True, slots=True, kw_only=True)
class Portfolio:
    """Several sessions, the earliest first."""

    sittings: tuple[Sitting, ...]
    recurring: tuple[Recurring, ...]
    """Areas for improvement that most sessions share first, then strengths."""
    actions: tuple[Kept, ...]
    """Open ones first."""
    left_out: tuple[str, ...]
    """What could not be read, and why."""

    @property
    def open_actions(self) -> tuple[Kept, ...]:
        """Actions that are still to be done."""
        return tuple(each for each in self.actions if each.is_open)

    @property
    def areas(self) -> tuple[Recurring, ...]:
        """Areas for improvement, those of most sessions first."""
        return tuple(each for each in self.recurring if not each.is_strength)

    @property
    def strengths(self) -> tuple[Recurring, ...]:
        """Strengths, those of most sessions first."""
        return tuple(each for each in self.recurring if each.is_strength)

    @property
    def steps(self) -> tuple[tuple[str, str], ...]:
        """Id and short name of every step of any session, in their order."""
        found: dict[tuple[str, str], None] = {}
        for each in self.sittings:
            found |= dict.fromkeys((step, short) for step, short, _, _ in each.steps)
        return tuple(found)


def portfolio_of(
    sessions: Iterable[tuple[AfterActionReport, Sequence[Action]]], left_out: Iterable[str] = ()
) -> Portfolio:
    """Return the portfolio of reports, each with the actions kept beside its save."""
    ordered = sorted(sessions, key=lambda each: (each[0].overview.begun, each[0].overview.file))
    kept = [
        Kept(file=report.overview.file, action=action)
        for report, actions in ordered
        for action in actions
    ]
    return Portfolio(
        sittings=tuple(_sitting(report, actions) for report, actions in ordered),
        recurring=_recurring([report for report, _ in ordered]),
        actions=tuple(sorted(kept, key=lambda each: not each.is_open)),
        left_out=tuple(left_out),
    )


def _sitting(report: AfterActionReport, actions: Sequence[Action]) -> Sitting:
    o = report.overview
    closed = sum(bool(each.closed) for each in actions)
    return Sitting(
        file=o.file,
        title=o.title,
        deck=o.deck_title,
        begun=o.begun,
        seat=o.seat,
        turn=o.turn,
        turns=o.turns,
        ending=o.ending,
        start=o.start,
        overall=o.overall,
        steps=tuple((each.id, each.short, each.values[0], each.now) for each in report.world.steps),
        ratings=tuple((each.subject, each.rating) for each in report.ratings),
        areas=len(report.areas),
        open_actions=len(actions) - closed,
        closed_actions=closed,
        undone=o.undone,
    )


def _recurring(reports: Sequence[AfterActionReport]) -> tuple[Recurring, ...]:
    # steps of two models may have one id, so what a finding is called counts too
    where: dict[tuple[str, str, bool], dict[str, int]] = {}
    for report in reports:
        for each in report.findings:
            key = (each.key, each.theme, each.is_strength)
            line = each.evidence[0].line if each.evidence else report.overview.lines
            where.setdefault(key, {}).setdefault(report.overview.file, line)
    found = (
        Recurring(key=key, theme=theme, is_strength=is_strength, sessions=tuple(lines.items()))
        for (key, theme, is_strength), lines in where.items()
    )
    return tuple(
        sorted(found, key=lambda each: (each.is_strength, -len(each.sessions), each.theme))
    )


def table_of(portfolio: Portfolio) -> Table:
    """Return a row for each session."""
    head = (
        "file",
        "title",
        "deck",
        "begun",
        "seat",
        "turn",
        "turns",
        "ending",
        "overall in hundredths",
        "at STARTEX",
        *(f"{step} {short}" for step, short in portfolio.steps),
        "areas for improvement",
        "actions open",
        "actions closed",
        "commands taken back",
    )
    return Table("sessions", head, tuple(_row(portfolio, each) for each in portfolio.sittings))


def _row(portfolio: Portfolio, each: Sitting) -> tuple[Cell, ...]:
    scores = {(step, short): score for step, short, _, score in each.steps}
    return (
        each.file,
        each.title,
        each.deck,
        each.begun,
        each.seat,
        each.turn,
        each.turns,
        each.ending,
        each.overall,
        each.start,
        *(scores.get(step) for step in portfolio.steps),
        each.areas,
        each.open_actions,
        each.closed_actions,
        each.undone,
    )


def charts_of(portfolio: Portfolio) -> Iterator[Chart]:
    """Yield the profile over the sessions that are scored on the same steps."""
    groups: dict[tuple[tuple[str, str], ...], list[Sitting]] = {}
    for each in portfolio.sittings:
        key = tuple((step, short) for step, short, _, _ in each.steps)
        groups.setdefault(key, []).append(each)
    for number, (steps, sittings) in enumerate(groups.items()):
        if len(sittings) > 1:
            yield _chart(f"chart-sessions-{number}", steps, sittings)


def _chart(name: str, steps: Sequence[tuple[str, str]], sittings: Sequence[Sitting]) -> Chart:
    lines = [
        Line(
            name=_short(f"{step} {short}"),
            values=tuple(each.steps[index][3] for each in sittings),
        )
        for index, (step, short) in enumerate(steps)
    ]
    lines.append(Line(name="Overall", values=tuple(each.overall for each in sittings)))
    return Chart(
        id=name,
        title="Scores of the steps, session by session",
        says=f"{len(sittings)} sessions, the earliest first: the numbers stand in the table.",
        places=tuple(str(number) for number in range(1, len(sittings) + 1)),
        lines=tuple(lines),
        high=FULL,
        unit=100,
        axis="By session, in the order of the table",
    )


def _short(text: str) -> str:
    return text if len(text) <= _LETTERS else f"{text[: _LETTERS - 1]}…"
