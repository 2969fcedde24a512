"""Provides the errors that people are meant to read: where, what, what to do."""

from __future__ import annotations

from typing import NamedTuple


class WargameError(Exception):
    """A mistake or a mishap to tell the user about in one line, never with a traceback.

    The message says where it is, what is wrong and what to do. `code` is the exit code: 1 when the
    thing asked for failed, 2 when the input was bad.
    """

    code = 1


class BadInput(WargameError):
    """The user asked for something that cannot be, such as an unknown deck or option."""

    code = 2


class Problem(NamedTuple):
    """One mistake in a file that somebody wrote.

    A tuple and no dataclass, whose import every command would wait for.
    """

    file: str
    line: int
    """From 1; 0 if the problem is the file as a whole."""
    column: int
    """From 1; 0 if the problem is the file as a whole."""
    what: str
    """What is wrong, then "; " and what to do about it."""

    def __str__(self) -> str:
        """Return the problem as `file:line:column: what; what to do`."""
        place = f":{self.line}:{self.column}" if self.line else ""
        return f"{self.file}{place}: {self.what}"


class DeckProblems(BadInput):
    """Everything that is wrong with a deck and its model, at once."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        """Keep the problems sorted by file and line."""
        self.problems = tuple(sorted(problems))
        super().__init__("\n".join(str(problem) for problem in self.problems))
