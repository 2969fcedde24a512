"""What commands print under --lang ja: no English sentence, whatever went right or wrong."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.test_commands import run
from tests.support.japanese import english_in
from wargame.core.commands import Respond, StartInitiative
from wargame.desk import LocalDesk
from wargame.gateway import NewSession
from wargame.language import speak

DECKS = Path(__file__).parents[2] / "decks"
ONE = ("--workers", "1")
GOOD = (
    ("decks",),
    ("saves",),
    ("saves", "--search", "zzz"),
    ("autoplay", "turn-zero", "--seed", "1"),
    ("explain", "a"),
    ("explain", "a", "--step", "1"),
    ("replay", "a", "--text"),
    ("verify", "a"),
    ("compare", "a", "b"),
    ("review", "a", "--games", "2", *ONE),
    ("rescore", "a", "--games", "2", *ONE),
    ("simulate", "turn-zero", "--games", "4", *ONE),
    ("rate", "a", "step/1", "P", "--reason", "よい"),
    ("annotate", "a", "--turn", "1", "見事"),
    ("rewind", "b", "--turn", "1"),
    ("branch", "a", "--turn", "1"),
    ("reference",),
    ("reference", "about/model"),
    ("reference", "indicator/japan.support"),
    ("reference", "step/1"),
    ("reference", "北"),
    ("doctor",),
    ("settings",),
    ("saves", "rename", "a", "秋"),
    ("saves", "duplicate", "a"),
    ("saves", "trash", "b"),
    ("saves", "--trashed"),
    ("saves", "restore", "b"),
    ("saves", "archive", "b"),
    ("deck", "check"),
)
"""Commands that do what they say, in the order in which they are given."""
BAD = (
    ("play", "turn-zer", "--plain"),
    ("resume", "zzz", "--plain"),
    ("resume",),
    ("autoplay", "turn-zero", "--cell", "toky"),
    ("explain", "a", "--indicator", "japan.supporting"),
    ("explain", "a", "--step", "9"),
    ("replay", "a", "--text", "--turn", "40"),
    ("verify", "zzz"),
    ("rewind", "a", "--line", "99"),
    ("annotate", "a", "--line", "99", "x"),
    ("rate", "a", "step/7", "P", "--reason", "x"),
    ("branch", "a", "--turn", "40"),
    ("simulate", "turn-zero", "--policy", "firn"),
    ("standing", "begun"),
    ("reference", "zzz"),
    ("saves", "restore", "zzz"),
    ("host",),
)
"""Commands that are refused."""


@pytest.fixture
def saves(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Iterator[Path]:
    """Return a folder with two finished sessions in Japanese and one that was just begun."""
    for name, policy in (("a", "balanced"), ("b", "firm")):
        path = str(tmp_path / f"{name}.jsonl")
        asked = ("autoplay", "turn-zero", "--policy", policy, "--seed", "3", "--save", path)
        assert run(capsys, "--lang", "ja", *asked)[0] == 0
    table = LocalDesk(tmp_path, (DECKS,)).start(NewSession(deck="turn-zero", cell="all", seed=1))
    table.close()
    next(tmp_path.glob("2*.jsonl")).rename(tmp_path / "begun.jsonl")
    yield tmp_path
    speak("en")


def test_commands_print_no_english(saves: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Tables, accounts, notices; ids, paths, names and what is to be typed stay as they are."""
    for asked in GOOD:
        code, out, err = run(capsys, "--lang", "ja", "--saves", str(saves), *asked)
        assert code == 0, (asked, out, err)
        assert _english(out + err) == [], asked


def test_refusals_are_told_in_japanese(saves: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With an exit code that says so, and something Japanese to read."""
    for asked in BAD:
        code, out, err = run(capsys, "--lang", "ja", "--saves", str(saves), *asked)
        assert code != 0, (asked, out)
        assert not (out + err).isascii(), (asked, out, err)
        assert _english(out + err) == [], asked


def _english(text: str) -> list[str]:
    """Return the English runs of an account, the titles of sources left out."""
    return english_in("\n".join(row for row in text.splitlines() if "facts/" not in row))


def test_the_engine_refuses_in_japanese(saves: Path) -> None:
    """In the language of the interface, also where a deck is English."""
    table = LocalDesk(saves, (DECKS,)).resume("begun")
    try:
        unknown = table.submit(Respond("all", "no-such-inject", "yes"))
        early = table.submit(StartInitiative("all", "no-such-programme"))
        back = table.rewind(999)
    finally:
        table.close()

    assert unknown.refused == "「no-such-inject」という状況付与はない。"
    assert early.refused == "「no-such-programme」という施策はない。"
    assert "999行目" in back.refused
