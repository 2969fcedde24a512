"""Keeps the tokens of the seats one has, so that a client that is started again is back in its."""

from __future__ import annotations

import json
import os
from pathlib import Path

VARIABLE = "WARGAME_SEATS"
"""Environment variable that names the file."""
_MOST = 50
"""Seats that are remembered; the oldest are forgotten first."""


def keys_file() -> Path:
    """Return the file of the tokens; only its owner can read it."""
    if named := os.environ.get(VARIABLE):
        return Path(named)
    import platformdirs

    return platformdirs.user_data_path("wargame", appauthor=False) / "seats.json"


def remembered(address: str) -> str:
    """Return the token of the last seat one had at a host; empty if there is none."""
    return next((token for known, token in reversed(_read()) if known == address), "")


def remember(address: str, token: str) -> None:
    """Remember a token; forgetting it would cost a seat, so it is written before anything else."""
    rows = [row for row in _read() if row[1] != token]
    _write([*rows, (address, token)][-_MOST:])


def forget(address: str) -> None:
    """Forget the seats at a host that does not know them any more."""
    _write([row for row in _read() if row[0] != address])


def kept_codes(save: Path) -> dict[str, str]:
    """Return the join codes of an exercise that was hosted from here before; empty if none were.

    They stand beside the record, not in it: a record is mailed around, and they can be guessed.
    """
    try:
        kept = json.loads(_codes_file(save).read_text(encoding="utf-8"))
        return {str(title): str(code) for title, code in dict(kept).items()}
    except (OSError, ValueError, TypeError):
        return {}


def keep_codes(save: Path, codes: dict[str, str]) -> None:
    """Keep join codes for a host that is started again."""
    write_private(_codes_file(save), codes)


def _codes_file(save: Path) -> Path:
    return save.parent / ".host" / f"{save.stem}.codes.json"


def _read() -> list[tuple[str, str]]:
    try:
        rows = json.loads(keys_file().read_text(encoding="utf-8"))
        return [(str(address), str(token)) for address, token in rows]
    except (OSError, ValueError, TypeError):
        return []


def _write(rows: list[tuple[str, str]]) -> None:
    write_private(keys_file(), rows)


def write_private(path: Path, value: object) -> None:
    """Write a file that only its owner can read, all of it or nothing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_suffix(".new")
    temporary.unlink(missing_ok=True)
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        json.dump(value, file)
    temporary.replace(path)
