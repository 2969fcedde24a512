"""Opens the interface: `wargame`, `wargame play`, `wargame resume`."""

from __future__ import annotations

import shutil
import sys
from argparse import Namespace
from collections.abc import Callable
from io import TextIOWrapper
from typing import TYPE_CHECKING

from wargame.cli.places import decks_of, preferences_of, saves_of
from wargame.core.phrases import said
from wargame.errors import BadInput
from wargame.language import _

if TYPE_CHECKING:
    from wargame.gateway import Desk, Table


def need_terminal(*instead: str) -> None:
    """Refuse where there is no terminal, and name the commands that work there."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        ways = _(" or ").join(f"`{each}`" for each in instead)
        raise BadInput(
            _("this needs a terminal, and there is none here; use {ways}").format(ways=ways)
        )


def home(options: Namespace) -> int:
    """Open the title screen."""
    need_terminal("wargame play --plain", "wargame autoplay DECK")
    return open_app(options)


def play(options: Namespace) -> int:
    """Begin a session, or open the title screen if no deck is named."""
    deck = options.deck
    if not options.plain:
        named = f" {deck}" if deck else ""
        need_terminal(f"wargame play{named} --plain", f"wargame autoplay {deck or 'DECK'}")
    if not deck:
        return _talk(options) if options.plain else open_app(options)
    from wargame.deck.find import find_deck
    from wargame.deck.load import load_scenario
    from wargame.gateway import NewSession

    # Read the deck before the screen opens, so that its problems are told where they can be read.
    scenario = load_scenario(find_deck(deck, decks_of(options)))
    check_cell(options.cell, scenario.cells)
    new = NewSession(
        deck=deck,
        cell=options.cell,
        preview=options.preview or preferences_of(options).settings["preview"],  # type: ignore[arg-type]  # one of the levels
        seed=options.seed,
        title=options.title,
    )
    if options.plain:
        return _talk(options, lambda desk: desk.start(new), is_new=True)
    return open_app(options, new=new)


def resume(options: Namespace) -> int:
    """Go on with a session, the latest one that has not ended if none is named."""
    if not options.plain:
        need_terminal("wargame resume --plain", "wargame replay SAVE --text")
    name = _which(options)
    if options.plain:
        return _talk(options, lambda desk: desk.resume(name))
    return open_app(options, open_save=name)


def _which(options: Namespace) -> str:
    """Return the file name of the session to go on with."""
    from wargame.journal.catalogue import list_saves
    from wargame.saves import find_save

    folder = saves_of(options)
    if options.save:
        return find_save(options.save, folder).name
    latest = next(
        (info.name for info in list_saves(folder) if not info.ending and not info.problem), ""
    )
    if not latest:
        raise BadInput(
            _("{folder}: no session is waiting; begin one with `wargame play`").format(
                folder=folder
            )
        )
    return latest


def _talk(
    options: Namespace, begin: Callable[[Desk], Table] | None = None, *, is_new: bool = False
) -> int:
    """Play by prompts, line by line, in any terminal and over any pipe."""
    from wargame.desk import LocalDesk
    from wargame.plain.letters import in_ascii
    from wargame.plain.page import Page
    from wargame.plain.play import lobby, play

    settings = preferences_of(options).settings
    allows_staff = settings.is_on("staff_analysis")
    spell = in_ascii if options.ascii or settings.is_on("ascii") else str
    for stream in (sys.stdin, sys.stdout):
        if isinstance(stream, TextIOWrapper):
            # Nobody who pipes has promised UTF-8; a stray byte must not end the session.
            stream.reconfigure(errors="replace")
    width = shutil.get_terminal_size((80, 24)).columns
    page = Page(sys.stdin, sys.stdout, width, echo=not sys.stdin.isatty(), spell=spell)
    desk = LocalDesk(saves_of(options), decks_of(options))
    if begin is None:
        lobby(page, desk, allows_staff=allows_staff)
    else:
        play(page, desk, begin(desk), is_new=is_new, allows_staff=allows_staff)
    return 0


def open_app(options: Namespace, **how: object) -> int:
    """Run the interface until it is closed."""
    from wargame.front_desk import FrontDesk
    from wargame.tui.app import WargameApp

    desk = FrontDesk(saves_of(options), decks_of(options))
    preferences = preferences_of(options)
    app = WargameApp(desk, plain_ascii=options.ascii, preferences=preferences, **how)  # type: ignore[arg-type]  # see callers
    app.run()
    return app.return_code or 0


def check_cell(cell: str, cells: tuple[str, ...]) -> None:
    """Refuse a cell that the deck does not have."""
    from wargame.core.scenario import WHOLE
    from wargame.core.suggestion import suggest

    if cell not in {WHOLE, *cells}:
        known = ", ".join((WHOLE, *cells))
        raise BadInput(
            _('--cell: there is no cell "{cell}"{hint} (choose {known})').format(
                cell=cell, hint=said(suggest(cell, cells), _), known=known
            )
        )
