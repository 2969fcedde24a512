"""Offers the commands of the current screen in the command palette."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider

from wargame.language import _
from wargame.preferences import KINDS
from wargame.tui.commands import EVERYWHERE
from wargame.tui.intents import Prefer
from wargame.tui.keymap import keymap_of
from wargame.tui.registry import CommandSet, UserCommand


class PlayerCommands(Provider):
    """Finds what can be done on the screen that the palette was opened on."""

    async def discover(self) -> Hits:
        """Yield every command, for a palette in which nothing is typed yet."""
        for label, command in self._labelled():
            yield DiscoveryHit(label, self._run(command), help=_(command.help))

    async def search(self, query: str) -> Hits:
        """Yield the commands whose name or help sounds like `query`."""
        matcher = self.matcher(query)
        for label, command in self._labelled():
            says = _(command.help)
            score = max(matcher.match(label), matcher.match(says) / 2)
            if score > 0:
                yield Hit(score, matcher.highlight(label), self._run(command), help=says)
        for label, says, deed in self._choices():
            score = matcher.match(label)
            if score > 0:
                yield Hit(score, matcher.highlight(label), deed, help=says)

    def _labelled(self) -> Iterator[tuple[str, UserCommand]]:
        here = getattr(self.screen, "KEYS", None)
        if isinstance(here, CommandSet):
            for command in here.commands:
                yield f"{_(here.screen)}: {self._name(here, command)}", command
        for command in EVERYWHERE.commands:
            if command.action != "command_palette":
                yield self._name(EVERYWHERE, command), command

    def _name(self, where: CommandSet, command: UserCommand) -> str:
        return f"{_(command.title)} ({keymap_of(self.screen).shown(where, command)})"

    def _choices(self) -> Iterator[tuple[str, str, Callable[[], object]]]:
        """Yield a name, a help and a deed for every choice of every setting."""
        for kind in KINDS:
            for word in kind.choices:
                name = f"{_(kind.title)}: {_(kind.words.get(word, word))}"
                prefer = partial(self.app.post_message, Prefer(kind.name, word))
                yield name, _(kind.help), prefer

    def _run(self, command: UserCommand) -> Callable[[], object]:
        owner = self.screen if hasattr(self.screen, f"action_{command.action}") else self.app
        return partial(owner.run_action, command.action)
