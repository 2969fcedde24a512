"""The settings file: read strictly, mistakes named by line, nothing lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from wargame.configuration import KEYS, SETTINGS, Configuration, config_folder
from wargame.errors import WargameError
from wargame.preferences import BY_NAME, DEFAULTS, KINDS


def written(folder: Path, text: str, name: str = SETTINGS) -> Configuration:
    """Return what is read from a folder with one file."""
    (folder / name).write_text(text, encoding="utf-8")
    return Configuration(folder)


def test_without_a_file_everything_is_a_default(tmp_path: Path) -> None:
    """Nothing is written before anything is chosen."""
    found = Configuration(tmp_path / "none")

    assert found.settings.values == DEFAULTS
    assert found.settings.origins == {}
    assert found.notice == ""
    assert not (tmp_path / "none").exists()


def test_what_is_chosen_is_there_again(tmp_path: Path) -> None:
    """Every setting survives, whatever its word; the file says what could be written."""
    for kind in KINDS:
        for word in kind.choices:
            Configuration(tmp_path / "new").choose(kind.name, word)
            again = Configuration(tmp_path / "new")
            assert again.settings[kind.name] == word
            assert again.notice == ""
            assert again.settings.origins[kind.name] == str(tmp_path / "new" / SETTINGS)
    text = (tmp_path / "new" / SETTINGS).read_text(encoding="utf-8")
    assert all(word in text for kind in KINDS for word in kind.choices)


def test_the_command_line_holds_for_one_run(tmp_path: Path) -> None:
    """It is not written, unless the same thing is chosen later."""
    Configuration(tmp_path).choose("theme", "light")
    run = Configuration(tmp_path, {"theme": "high-contrast"})
    assert run.settings["theme"] == "high-contrast"
    assert run.settings.origins["theme"] == "the command line"

    run.choose("ascii", "yes")

    assert Configuration(tmp_path).settings["theme"] == "light"
    assert Configuration(tmp_path).settings.is_on("ascii")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("themes: dark\n", '1:1: there is no setting "themes"; did you mean "theme"?'),
        ("# mine\ntheme: drak\n", '2:8: theme cannot be "drak"; choose one of dark, light'),
        ("theme: dark\ntheme: light\n", "2:1: "),
        ("theme: [dark\n", "not valid YAML"),
        ("- theme\n", "no `name: value` lines here"),
        ("theme: &a dark\n", "1:"),
        ("theme: \x07\n", "control character"),
    ],
)
def test_a_mistake_is_named_with_its_line_and_defaults_hold(
    tmp_path: Path, text: str, says: str
) -> None:
    """The program starts whatever stands in the file, and says so."""
    found = written(tmp_path, text)

    assert says in found.notice
    assert f"{tmp_path / SETTINGS}:" in found.notice
    assert "Defaults stand in" in found.notice
    assert found.settings["theme"] == "dark"


def test_what_can_be_read_is_used_and_spelling_is_forgiven(tmp_path: Path) -> None:
    """One mistake does not cost the others; yes may be true or on."""
    found = written(tmp_path, "ascii: on\nreduced_motion: true\npreview: Blind\nbogus: 1\n")

    assert found.settings.is_on("ascii")
    assert found.settings.is_on("reduced_motion")
    assert found.settings["preview"] == "blind"
    assert "bogus" in found.notice


def test_a_damaged_file_is_kept_aside_before_it_is_written_anew(tmp_path: Path) -> None:
    """What somebody wrote is never lost silently."""
    found = written(tmp_path, "theme: drak # my own\nascii: yes\n")

    found.choose("language", "ja")
    found.choose("theme", "light")

    [aside] = tmp_path.glob("*.damaged-*")
    assert aside.read_text(encoding="utf-8") == "theme: drak # my own\nascii: yes\n"
    again = Configuration(tmp_path)
    assert again.notice == ""
    assert [again.settings[name] for name in ("theme", "ascii", "language")] == [
        "light",
        "yes",
        "ja",
    ]


def test_a_setting_that_cannot_be_kept_holds_for_this_run(tmp_path: Path) -> None:
    """A read-only folder is told with what to do."""
    (tmp_path / "file").write_text("", encoding="utf-8")
    found = Configuration(tmp_path / "file")

    with pytest.raises(WargameError, match=r"cannot be kept .*WARGAME_CONFIG"):
        found.choose("theme", "light")

    assert found.settings["theme"] == "light"


def test_the_folder_is_the_one_of_the_variable(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else it is where the system keeps a user's configuration."""
    monkeypatch.setenv("WARGAME_CONFIG", str(tmp_path / "own"))
    assert config_folder() == tmp_path / "own"
    monkeypatch.delenv("WARGAME_CONFIG")
    assert config_folder().name == "wargame"


def test_a_file_of_comments_is_no_mistake(tmp_path: Path) -> None:
    """Somebody may have commented everything out."""
    assert written(tmp_path, "# theme: dark\n\n").notice == ""


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("situation-room.end_turn: f5\n", {"situation-room.end_turn": "f5"}),
        ("title.decks: [x, f6]\n", {"title.decks": "x,f6"}),
        ("title.decks: x, f6\n", {"title.decks": "x,f6"}),
    ],
)
def test_keys_are_a_text_or_a_list(tmp_path: Path, text: str, keys: dict[str, str]) -> None:
    """Both are what people write."""
    assert written(tmp_path, text, KEYS).keys == keys


def test_keys_that_are_no_keys_are_named(tmp_path: Path) -> None:
    """A mapping or nothing is neither."""
    found = written(tmp_path, "title.decks: {a: b}\ntitle.saves: []\ntitle.new: ''\n", KEYS)

    assert found.keys == {}
    assert len(found.problems) == 3


def test_every_setting_explains_itself() -> None:
    """The screen, the file and the list show nothing else."""
    assert all(each.help.endswith(".") and each.title for each in KINDS)
    assert set(BY_NAME) == set(DEFAULTS)
