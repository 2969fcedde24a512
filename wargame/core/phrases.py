"""Lets the core say its few sentences in the language of a session, without knowing any catalogue.

English sentences are the keys. Whoever shows a session hands in what translates them.
"""

from __future__ import annotations

from collections.abc import Callable

Say = Callable[[str], str]
"""Returns a sentence of the program in some language."""


def english(sentence: str) -> str:
    """Return the sentence as it is."""
    return sentence


def mark(sentence: str) -> str:
    """Mark a sentence that is said later, for the tool that gathers what is to be translated."""
    return sentence
