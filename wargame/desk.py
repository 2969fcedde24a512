"""Keeps the sessions of this machine: begins them, finds them again, plays them back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from wargame.clock import fresh_seed, now
from wargame.core.commands import Command, EndTurn, StartExercise
from wargame.core.perspective import Perspective
from wargame.core.rejections import Rejection
from wargame.core.views import Citation, Entry, LedgerRow, Preview, View
from wargame.deck.find import find_deck, list_decks
from wargame.deck.load import load_scenario
from wargame.explain import Line, ledger
from wargame.gateway import DeckCard, Moment, NewSession, SaveCard, Summary, Told
from wargame.journal.branch import branch
from wargame.journal.catalogue import list_saves
from wargame.journal.history import History, Step
from wargame.journal.record import read
from wargame.journal.replay import replay
from wargame.presenters import Teller
from wargame.review import summary
from wargame.saves import find_save
from wargame.session import Session

TUTORIAL = "turn-zero"
"""Name of the deck that teaches the screen."""
_MET = ".turn-zero-met"
"""File in the saves folder that remembers that turn zero was finished or skipped."""


def _lines(trail: tuple[Step, ...]) -> tuple[Line, ...]:
    return tuple((step.line, step.events) for step in trail)


class LocalTable:
    """A session on this machine, as its one seat sees it."""

    def __init__(self, session: Session) -> None:
        """Sit down at an open session."""
        self._session = session
        self._teller = Teller(session.tables.scenario)
        header = session.header
        preview: Preview = header.preview
        self._perspective = Perspective(session.tables, header.cell, preview)

    @property
    def save_name(self) -> str:
        """Name of the file."""
        return self._session.path.name

    @property
    def notice(self) -> str:
        """What was mended when the file was opened."""
        return self._session.notice

    def view(self) -> View:
        """Return what this seat sees now."""
        return self._perspective.view(self._session.state)

    def submit(self, command: Command) -> Told:
        """Ask for a command; it is on disk before this returns."""
        turn = self._session.state.turn
        decided = self._session.submit(command, self._perspective.seat_title())
        if isinstance(decided, Rejection):
            return Told(refused=f"{decided.what[:1].upper()}{decided.what[1:]}.")
        return Told(refused="", entries=self._teller.entries(turn, decided))

    def news(self) -> tuple[Entry, ...]:
        """Return what the end of the last turn brought."""
        for step in reversed(self._session.trail):
            if isinstance(step.command, EndTurn | StartExercise):
                return self._teller.entries(step.turn_before, step.events)
        return ()

    def story(self) -> tuple[Entry, ...]:
        """Return everything that has happened, in order."""
        return tuple(
            entry
            for step in self._session.trail
            for entry in self._teller.entries(step.turn_before, step.events)
        )

    def ledger(self, about: str = "") -> tuple[LedgerRow, ...]:
        """Return every change of an indicator or a score."""
        return ledger(self._session.tables, _lines(self._session.trail), about)

    def trend(self, about: str) -> tuple[int, ...]:
        """Return the values at each turn's start, and now."""
        return _trend(self._session.history, about)

    def citations(self, sources: tuple[str, ...]) -> tuple[Citation, ...]:
        """Return citations in full."""
        return self._teller.citations(sources)

    def summary(self) -> Summary:
        """Return the turning points and scores by turn."""
        return summary(self._session.tables, _lines(self._session.trail))

    def close(self) -> None:
        """Let go of the file."""
        self._session.close()


def _trend(history: History, about: str) -> tuple[int, ...]:
    starts = [i for i, step in enumerate(history.trail) if step.turn_after != step.turn_before]
    states = [history.state_at(index) for index in starts]
    slot = history.tables.slots.get(about)
    if slot is not None:
        return tuple(state.values[slot] for state in states)
    if about == "overall":
        place = -1
    else:
        steps = [f"step/{step.id}" for step in history.tables.scenario.model.steps]
        place = steps.index(about)
    return tuple(row[place] for row in history.state.scores)


class LocalPlayback:
    """A recorded session of this machine, opened to be looked at."""

    def __init__(self, path: Path, saves: Path) -> None:
        """Read a file up to its end or its first damage."""
        record = read(path)
        self._path = path
        self._saves = saves
        self._notice = str(record.damage or "")
        if record.unfinished:
            self._notice = f"{path.name}: line {record.unfinished} is unfinished and left out."
        self._history = replay(record)
        self._teller = Teller(self._history.tables.scenario)
        preview: Preview = record.header.preview
        self._perspective = Perspective(self._history.tables, record.header.cell, preview)

    @property
    def save_name(self) -> str:
        """Name of the file."""
        return self._path.name

    @property
    def notice(self) -> str:
        """What is wrong with the record."""
        return self._notice

    def __len__(self) -> int:
        """Return the number of moments."""
        return len(self._history)

    def moment(self, index: int) -> Moment:
        """Return one moment, 0 being STARTEX."""
        step = self._history.trail[index]
        state = self._history.state_at(index)
        entries = self._teller.entries(step.turn_before, step.events)
        return Moment(
            index=index,
            turn=state.turn,
            label=_label(step, entries),
            entries=entries,
            view=self._perspective.view(state),
        )

    def turn_starts(self) -> tuple[int, ...]:
        """Return the index of the first moment of every turn."""
        return tuple(
            index
            for index, step in enumerate(self._history.trail)
            if step.turn_after != step.turn_before
        )

    def ledger(self, about: str = "") -> tuple[LedgerRow, ...]:
        """Return every change of an indicator or a score."""
        return ledger(self._history.tables, _lines(self._history.trail), about)

    def citations(self, sources: tuple[str, ...]) -> tuple[Citation, ...]:
        """Return citations in full."""
        return self._teller.citations(sources)

    def branch(self, index: int) -> str:
        """Begin a new session that shares everything up to this moment."""
        line = self._history.trail[index].line
        return branch(self._path, saves=self._saves, clock=now, line=line).name


def _label(step: Step, entries: tuple[Entry, ...]) -> str:
    if isinstance(step.command, EndTurn):
        return f"End of turn {step.turn_before}"
    return entries[0].headline if entries else ""


class LocalDesk:
    """The decks and saves of this machine."""

    def __init__(self, saves: Path, decks: tuple[Path, ...]) -> None:
        """Work with a folder of saves and the folders that hold decks."""
        self._saves = saves
        self._decks = decks

    @property
    def saves_folder(self) -> str:
        """Folder that holds the saves."""
        return str(self._saves)

    def decks(self) -> tuple[DeckCard, ...]:
        """Return the decks that can be played, the tutorial first."""
        cards = [
            DeckCard(
                name=entry.path.stem,
                title=entry.title,
                summary=entry.summary,
                turns=entry.turns,
                problem=entry.first_problem,
                cells=entry.cells,
                tutorial=entry.path.stem == TUTORIAL,
            )
            for entry in list_decks(self._decks)
        ]
        return tuple(sorted(cards, key=lambda card: not card.tutorial))

    def saves(self) -> Iterator[SaveCard]:
        """Yield the saved sessions, newest first."""
        for info in list_saves(self._saves):
            yield SaveCard(
                name=info.name,
                title=info.title or info.deck_title,
                deck=info.deck_title or info.deck,
                turn=info.turn,
                turns=info.turns,
                date=info.begun,
                seed=info.seed,
                preview=info.preview,
                seat=info.cell,
                overall=info.overall or 0,
                ending=info.ending,
                parent=info.parent,
                problem=info.problem,
            )

    def start(self, new: NewSession) -> LocalTable:
        """Begin a session and its file, and give STARTEX."""
        scenario = load_scenario(find_deck(new.deck, self._decks))
        session = Session.create(
            scenario,
            seed=fresh_seed() if new.seed is None else new.seed,
            played=(new.cell,),
            cell=new.cell,
            preview=new.preview,
            title=new.title,
            saves=self._saves,
            clock=now,
        )
        table = LocalTable(session)
        table.submit(StartExercise((new.cell,)))
        return table

    def resume(self, name: str) -> LocalTable:
        """Open a session to play on."""
        session = Session.resume(find_save(name, self._saves), now)
        table = LocalTable(session)
        if not session.state.turn:
            table.submit(StartExercise(session.header.played))
        return table

    def playback(self, name: str) -> LocalPlayback:
        """Open a session to look at."""
        return LocalPlayback(find_save(name, self._saves), self._saves)

    def first_time(self) -> bool:
        """Return true if nobody has finished or skipped turn zero here."""
        return not (self._saves / _MET).exists()

    def met(self) -> None:
        """Remember that turn zero was finished or skipped."""
        self._saves.mkdir(parents=True, exist_ok=True)
        (self._saves / _MET).touch()
