"""Makes the screens by name. Imports each only when it is first wanted, so the title comes fast."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from wargame import coach
from wargame.language import _
from wargame.tui.so_far import SoFar
from wargame.tui.wording import styled

if TYPE_CHECKING:
    from wargame.core.views import Citation
    from wargame.recordings import Moment, Playback
    from wargame.sitting import Sitting
    from wargame.tui.screens.base import SessionScreen
    from wargame.tui.screens.dialogs import Reading
    from wargame.tui.screens.room import RoomScreen

_MILESTONES = {
    "inject": coach.OPENED_INJECT,
    "ledger": coach.SAW_LEDGER,
    "initiatives": coach.SAW_INITIATIVES,
    "indicators": coach.SAW_INDICATORS,
}


def room(sitting: Sitting) -> RoomScreen:
    """Return the situation room of a sitting."""
    from wargame.tui.screens.room import RoomScreen

    table = sitting.table
    return RoomScreen(sitting.view, table.save_name, sitting.news, sitting.advice, table.courses)


def session_screen(place: str, about: str, sitting: Sitting, folder: str) -> SessionScreen | None:
    """Return the screen `place` of a sitting, or None if there is none of that name now."""
    if place in _MILESTONES:
        sitting.passed(_MILESTONES[place])
    screen = _session_screen(place, about, sitting, folder)
    if screen is not None and place != "resolution":
        screen.place = place
        screen.lesson = sitting.advice_at(place)
    return screen


def _session_screen(place: str, about: str, sitting: Sitting, folder: str) -> SessionScreen | None:
    view, table = sitting.view, sitting.table
    match place:
        case "inject" if any(one.id == about for one in view.injects):
            from wargame.tui.screens.inject import InjectScreen

            advice = sitting.inject_advice(about)
            return InjectScreen(view, table.save_name, about, advice, takes_back=sitting.takes_back)
        case "initiatives":
            from wargame.tui.screens.initiatives import InitiativesScreen

            return InitiativesScreen(view, table.save_name, table.courses)
        case "indicators":
            from wargame.tui.screens.indicators import IndicatorsScreen

            return IndicatorsScreen(view, table.save_name, table.courses)
        case "map" if view.map is not None:
            from wargame.tui.screens.map import MapScreen

            return MapScreen(view, table.save_name, view.map, table.courses)
        case "charts":
            from wargame.tui.screens.charts import ChartsScreen

            wanted = tuple(about.split("\n")) if about else ()
            return ChartsScreen(view, table.save_name, table.courses, table.story, wanted)
        case "ledger":
            from wargame.tui.screens.ledger import LedgerScreen

            return LedgerScreen(view, table.save_name, table.ledger, about)
        case "resolution":
            from wargame.tui.screens.resolution import ResolutionScreen

            says = sitting.advice_at(place)
            return ResolutionScreen(view, table.save_name, sitting.resolution, says)
        case "briefing":
            from wargame.tui.screens.briefing import BriefingScreen

            return BriefingScreen(view, table.save_name)
        case "end" if view.end is not None:
            from wargame.tui.screens.end import EndScreen

            return EndScreen(
                view,
                table.save_name,
                folder,
                table.summary,
                table.standing,
                courses=table.courses,
                story=table.story,
                report=table.report,
            )
    return None


def recorded_screen(
    place: str, about: str, playback: Playback, moment: Moment
) -> SessionScreen | None:
    """Return the screen `place` of a recorded session, or None if there is none of that name.

    The ledger tells of the whole recording, the others of the world as it was at `moment`.
    """
    view, name = moment.view, playback.save_name
    so_far = SoFar(playback, view)
    match place:
        case "ledger":
            from wargame.tui.screens.ledger import LedgerScreen

            return LedgerScreen(view, name, playback.ledger, about)
        case "charts":
            from wargame.tui.screens.charts import ChartsScreen

            wanted = tuple(about.split("\n")) if about else ()
            return ChartsScreen(view, name, so_far.courses, so_far.story, wanted)
        case "map" if view.map is not None:
            from wargame.tui.screens.map import MapScreen

            return MapScreen(view, name, view.map, so_far.courses)
    return None


def citations(cited: tuple[Citation, ...]) -> Reading:
    """Return the sources in full, to be read."""
    from wargame.tui.passages import paragraphs
    from wargame.tui.screens.dialogs import Reading

    def draw(width: int) -> Content:
        parts = [styled(one.id, "bold") + "\n" + paragraphs(one.text, width) for one in cited]
        return Content("\n\n").join(parts)

    return Reading(_("Sources"), draw)
