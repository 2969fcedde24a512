"""The command that looks things up: `wargame reference`."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import asdict
from typing import TYPE_CHECKING

from wargame.cli.output import say, say_json
from wargame.cli.places import decks_of, scenario_at
from wargame.errors import BadInput
from wargame.language import _

if TYPE_CHECKING:
    from wargame.core.scenario import Scenario

MOST = 12
"""Topics that are named when several are meant."""


def reference(options: Namespace) -> int:
    """Print the contents of the reference, or what it says of a topic."""
    from wargame.handbook.book import reference as book_of
    from wargame.handbook.text import contents, find, holding, written
    from wargame.names import Names

    scenario = _scenario(options)
    book = book_of(scenario, "instructor", with_injects=options.injects)
    if not options.topic:
        if options.json:
            say_json([asdict(topic) for topic in book.topics])
        else:
            say(*contents(book))
        return 0
    asked = " ".join(options.topic)
    found = find(book, asked)
    if not found:
        raise BadInput(
            _('the reference has no topic "{asked}"; run `wargame reference` for all').format(
                asked=asked
            )
        )
    if options.json:
        say_json([asdict(topic) for topic in found])
    elif len(found) == 1:
        say(*written(found[0], Names(scenario).citations(found[0].source)))
        others = [one.id for one in holding(book, asked) if one is not found[0]]
        if others:
            more = _(" and {n} more").format(n=len(others) - MOST) if len(others) > MOST else ""
            say("", _("Also: {others}{more}").format(others=", ".join(others[:MOST]), more=more))
    else:
        say(_('{n} topics hold "{asked}"; ask for one of them:').format(n=len(found), asked=asked))
        say(*(f"  {one.id}  {one.title}" for one in found[:MOST]))
        if len(found) > MOST:
            say(_("  and {n} more").format(n=len(found) - MOST))
    return 0


def _scenario(options: Namespace) -> Scenario:
    """Return the deck that was named, or the first without problems."""
    from wargame.deck.find import find_deck, list_decks

    folders = decks_of(options)
    if options.deck:
        return scenario_at(find_deck(options.deck, folders))
    for entry in list_decks(folders):
        if not entry.first_problem:
            return scenario_at(entry.path)
    raise BadInput(_("there is no deck here that can be played; give a folder with --decks"))
