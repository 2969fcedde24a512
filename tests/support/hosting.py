"""Hosts a small exercise on loopback, for clients that speak frames by hand."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import aiohttp

from tests.support.room import begin, small_deck
from wargame.core import scenario as s
from wargame.exercise.requests import Request
from wargame.net.hub import Hub
from wargame.net.protocol import VERSION, write_do
from wargame.net.seats import Door, Kind
from wargame.net.server import Server

CODES = {
    Kind("cell", "north"): "NORT-HAAA",
    Kind("cell", "south"): "SOUT-HAAA",
    Kind("facilitator"): "FACI-LITA",
    Kind("evaluator"): "EVAL-UATE",
    Kind("observer"): "OBSE-RVER",
    Kind("projector"): "PROJ-ECTR",
}


@dataclass
class Host:
    """A server under test and the way to it."""

    server: Server
    session: aiohttp.ClientSession
    at: int = 1_800_000_000_000

    @property
    def url(self) -> str:
        """Return the address of the hub."""
        return f"http://127.0.0.1:{self.server.port}/hub"

    async def knock(self, **headers: str) -> Client:
        """Return a client that has said nothing yet."""
        return Client(await self.session.ws_connect(self.url, headers=headers))

    async def join(self, code: str, name: str) -> Client:
        """Return a client with a new seat that has seen the world."""
        client = await self.knock()
        await client.hello(code=code, name=name)
        await client.world()
        return client

    async def back(self, token: str, have: int = 0) -> Client:
        """Return a client that came back with its token."""
        client = await self.knock()
        await client.hello(token=token, have=have)
        return client


@dataclass
class Client:
    """One connection, frame by frame."""

    socket: aiohttp.ClientWebSocketResponse
    token: str = ""
    seat: str = ""
    version: str = ""
    board: dict[str, Any] = field(default_factory=dict)
    view: dict[str, Any] = field(default_factory=dict)
    items: list[dict[str, Any]] = field(default_factory=list)
    next: int = 0
    acts: int = 0

    async def frame(self) -> dict[str, Any]:
        """Return the next frame, taken in."""
        message = await self.socket.receive(10)
        if message.type is not aiohttp.WSMsgType.TEXT:
            return {"t": "end", "code": self.socket.close_code}
        frame: dict[str, Any] = json.loads(message.data)
        if frame["t"] == "welcome":
            self.token, self.seat = frame["token"] or self.token, frame["seat"]
        if frame["t"] == "state":
            self.view |= frame.get("world", {})
            self.version = frame.get("version", self.version)
            self.board |= frame.get("board", {})
            self.items += frame.get("items", [])
            self.next = frame.get("next", self.next)
        return frame

    async def until(self, kind: str) -> dict[str, Any]:
        """Return the next frame of a kind; the connection must not end before it."""
        while True:
            frame = await self.frame()
            if frame["t"] == kind:
                return frame
            assert frame["t"] != "end", frame

    async def until_item(self, text: str) -> dict[str, Any]:
        """Return the state frame that brings an item of that text."""
        while True:
            frame = await self.until("state")
            if text in [each["text"] for each in frame.get("items", [])]:
                return frame

    async def hello(self, **who: Any) -> None:
        """Say who this is."""
        await self.socket.send_str(json.dumps({"t": "hello", "v": VERSION, **who}))
        self.token = who.get("token", self.token)

    async def world(self) -> None:
        """Wait for the first sight of the world."""
        while not self.view or not self.board:
            await self.until("state")

    async def do(self, request: Request, act: str = "") -> dict[str, Any]:
        """Ask for something and return what came of it."""
        self.acts += 1
        await self.socket.send_str(write_do(act or f"act-{self.acts}", self.version, request))
        return await self.until("done")

    async def raw(self, text: str) -> dict[str, Any]:
        """Send any text and return the answer to it."""
        await self.socket.send_str(text)
        return await self.until("done")


@asynccontextmanager
async def hosting(saves: Path, deck: s.Scenario | None = None) -> AsyncIterator[Host]:
    """Serve a small exercise while the context lasts."""
    hub = Hub(begin(saves, deck or small_deck()))
    async with serving(hub) as host:
        yield host
    hub.close()


@asynccontextmanager
async def serving(hub: Hub) -> AsyncIterator[Host]:
    """Serve a hub while the context lasts."""
    async with aiohttp.ClientSession() as session:
        host = Host(Server(hub, Door(CODES)), session)
        host.server._now = lambda: host.at
        await host.server.start(host.server.app())
        try:
            yield host
        finally:
            await host.server.stop()
