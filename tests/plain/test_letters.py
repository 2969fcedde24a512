"""Plain letters for devices that have no others."""

from __future__ import annotations

import io

import pytest

from wargame.plain.letters import in_ascii
from wargame.plain.page import Page


@pytest.mark.parametrize(
    ("text", "spelled"),
    [
        ("The communiqué of “Naha” – 3 → 4 …", 'The communique of "Naha" - 3 -> 4 ...'),
        ("Nothing to do", "Nothing to do"),
        ("日本語 is kept", "日本語 is kept"),
    ],
)
def test_what_has_an_ascii_spelling_is_spelled_so(text: str, spelled: str) -> None:
    """A script without one stays, since a question mark would say nothing."""
    assert in_ascii(text) == spelled


def test_a_page_is_wrapped_as_it_is_spelled() -> None:
    """Three dots take more room than the sign they stand for."""
    page = Page(io.StringIO(), target := io.StringIO(), 40, echo=False, spell=in_ascii)

    page.say("The attaché waits … and waits … and waits")
    page.ask("café")

    assert target.getvalue().isascii()
    assert max(map(len, target.getvalue().split("\n"))) <= 40
