"""Turns events, commands and headers into canonical JSON and back.

The writers and readers of a class are made once from its fields and their types. A writer makes
text at once, with no dictionaries between, because every commit waits for it. A reader takes what
JSON parsing gave, believes nothing, and names the field that is wrong. A field with a default may
be missing, so that a later version can add one and still read older files.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Callable, Iterable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from json.encoder import encode_basestring
from operator import attrgetter
from typing import Any, Literal, Union, cast, get_args, get_origin

from wargame.core.commands import Command
from wargame.core.events import Event
from wargame.core.remarks import Remark

LOWEST = -(1 << 63)
HIGHEST = (1 << 64) - 1
"""Bounds of an integer in a save, both inclusive: what fits 64 bits, signed or not."""

Writer = Callable[[Any], str]
Reader = Callable[[Any], Any]


class Malformed(ValueError):
    """A value in a save is not what it should be."""

    def __init__(self, what: str, path: str = "") -> None:
        """Keep what is wrong and the names of the fields that lead to it."""
        self.what = what
        self.path = path
        super().__init__(f"{path} {what}".strip())


def writer_for(hint: Any) -> Writer:
    """Return what writes a value of a type as canonical JSON."""
    if is_dataclass(hint):
        return _object_writer(cast("type", hint), {})
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is tuple:
        return _tuple_writer(arguments)
    if origin in {Union, types.UnionType}:
        write = writer_for(_given_type(arguments))
        return lambda value: "null" if value is None else write(value)
    if hint is bool:
        return lambda value: "true" if value else "false"
    return int.__repr__ if hint is int else encode_basestring


def _given_type(arguments: tuple[Any, ...]) -> Any:
    """Return the type beside None in an optional type."""
    (given,) = [each for each in arguments if each is not types.NoneType]
    return given


def _tuple_writer(arguments: tuple[Any, ...]) -> Writer:
    if arguments[-1] is Ellipsis:
        write = writer_for(arguments[0])
        return lambda values: "[" + ",".join([write(value) for value in values]) + "]"
    writers = [writer_for(each) for each in arguments]
    return lambda values: (
        "[" + ",".join([w(value) for w, value in zip(writers, values, strict=True)]) + "]"
    )


def _object_writer(cls: type, constants: Mapping[str, str]) -> Writer:
    """Return a writer that fills one template, keys sorted, with the texts of all fields."""
    hints = typing.get_type_hints(cls)
    names = sorted(field.name for field in fields(cls))
    slots = dict.fromkeys(names, "%s") | dict(constants)
    template = "{" + ",".join(f'"{key}":{slots[key]}' for key in sorted(slots)) + "}"
    parts = [(attrgetter(name), writer_for(hints[name])) for name in names]
    return lambda value: template % tuple([write(get(value)) for get, write in parts])


def members_writer(cls: type) -> Callable[[Any], dict[str, str]]:
    """Return what writes each field of a class as canonical JSON of its own."""
    hints = typing.get_type_hints(cls)
    parts = [(field.name, writer_for(hints[field.name])) for field in fields(cls)]
    return lambda value: {name: write(getattr(value, name)) for name, write in parts}


def joined(members: Mapping[str, str]) -> str:
    """Return the canonical JSON of an object from that of its members."""
    return "{" + ",".join([f'"{name}":{members[name]}' for name in sorted(members)]) + "}"


def members_reader(cls: type) -> Callable[[Any], dict[str, Any]]:
    """Return what reads those fields of a class that are there. It raises Malformed."""
    hints = typing.get_type_hints(cls)
    readers = {field.name: reader_for(hints[field.name]) for field in fields(cls)}

    def read_members(value: Any) -> dict[str, Any]:
        if type(value) is not dict:
            raise Malformed("is not an object")
        if unknown := value.keys() - readers.keys():
            raise Malformed(f"is a field that {cls.__name__} does not have", repr(min(unknown)))
        return {name: readers[name](each) for name, each in value.items()}

    return read_members


def reader_for(hint: Any) -> Reader:
    """Return what makes a value of a type from parsed JSON. It raises Malformed."""
    if is_dataclass(hint):
        return _object_reader(cast("type", hint), tagged=False)
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is tuple:
        return _tuple_reader(arguments)
    if origin in {Union, types.UnionType}:
        read = reader_for(_given_type(arguments))
        return lambda value: None if value is None else read(value)
    if origin is Literal:
        return lambda value: _one_of(value, arguments)
    return {str: _text, int: _integer, bool: _truth}[hint]


def _text(value: Any) -> str:
    if type(value) is not str:
        raise Malformed("is not a text")
    return value


def _integer(value: Any) -> int:
    if type(value) is not int:
        raise Malformed("is not a whole number")
    if not LOWEST <= value <= HIGHEST:
        raise Malformed("is a number beyond 64 bits")
    return value


def _truth(value: Any) -> bool:
    if type(value) is not bool:
        raise Malformed("is neither true nor false")
    return value


def _one_of(value: Any, known: tuple[Any, ...]) -> Any:
    if value not in known:
        raise Malformed(f"is none of {', '.join(known)}")
    return value


def _tuple_reader(arguments: tuple[Any, ...]) -> Reader:
    if arguments[-1] is Ellipsis:
        return _list_reader(reader_for(arguments[0]))
    readers = [reader_for(each) for each in arguments]

    def read_row(value: Any) -> tuple[Any, ...]:
        if type(value) is not list or len(value) != len(readers):
            raise Malformed(f"is not a list of {len(readers)}")
        return tuple([read(each) for read, each in zip(readers, value, strict=True)])

    return read_row


def _list_reader(read: Reader) -> Reader:
    def read_list(value: Any) -> tuple[Any, ...]:
        if type(value) is not list:
            raise Malformed("is not a list")
        return tuple([read(each) for each in value])

    return read_list


def _object_reader(cls: type, *, tagged: bool) -> Reader:
    """Return a reader of one class; `tagged` objects also have a `type`."""
    hints = typing.get_type_hints(cls)
    parts = [(field.name, reader_for(hints[field.name])) for field in fields(cls)]
    count = len(parts) + tagged

    def read_object(value: Any) -> Any:
        if type(value) is not dict:
            raise Malformed("is not an object")
        present = parts if len(value) == count else _present(cls, parts, value, tagged=tagged)
        values = {}
        name = ""
        try:
            for name, read in present:
                values[name] = read(value[name])
        except Malformed as error:
            raise Malformed(error.what, f"{name}.{error.path}".rstrip(".")) from error
        except KeyError as error:
            raise Malformed("is missing", name) from error
        return cls(**values)

    return read_object


def _present(
    cls: type, parts: list[tuple[str, Reader]], value: Mapping[str, Any], *, tagged: bool
) -> list[tuple[str, Reader]]:
    """Return the parts an object has or has no default for. Unknown fields are refused."""
    known = {name for name, _ in parts} | ({"type"} if tagged else set())
    for key in value:
        if key not in known:
            raise Malformed(f"is a field that {cls.__name__} does not have", repr(key))
    defaults = {field.name for field in fields(cls) if field.default is not MISSING}
    return [(name, read) for name, read in parts if name in value or name not in defaults]


def tagged_writers(union: Any) -> Mapping[type, Writer]:
    """Return what writes each class of a union, with its name under `type`."""
    return {cls: _object_writer(cls, {"type": f'"{cls.__name__}"'}) for cls in get_args(union)}


def tagged_readers(union: Any) -> Mapping[str, Reader]:
    """Return what reads each class of a union, by the name under `type`."""
    return {cls.__name__: _object_reader(cls, tagged=True) for cls in get_args(union)}


_EVENT_WRITERS, _EVENT_READERS = tagged_writers(Event), tagged_readers(Event)
_COMMAND_WRITERS, _COMMAND_READERS = tagged_writers(Command), tagged_readers(Command)
_REMARK_WRITERS, _REMARK_READERS = tagged_writers(Remark), tagged_readers(Remark)


def write_events(events: Iterable[Event]) -> str:
    """Return events as canonical JSON."""
    return "[" + ",".join([_EVENT_WRITERS[type(event)](event) for event in events]) + "]"


def write_command(command: Command) -> str:
    """Return a command as canonical JSON."""
    return _COMMAND_WRITERS[type(command)](command)


def write_remark(remark: Remark) -> str:
    """Return a remark as canonical JSON."""
    return _REMARK_WRITERS[type(remark)](remark)


def read_events(value: Any) -> tuple[Event, ...]:
    """Return the events that parsed JSON describes. Raises Malformed."""
    if type(value) is not list:
        raise Malformed("is not a list", "events")
    return tuple([_read(_EVENT_READERS, "event", each) for each in value])


def read_command(value: Any) -> Command:
    """Return the command that parsed JSON describes. Raises Malformed."""
    command: Command = _read(_COMMAND_READERS, "command", value)
    return command


def knows_remark(value: Any) -> bool:
    """Tell whether parsed JSON is a remark of a kind that this program knows."""
    kind = value.get("type") if type(value) is dict else None
    return type(kind) is str and kind in _REMARK_READERS


def read_remark(value: Any) -> Remark:
    """Return the remark that parsed JSON describes. Raises Malformed."""
    remark: Remark = _read(_REMARK_READERS, "remark", value)
    return remark


def _read(readers: Mapping[str, Reader], what: str, value: Any) -> Any:
    kind = value.get("type") if type(value) is dict else None
    read = readers.get(kind) if type(kind) is str else None
    if read is None:
        raise Malformed(f"{what} is of a kind that this program does not know", repr(kind)[:80])
    try:
        return read(value)
    except Malformed as error:
        raise Malformed(error.what, f"{kind}.{error.path}".rstrip(".")) from error
