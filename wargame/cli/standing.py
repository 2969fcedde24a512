"""The command that places a result among simulated games: `wargame standing`."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import asdict

from wargame.cli.output import say, say_json, table
from wargame.cli.places import save_of
from wargame.errors import BadInput
from wargame.figures import decimal
from wargame.language import _


def standing(options: Namespace) -> int:
    """Say how a session's result stands among ten thousand games of each policy."""
    from wargame.analysis.standing import GAMES
    from wargame.journal.record import read
    from wargame.journal.replay import replay
    from wargame.judgement import standing_of

    record = read(save_of(options, options.save))
    history = replay(record)
    state = history.state
    if not state.ending:
        raise BadInput(
            _("{name}: the session goes on; play it to its end first").format(name=record.path.name)
        )
    told = standing_of(history.tables, record.header, state.overall, options.workers)
    if options.json:
        say_json({"overall": decimal(state.overall), "places": [asdict(each) for each in told]})
        return 0
    say(
        _("Overall {overall}. Better than this share of {games:,} games each:").format(
            overall=decimal(state.overall), games=GAMES
        )
    )
    rows = [(each.policy, f"{each.percent} %", decimal(each.median)) for each in told]
    table((_("policy"), _("better than"), _("its median")), rows)
    say(_("Games with luck of their own; a training model, not a forecast."))
    return 0
