"""Provides the playback of a recorded session."""

from __future__ import annotations

from functools import partial

from textual import work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.reactive import reactive

from wargame.language import _
from wargame.recordings import Moment, Playback
from wargame.tui.intents import AskCompare, BranchSession, GoTo
from wargame.tui.record_commands import REPLAY
from wargame.tui.screens.annotating import AnnotatingScreen
from wargame.tui.screens.asking import AskNumber, AskText
from wargame.tui.screens.dialogs import ask_first
from wargame.tui.screens.moving import SPEEDS, UNIT_WORDS, UNITS
from wargame.tui.widgets.banner import Banner, Heading
from wargame.tui.widgets.comments import CommentPanel
from wargame.tui.widgets.entries import EntryList
from wargame.tui.widgets.flashpoints import FlashpointPanel
from wargame.tui.widgets.map_canvas import MapCanvas, region_map
from wargame.tui.widgets.notes import NotePanel
from wargame.tui.widgets.steps import StepPanel
from wargame.tui.widgets.timeline import COMMENT, DOUBT, Marks, Timeline
from wargame.tui.wording import clip, sentence


class ReplayScreen(AnnotatingScreen):
    """Steps through a session moment by moment. Looking changes nothing."""

    KEYS = REPLAY
    BINDINGS = REPLAY.bindings()
    AUTO_FOCUS = "#entries"

    seat: reactive[int] = reactive(0, init=False)
    """Number of the seat whose view is shown."""

    def __init__(self, playback: Playback, turn: int = 1, at: int | None = None) -> None:
        """Begin at STARTEX, at the first moment of a later turn, or at a moment."""
        if at is None:
            starts = playback.turn_starts()
            at = starts[min(turn, len(starts)) - 1] if turn > 1 and starts else 0
        super().__init__(playback, at)
        self._seats = playback.seats()
        self.moment = self._read()

    def _read(self) -> Moment:
        seat = self._seats[self.seat][0]
        return self.playback.moment(self.at, None if self.shown < 0 else self.shown, seat)

    def heading(self) -> Heading:
        """Return title, turn and file of the moment, and whether it was taken back."""
        view = self.moment.view
        turn = _("turn {turn} of {turns}").format(turn=self.moment.turn, turns=view.turns)
        when = _("{date}, {turn}").format(date=view.date, turn=turn)
        place = _("Replay, taken back") if self.moment.undone else _("Replay")
        label = self.moment.label
        return Heading(
            title=view.title,
            places=(f"{place}  {when}", f"{place}  {turn}", place),
            lows=(_("Undone: {label}").format(label=label) if self.moment.undone else label,),
            file=self.playback.save_name,
        )

    def body(self) -> ComposeResult:
        """Yield the timeline, what happened at the left, the state of the world at the right."""
        view = self.moment.view
        yield Timeline(self.marks)
        with Horizontal(id="room"):
            with Vertical(id="desk"):
                yield EntryList(
                    self.moment.entries,
                    _("What happened"),
                    id="entries",
                    empty=_("Nothing to see."),
                )
                yield NotePanel()
                yield CommentPanel(self.moment.comments)
            with Vertical(id="world"):
                yield FlashpointPanel(view.flashpoints)
                yield StepPanel(view.steps, (view.overall, view.overall_since_turn))
            if view.map is not None:
                yield region_map(view, view.map)

    def on_mount(self) -> None:
        """Show the first moment."""
        self.set_class(self.moment.undone, "-undone")
        self.tell()
        super().on_mount()

    def watch_seat(self) -> None:
        """Show what another seat saw."""
        self.show_moment()

    def show_moment(self) -> None:
        """Hand the moment to banner, timeline and panels."""
        self.moment = self._read()
        view = self.moment.view
        with self.app.batch_update():
            self.set_class(self.moment.undone, "-undone")
            self.query_one(Banner).heading = self.heading()
            self.query_one(EntryList).entries = self.moment.entries
            self.query_one(CommentPanel).comments = self.moment.comments
            self.show_note()
            self.query_one(FlashpointPanel).flashpoints = view.flashpoints
            self.query_one(StepPanel).show(view)
            for canvas in self.query(MapCanvas):
                canvas.show(view)
            self.tell()

    def tell(self) -> None:
        """Say number, events, speed, step and seat below the timeline."""
        events = (
            _(", event {shown} of {events}").format(shown=self.shown, events=self.moment.events)
            if self.shown >= 0
            else ""
        )
        state = (
            _("playing, {n:g} s").format(n=SPEEDS[self.speed]) if self.is_playing else _("stopped")
        )
        seat = _("  seen by {n}").format(n=self._seats[self.seat][1]) if self.seat else ""
        timeline = self.query_one(Timeline)
        timeline.at = self.at
        timeline.says = _("{n} of {n2}{events}  {state}  {unit}{seat}  {n4}").format(
            n=self.at + 1,
            n2=len(self.playback),
            events=events,
            state=state,
            unit=_(UNIT_WORDS[UNITS[self.unit]]),
            seat=seat,
            n4=self.reviewed or self._legend(),
        )

    def _legend(self) -> str:
        glyphs, marks = self.glyphs, self.marks
        signs = [_("{tick} turn").format(tick=glyphs.tick)]
        signs += [_("{rung} rung").format(rung=glyphs.rung)] * bool(marks.rungs)
        signs += [_("{comment} comment").format(comment=COMMENT)] * bool(marks.comments)
        signs += [_("{doubt} fault").format(doubt=DOUBT)] * bool(marks.doubts)
        signs += [_("{gone} undone").format(gone=glyphs.gone)] * (marks.undone_from < marks.total)
        return "  ".join(signs)

    def action_seat(self) -> None:
        """Show what another seat saw."""
        self.seat = (self.seat + 1) % len(self._seats)

    def action_jump(self) -> None:
        """Ask for a turn and go to its first moment."""
        starts = self.marks.turns

        def go(turn: int | None) -> None:
            if turn is not None:
                self.go(starts[turn - 1])

        if starts:
            self.app.push_screen(AskNumber(_("Go to which turn?"), 1, len(starts)), go)

    def action_comment(self) -> None:
        """Ask for a comment on this moment."""
        self.is_playing = False
        index = self.at

        def say(text: str | None) -> None:
            if text:
                self._say(index, text)

        says = _("It is added to the record, which stays as it is otherwise.")
        self.app.push_screen(
            AskText(_("Comment on: {label}").format(label=self.moment.label), says=says), say
        )

    @work(thread=True, group="comment", exit_on_error=False)
    def _say(self, index: int, text: str) -> None:
        refused = self.playback.comment(index, text)
        marks = Marks.of(self.playback)
        self.app.call_later(partial(self._said, refused, marks))

    def _said(self, refused: str, marks: Marks) -> None:
        if refused:
            self.say(refused, is_warning=True)
        elif self.is_attached:
            self.marks = self.query_one(Timeline).marks = self.marked(marks)
            self.show_moment()
            self.say(_("The comment is in the record."))

    def action_lines(self) -> None:
        """Show branches and what was taken back."""
        self._visit("lines")

    def action_compare(self) -> None:
        """Ask what to compare with."""
        self.is_playing = False
        self.post_message(AskCompare(self.playback))

    def action_branch(self) -> None:
        """Ask once, then begin a new session at this moment."""
        label = clip(self.moment.label, 60, self.glyphs.more)
        question = sentence(
            _("Begin a new session after {moment}? The recorded one stays as it is."), moment=label
        )

        self.is_playing = False
        branch = BranchSession(self.playback, self.at)
        ask_first(self, question, _("Branch"), lambda: self.post_message(branch))

    def action_ledger(self) -> None:
        """Ask why."""
        self._visit("ledger")

    def action_charts(self) -> None:
        """Draw steps, tensions and indicators up to this moment."""
        self._visit("charts")

    def action_map(self) -> None:
        """Show the map as it was at this moment."""
        if self.moment.view.map is None:
            self.say(_("This model has no map."))
        else:
            self._visit("map")

    def _visit(self, place: str) -> None:
        self.is_playing = False
        self.post_message(GoTo(place))
