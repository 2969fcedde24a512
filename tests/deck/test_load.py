"""Decks load from their files, or from the cache if nothing has changed."""

from __future__ import annotations

import hashlib
import json
import marshal
import subprocess
import sys
from pathlib import Path

import pytest

import wargame.deck.cache as deck_cache
from tests.deck.spoiling import DECK, FOREIGN, RULES, Spoiler
from wargame.core.tables import compile_tables
from wargame.deck import examine as slow_way
from wargame.deck.load import check_paths, load_scenario
from wargame.errors import BadInput, DeckProblems, Problem


class Reads:
    """Counts how often a deck was read the slow way."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Stand in for the function that does it."""
        self.count = 0
        self._examine = slow_way.examine
        monkeypatch.setattr(slow_way, "examine", self)

    def __call__(self, *args: object) -> object:
        """Count and go on."""
        self.count += 1
        return self._examine(*args)  # type: ignore[arg-type]


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> Reads:
    """Return the counter."""
    return Reads(monkeypatch)


def test_the_engine_can_run_what_was_loaded(foreign: Path) -> None:
    """A deck that passes the checks compiles into tables without another word."""
    assert compile_tables(load_scenario(foreign / DECK)).scenario.deck == "high-water"


def test_a_deck_with_problems_is_refused_with_all_of_them(spoiler: Spoiler) -> None:
    """Authors correct a list, not one mistake a run; it counts as bad input."""
    spoiler.replace(DECK, "kind: pressure", "kind: presure")
    spoiler.replace(DECK, "turns: 4", "turns: four")
    spoiler.replace(RULES, "when: turn <= 3", "when: tern <= 3")

    with pytest.raises(DeckProblems) as refused:
        load_scenario(spoiler.folder / DECK)

    assert [Path(each.file).name for each in refused.value.problems] == ["rules.yaml", DECK, DECK]
    assert refused.value.code == BadInput.code
    assert str(refused.value).splitlines()[1] == (
        f"{spoiler.folder / DECK}:6:8: a whole number is needed here; write one such as 3 or -2"
    )


def test_a_missing_deck_is_refused(tmp_path: Path) -> None:
    """Nothing else is worth saying then."""
    path = tmp_path / "no.yaml"

    with pytest.raises(DeckProblems) as refused:
        load_scenario(path)

    assert str(refused.value) == (
        f"{path}: cannot be read (no such file or directory); check the file"
    )


@pytest.mark.parametrize("text", ["- a\n", "just words\n"])
def test_a_file_that_is_no_deck_is_refused(tmp_path: Path, text: str) -> None:
    """Any YAML file may be named by mistake."""
    path = tmp_path / "list.yaml"
    path.write_text(text, encoding="utf-8")

    assert check_paths([path]) == (
        Problem(str(path), 1, 1, "the file holds no keys; write `key: value` lines"),
    )


def test_an_unchanged_deck_is_not_read_again(foreign: Path, reads: Reads) -> None:
    """The second start of the program is the quick one."""
    first = load_scenario(foreign / DECK)
    second = load_scenario(foreign / DECK)

    assert reads.count == 1
    assert first == second


@pytest.mark.parametrize("file", [DECK, RULES])
def test_a_changed_file_is_read_again(foreign: Path, reads: Reads, file: str) -> None:
    """An edit counts at once, whatever the clock of the file system says."""
    load_scenario(foreign / DECK)
    path = foreign / file
    text = path.read_text(encoding="utf-8")

    path.write_text(text.replace("The harbour", "The harbor").replace("High", "Hush"), "utf-8")
    path.write_text(path.read_text("utf-8").replace("Rain in the hills", "Rain on hills"), "utf-8")
    load_scenario(foreign / DECK)

    assert reads.count == 2


def test_a_new_file_in_the_model_is_noticed(foreign: Path, reads: Reads) -> None:
    """A model is all files of its folder, also the one that was not there before."""
    load_scenario(foreign / DECK)
    (foreign / "flood-plain" / "more.yaml").write_text("colour: red\n", encoding="utf-8")

    with pytest.raises(DeckProblems, match='unknown key "colour"'):
        load_scenario(foreign / DECK)

    assert reads.count == 2


def test_hidden_files_in_the_model_are_passed_over(foreign: Path, reads: Reads) -> None:
    """An editor's lock file must not break the deck somebody is working on."""
    load_scenario(foreign / DECK)
    (foreign / "flood-plain" / ".#rules.yaml").write_text("x", encoding="utf-8")

    load_scenario(foreign / DECK)

    assert reads.count == 1
    assert check_paths([foreign]) == ()


def test_a_file_gone_from_the_model_is_noticed(foreign: Path, reads: Reads) -> None:
    """What the cache holds is no deck any more."""
    load_scenario(foreign / DECK)
    (foreign / RULES).unlink()

    with pytest.raises(DeckProblems):
        load_scenario(foreign / DECK)

    assert reads.count == 2


def test_another_program_version_reads_again(
    foreign: Path, reads: Reads, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A new version may compile the same deck differently."""
    load_scenario(foreign / DECK)
    monkeypatch.setattr(deck_cache, "_program", lambda: "another")

    load_scenario(foreign / DECK)

    assert reads.count == 2


def test_a_deck_with_problems_is_not_kept(spoiler: Spoiler, own_cache: Path) -> None:
    """What is wrong may be put right without the deck changing, as a missing model is."""
    spoiler.replace(DECK, "turns: 4", "turns: four")

    with pytest.raises(DeckProblems):
        load_scenario(spoiler.folder / DECK)

    assert not own_cache.exists()


def damage_nothing(path: Path) -> None:
    """Empty a file."""
    path.write_bytes(b"")


def damage_half(path: Path) -> None:
    """Cut a file in the middle."""
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def damage_letter(path: Path) -> None:
    """Change one letter of a text in the scenario."""
    path.write_bytes(path.read_bytes().replace(b"Twelve pumps", b"Thirty pumps", 1))


def damage_json(path: Path) -> None:
    """Leave a header of another kind."""
    path.write_bytes(b"[1, 2]\n{}")


def damage_nesting(path: Path) -> None:
    """Nest the header beyond what can be read."""
    path.write_bytes(b"[" * 100_000 + b"\n{}")


def damage_names(path: Path) -> None:
    """Name other files than the deck is made of."""
    header, _, body = path.read_bytes().partition(b"\n")
    told = json.loads(header)
    told["files"] = [["../../etc/hostname", "0"]]
    path.write_bytes(json.dumps(told).encode() + b"\n" + body)


def damage_field(path: Path) -> None:
    """Leave out a field, as a scenario of another version would."""
    header, _, body = path.read_bytes().partition(b"\n")
    told, scenario = json.loads(header), marshal.loads(body)  # noqa: S302 - just written
    del scenario["briefing"]
    shorter = marshal.dumps(scenario)
    told["body"] = hashlib.sha256(shorter).hexdigest()
    path.write_bytes(json.dumps(told).encode() + b"\n" + shorter)


def damage_value(path: Path) -> None:
    """Keep something that is no scenario at all, or no value at all."""
    header = json.loads(path.read_bytes().partition(b"\n")[0])
    header["body"] = hashlib.sha256(b"[").hexdigest()
    path.write_bytes(json.dumps(header).encode() + b"\n[")


@pytest.mark.parametrize(
    "damage",
    [
        damage_nothing,
        damage_half,
        damage_letter,
        damage_json,
        damage_nesting,
        damage_names,
        damage_field,
        damage_value,
    ],
)
def test_a_damaged_cache_counts_for_nothing(
    foreign: Path, own_cache: Path, reads: Reads, damage: object
) -> None:
    """The files are the truth; the cache only saves time."""
    whole = load_scenario(foreign / DECK)
    [kept] = own_cache.iterdir()
    assert callable(damage)
    damage(kept)

    assert load_scenario(foreign / DECK) == whole
    assert reads.count == 2
    assert load_scenario(foreign / DECK) == whole
    assert reads.count == 2


def test_a_cache_that_cannot_be_written_is_no_mishap(foreign: Path, tmp_path: Path) -> None:
    """A lecture room's disk may be read-only or full."""
    file = tmp_path / "file"
    file.write_text("", encoding="utf-8")

    assert load_scenario(foreign / DECK, cache_dir=file / "cache").deck == "high-water"
    assert load_scenario(foreign / DECK, cache_dir=file).deck == "high-water"


def test_the_cache_stands_where_it_is_told(
    foreign: Path, tmp_path: Path, own_cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An argument counts before `$WARGAME_CACHE`, and that before the user's own cache."""
    load_scenario(foreign / DECK, cache_dir=tmp_path / "here")
    assert len(list((tmp_path / "here").iterdir())) == 1
    assert not own_cache.exists()

    load_scenario(foreign / DECK)
    assert len(list(own_cache.iterdir())) == 1

    monkeypatch.delenv("WARGAME_CACHE")
    assert deck_cache.cache_folder(None).name == "wargame"


def test_two_copies_of_a_deck_do_not_share_a_place(foreign: Path, own_cache: Path) -> None:
    """They may differ tomorrow."""
    load_scenario(foreign / DECK)
    load_scenario(FOREIGN / DECK)

    assert len(list(own_cache.iterdir())) == 2


PROGRAM = """
import sys
from pathlib import Path
from wargame.deck.find import list_decks
from wargame.deck.load import load_scenario
folder = Path(sys.argv[1])
print(load_scenario(folder / "high-water.yaml").title, len(list_decks([folder])))
print(sorted({name.split(".")[0] for name in sys.modules} & {"pydantic", "yaml", "textual"}))
"""


def test_an_unchanged_deck_needs_neither_yaml_nor_pydantic(foreign: Path, own_cache: Path) -> None:
    """Their import takes longer than all the rest of a start."""
    load_scenario(foreign / DECK)

    ran = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(foreign)],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
        cwd=FOREIGN.parents[2],
        env={"WARGAME_CACHE": str(own_cache), "PATH": ""},
    )

    assert ran.stdout == "High Water 1\n[]\n"


def test_checking_a_folder_checks_every_deck_in_it(spoiler: Spoiler) -> None:
    """One command before a release."""
    other = spoiler.folder / "low-water.yaml"
    text = (spoiler.folder / DECK).read_text(encoding="utf-8")
    other.write_text(text.replace("deck: high-water", "deck: low-watr"), encoding="utf-8")
    spoiler.replace(DECK, "kind: pressure", "kind: presure")

    found = check_paths([spoiler.folder, spoiler.folder / DECK])

    assert [Path(each.file).name for each in found] == [DECK, "low-water.yaml"]


def test_a_folder_without_decks_is_a_problem(tmp_path: Path) -> None:
    """A typing slip must not pass as nothing wrong."""
    assert [str(each) for each in check_paths([tmp_path])] == [
        f"{tmp_path}: the folder holds no decks; name a deck or a folder of decks"
    ]
