"""Finds and reads sets of assumptions, and holds them against the scenario they are laid over."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from wargame.core.assumptions import Assumptions, Leverage
from wargame.core.plain import plain
from wargame.core.scenario import Scenario
from wargame.core.suggestion import suggest
from wargame.deck.book import unknown_words
from wargame.deck.check_citations import citation_problems
from wargame.deck.document import Document, Place
from wargame.deck.folders import model_files
from wargame.deck.reader import read_file
from wargame.deck.shape import fit
from wargame.deck.shape_assumptions import AssumptionsShape
from wargame.errors import BadInput, DeckProblems, Problem

FOLDER = "assumptions"
"""Folder inside a model's folder that holds its sets of assumptions."""


def assumption_files(model: str, folders: Iterable[Path]) -> dict[str, Path]:
    """Return the sets that lie beside a model, by name; the first folder that has one counts."""
    found: dict[str, Path] = {}
    for folder in folders:
        for path in model_files(folder / model / FOLDER):
            found.setdefault(path.stem, path)
    return found


def find_assumptions(name: str, model: str, folders: Iterable[Path]) -> Path:
    """Return the file of a set given by its name or by a path. Raises BadInput."""
    shown = plain(name, lines=False)[:80]
    if name.endswith(".yaml") or "/" in name or os.sep in name:
        path = Path(name)
        if path.is_file():
            return path
        raise BadInput(f"{shown}: there is no such file of assumptions; check the path")
    known = assumption_files(model, folders)
    if name in known:
        return known[name]
    hint = suggest(name[:60], known) or f"; known: {', '.join(known) or 'none'}"
    raise BadInput(f'there is no set of assumptions "{shown}"{hint}')


def load_assumptions(path: Path, scenario: Scenario) -> Assumptions:
    """Return a set of assumptions that fits a scenario. Raises DeckProblems."""
    document = read_file(path)
    problems = list(document.problems)
    shape: AssumptionsShape | None = None
    if isinstance(document.tree, dict):
        shape, found = fit(AssumptionsShape, document.tree, lambda _: document)
        problems += found
        problems += _meaning(Place(document, (), document.tree), scenario)
    elif not problems:
        problems.append(_no_mapping(document))
    if problems or shape is None:
        raise DeckProblems(tuple(dict.fromkeys(problems)))
    return _compiled(shape)


def _no_mapping(document: Document) -> Problem:
    return document.problem((), "the file holds no keys; write `key: value` lines")


def _meaning(top: Place, scenario: Scenario) -> Iterator[Problem]:
    """Yield every name that the scenario's model does not know."""
    model = scenario.model
    name = top.get("model")
    if name.written and name.text != model.id:
        yield name.problem(
            f'this session rests on the model "{model.id}"; choose a set made for it'
        )
        return
    indicators = {each.id for each in model.indicators}
    for key in ("start", "answers"):
        yield from _unknown(top.get(key), "indicator", indicators)
    yield from _unknown(top.get("rules"), "rule", {each.id for each in model.rules})
    measured = {
        step.id: {name for each in step.measures for name in each.indicators}
        for step in model.steps
    }
    yield from _unknown(top.get("weights"), "step", measured)
    for step, place in top.get("weights").entries():
        if step in measured:
            yield from _unknown(place, f"measure of step {step}", measured[step])
    claims, sources = {c.id for c in model.claims}, {each.id for each in model.sources}
    for place in top.get("source").each():
        yield from citation_problems(place, claims, sources)


def _unknown(place: Place, kind: str, known: Iterable[str]) -> Iterator[Problem]:
    names = sorted(known)
    for name, value in place.entries():
        if name not in names:
            yield value.key_problem(unknown_words(kind, name, names))


def _compiled(shape: AssumptionsShape) -> Assumptions:
    overall = (shape.overall.mean, shape.overall.lowest) if shape.overall else None
    return Assumptions(
        id=shape.assumptions,
        model=shape.model,
        title=shape.title,
        says=shape.says,
        source=shape.source,
        start=shape.start,
        answers={
            name: Leverage(better=each.better, worse=each.worse)
            for name, each in shape.answers.items()
        },
        rules=shape.rules,
        weights=shape.weights,
        overall=overall,
    )
