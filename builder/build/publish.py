"""Output appears whole or not at all: staged in the same file system, synced, then renamed."""

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from builder.errors import OutputError

STAGING = ".staging"
LOCK = ".lock"


@contextmanager
def output_folder(dist: Path) -> Iterator[Path]:
    """Lock ``dist`` for this build and yield an empty staging folder inside it.

    Raises OutputError when the folder or something in it is a symlink, when it cannot be written, or when another
    build holds it. What an interrupted build left behind is removed first.
    """
    if dist.is_symlink():
        raise OutputError(f"{dist} 是符号链接，不能作为输出目录；请改成真实的文件夹")
    try:
        dist.mkdir(parents=True, exist_ok=True)
        _refuse_symlinks(dist)
        handle = os.open(dist / LOCK, os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o644)
    except OSError as error:
        raise OutputError(f"无法写入输出目录 {dist}：{error.strerror}") from error
    try:
        try:
            # A record lock is this process's alone: workers that outlive it do not hold it.
            fcntl.lockf(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise OutputError(f"另一个构建正在使用 {dist}，等它结束后再试") from error
        staging = dist / STAGING
        shutil.rmtree(staging, ignore_errors=True)
        try:
            staging.mkdir()
            yield staging
        except OSError as error:
            raise OutputError(f"写入 {dist} 失败：{error.strerror}；原有的输出没有改动") from error
        finally:
            shutil.rmtree(staging, ignore_errors=True)
    finally:
        os.close(handle)


def _refuse_symlinks(dist: Path) -> None:
    """Nothing directly below ``dist`` may lead out of it."""
    for entry in os.scandir(dist):
        if entry.is_symlink():
            raise OutputError(f"{entry.path} 是符号链接，不会写到它指向的地方；请删掉它")


def write_synced(file: Path, data: bytes) -> None:
    """Write a file and wait until the disk has it."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())


def publish_file(staged: Path, final: Path) -> None:
    """Move a staged file to its place in one step; readers see the old or the new one."""
    final.parent.mkdir(parents=True, exist_ok=True)
    if final.is_symlink():
        raise OutputError(f"{final} 是符号链接，不会覆盖它")
    staged.replace(final)
    _sync_folder(final.parent)


def publish_folder(staged: Path, final: Path) -> None:
    """Put a staged folder in the place of an old one by two renames."""
    old = final.with_name(f".old-{final.name}")
    shutil.rmtree(old, ignore_errors=True)
    if final.is_symlink():
        raise OutputError(f"{final} 是符号链接，不会覆盖它")
    if final.exists():
        _exchange(staged, final)
        shutil.rmtree(staged, ignore_errors=True)
    else:
        staged.rename(final)
    _sync_folder(final.parent)


def _exchange(left: Path, right: Path) -> None:
    """Swap two folders in one step where the system can, by two renames where it cannot."""
    if _renameat2(left, right):
        return
    aside = right.with_name(f".old-{right.name}")
    right.rename(aside)
    left.rename(right)
    aside.rename(left)


def _renameat2(left: Path, right: Path) -> bool:
    import ctypes

    exchange_flag, current_folder = 2, -100
    with suppress(OSError, AttributeError):
        libc = ctypes.CDLL(None, use_errno=True)
        result = libc.renameat2(
            current_folder, os.fsencode(left), current_folder, os.fsencode(right), exchange_flag
        )
        return bool(result == 0)
    return False


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
