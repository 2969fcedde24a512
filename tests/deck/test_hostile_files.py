"""A hostile file of a megabyte costs little time and little memory."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

import pytest

SECONDS = 2.0
MEGABYTES = 200

FILES = {
    "nested brackets": b"[" * 1_000_000,
    "nested braces": b"{a: " * 200_000,
    "nested dashes": b"- " * 500_000,
    "nested keys": b"? " * 500_000,
    "alias bomb": b"a0: &a0 [x, x]\n"
    + b"".join(
        b"a%d: &a%d [%s]\n" % (n, n, b", ".join([b"*a%d" % (n - 1)] * 200)) for n in range(1, 1000)
    ),
    "many anchors": b"- &a x\n" * 120_000,
    "huge plain scalar": b"a: " + b"x" * 1_000_000,
    "huge quoted scalar": b'a: "' + b"x" * 1_000_000 + b'"',
    "huge block scalar": b"a: |\n" + b"  x\n" * 250_000,
    "huge escapes": b'"' + b"\\U0010ffff" * 100_000 + b'"',
    "huge key": b"k" * 1_000_000 + b": v",
    "huge anchor": b"&" + b"a" * 1_000_000,
    "100,000 keys": b"".join(b"key%d: v\n" % n for n in range(100_000)),
    "100,000 items": b"- item\n" * 100_000,
    "one key 100,000 times": b"a: b\n" * 100_000,
    "200,000 values": (b"- [" + b"a," * 999 + b"]\n") * 500,
    "tag soup": b"- !x y\n" * 120_000,
    "tagged lists": b"- !!python/object/apply:os.system [x]\n" * 25_000,
    "only comments": b"#\n" * 500_000,
    "only breaks": b"\n" * 1_000_000,
    "only colons": b":" * 1_000_000,
    "only quotes": b"'" * 1_000_000,
    "only escapes": b"\x1b" * 1_000_000,
    "no text": b"\xff" * 1_000_000,
}


@pytest.fixture(scope="module")
def processes() -> Iterator[ProcessPoolExecutor]:
    """Return what does each piece of work in a process of its own that has loaded the reader."""
    context = get_context("forkserver")
    context.set_forkserver_preload(["wargame.deck.reader"])
    with ProcessPoolExecutor(1, context, max_tasks_per_child=1) as pool:
        yield pool


@pytest.mark.skipif(
    sys.platform == "win32", reason="the system cannot tell how much memory was used"
)
@pytest.mark.parametrize("data", FILES.values(), ids=FILES.keys())
def test_a_hostile_megabyte_is_cheap(data: bytes, processes: ProcessPoolExecutor) -> None:
    """One file from a stranger must not stall a lecture."""
    from tests.deck.measuring import cost

    assert len(data) > 400_000
    seconds, megabytes, problems = processes.submit(cost, data).result(60)

    assert seconds < SECONDS
    assert megabytes < MEGABYTES
    assert len(problems) <= 100
    assert all(len(str(each)) < 300 for each in problems)
