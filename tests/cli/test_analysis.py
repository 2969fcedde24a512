"""Commands that play a deck or a session on: figures that are right, mistakes that are told."""

from __future__ import annotations

import csv
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.test_commands import run
from wargame.analysis.policies import POLICIES, play
from wargame.core.tables import compile_tables
from wargame.deck.load import load_scenario

ONE = ("--workers", "1")
ROOT = Path(__file__).parents[2]


@pytest.fixture
def save(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """Return a finished session of turn zero."""
    path = tmp_path / "done.jsonl"
    told = run(
        capsys, "autoplay", "turn-zero", "--policy", "random", "--seed", "3", "--save", str(path)
    )
    assert told[0] == 0, told
    return path


def test_simulate_tells_how_scores_fall(capsys: pytest.CaptureFixture[str]) -> None:
    """The table names what came, and the JSON holds all of it."""
    code, text, _ = run(
        capsys, "simulate", "turn-zero", "--games", "20", "--policy", "random,firm", *ONE
    )
    json_code, told, _ = run(
        capsys, "simulate", "turn-zero", "--games", "20", "--policy", "firm", "--json", *ONE
    )

    assert (code, json_code) == (0, 0)
    assert "Scores in points" in text
    [firm] = json.loads(told)["policies"]
    assert firm["games"] == sum(firm["endings"].values()) == 20
    mean = firm["overall"]["mean"]
    assert f"firm    20     overall  {mean // 100}.{mean % 100:02d}" in text


def test_a_row_of_the_table_is_a_game_that_can_be_played(
    capsys: pytest.CaptureFixture[str], decks: Path
) -> None:
    """Whoever doubts a figure plays it."""
    _, told, _ = run(
        capsys, "simulate", "turn-zero", "--games", "3", "--policy", "random", "--csv", *ONE
    )
    rows = list(csv.DictReader(told.splitlines()))
    tables = compile_tables(load_scenario(decks / "turn-zero.yaml"))

    assert len(rows) == 3
    for row in rows:
        state = play(tables, POLICIES["random"], int(row["seed"]))
        assert row["ending"] == state.ending
        assert row["overall"] == f"{state.overall // 100}.{state.overall % 100:02d}"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--games", "0"), "--games: 0 is out of range"),
        (("--seed", "-1"), "--seed: -1 is out of range"),
        (("--policy", "frm"), 'did you mean "firm"'),
        (("--policy", ","), "--policy: name at least one of"),
        (("--cell", "tokio"), 'did you mean "tokyo"'),
        (("--cluster", "nonsense://x"), "is no address"),
    ],
)
def test_simulate_refuses_what_cannot_be(
    words: tuple[str, ...], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """One line, what to do, exit code 2."""
    code, _, err = run(capsys, "simulate", "turn-zero", *words)

    assert code == 2
    assert told in err
    assert "Traceback" not in err


@pytest.mark.skipif(os.name != "posix", reason="Windows has no SIGINT to send")
def test_ctrl_c_prints_what_is_done(tmp_path: Path) -> None:
    """An hour of games is not lost for want of patience."""
    command = (sys.executable, "-m", "wargame", "simulate", "turn-zero", "--games", "300000")
    env = os.environ | {"WARGAME_CACHE": str(tmp_path), "PYTHONPATH": str(ROOT)}
    running = subprocess.Popen(
        [*command, "--policy", "first", "--workers", "1", "--csv"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=env,
        cwd=ROOT,
    )
    assert running.stderr is not None
    while "games done" not in (line := running.stderr.readline()):
        assert line, "it ended before it was stopped"
    running.send_signal(signal.SIGINT)
    out, err = running.communicate(timeout=60)

    assert running.returncode == 130
    assert "stopped: at least" in err
    assert out.startswith("policy,game,seed")
    assert len(out.splitlines()) > 1000


def test_review_judges_every_decision(save: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Choice and luck add up, in text and in JSON."""
    code, text, _ = run(capsys, "review", str(save), "--games", "8", *ONE)
    _, told, _ = run(capsys, "review", str(save), "--games", "8", "--json", *ONE)

    found = json.loads(told)
    assert code == 0
    assert "Decisions: what was chosen" in text
    assert found["start"] + found["choice"] + found["luck"] == found["final"]
    assert {each["kind"] for each in found["verdicts"]} >= {"response"}


def test_rescore_says_what_survives(
    save: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The base set comes to the score of the record; one's own set to another."""
    own = tmp_path / "mine.yaml"
    own.write_text(
        "assumptions: mine\nmodel: five-steps\ntitle: Mine\nsays: A view.\n"
        "source: designer's judgement\nstart: {okinawa.goodwill: 60}\n",
        encoding="utf-8",
    )
    _, result, _ = run(capsys, "replay", str(save), "--text")
    words = ("--assumptions", f"base,{own}", "--games", "8", *ONE)
    code, text, err = run(capsys, "rescore", str(save), *words)
    _, told, _ = run(capsys, "rescore", str(save), *words, "--json")

    base, mine = json.loads(told)["readings"]
    assert code == 0
    assert "Traceback" not in err
    assert f"{base['overall'] // 100}.{base['overall'] % 100:02d}" in text
    assert mine["steps"][0][1] > base["steps"][0][1]
    assert "The ending survives." in text
    assert result


def test_rescore_names_what_is_wrong_with_a_set(
    save: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """With file, line and column."""
    own = tmp_path / "mine.yaml"
    own.write_text("assumptions: mine\nrules: {alied-doubt: 0}\n", encoding="utf-8")

    code, _, err = run(capsys, "rescore", str(save), "--assumptions", str(own), *ONE)

    assert code == 2
    assert f'{own}:2:9: unknown rule "alied-doubt"; did you mean "allied-doubt"?' in err


def test_a_session_without_decisions_has_nothing_to_review(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], save: Path
) -> None:
    """STARTEX alone was nobody's mistake."""
    short = tmp_path / "short.jsonl"
    short.write_text("".join(save.read_text(encoding="utf-8").splitlines(keepends=True)[:3]))

    for command in ("review", "rescore"):
        code, _, err = run(capsys, command, str(short), *ONE)
        assert code == 2
        assert "nothing was decided yet" in err
    code, _, err = run(capsys, "standing", str(short), *ONE)
    assert code == 2
    assert "the session goes on" in err


def test_standing_places_a_result(
    save: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Among games of every policy that is named."""
    monkeypatch.setattr("wargame.analysis.standing.simulated.__defaults__", (30,))
    code, text, _ = run(capsys, "standing", str(save), *ONE)
    _, told, _ = run(capsys, "standing", str(save), "--json", *ONE)

    assert code == 0
    assert "Better than this share" in text
    assert [each["policy"] for each in json.loads(told)["places"]][-1] == "balanced"


def test_audit_gives_a_verdict_for_each_check(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit code 1 where one is not met, with limits of one's own."""
    strict = tmp_path / "strict.yaml"
    strict.write_text("most_random: 0\npositions: 2\n", encoding="utf-8")
    words = ("deck", "audit", "turn-zero", "--games", "20", "--ahead", "1", *ONE)

    code, text, _ = run(capsys, *words, "--thresholds", str(strict))
    _, told, _ = run(capsys, *words, "--quick", "--json")

    names = [each["name"] for each in json.loads(told)["turn-zero"]]
    assert code == 1
    assert "NOT MET  skill" in text
    assert names[-1] == "foresight"
    assert "dilemma" not in names
    assert "dilemma:" in text


def test_a_mistake_in_the_limits_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """As with any file people write."""
    own = tmp_path / "mine.yaml"
    own.write_text("most_radom: 10\n", encoding="utf-8")

    code, _, err = run(capsys, "deck", "audit", "turn-zero", "--thresholds", str(own))

    assert code == 2
    assert f'{own}:1:1: unknown key "most_radom"; did you mean "most_random"?' in err
