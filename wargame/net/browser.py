"""Serves the exercise to those who have a browser alone: a join page and a web terminal.

A join code becomes a token in a cookie that no script can read, so no token stands in an address.
The terminal is textual-serve's; its process is a client like all others, in a clean environment.
"""

from __future__ import annotations

import asyncio
import contextlib
import html
from asyncio.subprocess import PIPE, Process
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import textual_serve
from aiohttp import WSMsgType, web
from textual_serve.app_service import AppService
from textual_serve.download_manager import DownloadManager

from wargame.core.plain import plain
from wargame.journal.canonical import parse_object
from wargame.net.guard import is_own_origin
from wargame.net.guest import MOST_COLUMNS, MOST_LINES, guest_command, guest_environment
from wargame.net.protocol import Hello, clean_name
from wargame.net.seats import seat_of
from wargame.net.server import Server

COOKIE = "wargame_seat"
MOST_BROWSERS = 40
"""Web terminals at once: each is a process of some 50 MiB."""
_KINDLY = 5.0
"""Seconds that the process of a closed browser has to end by itself."""
_POLICY = (
    "default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; "
    "font-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
_HEADERS = {
    "Content-Security-Policy": _POLICY,
    "Cache-Control": "no-store",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}


class SeatService(AppService):
    """The process of one browser."""

    token = ""
    arguments: tuple[str, ...] = ()

    def _build_environment(self, width: int = 80, height: int = 24) -> dict[str, str]:
        return guest_environment(self.token) | {
            "TEXTUAL_DRIVER": "textual.drivers.web_driver:WebDriver",
            "TEXTUAL_COLOR_SYSTEM": "truecolor",
            "TERM_PROGRAM": "textual",
            "COLUMNS": str(width),
            "ROWS": str(height),
        }

    async def _open_app_process(self, width: int = 80, height: int = 24) -> Process:
        # Without a shell in between, nothing of the process is left when it is ended.
        self._process = process = await asyncio.create_subprocess_exec(
            *self.arguments,
            stdin=PIPE,
            stdout=PIPE,
            stderr=PIPE,
            env=self._build_environment(width, height),
        )
        self._stdin = process.stdin
        return process

    async def end(self) -> None:
        """End the process, kindly first."""
        process = self._process
        if process is None:
            return
        with contextlib.suppress(ConnectionError, TimeoutError):
            await asyncio.wait_for(self.stop(), _KINDLY)
        with contextlib.suppress(ProcessLookupError):
            if process.returncode is None:
                process.kill()
        await process.wait()


class Browser:
    """Adds the browser's paths to a server."""

    def __init__(self, server: Server, address: Callable[[], str]) -> None:
        """Serve browsers; their processes join at what `address` returns, on this machine."""
        self._server = server
        self._address = address
        self._open = 0

    def add_to(self, app: web.Application) -> None:
        """Add the paths."""
        app.router.add_get("/", self._front)
        app.router.add_post("/seat", self._take_seat)
        app.router.add_get("/play", self._play)
        app.router.add_get("/play/ws", self._terminal)
        static = Path(textual_serve.__file__).parent / "static"
        app.router.add_static("/static", static, show_index=False)

    def _page(self, name: str, status: int = 200, **texts: str) -> web.Response:
        page = files("wargame.net").joinpath("pages", f"{name}.html").read_text(encoding="utf-8")
        for key, value in texts.items():
            page = page.replace(f"@{key.upper()}@", html.escape(value))
        return web.Response(text=page, status=status, content_type="text/html", headers=_HEADERS)

    async def _front(self, request: web.Request) -> web.Response:
        return self._join_page()

    def _join_page(self, told: str = "", status: int = 200) -> web.Response:
        title = plain(self._server.hub.tables.scenario.title, lines=False)
        return self._page("join", status, title=title, told=told)

    async def _take_seat(self, request: web.Request) -> web.StreamResponse:
        origin = request.headers.get("Origin")
        if origin is None or not is_own_origin(origin, request.host):
            raise web.HTTPForbidden(text="The page that asks is not this host's.")
        form = await request.post()
        code, name = str(form.get("code", ""))[:40], clean_name(str(form.get("name", "")))
        found = self._server.seat_for(Hello("", code, name, 0), request.remote or "?")
        if isinstance(found, str):
            return self._join_page(str(parse_object(found)["what"]), 403)
        answer = web.HTTPSeeOther("/play")
        answer.set_cookie(
            COOKIE,
            found[1],
            httponly=True,
            samesite="Strict",
            secure=request.secure,
            max_age=7 * 24 * 3600,
        )
        raise answer

    def _token(self, request: web.Request) -> str:
        """Return the token of a browser that has a seat. Raises a redirection to the join page."""
        token = request.cookies.get(COOKIE, "")[:200]
        if not token or seat_of(self._server.hub.room, token) is None:
            raise web.HTTPSeeOther("/")
        return token

    async def _play(self, request: web.Request) -> web.Response:
        self._token(request)
        scheme = "wss" if request.secure else "ws"
        return self._page("play", socket=f"{scheme}://{request.host}/play/ws")

    async def _terminal(self, request: web.Request) -> web.WebSocketResponse:
        origin = request.headers.get("Origin")
        if origin is None or not is_own_origin(origin, request.host):
            raise web.HTTPForbidden(text="The page that asks is not this host's.")
        token = self._token(request)
        if self._open >= MOST_BROWSERS:
            raise web.HTTPServiceUnavailable(text="Too many browsers are open.")
        socket = web.WebSocketResponse(heartbeat=15, max_msg_size=1 << 16)
        await socket.prepare(request)

        async def close() -> None:
            await socket.close()

        service = SeatService(
            "",
            write_bytes=socket.send_bytes,
            write_str=socket.send_str,
            close=close,
            download_manager=DownloadManager(),
        )
        service.token = token
        service.arguments = guest_command(self._address())
        self._open += 1
        try:
            width = _size(request, "width", 80, MOST_COLUMNS)
            await service.start(width, _size(request, "height", 24, MOST_LINES))
            await self._carry(socket, service)
        finally:
            self._open -= 1
            await service.end()
        return socket

    async def _carry(self, socket: web.WebSocketResponse, service: SeatService) -> None:
        """Carry keys and sizes to the process; what makes no sense is passed over."""
        async for message in socket:
            if message.type is not WSMsgType.TEXT:
                continue
            try:
                kind, data = message.json()
                if kind == "stdin":
                    await service.send_bytes(str(data).encode())
                elif kind == "resize":
                    width, height = int(data["width"]), int(data["height"])
                    size = min(width, MOST_COLUMNS), min(height, MOST_LINES)
                    await service.set_terminal_size(*size)
                elif kind == "ping":
                    await socket.send_json(["pong", data])
                elif kind == "blur":
                    await service.blur()
                elif kind == "focus":
                    await service.focus()
            except (ValueError, TypeError, KeyError):
                continue


def _size(request: web.Request, name: str, default: int, most: int) -> int:
    text = request.query.get(name, "")
    return max(1, min(most, int(text))) if text.isdecimal() and len(text) < 5 else default
