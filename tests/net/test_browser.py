"""A browser alone is enough: it gets a seat for a code, and a terminal in a clean environment."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import aiohttp
import pytest
from textual_serve.download_manager import DownloadManager

from tests.support.hosting import CODES
from tests.support.room import begin, small_deck
from wargame.net.browser import COOKIE, Browser, SeatService
from wargame.net.hub import Hub
from wargame.net.seats import Door
from wargame.net.server import Server


@asynccontextmanager
async def page(saves: Path) -> AsyncIterator[tuple[aiohttp.ClientSession, str, Hub]]:
    """Serve a small exercise with the browser's paths."""
    hub = Hub(begin(saves, small_deck()))
    server = Server(hub, Door(CODES))
    app = server.app()
    Browser(server, lambda: f"127.0.0.1:{server.port}").add_to(app)
    await server.start(app)
    base = f"http://127.0.0.1:{server.port}"
    jar = aiohttp.CookieJar(unsafe=True)
    async with aiohttp.ClientSession(cookie_jar=jar) as session:
        yield session, base, hub
    await server.stop()
    hub.close()


async def test_a_code_becomes_a_cookie_that_no_script_reads(tmp_path: Path) -> None:
    """The token stands in no address and in no page."""
    async with page(tmp_path) as (session, base, hub):
        form = {"code": "nort haaa", "name": "Nora<script>"}
        async with session.post(f"{base}/seat", data=form, headers={"Origin": base}) as answer:
            text = await answer.text()
            [posted] = answer.history
        cookie = posted.cookies[COOKIE]

        assert str(answer.url) == f"{base}/play"
        assert cookie["httponly"]
        assert cookie["samesite"] == "Strict"
        assert cookie.value not in text
        assert hub.room.seats["north-1"].name == "Nora<script>"


async def test_pages_ask_nothing_of_the_internet(tmp_path: Path) -> None:
    """Rooms without a network beyond their own are where this is used."""
    async with page(tmp_path) as (session, base, _):
        form = {"code": CODES_NORTH, "name": "N"}
        for method, path in (("get", "/"), ("post", "/seat")):
            kwargs = {"data": form, "headers": {"Origin": base}} if method == "post" else {}
            async with session.request(method, f"{base}{path}", **kwargs) as answer:  # type: ignore[arg-type]
                text = await answer.text()
                assert "https://" not in text
                assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
                assert answer.headers["Cache-Control"] == "no-store"
        async with session.get(f"{base}/static/js/textual.js") as script:
            assert script.status == 200
        async with session.get(f"{base}/static/") as listing:
            assert listing.status == 403


CODES_NORTH = "NORT-HAAA"


async def test_a_wrong_code_is_told_and_counted(tmp_path: Path) -> None:
    """As over the wire: guessers wait."""
    async with page(tmp_path) as (session, base, hub):
        told = ""
        for _ in range(9):
            form = {"code": "<b>", "name": "M"}
            async with session.post(f"{base}/seat", data=form, headers={"Origin": base}) as answer:
                assert answer.status == 403
                told = await answer.text()

        assert "too many wrong codes" in told
        assert not hub.room.seats


@pytest.mark.parametrize("origin", [None, "null", "https://evil.example"])
async def test_a_page_of_others_takes_no_seat_and_opens_no_terminal(
    tmp_path: Path, origin: str | None
) -> None:
    """Even if the browser sends its cookie along."""
    headers = {} if origin is None else {"Origin": origin}
    async with page(tmp_path) as (session, base, _):
        form = {"code": CODES_NORTH, "name": "N"}
        async with session.post(f"{base}/seat", data=form, headers=headers) as answer:
            assert answer.status == 403
        await session.post(f"{base}/seat", data=form, headers={"Origin": base})
        with pytest.raises(aiohttp.WSServerHandshakeError):
            await session.ws_connect(f"{base}/play/ws", headers=headers)


async def test_without_a_seat_there_is_no_terminal(tmp_path: Path) -> None:
    """One is led to the join page."""
    async with page(tmp_path) as (session, base, _):
        async with session.get(f"{base}/play") as answer:
            assert str(answer.url) == f"{base}/"
        session.cookie_jar.update_cookies({COOKIE: "x" * 43})
        async with session.get(f"{base}/play") as answer:
            assert str(answer.url) == f"{base}/"


def test_the_terminals_process_gets_a_clean_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the host has in its environment is not for the players."""
    monkeypatch.setenv("SECRET_OF_THE_HOST", "x")
    monkeypatch.setenv("PATH", "/bin")

    async def nothing(*_: object) -> None:
        """Send nothing."""

    service = SeatService(
        "", write_bytes=nothing, write_str=nothing, close=nothing,
        download_manager=DownloadManager(),
    )  # fmt: skip
    service.token = "t"  # noqa: S105 - no secret
    environment = service._build_environment(100, 30)

    assert "SECRET_OF_THE_HOST" not in environment
    assert environment["PATH"] == "/bin"
    assert (environment["COLUMNS"], environment["WARGAME_TOKEN"]) == ("100", "t")


async def test_a_browser_sees_the_exercise(tmp_path: Path) -> None:
    """A real process draws a real screen into the socket."""
    async with page(tmp_path) as (session, base, hub):
        form = {"code": CODES_NORTH, "name": "Nora"}
        await session.post(f"{base}/seat", data=form, headers={"Origin": base})
        socket = await session.ws_connect(
            f"{base}/play/ws?width=80&height=24", headers={"Origin": base}
        )
        seen = b""
        while b"Nora, lead" not in seen:
            message = await socket.receive(60)
            assert message.type in {aiohttp.WSMsgType.BINARY, aiohttp.WSMsgType.TEXT}, message
            seen += message.data if isinstance(message.data, bytes) else message.data.encode()

        assert "north-1" in hub.here
        await socket.close()
