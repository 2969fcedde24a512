"""Writes the file of a translation: what is there stays, what is missing waits for its text."""

from __future__ import annotations

from collections.abc import Iterable
from textwrap import wrap

from wargame.deck.overlay import Overlay, Said
from wargame.deck.texts import Text

_WIDTH = 100


def written(
    name: str, language: str, texts: Iterable[Text], overlay: Overlay | None, also: Iterable[str]
) -> tuple[str, int, int]:
    """Return the file of a translation, and how many of its texts are missing and stale.

    Args:
        name: What is translated, such as "turn-zero".
        language: Its language, such as "ja".
        texts: The texts of the original, in its order.
        overlay: What has been translated so far.
        also: Words that are kept although the original does not have them.
    """
    groups: dict[str, dict[str, Text]] = {}
    for text in texts:
        groups.setdefault(text.group, {})[text.path] = text
    rows = [
        "# A translation. `of` is the digest of the English above it; when the English changes,",
        "# `wargame deck check --lang` names the text until it is revised and `of` written anew.",
        f"translates: {name}",
        f"language: {language}",
    ]
    missing = stale = 0
    kept = set(also)
    for group, mine in groups.items():
        rows.append(f"{_key(group)}:")
        for text in mine.values():
            said = overlay.find(text) if overlay is not None else None
            missing += said is None
            stale += said is not None and said.of != text.digest
            rows += _entry(text, said)
        if overlay is not None:
            for path, said in overlay.texts.get(group, {}).items():
                if path in kept and path not in mine and said.text:
                    rows += _kept(path, said)
    return "\n".join(rows) + "\n", missing, stale


def _key(text: str) -> str:
    is_plain = all(letter.isalnum() or letter in "-/._ " for letter in text) and not text.isdigit()
    return text if is_plain and text[0].isalpha() else _quoted(text)


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _entry(text: Text, said: Said | None) -> list[str]:
    comment = [f"  # {line}" for line in wrap(" ".join(text.english.split()), _WIDTH - 4)]
    if said is not None and said.of != text.digest:
        comment.append(f"  # OUT OF DATE: revise the text, then write of: {text.digest}")
    of = said.of if said is not None else text.digest
    return [*comment, *_said(text.path, of, said.text if said is not None else "")]


def _kept(path: str, said: Said) -> list[str]:
    return _said(path, said.of, said.text)


def _said(path: str, of: str, text: str) -> list[str]:
    key = _key(path)
    if len(text) <= _WIDTH // 2 and "\n" not in text:
        return [f"  {key}: {{of: {_quoted(of)}, is: {_quoted(text)}}}"]
    lines = [line for paragraph in text.split("\n") for line in [f"      {paragraph}".rstrip()]]
    return [f"  {key}:", f"    of: {_quoted(of)}", "    is: |-", *lines]
