"""Packs a session with its deck and its report into one file, and believes no such file unchecked.

An archive is a ZIP file of few, known names. `manifest.json` lists the others with size and
SHA-256. Nothing is ever unpacked to a name that stands in the archive.
"""

from __future__ import annotations

import hashlib
import io
import json
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO

import wargame
from wargame.core.plain import plain
from wargame.errors import BadInput, WargameError
from wargame.journal import disk
from wargame.journal.canonical import canonical, digest, parse_object
from wargame.journal.chain import FILE_LIMIT, open_file
from wargame.journal.record import DamagedSave, read
from wargame.language import N_, _

SUFFIX = ".zip"
MANIFEST, RECORD, DECK = "manifest.json", "record.jsonl", "deck.json"
FORMAT = 1
LIMITS: Mapping[str, int] = {
    MANIFEST: 64 << 10,
    RECORD: FILE_LIMIT,
    DECK: 64 << 20,
    "report.html": 64 << 20,
    "actions.yaml": 4 << 20,
}
"""Every name there may be, and its most bytes, unpacked, inclusive."""
REQUIRED = (MANIFEST, RECORD, DECK)
MOST_BYTES = 256 << 20
"""Most bytes of the archive itself."""
MOST_RATIO = 200
"""How many times its packed size a file may unpack to, beyond the first megabyte."""
SAYS = N_(
    "The digests show whether a file was changed since the archive was made, not who made it: "
    "whoever can write one can write another. Keep the hash of the last line elsewhere to tell."
)
_EPOCH = (1980, 1, 1, 0, 0, 0)
_SAFE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._~-]{0,99}\.jsonl")
_SHA = re.compile(r"[0-9a-f]{64}")
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Archive:
    """An archive whose files are what its manifest says."""

    file: str
    save_name: str
    """What the session was called; safe to be a name."""
    last_hash: str
    """Hash of the record's last line, as the manifest has it."""
    parts: Mapping[str, bytes]


def is_archive(path: Path) -> bool:
    """Tell whether a file begins as an archive does."""
    try:
        with path.open("rb") as stream:
            return stream.read(4) == b"PK\x03\x04"
    except OSError:
        return False


def pack(save: Path, target: Path, extras: Mapping[str, bytes], made: datetime) -> None:
    """Write an archive of a save to a file that is not there yet.

    Args:
        save: The session; an unfinished last line is left out.
        target: File to make.
        extras: The report, and whatever else `LIMITS` knows, by name.
        made: When.

    Raises:
        DamagedSave: The record is damaged, so an archive would vouch for nothing.
    """
    record = read(save)
    if record.damage is not None:
        raise DamagedSave(record.damage)
    with open_file(save) as stream:
        body = stream.read(record.size)
    deck = _deck_of(body, record.header.deck_digest)
    parts = {RECORD: body, DECK: deck, **extras}
    manifest = _manifest(parts, save.name, record.hash, made)
    stream_out = io.BytesIO()
    with zipfile.ZipFile(stream_out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in {MANIFEST: manifest, **parts}.items():
            archive.writestr(_entry(name), data, zipfile.ZIP_DEFLATED)
    try:
        disk.create(target, stream_out.getvalue())
    except FileExistsError:
        raise BadInput(
            _("{target}: exists already; choose another name").format(target=target)
        ) from None
    except FileNotFoundError:
        raise BadInput(
            _("{parent}: there is no such folder; make it first").format(parent=target.parent)
        ) from None
    except OSError as error:
        raise disk.mishap(target, error) from error


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _EPOCH)
    entry.external_attr = 0o644 << 16
    return entry


def _deck_of(body: bytes, expected: str) -> bytes:
    """Return the deck in canonical JSON, as the record's second line has it."""
    members = parse_object(body.split(b"\n", 2)[1].decode())
    text = canonical(members["scenario"])
    if digest(text) != expected:
        raise WargameError(_("the deck in the record is not in its own form; `wargame verify` it"))
    return text.encode()


def _manifest(parts: Mapping[str, bytes], save_name: str, last_hash: str, made: datetime) -> bytes:
    listed = [
        {"name": name, "bytes": len(data), "sha256": _sha(data)} for name, data in parts.items()
    ]
    whole = {
        "format": FORMAT,
        "program": f"wargame {wargame.__version__}",
        "made": made.isoformat(timespec="seconds"),
        "save": save_name,
        "last_hash": last_hash,
        "says": SAYS,
        "files": listed,
    }
    return (json.dumps(whole, ensure_ascii=False, indent=2) + "\n").encode()


def _sha(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def unpack(path: Path) -> Archive:
    """Read an archive and hold every file in it against the manifest.

    Raises:
        BadInput: It is none, or not what it says; where and what is in the message.
    """
    name = plain(path.name, lines=False)
    try:
        if path.stat().st_size > MOST_BYTES:
            raise BadInput(
                _("{name}: is larger than {size} MB; it is no session").format(
                    name=name, size=MOST_BYTES >> 20
                )
            )
        with path.open("rb") as stream:
            parts = _parts(name, stream)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise BadInput(
            _("{name}: cannot be read ({reason}); check the file").format(name=name, reason=reason)
        ) from None
    manifest = _read_manifest(name, parts.pop(MANIFEST))
    _compare(name, manifest, parts)
    save_name = manifest.get("save")
    is_safe = type(save_name) is str and _SAFE_NAME.fullmatch(save_name)
    last = manifest.get("last_hash")
    if type(last) is not str or not _SHA.fullmatch(last):
        raise BadInput(
            _("{name}: {manifest} has no hash of the last line; take it from a copy").format(
                name=name, manifest=MANIFEST
            )
        )
    return Archive(
        file=name,
        save_name=str(save_name) if is_safe else RECORD,
        last_hash=last,
        parts=parts,
    )


def _parts(name: str, stream: BinaryIO) -> dict[str, bytes]:
    """Return every file, read within its bounds. A broken ZIP can raise almost anything."""
    try:
        with zipfile.ZipFile(stream) as archive:
            entries = archive.infolist()
            _check_entries(name, entries)
            return {each.filename: _bounded(name, archive, each) for each in entries}
    except BadInput:
        raise
    except Exception:  # noqa: BLE001 - whatever is wrong inside the file, the answer is the same
        raise BadInput(
            _("{name}: is no archive that can be read; take it from a copy").format(name=name)
        ) from None


def _check_entries(name: str, entries: list[zipfile.ZipInfo]) -> None:
    names = [each.filename for each in entries]
    shown = [plain(each, lines=False)[:80] for each in names]
    for each, said in zip(entries, shown, strict=True):
        if each.filename not in LIMITS:
            raise BadInput(
                _("{name}: holds {said!r}, which no archive of a session has").format(
                    name=name, said=said
                )
            )
        if each.flag_bits & 1:
            raise BadInput(
                _("{name}: {said} is locked by a password; pack it without one").format(
                    name=name, said=said
                )
            )
        if each.file_size > LIMITS[each.filename] or _is_bomb(each):
            raise BadInput(
                _("{name}: {said} unpacks to more than it may; do not open it").format(
                    name=name, said=said
                )
            )
    if len(set(names)) != len(names):
        raise BadInput(_("{name}: holds a name twice; take it from a copy").format(name=name))
    missing = [each for each in REQUIRED if each not in names]
    if missing:
        raise BadInput(
            _("{name}: lacks {missing}; it is no archive of a session").format(
                name=name, missing=", ".join(missing)
            )
        )


def _is_bomb(entry: zipfile.ZipInfo) -> bool:
    return entry.file_size > _CHUNK + MOST_RATIO * entry.compress_size


def _bounded(name: str, archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """Read one file and stop where it grows beyond its bound, whatever its size says."""
    data = bytearray()
    with archive.open(entry) as stream:
        while more := stream.read(_CHUNK):
            data += more
            if len(data) > LIMITS[entry.filename]:
                raise BadInput(
                    _("{name}: {filename} unpacks to more than it may").format(
                        name=name, filename=entry.filename
                    )
                )
    return bytes(data)


def _read_manifest(name: str, data: bytes) -> Mapping[str, Any]:
    try:
        manifest = parse_object(data.decode())
    except ValueError:
        raise BadInput(
            _("{name}: {manifest} cannot be read; take it from a copy").format(
                name=name, manifest=MANIFEST
            )
        ) from None
    if manifest.get("format") != FORMAT:
        what = _("{manifest} has another format than {format}").format(
            manifest=MANIFEST, format=FORMAT
        )
        raise BadInput(
            _("{name}: {what}; open it with a newer wargame").format(name=name, what=what)
        )
    return manifest


def _compare(name: str, manifest: Mapping[str, Any], parts: Mapping[str, bytes]) -> None:
    """Refuse an archive whose files are not those of its manifest."""
    listed = manifest.get("files")
    rows = listed if type(listed) is list else []
    known = {str(each.get("name")): each for each in rows if type(each) is dict}
    if len(rows) != len(known) or set(known) != set(parts):
        raise BadInput(
            _("{name}: {manifest} lists other files than there are; take it from a copy").format(
                name=name, manifest=MANIFEST
            )
        )
    for each, data in parts.items():
        if (known[each].get("bytes"), known[each].get("sha256")) != (len(data), _sha(data)):
            raise BadInput(
                _("{name}: {each} was changed after the archive was made").format(
                    name=name, each=each
                )
            )
