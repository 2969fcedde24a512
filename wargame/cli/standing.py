"""The command that places a result among simulated games: `wargame standing`."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import asdict

from wargame.cli.output import say, say_json, table
from wargame.cli.places import save_of
from wargame.errors import BadInput
from wargame.figures import decimal


def standing(options: Namespace) -> int:
    """Say how a session's result stands among ten thousand games of each policy."""
    from wargame.analysis.standing import GAMES, places, scores_of
    from wargame.analysis.workers import workers
    from wargame.deck.cache import cache_folder
    from wargame.journal.record import read
    from wargame.journal.replay import replay

    record = read(save_of(options, options.save))
    state = replay(record).state
    if not state.ending:
        raise BadInput(f"{record.path.name}: the session goes on; play it to its end first")
    header = record.header
    scores = scores_of(
        record.scenario,
        header.deck_digest,
        header.played,
        cache_folder(None),
        lambda: workers(options.workers),
    )
    told = places(state.overall, scores)
    if options.json:
        say_json({"overall": decimal(state.overall), "places": [asdict(each) for each in told]})
        return 0
    say(f"Overall {decimal(state.overall)}. Better than this share of {GAMES:,} games each:")
    rows = [(each.policy, f"{each.percent} %", decimal(each.median)) for each in told]
    table(("policy", "better than", "its median"), rows)
    say("Games with luck of their own; a training model, not a forecast.")
    return 0
