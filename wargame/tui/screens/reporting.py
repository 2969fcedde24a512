"""Provides the writing of the after-action report: beside the screen, told as it goes on."""

from __future__ import annotations

from collections.abc import Callable

from textual import work
from textual.worker import Worker, get_current_worker

from wargame.appraisals import GivenUp
from wargame.core.views import View
from wargame.errors import WargameError
from wargame.language import _
from wargame.mishaps import told
from wargame.tui.screens.base import SessionScreen

Heard = Callable[[str, int, int], bool]
"""Hears what is being done, how far it is and of how much; false gives it up."""


class ReportingScreen(SessionScreen):
    """Has the report of its session written."""

    def __init__(self, view: View, save_name: str, report: Callable[[Heard], str]) -> None:
        """Begin with the last view; `report` writes the report and returns where it is."""
        super().__init__(view, save_name)
        self._report = report
        self._is_reporting = False

    def show_report(self, what: str) -> None:
        """Show how far the report is, or where it was written."""
        raise NotImplementedError

    def action_report(self) -> None:
        """Have the report written; if that is under way, give it up."""
        if self._is_reporting:
            self.workers.cancel_group(self, "report")
            self._told(_("The report was given up; nothing was written."))
        else:
            self._is_reporting = True
            self._show_report(_("The report is being made."))
            self._write_report()

    @work(thread=True, exclusive=True, group="report", exit_on_error=False)
    def _write_report(self) -> None:
        worker = get_current_worker()

        def heard(what: str, done: int, total: int) -> bool:
            if not worker.is_cancelled:
                far = _("Report: {what}, {done} of {total}.")
                self.app.call_later(self._heard, far.format(what=_(what), done=done, total=total))
            return not worker.is_cancelled

        try:
            where = self._report(heard)
        except GivenUp:
            return
        except (WargameError, OSError, RuntimeError, ValueError) as error:
            self.app.call_later(self._failed, worker, error)
            return
        self.app.call_later(self._told, _("The report: {where}").format(where=where))

    def _heard(self, what: str) -> None:
        if self._is_reporting:
            self._show_report(what)

    def _failed(self, worker: Worker[None], error: Exception) -> None:
        if not worker.is_cancelled:
            self._told(told(error))

    def _told(self, what: str) -> None:
        """Say how it went, on the screen and to whoever looks elsewhere."""
        self._is_reporting = False
        if self.is_attached:
            self._show_report(what)
            self.notify(what, markup=False)

    def _show_report(self, what: str) -> None:
        if self.is_attached:
            self.show_report(what)
