"""Describes the commands of the team exercise."""

from __future__ import annotations

import argparse
from pathlib import Path

from wargame.cli.arguments import Commands, add_command

PREVIEWS = ("instructor", "standard", "realistic", "blind")


def add_team(commands: Commands[argparse.ArgumentParser]) -> None:
    """Add `host` and `join`."""
    _add_host(commands)
    _add_join(commands)


def _add_host(commands: Commands[argparse.ArgumentParser]) -> None:
    host = add_command(
        commands,
        "host",
        "team:host",
        "host an exercise for several cells on a network",
        "host taiwan-strait --bots washington=balanced",
    )
    host.add_argument("deck", nargs="?", help="deck to play; `wargame decks` lists them")
    host.add_argument("--resume", metavar="SAVE", help="go on with an exercise from its record")
    host.add_argument("--headless", action="store_true", help="the host alone, without a console")
    host.add_argument("--name", default="Facilitator", help="your name in the room")
    host.add_argument("--bind", default="127.0.0.1", metavar="ADDRESS", help="where to listen")
    host.add_argument("--port", type=int, default=8765, help="port, 0 for any free one")
    host.add_argument(
        "--ssh", type=int, metavar="PORT", help="let ssh clients in too, at a port; 0 for any"
    )
    host.add_argument("--tls-cert", type=Path, metavar="FILE", help="certificate chain in PEM")
    host.add_argument("--tls-key", type=Path, metavar="FILE", help="its private key in PEM")
    host.add_argument(
        "--make-cert", action="store_true", help="make a certificate of this host's own"
    )
    host.add_argument(
        "--unencrypted",
        action="store_true",
        help="listen on a network without TLS: everybody on it can read along",
    )
    host.add_argument(
        "--bots",
        action="append",
        default=[],
        metavar="CELL=POLICY",
        help="let the program play a cell; may be given several times",
    )
    host.add_argument("--seed", type=int, help="all luck follows from it; default: a fresh one")
    host.add_argument("--preview", choices=PREVIEWS, default="standard", help="difficulty")
    host.add_argument("--title", default="", help="what you call the exercise")


def _add_join(commands: Commands[argparse.ArgumentParser]) -> None:
    join = add_command(
        commands, "join", "team:join", "take your seat in an exercise", "join 192.168.1.20:8765"
    )
    join.add_argument("address", help="HOST:PORT, or the wss:// line that the host printed")
    join.add_argument("--name", default="", help="your name in the room; asked for if left out")
    join.add_argument("--new", action="store_true", help="a new seat, not the one you had here")
    join.add_argument("--unencrypted", action="store_true", help="speak without TLS over a network")
    join.add_argument("--ascii", action="store_true", help="draw with ASCII letters only")
