"""Whole sessions in a real terminal: played, killed, resumed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.terminal import DOWN, ENTER, ESCAPE, HOME, Terminal
from wargame.core.chance import draw
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
from wargame.journal.verify import verify

SEED = "7"
ROOM, ENDEX, BRIEFING = "Answer now (", "How it ended", "To the table"
RESOLUTION = "Enter or right opens an entry"


class Player:
    """Plays the first open option of every inject, by keys, and looks at nothing but the file."""

    def __init__(self, folder: Path, deck: str) -> None:
        self.folder = folder
        self.deck = deck
        self.terminal = Terminal("--saves", str(folder), "play", deck, "--seed", SEED)

    def history(self) -> History:
        """Return what the file on the disk says has happened."""
        [save] = self.folder.glob("*.jsonl")
        return replay(read(save))

    def room(self) -> None:
        """Wait for the situation room, past the briefing and what a turn brought."""
        while True:
            self.terminal.settle()
            match self.terminal.see(ROOM, ENDEX, RESOLUTION, BRIEFING):
                case "Answer now (" | "How it ended":
                    return
                case "To the table":
                    self.terminal.leave(BRIEFING, ENTER)
                case _:
                    self.terminal.leave(RESOLUTION, ESCAPE)

    def keys(self) -> list[str]:
        """Return the keys of the next decision."""
        history = self.history()
        view = Perspective(history.tables, "all", "standard").view(history.state)
        for row, inject in enumerate(view.injects):
            if not inject.answered:
                option = next(i for i, each in enumerate(inject.options) if each.open)
                return [HOME, *[DOWN] * row, ENTER, HOME, *[DOWN] * option, ENTER, "y"]
        return ["e"]

    def decide(self) -> None:
        """Make the next decision, wait for its screen, and find it on the disk."""
        before = len(self.history())
        keys = self.keys()
        for key in keys:
            self.terminal.press(key)
            self.terminal.settle()
        self.terminal.see(*([RESOLUTION, ENDEX] if keys == ["e"] else [ROOM]))
        assert len(self.history()) > before

    def hurry_and_die(self, moment: int) -> None:
        """Press the keys of the next decision and be killed somewhere on the way."""
        keys = self.keys()
        self.terminal.press(*keys[: 1 + moment % len(keys)])
        self.terminal.take(moment % 7 / 100)
        self.terminal.kill()
        self.terminal = Terminal("--saves", str(self.folder), "resume")


def uninterrupted(history: History) -> State:
    """Return the end of the same session played without a terminal and without a break."""
    tables = compile_tables(history.tables.scenario)
    state = initial(tables)
    command: Command = StartExercise(("all",))
    while True:
        decided = step(tables, state, command, int(SEED))
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


@pytest.mark.timeout(170)
@pytest.mark.parametrize(("deck", "kills"), [("turn-zero", 6)])
def test_a_session_killed_at_any_moment_ends_as_one_played_without_a_break(
    tmp_path: Path, deck: str, kills: int
) -> None:
    """No accepted decision is lost and no decision is made twice."""
    player = Player(tmp_path, deck)
    accepted = 0
    for number in range(kills):
        player.room()
        player.hurry_and_die(draw(int(SEED), number, "kill"))
        assert len(player.history()) >= accepted
        player.room()
        if player.history().state.ending:
            break
        if draw(int(SEED), number, "rest") % 2:
            player.decide()
        accepted = len(player.history())
    while not player.history().state.ending:
        player.room()
        player.decide()

    player.room()
    player.terminal.press("\x11")
    assert player.terminal.wait() == 0
    [save] = tmp_path.glob("*.jsonl")
    assert verify(save).is_true
    assert player.history().state == uninterrupted(player.history())


@pytest.mark.parametrize(("columns", "rows"), [(80, 24), (200, 60)])
def test_a_newcomer_plays_finds_out_why_and_quits(tmp_path: Path, columns: int, rows: int) -> None:
    """From the title screen, by keyboard alone, at the smallest and a generous size."""
    terminal = Terminal("--saves", str(tmp_path), columns=columns, rows=rows)
    terminal.see("Turn zero")
    terminal.press(ENTER)
    terminal.see(BRIEFING)
    terminal.press(ENTER)
    terminal.see(ROOM)
    terminal.press(ENTER)
    terminal.see("Courses of action")
    terminal.press(ENTER)
    terminal.see("Commit to")
    terminal.press("y")
    terminal.see("answered:")
    terminal.press("e")
    terminal.see(RESOLUTION)
    terminal.press("w")
    terminal.see("Why")
    terminal.press(ESCAPE)
    terminal.see(RESOLUTION)
    terminal.press("\x11")

    assert terminal.wait() == 0
    [save] = tmp_path.glob("*.jsonl")
    assert verify(save).is_true


def test_no_colour_is_painted_where_none_is_wanted(tmp_path: Path) -> None:
    """NO_COLOR is respected: everything is said by letters, words and signs as well."""
    terminal = Terminal("--saves", str(tmp_path), NO_COLOR="1")
    terminal.see("Saved sessions")

    colours = {
        (cell.fg, cell.bg) for row in terminal.screen.buffer.values() for cell in row.values()
    }
    terminal.press("q")

    assert terminal.wait() == 0
    assert colours <= {("default", "default")}
