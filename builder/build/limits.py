"""Bounds on what one page or deck may cost; no content and no theme can change them."""

import ctypes
import gc
import resource
import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType
from typing import NoReturn

SECONDS = 20.0
MEMORY_BYTES = 1 << 30
"""What a worker may take beyond what it begins with."""
_SIZES = Path("/proc/self/statm")
"""Linux: sizes of this process in pages, the whole address space first."""


class LimitExceeded(TimeoutError):
    """A page or deck took more than its time."""


def _end_with_parent() -> None:
    """Ask the kernel to end this process when its parent dies; without it a killed build leaves workers behind."""
    set_parent_death_signal = 1
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(set_parent_death_signal, signal.SIGKILL)


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


@contextmanager
def collector_held() -> Iterator[None]:
    """Hold Python's cycle collector back while something large is built that has no cycles to speak of.

    It would walk the whole model again and again, for a tenth of a build's time; reference counting frees the rest.
    """
    was_running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_running:
            gc.enable()


def limit_worker() -> None:
    """Bound a worker process's memory; it leaves Ctrl-C to its parent and ends with it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _end_with_parent()
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    wanted = _address_space() + MEMORY_BYTES
    if soft != resource.RLIM_INFINITY:
        wanted = min(soft, wanted)
    resource.setrlimit(resource.RLIMIT_AS, (wanted, hard))


def _address_space() -> int:
    """Bytes that a worker has from its parent, whose copy it is; 0 where the system does not tell."""
    try:
        return int(_SIZES.read_text("ascii").split()[0]) * resource.getpagesize()
    except (OSError, ValueError, IndexError):
        return 0
