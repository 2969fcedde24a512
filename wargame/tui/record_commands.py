"""Lists what a player can do with recorded sessions."""

from __future__ import annotations

from wargame.tui.registry import BACK, FILTER, WHY, CommandSet, UserCommand, listed, unlisted


def _first(
    action: str, key: str, shown: str, title: str, says: str, *, footer: bool = False
) -> UserCommand:
    """Return a command whose key does not go to the list that has the cursor."""
    return UserCommand(
        action=action, key=key, shown=shown, title=title, help=says, footer=footer, priority=True
    )


REPLAY = CommandSet(
    screen="Replay",
    says="A recorded session, moment by moment. Looking changes nothing.",
    commands=(
        _first("step_back", "left", "Left", "Earlier", "Goes one step back."),
        _first("step_on", "right", "Right", "Later", "Goes one step on.", footer=True),
        unlisted("unit", "u", "u", "Step by", "Steps by event, by decision or by turn."),
        _first("turn_back", "pageup", "PgUp", "Turn back", "Goes to the turn before."),
        _first("turn_on", "pagedown", "PgDn", "Turn on", "Goes to the next turn."),
        _first("first", "home", "Home", "Start", "Goes to the first moment."),
        _first("last", "end", "End", "End", "Goes to the last moment."),
        unlisted("jump", "t", "t", "Go to turn", "Asks for a turn and goes there."),
        unlisted("rung_on", "r", "r", "Next rung", "Goes to the next change of a rung."),
        unlisted("rung_back", "R", "R", "Rung before", "Goes to the change of a rung before."),
        listed("play", "space", "Space", "Play", "Plays on by itself, or stops."),
        unlisted("faster", "plus", "+", "Faster", "Plays faster."),
        unlisted("slower", "minus", "-", "Slower", "Plays slower."),
        unlisted("comment", "c", "c", "Comment", "Adds a comment on this moment to the record."),
        unlisted("comment_on", "n", "n", "Next comment", "Goes to the next comment."),
        unlisted("comment_back", "N", "N", "Comment before", "Goes to the comment before."),
        listed(
            "review", "a", "a", "Review", "Judges every decision and every draw, or gives that up."
        ),
        unlisted("doubt_on", "d", "d", "Next fault", "Goes to the next decision found at fault."),
        unlisted("doubt_back", "D", "D", "Fault before", "Goes to the decision at fault before."),
        unlisted("lines", "l", "l", "Lines", "Shows branches and what was taken back, as a tree."),
        listed("branch", "b", "b", "Branch", "Begins a new session here and plays on."),
        unlisted("compare", "x", "x", "Compare", "Compares with another session, side by side."),
        unlisted("seat", "v", "v", "Seat", "Shows what another seat saw."),
        WHY,
        listed("map", "m", "m", "Map", "Shows the region as it was at this moment."),
        listed("charts", "g", "g", "Charts", "Draws what is known up to this moment."),
        BACK,
    ),
)

LINES = CommandSet(
    screen="Lines of play",
    says="What grew from a session: branches in files of their own, and what was taken back.",
    commands=(
        listed("open", "o", "Enter", "Look", "Plays the marked line back."),
        listed("compare", "x", "x", "Compare", "Compares the marked line with the one shown."),
        BACK,
    ),
)

COMPARE = CommandSet(
    screen="Comparison",
    says="Two sessions side by side: where they part, and what differed after, turn by turn.",
    commands=(BACK,),
)

SAVES = CommandSet(
    screen="Saved sessions",
    says="Every session is a file. Open one to play on, or look at it from the start.",
    commands=(
        listed("resume", "p", "Enter", "Play on", "Plays the marked session on."),
        listed("replay", "r", "r", "Replay", "Looks at the marked session from the start."),
        FILTER,
        listed("sort", "s", "s", "Sort", "Sorts by the next column."),
        unlisted("reverse", "S", "S", "Turn round", "Turns the order round."),
        listed("tree", "v", "v", "Tree", "Shows the sessions as a tree of branches, or as a list."),
        listed("place", "l", "l", "Place", "Goes on to the archive, the trash, the saves."),
        listed("rename", "e", "e", "Rename", "Gives the marked session another title."),
        unlisted("duplicate", "d", "d", "Duplicate", "Copies the marked session."),
        unlisted("archive", "a", "a", "Archive", "Puts the marked session away."),
        unlisted("trash", "t,delete", "t", "Trash", "Puts the marked session into the trash."),
        unlisted("restore", "u", "u", "Restore", "Brings the marked session back."),
        unlisted("empty", "E", "E", "Empty trash", "Deletes what is in the trash, after asking."),
        unlisted("compare", "x", "x", "Compare", "Compares the marked session with another."),
        unlisted("export", "w", "w", "Export", "Copies the marked session to a file."),
        unlisted("import_file", "i", "i", "Import", "Copies a file into the saves."),
        BACK,
    ),
)
