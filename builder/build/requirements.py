"""``make lock``: writes the lock files, with hashes, for every platform from Python 3.11 on.

Versions already locked stay; ``--upgrade`` takes the newest. No lock file names a package index, so that a company's
own mirror serves as well as any.
"""

import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

BUILD = "setuptools\nwheel\n"
"""What packages without a wheel are built with; ``--no-build-isolation`` wants it installed before."""

_LOCKS = {
    "requirements-build.lock": ("-",),
    "requirements.lock": ("pyproject.toml",),
    "requirements-test.lock": ("--extra", "test", "pyproject.toml"),
}
"""Lock file → what uv resolves for it; ``-`` is ``BUILD`` on standard input."""

_OPTIONS = (
    "--quiet",
    "--universal",
    "--python-version=3.11",
    "--generate-hashes",
    "--no-emit-index-url",
    "--no-header",
)


def write_locks(root: Path, options: Sequence[str] = ()) -> int:
    """Resolve every lock file below ``root``; returns uv's first exit code that is not 0."""
    uv = shutil.which("uv")
    if uv is None:
        print("make lock needs uv on the PATH: docs.astral.sh/uv", file=sys.stderr)
        return 2
    for name, sources in _LOCKS.items():
        command = [uv, "pip", "compile", *_OPTIONS, *options, *sources, "--output-file", name]
        code = subprocess.run(command, cwd=root, input=BUILD, text=True, check=False).returncode
        if code:
            return code
        print(name)
    return 0


if __name__ == "__main__":
    sys.exit(write_locks(Path.cwd(), sys.argv[1:]))
