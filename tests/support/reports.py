"""Plays sessions worth a report: alone with a rewind and comments, and in a room with all of it."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from tests.support.room import clock, gather
from tests.support.small import effects, fixed, inject, measure, option, outcome, step_of
from tests.support.small import scenario as small
from wargame.analysis.policies import POLICIES
from wargame.appraisals import Appraisal, Luck, Review, Verdict
from wargame.core import facilitator_commands as c
from wargame.core import room_facts as r
from wargame.core import scenario as s
from wargame.core.commands import EndTurn, Respond, StartExercise
from wargame.core.legal import legal_commands
from wargame.core.plain import plain
from wargame.core.rejections import Rejection
from wargame.core.remarks import Comment, Rating, Titled
from wargame.core.scenario_json import scenario_from_json, scenario_to_json
from wargame.exercise import requests as q
from wargame.journal.lines import BEFORE_STARTEX
from wargame.journal.record import read
from wargame.journal.replay import replay
from wargame.report.after.actions import Action
from wargame.report.after.rules import read_rules
from wargame.report.after.source import Source
from wargame.report.after_action import AfterActionReport, report_of
from wargame.session import Session

HOSTILE = (
    "=HYPERLINK(\"http://evil\")<script>alert('x')</script><img src=x onerror=alert(1)>"
    "\x1b[31mred\x1b]0;title\x07 \u202eedoc `*_[link](javascript:x)_*` | a | b |"
    "\n# head\n- {{ x }} &amp;"
)
"""Everything at once that somebody might try."""
_TEXTS = {
    "title",
    "label",
    "intent",
    "situation",
    "sender",
    "method",
    "text",
    "says",
    "summary",
    "briefing",
    "because",
    "expected",
    "unit",
    "group",
    "short",
}


def hostile(scenario: s.Scenario) -> s.Scenario:
    """Return a scenario in which every text that people read tries to be more than text."""
    return scenario_from_json(_spoiled(scenario_to_json(scenario)))


def _spoiled(value: Any) -> Any:
    if isinstance(value, dict):
        return {
            key: f"{HOSTILE} {each}"
            if key in _TEXTS and isinstance(each, str) and each
            else _spoiled(each)
            for key, each in value.items()
        }
    return [_spoiled(each) for each in value] if isinstance(value, list) else value


def alone(
    saves: Path, scenario: s.Scenario, *, cell: str = s.WHOLE, who: str = "balanced", seed: int = 7
) -> Path:
    """Play a session alone to its end, with a rewind, comments, a title and a rating."""
    with Session.create(
        scenario,
        seed=seed,
        played=(cell,),
        cell=cell,
        preview="standard",
        title="",
        saves=saves,
        clock=clock,
    ) as session:
        session.submit(StartExercise((cell,)), "Player")
        _play(session, who, turns=2)
        session.rewind(session.trail[2].line, "Another way", "Player")
        _play(session, who)
        session.remark(session.trail[1].line, Comment("Why not wait?"), "Teacher")
        session.remark(BEFORE_STARTEX, Comment("A good one."), "Teacher")
        session.remark(BEFORE_STARTEX, Titled("The first"), "Player")
        step = scenario.model.steps[0].id
        session.remark(BEFORE_STARTEX, Rating(f"step/{step}", "M", "We saw it fail."), "Teacher")
    return session.path


def _play(session: Session, who: str, turns: int = 99) -> None:
    last = session.state.turn + turns
    while not session.state.ending and session.state.turn < last:
        legal = legal_commands(session.tables, session.state)
        command = POLICIES[who](session.tables, session.state, legal, 1)
        assert not isinstance(session.submit(command, "Player"), Rejection)


def deck_of_a_room() -> s.Scenario:
    """Return a small deck in which every outcome moves something."""
    good = outcome("good", weight=60, effects=effects(trust=6, tension=-3))
    bad = outcome("bad", weight=40, effects=effects(trust=-5, tension=12))
    return small(
        inject(
            "a",
            option("yes", capital=1, outcomes=(good, bad), effects=effects(budget=2)),
            option("no", outcomes=(bad, good)),
            deliver=fixed(1),
            objectives=("o1",),
        ),
        inject("b", option("act", outcomes=(good, bad)), option("wait"), deliver=fixed(2)),
        inject("late", deliver=fixed(2), deadline=1, neglect=_neglect()),
        inject("spare", contingency=True),
        objectives=(s.Objective(id="o1", text="To see.", steps=("1",)),),
        steps=(step_of("1", measure("trust")), step_of("2", measure("tension", start=100, end=0))),
        concert=_concert(),
        assumptions=("People are calmer than in life.",),
    )


def _neglect() -> s.Neglect:
    return s.Neglect(
        text="Nobody came.", effects=effects(trust=-4), flags=(), then=(), set_backs=()
    )


def _concert() -> s.Concert:
    return s.Concert(
        same=effects(trust=2), differ=effects(trust=-3), delay=1, says="It costs.", source=("x",)
    )


def together(saves: Path, text: str = "") -> Path:
    """Play a facilitated exercise with everything in it; `text` goes into all that people write."""
    deck = deck_of_a_room()
    room = gather(saves, hostile(deck) if text else deck)

    def words(said: str) -> str:
        return f"{text} {said}"[:450] if text else said

    def reason(said: str) -> str:
        return plain(words(said), lines=False)

    start = room.hub.session.trail[-1].line
    room.did("Nora", r.Voted("a", "yes", 80, words("It helps")))
    room.did("Nils", r.Voted("a", "no", 40, words("It costs")))
    room.did("Nora", r.Said("cell", words("Shall we?")))
    room.did("Nora", r.Asked("a", words("How many ships?")))
    room.did("Faye", r.Answered("request/north-1", words("Two."), to_all=True))
    room.commit("Nora", "a", "yes")
    room.did("Faye", q.TakeBack(start, reason("Too quick")))
    room.did("Nora", r.Voted("a", "yes", 80, words("It helps")))
    room.did("Nils", r.Voted("a", "no", 40, words("It costs")))
    room.did("Nora", q.Commit("a", "no", words("For"), words("Against"), words("They wait")))
    room.did("Sara", r.Voted("a", "yes", 55, ""))
    room.commit("Sara", "a", "yes")
    room.did("Nils", r.NoteAdded(words("A note")))
    room.did("Eve", r.Observed("a", "o1", "1", "strength", "S", words("Both spoke")))
    room.did("Ezra", r.Observed("a", "o1", "1", "improvement", "M", words("Nobody asked")))
    room.did("Faye", q.StartClock("decide", 5))
    room.did("Faye", c.CloseTurn("", reason("Time")))
    room.did("Nora", r.SelfScored(1, (90, 70)))
    room.did("Eve", r.EvaluatorScored(1, (30, 60)))
    flash = replace(inject("flash", contingency=True), title="Flash")
    room.did("Faye", c.WriteInject(flash, "", reason("To wake them")))
    room.did("Faye", c.FireInject("flash", "", reason("Now")))
    room.commit("Nora", "b", "act")
    room.commit("Sara", "b", "act")
    room.commit("Nora", "flash", "yes")
    room.did("Faye", c.RuleOutcome("b", "act", "good", "", reason("They argued it well")))
    room.did("Faye", c.CloseTurn("", ""))
    room.did("Faye", c.AdjudicateFreely("", reason("A calm week."), (("trust", 3),), "", "Play"))
    room.did("Faye", c.CloseTurn("", ""))
    room.did("Faye", c.CallEndex("", reason("Enough")))
    room.did("Faye", q.OpenHotWash())
    room.did("Faye", r.Discussed(words("Trust")[:150], words("They asked too late.")))
    room.did("Olga", r.Reflected(words("Good."), named=True))
    room.did("Nils", r.Reflected(words("Too long."), named=False))
    room.did("Faye", r.ActionAgreed(words("Agree on words"), words("Nora")[:150], "2027-03-31"))
    room.did("Faye", r.ActionAgreed(words("Call first"), "", ""))
    room.hub.close()
    return room.hub.session.path


def source_of(save: Path, actions: tuple[Action, ...] = (), *, review: bool = True) -> Source:
    """Return a save as what a report is made of, with a review made up from its decisions."""
    record = read(save)
    history = replay(record)
    source = Source(record, history, read_rules(), actions=actions, marking="EXERCISE")
    if review:
        source.review = made_up(source)
    return source


@cache
def reported(
    save: Path, actions: tuple[Action, ...] = (), *, review: bool = True
) -> AfterActionReport:
    """Return the report of a save, which is written once for all tests that read it."""
    return report_of(source_of(save, actions, review=review))


def made_up(source: Source) -> Review:
    """Return a review as the analysis might make it, without the games it needs."""
    verdicts, curve = [], []
    for number, step in enumerate(source.trail):
        curve.append((step.line, step.turn_before, 4000 + 37 * number))
        if isinstance(step.command, Respond):
            options = source.teller.injects[step.command.inject].options
            verdicts.append(_verdict(step.line, step.turn_before, step.command, options, number))
    ends = [step for step in source.trail if isinstance(step.command, EndTurn | c.CloseTurn)]
    draws = [
        Luck(line=e.line, turn=e.turn_before, inject="", option="", outcome="", change=-90, error=3)
        for e in ends
    ]
    return Review(
        start=4000,
        final=curve[-1][2],
        choice=120,
        luck=-90 * len(draws),
        loss=sum(each.loss for each in verdicts),
        verdicts=tuple(verdicts),
        draws=tuple(draws),
        curve=tuple(curve),
    )


def _verdict(
    line: int, turn: int, command: Respond, options: tuple[s.Option, ...], number: int
) -> Verdict:
    best = options[-1].id
    loss = 0 if best == command.option else 100 + 60 * number
    label = "best" if not loss else "blunder" if loss > 300 else "mistake"
    courses = tuple(
        Appraisal(
            id=each.id,
            expected=5000
            if each.id == best
            else 5000 - loss
            if each.id == command.option
            else 4800,
            error=20,
            same_luck=4700,
        )
        for each in options
    )
    return Verdict(
        line=line,
        turn=turn,
        kind="response",
        inject=command.inject,
        chosen=command.option,
        best=best,
        loss=loss,
        error=25,
        label=label,  # type: ignore[arg-type]  # one of the labels
        courses=courses,
    )
