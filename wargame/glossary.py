"""Explains the terms of the exercise in a sentence each."""

from __future__ import annotations

TERMS: tuple[tuple[str, str], ...] = (
    (
        "After-action report",
        "The written account of a session: what was decided, why, and what followed.",
    ),
    ("Answer", "The course of action a seat commits to for an inject. Alone, it can be undone."),
    ("Branch", "A new session that shares another one up to a moment and then goes its own way."),
    (
        "Capital",
        "What the governments can still ask of their publics. A part of what is left carries over.",
    ),
    ("Cell", "A team that answers injects, such as one capital of the alliance."),
    ("Deck", "A file with injects, briefing and objectives. It plays on a model."),
    (
        "Deterrence",
        "How sure an attacker is to fail. Tension far above it grows; tension below it relaxes.",
    ),
    ("Draw", "One throw of chance. Its odds and its result are in the record."),
    ("ENDEX", "The end of the exercise."),
    (
        "Flashpoint",
        "A place where it can come to an armed clash. Its tension stands on the escalation ladder.",
    ),
    (
        "Gate",
        "A condition that caps a step's score, so that one virtue cannot be bought with another.",
    ),
    ("Indicator", "One measured quantity of the world, with a range and a better direction."),
    (
        "Initiative",
        "A long programme: paid at the start and every turn, it works stage by stage.",
    ),
    ("Inject", "A happening that reaches the players and waits for an answer."),
    ("Ledger", "Every change of every indicator and score with its cause and its source."),
    (
        "Model",
        "Indicators, rules and scoring that decks share. It trains; it forecasts nothing.",
    ),
    ("Neglect", "What happens when the last turn for an answer passes."),
    (
        "Preview",
        "How much of an option's effects is shown beforehand: the difficulty of a session.",
    ),
    (
        "Rewind",
        "Going back to an earlier decision. What is undone stays in the record and is counted; "
        "the same decisions bring the same results again.",
    ),
    ("Rung", "A step of the escalation ladder. A is the calmest; each letter after it is worse."),
    ("STARTEX", "The start of the exercise."),
    ("Step", "One of the five aims the session is assessed on, from 0 to 100."),
    ("Tension", "How close a flashpoint is to an armed clash."),
    ("Turn", "A period of play. It ends when you end it, never by the clock."),
)
"""Term and explanation, by alphabet."""
