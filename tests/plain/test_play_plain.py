"""Whole sessions by plain prompts, over a pipe: what a screen reader would read."""

from __future__ import annotations

import io
import re
import subprocess
import sys
from pathlib import Path

import pytest

from wargame.__main__ import main
from wargame.journal.history import History
from wargame.journal.record import read
from wargame.journal.replay import replay
from wargame.journal.verify import verify
from wargame.plain.verbs import VERBS

ROOT = Path(__file__).parents[2]
GOLDEN = Path(__file__).parent / "goldens" / "turn-zero.txt"

LESSON = """\
1
1
y
2
advisers
2
rules
3
y
e
1
sources
why 1
why goodwill
indicators goodwill
programmes
12
y
table
1
preview
choose 3
y
end turn
ending
save
"""
"""Turn zero as its coach teaches it, with a look at most things on the way."""


def play(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    typed: str,
    *arguments: str,
) -> str:
    """Play in this process and return what was written."""
    monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
    code = main(arguments)
    told = capsys.readouterr()
    assert (code, told.err) == (0, "")
    return told.out


def only_save(folder: Path) -> Path:
    """Return the one session in a folder."""
    [save] = folder.glob("*.jsonl")
    return save


def history(folder: Path) -> History:
    """Return what the one session in a folder says has happened."""
    return replay(read(only_save(folder)))


def test_a_whole_lesson_reads_as_its_golden(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    request: pytest.FixtureRequest,
) -> None:
    """The words of the prompts are read in a diff before players hear them."""
    start = ("play", "turn-zero", "--plain", "--seed", "1", "--saves", str(tmp_path))

    said = play(monkeypatch, capsys, LESSON, *start)

    said = said.replace(only_save(tmp_path).name, "SAVE").replace(str(tmp_path), "FOLDER")
    # the name of the save is as long as its number, so the lines round it wrap now and then
    said = re.sub(r"Every accepted command.*?FOLDER\.", "Every accepted command.", said, flags=re.S)
    said = re.sub(r"Nothing is lost.*?type:", "Nothing is lost.", said, flags=re.S)
    if request.config.getoption("--update-goldens"):
        GOLDEN.write_text(said, encoding="utf-8", newline="\n")
    assert said == GOLDEN.read_text(encoding="utf-8")
    assert verify(only_save(tmp_path)).is_true
    assert history(tmp_path).state.ending


def test_a_whole_deck_is_played_over_a_real_pipe(tmp_path: Path) -> None:
    """No escape sequence, no line too long, every answer on the disk, a clean end."""
    answer = "".join(f"open {number}\n" + 3 * "choose 1\ny\n" for number in range(1, 6))
    others = "".join(f"open {n}\nchoose {m}\ny\n" for n in range(1, 6) for m in range(2, 5))
    typed = (answer + others + "end\nn tension\nledger t1\nnews full\nstory\n") * 8 + "quit\n"

    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "wargame",
            "--saves",
            str(tmp_path),
            "play",
            "taiwan-strait",
            "--plain",
            "--seed",
            "7",
            "--title",
            "By pipe",
        ],
        input=typed.encode() + b"\xff\x1b[2J",
        capture_output=True,
        check=True,
        cwd=ROOT,
    )

    said = done.stdout.decode("utf-8")
    assert done.stderr == b""
    assert not [letter for letter in said if letter != "\n" and not letter.isprintable()]
    assert max(len(line) for line in said.split("\n")) <= 80
    assert "What turn 8 brought" in said or history(tmp_path).state.ending != "term-completed"
    assert history(tmp_path).state.ending
    assert "Turning points:" in said
    assert f"wargame resume {only_save(tmp_path).name} --plain" in said
    assert verify(only_save(tmp_path)).is_true


def test_the_end_of_the_pipe_names_the_save_and_loses_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    r"""`printf '1\\n1\\ny\\n' |` is a whole answer; the next run goes on after it."""
    saves = ("--saves", str(tmp_path))
    said = play(monkeypatch, capsys, "1\n1\ny\n", "play", "turn-zero", "--plain", *saves)
    name = only_save(tmp_path).name
    assert f"the session is kept in {name}" in " ".join(said.split())
    assert len(history(tmp_path)) == 2

    said = play(monkeypatch, capsys, "2\n2\ny\ne\n", "resume", "--plain", *saves)

    assert "answered: Reply together" in " ".join(said.split())
    assert history(tmp_path).state.turn == 2


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("whi\n", 'There is no command "whi"; did you mean "why"?'),
        ("77\n", "Type a number from 1 to 2, or help."),
        ("y\n", "There is nothing to say yes to."),
        ("choose\n", "Open an inject and read an option first"),
        ("1\nchoose 9\n", "There is no such option."),
        ("end\n", "Answer first: A first cable"),
        ("start 99\n", "Name a programme by its number"),
        ("abandon 1\n", "is not under way."),
        ("why us.comitment\n", 'did you mean "us.commitment"?'),
        ("why tension\n", "Several indicators are called so:"),
        ("sources essay/1c\n", "essay/1c: "),
        ("story\n", "STARTEX"),
        ("ending\n", "The session goes on."),
        ("1\n2\n1\ny\n", "Answered: Reply together"),
        ("1\n1\ntable\ny\n", "There is nothing to say yes to."),
        ("start 8\n", "Needs"),
        ("\x1b[31mhelp\n", 'There is no command "[31mhelp"'),
    ],
)
def test_what_is_typed_is_answered_in_words(
    typed: str,
    says: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """A slip costs nothing, and the answer says what to type instead."""
    start = ("play", "turn-zero", "--plain", "--seed", "1", "--saves", str(tmp_path))

    said = play(monkeypatch, capsys, typed, *start)

    assert says in " ".join(said.split())


def test_help_names_every_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What can be typed can be found out by typing."""
    start = ("play", "turn-zero", "--plain", "--saves", str(tmp_path))

    said = play(monkeypatch, capsys, "help\n", *start)

    for verb in VERBS:
        assert f"- {verb.names[0]}" in said
        assert verb.help in " ".join(said.split())


def test_no_name_means_two_commands() -> None:
    """The second would never be reached."""
    names = [name for verb in VERBS for name in verb.names]

    assert len(names) == len(set(names))


def test_without_a_deck_the_decks_and_sessions_are_offered_by_number(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The first deck is turn zero; a session that waits can be gone on with."""
    saves = ("--saves", str(tmp_path))

    said = play(monkeypatch, capsys, "0\n1\nquit\n", "play", "--plain", *saves)
    assert "1. Turn zero (2 turns)" in said
    assert "Type a number from 1 to" in said

    again = play(monkeypatch, capsys, "quit\n", "play", "--plain", *saves)
    assert f"({only_save(tmp_path).name})" in " ".join(again.split())
    assert len(history(tmp_path)) == 1


def test_a_programme_is_started_and_given_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Both are asked for once more before they stand."""
    start = ("play", "turn-zero", "--plain", "--seed", "1", "--saves", str(tmp_path))

    said = play(monkeypatch, capsys, "start 2\ny\nabandon 2\nn\nabandon 2\ny\ntable\n", *start)

    told = " ".join(said.split())
    assert "Launched: A new way to close Futenma." in told
    assert "Abandoned: A new way to close Futenma." in told
    assert [type(step.command).__name__ for step in history(tmp_path).trail] == [
        "StartExercise",
        "StartInitiative",
        "AbandonInitiative",
    ]


def test_a_decision_is_taken_back_and_stays_in_the_record(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The other answer can then be given; the file stays true."""
    start = ("play", "turn-zero", "--plain", "--seed", "1", "--saves", str(tmp_path))

    said = play(monkeypatch, capsys, "1\n1\ny\nundo\n1\ny\n1\n2\ny\nundo\n", *start)

    told = " ".join(said.split())
    assert "Take back " in told
    assert "Taken back: 1 command." in told
    assert "Answered: Let Tokyo reply alone and speak for both." in told
    assert verify(only_save(tmp_path)).is_true


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("map\n1\n", "Taiwan Strait: rung"),
        ("places\n", "Okinawa"),
        ("trend 1\n", "At STARTEX: 30.5."),
        ("trend us.commitment\n", "At STARTEX: 55."),
        ("charts nothing\n", "There is no step or indicator"),
        ("book us commitment\n", "US commitment"),
        ("look deterrence\n1\n", "Deterrence"),
        ("book xyzzy\n", "Nothing in the book holds these words."),
        ("undo\n", "Nothing has been decided yet that could be taken back."),
    ],
)
def test_map_charts_and_book_are_read_too(
    typed: str,
    says: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Whatever a screen offers can be had in words."""
    start = ("play", "turn-zero", "--plain", "--seed", "1", "--saves", str(tmp_path))

    said = play(monkeypatch, capsys, typed, *start)

    assert says in " ".join(said.split())
