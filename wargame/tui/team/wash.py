"""Provides the hot wash: the gaps between the three scores, the widest first."""

from __future__ import annotations

from functools import partial

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static

from wargame.core import room_facts as r
from wargame.exercise.board import HotWash
from wargame.exercise.wash import Gap
from wargame.language import _
from wargame.tui.team.base import TeamScreen
from wargame.tui.team.forms import Answers, Field
from wargame.tui.team.keys import WASH
from wargame.tui.team.labels import heading
from wargame.tui.team.line import TeamLine
from wargame.tui.widgets.rows import Row, RowList
from wargame.tui.wording import LEAD, QUIET, hang, lines, styled


class WashScreen(TeamScreen):
    """Shows the agenda of the discussion."""

    KEYS = WASH
    BINDINGS = WASH.bindings()
    AUTO_FOCUS = "#gaps"
    PLACE = "Hot wash"

    def body(self) -> ComposeResult:
        """Yield the gaps at the left, their evidence and what was said at the right."""
        yield TeamLine()
        with Horizontal(id="room"):
            yield RowList(id="gaps", title=_("Gaps, the widest first"))
            with VerticalScroll(id="details"), Vertical():
                yield Static(id="evidence", markup=False)

    def on_mount(self) -> None:
        """Fill the list."""
        super().on_mount()
        self.take()

    @property
    def agenda(self) -> HotWash:
        """The agenda, which is there once the hot wash has begun."""
        return self.room.hot_wash or HotWash(
            gaps=(), questions=(), discussed=(), reflections=(), actions=()
        )

    def take(self) -> None:
        """Show the agenda as it is now."""
        rows = [
            Row(id=f"gap-{number}", draw=partial(_draw, gap))
            for number, gap in enumerate(self.agenda.gaps)
        ]
        self.query_one("#gaps", RowList).offer(rows)
        # The width is known once the screen has been laid out.
        self.call_after_refresh(self._tell)

    def on_resize(self) -> None:
        """Wrap the account for the new width."""
        self.call_after_refresh(self._tell)

    @on(OptionList.OptionHighlighted, "#gaps")
    def _moved(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        self._tell()

    def _gap(self) -> Gap | None:
        at = self.query_one("#gaps", RowList).highlighted
        gaps = self.agenda.gaps
        return gaps[at] if at is not None and at < len(gaps) else None

    def _tell(self) -> None:
        width = max(20, self.query_one("#details").size.width - 4)
        self.query_one("#evidence", Static).update(_account(self._gap(), self.agenda, width))

    def action_discuss(self) -> None:
        """Write down what was said."""
        gap = self._gap()
        topic = _("The exercise")
        if gap:
            topic = _("Turn {turn}, {title}").format(turn=gap.turn, title=gap.title)
        field = Field(name="text", label=topic, lines=True)
        self.fill(
            _("What was said"),
            (field,),
            lambda a: self.request(r.Discussed(topic[:160], a["text"])),
        )

    def action_agree(self) -> None:
        """Add an action to the improvement plan."""
        fields = (
            Field(name="text", label=_("What is to be done"), lines=True),
            Field(name="owner", label=_("Who does it (may be left out)"), limit=160),
            Field(name="due", label=_("By when (may be left out)"), limit=160),
        )

        def send(a: Answers) -> None:
            self.request(r.ActionAgreed(a["text"], a["owner"], a["due"]))

        self.fill(_("Action"), fields, send)


def _draw(gap: Gap, width: int) -> Content:
    scores = [_("model {model}").format(model=gap.model)]
    scores += [f"{name} {score}" for name, score in (*gap.cells, *gap.evaluators)]
    where = _("turn {turn}, {title}").format(turn=gap.turn, title=gap.title)
    head = hang(styled(where, "bold"), width, styled(f"{gap.gap:>3} ", LEAD))
    return lines(head, hang(styled(_(", ").join(scores), QUIET), width, "    "))


def _account(gap: Gap | None, agenda: HotWash, width: int) -> Content:
    parts: list[Content] = []
    if gap is not None:
        parts.append(styled(_("Evidence"), "bold"))
        evidence = gap.evidence or (_("Nothing was written down; ask who saw what."),)
        parts += [hang(each, width, "- ", "  ") for each in evidence]
    else:
        parts.append(hang(_("Nobody has scored a turn, so there are no gaps."), width))
    for title, rows in (
        (_("Questions"), agenda.questions),
        (_("Said"), tuple(f"{topic}: {text}" for topic, text in agenda.discussed)),
        (
            _("Comments"),
            tuple(f"{who or _('A participant')}: {text}" for who, text in agenda.reflections),
        ),
        (
            _("Actions"),
            tuple(
                _("{text} ({owner}, {due})").format(
                    text=text, owner=owner or _("nobody yet"), due=due or _("no date")
                )
                for text, owner, due in agenda.actions
            ),
        ),
    ):
        if rows:
            parts.append(heading(title))
            parts += [hang(each, width, "- ", "  ") for each in rows]
    return lines(*parts)
