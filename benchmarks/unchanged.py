"""A build with nothing to do beside ``python -c "import click"``, in turns; prints the ratio.

python benchmarks/unchanged.py [--runs 20]
"""

import argparse
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def main() -> None:
    """Build once, then time builds without changes against the bare import."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--runs", type=int, default=20)
    runs: int = parser.parse_args().runs
    build = [sys.executable, "-m", "builder", "--root", str(ROOT), "slides"]
    bare = [sys.executable, "-c", "import click"]
    subprocess.run(build, check=True, capture_output=True, cwd=ROOT)
    seconds: dict[str, list[float]] = {"unchanged build": [], "import click": []}
    for _ in range(runs):
        for name, command in (("unchanged build", build), ("import click", bare)):
            started = time.perf_counter()
            subprocess.run(command, check=True, capture_output=True, cwd=ROOT)
            seconds[name].append(time.perf_counter() - started)
    medians = {name: statistics.median(times) for name, times in seconds.items()}
    for name, median in medians.items():
        print(f"{name:<16}{median * 1000:>8.1f} ms")
    print(f"ratio {medians['unchanged build'] / medians['import click']:.2f}")


if __name__ == "__main__":
    main()
