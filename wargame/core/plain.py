"""Makes text from decks, saves and people safe to show in a terminal."""

from __future__ import annotations

import unicodedata

_KEPT = {"\n"}
_UNSAFE = {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}


def plain(text: str, *, lines: bool = True) -> str:
    """Return `text` without control characters, escape sequences or direction marks.

    Line breaks stay unless `lines` is false, when they become spaces. Tabs become spaces.
    """
    text = text.replace("\r\n", "\n").replace("\t", " ")
    if not lines:
        text = text.replace("\n", " ")
    if text.isascii() and text.isprintable():
        return text
    return "".join(
        letter for letter in text if letter in _KEPT or unicodedata.category(letter) not in _UNSAFE
    )
