"""Describes the book of a model as a seat may read it: topics in chapters, each safe to show."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicLine:
    """One line of a list in a topic."""

    text: str
    topic: str = ""
    """Id of the topic it speaks of; empty if of none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicSection:
    """A list in a topic, such as what moves an indicator."""

    title: str
    lines: tuple[TopicLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """One thing that can be looked up."""

    id: str
    """Kind and name, such as "indicator/taiwan.tension"."""
    chapter: str
    title: str
    says: str
    facts: tuple[tuple[str, str], ...] = ()
    """Label and value, such as "Range" and "0 to 100 points"."""
    sections: tuple[TopicSection, ...] = ()
    source: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """Everything that can be looked up, in the order of its chapters."""

    title: str
    topics: tuple[Topic, ...]
