"""Draws every screen as it is: `python -m benchmarks.pictures FOLDER [--readme]`.

    python -m benchmarks.pictures /tmp/pictures                      all sizes, themes and languages
    python -m benchmarks.pictures /tmp/pictures --sizes 80x24 --themes light --languages ja
    python -m benchmarks.pictures docs/pictures --readme             the ones the README shows

Each is an SVG. With `--png` and a Chromium on the path it is a PNG too, to be looked at.
"""

from __future__ import annotations

import argparse
import asyncio
import html
import itertools
import re
import shutil
import subprocess
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.cells import cell_len
from textual.pilot import Pilot

from wargame.analysis.policies import POLICIES
from wargame.core.commands import Command, StartExercise
from wargame.core.legal import legal_commands
from wargame.core.scenario import WHOLE
from wargame.deck.find import find_deck
from wargame.deck.translation import load_in
from wargame.desk import LocalDesk
from wargame.language import speak
from wargame.preferences import Unkept
from wargame.session import Session
from wargame.tui.app import WargameApp

DECKS = Path(__file__).parents[1] / "decks"
SIZES = {"80x24": (80, 24), "120x40": (120, 40), "200x60": (200, 60)}
THEMES = ("dark", "light", "high-contrast")
LANGUAGES = ("en", "ja")
GOING, ENDED = "going", "ended"
SCREENS: dict[str, tuple[str, tuple[str, ...]]] = {
    "title": ("", ()),
    "new-session": ("", ("n",)),
    "saves": ("", ("s",)),
    "room": (GOING, ()),
    "inject": (GOING, ("enter",)),
    "initiatives": (GOING, ("i",)),
    "map": (GOING, ("m",)),
    "charts": (GOING, ("g",)),
    "indicators": (GOING, ("n",)),
    "ledger": (GOING, ("w",)),
    "resolution": (GOING, ("l",)),
    "reference": (GOING, ("f2",)),
    "settings": (GOING, ("f3",)),
    "help": (GOING, ("question_mark",)),
    "end": (ENDED, ()),
    "replay": ("replay", ("pagedown", "pagedown", "right")),
}
"""What is open, and the keys that lead to the screen."""
README = (("room", "200x60"), ("inject", "120x40"), ("map", "120x40"), ("replay", "120x40"))
_TEXT = re.compile(
    r'<text class="([^"]*)" x="([\d.]+)" y="([\d.]+)" textLength="([\d.]+)"([^>]*)>([^<]*)</text>'
)
_FONT = re.compile(r"@font-face \{.*?\}", re.DOTALL)


def drawn(svg: str) -> str:
    """Return a picture with wide letters at their width and no font from the network.

    Wide and narrow letters become texts of their own: stretched together they would not stand
    above each other as they do in a terminal.
    """

    def widen(match: re.Match[str]) -> str:
        name, x, y, length, rest, told = match.groups()
        text = html.unescape(told)
        if not text or len(text) == cell_len(text):
            return match[0]
        cell, at, pieces = float(length) / len(text), float(x), []
        for _, letters in itertools.groupby(text, key=lambda letter: cell_len(letter) > 1):
            run = "".join(letters)
            wide = cell_len(run) * cell
            where = f'x="{at:.1f}" y="{y}" textLength="{wide:.1f}"'
            shown = html.escape(run).replace(" ", "&#160;")
            pieces.append(f'<text class="{name}" {where}{rest}>{shown}</text>')
            at += wide
        return "".join(pieces)

    return _TEXT.sub(widen, _FONT.sub("", svg))


def sessions(folder: Path, language: str) -> dict[str, str]:
    """Play one session for seven turns and one to its end; return their file names."""
    return {
        GOING: _session(folder, language, "campaign", until=7),
        ENDED: _session(folder, language, "taiwan-strait", until=99),
    }


def _session(folder: Path, language: str, deck: str, until: int) -> str:
    scenario, _ = load_in(find_deck(deck, (DECKS,)), language)
    begun = datetime(2026, 11, 26, 9, tzinfo=UTC)
    with Session.create(
        scenario,
        seed=11,
        played=(WHOLE,),
        cell=WHOLE,
        preview="standard",
        title="",
        saves=folder,
        clock=lambda: begun,
    ) as session:
        command: Command = StartExercise((WHOLE,))
        while True:
            session.submit(command, "staff")
            if session.state.ending or session.state.turn >= until:
                return session.path.name
            legal = legal_commands(session.tables, session.state)
            command = POLICIES["balanced"](session.tables, session.state, legal, 11)


async def _settled(pilot: Pilot[None]) -> None:
    for _ in range(3):
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()


async def picture(  # noqa: PLR0917 - what a picture is of, in one place
    screen: str, size: str, theme: str, language: str, folder: Path, files: dict[str, str]
) -> str:
    """Return one screen as SVG."""
    speak(language)
    preferences = Unkept()
    preferences.choose("theme", theme)
    preferences.choose("language", language)
    opened, keys = SCREENS[screen]
    app = WargameApp(
        LocalDesk(folder, (DECKS,)),
        open_save=files.get(opened, ""),
        replay=str(folder / files[ENDED]) if opened == "replay" else "",
        preferences=preferences,
    )
    async with app.run_test(size=SIZES[size]) as pilot:
        await _settled(pilot)
        for key in keys:
            await pilot.press(key)
            await _settled(pilot)
        return drawn(app.export_screenshot(title="wargame"))


def save_png(svg: Path) -> None:
    """Let Chromium draw an SVG."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        raise SystemExit("--png needs Chromium; install it, or leave --png out")
    size = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', svg.read_text(encoding="utf-8"))
    width, height = (round(float(each)) for each in size.groups()) if size else (1200, 800)
    with TemporaryDirectory() as profile:
        command = [chromium, "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic"]
        command += ["--no-first-run", "--disable-background-networking", "--disable-sync"]
        command += [f"--user-data-dir={profile}", f"--window-size={width},{height}"]
        target = svg.with_suffix(".png")
        command += [f"--screenshot={target}", svg.resolve().as_uri()]
        subprocess.run(command, check=True, capture_output=True, timeout=60)


def wanted(options: argparse.Namespace) -> Iterable[tuple[str, str, str, str]]:
    """Yield screen, size, theme and language of every picture."""
    if options.readme:
        yield from ((screen, size, "dark", "en") for screen, size in README)
        return
    for language in options.languages.split(","):
        for theme in options.themes.split(","):
            for size in options.sizes.split(","):
                for screen in options.screens.split(","):
                    yield screen, size, theme, language


def main() -> None:
    """Draw what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--screens", default=",".join(SCREENS))
    parser.add_argument("--sizes", default=",".join(SIZES))
    parser.add_argument("--themes", default=",".join(THEMES))
    parser.add_argument("--languages", default=",".join(LANGUAGES))
    parser.add_argument("--readme", action="store_true", help="only those of the README")
    parser.add_argument("--png", action="store_true", help="PNGs too, with Chromium")
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix="pictures-") as work:
        files: dict[str, dict[str, str]] = {}
        for screen, size, theme, language in wanted(options):
            folder = Path(work) / language
            if language not in files:
                folder.mkdir()
                files[language] = sessions(folder, language)
            svg = asyncio.run(picture(screen, size, theme, language, folder, files[language]))
            name = screen if options.readme else f"{screen}-{size}-{theme}-{language}"
            target = options.folder / f"{name}.svg"
            target.write_text(svg, encoding="utf-8")
            if options.png:
                save_png(target)
            print(target)


if __name__ == "__main__":
    main()
