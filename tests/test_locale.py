"""The catalogues of the program's languages: complete, current, with the same placeholders."""

from __future__ import annotations

from string import Formatter

import pytest
from babel.messages.catalog import Message

from tests.support import catalogue
from wargame.language import LANGUAGES, _, book, ngettext, phrases, speak, spoken

OTHERS = [language for language in LANGUAGES if language != "en"]


@pytest.fixture(autouse=True)
def english_again() -> object:
    """Speak English again after each test."""
    yield
    speak("en")


def placeholders(text: str) -> set[str]:
    """Return the names in braces of a sentence, with their formats."""
    return {f"{name}:{form}" for _text, name, form, _way in Formatter().parse(text) if name}


@pytest.mark.parametrize("language", OTHERS)
def test_every_sentence_is_translated_and_none_is_left_over(
    language: str, request: pytest.FixtureRequest
) -> None:
    """What is missing or out of date is named; `--update-locale` brings the files up to date."""
    if request.config.getoption("--update-locale"):
        catalogue.write(language)
    known = catalogue.read(language)
    now = catalogue.messages()

    missing = [text for text in now if not _said(known.get(text))]
    left_over = [one.id for one in known if one.id and one.id not in now]
    assert missing == []
    assert left_over == []


def _said(message: Message | None) -> bool:
    return message is not None and any(message.string or ())


@pytest.mark.parametrize("language", OTHERS)
def test_the_program_reads_what_translators_wrote(language: str) -> None:
    """The compiled file is made of the other one; `--update-locale` makes it."""
    folder = catalogue.LOCALE / language / "LC_MESSAGES"

    assert (folder / "wargame.mo").read_bytes() == catalogue.mo(catalogue.read(language))


@pytest.mark.parametrize("language", OTHERS)
def test_translations_have_the_same_placeholders(language: str) -> None:
    """One that is missing would lose a number, one too many would end the program."""
    for message in catalogue.read(language):
        ids = message.id if isinstance(message.id, tuple) else (message.id,)
        told = message.string if isinstance(message.string, tuple) else (message.string,)
        for text in told:
            assert placeholders(str(text)) == placeholders(str(ids[-1])), message.id


def test_a_language_that_is_not_there_is_english() -> None:
    """A save of another language can still be opened."""
    assert phrases("xx")("Touches") == "Touches"
    assert phrases("../..")("Touches") == "Touches"
    assert spoken() == "en"
    assert _("Settings") == "Settings"
    assert ngettext("{n} turn", "{n} turns", 1) == "1 turn"
    assert ngettext("{n} turn", "{n} turns", 3) == "3 turns"


def test_the_interface_speaks_japanese_when_asked() -> None:
    """And English again afterwards."""
    speak("ja")

    assert _("Settings") == "設定"
    assert ngettext("{n} turn", "{n} turns", 3) == "3ターン"
    assert _("") == ""
    assert book("ja").gettext("Touches") == "影響"
