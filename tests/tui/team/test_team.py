"""The screens of every seat, on a real hub without a wire: what they show and what they ask."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, Select, TextArea

from tests.support.local_team import HubTable
from tests.support.room import Gathering, gather
from tests.tui.screen_text import SIZES, place, press, settle, toasts, words
from wargame.core import facilitator_commands as c
from wargame.core import room_facts as r
from wargame.exercise import requests as q
from wargame.tui.registry import CommandSet
from wargame.tui.team import keys
from wargame.tui.team.app import TeamApp
from wargame.tui.team.feed import FeedPanel
from wargame.tui.team.show import ShowList

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
    assert "Nils Choose yes (80)" in shown


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


async def test_the_latest_news_stay_in_sight_when_the_table_fills(room: Gathering) -> None:
    """The list above the feed grows at the same moment as the feed does."""
    app, table = sit(room, "Nora")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        for number in range(30):
            room.did("Nils", r.Said("cell", f"line {number}"))
        room.did("Faye", c.FireInject("spare", "", "Now"))
        table.told()
        await settle(pilot)
        await settle(pilot)
        feed = app.screen.query_one(FeedPanel)

        assert feed.scroll_offset.y == feed.max_scroll_y
        assert "Inject: Spare" in words(app)


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


async def test_the_console_holds_releases_and_fires(room: Gathering) -> None:
    """Each with its reason; the marked inject is the one that is meant."""
    app, table = sit(room, "Faye")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "down", "h", *"wait", "ctrl+s")
        assert "held" in words(app)
        await press(pilot, "h")
        await press(pilot, "down", "f", *"now", "ctrl+s")

    kinds = [type(each).__name__ for each in table.asked]
    assert kinds == ["HoldInject", "ReleaseInject", "FireInject"]


async def fill(pilot: Pilot[None], **answers: str) -> None:
    """Write and choose answers in the form that is open, then send it."""
    for name, answer in answers.items():
        field = pilot.app.screen.query_one(f"#field-{name}")
        if isinstance(field, TextArea):
            field.text = answer
        else:
            assert isinstance(field, Input | Select)
            field.value = answer
    await press(pilot, "ctrl+s")


STORM = {"title": "Storm", "situation": "It blows.\n\nThe ferry turns back.", "only-north": "Your"}


async def test_an_inject_is_written_with_courses_that_can_fail(room: Gathering) -> None:
    """Up to five courses, each with a price, what it moves, and what failing brings."""
    app, table = sit(room, "Faye")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "w")
        await fill(pilot, **STORM, waits="2")
        works = {"works-on1": "tension", "works-by1": "5", "chance": "70", "capital": "2"}
        await fill(pilot, label="Act", posture="firm", **works, fails="Too late.")
        await fill(pilot, label="Wait", then="more")
        await fill(pilot, label="Ask for help", then="fire", reason="They are bored")

    inject = room.hub.tables.scenario.injects[-1]
    assert [type(each).__name__ for each in table.asked] == ["WriteInject", "FireInject"]
    assert (inject.title, inject.deadline) == ("Storm", 2)
    assert inject.situation == "It blows.\n\nThe ferry turns back."
    assert inject.private == (("north", "Your"),)
    assert [each.label for each in inject.options] == ["Act", "Wait", "Ask for help"]
    act = inject.options[0]
    assert (act.posture, act.capital) == ("firm", 2)
    assert [(each.id, each.weight, each.text) for each in act.outcomes] == [
        ("works", 70, "It is done."),
        ("fails", 30, "Too late."),
    ]
    assert [(each.indicator, each.by) for each in act.outcomes[0].effects] == [("tension", 5)]
    assert len(room.hub.session.state.table) == 2


async def test_an_inject_can_be_kept_for_later(room: Gathering) -> None:
    """It stands in the run of show and reaches nobody before it is fired."""
    app, _ = sit(room, "Faye")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "w")
        await fill(pilot, **STORM)
        await fill(pilot, label="Act", then="keep", reason="In case")

        assert "Storm" in words(app)
    assert len(room.hub.session.state.table) == 1


async def test_what_was_written_is_there_again_after_escape_and_after_a_refusal(
    room: Gathering,
) -> None:
    """No word is lost before the host has taken it."""
    app, _ = sit(room, "Faye")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "w")
        await fill(pilot, **STORM)
        await press(pilot, *"Act", "escape", "w")
        assert pilot.app.screen.query_one("#field-title", Input).value == "Storm"
        assert "What you had begun" in words(app)
        await press(pilot, "ctrl+s")
        assert pilot.app.screen.query_one("#field-label", Input).value == "Act"

        await fill(pilot, then="keep", reason="")
        assert toasts(app)
        await press(pilot, "w", "ctrl+s")
        assert pilot.app.screen.query_one("#field-label", Input).value == "Act"
        await fill(pilot, then="keep", reason="In case")
        await press(pilot, "w")
        assert pilot.app.screen.query_one("#field-title", Input).value == ""

    assert [each.title for each in room.hub.tables.scenario.injects][-1] == "Storm"


async def test_a_number_that_is_none_is_asked_for_again(room: Gathering) -> None:
    """A score that was left out is not a nought."""
    app, table = sit(room, "Eve")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "s", "ctrl+s")

        assert "write a whole number from 0 to 100" in toasts(app)
        steps = [each for each, _ in app.team.board().steps]
        assert table.asked == []
        await fill(pilot, **{f"step-{each}": "101" for each in steps})
        assert table.asked == []
        await fill(pilot, **{f"step-{each}": "70" for each in steps})

    [asked] = table.asked
    assert asked == r.EvaluatorScored(1, (70,) * len(steps))


async def test_the_run_of_show_says_what_was_answered_and_follows_the_table(
    room: Gathering,
) -> None:
    """In the words of the course of action; a settled inject lets go of the cursor."""
    room.did("Nora", q.Commit("a", "yes", "because", "but", ""))
    app, _ = sit(room, "Faye")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        assert "Choose yes, 0 voted" in words(app)
        assert app.screen.query_one(ShowList).marked == "a"

        await press(pilot, "t", "y")

        assert app.screen.query_one(ShowList).marked == "b"


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


async def test_a_guest_writes_no_picture_on_the_hosts_machine(room: Gathering) -> None:
    """Whose program runs at home may."""
    names = {}
    for is_guest in (False, True):
        app = TeamApp(HubTable(room, "Nora"), is_guest=is_guest)
        async with app.run_test(size=SIZE):
            names[is_guest] = {each.title for each in app.get_system_commands(app.screen)}

    assert names == {False: {"Screenshot"}, True: set()}


@pytest.mark.parametrize("keys_of", [keys.CELL, keys.CONSOLE, keys.WATCH, keys.WALL, keys.WASH])
def test_every_key_does_one_thing(keys_of: CommandSet) -> None:
    """And each is said in the help."""
    used = [key for each in keys_of.commands for key in each.key.split(",")]

    assert len(used) == len(set(used))
    assert all(each.help for each in keys_of.commands)


async def test_no_seat_of_an_exercise_is_promised_an_undo(room: Gathering) -> None:
    """Only the facilitator takes back, so the question says that the answer stands."""
    app, _ = sit(room, "Nora")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "enter", "enter")

        assert "The first answer stands." in words(app)
        assert "takes it back" not in words(app)
