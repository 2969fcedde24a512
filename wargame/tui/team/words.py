"""Writes what the room says: the clock, one item of the feed, who is here."""

from __future__ import annotations

from textual.content import Content

from wargame.core.views import View
from wargame.exercise.board import BallotView, Board
from wargame.exercise.feed import Item
from wargame.tui.glyphs import Glyphs
from wargame.tui.passages import paragraphs
from wargame.tui.wording import BAD, GOOD, LEAD, QUIET, WARN, hang, lines, styled

_CALLED = {
    "said": "",
    "note": "note: ",
    "request": "asks: ",
    "reply": "answer: ",
    "revealed": "votes opened: ",
    "reasons": "decided. ",
    "observation": "saw: ",
    "discussed": "hot wash: ",
    "reflection": "comment: ",
    "action": "action: ",
}


def left(board: Board, now: int) -> int:
    """Return the seconds that are left on the clock, never less than 0."""
    clock = board.clock
    milliseconds = clock.until - now if clock.status == "running" else clock.left
    return max(0, -(-milliseconds // 1000))


def minutes(seconds: int) -> str:
    """Return seconds as "4:05"."""
    return f"{seconds // 60}:{seconds % 60:02d}"


def clock_line(board: Board, now: int, *, connected: bool) -> Content:
    """Return phase, time left, who is here and what waits."""
    if not connected:
        return styled(" The host is not heard; trying again. Nothing is lost.", f"bold {BAD}")
    seconds = left(board, now)
    match board.clock.status:
        case "running":
            style = BAD if seconds < 60 else WARN if seconds < 300 else GOOD
            time = styled(f" {board.clock.phase} {minutes(seconds)}", f"bold {style}")
        case "paused":
            time = styled(f" PAUSED, {minutes(seconds)} left", f"bold {WARN}")
        case "out":
            time = styled(" TIME IS UP", f"bold {BAD}")
        case _:
            time = styled(" no clock", QUIET)
    here = sum(each.here for each in board.people)
    waiting = sum(not each.answer for each in board.requests)
    parts = [time, styled(f"{board.name}, {board.role}", "bold")]
    if board.people:
        parts.append(styled(f"{here} of {len(board.people)} here", QUIET))
    if waiting:
        parts.append(styled(f"{waiting} question(s) open", WARN))
    return Content("   ").join(parts)


def item(one: Item, glyphs: Glyphs, width: int) -> Content:
    """Return one item of the feed, wrapped."""
    time = styled(f"{one.at[11:16]} ", QUIET)
    if one.entry is not None:
        return hang(styled(one.entry.headline, _tone(one.entry.kind)), width, time)
    match one.kind:
        case "seat":
            text = f"{one.who} is here ({one.text})"
            return hang(styled(text, QUIET), width, time)
        case "clock":
            return hang(styled(f"Clock {one.text}", WARN), width, time)
        case "rewound":
            text = f"Taken back to turn {one.about}. {one.text}".strip()
            return hang(styled(text, f"bold {WARN}"), width, time)
        case "hot-wash":
            return hang(styled("The hot wash begins: press g.", LEAD), width, time)
        case "struck":
            return hang(styled(f"Struck out: {one.about}", QUIET), width, time)
        case _:
            where = f" {glyphs.to} {one.where}" if one.kind == "said" else ""
            about = f" ({one.about})" if one.kind in {"request", "reply", "revealed"} else ""
            head = Content.assemble((f"{one.who}{where}{about}: ", LEAD))
            text = f"{_CALLED.get(one.kind, '')}{one.text}"
            return hang(head + Content(" ".join(text.split())), width, time)


def _tone(kind: str) -> str:
    if kind in {"turn", "start", "ending"}:
        return LEAD
    return "bold" if kind in {"inject", "outcome", "differed", "facilitator"} else ""


def ballot(one: BallotView) -> str:
    """Return how a cell's vote stands, in a few words."""
    if not one.open:
        mine = f"you: {one.mine} ({one.confidence})" if one.mine else "you have not voted"
        return f"{one.cell}: {one.cast} of {one.voters} voted, sealed; {mine}"
    votes = ", ".join(f"{each.name} {each.option} ({each.confidence})" for each in one.votes)
    return f"{one.cell}: {one.alignment}, mean confidence {one.mean}; {votes}"


def room(board: Board, width: int) -> Content:
    """Return who is here, and what the cell has voted, noted and asked."""
    parts: list[Content] = [styled("People", "bold")]
    for each in board.people:
        sign = "here" if each.here else "away"
        cell = f", {each.cell}" if each.cell else ""
        parts.append(hang(f"{each.name} ({each.id}): {each.role}{cell}, {sign}", width, "  "))
    if board.ballots:
        parts.append(styled("\nVotes", "bold"))
        parts += [hang(f"{each.inject}, {ballot(each)}", width, "  ") for each in board.ballots]
    if board.notes:
        parts.append(styled("\nNotes", "bold"))
        for note in board.notes:
            text = f"{note.who}: {note.text}" + (" (struck out)" if note.struck else "")
            parts.append(hang(text, width, "  "))
    if board.requests:
        parts.append(styled("\nRequests for information", "bold"))
        for asked in board.requests:
            answer = asked.answer or "no answer yet"
            parts.append(hang(f"{asked.id}: {asked.text}\n{answer}", width, "  "))
    if board.watch is not None:
        parts.append(styled("\nObservations", "bold"))
        for seen in board.watch.observations:
            about = seen.inject or seen.objective or seen.step
            text = f"{seen.who} on {about}, {seen.kind} ({seen.rating}): {seen.text}"
            parts.append(hang(text, width, "  "))
        for agreed in board.watch.agreements:
            ratings = ", ".join(f"{name} {rating}" for name, rating in agreed.ratings)
            text = f"Agreement on {agreed.subject}: {agreed.percent} % ({ratings})"
            parts.append(hang(text, width, "  "))
    return lines(*parts)


def briefing(view: View, width: int) -> Content:
    """Return the scene setter, the objectives and what is assumed."""
    aims = [hang(each.text, width, "- ") for each in view.objectives]
    assumed = [hang(each, width, "- ") for each in view.assumptions]
    return lines(
        paragraphs(view.briefing, width),
        styled("\nObjectives", "bold"),
        *aims,
        styled("\nAssumptions and artificialities", "bold"),
        *assumed,
    )
