"""Reads translations: files beside a deck or a model, keyed by ids, with a digest of each original.

`NAME.ja.yaml` translates `NAME.yaml`, or the model `NAME`. Rules exist once, in the original.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from wargame.core.plain import plain
from wargame.core.suggestion import suggest
from wargame.deck.document import Document, Place
from wargame.deck.reader import read_file
from wargame.deck.texts import WORDS, Text
from wargame.errors import Problem

MAX_LETTERS = 8000
"""Longest translation of one text."""
_HEAD = ("translates", "language")


@dataclass(frozen=True, slots=True)
class Said:
    """One translated text."""

    text: str
    of: str
    """Digest of the original it translates."""
    place: Place


@dataclass(frozen=True, slots=True)
class Overlay:
    """One file of translations."""

    document: Document
    texts: Mapping[str, Mapping[str, Said]]
    """By group and path."""
    problems: tuple[Problem, ...] = ()

    def find(self, text: Text) -> Said | None:
        """Return the translation of a text; None if there is none."""
        said = self.texts.get(text.group, {}).get(text.path)
        return said if said is not None and said.text else None

    def unknown(self, known: Mapping[str, set[str]]) -> Iterator[Problem]:
        """Yield what translates nothing, given the paths that exist in each group."""
        for group, texts in self.texts.items():
            if group == WORDS:
                continue
            if group not in known:
                place = next(iter(texts.values())).place if texts else None
                shown = plain(group, lines=False)[:60]
                hint = suggest(shown, known) or "; remove it"
                what = f'nothing is called "{shown}" in the original{hint}'
                yield (
                    self.document.key_problem((group,), what)
                    if place is None
                    else (place.document.key_problem((group,), what))
                )
                continue
            for path, said in texts.items():
                if path not in known[group]:
                    shown = plain(path, lines=False)[:80]
                    hint = suggest(shown, known[group]) or "; remove it"
                    yield said.place.key_problem(f'{group} has no text "{shown}"{hint}')


def overlay_path(original: Path, language: str) -> Path:
    """Return where the translation of a deck file or a model's folder is kept."""
    return original.with_name(f"{original.name.removesuffix('.yaml')}.{language}.yaml")


def read_overlay(path: Path, language: str) -> Overlay | None:
    """Return the translation in a file; None if there is no such file."""
    if not path.is_file():
        return None
    document = read_file(path)
    problems = list(document.problems)
    found: dict[str, dict[str, Said]] = {}
    if isinstance(document.tree, dict):
        top = Place(document, (), document.tree)
        problems += _head_problems(top, path, language)
        for group, place in top.entries():
            if group not in _HEAD:
                found[group] = dict(_group(place, problems))
    elif not problems:
        problems.append(document.problem((), "the file holds no keys; write `key: value` lines"))
    return Overlay(document, found, tuple(problems))


def _head_problems(top: Place, path: Path, language: str) -> Iterator[Problem]:
    name = path.name.removesuffix(f".{language}.yaml")
    for key, wanted in zip(_HEAD, (name, language), strict=True):
        if top.get(key).text != wanted:
            yield top.get(key).problem(f"`{key}` must be {wanted}, as the name of the file says")


def _group(group: Place, problems: list[Problem]) -> Iterator[tuple[str, Said]]:
    if not isinstance(group.value, dict):
        problems.append(group.problem("write a mapping of texts here"))
    for path, place in group.entries():
        fields = dict(place.entries())
        odd = [name for name in fields if name not in {"of", "is"}]
        if not isinstance(place.value, dict) or odd:
            what = "write `{of: DIGEST, is: TEXT}`, and nothing else"
            problems.append(fields[odd[0]].key_problem(what) if odd else place.problem(what))
            continue
        text = place.get("is").text
        if len(text) > MAX_LETTERS:
            problems.append(place.problem(f"longer than {MAX_LETTERS} letters; shorten it"))
            continue
        yield path, Said(text, place.get("of").text, place)
