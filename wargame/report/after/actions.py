"""Keeps corrective actions in a plain file beside the save: `NAME.actions.yaml`.

People edit it; the program only adds at its end. An entry about an action that stands above says
what changed, so nothing that somebody wrote is ever written over.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated

from pydantic import Field

from wargame.core.plain import plain
from wargame.deck.fields import Shape
from wargame.deck.markers import Items
from wargame.deck.reader import read_file
from wargame.deck.shape import fit
from wargame.deck.yaml_text import quoted
from wargame.errors import BadInput, DeckProblems, WargameError

SUFFIX = ".actions.yaml"
MOST = 2_000
"""Entries of one file."""
_HEAD = """\
# Corrective actions. Edit this file as you like; the program only adds at its end.
# An entry with the id of one above says what changed about it.
actions:
"""

Name = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]*$", max_length=120)]
Words = Annotated[str, Field(max_length=600)]


class ActionShape(Shape):
    """One entry; what is left out stays as it is above."""

    action: Name
    text: Words = ""
    area: Words = ""
    owner: Words = ""
    due: Words = ""
    closed: Words | None = None
    note: Words = ""


class ActionsShape(Shape):
    """The whole file."""

    actions: Annotated[tuple[ActionShape, ...], Items(0, MOST)] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """A corrective action somebody wrote down."""

    id: str
    text: str = ""
    area: str = ""
    """Area for improvement it answers."""
    owner: str = ""
    due: str = ""
    closed: str | None = None
    """When it was closed; None or empty while it is open."""
    note: str = ""


def actions_path(save: Path) -> Path:
    """Return the file of a save's actions."""
    return save.with_name(f"{save.stem}{SUFFIX}")


def read_actions(save: Path) -> tuple[Action, ...]:
    """Return the actions of a save, oldest first; none if nobody wrote any.

    Raises:
        DeckProblems: Everything that is wrong with the file.
    """
    path = actions_path(save)
    if not path.exists():
        return ()
    document = read_file(path)
    problems = list(document.problems)
    if document.tree is not None:
        shape, found = fit(ActionsShape, document.tree, lambda _: document)
        problems += found
        if shape is not None and not problems:
            return _folded(shape.actions)
    raise DeckProblems(tuple(problems))


def _folded(entries: Iterable[ActionShape]) -> tuple[Action, ...]:
    found: dict[str, Action] = {}
    for each in entries:
        said = {
            name: plain(value, lines=False)
            for name, value in each
            if name != "action" and (value or (name == "closed" and value is not None))
        }
        found[each.action] = replace(found.get(each.action, Action(id=each.action)), **said)
    return tuple(found.values())


def add_actions(save: Path, actions: Iterable[Action]) -> Path:
    """Add entries at the end of the file, which is made if it is not there; return its path.

    Raises:
        DeckProblems: The file cannot be read as it stands; nothing is added then.
    """
    path = actions_path(save)
    kept = read_actions(save)
    text = "".join(_entry(each) for each in actions)
    if len(kept) + text.count("\n  - action:") > MOST:
        raise BadInput(f"{path}: holds {MOST} actions already; begin another file")
    try:
        old = path.read_bytes() if path.exists() else b""
        end = b"" if not old or old.endswith(b"\n") else b"\n"
        with path.open("ab") as stream:
            stream.write((b"" if old else _HEAD.encode()) + end + text.encode("utf-8"))
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise WargameError(f"{path}: cannot be written ({reason}); check the folder") from None
    _or_undone(save, path, old)
    return path


def _or_undone(save: Path, path: Path, old: bytes) -> None:
    """Take an addition back that does not fit the way the file is written by hand."""
    try:
        read_actions(save)
    except DeckProblems:
        with path.open("r+b") as stream:
            stream.truncate(len(old))
        what = "the list `actions` must be the last thing in it, its items indented by two blanks"
        raise BadInput(f"{path}: nothing was added; {what}") from None


def _entry(action: Action) -> str:
    lines = [f"  - action: {action.id}"]
    for name in ("text", "area", "owner", "due", "note"):
        value = plain(getattr(action, name), lines=False).strip()
        if value:
            lines.append(f"    {name}: {quoted(value)}")
    if action.closed is not None:
        lines.append(f"    closed: {quoted(action.closed)}")
    return "\n".join(lines) + "\n"
