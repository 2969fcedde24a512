"""The command line as a user meets it: exit codes, plain words, JSON, never a traceback."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from wargame.__main__ import main

COMMANDS = (
    "play",
    "resume",
    "autoplay",
    "saves",
    "replay",
    "verify",
    "branch",
    "rewind",
    "annotate",
    "compare",
    "explain",
    "host",
    "join",
    "decks",
    "deck",
    "simulate",
    "review",
    "rescore",
    "standing",
    "reference",
    "doctor",
    "settings",
    "keys",
    "completion",
)


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    """Run a command in this process and return its code, output and errors."""
    try:
        code = main(arguments)
    except SystemExit as end:
        code = int(end.code or 0)
    told = capsys.readouterr()
    return code, told.out, told.err


@pytest.fixture
def save(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """Return a finished session of turn zero."""
    path = tmp_path / "done.jsonl"
    code, _, err = run(capsys, "autoplay", "turn-zero", "--seed", "3", "--save", str(path))
    assert (code, err) == (0, "")
    return path


def test_autoplay_prints_the_result(capsys: pytest.CaptureFixture[str]) -> None:
    """The same seed gives the same result, as text and as JSON."""
    code, first, _ = run(capsys, "autoplay", "turn-zero", "--seed", "3", "--json")
    _, second, _ = run(capsys, "autoplay", "turn-zero", "--seed", "3", "--json")

    result = json.loads(first)
    assert code == 0
    assert first == second
    assert set(result["steps"]) == {"1", "2", "3", "4", "5"}
    assert result["ending"] == "term-completed"


def test_autoplay_never_overwrites(capsys: pytest.CaptureFixture[str], save: Path) -> None:
    """Nothing a user made is ever lost."""
    before = save.read_bytes()

    code, _, err = run(capsys, "autoplay", "turn-zero", "--save", str(save))

    assert code == 2
    assert "exists already; choose another name" in err
    assert save.read_bytes() == before


def test_a_save_is_verified_replayed_and_explained(
    capsys: pytest.CaptureFixture[str], save: Path
) -> None:
    """The record can be checked and read by anybody."""
    assert run(capsys, "verify", str(save))[0] == 0
    code, text, _ = run(capsys, "replay", str(save), "--text")
    assert code == 0
    assert "Turn 2 of 2" in text
    _, one, _ = run(capsys, "replay", str(save), "--text", "--turn", "2")
    assert "Turn 1 of 2" not in one
    code, told, _ = run(capsys, "explain", str(save), "--step", "1")
    assert code == 0
    assert "essay/1a: " in told
    _, rows, _ = run(capsys, "explain", str(save), "--indicator", "okinawa.goodwill", "--json")
    assert {row["about"] for row in json.loads(rows)} == {"okinawa.goodwill"}


def test_a_changed_record_is_not_true(capsys: pytest.CaptureFixture[str], save: Path) -> None:
    """One altered figure is found, and the exit code says so to a script."""
    data = save.read_bytes()
    save.write_bytes(data.replace(b'"capital":5', b'"capital":9', 1))

    code, out, _ = run(capsys, "verify", str(save))

    assert code == 1
    assert "FALSE" in out


def test_a_branch_begins_a_new_session(
    capsys: pytest.CaptureFixture[str], save: Path, tmp_path: Path
) -> None:
    """It shares the past and nothing of the parent changes."""
    folder = tmp_path / "saves"
    code, out, _ = run(capsys, "branch", str(save), "--turn", "2", "--saves", str(folder))

    [made] = folder.glob("*.jsonl")
    assert code == 0
    assert made.name in out
    assert run(capsys, "verify", str(made))[0] == 0
    _, listed, _ = run(capsys, "saves", "--saves", str(folder), "--json")
    assert [(each["turn"], each["parent"]) for each in json.loads(listed)] == [(2, save.name)]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("autoplay", "turn-zreo"), 'did you mean "turn-zero"?'),
        (("autoplay", "turn-zero", "--cell", "tokio"), 'did you mean "tokyo"?'),
        (("autoplay", "turn-zero", "--seed", "-1"), "out of range"),
        (("replay", "nothing", "--text"), "there is no such save"),
        (("explain", "SAVE", "--step", "9"), "choose 1, 2, 3, 4, 5"),
        (("explain", "SAVE", "--indicator", "us.comitment"), 'did you mean "us.commitment"?'),
        (("replay", "SAVE", "--text", "--turn", "7"), "has turns 1 to 2"),
        (("branch", "SAVE", "--turn", "7"), "7"),
        (("deck", "check", "no-such.yaml"), "no-such.yaml"),
        (("--decks", "no-such-folder", "decks"), "no such folder"),
        (("bogus",), "invalid choice"),
    ],
)
def test_bad_input_is_told_in_plain_words_with_exit_code_2(
    capsys: pytest.CaptureFixture[str], save: Path, arguments: tuple[str, ...], says: str
) -> None:
    """Where, what, what to do; never a traceback."""
    code, _, err = run(capsys, *[str(save) if each == "SAVE" else each for each in arguments])

    assert code == 2
    assert says in err
    assert "Traceback" not in err


@pytest.mark.parametrize(
    ("arguments", "instead"),
    [
        ((), "wargame autoplay"),
        ((), "wargame play --plain"),
        (("play", "turn-zero"), "wargame autoplay turn-zero"),
        (("play", "turn-zero"), "wargame play turn-zero --plain"),
        (("resume",), "wargame resume --plain"),
        (("resume",), "wargame replay SAVE --text"),
        (("replay", "SAVE"), "wargame replay SAVE --text"),
    ],
)
def test_without_a_terminal_the_interface_names_what_works(
    capsys: pytest.CaptureFixture[str], save: Path, arguments: tuple[str, ...], instead: str
) -> None:
    """It neither hangs nor paints into a pipe."""
    code, _, err = run(capsys, *[str(save) if each == "SAVE" else each for each in arguments])

    assert code == 2
    assert instead in err


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example(
    capsys: pytest.CaptureFixture[str], command: str
) -> None:
    """A user finds out how from the program itself."""
    code, out, _ = run(capsys, command, "--help")

    assert code == 0
    assert "example: wargame" in out


def test_the_readme_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    """What can be done is documented."""
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")

    assert [each for each in COMMANDS if f"wargame {each}" not in readme] == []


def test_decks_doctor_schema_and_completion_answer(capsys: pytest.CaptureFixture[str]) -> None:
    """The commands that look at the surroundings."""
    _, listed, _ = run(capsys, "decks", "--json")
    assert "turn-zero" in {each["id"] for each in json.loads(listed)}
    code, out, _ = run(capsys, "doctor")
    assert (code, "all is well" in out) == (0, True)
    assert json.loads(run(capsys, "deck", "schema")[1])["type"] == "object"
    assert "_wargame" in run(capsys, "completion", "bash")[1]
    assert run(capsys, "deck")[0] == 0


def test_a_reader_that_stops_early_is_no_mishap(save: Path) -> None:
    """`wargame replay SAVE --text | head -1` ends without a complaint."""
    done = subprocess.run(
        ["bash", "-c", f"{sys.executable} -m wargame replay {save} --text | head -1"],  # noqa: S607 - bash is on the path
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
    )

    assert done.stderr == ""
    assert "Turn zero" in done.stdout


def test_without_the_parts_for_ssh_it_is_said_how_to_get_them(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before anything is begun or listened on."""
    monkeypatch.setitem(sys.modules, "asyncssh", None)
    code, out, err = run(capsys, "host", "turn-zero", "--headless", "--ssh", "0")

    assert (code, out) == (2, "")
    assert 'pip install "wargame[team,ssh]"' in err
