"""The command that lets a policy play: `wargame autoplay`."""

from __future__ import annotations

import os
from argparse import Namespace
from pathlib import Path
from tempfile import TemporaryDirectory

from wargame.cli.output import say, say_json
from wargame.cli.places import decks_of
from wargame.clock import fresh_seed, now
from wargame.core.chance import MASK
from wargame.core.commands import Command, StartExercise
from wargame.core.legal import legal_commands
from wargame.core.rejections import Rejection
from wargame.core.scenario import Scenario
from wargame.errors import BadInput, WargameError


def autoplay(options: Namespace) -> int:
    """Play a deck to its end and print the result."""
    from wargame.cli.play import check_cell
    from wargame.deck.find import find_deck
    from wargame.deck.load import load_scenario

    scenario = load_scenario(find_deck(options.deck, decks_of(options)))
    check_cell(options.cell, scenario.cells)
    seed = fresh_seed() if options.seed is None else options.seed
    if not 0 <= seed <= MASK:
        raise BadInput(f"--seed: {seed} is out of range; choose one from 0 to {MASK}")
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
        raise BadInput(f"--save: {target} exists already; choose another name")
    if not target.parent.is_dir():
        raise BadInput(f"--save: there is no folder {target.parent}; make it first")
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
                raise WargameError(f"a legal command was refused: {refused.what}; report this")
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
            say(f"{name}:", *[f"  {key}: {each}" for key, each in value.items()])
        else:
            say(f"{name}: {value}")
