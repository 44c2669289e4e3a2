"""Copies of projects and the real command, each build in a process of its own."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).parents[2]
STRESS = Path(__file__).parent / "stress"


def copy_project(source: Path, target: Path) -> Path:
    """The inputs of a project in a new folder, without what was built; returns the folder."""
    shutil.copytree(source / "content", target / "content")
    shutil.copytree(ROOT / "themes", target / "themes")
    return target


def command(root: Path, *arguments: str) -> list[str]:
    """The command line that runs ``courseware`` on a project."""
    return [sys.executable, "-m", "builder", "--root", str(root), *arguments]


def environment(**more: str) -> dict[str, str]:
    """This process's environment, so that the checkout is what runs, with ``more`` on top."""
    return {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", **more}


def courseware(
    root: Path,
    *arguments: str,
    env: Mapping[str, str] | None = None,
    before: Sequence[str] = (),
) -> subprocess.CompletedProcess[str]:
    """Run ``courseware`` and wait; ``before`` is a command that starts it."""
    return subprocess.run(
        [*before, *command(root, *arguments)],
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        timeout=120,
        check=False,
        env=dict(env) if env is not None else environment(),
    )


def build(root: Path, *arguments: str) -> str:
    """Build the decks of a project; fails with all that was printed when the build does."""
    result = courseware(root, "slides", *arguments)
    assert result.returncode == 0, f"the build failed:\n{result.stdout}{result.stderr}"
    assert "Traceback" not in result.stderr
    return result.stdout


def write(root: Path, path: str, text: str) -> Path:
    """Write a file below a project's root."""
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


def deck_bytes(root: Path) -> dict[str, bytes]:
    """Every deck that was built, by its file's name."""
    return {file.name: file.read_bytes() for file in (root / "dist" / "decks").glob("*.pptx")}
