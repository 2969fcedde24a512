"""The browser of saves: order, search, tree, archive and trash, files that come and go."""

from __future__ import annotations

import pytest

from tests.tui.fake_desk import SAVE, FakeDesk, save_card
from tests.tui.screen_text import SIZES, place, press, settle, toasts, words
from wargame.errors import WargameError
from wargame.gateway import SaveCard
from wargame.tui.app import WargameApp
from wargame.tui.screens.saves import SavesScreen
from wargame.tui.widgets.saves_table import SORTS, SavesTable, found_by, sort_cards
from wargame.tui.widgets.saves_tree import SavesTree

SIZE = SIZES["80x24"]
CARDS = (
    save_card(name="c.jsonl", title="Charlie", overall=1000, turn=3, seed=2),
    save_card(name="a.jsonl", title="alpha", overall=3000, turn=1, seed=3, ending="It is over"),
    save_card(name="b.jsonl", title="[bold]Bravo", overall=2000, turn=2, seed=1, parent="c.jsonl"),
)


@pytest.fixture
def shelf(desk: FakeDesk) -> FakeDesk:
    """A desk with three sessions, one a branch of another."""
    desk.cards = list(CARDS)
    return desk


def marked(app: WargameApp) -> str:
    """Return the session under the cursor of the table."""
    return app.screen.query_one(SavesTable).marked


@pytest.mark.parametrize(
    ("by", "names"),
    [
        ("date", "cab"),
        ("title", "bac"),
        ("turn", "cba"),
        ("score", "abc"),
        ("state", "acb"),
        ("seed", "bca"),
        ("branches", "cab"),
    ],
)
def test_each_order(by: str, names: str) -> None:
    """Newest, best and furthest come first; turned round, last."""
    ordered = [card.name[0] for card in sort_cards(CARDS, by, is_reversed=False)]
    turned = [card.name[0] for card in sort_cards(CARDS, by, is_reversed=True)]

    assert "".join(ordered) == names
    assert turned == ordered[::-1]
    assert by in SORTS


@pytest.mark.parametrize(
    ("words_", "is_found"),
    [((), True), (("bravo",), True), (("bravo", "seed"), False), (("taiwan", "1"), True)],
)
def test_all_words_must_be_found(words_: tuple[str, ...], is_found: bool) -> None:  # noqa: FBT001 - a table
    """In any column, and in what the table has no room for."""
    assert found_by(CARDS[2], words_) is is_found


async def test_the_table_is_sorted_by_key_and_by_its_heads(shelf: FakeDesk) -> None:
    """The head says by what; the cursor stays on its session."""
    app = WargameApp(shelf)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "s", "down", "s")
        assert marked(app) == "a.jsonl"
        table = app.screen.query_one(SavesTable)
        assert "Title ▼" in words(app)
        assert table.get_row_at(0)[0].plain == "[bold]Bravo"

        await press(pilot, "S")
        assert "Title ▲" in words(app)
        assert table.get_row_at(0)[0].plain == "Charlie"
        await pilot.click("#saves", offset=(55, 0))
        await settle(pilot)
        assert "Score ▼" in words(app)
        assert table.get_row_at(0)[0].plain == "alpha"


async def test_typing_finds(shelf: FakeDesk) -> None:
    """The rows go with each letter; Enter leads back to them."""
    app = WargameApp(shelf)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)

        await press(pilot, "s", "slash", *"bravo", "enter")

        assert "1 of 3 sessions" in words(app)
        assert marked(app) == "b.jsonl"
        await press(pilot, "slash", "x", "x", "escape", "enter")
        assert "No session matches." in words(app)
        assert place(app) == "SavesScreen"


async def test_branches_hang_below_what_they_left(shelf: FakeDesk) -> None:
    """The tree opens and plays on like the table."""
    app = WargameApp(shelf)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "s", "v")
        tree = app.screen.query_one(SavesTree)

        roots = [str(node.data) for node in tree.root.children]
        assert roots == ["c.jsonl", "a.jsonl"]
        assert [str(node.data) for node in tree.root.children[0].children] == ["b.jsonl"]
        assert "[bold]Bravo in progress, turn 2 of 8" in words(app)
        await press(pilot, "down")
        assert "branched from c.jsonl" in words(app)
        await press(pilot, "enter")
        assert shelf.tables[0].save_name == "b.jsonl"


async def test_a_circle_of_parents_is_shown_once(desk: FakeDesk) -> None:
    """Files from elsewhere can claim anything about each other."""
    desk.cards = [
        save_card(name="x.jsonl", parent="y.jsonl"),
        save_card(name="y.jsonl", parent="x.jsonl"),
    ]
    app = WargameApp(desk)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "s", "v")
        tree = app.screen.query_one(SavesTree)

        assert [node.data for node in tree.root.children] == ["x.jsonl"]
        assert [node.data for node in tree.root.children[0].children] == ["y.jsonl"]


async def test_a_session_is_renamed(shelf: FakeDesk) -> None:
    """The field begins with the old title; Esc leaves it."""
    app = WargameApp(shelf)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)

        await press(pilot, "s", "e", "escape", "e", *"!", "enter")

        assert shelf.cards[0].title == "Charlie!"
        assert marked(app) == "c.jsonl"
        assert "Charlie!" in words(app)


async def test_a_session_is_copied(shelf: FakeDesk) -> None:
    """The copy is in the list."""
    app = WargameApp(shelf)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await settle(pilot)

        await press(pilot, "s", "d")

        assert "Copied to copy.jsonl." in toasts(app)
        assert "4 sessions" in words(app)


async def test_sessions_go_away_and_come_back(shelf: FakeDesk) -> None:
    """Archive and trash are places of their own; nothing there is played by accident."""
    app = WargameApp(shelf)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "s", "a", "t")
        assert [card.name for card in shelf.away["archive"]] == ["c.jsonl"]
        assert [card.name for card in shelf.away["trash"]] == ["a.jsonl"]

        await press(pilot, "l")
        assert "Archive" in words(app)
        assert "Charlie" in words(app)
        await press(pilot, "enter", "r", "e", "d", "x", "w")
        assert place(app) == "SavesScreen"
        assert "Bring the session back" in toasts(app)
        await press(pilot, "u")
        assert "The archive is empty." in words(app)
        await press(pilot, "l", "u", "l")
        assert sorted(card.name for card in shelf.cards) == ["a.jsonl", "b.jsonl", "c.jsonl"]


async def test_only_the_trash_is_emptied_and_only_with_a_yes(shelf: FakeDesk) -> None:
    """What is deleted is gone, so it is asked in the place itself."""
    app = WargameApp(shelf)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "s", "t", "E")
        assert "Go to the trash first" in toasts(app)

        await press(pilot, "l", "l", "E")
        assert "Delete 1 session for good?" in words(app)
        await press(pilot, "n")
        assert len(shelf.away["trash"]) == 1
        await press(pilot, "E", "y")
        assert shelf.away["trash"] == []
        await press(pilot, "E")
        assert "The trash is empty." in words(app)


async def test_a_session_goes_out_and_comes_in(shelf: FakeDesk) -> None:
    """By the path of a file."""
    app = WargameApp(shelf)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await settle(pilot)

        await press(pilot, "s", "w", *"out.x", "enter", "i", *"in.y", "enter")

        assert shelf.exported == [("c.jsonl", "out.x")]
        assert "imported.jsonl is among the saves now." in toasts(app)
        assert any(card.name == "imported.jsonl" for card in shelf.cards)


async def test_what_fails_is_told_and_changes_nothing(shelf: FakeDesk) -> None:
    """The list stays as it is."""
    app = WargameApp(shelf)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "s")
        shelf.fails = WargameError("c.jsonl: this session is open in another window")

        await press(pilot, "t")

        assert "open in another window" in toasts(app)
        assert "3 of 3 sessions" in words(app)
        assert isinstance(app.screen, SavesScreen)


async def test_two_saves_are_compared(shelf: FakeDesk) -> None:
    """The marked one with one that is chosen."""
    app = WargameApp(shelf)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)

        await press(pilot, "s", "x", "down", "enter")

        assert shelf.playbacks[0].compared == ["b.jsonl"]
        assert place(app) == "CompareScreen"


async def test_a_session_alone_has_nothing_to_be_compared_with(desk: FakeDesk) -> None:
    """Another deck and a damaged file do not count."""
    other = save_card(name="o.jsonl", deck="korea")
    desk.cards = [save_card(), other, save_card(name="torn.jsonl", problem="torn")]
    app = WargameApp(desk)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await settle(pilot)

        await press(pilot, "s", "x")

        assert "no other session of this deck" in toasts(app)


async def test_a_damaged_one_says_what_can_be_done(desk: FakeDesk) -> None:
    """Its state in the table, the whole sentence below."""
    app = WargameApp(desk)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)

        await press(pilot, "s", "end")

        shown = words(app)
        assert "damaged" in shown
        assert "Damaged: line 9 is torn; the part before it replays" in shown


async def test_a_wide_terminal_has_a_column_for_everything(shelf: FakeDesk) -> None:
    """Title, deck, turn, date, seed, preview, score, branches, ending."""
    app = WargameApp(shelf)
    async with app.run_test(size=SIZES["200x60"]) as pilot:
        await settle(pilot)
        await press(pilot, "s")

        row = [cell.plain for cell in app.screen.query_one(SavesTable).get_row_at(0)]

    assert row == [
        "Charlie",
        "taiwan-strait",
        "3/8",
        "2026-11-24 09:30",
        "2",
        "standard",
        "10.0",
        "1",
        "in progress",
    ]


def test_a_card_of_a_file_nobody_can_read_has_no_numbers() -> None:
    """There is nothing to know about it but its name and what is wrong."""
    card: SaveCard = save_card(problem="no session", turns=0, turn=0, title="", deck="")

    assert sort_cards([card], "title", is_reversed=False) == [card]
    assert SAVE in card.name


async def test_a_session_without_a_closed_turn_has_no_score(desk: FakeDesk) -> None:
    """Nought would be read as the worst result there is."""
    desk.cards = [save_card(overall=None, turn=1)]
    app = WargameApp(desk)
    async with app.run_test(size=SIZES["80x24"]) as pilot:
        await settle(pilot)
        await press(pilot, "s")

        assert "turn 1 of" in words(app)
        assert "overall" not in words(app)
        assert "0.0" not in words(app)
