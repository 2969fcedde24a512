"""Provides the desk, and the goldens that screens are compared with."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from textual.scrollbar import ScrollBar

from tests.tui.fake_desk import FakeDesk

GOLDENS = Path(__file__).parent / "goldens"


@pytest.fixture(autouse=True)
def own_process(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Undo what an app does to its process: a frozen collector, scroll bars in ASCII.

    An app clears the heap once before it freezes it. A process of a thousand apps would spend a
    fifth of its time on that.
    """
    monkeypatch.setattr(ScrollBar, "renderer", ScrollBar.renderer)
    monkeypatch.setattr(gc, "collect", lambda *_: 0)
    yield
    gc.unfreeze()


@pytest.fixture
def desk() -> FakeDesk:
    """Return a desk of canned sessions."""
    return FakeDesk()


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Return what compares a text with the golden of a name, or rewrites it when asked to."""

    def compare(name: str, shown: str) -> None:
        path = GOLDENS / f"{name}.txt"
        if request.config.getoption("--update-goldens"):
            path.write_text(shown, encoding="utf-8", newline="\n")
        assert path.exists(), f"{path.name} is missing; run pytest --update-goldens and read it"
        assert shown == path.read_text(encoding="utf-8")

    return compare
