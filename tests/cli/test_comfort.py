"""`wargame settings` and `wargame keys`: what holds, where it comes from, what is wrong."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from wargame.__main__ import main
from wargame.preferences import KINDS
from wargame.tui.commands import ALL


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a configuration folder of its own."""
    monkeypatch.setenv("WARGAME_CONFIG", str(tmp_path))
    return tmp_path


def test_settings_say_where_they_come_from(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A file, the command line, or nobody."""
    (folder / "settings.yaml").write_text("theme: light\n", encoding="utf-8")

    code = main(("settings", "--json", "--lang", "en"))

    told = json.loads(capsys.readouterr().out)
    assert code == 0
    assert set(told["settings"]) == {kind.name for kind in KINDS}
    assert told["settings"]["theme"]["from"] == str(folder / "settings.yaml")
    assert told["settings"]["language"]["from"] == "the command line"
    assert told["settings"]["ascii"]["from"] == "default"
    assert main(("settings",)) == 0
    assert "theme           light" in capsys.readouterr().out


def test_a_damaged_file_is_told_with_its_line_and_exit_code_2(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A script can check the file; people read what to do."""
    (folder / "settings.yaml").write_text("theme: drak\n", encoding="utf-8")

    assert main(("settings",)) == 2
    assert "settings.yaml:1:8: theme cannot be" in capsys.readouterr().err
    assert main(("settings", "--json")) == 2
    assert len(json.loads(capsys.readouterr().out)["problems"]) == 1


def test_keys_lists_every_command_with_the_users_own(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The names are what the file takes, so the list can be copied from."""
    (folder / "keys.yaml").write_text("situation-room.end_turn: f5\n", encoding="utf-8")

    code = main(("keys", "--json"))

    told = json.loads(capsys.readouterr().out)
    commands = {one["name"]: one for one in told["commands"]}
    assert code == 0
    assert len(commands) == sum(len(one.commands) for one in ALL)
    assert commands["situation-room.end_turn"]["keys"] == ["f5"]
    assert commands["situation-room.end_turn"]["own"]
    assert main(("keys",)) == 0
    assert str(folder / "keys.yaml") in capsys.readouterr().out


def test_what_keys_lists_can_be_written_back(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Every name and every key of the list is understood, and nothing clashes."""
    assert main(("keys", "--json")) == 0
    told = json.loads(capsys.readouterr().out)
    lines = [f"{one['name']}: [{', '.join(one['keys'])}]" for one in told["commands"]]
    (folder / "keys.yaml").write_text("\n".join(lines), encoding="utf-8")

    assert main(("keys", "--json")) == 0
    assert json.loads(capsys.readouterr().out)["problems"] == []


def test_mistakes_in_the_keys_are_told_with_their_lines(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """All at once."""
    text = "title.savse: x\ntitle.saves: d\ntitle.new_session: f99\n"
    (folder / "keys.yaml").write_text(text, encoding="utf-8")

    assert main(("keys",)) == 2

    told = capsys.readouterr().err
    assert 'keys.yaml:1:1: there is no command "title.savse"' in told
    assert 'keys.yaml:2:14: "d" is title.decks on the same screen' in told
    assert 'keys.yaml:3:20: there is no key "f99"' in told


def test_an_unknown_language_is_bad_input(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The choices are named."""
    with pytest.raises(SystemExit) as end:
        main(("settings", "--lang", "xx"))

    assert end.value.code == 2
    assert "choose from" in capsys.readouterr().err
