"""The command that lets a policy play: `wargame autoplay`."""

from __future__ import annotations

import os
from argparse import Namespace
from pathlib import Path
from tempfile import TemporaryDirectory

from wargame.cli.output import say, say_json
from wargame.cli.places import decks_of, scenario_at
from wargame.clock import fresh_seed, now
from wargame.core.chance import MASK
from wargame.core.commands import Command, StartExercise
from wargame.core.legal import legal_commands
from wargame.core.phrases import said
from wargame.core.rejections import Rejection
from wargame.core.scenario import Scenario
from wargame.errors import BadInput, WargameError
from wargame.language import N_, _

_LABELS = (
    *(N_("deck"), N_("version"), N_("seed"), N_("policy"), N_("turns"), N_("undone")),
    *(N_("ending"), N_("kind"), N_("title"), N_("overall"), N_("steps"), N_("tension")),
    *(N_("indicators"), N_("save")),
)
"""What a result consists of, as it is printed; programs read it in English."""


def autoplay(options: Namespace) -> int:
    """Play a deck to its end and print the result."""
    from wargame.cli.play import check_cell
    from wargame.deck.find import find_deck

    scenario = scenario_at(find_deck(options.deck, decks_of(options)))
    check_cell(options.cell, scenario.cells)
    seed = fresh_seed() if options.seed is None else options.seed
    if not 0 <= seed <= MASK:
        raise BadInput(
            _("--seed: {seed} is out of range; choose one from 0 to {most}").format(
                seed=seed, most=MASK
            )
        )
    result = _kept(scenario, seed, options) if options.save else _unkept(scenario, seed, options)
    if options.json:
        say_json(result)
    else:
        _tell(result)
    return 0


def _unkept(scenario: Scenario, seed: int, options: Namespace) -> dict[str, object]:
    """Play without a record."""
    from wargame.analysis.policies import POLICIES, play
    from wargame.core.tables import compile_tables
    from wargame.results import result_of

    tables = compile_tables(scenario)
    state = play(tables, POLICIES[options.policy], seed, (options.cell,))
    return result_of(tables, state, seed, options.policy)


def _kept(scenario: Scenario, seed: int, options: Namespace) -> dict[str, object]:
    """Play into a new file; it gets its name when the session is complete."""
    from wargame.analysis.policies import POLICIES
    from wargame.results import result_of
    from wargame.session import Session

    target: Path = options.save
    if target.exists():
        raise BadInput(
            _("--save: {target} exists already; choose another name").format(target=target)
        )
    if not target.parent.is_dir():
        raise BadInput(
            _("--save: there is no folder {parent}; make it first").format(parent=target.parent)
        )
    policy = POLICIES[options.policy]
    with (
        TemporaryDirectory(dir=target.parent, prefix=".autoplay-") as folder,
        Session.create(
            scenario,
            seed=seed,
            played=(options.cell,),
            cell=options.cell,
            preview=options.preview or "standard",
            title=options.title,
            saves=Path(folder),
            clock=now,
            mode=f"autoplay {options.policy}",
        ) as session,
    ):
        command: Command = StartExercise((options.cell,))
        while True:
            refused = session.submit(command, f"policy {options.policy}")
            if isinstance(refused, Rejection):
                raise WargameError(
                    _("a legal command was refused: {what}; report this").format(
                        what=said(refused.what, _)
                    )
                )
            if session.state.ending:
                break
            legal = legal_commands(session.tables, session.state)
            command = policy(session.tables, session.state, legal, seed)
        os.link(session.path, target)
        undone = session.history.undone_steps
        result = result_of(session.tables, session.state, seed, options.policy, undone)
    return result | {"save": str(target)}


def _tell(result: dict[str, object]) -> None:
    for name, value in result.items():
        if isinstance(value, dict):
            say(f"{_(name)}:", *[f"  {key}: {each}" for key, each in value.items()])
        else:
            say(f"{_(name)}: {value}")
