"""The folder of saves: nothing is written over, nothing is lost but by emptying the trash."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.journal.tiny import begin, clock, finished, play
from wargame.errors import BadInput, WargameError
from wargame.journal import disk, shelf
from wargame.journal.catalogue import list_saves
from wargame.journal.lock import lock_path
from wargame.journal.record import DamagedSave, read
from wargame.journal.verify import verify
from wargame.session import Session


def names(folder: Path) -> list[str]:
    """Return the names of the saves in a folder."""
    return sorted(info.name for info in list_saves(folder))


def _damage(save: Path) -> None:
    lines = save.read_bytes().splitlines(keepends=True)
    lines[6] = lines[6].replace(b"player", b"prayer")
    save.write_bytes(b"".join(lines))


def test_renaming_adds_a_line_and_leaves_the_rest(save: Path) -> None:
    """The title changes; file name and every earlier byte stay."""
    before = save.read_bytes()

    assert shelf.rename(save, " Group\none ", clock) == "Group one"

    [info] = list_saves(save.parent)
    assert (info.name, info.title) == (save.name, "Group one")
    assert save.read_bytes().startswith(before)
    assert verify(save).is_true


def test_a_copy_holds_the_same_course_under_another_title(save: Path) -> None:
    """It can be played on or spoiled without touching the first."""
    before = save.read_bytes()

    made = shelf.duplicate(save, save.parent, clock)

    assert made != save
    assert read(made).entries == read(save).entries
    assert read(made).title == "A lesson, copy"
    assert save.read_bytes() == before
    assert verify(made).is_true
    Session.resume(made, clock).close()


def test_a_copy_of_a_damaged_save_is_refused_with_the_way_on(save: Path) -> None:
    """A branch before the damage is what can be had."""
    _damage(save)

    with pytest.raises(DamagedSave, match=r"wargame branch .* --line 6"):
        shelf.duplicate(save, save.parent, clock)


@pytest.mark.parametrize("away", [shelf.archive, shelf.trash])
def test_a_save_goes_away_and_comes_back_as_it_was(save: Path, away: object) -> None:
    """With the scraps that were set aside from it."""
    assert callable(away)
    before = save.read_bytes()
    scrap = save.with_name(f"{save.name}.torn-1")
    scrap.write_bytes(b"half a li")

    moved = away(save)

    assert names(save.parent) == []
    assert not scrap.exists()
    assert not lock_path(save).exists()
    assert moved.read_bytes() == before
    assert shelf.restore(moved, save.parent) == save
    assert save.read_bytes() == before
    assert scrap.read_bytes() == b"half a li"
    assert verify(save).is_true


def test_two_saves_of_one_name_do_not_meet_in_the_trash(save: Path) -> None:
    """The second gets a number; both can come back."""
    first = save.read_bytes()
    shelf.trash(save)
    save.write_bytes(first)
    shelf.rename(save, "Second", clock)
    second = save.read_bytes()

    moved = shelf.trash(save)

    assert moved.name == save.name.replace(".jsonl", "~2.jsonl")
    assert shelf.restore(moved.with_name(save.name), save.parent).read_bytes() == first
    assert shelf.restore(moved, save.parent).read_bytes() == second
    assert len(names(save.parent)) == 2


def test_a_name_that_is_taken_is_not_taken_twice(save: Path) -> None:
    """What comes back makes room for what is there."""
    data = save.read_bytes()
    moved = shelf.archive(save)
    save.write_bytes(data + b"{}")

    back = shelf.restore(moved, save.parent)

    assert back.name == save.name.replace(".jsonl", "~2.jsonl")
    assert save.read_bytes() == data + b"{}"


def test_a_session_in_use_stays_where_it_is(tmp_path: Path) -> None:
    """Moving it under its player would cut the record in two."""
    with begin(tmp_path) as session:
        for act in (shelf.trash, shelf.archive):
            with pytest.raises(WargameError, match="open in another window"):
                act(session.path)
        play(session, 1)

    assert names(tmp_path) == [session.path.name]


def test_a_damaged_save_can_be_put_away(save: Path) -> None:
    """Whoever cannot use it wants it out of the list."""
    save.write_bytes(b"nothing")

    assert shelf.trash(save).read_bytes() == b"nothing"


def test_a_failed_move_leaves_all_as_it_was(save: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No empty file stays behind under the new name."""
    before = save.read_bytes()

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(WargameError, match="Permission denied"):
        shelf.trash(save)

    assert save.read_bytes() == before
    assert list((save.parent / shelf.TRASH).glob("*.jsonl")) == []


def test_only_what_is_in_the_trash_is_deleted(tmp_path: Path) -> None:
    """Saves and archive are not touched."""
    kept, archived, gone, scrapped = [finished(tmp_path, salt=salt) for salt in range(4)]
    shelf.archive(archived)
    shelf.trash(gone)
    scrapped.with_name(f"{scrapped.name}.torn-1").write_bytes(b"x")
    shelf.trash(scrapped)

    assert shelf.empty_trash(tmp_path) == 2
    assert shelf.empty_trash(tmp_path) == 0
    assert names(tmp_path) == [kept.name]
    assert names(tmp_path / shelf.ARCHIVE) == [archived.name]
    assert list((tmp_path / shelf.TRASH).iterdir()) == []


def test_an_empty_trash_can_be_emptied(tmp_path: Path) -> None:
    """There may be none yet."""
    assert shelf.empty_trash(tmp_path / "none") == 0


def test_an_exported_file_comes_in_elsewhere_as_it_was(save: Path, tmp_path: Path) -> None:
    """One file is the whole session, decks and all."""
    target = tmp_path / "handed-in.jsonl"

    assert shelf.export(save, target).damage is None
    made, record = shelf.import_file(target, tmp_path / "theirs", clock)

    assert made == tmp_path / "theirs" / "handed-in.jsonl"
    assert made.read_bytes() == save.read_bytes()
    assert record.damage is None


def test_an_export_into_a_folder_keeps_its_name(save: Path, tmp_path: Path) -> None:
    """As `cp` does."""
    (tmp_path / "stick").mkdir()

    shelf.export(save, tmp_path / "stick")

    assert names(tmp_path / "stick") == [save.name]


def test_an_export_leaves_out_what_was_never_finished(save: Path, tmp_path: Path) -> None:
    """Whoever gets the file gets a whole one."""
    whole = save.read_bytes()
    save.write_bytes(whole + b'{"half')

    assert shelf.export(save, tmp_path / "out.jsonl").unfinished

    assert (tmp_path / "out.jsonl").read_bytes() == whole


def test_damage_goes_along_and_is_told(save: Path, tmp_path: Path) -> None:
    """The part before it may be all that is needed, and somebody may mend it."""
    _damage(save)

    record = shelf.export(save, tmp_path / "out.jsonl")
    _, again = shelf.import_file(tmp_path / "out.jsonl", tmp_path / "in", clock)

    assert record.damage is not None
    assert again.damage is not None
    assert (tmp_path / "out.jsonl").read_bytes() == save.read_bytes()


def test_nothing_is_written_over(save: Path, tmp_path: Path) -> None:
    """Neither by what goes out nor by what comes in."""
    taken = tmp_path / "taken.jsonl"
    taken.write_bytes(b"mine")

    with pytest.raises(BadInput, match="exists already; choose another name"):
        shelf.export(save, taken)
    with pytest.raises(BadInput, match="there is no such folder; make it first"):
        shelf.export(save, tmp_path / "nowhere" / "out.jsonl")
    made, _ = shelf.import_file(finished(tmp_path / "other", salt=5), save.parent, clock)

    assert taken.read_bytes() == b"mine"
    assert made != save


def test_a_file_of_the_same_name_comes_in_beside(save: Path, tmp_path: Path) -> None:
    """Two students hand in files of one name; the same file twice is said to be there."""
    other = tmp_path / "other" / save.name
    other.parent.mkdir()
    other.write_bytes(finished(tmp_path / "made", salt=5).read_bytes())

    made, _ = shelf.import_file(other, save.parent, clock)

    assert made.name == save.name.replace(".jsonl", "~2.jsonl")
    with pytest.raises(BadInput, match="already; nothing was changed"):
        shelf.import_file(save, save.parent, clock)


@pytest.mark.parametrize("content", [b"", b"{}\n", b"no session\n", b"\x00" * 99])
def test_what_is_no_session_does_not_come_in(tmp_path: Path, content: bytes) -> None:
    """It is read first."""
    source = tmp_path / "odd.jsonl"
    source.write_bytes(content)

    with pytest.raises(WargameError):
        shelf.import_file(source, tmp_path / "in", clock)

    assert names(tmp_path / "in") == []


@pytest.mark.parametrize("name", ["..jsonl", "a b\x1b[2J.jsonl", "-rf.jsonl", "notes.txt"])
def test_a_name_that_is_not_plain_is_replaced(save: Path, tmp_path: Path, name: str) -> None:
    """A name from elsewhere becomes a name in our folder only if it is harmless."""
    source = tmp_path / name
    source.write_bytes(save.read_bytes())

    made, _ = shelf.import_file(source, tmp_path / "in", clock)

    assert made.name.startswith("2026-11-24-tiny-deck-")


def test_a_full_disk_leaves_no_half_file(
    save: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Half a session is worse than none."""

    def refuse(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(disk, "sync", refuse)
    with pytest.raises(WargameError, match="the disk is full"):
        shelf.export(save, tmp_path / "out.jsonl")

    assert not (tmp_path / "out.jsonl").exists()
