"""Equal input gives equal bytes, whatever the machine, and what is built is not built again."""

import os
import subprocess
from pathlib import Path

import pytest

from tests.gates.opened import OpenedDeck
from tests.gates.project import build, command, copy_project, courseware, environment

MACHINES = {
    "one worker in Shanghai": (
        {"PYTHONHASHSEED": "1", "TZ": "Asia/Shanghai", "LC_ALL": "C", "LANG": "C"},
        "1",
    ),
    "two workers in New York": (
        {"PYTHONHASHSEED": "4242", "TZ": "America/New_York", "LC_ALL": "C.UTF-8", "LANG": "zh_CN"},
        "2",
    ),
}


@pytest.fixture(scope="module")
def elsewhere(project: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The same project built under other circumstances, in folders of other names, side by side."""
    roots: dict[str, Path] = {}
    running: list[subprocess.Popen[bytes]] = []
    for machine, (variables, workers) in MACHINES.items():
        root = copy_project(project, tmp_path_factory.mktemp("elsewhere") / f"项目{len(roots)}")
        # Files written later, in another order, by another user's umask.
        for file in sorted(root.rglob("*.md"), reverse=True):
            os.utime(file, (1, 1))
        roots[machine] = root
        running.append(
            subprocess.Popen(
                command(root, "slides", "--workers", workers, "--json"),
                stdout=subprocess.DEVNULL,
                env=environment(**variables),
            )
        )
    assert [process.wait(120) for process in running] == [0] * len(MACHINES)
    return roots


@pytest.mark.parametrize("machine", MACHINES)
def test_a_deck_has_the_same_bytes_everywhere(
    elsewhere: dict[str, Path], machine: str, deck: OpenedDeck
) -> None:
    built = (elsewhere[machine] / "dist" / "decks" / f"{deck.name}.pptx").read_bytes()
    assert built == deck.data


@pytest.mark.parametrize("machine", MACHINES)
def test_the_manifest_is_the_same_everywhere(
    elsewhere: dict[str, Path], machine: str, project: Path
) -> None:
    manifest = Path("dist/manifest.json")
    assert (elsewhere[machine] / manifest).read_bytes() == (project / manifest).read_bytes()


def test_a_second_run_builds_nothing(project: Path, course: str) -> None:
    file = project / "dist" / "decks" / f"{course}.pptx"
    before = file.stat().st_mtime_ns, file.read_bytes()
    assert "没有变化" in build(project)
    assert (file.stat().st_mtime_ns, file.read_bytes()) == before


def test_a_touched_page_with_the_same_words_builds_nothing(project: Path, course: str) -> None:
    file = project / "dist" / "decks" / f"{course}.pptx"
    before = file.stat().st_mtime_ns
    (project / "content" / "courses" / f"{course}.md").touch()
    assert "没有变化" in build(project)
    assert file.stat().st_mtime_ns == before


def test_a_deleted_deck_comes_back_with_the_same_bytes(
    project: Path, course: str, tmp_path: Path, deck: OpenedDeck
) -> None:
    file = project / "dist" / "decks" / f"{course}.pptx"
    kept = file.rename(tmp_path / "kept.pptx")
    build(project)
    assert file.read_bytes() == kept.read_bytes() == deck.data


def test_a_build_prints_no_warning(project: Path, course: str) -> None:
    result = courseware(project, "plan", course)
    assert result.returncode == 0
    assert "Warning" not in result.stderr
