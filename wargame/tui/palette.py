"""Offers the commands of the current screen in the command palette."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider

from wargame.tui.commands import EVERYWHERE
from wargame.tui.registry import CommandSet, UserCommand


class PlayerCommands(Provider):
    """Finds what can be done on the screen that the palette was opened on."""

    async def discover(self) -> Hits:
        """Yield every command, for a palette in which nothing is typed yet."""
        for label, command in self._labelled():
            yield DiscoveryHit(label, self._run(command), help=command.help)

    async def search(self, query: str) -> Hits:
        """Yield the commands whose name or help sounds like `query`."""
        matcher = self.matcher(query)
        for label, command in self._labelled():
            score = max(matcher.match(label), matcher.match(command.help) / 2)
            if score > 0:
                yield Hit(score, matcher.highlight(label), self._run(command), help=command.help)

    def _labelled(self) -> Iterator[tuple[str, UserCommand]]:
        here = getattr(self.screen, "KEYS", None)
        if isinstance(here, CommandSet):
            for command in here.commands:
                yield f"{here.screen}: {command.title} ({command.shown})", command
        for command in EVERYWHERE.commands:
            if command.action != "command_palette":
                yield f"{command.title} ({command.shown})", command

    def _run(self, command: UserCommand) -> Callable[[], object]:
        owner = self.screen if hasattr(self.screen, f"action_{command.action}") else self.app
        return partial(owner.run_action, command.action)
