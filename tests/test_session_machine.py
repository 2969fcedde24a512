from __future__ import annotations

from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from tests.journal.tiny import TOKYO, begin, clock
from wargame.core.commands import Command, EndTurn, Respond, StartExercise
from wargame.core.legal import legal_commands
from wargame.core.rejections import Rejection
from wargame.journal.record import read
from wargame.journal.replay import replay
from wargame.journal.verify import verify
from wargame.session import Session


class SessionMachine(RuleBasedStateMachine):
    """Plays, closes, tears and resumes a session in any order."""

    def __init__(self) -> None:
        super().__init__()
        import tempfile

        self.folder = tempfile.TemporaryDirectory()
        self.session = begin(Path(self.folder.name), turns=5, played=(TOKYO,))
        self.accepted: list[Command] = [StartExercise((TOKYO,))]

    @precondition(lambda self: not self.session.state.ending)
    @rule(data=st.data())
    def play_legally(self, data: st.DataObject) -> None:
        """What is legal is accepted."""
        legal = legal_commands(self.session.tables, self.session.state)
        command = data.draw(st.sampled_from(legal))
        assert isinstance(self.session.submit(command, "player"), tuple)
        self.accepted.append(command)

    @rule(
        command=st.sampled_from(
            [
                StartExercise((TOKYO,)),
                EndTurn("washington"),
                EndTurn("nowhere"),
                Respond(TOKYO, "median-line", "surrender"),
            ]
        )
    )
    def play_illegally(self, command: Command) -> None:
        """What is not legal is refused and leaves no trace."""
        before = self.session.path.read_bytes()
        assert isinstance(self.session.submit(command, "player"), Rejection)
        assert self.session.path.read_bytes() == before

    @rule()
    def close_and_resume(self) -> None:
        """Nothing is lost by closing."""
        state = self.session.state
        self.session.close()
        self.session = Session.resume(self.session.path, clock)
        assert self.session.state == state

    @rule(scrap=st.binary(min_size=1, max_size=20).filter(lambda b: not b.endswith(b"\n")))
    def crash_while_writing_and_resume(self, scrap: bytes) -> None:
        """A scrap without an end is set aside."""
        self.session.close()
        with self.session.path.open("ab") as file:
            file.write(scrap.replace(b"\n", b" "))
        self.session = Session.resume(self.session.path, clock)
        assert self.session.notice

    @invariant()
    def the_file_is_the_truth(self) -> None:
        """Reading it gives what was accepted, what is shown, and what the rules say."""
        record = read(self.session.path)
        assert [entry.command for entry in record.entries] == self.accepted
        assert replay(record).state == self.session.state
        assert verify(self.session.path).is_true

    def teardown(self) -> None:
        """Let go of the file."""
        self.session.close()
        self.folder.cleanup()


TestSessionMachine = SessionMachine.TestCase


TestSessionMachine.settings = settings(max_examples=25, stateful_step_count=15, deadline=None)
