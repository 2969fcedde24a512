"""Shows what an import would change, in words that can be approved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher

from wargame.core.plain import plain
from wargame.planning.plan import Change, Plan
from wargame.report.cells import visible

SHORT = 60
"""Letters up to which both texts are shown whole."""
AROUND = 5
"""Words shown on each side of a change in a longer text."""


def difference(plan: Plan) -> Iterator[str]:
    """Yield what would change, inject by inject and field by field."""
    before = ""
    for change in plan.changes:
        if change.inject != before:
            yield f"{change.inject} (row {change.row})"
        before = change.inject
        yield from _field(change)
    for row in plan.added:
        yield f"{row.id} (row {row.number}): new inject"
    for note in plan.notes:
        yield f"note: {plain(visible(note), lines=False)}"


def _field(change: Change) -> Iterator[str]:
    old, new = _shown(change.before), _shown(change.after)
    if max(len(old), len(new)) <= SHORT:
        yield f"  {change.column}: {old or 'empty'} -> {new or 'empty'}"
        return
    yield f"  {change.column}:"
    if not old or not new:
        yield f"    - {old or 'empty'}"
        yield f"    + {new or 'empty'}"
        return
    yield from _words(old.split(" "), new.split(" "))


def _shown(text: str) -> str:
    return plain(visible(text).replace("\n", " / "), lines=False)


def _words(old: list[str], new: list[str]) -> Iterator[str]:
    """Yield the words that differ, with a few around them."""
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for group in matcher.get_grouped_opcodes(AROUND):
        first, last = group[0], group[-1]
        lead = "... " if first[1] else ""
        tail = " ..." if last[2] < len(old) or last[4] < len(new) else ""
        yield f"    - {lead}{' '.join(old[first[1] : last[2]])}{tail}"
        yield f"    + {lead}{' '.join(new[first[3] : last[4]])}{tail}"


def gap_lines(plan: Plan) -> Iterator[str]:
    """Yield what is still to be written, the same thing in many places as one line."""
    counted = Counter(gap.what for gap in plan.gaps)
    first = {gap.what: gap for gap in reversed(plan.gaps)}
    for what, count in counted.items():
        places = (
            f"line {first[what].line}"
            if count == 1
            else f"{count} places, first line {first[what].line}"
        )
        yield f"  {what} ({places})"
