"""A page's file, read and checked, ready for the Markdown parser."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from builder.lint.diagnostic import Report
from builder.model.page import Meta, PageKind
from builder.model.span import Span
from builder.source.front_matter import split_front_matter
from builder.source.limits import has_safe_shape
from builder.source.schema import ID_PATTERN, check_meta, make_meta
from builder.source.text import read_text

ID = re.compile(ID_PATTERN)

KINDS_BY_FOLDER = {
    "courses": PageKind.COURSE,
    "cases": PageKind.CASE,
    "scripts": PageKind.SCRIPT,
    "quizzes": PageKind.QUIZ,
    "paths": PageKind.PATH,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcePage:
    """A page before its Markdown is parsed."""

    path: str
    """Path below the project's root, with forward slashes."""
    kind: PageKind
    meta: Meta
    body: str
    """Text after the front matter; lines end with ``\\n``."""
    body_first_line: int
    """Line of the file on which the body begins, from 1."""
    lines: tuple[str, ...]
    """The whole file, for showing a line beside a finding."""
    meta_spans: Mapping[str, Span] = field(default_factory=dict)
    """Where each key of the front matter stands."""

    def span_of(self, key: str) -> Span:
        """Place of a front matter key, or the page's beginning."""
        return self.meta_spans.get(key, Span(self.path))


def kind_of(path: str) -> PageKind:
    """Kind of the page at a path below the project's root, from the first content folder."""
    parts = PurePosixPath(path).parts
    if parts and parts[-1].lower() == "index.md":
        return PageKind.CHAPTER
    return KINDS_BY_FOLDER.get(parts[1], PageKind.CHAPTER) if len(parts) > 2 else PageKind.CHAPTER


def load_source(path: str, root: Path, report: Report) -> SourcePage | None:
    """Read one page; None when there is no text that a parser could be given.

    Faults of the front matter are reported and the page is returned all the same, so that one
    run shows everything that is wrong with it.
    """
    raw = read_file(path, root, report)
    if raw is None:
        return None
    text = read_text(raw, path, report)
    if text is None:
        return None
    return page_from_text(text, path, report)


def page_from_text(text: str, path: str, report: Report) -> SourcePage | None:
    """The page of a text that has passed the gate; None when its shape is refused."""
    front = split_front_matter(text, path, report)
    if not has_safe_shape(front.body, path, report, front.body_first_line):
        return None
    kind = kind_of(path)
    values = check_meta(front.fields, kind, report, complete=not front.is_broken)
    stem = PurePosixPath(path).stem
    _check_default_id(values.texts.get("id"), stem, path, report)
    return SourcePage(
        path=path,
        kind=kind,
        meta=make_meta(values, title=_first_heading(front.body) or stem, page_id=stem),
        body=front.body,
        body_first_line=front.body_first_line,
        lines=tuple(text.split("\n")),
        meta_spans=values.spans,
    )


def read_file(path: str, root: Path, report: Report) -> bytes | None:
    """Bytes of a file below the root; symlinks are refused again, for callers without a tree."""
    file = root / path
    if file.is_symlink():
        report.error(
            "SRC001",
            Span(path),
            "不允许符号链接",
            "把文件本身复制进来",
            "symbolic links are refused",
        )
        return None
    try:
        return file.read_bytes()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        report.error(
            "SRC006",
            Span(path),
            "文件无法读取",
            "检查路径和文件权限",
            f"the file cannot be read: {reason}",
        )
        return None


def _first_heading(body: str) -> str:
    for line in body.split("\n"):
        if line.startswith("# "):
            return line[2:].split("{")[0].strip()
    return ""


def _check_default_id(given: str | None, stem: str, path: str, report: Report) -> None:
    """The file's name serves as id only when it is one."""
    if given is None and not ID.fullmatch(stem):
        report.error(
            "YML011",
            Span(path),
            f"文件名 {stem} 不能作编号",
            "文件名改用小写字母、数字和连字符，或写一行 id: …",
            f"the file name {stem} cannot serve as id",
        )
