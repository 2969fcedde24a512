"""Describes what a user may prefer; `wargame.configuration` reads the file, screens see this."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from wargame.language import LANGUAGES, N_

THEMES = ("dark", "light", "high-contrast", "colour-blind", "ansi-dark", "ansi-light")
"""Themes of the screens; `wargame.tui.themes` has their colours."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One thing that can be preferred."""

    name: str
    """Name in the file and in `Settings`."""
    title: str
    help: str
    choices: tuple[str, ...]
    """What can be written; the first is the default."""
    words: Mapping[str, str] = field(default_factory=dict)
    """What the choices are called, where the word in the file is not enough."""


YES_NO = ("no", "yes")
KINDS = (
    Kind(
        name="theme",
        title=N_("Theme"),
        help=N_("Colours of the screens; the last two use the sixteen colours of your terminal."),
        choices=THEMES,
        words={
            "dark": N_("dark"),
            "light": N_("light"),
            "high-contrast": N_("high contrast"),
            "colour-blind": N_("colour-blind safe"),
            "ansi-dark": N_("ANSI, dark"),
            "ansi-light": N_("ANSI, light"),
        },
    ),
    Kind(
        name="language",
        title=N_("Language"),
        help=N_("Language of the screens, and of new sessions where the deck is translated."),
        choices=tuple(LANGUAGES),
        words=LANGUAGES,
    ),
    Kind(
        name="preview",
        title=N_("Preview"),
        help=N_("How much a new session shows of an option's effects beforehand."),
        choices=("standard", "instructor", "realistic", "blind"),
    ),
    Kind(
        name="ascii",
        title=N_("ASCII"),
        help=N_("Draws with ASCII letters only."),
        choices=YES_NO,
    ),
    Kind(
        name="reduced_motion",
        title=N_("Reduced motion"),
        help=N_("Nothing glides or fades; it is there at once."),
        choices=YES_NO,
    ),
    Kind(
        name="open_entries",
        title=N_("Open entries"),
        help=N_("Whether what happened because of you is open at first in a list of entries."),
        choices=("room", "always", "never"),
        words={"room": N_("where there is room"), "always": N_("always"), "never": N_("never")},
    ),
    Kind(
        name="open_next",
        title=N_("Open the next inject"),
        help=N_("Opens the next inject that must be answered as soon as one is."),
        choices=YES_NO,
    ),
    Kind(
        name="staff_analysis",
        title=N_("Staff analysis"),
        help=N_("An adviser who plays every option on. It takes the thinking away."),
        choices=YES_NO,
    ),
)
"""Everything that can be preferred, in the order of the settings screen."""

BY_NAME = {each.name: each for each in KINDS}
DEFAULTS = {each.name: each.choices[0] for each in KINDS}


@dataclass(frozen=True, slots=True)
class Settings:
    """What a user prefers, with where each of it comes from."""

    values: Mapping[str, str] = field(default_factory=lambda: DEFAULTS)
    """A word for each of `KINDS`."""
    origins: Mapping[str, str] = field(default_factory=dict)
    """Where a value comes from, for people; those without an entry are defaults."""

    def __getitem__(self, name: str) -> str:
        """Return the word that is chosen for a setting."""
        return self.values[name]

    def is_on(self, name: str) -> bool:
        """Tell whether a setting of yes and no is yes."""
        return self.values[name] == "yes"

    def having(self, name: str, word: str, origin: str) -> Settings:
        """Return the same with one setting changed."""
        return Settings({**self.values, name: word}, {**self.origins, name: origin})


class Preferences(Protocol):
    """Keeps what the user prefers."""

    @property
    def settings(self) -> Settings:
        """What holds now."""

    @property
    def place(self) -> str:
        """The file it is kept in, for people."""

    @property
    def notice(self) -> str:
        """What is wrong with the files, and what was done about it; empty if nothing is."""

    @property
    def keys(self) -> Mapping[str, str]:
        """Keys by the name of their command, as the user has mapped them."""

    def choose(self, name: str, word: str) -> None:
        """Prefer something from now on, and keep it. Raises WargameError if it cannot be kept."""

    def complain(self, command: str, what: str, *, is_about_keys: bool) -> str:
        """Return what is wrong with the line of a command in the keys file, with the place."""


class Unkept:
    """Preferences that last as long as the program: for tests, and where no file is wanted."""

    def __init__(
        self, settings: Settings | None = None, keys: Mapping[str, str] | None = None
    ) -> None:
        """Begin with these, by default the defaults."""
        self.settings = settings or Settings()
        self.place = ""
        self.notice = ""
        self.keys: Mapping[str, str] = keys or {}

    def choose(self, name: str, word: str) -> None:
        """Prefer something from now on."""
        self.settings = self.settings.having(name, word, N_("this run"))

    def complain(self, command: str, what: str, *, is_about_keys: bool) -> str:
        """Return what is wrong with the line of a command; there is no file to name."""
        return f"{command}: {what}"
