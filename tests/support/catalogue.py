"""Gathers the program's sentences, and brings the catalogues of its languages up to date.

`pytest tests/test_locale.py --update-locale` writes `wargame.po` (for translators) and
`wargame.mo` (for the program) of every language; new sentences wait there with an empty text.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from wargame.glossary import TERMS
from wargame.tui.commands import ALL
from wargame.tui.signs import SIGNS
from wargame.tui.team import keys as team

PACKAGE = Path(__file__).parents[2] / "wargame"
LOCALE = PACKAGE / "locale"
INTERFACE = {"_": None, "N_": None, "ngettext": (1, 2), "NN_": (1, 2), "phrase": None}
ENGINE = {"say": None, "told": None, "mark": None, "phrase": None, "_as": None}
"""What marks a sentence in the parts that speak the language of a session."""
SPEAK_FOR_A_SESSION = (
    *("core", "exercise", "handbook", "report", "facilitation_words.py"),
    *("presenters.py", "names.py", "explain.py"),
)

Message = str | tuple[str, ...]


def sources() -> Iterator[Path]:
    """Yield the modules that may hold sentences."""
    for path in sorted(PACKAGE.rglob("*.py")):
        if path.name != "language.py":
            yield path


def messages() -> dict[Message, str]:
    """Return every sentence with the module it was first found in."""
    found: dict[Message, str] = {}
    for path in sources():
        where = path.relative_to(PACKAGE)
        keywords = ENGINE if where.parts[0] in SPEAK_FOR_A_SESSION else INTERFACE
        for _line, text, _comments, _context in extract_from_file("python", path, keywords):
            if text:
                found.setdefault(text, where.as_posix())
    for path in sorted((PACKAGE / "report" / "templates").glob("*.*")):
        for _line, text, _comments, _context in extract_from_file("jinja2", path, ENGINE):
            found.setdefault(text, path.relative_to(PACKAGE).as_posix())
    for text in _described():
        found.setdefault(text, "tui/commands.py")
    return found


def _described() -> Iterator[str]:
    for one in (*ALL, team.CELL, team.CONSOLE, team.WATCH, team.WALL, team.WASH):
        yield from (one.screen, one.says)
        for command in one.commands:
            yield from (command.title, command.help)
    for name, says in (*TERMS, *SIGNS):
        yield from (name, says)


def read(language: str) -> Catalog:
    """Return the catalogue of a language as translators left it; empty if there is none."""
    path = LOCALE / language / "LC_MESSAGES" / "wargame.po"
    if not path.exists():
        return Catalog(locale=language)
    with path.open("rb") as stream:
        return read_po(stream, locale=language)


def updated(language: str) -> Catalog:
    """Return the catalogue with every sentence of now, the translations kept, the others gone."""
    old = read(language)
    new = Catalog(locale=language, project="wargame", charset="utf-8", fuzzy=False)
    new.header_comment = "# Sentences of wargame. New ones wait with an empty text."
    for text, where in sorted(messages().items(), key=lambda one: (one[1], str(one[0]))):
        kept = old.get(text)
        new.add(text, kept.string if kept is not None else "", locations=[(where, 0)])
    return new


def po(catalogue: Catalog) -> bytes:
    """Return the file for translators; it depends on nothing but the sentences."""
    target = BytesIO()
    write_po(target, catalogue, width=100, omit_header=True, include_lineno=False)
    head = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n'
    head += f'"Language: {catalogue.locale}\\n"\n"Plural-Forms: {catalogue.plural_forms}\\n"\n\n'
    return head.encode() + target.getvalue()


def mo(catalogue: Catalog) -> bytes:
    """Return the file for the program."""
    target = BytesIO()
    plain = Catalog(locale=catalogue.locale, charset="utf-8", fuzzy=False)
    # The same sentences give the same bytes, whenever they are compiled.
    plain.creation_date = plain.revision_date = datetime(2020, 1, 1, tzinfo=UTC)
    for message in catalogue:
        if message.id and message.string and any(message.string):
            plain.add(message.id, message.string)
    write_mo(target, plain)
    return target.getvalue()


def write(language: str) -> None:
    """Bring the files of a language up to date."""
    folder = LOCALE / language / "LC_MESSAGES"
    folder.mkdir(parents=True, exist_ok=True)
    catalogue = updated(language)
    (folder / "wargame.po").write_bytes(po(catalogue))
    (folder / "wargame.mo").write_bytes(mo(catalogue))
