"""The YAML block at a page's beginning."""

import re
from dataclasses import dataclass

from builder.lint.diagnostic import Report
from builder.model.span import Span
from builder.source.yaml import FULL_WIDTH_COLON, Mapping, Scalar, parse_yaml

_MARK = re.compile(r"---[ \t]*$")
_END = re.compile(r"(?:---|\.\.\.)[ \t]*$")
_FIELD_LINE = re.compile(r"^\s*(#|- |[A-Za-z_][\w-]*\s*[:：]|$)", re.ASCII)

EXAMPLE = "例如：--- 换行 title: 页面标题 换行 ---"


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontMatter:
    """What a page says about itself, and the text after it."""

    fields: Mapping
    """Empty when the block is missing or broken (then with a finding)."""
    body: str
    body_first_line: int
    """Line of the file on which the body begins, from 1."""
    is_broken: bool = False
    """The block could not be read: complaints about missing keys would only be noise."""


def split_front_matter(text: str, path: str, report: Report) -> FrontMatter:
    """Take the ``---`` block off a page's text; faults are reported with their line."""
    lines = text.split("\n")
    if not _MARK.match(lines[0]):
        _report_missing(lines, path, report)
        return FrontMatter(
            fields=Mapping(span=Span(path)), body=text, body_first_line=1, is_broken=True
        )
    end = next((n for n, line in enumerate(lines[1:], start=1) if _END.match(line)), None)
    if end is None:
        return _unclosed(lines, path, report)
    fields = _parse(lines[1:end], path, report)
    return FrontMatter(
        fields=fields or Mapping(span=Span(path)),
        body="\n".join(lines[end + 1 :]),
        body_first_line=end + 2,
        is_broken=fields is None,
    )


def _parse(lines: list[str], path: str, report: Report) -> Mapping | None:
    before = len(report.diagnostics)
    node = parse_yaml("\n".join(lines), path, report, first_line=2)
    if isinstance(node, Mapping):
        return node
    if node is None:
        return Mapping(span=Span(path)) if len(report.diagnostics) == before else None
    if isinstance(node, Scalar) and FULL_WIDTH_COLON.match(node.value):
        report.error(
            "YML013",
            node.span,
            "键后面用了中文冒号“：”",
            "改成英文冒号加一个空格，例如 title: 文字",
            "the key is followed by a full-width colon",
        )
    else:
        report.error(
            "YML003",
            node.span,
            "页面开头的信息必须是一行一个“键: 值”",
            "英文冒号后面要空一格。" + EXAMPLE,
            "the front matter must be a mapping",
        )
    return None


def _report_missing(lines: list[str], path: str, report: Report) -> None:
    first = next((number for number, line in enumerate(lines) if line.strip()), 0)
    late = bool(_MARK.match(lines[first]))
    report.error(
        "YML001",
        Span(path, first + 1),
        "--- 前面有空行" if late else "页面开头没有信息块",
        "让 --- 成为文件的第一行" if late else "在第一行加上信息块。" + EXAMPLE,
        "the file must begin with a front matter block",
    )


def _unclosed(lines: list[str], path: str, report: Report) -> FrontMatter:
    """The block is taken to end where lines stop looking like fields, to check the rest too."""
    end = next(
        (n for n, line in enumerate(lines[1:], start=1) if not _FIELD_LINE.match(line)),
        len(lines),
    )
    end = next((n for n in range(1, end) if lines[n].startswith("# ")), end)
    report.error(
        "YML002",
        Span(path, 1),
        "开头的信息块没有结束",
        f"在第 {end + 1} 行之前加一行 ---",
        "the front matter block is not closed by ---",
    )
    return FrontMatter(
        fields=Mapping(span=Span(path)),
        body="\n".join(lines[end:]),
        body_first_line=end + 1,
        is_broken=True,
    )
