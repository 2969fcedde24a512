"""Builds the crisis game as a scenario: 12 turns, 40 injects, 4 options, 32 indicators.

One inject a turn is drawn, each option has one three-way draw, five scores are read at the end.
It is the small game that other engines were measured on; see docs/benchmarks.md.
"""

from __future__ import annotations

from collections.abc import Iterator

from wargame.core import scenario as s

INDICATORS, INJECTS, OPTIONS, TURNS, STEPS = 32, 40, 4, 12, 5
WEIGHTS = (50, 30, 20)


def numbers() -> Iterator[int]:
    """Yield the fixed pseudo-random numbers that fill the game."""
    state = 12345
    while True:
        state = (state * 1103515245 + 12345) % (1 << 31)
        yield state >> 8


def _effects(source: Iterator[int], count: int) -> tuple[s.Effect, ...]:
    return tuple(
        s.Effect(indicator=f"i{next(source) % INDICATORS}", by=next(source) % 9 - 4 or 1)
        for _ in range(count)
    )


def _option(source: Iterator[int], number: int) -> s.Option:
    return s.Option(
        id=f"o{number}",
        label=f"Option {number}",
        intent="",
        posture="mixed",
        capital=0,
        needs="",
        steps=(),
        effects=_effects(source, 2),
        outcomes=tuple(
            s.Outcome(
                id=f"u{each}",
                weight=weight,
                shifts=(),
                text="",
                effects=_effects(source, 2),
                flags=(),
                lower=(),
                then=(),
                set_backs=(),
            )
            for each, weight in enumerate(WEIGHTS)
        ),
        source=(),
    )


def _inject(source: Iterator[int], number: int) -> s.Inject:
    return s.Inject(
        id=f"j{number}",
        title=f"Inject {number}",
        flashpoint="place",
        phase="crisis",
        kind="pressure",
        contingency=False,
        deliver=s.Delivery(turn=None, first=1, last=TURNS, when="", weight=1, shifts=()),
        sender="",
        to=("team",),
        method="",
        situation="",
        private=(),
        facilitator="",
        deadline=None,
        holds="team",
        advice=(),
        options=tuple(_option(source, each) for each in range(OPTIONS)),
        neglect=None,
        expected="",
        discuss=(),
        precedent=None,
        objectives=(),
    )


def _indicator(number: int) -> s.Indicator:
    return s.Indicator(
        id=f"i{number}",
        title=f"Indicator {number}",
        group="all",
        low=0,
        high=100,
        start=50,
        unit="points",
        better="up",
        says="",
        source=(),
    )


def _step(number: int) -> s.Step:
    measures = tuple(
        s.Measure(
            title="",
            indicators=(f"i{number * 6 + each}",),
            start=0,
            end=100,
            band=None,
            fade=1,
            weight=1,
            says="",
            source=(),
        )
        for each in range(6)
    )
    return s.Step(
        id=str(number), title="", short="", says="", source=(), measures=measures, gates=()
    )


def _model() -> s.Model:
    ending = s.Ending(
        id="over",
        kind="completed",
        title="Over",
        when="final",
        odds=None,
        text="",
        points=0,
        source=(),
    )
    capital = s.Capital(
        title="", start=0, income=s.WeightedSum(base=0), carry=0, most=0, says="", source=()
    )
    return s.Model(
        id="crisis",
        title="Crisis game",
        claims=(),
        sources=(),
        indicators=tuple(_indicator(each) for each in range(INDICATORS)),
        cells=(s.Cell(id="team", title="Team", says=""),),
        flashpoints=(),
        ladder=(),
        rules=(),
        endings=(ending,),
        steps=tuple(_step(each) for each in range(STEPS)),
        overall=s.Overall(mean=50, lowest=50, lowest_count=2, says="", source=()),
        capital=capital,
        initiatives=(),
        counterparts=(),
        concert=None,
        assumptions=(),
    )


def crisis_scenario() -> s.Scenario:
    """Return the crisis game as a scenario of our engine."""
    source = numbers()
    return s.Scenario(
        deck="crisis-game",
        title="Crisis game",
        version="1.0.0",
        language="en",
        summary="",
        briefing="",
        turns=TURNS,
        start="2020-Q1",
        draw_to=1,
        most=1,
        set=(),
        cells=("team",),
        objectives=(),
        injects=tuple(_inject(source, each) for each in range(INJECTS)),
        model=_model(),
    )
