"""The command that scores a session under other assumptions: `wargame rescore`."""

from __future__ import annotations

from argparse import Namespace
from concurrent.futures import Executor
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from wargame.cli.output import say, say_json, table
from wargame.cli.places import decks_of, save_of
from wargame.errors import BadInput
from wargame.figures import decimal
from wargame.language import N_, _
from wargame.wording import capital_first

if TYPE_CHECKING:
    from wargame.analysis.conclusions import Reading
    from wargame.appraisals import Verdict
    from wargame.core.assumptions import Assumptions
    from wargame.journal.history import History
    from wargame.names import Names

TITLES = {
    "ending": N_("the ending"),
    "order": N_("the order of the steps"),
    "best": N_("the best decision"),
    "worst": N_("the worst decision"),
}


def rescore(options: Namespace) -> int:
    """Score a session under several sets of assumptions and say which conclusions survive."""
    from wargame.analysis.conclusions import survives
    from wargame.analysis.workers import workers
    from wargame.cli.progress import progress
    from wargame.journal.record import read
    from wargame.journal.replay import replay
    from wargame.names import Names

    if options.games < 2:
        raise BadInput(
            _("--games: {games} is too few; play at least 2").format(games=options.games)
        )
    record = read(save_of(options, options.save))
    history = replay(record)
    if len(history) < 2:
        raise BadInput(
            _("{name}: nothing was decided yet; play on and come back").format(
                name=record.path.name
            )
        )
    sets = _sets(options, history)
    told = []
    with workers(options.workers) as executor, progress("sets", len(sets)) as advance:
        for each in sets:
            told.append(_reading(each, history, record.header.seed, options.games, executor))
            advance(1)
    kept = survives(told)
    if options.json:
        say_json({"readings": [asdict(each) for each in told], "survives": kept})
    else:
        _tell(Names(history.tables.scenario), told, kept)
    return 0


def _sets(options: Namespace, history: History) -> list[Assumptions]:
    """Return the sets that were named, or all that lie beside the model."""
    from wargame.deck.assumptions import assumption_files, find_assumptions, load_assumptions

    scenario = history.tables.scenario
    folders = decks_of(options)
    names = [each.strip() for each in options.assumptions.split(",") if each.strip()]
    paths: list[Path] = (
        [find_assumptions(name, scenario.model.id, folders) for name in dict.fromkeys(names)]
        if names
        else list(assumption_files(scenario.model.id, folders).values())
    )
    if not paths:
        what = _('no sets of assumptions lie beside the model "{model}"').format(
            model=scenario.model.id
        )
        raise BadInput(_("--assumptions: {what}; name a file of your own").format(what=what))
    return [load_assumptions(path, scenario) for path in paths]


def _reading(
    given: Assumptions, history: History, seed: int, games: int, executor: Executor
) -> Reading:
    from wargame.analysis.conclusions import reading
    from wargame.analysis.positions import passages
    from wargame.analysis.rescore import rescore as score_again
    from wargame.analysis.review import review
    from wargame.analysis.rollouts import Rollouts
    from wargame.core.assumptions import assume
    from wargame.core.tables import compile_tables

    scenario = assume(history.tables.scenario, given)
    tables = compile_tables(scenario)
    trail = [(step.command, step.events) for step in history.trail]
    again = score_again(tables, trail, seed)
    lines = [(step.line, *pair) for step, pair in zip(history.trail, again.trail, strict=False)]
    *_, annotated = review(passages(tables, lines, seed), Rollouts(executor, scenario, seed, games))
    return reading(given.id, given.title, tables, again.state, annotated, again.not_open)


def _tell(names: Names, told: list[Reading], kept: dict[str, bool]) -> None:
    from wargame.core.plain import plain

    steps = [step for step, _score in told[0].steps]
    scores = [_("step {step}").format(step=each) for each in steps]
    head = (_("assumptions"), _("overall"), *scores, _("ending"))
    table(
        head,
        [
            (
                each.assumptions,
                decimal(each.overall),
                *[decimal(score) for _step, score in each.steps],
                _ending(names, each),
            )
            for each in told
        ],
    )
    for name, title in TITLES.items():
        verdict = _("{what} survives.") if kept[name] else _("{what} hangs on the assumptions.")
        say("", capital_first(verdict.format(what=_(title))))
        shown = told[:1] if kept[name] else told
        say(*[f"  {each.assumptions}: {_conclusion(names, each, name)}" for each in shown])
    for each in told:
        if each.not_open:
            say(
                "",
                _(
                    "Under {assumptions} these would not have been open, and count all the same:"
                ).format(assumptions=each.assumptions),
            )
            say(*[f"  {plain(line, lines=False)}" for line in each.not_open])
    say("", _("The same injects, decisions and luck each time; a training model, not a forecast."))


def _ending(names: Names, told: Reading) -> str:
    from wargame.core.plain import plain

    if not told.ending:
        return _("goes on after turn {turns}").format(turns=told.turns)
    return _("{title}, turn {turns}").format(
        title=plain(names.endings[told.ending].title, lines=False), turns=told.turns
    )


def _conclusion(names: Names, told: Reading, name: str) -> str:
    if name == "ending":
        return _ending(names, told)
    if name == "order":
        return " > ".join(told.order)
    return _decision(names, told.best if name == "best" else told.worst)


def _decision(names: Names, verdict: Verdict | None) -> str:
    from wargame.annotations import course_name, subject

    if verdict is None:
        return _("none stands out")
    course = course_name(names, verdict, verdict.chosen)
    return _("turn {turn}, {subject}: {course}").format(
        turn=verdict.turn, subject=subject(names, verdict), course=course
    )
