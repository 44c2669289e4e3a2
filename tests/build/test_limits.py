"""A worker's memory: bounded, and the same however large the process is that starts it."""

import subprocess
import sys

import pytest

from tests.site.conftest import REPOSITORY

# In a process of its own, which may grow large.
PROGRAM = """
from concurrent.futures import ProcessPoolExecutor
from builder.build.limits import limit_worker

def take(megabytes):
    return len(bytearray(megabytes << 20)) >> 20

large = bytearray({parent} << 20)
with ProcessPoolExecutor(1, initializer=limit_worker) as executor:
    try:
        print(executor.submit(take, {worker}).result())
    except MemoryError:
        print("refused")
"""


@pytest.mark.parametrize(
    ("parent", "worker", "outcome"),
    [(0, 600, "600"), (1500, 600, "600"), (0, 1100, "refused"), (1500, 1100, "refused")],
)
def test_a_worker_has_a_gigabyte_of_its_own(parent: int, worker: int, outcome: str) -> None:
    program = PROGRAM.format(parent=parent, worker=worker)
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, cwd=REPOSITORY, check=True
    )
    assert done.stdout.strip() == outcome
