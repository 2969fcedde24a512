"""Keeps the sessions of this machine: begins them, finds them again, plays them back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from wargame.clock import fresh_seed, now
from wargame.core.commands import StartExercise
from wargame.core.rejections import Rejection
from wargame.core.remarks import Remark
from wargame.core.scenario import Scenario
from wargame.core.views import Citation
from wargame.core.views_reference import Reference
from wargame.deck.find import find_deck, list_decks
from wargame.deck.translated_list import told_in
from wargame.deck.translation import load_in
from wargame.errors import BadInput
from wargame.gateway import DeckCard, NewSession, Place, SaveCard
from wargame.handbook.book import reference
from wargame.journal import shelf
from wargame.journal.catalogue import list_saves
from wargame.journal.lines import Remarked
from wargame.journal.record import Record
from wargame.journal.remarking import remark_on
from wargame.language import _, spoken
from wargame.lesson import has_met_lesson, remember_lesson
from wargame.mishaps import refusal
from wargame.names import Names
from wargame.playback import LocalPlayback
from wargame.saves import find_save
from wargame.session import Session
from wargame.table import LocalTable

TUTORIAL = "turn-zero"
"""Name of the deck that teaches the screen."""
COMMENTATOR = "viewer"
"""Seat of whoever comments on a recording."""


class LocalDesk:
    """The decks and saves of this machine."""

    def __init__(self, saves: Path, decks: tuple[Path, ...]) -> None:
        """Work with a folder of saves and the folders that hold decks."""
        self._saves = saves
        self._decks = decks
        self._sessions: list[Session] = []
        """Sessions that this desk has opened to be played."""

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
            for entry in told_in(list_decks(self._decks), spoken())
        ]
        return tuple(sorted(cards, key=lambda card: not card.tutorial))

    def _folder(self, place: Place) -> Path:
        return {
            "": self._saves,
            "archive": self._saves / shelf.ARCHIVE,
            "trash": self._saves / shelf.TRASH,
        }[place]

    def saves(self, place: Place = "") -> Iterator[SaveCard]:
        """Yield the saved sessions of a place, newest first."""
        for info in list_saves(self._folder(place)):
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
                overall=info.overall,
                ending=info.ending,
                parent=info.parent,
                problem=info.problem,
                parent_line=info.parent_line,
            )

    def rename(self, name: str, title: str) -> None:
        """Give a session another title."""
        shelf.rename(find_save(name, self._saves), title, now)

    def duplicate(self, name: str) -> str:
        """Copy a session; return the name of the copy."""
        return shelf.duplicate(find_save(name, self._saves), self._saves, now).name

    def put(self, name: str, place: Place, from_place: Place = "") -> str:
        """Move a session between the saves, the archive and the trash; return its name there."""
        path = find_save(name, self._folder(from_place))
        return shelf.move(path, self._folder(place)).name

    def empty_trash(self) -> int:
        """Delete what is in the trash for good; return how many sessions that were."""
        return shelf.empty_trash(self._saves)

    def export(self, name: str, target: str) -> str:
        """Copy a session to a file; return what is to be told."""
        path = Path(target).expanduser()
        record = shelf.export(find_save(name, self._saves), path)
        return (
            _("{name} was copied to {path}. {damage}")
            .format(name=name, path=path, damage=record.damage or "")
            .strip()
        )

    def import_file(self, source: str) -> str:
        """Copy a file into the saves; return what is to be told."""
        path, record = shelf.import_file(Path(source).expanduser(), self._saves, now)
        return (
            _("{name} is among the saves now. {damage}")
            .format(name=path.name, damage=record.damage or "")
            .strip()
        )

    def start(self, new: NewSession) -> LocalTable:
        """Begin a session and its file, and give STARTEX."""
        scenario, notice = load_in(find_deck(new.deck, self._decks), new.language or spoken())
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
        session.notice = notice
        table = self._sit(session)
        table.submit(StartExercise((new.cell,)))
        return table

    def resume(self, name: str) -> LocalTable:
        """Open a session to play on."""
        session = Session.resume(find_save(name, self._saves), now)
        table = self._sit(session)
        if not session.state.turn:
            table.submit(StartExercise(session.header.played))
        return table

    def playback(self, name: str) -> LocalPlayback:
        """Open a session to look at."""
        return LocalPlayback.open(find_save(name, self._saves), self._saves, self._say)

    def _sit(self, session: Session) -> LocalTable:
        self._sessions = [*(each for each in self._sessions if each.is_open), session]
        return LocalTable(session)

    def _say(self, record: Record, about: int, remark: Remark) -> str:
        """Add a remark to a record, by way of its session if that is being played here."""
        answer: Rejection | Remarked
        for session in self._sessions:
            if session.is_open and session.path.resolve() == record.path.resolve():
                answer = session.remark(about, remark, COMMENTATOR)
                if isinstance(answer, Remarked):
                    record.take(answer)
                break
        else:
            answer = remark_on(record, about, remark, COMMENTATOR, now)
        if isinstance(answer, Rejection):
            return refusal(answer)
        return ""

    def reference(self) -> Reference:
        """Return the book of the first model that can be played; no inject is told."""
        return reference(self._first())

    def citations(self, sources: tuple[str, ...]) -> tuple[Citation, ...]:
        """Return citations of that book in full."""
        return Names(self._first()).citations(sources)

    def _first(self) -> Scenario:
        sound = [entry.path for entry in list_decks(self._decks) if not entry.first_problem]
        if not sound:
            raise BadInput(_("no deck can be played here; run `wargame deck check` on yours"))
        return load_in(sound[0], spoken())[0]

    def first_time(self) -> bool:
        """Return true if nobody has finished or skipped turn zero here."""
        return not has_met_lesson(self._saves)

    def met(self) -> None:
        """Remember that turn zero was finished or skipped."""
        remember_lesson(self._saves)
