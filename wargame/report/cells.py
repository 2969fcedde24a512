"""Makes texts safe for the cells of spreadsheets, and takes that back exactly.

A spreadsheet program runs a cell that begins like a formula. In XLSX a cell says itself that it is
text; in CSV nothing can, so an apostrophe goes before such a text. Letters nobody sees (control
characters, direction marks) are written as `<U+202E>`, so that a planner sees them.
"""

from __future__ import annotations

import re
import unicodedata

_FORMULA = re.compile("'*(?:[ \u00a0]*[=+\\-@＝＋－＠]|[\t\r\n])")
_UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
_KEPT = {"\n", "\t"}
_WRITTEN = re.compile("<U\\+([0-9A-F]{4,6})>")


def visible(text: str) -> str:
    """Return a text with unseen letters as their code points; line breaks and tabs stay."""
    text = text.replace("\r\n", "\n")
    if text.isascii() and text.isprintable() and "<U+" not in text:
        return text
    text = text.replace("<U+", "<U+003C>U+")
    return "".join(f"<U+{ord(letter):04X}>" if _is_unseen(letter) else letter for letter in text)


def original(text: str) -> str:
    """Return the text that `visible` made this of."""
    return _WRITTEN.sub(_letter, text.replace("\r\n", "\n"))


def _is_unseen(letter: str) -> bool:
    return letter not in _KEPT and unicodedata.category(letter) in _UNSEEN


def _letter(written: re.Match[str]) -> str:
    code = int(written[1], 16)
    is_half = 0xD800 <= code <= 0xDFFF
    if code > 0x10FFFF or is_half or not (code == ord("<") or _is_unseen(chr(code))):
        return written[0]
    return chr(code)


def neutral(text: str) -> str:
    """Return a text as a CSV cell that no spreadsheet program takes for a formula."""
    return f"'{text}" if _FORMULA.match(text) else text


def told(text: str) -> str:
    """Return the text that `neutral` made this of; other apostrophes stay."""
    return text[1:] if text.startswith("'") and _FORMULA.match(text[1:]) else text
