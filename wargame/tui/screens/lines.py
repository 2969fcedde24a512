"""Provides the tree of what grew from a session: branches, and what was taken back."""

from __future__ import annotations

from rich.text import Text
from textual import on, work
from textual.app import ComposeResult
from textual.widgets import Tree
from textual.widgets.tree import TreeNode

from wargame.language import _
from wargame.recordings import Offshoot, Playback
from wargame.tui.intents import AskCompare, ShowLine, WatchSession
from wargame.tui.record_commands import LINES
from wargame.tui.screens.base import ExerciseScreen
from wargame.tui.widgets.banner import Heading
from wargame.tui.wording import count

PARENT = "parent"
"""Key of the node that stands for the session it was branched from."""


class LinesScreen(ExerciseScreen):
    """Shows every line of play; Enter looks at one, x compares it."""

    KEYS = LINES
    BINDINGS = LINES.bindings()
    AUTO_FOCUS = "#lines"

    def __init__(self, playback: Playback) -> None:
        """Begin with the recording that is shown; the rest is read beside the interface."""
        super().__init__()
        self.playback = playback
        self._found: dict[str, Offshoot] = {}

    def heading(self) -> Heading:
        """Return whose lines these are."""
        says = (
            _("Enter looks at a line, x compares it with the one shown"),
            _("Enter looks, x compares"),
        )
        return Heading(title=_(self.KEYS.screen), places=says, file=self.playback.save_name)

    def body(self) -> ComposeResult:
        """Yield the tree, which fills itself."""
        tree: Tree[str] = Tree(Text(_("Reading the folder.")), id="lines")
        tree.guide_depth = 3
        yield tree

    def on_mount(self) -> None:
        """Begin to read."""
        self._load()
        super().on_mount()

    @work(thread=True, group="lines", exit_on_error=False)
    def _load(self) -> None:
        self.app.call_later(self._fill, self.playback.offshoots())

    def _fill(self, found: tuple[Offshoot, ...]) -> None:
        if not self.is_attached:
            return
        tree: Tree[str] = self.query_one("#lines", Tree)
        self._found = {one.key: one for one in found}
        tree.root.set_label(
            Text(
                _("The course of play, {count}").format(count=count(len(self.playback), "command"))
            )
        )
        tree.root.data = ""
        if self.playback.parent:
            tree.root.add_leaf(
                Text(_("It was branched from {parent}").format(parent=self.playback.parent)),
                data=PARENT,
            )
        nodes: dict[str, TreeNode[str]] = {"": tree.root}
        for one in sorted(found, key=lambda each: (bool(each.inside), each.at)):
            self._add(one, nodes)
        if not found:
            tree.root.add_leaf(
                Text(_("Nothing was taken back, and no session was branched from it."))
            )
        tree.root.expand_all()

    def _add(self, one: Offshoot, nodes: dict[str, TreeNode[str]]) -> None:
        """Add a line below the one it leaves, that one first."""
        if one.key in nodes:
            return
        if one.inside not in nodes:
            self._add(self._found[one.inside], nodes)
        has_own = any(other.inside == one.key for other in self._found.values())
        nodes[one.key] = nodes[one.inside].add(_label(one), data=one.key, allow_expand=has_own)

    def _marked(self) -> str:
        node = self.query_one("#lines", Tree).cursor_node
        return node.data if node is not None and isinstance(node.data, str) else ""

    @on(Tree.NodeSelected, "#lines")
    def _selected(self, event: Tree.NodeSelected[str]) -> None:
        event.stop()
        self.action_open()

    def action_open(self) -> None:
        """Look at the marked line."""
        key = self._marked()
        if key == PARENT:
            self.post_message(WatchSession(self.playback.parent))
            return
        one = self._found.get(key)
        if one is None:
            self.dismiss()
        elif one.kind == "branch":
            self.post_message(WatchSession(one.key))
        else:
            self.post_message(ShowLine(self.playback.undone_line(key), one.at + 1))

    def action_compare(self) -> None:
        """Compare the marked line with the one that is shown."""
        key = self._marked()
        if key:
            other = self.playback.parent if key == PARENT else key
            self.post_message(AskCompare(self.playback, other))
        else:
            self.say(_("Mark another line to compare the course with."))


def _label(one: Offshoot) -> Text:
    if one.kind == "branch":
        return Text.assemble(
            (_("turn {turn}  branch  ").format(turn=one.turn), "bold"),
            one.title,
            (f"  {one.key}", "dim"),
        )
    reason = f"  ({one.reason})" if one.reason else ""
    told = _("turn {turn}  undone, {length}  {title}{reason}").format(
        turn=one.turn, length=count(one.length, "command"), title=one.title, reason=reason
    )
    return Text(told, style="dim")
