"""The command that keeps corrective actions: `wargame actions`."""

from __future__ import annotations

import re
from argparse import Namespace
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from wargame.cli.output import say, say_json, table
from wargame.cli.places import save_of
from wargame.errors import BadInput
from wargame.language import _

if TYPE_CHECKING:
    from wargame.report.after.actions import Action
    from wargame.report.after.judged import Planned

_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,119}")


def actions(options: Namespace) -> int:
    """List the actions of a session, or add to them."""
    from wargame.report.after.actions import add_actions, read_actions

    path = save_of(options, options.save)
    kept = {each.id: each for each in read_actions(path)}
    suggested = {each.id: each for each in _plan(path)}
    change = _change(options, kept, suggested)
    if change is not None:
        say(_("{what}: {id} written down").format(what=add_actions(path, [change]), id=change.id))
        return 0
    if any(getattr(options, name) for name in ("text", "area", "owner", "due", "note")):
        raise BadInput(_("--owner and its kind need --add, --set, --close or --reopen; choose one"))
    _list(options, tuple(suggested.values()))
    return 0


def _plan(path: Path) -> tuple[Planned, ...]:
    """Return the plan of a session without a review: what is kept, and what the record suggests."""
    from wargame.reporting import Wish, report_on

    return report_on(path, Wish(review=False), lambda *_: True).plan


def _change(
    options: Namespace, kept: dict[str, Action], suggested: dict[str, Planned]
) -> Action | None:
    """Return the entry to be added; None if nothing is to be changed."""
    from wargame.report.after.actions import Action

    said = {name: getattr(options, name) for name in ("area", "owner", "due", "note")}
    if options.add is not None:
        if not options.add.strip():
            raise BadInput(_("--add: is empty; write what is to be done"))
        return Action(id=_free(kept, suggested), text=options.add, **said)
    name = options.set or options.close or options.reopen
    if name is None:
        return None
    return _about(options, name, kept, suggested, said)


def _about(
    options: Namespace,
    name: str,
    kept: dict[str, Action],
    suggested: dict[str, Planned],
    said: dict[str, str],
) -> Action:
    from wargame.clock import now
    from wargame.report.after.actions import Action

    text = options.text
    if name not in kept:
        found = suggested.get(name)
        if found is None and not (text and _ID.fullmatch(name)):
            raise BadInput(
                _("{name!r}: is no action here; `wargame actions SAVE` lists them").format(
                    name=name
                )
            )
        text = text or (found.action if found else "")
        said["area"] = said["area"] or (found.area if found else "")
    closed = None
    if options.close:
        closed = now().date().isoformat()
    elif options.reopen:
        closed = ""
    return Action(id=name, text=text, closed=closed, **said)


def _free(kept: dict[str, Action], suggested: dict[str, Planned]) -> str:
    number = 1
    while f"action-{number}" in kept or f"action-{number}" in suggested:
        number += 1
    return f"action-{number}"


def _list(options: Namespace, plan: tuple[Planned, ...]) -> None:
    if options.json:
        say_json([asdict(each) for each in plan])
        return
    if not plan:
        say(_("no action was written down and none suggests itself; add one with --add"))
        return
    table(
        ("id", _("status"), _("owner"), _("due"), _("action")),
        [
            (
                each.id,
                _("open") if each.status == "open" else _("done"),
                each.owner or _("unassigned"),
                each.due or _("no date"),
                each.action,
            )
            for each in plan
        ],
    )
