"""Shows the keys of a screen along its foot."""

from __future__ import annotations

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.widget import Widget
from textual.widgets import Footer
from textual.widgets._footer import FooterKey


class KeyBar(Footer):
    """Textual's footer, built anew only when a key that it names has changed.

    Textual builds it at every move of the focus, and three times in four the same keys come out.
    Where there is no room for all keys, the last one stays: it leads to the help, which lists them.
    """

    _named: tuple[object, ...] = ()

    def _keys(self) -> tuple[object, ...]:
        return self.app.size.width, *(
            (one.binding, self.app.get_key_display(one.binding), one.enabled, one.tooltip)
            for one in self.screen.active_bindings.values()
            if one.binding.show
        )

    def compose(self) -> ComposeResult:
        """Remember what is named here."""
        if self._bindings_ready:
            self._named = self._keys()
        keys = list(super().compose())
        left = self.app.size.width - sum(_width(each) for each in keys)
        while left < 0 and len(keys) > 1:
            left += _width(keys.pop(-2))
        yield from keys

    async def recompose(self) -> None:
        """Leave the foot as it is where every key on it still holds or its screen has gone."""
        if self.is_attached and self._named != self._keys():
            await super().recompose()

    async def on_resize(self) -> None:
        """Name as many keys as there is room for now."""
        await self.recompose()


def _width(key: Widget) -> int:
    """Return the columns that a key takes with its word, and the gap after it."""
    if not isinstance(key, FooterKey):
        return 0
    return cell_len(key.key_display) + cell_len(key.description) + 2
