"""Describes corrective actions as they are kept beside the saves."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """A corrective action somebody wrote down."""

    id: str
    text: str
    area: str = ""
    """Area for improvement it answers."""
    owner: str = ""
    due: str = ""
    closed: str = ""
    """When it was closed; empty while it is open."""
    note: str = ""
