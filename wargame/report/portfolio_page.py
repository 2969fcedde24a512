"""Writes a portfolio of sessions as one HTML file."""

from __future__ import annotations

from wargame.figures import decimal
from wargame.report import html
from wargame.report.after_action import CAVEAT
from wargame.report.charts import drawn
from wargame.report.portfolio import Portfolio, charts_of


def page_of(portfolio: Portfolio, marking: str) -> str:
    """Return the page."""
    decks = {each.deck for each in portfolio.sittings}
    count = len(portfolio.sittings)
    return html.render(
        "portfolio.html",
        p=portfolio,
        exercise={
            "language": "en",
            "title": f"{count} session{'' if count == 1 else 's'}",
            "deck": ", ".join(sorted(decks)),
            "version": "as played",
        },
        marking=marking,
        caveat=CAVEAT,
        reader="those who follow a course",
        charts=tuple(charts_of(portfolio)),
        scores=_scores(portfolio),
        decimal=decimal,
        drawn=drawn,
    )


def _scores(portfolio: Portfolio) -> dict[tuple[int, str], str]:
    """Return the score of each step by its column and session."""
    found = {}
    for each in portfolio.sittings:
        known = {(step, short): score for step, short, _, score in each.steps}
        for column, step in enumerate(portfolio.steps):
            found[column, each.file] = decimal(known[step]) if step in known else "not scored"
    return found
