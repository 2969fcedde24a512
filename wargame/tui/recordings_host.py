"""Provides the part of the app that opens recordings: replay, lines of play, comparisons."""

from __future__ import annotations

import gc
from functools import partial
from typing import TYPE_CHECKING

from textual import on

from wargame.errors import BadInput
from wargame.language import _
from wargame.tui import intents
from wargame.tui.host import SessionHost
from wargame.tui.wording import QUIET, hang, styled

if TYPE_CHECKING:
    from wargame.gateway import SaveCard
    from wargame.recordings import Comparison, Offshoot, Playback
    from wargame.tui.widgets.rows import Row


class RecordingsHost(SessionHost):
    """Opens recorded sessions and what belongs to them."""

    @on(intents.WatchSession)
    def _watch(self, event: intents.WatchSession) -> None:
        self.fetch(partial(self._opened, event.save), partial(self._play_back, event.turn))

    def _opened(self, save: str) -> Playback:
        playback = self.desk.playback(save)
        # The first look goes through the whole recording; it is taken here, beside the interface.
        playback.evaluation()
        # A long recording is a million objects. Left alone, a collection would look at all of them
        # every few seconds and hold a key up for a quarter of a second.
        gc.collect()
        gc.freeze()
        return playback

    def _play_back(self, turn: int, playback: Playback) -> None:
        from wargame.tui.screens.replay import ReplayScreen

        if playback.notice:
            self.notify(playback.notice, timeout=12, markup=False)
        if len(playback):
            self.push_screen(ReplayScreen(playback, turn))
        else:
            self.mishap(
                BadInput(
                    _("{save_name}: nothing was played yet; play it first").format(
                        save_name=playback.save_name
                    )
                )
            )

    @on(intents.ShowLine)
    def _show_line(self, event: intents.ShowLine) -> None:
        from wargame.tui.screens.replay import ReplayScreen

        def look(_curve: tuple[int, ...]) -> None:
            self.push_screen(ReplayScreen(event.playback, at=event.at))

        self.fetch(event.playback.evaluation, look)

    @on(intents.BranchSession)
    def _branch(self, event: intents.BranchSession) -> None:
        playback = event.playback
        self.open_table(lambda: self.desk.resume(playback.branch(event.index)))

    @on(intents.AskCompare)
    def _ask_compare(self, event: intents.AskCompare) -> None:
        if event.other:
            self._compare(event.playback, event.other)
            return
        self.fetch(partial(self._others, event.playback), partial(self._pick, event.playback))

    @on(intents.CompareSaves)
    def _compare_saves(self, event: intents.CompareSaves) -> None:
        def job() -> Comparison:
            return self.desk.playback(event.save).compare(event.other)

        self.fetch(job, self._show_comparison)

    def _others(self, playback: Playback) -> tuple[tuple[Offshoot, ...], tuple[SaveCard, ...]]:
        """Return what a recording can be compared with: its own lines, and sessions of its deck."""
        cards = tuple(self.desk.saves())
        own = next((card for card in cards if card.name == playback.save_name), None)
        others = tuple(
            card
            for card in cards
            if not card.problem and card is not own and (own is None or card.deck == own.deck)
        )
        return playback.offshoots(), others

    def _pick(
        self, playback: Playback, found: tuple[tuple[Offshoot, ...], tuple[SaveCard, ...]]
    ) -> None:
        from wargame.tui.screens.asking import Pick

        rows = [_line_row(one) for one in found[0] if one.kind == "undone"]
        rows += [_save_row(card) for card in found[1]]
        if not rows:
            self.notify(_("There is no other session of this deck to compare with."), markup=False)
            return

        def picked(key: str | None) -> None:
            if key:
                self._compare(playback, key)

        self.push_screen(Pick(_("Compare with"), rows), picked)

    def _compare(self, playback: Playback, other: str) -> None:
        self.fetch(partial(playback.compare, other), self._show_comparison)

    def _show_comparison(self, told: Comparison) -> None:
        from wargame.tui.screens.compare import CompareScreen

        self.push_screen(CompareScreen(told))

    def show_lines(self, playback: Playback) -> None:
        """Show what grew from a recording."""
        from wargame.tui.screens.lines import LinesScreen

        self.push_screen(LinesScreen(playback))


def _line_row(one: Offshoot) -> Row:
    from wargame.tui.widgets.rows import Row

    text = _("Undone in turn {turn}: {title}").format(turn=one.turn, title=one.title)
    return Row(id=one.key, draw=partial(hang, styled(text)))


def _save_row(card: SaveCard) -> Row:
    from wargame.tui.widgets.rows import Row

    state = card.ending or _("turn {turn} of {turns}").format(turn=card.turn, turns=card.turns)
    text = styled(card.title or card.deck, "bold") + styled(f"  {state}, {card.name}", QUIET)
    return Row(id=card.name, draw=partial(hang, text))
