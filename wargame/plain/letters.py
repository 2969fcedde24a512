"""Spells text with ASCII letters, for terminals and pipes that carry nothing else."""

from __future__ import annotations

import unicodedata

_SIGNS = str.maketrans(
    {
        "‘": "'",
        "’": "'",
        "“": '"',
        "”": '"',
        "–": "-",
        "—": "-",
        "…": "...",
        "→": "->",
        "·": "-",
        "×": "x",
        "≤": "<=",
        "≥": ">=",
        "\u00a0": " ",
    }
)


def in_ascii(text: str) -> str:
    """Return the text without accents and printers' signs; other scripts stay as they are."""
    if text.isascii():
        return text
    return "".join(map(_plainly, text.translate(_SIGNS)))


def _plainly(letter: str) -> str:
    bare = unicodedata.normalize("NFKD", letter).encode("ascii", "ignore").decode()
    return bare or letter
