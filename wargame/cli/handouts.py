"""The command deck handouts."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from wargame.cli.files import refuse_existing, write_file
from wargame.cli.output import say, table
from wargame.cli.places import decks_of, scenario_at
from wargame.errors import BadInput, DeckProblems, WargameError
from wargame.language import _, spoken


def handouts(options: Namespace) -> int:
    """Write the handouts of a deck into a folder."""
    from wargame.deck.examine import examine
    from wargame.deck.find import find_deck
    from wargame.deck.gather import Shelf
    from wargame.report.handouts.documents import Form, Handout
    from wargame.report.handouts.documents import handouts as make
    from wargame.report.msel import msel_rows

    path = find_deck(options.deck, decks_of(options))
    examined = examine(path, Shelf())
    if examined.scenario is None:
        raise DeckProblems(examined.problems)
    scenario = examined.scenario
    if spoken() != scenario.language:
        scenario = scenario_at(path)
    forms: tuple[Form, ...] = ("html", "md")
    if options.html != options.markdown:
        forms = ("html",) if options.html else ("md",)
    rows = msel_rows(examined.gathered, sound=True)
    made: list[Handout] = list(make(scenario, rows, forms=forms, marking=options.marking.strip()))
    folder: Path = options.out
    if folder.exists() and not folder.is_dir():
        raise BadInput(_("{folder}: is no folder; give one with --out").format(folder=folder))
    refuse_existing([folder / each.name for each in made], force=options.force)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise WargameError(
            _("{folder}: cannot be made ({reason}); choose another").format(
                folder=folder, reason=reason
            )
        ) from None
    for each in made:
        write_file(folder / each.name, each.text.encode("utf-8"))
    table((_("file"), _("for")), [(each.name, each.readers) for each in made])
    say(_("{folder}: {n} files").format(folder=folder, n=len(made)))
    return 0
