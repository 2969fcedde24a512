"""Projects a state to what one seat may know. What a seat may not know never leaves here.

Every text passes `plain` on its way out: decks and saves are written by strangers.
"""

from __future__ import annotations

from wargame.core.calendar import turn_date
from wargame.core.evolve import initial
from wargame.core.exercise import current
from wargame.core.legal import answer_spare, may_answer, owed_by, spare_for
from wargame.core.perspective_world import (
    end_view,
    flashpoint_views,
    indicator_views,
    step_views,
)
from wargame.core.phrases import Say, english
from wargame.core.plain import plain
from wargame.core.preview import effects_preview, option_preview
from wargame.core.rows import InjectTable, OptionTable, Tables, weigh
from wargame.core.scenario import WHOLE, Initiative, Inject
from wargame.core.scoring import score
from wargame.core.state import ABANDONED, DONE, IDLE, RUNNING, OpenInject, State
from wargame.core.views import (
    AdviceView,
    InitiativeView,
    InjectView,
    ObjectiveView,
    OptionView,
    Preview,
    PreviewLine,
    StageView,
    Status,
    View,
)
from wargame.core.views_map import map_view, spots_of
from wargame.core.wording import Titles, titles_of, words_of


class Perspective:
    """Makes the views of one seat from states of one scenario."""

    def __init__(self, tables: Tables, cell: str, preview: Preview, say: Say = english) -> None:
        """Prepare for a seat that answers for `cell` (`WHOLE` for all) at a difficulty.

        `say` says the few sentences of the program itself in the language of the session.
        """
        self.tables = tables
        self.scenario = tables.scenario
        self.cell = cell
        self.say = say
        self.preview: Preview = preview
        self.titles: Titles = titles_of(self.scenario, say)
        self.start_overall = score(tables, initial(tables))[1]
        self.map = map_view(self.scenario.model.atlas, frozenset(self.titles.flashpoints))
        self._needs: dict[str, str] = {}
        self._grown: Perspective | None = None

    def view(self, state: State) -> View:
        """Return everything this seat may see now."""
        own = current(self.tables, state)
        if own is not self.tables:
            return self._with(own).view(state)
        scenario, tables = self.scenario, self.tables
        spare = spare_for(tables, state, self.cell)
        waiting = self._waiting(state) if state.turn and not state.ending else ()
        overall = state.scores[-1][-1] if state.scores else self.start_overall
        before = state.scores[-2][-1] if len(state.scores) > 1 else self.start_overall
        return View(
            deck=scenario.deck,
            title=plain(scenario.title, lines=False),
            summary=plain(scenario.summary),
            briefing=plain(scenario.briefing),
            objectives=tuple(
                ObjectiveView(id=each.id, text=plain(each.text), steps=each.steps)
                for each in scenario.objectives
            ),
            assumptions=tuple(plain(each) for each in scenario.model.assumptions),
            seat=self.seat_title(),
            cell=self.cell,
            preview=self.preview,
            turn=state.turn,
            turns=scenario.turns,
            date=turn_date(scenario.start, state.turn, self.say),
            started=state.turn > 0,
            capital=spare,
            capital_reserved=state.capital - spare,
            capital_income=max(0, weigh(state.values, tables.income)),
            capital_title=plain(scenario.model.capital.title, lines=False),
            overall=state.overall if state.ending else overall,
            overall_since_turn=overall - before,
            steps=step_views(tables, state),
            indicators=indicator_views(tables, state),
            flashpoints=flashpoint_views(tables, state),
            injects=self.inject_views(state, waiting),
            initiatives=self.initiative_views(state, spare),
            can_end_turn=self._can_end_turn(state, waiting),
            why_not_end=self._why_not_end(state, waiting),
            end=end_view(tables, state, self.say),
            map=self.map,
        )

    def _with(self, tables: Tables) -> Perspective:
        """Return the perspective of the same seat on tables with the facilitator's texts."""
        if self._grown is None or self._grown.tables is not tables:
            self._grown = Perspective(tables, self.cell, self.preview, self.say)
        return self._grown

    def seat_title(self) -> str:
        """Return what this seat is called."""
        cells = {each.id: each.title for each in self.scenario.model.cells}
        if self.cell == WHOLE:
            return self.say(" and ").join(
                plain(cells[cell], lines=False) for cell in self.scenario.cells
            )
        return plain(cells.get(self.cell, self.cell), lines=False)

    def _waiting(self, state: State) -> tuple[OpenInject, ...]:
        """Return what must be answered: where the facilitator sets the pace, by this cell."""
        cells = (self.cell,) if state.exercise.paced else state.played
        return owed_by(self.tables, state, cells)

    def _can_end_turn(self, state: State, waiting: tuple[OpenInject, ...]) -> bool:
        goes_on = bool(state.turn) and not state.ending
        return goes_on and not waiting and not state.exercise.paced

    def _why_not_end(self, state: State, waiting: tuple[OpenInject, ...]) -> str:
        if state.ending:
            return self.say("The exercise is over.")
        if state.exercise.paced:
            return self.say("The facilitator closes the turn.")
        if not waiting:
            return ""
        titles = [self.scenario.injects[item.inject].title for item in waiting]
        return plain(
            self.say("Answer first: {titles}").format(titles=self.say(", ").join(titles)),
            lines=False,
        )

    def inject_views(self, state: State, waiting: tuple[OpenInject, ...]) -> tuple[InjectView, ...]:
        """Return the injects this seat is to answer, those that must be answered now first."""
        mine = [
            item
            for item in state.table
            if self.cell == WHOLE or self.cell in self.scenario.injects[item.inject].to
        ]
        mine.sort(key=lambda item: (item not in waiting, item.due))
        return tuple(self._inject(state, item, must=item in waiting) for item in mine)

    def _inject(self, state: State, item: OpenInject, *, must: bool) -> InjectView:
        inject = self.scenario.injects[item.inject]
        table = self.tables.injects[item.inject]
        answer = next((option for cell, option in item.answers if cell == self.cell), None)
        chosen = inject.options[answer] if answer is not None else None
        spare = answer_spare(state, item, spare_for(self.tables, state, self.cell))
        return InjectView(
            id=inject.id,
            title=plain(inject.title, lines=False),
            place=self._place(inject.flashpoint),
            flashpoint=inject.flashpoint,
            phase=inject.phase,
            kind=inject.kind,
            sender=plain(inject.sender, lines=False),
            method=inject.method,
            situation=plain(inject.situation),
            private=self._private(inject),
            delivered=item.delivered,
            due=item.due,
            must=must,
            answered=plain(chosen.label, lines=False) if chosen else "",
            answered_option=chosen.id if chosen else "",
            options=tuple(
                self._option(
                    state, inject, index, spare, may=may_answer(self.tables, state, item, self.cell)
                )
                for index in range(len(table.options))
            ),
            expected="",
            worsens=table.neglect is not None,
            neglect=self._neglect(table),
            spots=spots_of(self.scenario.model.atlas, inject.place, inject.flashpoint),
        )

    def _neglect(self, table: InjectTable) -> tuple[PreviewLine, ...]:
        if table.neglect is None:
            return ()
        return effects_preview(
            self.tables, self.say("If left"), table.neglect.effects, self.preview, self.say
        )

    def _place(self, flashpoint: str) -> str:
        theme = flashpoint.replace("-", " ").capitalize()
        title = self.titles.flashpoints.get(flashpoint) or self.say(theme)
        return plain(title, lines=False)

    def _private(self, inject: Inject) -> tuple[tuple[str, str], ...]:
        cells = {each.id: each.title for each in self.scenario.model.cells}
        return tuple(
            (plain(cells[cell], lines=False), plain(text))
            for cell, text in inject.private
            if self.cell in {WHOLE, cell}
        )

    def _option(
        self, state: State, inject: Inject, index: int, spare: int, *, may: bool
    ) -> OptionView:
        option = inject.options[index]
        table = self.tables.injects[self.tables.inject_index[inject.id]].options[index]
        needs = self.words(option.needs)
        why_not = self._why_not(state, table, needs, spare)
        return OptionView(
            id=option.id,
            label=plain(option.label, lines=False),
            intent=plain(option.intent),
            capital=option.capital,
            needs=needs,
            open=may and not why_not,
            why_not=why_not,
            steps=option.steps,
            preview=option_preview(self.tables, state, table, self.preview, self.say),
            advice=self._advice(inject, option.id),
            source=option.source,
        )

    def _why_not(self, state: State, option: OptionTable, needs: str, spare: int) -> str:
        if option.needs is not None and not option.needs(state):
            return self.say("Needs {what}").format(what=needs)
        if option.capital > spare:
            return self._too_dear(option.capital, spare)
        return ""

    def _too_dear(self, price: int, spare: int) -> str:
        return self.say("Costs {price}, {spare} can be spent").format(price=price, spare=spare)

    def _advice(self, inject: Inject, option: str) -> tuple[AdviceView, ...]:
        rules = {each.id: each for each in self.scenario.model.rules}
        return tuple(
            AdviceView(
                adviser=plain(each.adviser, lines=False),
                because=plain(each.because),
                rule=each.rule,
                rule_title=plain(rules[each.rule].title, lines=False),
                rule_says=plain(rules[each.rule].says),
                source=rules[each.rule].source,
            )
            for each in inject.advice
            if each.option == option
        )

    def words(self, condition: str) -> str:
        """Return a condition in words, remembered."""
        if condition not in self._needs:
            said = plain(words_of(self.scenario, self.titles, condition), lines=False)
            self._needs[condition] = said
        return self._needs[condition]

    def initiative_views(self, state: State, spare: int) -> tuple[InitiativeView, ...]:
        """Return all initiatives as this seat sees them."""
        return tuple(
            self._initiative(state, index, each, spare)
            for index, each in enumerate(self.scenario.model.initiatives)
        )

    def _initiative(
        self, state: State, index: int, initiative: Initiative, spare: int
    ) -> InitiativeView:
        table = self.tables.initiatives[index]
        why_not = ""
        if state.status[index] == IDLE:
            if table.needs is not None and not table.needs(state):
                why_not = self.say("Needs {what}").format(what=self.words(initiative.needs))
            elif table.capital > spare:
                why_not = self._too_dear(table.capital, spare)
        progress = state.progress[index]
        ends = sorted(table.marks)
        return InitiativeView(
            id=initiative.id,
            title=plain(initiative.title, lines=False),
            steps=initiative.steps,
            says=plain(initiative.says),
            trade_off=plain(initiative.trade_off),
            status=self._status(state, index, why_not),
            why_not=why_not,
            needs=self.words(initiative.needs),
            capital=initiative.capital,
            upkeep=initiative.upkeep,
            progress=progress,
            total=table.total,
            stages=tuple(
                StageView(
                    title=plain(stage.title, lines=False), turns=stage.turns, done=end <= progress
                )
                for stage, end in zip(initiative.stages, ends, strict=True)
            ),
            preview=self._stages_preview(initiative, index),
            source=initiative.source,
        )

    def _status(self, state: State, index: int, why_not: str) -> Status:
        match state.status[index]:
            case status if status == RUNNING:
                return "stalled" if index in state.stalled else "running"
            case status if status == DONE:
                return "done"
            case status if status == ABANDONED:
                return "abandoned"
        return "closed" if why_not else "available"

    def _stages_preview(self, initiative: Initiative, index: int) -> tuple[PreviewLine, ...]:
        lines: tuple[PreviewLine, ...] = ()
        rows = self.tables.initiatives[index].stages
        for stage, effects in zip(initiative.stages, rows, strict=True):
            title = plain(stage.title, lines=False)
            lines += effects_preview(self.tables, title, effects, self.preview, self.say)
        return lines
