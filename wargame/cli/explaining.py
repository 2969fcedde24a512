"""The command that explains a number: `wargame explain`."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import asdict

from wargame.cli.output import say, say_json, table
from wargame.cli.places import save_of
from wargame.core.phrases import said
from wargame.core.rows import Tables
from wargame.core.suggestion import suggest
from wargame.core.views import LedgerRow
from wargame.errors import BadInput
from wargame.figures import decimal
from wargame.language import _


def explain(options: Namespace) -> int:
    """Show every change of a step, an indicator or the overall score, oldest first."""
    from wargame.explain import ledger
    from wargame.journal.record import read
    from wargame.journal.replay import replay

    history = replay(read(save_of(options, options.save)))
    about = _about(options, history.tables)
    rows = ledger(history.tables, [(step.line, step.events) for step in history.trail], about)
    if options.json:
        say_json([asdict(row) for row in rows])
        return 0
    if not rows:
        say(_("{about}: nothing has moved it yet").format(about=about))
        return 0
    head = (
        *(_("Turn"), _("line"), _("before"), _("after")),
        *(_("Cause"), _("through"), _("Source")),
    )
    table([each.lower() for each in head], map(_cells, rows))
    _cite(history.tables, rows)
    return 0


def _about(options: Namespace, tables: Tables) -> str:
    """Return what is asked about. Raises BadInput with a suggestion for an unknown name."""
    if options.step:
        steps = [step.id for step in tables.scenario.model.steps]
        if options.step not in steps:
            raise BadInput(
                _('--step: there is no step "{step}"; choose {steps}').format(
                    step=options.step, steps=", ".join(steps)
                )
            )
        return f"step/{options.step}"
    if options.indicator:
        name: str = options.indicator
        if name not in tables.slots:
            near = suggest(name, tables.slots)
            raise BadInput(
                _('--indicator: there is no indicator "{name}"{hint}').format(
                    name=name, hint=said(near, _)
                )
            )
        return name
    return "overall"


def _cells(row: LedgerRow) -> tuple[str, ...]:
    before, after = (decimal(row.before), decimal(row.after)) if row.is_score else _plain(row)
    because = f"{row.because} [{row.note}]" if row.note else row.because
    return str(row.turn), str(row.line), before, after, because, row.via, ", ".join(row.source)


def _plain(row: LedgerRow) -> tuple[str, str]:
    return str(row.before), str(row.after)


def _cite(tables: Tables, rows: tuple[LedgerRow, ...]) -> None:
    """Say what the cited sources are, once each."""
    from wargame.presenters import Teller

    cited = sorted({source for row in rows for source in row.source})
    for citation in Teller(tables.scenario).citations(cited):
        say(f"{citation.id}: {citation.text}")
