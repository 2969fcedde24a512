"""Decks are found by name in the folders where they may be."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.deck.spoiling import DECK, FOREIGN, Spoiler
from wargame.deck.find import deck_files, deck_folders, find_deck, list_decks
from wargame.errors import BadInput

CHECKOUT = FOREIGN.parents[2]


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in an empty folder, with no folder of decks named in the environment."""
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    monkeypatch.chdir(folder)
    monkeypatch.delenv("WARGAME_DECKS", raising=False)
    return folder


def test_a_folder_that_is_asked_for_is_the_only_one(elsewhere: Path, foreign: Path) -> None:
    """Whoever names a folder means that one."""
    assert deck_folders(foreign) == (foreign,)


def test_a_folder_that_is_not_there_is_refused(elsewhere: Path) -> None:
    """A typing slip must not show the usual decks instead."""
    missing = elsewhere / "none"

    with pytest.raises(BadInput) as refused:
        deck_folders(missing)

    assert str(refused.value) == f"{missing}: there is no such folder of decks; check the path"


def test_the_decks_that_come_with_the_program_are_found_anywhere(elsewhere: Path) -> None:
    """An editable installation has them beside the package."""
    assert deck_folders(None) == (CHECKOUT / "decks",)


def test_folders_of_the_environment_come_first_then_the_working_directory(
    elsewhere: Path, foreign: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One's own decks go before those of the program."""
    here = elsewhere / "decks"
    here.mkdir()
    (here / "mine.yaml").write_text("", encoding="utf-8")
    monkeypatch.setenv("WARGAME_DECKS", os.pathsep.join([str(foreign), "", str(elsewhere)]))

    assert deck_folders(None) == (foreign, Path("decks"), CHECKOUT / "decks")


def test_a_folder_of_that_name_without_decks_is_passed_over(elsewhere: Path) -> None:
    """Other projects have folders called decks too."""
    (elsewhere / "decks").mkdir()

    assert deck_folders(None) == (CHECKOUT / "decks",)


def test_one_folder_reached_in_two_ways_counts_once(
    elsewhere: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the checkout, `./decks` are the decks of the program."""
    monkeypatch.chdir(CHECKOUT)

    assert deck_folders(None) == (Path("decks"),)


def test_only_deck_files_are_decks(foreign: Path) -> None:
    """Translations, models, scraps and hidden files are not."""
    for name in ("high-water.ja.yaml", "Notes.yaml", "notes.txt", ".hidden.yaml", "a.yml"):
        (foreign / name).write_text("", encoding="utf-8")
    (foreign / "folder.yaml").mkdir()
    (foreign / "parts").mkdir()
    (foreign / "parts" / "scrap.yaml").write_text("", encoding="utf-8")

    assert deck_files(foreign) == (foreign / DECK,)


def test_the_list_says_what_a_deck_is(foreign: Path) -> None:
    """Enough to choose by, from the files and from the cache alike."""
    first = list_decks([foreign])
    again = list_decks([foreign])

    [entry] = first
    assert entry.path == foreign / DECK
    assert (entry.id, entry.title, entry.turns) == ("high-water", "High Water", 4)
    assert entry.summary.startswith("Two districts share a river")
    assert entry.cells == (("river", "River District"), ("coast", "Coast District"))
    assert (entry.problems, entry.first_problem) == (0, "")
    assert again == first


def test_the_list_tells_what_is_wrong_with_a_deck(spoiler: Spoiler) -> None:
    """A deck that cannot be played is listed, so that its author can see why."""
    spoiler.replace(DECK, "kind: pressure", "kind: presure")
    spoiler.replace(DECK, "turns: 4", "turns: four")

    [entry] = list_decks([spoiler.folder])

    assert (entry.id, entry.title, entry.turns) == ("high-water", "High Water", 0)
    assert entry.problems == 2
    assert entry.first_problem == (
        f"{spoiler.folder / DECK}:6:8: a whole number is needed here; write one such as 3 or -2"
    )


def test_a_file_that_cannot_be_read_is_listed_by_its_name(foreign: Path) -> None:
    """Even a broken file must not break the list."""
    (foreign / "broken.yaml").write_bytes(b"title: \xff")

    broken, whole = list_decks([foreign])

    assert (broken.id, broken.title, broken.problems) == ("broken", "broken", 1)
    assert whole.problems == 0


def test_a_name_found_twice_counts_where_it_was_found_first(foreign: Path) -> None:
    """One's own version of a deck hides the other."""
    assert [each.path for each in list_decks([foreign, FOREIGN])] == [foreign / DECK]


def test_a_deck_is_found_by_its_name(foreign: Path) -> None:
    """The first folder that has it."""
    assert find_deck("high-water", [foreign, FOREIGN]) == foreign / DECK


@pytest.mark.parametrize("name", ["decks/high-water.yaml", "./decks/high-water.yaml"])
def test_a_deck_is_found_by_a_path(
    foreign: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """A deck on a stick need not be in any folder."""
    monkeypatch.chdir(foreign.parent)

    assert find_deck(name, []).resolve() == (foreign / DECK).resolve()


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("high-watr", 'there is no deck "high-watr"; did you mean "high-water"?'),
        ("zzz", 'there is no deck "zzz"; known: high-water'),
        ("no/such.yaml", "no/such.yaml: there is no such deck file; check the path"),
        ("a\x1b[31m", 'there is no deck "a[31m"; known: high-water'),
    ],
)
def test_an_unknown_deck_is_refused_with_advice(foreign: Path, name: str, message: str) -> None:
    """The name may come from a command line or a save."""
    with pytest.raises(BadInput) as refused:
        find_deck(name, [foreign])

    assert str(refused.value) == message


def test_without_any_decks_the_advice_is_to_name_a_folder() -> None:
    """There is nothing to suggest then."""
    with pytest.raises(BadInput) as refused:
        find_deck("zzz", [])

    assert str(refused.value) == 'there is no deck "zzz"; give a folder of decks with --decks'
