"""Every byte that a seat receives over whole sessions is searched for what it may not know.

Each secret of the deck and of the room carries a marker of its own. Whoever gets a marker must be
entitled to it at that moment, by rules that are written here a second time and not shared.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from tests.support.room import PEOPLE, Gathering, gather
from tests.support.small import drawn as by_weight
from tests.support.small import effects, fixed, inject, option, outcome, scenario
from wargame.core import facilitator_commands as c
from wargame.core import room_facts as r
from wargame.core import scenario as s
from wargame.core.chance import draw
from wargame.core.commands import Respond
from wargame.core.exercise_rules import ExerciseRules, Learn
from wargame.core.legal import legal_commands
from wargame.exercise import requests as q
from wargame.exercise.audience import audience_of
from wargame.exercise.feed import Item
from wargame.journal.codec import joined, writer_for
from wargame.net.answers import Library
from wargame.net.protocol import Ask

BIG_SEED = 17_263_548_901_234_567_891
"""So long that it can stand nowhere by chance."""
write_item = writer_for(Item)
STAFF = ("Faye", "Eve", "Ezra")
CELL = {"Nora": "north", "Nils": "north", "Sara": "south"}


def marked(name: str, *to: str, **more: object) -> s.Inject:
    """Return an inject in which every text has a marker."""
    options = tuple(
        option(
            each,
            label=f"LABEL-{name}-{each}",
            intent=f"INTENT-{name}-{each}",
            effects=effects(trust=1),
            outcomes=(
                outcome("well", text=f"OUTCOME-{name}-{each}-well", effects=effects(tension=-1)),
                outcome("ill", text=f"OUTCOME-{name}-{each}-ill", effects=effects(tension=2)),
            ),
        )
        for each in ("yes", "no")
    )
    fields: dict[str, object] = {
        "title": f"TITLE-{name}.",
        "situation": f"SITUATION-{name}.",
        "to": to,
        "holds": to[0],
        "private": tuple((cell, f"PRIVATE-{cell}-{name}.") for cell in to),
        "facilitator": f"FACILITATOR-{name}.",
        "expected": f"EXPECTED-{name}.",
        "discuss": (f"DISCUSS-{name}.",),
        "precedent": s.Precedent(text=f"PRECEDENT-{name}.", source=("x",)),
    }
    return inject(name, *options, **(fields | more))


def deck(learn: Learn) -> s.Scenario:
    """Return a deck of five turns with injects for both cells and for each alone."""
    both = ("north", "south")
    return scenario(
        marked("aa", *both, deliver=fixed(1)),
        marked("bb", "north", deliver=fixed(1)),
        marked("cc", "south", deliver=fixed(2)),
        marked("dd", *both, deliver=by_weight()),
        marked("ee", *both, deliver=by_weight(), deadline=1),
        marked("ff", "south", deliver=by_weight()),
        marked("gg", *both, contingency=True),
        marked("hh", *both, contingency=True),
        turns=5,
        draw_to=1,
        most=3,
        exercise=ExerciseRules(learn=learn),
    )


May = Callable[[str], bool]


def among(names: Collection[str]) -> May:
    """Return the rule that only some people may."""
    return lambda who: who in names


def in_cell(cell: str) -> May:
    """Return the rule that a cell and the staff may."""
    return lambda who: CELL.get(who) == cell or who in STAFF


@dataclass
class Watcher:
    """Knows every marker and who may have it now; looks at all that anybody gets."""

    room: Gathering
    rules: dict[str, May] = field(default_factory=dict)
    received: dict[str, int] = field(default_factory=dict)
    """Bytes that each person has been searched for."""
    seen: set[tuple[str, str]] = field(default_factory=set)
    """Person and kind of marker that were rightly met: else the search would prove nothing."""

    def __post_init__(self) -> None:
        self.library = Library(self.room.hub)
        for each in self.room.hub.tables.scenario.injects:
            self.guard(each)

    def guard(self, each: s.Inject) -> None:
        """Say who may have the texts of an inject."""
        name, to = each.id, each.to

        def knows(who: str) -> bool:
            if who == "Faye":
                return True
            if not self._came(name):
                return False
            if who in CELL:
                return CELL[who] in to
            return who in STAFF or set(to) == {"north", "south"}

        def settled(who: str) -> bool:
            return knows(who) and name in self._settled

        self.rules |= {
            f"TITLE-{name}.": knows,
            f"SITUATION-{name}.": knows,
            f"FACILITATOR-{name}.": lambda who: who == "Faye",
            f"EXPECTED-{name}.": lambda who: who == "Faye" or (who in STAFF and knows(who)),
            f"DISCUSS-{name}.": lambda who: who == "Faye" or self.room.hub.room.washing,
            f"PRECEDENT-{name}.": lambda who: False,
        }
        for cell in to:
            self.rules[f"PRIVATE-{cell}-{name}."] = self._once_come(name, in_cell(cell))
        for each_option in each.options:
            self.rules[each_option.label] = lambda who: knows(who) or self.room.hub.room.washing
            self.rules[each_option.intent] = knows
            for result in each_option.outcomes:
                self.rules[result.text] = lambda who: settled(who) and self._came(name)

    def _once_come(self, name: str, may: May) -> May:
        return lambda who: who == "Faye" or (self._came(name) and may(who))

    def _came(self, name: str) -> bool:
        tables = self.room.hub.tables
        index = tables.inject_index.get(name)
        ever = self.room.hub.session.state.seen
        return index in ever or name in self._once

    _once: set[str] = field(default_factory=set)
    """Injects that have come, in a stretch that was taken back too: what was read was read."""
    _settled: set[str] = field(default_factory=set)
    """Injects that were settled, likewise."""

    def look(self) -> None:
        """Search all that everybody gets now: world, board, feed, and answers to questions."""
        tables = self.room.hub.tables
        for index in self.room.hub.session.state.seen:
            self._once.add(tables.injects[index].id)
        self._settled.update(each[2] for each in self.room.hub.room.resolved)
        for name in PEOPLE:
            seat = self.room.seat(name)
            world, board = self.room.hub.world(audience_of(seat))[1], self.room.hub.board(seat)
            parts = [joined(world), joined(board)]
            parts += [write_item(item) for item in self.room.hub.feed(seat)]
            for what in ("ledger", "summary", "reference"):
                parts.append(self.library.answer(seat, Ask("x", what, ())))
            for each in tables.scenario.injects:
                parts.append(self.library.answer(seat, Ask("x", "script", (each.id,))))
            other = self.room.seat("Sara").id
            if name != "Faye":
                assert self.library.answer(seat, Ask("x", "look", (other,))) == "null"
            self._search(name, "\n".join(parts))

    def _search(self, name: str, text: str) -> None:
        self.received[name] = self.received.get(name, 0) + len(text.encode())
        assert str(BIG_SEED) not in text
        for token in self.room.tokens.values():
            assert token not in text
        assert not [
            each.digest for each in self.room.hub.room.seats.values() if each.digest in text
        ]
        for marker, may in self.rules.items():
            if marker in text:
                assert may(name), f"{name} got {marker}"
                self.seen.add((name, marker.split("-")[0]))


def dice(room: Gathering, what: str, sides: int) -> int:
    """Return a number that follows from how far the room has come."""
    return draw(11, room.acts, what) * sides // 10_000


def talk(watch: Watcher) -> None:
    """Let everybody say, ask and vote something secret."""
    room = watch.room
    number = room.acts
    for who, cell in CELL.items():
        hears = {n for n, each in CELL.items() if each == cell} | set(STAFF)
        watch.rules[f"CHAT-{who}-{number}."] = among(hears)
        room.did(who, r.Said("cell", f"CHAT-{who}-{number}."))
        watch.rules[f"NOTE-{who}-{number}."] = among(hears)
        room.did(who, r.NoteAdded(f"NOTE-{who}-{number}."))
        watch.rules[f"RFI-{who}-{number}."] = among(hears)
        room.did(who, r.Asked("", f"RFI-{who}-{number}."))
        watch.rules[f"WHISPER-{who}-{number}."] = among({who, "Faye"})
        room.did(who, r.Said("facilitator", f"WHISPER-{who}-{number}."))
        vote(watch, who, cell, number)
    for who in ("Eve", "Ezra"):
        observe(watch, who, number)


def vote(watch: Watcher, who: str, cell: str, number: int) -> None:
    """Vote on the first inject before the cell, and guard the vote until it is opened."""
    room = watch.room
    for ballot in room.hub.session.state.table:
        table = room.hub.tables.injects[ballot.inject]
        name = table.id
        reply = room.ask(who, r.Voted(name, "yes", 50, f"VOTE-{who}-{number}-{name}."))
        if not reply.why:

            def may(n: str, name: str = name) -> bool:
                is_open = (cell, name) in room.hub.room.revealed
                return n == who or (is_open and (CELL.get(n) == cell or n in STAFF))

            watch.rules[f"VOTE-{who}-{number}-{name}."] = may


def observe(watch: Watcher, who: str, number: int) -> None:
    """Rate the first inject that has come; only the second opens the first to the other."""
    room = watch.room
    name = room.hub.tables.injects[next(iter(room.hub.session.state.seen))].id
    if dice(room, f"observe/{who}", 3):
        room.did(who, r.Observed(name, "", "1", "strength", "P", f"SEEN-{who}-{number}."))

        def may(n: str) -> bool:
            rated = {each.seat for each in room.hub.room.observations}
            blind = n not in {who, "Faye"}
            if room.hub.room.washing:
                return n != "Beam"
            return not blind or (n in STAFF and room.seats[n].id in rated)

        watch.rules[f"SEEN-{who}-{number}."] = may


def commit(watch: Watcher) -> None:
    """Let each lead answer everything it can, one after the other, looking after each."""
    room = watch.room
    for lead, cell in (("Nora", "north"), ("Sara", "south")):
        state = room.hub.session.state
        answers = [
            each
            for each in legal_commands(room.hub.tables, state)
            if isinstance(each, Respond) and each.cell == cell
        ]
        for name in dict.fromkeys(each.inject for each in answers):
            if dice(room, f"silence/{name}", 4) == 0:
                continue
            mine = [each.option for each in answers if each.inject == name]
            chosen = mine[dice(room, f"choose/{name}/{cell}", len(mine))]
            secret = f"FOR-{cell}-{name}-{room.acts}."
            watch.rules[secret] = in_cell(cell)
            room.did(lead, q.Commit(name, chosen, secret, "against", ""))
            watch.look()


def facilitate(watch: Watcher) -> None:
    """Let the facilitator hold, fire, write, rule and adjudicate, each with a secret reason."""
    room, number = watch.room, watch.room.acts

    def why(what: str) -> str:
        watch.rules[f"WHY-{what}-{number}."] = lambda n: n == "Faye"
        return f"WHY-{what}-{number}."

    room.ask("Faye", c.HoldInject("dd", "", why("hold")))
    room.ask("Faye", c.SkipInject("ff", "", why("skip")))
    name = f"zz{number}"
    written = marked(name, "south", contingency=True)
    watch.guard(written)
    assert not room.ask("Faye", c.WriteInject(written, "", why("write"))).why
    watch.look()
    room.did("Faye", c.FireInject(name, "", why("fire")))
    lying = [room.hub.tables.injects[each.inject].id for each in room.hub.session.state.table]
    room.ask("Faye", c.RuleOutcome(lying[0], "yes", "ill", "", why("rule")))
    room.ask("Faye", c.AdjudicateFreely("", "A calm week.", (("trust", 1),), "", why("free")))
    edited = c.EditInject("gg", "TITLE-gg.", "S", "SITUATION-gg. Edited.", (), "", why("edit"))
    room.ask("Faye", edited)
    watch.look()


@pytest.mark.parametrize("learn", ["end-of-turn", "effects"])
def test_no_seat_receives_what_it_may_not_know(tmp_path: Path, learn: Learn) -> None:
    """Over a whole exercise, after every act, for every seat."""
    room = gather(tmp_path, deck(learn), start=False, seed=BIG_SEED)
    watch = Watcher(room)
    watch.look()
    room.startex()
    watch.look()
    first = room.hub.session.trail[-1].line
    for turn in range(1, 6):
        talk(watch)
        watch.look()
        facilitate(watch)
        commit(watch)
        if turn == 2:
            room.did("Faye", q.TakeBack(first, "WHY-back."))
            watch.look()
            room.did("Faye", c.CloseTurn("", ""))
        room.did("Faye", c.CloseTurn("", ""))
        watch.look()
        if room.hub.session.state.ending:
            break
    room.did("Nora", r.SelfScored(1, (77,)))
    watch.look()
    room.did("Faye", q.OpenHotWash())
    watch.look()

    assert room.hub.session.state.ending
    _assert_it_searched(watch)


def _assert_it_searched(watch: Watcher) -> None:
    """Fail if the search could not have found anything."""
    assert all(count > 100_000 for count in watch.received.values())
    expected = {
        ("Nora", "PRIVATE"),
        ("Sara", "PRIVATE"),
        ("Eve", "PRIVATE"),
        ("Faye", "FACILITATOR"),
        ("Nora", "OUTCOME"),
        ("Nils", "VOTE"),
        ("Faye", "WHY"),
        ("Ezra", "SEEN"),
        ("Eve", "CHAT"),
        ("Beam", "SITUATION"),
        ("Olga", "LABEL"),
        ("Faye", "EXPECTED"),
        ("Sara", "FOR"),
    }
    assert expected <= watch.seen, expected - watch.seen


def test_the_search_finds_a_leak(tmp_path: Path) -> None:
    """A search that finds nothing may be blind: here it is shown something."""
    room = gather(tmp_path, deck("effects"))
    watch = Watcher(room)
    told = room.hub.feed(room.seat("Nora"))
    told.append(replace(told[-1], text="PRIVATE-south-aa."))

    with pytest.raises(AssertionError, match="Nora got PRIVATE-south-aa"):
        watch.look()
