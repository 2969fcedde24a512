from __future__ import annotations

from pathlib import Path

import pytest

from wargame.errors import BadInput
from wargame.saves import VARIABLE, find_save, saves_folder


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No variable, and an empty folder to be in."""
    monkeypatch.delenv(VARIABLE, raising=False)
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with three saves and what lies beside them."""
    saves = tmp_path / "kept"
    saves.mkdir()
    for name in (
        "2026-11-24-taiwan-strait-0a1b.jsonl",
        "2026-11-24-senkakus-0a1c.jsonl",
        "2026-12-01-senkakus-ffff.jsonl",
        "2026-12-01-senkakus-ffff.jsonl.lock",
        "notes.txt",
    ):
        (saves / name).write_text("", encoding="utf-8")
    return saves


def test_the_folder_asked_for_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`--saves` is the most definite wish; the folder need not be there yet."""
    Path("saves").mkdir()
    monkeypatch.setenv(VARIABLE, str(tmp_path / "named"))

    assert saves_folder(tmp_path / "asked") == tmp_path / "asked"


def test_the_variable_comes_next(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is set once for a machine."""
    Path("saves").mkdir()
    monkeypatch.setenv(VARIABLE, str(tmp_path / "named"))

    assert saves_folder() == tmp_path / "named"


def test_a_folder_here_comes_next(monkeypatch: pytest.MonkeyPatch) -> None:
    """A course keeps its saves with its material; an empty variable is none."""
    Path("saves").mkdir()
    monkeypatch.setenv(VARIABLE, "")

    assert saves_folder() == Path("saves")


def test_else_it_is_the_users_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is written into a folder that did not ask for it, and looking makes nothing."""
    import platformdirs

    monkeypatch.setattr(
        platformdirs, "user_data_path", lambda name, appauthor: tmp_path / name / str(appauthor)
    )

    assert saves_folder() == tmp_path / "wargame" / "False" / "saves"
    assert not saves_folder().exists()


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    """`--saves` with the name of a save is a slip worth a word."""
    (tmp_path / "x.jsonl").write_text("", encoding="utf-8")

    with pytest.raises(BadInput, match="is not a folder; name a folder for the saves"):
        saves_folder(tmp_path / "x.jsonl")


@pytest.mark.parametrize(
    "name",
    [
        "2026-11-24-taiwan-strait-0a1b.jsonl",
        "2026-11-24-taiwan-strait-0a1b",
        "2026-11-24-t",
    ],
)
def test_a_save_is_found_by_name_stem_or_beginning(folder: Path, name: str) -> None:
    """One types as little as tells the saves apart."""
    assert find_save(name, folder) == folder / "2026-11-24-taiwan-strait-0a1b.jsonl"


def test_a_whole_name_wins_over_a_beginning(folder: Path) -> None:
    """A longer name beside it must not make it unreachable."""
    (folder / "2026-12-01.jsonl").write_text("", encoding="utf-8")

    assert find_save("2026-12-01", folder) == folder / "2026-12-01.jsonl"


def test_a_beginning_of_several_names_them(folder: Path) -> None:
    """The user picks; the program does not guess."""
    with pytest.raises(BadInput) as caught:
        find_save("2026-11", folder)

    assert str(caught.value) == (
        "'2026-11' begins 2 saves; name one of them: "
        "2026-11-24-senkakus-0a1c.jsonl, 2026-11-24-taiwan-strait-0a1b.jsonl"
    )


def test_a_beginning_of_many_names_a_few(folder: Path) -> None:
    """A screenful of names helps nobody."""
    for number in range(9):
        (folder / f"2027-{number}.jsonl").write_text("", encoding="utf-8")

    with pytest.raises(BadInput, match=r"begins 9 saves; .*2027-4\.jsonl, \.\.\.$"):
        find_save("2027", folder)


@pytest.mark.parametrize(
    "name", ["2026-11-24-taiwan-strait-0a1", "2026-11-24-taiwan-straight-0a1b"]
)
def test_a_misspelt_name_is_guessed_at(folder: Path, name: str) -> None:
    """A unique beginning is found; a slip is answered with what was meant."""
    if name.endswith("0a1"):
        assert find_save(name, folder).name == "2026-11-24-taiwan-strait-0a1b.jsonl"
    else:
        with pytest.raises(BadInput, match="did you mean '2026-11-24-taiwan-strait-0a1b'"):
            find_save(name, folder)


def test_a_name_like_no_other_points_to_the_list(folder: Path) -> None:
    """There is nothing to guess at."""
    with pytest.raises(BadInput, match=f"'xyzzy': there is no such save in {folder}; `wargame"):
        find_save("xyzzy", folder)


def test_nothing_is_no_name(folder: Path) -> None:
    """An empty text begins every name."""
    with pytest.raises(BadInput, match="'': there is no such save"):
        find_save("", folder)


def test_a_path_to_a_file_is_taken_as_it_is(tmp_path: Path, folder: Path) -> None:
    """Somebody was sent a save and looks at it where it lies."""
    sent = tmp_path / "sent.jsonl"
    sent.write_text("", encoding="utf-8")

    assert find_save(str(sent), folder) == sent
    assert find_save("../sent.jsonl", folder) == Path("../sent.jsonl")


@pytest.mark.parametrize(
    "name",
    [
        "../secret.jsonl",
        "../secret",
        "/etc/passwd.jsonl",
        "kept/../../secret",
        "a\x00b",
        "x" * 5000,
        "~root",
        "*",
        "notes.txt",
        "2026-12-01-senkakus-ffff.jsonl.lock",
        "\x1b[2J",
    ],
)
def test_a_hostile_name_leads_nowhere(tmp_path: Path, folder: Path, name: str) -> None:
    """Names are compared with those in the folder, never joined to it."""
    (tmp_path / "secret.jsonl").write_text("", encoding="utf-8")
    (tmp_path / "here" / "deeper").mkdir()

    if name == "../secret.jsonl":
        # It is a path to a file as seen from here, and taken for that; not from the saves folder.
        assert find_save(name, folder) == Path(name)
    else:
        with pytest.raises(BadInput) as caught:
            find_save(name, folder)
        assert "\x1b" not in str(caught.value)


def test_a_name_is_sought_in_a_folder_that_is_not_there(tmp_path: Path) -> None:
    """Before the first session there is no folder, and no save either."""
    with pytest.raises(BadInput, match="there is no such save"):
        find_save("x", tmp_path / "none")
