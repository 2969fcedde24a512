"""Lists everything a player can do, screen by screen."""

from __future__ import annotations

from wargame.tui.record_commands import COMPARE, LINES, REPLAY, SAVES
from wargame.tui.registry import (
    BACK,
    CHARTS_KEY,
    DETAILS,
    FILTER,
    SOURCES,
    WHY,
    CommandSet,
    UserCommand,
    listed,
    unlisted,
)

EVERYWHERE = CommandSet(
    screen="Everywhere",
    says="These keys work on every screen.",
    commands=(
        listed("help", "question_mark,f1", "?", "Help", "Shows the keys and the terms."),
        unlisted("settings", "f3", "F3", "Settings", "Chooses theme, language and other comforts."),
        unlisted(
            "reference",
            "f2",
            "F2",
            "Reference",
            "Opens the book: claims, words, the model, what moves what.",
        ),
        unlisted(
            "command_palette",
            "ctrl+p",
            "Ctrl+P",
            "Command palette",
            "Lists everything that can be done here; type to search.",
        ),
        unlisted(
            "quit",
            "ctrl+q",
            "Ctrl+Q",
            "Quit",
            "Ends the program at once. Nothing is lost: every accepted command is on disk.",
        ),
    ),
)

TITLE = CommandSet(
    screen="Title",
    says="Begin, continue or look at a session.",
    commands=(
        listed("new_session", "n", "n", "New", "Begins a new session."),
        listed("resume_latest", "c", "c", "Continue", "Plays on where you stopped last."),
        listed("saves", "s", "s", "Saves", "Lists the saved sessions."),
        unlisted("replay", "r", "r", "Replay", "Lists the saved sessions to look at one again."),
        listed("decks", "d", "d", "Decks", "Lists the decks that can be played."),
        listed(
            "skip", "k", "k", "Skip turn zero", "Leaves out the lesson; it stays among the decks."
        ),
        listed("quit", "q", "q", "Quit", "Ends the program."),
    ),
)

NEW = CommandSet(
    screen="New session",
    says="Choose the deck, the seat and how much of an option's effects is shown beforehand.",
    commands=(
        listed("begin", "ctrl+s", "Ctrl+S", "Begin", "Begins the session and opens its briefing."),
        BACK,
    ),
)

BRIEFING = CommandSet(
    screen="Briefing",
    says="Read the situation, the objectives and what the model assumes.",
    commands=(
        listed("go_on", "enter,space", "Enter", "To the table", "Begins or goes on with play."),
        BACK,
    ),
)

TAKE_BACK = listed(
    "take_back", "u", "u", "Undo", "Lists your decisions, to take one back with all after it."
)

ROOM = CommandSet(
    screen="Situation room",
    says="The main screen: what to answer now, the flashpoints, the five steps and the news.",
    commands=(
        unlisted("open", "o", "Enter", "Open the inject", "Opens the inject that is marked."),
        listed("end_turn", "e", "e", "End turn", "Resolves the answers and goes to the next turn."),
        listed("initiatives", "i", "i", "Initiatives", "Lists the long programmes."),
        WHY,
        listed("indicators", "n", "n", "Indicators", "Lists every indicator with its trend."),
        listed("map", "m", "m", "Map", "Shows the region, its rungs and its injects."),
        listed(
            "charts", "g", "g", "Charts", "Draws steps, tensions and indicators over the turns."
        ),
        unlisted("last_turn", "l", "l", "Last turn", "Shows again what the last turn brought."),
        unlisted("briefing", "b", "b", "Briefing", "Shows the briefing again."),
        unlisted("ending", "x", "x", "The end", "Shows how the session ended."),
        TAKE_BACK,
        unlisted("leave", "t", "t", "Title", "Goes to the title; the session stays on disk."),
        unlisted("quit", "q", "q", "Quit", "Ends the program; nothing is lost."),
    ),
)

MAP = CommandSet(
    screen="Map",
    says="The region as it stands: the letter of a place is its rung, ! and * mark injects.",
    commands=(
        listed("injects", "o", "Enter", "Injects", "Opens the injects of the picked place."),
        UserCommand(
            action="next_place",
            key="tab",
            shown="Tab",
            title="Next",
            help="Picks the next place; the arrow keys pick the nearest that way.",
            priority=True,
        ),
        UserCommand(
            action="previous_place",
            key="shift+tab",
            shown="Shift+Tab",
            title="Before",
            help="Picks the place before.",
            footer=False,
            priority=True,
        ),
        WHY,
        CHARTS_KEY,
        SOURCES,
        *DETAILS,
        BACK,
    ),
)

INJECT = CommandSet(
    screen="Inject",
    says="Read the situation, weigh the options and commit to one.",
    commands=(
        listed("commit", "o", "Enter", "Commit", "Commits to the marked option, after y."),
        listed("rules", "r", "r", "Rules", "Shows the rules that the advisers rest on."),
        SOURCES,
        *DETAILS,
        listed("situation", "s", "s", "Situation", "Puts the cursor on the situation text."),
        unlisted(
            "staff",
            "a",
            "a",
            "Staff",
            "Has the staff play each option on, if settings allow it.",
        ),
        BACK,
    ),
)

INITIATIVES = CommandSet(
    screen="Initiatives",
    says="Long programmes cost capital at the start and every turn, and pay off in stages.",
    commands=(
        listed("launch", "s", "s", "Start", "Starts the marked programme."),
        listed("abandon", "a", "a", "Abandon", "Gives up the marked programme."),
        SOURCES,
        BACK,
    ),
)

RESOLUTION = CommandSet(
    screen="Resolution",
    says="What the turn brought: because of you, because of others, because of the world.",
    commands=(
        unlisted("expand", "right", "Right", "Open", "Opens the marked entry."),
        unlisted("collapse", "left", "Left", "Close", "Closes the marked entry."),
        listed("expand_all", "x", "x", "Open all", "Opens or closes all entries."),
        SOURCES,
        WHY,
        listed("go_on", "escape,space", "Esc", "Go on", "Goes on to the next turn."),
    ),
)

LEDGER = CommandSet(
    screen="Ledger",
    says="Every change of every indicator and score, with its cause. A figure shows that step.",
    commands=(
        FILTER,
        listed("subject", "s", "s", "Subject", "Puts the cursor on the steps and indicators."),
        listed("turn", "t", "t", "Turn", "Shows the changes of one turn only."),
        listed("cause", "k", "k", "Cause", "Shows the changes by one kind of cause only."),
        listed("charts", "g", "g", "Chart", "Draws the subject over the turns."),
        SOURCES,
        BACK,
    ),
)

INDICATORS = CommandSet(
    screen="Indicators",
    says="Every indicator with its value, its range, its changes and its trend.",
    commands=(WHY, CHARTS_KEY, FILTER, SOURCES, BACK),
)

CHARTS = CommandSet(
    screen="Charts",
    says="Steps, tensions and indicators over the turns, and the trade-off between two steps.",
    commands=(
        listed("choose", "space", "Space", "Line", "Draws the marked line, or leaves it out."),
        listed("scatter", "x", "x", "Trade-off", "Draws two lines against each other, or back."),
        UserCommand(
            action="turn_back",
            key="left",
            shown="Left",
            title="Turn back",
            help="Reads the values and decisions of the turn before.",
            priority=True,
        ),
        UserCommand(
            action="turn_on",
            key="right",
            shown="Right",
            title="Turn on",
            help="Reads the values and decisions of the next turn.",
            footer=False,
            priority=True,
        ),
        listed(
            "whole", "z", "z", "Range", "Shows the whole range of the lines, or where they run."
        ),
        unlisted("clear", "c", "c", "Clear", "Leaves all lines out."),
        *DETAILS,
        WHY,
        BACK,
    ),
)

END = CommandSet(
    screen="End",
    says="How it ended, what it scored and where it turned.",
    commands=(
        listed("replay", "r", "r", "Replay", "Plays the session again from its record."),
        listed("report", "a", "a", "Report", "Writes the after-action report, or gives that up."),
        WHY,
        listed("last_turn", "l", "l", "Last turn", "Shows what the last turn brought."),
        TAKE_BACK,
        listed("leave", "t", "t", "Title", "Goes to the title."),
        listed("quit", "q", "q", "Quit", "Ends the program; the record stays."),
    ),
)

REFERENCE = CommandSet(
    screen="Reference",
    says="Look up the essay's claims, the words, and any part of the model: what moves what.",
    commands=(
        listed("follow", "o", "Enter", "Follow", "Opens a topic that this one speaks of."),
        listed("return", "backspace", "Bksp", "Return", "Goes back to the topic before."),
        FILTER,
        SOURCES,
        *DETAILS,
        BACK,
    ),
)

DECKS = CommandSet(
    screen="Decks",
    says="The decks that can be played here.",
    commands=(
        listed("choose", "n", "Enter", "New session", "Begins a session with the marked deck."),
        BACK,
    ),
)

SETTINGS = CommandSet(
    screen="Settings",
    says="What you prefer. A choice holds at once and is kept in a file.",
    commands=(
        listed("next_choice", "right", "Right", "Next", "Takes the next choice."),
        listed("previous_choice", "left", "Left", "Before", "Takes the choice before."),
        BACK,
    ),
)

HELP = CommandSet(
    screen="Help",
    says="The keys of the screen you came from, and the terms of the exercise.",
    commands=(BACK,),
)

QUESTION = CommandSet(
    screen="Question",
    says="Asks once more before something that stands.",
    commands=(
        listed("yes", "y", "y", "Yes", "Does what was asked for."),
        listed("no", "n,escape", "n", "Think again", "Leaves everything as it is."),
    ),
)

ALL = (
    EVERYWHERE,
    TITLE,
    NEW,
    BRIEFING,
    ROOM,
    MAP,
    CHARTS,
    INJECT,
    INITIATIVES,
    RESOLUTION,
    LEDGER,
    INDICATORS,
    END,
    REPLAY,
    LINES,
    COMPARE,
    SAVES,
    DECKS,
    REFERENCE,
    SETTINGS,
    HELP,
    QUESTION,
)
"""Every set, in the order of play."""
