"""What the screens of the seats look like, as plain text that is read in a diff."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from types import SimpleNamespace

import pytest

from tests.support.local_team import HubTable
from tests.support.room import BEGAN, Gathering
from tests.tui.screen_text import SIZES, press, rows, settle, text
from tests.tui.team import busy_room as people
from wargame.tui.team.app import TeamApp
from wargame.tui.wording import HONESTY

Golden = Callable[[str, str], None]
INVITATION = """Taiwan Strait; the record is /home/faye/saves/2027-01-15-taiwan-strait-4f1c.jsonl

From any machine with the program:
  wargame join wss://192.168.178.120:8765

All ask for one of these codes, by the seat that one is to have:
  Tokyo                    AAAA-AAAA"""


@dataclass(frozen=True)
class Look:
    """Who looks, when, and the keys that lead to the screen."""

    who: str
    keys: tuple[str, ...] = ()
    is_over: bool = False


LOOKS = {
    "console": Look(people.FAYE),
    "console-inject": Look(people.FAYE, ("enter",)),
    "console-invitation": Look(people.FAYE, ("i",)),
    "lead": Look(people.NORA),
    "player": Look(people.NILS),
    "evaluator": Look(people.EVE),
    "observer": Look(people.OLGA),
    "projector": Look(people.BEAM),
    "room": Look(people.NORA, ("p",)),
    "hot-wash": Look(people.FAYE, ("g",), is_over=True),
    "projector-over": Look(people.BEAM, (), is_over=True),
    "form-commit": Look(people.NORA, ("c",)),
    "form-vote": Look(people.NILS, ("v",)),
    "form-message": Look(people.NORA, ("m",)),
    "form-observe": Look(people.EVE, ("o",)),
    "form-score": Look(people.EVE, ("s",)),
    "form-write": Look(people.FAYE, ("w",)),
    "form-rule": Look(people.FAYE, ("r",)),
    "form-free": Look(people.FAYE, ("j",)),
}


@pytest.fixture(scope="module")
def rooms(tmp_path_factory: pytest.TempPathFactory) -> dict[bool, Gathering]:
    """Return a room in its first turn and one in its hot wash; looking changes neither."""
    saves = tmp_path_factory.mktemp("saves")
    return {
        False: people.busy_room(saves / "busy"),
        True: people.ended_room(saves / "ended"),
    }


@pytest.fixture(autouse=True)
def stopped_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let twelve minutes be left of the twenty."""
    at = (BEGAN + 8 * 60_000) * 1_000_000
    monkeypatch.setattr("wargame.tui.team.base.time", SimpleNamespace(time_ns=lambda: at))


SMALL_ONLY = {"form-vote", "form-message", "form-observe", "form-rule"}
"""Forms that a larger terminal shows no otherwise than the two it is asked to show."""


@pytest.mark.parametrize("look", LOOKS)
async def test_a_seat_looks_as_its_goldens(
    look: str, rooms: dict[bool, Gathering], golden: Golden
) -> None:
    """A change of layout is seen by a reader before it is seen in a room."""
    seen = LOOKS[look]
    app = TeamApp(HubTable(rooms[seen.is_over], seen.who), invitation=INVITATION)
    async with app.run_test(size=SIZES["200x60"]) as pilot:
        await settle(pilot)
        await press(pilot, *seen.keys)
        for size in ("80x24",) if look in SMALL_ONLY else ("200x60", "80x24"):
            await pilot.resize_terminal(*SIZES[size])
            await settle(pilot)

            golden(f"team-{look}-{size}", text(app))
            assert HONESTY in first_row(app)


def first_row(app: TeamApp) -> str:
    """Return the top of the screen."""
    return rows(app)[0]
