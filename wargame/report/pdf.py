"""Turns an HTML document into a PDF, by whatever is there to do it.

WeasyPrint if it is installed, else a Chromium. Nothing is fetched: the document holds all of it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from wargame.errors import WargameError

BROWSERS = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "msedge",
    "brave-browser",
)
PATIENCE = 180
"""Seconds a browser may take."""
NOTHING = (
    "no PDF can be made here: install `pip install 'wargame[pdf]'`, or Chromium, or write --html "
    "and print that from a browser"
)


def pdf_bytes(page: str) -> bytes:
    """Return an HTML document as a PDF. Raises WargameError if nothing here can make one."""
    if find_spec("weasyprint") is not None:
        return _by_weasyprint(page)
    browser = found_browser()
    if browser is None:
        raise WargameError(NOTHING)
    return _by_browser(browser, page)


def found_browser() -> str | None:
    """Return the path of a browser that can print; None if there is none."""
    return next((path for name in BROWSERS if (path := shutil.which(name))), None)


def _by_weasyprint(page: str) -> bytes:
    try:
        from weasyprint import HTML
        from weasyprint.urls import URLFetcher
    except OSError as error:
        # its libraries for drawing text are not Python's and may be missing
        what = f"WeasyPrint lacks a library ({error}); install Pango, or write --html and print it"
        raise WargameError(what) from error
    nothing = URLFetcher(allowed_protocols=())
    made: Any = HTML(string=page, url_fetcher=nothing).write_pdf()
    return bytes(made)


def _by_browser(browser: str, page: str) -> bytes:
    with tempfile.TemporaryDirectory(prefix="wargame-pdf-") as folder:
        source, target = Path(folder) / "report.html", Path(folder) / "report.pdf"
        source.write_text(page, encoding="utf-8")
        command = _command(browser, Path(folder) / "profile", source, target)
        try:
            subprocess.run(command, check=True, capture_output=True, timeout=PATIENCE)  # noqa: S603 - our own words
            return target.read_bytes()
        except (OSError, subprocess.SubprocessError) as error:
            what = f"{Path(browser).name} made no PDF ({type(error).__name__}); write --html"
            raise WargameError(f"{what} and print that from a browser") from error


def _command(browser: str, profile: Path, source: Path, target: Path) -> Sequence[str]:
    # Chromium refuses its sandbox to root, as containers run it; the page is ours and runs nothing.
    as_root = hasattr(os, "geteuid") and os.geteuid() == 0
    return (
        browser,
        "--headless",
        *(("--no-sandbox",) if as_root else ()),
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
        f"--user-data-dir={profile}",
        "--no-pdf-header-footer",
        f"--print-to-pdf={target}",
        source.as_uri(),
    )
