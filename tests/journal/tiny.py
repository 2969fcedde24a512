"""Builds the smallest scenario that makes every kind of command and most kinds of event."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from wargame.core import scenario as s
from wargame.core.commands import Command, StartExercise
from wargame.core.legal import legal_commands
from wargame.session import Session

TOKYO, WASHINGTON = "tokyo", "washington"
SEED = 7


def clock() -> datetime:
    """Return a wall time that stands still."""
    return datetime(2026, 11, 24, 9, 30, tzinfo=UTC)


def _indicator(name: str, start: int, derived: s.WeightedSum | None = None) -> s.Indicator:
    return s.Indicator(
        id=name,
        title=name,
        group="all",
        low=0,
        high=100,
        start=start,
        unit="points",
        better="up",
        says="A quantity.",
        source=("designer's judgement",),
        derived=derived,
    )


def _outcome(name: str, by: int, then: tuple[s.FollowUp, ...] = ()) -> s.Outcome:
    return s.Outcome(
        id=name,
        weight=50,
        shifts=(s.Shift(indicator="alliance.trust", by=2),),
        text=f"It turned out {name}.",
        effects=(s.Effect(indicator="taiwan.tension", by=by),),
        flags=(f"was-{name}",),
        lower=(),
        then=then,
        set_backs=(s.SetBack(initiative="relocation", by=1),),
    )


def _option(name: str, by: int, then: tuple[s.FollowUp, ...] = ()) -> s.Option:
    return s.Option(
        id=name,
        label=f"Choose {name}",
        intent="To see what happens.",
        posture="mixed",
        capital=1,
        needs="",
        steps=("1",),
        effects=(s.Effect(indicator="alliance.trust", by=by),),
        outcomes=(_outcome("calm", -5, then), _outcome("rough", 5)),
        source=("designer's judgement",),
    )


def _inject(
    name: str, *, deliver: s.Delivery | None, deadline: int | None, then: str = ""
) -> s.Inject:
    follow = (s.FollowUp(inject=then, after=1),) if then else ()
    neglect = s.Neglect(
        text="Nobody answered.",
        effects=(s.Effect(indicator="alliance.trust", by=-2),),
        flags=(),
        then=(),
        set_backs=(),
    )
    return s.Inject(
        id=name,
        title=f"The matter of {name}",
        flashpoint="taiwan",
        phase="crisis",
        kind="pressure",
        contingency=False,
        deliver=deliver,
        sender="A desk",
        to=(TOKYO, WASHINGTON),
        method="cable",
        situation="Something happened. 台湾海峡で何かが起きた。",
        private=(),
        facilitator="",
        deadline=deadline,
        holds=TOKYO,
        advice=(),
        options=(_option("firm", 2, follow), _option("soft", -2, follow)),
        neglect=neglect if deadline is not None else None,
        expected="",
        discuss=(),
        precedent=None,
        objectives=(),
    )


def _injects(turns: int) -> tuple[s.Inject, ...]:
    fixed = s.Delivery(turn=1, first=1, last=turns, when="", weight=0, shifts=())
    drawn = s.Delivery(turn=None, first=1, last=turns, when="", weight=3, shifts=())
    return (
        _inject("median-line", deliver=fixed, deadline=None, then="near-miss"),
        _inject("near-miss", deliver=None, deadline=None),
        _inject("rumour", deliver=drawn, deadline=1),
        _inject("survey-ship", deliver=drawn, deadline=0),
    )


def _model() -> s.Model:
    half = s.WeightedSum(base=10, terms=(s.Term(indicator="alliance.trust", percent=50),))
    return s.Model(
        id="tiny",
        title="Tiny",
        claims=(),
        sources=(),
        indicators=(
            _indicator("alliance.trust", 60),
            _indicator("taiwan.tension", 50),
            _indicator("taiwan.deterrence", 5, half),
        ),
        cells=(
            s.Cell(id=TOKYO, title="Tokyo", says="A capital."),
            s.Cell(id=WASHINGTON, title="Washington", says="A capital."),
        ),
        flashpoints=(
            s.Flashpoint(
                id="taiwan",
                title="Taiwan Strait",
                short="TS",
                tension="taiwan.tension",
                deterrence="taiwan.deterrence",
            ),
        ),
        ladder=(s.Rung(id="calm", title="Calm", at=0, says="Quiet."),),
        rules=(
            s.Rule(
                id="weather",
                title="Weather",
                when="",
                effects=(s.Effect(indicator="taiwan.tension", by=1),),
                drifts=(),
                says="Tension grows by itself.",
                source=("designer's judgement",),
            ),
        ),
        endings=(
            s.Ending(
                id="completed",
                kind="completed",
                title="The term is over",
                when="final",
                odds=None,
                text="It is over.",
                points=0,
                source=("designer's judgement",),
            ),
        ),
        steps=(_step(),),
        overall=s.Overall(
            mean=50, lowest=50, lowest_count=1, says="Half and half.", source=("essay/0k",)
        ),
        capital=s.Capital(
            title="Political capital",
            start=5,
            income=s.WeightedSum(base=3),
            carry=50,
            most=12,
            says="What can be asked.",
            source=("designer's judgement",),
        ),
        initiatives=(_initiative(),),
        counterparts=(),
        concert=s.Concert(
            same=(s.Effect(indicator="alliance.trust", by=1),),
            differ=(s.Effect(indicator="alliance.trust", by=-1),),
            delay=1,
            says="Agreement pays.",
            source=("essay/0d",),
        ),
        assumptions=(),
    )


def _step() -> s.Step:
    measure = s.Measure(
        title="Trust",
        indicators=("alliance.trust",),
        start=0,
        end=100,
        band=None,
        fade=0,
        weight=1,
        says="Trust.",
        source=("essay/1a",),
    )
    return s.Step(
        id="1",
        title="Step one",
        short="One",
        says="Build trust.",
        source=("essay/1",),
        measures=(measure,),
        gates=(),
    )


def _initiative() -> s.Initiative:
    stage = s.Stage(
        title="Work",
        turns=2,
        text="Done.",
        effects=(s.Effect(indicator="alliance.trust", by=4),),
    )
    return s.Initiative(
        id="relocation",
        title="Relocation",
        steps=("1",),
        says="A long programme.",
        trade_off="It costs.",
        needs="",
        holds="",
        capital=1,
        upkeep=1,
        stages=(stage, stage),
        abandon=(s.Effect(indicator="alliance.trust", by=-3),),
        source=("designer's judgement",),
    )


def tiny_scenario(turns: int = 3, deck: str = "tiny-deck") -> s.Scenario:
    """Return a scenario of some turns that can be played in any of three seatings."""
    return s.Scenario(
        deck=deck,
        title="A tiny deck",
        version="1.0.0",
        language="en",
        summary="Two sentences. No more.",
        briefing="It begins.",
        turns=turns,
        start="2020-Q2",
        draw_to=2,
        most=3,
        set=(("taiwan.tension", 48),),
        cells=(TOKYO, WASHINGTON),
        objectives=(),
        injects=_injects(turns),
        model=_model(),
    )


def begin(
    saves: Path,
    *,
    turns: int = 3,
    played: tuple[str, ...] = (s.WHOLE,),
    title: str = "A lesson",
    seed: int = SEED,
) -> Session:
    """Return a session of the tiny deck, after STARTEX."""
    session = Session.create(
        tiny_scenario(turns),
        seed=seed,
        played=played,
        cell=played[0],
        preview="standard",
        title=title,
        saves=saves,
        clock=clock,
    )
    session.submit(StartExercise(played), "player")
    return session


def next_command(session: Session, number: int) -> Command:
    """Return one of the legal commands; the number says which, so that courses differ."""
    legal = legal_commands(session.tables, session.state)
    return legal[number % len(legal)]


def play(session: Session, commands: int, salt: int = 0) -> None:
    """Submit some legal commands, or as many as there are before the end."""
    for number in range(commands):
        if session.state.ending:
            return
        session.submit(next_command(session, number * 7 + salt), "player")


def finished(saves: Path, *, played: tuple[str, ...] = (s.WHOLE,), salt: int = 3) -> Path:
    """Return the file of a session that was played to its end."""
    with begin(saves, played=played) as session:
        play(session, 200, salt)
        assert session.state.ending
        return session.path
