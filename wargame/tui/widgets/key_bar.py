"""Shows the keys of a screen along its foot."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.widgets import Footer


class KeyBar(Footer):
    """Textual's footer, built anew only when a key that it names has changed.

    Textual builds it at every move of the focus, and three times in four the same keys come out.
    """

    _named: tuple[object, ...] = ()

    def _keys(self) -> tuple[object, ...]:
        return tuple(
            (one.binding, self.app.get_key_display(one.binding), one.enabled, one.tooltip)
            for one in self.screen.active_bindings.values()
            if one.binding.show
        )

    def compose(self) -> ComposeResult:
        """Remember what is named here."""
        if self._bindings_ready:
            self._named = self._keys()
        yield from super().compose()

    async def recompose(self) -> None:
        """Leave the foot as it is where every key on it still holds or its screen has gone."""
        if self.is_attached and self._named != self._keys():
            await super().recompose()
