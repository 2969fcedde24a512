"""Keeps the user's settings and keys in two small YAML files.

A mistake in a file never stops the program: what cannot be read is a default, the mistake is told
with its line, and before a damaged file is written again it is kept aside.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from wargame.core.phrases import said
from wargame.errors import Problem, WargameError
from wargame.language import N_, _
from wargame.preferences import BY_NAME, DEFAULTS, KINDS, Settings

if TYPE_CHECKING:
    # Without a file there is nothing to read, and the first screen waits for none of this.
    from wargame.deck.document import Document, Place

VARIABLE = "WARGAME_CONFIG"
"""Environment variable that names the folder."""
SETTINGS, KEYS = "settings.yaml", "keys.yaml"
SHOWN = 3
"""Mistakes that are told one by one; the rest is counted."""
_SPELLINGS = {"true": "yes", "on": "yes", "false": "no", "off": "no"}


def config_folder() -> Path:
    """Return the folder of the settings: the one of `$WARGAME_CONFIG`, else the system's."""
    if named := os.environ.get(VARIABLE):
        return Path(named)
    import platformdirs

    return platformdirs.user_config_path("wargame", appauthor=False)


class Configuration:
    """The settings and keys of this machine's user."""

    def __init__(self, folder: Path | None = None, given: Mapping[str, str] | None = None) -> None:
        """Read the files of a folder.

        Args:
            folder: By default that of `config_folder`.
            given: Settings asked for on the command line; they hold for this run only.
        """
        self._folder = folder or config_folder()
        self._file, problems = _read(self._folder / SETTINGS)
        self.problems = tuple(problems)
        self.keys_read, key_problems = _read_keys(self._folder / KEYS)
        self.problems += tuple(key_problems)
        self._given = dict(given or {})

    @property
    def settings(self) -> Settings:
        """What holds now: what was asked for in this run, else the file, else the default."""
        origins = {name: str(self._folder / SETTINGS) for name in self._file}
        origins |= dict.fromkeys(self._given, N_("the command line"))
        return Settings({**DEFAULTS, **self._file, **self._given}, origins)

    @property
    def place(self) -> str:
        """The file the settings are kept in."""
        return str(self._folder / SETTINGS)

    @property
    def keys_place(self) -> Path:
        """The file that maps keys anew."""
        return self._folder / KEYS

    @property
    def keys(self) -> Mapping[str, str]:
        """Keys by the name of their command."""
        return {name: place.text for name, place in self.keys_read.items()}

    @property
    def notice(self) -> str:
        """What is wrong with the files, and what was done about it."""
        if not self.problems:
            return ""
        told = [str(each) for each in self.problems[:SHOWN]]
        left_out = len(self.problems) - len(told)
        if left_out:
            told.append(_("and {n} more").format(n=left_out))
        told.append(_("Defaults stand in for what could not be read; nothing was changed."))
        return "\n".join(told)

    def choose(self, name: str, word: str) -> None:
        """Prefer something from now on, and keep it. Raises WargameError if it cannot be kept."""
        kind = BY_NAME[name]
        if word not in kind.choices:
            raise WargameError(
                _("{name}: choose one of {choices}").format(
                    name=name, choices=", ".join(kind.choices)
                )
            )
        self._given.pop(name, None)
        self._file = {**self._file, name: word}
        self._write()

    def complain(self, command: str, what: str, *, is_about_keys: bool) -> str:
        """Return what is wrong with the line of a command in the keys file, with the place."""
        place = self.keys_read[command]
        return str(place.problem(what) if is_about_keys else place.key_problem(what))

    def _write(self) -> None:
        path = self._folder / SETTINGS
        spare = path.with_suffix(f".{os.getpid()}")
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            if any(each.file == str(path) for each in self.problems):
                _keep_aside(path)
                self.problems = tuple(each for each in self.problems if each.file != str(path))
            spare.write_text(_text(self._file), encoding="utf-8", newline="\n")
            spare.replace(path)
        except OSError as error:
            with suppress(OSError):
                spare.unlink()
            what = (error.strerror or str(error)).lower()
            raise WargameError(
                _(
                    "{path}: the setting holds for this run but cannot be kept ({what}); check the "
                    "folder, or name another in ${variable}"
                ).format(path=path, what=what, variable=VARIABLE)
            ) from error


def _keep_aside(path: Path) -> None:
    """Rename a damaged file, so that nothing that somebody wrote in it is lost."""
    for number in range(1, 1000):
        aside = path.with_name(f"{path.name}.damaged-{number}")
        if not aside.exists():
            path.replace(aside)
            return


def _text(values: Mapping[str, str]) -> str:
    """Return the file: what was chosen, and what could be in a comment each."""
    rows = ["# Settings of wargame. `wargame settings` shows them and where they come from.", ""]
    for kind in KINDS:
        rows.append(f"# {kind.help} One of: {', '.join(kind.choices)}")
        chosen = values.get(kind.name)
        rows.append(f"{kind.name}: {chosen}" if chosen else f"# {kind.name}: {kind.choices[0]}")
    return "\n".join(rows) + "\n"


def _document(path: Path) -> tuple[Document | None, list[Problem]]:
    """Return a file if there is one and it is a mapping, and what is wrong with it."""
    if not path.exists():
        return None, []
    from wargame.deck.reader import read_file

    document = read_file(path)
    if document.tree is None and _is_blank(path):
        return None, []
    problems = list(document.problems)
    if not isinstance(document.tree, dict):
        what = _("no `name: value` lines here; write some, or remove the file")
        return None, problems or [document.problem((), what)]
    return document, problems


def _is_blank(path: Path) -> bool:
    """Tell whether a file holds nothing but comments."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return False
    return all(not line.strip() or line.lstrip().startswith("#") for line in lines)


def _read(path: Path) -> tuple[dict[str, str], list[Problem]]:
    document, problems = _document(path)
    if document is None:
        return {}, problems
    from wargame.core.plain import plain
    from wargame.core.suggestion import suggest
    from wargame.deck.document import Place

    values = {}
    for name, place in Place(document, (), document.tree).entries():
        kind = BY_NAME.get(name)
        word = _SPELLINGS.get(place.text.casefold(), place.text.casefold())
        if kind is None:
            shown = plain(name, lines=False)[:60]
            hint = said(suggest(shown, BY_NAME), _) or _("; remove it")
            problems.append(
                place.key_problem(
                    _('there is no setting "{shown}"{hint}').format(shown=shown, hint=hint)
                )
            )
        elif word in kind.choices:
            values[name] = word
        else:
            shown = plain(place.text, lines=False)[:60]
            known = ", ".join(kind.choices)
            problems.append(
                place.problem(
                    _('{name} cannot be "{shown}"; choose one of {known}').format(
                        name=name, shown=shown, known=known
                    )
                )
            )
    return values, problems


def _read_keys(path: Path) -> tuple[dict[str, Place], list[Problem]]:
    """Return what is written for each command; whether it makes sense, `tui.keymap` knows."""
    document, problems = _document(path)
    if document is None:
        return {}, problems
    from wargame.deck.document import Place

    found = {}
    for name, place in Place(document, (), document.tree).entries():
        keys = [one.text for one in _keys(place)]
        if not keys or not all(keys):
            what = _("write the keys as a text such as `f5` or a list such as `[f5, x]`")
            problems.append(place.problem(what))
            continue
        found[name] = Place(place.document, place.path, ",".join(keys))
    return found, problems


def _keys(place: Place) -> Iterator[Place]:
    from wargame.deck.document import Place

    if isinstance(place.value, str):
        for part in place.value.split(","):
            yield Place(place.document, place.path, part)
    else:
        yield from place.each()
