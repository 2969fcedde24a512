"""Pages are laid out for paper by WeasyPrint as by a browser: nothing is cut or squeezed."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from tests.report.test_handouts import rows_of
from wargame.deck.load import load_scenario
from wargame.report.handouts.documents import Handout, handouts
from wargame.report.pdf import pdf_bytes

ROOT = Path(__file__).parents[2]
A4 = (794, 1123)
"""Width and height in CSS pixels, rounded."""
LEAST_COLUMN = 60
"""Narrowest column, in pixels, in which a word still fits."""


@lru_cache
def laid_out(page: str) -> Any:
    """Return a page as WeasyPrint lays it out."""
    return weasyprint().HTML(string=page).render()


def weasyprint() -> Any:
    """Return WeasyPrint; skip where it or its libraries, which are not Python's, are missing."""
    try:
        return import_module("weasyprint")
    except (ImportError, OSError) as error:
        pytest.skip(f"WeasyPrint does not run here: {error}")


def boxes(box: Any, tag: str) -> Iterator[Any]:
    """Yield every box of an element below another box."""
    if getattr(box, "element_tag", "") == tag and type(box).__name__ in {"BlockBox", "TableBox"}:
        yield box
    for child in getattr(box, "children", ()):
        yield from boxes(child, tag)


@pytest.fixture(scope="module")
def papers() -> dict[str, Handout]:
    """Every handout of the smallest deck, by name."""
    path = ROOT / "decks" / "turn-zero.yaml"
    made = handouts(load_scenario(path), rows_of(path), forms=("html",), marking="EXERCISE")
    return {each.name: each for each in made}


def test_terms_have_room_for_their_words(papers: dict[str, Handout]) -> None:
    """WeasyPrint made columns one letter wide of `fit-content`."""
    document = laid_out(papers["situation-manual.html"].text)
    terms = [term for page in document.pages for term in boxes(page._page_box, "dt")]

    assert len(terms) > 10
    assert min(term.width for term in terms) > LEAST_COLUMN


@pytest.mark.parametrize(
    "name",
    ["situation-manual", "controller-and-evaluator-handbook", "seat-brief-tokyo"],
)
def test_no_table_is_wider_than_its_page(name: str, papers: dict[str, Handout]) -> None:
    """Upright or across."""
    document = laid_out(papers[f"{name}.html"].text)

    assert {(round(page.width), round(page.height)) for page in document.pages} <= {A4, A4[::-1]}
    for page in document.pages:
        for table in boxes(page._page_box, "table"):
            assert table.position_x + table.width <= page.width - 40


def test_every_selector_of_the_style_is_understood(
    papers: dict[str, Handout], caplog: pytest.LogCaptureFixture
) -> None:
    """A rule whose selector is unknown is passed over, and with it what keeps things together."""
    with caplog.at_level(logging.WARNING, "weasyprint"):
        laid_out(papers["inject-cards-tokyo.html"].text)

    assert not [each for each in caplog.messages if "selector" in each.lower()]


def test_nothing_is_fetched_for_a_pdf(caplog: pytest.LogCaptureFixture, tmp_path: Path) -> None:
    """Not from the network, not from this machine; the page is made all the same."""
    weasyprint()
    picture = tmp_path / "secret.svg"
    picture.write_text('<svg xmlns="http://www.w3.org/2000/svg"/>', "utf-8")
    page = f'<p>Words</p><img src="{picture.as_uri()}"><img src="http://127.0.0.1:9/x.png">'

    with caplog.at_level(logging.ERROR, "weasyprint"):
        assert pdf_bytes(page).startswith(b"%PDF")

    assert sum("disallowed protocol" in each for each in caplog.messages) == 2
