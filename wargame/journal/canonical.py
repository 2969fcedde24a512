"""Writes JSON in the one form that is hashed, and reads JSON that nobody vouches for."""

from __future__ import annotations

import hashlib
import json
from typing import Any

_ENCODER = json.JSONEncoder(
    ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":")
)


def _no_constant(name: str) -> None:
    raise ValueError(f"{name} is not a number here")


_DECODER = json.JSONDecoder(parse_constant=_no_constant)


def canonical(value: object) -> str:
    """Return a value as canonical JSON: sorted keys, no spaces, no escapes that are not needed."""
    return _ENCODER.encode(value)


def parse_object(text: str) -> dict[str, Any]:
    """Return the JSON object that a text holds. Raises ValueError if it holds anything else."""
    try:
        value = _DECODER.decode(text)
    except RecursionError as error:
        raise ValueError("it is nested too deeply") from error
    if type(value) is not dict:
        raise ValueError("it is not a JSON object")
    return value


def digest(text: str) -> str:
    """Return the SHA-256 of a text's UTF-8 bytes, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()
