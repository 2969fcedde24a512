"""A seat stays connected: over a restart of the host, with every act done once."""

from __future__ import annotations

import re
import ssl
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.room import begin, clock, small_deck
from wargame.core import facilitator_commands as c
from wargame.core import room_facts as r
from wargame.core.commands import EndTurn, Respond
from wargame.errors import BadInput, WargameError
from wargame.exercise import requests as q
from wargame.net import keys
from wargame.net.address import Address, parse_address
from wargame.net.hosting import Hosting, Listening, go_on
from wargame.net.link import Link
from wargame.net.remote import RemoteTable
from wargame.net.seats import Kind
from wargame.net.tls import context, fingerprint, make_certificate
from wargame.session import Session


@pytest.fixture
def hosting(tmp_path: Path) -> Iterator[Hosting]:
    """A small exercise on a free port."""
    hosting = Hosting(begin(tmp_path, small_deck()), Listening(), {})
    hosting.start()
    yield hosting
    hosting.stop()


def test_the_invitation_says_how_to_come_over_ssh(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the fingerprint to compare, the same at the next start."""
    monkeypatch.setenv("WARGAME_SEATS", str(tmp_path / "own" / "seats.json"))
    marks = set()
    for name in ("first", "second"):
        hosting = Hosting(begin(tmp_path / name, small_deck()), Listening(ssh_port=0), {})
        hosting.start()
        told = hosting.invitation()
        hosting.stop()
        assert re.search(r"ssh -p \d+ YOUR-NAME@127\.0\.0\.1\n", told)
        marks.add(re.findall(r"SHA256:\S{43}", told)[0])

    assert len(marks) == 1


def test_a_port_for_ssh_that_is_taken_is_told(
    hosting: Hosting, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With its number; nothing is left listening."""
    monkeypatch.setenv("WARGAME_SEATS", str(tmp_path / "own" / "seats.json"))
    taken = Listening(ssh_port=hosting.port)
    second = Hosting(begin(tmp_path / "second", small_deck()), taken, {})

    with pytest.raises(WargameError, match=f"127.0.0.1:{hosting.port}: cannot be listened on"):
        second.start()


def sit(hosting: Hosting, kind: Kind, name: str) -> RemoteTable:
    """Return somebody's table."""
    address = Address("127.0.0.1", hosting.port, secure=False)
    link = Link(address, code=hosting.door.codes[kind], name=name)
    link.wait()
    return RemoteTable(link)


def test_the_same_screens_can_ask_over_a_wire(hosting: Hosting) -> None:
    """Everything that a table answers here it answers there."""
    faye = sit(hosting, Kind("facilitator"), "Faye")
    nora = sit(hosting, Kind("cell", "north"), "Nora")
    assert not faye.request(c.StartFacilitated(("north", "south"), "")).refused
    # an answer comes after all that the host said before it, so nora has been told of STARTEX
    assert nora.ledger("trust") == ()
    assert "look again" in nora.request(q.Commit("a", "yes", "for", "against", "")).refused
    assert nora.view().turn == 1
    assert not nora.request(q.Commit("a", "yes", "for", "against", "")).refused
    assert nora.submit(Respond("north", "a", "yes")).refused
    assert nora.submit(EndTurn("north")).refused
    assert faye.view().turn == 1
    assert not faye.request(c.CloseTurn("", "")).refused
    assert not nora.request(r.NoteAdded("after")).refused

    assert nora.view().turn == 2
    assert "A: Choose yes" in [entry.headline for entry in nora.story()]
    assert nora.news()[-1].kind == "inject"
    assert nora.courses(("overall",)) == {"overall": (5000, 5000)}
    assert nora.reference().topics
    assert nora.ledger("trust") == ()
    assert [each.id for each in nora.citations(("essay/1a",))] == ["essay/1a"]
    assert nora.summary().scores[0][0] == 1
    assert nora.board().notes[0].text == "after"
    look = faye.look(nora.link.seat)
    assert look is not None
    assert look.view == nora.view()
    assert nora.look(faye.link.seat) is None
    for table in (faye, nora):
        table.close()


def test_a_seat_is_back_by_itself_after_the_host_was_started_again(tmp_path: Path) -> None:
    """Nobody types anything; what was asked for meanwhile is done once."""
    first = Hosting(begin(tmp_path, small_deck()), Listening(), {})
    first.start()
    nora = sit(first, Kind("cell", "north"), "Nora")
    nora.request(r.NoteAdded("before"))
    port, path = first.port, first.hub.session.path
    first.stop()
    # The host said good-bye for good only to this program, not to the seat: it tries again.
    assert not nora.farewell
    second = Hosting(Session.resume(path, clock), Listening(port=port), {})
    second.start()

    told = nora.request(r.NoteAdded("after"))

    assert not told.refused
    assert [note.text for note in nora.board().notes] == ["before", "after"]
    assert second.door.codes == first.door.codes
    nora.close()
    second.stop()


def test_a_wrong_code_is_told_in_words(hosting: Hosting) -> None:
    """The client ends with the host's own word."""
    link = Link(Address("127.0.0.1", hosting.port, secure=False), code="WRON-GONE", name="M")

    with pytest.raises(WargameError, match="no join code"):
        link.wait()
    link.close()


def test_nobody_there_is_told_in_words() -> None:
    """Where, what, and what to do."""
    link = Link(Address("127.0.0.1", 9, secure=False), code="X", name="M")

    with pytest.raises(WargameError, match="nobody answers"):
        link.wait(0.5)


def test_a_certificate_of_the_hosts_own_is_known_by_its_fingerprint(tmp_path: Path) -> None:
    """The line that the host prints is enough; another certificate is not."""
    certificate, key = make_certificate(tmp_path / ".host", "127.0.0.1")
    mark = fingerprint(certificate)
    listening = Listening(tls=context(certificate, key), fingerprint=mark)
    hosting = Hosting(begin(tmp_path, small_deck()), listening, {})
    hosting.start()
    code = hosting.door.codes[Kind("observer")]
    address = parse_address(listening.address(hosting.port))

    link = Link(address, code=code, name="Olga")
    link.wait()
    stranger = Link(
        Address("127.0.0.1", hosting.port, secure=True, fingerprint="0" * 64), code=code, name="X"
    )
    with pytest.raises(WargameError, match="nobody answers"):
        stranger.wait(1)

    assert key.stat().st_mode & 0o077 == 0
    assert f"#{mark}" in hosting.invitation()
    link.close()
    hosting.stop()


def test_a_bad_certificate_is_told(tmp_path: Path) -> None:
    """With the file's name."""
    (tmp_path / "x.pem").write_text("nonsense")

    with pytest.raises(BadInput, match=r"x\.pem"):
        context(tmp_path / "x.pem", tmp_path / "x.pem")
    assert ssl.HAS_TLSv1_2


def test_without_a_certificate_only_this_machine_is_listened_to() -> None:
    """Unless that was asked for in so many words."""
    with pytest.raises(BadInput, match="--unencrypted"):
        Listening(bind="0.0.0.0").check()  # noqa: S104 - it must be refused
    Listening(bind="0.0.0.0", unencrypted=True).check()  # noqa: S104 - it was asked for
    Listening(bind="::1").check()


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("localhost", "ws://localhost:8765/hub"),
        ("127.0.0.1:99", "ws://127.0.0.1:99/hub"),
        ("wss://host.example:1#" + "ab" * 32, "wss://host.example:1/hub"),
        ("https://host.example/", "wss://host.example:8765/hub"),
        ("[::1]:5", "ws://[::1]:5/hub"),
    ],
)
def test_an_address_is_read_as_people_type_it(text: str, url: str) -> None:
    """With or without a scheme and a port."""
    assert parse_address(text).url == url


@pytest.mark.parametrize("text", ["", "ftp://x", "x:y", "wss://x#12", "192.168.1.2:8765"])
def test_an_address_that_is_none_or_not_safe_is_refused(text: str) -> None:
    """A network is spoken to without TLS only if that is said."""
    with pytest.raises(BadInput):
        parse_address(text)


def test_tokens_are_kept_for_their_owner_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever reads the file has the seats."""
    file = tmp_path / "seats.json"
    monkeypatch.setenv(keys.VARIABLE, str(file))
    keys.remember("a:1", "one")
    keys.remember("a:1", "two")
    keys.remember("b:1", "three")

    assert keys.remembered("a:1") == "two"
    assert file.stat().st_mode & 0o077 == 0
    keys.forget("a:1")
    assert (keys.remembered("a:1"), keys.remembered("b:1")) == ("", "three")


def test_only_an_exercise_is_hosted_again(tmp_path: Path) -> None:
    """A solo session has no room."""
    solo = Session.create(
        small_deck(),
        seed=1,
        played=("all",),
        cell="all",
        preview="standard",
        title="",
        saves=tmp_path,
        clock=clock,
    )
    solo.close()

    with pytest.raises(BadInput, match="no exercise"):
        go_on(solo.path, clock)
