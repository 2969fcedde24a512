"""Whole sessions in a real terminal: played, killed, resumed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.player import BRIEFING, RESOLUTION, ROOM, Player, uninterrupted
from tests.support.terminal import ENTER, ESCAPE, Terminal
from wargame.core.chance import draw
from wargame.journal.verify import verify

SEED = 7


@pytest.mark.timeout(170)
@pytest.mark.parametrize(("deck", "kills"), [("turn-zero", 3)])
def test_a_session_killed_at_any_moment_ends_as_one_played_without_a_break(
    tmp_path: Path, deck: str, kills: int
) -> None:
    """No accepted decision is lost and no decision is made twice.

    `python -m benchmarks.kills` does the same with a whole deck and twenty kills.
    """
    player = Player(tmp_path, deck, SEED)
    accepted = 0
    for number in range(kills):
        player.room()
        player.hurry_and_die(draw(SEED, number, "keys"), draw(SEED, number, "delay") % 300)
        assert len(player.history()) >= accepted
        player.room()
        if player.has_ended():
            break
        if draw(SEED, number, "rest") % 2:
            player.decide()
        accepted = len(player.history())
    player.play_on()

    assert player.quit() == 0
    assert verify(player.save).is_true
    assert player.history().state == uninterrupted(player.history(), SEED)


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


def test_a_decision_is_taken_back_in_three_keys(tmp_path: Path) -> None:
    """And it is still there after a kill, undone in the file and gone from the room."""
    player = Player(tmp_path, "turn-zero", SEED)
    player.room()
    terminal = player.terminal
    for key, shown in ((ENTER, "Courses of action"), (ENTER, "Commit to"), ("y", "answered:")):
        terminal.press(key)
        terminal.see(shown)
    before = player.history()
    terminal.press("u")
    terminal.see("takes back 1 command")
    terminal.press(ENTER)
    terminal.see("Luck is keyed")
    terminal.press("y")
    terminal.see("Taken back: 1 command.")
    terminal.kill()

    history = player.history()
    assert len(history) == len(before) - 1
    assert history.undone_steps == 1
    assert history.state == before.state_at(len(before) - 2)
    assert verify(player.save).is_true
    player.terminal = Terminal("--saves", str(tmp_path), "resume")
    assert player.quit() == 0


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
