"""Provides the list of saved sessions: table or tree, search, order, and the marked one."""

from __future__ import annotations

from itertools import islice

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import ContentSwitcher, DataTable, Input, Tree

from wargame.gateway import Desk, Place, SaveCard
from wargame.language import N_, _
from wargame.tui.intents import ResumeSession, WatchSession
from wargame.tui.screens.base import ExerciseScreen
from wargame.tui.widgets.banner import Banner, Heading
from wargame.tui.widgets.save_detail import SaveDetail
from wargame.tui.widgets.saves_table import (
    SORTS,
    SavesTable,
    children_of,
    found_by,
    sort_cards,
)
from wargame.tui.widgets.saves_tree import SavesTree
from wargame.tui.wording import count

FIRST = 40
"""Sessions shown at once while the others are still being read."""
PLACES: tuple[tuple[Place, str], ...] = (
    ("", N_("Saved sessions")),
    ("archive", N_("Archive")),
    ("trash", N_("Trash")),
)
EMPTY = {
    "": N_("No session has been saved yet."),
    "archive": N_("The archive is empty."),
    "trash": N_("The trash is empty."),
}


class SavesList(ExerciseScreen):
    """Lists the sessions, newest first, as they are read."""

    AUTO_FOCUS = "#saves"

    def __init__(self, desk: Desk, *, to_watch: bool) -> None:
        """Begin with the desk; `to_watch` makes Enter replay and not play on."""
        super().__init__()
        self.desk = desk
        self._to_watch = to_watch
        self.place: Place = ""
        self._by = SORTS[0]
        self._is_reversed = False
        self.cards: list[SaveCard] = []
        self._shown: list[SaveCard] = []

    def heading(self) -> Heading:
        """Return the place, what Enter does and where the files are."""
        what = _("Enter replays") if self._to_watch else _("Enter plays on, r replays")
        if self.place:
            what = _("u brings the marked one back")
        return Heading(
            title=_(dict(PLACES)[self.place]), places=(what,), file=self.desk.saves_folder
        )

    def body(self) -> ComposeResult:
        """Yield the search box, table or tree, and the marked session in full."""
        yield Input(placeholder=_("/ searches in all columns"), id="filter", compact=True)
        with ContentSwitcher(initial="saves", id="shelf"):
            yield SavesTable()
            yield SavesTree()
        with Vertical(id="save-detail", classes="panel"):
            yield SaveDetail()

    def on_mount(self) -> None:
        """Begin to read."""
        self.load()
        super().on_mount()

    def go_home(self) -> None:
        """Put the cursor into the table or the tree."""
        self._view().focus()

    def _view(self) -> SavesTable | SavesTree:
        is_tree = self.query_one(ContentSwitcher).current == "family"
        return self.query_one(SavesTree) if is_tree else self.query_one(SavesTable)

    def card(self) -> SaveCard | None:
        """Return the marked session, None if there is none."""
        marked = self._view().marked
        return next((card for card in self._shown if card.name == marked), None)

    @work(thread=True, exclusive=True, group="saves", exit_on_error=False)
    def load(self, mark: str = "") -> None:
        """Read the folder again, and put the cursor on a session."""
        cards = self.desk.saves(self.place)
        first = list(islice(cards, FIRST))
        self.app.call_later(self._show, first, mark, False)  # noqa: FBT003 - positions only
        rest = list(cards)
        self.app.call_later(self._show, first + rest, mark, True)  # noqa: FBT003 - positions only

    def _show(self, cards: list[SaveCard], mark: str, is_all: bool) -> None:  # noqa: FBT001 - called by Textual
        if not self.is_attached or (is_all and cards == self.cards and cards):
            return
        self.cards = cards
        self.query_one(Banner).heading = self.heading()
        self._fill()
        if mark:
            self.query_one(SavesTable).mark(mark)

    def _fill(self) -> None:
        """Show what the search leaves, in the order that was chosen."""
        words = self.query_one("#filter", Input).value.casefold().split()
        found = [card for card in self.cards if found_by(card, words)]
        self._shown = sort_cards(found, self._by, is_reversed=self._is_reversed)
        branches = children_of(self.cards)
        self.query_one(SavesTable).offer(
            self._shown, branches, self._by, is_reversed=self._is_reversed
        )
        if isinstance(self._view(), SavesTree):
            self.query_one(SavesTree).offer(self._shown)
        box = self.query_one("#save-detail")
        box.border_title = Content(
            _("{n} of {count}").format(n=len(found), count=count(len(self.cards), "session"))
        )
        self._detail()

    def _detail(self) -> None:
        detail = self.query_one(SaveDetail)
        detail.nothing = _(EMPTY[self.place]) if not self.cards else _("No session matches.")
        detail.card = self.card()

    @on(DataTable.RowHighlighted, "#saves")
    @on(Tree.NodeHighlighted, "#family")
    def _highlighted(self) -> None:
        self._detail()

    @on(DataTable.RowSelected, "#saves")
    @on(Tree.NodeSelected, "#family")
    def _selected(self) -> None:
        if self._to_watch:
            self.action_replay()
        else:
            self.action_resume()

    @on(DataTable.HeaderSelected, "#saves")
    def _sort_by(self, event: DataTable.HeaderSelected) -> None:
        event.stop()
        name = str(event.column_key.value)
        self._is_reversed = name == self._by and not self._is_reversed
        self._by = name
        self._fill()

    @on(Input.Changed, "#filter")
    def _search(self, event: Input.Changed) -> None:
        event.stop()
        self._fill()

    @on(Input.Submitted, "#filter")
    def _searched(self, event: Input.Submitted) -> None:
        event.stop()
        self.go_home()

    def on_resize(self) -> None:
        """Use the columns that fit."""
        self.call_after_refresh(self._refit)

    def _refit(self) -> None:
        if self.cards and self.is_attached:
            self._fill()

    def action_filter(self) -> None:
        """Type into the search box."""
        self.query_one("#filter").focus()

    def action_sort(self) -> None:
        """Sort by the next column."""
        self._by = SORTS[(SORTS.index(self._by) + 1) % len(SORTS)]
        self._is_reversed = False
        self._fill()
        self.say(_("Sorted by {by}.").format(by=self._by))

    def action_reverse(self) -> None:
        """Turn the order round."""
        self._is_reversed = not self._is_reversed
        self._fill()

    def action_tree(self) -> None:
        """Show a tree of branches, or the table again."""
        switcher = self.query_one(ContentSwitcher)
        switcher.current = "saves" if switcher.current == "family" else "family"
        self._fill()
        self.go_home()

    def action_place(self) -> None:
        """Go on to the archive, the trash, the saves."""
        places = [place for place, _title in PLACES]
        self.place = places[(places.index(self.place) + 1) % len(places)]
        self.load()

    def action_resume(self) -> None:
        """Play the marked session on."""
        card = self.card()
        if card is not None and self._is_here(_("play it on")):
            self.post_message(ResumeSession(card.name))

    def action_replay(self) -> None:
        """Look at the marked session from the start."""
        card = self.card()
        if card is not None and self._is_here(_("look at it")):
            self.post_message(WatchSession(card.name))

    def _is_here(self, do: str) -> bool:
        if self.place:
            self.say(_("Bring the session back with u to {do}.").format(do=do), is_warning=True)
        return not self.place
