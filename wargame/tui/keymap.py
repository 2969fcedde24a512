"""Maps keys anew as the user's file says, and says which keys a command has now."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from textual.dom import DOMNode
from textual.keys import (
    KEY_ALIASES,
    KEY_NAME_REPLACEMENTS,
    Keys,
    _character_to_key,
    format_key,
    key_to_character,
)

from wargame.core.phrases import said
from wargame.language import _
from wargame.tui.commands import ALL, EVERYWHERE
from wargame.tui.registry import CommandSet, UserCommand

ANY = "*"
"""Stands for every screen that has an action, as in "*.back"."""
_HELD = {"up", "down", "tab", "shift+tab"}
"""Keys that lists and fields cannot do without."""
_MODIFIERS = ("ctrl", "shift", "alt", "super")
_NAMED = {one.value for one in Keys} | set(KEY_ALIASES) | set(KEY_NAME_REPLACEMENTS.values())


@dataclass(frozen=True, slots=True)
class Complaint:
    """A line of the keys file that does not hold."""

    name: str
    """The command that is named there."""
    is_about_keys: bool
    """Whether it is about the keys and not about the name."""
    what: str


@dataclass(frozen=True, slots=True)
class Keymap:
    """The user's own keys, by the name of their command."""

    own: Mapping[str, str]

    def keys(self, where: CommandSet, command: UserCommand) -> str:
        """Return the keys of a command as Textual names them, separated by commas."""
        return self.own.get(where.id_of(command), command.key)

    def shown(self, where: CommandSet, command: UserCommand) -> str:
        """Return the keys of a command as people read them."""
        own = self.own.get(where.id_of(command))
        return command.shown if own is None else ", ".join(map(read_aloud, own.split(",")))

    def of(self, where: CommandSet, action: str) -> str:
        """Return the keys of an action of a screen as people read them."""
        return next(self.shown(where, one) for one in where.commands if one.action == action)


def read_aloud(key: str) -> str:
    """Return a key such as "ctrl+question_mark" as people read it."""
    *modifiers, last = key.split("+")
    return "+".join([*(one.capitalize() for one in modifiers), _letter(last)])


def _letter(key: str) -> str:
    shown = format_key(key)
    return shown.capitalize() if len(shown) > 1 and shown.isascii() else shown


def keymap_of(node: DOMNode) -> Keymap:
    """Return the keys that hold in the app of this widget."""
    found = getattr(node.app, "keymap", None)
    return found if isinstance(found, Keymap) else Keymap({})


def read_keymap(written: Mapping[str, str]) -> tuple[Keymap, tuple[Complaint, ...]]:
    """Return the keymap of a file, without what does not hold, and what is wrong with that."""
    complaints: list[Complaint] = []
    own: dict[str, str] = {}
    came_from: dict[str, str] = {}
    for name, keys in written.items():
        named = _commands(name)
        if not named:
            complaints.append(Complaint(name, is_about_keys=False, what=_unknown(name)))
            continue
        proper = [_proper(key.strip()) for key in keys.split(",")]
        built_in = {key for each in named for key in _ids()[each][1].key.split(",")}
        bad = [what for key in proper if key not in built_in and (what := _refused(key))]
        if bad:
            complaints.append(Complaint(name, is_about_keys=True, what=bad[0]))
            continue
        for each in named:
            own[each] = ",".join(proper)
            came_from[each] = name
    for name, what in _clashes(own, came_from):
        complaints.append(Complaint(name, is_about_keys=True, what=what))
        for each in [one for one, source in came_from.items() if source == name]:
            own.pop(each, None)
    return Keymap(own), tuple(complaints)


def _ids() -> dict[str, tuple[CommandSet, UserCommand]]:
    return {where.id_of(one): (where, one) for where in ALL for one in where.commands}


def _commands(name: str) -> tuple[str, ...]:
    """Return the commands that a name means."""
    known = _ids()
    if not name.startswith(f"{ANY}."):
        return (name,) if name in known else ()
    action = name.removeprefix(f"{ANY}.")
    return tuple(each for each, (_, one) in known.items() if one.action == action)


def _unknown(name: str) -> str:
    from wargame.core.plain import plain
    from wargame.core.suggestion import suggest

    shown = plain(name, lines=False)[:60]
    hint = said(suggest(shown, _ids()), _) or _("; `wargame keys` lists all")
    return _('there is no command "{shown}"{hint}').format(shown=shown, hint=hint)


def _proper(key: str) -> str:
    """Return a key as Textual names it: "?" is "question_mark"."""
    *modifiers, last = key.split("+") if len(key) > 1 else [key]
    last = _character_to_key(last) if len(last) == 1 else last.casefold()
    return "+".join([*(one.casefold() for one in modifiers), last])


def _refused(key: str) -> str:
    from wargame.core.plain import plain
    from wargame.core.suggestion import suggest

    *modifiers, last = key.split("+")
    shown = plain(key, lines=False)[:40]
    known = len(last) == 1 or last in _NAMED or key in _NAMED or last == _character_name(last)
    if not last or not known or not set(modifiers) <= set(_MODIFIERS):
        hint = said(suggest(last, _NAMED), _) or _(
            "; write a letter, or a name such as f5, ctrl+s or space"
        )
        return _('there is no key "{shown}"{hint}').format(shown=shown, hint=hint)
    if key in _HELD:
        return _('"{shown}" moves in lists and fields; choose another key').format(shown=shown)
    return ""


def _character_name(key: str) -> str:
    """Return the name again if it is that of a character, such as "question_mark"."""
    letter = key_to_character(key)
    return _character_to_key(letter) if letter is not None else ""


def _clashes(own: Mapping[str, str], came_from: Mapping[str, str]) -> Iterable[tuple[str, str]]:
    """Yield each line whose keys would do two things on one screen."""
    keymap, told = Keymap(own), set()
    for where in ALL if own else ():
        sets = (where,) if where is EVERYWHERE else (where, EVERYWHERE)
        taken: dict[str, str] = {}
        for one in sets:
            for command in one.commands:
                name = one.id_of(command)
                for key in keymap.keys(one, command).split(","):
                    other = taken.setdefault(key, name)
                    blamed = name if name in own else other
                    if other == name or blamed not in own or came_from[blamed] in told:
                        continue
                    told.add(came_from[blamed])
                    rest = other if blamed == name else name
                    yield (
                        came_from[blamed],
                        _('"{key}" is {rest} on the same screen; choose another key').format(
                            key=read_aloud(key), rest=rest
                        ),
                    )
