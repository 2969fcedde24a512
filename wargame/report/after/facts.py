"""Gathers what a report says of the session as a whole: overview, design, rewinds, comments."""

from __future__ import annotations

from collections.abc import Iterator

from wargame.core import events as e
from wargame.core.perspective_world import end_view
from wargame.core.plain import plain
from wargame.core.remarks import Comment
from wargame.core.scenario import WHOLE
from wargame.core.scoring import score
from wargame.deeds import full_label
from wargame.journal.history import Step, Undone
from wargame.journal.lines import BEFORE_STARTEX
from wargame.report.after.findings import told_of
from wargame.report.after.judged import Divergence
from wargame.report.after.parts import Design, Goal, Overview, Remark, TakenBack
from wargame.report.after.source import Source

SOLO = "solo"
METHOD = (
    "Rigid adjudication: what an answer brings follows from the tables of the model and from one "
    "keyed draw of chance; the odds and the number drawn stand in the record.",
    "Every step is scored at the end of each turn from measured indicators; a gate caps a step "
    "while its condition holds.",
)


def overview_of(source: Source) -> Overview:
    """Return what was played, by whom, and how it ended."""
    record, state, header = source.record, source.history.state, source.record.header
    end = end_view(source.tables, state)
    start = score(source.tables, source.states[0])[1]
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
        ending=end.title
        if end
        else plain(source.teller.endings[state.ending].title, lines=False)
        if state.ending
        else "",
        ending_text=end.text if end else "",
        ending_points=end.points if end else 0,
        start=start,
        overall=state.overall
        if state.ending
        else (state.scores[-1][-1] if state.scores else start),
        commands=len(source.trail),
        undone=source.history.undone_steps,
        rewinds=len(source.history.undone),
        lines=record.lines,
        seal=record.hash,
        damage=str(record.damage or ""),
    )


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
        method=(*METHOD, plain(model.overall.says)),
        assumptions=tuple(plain(each) for each in model.assumptions),
    )


def _played(source: Source, cell: str) -> str:
    played = source.record.header.played
    return "people" if cell in played or WHOLE in played else "the program"


def divergences_of(source: Source) -> tuple[Divergence, ...]:
    """Return where the cells answered differently, or one went its own way."""
    reactions = {
        (each.cell, one.id): one
        for each in source.scenario.model.counterparts
        for one in each.reactions
    }
    found = []
    for line, turn, event in told_of(source, e.CellsDiffered):
        label = plain(source.teller.option(event.inject, event.option).label, lines=False)
        late = f", in turn {event.until}" if event.until > turn else ""
        text = f"Two answers; {source.teller.cell(event.holds)} held with: {label}{late}."
        about = source.title_of(event.inject)
        found.append(Divergence(line=line, turn=turn, about=about, text=text))
    for line, turn, event in told_of(source, e.CounterpartReacted):
        reaction = reactions.get((event.cell, event.reaction))
        if reaction is not None and reaction.own:
            label = plain(source.teller.option(event.inject, event.option).label, lines=False)
            title = plain(reaction.title, lines=False)
            text = f"{source.teller.cell(event.cell)}, {title}: {label}."
            about = source.title_of(event.inject)
            found.append(Divergence(line=line, turn=turn, about=about, text=text))
    return tuple(sorted(found, key=lambda each: (each.line, each.about, each.text)))


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
        seat=rewind.seat,
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
            seat=each.seat,
            at=each.at,
        )


def _label(source: Source, step: Step) -> str:
    return full_label(source.teller, step)
