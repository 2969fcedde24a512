"""Gathers what a report says of the session as a whole: overview, design, rewinds, comments."""

from __future__ import annotations

from collections.abc import Iterator

from wargame.core import events as e
from wargame.core.facilitator_events import OutcomeRuled
from wargame.core.perspective_world import end_view
from wargame.core.plain import plain
from wargame.core.remarks import Comment, Rating, Titled
from wargame.core.scenario import WHOLE
from wargame.deeds import full_label
from wargame.journal.history import Step, Undone
from wargame.journal.lines import BEFORE_STARTEX, Remarked
from wargame.report.after.findings import told_of
from wargame.report.after.parts import Design, Goal, Overview, RecordLine, Remark, TakenBack
from wargame.report.after.room_talk import words_of
from wargame.report.after.source import Source

RIGID = (
    "Rigid adjudication: what an answer brings follows from the tables of the model and from one "
    "keyed draw of chance; the odds and the number drawn stand in the record."
)
SCORED = (
    "Every step is scored at the end of each turn from measured indicators; a gate caps a step "
    "while its condition holds."
)


def overview_of(source: Source) -> Overview:
    """Return what was played, by whom, and how it ended."""
    record, state, header = source.record, source.history.state, source.record.header
    end = end_view(source.tables, state, source.teller.say)
    parent = header.parent
    return Overview(
        file=record.path.name,
        title=record.title or plain(source.scenario.title, lines=False),
        deck=plain(source.scenario.deck, lines=False),
        deck_title=plain(source.scenario.title, lines=False),
        version=plain(source.scenario.version, lines=False),
        digest=header.deck_digest,
        program=header.program,
        seed=header.seed,
        mode=header.mode,
        seat=source.teller.cell(header.cell),
        preview=header.preview,
        parent=f"{plain(parent.file, lines=False)}, line {parent.line}" if parent else "",
        begun=header.begun,
        last=source.at(source.trail[-1].line),
        turn=state.turn,
        turns=source.scenario.turns,
        first_date=source.date(1),
        last_date=source.date(state.turn),
        ending=end.title if end else _ending(source),
        ending_text=end.text if end else "",
        ending_points=end.points if end else 0,
        start=source.scores[0][-1],
        overall=state.overall if state.ending else source.scores[-1][-1],
        commands=len(source.trail),
        undone=source.history.undone_steps,
        rewinds=len(source.history.undone),
        lines=record.lines,
        seal=record.hash,
        damage=str(record.damage or ""),
    )


def _ending(source: Source) -> str:
    """Return what an ending is called that the model does not have; empty while play goes on."""
    ending = source.history.state.ending
    return plain(source.teller.endings[ending].title, lines=False) if ending else ""


def design_of(source: Source) -> Design:
    """Return what the exercise was for and how it was run."""
    scenario, model = source.scenario, source.scenario.model
    cells = {each.id: each for each in model.cells}
    return Design(
        summary=plain(scenario.summary),
        briefing=plain(scenario.briefing),
        objectives=tuple(
            Goal(id=each.id, text=plain(each.text, lines=False), steps=each.steps)
            for each in scenario.objectives
        ),
        cells=tuple(
            (source.teller.cell(cell), _played(source, cell), plain(cells[cell].says))
            for cell in scenario.cells
        ),
        method=tuple(_method(source)),
        assumptions=tuple(plain(each) for each in model.assumptions),
    )


def _method(source: Source) -> Iterator[str]:
    yield RIGID
    if source.room is not None:
        ruled = sum(1 for _ in told_of(source, OutcomeRuled))
        free = sum(1 for _ in told_of(source, e.FreelyAdjudicated))
        yield (
            "The facilitator may overrule the tables with a reason. Rulings on outcomes in the "
            f"record: {ruled}; free adjudications: {free}."
        )
    yield SCORED
    yield f"Overall score: {plain(source.scenario.model.overall.says)}"


def _played(source: Source, cell: str) -> str:
    played = source.record.header.played
    if cell not in played and WHOLE not in played:
        return "the program"
    return "people" if source.room else "the player"


def rewinds_of(source: Source) -> tuple[TakenBack, ...]:
    """Return every rewind with what it took back."""
    return tuple(_taken_back(source, each) for each in source.history.undone)


def _taken_back(source: Source, undone: Undone) -> TakenBack:
    rewind = undone.rewind
    return TakenBack(
        line=rewind.line,
        to=rewind.to,
        turn=rewind.turn,
        commands=tuple(_label(source, step) for step in undone.steps),
        reason=rewind.reason,
        seat=source.name_of(rewind.seat),
        at=rewind.at,
    )


def comments_of(source: Source) -> tuple[Remark, ...]:
    """Return every comment, on lines that were taken back too."""
    return tuple(_comments(source))


def _comments(source: Source) -> Iterator[Remark]:
    steps = {step.line: step for step in source.trail}
    steps |= {step.line: step for each in source.history.undone for step in each.steps}
    for each in source.record.remarks:
        if not isinstance(each.remark, Comment):
            continue
        step = steps.get(each.about)
        is_whole = each.about == BEFORE_STARTEX or step is None
        yield Remark(
            line=each.line,
            about=each.about,
            turn=step.turn_before if step else 0,
            on="The session as a whole" if is_whole or step is None else _label(source, step),
            text=each.remark.text,
            seat=source.name_of(each.seat),
            at=each.at,
        )


def _label(source: Source, step: Step) -> str:
    return full_label(source.teller, step)


def lines_of(source: Source) -> tuple[RecordLine, ...]:
    """Return every line of the record that a report can point to, in the order of the file."""
    kept = {step.line for step in source.trail}
    steps = [*source.trail, *(step for each in source.history.undone for step in each.steps)]
    found = [
        _line(
            step.line, step.turn_before, source, _label(source, step), undone=step.line not in kept
        )
        for step in steps
    ]
    for each in source.history.undone:
        what = f"Went back to line {each.rewind.to}"
        entry = RecordLine(
            line=each.rewind.line,
            turn=each.rewind.turn,
            at=each.rewind.at,
            seat=source.name_of(each.rewind.seat),
            what=what,
            undone=False,
        )
        found.append(entry)
    found += [_said(source, each) for each in source.record.remarks]
    return tuple(sorted(found, key=lambda each: each.line))


def _line(line: int, turn: int, source: Source, what: str, *, undone: bool) -> RecordLine:
    return RecordLine(
        line=line,
        turn=turn,
        at=source.at(line),
        seat=source.owner(line),
        what=what,
        undone=undone,
    )


def _said(source: Source, each: Remarked) -> RecordLine:
    match each.remark:
        case Comment():
            what = f"Comment on line {each.about}"
        case Titled():
            what = "Gave the session a title"
        case Rating(subject, rating):
            what = f"Rated {subject}: {rating or 'as suggested'}"
        case _:
            what = words_of(source, each.remark)
    return RecordLine(
        line=each.line,
        turn=source.turn_at(each.line),
        at=each.at,
        seat=source.name_of(each.seat),
        what=what,
        undone=False,
    )
