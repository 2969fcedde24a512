"""Finds or makes the certificate of a host."""

from __future__ import annotations

import hashlib
import ipaddress
import os
import shutil
import ssl
import subprocess
from pathlib import Path

from wargame.errors import BadInput, WargameError
from wargame.language import _

_DAYS = "30"
"""Days for which a certificate of one's own is good: longer than any exercise."""


def context(certificate: Path, key: Path) -> ssl.SSLContext:
    """Return what serves a certificate. Raises BadInput if it cannot be read."""
    made = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    made.minimum_version = ssl.TLSVersion.TLSv1_2
    try:
        made.load_cert_chain(certificate, key)
    except (OSError, ssl.SSLError) as error:
        what = _("the certificate or its key cannot be used; give both in PEM form")
        raise BadInput(f"{certificate}: {what} ({error})") from error
    return made


def fingerprint(certificate: Path) -> str:
    """Return the SHA-256 of a certificate in hexadecimal, by which clients know the host."""
    text = certificate.read_text(encoding="ascii")
    end = "-----END CERTIFICATE-----"
    first = text[: text.index(end) + len(end)]
    return hashlib.sha256(ssl.PEM_cert_to_DER_cert(first[first.index("-----BEGIN") :])).hexdigest()


def make_certificate(folder: Path, address: str) -> tuple[Path, Path]:
    """Make a certificate of the host's own and return it with its key, both in a folder."""
    openssl = shutil.which("openssl")
    if openssl is None:
        raise WargameError(
            _(
                "openssl: is not installed, so no certificate can be made; install it, or give "
                "one with --tls-cert and --tls-key"
            )
        )
    folder.mkdir(parents=True, exist_ok=True)
    certificate, key = folder / "host-cert.pem", folder / "host-key.pem"
    old = os.umask(0o077)
    try:
        made = subprocess.run(  # noqa: S603 - a program that was looked up, fixed arguments
            [
                *(openssl, "req", "-x509", "-newkey", "ec", "-pkeyopt"),
                *("ec_paramgen_curve:prime256v1", "-nodes", "-days", _DAYS),
                *("-subj", "/CN=wargame host", "-addext", f"subjectAltName={_names(address)}"),
                *("-keyout", str(key), "-out", str(certificate)),
            ],
            capture_output=True,
            check=False,
            timeout=60,
        )
    finally:
        os.umask(old)
    if made.returncode:
        raise WargameError(
            _("openssl: made no certificate ({said})").format(
                said=made.stderr.decode()[-200:].strip()
            )
        )
    return certificate, key


def _names(address: str) -> str:
    try:
        ipaddress.ip_address(address)
    except ValueError:
        return f"DNS:localhost,IP:127.0.0.1,DNS:{address}"
    return f"DNS:localhost,IP:127.0.0.1,IP:{address}"
