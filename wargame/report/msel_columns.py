"""Names the columns of a Master Scenario Events List and says what a deck keeps of each."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the sheet."""

    key: str
    """What it is called in the program."""
    title: str
    width: int
    """Letters."""
    keeps: str
    """What a deck keeps of it, for the sheet that explains; empty if a deck keeps nothing."""
    also: tuple[str, ...] = ()
    """Other heads that planners' sheets have for it."""


ID, PHASE, TIME, DATE, TITLE, TEXT = "id", "phase", "time", "date", "title", "situation"
TYPE, TRIGGER, SENDER, TO, METHOD = "type", "trigger", "from", "to", "method"
CONTROLLER, OBJECTIVES, EXPECTED, FOCUS = "controller", "objectives", "expected", "discuss"
NOTES, GATE, STATUS = "facilitator", "deadline", "status"
FIRED, SKIPPED, REMARKS = "fired", "skipped", "remarks"

COLUMNS = (
    Column(
        ID,
        "Inject No.",
        18,
        "`id`. Never renumber: saves refer to it. A new number makes a new inject.",
        ("Control Number", "Inject ID", "Inject Number", "Event Number", "Number", "No."),
    ),
    Column(
        PHASE,
        "Move / Phase",
        13,
        "`phase`: competition, crisis, conflict or de-escalation.",
        ("Phase", "Move"),
    ),
    Column(
        TIME,
        "Planned time",
        12,
        "The turns of `deliver`: turn 2, or turns 2-7. Empty if it follows another inject.",
        ("Time", "Turn", "Turns"),
    ),
    Column(
        DATE,
        "Scenario date",
        18,
        "",
        ("Scenario time", "Scenario date/time", "Exercise Date", "Date"),
    ),
    Column(TITLE, "Title", 24, "`title`.", ("Event synopsis", "Synopsis", "Description", "Event")),
    Column(
        TEXT,
        "Inject text",
        60,
        "`situation`: what everybody addressed reads, at most 90 words.",
        ("Message", "Inject", "Inject summary", "Text", "Situation"),
    ),
    Column(TYPE, "Type", 12, "`type`: Standard or Contingency.", ("Event Type", "Inject Type")),
    Column(
        TRIGGER,
        "Trigger",
        26,
        "The rest of `deliver`: scheduled; conditional: CONDITION; drawn: weight 3;"
        " follow-up; or manual.",
        ("Inject Mode",),
    ),
    Column(SENDER, "From", 20, "`from`: the simulated source.", ("From Org", "Source", "Sender")),
    Column(
        TO,
        "To",
        16,
        "`to`: cells of the deck, with commas between.",
        ("To Org", "Recipient", "Recipients", "Cell"),
    ),
    Column(METHOD, "Delivery method", 16, "`method`.", ("Method", "Channel")),
    Column(
        CONTROLLER, "Responsible controller", 16, "", ("Controller", "Responsible", "Delivered by")
    ),
    Column(
        OBJECTIVES,
        "Objectives",
        14,
        "`objectives`: their ids, with commas between.",
        ("Objective", "Objective(s)", "Exercise Objectives", "Objectives/Capabilities Tested"),
    ),
    Column(
        EXPECTED,
        "Expected player action",
        44,
        "`expected`: guidance; alternatives are legitimate.",
        ("Expected Participant Response", "Expected Decisions", "Expected action", "Expected"),
    ),
    Column(
        FOCUS,
        "Evaluator focus",
        40,
        "`discuss`: questions for evaluators and the hot wash, one a line.",
        ("Evaluator instructions", "EEG reference"),
    ),
    Column(
        NOTES,
        "Controller notes",
        52,
        "`facilitator`: never leaves the facilitator's view.",
        ("White Cell Notes", "Notes", "Controller (White Cell) notes"),
    ),
    Column(
        GATE,
        "Decision gate",
        14,
        "`deadline`: yes if it must be answered in the turn it comes, else: may wait 1 turn.",
        ("Gate",),
    ),
    Column(STATUS, "Status", 10, ""),
    Column(FIRED, "Actual time, fired by", 16, "", ("Actual time fired", "Fired by", "Fired")),
    Column(SKIPPED, "Skip reason", 16, "", ("Skipped",)),
    Column(REMARKS, "Actual response / remarks", 28, "", ("Actual response", "Remarks")),
)
"""In the order of the sheet."""

BY_KEY = {each.key: each for each in COLUMNS}


def simple(head: str) -> str:
    """Return a head as it is compared: letters and digits only, all small."""
    return re.sub(r"[\W_]+", "", head.casefold())


HEADS = {simple(name): each for each in COLUMNS for name in (*each.also, each.title)}
"""Every head that is understood."""
