"""Lays translations over a compiled deck, and says what is missing or out of date."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from wargame.core.scenario import Scenario
from wargame.core.scenario_json import scenario_from_json, scenario_to_json
from wargame.deck.document import Place
from wargame.deck.folders import deck_files
from wargame.deck.load import load_scenario
from wargame.deck.overlay import Overlay, Said, overlay_path, read_overlay
from wargame.deck.overlay_writer import written
from wargame.deck.reader import read_file
from wargame.deck.texts import DECK, WORDS, Text, texts
from wargame.errors import DeckProblems, Problem, WargameError
from wargame.language import _


@dataclass(frozen=True, slots=True)
class Translated:
    """A deck in another language."""

    scenario: Scenario
    missing: tuple[Text, ...]
    """Texts that are still in the original's language."""
    stale: tuple[Text, ...]
    """Texts whose original has changed since they were translated."""


def overlays_of(deck: Path, scenario: Scenario, language: str) -> tuple[Overlay, ...]:
    """Return the translations a deck draws on: its own, its model's, those of included decks."""
    originals = [deck, deck.parent / scenario.model.id, *_included(deck)]
    found = (read_overlay(overlay_path(each, language), language) for each in originals)
    return tuple(each for each in found if each is not None)


def _top(deck: Path) -> Place:
    document = read_file(deck)
    return Place(document, (), document.tree)


def _included(deck: Path) -> Iterator[Path]:
    for place in _top(deck).get("include").each():
        path = deck.parent / f"{place.text}.yaml"
        if path in deck_files(deck.parent):
            yield path


def translate(scenario: Scenario, overlays: tuple[Overlay, ...], language: str) -> Translated:
    """Return a deck with every text that one of the overlays translates, the first one first."""
    data = scenario_to_json(scenario)
    missing, stale = [], []
    # All are found before any is changed: a word is found by itself.
    for text in list(texts(data)):
        own = overlays if text.group != DECK else overlays[:1]
        said = next((said for each in own if (said := each.find(text)) is not None), None)
        if said is None:
            missing.append(text)
            continue
        if said.of != text.digest:
            stale.append(text)
        text.holder[text.key] = said.text
    data["language"] = language
    return Translated(scenario_from_json(data), tuple(missing), tuple(stale))


def load_in(deck: Path, language: str) -> tuple[Scenario, str]:
    """Return a deck in a language as far as it is translated, and what to tell about that.

    Raises:
        DeckProblems: The deck or a translation of it has mistakes.
    """
    scenario = load_scenario(deck)
    if language == scenario.language:
        return scenario, ""
    overlays = overlays_of(deck, scenario, language)
    problems = tuple(problem for each in overlays for problem in each.problems)
    if problems:
        raise DeckProblems(problems)
    if not overlays or overlays[0].document.file != str(overlay_path(deck, language)):
        return scenario, _(
            "{deck} is not translated ({language}); it is played in English."
        ).format(deck=scenario.deck, language=language)
    done = translate(scenario, overlays, language)
    told = []
    if done.missing:
        told.append(_("{n} texts are not translated").format(n=len(done.missing)))
    if done.stale:
        told.append(_("{n} are translated from an older wording").format(n=len(done.stale)))
    return done.scenario, f"{scenario.deck}: {', '.join(told)}." if told else ""


def translation_problems(deck: Path, language: str) -> tuple[Problem, ...]:
    """Return every mistake of the translations a deck draws on: missing, stale, unknown."""
    scenario = load_scenario(deck)
    model, homes = deck.parent / scenario.model.id, _homes(deck)
    others = overlays_of(deck, scenario, language)
    by_home: dict[Path, list[Text]] = {each: [] for each in (deck, model, *homes.values())}
    for text in texts(scenario_to_json(scenario)):
        by_home[model if text.is_model else homes.get(text.group, deck)].append(text)
    found: list[Problem] = []
    for original, mine in by_home.items():
        path = overlay_path(original, language)
        overlay = read_overlay(path, language)
        if overlay is None:
            what = f"there is no translation; write one with `wargame deck translate {original}`"
            found.append(Problem(str(path), 0, 0, what))
            continue
        found += overlay.problems
        if original in {deck, model}:  # an included deck has texts that are not drawn on here
            found += overlay.unknown(_known(mine))
        for text in {(one.group, one.path): one for one in mine}.values():
            found += _state(text, overlay, others)
    return tuple(sorted(set(found)))


def update(deck: Path, language: str, *, is_model: bool) -> tuple[Path, int, int]:
    """Write the translation of a deck, or of its model, or bring it up to date.

    Returns:
        The file, and how many of its texts are missing and out of date.

    Raises:
        DeckProblems: What is there already cannot be read; nothing is written.
        WargameError: The file cannot be written.
    """
    scenario = load_scenario(deck)
    original = deck.parent / scenario.model.id if is_model else deck
    path = overlay_path(original, language)
    overlay = read_overlay(path, language)
    if overlay is not None and overlay.problems:
        raise DeckProblems(overlay.problems)
    others = () if is_model else overlays_of(deck, scenario, language)
    homes = {} if is_model else _homes(deck)
    mine = [text for text in texts(scenario_to_json(scenario)) if text.is_model == is_model]
    own = [text for text in mine if _is_own(text, homes, overlay, others)]
    words = overlay.texts.get(WORDS, {}) if overlay is not None else {}
    name = original.name.removesuffix(".yaml")
    text, missing, stale = written(name, language, own, overlay, words)
    spare = path.with_suffix(f".{os.getpid()}")
    try:
        spare.write_text(text, encoding="utf-8", newline="\n")
        spare.replace(path)
    except OSError as error:
        what = (error.strerror or str(error)).lower()
        raise WargameError(f"{path}: cannot be written ({what}); check the folder") from error
    return path, missing, stale


def _homes(deck: Path) -> dict[str, Path]:
    """Return for the injects of included decks, by their group, in which deck they are written."""
    return {
        f"injects/{inject.get('id').text}": each
        for each in _included(deck)
        for inject in _top(each).get("injects").each()
    }


def _is_own(
    text: Text, homes: Mapping[str, Path], own: Overlay | None, others: tuple[Overlay, ...]
) -> bool:
    """Tell whether a text is translated in this file, and not in that of another deck or model."""
    if own is not None and own.find(text) is not None:
        return True
    return text.group not in homes and (text.group != WORDS or _elsewhere(text, others) is None)


def _known(mine: list[Text]) -> dict[str, set[str]]:
    known: dict[str, set[str]] = {}
    for text in mine:
        known.setdefault(text.group, set()).add(text.path)
    return known


def _state(text: Text, overlay: Overlay, others: tuple[Overlay, ...]) -> Iterator[Problem]:
    said = overlay.find(text)
    if said is None:
        said = None if text.group == DECK else _elsewhere(text, others)
    if said is None:
        what = f"{text.group} {text.path} is not translated; it says: {_short(text.english)}"
        yield overlay.document.problem((), what)
    elif said.of != text.digest:
        what = (
            f"{text.group} {text.path} is out of date; the original says now: "
            f"{_short(text.english)}; revise it and write `of: {text.digest}`"
        )
        yield said.place.problem(what)


def _elsewhere(text: Text, others: tuple[Overlay, ...]) -> Said | None:
    return next((said for each in others if (said := each.find(text)) is not None), None)


def _short(english: str) -> str:
    line = " ".join(english.split())
    return f'"{line[:60]}..."' if len(line) > 63 else f'"{line}"'
