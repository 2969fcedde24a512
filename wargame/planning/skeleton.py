"""Makes a new deck of a planner's sheet, as far as a sheet can go."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from wargame.core.calendar import period
from wargame.core.plain import plain
from wargame.deck.book import unknown_words
from wargame.deck.document import Place
from wargame.deck.edit import Value, item
from wargame.deck.folders import model_files
from wargame.deck.reader import read_file
from wargame.deck.yaml_text import flow_list, plain_or_quoted
from wargame.errors import BadInput
from wargame.planning.cells import Known, Unclear, is_id, sentences, turns
from wargame.planning.fields import fields_of
from wargame.planning.inject_text import inject_lines
from wargame.planning.plan import Plan
from wargame.planning.sheet import Sheet, SheetProblem, SheetProblems
from wargame.planning.verify import findings, read_text
from wargame.report import msel_columns as c

MAX_TURNS = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What a sheet does not say of a deck."""

    model: str
    title: str = ""
    start: str = ""
    """First turn on the calendar, such as 2020-Q2; empty leaves it open."""
    turns: int | None = None
    """None counts the turns that the sheet plans."""


def plan_new(sheet: Sheet, path: Path, frame: Frame) -> Plan:
    """Return the deck that a sheet makes. What it lacks is in the gaps.

    Raises:
        SheetProblems: Everything that is wrong with the sheet.
        BadInput: The model is not there.
    """
    if frame.turns is not None and not 1 <= frame.turns <= MAX_TURNS:
        raise BadInput(f"--turns: {frame.turns} is out of range; write 1 to {MAX_TURNS}")
    titles = _cell_titles(path, frame.model)
    problems: list[SheetProblem] = list(sheet.problems)
    objectives = _objectives(sheet)
    known = Known(titles, {part.casefold(): name for part, name in objectives.items()})
    injects = []
    cells: dict[str, None] = {}
    for row in sheet.rows:
        fields, origin, found = fields_of(row, sheet, known)
        problems += found
        for cell in _texts(fields.get("to")):
            if cell in titles.values():
                cells[cell] = None
            else:
                problems.append(
                    sheet.problem(row.number, c.TO, unknown_words("cell", cell, titles.values()))
                )
        injects.append("\n" + item(inject_lines(fields, origin), 2))
    head = _head(sheet, path, frame, list(cells), objectives)
    plan = Plan("\n".join([*head, "injects:" if injects else "injects: []", *injects]) + "\n")
    plan.text = plan.text.replace("injects:\n\n", "injects:\n")
    plan.added, plan.notes = list(sheet.rows), list(sheet.notes)
    found_later = findings(read_text(plan.text, path, problems), path, sheet, frozenset(), None)
    if problems or found_later.problems:
        raise SheetProblems([*problems, *found_later.problems])
    return replace(plan, gaps=found_later.gaps)


def _texts(value: Value | None) -> Sequence[str]:
    return value if isinstance(value, tuple) else ()


def _cell_titles(path: Path, model: str) -> dict[str, str]:
    """Return ids of the model's cells by their titles in small letters."""
    folder = path.parent / model
    if not is_id(model) or not model_files(folder):
        raise BadInput(
            f"{path}: there is no model folder {plain_or_quoted(model, flow=False)} beside it; "
            "name another with --model, or write the deck beside its model with --out"
        )
    found: dict[str, str] = {}
    for file in model_files(folder):
        document = read_file(file)
        for cell in Place(document, (), document.tree).get("cells").each():
            found[cell.get("title").text.casefold()] = cell.get("id").text
    return found


def _objectives(sheet: Sheet) -> dict[str, str]:
    """Return ids of objectives by what the sheet calls them: an id, or a sentence."""
    named: dict[str, None] = {}
    for row in sheet.rows:
        for part in sentences(row.cells.get(c.OBJECTIVES, "")):
            ids = [each.strip() for each in part.split(",")]
            named |= dict.fromkeys(ids if all(is_id(each) for each in ids) else [part])
    taken = [part for part in named if is_id(part)]
    free = (f"o{number}" for number in range(1, len(named) + len(taken) + 1))
    unused = iter([each for each in free if each not in taken])
    return {part: part if is_id(part) else next(unused) for part in named}


def _head(
    sheet: Sheet, path: Path, frame: Frame, cells: list[str], objectives: dict[str, str]
) -> list[str]:
    name = path.stem
    title = frame.title or name.replace("-", " ").capitalize()
    last = frame.turns or _last_turn(sheet)
    lines = [
        f"# Made of {plain(Path(sheet.file).name, lines=False)} by `wargame deck import`.",
        "# A sheet cannot hold everything that a deck needs: `wargame deck check` names each gap,",
        "# and docs/deck-format.md explains every field.",
        f"deck: {name}",
        f"title: {plain_or_quoted(title, flow=False)}",
        "version: 0.1.0",
        f"model: {frame.model}",
        f"turns: {last}" if last else "# to write: turns",
    ]
    if frame.start:
        lines.append(f"start: {{{_period(frame.start)}: {frame.start}}}")
    else:
        lines.append("# to write: start, such as {quarter: 2020-Q2}")
    lines.append("# to write: summary (two sentences) and briefing (the scene setter)")
    lines.append(f"cells: {flow_list(cells)}" if cells else "# to write: cells")
    if objectives:
        lines.append("objectives:")
    for part, name in objectives.items():
        lines.append(f"  - id: {name}")
        if part != name:
            lines.append(f"    text: {plain_or_quoted(part, flow=False)}")
    return lines


def _period(start: str) -> str:
    """Return what a first turn is a name of. Raises BadInput if it is in no calendar."""
    try:
        return period(start)
    except ValueError:
        what = f'"{plain(start, lines=False)[:40]}" is in no calendar'
        raise BadInput(f"--start: {what}; write 2020-Q2, 2020-04, 2020-W15 or 2020-04-06") from None


def _last_turn(sheet: Sheet) -> int:
    """Return the last turn that the sheet plans; 0 if it plans none."""
    last = 0
    for row in sheet.rows:
        try:
            bounds = turns(row.cells.get(c.TIME, ""))
        except Unclear:
            continue
        last = max(last, int(bounds[1]) if bounds else 0)
    return last
