"""Lists what can be said about a session without changing its world.

A remark stands in the record and names the line it is about. No rule reads it and no state holds
it, so a program that does not know one of these kinds can pass over it.
"""

from __future__ import annotations

from wargame.core.phrases import phrase
from wargame.core.plain import plain
from wargame.core.records import record
from wargame.core.room_facts import RATINGS, RoomFact, fact_fault, tidy_fact

TEXT_LIMIT = 2_000
"""Longest text of a comment, in characters."""
REASON_LIMIT = 500
"""Longest reason of a rating, in characters."""
TITLE_LIMIT = 120
"""Longest title of a session, in characters; the rest is cut."""


@record
class Comment:
    """Somebody said something about a moment."""

    text: str
    """Of 1 to `TEXT_LIMIT` characters; it may have line breaks."""


@record
class Titled:
    """The session was given another title."""

    title: str
    """Of at most `TITLE_LIMIT` characters; empty takes the title away."""


@record
class Rating:
    """Somebody rated a step or an objective for the after-action report; the last one counts."""

    subject: str
    """"step/ID" or "objective/ID"."""
    rating: str
    """One of `RATINGS`; empty takes the rating back, so that the suggested one counts."""
    reason: str
    """Of 1 to `REASON_LIMIT` characters."""


Remark = Comment | Titled | Rating | RoomFact


def tidy(remark: Remark) -> Remark:
    """Return a remark whose texts are safe to show and no longer than allowed."""
    match remark:
        case Comment(text):
            return Comment(plain(text).strip()[:TEXT_LIMIT])
        case Titled(title):
            return Titled(clean_title(title))
        case Rating(subject, rating, reason):
            said = plain(reason).strip()[:REASON_LIMIT]
            return Rating(plain(subject, lines=False), plain(rating, lines=False), said)
        case _:
            return tidy_fact(remark)


def fault(remark: Remark) -> str:
    """Return why a remark cannot be taken, in one sentence; empty if it can."""
    match remark:
        case Comment(text):
            length = len(plain(text).strip())
            if not length:
                return phrase("the comment is empty; write what you want to remember")
            if length > TEXT_LIMIT:
                return phrase(
                    "the comment has {length} characters; {most} are allowed",
                    length=length,
                    most=TEXT_LIMIT,
                )
            return ""
        case Titled():
            return ""
        case Rating():
            return _rating_fault(remark)
        case _:
            return fact_fault(remark)


def _rating_fault(remark: Rating) -> str:
    if remark.rating and remark.rating not in RATINGS:
        return phrase("a rating is one of {ratings}", ratings=RATINGS)
    kind, _, name = remark.subject.partition("/")
    if kind not in {"step", "objective"} or not name or len(name) > TITLE_LIMIT:
        return phrase(
            "a rating is about a step or an objective; name it as step/ID or objective/ID"
        )
    length = len(plain(remark.reason).strip())
    if not length:
        return phrase("a rating needs a reason; say what you saw")
    if length > REASON_LIMIT:
        return phrase(
            "the reason has {length} characters; {most} are allowed",
            length=length,
            most=REASON_LIMIT,
        )
    return ""


def clean_title(title: str) -> str:
    """Return a title as one line that is safe to show."""
    return " ".join(plain(title, lines=False).split())[:TITLE_LIMIT]
