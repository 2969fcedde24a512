"""Corrective actions stand in a file that people edit and the program only adds to."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.reports import HOSTILE, reported
from wargame.core.plain import plain
from wargame.errors import BadInput, DeckProblems
from wargame.report.after.actions import Action, actions_path, add_actions, read_actions


@pytest.fixture
def save(tmp_path: Path) -> Path:
    """Where a save would be."""
    return tmp_path / "2027-01-15-small.jsonl"


def test_what_is_added_is_read_back(save: Path) -> None:
    """Whatever letters it has."""
    first = Action(id="a-1", text="Call first: always", owner='Nora "N"', due="2027-03-31")
    second = Action(id="a-2", text=HOSTILE, note="\\ back")

    add_actions(save, [first, second])

    one, two = read_actions(save)
    assert one == first
    assert two.text == plain(HOSTILE, lines=False).strip()
    assert two.note == "\\ back"


def test_a_later_entry_changes_what_it_names_and_nothing_else(save: Path) -> None:
    """Close, reopen, give it to somebody else: the file keeps the history."""
    add_actions(save, [Action(id="a-1", text="Call", owner="Nora", due="soon")])
    add_actions(save, [Action(id="a-1", owner="Nils")])
    add_actions(save, [Action(id="a-1", closed="2027-02-01", note="done")])
    assert read_actions(save) == (
        Action(id="a-1", text="Call", owner="Nils", due="soon", closed="2027-02-01", note="done"),
    )

    add_actions(save, [Action(id="a-1", closed="")])

    assert not read_actions(save)[0].closed
    assert actions_path(save).read_text().count("- action: a-1") == 4


def test_nothing_that_people_wrote_is_lost(save: Path) -> None:
    """Comments, order, a missing line end."""
    path = actions_path(save)
    mine = "# ours\nactions:\n  # a\n  - action: mine\n    text: Talk   # later\n    due: May"
    path.write_text(mine)

    add_actions(save, [Action(id="a-2", text="Call")])

    assert path.read_text().startswith(mine + "\n")
    assert [each.id for each in read_actions(save)] == ["mine", "a-2"]


@pytest.mark.parametrize(
    "text",
    [
        "actions:\n- action: mine\n  text: Not indented\n",
        "actions:\n    - action: mine\n      text: Too far\n",
        "actions: [{action: mine}]\n",
    ],
)
def test_what_cannot_be_added_to_is_left_as_it_was(text: str, save: Path) -> None:
    """And it is said how it has to be."""
    path = actions_path(save)
    path.write_text(text)

    with pytest.raises(BadInput, match="nothing was added; the list `actions` must be the last"):
        add_actions(save, [Action(id="a-2", text="Call")])

    assert path.read_text() == text


def test_a_file_that_is_wrong_is_told_by_line_and_not_touched(save: Path) -> None:
    """Nobody's typing is thrown away."""
    path = actions_path(save)
    path.write_text("actions:\n  - action: a-1\n    ownr: Nora\n")

    with pytest.raises(DeckProblems, match=r'actions\.yaml:3:.*did you mean "owner"'):
        add_actions(save, [Action(id="a-2", text="Call")])

    assert "a-2" not in path.read_text()


def test_the_plan_takes_them_up(room: Path) -> None:
    """Assigned and closed there, unassigned said so elsewhere."""
    plan = {each.id: each for each in reported(room).plan}
    neglect = next(name for name in plan if name.startswith("neglect"))
    kept = Action(id=neglect, text="Name a desk officer", owner="Nora", closed="2027-02-01")

    again = reported(room, (kept, Action(id="own-1", text="Mine")))

    by_id = {each.id: each for each in again.plan}
    assert by_id[neglect].owner == "Nora"
    assert by_id[neglect].status == "closed"
    assert by_id[neglect].area == plan[neglect].area
    assert by_id[neglect].evidence == plan[neglect].evidence
    assert by_id["own-1"].action == "Mine"
    assert len(again.plan) == len(plan) + 1


def test_what_was_agreed_in_the_room_has_its_owner_and_date(room: Path) -> None:
    """As it was said there."""
    agreed = [each for each in reported(room).plan if each.id.startswith("agreed")]

    assert [(e.action, e.owner, e.due) for e in agreed] == [
        ("Agree on words", "Nora", "2027-03-31"),
        ("Call first", "", ""),
    ]
