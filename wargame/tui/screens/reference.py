"""Provides the reference: claims, words, the model, what moves what."""

from __future__ import annotations

from functools import partial

from rich.cells import cell_len
from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Input, OptionList

from wargame.core.views_reference import Reference, Topic, TopicSection
from wargame.language import _
from wargame.tui.commands import REFERENCE
from wargame.tui.passages import paragraphs
from wargame.tui.screens.asking import Pick
from wargame.tui.screens.base import ExerciseScreen
from wargame.tui.widgets.banner import Heading
from wargame.tui.widgets.drawn import Drawn
from wargame.tui.widgets.rows import Row, RowList
from wargame.tui.wording import LEAD, QUIET, hang, lines, styled
from wargame.wording import left


class TopicText(Drawn):
    """Shows one topic in full."""

    topic: reactive[Topic | None] = reactive(None, layout=True)
    _drawn: tuple[Topic | None, int, Content] = (None, -1, Content(""))

    def draw(self, width: int) -> Content:
        """Return meaning, facts, lists and source; put together once for a topic and a width."""
        if self._drawn[0] is not self.topic or self._drawn[1] != width:
            self._drawn = (self.topic, width, self._put_together(width))
        return self._drawn[2]

    def _put_together(self, width: int) -> Content:
        one = self.topic
        if one is None:
            return styled(_("Nothing is found. Change the words of the filter."), QUIET)
        longest = max((cell_len(label) for label, _value in one.facts), default=0)
        facts = [
            hang(value, width, styled(f"{left(label, longest)}  ", QUIET))
            for label, value in one.facts
        ]
        source = hang(styled(_("Source: {join}").format(join=", ".join(one.source)), QUIET), width)
        parts = [
            lines(hang(styled(one.title, "bold"), width), paragraphs(one.says, width)),
            lines(*facts),
            *(self._section(section, width) for section in one.sections),
            source if one.source else Content(""),
        ]
        return Content("\n\n").join([part for part in parts if part])

    def _section(self, section: TopicSection, width: int) -> Content:
        to = self.glyphs.to
        return lines(
            hang(styled(section.title, LEAD), width),
            *(
                hang(line.text, width, f"{to if line.topic else self.glyphs.dot} ")
                for line in section.lines
            ),
        )


class ReferenceScreen(ExerciseScreen):
    """Looks things up. A list of topics by chapter, the marked one beside it."""

    KEYS = REFERENCE
    BINDINGS = REFERENCE.bindings()
    AUTO_FOCUS = "#topics"

    def __init__(self, book: Reference, about: str = "") -> None:
        """Begin with the topic of this id, or with the first."""
        super().__init__()
        self._book = book
        self._topics = {one.id: one for one in book.topics}
        self._about = about
        self._trail: list[str] = []

    def heading(self) -> Heading:
        """Return the name of the model."""
        low = _("/ finds words, Enter follows what a topic speaks of, Backspace goes back")
        return Heading(title=_(self.KEYS.screen), places=(self._book.title,), lows=(low,))

    def body(self) -> ComposeResult:
        """Yield filter and topics at the left, the marked topic at the right."""
        with Horizontal():
            with Vertical(id="contents"):
                yield Input(placeholder=_("/ filters by any word"), id="filter", compact=True)
                yield RowList(id="topics", title=_("Topics"))
            with VerticalScroll(id="topic", classes="panel", can_focus=False) as box:
                box.border_title = Content(_("Reference"))
                yield TopicText()

    def on_mount(self) -> None:
        """List the topics."""
        self._fill(self._about)
        super().on_mount()

    @on(Input.Changed, "#filter")
    def _filter(self, event: Input.Changed) -> None:
        event.stop()
        self._fill()

    @on(Input.Submitted, "#filter")
    def _filtered(self, event: Input.Submitted) -> None:
        event.stop()
        self.go_home()

    def _fill(self, wanted: str = "") -> None:
        words = self.query_one("#filter", Input).value.casefold().split()
        found = [one for one in self._book.topics if _holds(one, words)]
        rows: list[Row] = []
        for chapter in dict.fromkeys(one.chapter for one in found):
            rows.append(Row(draw=partial(hang, styled(chapter, LEAD))))
            rows += [
                Row(id=one.id, draw=partial(hang, one.title, first=" ", rest="   "))
                for one in found
                if one.chapter == chapter
            ]
        topics = self.query_one("#topics", RowList)
        topics.offer(rows)
        if wanted:
            topics.mark(wanted)
        topics.border_title = Content(_("Topics ({n})").format(n=len(found)))
        self._show()

    def _show(self) -> None:
        marked = self.query_one("#topics", RowList).marked
        self.query_one(TopicText).topic = self._topics.get(marked)
        box = self.query_one("#topic", VerticalScroll)
        box.scroll_home(animate=False)
        box.border_title = Content(marked or _("Reference"))

    @on(OptionList.OptionHighlighted, "#topics")
    def _highlighted(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        self._show()

    @on(OptionList.OptionSelected, "#topics")
    def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.action_follow()

    def action_follow(self) -> None:
        """Ask which of the topics that this one speaks of to open."""
        topic = self.query_one(TopicText).topic
        if topic is None:
            return
        named = dict.fromkeys(
            line.topic for section in topic.sections for line in section.lines if line.topic
        )
        rows = [
            Row(
                id=name,
                draw=partial(
                    hang,
                    Content.assemble(
                        self._topics[name].title, (f"  {self._topics[name].chapter}", QUIET)
                    ),
                ),
            )
            for name in named
            if name in self._topics
        ]
        if rows:
            self.app.push_screen(Pick(_("Look up which?"), rows), self._go)
        else:
            self.say(_("This topic speaks of no other one."))

    def _go(self, name: str | None) -> None:
        if name:
            self._trail.append(self.query_one("#topics", RowList).marked)
            self._open(name)

    def _open(self, name: str) -> None:
        field = self.query_one("#filter", Input)
        with field.prevent(Input.Changed):
            field.value = ""
        self._fill(name)
        self.go_home()

    def action_return(self) -> None:
        """Go back to the topic that this one was opened from."""
        if self._trail:
            self._open(self._trail.pop())
        else:
            self.say(_("No topic was opened from another one yet."))

    def action_filter(self) -> None:
        """Type into the filter."""
        self.query_one("#filter").focus()

    def action_sources(self) -> None:
        """Show the sources of the topic."""
        topic = self.query_one(TopicText).topic
        if topic is not None:
            self.cite(topic.source)

    def action_details_down(self) -> None:
        """Move the topic down a page."""
        self.query_one("#topic", VerticalScroll).scroll_page_down(animate=False)

    def action_details_up(self) -> None:
        """Move the topic up a page."""
        self.query_one("#topic", VerticalScroll).scroll_page_up(animate=False)


def _holds(topic: Topic, words: list[str]) -> bool:
    told = (topic.title, topic.id, topic.chapter, topic.says, *topic.source)
    text = " ".join(told).casefold()
    return all(word in text for word in words)
