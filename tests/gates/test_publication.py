"""The old deck survives whatever interrupts a build, and a refusal says why."""

import io
import os
import resource
import shutil
import signal
import subprocess
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.gates.project import ROOT, build, command, courseware, environment, write

TOPICS = 120
KILLED_AFTER = (0.3, 0.5, 0.6, 0.7, 0.8, 0.88, 0.94, 0.98)
"""Moments as shares of an undisturbed build; the first half goes into starting up."""
_SMALL_FILE = 20_000
"""Bytes: less than a deck of ``TOPICS`` slides."""


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small project with its deck built; tests work on copies."""
    root = tmp_path_factory.mktemp("publication") / "project"
    write(
        root,
        "content/courses/trial.md",
        "---\ntitle: 试课\nsummary: 给测试用\n---\n\n一段说明。\n\n## 全部 {.plain}\n\n- [一章](../chapters/one.md)\n",
    )
    write(root, "content/chapters/one.md", chapter("先听"))
    shutil.copytree(ROOT / "themes", root / "themes")
    build(root)
    return root


@pytest.fixture
def project(finished: Path, tmp_path: Path) -> Path:
    """A copy of the built project with one word changed, so that the deck is out of date."""
    root = tmp_path / "project"
    shutil.copytree(finished, root)
    write(root, "content/chapters/one.md", chapter("后听"))
    return root


def chapter(word: str) -> str:
    topics = [
        f"## 第 {number} 件事{word}再说\n\n- 抬头\n- 记下第 {number} 句\n"
        for number in range(TOPICS)
    ]
    return "\n".join(["---\ntitle: 一章\n---\n\n# 一章\n", *topics])


def deck_of(root: Path) -> Path:
    return root / "dist" / "decks" / "trial.pptx"


def is_whole(data: bytes) -> bool:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.testzip() is None


def leftovers(root: Path) -> list[str]:
    names = (path.relative_to(root).as_posix() for path in (root / "dist").rglob("*"))
    return sorted(name for name in names if "staging" in name or name.endswith(".new"))


def test_a_killed_build_leaves_the_old_deck_and_the_next_one_works(project: Path) -> None:
    started = time.monotonic()
    build(project)
    duration = time.monotonic() - started
    for share in KILLED_AFTER:
        write(project, "content/chapters/one.md", chapter(f"到 {share:.0%} 时"))
        old = deck_of(project).read_bytes()
        process = start(project)
        time.sleep(share * duration)
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate(timeout=30)
        data = deck_of(project).read_bytes()
        assert data == old or is_whole(data), f"killed after {share:.0%}"
    build(project)
    with zipfile.ZipFile(deck_of(project)) as archive:
        assert "到 98% 时".encode() in archive.read("ppt/slides/slide2.xml")
    assert leftovers(project) == []


def test_killing_the_main_process_alone_does_not_block_the_next_build(project: Path) -> None:
    process = caught_building(project)
    process.kill()
    process.communicate(timeout=30)
    try:
        # A worker may finish its deck first; it must not hold the lock for ever.
        wait_for(lambda: courseware(project, "slides").returncode == 0)
        wait_for(lambda: not members_of(process.pid))
    finally:
        for member in members_of(process.pid):
            os.kill(member, signal.SIGKILL)
    assert is_whole(deck_of(project).read_bytes())


def start(project: Path) -> subprocess.Popen[str]:
    """A build in a session of its own, whose messages can be read."""
    return subprocess.Popen(
        command(project, "slides"),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env=environment(),
        start_new_session=True,
    )


def caught_building(project: Path, attempts: int = 8) -> subprocess.Popen[str]:
    """A build that is under way; on a busy machine one may be over before it was seen, then another is started."""
    for attempt in range(attempts):
        process = start(project)
        while process.poll() is None:
            if (project / "dist" / ".staging").is_dir():
                return process
            time.sleep(0.002)
        process.communicate()
        write(project, "content/chapters/one.md", chapter(f"第 {attempt} 回"))
    raise AssertionError("no build was seen under way")


def wait_for(condition: Callable[[], bool], seconds: float = 60.0) -> None:
    until = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < until, "waited too long"
        time.sleep(0.02)


def members_of(session: int) -> list[int]:
    """Living processes of a session that the test started."""
    members = []
    for entry in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = entry.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[3]) == session and fields[0] != "Z":
            members.append(int(entry.parent.name))
    return members


def test_a_full_disk_leaves_the_old_deck(project: Path) -> None:
    old = deck_of(project).read_bytes()
    assert len(old) > _SMALL_FILE
    result = subprocess.run(
        command(project, "slides"),
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        env=environment(PYTHONDONTWRITEBYTECODE="1"),
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (_SMALL_FILE, _SMALL_FILE)),
    )
    assert result.returncode == 1, result.stderr
    assert "原有的输出没有改动" in result.stderr
    assert "Traceback" not in result.stderr
    assert deck_of(project).read_bytes() == old
    assert leftovers(project) == []


@pytest.mark.skipif(os.geteuid() != 0, reason="not run: only root can mount a small disk")
def test_a_full_disk_on_a_small_mount_leaves_the_old_deck(project: Path) -> None:
    small = project / "small"
    small.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(small)],
        capture_output=True,
        check=False,
    )
    if mounted.returncode:
        pytest.skip("not run: this machine does not allow mounting")
    try:
        shutil.copytree(project / "dist", small, dirs_exist_ok=True)
        old = deck_of(project).read_bytes()
        subprocess.run(["mount", "--bind", str(small), str(project / "dist")], check=True)
        try:
            fill(project / "dist" / "filler")
            result = courseware(project, "slides")
            assert result.returncode == 1, result.stdout
            assert "失败" in result.stderr
            assert "Traceback" not in result.stderr
            assert deck_of(project).read_bytes() == old
        finally:
            subprocess.run(["umount", str(project / "dist")], check=True)
    finally:
        subprocess.run(["umount", str(small)], check=True)


def fill(file: Path) -> None:
    """Write until the disk holds no more."""
    with file.open("wb", buffering=0) as stream:
        try:
            while True:
                stream.write(bytes(4096))
        except OSError:
            return


def test_a_second_build_is_told_that_another_one_runs(project: Path) -> None:
    old = deck_of(project).read_bytes()
    first = caught_building(project)
    os.killpg(first.pid, signal.SIGSTOP)
    try:
        second = courseware(project, "slides")
        assert second.returncode == 1
        assert "另一个构建正在使用" in second.stderr
        assert "Traceback" not in second.stderr
        assert deck_of(project).read_bytes() == old
    finally:
        os.killpg(first.pid, signal.SIGCONT)
    assert first.communicate(timeout=30)[1] == ""
    assert first.returncode == 0
    assert deck_of(project).read_bytes() != old


def test_two_builds_at_once_end_with_one_whole_deck(project: Path) -> None:
    processes = [start(project) for _ in range(2)]
    said = [process.communicate(timeout=60)[1] for process in processes]
    codes = [process.returncode for process in processes]
    assert 0 in codes
    for code, message in zip(codes, said, strict=True):
        assert code == 0 or "另一个构建正在使用" in message
        assert "Traceback" not in message
    assert is_whole(deck_of(project).read_bytes())
    assert leftovers(project) == []


def test_a_dist_that_is_a_symlink_is_refused(project: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    (project / "dist").rename(elsewhere)
    (project / "dist").symlink_to(elsewhere)
    before = sorted(path.name for path in elsewhere.rglob("*"))
    result = courseware(project, "slides")
    assert result.returncode == 1
    assert "符号链接" in result.stderr
    assert "Traceback" not in result.stderr
    assert sorted(path.name for path in elsewhere.rglob("*")) == before


@pytest.mark.parametrize("folder", ["dist/decks", "dist/.staging", "dist/.state"])
def test_a_symlink_inside_dist_is_not_followed(project: Path, tmp_path: Path, folder: str) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "precious.txt").write_text("keep", encoding="utf-8")
    shutil.rmtree(project / folder, ignore_errors=True)
    (project / folder).symlink_to(elsewhere)
    result = courseware(project, "slides")
    assert "Traceback" not in result.stderr
    assert [path.name for path in elsewhere.iterdir()] == ["precious.txt"]


def test_a_deck_that_is_a_symlink_is_not_written_through(project: Path, tmp_path: Path) -> None:
    target = tmp_path / "precious.pptx"
    target.write_bytes(b"keep")
    deck_of(project).unlink()
    deck_of(project).symlink_to(target)
    result = courseware(project, "slides")
    assert "Traceback" not in result.stderr
    assert target.read_bytes() == b"keep"


def test_a_dist_that_cannot_be_written_is_refused(project: Path) -> None:
    old = deck_of(project).read_bytes()
    without_override: list[str] = []
    if os.geteuid() == 0:
        if shutil.which("setpriv") is None:
            pytest.skip("not run: root may write everywhere and setpriv is not installed")
        dropped = "-dac_override,-dac_read_search"
        without_override = ["setpriv", f"--bounding-set={dropped}", f"--inh-caps={dropped}"]
    (project / "dist" / ".lock").unlink(missing_ok=True)
    (project / "dist").chmod(0o555)
    try:
        result = courseware(project, "slides", before=without_override)
    finally:
        (project / "dist").chmod(0o755)
    assert result.returncode == 1
    assert "无法写入输出目录" in result.stderr
    assert "Traceback" not in result.stderr
    assert deck_of(project).read_bytes() == old


def test_an_error_in_a_page_leaves_the_old_deck(project: Path) -> None:
    old = deck_of(project).read_bytes()
    write(project, "content/chapters/one.md", chapter("后听") + "\n/// stepps\n1. 一\n///\n")
    result = courseware(project, "slides")
    assert result.returncode == 1
    assert "stepps" in result.stderr
    assert deck_of(project).read_bytes() == old
    assert leftovers(project) == []


def test_a_course_that_is_gone_takes_its_deck_with_it(project: Path) -> None:
    course = project / "content/courses/trial.md"
    course.rename(course.with_name("second.md"))
    build(project)
    assert [file.name for file in sorted((project / "dist/decks").iterdir())] == ["second.pptx"]


def test_an_interrupted_build_says_so_without_a_traceback(project: Path) -> None:
    process = caught_building(project)
    os.killpg(process.pid, signal.SIGINT)
    message = process.communicate(timeout=30)[1]
    assert process.returncode not in (0, None) or is_whole(deck_of(project).read_bytes())
    assert "Traceback" not in message
    assert leftovers(project) == []
