"""Runs one session: decides commands, puts them on the disk, then lets everybody see them."""

from __future__ import annotations

import operator
from pathlib import Path
from types import TracebackType

import wargame
from wargame.core.chance import MASK
from wargame.core.commands import Command
from wargame.core.decide import decide
from wargame.core.events import Event
from wargame.core.memo import Latest
from wargame.core.phrases import phrase
from wargame.core.plain import plain
from wargame.core.rejections import Reason, Rejection
from wargame.core.remarks import Remark, clean_title, tidy
from wargame.core.rows import Tables
from wargame.core.scenario import Scenario
from wargame.core.scenario_json import scenario_to_json
from wargame.core.state import State
from wargame.core.tables import compile_tables
from wargame.core.views import Preview
from wargame.errors import BadInput, WargameError
from wargame.journal.canonical import canonical, digest
from wargame.journal.codec import Malformed
from wargame.journal.header import Header, check_header
from wargame.journal.history import History, Step, Undone
from wargame.journal.lines import REASON_LIMIT, REWINDS_FROM, Remarked, Rewind
from wargame.journal.remarking import refusal
from wargame.journal.replay import replay
from wargame.journal.store import Clock, Journal
from wargame.language import _


class Session:
    """A session that is being played, and the only writer of its file."""

    def __init__(
        self, journal: Journal, header: Header, history: History, clock: Clock, notice: str = ""
    ) -> None:
        """Hold what `create` or `resume` has opened."""
        self._journal = journal
        self._history = history
        self._clock = clock
        self.header = header
        self.notice = notice
        """What was mended when the file was opened; empty if nothing was."""
        self.last_at = header.begun
        """Wall time of the last accepted command, in ISO form."""

    @classmethod
    def create(
        cls,
        scenario: Scenario,
        *,
        seed: int,
        played: tuple[str, ...],
        cell: str,
        preview: Preview,
        title: str,
        saves: Path,
        clock: Clock,
        mode: str = "solo",
    ) -> Session:
        """Begin a session and its file. It is before STARTEX: submit `StartExercise` next.

        Args:
            scenario: The deck to play.
            seed: All luck follows from it; in 0 to 2**64 - 1.
            played: Cells with people in them, or the whole.
            cell: The cell this seat answers for, or the whole.
            preview: How much of an option's consequences is shown.
            title: What the player calls it; it never becomes part of a path.
            saves: Folder of the new file.
            clock: Tells the wall time.
            mode: How it is played, such as "solo".
        """
        if not 0 <= seed <= MASK:
            raise BadInput(
                _("the seed {seed} is out of range; choose one from 0 to {most}").format(
                    seed=seed, most=MASK
                )
            )
        text, deck_digest = _canonical(scenario)
        begun = clock()
        header = Header(
            program=wargame.__version__,
            deck=scenario.deck,
            deck_digest=deck_digest,
            seed=seed,
            played=played,
            cell=cell,
            preview=preview,
            mode=mode,
            title=clean_title(title),
            begun=begun.isoformat(timespec="seconds"),
        )
        try:
            check_header(header, scenario)
        except Malformed as error:
            raise BadInput(
                _("{deck}: {error}; choose from its cells").format(deck=scenario.deck, error=error)
            ) from error
        history = History(compile_tables(scenario))
        return cls(Journal.create(saves, header, text, begun), header, history, clock)

    @classmethod
    def resume(cls, path: Path, clock: Clock) -> Session:
        """Open a session to play on. Raises WargameError if it is damaged or open elsewhere."""
        journal, record, notice = Journal.open(path)
        try:
            return cls(journal, record.header, replay(record), clock, notice)
        except BaseException:
            journal.close()
            raise

    @property
    def path(self) -> Path:
        """The file of the session."""
        return self._journal.path

    @property
    def is_open(self) -> bool:
        """Whether it can still be played; false once it was closed."""
        return not self._journal.is_closed

    @property
    def tables(self) -> Tables:
        """The compiled scenario."""
        return self._history.tables

    @property
    def state(self) -> State:
        """The world now."""
        return self._history.state

    @property
    def trail(self) -> tuple[Step, ...]:
        """Every accepted command with what it brought, oldest first."""
        return self._history.trail

    @property
    def history(self) -> History:
        """The whole course so far, to be read."""
        return self._history

    def state_at(self, index: int) -> State:
        """Return the world after a step of the trail; -1 is the world before STARTEX."""
        return self._history.state_at(index)

    def submit(self, command: Command, seat: str, act: str = "") -> tuple[Event, ...] | Rejection:
        """Decide a command; if it is accepted it is on the disk before anybody sees it.

        `act` is the name that a client gave to what it asked for; it stands in the record.
        Raises WargameError if it cannot be saved; then it has not happened.
        """
        decided = decide(self.tables, self.state, command, self.header.seed)
        if isinstance(decided, Rejection):
            return decided
        # Folding is pure, so it may come before the write: a line that could not be folded is
        # never written. Nobody sees the new state before the line is on the disk.
        state = self._history.folded(decided)
        seat, at = plain(seat, lines=False), self._clock()
        line = self._journal.append(command, decided, seat, at, act)
        self._history.add(line, command, decided, state)
        self.last_at = at.isoformat(timespec="seconds")
        return decided

    def rewind(self, to: int, reason: str, seat: str, act: str = "") -> Undone | Rejection:
        """Go back to the state after a line of the course; what came after it stays in the file.

        Luck is keyed by what is drawn for, so the same decisions bring the same results again.
        Raises WargameError if it cannot be saved; then it has not happened.
        """
        if self.header.format < REWINDS_FROM:
            return Rejection(Reason.OLD_RECORD, _too_old(self.path.name))
        at = self._history.place(to)
        if isinstance(at, Rejection):
            return at
        reason = plain(reason, lines=False).strip()[:REASON_LIMIT]
        seat, when = plain(seat, lines=False), self._clock()
        state = self._history.state_at(at)
        turn, overall = state.turn, state.scores[-1][-1] if state.scores else None
        line = self._journal.append_rewind(to, (turn, overall), reason, seat, when, act)
        at_text = when.isoformat(timespec="seconds")
        return self._history.rewind(Rewind(line, to, turn, overall, reason, seat, at_text, act))

    def remark(self, about: int, remark: Remark, seat: str, act: str = "") -> Remarked | Rejection:
        """Add a remark about a line to the record; it changes nothing.

        Args:
            about: Line of a command, undone or not; 2 is the session as a whole.
            remark: What is said.
            seat: Who says it.
            act: Name that a client gave to what it asked for.
        """
        refused = refusal(about, remark, is_there=self._history.has(about))
        if refused is not None:
            return refused
        seat, at, remark = plain(seat, lines=False), self._clock(), tidy(remark)
        line = self._journal.append_remark(about, remark, seat, at, act)
        return Remarked(line, about, remark, seat, at.isoformat(timespec="seconds"), act)

    def close(self) -> None:
        """Let go of the file. Nothing is lost by closing; closing twice does no harm."""
        self._journal.close()

    def __enter__(self) -> Session:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()


def _too_old(name: str) -> str:
    return phrase(
        "{name} has an older format, in which nothing can be taken back; "
        "`wargame branch {name} --turn N` begins a copy that can",
        name=name,
    )


_latest: Latest[Scenario, tuple[str, str]] = Latest(operator.is_)


def _canonical(scenario: Scenario) -> tuple[str, str]:
    return _latest.get(scenario, lambda: _write(scenario))


def _write(scenario: Scenario) -> tuple[str, str]:
    try:
        text = canonical(scenario_to_json(scenario))
        return text, digest(text)
    except UnicodeEncodeError as error:
        what = "a text of the deck has half a character in it; write it anew"
        raise WargameError(f"{scenario.deck}: {what}") from error
