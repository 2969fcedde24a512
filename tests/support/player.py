"""Plays a session in a real terminal by a simple plan, so that it can be played again."""

from __future__ import annotations

from pathlib import Path

from tests.support.terminal import DOWN, ENTER, ESCAPE, HOME, Terminal
from wargame.core.commands import Command, EndTurn, Respond, StartExercise
from wargame.core.decide import step
from wargame.core.evolve import initial
from wargame.core.legal import legal_commands
from wargame.core.perspective import Perspective
from wargame.core.rejections import Rejection
from wargame.core.state import State
from wargame.core.tables import compile_tables
from wargame.journal.history import History
from wargame.journal.record import read
from wargame.journal.replay import replay

ROOM, ENDEX, BRIEFING = "Capital and initiatives", "How it ended", "To the table"
OPTIONS, COMMIT = "Courses of action", "Commit to"
RESOLUTION = "Enter or right opens an entry"
QUIT = "\x11"


class Player:
    """Plays the first open option of every inject, by keys, and looks at nothing but the file."""

    def __init__(self, folder: Path, deck: str, seed: int) -> None:
        """Begin a session in an empty folder."""
        self.folder = folder
        self.terminal = Terminal("--saves", str(folder), "play", deck, "--seed", str(seed))

    @property
    def save(self) -> Path:
        """The file of the session."""
        [save] = self.folder.glob("*.jsonl")
        return save

    def history(self) -> History:
        """Return what the file on the disk says has happened."""
        return replay(read(self.save))

    def has_ended(self) -> bool:
        """Tell whether the session is over, as the file says."""
        return bool(self.history().state.ending)

    def room(self) -> None:
        """Wait for the situation room, past the briefing and what a turn brought."""
        while True:
            self.terminal.settle()
            match self.terminal.see(ROOM, ENDEX, RESOLUTION, BRIEFING):
                case "Capital and initiatives" | "How it ended":
                    return
                case "To the table":
                    self.terminal.leave(BRIEFING, ENTER)
                case _:
                    self.terminal.leave(RESOLUTION, ESCAPE)

    def keys(self) -> list[tuple[str, str]]:
        """Return the keys of the next decision, each with what shows that it was understood."""
        history = self.history()
        view = Perspective(history.tables, "all", "standard").view(history.state)
        for row, inject in enumerate(view.injects):
            if not inject.answered:
                option = next(i for i, each in enumerate(inject.options) if each.open)
                there, down = [(HOME, "")], (DOWN, "")
                opened = [*there, *[down] * row, (ENTER, OPTIONS)]
                return [*opened, *there, *[down] * option, (ENTER, COMMIT), ("y", ROOM)]
        return [("e", "")]

    def decide(self) -> None:
        """Make the next decision, wait for its screen, and find it on the disk."""
        before = len(self.history())
        keys = self.keys()
        self.press(keys)
        if len(keys) == 1:
            self.terminal.see(RESOLUTION, ENDEX)
        assert len(self.history()) > before

    def press(self, keys: list[tuple[str, str]]) -> None:
        """Press keys at the pace of a person, who sees what one did before pressing the next."""
        for key, shows in keys:
            self.terminal.press(key)
            if shows:
                self.terminal.see(shows)
            self.terminal.settle()

    def hurry_and_die(self, share: int, milliseconds: int) -> None:
        """Press some keys of the next decision, be killed a little later, and resume.

        Args:
            share: Chooses how many of its keys are pressed, from one to all, and all every other
                time, since it is the last one that writes to the disk.
            milliseconds: Time from the last of them to the kill.
        """
        keys = self.keys()
        pressed = keys[: 1 + share % (2 * len(keys))]
        self.press(pressed[:-1])
        self.terminal.press(pressed[-1][0])
        self.terminal.linger(milliseconds / 1000)
        self.terminal.kill()
        # without a name it is the latest session that has not ended
        named = [self.save.name] if self.has_ended() else []
        self.terminal = Terminal("--saves", str(self.folder), "resume", *named)

    def play_on(self) -> None:
        """Play to the end."""
        self.room()
        while not self.has_ended():
            self.decide()
            self.room()

    def quit(self) -> int | None:
        """Leave the program by its key and return its exit code."""
        self.room()
        self.terminal.press(QUIT)
        return self.terminal.wait()


def uninterrupted(history: History, seed: int) -> State:
    """Return the end of the same session played without a terminal and without a break."""
    tables = compile_tables(history.tables.scenario)
    state = initial(tables)
    command: Command = StartExercise(("all",))
    while True:
        decided = step(tables, state, command, seed)
        assert not isinstance(decided, Rejection)
        state = decided[1]
        if state.ending:
            return state
        view = Perspective(tables, "all", "standard").view(state)
        waiting = [inject for inject in view.injects if not inject.answered]
        command = EndTurn("all")
        if waiting:
            option = next(each.id for each in waiting[0].options if each.open)
            command = Respond("all", waiting[0].id, option)
        assert command in legal_commands(tables, state)
