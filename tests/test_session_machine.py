from __future__ import annotations

from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from tests.journal.tiny import TOKYO, begin, clock
from wargame.core.commands import Command, EndTurn, Respond, StartExercise
from wargame.core.legal import legal_commands
from wargame.core.rejections import Rejection
from wargame.core.remarks import Comment, Remark, Titled, fault, tidy
from wargame.journal.history import Undone
from wargame.journal.lines import Remarked
from wargame.journal.record import read
from wargame.journal.replay import fold, replay
from wargame.journal.verify import verify
from wargame.session import Session


class SessionMachine(RuleBasedStateMachine):
    """Plays, takes back, remarks, closes, tears and resumes a session in any order."""

    def __init__(self) -> None:
        super().__init__()
        import tempfile

        self.folder = tempfile.TemporaryDirectory()
        self.session = begin(Path(self.folder.name), turns=5, played=(TOKYO,))
        self.accepted: list[Command] = [StartExercise((TOKYO,))]
        self.states = [self.session.state]
        """The state after each accepted command."""
        self.undone = 0
        self.remarks: list[Remark] = []

    @precondition(lambda self: not self.session.state.ending)
    @rule(data=st.data())
    def play_legally(self, data: st.DataObject) -> None:
        """What is legal is accepted."""
        legal = legal_commands(self.session.tables, self.session.state)
        command = data.draw(st.sampled_from(legal))
        assert isinstance(self.session.submit(command, "player"), tuple)
        self.accepted.append(command)
        self.states.append(self.session.state)

    @precondition(lambda self: len(self.accepted) > 1)
    @rule(data=st.data(), reason=st.text(max_size=20))
    def take_back(self, data: st.DataObject, reason: str) -> None:
        """The world is again what it was; what was taken back is still in the file."""
        at = data.draw(st.integers(0, len(self.accepted) - 2))
        taken = self.session.trail[at + 1 :]
        undone = self.session.rewind(self.session.trail[at].line, reason, "player")
        assert isinstance(undone, Undone)
        assert undone.steps == taken
        del self.accepted[at + 1 :], self.states[at + 1 :]
        self.undone += len(taken)

    @rule(line=st.integers(-1, 40))
    def take_back_in_vain(self, line: int) -> None:
        """What is not on the course cannot be gone back to."""
        if line in {step.line for step in self.session.trail[:-1]}:
            return
        before = self.session.path.read_bytes()
        assert isinstance(self.session.rewind(line, "", "player"), Rejection)
        assert self.session.path.read_bytes() == before

    @rule(data=st.data(), text=st.text(min_size=1, max_size=20))
    def remark(self, data: st.DataObject, text: str) -> None:
        """Anything that was ever done can be remarked on, undone or not."""
        steps = [*self.session.trail, *(s for u in self.session.history.undone for s in u.steps)]
        about = data.draw(st.sampled_from([2, *sorted(step.line for step in steps)]))
        kinds: list[Remark] = [Comment(text), Titled(text)]
        said = data.draw(st.sampled_from(kinds))
        if not fault(said):
            assert isinstance(self.session.remark(about, said, "player"), Remarked)
            self.remarks.append(tidy(said))

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
        history = replay(record)
        assert history.state == self.session.state == self.states[-1]
        assert [state for _, state in fold(record)] == self.states
        assert [history.state_at(at) for at in range(len(history))] == self.states
        assert record.undone == history.undone_steps == self.undone
        assert [each.remark for each in record.remarks] == self.remarks
        assert verify(self.session.path).is_true

    def teardown(self) -> None:
        """Let go of the file."""
        self.session.close()
        self.folder.cleanup()


TestSessionMachine = SessionMachine.TestCase


TestSessionMachine.settings = settings(max_examples=25, stateful_step_count=15, deadline=None)
