"""Breaks lines by the rules of Japanese as well as of English.

Rich breaks only at spaces, so a Japanese text is chopped anywhere: lines would begin with a full
stop or a small kana. Rich and Textual both ask `rich._wrap.words` where a line may end; `install`
puts ours in its place. It is private to Rich: `tests/test_linebreak.py` says when it has moved.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

import rich._wrap

_at_spaces = rich._wrap.words

NO_START = (
    "、。，．・：；？！‐–〜゠‼⁇⁈⁉ー゛゜々〻ヽヾゝゞ…‥"
    "」』）〕］｝〉》】〗〙〛”’)]}.,:;!?%"
    "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ％"
)
"""Letters that may not begin a line (JIS X 4051)."""
NO_END = "「『（〔［｛〈《【〖〘〚“‘([{"
"""Letters that may not end one."""

_WIDE = (
    "\u2e80-\u2fdf\u3000-\u303f\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\uff00-\uff9f\uffe0-\uffee"
)
_FIXED = "\u00a0"
"""The blank that no line may end at."""
_SPACE = rf"[^\S{_FIXED}]"
_TOKEN = re.compile(
    rf"{_SPACE}*(?:（[{_WIDE}]{{1,4}}）|[{re.escape(NO_END)}]*"
    rf"(?:[{_WIDE}]|(?:[^\s{_WIDE}{re.escape(NO_END)}]|{_FIXED}[{re.escape(NO_END)}]*)+|[{re.escape(NO_END)}]))"
    rf"[\u3099\u309a\ufe00-\ufe0f]*"
    rf"(?:[{re.escape(NO_START)}][\u3099\u309a\ufe00-\ufe0f]*)*{_SPACE}*"
)
"""A piece of Japanese: a letter with what clings to it, a word of another script, or a short
word in brackets, such as a judgement."""
_CLINGING = re.compile(
    r" (?=[\d%(])(?:(?<=[A-Za-z] )(?=\d{1,3}(?![\d-]))|(?<=\d )(?=%)|(?<=[a-z\d] )(?=\([a-z]+\)))"
)
"""Blanks of English that a line should not end at: those of "turn 9", "48 %" and "up (better)"."""


def words(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield start, end and text of each piece that a line may be broken before.

    Every letter is in exactly one piece. In a text without wide letters the pieces are its words.
    """
    bound = _CLINGING.sub(_FIXED, text)
    if bound.isascii():
        yield from _at_spaces(text)
        return
    yield from ((start, end, text[start:end]) for start, end in _pieces(bound))


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    while at < len(text):
        found = _TOKEN.match(text, at)
        if found is None or found.end() == at:
            return
        yield at, found.end()
        at = found.end()


def install() -> None:
    """Let Rich and Textual break lines like this from now on. Doing it twice does no harm."""
    rich._wrap.words = words


def wrap(text: str, width: int) -> list[str]:
    """Return one paragraph as lines of at most `width` cells, without blanks at their ends."""
    install()
    at = [0, *rich._wrap.divide_line(text, max(8, width)), len(text)]
    return [text[start:end].rstrip() for start, end in itertools.pairwise(at)]
