"""Opens a real desk in folders of the test's own."""

from __future__ import annotations

import os
from pathlib import Path

from wargame.desk import LocalDesk


def local_desk(decks: Path) -> LocalDesk:
    """Return the desk of this machine, with the saves folder that the test was given."""
    return LocalDesk(Path(os.environ["WARGAME_SAVES"]), (decks,))
