"""Describes the table in sentences: what a screen shows as panels is read from top to bottom."""

from __future__ import annotations

from wargame.core.views import (
    Entry,
    FlashpointView,
    IndicatorView,
    InitiativeView,
    InjectView,
    LedgerRow,
    OptionView,
    StepView,
    View,
)
from wargame.gateway import Summary
from wargame.language import _
from wargame.passages import Passage, para, prose
from wargame.wording import (
    STATUS,
    count,
    due,
    points,
    rung,
    signed,
    signed_points,
    which_is_better,
)


def briefing(view: View) -> Passage:
    """Return scene, seat, objectives and what the model assumes."""
    seat = _("You sit for {seat}. {turns}. Preview: {preview}.").format(
        seat=view.seat, turns=count(view.turns, "turn"), preview=_(view.preview)
    )
    objectives = [
        para(
            one.text,
            _(" (steps {steps})").format(steps=", ".join(one.steps)) if one.steps else "",
            first="- ",
        )
        for one in view.objectives
    ]
    heading = (para(""), para(_("Objectives:"))) if objectives else ()
    return (
        *prose(view.briefing),
        para(""),
        para(seat),
        *heading,
        *objectives,
        para(""),
        para(_("What the model takes for granted or leaves out:")),
        *(para(one, first="- ") for one in view.assumptions),
    )


def standing(view: View) -> str:
    """Return turn, date, seat and capital in two sentences."""
    money = _("{amount} free").format(amount=view.capital)
    if view.capital_reserved:
        money += _(", {amount} reserved").format(amount=view.capital_reserved)
    if view.end is None:
        money += _(", {amount} next turn").format(amount=f"{view.capital_income:+d}")
    where = _("Turn {turn} of {turns}, {date}, for {seat}. {capital}: {money}.")
    return where.format(
        turn=view.turn,
        turns=view.turns,
        date=view.date,
        seat=view.seat,
        capital=view.capital_title,
        money=money,
    )


def inject_line(one: InjectView, turn: int) -> str:
    """Return an inject in the list of what lies on the table."""
    state = due(one, turn)
    if one.answered:
        state = _("answered: {answer}").format(answer=one.answered)
    return _("{title}. {place}; {state}.").format(title=one.title, place=one.place, state=state)


def flashpoint(one: FlashpointView) -> str:
    """Return a flashpoint's rung, tension and deterrence."""
    moved = f" ({signed(one.since_turn)})" if one.since_turn else ""
    told = _("{title}: rung {rung} of {rungs}; tension {tension}{moved}").format(
        title=one.title,
        rung=rung(one),
        rungs=len(one.rungs),
        tension=one.tension,
        moved=moved,
    )
    if one.deterrence is None:
        return _("{when}.").format(when=told)
    if one.tension > one.deterrence:
        return told + _(", over deterrence {deterrence}.").format(deterrence=one.deterrence)
    return told + _(", under deterrence {deterrence}.").format(deterrence=one.deterrence)


def step(one: StepView) -> str:
    """Return a step's score, its changes and the gate that caps it."""
    told = _("{id} {short}: {score}; {turn} this turn, {start} since the start.").format(
        id=one.id,
        short=one.short,
        score=points(one.score),
        turn=signed_points(one.since_turn),
        start=signed_points(one.since_start),
    )
    if one.gate and one.cap is not None:
        told += " " + _("Gate at {cap}: {gate}.").format(cap=one.cap, gate=one.gate)
    return told


def overall(view: View) -> str:
    """Return the overall score and its change."""
    return _("Overall: {score}; {turn} this turn.").format(
        score=points(view.overall), turn=signed_points(view.overall_since_turn)
    )


def initiative_line(one: InitiativeView) -> str:
    """Return a programme in the list of programmes."""
    state = _(STATUS[one.status])
    if one.status == "available":
        state = _("costs {capital}").format(capital=one.capital)
        if one.upkeep:
            state += _(" and {upkeep} a turn").format(upkeep=one.upkeep)
    elif one.status in {"running", "stalled"}:
        state += _(", {progress} of {total}").format(
            progress=one.progress, total=count(one.total, "turn")
        )
    steps = _("step {steps}; ").format(steps=", ".join(one.steps)) if one.steps else ""
    return _("{title}: {told}.").format(title=one.title, told=steps + state)


def option_line(one: OptionView, *, is_answer: bool) -> str:
    """Return an option in the list of courses of action."""
    price = _("no capital")
    if one.capital:
        price = _("{price} of capital").format(price=count(one.capital, "point"))
    if is_answer:
        price = _("your answer")
    elif one.why_not:
        price = _("closed: {why}").format(why=one.why_not)
    return f"{one.label} ({price})"


def indicator(one: IndicatorView) -> str:
    """Return an indicator's value, range and changes."""
    derived = _(", follows from others") if one.derived else ""
    return _(
        "{title}: {value} of {low} to {high} ({unit}), {better}{derived}; "
        "{turn} this turn, {start} since the start."
    ).format(
        title=one.title,
        value=one.value,
        low=one.low,
        high=one.high,
        unit=one.unit,
        better=which_is_better(one),
        derived=derived,
        turn=signed(one.since_turn),
        start=signed(one.since_start),
    )


def entry_line(one: Entry) -> str:
    """Return the headline of an entry with its largest change."""
    if not one.changes:
        return one.headline
    first = max(one.changes, key=lambda change: abs(change.after - change.before))
    told = f"{first.title} {signed(first.after - first.before)}"
    if len(one.changes) > 1:
        told = _("{change} and {n} more").format(change=told, n=len(one.changes) - 1)
    return f"{one.headline} ({told})"


def ledger_line(row: LedgerRow, titles: dict[str, str]) -> str:
    """Return one row of the ledger in a sentence; `titles` name the indicators."""
    show, sign = (points, signed_points) if row.is_score else (str, signed)
    told = _("Turn {turn}: {title} {before} to {after}, {change}. Because of: {because}").format(
        turn=row.turn,
        title=row.title,
        before=show(row.before),
        after=show(row.after),
        change=sign(row.after - row.before),
        because=row.because,
    )
    if row.via:
        told += _(", through {indicator}").format(indicator=titles.get(row.via, row.via))
    if row.note:
        told += f" [{row.note}]"
    return told + _(". Source: {sources}; line {line}.").format(
        sources=", ".join(row.source) or _("none"), line=row.line
    )


def ending(view: View, summary: Summary) -> Passage:
    """Return how it ended, the scores and where the session turned."""
    end = view.end
    if end is None:
        return (para(_("The session goes on.")),)
    verdict = _("Overall {score} of 100.").format(score=points(end.overall))
    if end.points:
        verdict = _("Overall {score} of 100, of which the ending counts {points}.").format(
            score=points(end.overall), points=signed_points(100 * end.points)
        )
    turning = [
        para(
            _("Turn {turn}: {change}, {headline}.").format(
                turn=one.turn, change=signed_points(one.change), headline=one.headline
            ),
            first="- ",
        )
        for one in summary.turning_points
    ]
    nothing = para(_("None: no turn moved the score much."), first="- ")
    return (
        para(_("ENDEX: {ending}.").format(ending=end.title)),
        *prose(end.text),
        para(verdict),
        *(para(step(one), first="- ") for one in view.steps),
        para(_("Turning points:")),
        *(turning or [nothing]),
    )
