from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.journal.forge import Lines, forge
from wargame.journal.record import DamagedSave, read
from wargame.journal.replay import replay


def _scenario(**values: object) -> Callable[[Lines], None]:
    return lambda lines: lines[1]["scenario"].update(values)


def _model(**values: object) -> Callable[[Lines], None]:
    return lambda lines: lines[1]["scenario"]["model"].update(values)


def _part(name: str, **values: object) -> Callable[[Lines], None]:
    def edit(lines: Lines) -> None:
        scenario = lines[1]["scenario"]
        places: dict[str, Any] = {
            "indicator": scenario["model"]["indicators"][0],
            "overall": scenario["model"]["overall"],
            "step": scenario["model"]["steps"][0],
            "measure": scenario["model"]["steps"][0]["measures"][0],
            "inject": scenario["injects"][0],
            "option": scenario["injects"][0]["options"][0],
        }
        places[name].update(values)

    return edit


@pytest.mark.parametrize(
    ("edit", "what"),
    [
        (_scenario(turns=0), "has too many turns or none"),
        (_scenario(turns=999_999_999), "has too many turns or none"),
        (_scenario(most=999_999_999), "has no pace of injects"),
        (_scenario(start="soon"), "does not say when it starts"),
        (_scenario(start="9999-12-31"), "does not say when it starts"),
        (_scenario(turns="3"), "cannot be read: scenario.turns"),
        (_scenario(extra=1), "cannot be read: scenario"),
        (_model(endings=[]), "lacks endings or steps"),
        (_model(steps=[]), "lacks endings or steps"),
        (_part("overall", lowest_count=0), "has no overall score"),
        (_part("overall", mean=0, lowest=0), "has no overall score"),
        (_part("step", measures=[]), "has a step '1' without weight"),
        (_part("measure", weight=0), "has a step '1' without weight"),
        (_part("measure", end=0), "has a flat measure in step '1'"),
        (_part("measure", indicators=[]), "has a flat measure in step '1'"),
        (_part("measure", band=[1, 2]), "has a flat measure in step '1'"),
        (_part("measure", indicators=["alliance.trust"] * 200_001), "is too large to be run"),
        (_part("option", outcomes=[]), "has an option 'firm' without outcomes"),
        (_part("inject", options=[]), "has an inject 'median-line' without options"),
        (_part("indicator", high=0), "has an indicator 'alliance.trust' without a range"),
        (_part("indicator", high=999_999_999), "has an indicator 'alliance.trust' without a range"),
        (_part("indicator", start=101), "has an indicator 'alliance.trust' that starts outside"),
    ],
)
def test_a_scenario_that_cannot_be_run_is_refused(
    save: Path, edit: Callable[[Lines], None], what: str
) -> None:
    """Decks are checked where they are read; the scenario in a save may come from anywhere."""
    with pytest.raises(DamagedSave) as caught:
        read(forge(save, edit))

    assert str(caught.value).startswith(f"{save.name}:2: ")
    assert what in str(caught.value)


@pytest.mark.parametrize(
    "edit",
    [
        _part("option", needs="import os"),
        _part("option", effects=[{"indicator": "moon.phase", "by": 1}]),
    ],
)
def test_a_scenario_that_does_not_compile_is_refused(
    save: Path, edit: Callable[[Lines], None]
) -> None:
    """Conditions and names inside a scenario are checked by compiling it."""
    record = read(forge(save, edit))

    with pytest.raises(DamagedSave, match=":2: the scenario does not hold together"):
        replay(record)
