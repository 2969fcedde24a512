"""Lets the core say its few sentences in the language of a session, without knowing any catalogue.

English sentences are the keys. Whoever shows a session hands in what translates them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

Say = Callable[[str], str]
"""Returns a sentence of the program in some language."""


class Phrase(str):
    """A finished English sentence that can still be said in another language."""

    __slots__ = ("_sentence", "_values")
    _sentence: str
    _values: Mapping[str, object]

    def said(self, say: Say) -> str:
        """Return the sentence in a language, with the same values."""
        return _filled(self._sentence, self._values, say)

    @classmethod
    def made(cls, sentence: str, values: Mapping[str, object]) -> Phrase:
        """Return a sentence with its `{name}`s filled in."""
        phrase = cls(_filled(sentence, values, english))
        phrase._sentence, phrase._values = sentence, values
        return phrase


def _filled(sentence: str, values: Mapping[str, object], say: Say) -> str:
    return say(sentence).format(**{name: _value(each, say) for name, each in values.items()})


def _value(value: object, say: Say) -> object:
    if isinstance(value, tuple):
        return say(mark(", ")).join(said(each, say) for each in value)
    return value.said(say) if isinstance(value, Phrase) else value


def phrase(sentence: str, **values: object) -> Phrase:
    """Return a sentence of the program that whoever shows it can translate; marks it, too.

    A value may be a phrase itself, or a tuple, which is listed.
    """
    return Phrase.made(sentence, values)


def said(text: str, say: Say) -> str:
    """Return a phrase in a language, any other text as it is."""
    return text.said(say) if isinstance(text, Phrase) else text


def english(sentence: str) -> str:
    """Return the sentence as it is."""
    return sentence


def mark(sentence: str) -> str:
    """Mark a sentence that is said later, for the tool that gathers what is to be translated."""
    return sentence
