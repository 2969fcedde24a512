"""Lets widgets look up what the user prefers."""

from __future__ import annotations

from textual.dom import DOMNode

from wargame.preferences import Settings


def settings_of(node: DOMNode) -> Settings:
    """Return what the user of this widget's app prefers."""
    preferences = getattr(node.app, "preferences", None)
    found = getattr(preferences, "settings", None)
    return found if isinstance(found, Settings) else Settings()
