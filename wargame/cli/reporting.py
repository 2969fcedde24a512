"""The command that writes what is left of a session on the desk: `wargame report`."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from wargame.cli.files import refuse_existing, write_file
from wargame.cli.output import say
from wargame.cli.places import save_of
from wargame.errors import BadInput, WargameError
from wargame.language import _

if TYPE_CHECKING:
    from wargame.report.after_action import AfterActionReport
    from wargame.reporting import Wish

MOST_GAMES = 20_000


def report(options: Namespace) -> int:
    """Write the after-action report of a session in every form that was asked for."""
    path = save_of(options, options.save)
    if not any(getattr(options, form) for form in (*_FORMS, "csv")):
        from wargame.reporting import ENDING

        options.html = path.with_name(f"{path.stem}{ENDING}")
    targets = [getattr(options, form) for form in _FORMS if getattr(options, form)]
    if options.csv and options.csv.exists() and not options.csv.is_dir():
        raise BadInput(_("{folder}: is no folder; give one with --csv").format(folder=options.csv))
    refuse_existing([*targets, *_tables_there(options)], force=options.force)
    made = made_of(path, options)
    for form in _FORMS:
        target: Path | None = getattr(options, form)
        if target is not None:
            write_file(target, _writer(form)(made))
            say(_("{path}: written").format(path=target))
    if options.csv:
        _write_tables(made, options.csv, force=options.force)
    if options.keep_plan:
        _keep_plan(path, made)
    return 0


_FORMS = ("html", "markdown", "pdf", "json", "xlsx")


def _tables_there(options: Namespace) -> list[Path]:
    return sorted(options.csv.glob("*.csv")) if options.csv else []


def made_of(path: Path, options: Namespace) -> AfterActionReport:
    """Return the report, with the progress of what takes seconds on the error stream."""
    from wargame.cli.progress import progress
    from wargame.reporting import COMPARING, REVIEWING, Wish, report_on

    if not 2 <= options.games <= MOST_GAMES:
        raise BadInput(
            _("--games: {games} is out of range; choose 2 to {most}").format(
                games=options.games, most=MOST_GAMES
            )
        )
    wish: Wish = Wish(
        review=options.review,
        games=options.games,
        workers=options.workers,
        rules=options.rules,
        marking=options.marking.strip(),
    )
    if not options.review:
        return report_on(path, wish, lambda *_: True)
    from wargame.journal.record import read

    with progress("turns", _turns(read(path).entries)) as advance:
        told = 0

        def heard(what: str, done: int, total: int) -> bool:
            nonlocal told
            if what == REVIEWING and done > told:
                advance(done - told)
                told = done
            elif what == COMPARING:
                sys.stderr.write(_("playing 10,000 games of each policy to compare with\n"))
            return total >= 0

        return report_on(path, wish, heard)


def _turns(entries: Sequence[object]) -> int:
    from wargame.core.events import TurnBegan

    return sum(
        isinstance(event, TurnBegan) for each in entries for event in getattr(each, "events", ())
    )


def _writer(form: str) -> Callable[[AfterActionReport], bytes]:
    from wargame.report.after import files
    from wargame.report.after.documents import html_of
    from wargame.report.pdf import pdf_bytes

    writers: dict[str, Callable[[AfterActionReport], bytes]] = {
        "html": files.html_bytes,
        "markdown": files.markdown_bytes,
        "json": files.json_bytes,
        "xlsx": files.workbook_bytes,
        "pdf": lambda made: pdf_bytes(html_of(made)),
    }
    return writers[form]


def _write_tables(made: AfterActionReport, folder: Path, *, force: bool) -> None:
    from wargame.report.after.files import csv_files

    tables = tuple(csv_files(made))
    refuse_existing([folder / name for name, _ in tables], force=force)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise WargameError(
            _("{folder}: cannot be made ({reason}); choose another").format(
                folder=folder, reason=reason
            )
        ) from None
    for name, data in tables:
        write_file(folder / name, data)
    say(_("{folder}: {n} tables").format(folder=folder, n=len(tables)))


def _keep_plan(path: Path, made: AfterActionReport) -> None:
    """Write the suggestions of the plan into the file beside the save that people work with."""
    from wargame.report.after.actions import Action, add_actions, read_actions

    kept = {each.id for each in read_actions(path)}
    new = [
        Action(id=each.id, text=each.action, area=each.area)
        for each in made.plan
        if each.id not in kept
    ]
    if new:
        say(
            _("{path}: {n} actions added; `wargame actions` lists them").format(
                path=add_actions(path, new), n=len(new)
            )
        )
    else:
        say(_("every action of the plan is kept already"))
