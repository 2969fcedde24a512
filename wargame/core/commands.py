"""Lists what a seat can ask of the engine. A command is refused or becomes events."""

from __future__ import annotations

from wargame.core.facilitator_commands import FacilitatorCommand
from wargame.core.records import record


@record
class StartExercise:
    """STARTEX: begin turn 1.

    `played` names the cells with people in them; the others are played by the program. The single
    name `scenario.WHOLE` means that one seat answers for every cell.
    """

    played: tuple[str, ...]


@record
class Respond:
    """A cell commits to a course of action. The first answer of a turn stands."""

    cell: str
    inject: str
    option: str


@record
class StartInitiative:
    """A cell launches a long programme."""

    cell: str
    initiative: str


@record
class AbandonInitiative:
    """A cell gives up a running programme."""

    cell: str
    initiative: str


@record
class EndTurn:
    """Close the period of play: resolve answers, run the dynamics, score, go on."""

    cell: str


CellCommand = Respond | StartInitiative | AbandonInitiative | EndTurn
"""What a cell can ask for."""

Command = StartExercise | CellCommand | FacilitatorCommand
