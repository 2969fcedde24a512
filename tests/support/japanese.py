"""Finds English where a Japanese reader should meet none."""

from __future__ import annotations

import re

_RUN = re.compile(r"[A-Za-z][A-Za-z'’-]+(?: [A-Za-z][A-Za-z'’-]+){3,}")
"""Four words or more in a row, as no id, path, name or list of ids has them."""
_QUOTED = re.compile(r"`[^`]*`|\"[^\"]*\"")
"""What is to be typed as it stands, and the reader's own words."""


def english_in(text: str) -> list[str]:
    """Return every run of English words in a text, line by line."""
    return [run for line in text.splitlines() for run in _RUN.findall(_QUOTED.sub("", line))]
