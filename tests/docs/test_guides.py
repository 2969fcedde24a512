"""What the guides point to is there, and the commands they show exist."""

from __future__ import annotations

import re
from argparse import ArgumentParser, _SubParsersAction
from collections.abc import Iterator
from pathlib import Path

import pytest

from wargame.analysis.policies import POLICIES
from wargame.cli import arguments
from wargame.cli.parser import build_parser
from wargame.deck.folders import deck_files
from wargame.deck.load import load_scenario

ROOT = Path(__file__).parents[2]
GUIDES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
NAMED = pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: str(guide.relative_to(ROOT)))
LINK = re.compile(r"\]\(([^)#\s]*)(?:#([^)\s]+))?\)")
COMMAND = re.compile(r"`wargame((?: [^`\n]+)?)`")


def anchor(heading: str) -> str:
    """Return what a heading is linked by."""
    return re.sub(r"[^\w -]", "", heading.strip().lower()).replace(" ", "-")


@NAMED
def test_every_link_leads_somewhere(guide: Path) -> None:
    """A guide that is moved or a heading that is renamed takes its links along."""
    for file, heading in LINK.findall(guide.read_text(encoding="utf-8")):
        if file.startswith("http"):
            continue
        target = guide.parent / file if file else guide
        assert target.exists(), f"{file} is not there"
        if heading:
            headings = re.findall(r"^#+ (.+)$", target.read_text(encoding="utf-8"), re.MULTILINE)
            assert heading in [anchor(each) for each in headings]


def choices(parser: ArgumentParser) -> dict[str, ArgumentParser]:
    """Return the commands a parser knows."""
    for action in parser._actions:
        if isinstance(action, _SubParsersAction):
            return dict(action.choices)
    return {}


def unknown(words: list[str]) -> Iterator[str]:
    """Yield what is not known in a command line: a command, or an option."""
    parser = build_parser()
    rest = iter(words)
    for word in rest:
        if word.startswith("--"):
            option = parser._option_string_actions.get(word)
            if option is None:
                yield word
            elif option.nargs != 0:
                next(rest, None)
        elif word in choices(parser):
            parser = choices(parser)[word]
        elif choices(parser):
            yield word


@NAMED
def test_every_command_shown_exists(guide: Path) -> None:
    """Readers type what they read."""
    for shown in COMMAND.findall(guide.read_text(encoding="utf-8")):
        words = re.sub(r"--(decks|saves) \S+", "", shown).split()
        assert list(unknown(words)) == [], f"wargame{shown}"


def test_the_readme_names_every_policy() -> None:
    """A policy that the program offers can be found."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    [named] = re.findall(r"Policies: ([^.]+)\.", text)

    assert re.findall(r"`([a-z]+)`", named) == list(POLICIES)
    assert list(arguments.POLICIES) == list(POLICIES)


def test_a_command_that_is_not_there_is_noticed() -> None:
    """The check above can fail, at each depth."""
    assert list(unknown(["lecture"])) == ["lecture"]
    assert list(unknown(["deck", "list"])) == ["list"]
    assert list(unknown(["play", "taiwan-strait", "--slowly"])) == ["--slowly"]
    assert list(unknown(["play", "taiwan-strait", "--cell", "tokyo"])) == []
    assert list(unknown(["saves", "--sort", "score", "lecture"])) == ["lecture"]


def test_the_readme_counts_the_injects_of_every_deck() -> None:
    """The table of decks is what people choose by."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    told = re.findall(r"^\| `([a-z-]+)` \|[^|]+\| (\d+) quarters \| (\d+) \|$", text, re.MULTILINE)

    assert {name for name, _, _ in told} == {
        path.stem for path in deck_files(ROOT / "decks") if path.stem != "turn-zero"
    }
    for name, turns, injects in told:
        scenario = load_scenario(ROOT / "decks" / f"{name}.yaml")
        assert (scenario.turns, len(scenario.injects)) == (int(turns), int(injects)), name
