from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.journal.forge import Lines, forge, lines_of
from wargame.errors import BadInput, WargameError
from wargame.journal import chain
from wargame.journal.canonical import canonical, digest
from wargame.journal.record import DamagedSave, read

SAME_FILE = settings(
    max_examples=400, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def noticed(path: Path) -> bool:
    """Tell whether reading a save finds anything wrong with it."""
    try:
        record = read(path)
    except DamagedSave:
        return True
    return bool(record.damage or record.unfinished)


@SAME_FILE
@given(st.data())
def test_a_flipped_bit_anywhere_is_found(
    save: Path, finished_bytes: bytes, data: st.DataObject
) -> None:
    """Disks and transfers flip bits, and a record that hides it is worth nothing."""
    at = data.draw(st.integers(0, len(finished_bytes) - 1))
    bit = data.draw(st.integers(0, 7))
    flipped = bytearray(finished_bytes)
    flipped[at] ^= 1 << bit

    save.write_bytes(flipped)

    assert noticed(save)


@SAME_FILE
@given(st.data())
def test_whatever_bytes_stand_in_a_file_it_is_told_and_never_crashes(
    save: Path, finished_bytes: bytes, data: st.DataObject
) -> None:
    """A save may be anything that somebody was sent: bytes are put in, taken out and replaced."""
    start = data.draw(st.integers(0, len(finished_bytes)))
    end = data.draw(st.integers(start, min(len(finished_bytes), start + 200)))
    other = data.draw(st.binary(max_size=200))
    changed = finished_bytes[:start] + other + finished_bytes[end:]

    save.write_bytes(changed)

    # Cut after a line, a file is a shorter session, and nothing is wrong with it.
    is_shorter = finished_bytes.startswith(changed) and changed.endswith(b"\n")
    assert noticed(save) or changed == finished_bytes or is_shorter


@pytest.mark.parametrize(
    "edit",
    [
        lambda lines: lines.insert(4, lines.pop(5)),
        lambda lines: lines.pop(4),
        lambda lines: lines.insert(4, lines[4]),
    ],
    ids=["moved", "lost", "doubled"],
)
def test_lines_that_moved_are_found(save: Path, edit: Callable[[list[bytes]], None]) -> None:
    """Each line is fine by itself, so only the chain can tell."""
    lines = save.read_bytes().splitlines(keepends=True)
    edit(lines)

    save.write_bytes(b"".join(lines))

    assert str(read(save).damage).startswith(f"{save.name}:")


def test_damage_is_named_with_its_line_and_a_way_on(save: Path) -> None:
    """The user needs to know where, what, and what can be done."""
    text = save.read_text(encoding="utf-8").splitlines()
    text[4] = text[4].replace("player", "prayer")
    save.write_text("\n".join(text) + "\n", encoding="utf-8")

    record = read(save)

    assert str(record.damage) == (
        f"{save.name}:5: the line does not follow line 4: it was changed after it was written; "
        f"up to line 4 it is intact: `wargame branch {save.name} --line 4`"
    )
    assert record.lines == 4
    assert [entry.line for entry in record.entries] == [3, 4]


def test_a_line_in_the_middle_that_is_no_json_is_named(save: Path) -> None:
    """Only the last line may be unfinished; in the middle it is damage."""
    lines = save.read_bytes().splitlines(keepends=True)
    lines[5] = lines[5][:40] + b"\n"

    save.write_bytes(b"".join(lines))

    assert f"{save.name}:6: the line cannot be read: not JSON at column" in str(read(save).damage)


def test_a_line_in_the_middle_that_is_no_text_is_named(save: Path) -> None:
    """Bytes that are no UTF-8 are damage like any other."""
    lines = save.read_bytes().splitlines(keepends=True)
    lines[5] = b'{"at":"\xff"}\n'

    save.write_bytes(b"".join(lines))

    assert "6: the line cannot be read: not UTF-8 at byte 8" in str(read(save).damage)


@pytest.mark.parametrize(
    "line", [b"[]\n", b"7\n", b"[" * 100_000 + b"\n", b'{"a":NaN}\n', b"9" * 9_999 + b"\n"]
)
def test_odd_json_is_named(save: Path, line: bytes) -> None:
    """What JSON allows and a save does not, or what a parser chokes on, is damage too."""
    lines = save.read_bytes().splitlines(keepends=True)
    lines[5] = line

    save.write_bytes(b"".join(lines))

    assert f"{save.name}:6: the line cannot be read: " in str(read(save).damage)


@pytest.mark.parametrize("given_hash", [None, 7, "", "0" * 64])
def test_a_line_without_its_hash_is_named(save: Path, given_hash: object) -> None:
    """Leaving the hash out must not be a way around the chain."""
    text = save.read_bytes().splitlines(keepends=True)
    line = lines_of(save)[5]
    text[5] = f"{canonical(line | {'hash': given_hash})}\n".encode()

    save.write_bytes(b"".join(text))

    assert str(read(save).damage).startswith(f"{save.name}:6: the line ")


def test_only_the_canonical_form_of_a_line_is_taken(save: Path) -> None:
    """One content has one form, so what was hashed is what stands there, repeated keys included."""
    lines = save.read_text(encoding="utf-8").splitlines(keepends=True)
    lines[5] = lines[5].replace('"seat":"player"', '"seat":"player","seat":"player"')

    save.write_text("".join(lines), encoding="utf-8")

    assert "6: the line does not follow line 5" in str(read(save).damage)


@pytest.mark.parametrize("seat", ["\x07bell", "a\\u0007b", 'say "hash":"x",', "\u2028", "日本"])
def test_texts_that_need_escapes_are_chained_too(save: Path, seat: str) -> None:
    """The quick way to cut the hash out of a line must not misread what stands in a text."""

    def rename(lines: Lines) -> None:
        lines[5]["seat"] = seat

    record = read(forge(save, rename))

    assert record.damage is None
    assert not record.unfinished


def test_an_escape_that_is_not_needed_is_damage(save: Path) -> None:
    """The same text in another spelling has another hash, and is not what was written."""
    lines = save.read_bytes().splitlines(keepends=True)
    lines[5] = lines[5].replace(b'"player"', rb'"\u0070layer"')

    save.write_bytes(b"".join(lines))

    assert "6: the line does not follow line 5" in str(read(save).damage)


def test_a_nested_hash_is_not_taken_for_that_of_the_line(save: Path) -> None:
    """A branch's header has the hash of its parent inside it."""

    def adopt(lines: Lines) -> None:
        lines[0]["parent"] = {"file": "x.jsonl", "line": 9, "hash": "0" * 64}

    record = read(forge(save, adopt))

    assert record.header.parent is not None
    assert record.header.parent.hash == "0" * 64


@pytest.mark.parametrize(
    ("written", "hashed"),
    [
        (r'"kind":"command","seat":"\ud800"}', r'"kind":"command","seat":"\ud800"}'),
        (r'"kind":"command","seat":"\u0070"}', r'"kind":"command","seat":"\u0070"}'),
        ('"hash":"HASH","kind":"command","seat":"p"}', '"kind":"command","seat":"p"}'),
    ],
    ids=["half a character", "an escape that is not needed", "its hash twice"],
)
def test_odd_forms_are_damage_even_with_a_hash_that_fits(
    save: Path, written: str, hashed: str
) -> None:
    """The hash is that of the canonical form, not of whatever somebody wrote."""
    lines = save.read_text(encoding="utf-8").splitlines(keepends=True)
    start = lines[5].partition('"hash"')[0]
    given = digest(f"{lines_of(save)[4]['hash']}{start}{hashed}")
    lines[5] = f'{start}"hash":"{given}",{written}\n'.replace("HASH", given)

    save.write_text("".join(lines), encoding="utf-8")

    assert "6: the line does not follow line 5" in str(read(save).damage)


def test_half_a_character_is_damage(save: Path) -> None:
    """A lone surrogate parses as JSON and can be neither hashed nor shown."""
    lines = save.read_bytes().splitlines(keepends=True)
    lines[5] = lines[5].replace(b'"player"', rb'"\ud800"')

    save.write_bytes(b"".join(lines))

    assert read(save).damage is not None


@pytest.mark.parametrize("number", [3, 0, -1, 10**30])
def test_another_format_is_refused_with_a_word_on_what_to_do(save: Path, number: int) -> None:
    """A newer format may mean anything, so it is not guessed at."""

    def renumber(lines: Lines) -> None:
        lines[0]["format"] = number

    with pytest.raises(DamagedSave) as caught:
        read(forge(save, renumber))

    assert str(caught.value) == (
        f"{save.name}:1: the file has format {number} and this program reads formats 1 to 2; "
        "open it with the version of wargame that wrote it, or a newer one"
    )


@pytest.mark.parametrize("number", ["1", None, 1.0, True])
def test_a_format_that_is_no_number_is_refused(save: Path, number: object) -> None:
    """Python holds True and 1.0 to be 1; a save does not."""

    def renumber(lines: Lines) -> None:
        lines[0]["format"] = number

    with pytest.raises(DamagedSave, match="does not say which format"):
        read(forge(save, renumber))


def test_a_line_beyond_the_limit_is_not_loaded(save: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file of one endless line must not fill the memory."""
    monkeypatch.setattr(chain, "LINE_LIMIT", 1 << 20)
    with save.open("ab") as file:
        file.write(b"9" * (1 << 21))

    assert "the line is longer than 1 MB" in str(read(save).damage)


def test_a_file_beyond_the_limit_is_not_read(save: Path) -> None:
    """Half a gigabyte is no session; the file here is a sparse one."""
    with save.open("ab") as file:
        file.truncate(chain.FILE_LIMIT + 1)

    with pytest.raises(WargameError, match="is larger than 512 MB"):
        read(save)


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    """A folder, a pipe or nothing at all is told apart from damage."""
    with pytest.raises(BadInput, match="there is no such save"):
        read(tmp_path)
    with pytest.raises(BadInput, match="there is no such save"):
        read(tmp_path / "missing.jsonl")


def test_a_file_that_may_not_be_read_is_told(save: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Permissions are the user's to mend, so the message says so."""

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)

    with pytest.raises(WargameError, match=r"cannot be read \(Permission denied\); check"):
        read(save)
