"""A build needs no network and touches nothing outside the project."""

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.gates.project import ROOT, copy_project, courseware, deck_bytes, environment, write

CANARY = "canary-7f3a 金丝雀不该出现"

GUARD = """
import os, sys

LOG, ROOTS = os.environ["GUARD_LOG"], os.environ["GUARD_ROOTS"].split(os.pathsep)
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
NETWORK = {"socket.connect", "socket.bind", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto"}
PROCESSES = {"subprocess.Popen", "os.system", "os.exec", "os.posix_spawn"}


def note(text):
    handle = os.open(LOG, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    os.write(handle, (text + "\\n").encode("utf-8", "backslashreplace"))
    os.close(handle)


def hook(event, arguments):
    if event in NETWORK or event in PROCESSES:
        note(f"{event} {arguments!r}")
        if event in NETWORK:
            raise OSError("no network in this gate")
    elif event == "open" and isinstance(arguments[0], (str, bytes)):
        path = os.path.realpath(os.fsdecode(arguments[0]))
        flags = arguments[2] if isinstance(arguments[2], int) else 0
        if path != LOG and flags & WRITING and not path.startswith(tuple(ROOTS)):
            note(f"write {path}")


sys.addaudithook(hook)
"""


@pytest.fixture(scope="module")
def guarded(
    whole_project: Path, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, list[str]]:
    """The project built under a guard that forbids sockets: its root, and what the guard noted."""
    folder = tmp_path_factory.mktemp("guarded")
    root = copy_project(whole_project, folder / "project")
    write(folder, "guard/sitecustomize.py", GUARD)
    log = folder / "log"
    variables = environment(
        GUARD_LOG=str(log),
        GUARD_ROOTS=os.pathsep.join([f"{root}{os.sep}", "/dev/"]),
        PYTHONDONTWRITEBYTECODE="1",
    )
    variables["PYTHONPATH"] = os.pathsep.join([str(folder / "guard"), str(ROOT)])
    result = courseware(root, "slides", env=variables)
    assert result.returncode == 0, result.stderr
    return root, log.read_text(encoding="utf-8").splitlines() if log.exists() else []


def test_the_guard_works(tmp_path: Path) -> None:
    write(tmp_path, "sitecustomize.py", GUARD)
    log = tmp_path / "log"
    subprocess.run(
        [
            sys.executable,
            "-c",
            "open('outside', 'w'); import socket; socket.create_connection(('127.0.0.1', 9))",
        ],
        env={
            **os.environ,
            "PYTHONPATH": str(tmp_path),
            "GUARD_LOG": str(log),
            "GUARD_ROOTS": "/dev/",
        },
        cwd=tmp_path,
        capture_output=True,
        check=False,
    )
    noted = log.read_text(encoding="utf-8")
    assert "write " in noted
    assert "socket." in noted


def test_a_build_opens_no_socket_and_starts_no_program(guarded: tuple[Path, list[str]]) -> None:
    assert [line for line in guarded[1] if not line.startswith("write ")] == []


def test_a_build_writes_only_below_the_project(guarded: tuple[Path, list[str]]) -> None:
    assert [line for line in guarded[1] if line.startswith("write ")] == []


def test_the_guarded_decks_are_the_same(
    guarded: tuple[Path, list[str]], whole_project: Path
) -> None:
    assert deck_bytes(guarded[0]) == deck_bytes(whole_project)


def test_a_build_works_without_any_network(whole_project: Path, tmp_path: Path) -> None:
    unshare = ["unshare", "--net"]
    if (
        shutil.which("unshare") is None
        or subprocess.run([*unshare, "true"], check=False, capture_output=True).returncode
    ):
        pytest.skip("not run: unshare is missing or not allowed")
    root = copy_project(whole_project, tmp_path / "project")
    result = courseware(root, "slides", before=unshare)
    assert result.returncode == 0, result.stderr


ATTACKS = {
    "an image": "## 看图说话 {#look}\n\n![图](../../../canary.png)\n",
    "a snippet": '## 引用一段\n\n- 一条\n\n--8<-- "../../../canary.txt"\n',
    "a snippet by URL": '## 引用一段\n\n- 一条\n\n--8<-- "file:///CANARY"\n',
    "an include": "## 引用一段\n\n- 一条\n- {% include '../../../canary.txt' %}\n",
    "an expression": "## 引用一段\n\n- 一条\n- {{ open('../../../canary.txt').read() }}\n",
    "a link": "## 看链接\n\n- [金丝雀](../../../canary.txt)\n",
    "a file address": "## 看链接\n\n- [金](file:///CANARY)\n",
    "an entity": '## 看实体\n\n- <!DOCTYPE a [<!ENTITY x SYSTEM "file:///CANARY">]>&x;\n',
}


@pytest.mark.parametrize("attack", ATTACKS)
def test_nothing_from_outside_the_project_gets_into_an_output(attack: str, tmp_path: Path) -> None:
    canary = write(tmp_path, "canary.txt", CANARY)
    picture = tmp_path / "canary.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + CANARY.encode())
    root = tmp_path / "project"
    page = ATTACKS[attack].replace("/CANARY", str(canary))
    write(
        root,
        "content/courses/trial.md",
        "---\ntitle: 试课\n---\n\n## 全部 {.plain}\n\n- [一章](../chapters/one.md)\n",
    )
    write(
        root,
        "content/chapters/one.md",
        f"---\ntitle: 一章\n---\n\n# 一章\n\n## 先听\n\n- 抬头\n\n{page}",
    )
    shutil.copytree(ROOT / "themes", root / "themes")
    result = courseware(root, "slides")
    assert result.returncode in (0, 1)
    assert "Traceback" not in result.stderr
    assert CANARY not in result.stdout + result.stderr
    assert not _holds_canary(root / "dist")


def _holds_canary(folder: Path) -> bool:
    wanted = CANARY.encode()
    for file in folder.rglob("*"):
        if not file.is_file():
            continue
        if wanted in file.read_bytes():
            return True
        if zipfile.is_zipfile(file):
            with zipfile.ZipFile(file) as archive:
                if any(wanted in archive.read(name) for name in archive.namelist()):
                    return True
    return False
