"""Writes what the room says: the clock, one item of the feed, who is here."""

from __future__ import annotations

from textual.content import Content

from wargame.core.views import View
from wargame.exercise.board import BallotView, Board
from wargame.exercise.feed import Item
from wargame.language import _
from wargame.tui.glyphs import Glyphs
from wargame.tui.passages import paragraphs
from wargame.tui.team.labels import CLOCK, ITEMS, heading, spelt
from wargame.tui.wording import BAD, GOOD, LEAD, QUIET, WARN, hang, lines, styled


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
        return styled(_(" The host is not heard; trying again. Nothing is lost."), f"bold {BAD}")
    seconds = left(board, now)
    match board.clock.status:
        case "running":
            style = BAD if seconds < 60 else WARN if seconds < 300 else GOOD
            time = styled(f" {spelt(board.clock.phase)} {minutes(seconds)}", f"bold {style}")
        case "paused":
            time = styled(_(" PAUSED, {time} left").format(time=minutes(seconds)), f"bold {WARN}")
        case "out":
            time = styled(_(" TIME IS UP"), f"bold {BAD}")
        case _:
            time = styled(_(" no clock"), QUIET)
    here = sum(each.here for each in board.people)
    waiting = sum(not each.answer for each in board.requests)
    parts = [time, styled(_(", ").join((board.name, spelt(board.role))), "bold")]
    if board.people:
        parts.append(
            styled(_("{here} of {all} here").format(here=here, all=len(board.people)), QUIET)
        )
    if waiting:
        parts.append(styled(_("{n} question(s) open").format(n=waiting), WARN))
    return Content("   ").join(parts)


def item(one: Item, board: Board, glyphs: Glyphs, width: int) -> Content:
    """Return one item of the feed of a seat, wrapped."""
    time = styled(f"{one.at[11:16]} ", QUIET)
    if one.entry is not None:
        return hang(styled(one.entry.headline, _tone(one.entry.kind)), width, time)
    match one.kind:
        case "seat":
            text = _("{who} is here ({role})").format(who=one.who, role=spelt(one.text))
            return hang(styled(text, QUIET), width, time)
        case "clock":
            return hang(styled(_(CLOCK.get(one.text, one.text)), WARN), width, time)
        case "rewound":
            back = _("Taken back to turn {turn}. {reason}")
            text = back.format(turn=one.about, reason=one.text).strip()
            return hang(styled(text, f"bold {WARN}"), width, time)
        case "hot-wash":
            return hang(styled(_("The hot wash begins: press g."), LEAD), width, time)
        case "struck":
            return hang(
                styled(_("Struck out: {about}").format(about=one.about), QUIET), width, time
            )
        case _:
            where = f" {glyphs.to} {addressed(one.where, board)}" if one.kind == "said" else ""
            is_about = one.kind in {"request", "reply", "revealed"}
            about = f" ({board.title(one.about)})" if is_about else ""
            head = Content.assemble((f"{one.who}{where}{about}: ", LEAD))
            text = _(ITEMS.get(one.kind, "{text}")).format(text=one.text)
            return hang(head + Content(" ".join(text.split())), width, time)


def addressed(where: str, board: Board) -> str:
    """Return to whom something was said: a person, a cell, the facilitator or everyone."""
    kind, _, name = where.partition("/")
    if kind == "seat":
        return next((each.name for each in board.people if each.id == name), name)
    return board.title(name) if kind == "cell" else spelt(where)


def _tone(kind: str) -> str:
    if kind in {"turn", "start", "ending"}:
        return LEAD
    return "bold" if kind in {"inject", "outcome", "differed", "facilitator"} else ""


def ballot(one: BallotView, board: Board) -> str:
    """Return how a cell's vote stands, in a few words."""

    def label(option: str) -> str:
        return board.title(f"{one.inject}/{option}")

    cell = board.title(one.cell)
    if not one.open:
        voted = _("you: {option} ({confidence})") if one.mine else _("you have not voted")
        mine = voted.format(option=label(one.mine), confidence=one.confidence)
        sealed = _("{cell}: {cast} of {voters} voted, sealed; {mine}")
        return sealed.format(cell=cell, cast=one.cast, voters=one.voters, mine=mine)
    votes = _(", ").join(
        f"{each.name} {label(each.option)} ({each.confidence})" for each in one.votes
    )
    told = _("{cell}: {alignment}, mean confidence {mean}; {votes}")
    return told.format(cell=cell, alignment=spelt(one.alignment), mean=one.mean, votes=votes)


def room(board: Board, width: int) -> Content:
    """Return who is here, and what the cell has voted, noted and asked."""
    parts: list[Content] = [styled(_("People"), "bold")]
    for each in board.people:
        sign = spelt("here" if each.here else "away")
        who = (spelt(each.role), board.title(each.cell), sign)
        what = _(", ").join(part for part in who if part)
        parts.append(hang(f"{each.name} ({each.id}): {what}", width, "  "))
    if board.ballots:
        parts.append(heading(_("Votes")))
        parts += [
            hang(_(", ").join((board.title(each.inject), ballot(each, board))), width, "  ")
            for each in board.ballots
        ]
    if board.notes:
        parts.append(heading(_("Notes")))
        for note in board.notes:
            text = f"{note.who}: {note.text}" + (_(" (struck out)") if note.struck else "")
            parts.append(hang(text, width, "  "))
    if board.requests:
        parts.append(heading(_("Requests for information")))
        for asked in board.requests:
            answer = asked.answer or _("no answer yet")
            parts.append(hang(f"{asked.id}: {asked.text}\n{answer}", width, "  "))
    if board.watch is not None:
        parts.append(heading(_("Observations")))
        for seen in board.watch.observations:
            about = board.title(seen.inject) or seen.objective or seen.step
            text = _("{who} on {about}, {kind} ({rating}): {text}").format(
                who=seen.who,
                about=about,
                kind=spelt(seen.kind),
                rating=seen.rating,
                text=seen.text,
            )
            parts.append(hang(text, width, "  "))
        for agreed in board.watch.agreements:
            ratings = _(", ").join(f"{name} {rating}" for name, rating in agreed.ratings)
            text = _("Agreement on {subject}: {percent} % ({ratings})").format(
                subject=board.title(agreed.subject), percent=agreed.percent, ratings=ratings
            )
            parts.append(hang(text, width, "  "))
    return lines(*parts)


def briefing(view: View, width: int) -> Content:
    """Return the scene setter, the objectives and what is assumed."""
    aims = [hang(each.text, width, "- ") for each in view.objectives]
    assumed = [hang(each, width, "- ") for each in view.assumptions]
    return lines(
        paragraphs(view.briefing, width),
        heading(_("Objectives")),
        *aims,
        heading(_("Assumptions and artificialities")),
        *assumed,
    )
