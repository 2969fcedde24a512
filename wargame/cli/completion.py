"""The command that prints shell completion: `wargame completion`."""

from __future__ import annotations

from argparse import Namespace

from wargame.cli.output import say
from wargame.cli.parser import build_parser


def completion(options: Namespace) -> int:
    """Print the completion script of a shell."""
    import shtab

    say(shtab.complete(build_parser(), shell=options.shell))
    return 0
