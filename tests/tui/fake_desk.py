"""Provides a desk that plays three canned turns, so that screens are tested without an engine."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from threading import Event

from tests.tui import fake_world
from wargame.appraisals import Annotated, Appraisal, GivenUp, Note, Review, Standing
from wargame.core.commands import (
    AbandonInitiative,
    Command,
    EndTurn,
    Respond,
    StartExercise,
    StartInitiative,
)
from wargame.core.views import Citation, Entry, InitiativeView, InjectView, LedgerRow, View
from wargame.core.views_reference import Reference, Topic, TopicLine, TopicSection
from wargame.errors import WargameError
from wargame.gateway import (
    DeckCard,
    NewSession,
    Place,
    SaveCard,
    Summary,
    Told,
    TurningPoint,
)
from wargame.recordings import (
    Comparison,
    Decision,
    Difference,
    Moment,
    Offshoot,
    Said,
    Side,
    TurnDifference,
)

SAVE = "2026-11-24-taiwan-strait-7.jsonl"
LAST_TURN = 3


def _row(turn: int, about: str, title: str, before: int, after: int) -> LedgerRow:
    is_score = about == "overall" or about.startswith("step/")
    return LedgerRow(
        turn=turn,
        line=2 + 3 * turn,
        about=about,
        title=title,
        before=before,
        after=after,
        asked=None if is_score else after - before + (turn == 2),
        cause="outcome" if turn % 2 else "rule",
        cause_id="joint-transit",
        because="Sail a destroyer through the strait together: Shadowed",
        note="stopped at the top of the range" if turn == 2 and not is_score else "",
        source=("essay/5c", "facts/nw-adiz23"),
        via="taiwan.tension" if is_score else "",
    )


ROWS = (
    _row(1, "taiwan.tension", "Tension in the Taiwan Strait", 48, 57),
    _row(1, "alliance.trust", "Trust between the capitals", 65, 63),
    _row(1, "step/1", "Lighten the footprint in Okinawa", 3120, 2980),
    _row(1, "overall", "Overall score", 3320, 3410),
    _row(2, "taiwan.tension", "Tension in the Taiwan Strait", 57, 66),
    _row(2, "okinawa.goodwill", "Okinawan goodwill", 30, 29),
    _row(2, "overall", "Overall score", 3410, 3500),
)


def cited(sources: tuple[str, ...]) -> tuple[Citation, ...]:
    """Return made-up sources in full, one of them with signs that look like markup."""
    return tuple(
        Citation(id=one, text=f"What {one} says, with [bold]brackets[/bold] kept.")
        for one in sources
    )


def fake_courses(subjects: tuple[str, ...], turn: int) -> dict[str, tuple[int, ...]]:
    """Return a course for every subject, each with a pace of its own; scores in hundredths."""
    return {
        subject: tuple(
            (20 + 3 * (at % 7) + at % 5 * closed) * (100 if subject in SCORES else 1)
            for closed in range(turn)
        )
        for at, subject in enumerate(subjects)
    }


SCORES = ("overall", *(f"step/{number}" for number in range(1, 6)))
BOOK = Reference(
    title="Tanaka's five steps",
    topics=(
        Topic(
            id="about/model",
            chapter="About",
            title="About this model",
            says="This is a training model, not a forecast.",
        ),
        Topic(
            id="indicator/taiwan.tension",
            chapter="Indicators",
            title="Tension in the Taiwan Strait",
            says="Read against the escalation ladder.",
            facts=(("Range", "0 to 100, less is better"), ("Unit", "index")),
            sections=(
                TopicSection(
                    title="Rules that move it",
                    lines=(
                        TopicLine(text="The Strait cools: down", topic="rule/cooling-taiwan"),
                        TopicLine(text="What no topic tells"),
                    ),
                ),
            ),
            source=("essay/0b",),
        ),
        Topic(
            id="rule/cooling-taiwan",
            chapter="Rules",
            title="The Strait cools",
            says="Tension that stays below what deters eases.",
            source=("essay/0b", "facts/csis-fbnw"),
        ),
        Topic(
            id="word/quad",
            chapter="Words of the region",
            title="Quad",
            says="Four states in consultation.",
            source=("facts/jt-quad21",),
        ),
    ),
)


class FakeTable:
    """Plays canned turns; answers and programmes change the view as they would."""

    def __init__(self, view: View, save_name: str = SAVE) -> None:
        """Begin with this view."""
        self.save_name = save_name
        self.notice = ""
        self.asked: list[Command] = []
        self.rewound: list[int] = []
        self.is_closed = False
        self.refuse = ""
        self.report_turns: list[int] = []
        self.has_begun = Event()
        self.may_go_on = Event()
        self.may_go_on.set()
        self._view = view
        self._news: tuple[Entry, ...] = ()
        self._story: tuple[Entry, ...] = ()

    def view(self) -> View:
        """Return the view now."""
        return self._view

    def submit(self, command: Command) -> Told:
        """Remember the command and change the view as it says, unless told to refuse."""
        self.asked.append(command)
        if self.refuse:
            return Told(refused=self.refuse)
        match command:
            case StartExercise():
                self._view = replace(fake_world.view(1), deck=self._view.deck)
            case Respond(inject=inject, option=option):
                self._answer(inject, option)
            case StartInitiative(initiative=name):
                self._programme(name, "running")
            case AbandonInitiative(initiative=name):
                self._programme(name, "abandoned")
            case EndTurn():
                return self._end_turn()
            case _:
                raise AssertionError("solo play has no facilitator")
        return Told(refused="")

    def _answer(self, inject_id: str, option_id: str) -> None:
        before = self._view
        injects = [
            _answered(one, option_id) if one.id == inject_id else one for one in before.injects
        ]
        waiting = [one.title for one in injects if one.must]
        self._view = replace(
            before,
            injects=tuple(injects),
            capital=before.capital - 2,
            capital_reserved=before.capital_reserved + 2,
            can_end_turn=not waiting,
            why_not_end=f"Answer first: {', '.join(waiting)}" if waiting else "",
        )

    def _programme(self, name: str, status: str) -> None:
        def changed(one: InitiativeView) -> InitiativeView:
            return replace(one, status=status) if one.id == name else one  # type: ignore[arg-type]  # status is one of Status

        rows = tuple(changed(one) for one in self._view.initiatives)
        self._view = replace(self._view, initiatives=rows, capital=self._view.capital - 1)

    def _end_turn(self) -> Told:
        turn = self._view.turn
        running = tuple(
            replace(one, progress=one.progress + 1) if one.status == "running" else one
            for one in self._view.initiatives
        )
        self._news = fake_world.entries(turn)
        self._story += self._news
        following = fake_world.view(min(turn + 1, LAST_TURN), deck=self._view.deck)
        end = fake_world.END if turn == LAST_TURN else None
        self._view = replace(following, initiatives=running, end=end, can_end_turn=turn == 2)
        return Told(refused="", entries=self._news)

    def news(self) -> tuple[Entry, ...]:
        """Return what the last turn brought."""
        return self._news

    def story(self) -> tuple[Entry, ...]:
        """Return everything that has happened."""
        return self._story

    def ledger(self, about: str = "") -> tuple[LedgerRow, ...]:
        """Return the canned rows of a subject."""
        return tuple(row for row in ROWS if not about or row.about == about)

    def courses(self, subjects: tuple[str, ...]) -> dict[str, tuple[int, ...]]:
        """Return rising courses, each from where it stood at the start."""
        return fake_courses(subjects, self._view.turn)

    def reference(self) -> Reference:
        """Return a book of a few topics."""
        return BOOK

    def staff(self, inject: str) -> tuple[Appraisal, ...]:
        """Prefer the last option."""
        [found] = [each for each in self.view().injects if each.id == inject]
        options = [each for each in found.options if each.open]
        return tuple(
            Appraisal(id=each.id, expected=5000 + 100 * place, error=80, same_luck=5000)
            for place, each in reversed(list(enumerate(options)))
        )

    def standing(self) -> tuple[Standing, ...]:
        """Beat half of those who play at random."""
        return (Standing(policy="random", percent=50, median=4000),)

    def report(self, heard: Callable[[str, int, int], bool]) -> str:
        """Take two steps and name a file; give up when nobody wants it."""
        for turn in (1, 2):
            self.report_turns.append(turn)
            self.has_begun.set()
            self.may_go_on.wait(5)
            if not heard("reviewing turns", turn, 2):
                raise GivenUp
        return "/home/ada/saves/2026-11-25-korea-9-report.html"

    def citations(self, sources: tuple[str, ...]) -> tuple[Citation, ...]:
        """Return made-up sources in full."""
        return cited(sources)

    def summary(self) -> Summary:
        """Return one good and one bad turning point."""
        return Summary(
            turning_points=(
                TurningPoint(
                    turn=2,
                    headline="A near collision off Penghu",
                    change=-310,
                    because="Tension in the Taiwan Strait rose by 9",
                ),
                TurningPoint(
                    turn=3,
                    headline="A common agenda for the East Asia Summit",
                    change=240,
                    because="US presence in the forums rose by 8",
                ),
            ),
            scores=(
                (1, (3120, 4875, 1205, 4440, 2960), 3320),
                (2, (2980, 4855, 1305, 4660, 3300), 3410),
                (3, (2840, 4835, 1405, 4880, 3640), 3500),
            ),
            undone=4,
            rewinds=2,
        )

    def decisions(self) -> tuple[Decision, ...]:
        """Return a decision for each command that was asked for, the last first."""
        return tuple(
            Decision(to=2 + number, turn=self._view.turn, label=f"Decision {number}", undoes=undoes)
            for undoes, number in enumerate(range(len(self.asked) - 1, 0, -1), start=1)
        )

    def rewind(self, to: int, reason: str = "") -> Told:
        """Remember where to, and show turn 1 again."""
        self.rewound.append(to)
        if self.refuse:
            return Told(refused=self.refuse)
        self._view = replace(fake_world.view(1), deck=self._view.deck)
        self._news = ()
        return Told(refused="")

    def close(self) -> None:
        """Remember that the file was let go of."""
        self.is_closed = True


def _answered(one: InjectView, option_id: str) -> InjectView:
    chosen = next(each for each in one.options if each.id == option_id)
    return replace(
        one,
        must=False,
        answered=chosen.label,
        answered_option=option_id,
        options=tuple(replace(each, open=False) for each in one.options),
    )


COMPARED = Comparison(
    first=Side(
        name=SAVE,
        title="Tuesday seminar",
        seed=7,
        seat="Tokyo and Washington",
        commands=5,
        turn=3,
        ending="",
        overall=3410,
    ),
    second=Side(
        name="other.jsonl",
        title="Wednesday [bold]seminar",
        seed=7,
        seat="Tokyo and Washington",
        commands=9,
        turn=3,
        ending="The term is completed",
        overall=3900,
    ),
    shared=2,
    turn=2,
    parts_first="Fighters over the median line: Tokyo answered: Send a cable",
    parts_second="Fighters over the median line: Tokyo answered: Sail a destroyer together",
    notes=(),
    turns=(
        TurnDifference(
            turn=2,
            first=("Fighters over the median line: Tokyo answered: Send a cable",),
            second=("Fighters over the median line: Tokyo answered: Sail a destroyer together",),
            scores=(
                Difference(about="overall", title="Overall", first=3410, second=3900, good=True),
            ),
            indicators=(
                Difference(
                    about="taiwan.tension",
                    title="Tension in the Taiwan Strait",
                    first=57,
                    second=66,
                    good=False,
                ),
            ),
        ),
    ),
)
OFFSHOOTS = (
    Offshoot(
        key="undone/9",
        kind="undone",
        inside="",
        at=1,
        turn=1,
        title="Tokyo answered: Send [red]a cable",
        length=3,
        reason="The other way",
    ),
    Offshoot(
        key="branch-of-7.jsonl",
        kind="branch",
        inside="undone/9",
        at=1,
        turn=2,
        title="A bolder line",
        length=0,
        reason="",
    ),
)


class FakePlayback:
    """Plays back five canned moments in three turns; the last of an undone line are undone."""

    save_name = SAVE
    notice = ""
    parent = "the-first.jsonl"

    def __init__(self, undone_from: int = 5) -> None:
        """Begin with no branch."""
        self.branched: list[int] = []
        self.compared: list[str] = []
        self.said: dict[int, tuple[Said, ...]] = {3: (_said("Why so soon?"),)}
        self.refuse = ""
        self._undone_from = undone_from

    def __len__(self) -> int:
        return 5

    def moment(self, index: int, shown: int | None = None, seat: str = "") -> Moment:
        """Return a canned moment."""
        turn = (1, 1, 2, 2, 3)[index]
        entries = fake_world.entries(turn) if index else ()
        return Moment(
            index=index,
            turn=turn,
            label=("STARTEX", "Answered", "Ended turn 1", "Answered", "Ended turn 2")[index],
            entries=entries[:shown],
            view=fake_world.view(turn, seat=seat or "Tokyo and Washington"),
            events=len(entries),
            shown=len(entries) if shown is None else shown,
            undone=index >= self._undone_from,
            comments=self.said.get(index, ()),
        )

    def events_of(self, index: int) -> int:
        """Return how many events a moment has."""
        return len(self.moment(index).entries)

    def seats(self) -> tuple[tuple[str, str], ...]:
        """Return the whole, then each capital."""
        return (("all", "Tokyo and Washington"), *CELLS)

    def turn_starts(self) -> tuple[int, ...]:
        """Return where the turns begin."""
        return (0, 2, 4)

    def rung_changes(self) -> tuple[int, ...]:
        """Return one change."""
        return (2,)

    def evaluation(self) -> tuple[int, ...]:
        """Return a course with a dent."""
        return (3320, 3320, 3410, 3300, 3500)

    def commented(self) -> tuple[int, ...]:
        """Return what was commented on."""
        return tuple(sorted(self.said))

    def undone_from(self) -> int:
        """Return where the undone part begins."""
        return self._undone_from

    def offshoots(self) -> tuple[Offshoot, ...]:
        """Return a line that was taken back, and a branch of it."""
        return OFFSHOOTS

    def undone_line(self, key: str) -> FakePlayback:
        """Return a playback whose last moments are undone."""
        assert key == "undone/9"
        return FakePlayback(undone_from=2)

    def comment(self, index: int, text: str) -> str:
        """Take a comment, unless told to refuse."""
        if not self.refuse:
            self.said[index] = (*self.said.get(index, ()), _said(text))
        return self.refuse

    def compare(self, other: str) -> Comparison:
        """Remember what it was compared with."""
        self.compared.append(other)
        return COMPARED

    def ledger(self, about: str = "") -> tuple[LedgerRow, ...]:
        """Return the canned rows of a subject."""
        return tuple(row for row in ROWS if not about or row.about == about)

    def story(self) -> tuple[Entry, ...]:
        """Return everything that happened."""
        return tuple(entry for turn in (1, 2) for entry in fake_world.entries(turn))

    def courses(self, subjects: tuple[str, ...]) -> dict[str, tuple[int, ...]]:
        """Return rising courses of three turns."""
        return fake_courses(subjects, 3)

    def reference(self) -> Reference:
        """Return a book of a few topics."""
        return BOOK

    def review(self, heard: Callable[[Review], bool]) -> Annotated:
        """Find fault with the second moment."""
        note = Note(judgements=(), draws=(), mark="")
        fault = Note(
            judgements=("Inject: An option. Mistake, -2.0 (±0.50); best: Another option",),
            draws=("Inject: It fell badly: -1.0",),
            mark="?",
        )
        notes = tuple(fault if place == 1 else note for place in range(len(self)))
        told = Review(
            start=5000,
            final=4000,
            choice=-200,
            luck=-800,
            loss=200,
            verdicts=(),
            draws=(),
            curve=((4, 1, 4000),),
        )
        if not heard(told):
            raise GivenUp
        return Annotated(
            notes=notes,
            evaluation=tuple(5000 - 10 * place for place in range(len(self))),
            sums="Choice -2.0, luck -8.0.",
        )

    def citations(self, sources: tuple[str, ...]) -> tuple[Citation, ...]:
        """Return made-up sources in full."""
        return cited(sources)

    def branch(self, index: int) -> str:
        """Remember where it was branched."""
        self.branched.append(index)
        return "branch-of-7.jsonl"


def _said(text: str) -> Said:
    return Said(text=text, seat="viewer", at="2026-11-24T09:30:00+00:00")


def save_card(name: str = SAVE, **fields: object) -> SaveCard:
    """Return a sound session in turn 2; `fields` replace what is given here."""
    card = SaveCard(
        name=name,
        title="Tuesday seminar",
        deck="taiwan-strait",
        turn=2,
        turns=8,
        date="2026-11-24 09:30",
        seed=7,
        preview="standard",
        seat="Tokyo and Washington",
        overall=3410,
        ending="",
        parent="",
        problem="",
    )
    return replace(card, **fields)  # type: ignore[arg-type]  # tests name fields of SaveCard


CELLS = (("tokyo", "Tokyo"), ("washington", "Washington"))
DECKS = (
    DeckCard(
        name="turn-zero",
        title="Turn zero",
        summary="Three easy turns that teach the screen.",
        turns=3,
        problem="",
        cells=CELLS,
        tutorial=True,
    ),
    DeckCard(
        name="taiwan-strait",
        title="Taiwan Strait",
        summary="Eight quarters in which patrols become routine and routine becomes risk.",
        turns=8,
        problem="",
        cells=CELLS,
    ),
    DeckCard(
        name="broken",
        title="Broken",
        summary="A deck with a mistake in it.",
        turns=0,
        problem="broken.yaml:3:1: unknown key `turnz`; did you mean `turns`?",
        cells=(),
    ),
)


class FakeDesk:
    """Begins and finds canned sessions."""

    saves_folder = "/home/you/.local/share/wargame/saves"

    def __init__(self, *, is_first_time: bool = False) -> None:
        """Begin with three saves on the shelf."""
        self.cards: list[SaveCard] = [
            save_card(ending="The term is completed", name="2026-11-25-korea-9.jsonl"),
            save_card(),
            save_card(name="torn.jsonl", problem="line 9 is torn; the part before it replays"),
        ]
        self.away: dict[str, list[SaveCard]] = {"archive": [], "trash": []}
        self.exported: list[tuple[str, str]] = []
        self.tables: list[FakeTable] = []
        self.begun: list[NewSession] = []
        self.playbacks: list[FakePlayback] = []
        self.fails: Exception | None = None
        self.is_met = not is_first_time

    def decks(self) -> tuple[DeckCard, ...]:
        """Return the canned decks."""
        return DECKS

    def saves(self, place: Place = "") -> Iterator[SaveCard]:
        """Yield the canned saves of a place."""
        yield from list(self.cards if not place else self.away[place])

    def rename(self, name: str, title: str) -> None:
        """Give a card another title."""
        self._check()
        self.cards = [replace(c, title=title) if c.name == name else c for c in self.cards]

    def duplicate(self, name: str) -> str:
        """Add a card."""
        self._check()
        card = next(card for card in self.cards if card.name == name)
        self.cards.append(replace(card, name="copy.jsonl", title=f"{card.title}, copy"))
        return "copy.jsonl"

    def put(self, name: str, place: Place, from_place: Place = "") -> str:
        """Move a card."""
        self._check()
        source = self.away[from_place] if from_place else self.cards
        card = next(card for card in source if card.name == name)
        source.remove(card)
        (self.away[place] if place else self.cards).append(card)
        return name

    def empty_trash(self) -> int:
        """Forget what is in the trash."""
        gone = len(self.away["trash"])
        self.away["trash"] = []
        return gone

    def export(self, name: str, target: str) -> str:
        """Remember what was copied where."""
        self._check()
        self.exported.append((name, target))
        return f"{name} was copied to {target}."

    def import_file(self, source: str) -> str:
        """Add a card."""
        self._check()
        self.cards.append(save_card(name="imported.jsonl"))
        return "imported.jsonl is among the saves now."

    def start(self, new: NewSession) -> FakeTable:
        """Begin before STARTEX."""
        self._check()
        self.begun.append(new)
        seat = dict(CELLS).get(new.cell, "Tokyo and Washington")
        view = fake_world.view(
            0, deck=new.deck, cell=new.cell, seat=seat, preview=new.preview, injects=()
        )
        return self._sit(FakeTable(view))

    def resume(self, name: str) -> FakeTable:
        """Open in turn 2, or after the end for the session that is over."""
        self._check()
        if name == "torn.jsonl":
            raise WargameError("torn.jsonl:9: the line is torn; replay it instead")
        is_over = any(card.name == name and card.ending for card in self.cards)
        view = fake_world.view(3, end=fake_world.END) if is_over else fake_world.view(2)
        return self._sit(FakeTable(view, name))

    def playback(self, name: str) -> FakePlayback:
        """Open a session to look at."""
        self._check()
        self.playbacks.append(FakePlayback())
        return self.playbacks[-1]

    def reference(self) -> Reference:
        """Return a book of a few topics."""
        return BOOK

    def citations(self, sources: tuple[str, ...]) -> tuple[Citation, ...]:
        """Return made-up sources in full."""
        return cited(sources)

    def first_time(self) -> bool:
        """Tell whether turn zero was not met yet."""
        return not self.is_met

    def met(self) -> None:
        """Remember that it was."""
        self.is_met = True

    def _check(self) -> None:
        if self.fails is not None:
            raise self.fails

    def _sit(self, table: FakeTable) -> FakeTable:
        self.tables.append(table)
        return table
