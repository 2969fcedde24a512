"""Keeps tests away from the user's own saves, decks and cache, and adds the options for goldens."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from functools import lru_cache
from itertools import accumulate, count, groupby
from operator import itemgetter
from pathlib import Path

import pytest
from _pytest.unraisableexception import gc_collect_iterations_key
from hypothesis import settings

from wargame.core.memo import Latest
from wargame.deck import cache, reader

gc.set_threshold(1_000_000, 50, 100)
"""Hundreds of apps and decks come and go in a test process; at Python's own thresholds a seventh of
its time is spent looking for cycles among what is still in use."""
gc.disable()  # until all modules are loaded: none of them goes away


settings.register_profile("suite", max_examples=30)
settings.register_profile("thorough", max_examples=1000, deadline=None)
settings.load_profile("suite")
"""`pytest --hypothesis-profile=thorough` asks every property many more times."""

HOMES = count()


def pytest_configure(config: pytest.Config) -> None:
    """Look once for what was not closed as a process ends, not five times: this is not PyPy."""
    config.stash[gc_collect_iterations_key] = 1


def pytest_collection_finish() -> None:
    """Look for garbage from now on, but not among the modules and the tests themselves."""
    gc.freeze()
    gc.enable()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with real terminals, which are waited for, and spread the screens among the rest."""
    items.sort(key=lambda item: "terminal" not in item.path.parts)
    groups = [list(group) for _, group in groupby(items, key=lambda item: item.path)]
    placed: list[tuple[float, list[pytest.Item]]] = []
    for is_screen in (True, False):
        kind = [each for each in groups if ("tui" in each[0].path.parts) == is_screen]
        ends = [0, *accumulate(len(each) for each in kind)]
        placed += [(end / (ends[-1] or 1), each) for end, each in zip(ends, kind, strict=False)]
    items[:] = [item for _, group in sorted(placed, key=itemgetter(0)) for item in group]


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the options that rewrite golden files, whose diff is then read in review."""
    parser.addoption("--update-playthroughs", action="store_true", help="rewrite playthroughs")
    parser.addoption("--update-goldens", action="store_true", help="rewrite screen goldens")
    parser.addoption("--update-locale", action="store_true", help="rewrite the catalogues")
    parser.addoption("--update-docs", action="store_true", help="rewrite tables in the guides")


@pytest.fixture(scope="session")
def homes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return where the homes of all tests lie."""
    # not beside `tmp_path`, whose numbering reads the whole folder for every test
    return tmp_path_factory.mktemp("homes", numbered=False)


@pytest.fixture(scope="session")
def compiled_decks(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """Return where the processes of a run keep the decks that one of them has compiled."""
    mine = tmp_path_factory.getbasetemp()
    return (mine if worker_id == "master" else mine.parent) / "compiled-decks"


@pytest.fixture(autouse=True)
def own_folders(homes: Path, compiled_decks: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every test have a home and a saves folder of its own."""
    home = homes / str(next(HOMES))
    home.mkdir()
    for name in ("WARGAME_DECKS", "NO_COLOR", "COLORTERM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("WARGAME_SAVES", str(home / "saves"))
    monkeypatch.setenv("WARGAME_CACHE", str(compiled_decks))
    monkeypatch.setenv("WARGAME_CONFIG", str(home / "config"))
    monkeypatch.setenv("TEXTUAL_ANIMATIONS", "none")


@pytest.fixture(scope="session", autouse=True)
def read_once() -> Iterator[None]:
    """Read, decode and table a deck once in a process: hundreds of tests need the program's own."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(reader, "read_bytes", lru_cache(maxsize=100)(reader.read_bytes))
        patched.setattr(cache, "decoded", lru_cache(maxsize=20)(cache.decoded))
        patched.setattr(Latest, "KEPT", 20)
        yield


@pytest.fixture
def decks() -> Path:
    """Return the folder of the decks that come with the program."""
    return Path(__file__).parents[1] / "decks"
