"""Equal input gives equal bytes, whatever the machine, and what is built is not built again."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.gates.project import build, command, copy_project, courseware, deck_bytes, environment

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
def elsewhere(whole_project: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The same project built under other circumstances, in folders of other names, side by side."""
    roots: dict[str, Path] = {}
    running: list[subprocess.Popen[bytes]] = []
    for machine, (variables, workers) in MACHINES.items():
        root = copy_project(
            whole_project, tmp_path_factory.mktemp("elsewhere") / f"项目{len(roots)}"
        )
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
def test_decks_have_the_same_bytes_everywhere(
    elsewhere: dict[str, Path], machine: str, whole_project: Path
) -> None:
    built = deck_bytes(whole_project)
    assert built and deck_bytes(elsewhere[machine]) == built


@pytest.mark.parametrize("machine", MACHINES)
def test_the_manifest_is_the_same_everywhere(
    elsewhere: dict[str, Path], machine: str, whole_project: Path
) -> None:
    manifest = Path("dist/manifest.json")
    built = (whole_project / manifest).read_bytes()
    assert (elsewhere[machine] / manifest).read_bytes() == built


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


def test_deleted_decks_come_back_with_the_same_bytes_and_without_a_warning(
    whole_project: Path, tmp_path: Path
) -> None:
    before = deck_bytes(whole_project)
    shutil.move(whole_project / "dist" / "decks", tmp_path / "kept")
    result = courseware(whole_project, "slides")
    assert result.returncode == 0 and "Warning" not in result.stderr
    assert deck_bytes(whole_project) == before
