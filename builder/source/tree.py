"""Which files below ``content/`` belong to the library, and which must not be there."""

import os
import stat
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from builder.lint.diagnostic import Report
from builder.model.span import Span
from builder.source.image import MAX_IMAGE_BYTES, has_image_signature
from builder.source.text import MAX_TEXT_BYTES

PAGE_SUFFIXES = (".md",)
DATA_SUFFIXES = (".yml",)
IMAGE_SUFFIXES = (".png", ".jpg", ".jpeg", ".gif")
ALLOWED_SUFFIXES = PAGE_SUFFIXES + DATA_SUFFIXES + IMAGE_SUFFIXES

FORBIDDEN_FOLDERS = frozenset({"overrides"})
"""MkDocs would take templates from such a folder."""

WINDOWS_DEVICES = frozenset(
    {"con", "prn", "aux", "nul"}
    | {f"com{number}" for number in range(1, 10)}
    | {f"lpt{number}" for number in range(1, 10)}
)
PORTABLE_FORBIDDEN = frozenset('<>:"|?*\\#%&')
"""Characters that a checkout on Windows or a link in Markdown cannot hold."""

IGNORED_NAMES = frozenset({".DS_Store", "Thumbs.db", "desktop.ini", ".gitkeep", ".pages"})
"""Left behind by file managers; harmless, neither published nor reported."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ContentTree:
    """The accepted files, each tuple sorted; paths are below the project's root with ``/``."""

    pages: tuple[str, ...] = ()
    data: tuple[str, ...] = ()
    images: tuple[str, ...] = ()

    @property
    def files(self) -> tuple[str, ...]:
        """Every accepted file, sorted."""
        return tuple(sorted((*self.pages, *self.data, *self.images)))


def walk_content(root: Path, report: Report, folder: str = "content") -> ContentTree:
    """Walk ``root/folder`` and sort its files by what they are; everything else is reported."""
    top = root / folder
    if top.is_symlink() or not top.is_dir():
        report.error(
            "SRC006",
            Span(folder),
            f"找不到内容文件夹 {folder}/",
            "请在项目根目录运行，并确认该文件夹存在且不是符号链接",
            f"there is no content folder {folder}/",
        )
        return ContentTree()
    accepted = [path for path in _walk(top, folder, report) if _accept(root, path, report)]
    accepted = _drop_name_collisions(accepted, report)
    accepted = _drop_page_collisions(accepted, report)
    return ContentTree(
        pages=_of(accepted, PAGE_SUFFIXES),
        data=_of(accepted, DATA_SUFFIXES),
        images=_of(accepted, IMAGE_SUFFIXES),
    )


def _of(paths: list[str], suffixes: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted(path for path in paths if path.lower().endswith(suffixes)))


def _walk(folder: Path, path: str, report: Report) -> Iterator[str]:
    """Regular files below a folder in name order; the walk never follows a symlink."""
    try:
        with os.scandir(folder) as scan:
            entries = sorted(scan, key=lambda entry: entry.name)
    except OSError as error:
        _report_unreadable(path, error, report)
        return
    for entry in entries:
        below = f"{path}/{entry.name}"
        if entry.name in IGNORED_NAMES or not _name_is_portable(entry.name, below, report):
            continue
        if entry.is_symlink():
            _report_symlink(below, report)
        elif entry.is_dir(follow_symlinks=False):
            if _folder_is_allowed(entry.name, below, report):
                yield from _walk(Path(entry.path), below, report)
        else:
            yield below


def _name_is_portable(name: str, path: str, report: Report) -> bool:
    shown = "".join(char if char.isprintable() else f"\\u{ord(char):04x}" for char in path)
    stem = name.split(".")[0].lower()
    broken = (
        any(not char.isprintable() or char in PORTABLE_FORBIDDEN for char in name)
        or stem in WINDOWS_DEVICES
        or name.endswith((" ", "."))
        or name.startswith(" ")
    )
    if broken:
        report.error(
            "SRC010",
            Span(shown),
            "文件名含有不能跨系统使用的字符或保留名",
            "改用小写字母、数字和连字符命名，例如 first-minute.md",
            "the file name does not work on every system",
        )
    return not broken


def _folder_is_allowed(name: str, path: str, report: Report) -> bool:
    if name.startswith("."):
        _report_not_allowed(path, "隐藏文件夹", "a hidden folder", report)
        return False
    if name.lower() in FORBIDDEN_FOLDERS:
        _report_not_allowed(path, f"{name}/ 文件夹", f"a folder named {name}", report)
        return False
    return True


def _accept(root: Path, path: str, report: Report) -> bool:
    file = root / path
    suffix = file.suffix.lower()
    if suffix not in ALLOWED_SUFFIXES or file.name.startswith("."):
        kind = f"{suffix} 文件" if suffix else "没有扩展名的文件"
        _report_not_allowed(path, kind, f"a file of type {suffix or '(none)'}", report)
        return False
    try:
        status = os.lstat(file)
        if not stat.S_ISREG(status.st_mode):
            _report_not_allowed(path, "特殊文件（不是普通文件）", "a special file", report)
            return False
        if not _size_is_allowed(path, suffix, status.st_size, report):
            return False
        with open(file, "rb") as stream:
            head = stream.read(1024)
    except OSError as error:
        _report_unreadable(path, error, report)
        return False
    return _content_fits_suffix(path, suffix, head, report)


def _size_is_allowed(path: str, suffix: str, size: int, report: Report) -> bool:
    limit = MAX_IMAGE_BYTES if suffix in IMAGE_SUFFIXES else MAX_TEXT_BYTES
    if size <= limit:
        return True
    megabytes = limit // 1_000_000
    report.error(
        "SRC009",
        Span(path),
        f"文件有 {size / 1_000_000:.1f} MB，超过上限 {megabytes} MB",
        "把图片压缩后再放入" if suffix in IMAGE_SUFFIXES else "把这一页拆成几页",
        f"the file has {size / 1_000_000:.1f} MB, the limit is {megabytes} MB",
    )
    return False


def _content_fits_suffix(path: str, suffix: str, head: bytes, report: Report) -> bool:
    is_image = suffix in IMAGE_SUFFIXES
    fits = has_image_signature(head, suffix) if is_image else not _looks_binary(head)
    if not fits:
        report.error(
            "SRC005",
            Span(path),
            f"文件内容不是 {suffix} 格式",
            "可能只改了扩展名：用原来的软件重新导出，或删除该文件",
            f"the file's content is not {suffix}",
        )
    return fits


def _looks_binary(head: bytes) -> bool:
    """Programs, archives and documents; UTF-16 text is left to the decoder, which explains it."""
    return head.startswith(
        (
            b"MZ",
            b"\x7fELF",
            b"PK\x03\x04",
            b"%PDF",
            b"\xd0\xcf\x11\xe0",
            b"\x89PNG",
            b"\xff\xd8\xff",
        )
    )


def _drop_name_collisions(paths: list[str], report: Report) -> list[str]:
    """Of names that a file system or a URL may take for the same, the first alone is kept."""
    kept: dict[str, str] = {}
    for path in paths:
        folded = unicodedata.normalize("NFC", path).casefold()
        first = kept.setdefault(unicodedata.normalize("NFC", folded), path)
        if first != path:
            report.error(
                "SRC002",
                Span(path),
                f"与 {first} 只有大小写或字符编码形式不同，会互相覆盖",
                "给其中一个换一个名字",
                f"differs from {first} only by case or Unicode form",
            )
    return list(kept.values())


def _drop_page_collisions(paths: list[str], report: Report) -> list[str]:
    """``a.md`` and ``a/index.md`` (or ``README.md``) are one address on the site."""
    kept: dict[str, str] = {}
    for path in paths:
        first = kept.setdefault(_address(path), path)
        if first != path:
            report.error(
                "SRC003",
                Span(path),
                f"与 {first} 在网站上是同一个地址，会互相覆盖",
                "删除其中一个，或把内容合并",
                f"has the same address on the site as {first}",
            )
    return list(kept.values())


def _address(path: str) -> str:
    folded = path.casefold()
    if not folded.endswith(PAGE_SUFFIXES):
        return folded
    stem = folded.removesuffix(".md")
    for index in ("/index", "/readme"):
        stem = stem.removesuffix(index)
    return stem + "/"


def _report_symlink(path: str, report: Report) -> None:
    report.error(
        "SRC001",
        Span(path),
        "内容文件夹里不允许符号链接",
        "把文件本身复制进来，或用 Markdown 链接指向原来的页面",
        "symbolic links are refused below the content folder",
    )


def _report_not_allowed(path: str, kind: str, english: str, report: Report) -> None:
    allowed = "、".join(ALLOWED_SUFFIXES)
    report.error(
        "SRC004",
        Span(path),
        f"内容文件夹里不允许{kind}",
        f"只接受 {allowed}；其他材料请放在 content/ 之外",
        f"{english} is not allowed below the content folder",
    )


def _report_unreadable(path: str, error: OSError, report: Report) -> None:
    report.error(
        "SRC006",
        Span(path),
        "文件或文件夹无法读取",
        "检查文件权限，或重新取出该文件",
        f"cannot be read: {error.strerror}",
    )
