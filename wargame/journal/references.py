"""Checks that what a save names exists in its scenario, before anything is folded.

Each check belongs to a field name and runs for every event and command that has such a field, so
a new kind of event is checked as far as its fields mean what they mean elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from copy import copy
from dataclasses import fields, replace
from typing import Any, get_args

from wargame.core.commands import Command
from wargame.core.events import Change, Event, FreelyAdjudicated, InitiativeSetBack
from wargame.core.facilitation import CALLED, MOST_WRITTEN
from wargame.core.facilitator_commands import AdjudicateFreely, RuleOutcome
from wargame.core.facilitator_events import InjectEdited, InjectWritten, OutcomeRuled
from wargame.core.scenario import WHOLE, Inject, Scenario
from wargame.core.written import written_fault
from wargame.journal.codec import Malformed

TOP_SCORE = 10_000
"""Highest score, in hundredths of a point."""
_BUILT_IN_REACTIONS = frozenset({"concurs", "alone"})
"""Tempers of a cell whose model gives it none."""


class References:
    """Knows every id of one scenario."""

    def __init__(self, scenario: Scenario) -> None:
        model = scenario.model
        self.scenario = scenario
        self.texts = 0
        """How many injects were written or edited."""
        self.cells = frozenset({WHOLE, *scenario.cells, *(each.id for each in model.cells)})
        self.ranges = {each.id: (each.low, each.high) for each in model.indicators}
        self.outcomes: Mapping[str, Mapping[str, frozenset[str]]] = {
            inject.id: _outcomes(inject) for inject in scenario.injects
        }
        self.totals = {
            each.id: (sum(stage.turns for stage in each.stages), len(each.stages))
            for each in model.initiatives
        }
        self.rules = frozenset(each.id for each in model.rules)
        self.endings = frozenset(each.id for each in (*model.endings, CALLED))
        self.reactions = {
            each.cell: frozenset(temper.id for temper in each.reactions)
            for each in model.counterparts
        }
        self.steps = len(model.steps)

    def check(self, fact: Event | Command) -> None:
        """Refuse an event or command that names what is not there. Raises Malformed."""
        for check in _CHECKS[type(fact)]:
            check(self, fact)

    def after(self, event: Event) -> References:
        """Return what is known after an event: itself, unless an inject was written or edited."""
        if not isinstance(event, InjectWritten | InjectEdited):
            return self
        later = copy(self)
        later.texts += 1
        if isinstance(event, InjectWritten):
            written = event.written
            injects = (*self.scenario.injects, written)
            later.scenario = replace(self.scenario, injects=injects)
            later.outcomes = {**self.outcomes, written.id: _outcomes(written)}
        return later


def _outcomes(inject: Inject) -> Mapping[str, frozenset[str]]:
    """Return the outcome ids of an inject by option id."""
    return {
        option.id: frozenset(outcome.id for outcome in option.outcomes) for option in inject.options
    }


def _known(name: str, known: Iterable[str], field: str) -> None:
    if name not in known:
        raise Malformed(f"names {name[:40]!r}, which the scenario in line 2 does not have", field)


def _cell(known: References, fact: Any) -> None:
    _known(fact.cell, known.cells, "cell")


def _played(known: References, fact: Any) -> None:
    for cell in fact.played:
        _known(cell, known.cells, "played")


def _inject(known: References, fact: Any) -> None:
    _known(fact.inject, known.outcomes, "inject")


def _option(known: References, fact: Any) -> None:
    _known(fact.option, known.outcomes[fact.inject], "option")


def _outcome(known: References, fact: Any) -> None:
    _known(fact.outcome, known.outcomes[fact.inject][fact.option], "outcome")


def _holds(known: References, fact: Any) -> None:
    _known(fact.holds, known.cells, "holds")


def _reaction(known: References, fact: Any) -> None:
    own = known.reactions.get(fact.cell, frozenset())
    _known(fact.reaction, own | _BUILT_IN_REACTIONS, "reaction")


def _initiative(known: References, fact: Any) -> None:
    _known(fact.initiative, known.totals, "initiative")


def _progress(known: References, fact: Any) -> None:
    if not 0 <= fact.progress <= known.totals[fact.initiative][0]:
        raise Malformed("is more work than the initiative has", "progress")


def _stage(known: References, fact: Any) -> None:
    if not 0 <= fact.stage <= known.totals[fact.initiative][1]:
        raise Malformed("is no stage of the initiative", "stage")


def _rule(known: References, fact: Any) -> None:
    _known(fact.rule, known.rules, "rule")


def _ending(known: References, fact: Any) -> None:
    _known(fact.ending, known.endings, "ending")


def _then(known: References, fact: Any) -> None:
    for inject, _ in fact.then:
        _known(inject, known.outcomes, "then")


def _changes(known: References, fact: Any) -> None:
    ranges = known.ranges
    change: Change
    for change in fact.changes:
        span = ranges.get(change.indicator)
        if span is None:
            _known(change.indicator, ranges, "changes")
        elif not span[0] <= change.after <= span[1]:
            raise Malformed(f"puts {change.indicator} outside its range", "changes")


def _overall(known: References, fact: Any) -> None:
    for score in (*getattr(fact, "steps", ()), fact.overall):
        if not 0 <= score <= TOP_SCORE:
            raise Malformed("has a score outside 0-10,000", "overall")


def _steps(known: References, fact: Any) -> None:
    if len(fact.steps) != known.steps:
        raise Malformed(f"has not one score for each of {known.steps} steps", "steps")


def _cause(known: References, fact: Any) -> None:
    _known(fact.cause, known.outcomes, "cause")


def _written(known: References, fact: Any) -> None:
    _few_texts(known)
    fault = written_fault(known.scenario, fact.written)
    if fault:
        raise Malformed(f"cannot be added: {fault}", "written")


def _edited(known: References, fact: Any) -> None:
    _few_texts(known)
    inject = next(each for each in known.scenario.injects if each.id == fact.inject)
    for cell, _ in fact.private:
        _known(cell, inject.to, "private")


def _few_texts(known: References) -> None:
    if known.texts >= MOST_WRITTEN:
        raise Malformed(f"is one more than {MOST_WRITTEN} texts of the facilitator", "the event")


def _effects(known: References, fact: Any) -> None:
    for name, _ in fact.effects:
        _known(name, known.ranges, "effects")


def _maybe_inject(known: References, fact: Any) -> None:
    if fact.inject:
        _inject(known, fact)


def _maybe_outcome(known: References, fact: Any) -> None:
    if fact.outcome:
        _outcome(known, fact)


_Check = Callable[[References, Any], None]
_BY_FIELD: Mapping[str, _Check] = {
    "cell": _cell,
    "played": _played,
    "inject": _inject,
    "option": _option,
    "outcome": _outcome,
    "holds": _holds,
    "reaction": _reaction,
    "initiative": _initiative,
    "progress": _progress,
    "stage": _stage,
    "rule": _rule,
    "ending": _ending,
    "then": _then,
    "changes": _changes,
    "steps": _steps,
    "overall": _overall,
}
"""In the order they run: an option is looked up in an inject that is known by then."""


_LAX: Mapping[type, Mapping[str, _Check]] = {
    FreelyAdjudicated: {"inject": _maybe_inject},
    AdjudicateFreely: {"inject": _maybe_inject},
    OutcomeRuled: {"outcome": _maybe_outcome},
    RuleOutcome: {"outcome": _maybe_outcome},
}
"""Fields that may be empty in some classes."""
_OWN_CHECKS: Mapping[type, tuple[_Check, ...]] = {
    # Elsewhere a cause is a word such as "drawn"; here it is an inject.
    InitiativeSetBack: (_cause,),
    InjectWritten: (_written,),
    InjectEdited: (_edited,),
    AdjudicateFreely: (_effects,),
}


def _checks_of(cls: type) -> tuple[_Check, ...]:
    names = {field.name for field in fields(cls)}
    lax = _LAX.get(cls, {})
    checks = [lax.get(name, check) for name, check in _BY_FIELD.items() if name in names]
    return (*checks, *_OWN_CHECKS.get(cls, ()))


_CHECKS = {cls: _checks_of(cls) for cls in (*get_args(Event), *get_args(Command))}
