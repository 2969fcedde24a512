"""Spoils the foreign deck in one place and says what is found there."""

from __future__ import annotations

from pathlib import Path

from wargame.deck.load import check_paths

FOREIGN = Path(__file__).parents[1] / "data" / "foreign"
DECK = "high-water.yaml"
WORLD = "flood-plain/world.yaml"
RULES = "flood-plain/rules.yaml"
MARK = "⟦"
"""Stands in a spoiled text where the problem should be reported."""


class Spoiler:
    """Replaces texts of a copy of the foreign deck, then checks the deck."""

    def __init__(self, folder: Path) -> None:
        """Take the folder of the copy."""
        self.folder = folder

    def found(self) -> list[str]:
        """Return the problems of the deck, with file names inside the folder."""
        return sorted(
            f"{Path(each.file).relative_to(self.folder).as_posix()}:{each.line}:{each.column}: "
            f"{each.what}"
            for each in check_paths([self.folder / DECK])
        )

    def expect(self, file: str, old: str, new: str, *whats: str) -> None:
        """Replace the first `old` by `new` and assert that exactly these problems are found.

        `new` has a mark before each place where a problem should be reported, in the order of
        `whats`.
        """
        places = self.replace(file, old, new)
        assert len(places) == len(whats)
        expected = [f"{place}: {what}" for place, what in zip(places, whats, strict=True)]
        assert self.found() == sorted(expected)

    def replace(self, file: str, old: str, new: str) -> list[str]:
        """Replace the first `old` by `new` and return the places of the marks in it."""
        path = self.folder / file
        before, found, after = path.read_text(encoding="utf-8").partition(old)
        assert found, f"{old!r} is not in {file}"
        text = before + new + after
        places = []
        while MARK in text:
            before, after = text.split(MARK, 1)
            line = before.count("\n") + 1
            places.append(f"{file}:{line}:{len(before) - before.rfind(chr(10))}")
            text = before + after
        path.write_text(text, encoding="utf-8")
        return places
