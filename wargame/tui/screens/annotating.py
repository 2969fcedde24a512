"""Provides the review of a recording on its screen: made beside it, shown moment by moment."""

from __future__ import annotations

from dataclasses import replace

from textual import work
from textual.worker import Worker, get_current_worker

from wargame.appraisals import Annotated, GivenUp, Review
from wargame.errors import WargameError
from wargame.language import N_, _
from wargame.mishaps import told
from wargame.tui.screens.moving import MovingScreen
from wargame.tui.widgets.notes import NotePanel
from wargame.tui.widgets.timeline import Marks, Timeline

WAITING = N_("The review plays every course on many times; the curve shows when it is done.")


class AnnotatingScreen(MovingScreen):
    """Asks for the review of its recording, and lays it over timeline and moments."""

    annotated: Annotated | None = None
    """None until it has been asked for and made."""
    reviewed: str = ""
    """How far a review under way has come; empty if none is."""

    def marked(self, marks: Marks) -> Marks:
        """Return the marks of a timeline with what the review says."""
        if self.annotated is None:
            return marks
        doubts = tuple(i for i, note in enumerate(self.annotated.notes) if "?" in note.mark)
        return replace(marks, curve=self.annotated.evaluation, doubts=doubts)

    def show_note(self) -> None:
        """Show what the review says of the moment."""
        note = self.annotated.notes[self.at] if self.annotated else None
        self.query_one(NotePanel).note = note

    def action_review(self) -> None:
        """Have the session reviewed; if that is under way, give it up."""
        if self.reviewed:
            self.workers.cancel_group(self, "review")
            self._let_be()
            self.say(_("The review was given up."))
        elif self.annotated is not None:
            self.say(self.annotated.sums)
        else:
            self.reviewed = "reviewing"
            self.say(_(WAITING))
            self.tell()
            self._review()

    @work(thread=True, exclusive=True, group="review", exit_on_error=False)
    def _review(self) -> None:
        worker = get_current_worker()

        def heard(so_far: Review) -> bool:
            if not worker.is_cancelled:
                self.app.call_later(self._heard, so_far.curve[-1][1])
            return not worker.is_cancelled

        try:
            found = self.playback.review(heard)
        except GivenUp:
            return
        except (WargameError, ValueError) as error:
            self.app.call_later(self._failed, worker, error)
            return
        if not worker.is_cancelled:
            self.app.call_later(self._take, found)

    def _heard(self, turn: int) -> None:
        if self.is_attached and self.reviewed:
            self.reviewed = _("reviewing, turn {turn}").format(turn=turn)
            self.tell()

    def _failed(self, worker: Worker[None], error: Exception) -> None:
        if self.is_attached and not worker.is_cancelled:
            self._let_be()
            what = told(error) if isinstance(error, WargameError) else _("Nothing was decided yet.")
            self.say(what, is_warning=True)

    def _let_be(self) -> None:
        self.reviewed = ""
        self.tell()

    def _take(self, found: Annotated) -> None:
        if self.is_attached:
            self.annotated = found
            self.reviewed = ""
            self.marks = self.query_one(Timeline).marks = self.marked(self.marks)
            self.show_moment()
            self.say(found.sums)

    def action_doubt_on(self) -> None:
        """Go to the next decision that the review finds fault with."""
        self._to_doubt(forward=True)

    def action_doubt_back(self) -> None:
        """Go to the one before."""
        self._to_doubt(forward=False)

    def _to_doubt(self, *, forward: bool) -> None:
        if self.annotated is None:
            self.say(_("No review was made yet; a makes one."))
            return
        doubts = self.marks.doubts
        later = [place for place in doubts if place > self.at]
        earlier = [place for place in doubts if place < self.at]
        found = later[:1] if forward else earlier[-1:]
        self.go(*found) if found else self.say(_("There is none that way."))
