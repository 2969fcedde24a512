"""An archive is believed in nothing it says, and never unpacked to a name of its own."""

from __future__ import annotations

import io
import json
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.reports import alone, deck_of_a_room
from tests.support.room import clock
from wargame.errors import BadInput, WargameError
from wargame.journal import archive as archives
from wargame.journal.archive import is_archive, pack, unpack
from wargame.journal.archive_check import import_archive, verify_archive
from wargame.journal.record import DamagedSave, read

REPORT = {"report.html": b"<p>Report</p>"}


@pytest.fixture(scope="module")
def save(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A session."""
    return alone(tmp_path_factory.mktemp("saves"), deck_of_a_room(), who="first")


@pytest.fixture
def packed(save: Path, tmp_path: Path) -> Path:
    """An archive of it, with a report and actions."""
    target = tmp_path / "group.zip"
    pack(save, target, REPORT | {"actions.yaml": b"actions:\n  - action: a-1\n"}, clock())
    return target


def parts(path: Path) -> dict[str, bytes]:
    """Return the files of an archive."""
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def write(path: Path, files: dict[str, bytes]) -> Path:
    """Write an archive anew."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return path


def test_it_holds_record_deck_report_and_their_digests(packed: Path, save: Path) -> None:
    """And verifies by deciding every command again."""
    manifest = json.loads(parts(packed)["manifest.json"])

    verdict = verify_archive(packed)

    assert verdict.is_true
    assert {each["name"] for each in manifest["files"]} == {
        "record.jsonl",
        "deck.json",
        "report.html",
        "actions.yaml",
    }
    assert parts(packed)["record.jsonl"] == save.read_bytes()
    assert manifest["last_hash"] == read(save).hash
    assert is_archive(packed)
    assert not is_archive(save)


def test_it_says_what_the_check_does_not_prove(packed: Path) -> None:
    """Plainly, so that nobody believes more than there is."""
    said = str(verify_archive(packed))

    assert "not who made it: whoever can write one can write another" in said
    assert "Whether the report follows from the record is not checked" in said
    assert read_hash(packed) in said


def read_hash(packed: Path) -> str:
    """Return the hash that the manifest names."""
    found: str = json.loads(parts(packed)["manifest.json"])["last_hash"]
    return found


def test_it_comes_among_the_saves_with_its_actions(
    packed: Path, save: Path, tmp_path: Path
) -> None:
    """Under the name it had; a second time nothing is written over."""
    saves = tmp_path / "saves"

    path, verdict, actions = import_archive(packed, saves, clock)

    assert path.name == save.name
    assert path.read_bytes() == save.read_bytes()
    assert verdict.is_true
    assert "corrective actions" in actions
    assert (saves / f"{save.stem}.actions.yaml").read_bytes().startswith(b"actions:")
    with pytest.raises(BadInput, match="already; nothing was changed"):
        import_archive(packed, saves, clock)


def test_actions_that_are_there_stay(packed: Path, save: Path, tmp_path: Path) -> None:
    """Somebody may have worked on them."""
    saves = tmp_path / "saves"
    saves.mkdir()
    mine = saves / f"{save.stem}.actions.yaml"
    mine.write_text("actions: []\n")

    _, _, said = import_archive(packed, saves, clock)

    assert mine.read_text() == "actions: []\n"
    assert "was left as it is" in said


def test_the_same_session_packs_to_the_same_bytes(save: Path, tmp_path: Path) -> None:
    """No clock but the one given gets into it."""
    for name in ("a.zip", "b.zip"):
        pack(save, tmp_path / name, REPORT, clock())

    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()


def test_nothing_is_written_over_and_nothing_damaged_is_packed(
    packed: Path, save: Path, tmp_path: Path
) -> None:
    """An archive vouches for what is in it."""
    with pytest.raises(BadInput, match="exists already"):
        pack(save, packed, REPORT, clock())
    with pytest.raises(BadInput, match="there is no such folder"):
        pack(save, tmp_path / "no" / "x.zip", REPORT, clock())
    broken = tmp_path / "broken.jsonl"
    broken.write_bytes(save.read_bytes().replace(b'"turn":2', b'"turn":3', 1))
    with pytest.raises(DamagedSave):
        pack(broken, tmp_path / "x.zip", REPORT, clock())
    assert not (tmp_path / "x.zip").exists()


Attack = Callable[[dict[str, bytes]], None]


def _changed_report(files: dict[str, bytes]) -> None:
    files["report.html"] += b" "


def _changed_record(files: dict[str, bytes]) -> None:
    files["record.jsonl"] = files["record.jsonl"].replace(b"Player", b"Plaier", 1)


def _no_record(files: dict[str, bytes]) -> None:
    del files["record.jsonl"]


def _no_manifest(files: dict[str, bytes]) -> None:
    del files["manifest.json"]


def _not_listed(files: dict[str, bytes]) -> None:
    del files["actions.yaml"]


def _climbs_out(files: dict[str, bytes]) -> None:
    files["../../evil.jsonl"] = b"x"


def _absolute(files: dict[str, bytes]) -> None:
    files["/etc/passwd"] = b"x"


def _backslash(files: dict[str, bytes]) -> None:
    files["..\\evil"] = b"x"


def _escape_in_a_name(files: dict[str, bytes]) -> None:
    files["\x1b[2Jx"] = b"x"


def _folder(files: dict[str, bytes]) -> None:
    files["record.jsonl/"] = b""


def _manifest_is_a_list(files: dict[str, bytes]) -> None:
    files["manifest.json"] = b"[]"


def _manifest_of_another_format(files: dict[str, bytes]) -> None:
    files["manifest.json"] = files["manifest.json"].replace(b'"format": 1', b'"format": 2')


def _manifest_with_odd_files(files: dict[str, bytes]) -> None:
    manifest = json.loads(files["manifest.json"])
    manifest["files"] = [1, None, {"name": []}]
    files["manifest.json"] = json.dumps(manifest).encode()


def _manifest_is_deep(files: dict[str, bytes]) -> None:
    files["manifest.json"] = b'{"format": ' + b"[" * 20_000 + b"]" * 20_000 + b"}"


def _another_last_line(files: dict[str, bytes]) -> None:
    files["manifest.json"] = _without_hash(files["manifest.json"], "0" * 64)


def _no_last_line(files: dict[str, bytes]) -> None:
    files["manifest.json"] = _without_hash(files["manifest.json"], "x")


def _without_hash(data: bytes, last: str) -> bytes:
    return json.dumps(json.loads(data) | {"last_hash": last}).encode()


def _another_deck(files: dict[str, bytes]) -> None:
    files["deck.json"] = b"{}"
    _relisted(files)


def _record_that_is_none(files: dict[str, bytes]) -> None:
    files["record.jsonl"] = b"no session\n"
    _relisted(files)


def _relisted(files: dict[str, bytes]) -> None:
    """Write digests that fit, as somebody would who forges one."""
    import hashlib

    manifest = json.loads(files["manifest.json"])
    for row in manifest["files"]:
        data = files[row["name"]]
        row |= {"bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}
    files["manifest.json"] = json.dumps(manifest).encode()


@pytest.mark.parametrize(
    ("attack", "says"),
    [
        (_changed_report, "report.html was changed after the archive was made"),
        (_changed_record, "record.jsonl was changed after the archive was made"),
        (_no_record, "lacks record.jsonl"),
        (_no_manifest, "lacks manifest.json"),
        (_not_listed, "lists other files than there are"),
        (_climbs_out, "which no archive of a session has"),
        (_absolute, "which no archive of a session has"),
        (_backslash, "which no archive of a session has"),
        (_escape_in_a_name, "which no archive of a session has"),
        (_folder, "which no archive of a session has"),
        (_manifest_is_a_list, "cannot be read"),
        (_manifest_of_another_format, "another format"),
        (_manifest_with_odd_files, "lists other files than there are"),
        (_manifest_is_deep, "cannot be read"),
        (_another_last_line, "the hash of another last line"),
        (_no_last_line, "has no hash of the last line"),
        (_another_deck, "deck.json is not the deck"),
        (_record_that_is_none, ":1:"),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_an_archive_that_was_tampered_with_is_refused(
    attack: Attack, says: str, packed: Path, tmp_path: Path
) -> None:
    """With where and what, no traceback, and nothing on the disk."""
    files = parts(packed)
    attack(files)
    forged = write(tmp_path / "forged.zip", files)
    saves = tmp_path / "saves"

    with pytest.raises(WargameError, match=says) as told:
        import_archive(forged, saves, clock)

    assert "\x1b" not in str(told.value)
    assert not list(saves.glob("*")) if saves.exists() else True
    assert not list(tmp_path.rglob("evil*"))
    with pytest.raises(WargameError):
        verify_archive(forged)


def test_a_save_name_that_leads_elsewhere_is_not_used(packed: Path, tmp_path: Path) -> None:
    """The name in the manifest is a wish, no path."""
    files = parts(packed)
    manifest = json.loads(files["manifest.json"]) | {"save": "../../up.jsonl"}
    files["manifest.json"] = json.dumps(manifest).encode()
    saves = tmp_path / "deep" / "saves"

    path, _, _ = import_archive(write(tmp_path / "named.zip", files), saves, clock)

    assert path.parent == saves
    assert path.name == "record.jsonl"


def test_a_bomb_is_refused_before_it_is_unpacked(packed: Path, tmp_path: Path) -> None:
    """By what it says it unpacks to, or by how much for how little."""
    for name in ("report.html", "manifest.json"):
        files = parts(packed) | {name: bytes(40 << 20)}
        bomb = write(tmp_path / f"{name}.zip", files)
        assert bomb.stat().st_size < 1 << 20

        with pytest.raises(BadInput, match="unpacks to more than it may"):
            unpack(bomb)


def test_a_bomb_that_lies_about_its_size_is_stopped(
    packed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The bytes that come out are counted too."""
    monkeypatch.setattr(archives, "LIMITS", dict(archives.LIMITS) | {"report.html": 1000})
    files = parts(packed) | {"report.html": bytes(5000)}
    path = write(tmp_path / "liar.zip", files)
    data = bytearray(path.read_bytes())
    for mark, place in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = data.find(b"report.html", data.find(mark))
        begin = data.rfind(mark, 0, at)
        struct.pack_into("<I", data, begin + place, 10)
    path.write_bytes(data)

    with pytest.raises(BadInput, match=r"unpacks to more|no archive that can be read"):
        unpack(path)


def test_names_that_stand_twice_are_refused(packed: Path, tmp_path: Path) -> None:
    """Two readers could take two different files."""
    path = tmp_path / "twice.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in parts(packed).items():
            archive.writestr(name, data)
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr("report.html", b"another")

    with pytest.raises(BadInput, match="a name twice"):
        unpack(path)


@pytest.mark.parametrize(
    "data",
    [b"", b"PK\x03\x04", b"PK\x03\x04" + bytes(200), b"no archive", b"PK\x05\x06" + bytes(18)],
)
def test_what_is_no_archive_is_said_to_be_none(data: bytes, tmp_path: Path) -> None:
    """Whatever the bytes are."""
    path = tmp_path / "x.zip"
    path.write_bytes(data)

    with pytest.raises(BadInput, match=r"x\.zip: "):
        unpack(path)


def test_every_cut_and_every_flipped_byte_is_found(save: Path, tmp_path: Path) -> None:
    """Either it is refused, or all that counts is as it was."""
    path = tmp_path / "small.zip"
    pack(save, path, {}, clock())
    whole = path.read_bytes()
    expected = unpack(path).parts
    broken = tmp_path / "broken.zip"

    for place in range(0, len(whole), 997):
        for data in (
            whole[:place],
            whole[:place] + bytes([whole[place] ^ 255]) + whole[place + 1 :],
        ):
            broken.write_bytes(data)
            try:
                found = unpack(broken)
            except BadInput:
                continue
            assert found.parts == expected


def test_a_locked_archive_is_named_as_such(packed: Path, tmp_path: Path) -> None:
    """It says what to do."""
    data = bytearray(packed.read_bytes())
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        begin = data.find(mark)
        data[begin + place] |= 1
    path = tmp_path / "locked.zip"
    path.write_bytes(bytes(data))

    with pytest.raises(BadInput, match="locked by a password"):
        unpack(path)


def test_a_file_that_is_too_large_is_not_opened(
    packed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its size is looked at first."""
    monkeypatch.setattr(archives, "MOST_BYTES", 10)

    with pytest.raises(BadInput, match="is larger than"):
        unpack(packed)


def test_an_unfinished_last_line_is_left_out(save: Path, tmp_path: Path) -> None:
    """A session that is being written can be handed on."""
    torn = tmp_path / save.name
    torn.write_bytes(save.read_bytes() + b'{"at":"2027')
    target = tmp_path / "torn.zip"

    pack(torn, target, {}, clock())

    assert verify_archive(target).is_true
    assert io.BytesIO(parts(target)["record.jsonl"]).read() == save.read_bytes()
