"""Provides a desk that plays three canned turns, so that screens are tested without an engine."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tests.tui import fake_world
from wargame.core.commands import (
    AbandonInitiative,
    Command,
    EndTurn,
    Respond,
    StartExercise,
    StartInitiative,
)
from wargame.core.views import Citation, Entry, InitiativeView, InjectView, LedgerRow, View
from wargame.errors import WargameError
from wargame.gateway import (
    DeckCard,
    Moment,
    NewSession,
    SaveCard,
    Summary,
    Told,
    TurningPoint,
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


class FakeTable:
    """Plays canned turns; answers and programmes change the view as they would."""

    def __init__(self, view: View, save_name: str = SAVE) -> None:
        """Begin with this view."""
        self.save_name = save_name
        self.notice = ""
        self.asked: list[Command] = []
        self.is_closed = False
        self.refuse = ""
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

    def trend(self, about: str) -> tuple[int, ...]:
        """Return a rising course."""
        return tuple(20 + 10 * turn for turn in range(self._view.turn))

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
        )

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


class FakePlayback:
    """Plays back five canned moments in three turns."""

    save_name = SAVE
    notice = ""

    def __init__(self) -> None:
        """Begin with no branch."""
        self.branched: list[int] = []

    def __len__(self) -> int:
        return 5

    def moment(self, index: int) -> Moment:
        """Return a canned moment."""
        turn = (1, 1, 2, 2, 3)[index]
        return Moment(
            index=index,
            turn=turn,
            label=("STARTEX", "Answered", "Ended turn 1", "Answered", "Ended turn 2")[index],
            entries=fake_world.entries(turn) if index else (),
            view=fake_world.view(turn),
        )

    def turn_starts(self) -> tuple[int, ...]:
        """Return where the turns begin."""
        return (0, 2, 4)

    def ledger(self, about: str = "") -> tuple[LedgerRow, ...]:
        """Return the canned rows of a subject."""
        return tuple(row for row in ROWS if not about or row.about == about)

    def citations(self, sources: tuple[str, ...]) -> tuple[Citation, ...]:
        """Return made-up sources in full."""
        return cited(sources)

    def branch(self, index: int) -> str:
        """Remember where it was branched."""
        self.branched.append(index)
        return "branch-of-7.jsonl"


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
        self.tables: list[FakeTable] = []
        self.begun: list[NewSession] = []
        self.playbacks: list[FakePlayback] = []
        self.fails: Exception | None = None
        self.is_met = not is_first_time

    def decks(self) -> tuple[DeckCard, ...]:
        """Return the canned decks."""
        return DECKS

    def saves(self) -> Iterator[SaveCard]:
        """Yield the canned saves."""
        yield from self.cards

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
