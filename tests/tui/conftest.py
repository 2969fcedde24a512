"""Provides the desk, and the goldens that screens are compared with."""

from __future__ import annotations

import asyncio
import gc
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

import pytest
from textual._compositor import Compositor
from textual._context import active_app
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from textual.pilot import Pilot
from textual.scrollbar import ScrollBar
from textual.widgets import OptionList

from tests.tui.fake_desk import FakeDesk

GOLDENS = Path(__file__).parent / "goldens"


@pytest.fixture(autouse=True)
def own_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep an app from what it does to its process: a frozen collector, scroll bars in ASCII.

    An app clears the heap once before it freezes it. A process of a thousand apps would spend a
    fifth of its time on that, and keep them all.
    """
    monkeypatch.setattr(ScrollBar, "renderer", ScrollBar.renderer)
    monkeypatch.setattr(gc, "collect", lambda *_: 0)
    monkeypatch.setattr(gc, "freeze", lambda: None)


class SharedRules(dict[tuple[object, ...], list[RuleSet]]):
    """Keeps the rules of every style sheet of the process; an app of its own would forget them."""

    def clear(self) -> None:
        """Keep all: the rules of each set of colours are kept apart."""


RULES: defaultdict[tuple[tuple[str, str], ...], SharedRules] = defaultdict(SharedRules)


@pytest.fixture(autouse=True)
def parsed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Parse a style sheet once in a process, not once for each of hundreds of apps."""
    begin, change = Stylesheet.__init__, Stylesheet.set_variables

    def share(sheet: Stylesheet) -> None:
        sheet._parse_cache = RULES[tuple(sorted(sheet._variables.items()))]  # type: ignore[assignment]  # nothing else of it is used

    def begun(sheet: Stylesheet, *, variables: dict[str, str] | None = None) -> None:
        begin(sheet, variables=variables)
        share(sheet)

    def changed(sheet: Stylesheet, variables: dict[str, str]) -> None:
        change(sheet, variables)
        share(sheet)

    monkeypatch.setattr(Stylesheet, "__init__", begun)
    monkeypatch.setattr(Stylesheet, "set_variables", changed)


class Forgetful(dict[object, object]):
    """Stands for the seven caches of every strip, which no test lives long enough to use."""

    def __setitem__(self, key: object, value: object) -> None:
        """Keep nothing."""


@pytest.fixture(autouse=True)
def strips_without_caches(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make strips of one line of text without fourteen more objects each."""
    forgetful = Forgetful()
    monkeypatch.setattr("textual.strip.FIFOCache", lambda maxsize: forgetful)


def _put_off(compositor: Compositor, *_: object, **__: object) -> None:
    """Paint nothing; only let the lists count their lines, which they do as they are painted."""
    for widget in compositor.visible_widgets:
        if isinstance(widget, OptionList):
            widget._update_lines()


@pytest.fixture(autouse=True)
def painted_at_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    """Paint a screen when it has come to rest, not five times on the way there for nobody to see.

    `settle` paints what has changed since, so a fault in the painting of any widget is found.
    """
    monkeypatch.setattr(Compositor, "render_update", _put_off)


async def _no_task_can_go_on() -> None:
    loop = asyncio.get_running_loop()
    quiet = 0
    while quiet < 2:  # the second time round the loop has looked at its sockets, too
        await asyncio.sleep(0)
        quiet = 0 if loop._ready else quiet + 1  # type: ignore[attr-defined]  # of every asyncio loop


async def _rest(*_: object) -> bool:
    """Return when every task waits for a key, a thread or a clock, and all is laid out.

    What Textual puts off to the next sixtieth of a second is done at once.
    """
    app = active_app.get()
    while True:
        await _no_task_can_go_on()
        if app._resize_timer is not None:
            app._check_resize()
        elif app.screen._update_timer._active.is_set():
            app.screen._on_timer_update()
        else:
            return True


@pytest.fixture(autouse=True)
def waiting_for_work_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Go on when there is nothing left to do.

    A pilot of Textual's sleeps until its process looks idle, four times for every key. That takes
    twice as long as the work, and is over too early where another process has the processor.
    """
    monkeypatch.setattr("textual.app.wait_for_idle", _rest)
    monkeypatch.setattr("textual.pilot.wait_for_idle", _rest)
    monkeypatch.setattr(Pilot, "_wait_for_screen", _rest)


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
