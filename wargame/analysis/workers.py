"""Gives out work to this machine's cores, or to a Dask cluster, through one interface.

Work is cut the same way however many there are to do it, so results never depend on it.
"""

from __future__ import annotations

import contextlib
import os
import signal
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from multiprocessing import get_context
from typing import Any, ParamSpec, TypeVar

from wargame.analysis.streams import real_streams
from wargame.errors import BadInput, WargameError

PATIENCE = "5s"
"""How long a scheduler may take to answer."""

P = ParamSpec("P")
T = TypeVar("T")


class Here(Executor):
    """Does each piece of work at once, in this process."""

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Do a piece of work and return it as done."""
        done: Future[T] = Future()
        try:
            done.set_result(fn(*args, **kwargs))
        except Exception as error:  # noqa: BLE001 - the future hands it to whoever asks for the result
            done.set_exception(error)
        return done


def cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@contextlib.contextmanager
def workers(count: int = 0, cluster: str = "") -> Iterator[Executor]:
    """Lend an executor; work that was not begun is given up when it is handed back.

    Args:
        count: Processes on this machine; 0 for one a core. One means this process itself.
        cluster: Address of a Dask scheduler, such as "tcp://host:8786", to use instead.

    Raises:
        BadInput: Dask is not installed, or the address is none.
        WargameError: The scheduler does not answer.
    """
    if cluster:
        with _cluster(cluster) as executor:
            yield executor
        return
    number = count or cores()
    if number == 1:
        yield Here()
        return
    # A pool begins a process that keeps count of what it shares, and others when there is work.
    with real_streams():
        pool = ProcessPoolExecutor(number, mp_context=get_context("spawn"), initializer=_deaf)
        try:
            yield pool
        finally:
            pool.shutdown(cancel_futures=True)


def _deaf() -> None:
    """Leave Ctrl-C to the process that gives out the work."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


@contextlib.contextmanager
def _cluster(address: str) -> Iterator[Any]:
    try:
        from distributed import Client
    except ImportError as error:
        what = "--cluster needs Dask; install it with `pip install 'wargame[cluster]'`"
        raise BadInput(what) from error
    try:
        client = Client(address, timeout=PATIENCE, set_as_default=False)  # type: ignore[no-untyped-call]  # distributed has no types
    except ValueError as error:
        raise BadInput(f"--cluster: {address!r} is no address; write tcp://HOST:PORT") from error
    except (OSError, TimeoutError) as error:
        what = f"--cluster: no scheduler answers at {address}; start one with `dask scheduler`"
        raise WargameError(what) from error
    with client:
        yield client.get_executor(pure=False)  # type: ignore[no-untyped-call]  # the same
