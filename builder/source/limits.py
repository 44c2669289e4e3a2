"""Shapes of text that make Markdown parsers slow or deep, refused before any parser sees them.

The caps come from measurements: Python-Markdown is quadratic in brackets and backticks of one
block (800 take 0.1 s, 8,000 over ten), and recurses per nesting level. No page comes near them.
"""

import re
from collections.abc import Iterator

from builder.lint.diagnostic import Report
from builder.model.span import Span

MAX_NESTING = 32
MAX_INDENT = 4 * MAX_NESTING

TOKEN_CAPS = {
    "[": 400,
    "`": 400,
    "](": 400,
    "<": 1_000,
    "*": 2_000,
    "_": 2_000,
    "&": 2_000,
    "~": 2_000,
    "^": 2_000,
    "\\": 2_000,
    "{": 2_000,
    "|": 4_000,
}
"""How often a token may stand in one block (lines without an empty one between them)."""

_CONTAINER = re.compile(r"[ \t]*(?:(>)|(?:[-*+]|\d{1,9}[.)])(?=[ \t]))")
_RULE = re.compile(r"[ \t]*([-*_])(?:[ \t]*\1)*[ \t]*$")
_FENCE = re.compile(r"[ \t>]*(`{3,}|~{3,})")


def has_safe_shape(text: str, path: str, report: Report, first_line: int = 1) -> bool:
    """Whether a body can be given to the parser; what cannot is reported with its line."""
    return _nesting_is_safe(text, path, report, first_line) and _tokens_are_safe(
        text, path, report, first_line
    )


def _nesting_is_safe(text: str, path: str, report: Report, first_line: int) -> bool:
    for number, depth in _depths(text):
        if depth > MAX_NESTING:
            report.error(
                "SRC011",
                Span(path, first_line + number),
                f"列表或引用嵌套超过 {MAX_NESTING} 层",
                "减少缩进层次；幻灯片上三层已经太多",
                f"lists or quotations are nested more than {MAX_NESTING} deep",
            )
            return False
    return True


def _depths(text: str) -> Iterator[tuple[int, int]]:
    """Line number from 0 and nesting depth of each line outside fenced code."""
    open_items: list[int] = []
    fence = ""
    for number, line in enumerate(text.split("\n")):
        fence_match = _FENCE.match(line)
        if fence:
            if fence_match and fence_match[1].startswith(fence):
                fence = ""
            continue
        if fence_match:
            fence = fence_match[1]
            continue
        if not line.strip():
            continue
        yield number, _depth(line, open_items)


def _depth(line: str, open_items: list[int]) -> int:
    """Depth of a line; ``open_items`` holds the columns of the list items still open."""
    indent = _width(line[: len(line) - len(line.lstrip(" \t"))])
    if indent > MAX_INDENT:
        return MAX_NESTING + 1
    while open_items and open_items[-1] >= indent:
        open_items.pop()
    if _RULE.match(line):
        return len(open_items)
    quotes = 0
    position = 0
    while match := _CONTAINER.match(line, position):
        if match[1]:
            quotes += 1
        else:
            marker = match.end() - len(match[0].strip())
            open_items.append(_width(line[:marker]))
        position = match.end()
        if len(open_items) + quotes > MAX_NESTING:
            break
    return len(open_items) + quotes


def _width(whitespace: str) -> int:
    return len(whitespace.expandtabs(4))


def _tokens_are_safe(text: str, path: str, report: Report, first_line: int) -> bool:
    for number, block in _blocks(text):
        if len(block) <= min(TOKEN_CAPS.values()):
            continue
        for token, cap in TOKEN_CAPS.items():
            count = block.count(token)
            if count > cap:
                report.error(
                    "SRC012",
                    Span(path, first_line + number),
                    f"这一段里有 {count} 个“{token}”，超过上限 {cap}",
                    "检查是否粘贴了乱码；确实需要时用空行把它分成几段",
                    f"{count} times “{token}” in one block, the limit is {cap}",
                )
                return False
    return True


def _blocks(text: str) -> Iterator[tuple[int, str]]:
    """Stretches without an empty line, each with the number of its first line from 0."""
    start = 0
    lines: list[str] = []
    for number, line in enumerate(text.split("\n")):
        if line.strip():
            if not lines:
                start = number
            lines.append(line)
        elif lines:
            yield start, "\n".join(lines)
            lines = []
    if lines:
        yield start, "\n".join(lines)
