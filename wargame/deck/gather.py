"""Gathers the files a deck is made of: itself, the decks it includes, its model."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from wargame.deck.document import Document, Place, Tree
from wargame.deck.document import Path as TreePath
from wargame.deck.folders import model_files
from wargame.deck.patterns import ID
from wargame.deck.reader import read_file
from wargame.errors import Problem

MAX_MODEL_FILES = 40


@dataclass(frozen=True, slots=True)
class Model:
    """All files of a model's folder, read as one mapping."""

    name: str
    documents: tuple[Document, ...]
    home: Mapping[str, Document]
    """The file in which each top-level key stands."""

    @property
    def readable(self) -> bool:
        """True if every file of it became a mapping."""
        return all(isinstance(each.tree, dict) for each in self.documents)

    @property
    def tree(self) -> dict[str, Tree]:
        """The one mapping."""
        tree: dict[str, Tree] = {}
        for key, document in self.home.items():
            if isinstance(document.tree, dict):
                tree[key] = document.tree[key]
        return tree

    def document_of(self, path: TreePath) -> Document:
        """Return the file that holds a path."""
        first = path[0] if path else "model"
        return self.home.get(str(first)) or self.home.get("model") or self.documents[0]

    def get(self, key: str) -> Place:
        """Return a top-level value, whether or not it is there."""
        document = self.document_of((key,))
        return Place(document, (), document.tree).get(key)


@dataclass(frozen=True, slots=True)
class Gathered:
    """Everything that was read for one deck."""

    deck: Document
    included: tuple[Document, ...] = ()
    model: Model | None = None
    """None if it could not be found or read."""
    files: tuple[tuple[Path, str], ...] = ()
    """Every file that had a part in it, with the digest of its bytes."""
    problems: tuple[Problem, ...] = ()

    @property
    def readable(self) -> bool:
        """True if every file became a tree, so that names can be looked up in them."""
        decks = (self.deck, *self.included)
        whole = all(isinstance(each.tree, dict) for each in decks)
        return whole and self.model is not None and self.model.readable


@dataclass(slots=True)
class Shelf:
    """Reads files once, however many decks share them."""

    _documents: dict[Path, Document] = field(default_factory=dict)

    def document(self, path: Path) -> Document:
        """Return the file at a path."""
        if path not in self._documents:
            self._documents[path] = read_file(path)
        return self._documents[path]

    def hold(self, path: Path, document: Document) -> None:
        """Take a document for the file at a path, so that a change can be checked unwritten."""
        self._documents[path] = document

    def gather(self, path: Path) -> Gathered:
        """Read a deck and all it needs."""
        deck = self.document(path)
        problems = list(deck.problems)
        if not isinstance(deck.tree, dict):
            return Gathered(deck, problems=tuple(problems or [_no_mapping(deck)]))
        top = Place(deck, (), deck.tree)
        included = tuple(self._included(path, top, problems))
        model = self._model(path, top, problems)
        folder = model_files(path.parent / model.name) if model else ()
        return Gathered(
            deck,
            tuple(self.document(each) for each in included),
            model,
            tuple((each, self.document(each).digest) for each in (path, *included, *folder)),
            tuple(problems),
        )

    def _included(self, path: Path, top: Place, problems: list[Problem]) -> Iterator[Path]:
        for place in top.get("include").each():
            file = path.parent / f"{place.text}.yaml"
            if not re.fullmatch(ID, place.text):
                continue
            if file == path:
                problems.append(place.problem("the deck includes itself; remove it"))
            elif not file.is_file():
                what = f'there is no deck "{place.text}" beside this one; check the name'
                problems.append(place.problem(what))
            else:
                document = self.document(file)
                problems.extend(document.problems)
                if document.tree is not None and not isinstance(document.tree, dict):
                    problems.append(_no_mapping(document))
                yield file

    def _model(self, path: Path, top: Place, problems: list[Problem]) -> Model | None:
        place = top.get("model")
        if not re.fullmatch(ID, place.text):
            return None
        files = model_files(path.parent / place.text)
        if not files:
            what = f'there is no model folder "{place.text}" beside this deck; check the name'
            problems.append(place.problem(what))
            return None
        if len(files) > MAX_MODEL_FILES:
            what = f"the model has {len(files)} files; use at most {MAX_MODEL_FILES}"
            problems.append(place.problem(what))
            return None
        documents = [self.document(each) for each in files]
        for document in documents:
            problems.extend(document.problems)
            if document.tree is not None and not isinstance(document.tree, dict):
                problems.append(_no_mapping(document))
        return Model(place.text, tuple(documents), _homes(documents, problems))


def _homes(documents: list[Document], problems: list[Problem]) -> dict[str, Document]:
    home: dict[str, Document] = {}
    for document in documents:
        for key, place in Place(document, (), document.tree).entries():
            if key in home:
                line, _ = home[key].keys[key,]
                what = f"`{key}` already stands in {home[key].file}:{line}; merge the two"
                problems.append(place.key_problem(what))
            else:
                home[key] = document
    return home


def _no_mapping(document: Document) -> Problem:
    return document.problem((), "the file holds no keys; write `key: value` lines")
