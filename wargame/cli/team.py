"""Runs `wargame host` and `wargame join`."""

from __future__ import annotations

import getpass
import os
import signal
import sys
import threading
import time
from argparse import Namespace
from typing import TYPE_CHECKING

from wargame.cli.places import decks_of, preferences_of, save_of, saves_of
from wargame.cli.play import need_terminal
from wargame.errors import BadInput, WargameError
from wargame.language import _

if TYPE_CHECKING:
    from wargame.net.hosting import Hosting, Listening
    from wargame.net.link import Link
    from wargame.session import Session

TOKEN_VARIABLE = "WARGAME_TOKEN"  # noqa: S105 - the name of a variable
"""Environment variable by which a program that opens a seat for somebody hands its token over."""


def need_team() -> None:
    """Refuse where the parts for the network are not installed, and say how to get them."""
    try:
        import aiohttp  # noqa: F401 - only whether it is there
    except ImportError as error:
        what = _('the parts for the network are not installed; run `pip install "wargame[team]"`')
        raise WargameError(_("host and join: {what}").format(what=what)) from error


def need_ssh() -> None:
    """Refuse where ssh clients cannot be served, and say what to do."""
    if sys.platform == "win32":
        raise BadInput(_("--ssh: windows over ssh need a host with Linux or macOS; leave it out"))
    try:
        import asyncssh  # noqa: F401 - only whether it is there
    except ImportError as error:
        what = _('the parts for ssh are not installed; run `pip install "wargame[team,ssh]"`')
        raise BadInput(f"--ssh: {what}") from error


def host(options: Namespace) -> int:
    """Host an exercise, with the facilitator's console in the same terminal unless told not to."""
    need_team()
    if options.ssh is not None:
        need_ssh()
    if not options.headless:
        need_terminal(f"wargame host {options.deck or 'DECK'} --headless")
    from wargame.net.bots import parse_bots
    from wargame.net.hosting import Hosting

    listening = _listening(options)
    listening.check()
    session = _session(options)
    try:
        bots = parse_bots(options.bots, session.tables.scenario.cells)
        hosting = Hosting(session, listening, bots)
    except BaseException:
        session.close()
        raise
    if session.notice:
        sys.stderr.write(f"{session.notice}\n")
    hosting.start()
    sys.stdout.write(f"{hosting.invitation()}\n\n")
    sys.stdout.flush()
    try:
        return _wait() if options.headless else _console(hosting, options)
    finally:
        hosting.stop()


def _session(options: Namespace) -> Session:
    from wargame.clock import now
    from wargame.net.hosting import begin, go_on

    if options.resume:
        return go_on(save_of(options, options.resume), now)
    if not options.deck:
        raise BadInput(
            _("host: name a deck, or a record with --resume; `wargame decks` lists decks")
        )
    from wargame.deck.find import find_deck
    from wargame.deck.translation import load_in
    from wargame.language import spoken

    scenario, notice = load_in(find_deck(options.deck, decks_of(options)), spoken())
    session = begin(
        scenario,
        seed=options.seed,
        preview=options.preview,
        title=options.title,
        saves=saves_of(options),
        clock=now,
    )
    session.notice = notice
    return session


def _listening(options: Namespace) -> Listening:
    from wargame.net.hosting import Listening, own_address
    from wargame.net.tls import context, fingerprint, make_certificate

    tls, mark = None, ""
    certificate, key = options.tls_cert, options.tls_key
    if bool(certificate) != bool(key):
        raise BadInput(_("--tls-cert and --tls-key belong together; give both"))
    if options.make_cert:
        if certificate:
            raise BadInput(_("--make-cert makes the certificate; leave --tls-cert out"))
        any_address = options.bind in {"0.0.0.0", "::"}  # noqa: S104 - compared with, not bound to
        address = own_address() if any_address else options.bind
        certificate, key = make_certificate(saves_of(options) / ".host", address)
    if certificate:
        tls = context(certificate, key)
        # A certificate that an authority vouches for needs no mark, but one does no harm.
        mark = fingerprint(certificate)
    return Listening(
        bind=options.bind,
        port=options.port,
        tls=tls,
        fingerprint=mark,
        unencrypted=options.unencrypted and tls is None,
        ssh_port=options.ssh,
    )


def _wait() -> int:
    """Serve until somebody stops it."""
    stopped = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: stopped.set())
    try:
        while not stopped.wait(3600):
            pass
    except KeyboardInterrupt:
        sys.stderr.write(_("stopped; nothing is lost: `wargame host --resume` goes on\n"))
    return 0


def _console(hosting: Hosting, options: Namespace) -> int:
    from wargame.net.address import Address
    from wargame.net.link import Link
    from wargame.net.seats import Kind

    listening = hosting.listening
    here = "127.0.0.1" if listening.bind in {"0.0.0.0", "::"} else listening.bind  # noqa: S104
    address = Address(here, hosting.port, listening.tls is not None, listening.fingerprint)
    link = Link(address, code=hosting.door.codes[Kind("facilitator")], name=options.name)
    return _sit(link, options, invitation=hosting.invitation())


def join(options: Namespace) -> int:
    """Take a seat in an exercise: the one this machine had there, or a new one for a code."""
    need_team()
    handed = os.environ.pop(TOKEN_VARIABLE, "")
    if handed:
        _serve_guest()
    else:
        need_terminal("wargame join ADDRESS")
    from wargame.net import keys
    from wargame.net.address import parse_address
    from wargame.net.link import Link

    address = parse_address(options.address, plain_allowed=options.unencrypted or bool(handed))
    token = handed or ("" if options.new else keys.remembered(str(address)))
    if token:
        link = Link(address, token=token)
        try:
            link.wait()
        except WargameError:
            if not link.farewell:
                raise
            keys.forget(str(address))
        else:
            return _sit(link, options, is_guest=bool(handed))
    code, name = _ask(_("Join code: "), secret=True), options.name or _ask(_("Your name: "))
    link = Link(address, code=code, name=name)
    link.wait()
    keys.remember(str(address), link.token)
    return _sit(link, options)


def _serve_guest() -> None:
    """Give way to the host that started this for a guest, and end when it is gone."""
    parent = os.getppid()
    if hasattr(os, "nice"):
        os.nice(5)

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(2)
        os.kill(os.getpid(), signal.SIGTERM)

    threading.Thread(target=watch, daemon=True).start()


def _ask(question: str, *, secret: bool = False) -> str:
    try:
        return (getpass.getpass(question) if secret else input(question)).strip()
    except EOFError as error:
        raise BadInput(_("join: no answer was given; start it again in a terminal")) from error


def _sit(link: Link, options: Namespace, invitation: str = "", *, is_guest: bool = False) -> int:
    """Open the seat's screens until they are closed.

    A guest's run on somebody else's machine: they keep no settings there and write no pictures.
    """
    from wargame.net.remote import RemoteTable
    from wargame.preferences import Unkept
    from wargame.tui.team.app import TeamApp

    link.wait()
    table, preferences = RemoteTable(link), preferences_of(options)
    app = TeamApp(
        table,
        plain_ascii=getattr(options, "ascii", False),
        invitation=invitation,
        preferences=Unkept(preferences.settings) if is_guest else preferences,
        is_guest=is_guest,
    )
    link.told = app.heard
    try:
        app.run()
    finally:
        table.close()
    return app.return_code or 0
