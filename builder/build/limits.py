"""Bounds on what one page or deck may cost; no content and no theme can change them."""

import ctypes
import os
import resource
import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from multiprocessing import parent_process
from types import FrameType
from typing import NoReturn

SECONDS = 20.0
MEMORY_BYTES = 1 << 30
_SET_PARENT_DEATH_SIGNAL = 1
"""``PR_SET_PDEATHSIG`` of prctl(2)."""


class LimitExceeded(TimeoutError):
    """A page or deck took more than its time."""


@contextmanager
def time_limit(seconds: float = SECONDS) -> Iterator[None]:
    """Raise ``LimitExceeded`` when the body computes longer than ``seconds``; main thread only."""

    def stop(signum: int, frame: FrameType | None) -> NoReturn:
        raise LimitExceeded

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def limit_worker() -> None:
    """Bound a worker process: its memory, and its life by that of the build that started it.

    A worker that outlived a killed build would go on holding the lock of ``dist/``. Ctrl-C is the build's to answer.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _die_with_parent()
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    wanted = MEMORY_BYTES if soft == resource.RLIM_INFINITY else min(soft, MEMORY_BYTES)
    resource.setrlimit(resource.RLIMIT_AS, (wanted, hard))


def _die_with_parent() -> None:
    """Ask Linux to kill this process when its parent ends; elsewhere nothing."""
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(_SET_PARENT_DEATH_SIGNAL, signal.SIGKILL)
    parent = parent_process()
    if parent is not None and parent.pid != os.getppid():
        os._exit(1)
