"""Reports, ratings, actions, portfolios and archives from the command line."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.support.reports import alone, deck_of_a_room
from wargame.__main__ import main
from wargame.journal.record import read
from wargame.report import pdf


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A session."""
    return alone(tmp_path_factory.mktemp("played"), deck_of_a_room(), who="first")


@pytest.fixture
def saves(played: Path, tmp_path: Path) -> Path:
    """A folder with that session, called one.jsonl."""
    folder = tmp_path / "saves"
    folder.mkdir()
    shutil.copy(played, folder / "one.jsonl")
    return folder


def run(saves: Path, *arguments: str) -> int:
    """Run a command in a folder of saves."""
    return main(["--saves", str(saves), *arguments])


def test_every_form_is_written_where_it_was_asked_for(
    saves: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """And said so."""
    out = tmp_path / "out"
    out.mkdir()
    forms = ("html", "markdown", "json", "xlsx")
    wanted = [word for form in forms for word in (f"--{form}", str(out / f"r.{form}"))]

    code = run(saves, "report", "one", "--no-review", *wanted, "--csv", str(out / "csv"))

    assert code == 0
    assert {each.name for each in out.iterdir()} == {*(f"r.{form}" for form in forms), "csv"}
    assert (out / "r.html").read_text().startswith("<!DOCTYPE html>")
    assert (out / "r.markdown").read_text().startswith("**EXERCISE EXERCISE EXERCISE**")
    assert json.loads((out / "r.json").read_text())["format"] == 1
    assert (out / "r.xlsx").read_bytes().startswith(b"PK")
    assert len(list((out / "csv").glob("*.csv"))) > 12
    assert "r.html: written" in capsys.readouterr().out


def test_without_a_form_it_is_html_beside_the_save(saves: Path) -> None:
    """The quickest way to something to read; never over an old one unasked."""
    assert run(saves, "report", "one", "--no-review") == 0
    page = saves / "one-report.html"
    assert page.read_text().startswith("<!DOCTYPE html>")

    page.write_text("mine")
    assert run(saves, "report", "one", "--no-review") == 2
    assert page.read_text() == "mine"
    assert run(saves, "report", "one", "--no-review", "--force") == 0


def test_the_review_is_in_it_unless_it_is_left_out(
    saves: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Progress stands on the error stream."""
    target = tmp_path / "r.md"
    code = run(saves, "report", "one", "--markdown", str(target), "--games", "4", "--workers", "1")

    assert code == 0
    assert "## Luck against choice" in target.read_text()
    assert "Among simulated games" in target.read_text()
    assert "turns done" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("report", "two"), "two"),
        (("report", "one", "--games", "1"), "--games: 1 is out of range"),
        (("report", "one", "--no-review", "--html", "no/such/x.html"), "no/such/x.html"),
        (("report", "one", "--no-review", "--rules", "none.yaml"), "none.yaml"),
        (("rate", "one", "step/9", "P", "--reason", "x"), "step/1, step/2, objective/o1"),
        (("rate", "one", "step/1", "P", "--reason", " "), "needs a reason"),
        (("actions", "one", "--set", "nothing"), "is no action here"),
        (("actions", "one", "--owner", "Nora"), "choose one"),
        (("actions", "one", "--add", " "), "is empty"),
        (("portfolio", "two"), "no session could be read"),
        (("export", "one", "no/such/x.zip"), "there is no such folder"),
        (("import", "none.zip"), "none.zip"),
    ],
)
def test_what_cannot_be_is_told_in_a_line(
    arguments: tuple[str, ...], says: str, saves: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where, what, what to do; never a traceback."""
    code = run(saves, *arguments)

    told = capsys.readouterr().err
    assert code in {1, 2}
    assert says in told
    assert "Traceback" not in told


def test_a_rating_goes_into_the_record_and_the_report(
    saves: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """And comes out of it again."""
    assert run(saves, "rate", "one", "objective/o1", "U", "--reason", "It was not tried.") == 0
    assert run(saves, "verify", "one") == 0

    run(saves, "report", "one", "--no-review")
    text = (saves / "one-report.html").read_text()
    assert "It was not tried." in text

    assert run(saves, "rate", "one", "objective/o1", "-", "--reason", "Seen again.") == 0
    run(saves, "report", "one", "--no-review", "--force")
    assert "It was not tried." not in (saves / "one-report.html").read_text()
    assert len(read(saves / "one.jsonl").remarks) == 6
    assert "has the suggested rating again" in capsys.readouterr().out


def test_actions_are_kept_changed_closed_and_listed(
    saves: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The whole life of one."""
    run(saves, "report", "one", "--no-review", "--keep-plan")
    capsys.readouterr()
    run(saves, "actions", "one", "--json")
    plan = json.loads(capsys.readouterr().out)
    assert plan
    name = plan[0]["id"]

    assert run(saves, "actions", "one", "--set", name, "--owner", "Nora", "--due", "May") == 0
    assert run(saves, "actions", "one", "--close", name, "--note", "Agreed") == 0
    assert run(saves, "actions", "one", "--add", "Call first") == 0
    capsys.readouterr()
    run(saves, "actions", "one", "--json")
    again = {each["id"]: each for each in json.loads(capsys.readouterr().out)}

    assert (again[name]["owner"], again[name]["due"]) == ("Nora", "May")
    assert again[name]["status"] == "closed"
    assert again["action-1"]["action"] == "Call first"
    assert len(again) == len(plan) + 1
    run(saves, "actions", "one", "--reopen", name)
    run(saves, "actions", "one")
    assert "open" in capsys.readouterr().out


def test_a_portfolio_is_printed_and_written_and_tells_what_it_leaves_out(
    saves: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One bad file does not hide the others; the same file twice counts once."""
    shutil.copy(saves / "one.jsonl", saves / "two.jsonl")
    (saves / "bad.jsonl").write_text("nothing\n")
    page, rows = tmp_path / "p.html", tmp_path / "p.csv"
    files = [str(saves / f"{name}.jsonl") for name in ("one", "two", "bad", "one")]

    code = run(saves, "portfolio", *files, "--html", str(page), "--csv", str(rows))

    told = capsys.readouterr()
    assert code == 1
    assert "left out: bad.jsonl:1:" in told.err
    assert "Areas for improvement that recur:" in told.out
    assert len(rows.read_text().splitlines()) == 3
    assert "bad.jsonl:1:" in page.read_text()


def test_an_archive_goes_out_and_comes_in_by_either_command(
    saves: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """`export` and `saves export` understand both forms, and so do the imports."""
    whole, bare = tmp_path / "one.zip", tmp_path / "bare.jsonl"
    assert run(saves, "export", "one", str(whole), "--no-review") == 0
    assert run(saves, "export", "one", str(bare)) == 0
    assert bare.read_bytes() == (saves / "one.jsonl").read_bytes()
    assert run(saves, "verify", str(whole), "one") == 0
    told = capsys.readouterr().out
    assert told.count("true: ") == 2
    assert "not who made it" in told

    for number, command in enumerate((("import",), ("saves", "import"))):
        other = tmp_path / f"other-{number}"
        assert run(other, *command, str(whole)) == 0
        assert (other / "one.jsonl").read_bytes() == bare.read_bytes()
    assert run(tmp_path / "third", "import", str(bare)) == 0


def test_a_forged_archive_is_false(
    saves: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """With exit code 1, for scripts."""
    forged = tmp_path / "forged.zip"
    run(saves, "export", "one", str(forged), "--no-review")
    data = bytearray(forged.read_bytes())
    data[len(data) // 2] ^= 255
    forged.write_bytes(bytes(data))

    assert run(saves, "verify", str(forged)) == 1
    assert "FALSE: " in capsys.readouterr().out


def test_a_pdf_is_made_or_it_is_said_how_to_get_one(
    saves: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Without WeasyPrint and without a browser."""
    monkeypatch.setattr(pdf, "find_spec", lambda _: None)
    monkeypatch.setattr(pdf, "found_browser", lambda: None)

    code = run(saves, "report", "one", "--no-review", "--pdf", str(tmp_path / "r.pdf"))

    assert code == 1
    assert "pip install 'wargame[pdf]'" in capsys.readouterr().err
    assert not (tmp_path / "r.pdf").exists()


def test_a_browser_that_fails_is_told_of(
    saves: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """And what to do instead."""
    monkeypatch.setattr(pdf, "find_spec", lambda _: None)
    browser = tmp_path / "chromium"
    browser.write_text("#!/bin/sh\nexit 3\n")
    browser.chmod(0o755)
    monkeypatch.setattr(pdf, "found_browser", lambda: str(browser))

    code = run(saves, "report", "one", "--no-review", "--pdf", str(tmp_path / "r.pdf"))

    assert code == 1
    assert "chromium made no PDF" in capsys.readouterr().err


def test_a_browser_is_given_the_page_and_its_pdf_is_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By a stand-in that prints what it was asked for."""
    monkeypatch.setattr(pdf, "find_spec", lambda _: None)
    browser = tmp_path / "chromium"
    browser.write_text(
        "#!/bin/sh\n"
        'for each in "$@"; do\n'
        'case "$each" in --print-to-pdf=*) target="${each#*=}" ;; '
        'file://*) page="${each#file://}" ;; esac\n'
        "done\n"
        'cat "$page" > "$target"\n'
    )
    browser.chmod(0o755)
    monkeypatch.setattr(pdf, "found_browser", lambda: str(browser))

    assert pdf.pdf_bytes("<p>Märchen</p>") == "<p>Märchen</p>".encode()
