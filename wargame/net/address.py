"""Reads the address of a host: where it is, and how far it is to be trusted."""

from __future__ import annotations

import re
import ssl
from dataclasses import dataclass
from urllib.parse import urlsplit

import aiohttp

from wargame.errors import BadInput
from wargame.language import _
from wargame.net.guard import is_loopback

PORT = 8765
"""Port of a host that names none."""
_FINGERPRINT = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Address:
    """Where a host listens."""

    host: str
    port: int
    secure: bool
    fingerprint: str = ""
    """SHA-256 of the host's own certificate in hexadecimal; empty if an authority vouches."""

    @property
    def url(self) -> str:
        """Return the address of the hub."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{'wss' if self.secure else 'ws'}://{host}:{self.port}/hub"

    def __str__(self) -> str:
        """Return the address as people type it, without anything secret."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{'wss://' if self.secure else ''}{host}:{self.port}"

    def tls(self) -> bool | aiohttp.Fingerprint | ssl.SSLContext:
        """Return how the host's certificate is checked."""
        if self.secure and self.fingerprint:
            return aiohttp.Fingerprint(bytes.fromhex(self.fingerprint))
        return True


def parse_address(text: str, *, plain_allowed: bool = False) -> Address:
    """Return the address in a text such as "192.168.1.20:8765" or "wss://host:8765#FINGERPRINT".

    Raises BadInput. Without TLS only this machine is spoken to, unless that is allowed.
    """
    given = text if "://" in text else f"ws://{text}"
    try:
        parts = urlsplit(given)
        host, port = parts.hostname or "", parts.port or PORT
    except ValueError as error:
        raise BadInput(
            _("{text}: this is no address; write HOST:PORT").format(text=text)
        ) from error
    secure = parts.scheme in {"wss", "https"}
    if not host or parts.scheme not in {"ws", "wss", "http", "https"}:
        raise BadInput(_("{text}: this is no address; write HOST:PORT").format(text=text))
    fingerprint = parts.fragment.replace(":", "").lower()
    if fingerprint and not _FINGERPRINT.fullmatch(fingerprint):
        raise BadInput(
            _("{text}: the fingerprint must have 64 hexadecimal digits").format(text=text)
        )
    if not secure and not is_loopback(host) and not plain_allowed:
        raise BadInput(
            _(
                "{text}: nothing would be encrypted on the way; use the wss:// line that the "
                "host printed, or add --unencrypted in a room whose network you trust"
            ).format(text=text)
        )
    return Address(host, port, secure, fingerprint)
