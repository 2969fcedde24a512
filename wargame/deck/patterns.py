"""Says what ids, indicators and numbers look like, for whoever checks them."""

from __future__ import annotations

import re

ID = r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$"
"""Lower-case letters, digits and hyphens, starting with a letter."""
NUMBERED_ID = r"^[a-z0-9]+(-[a-z0-9]+)*$"
"""The same, but it may start with a digit, as the ids of steps and claims do."""
INDICATOR = r"^[a-z][a-z0-9]*(_[a-z0-9]+)*\.[a-z][a-z0-9]*(_[a-z0-9]+)*$"
"""Lower-case words with underscores and one dot."""

NUMBER = re.compile(r"[+-]?[0-9]{1,9}")
LONG_NUMBER = re.compile(r"[+-]?[0-9]{10,}")
