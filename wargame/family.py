"""Finds what grew from a session: lines that were taken back, and branches in other files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from wargame.deeds import full_label, teller_of
from wargame.journal.catalogue import SaveInfo, list_saves
from wargame.journal.history import History
from wargame.journal.lines import BEFORE_STARTEX, Entry
from wargame.journal.record import Record
from wargame.recordings import Offshoot


def offshoots(record: Record, history: History, saves: Path) -> tuple[Offshoot, ...]:
    """Return the lines taken back, then the branches, each in the order they were made."""
    family = _Family(record, history)
    children = [info for info in list_saves(saves) if info.parent == record.path.name]
    return (*family.undone(), *map(family.child, reversed(children)))


class _Family:
    """Knows where on the course, or inside which line taken back, every command stands."""

    def __init__(self, record: Record, history: History) -> None:
        self._record = record
        self._history = history
        self._index = {step.line: index for index, step in enumerate(history.trail)}
        self._inside = {
            step.line: f"undone/{each.rewind.line}"
            for each in history.undone
            for step in each.steps
        }
        self._leaves = {f"undone/{each.rewind.line}": each.rewind.to for each in history.undone}

    def undone(self) -> Iterator[Offshoot]:
        """Yield every line that was taken back."""
        undone = [step for each in self._history.undone for step in each.steps]
        scenario = self._history.tables.scenario
        teller = teller_of(scenario, (*self._history.trail, *undone))
        for each in self._history.undone:
            first = each.steps[0]
            at, inside = self._place(each.rewind.to)
            yield Offshoot(
                key=f"undone/{each.rewind.line}",
                kind="undone",
                inside=inside,
                at=at,
                turn=first.turn_before,
                title=full_label(teller, first),
                length=len(each.steps),
                reason=each.rewind.reason,
            )

    def child(self, info: SaveInfo) -> Offshoot:
        """Return a branch that lies in a file of its own."""
        at, inside = self._place(self._standing(info.parent_line))
        course = self._history.trail
        return Offshoot(
            key=info.name,
            kind="branch",
            inside=inside,
            at=at,
            turn=course[at].turn_after if at >= 0 else 0,
            title=info.title or info.deck_title or info.name,
            length=0,
            reason="",
        )

    def _standing(self, line: int) -> int:
        """Return the command after which the session stood once a line was written."""
        stands = BEFORE_STARTEX
        for act in self._record.acts:
            if act.line > line:
                break
            stands = act.line if isinstance(act, Entry) else act.to
        return stands

    def _place(self, line: int) -> tuple[int, str]:
        """Return where a command leaves the course, and the line taken back that it is in."""
        inside = self._inside.get(line, "")
        while line in self._inside:
            line = self._leaves[self._inside[line]]
        return self._index.get(line, -1), inside
