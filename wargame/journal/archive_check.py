"""Verifies the session in an archive, and copies it among the saves."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, replace
from pathlib import Path

from wargame.core.plain import plain
from wargame.errors import BadInput
from wargame.journal import disk, shelf
from wargame.journal.archive import DECK, RECORD, SAYS, Archive, unpack
from wargame.journal.canonical import digest
from wargame.journal.record import Record, read
from wargame.journal.store import Clock
from wargame.journal.verify import Verdict, verify
from wargame.language import _

ACTIONS = "actions.yaml"


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveVerdict:
    """What came of checking an archive."""

    archive: Archive
    record: Verdict

    @property
    def is_true(self) -> bool:
        """Whether every file is the one listed, and the record holds."""
        return self.record.is_true

    def __str__(self) -> str:
        """Return what was found, and what that does and does not prove."""
        names = ", ".join(self.archive.parts)
        return _(
            "{file}: {names} are as listed, the deck is the record's own\n"
            "{record}\n"
            "Its last line has the hash {hash}.\n"
            "{says} Whether the report follows from the record is not checked: write it anew "
            "with `wargame report`."
        ).format(
            file=self.archive.file,
            names=names,
            record=self.record,
            hash=self.archive.last_hash,
            says=_(SAYS),
        )


def verify_archive(path: Path) -> ArchiveVerdict:
    """Check the files of an archive, then decide every command of its record again.

    Raises:
        WargameError: The archive or its record is not sound.
    """
    archive = unpack(path)
    with tempfile.TemporaryDirectory(prefix="wargame-archive-") as folder:
        save = _laid_down(archive, Path(folder))
        _check_record(archive, read(save))
        verdict = verify(save)
    return ArchiveVerdict(archive=archive, record=replace(verdict, file=archive.save_name))


def _laid_down(archive: Archive, folder: Path) -> Path:
    """Write the record into a folder of our own, under a name that is known to be safe."""
    save = folder / archive.save_name
    save.write_bytes(archive.parts[RECORD])
    return save


def _check_record(archive: Archive, record: Record) -> None:
    """Refuse an archive whose deck or last line is not that of its record."""
    if digest(archive.parts[DECK].decode(errors="replace")) != record.header.deck_digest:
        raise BadInput(
            _("{file}: {deck} is not the deck that the record was played with").format(
                file=archive.file, deck=DECK
            )
        )
    if record.damage is None and record.hash != archive.last_hash:
        raise BadInput(
            _("{file}: its manifest has the hash of another last line").format(file=archive.file)
        )


def import_archive(path: Path, saves: Path, clock: Clock) -> tuple[Path, ArchiveVerdict, str]:
    """Check an archive and copy its session into the folder of the saves.

    Returns:
        Where the session is, what the check found, and a word on the actions beside it; empty if
        the archive holds none.
    """
    verdict = verify_archive(path)
    with tempfile.TemporaryDirectory(prefix="wargame-archive-") as folder:
        save, _ = shelf.import_file(_laid_down(verdict.archive, Path(folder)), saves, clock)
    return save, verdict, _take_actions(verdict.archive, save)


def _take_actions(archive: Archive, save: Path) -> str:
    data = archive.parts.get(ACTIONS)
    if data is None:
        return ""
    target = save.with_name(f"{save.stem}.{ACTIONS}")
    try:
        disk.create(target, data)
    except FileExistsError:
        return _("{name}: is there already and was left as it is").format(
            name=plain(target.name, lines=False)
        )
    except OSError as error:
        raise disk.mishap(target, error) from error
    return _("{name}: corrective actions").format(name=plain(target.name, lines=False))
