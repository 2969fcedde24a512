"""A hostile file of a megabyte costs little time and little memory."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.deck.spoiling import FOREIGN

SECONDS = 2.0
MEGABYTES = 200

FILES = {
    "nested brackets": "b'[' * 1_000_000",
    "nested braces": "b'{a: ' * 200_000",
    "nested dashes": "b'- ' * 500_000",
    "nested keys": "b'? ' * 500_000",
    "alias bomb": (
        "b'a0: &a0 [x, x]\\n' + b''.join(b'a%d: &a%d [%s]\\n' % (n, n, b', '.join("
        "[b'*a%d' % (n - 1)] * 200)) for n in range(1, 1000))"
    ),
    "many anchors": "b'- &a x\\n' * 120_000",
    "huge plain scalar": "b'a: ' + b'x' * 1_000_000",
    "huge quoted scalar": "b'a: \"' + b'x' * 1_000_000 + b'\"'",
    "huge block scalar": "b'a: |\\n' + b'  x\\n' * 250_000",
    "huge escapes": "b'\"' + b'\\\\U0010ffff' * 100_000 + b'\"'",
    "huge key": "b'k' * 1_000_000 + b': v'",
    "huge anchor": "b'&' + b'a' * 1_000_000",
    "100,000 keys": "b''.join(b'key%d: v\\n' % n for n in range(100_000))",
    "100,000 items": "b'- item\\n' * 100_000",
    "one key 100,000 times": "b'a: b\\n' * 100_000",
    "200,000 values": "(b'- [' + b'a,' * 999 + b']\\n') * 500",
    "tag soup": "b'- !x y\\n' * 120_000",
    "tagged lists": "b'- !!python/object/apply:os.system [x]\\n' * 25_000",
    "only comments": "b'#\\n' * 500_000",
    "only breaks": "b'\\n' * 1_000_000",
    "only colons": "b':' * 1_000_000",
    "only quotes": 'b"\'" * 1_000_000',
    "only escapes": "b'\\x1b' * 1_000_000",
    "no text": "b'\\xff' * 1_000_000",
}

PROGRAM = """
import pathlib, resource, sys, time
from wargame.deck.reader import read_bytes

def megabytes():
    # Linux lets a process inherit the high-water mark of the one that began it, but not this line
    status = pathlib.Path("/proc/self/status")
    if status.exists():
        [line] = [e for e in status.read_text().splitlines() if e.startswith("VmHWM")]
        return int(line.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024

data = {data}
assert len(data) > 400_000
began = time.process_time()
document = read_bytes(data, "f")
print(time.process_time() - began, megabytes())
print(len(document.problems), all(len(str(each)) < 300 for each in document.problems))
"""


@pytest.mark.skipif(
    sys.platform == "win32", reason="the system cannot tell how much memory was used"
)
@pytest.mark.parametrize("data", FILES.values(), ids=FILES.keys())
def test_a_hostile_megabyte_is_cheap(data: str) -> None:
    """One file from a stranger must not stall a lecture."""
    ran = subprocess.run(
        [sys.executable, "-c", PROGRAM.format(data=data)],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
        cwd=FOREIGN.parents[2],
    )

    seconds, megabytes, problems, short = ran.stdout.split()
    assert float(seconds) < SECONDS
    assert float(megabytes) < MEGABYTES
    assert int(problems) <= 100
    assert short == "True"
