"""Opens the interface: `wargame`, `wargame play`, `wargame resume`."""

from __future__ import annotations

import sys
from argparse import Namespace

from wargame.cli.places import decks_of, saves_of
from wargame.errors import BadInput


def need_terminal(instead: str) -> None:
    """Refuse where there is no terminal, and name the command that works there."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise BadInput(f"this needs a terminal, and there is none here; use `{instead}`")


def home(options: Namespace) -> int:
    """Open the title screen."""
    need_terminal("wargame autoplay DECK")
    return open_app(options)


def play(options: Namespace) -> int:
    """Begin a session, or open the title screen if no deck is named."""
    deck = options.deck
    need_terminal(f"wargame autoplay {deck or 'DECK'}")
    if not deck:
        return open_app(options)
    from wargame.deck.find import find_deck
    from wargame.deck.load import load_scenario
    from wargame.gateway import NewSession

    # Read the deck before the screen opens, so that its problems are told where they can be read.
    scenario = load_scenario(find_deck(deck, decks_of(options)))
    check_cell(options.cell, scenario.cells)
    new = NewSession(
        deck=deck,
        cell=options.cell,
        preview=options.preview,
        seed=options.seed,
        title=options.title,
    )
    return open_app(options, new=new)


def resume(options: Namespace) -> int:
    """Go on with a session, the latest one that has not ended if none is named."""
    need_terminal("wargame replay SAVE --text")
    from wargame.journal.catalogue import list_saves
    from wargame.saves import find_save

    folder = saves_of(options)
    if options.save:
        return open_app(options, open_save=find_save(options.save, folder).name)
    latest = next(
        (info.name for info in list_saves(folder) if not info.ending and not info.problem), ""
    )
    if not latest:
        raise BadInput(f"{folder}: no session is waiting; begin one with `wargame play`")
    return open_app(options, open_save=latest)


def open_app(options: Namespace, **how: object) -> int:
    """Run the interface until it is closed."""
    from wargame.front_desk import FrontDesk
    from wargame.tui.app import WargameApp

    desk = FrontDesk(saves_of(options), decks_of(options))
    app = WargameApp(desk, plain_ascii=options.ascii, **how)  # type: ignore[arg-type]  # see callers
    app.run()
    return app.return_code or 0


def check_cell(cell: str, cells: tuple[str, ...]) -> None:
    """Refuse a cell that the deck does not have."""
    from wargame.core.conditions import suggest
    from wargame.core.scenario import WHOLE

    if cell not in {WHOLE, *cells}:
        known = ", ".join((WHOLE, *cells))
        raise BadInput(f'--cell: there is no cell "{cell}"{suggest(cell, cells)} (choose {known})')
