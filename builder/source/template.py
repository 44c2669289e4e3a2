"""What a company's template must not be, found in the raw ZIP file before anything opens it."""

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree

MAX_PACKED = 50 * 1024 * 1024
MAX_UNPACKED = 300 * 1024 * 1024
MAX_RATIO = 200
MAX_PARTS = 5_000
MAX_MARKUP = 20 * 1024 * 1024
"""Bytes of one part of markup."""

_SMALLEST_PACKED = 16 * 1024
"""Below this a ratio says nothing: an empty part of zeros is no bomb."""
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PRESENTATION = "ppt/presentation.xml"
_MACRO = re.compile(r"vbaproject|vbadata|macroenabled", re.IGNORECASE)
_ACTIVE = re.compile(r"/(?:activeX|ctrlProps)/|/control$|/oleObject$|/oleObject", re.IGNORECASE)
_LINK_SCHEMES = {"http", "https", "mailto"}
_MOST_NAMED = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """Why a template cannot be used, in plain words."""

    message: str
    hint: str
    english: str


def refuse_template(data: bytes) -> Refusal | None:
    """The first reason not to open a template file; None when it may be opened.

    Nothing is unpacked before the sizes that the file itself states are within the limits, and unpacking stops where a
    part grows beyond what it stated.
    """
    try:
        return next(_reasons(data), None)
    except _BROKEN as error:
        return _broken(str(error))


_BROKEN = (
    zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError,
    ValueError, ElementTree.ParseError,
)  # fmt: skip


def _reasons(data: bytes) -> Iterator[Refusal]:
    yield from _wrong_kind(data)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entries = archive.infolist()
        yield from _too_large(entries)
        names = {entry.filename for entry in entries}
        yield from _unsafe_names(entries)
        if _PRESENTATION not in names:
            yield Refusal(
                message="这不是 PowerPoint 演示文稿：里面没有 ppt/presentation.xml",
                hint="请品牌部门给 .pptx 或 .potx 文件",
                english="not a presentation: ppt/presentation.xml is missing",
            )
        yield from _macros(archive, names)
        for name in sorted(names):
            if name.endswith((".xml", ".rels")):
                yield from _unsafe_markup(name, archive.read(name))
        yield from _external(archive, names)
        if not any(re.fullmatch(r"ppt/slideLayouts/[^/]+\.xml", name) for name in names):
            yield Refusal(
                message="模板里没有版式",
                hint="在 PowerPoint 的幻灯片母版视图里至少保留一个版式，再另存",
                english="the template has no slide layouts",
            )
        if archive.testzip() is not None:
            yield _broken(f"{archive.testzip()} is damaged")


def _wrong_kind(data: bytes) -> Iterator[Refusal]:
    if len(data) > MAX_PACKED:
        yield _too_big(f"{len(data) / 1024**2:.0f} MB", "50 MB")
    if data.startswith(_OLE):
        yield Refusal(
            message="文件加了密码，或是旧的 .ppt 格式",
            hint="用 PowerPoint 打开，去掉密码，另存为 .pptx",
            english="the file is encrypted or in the old .ppt format",
        )
    if not data.startswith(b"PK"):
        yield Refusal(
            message="这不是 .pptx 文件",
            hint="请品牌部门给 .pptx 或 .potx 文件",
            english="not a ZIP file, so not a .pptx",
        )


def _broken(reason: str) -> Refusal:
    return Refusal(
        message="文件不完整或已损坏",
        hint="重新下载或请品牌部门重发，用 PowerPoint 打开确认后再试",
        english=f"the file is truncated or damaged: {reason[:120]}",
    )


def _too_big(found: str, limit: str) -> Refusal:
    return Refusal(
        message=f"模板太大：{found}，上限 {limit}",
        hint="在 PowerPoint 里压缩图片，删掉示例页和用不到的母版",
        english=f"the template is too large: {found}, limit {limit}",
    )


def _too_large(entries: list[zipfile.ZipInfo]) -> Iterator[Refusal]:
    if len(entries) > MAX_PARTS:
        yield _too_big(f"{len(entries)} 个部件", f"{MAX_PARTS} parts")
    unpacked = sum(entry.file_size for entry in entries)
    if unpacked > MAX_UNPACKED:
        yield _too_big(f"解开后 {unpacked / 1024**2:.0f} MB", "300 MB")
    for entry in entries:
        if entry.filename.endswith((".xml", ".rels")) and entry.file_size > MAX_MARKUP:
            yield _too_big(f"{entry.filename} {entry.file_size / 1024**2:.0f} MB", "20 MB")
        packed = max(entry.compress_size, _SMALLEST_PACKED)
        if entry.file_size > MAX_RATIO * packed:
            ratio = entry.file_size // max(1, entry.compress_size)
            yield _too_big(f"{entry.filename} 压缩比 {ratio}", f"ratio {MAX_RATIO}")


def _unsafe_names(entries: list[zipfile.ZipInfo]) -> Iterator[Refusal]:
    names = [entry.filename for entry in entries]
    if any(entry.flag_bits & 1 for entry in entries):
        yield Refusal(
            message="压缩包加了密码",
            hint="用 PowerPoint 打开，去掉密码，另存为 .pptx",
            english="the ZIP file is encrypted",
        )
    if len(set(names)) != len(names):
        yield _broken("a part is stored twice")
    wrong = [name for name in names if ".." in name.split("/") or name.startswith("/")]
    if wrong:
        yield _named("部件的路径越界", wrong, "用 PowerPoint 重新另存", "parts with unsafe paths")


def _macros(archive: zipfile.ZipFile, names: set[str]) -> Iterator[Refusal]:
    found = [name for name in sorted(names) if _MACRO.search(name)]
    types = archive.read("[Content_Types].xml").decode("utf-8", "replace")
    if not found and _MACRO.search(types):
        found = ["[Content_Types].xml"]
    if found:
        yield _named(
            "模板带有宏",
            found,
            "用 PowerPoint 另存为不带宏的 .pptx 或 .potx",
            "the template carries macros",
        )
    active = [name for name in sorted(names) if _ACTIVE.search(f"/{name}")]
    if active:
        yield _named(
            "模板带有控件或嵌入的程序对象",
            active,
            "在 PowerPoint 里删掉这些对象再另存",
            "the template carries controls or embedded objects",
        )


def _unsafe_markup(name: str, content: bytes) -> Iterator[Refusal]:
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        yield _named(
            "部件里有文档类型声明",
            [name],
            "用 PowerPoint 重新另存",
            "a part declares a document type",
        )
    ElementTree.fromstring(content)


def _external(archive: zipfile.ZipFile, names: set[str]) -> Iterator[Refusal]:
    """Links that a reader clicks stay; whatever is fetched by opening the file is refused."""
    found: list[str] = []
    for name in sorted(names):
        if not name.endswith(".rels"):
            continue
        folder, _, file = name.rpartition("/")
        part = posixpath.join(posixpath.dirname(folder), file.removesuffix(".rels")) or "/"
        for each in ElementTree.fromstring(archive.read(name)):
            target = unquote(each.get("Target", ""))
            if each.get("TargetMode") != "External":
                continue
            is_link = each.get("Type", "").endswith("/hyperlink")
            if not (is_link and urlsplit(target).scheme.lower() in _LINK_SCHEMES):
                found.append(f"{part} → {target[:80]}")
    if found:
        yield _named(
            "模板引用了外部文件",
            found,
            "在 PowerPoint 的“文件 → 信息 → 编辑指向文件的链接”里断开链接，再另存",
            "the template refers to files outside it",
        )


def _named(message: str, parts: list[str], hint: str, english: str) -> Refusal:
    shown = "、".join(parts[:_MOST_NAMED])
    more = f" 等 {len(parts)} 处" if len(parts) > _MOST_NAMED else ""
    return Refusal(
        message=f"{message}：{shown}{more}",
        hint=hint,
        english=f"{english}: {', '.join(parts[:_MOST_NAMED])}",
    )
