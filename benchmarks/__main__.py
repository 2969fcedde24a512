"""Prints the table of measurements: `python -m benchmarks [--quick]`."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import (
    batch_engine,
    commands,
    decks,
    disk,
    long_save,
    scalar_engine,
    terminal,
)

Row = tuple[str, str, str, str]
"""What, measured, against, verdict."""
DECK_NAMES = ("turn-zero", "campaign")
"""The smallest deck, and the one that includes all others."""


def verdict(ratio: float, reach: float, *, at_least: bool = False) -> str:
    """Say whether a ratio reaches what is asked."""
    met = ratio >= reach if at_least else ratio <= reach
    return (
        f"{ratio:.2f}, asked {'>=' if at_least else '<='} {reach:g}: {'met' if met else 'NOT MET'}"
    )


def milliseconds(taken: float) -> str:
    """Return seconds as milliseconds."""
    return f"{taken * 1000:.1f} ms"


def command_rows() -> Iterator[Row]:
    """Measure the command line."""
    python, helped, version = commands.interleaved(
        [commands.PYTHON, commands.HELP, commands.VERSION]
    )
    bare = f"python -c pass {milliseconds(python)}"
    yield "wargame --help", milliseconds(helped), bare, verdict(helped / python, 5)
    yield "wargame --version", milliseconds(version), bare, verdict(version / python, 5)


def percentiles(times: list[float]) -> tuple[float, float]:
    """Return the median and the 99th percentile."""
    return times[len(times) // 2], times[min(len(times) - 1, len(times) * 99 // 100)]


def screen_rows(saves: Path, rounds: int) -> Iterator[Row]:
    """Measure the first frame and key to repaint."""
    home = (sys.executable, "-m", "wargame", "--saves", str(saves))
    frames = [
        (
            terminal.first_frame(terminal.MINIMAL_APP, b"MINIMAL"),
            terminal.first_frame(home, b"Saved sessions"),
        )
        for _ in range(5)
    ]
    minimal, ours = (sorted(column)[2] for column in zip(*frames, strict=True))
    yield (
        "first frame of the home screen",
        milliseconds(ours),
        f"minimal Textual app {milliseconds(minimal)}",
        verdict(ours / minimal, 1.5),
    )
    play = (*home, "play", "turn-zero", "--seed", "1")
    keys = [b"\x1b[B", b"\x1b[A"] * (rounds // 2)
    own = percentiles(terminal.key_times(play, b"To the table", [b"\r"], keys))
    yield from _against_harlequin(own, rounds)


def _against_harlequin(own: tuple[float, float], rounds: int) -> Iterator[Row]:
    keys = [b"a", b"b"] * (rounds // 2)
    measured = f"p50 {milliseconds(own[0])}, p99 {milliseconds(own[1])}"
    if shutil.which("harlequin"):
        name, marker = "harlequin's editor", b"Query Editor"
        command: tuple[str, ...] = ("harlequin",)
    else:
        name, marker, command = "minimal Textual app", b"MINIMAL", terminal.MINIMAL_APP
    p50, p99 = percentiles(terminal.key_times(command, marker, [], keys))
    against = f"{name} p50 {milliseconds(p50)}, p99 {milliseconds(p99)}"
    if name.startswith("minimal"):
        told = f"{own[0] / p50:.2f} and {own[1] / p99:.2f}; harlequin is not installed here"
    else:
        told = f"p50 {verdict(own[0] / p50, 1)}; p99 {verdict(own[1] / p99, 1)}"
    yield "key to repaint, situation room", measured, against, told


def engine_rows() -> Iterator[Row]:
    """Measure the scalar engine on the crisis game."""
    ours, bare = scalar_engine.measure()
    yield (
        "scalar engine with events, crisis game",
        f"{ours:,.0f} decisions/s",
        f"bare Python list game {bare:,.0f}/s",
        verdict(ours / bare, scalar_engine.REACH, at_least=True),
    )


def batch_rows() -> Iterator[Row]:
    """Measure the batch engine on the crisis game and on the campaign."""
    ours, c = batch_engine.against_c()
    yield (
        "batch engine, crisis game, one core",
        f"{ours:,.0f} decisions/s",
        f"C -O3 -march=native {c:,.0f}/s" if c else "C",
        verdict(ours / c, batch_engine.REACH, at_least=True) if c else "no C compiler here",
    )
    for policy in ("first", "random"):
        speed = batch_engine.campaign(policy)
        yield (
            f"batch engine, campaign, policy {policy}, one core",
            f"{speed:,.0f} decisions/s",
            f"{batch_engine.CAMPAIGN_REACH:,}/s",
            verdict(speed / batch_engine.CAMPAIGN_REACH, 1, at_least=True),
        )


def disk_rows(folder: Path) -> Iterator[Row]:
    """Measure the journal and the list of saves."""
    journal, bare = disk.commit_times(folder)
    ours, reference = percentiles(journal)[0], percentiles(bare)[0]
    against = f"bare append and fsync {reference * 1e6:.0f} us"
    yield (
        "commit to the journal",
        f"{ours * 1e6:.0f} us",
        against,
        verdict(ours / reference, 2),
    )
    listed = disk.list_time(folder)
    yield "list 1,000 saves", milliseconds(listed), "one second", verdict(listed, 1)


def deck_rows() -> Iterator[Row]:
    """Measure loading decks."""
    for name in DECK_NAMES:
        bare, cold, cached = decks.load_times(decks.DECKS / f"{name}.yaml")
        against = f"bare C compose {milliseconds(bare)}"
        yield f"{name} deck, cold", milliseconds(cold), against, verdict(cold / bare, 3)
        yield (
            f"{name} deck, from the cache",
            milliseconds(cached),
            "30 ms",
            verdict(cached / 0.03, 1),
        )


def main() -> int:
    """Print the table."""
    rounds = 40 if "--quick" in sys.argv else 200
    with TemporaryDirectory() as folder:
        rows = [
            *command_rows(),
            *engine_rows(),
            *batch_rows(),
            *deck_rows(),
            *disk_rows(Path(folder)),
            *screen_rows(Path(folder) / "saves", rounds),
            *([] if "--quick" in sys.argv else long_save.rows(Path(folder) / "long")),
        ]
    widths = [max(len(row[column]) for row in rows) for column in range(4)]
    for row in rows:
        print(
            "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
