"""The commands that write exercise documents, as a planner meets them."""

from __future__ import annotations

import csv
import io
import sys
from pathlib import Path

import pexpect
import pytest

from wargame.__main__ import main
from wargame.report.tabular import BOM

ROOT = Path(__file__).parents[2]


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    """Run a command in this process and return its code, output and errors."""
    try:
        code = main([str(each) for each in arguments])
    except SystemExit as end:
        code = int(end.code or 0)
    told = capsys.readouterr()
    return code, told.out, told.err


def test_the_list_is_printed_or_written(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """Printed without the mark that files begin with; written as both kinds at once."""
    code, out, _ = run(capsys, "deck", "msel", "turn-zero", "--csv", "-")
    rows = list(csv.DictReader(io.StringIO(out, newline="")))
    assert code == 0
    assert next(row["Inject No."] for row in rows) == "tz-first-cable"
    assert {row["Responsible controller"] for row in rows} == {""}

    xlsx, text = tmp_path / "m.xlsx", tmp_path / "m.csv"
    code, out, _ = run(capsys, "deck", "msel", "turn-zero", "--xlsx", xlsx, "--csv", text)
    assert (code, out) == (0, f"{xlsx}: 3 injects\n{text}: 3 injects\n")
    assert xlsx.read_bytes()[:2] == b"PK"
    assert text.read_text(encoding="utf-8").startswith(f"{BOM}Inject No.,")


def test_files_that_are_there_are_kept(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """Unless --force says otherwise."""
    kept = tmp_path / "m.csv"
    kept.write_text("mine", encoding="utf-8")

    code, _, err = run(capsys, "deck", "msel", "turn-zero", "--csv", kept)
    assert (code, "exists already; choose another name, or give --force" in err) == (2, True)
    assert kept.read_text(encoding="utf-8") == "mine"
    assert run(capsys, "deck", "msel", "turn-zero", "--csv", kept, "--force")[0] == 0
    assert list(tmp_path.iterdir()) == [kept]


def test_a_deck_with_gaps_is_listed_with_a_word(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """The list is wanted while a deck is being written; a broken file is not one."""
    path = tmp_path / "gaps.yaml"
    path.write_text("deck: gaps\ninjects: [{id: one}]\n", encoding="utf-8")
    code, out, err = run(capsys, "deck", "msel", path, "--csv", "-")
    assert (code, "one," in out) == (0, True)
    assert "problems; see `wargame deck check`" in err

    path.write_text("deck: [\n", encoding="utf-8")
    code, _, err = run(capsys, "deck", "msel", path, "--csv", "-")
    assert (code, "not valid YAML" in err) == (2, True)


def test_handouts_are_written_into_a_folder(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """Who may read what is said; one form can be asked for; nothing is replaced unasked."""
    folder = tmp_path / "new" / "handouts"
    code, out, _ = run(capsys, "deck", "handouts", "turn-zero", "--out", folder, "--markdown")
    assert code == 0
    assert "controller-and-evaluator-handbook.md  controllers and evaluators only" in out
    assert {each.suffix for each in folder.iterdir()} == {".md"}
    assert run(capsys, "deck", "handouts", "turn-zero", "--out", folder, "--markdown")[0] == 2
    assert run(capsys, "deck", "handouts", "turn-zero", "--out", folder, "--force")[0] == 0
    assert len(list(folder.iterdir())) == 12


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("msel", "turn-zero"), "say where to; give --xlsx FILE"),
        (("msel", "turn-zreo", "--csv", "-"), 'did you mean "turn-zero"?'),
        (("msel", "turn-zero", "--csv", "no/such/folder.csv"), "cannot be written"),
        (("import", "none.xlsx"), "none.xlsx: cannot be read (no such file"),
        (("handouts", "turn-zero"), "--out"),
        (("handouts", "turn-zero", "--out", "README.md"), "is no folder"),
    ],
)
def test_what_cannot_be_is_told_in_plain_words(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    arguments: tuple[str, ...],
    says: str,
) -> None:
    """Never with a traceback."""
    monkeypatch.chdir(ROOT)

    code, _, err = run(capsys, "deck", *arguments)

    assert code in {1, 2}
    assert says in err
    assert "Traceback" not in err


@pytest.mark.parametrize("command", ["msel", "import", "handouts"])
def test_each_has_help_with_an_example(capsys: pytest.CaptureFixture[str], command: str) -> None:
    """A planner finds out how from the program itself, and in the README."""
    code, out, _ = run(capsys, "deck", command, "--help")

    assert code == 0
    assert f"example: wargame deck {command}" in out
    assert f"wargame deck {command}" in (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(("answer", "written"), [("n", False), ("y", True)])
def test_on_a_terminal_the_difference_is_approved(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, decks: Path, answer: str, *, written: bool
) -> None:
    """Shown, asked, and written only after a yes."""
    sheet, out = tmp_path / "m.csv", tmp_path / "turn-zero.yaml"
    run(capsys, "deck", "msel", decks / "turn-zero.yaml", "--csv", sheet)
    text = sheet.read_text(encoding="utf-8").replace("A first cable", "A first letter")
    sheet.write_text(text, encoding="utf-8")

    arguments = ["deck", "import", str(sheet), "--onto", str(decks / "turn-zero.yaml")]
    program = pexpect.spawn(
        sys.executable,
        ["-m", "wargame", *arguments, "--out", str(out)],
        encoding="utf-8",
        cwd=ROOT,
        timeout=60,
    )
    program.expect_exact("Title: A first cable -> A first letter")
    program.expect_exact("1 fields of 1 injects changed, 0 added; write")
    program.expect_exact("[y/N]")
    program.sendline(answer)
    program.expect(pexpect.EOF)
    program.close()

    assert (program.exitstatus, out.exists()) == ((0, True) if written else (2, False))
