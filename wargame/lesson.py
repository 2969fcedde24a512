"""Remembers in the folder of the saves that turn zero was finished or skipped."""

from __future__ import annotations

from pathlib import Path

_MET = ".turn-zero-met"


def has_met_lesson(saves: Path) -> bool:
    """Return true if somebody has finished or skipped turn zero here."""
    return (saves / _MET).exists()


def remember_lesson(saves: Path) -> None:
    """Keep in mind that turn zero was finished or skipped."""
    saves.mkdir(parents=True, exist_ok=True)
    (saves / _MET).touch()
