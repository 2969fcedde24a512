"""Lists what can be done on the screens of a team exercise."""

from __future__ import annotations

from wargame.tui.registry import BACK, WHY, CommandSet, listed, unlisted

_SAY = listed("say", "m", "m", "Message", "Writes to the cell, the facilitator or somebody.")
_ROOM = listed("people", "p", "p", "Room", "Shows who is here, notes, requests and votes.")
_QUIT = unlisted("quit", "q", "q", "Quit", "Leaves; the seat stays yours.")
_WASH = unlisted("wash", "g", "g", "Hot wash", "Opens the agenda, once the hot wash has begun.")
_COMMENT = unlisted("comment", "c", "c", "Comment", "Adds a comment to the hot wash.")
_INDICATORS = unlisted("indicators", "d", "d", "Indicators", "Lists every indicator.")
_BRIEFING = unlisted("briefing", "b", "b", "Briefing", "Shows the briefing.")

CELL = CommandSet(
    screen="Cell",
    says="What your cell has to answer, what it hears, and the state of the world.",
    commands=(
        unlisted("open", "o", "Enter", "Open the inject", "Opens the inject that is marked."),
        listed("vote", "v", "v", "Vote", "Votes on the marked inject, sealed until the reveal."),
        listed("reveal", "r", "r", "Reveal", "Opens the cell's votes; the lead does that."),
        listed("commit", "c", "c", "Commit", "Answers for the cell, with reasons; lead only."),
        _SAY,
        listed("note", "n", "n", "Note", "Adds a line to the cell's shared notes."),
        listed("ask", "f", "f", "Ask", "Asks the facilitator for information."),
        _ROOM,
        listed("initiatives", "i", "i", "Initiatives", "Lists the long programmes."),
        WHY,
        unlisted("self_score", "s", "s", "Self-score", "Says how the cell did in a turn."),
        unlisted("lead", "l", "l", "Pass the lead", "Makes another player of the cell the lead."),
        _INDICATORS,
        _BRIEFING,
        _WASH,
        unlisted("comment", "k", "k", "Comment", "Adds a comment to the hot wash."),
        _QUIT,
    ),
)

CONSOLE = CommandSet(
    screen="Facilitator",
    says="The run of show: what lies on the table, what is to come, and what to do next.",
    commands=(
        listed("startex", "s", "s", "STARTEX", "Begins the exercise for every cell with a lead."),
        listed("close_turn", "t", "t", "Close turn", "Resolves the answers; opens the next turn."),
        listed("clock", "k", "k", "Clock", "Lets time run for a turn, or another phase."),
        listed("pause", "space", "Space", "Pause", "Stops the clock, or lets it run on."),
        listed("extend", "plus", "+", "+5 min", "Puts the deadline off by five minutes."),
        listed("fire", "f", "f", "Fire", "Delivers the marked inject now."),
        listed("hold", "h", "h", "Hold", "Holds the marked inject back, or releases it."),
        listed("skip", "x", "x", "Skip", "Takes the marked inject out, with a reason."),
        listed("answer", "a", "a", "Answer", "Answers the oldest request for information."),
        _SAY,
        unlisted("rule", "r", "r", "Rule", "Rules how an answer turns out (semi-rigid)."),
        unlisted("free", "j", "j", "Adjudicate", "Sets effects by judgement (free)."),
        unlisted("write", "w", "w", "Write", "Writes a contingency inject on the spot."),
        unlisted("edit", "e", "e", "Edit", "Edits the marked inject before it comes."),
        unlisted("back_to", "b", "b", "Take back", "Goes back in the record, with a reason."),
        unlisted("look", "l", "l", "Look", "Shows any seat's screen as that seat sees it."),
        unlisted("lead", "n", "n", "Name a lead", "Makes a player the lead of its cell."),
        unlisted("close_seat", "c", "c", "Close a seat", "Takes a seat away, with a reason."),
        unlisted("read", "o", "Enter", "Read", "Shows all about the marked inject."),
        unlisted("codes", "i", "i", "Invitation", "Shows the address and the join codes."),
        _ROOM,
        unlisted("endex", "z", "z", "ENDEX", "Ends the exercise, with a reason."),
        _WASH,
        _QUIT,
    ),
)

WATCH = CommandSet(
    screen="Evaluator",
    says="What the cells do, and what you have seen of it. Others' ratings open when both rated.",
    commands=(
        listed("observe", "o", "o", "Observe", "Writes an observation on the marked inject."),
        listed("score", "s", "s", "Score", "Says how the cells did in a turn."),
        _SAY,
        _ROOM,
        WHY,
        _INDICATORS,
        _BRIEFING,
        _WASH,
        _COMMENT,
        _QUIT,
    ),
)

WALL = CommandSet(
    screen="Wall",
    says="What everybody may see: the clock, the flashpoints, the steps and the news.",
    commands=(_BRIEFING, _WASH, _COMMENT, _QUIT),
)

WASH = CommandSet(
    screen="Hot wash",
    says="Where model, cells and evaluators differ most, and what speaks for each.",
    commands=(
        listed("discuss", "d", "d", "Discussed", "Writes down what was said about the gap."),
        listed("agree", "a", "a", "Action", "Adds an action with its owner and date."),
        listed("comment", "c", "c", "Comment", "Adds your comment, named or not."),
        BACK,
    ),
)
