"""Draws bars, arrows and trends in letters that the terminal can show."""

from __future__ import annotations

from dataclasses import dataclass

from textual.dom import DOMNode


@dataclass(frozen=True, slots=True, kw_only=True)
class Glyphs:
    """The signs that stand for something, in one style of letters."""

    full: str
    empty: str
    up: str
    down: str
    same: str
    done: str
    waiting: str
    gate: str
    dot: str
    dash: str
    to: str
    """Between a value before and a value after."""
    more: str
    """At the end of a text that was cut."""
    closed: str
    """Before an entry that can be opened."""
    opened: str
    levels: str
    """Heights of a trend, lowest first."""
    track: str
    """Part of a timeline."""
    gone: str
    """Part of a timeline that was taken back."""
    knob: str
    """Where on a timeline one stands."""
    tick: str
    """Where a turn begins."""
    rung: str
    """Where a rung of an escalation ladder changes."""

    def bar(self, part: int, whole: int, width: int) -> str:
        """Return a bar of `width` cells of which `part` of `whole` are full, rounded half up."""
        if whole <= 0:
            return self.empty * width
        full = min(width, max(0, (2 * part * width + whole) // (2 * whole)))
        return self.full * full + self.empty * (width - full)

    def arrow(self, change: int) -> str:
        """Return which way a change goes."""
        if change > 0:
            return self.up
        return self.down if change < 0 else self.same

    def trend(self, values: tuple[int, ...], low: int, high: int) -> str:
        """Return one letter for each value, by its height between `low` and `high`."""
        top = len(self.levels) - 1
        span = max(1, high - low)
        return "".join(
            self.levels[min(top, max(0, (2 * (value - low) * top + span) // (2 * span)))]
            for value in values
        )


UNICODE = Glyphs(
    full="█",
    empty="░",
    up="▲",
    down="▼",
    same="=",
    done="✓",
    waiting="!",
    gate="⊣",
    dot="·",
    dash="–",
    to="→",
    more="…",
    closed="▸",
    opened="▾",
    levels="▁▂▃▄▅▆▇█",
    track="─",
    gone="╌",
    knob="█",
    tick="┼",
    rung="▲",
)
"""For terminals that draw Unicode, which is nearly all of them."""

ASCII = Glyphs(
    full="#",
    empty=".",
    up="^",
    down="v",
    same="=",
    done="x",
    waiting="!",
    gate="|",
    dot="-",
    dash="-",
    to="->",
    more="..",
    closed="+",
    opened="-",
    levels="_.:-=+*#%@",
    track="-",
    gone="x",
    knob="#",
    tick="|",
    rung="^",
)
"""For terminals and fonts that draw nothing else."""


def glyphs_of(node: DOMNode) -> Glyphs:
    """Return the letters that the app of this widget draws with."""
    chosen = getattr(node.app, "glyphs", UNICODE)
    return chosen if isinstance(chosen, Glyphs) else UNICODE
