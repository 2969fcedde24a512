"""Taking back, commenting, comparing and keeping saves in order, from a shell."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from tests.cli.test_commands import run
from wargame.journal.record import read
from wargame.journal.verify import verify

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def folder(tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of two finished sessions of turn zero, one called Alpha and one Beta."""
    saves = tmp_path / "saves"
    saves.mkdir()
    for title, seed in (("Alpha", "3"), ("Beta", "4")):
        path = saves / f"2026-11-24-{title.lower()}.jsonl"
        made = ("autoplay", "turn-zero", "--seed", seed, "--title", title, "--save", str(path))
        assert run(capsys, *made)[0] == 0
    monkeypatch.setenv("WARGAME_SAVES", str(saves))
    return saves


def listed(capsys: Capture, *arguments: str) -> list[str]:
    """Return the titles that a list shows, in its order."""
    code, out, _ = run(capsys, "saves", *arguments, "--json")
    assert code == 0
    return [each["title"] for each in json.loads(out)]


def test_a_session_is_taken_back_to_a_turn(capsys: Capture, folder: Path) -> None:
    """What was undone stays in the file, and the reason with it."""
    path = folder / "2026-11-24-alpha.jsonl"
    before = path.read_bytes()

    code, out, err = run(capsys, "rewind", "2026-11-24-alpha", "--turn", "2", "--reason", "Again")

    assert (code, err) == (0, "")
    assert "taken back; it stands in turn 2" in out
    assert "the same decisions bring the same results again" in out
    assert path.read_bytes().startswith(before)
    assert read(path).undone > 0
    assert json.loads(path.read_text(encoding="utf-8").splitlines()[-1])["reason"] == "Again"
    assert verify(path).is_true
    assert run(capsys, "verify", "2026-11-24-alpha")[0] == 0


@pytest.mark.parametrize(
    ("point", "says"),
    [
        (("--turn", "9"), "has no turn 9; go back to a turn from 1 to 2"),
        (("--line", "2"), "line 2 is before STARTEX; the earliest line to go back to is 3"),
        (("--line", "999"), "line 999 holds no decision that counts now"),
    ],
)
def test_a_point_that_is_not_there_is_bad_input(
    capsys: Capture, folder: Path, point: tuple[str, ...], says: str
) -> None:
    """And nothing is written."""
    before = (folder / "2026-11-24-alpha.jsonl").read_bytes()

    code, _, err = run(capsys, "rewind", "2026-11-24-alpha", *point)

    assert code == 2
    assert says in err
    assert (folder / "2026-11-24-alpha.jsonl").read_bytes() == before


def test_everything_follows_the_course_after_a_rewind(capsys: Capture, folder: Path) -> None:
    """Text, ledger and list leave out what was taken back."""
    run(capsys, "rewind", "2026-11-24-alpha", "--turn", "1")

    _, text, _ = run(capsys, "replay", "2026-11-24-alpha", "--text")
    _, rows, _ = run(capsys, "explain", "2026-11-24-alpha", "--json")
    _, out, _ = run(capsys, "saves", "--search", "alpha", "--json")

    assert "Turn 1 of 2" in text
    assert "Turn 2 of 2" not in text
    assert json.loads(rows) == []
    assert [(each["turn"], each["ending"]) for each in json.loads(out)] == [(1, "")]


def test_a_comment_is_added(capsys: Capture, folder: Path) -> None:
    """By turn or by line; an empty one is refused."""
    code, out, _ = run(capsys, "annotate", "2026-11-24-beta", "--turn", "2", "Why not wait?")
    bad, _, err = run(capsys, "annotate", "2026-11-24-beta", "--line", "3", "  ")

    path = folder / "2026-11-24-beta.jsonl"
    assert code == 0
    assert f"was added as line {read(path).lines}" in out
    assert bad == 2
    assert "the comment is empty" in err
    assert len(read(path).remarks) == 1
    assert verify(path).is_true
    code, _, err = run(capsys, "annotate", "2026-11-24-beta", "--line", "2000", "Where?")
    assert code == 2
    assert "line 2000 holds no decision" in err


def test_two_sessions_are_compared(capsys: Capture, folder: Path) -> None:
    """As text for people and as JSON for programs."""
    code, text, _ = run(capsys, "compare", "2026-11-24-alpha", "2026-11-24-beta")
    _, out, _ = run(capsys, "compare", "2026-11-24-alpha", "2026-11-24-beta", "--json")
    _, same, _ = run(capsys, "compare", "2026-11-24-alpha", "2026-11-24-alpha")

    told = json.loads(out)
    assert code == 0
    assert "The seeds differ, so luck differs too." in text
    assert "part in turn" in text
    assert told["first"]["title"] == "Alpha"
    assert told["turns"]
    assert "They do not part" in same


def test_a_branch_is_compared_with_what_it_left(capsys: Capture, folder: Path) -> None:
    """The first decision that differs is named on both sides."""
    _, made, _ = run(capsys, "branch", "2026-11-24-alpha", "--turn", "2")
    name = made.split(":")[0]

    _, text, _ = run(capsys, "compare", "2026-11-24-alpha", name)

    assert "part in turn 2" in text
    assert "B  (ends here)" in text


def test_the_list_is_sorted_and_searched(capsys: Capture, folder: Path) -> None:
    """By what a column shows; all words must occur."""
    assert listed(capsys, "--sort", "title") == ["Alpha", "Beta"]
    assert listed(capsys, "--sort", "seed") == ["Alpha", "Beta"]
    scores = {each.name: each for each in folder.glob("*.jsonl")}
    assert len(scores) == 2
    assert sorted(listed(capsys, "--sort", "score")) == ["Alpha", "Beta"]
    assert listed(capsys, "--search", "beta turn") == ["Beta"]
    assert listed(capsys, "--search", "gamma") == []
    assert "no session has 'gamma' in it" in run(capsys, "saves", "--search", "gamma")[1]


def test_a_session_is_renamed_and_copied(capsys: Capture, folder: Path) -> None:
    """The file keeps its name; the copy says that it is one."""
    assert run(capsys, "saves", "rename", "2026-11-24-alpha", "Group one")[0] == 0
    code, out, _ = run(capsys, "saves", "duplicate", "2026-11-24-alpha")

    assert code == 0
    assert "copied to " in out
    assert listed(capsys, "--sort", "title") == ["Beta", "Group one", "Group one, copy"]
    assert (folder / "2026-11-24-alpha.jsonl").exists()


def test_sessions_go_to_the_trash_and_come_back(capsys: Capture, folder: Path) -> None:
    """Several at once; those that fail do not stop the others."""
    code, out, err = run(capsys, "saves", "trash", "2026-11-24-alpha", "nope", "2026-11-24-beta")

    assert code == 2
    assert "back with `wargame saves restore 2026-11-24-alpha`" in out
    assert "'nope': there is no such save" in err
    assert listed(capsys) == []
    assert sorted(listed(capsys, "--trashed")) == ["Alpha", "Beta"]
    assert run(capsys, "saves", "restore", "2026-11-24-alpha")[0] == 0
    assert listed(capsys) == ["Alpha"]


def test_the_archive_is_out_of_the_way(capsys: Capture, folder: Path) -> None:
    """It is a list of its own."""
    assert run(capsys, "saves", "archive", "2026-11-24-beta")[0] == 0

    assert listed(capsys) == ["Alpha"]
    assert listed(capsys, "--archived") == ["Beta"]
    assert run(capsys, "saves", "restore", "2026-11-24-beta")[0] == 0
    assert "the archive is empty" in run(capsys, "saves", "--archived")[1]


def test_only_what_was_put_away_can_be_restored(capsys: Capture, folder: Path) -> None:
    """A save that is in its place is not taken for one that is not."""
    for name in ("2026-11-24-alpha", str(folder / "2026-11-24-alpha.jsonl"), "nope"):
        code, _, err = run(capsys, "saves", "restore", name)

        assert code == 2
        assert "is neither in the trash nor in the archive" in err


def test_the_trash_is_emptied_only_with_a_yes(
    capsys: Capture, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without a terminal it has to be said in advance; with one it is asked."""
    run(capsys, "saves", "trash", "2026-11-24-alpha")
    monkeypatch.setattr(sys, "stdin", io.StringIO(""))
    code, _, err = run(capsys, "saves", "empty-trash")
    assert code == 2
    assert "deletes 1 sessions for good; say so with --yes" in err

    class Terminal(io.StringIO):
        """A terminal at which somebody types."""

        def isatty(self) -> bool:
            return True

    monkeypatch.setattr(sys, "stdin", Terminal("n\n"))
    code, out, _ = run(capsys, "saves", "empty-trash")
    assert code == 1
    assert "2026-11-24-alpha.jsonl" in out
    assert "nothing was deleted" in out
    assert listed(capsys, "--trashed") == ["Alpha"]
    monkeypatch.setattr(sys, "stdin", Terminal("y\n"))
    assert run(capsys, "saves", "empty-trash")[0] == 0
    assert listed(capsys, "--trashed") == []
    assert "the trash is empty" in run(capsys, "saves", "empty-trash", "--yes")[1]


def test_one_file_goes_out_and_comes_in(capsys: Capture, folder: Path, tmp_path: Path) -> None:
    """It is never written over another."""
    target = tmp_path / "handed.jsonl"
    assert run(capsys, "saves", "export", "2026-11-24-alpha", str(target))[0] == 0
    code, _, err = run(capsys, "saves", "export", "2026-11-24-beta", str(target))
    assert code == 2
    assert "exists already" in err

    code, out, _ = run(capsys, "saves", "import", str(target))

    assert code == 0
    assert "handed.jsonl: look at it with `wargame replay handed`" in out
    assert sorted(listed(capsys)) == ["Alpha", "Alpha", "Beta"]


def test_what_is_no_session_is_not_imported(capsys: Capture, folder: Path, tmp_path: Path) -> None:
    """The message says what is wrong with it."""
    odd = tmp_path / "odd.jsonl"
    odd.write_text("hello\n", encoding="utf-8")

    code, _, err = run(capsys, "saves", "import", str(odd))

    assert code == 1
    assert "odd.jsonl:1: " in err
    assert len(listed(capsys)) == 2


@pytest.mark.parametrize("shell", ["bash", "zsh", "tcsh"])
def test_completion_knows_the_new_commands(capsys: Capture, shell: str) -> None:
    """Subcommands are completed like commands."""
    _, script, _ = run(capsys, "completion", shell)

    for name in ("rewind", "annotate", "compare", "empty-trash", "duplicate"):
        assert name in script
