"""Provides the screen on which an inject is read and answered."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from textual import on
from textual.app import ComposeResult
from textual.containers import Container, Horizontal, VerticalScroll
from textual.content import Content
from textual.reactive import reactive
from textual.widgets import OptionList

from wargame.core.commands import Respond
from wargame.core.views import InjectView, OptionView, View
from wargame.language import N_, _
from wargame.tui import passages
from wargame.tui.commands import INJECT, ROOM
from wargame.tui.intents import Ask, AskStaff
from wargame.tui.keymap import keymap_of
from wargame.tui.screens.base import SessionScreen, title_of
from wargame.tui.screens.dialogs import Reading, ask_first
from wargame.tui.widgets.coach_line import CoachLine
from wargame.tui.widgets.drawn import Drawn
from wargame.tui.widgets.rows import Row, RowList
from wargame.tui.wording import (
    BAD,
    GOOD,
    QUIET,
    count,
    hang,
    lines,
    sentence,
    styled,
)
from wargame.wording import due


class Situation(Drawn):
    """Shows what this seat reads."""

    def __init__(self, inject: InjectView, turn: int) -> None:
        """Begin with this inject in this turn."""
        super().__init__()
        self._inject = inject
        self._turn = turn

    def draw(self, width: int) -> Content:
        """Return sender, situation and the private part."""
        return passages.situation(self._inject, due(self._inject, self._turn), width)


class OptionDetail(Drawn):
    """Shows everything about the option under the cursor."""

    option: reactive[OptionView | None] = reactive(None, layout=True)

    def draw(self, width: int) -> Content:
        """Return intent, price, preview and advice."""
        return passages.option_detail(self.option, width) if self.option else Content("")


class InjectScreen(SessionScreen):
    """Shows one inject and commits to one of its options."""

    KEYS = INJECT
    BINDINGS = INJECT.bindings()
    AUTO_FOCUS = "#options"
    PLACE = N_("Inject")

    def __init__(
        self, view: View, save_name: str, inject_id: str, advice: str, *, takes_back: bool
    ) -> None:
        """Begin with the inject of this id, which is in the view."""
        super().__init__(view, save_name)
        self._takes_back = takes_back
        self._inject_id = inject_id
        self._advice = advice

    @property
    def inject(self) -> InjectView:
        """The inject as it stands."""
        return next(one for one in self.seen.injects if one.id == self._inject_id)

    def body(self) -> ComposeResult:
        """Yield the situation, then options and their details: below it, or beside it if wide."""
        inject = self.inject
        yield CoachLine(self._advice)
        with Container(id="question"):
            with VerticalScroll(id="situation", classes="panel") as box:
                box.border_title = title_of(inject.title)
                yield Situation(inject, self.seen.turn)
            with Horizontal(id="choice"):
                yield RowList(id="options", title=_("Courses of action"))
                with VerticalScroll(id="details", classes="panel", can_focus=False) as details:
                    details.border_title = Content(_("The marked option"))
                    yield OptionDetail()

    def on_mount(self) -> None:
        """List the options and mark the first that is open, or the one that was chosen."""
        self._fill()
        super().on_mount()

    def take(self) -> None:
        """Show that it is answered, or what has become open or closed."""
        if any(one.id == self._inject_id for one in self.seen.injects):
            self._fill()

    def _fill(self) -> None:
        rows = [Row(id=one.id, draw=partial(self._draw, one)) for one in self.inject.options]
        open_ones = [one.id for one in self.inject.options if one.open]
        self.query_one("#options", RowList).offer(
            rows, self.inject.answered_option or (open_ones[0] if open_ones else "")
        )

    def _draw(self, option: OptionView, width: int) -> Content:
        price = (
            _("{capital} of capital").format(capital=count(option.capital, "point"))
            if option.capital
            else _("no capital")
        )
        note = styled(price, QUIET)
        if option.id == self.inject.answered_option:
            note = styled(_("{done} your answer").format(done=self.glyphs.done), f"bold {GOOD}")
        elif option.why_not:
            note = styled("closed", BAD)
        return lines(
            hang(styled(option.label, QUIET if option.why_not else "bold"), width),
            hang(note, width, "  "),
        )

    def _marked(self) -> OptionView | None:
        marked = self.query_one("#options", RowList).marked
        return next((one for one in self.inject.options if one.id == marked), None)

    @on(OptionList.OptionHighlighted, "#options")
    def _show(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        self.query_one(OptionDetail).option = self._marked()
        details = self.query_one("#details", VerticalScroll)
        details.scroll_home(animate=False)
        number = event.option_index + 1
        details.border_title = Content(
            _("Option {number} of {n}").format(number=number, n=len(self.inject.options))
        )

    @on(OptionList.OptionSelected, "#options")
    def _select(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.action_commit()

    def action_commit(self) -> None:
        """Ask once, then post the answer; say why if it cannot be given."""
        option = self._marked()
        if option is None:
            return
        if self.inject.answered:
            self.say(
                _("Already answered: {answered}. {undo}").format(
                    answered=self.inject.answered, undo=self._undo()
                )
            )
        elif not option.open:
            self.say(option.why_not, is_warning=True)
        else:
            command = Respond(cell=self.seen.cell, inject=self._inject_id, option=option.id)
            question = _question(option, self._undo())
            ask_first(self, question, _("Commit"), lambda: self.post_message(Ask(command)))

    def _undo(self) -> str:
        """Return how an answer is taken back, by the key that does it now, or that it is not."""
        if not self._takes_back:
            return _("The first answer stands.")
        key = keymap_of(self).of(ROOM, "take_back")
        return _("In the situation room, {key} takes it back.").format(key=key)

    def action_rules(self) -> None:
        """Show the rules the advisers rest on."""
        option = self._marked()
        if option is None or not option.advice:
            self.say(_("No adviser argues for this option."))
        else:
            draw = partial(passages.rules, option)
            self.app.push_screen(Reading(_("Rules the advisers rest on"), draw))

    @property
    def topic(self) -> str:
        """What the reference is opened at: the rule of the first adviser."""
        option = self._marked()
        return f"rule/{option.advice[0].rule}" if option and option.advice else ""

    def action_rule(self, number: int) -> None:
        """Show the rule that one adviser rests on; called by a click on the adviser."""
        option = self._marked()
        if option is not None and number < len(option.advice):
            only = replace(option, advice=(option.advice[number],))
            title = _("The rule of {adviser}").format(adviser=option.advice[number].adviser)
            self.app.push_screen(Reading(title, partial(passages.rules, only)))

    def action_sources(self) -> None:
        """Show the sources of the option and of the advisers' rules."""
        option = self._marked()
        if option is not None:
            advised = tuple(cited for one in option.advice for cited in one.source)
            self.cite(option.source + advised)

    def action_staff(self) -> None:
        """Ask for the staff analysis."""
        self.post_message(AskStaff(self._inject_id))

    def action_situation(self) -> None:
        """Put the cursor on the situation, or back on the options."""
        box = self.query_one("#situation")
        if box.has_focus:
            self.go_home()
        else:
            box.focus()

    def action_details_down(self) -> None:
        """Move what is read down a page."""
        self._reading().scroll_page_down(animate=False)

    def action_details_up(self) -> None:
        """Move what is read up a page."""
        self._reading().scroll_page_up(animate=False)

    def _reading(self) -> VerticalScroll:
        box = self.query_one("#situation", VerticalScroll)
        return box if box.has_focus else self.query_one("#details", VerticalScroll)


def _question(option: OptionView, undo: str) -> Content:
    price = (
        _("It costs {capital} of capital.").format(capital=count(option.capital, "point"))
        if option.capital
        else _("It is free.")
    )
    return lines(
        sentence(_("Commit to {option}?"), option=option.label),
        Content(_("{price} {undo}").format(price=price, undo=undo)),
    )
