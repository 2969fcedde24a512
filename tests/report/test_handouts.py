"""Handouts: complete, safe for those they are for, and whole documents in both forms."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from wargame.core.scenario import Scenario
from wargame.deck.examine import examine
from wargame.deck.folders import deck_files
from wargame.deck.gather import Shelf
from wargame.deck.load import load_scenario
from wargame.report.handouts.documents import handouts
from wargame.report.msel import Row, msel_rows

ROOT = Path(__file__).parents[2]
FOREIGN = deck_files(ROOT / "tests" / "data" / "foreign")[0]
ALL = [pytest.param(path, id=path.stem) for path in (*deck_files(ROOT / "decks"), FOREIGN)]
DECKS = [each for each in ALL if each.id in {"taiwan-strait", "turn-zero", "high-water"}]
"""Enough where the others could show nothing new."""

SECRET = "Zq%sSecret"  # noqa: S105 - a marker, and no password
"""A word nobody writes, with the name of the field it stands in."""


def rows_of(deck: Path) -> tuple[Row, ...]:
    """Return the MSEL of a deck."""
    return msel_rows(examine(deck, Shelf()).gathered, sound=True)


def made(scenario: Scenario, rows: tuple[Row, ...], marking: str = "EXERCISE") -> dict[str, str]:
    """Return all handouts by the names of their files."""
    return {
        each.name: each.text
        for each in handouts(scenario, rows, forms=("html", "md"), marking=marking)
    }


@cache
def as_written(deck: Path) -> dict[str, str]:
    """Return all handouts of a deck as it is."""
    return made(load_scenario(deck), rows_of(deck))


def plain_text(text: str) -> str:
    """Return a handout without what escaping adds."""
    return text.replace("\\", "").replace("&#39;", "'").replace("&#34;", '"').replace("&amp;", "&")


def secrets_planted(scenario: Scenario) -> Scenario:
    """Return the scenario with a marker in everything that no player may read."""
    injects = []
    for inject in scenario.injects:
        options = tuple(
            replace(
                option,
                outcomes=tuple(
                    replace(each, id="zqoutcomeid", text=SECRET % "Outcome")
                    for each in option.outcomes
                ),
                source=(SECRET % "Source",),
            )
            for option in inject.options
        )
        injects.append(
            replace(
                inject,
                options=options,
                private=tuple((cell, f"Zq{cell}Private") for cell in inject.to),
                facilitator=SECRET % "Facilitator",
                expected=SECRET % "Expected",
                discuss=(SECRET % "Discuss",),
                precedent=inject.precedent and replace(inject.precedent, text=SECRET % "Precedent"),
                neglect=inject.neglect and replace(inject.neglect, text=SECRET % "Neglect"),
            )
        )
    return replace(scenario, injects=tuple(injects))


def to_one_cell(scenario: Scenario) -> Scenario:
    """Return the scenario with an inject for each cell alone, marked all over."""
    first = scenario.injects[0]
    alone = tuple(
        replace(
            first,
            id=f"zq{cell}alone",
            title=f"Zq{cell}Title",
            situation=f"Zq{cell}Situation",
            sender=f"Zq{cell}Sender",
            to=(cell,),
            holds=cell,
            private=((cell, f"Zq{cell}Private"),),
            options=tuple(replace(each, label=f"Zq{cell}Label") for each in first.options),
        )
        for cell in scenario.cells
    )
    return replace(scenario, injects=(*scenario.injects, *alone))


def with_rows(scenario: Scenario, rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """Return rows for injects that were added to a scenario."""
    known = {row.id for row in rows}
    added = [
        Row(each.id, rows[0].cells, None, rows[0].deck)
        for each in scenario.injects
        if each.id not in known
    ]
    return (*rows, *added)


@pytest.mark.parametrize("deck", ALL)
def test_players_find_no_secret_in_what_they_are_given(deck: Path) -> None:
    """Markers stand in every secret field of every inject; none comes out where it must not."""
    scenario = to_one_cell(secrets_planted(load_scenario(deck)))
    files = made(scenario, with_rows(scenario, rows_of(deck)))

    for name, text in files.items():
        marks = set(re.findall(r"[Zz]q\w+", plain_text(text)))
        if "handbook" in name:
            assert {f"Zq{cell}Private" for cell in scenario.cells} <= marks
            assert {"ZqOutcomeSecret", "ZqDiscussSecret"} <= marks
        elif "manual" in name:
            assert marks == set()
        else:
            [own] = [cell for cell in scenario.cells if f"-{cell}." in name]
            assert {
                mark for mark in marks if not mark.startswith(("zq" + own, "Zq" + own))
            } == set()
            assert (f"Zq{own}Private" in marks) == ("cards" in name)


@pytest.mark.parametrize("deck", DECKS)
def test_the_situation_manual_tells_of_no_inject(deck: Path) -> None:
    """Neither title nor number nor text of anything that is to come."""
    scenario = load_scenario(deck)
    files = as_written(deck)

    for name in ("situation-manual.html", "situation-manual.md"):
        text = plain_text(files[name])
        for inject in scenario.injects:
            assert inject.id not in text
            assert inject.situation not in text
            assert not [each.label for each in inject.options if each.label in text]


@pytest.mark.parametrize("deck", DECKS)
def test_each_cell_gets_a_card_for_each_inject_addressed_to_it(deck: Path) -> None:
    """With the situation, its own news and the courses of action."""
    scenario = load_scenario(deck)
    files = as_written(deck)

    for cell in scenario.cells:
        mine = [inject for inject in scenario.injects if cell in inject.to]
        text = files[f"inject-cards-{cell}.html"]
        assert text.count('<section class="card') == len(mine)
        told = " ".join(plain_text(text).split())
        for inject in mine:
            assert " ".join(inject.situation.split()) in told
            assert all(option.label in told for option in inject.options)
            assert all(
                (" ".join(news.split()) in told) == (owner == cell)
                for owner, news in inject.private
            )


@pytest.mark.parametrize("deck", DECKS)
def test_the_handbook_has_everything_of_every_inject(deck: Path) -> None:
    """A controller looks nowhere else."""
    scenario = load_scenario(deck)
    files = as_written(deck)

    for form in ("html", "md"):
        told = " ".join(
            plain_text(files[f"controller-and-evaluator-handbook.{form}"]).replace("> ", "").split()
        )
        for inject in scenario.injects:
            for text in (
                inject.title,
                inject.facilitator,
                inject.expected,
                *(news for _, news in inject.private),
                *inject.discuss,
                *(outcome.text for option in inject.options for outcome in option.outcomes),
                inject.neglect.text if inject.neglect else "",
                inject.precedent.text if inject.precedent else "",
            ):
                assert " ".join(text.replace("> ", "").split()) in told
        for objective in scenario.objectives:
            assert objective.text in told
        for step in scenario.model.steps:
            assert step.title in told
            assert all(measure.says in told for measure in step.measures)
        for name in ("Performed without challenges", "Unable to be performed"):
            assert name in told


HOSTILE = (
    "</style><script>alert(1)</script> [x](javascript:y) | **b** `c` \u202e <img src=x> \x1b[31m"
)


def hostile(scenario: Scenario) -> Scenario:
    """Return the scenario with hostile text wherever a deck can put some."""
    model = scenario.model
    return replace(
        scenario,
        title=HOSTILE,
        version=HOSTILE,
        summary=HOSTILE,
        briefing=f"# {HOSTILE}\n\n1. {HOSTILE}\n- {HOSTILE}\n    {HOSTILE}",
        objectives=tuple(replace(each, text=HOSTILE) for each in scenario.objectives),
        injects=tuple(
            replace(
                each,
                title=HOSTILE,
                sender=HOSTILE,
                situation=HOSTILE,
                private=tuple((cell, HOSTILE) for cell, _ in each.private),
                discuss=(HOSTILE,),
                options=tuple(
                    replace(
                        option,
                        label=HOSTILE,
                        intent=HOSTILE,
                        outcomes=tuple(replace(o, text=HOSTILE) for o in option.outcomes),
                    )
                    for option in each.options
                ),
            )
            for each in scenario.injects
        ),
        model=replace(
            model,
            cells=tuple(replace(each, title=HOSTILE, says=HOSTILE) for each in model.cells),
            assumptions=(HOSTILE,),
            steps=tuple(replace(each, title=HOSTILE, says=HOSTILE) for each in model.steps),
            initiatives=tuple(replace(each, title=HOSTILE) for each in model.initiatives),
        ),
    )


class Page(HTMLParser):
    """Reads a page and notes what would load, run or not be understood."""

    VOID = frozenset({"meta", "br", "link", "img", "input", "hr"})

    def __init__(self, text: str) -> None:
        """Read the page."""
        super().__init__()
        self.tags: list[str] = []
        self.opened: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.ids: list[str] = []
        self.scopes: list[str | None] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        self.tags.append(tag)
        if tag not in self.VOID:
            self.opened.append(tag)
        given = {name: value or "" for name, value in attrs}
        self.attributes += given.items()
        if "id" in given:
            self.ids.append(given["id"])
        if tag == "th":
            self.scopes.append(given.get("scope"))

    def handle_endtag(self, tag: str) -> None:
        """Every element is closed by its own tag."""
        assert self.opened.pop() == tag


def pages(files: dict[str, str]) -> Iterator[tuple[str, Page]]:
    """Yield the HTML documents."""
    return ((name, Page(text)) for name, text in files.items() if name.endswith(".html"))


@pytest.mark.parametrize("spoil", [False, True], ids=["as it is", "hostile"])
def test_a_page_loads_and_runs_nothing_and_is_well_made(spoil: bool) -> None:  # noqa: FBT001 - a case of the test
    """One file each: no script, no address, headings in order, tables with heads, a language."""
    scenario = load_scenario(FOREIGN)
    files = made(hostile(scenario) if spoil else scenario, rows_of(FOREIGN), HOSTILE)

    for name, page in pages(files):
        assert page.opened == [], name
        assert page.tags[0] == "html"
        assert ("lang", "en") in page.attributes
        assert not {"script", "img", "link", "iframe", "object", "b"} & set(page.tags)
        loads = [
            value for key, value in page.attributes if key in {"src", "href"} and value[:1] != "#"
        ]
        assert loads == []
        assert not [key for key, _ in page.attributes if key.startswith("on")]
        targets = {value[1:] for key, value in page.attributes if key == "href"}
        assert targets <= set(page.ids)
        assert len(page.ids) == len(set(page.ids))
        levels = [int(tag[1]) for tag in page.tags if re.fullmatch("h[1-6]", tag)]
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(b - a <= 1 for a, b in pairwise(levels))
        assert set(page.scopes) <= {"col", "row", "rowgroup"}
        assert "\u202e" not in files[name]
        assert "\x1b" not in files[name]
        assert "url(" not in files[name]
        assert "@import" not in files[name]


def test_hostile_text_is_text_in_markdown() -> None:
    """Rendered, it brings no link, no picture, no markup and no column that was not there."""
    scenario = load_scenario(FOREIGN)
    reader = MarkdownIt("commonmark").enable("table")
    tame = made(scenario, rows_of(FOREIGN))
    wild = made(hostile(scenario), rows_of(FOREIGN), HOSTILE)

    for name in (each for each in wild if each.endswith(".md")):
        tokens = reader.parse(wild[name])
        inline = [child for token in tokens for child in token.children or ()]
        assert not {"link_open", "image", "html_inline", "code_inline"} & {x.type for x in inline}
        assert not {"html_block", "code_block", "fence"} & {token.type for token in tokens}
        before = reader.parse(tame[name])
        for kind in ("th_open", "td_open", "heading_open", "blockquote_open", "ordered_list_open"):
            assert [x.type for x in tokens].count(kind) == [x.type for x in before].count(kind), (
                kind
            )
        assert "\u202e" not in wild[name]


def test_the_marking_and_the_caveat_are_on_every_page() -> None:
    """In print, at the edge of the page; the marking cannot break out of the style."""
    files = made(load_scenario(FOREIGN), rows_of(FOREIGN), 'A "</style>')

    for name, text in files.items():
        assert "A training model, not a forecast." in text
        if name.endswith(".html"):
            css = "".join(f"\\{ord(letter):06x}" for letter in 'A "</style>')
            assert f'@top-center {{ content: "{css}"' in text
            assert text.count("</style>") == 1


@pytest.mark.parametrize("deck", DECKS)
def test_no_section_is_empty(deck: Path) -> None:
    """A heading is followed by something to read or to write on."""
    for name, text in as_written(deck).items():
        if name.endswith(".md"):
            blocks = [line for line in text.split("\n") if line.strip() and line != "---"]
            heads = re.compile("#+ ")
            for line, following in zip(blocks, [*blocks[1:], "# end"], strict=True):
                if heads.match(line):
                    deeper = following.startswith("#" * (len(line.split()[0]) + 1))
                    assert deeper or not heads.match(following), (name, line)
