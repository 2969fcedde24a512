"""The screens of every seat, on a real hub without a wire: what they show and what they ask."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.local_team import HubTable
from tests.support.room import Gathering, gather
from tests.tui.screen_text import SIZES, place, press, settle, toasts, words
from wargame.core import facilitator_commands as c
from wargame.core import room_facts as r
from wargame.exercise import requests as q
from wargame.tui.registry import CommandSet
from wargame.tui.team import keys
from wargame.tui.team.app import TeamApp

SIZE = SIZES["80x24"]


@pytest.fixture
def room(tmp_path: Path) -> Gathering:
    """A room after STARTEX."""
    return gather(tmp_path)


def sit(room: Gathering, name: str) -> tuple[TeamApp, HubTable]:
    """Return somebody's interface and the table it asks."""
    table = HubTable(room, name)
    app = TeamApp(table, invitation="wargame join 127.0.0.1:8765")
    table.told = app.heard
    return app, table


@pytest.mark.parametrize(
    ("name", "screen", "shown"),
    [
        ("Faye", "ConsoleScreen", "Next: Start the clock."),
        ("Nora", "CellScreen", "Nora, lead"),
        ("Nils", "CellScreen", "Nils, player"),
        ("Eve", "WatchScreen", "Eve, evaluator"),
        ("Olga", "WallScreen", "Olga, observer"),
        ("Beam", "WallScreen", "Beam, projector"),
    ],
)
@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
async def test_every_role_has_its_screen(
    room: Gathering, name: str, screen: str, shown: str, size: tuple[int, int]
) -> None:
    """At both sizes, with the clock line and the news."""
    app, _ = sit(room, name)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)

        assert place(app) == screen
        assert shown in words(app)
        assert "Inject: A" in words(app)


async def test_a_player_votes_and_a_lead_commits_with_reasons(room: Gathering) -> None:
    """From the key to the record."""
    nils, _ = sit(room, "Nils")
    async with nils.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "v", "tab", "backspace", "backspace", "8", "0", "tab", "w", "ctrl+s")
    nora, table = sit(room, "Nora")
    async with nora.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "c", "tab", "y", "tab", "n", "ctrl+s")
        await press(pilot, "p")
        shown = words(nora)

    vote = room.hub.room.ballots["north", "a"][room.seats["Nils"].id]
    assert (vote.option, vote.confidence, vote.reason) == ("yes", 80, "w")
    assert table.asked == [q.Commit("a", "yes", "y", "n", "")]
    assert "Nils yes (80)" in shown


async def test_the_inject_screen_leads_to_the_same_form(room: Gathering) -> None:
    """Who reads an inject and chooses there is asked for the reasons there."""
    app, table = sit(room, "Nora")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "enter", "down", "enter", "y")
        assert "strongest reason against" in words(app)
        await press(pilot, "tab", "f", "tab", "a", "ctrl+s")

    assert r.HasRead("inject/a") in table.asked
    assert table.asked[-1] == q.Commit("a", "no", "f", "a", "")


async def test_a_refusal_is_told(room: Gathering) -> None:
    """In the host's own words."""
    app, _ = sit(room, "Nora")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "r")

        assert "nobody in the cell has voted" in toasts(app)


async def test_what_others_do_appears_by_itself(room: Gathering) -> None:
    """Nobody has to ask for news."""
    app, table = sit(room, "Nils")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        room.did("Nora", r.Said("cell", "hello there"))
        room.did("Faye", c.CloseTurn("", ""))
        table.told()
        await settle(pilot)
        shown = words(app)

    assert "hello there" in shown
    assert "turn 2 of 4" in shown


async def test_the_console_runs_a_whole_exercise_by_single_keys(tmp_path: Path) -> None:
    """STARTEX, clock, extension, pause, close, ENDEX, hot wash."""
    room = gather(tmp_path, start=False)
    app, table = sit(room, "Faye")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "s", "y")
        await press(pilot, "k", "ctrl+s", "plus", "space")
        assert "PAUSED" in words(app)
        await press(pilot, "space", "t", "y")
        assert room.hub.session.state.turn == 2
        await press(pilot, "z", *"enough", "ctrl+s")
        await press(pilot, "z", "y", "g")
        assert place(app) == "WashScreen"

    assert table.asked[0] == c.StartFacilitated(("north", "south"), "")
    assert table.asked[-1] == q.OpenHotWash()
    assert room.hub.room.washing


async def test_the_console_fires_holds_and_writes(room: Gathering) -> None:
    """Each with its reason; the marked inject is the one that is meant."""
    app, table = sit(room, "Faye")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "down", "h", *"wait", "ctrl+s")
        assert "held" in words(app)
        await press(pilot, "h")
        await press(pilot, "down", "f", *"now", "ctrl+s")
        await press(pilot, "w", *"Storm", "tab", *"It blows", "tab", "tab", "tab", "tab")
        await press(pilot, *"Act", "tab", *"Wait", "tab", "tab", "tab", *"why", "ctrl+s")

    kinds = [type(each).__name__ for each in table.asked]
    assert kinds == ["HoldInject", "ReleaseInject", "FireInject", "WriteInject", "FireInject"]
    titles = [each.title for each in room.hub.tables.scenario.injects]
    assert titles[-1] == "Storm"
    assert len(room.hub.session.state.table) == 3


async def test_the_facilitator_sees_another_screen_as_it_is(room: Gathering) -> None:
    """Without what that seat may not see."""
    room.did("Nora", r.Said("cell", "among us"))
    app, _ = sit(room, "Faye")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "l", "ctrl+s")
        shown = words(app)

    assert "As Nora sees it" in shown
    assert "SECRET-NORTH" in shown
    assert "SECRET-SOUTH" not in shown


async def test_an_evaluator_writes_an_observation(room: Gathering) -> None:
    """Pinned to the inject under the cursor."""
    app, table = sit(room, "Eve")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "o", *"Calm", "ctrl+s")

    assert table.asked == [r.Observed("a", "", "", "strength", "P", "Calm")]


async def test_a_lost_host_is_said_in_words(room: Gathering) -> None:
    """And what is on the screen stays."""
    app, table = sit(room, "Nora")
    table.is_connected = False
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)

        assert "The host is not heard; trying again." in words(app)


async def test_a_farewell_ends_the_program(room: Gathering) -> None:
    """With the host's last word."""
    app, table = sit(room, "Nora")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        table.farewell = "somebody has taken this seat"
        table.told()
        await settle(pilot)

    assert not app.is_running


@pytest.mark.parametrize("keys_of", [keys.CELL, keys.CONSOLE, keys.WATCH, keys.WALL, keys.WASH])
def test_every_key_does_one_thing(keys_of: CommandSet) -> None:
    """And each is said in the help."""
    used = [key for each in keys_of.commands for key in each.key.split(",")]

    assert len(used) == len(set(used))
    assert all(each.help for each in keys_of.commands)
