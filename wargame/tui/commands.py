"""Lists everything a player can do: one description gives key, palette entry and help line."""

from __future__ import annotations

from dataclasses import dataclass

from textual.binding import Binding, BindingType


@dataclass(frozen=True, slots=True, kw_only=True)
class UserCommand:
    """One thing the player can do on a screen."""

    action: str
    """Name of the action; the screen or the app has a method `action_NAME`."""
    key: str
    """Keys that do it, separated by commas, as Textual names them."""
    shown: str
    """The keys as people read them."""
    title: str
    """What the footer and the command palette call it."""
    help: str
    """One sentence for the help screen and the palette."""
    footer: bool = True
    """Whether the footer has room for it."""
    priority: bool = False
    """Whether it comes before what the focused widget would do with the key."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CommandSet:
    """Everything that can be done on one screen."""

    screen: str
    """What the screen is called."""
    says: str
    """What the screen is for, in one or two sentences."""
    commands: tuple[UserCommand, ...]

    def bindings(self) -> list[BindingType]:
        """Return the key bindings for Textual."""
        return [
            Binding(
                command.key,
                command.action,
                command.title,
                show=command.footer,
                key_display=command.shown,
                tooltip=command.help,
                priority=command.priority,
                id=f"{self.screen}.{command.action}".lower().replace(" ", "-"),
            )
            for command in self.commands
        ]


def _command(action: str, key: str, shown: str, title: str, says: str) -> UserCommand:
    return UserCommand(action=action, key=key, shown=shown, title=title, help=says)


def _unlisted(action: str, key: str, shown: str, title: str, says: str) -> UserCommand:
    return UserCommand(action=action, key=key, shown=shown, title=title, help=says, footer=False)


BACK = _command("back", "escape", "Esc", "Back", "Goes back to the screen before.")
SOURCES = _command("sources", "c", "c", "Sources", "Shows the sources in full.")
WHY = _command("ledger", "w", "w", "Why", "Opens the ledger: every change and its cause.")
FILTER = _command("filter", "slash", "/", "Filter", "Types a word that the rows must contain.")

EVERYWHERE = CommandSet(
    screen="Everywhere",
    says="These keys work on every screen.",
    commands=(
        _command("help", "question_mark,f1", "?", "Help", "Shows the keys and the terms."),
        _unlisted(
            "command_palette",
            "ctrl+p",
            "Ctrl+P",
            "Command palette",
            "Lists everything that can be done here; type to search.",
        ),
        _unlisted(
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
        _command("new_session", "n", "n", "New", "Begins a new session."),
        _command("resume_latest", "c", "c", "Continue", "Plays on where you stopped last."),
        _command("saves", "s", "s", "Saves", "Lists the saved sessions."),
        _unlisted("replay", "r", "r", "Replay", "Lists the saved sessions to look at one again."),
        _command("decks", "d", "d", "Decks", "Lists the decks that can be played."),
        _command(
            "skip", "k", "k", "Skip turn zero", "Leaves out the lesson; it stays among the decks."
        ),
        _command("quit", "q", "q", "Quit", "Ends the program."),
    ),
)

NEW = CommandSet(
    screen="New session",
    says="Choose the deck, the seat and how much of an option's effects is shown beforehand.",
    commands=(
        _command(
            "begin", "ctrl+s", "Ctrl+S", "Begin", "Begins the session and opens its briefing."
        ),
        BACK,
    ),
)

BRIEFING = CommandSet(
    screen="Briefing",
    says="Read the situation, the objectives and what the model assumes.",
    commands=(
        _command("go_on", "enter,space", "Enter", "To the table", "Begins or goes on with play."),
        BACK,
    ),
)

ROOM = CommandSet(
    screen="Situation room",
    says="The main screen: what to answer now, the flashpoints, the five steps and the news.",
    commands=(
        _unlisted("open", "o", "Enter", "Open the inject", "Opens the inject that is marked."),
        _command(
            "end_turn", "e", "e", "End turn", "Resolves the answers and goes to the next turn."
        ),
        _command("initiatives", "i", "i", "Initiatives", "Lists the long programmes."),
        WHY,
        _command("indicators", "n", "n", "Indicators", "Lists every indicator with its trend."),
        _command("last_turn", "l", "l", "Last turn", "Shows again what the last turn brought."),
        _unlisted("briefing", "b", "b", "Briefing", "Shows the briefing again."),
        _unlisted("ending", "x", "x", "The end", "Shows how the session ended."),
        _command("leave", "t", "t", "Title", "Goes to the title; the session stays on disk."),
        _unlisted("quit", "q", "q", "Quit", "Ends the program; nothing is lost."),
    ),
)

INJECT = CommandSet(
    screen="Inject",
    says="Read the situation, weigh the options and commit to one. The first answer stands.",
    commands=(
        _unlisted("commit", "o", "Enter", "Commit", "Commits to the marked option, after y."),
        _command("rules", "r", "r", "Rules", "Shows the rules that the advisers rest on."),
        SOURCES,
        UserCommand(
            action="details_down",
            key="pagedown",
            shown="PgDn",
            title="More",
            help="Moves the details of the option down.",
            priority=True,
        ),
        UserCommand(
            action="details_up",
            key="pageup",
            shown="PgUp",
            title="Up",
            help="Moves the details of the option up.",
            footer=False,
            priority=True,
        ),
        _unlisted("situation", "s", "s", "Situation", "Puts the cursor on the situation text."),
        BACK,
    ),
)

INITIATIVES = CommandSet(
    screen="Initiatives",
    says="Long programmes cost capital at the start and every turn, and pay off in stages.",
    commands=(
        _command("launch", "s", "s", "Start", "Starts the marked programme."),
        _command("abandon", "a", "a", "Abandon", "Gives up the marked programme."),
        SOURCES,
        BACK,
    ),
)

RESOLUTION = CommandSet(
    screen="Resolution",
    says="What the turn brought: because of you, because of others, because of the world.",
    commands=(
        _unlisted("expand", "right", "Right", "Open", "Opens the marked entry."),
        _unlisted("collapse", "left", "Left", "Close", "Closes the marked entry."),
        _command("expand_all", "x", "x", "Open all", "Opens or closes all entries."),
        SOURCES,
        WHY,
        _command("go_on", "escape,space", "Esc", "Go on", "Goes on to the next turn."),
    ),
)

LEDGER = CommandSet(
    screen="Ledger",
    says="Every change of every indicator and score, with its turn, its cause and its source.",
    commands=(
        FILTER,
        SOURCES,
        _command("subject", "s", "s", "Subject", "Puts the cursor on the list of subjects."),
        BACK,
    ),
)

INDICATORS = CommandSet(
    screen="Indicators",
    says="Every indicator with its value, its range, its changes and its trend.",
    commands=(WHY, FILTER, SOURCES, BACK),
)

END = CommandSet(
    screen="End",
    says="How it ended, what it scored and where it turned.",
    commands=(
        _command("replay", "r", "r", "Replay", "Plays the session again from its record."),
        WHY,
        _command("last_turn", "l", "l", "Last turn", "Shows what the last turn brought."),
        _command("leave", "t", "t", "Title", "Goes to the title."),
        _command("quit", "q", "q", "Quit", "Ends the program; the record stays."),
    ),
)

REPLAY = CommandSet(
    screen="Replay",
    says="A recorded session, moment by moment. Looking changes nothing.",
    commands=(
        UserCommand(
            action="step_back",
            key="left",
            shown="Left",
            title="Earlier",
            help="Goes one moment back.",
            priority=True,
        ),
        UserCommand(
            action="step_on",
            key="right",
            shown="Right",
            title="Later",
            help="Goes one moment on.",
            priority=True,
        ),
        UserCommand(
            action="turn_back",
            key="pageup",
            shown="PgUp",
            title="Turn back",
            help="Goes to the turn before.",
            footer=False,
            priority=True,
        ),
        UserCommand(
            action="turn_on",
            key="pagedown",
            shown="PgDn",
            title="Turn on",
            help="Goes to the next turn.",
            footer=False,
            priority=True,
        ),
        UserCommand(
            action="first",
            key="home",
            shown="Home",
            title="Start",
            help="Goes to the first moment.",
            footer=False,
            priority=True,
        ),
        UserCommand(
            action="last",
            key="end",
            shown="End",
            title="End",
            help="Goes to the last moment.",
            footer=False,
            priority=True,
        ),
        _command("jump", "g", "g", "Go to turn", "Asks for a turn and goes there."),
        _command("play", "space", "Space", "Play", "Plays on by itself, or stops."),
        _unlisted("faster", "plus", "+", "Faster", "Plays faster."),
        _unlisted("slower", "minus", "-", "Slower", "Plays slower."),
        _command("branch", "b", "b", "Branch", "Begins a new session here and plays on."),
        WHY,
        BACK,
    ),
)

SAVES = CommandSet(
    screen="Saved sessions",
    says="Every session is a file. Open one to play on, or look at it from the start.",
    commands=(
        _command("resume", "p", "Enter", "Play on", "Plays the marked session on."),
        _command("replay", "r", "r", "Replay", "Looks at the marked session from the start."),
        BACK,
    ),
)

DECKS = CommandSet(
    screen="Decks",
    says="The decks that can be played here.",
    commands=(
        _command("choose", "n", "Enter", "New session", "Begins a session with the marked deck."),
        BACK,
    ),
)

HELP = CommandSet(
    screen="Help",
    says="The keys of the screen you came from, and the terms of the exercise.",
    commands=(BACK,),
)

ALL = (
    EVERYWHERE,
    TITLE,
    NEW,
    BRIEFING,
    ROOM,
    INJECT,
    INITIATIVES,
    RESOLUTION,
    LEDGER,
    INDICATORS,
    END,
    REPLAY,
    SAVES,
    DECKS,
    HELP,
)
"""Every set, in the order of play."""
