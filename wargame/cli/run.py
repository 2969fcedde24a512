"""Finds the command, runs it, and turns mishaps into one line and an exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module

from wargame.cli.parser import build_parser
from wargame.cli.places import preferences_of
from wargame.errors import WargameError

INTERRUPTED = 130


def run(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code."""
    options = build_parser().parse_args(arguments)
    module, _, name = options.run.partition(":")
    try:
        preferences_of(options)
        command = getattr(import_module(f"wargame.cli.{module}"), name)
        code: int = command(options)
        sys.stdout.flush()
    except WargameError as error:
        sys.stderr.write(f"{error}\n")
        return error.code
    except KeyboardInterrupt:
        sys.stderr.write(_("stopped\n"))
        return INTERRUPTED
    except BrokenPipeError:
        # The reader, such as `head`, has what it wanted; the interpreter would complain at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    return code
