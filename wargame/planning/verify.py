"""Checks a deck as an import would leave it, and finds the cells its problems come from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from wargame.deck.document import Document, Place, Tree
from wargame.deck.document import Path as TreePath
from wargame.deck.edit import Value, with_value
from wargame.deck.examine import examine
from wargame.deck.gather import Shelf
from wargame.deck.reader import read_bytes
from wargame.errors import BadInput, Problem
from wargame.planning.places import Places
from wargame.planning.sheet import Sheet, SheetProblem, SheetProblems
from wargame.report import msel_columns as c


@dataclass(slots=True)
class Findings:
    """What is wrong with a deck that nobody has written yet."""

    problems: list[SheetProblem] = field(default_factory=list)
    """What the sheet has to mend."""
    gaps: list[Problem] = field(default_factory=list)
    """What added injects, or a new deck, still lack."""


def read_text(text: str, path: Path, problems: Sequence[SheetProblem] = ()) -> Document:
    """Read a deck as it would be.

    Args:
        text: The deck.
        path: Its file.
        problems: Of the sheet it was made of, as far as they are known.

    Raises:
        SheetProblems: It would not be readable, because of these problems.
        BadInput: It would not be readable, for a reason nobody knows.
    """
    document = read_bytes(text.encode("utf-8", "replace"), str(path))
    if not isinstance(document.tree, dict):
        if problems:
            raise SheetProblems(problems)
        raise BadInput(f"{path}: the sheet makes no readable deck of it: {document.problems[0]}")
    return document


def findings(
    document: Document,
    path: Path,
    sheet: Sheet,
    added: frozenset[str],
    before: tuple[Document, Sequence[Problem]] | None,
) -> Findings:
    """Return what is wrong with a deck as it would be.

    Args:
        document: The deck as it would be.
        path: Its file.
        sheet: What it was made of.
        added: Ids of injects that are new.
        before: The deck as it is, with its problems; None if there is none yet.
    """
    shelf = Shelf()
    shelf.hold(path, document)
    rows = {row.id: row for row in sheet.rows}
    injects = Place(document, (), document.tree).get("injects").each()
    placed = [rows.get(each.get("id").text) for each in injects]
    columns = {i: frozenset(row.cells) for i, row in enumerate(placed) if row is not None}
    places, known, found = Places(document), _known(before), Findings()
    for problem in examine(path, shelf).problems:
        if _key(places, problem, document.tree) in known:
            continue
        spot = places.spot(problem, columns)
        row = placed[spot.inject] if spot.inject is not None else None
        is_new = before is None or (row is not None and row.id in added)
        if is_new and spot.column == c.GATE and "`neglect`" in problem.what:
            # a sheet cannot say what waiting does
            found.gaps.append(problem)
        elif row is not None and spot.column:
            found.problems.append(sheet.problem(row.number, spot.column, problem.what))
        elif is_new:
            found.gaps.append(problem)
        else:
            what = f"the deck would not be sound: {problem}"
            found.problems.append(SheetProblem(sheet.file, row.number if row else 0, "", what))
    return found


def _known(before: tuple[Document, Sequence[Problem]] | None) -> set[object]:
    if before is None:
        return set()
    document, problems = before
    places = Places(document)
    return {_key(places, each, document.tree) for each in problems}


def _key(places: Places, problem: Problem, tree: Tree | None) -> object:
    """Return what makes a problem the same after lines and injects have moved."""
    path = places.path(problem)
    if len(path) > 1 and path[0] == "injects" and isinstance(tree, dict):
        injects, index = tree["injects"], path[1]
        if isinstance(injects, list) and isinstance(index, int) and index < len(injects):
            inject = injects[index]
            name = inject.get("id") if isinstance(inject, dict) else index
            return problem.file, ("injects", str(name), *path[2:]), problem.what
    return problem.file, path, problem.what


def same_but_for(
    tree: Tree,
    original: Tree,
    wanted: Iterable[tuple[TreePath, Value | None]],
    added: frozenset[str],
) -> bool:
    """Tell whether a tree is the original with the wanted values in it and injects added."""
    for path, value in wanted:
        with_value(original, path, _as_tree(value))
    found = dict(tree) if isinstance(tree, dict) else {}
    injects = found.get("injects")
    if isinstance(injects, list):
        found["injects"] = [
            each for each in injects if not (isinstance(each, dict) and each.get("id") in added)
        ]
    return _stripped(found) == _stripped(original)


def _as_tree(value: Value | None) -> Tree | None:
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, Mapping):
        return {key: _as_tree(each) or "" for key, each in value.items()}
    return list(value)


def _stripped(tree: Tree) -> Tree:
    """Return a tree without blanks at the ends of texts."""
    if isinstance(tree, str):
        return tree.strip()
    if isinstance(tree, dict):
        return {key: _stripped(value) for key, value in tree.items()}
    return [_stripped(each) for each in tree]
