"""Provides the saved sessions as a tree of branches."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text
from textual.widgets import Tree
from textual.widgets.tree import TreeNode

from wargame.gateway import SaveCard
from wargame.language import _
from wargame.tui.widgets.saves_table import state_of


class SavesTree(Tree[str]):
    """Shows each session below the one it was branched from."""

    def __init__(self) -> None:
        """Begin without sessions."""
        super().__init__(Text(_("Sessions")), id="family")
        self.show_root = False
        self.guide_depth = 3

    @property
    def marked(self) -> str:
        """File name of the session under the cursor; empty if there is none."""
        node = self.cursor_node
        return node.data if node is not None and node.data else ""

    def offer(self, cards: Sequence[SaveCard]) -> None:
        """Show these sessions."""
        kept = self.marked
        self.clear()
        names = {card.name for card in cards}
        below: dict[str, list[SaveCard]] = {}
        for card in cards:
            below.setdefault(card.parent if card.parent in names else "", []).append(card)
        placed: set[str] = set()
        nodes: dict[str, TreeNode[str]] = {}
        waiting = [(self.root, card) for card in reversed(below.get("", []))]
        # Files can name each other as parents; what no root leads to is shown at the top.
        waiting = [(self.root, card) for card in reversed(cards) if card.parent] + waiting
        while waiting:
            above, card = waiting.pop()
            if card.name in placed:
                continue
            placed.add(card.name)
            label = _label(card)
            branches = below.get(card.name, [])
            if branches:
                nodes[card.name] = above.add(label, data=card.name, expand=True)
                waiting += [(nodes[card.name], each) for each in reversed(branches)]
            else:
                nodes[card.name] = above.add_leaf(label, data=card.name)
        if self.root.children:
            self.move_cursor(nodes.get(kept, self.root.children[0]))


def _label(card: SaveCard) -> Text:
    where = _("turn {turn} of {turns}").format(turn=card.turn, turns=card.turns)
    return Text.assemble(
        (card.title or card.deck or card.name, "bold"),
        f"  {state_of(card)}, {where}",
        (f"  {card.name}", "dim"),
    )
