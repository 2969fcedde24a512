"""Provides the line that tells the turn's news one after another."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import reactive

from wargame.core.views import Entry
from wargame.tui.widgets.drawn import Drawn
from wargame.tui.wording import QUIET

SECONDS = 6.0
"""How long one piece of news stands."""


class Ticker(Drawn):
    """Shows one sentence at a time. With reduced motion it is away: the news are a list anyway."""

    DEFAULT_CSS = "Ticker { height: 1; background: $surface; }"

    news: reactive[tuple[str, ...]] = reactive(())
    at: reactive[int] = reactive(0)

    def __init__(self, entries: tuple[Entry, ...]) -> None:
        """Begin with these entries."""
        super().__init__()
        self.set_reactive(Ticker.news, sentences(entries))
        self.display = False

    def on_mount(self) -> None:
        """Go on every few seconds, but not where motion is unwanted."""
        self.watch_news()
        if self.app.animation_level != "none":
            self.set_interval(SECONDS, self.go_on)

    def watch_news(self) -> None:
        """Begin again with the first."""
        self.at = 0
        self.display = bool(self.news) and self.app.animation_level != "none"

    def go_on(self) -> None:
        """Show the next sentence while the screen is seen."""
        if self.news and self.screen.is_current:
            self.at += 1

    def draw(self, width: int) -> Content:
        """Return one sentence, or a part of it where the line is short."""
        count = f" {len(self.news)}/{len(self.news)} "
        parts = [
            (number, part)
            for number, sentence in enumerate(self.news, start=1)
            for part in Content(sentence).wrap(max(8, width - len(count) - 1))
        ]
        if not parts:
            return Content("")
        number, part = parts[self.at % len(parts)]
        return Content.assemble((f" {number}/{len(self.news)} ", QUIET), part)


def sentences(entries: tuple[Entry, ...]) -> tuple[str, ...]:
    """Return what a ticker tells: how the region stands, then what happened, without repeats."""
    region = [
        line
        for one in entries
        if one.kind == "situation"
        for line in one.detail.split("\n")
        if line
    ]
    happened = [one.headline for one in entries if one.kind not in {"situation", "turn", "score"}]
    return tuple(dict.fromkeys(region + happened))
