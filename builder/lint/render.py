"""Diagnostics as people and machines read them: terminal text, JSON, GitHub annotations."""

import json
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from builder.lint.diagnostic import Diagnostic, Severity
from builder.model.span import Span

SourceLine = Callable[[Span], str | None]
"""Gives the source line of a place, or None when there is none to show."""

WINDOW = 76
"""Columns of a source line that are shown; Chinese paragraphs are one very long line."""

_COLORS = {"error": "31;1", "warning": "33;1", "place": "1", "hint": "36", "faint": "2"}


def render_text(
    diagnostics: Iterable[Diagnostic],
    source_line: SourceLine | None = None,
    *,
    color: bool = False,
    english: bool = False,
) -> str:
    """All findings with their source line and a caret; empty when there are none.

    ``color`` adds terminal colours; the caller knows whether it writes to a terminal.
    """
    blocks = [_text_block(each, source_line, color, english) for each in diagnostics]
    return "\n".join(blocks)


def _text_block(
    diagnostic: Diagnostic, source_line: SourceLine | None, color: bool, english: bool
) -> str:
    severity = str(diagnostic.severity)
    message = diagnostic.english if english and diagnostic.english else diagnostic.message
    head = " ".join(
        (
            _paint(f"{_printable(str(diagnostic.span))}:", "place", color),
            _paint(diagnostic.code, severity, color),
            _printable(message),
        )
    )
    lines = [head]
    source = source_line(diagnostic.span) if source_line else None
    if source is not None and source.strip():
        shown, caret = _excerpt(source, diagnostic.span.column)
        gutter = str(diagnostic.span.line)
        lines.append(_paint(f"  {gutter} | ", "faint", color) + shown)
        lines.append(
            _paint(f"  {' ' * len(gutter)} | ", "faint", color)
            + " " * caret
            + _paint("^", severity, color)
        )
    if diagnostic.hint:
        lines.append(f"    {_paint('提示：', 'hint', color)}{_printable(diagnostic.hint)}")
    return "\n".join(lines) + "\n"


def _paint(text: str, role: str, color: bool) -> str:
    return f"\x1b[{_COLORS[role]}m{text}\x1b[0m" if color else text


def _excerpt(line: str, column: int) -> tuple[str, int]:
    """The part of a line around a column that fits, and the caret's offset in it, in cells."""
    text = _printable(line.rstrip("\n").replace("\t", " "), keep_length=True)
    position = min(max(column - 1, 0), len(text))
    start = position
    while start > 0 and _cells(text[start - 1 : position]) <= WINDOW // 2:
        start -= 1
    end = start
    while end < len(text) and _cells(text[start : end + 1]) <= WINDOW:
        end += 1
    before = "…" if start else ""
    after = "…" if end < len(text) else ""
    return before + text[start:end] + after, _cells(before + text[start:position])


def _cells(text: str) -> int:
    """Cells of a terminal that a text takes: wide East Asian characters take two."""
    return sum(_cell(char) for char in text)


def _cell(char: str) -> int:
    if unicodedata.combining(char) or unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def _printable(text: str, *, keep_length: bool = False) -> str:
    """Content may hold escape sequences; a terminal must not obey them."""
    if text.isprintable():
        return text
    return "".join(
        char if char.isprintable() else "\ufffd" if keep_length else f"\\u{ord(char):04x}"
        for char in text
    )


def render_json(diagnostics: Iterable[Diagnostic]) -> str:
    """A JSON object with the findings in order and how many there are of each severity."""
    ordered = list(diagnostics)
    errors, warnings = count(ordered)
    findings = [
        {
            "path": _encodable(each.span.path),
            "line": each.span.line,
            "column": each.span.column,
            "code": each.code,
            "severity": str(each.severity),
            "message": _encodable(each.message),
            "hint": _encodable(each.hint),
            "english": _encodable(each.english),
        }
        for each in ordered
    ]
    whole = {"errors": errors, "warnings": warnings, "diagnostics": findings}
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _encodable(text: str) -> str:
    return text.encode("utf-8", errors="backslashreplace").decode("utf-8")


def render_github(diagnostics: Iterable[Diagnostic]) -> str:
    """Workflow commands that GitHub shows beside the changed lines of a pull request."""
    return "".join(_annotation(each) for each in diagnostics)


def _annotation(diagnostic: Diagnostic) -> str:
    span = diagnostic.span
    properties = ",".join(
        (
            f"file={_escape_property(span.path)}",
            f"line={span.line}",
            f"col={span.column}",
            f"title={_escape_property(diagnostic.code)}",
        )
    )
    text = diagnostic.message + (f"\n提示：{diagnostic.hint}" if diagnostic.hint else "")
    return f"::{diagnostic.severity} {properties}::{_escape_data(text)}\n"


def _escape_data(text: str) -> str:
    escaped = _encodable(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return "".join(char if char.isprintable() else "\ufffd" for char in escaped)


def _escape_property(text: str) -> str:
    return _escape_data(text).replace(":", "%3A").replace(",", "%2C")


def count(diagnostics: Sequence[Diagnostic]) -> tuple[int, int]:
    """Numbers of errors and of warnings."""
    errors = sum(1 for each in diagnostics if each.severity is Severity.ERROR)
    return errors, len(diagnostics) - errors


def summary(diagnostics: Iterable[Diagnostic], *, english: bool = False) -> str:
    """One line that says how many findings there are and where to read more."""
    ordered = list(diagnostics)
    errors, warnings = count(ordered)
    files = len({each.span.path for each in ordered})
    if not ordered:
        return "no findings" if english else "没有发现问题"
    code = next((d.code for d in ordered if d.severity is Severity.ERROR), ordered[0].code)
    if english:
        return (
            f"{errors} errors, {warnings} warnings in {files} files; "
            f"courseware explain {code} shows the rule"
        )
    return (
        f"{files} 个文件里有 {errors} 个错误、{warnings} 个警告；"
        f"运行 courseware explain {code} 看规则和例子"
    )


class SourceFiles:
    """Source lines of files below a root, each file read once; used as a ``SourceLine``."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._files: dict[str, tuple[str, ...]] = {}

    def __call__(self, span: Span) -> str | None:
        """The line a place is on, or None."""
        if span.path not in self._files:
            self._files[span.path] = self._read(span.path)
        lines = self._files[span.path]
        return lines[span.line - 1] if 0 < span.line <= len(lines) else None

    def _read(self, path: str) -> tuple[str, ...]:
        file = self._root / path
        try:
            if not path or file.is_symlink() or not file.is_file():
                return ()
            raw = file.read_bytes()
        except (OSError, ValueError):
            return ()
        if b"\x00" in raw[:1024]:
            return ()
        text = raw.decode("utf-8-sig", errors="replace")
        return tuple(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
