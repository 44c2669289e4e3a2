"""Findings as they stand on a terminal, in JSON and beside a pull request."""

import json
import unicodedata
from pathlib import Path

import pytest

from builder.lint.diagnostic import Diagnostic, Severity
from builder.lint.render import (
    SourceFiles,
    render_github,
    render_json,
    render_text,
    summary,
)
from builder.model.span import Span

FINDING = Diagnostic(
    code="DIA002",
    span=Span("content/communication/heat.md", 2, 5),
    message="组件 steps 没有选项 axs",
    hint="是不是 axis？",
    english="steps has no option axs",
)


def test_a_finding_shows_place_line_caret_and_hint() -> None:
    text = render_text([FINDING], lambda span: "    axs: 紧急")
    assert text == (
        "content/communication/heat.md:2:5: DIA002 组件 steps 没有选项 axs\n"
        "  2 |     axs: 紧急\n"
        "    |     ^\n"
        "    提示：是不是 axis？\n"
    )


def columns(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


@pytest.mark.parametrize("column", [1, 7, 60, 200])
def test_the_caret_stands_under_its_character_in_a_long_chinese_line(column: int) -> None:
    line = "".join("客户走到柜台前abc，"[n % 11] for n in range(200)) + "。"
    marked = line[: column - 1] + "★" + line[column:]
    finding = Diagnostic(code="TYP001", span=Span("a.md", 1, column), message="x")
    _, source, caret, *_ = render_text([finding], lambda span: marked).split("\n")
    assert columns(source) <= 90
    assert columns(source[: source.index("★")]) == caret.index("^")


def test_colours_are_only_added_on_request() -> None:
    assert "\x1b[" not in render_text([FINDING])
    assert "\x1b[31;1mDIA002\x1b[0m" in render_text([FINDING], color=True)


def test_content_cannot_command_the_terminal() -> None:
    finding = Diagnostic(code="SRC008", span=Span("a\x1b[2J.md"), message="坏\x1b[31m字")
    assert "\x1b" not in render_text([finding], lambda span: "x\x1b]0;y\x07")


def test_english_replaces_the_message_where_there_is_one() -> None:
    assert "steps has no option axs" in render_text([FINDING], english=True)


def test_json_is_complete_and_loads_again() -> None:
    warning = Diagnostic(
        code="TYP001", span=Span("b\udcff.md"), message="x", severity=Severity.WARNING
    )
    loaded = json.loads(render_json([FINDING, warning]).encode())
    assert (loaded["errors"], loaded["warnings"]) == (1, 1)
    assert loaded["diagnostics"][0] == {
        "path": "content/communication/heat.md",
        "line": 2,
        "column": 5,
        "code": "DIA002",
        "severity": "error",
        "message": "组件 steps 没有选项 axs",
        "hint": "是不是 axis？",
        "english": "steps has no option axs",
    }


def test_annotations_cannot_be_broken_out_of() -> None:
    finding = Diagnostic(
        code="SRC001", span=Span("a,b:c.md", 3, 7), message="100%\n::error::x", hint="y"
    )
    assert render_github([finding]) == (
        "::error file=a%2Cb%3Ac.md,line=3,col=7,title=SRC001::100%25%0A::error::x%0A提示：y\n"
    )


def test_the_summary_counts_and_names_a_code_to_read_about() -> None:
    warning = Diagnostic(code="TYP001", span=Span("b.md"), message="x", severity=Severity.WARNING)
    line = summary([warning, FINDING])
    assert "2 个文件" in line and "1 个错误" in line and "1 个警告" in line
    assert "explain DIA002" in line
    assert summary([]) == "没有发现问题"


def test_source_files_show_lines_as_editors_count_them(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes("\ufeff一\r\n二\r\n".encode())
    (tmp_path / "link.md").symlink_to(tmp_path / "a.md")
    lines = SourceFiles(tmp_path)
    assert lines(Span("a.md", 1)) == "一"
    assert lines(Span("a.md", 2)) == "二"
    assert lines(Span("a.md", 9)) is None
    assert lines(Span("missing.md", 1)) is None
    assert lines(Span("link.md", 1)) is None
    assert lines(Span("", 1)) is None
