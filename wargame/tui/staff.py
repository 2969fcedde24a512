"""Shows the staff analysis of an inject, where the player's settings allow it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from wargame.language import _

if TYPE_CHECKING:
    from wargame.appraisals import Appraisal
    from wargame.sitting import Sitting
    from wargame.tui.host import SessionHost


def offer(app: SessionHost, sitting: Sitting, inject_id: str) -> None:
    """Have every open option of an inject played on, and show what each is worth."""
    from wargame.annotations import STAFF_OFF, STAFF_TITLE, staff_analysis

    if not app.preferences.settings.is_on("staff_analysis"):
        app.notify(_(STAFF_OFF), timeout=8, markup=False)
        return
    inject = next((one for one in sitting.view.injects if one.id == inject_id), None)
    if inject is None or inject.answered:
        app.notify(_("This inject is answered."), markup=False)
        return

    def told(appraisals: tuple[Appraisal, ...]) -> None:
        from wargame.tui.passages import lay
        from wargame.tui.screens.dialogs import Reading

        passage = staff_analysis(inject, appraisals)
        app.push_screen(Reading(_(STAFF_TITLE), partial(lay, passage)))

    app.notify(_("The staff plays every open option on."), markup=False)
    app.fetch(lambda: sitting.table.staff(inject_id), told)
