"""Counts a cell's sealed votes and says how far its members agree."""

from __future__ import annotations

from dataclasses import dataclass

from wargame.core.phrases import mark, phrase
from wargame.core.rounding import div_round
from wargame.exercise.room import Ballot, Room

UNIFIED, MAJORITY, SPLIT = "unified", "majority", "split"
_SAID = (mark("Unified"), mark("Majority"), mark("Split"))
"""The same at the beginning of a sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Vote:
    """One member's vote, opened."""

    name: str
    option: str
    confidence: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """The votes of a cell on an inject, opened."""

    votes: tuple[Vote, ...]
    alignment: str
    """unified, majority (over half) or split; empty if nobody voted."""
    leading: str
    """The option with most votes, the first of equals."""
    confidence: int
    """Mean confidence of all, 0-100."""

    @property
    def says(self) -> str:
        """Return the outcome in one line."""
        if not self.votes:
            return phrase("Nobody voted.")
        return phrase(
            "{alignment}, mean confidence {confidence}",
            alignment=phrase(self.alignment.capitalize()),
            confidence=self.confidence,
        )

    @property
    def dissent(self) -> tuple[Vote, ...]:
        """Return the votes against the leading option: the minority report."""
        return tuple(each for each in self.votes if each.option != self.leading)


def tally_of(room: Room, cell: str, inject: str) -> Tally:
    """Return the votes of a cell on an inject. Whoever shows it asks whether they are open."""
    ballots: dict[str, Ballot] = room.ballots.get((cell, inject), {})
    counts: dict[str, int] = {}
    for each in ballots.values():
        counts[each.option] = counts.get(each.option, 0) + 1
    leading = max(counts, key=lambda option: counts[option], default="")
    total = sum(each.confidence for each in ballots.values())
    return Tally(
        votes=tuple(
            Vote(
                name=room.person(seat).name,
                option=each.option,
                confidence=each.confidence,
                reason=each.reason,
            )
            for seat, each in ballots.items()
        ),
        alignment=_alignment(counts, len(ballots)),
        leading=leading,
        confidence=div_round(total, len(ballots)) if ballots else 0,
    )


def _alignment(counts: dict[str, int], voters: int) -> str:
    if not voters:
        return ""
    if len(counts) == 1:
        return UNIFIED
    return MAJORITY if 2 * max(counts.values()) > voters else SPLIT
