"""Keeps the host from strangers: rates, origins and names it answers to."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Collection
from dataclasses import dataclass
from urllib.parse import urlsplit


@dataclass(slots=True)
class Bucket:
    """Lets so much through a second, with some to spare: frames, clients, bytes."""

    rate: int = 30
    """How much a second."""
    spare: int = 60
    """Most at once."""
    level: float = 60.0
    at: float = 0.0
    refused: int = 0
    """How often it was refused since something was let through."""

    def take(self, at: float, amount: int = 1) -> bool:
        """Tell whether so much more is let through at a time in seconds."""
        self.level = min(self.spare, self.level + (at - self.at) * self.rate)
        self.at = at
        if self.level < amount:
            self.refused += 1
            return False
        self.level -= amount
        self.refused = 0
        return True


def own_names(extra: Collection[str] = ()) -> frozenset[str]:
    """Return the names under which this machine is asked, beside its addresses."""
    name = socket.gethostname().lower()
    return frozenset({"localhost", name, f"{name}.local", *(each.lower() for each in extra)})


def is_own_host(host: str, names: Collection[str]) -> bool:
    """Tell whether a request was meant for this machine.

    A page that has its own name point here (DNS rebinding) asks under that name.
    """
    name = urlsplit(f"//{host}").hostname or ""
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return name.lower() in names
    return True


def is_own_origin(origin: str | None, host: str) -> bool:
    """Tell whether a browser's page came from here; programs send no origin."""
    if origin is None:
        return True
    return bool(host) and urlsplit(origin).netloc.lower() == host.lower()


def is_loopback(bind: str) -> bool:
    """Tell whether only this machine can reach an address."""
    if bind == "localhost":
        return True
    try:
        return ipaddress.ip_address(bind).is_loopback
    except ValueError:
        return False
