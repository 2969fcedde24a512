"""Fills the templates of the after-action report."""

from __future__ import annotations

from wargame.figures import decimal, points, signed, signed_points
from wargame.report import html, markdown
from wargame.report.after import pictures
from wargame.report.after.rules import RATINGS
from wargame.report.after_action import CAVEAT, AfterActionReport
from wargame.report.charts import drawn
from wargame.report.small_charts import spark

PROVES = (
    "Every line of the record is chained to the one before it by SHA-256, and “wargame verify” "
    "decides every command again. That shows whether a record was changed after its last line "
    "was known, and whether today's rules bring the same results. It does not show who sat at "
    "the table, or that nobody wrote a whole record anew: keep the last hash elsewhere for that."
)
WEIGHING = (
    "Choice is measured against a policy that seeks a balanced world and plays on; a loss is held "
    "against the best course the games found. What the model says, not what the world would do."
)
_TOLD = {"facilitator", "neglect", "ending", "outcome"}
"""Kinds of happenings that are told in full; of the others the headline says all."""
_ALONE = "For whoever played it."
_TOGETHER = "For those who took part and those who prepare the next exercise."


def html_of(report: AfterActionReport) -> str:
    """Return the report as one HTML file."""
    return html.render("after-action.html", **_content(report))


def markdown_of(report: AfterActionReport) -> str:
    """Return the report as Markdown."""
    return markdown.render("after-action.md", **_content(report))


def clock(at: str) -> str:
    """Return a wall time of a record as people read it, with its zone."""
    zone = " UTC" if at[19:] in {"+00:00", "Z"} else at[19:]
    return f"{at[:10]} {at[11:19]}{zone}" if at else ""


def _content(report: AfterActionReport) -> dict[str, object]:
    overview = report.overview
    charts = {
        "profile": pictures.profile(report),
        "tensions": pictures.tensions(report),
        "evaluation": pictures.evaluation(report),
        "votes": pictures.votes(report),
    }
    return {
        "report": report,
        "exercise": {
            "language": "en",
            "title": overview.deck_title,
            "deck": overview.deck,
            "version": overview.version,
        },
        "marking": report.marking,
        "caveat": CAVEAT,
        "reader": "whoever played it" if report.is_solo else "those who took part",
        "readers": _ALONE if report.is_solo else _TOGETHER,
        "contents": _contents(report),
        "charts": charts,
        "interventions": [
            each for turn in report.turns for each in turn.happenings if each.kind == "facilitator"
        ],
        "ratings": RATINGS,
        "weighing": WEIGHING,
        "proves": PROVES,
        "open_actions": sum(each.status == "open" for each in report.plan),
        "closed_actions": sum(each.status == "closed" for each in report.plan),
        "unassigned": sum(each.status == "open" and not each.owner for each in report.plan),
        "told": _TOLD,
        "clock": clock,
        "decimal": decimal,
        "points": points,
        "signed": signed,
        "signed_points": signed_points,
        "drawn": drawn,
        "spark": spark,
    }


def _contents(report: AfterActionReport) -> list[tuple[str, str]]:
    """Return anchors and names of the sections there are."""
    solo = report.is_solo
    sections: list[tuple[str, str, object]] = [
        ("summary", "Executive summary", True),
        ("overview", "The session" if solo else "Exercise overview", True),
        ("design", "How it was played" if solo else "Exercise design", True),
        ("people", "Participants", report.room),
        ("ratings", "Objectives and steps, rated", True),
        ("profile", "Profile of the steps", True),
        ("tensions", "Tensions", report.world.tensions),
        ("strengths", "Strengths", report.strengths),
        ("areas", "Areas for improvement", report.areas),
        ("plan", "Improvement plan", report.plan),
        ("chronology", "Chronology by turn", True),
        *_room_contents(report),
        ("review", "Luck against choice", report.review),
        ("rewinds", "What was taken back", report.rewinds),
        ("comments", "Comments", report.comments),
        ("assumptions", "Assumptions and artificialities", report.design.assumptions),
        ("annex", "Annex: all data", True),
    ]
    return [(anchor, name) for anchor, name, there in sections if there]


def _room_contents(report: AfterActionReport) -> list[tuple[str, str, object]]:
    room = report.room
    if room is None:
        return []
    has_interventions = any(
        each.kind == "facilitator" for turn in report.turns for each in turn.happenings
    )
    return [
        ("facilitation", "What the facilitator did", has_interventions),
        ("votes", "Votes before decisions", room.votes),
        ("observations", "Observations", room.observations),
        ("gaps", "Scores of the model, the cells and the evaluators", room.gaps),
        ("questions", "Requests for information", room.questions),
        ("hot-wash", "Hot wash", room.discussed),
        ("reflections", "What participants said of the exercise", room.reflections),
    ]
