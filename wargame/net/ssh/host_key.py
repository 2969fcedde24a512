"""Keeps the key by which ssh clients know this host again."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

import asyncssh

from wargame.errors import BadInput, WargameError
from wargame.language import _
from wargame.net.keys import keys_file

NAME = "ssh_host_ed25519_key"


def key_file() -> Path:
    """Return the file of the key: beside the seats, in the program's own folder."""
    return keys_file().with_name(NAME)


def host_key(path: Path) -> asyncssh.SSHKey:
    """Return the key in a file; it is made once, for a new one would teach people to accept any.

    Raises WargameError if it cannot be kept or used.
    """
    try:
        if not path.exists():
            _make(path)
        if path.stat().st_mode & 0o077:
            what = _("{path}: others can read the key of this host; run `chmod 600 {path}`")
            raise BadInput(what.format(path=path))
        return asyncssh.read_private_key(path)
    except (asyncssh.KeyImportError, asyncssh.KeyEncryptionError) as error:
        what = _("{path}: is no key that ssh can use; move it away, and a new one is made")
        raise BadInput(what.format(path=path)) from error
    except OSError as error:
        what = _("{path}: the key of this host cannot be kept ({error}); check the folder")
        told = (error.strerror or str(error)).lower()
        raise WargameError(what.format(path=path, error=told)) from error


def _make(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    text = asyncssh.generate_private_key("ssh-ed25519", comment="wargame host").export_private_key()
    temporary = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(text)
    try:
        # Of two hosts that are started at once, the second uses the key of the first.
        path.hardlink_to(temporary)
    except FileExistsError:
        pass
    finally:
        temporary.unlink()
