"""Commands on planners' sheets: deck msel, deck import."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from wargame.cli.files import refuse_existing, write_file
from wargame.cli.output import say
from wargame.cli.places import decks_of
from wargame.errors import BadInput, DeckProblems
from wargame.language import _

if TYPE_CHECKING:
    from wargame.planning.plan import Plan
    from wargame.planning.sheet import Sheet

STDOUT = Path("-")


def msel(options: Namespace) -> int:
    """Write the MSEL of a deck as XLSX, CSV or both."""
    from wargame.deck.examine import examine
    from wargame.deck.find import find_deck
    from wargame.deck.gather import Shelf
    from wargame.report.msel import msel_rows, msel_table, notes_table
    from wargame.report.tabular import csv_bytes, csv_text, xlsx_bytes

    files = [each for each in (options.xlsx, options.csv) if each is not None]
    if not files:
        raise BadInput(
            _("deck msel: say where to; give --xlsx FILE, --csv FILE, or --csv - to print")
        )
    refuse_existing([each for each in files if each != STDOUT], force=options.force)
    path = find_deck(options.deck, decks_of(options))
    examined = examine(path, Shelf())
    if not isinstance(examined.gathered.deck.tree, dict):
        raise DeckProblems(examined.problems)
    rows = msel_rows(examined.gathered, sound=not examined.problems)
    table = msel_table(rows)
    if options.csv == STDOUT:
        sys.stdout.write(csv_text(table).replace("\r\n", "\n"))
    elif options.csv:
        write_file(options.csv, csv_bytes(table))
    if options.xlsx:
        notes = notes_table(examined.gathered)
        write_file(
            options.xlsx,
            xlsx_bytes([table, notes], title=_("MSEL of {stem}").format(stem=path.stem)),
        )
    for each in files:
        if each != STDOUT:
            say(_("{path}: {n} injects").format(path=each, n=len(rows)))
    if examined.problems:
        sys.stderr.write(
            _("{path}: {n} problems; see `wargame deck check`\n").format(
                path=path, n=len(examined.problems)
            )
        )
    return 0


def import_sheet(options: Namespace) -> int:
    """Make a deck of a planner's sheet, or take a sheet's changes over into a deck."""
    from wargame.planning.sheet import SheetProblems, read_sheet

    sheet = read_sheet(options.sheet)
    if not sheet.rows:
        raise (
            SheetProblems(sheet.problems)
            if sheet.problems
            else BadInput(
                _("{file}: no inject stands below the head; add rows").format(file=sheet.file)
            )
        )
    return _onto(options, sheet) if options.onto else _new(options, sheet)


def _onto(options: Namespace, sheet: Sheet) -> int:
    from wargame.deck.find import find_deck
    from wargame.deck.folders import is_packaged
    from wargame.planning.difference import difference
    from wargame.planning.plan import plan_onto

    path = find_deck(options.onto, decks_of(options))
    if options.out is None and is_packaged(path):
        what = _("comes with the program; give --out PATH, beside a copy of its model")
        raise BadInput(f"{path}: {what}")
    out: Path = options.out or path
    if out.resolve() != path.resolve():
        refuse_existing([out], force=False)
    plan = plan_onto(sheet, path)
    say(*difference(plan))
    changed = plan.text.encode("utf-8") != path.read_bytes()
    if not changed:
        say(_("{path}: the sheet changes nothing").format(path=path))
        if out is path:
            return 0
    _say_gaps(plan)
    if changed:
        injects = len({each.inject for each in plan.changes})
        what = _("{n} fields of {injects} injects changed, {added} added").format(
            n=len(plan.changes), injects=injects, added=len(plan.added)
        )
        _approve(options, _("{what}; write {out}?").format(what=what, out=out))
    write_file(out, plan.text.encode("utf-8"))
    say(_("{out}: written").format(out=out))
    return 0


def _new(options: Namespace, sheet: Sheet) -> int:
    from wargame.planning.cells import is_id
    from wargame.planning.skeleton import Frame, plan_new

    out: Path = options.out or _place_for(options)
    if out.suffix != ".yaml" or not is_id(out.stem):
        what = _("is no name of a deck; use lower-case letters, digits and hyphens, then .yaml")
        raise BadInput(_("{out}: {what}; give one with --out").format(out=out, what=what))
    refuse_existing([out], force=False)
    frame = Frame(
        model=options.model, title=options.title, start=options.start, turns=options.turns
    )
    plan = plan_new(sheet, out, frame)
    say(*(f"note: {note}" for note in plan.notes))
    write_file(out, plan.text.encode("utf-8"))
    say(_("{out}: {n} injects").format(out=out, n=len(plan.added)))
    _say_gaps(plan)
    return 0


def _place_for(options: Namespace) -> Path:
    """Return where a new deck goes: a folder of the user's own decks, under the sheet's name."""
    from wargame.planning.sheet import to_id

    folder = options.decks or Path("decks")
    if not folder.is_dir():
        raise BadInput(_("deck import: there is no folder decks here; give --out PATH"))
    name = to_id(options.sheet.stem) or "deck"
    return Path(folder) / f"{name}.yaml"


def _say_gaps(plan: Plan) -> None:
    from wargame.planning.difference import gap_lines

    if plan.gaps:
        say(
            _(
                "It cannot be played before these gaps are filled; `wargame deck check` has the "
                "places:"
            )
        )
        say(*gap_lines(plan))


def _approve(options: Namespace, question: str) -> None:
    """Ask; without a terminal only --yes approves. Raises BadInput if it is not approved."""
    if options.yes:
        return
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise BadInput(_("nothing was written; give --yes to approve the difference above"))
    sys.stdout.write(f"{question} [y/N] ")
    sys.stdout.flush()
    if sys.stdin.readline().strip().lower() not in {"y", "yes"}:
        raise BadInput(_("nothing was written"))
