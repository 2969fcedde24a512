"""Describes the frames of the wire: one JSON object each, sent as one text message.

Client to host:
  {"t": "hello", "v": 2, "token": "...", "have": 12}           back in one's seat
  {"t": "hello", "v": 2, "code": "...", "name": "..."}         a seat for a join code
  {"t": "do", "id": "...", "seen": "...", "what": {"type": ...}}
  {"t": "ask", "id": "...", "what": "ledger", "about": "..."}
Host to client:
  {"t": "welcome", "v": 2, "program": "...", "seat": "...", "token": "..."}
  {"t": "state", "now": 0, "version": "...", "world": {...}, "board": {...}, "items": [...],
   "next": 14}             what has not changed is left out, in world and board member by member
  {"t": "done", "id": "...", "why": "", "refused": "", "entries": [...]}
  {"t": "answer", "id": "...", "value": ...}
  {"t": "bye", "why": "...", "what": "..."}
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from wargame.core.plain import plain
from wargame.exercise.requests import Request
from wargame.journal.canonical import canonical, parse_object
from wargame.journal.codec import Malformed, tagged_readers, tagged_writers

VERSION = 2
"""Of the wire. A host and a client with different ones do not talk."""
FRAME_LIMIT = 64 * 1024
"""Longest frame from a client, in bytes."""
ID_LIMIT = 64
"""Longest name of an act, in characters."""
NAME_LIMIT = 40
"""Longest name of a person, in characters."""
QUESTIONS = ("ledger", "courses", "reference", "citations", "summary", "look", "script")
"""What can be asked for besides what comes by itself."""

_WRITERS = tagged_writers(Request)
_READERS = tagged_readers(Request)


class BadFrame(ValueError):
    """A frame that is none; its text says what is wrong, in one sentence."""


@dataclass(frozen=True, slots=True)
class Hello:
    """The first frame of a client."""

    token: str
    code: str
    name: str
    have: int
    """Items of its feed that it has."""


@dataclass(frozen=True, slots=True)
class Do:
    """A request, with the name that makes asking twice doing once."""

    id: str
    seen: str
    """Version of the world that the client saw."""
    what: Request


@dataclass(frozen=True, slots=True)
class Ask:
    """A question about what the seat may know."""

    id: str
    what: str
    about: tuple[str, ...]


def read_hello(text: str) -> Hello:
    """Return the first frame. Raises BadFrame."""
    frame = _frame(text)
    if frame.get("t") != "hello":
        raise BadFrame("the first frame must be hello")
    version = frame.get("v")
    if version != VERSION:
        said = version if isinstance(version, int) else "another"
        raise BadFrame(
            f"this host speaks version {VERSION} and your program version {said}; "
            "use the same release on both"
        )
    have = frame.get("have", 0)
    if type(have) is not int or have < 0:
        raise BadFrame("`have` is not a number of items")
    token, code = _text(frame, "token", 200), _text(frame, "code", 40)
    return Hello(token, code, clean_name(_text(frame, "name", 4 * NAME_LIMIT)), have)


def clean_name(text: str) -> str:
    """Return the name of a person as it is shown, from what somebody typed."""
    return plain(text[: 4 * NAME_LIMIT], lines=False).strip()[:NAME_LIMIT]


def read_frame(text: str) -> Do | Ask:
    """Return a later frame. Raises BadFrame."""
    frame = _frame(text)
    act = _text(frame, "id", ID_LIMIT)
    if not act or not act.isascii() or not act.isprintable():
        raise BadFrame("the frame has no id")
    kind = frame.get("t")
    if kind == "do":
        return Do(act, _text(frame, "seen", 64), read_request(frame.get("what")))
    if kind == "ask":
        return _ask(frame, act)
    raise BadFrame("the frame is of a kind that this host does not know")


def _ask(frame: Mapping[str, Any], act: str) -> Ask:
    what, about = frame.get("what"), frame.get("about", [])
    if what not in QUESTIONS:
        raise BadFrame(f"only these can be asked for: {', '.join(QUESTIONS)}")
    if not isinstance(about, list) or len(about) > 40:
        raise BadFrame("`about` is not a list of at most 40 texts")
    if not all(isinstance(each, str) and len(each) <= 160 for each in about):
        raise BadFrame("`about` is not a list of at most 40 texts")
    return Ask(act, str(what), tuple(about))


def read_request(value: Any) -> Request:
    """Return the request that parsed JSON describes. Raises BadFrame."""
    kind = value.get("type") if type(value) is dict else None
    read = _READERS.get(kind) if type(kind) is str else None
    if read is None:
        raise BadFrame("the request is of a kind that this host does not know")
    try:
        request: Request = read(value)
    except Malformed as error:
        raise BadFrame(f"{kind}: {plain(str(error), lines=False)[:200]}") from error
    return request


def write_request(request: Request) -> str:
    """Return a request as JSON."""
    return _WRITERS[type(request)](request)


def write_do(act: str, seen: str, request: Request) -> str:
    """Return the frame of a request."""
    what = write_request(request)
    return f'{{"id":{canonical(act)},"seen":{canonical(seen)},"t":"do","what":{what}}}'


def _frame(text: str) -> dict[str, Any]:
    if len(text) > FRAME_LIMIT:
        raise BadFrame(f"the frame has over {FRAME_LIMIT} bytes")
    try:
        return parse_object(text)
    except ValueError as error:
        raise BadFrame("the frame is not a JSON object") from error


def _text(frame: Mapping[str, Any], key: str, limit: int) -> str:
    value = frame.get(key, "")
    if type(value) is not str or len(value) > limit:
        raise BadFrame(f"`{key}` is not a text of at most {limit} characters")
    return value
