"""Reads what a save says without the program: JSON lines, and a fold of a few lines' length."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any


@dataclass
class RawRecord:
    """A save as its lines have it; what was taken back is left out of the course."""

    lines: list[dict[str, Any]]
    course: list[tuple[int, dict[str, Any]]] = field(default_factory=list)
    """Number and content of every command line that counts."""

    @classmethod
    def of(cls, path: Path) -> RawRecord:
        """Read a file."""
        text = path.read_text(encoding="utf-8")
        record = cls([json.loads(line) for line in text.splitlines()])
        for number, line in enumerate(record.lines, start=1):
            if line["kind"] == "command":
                record.course.append((number, line))
            elif line["kind"] == "rewind":
                record.course = [each for each in record.course if each[0] <= line["to"]]
        return record

    def events(self, kind: str = "") -> Iterator[tuple[int, dict[str, Any]]]:
        """Yield line and event of every event that counts, or of those of a kind."""
        for number, line in self.course:
            for event in line["events"]:
                if not kind or event["type"] == kind:
                    yield number, event

    def closed(self) -> list[tuple[int, list[int], int]]:
        """Return turn, step scores and overall score of every closed turn."""
        return [(e["turn"], e["steps"], e["overall"]) for _, e in self.events("TurnClosed")]

    def changes(self) -> list[tuple[int, str, int, int, int]]:
        """Return line, indicator, before, asked and after of every change."""
        return [
            (line, c["indicator"], c["before"], c["asked"], c["after"])
            for line, event in self.events()
            for c in event.get("changes", ())
        ]

    def remarks(self, kind: str) -> list[tuple[int, dict[str, Any]]]:
        """Return line and content of every remark of a kind."""
        return [
            (number, line)
            for number, line in enumerate(self.lines, start=1)
            if line["kind"] == "remark" and line["remark"]["type"] == kind
        ]

    def values_by_turn(self, last: int) -> list[dict[str, int]]:
        """Return plain indicators at STARTEX and after each turn, from starts and changes."""
        scenario = self.lines[1]["scenario"]
        plain = {e["id"]: e["start"] for e in scenario["model"]["indicators"] if not e["derived"]}
        now = plain | {name: value for name, value in scenario["set"] if name in plain}
        found = []
        for _, line in self.course:
            for event in line["events"]:
                for change in event.get("changes", ()):
                    if change["indicator"] in now:
                        now[change["indicator"]] = change["after"]
            kinds = {event["type"] for event in line["events"]}
            if kinds & {"ExerciseStarted", "TurnClosed", "ExerciseEnded"}:
                found.append(dict(now))
        assert len(found) == last + 1
        return found
