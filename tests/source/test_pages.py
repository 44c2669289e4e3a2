"""A page's file becomes a page that a parser can be given."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.lint.diagnostic import Report
from builder.model.page import PageKind
from builder.source.pages import SourcePage, kind_of, load_source, page_from_text


def load(root: Path, path: str, raw: bytes) -> tuple[SourcePage | None, list[str]]:
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(raw)
    report = Report()
    return load_source(path, root, report), [finding.code for finding in report]


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("content/courses/a.md", PageKind.COURSE),
        ("content/cases/2026/a.md", PageKind.CASE),
        ("content/scripts/a.md", PageKind.SCRIPT),
        ("content/quizzes/a.md", PageKind.QUIZ),
        ("content/quizzes/index.md", PageKind.CHAPTER),
        ("content/communication/cases/a.md", PageKind.CHAPTER),
        ("content/glossary.md", PageKind.CHAPTER),
        ("content/cases.md", PageKind.CHAPTER),
    ],
)
def test_the_first_folder_decides_the_kind(path: str, kind: PageKind) -> None:
    assert kind_of(path) is kind


def test_a_page_knows_its_text_and_where_it_stands(tmp_path: Path) -> None:
    raw = "\ufeff---\r\ntitle: 情绪先行\r\n---\r\n# 情绪先行\r\n".encode()
    page, codes = load(tmp_path, "content/communication/heat.md", raw)
    assert page is not None and not codes
    assert (page.meta.title, page.meta.id) == ("情绪先行", "heat")
    assert (page.body, page.body_first_line) == ("# 情绪先行\n", 4)
    assert page.lines[1] == "title: 情绪先行"
    assert page.span_of("title").line == 2
    assert page.span_of("owner").line == 1


def test_a_page_with_faulty_front_matter_is_still_given_to_the_parser(tmp_path: Path) -> None:
    page, codes = load(tmp_path, "content/a.md", "---\ntitle：甲\n---\n# 甲 {#a}\n".encode())
    assert codes == ["YML013"]
    assert page is not None and page.meta.title == "甲"


def test_a_file_name_that_is_no_id_needs_an_id(tmp_path: Path) -> None:
    assert load(tmp_path, "content/投诉.md", "---\ntitle: 甲\n---\n".encode())[1] == ["YML011"]
    assert load(tmp_path, "content/投诉.md", "---\ntitle: 甲\nid: a\n---\n".encode())[1] == []


def test_a_page_that_cannot_be_read_is_none_with_one_finding(tmp_path: Path) -> None:
    report = Report()
    (tmp_path / "secret").write_text("x", encoding="utf-8")
    (tmp_path / "a.md").symlink_to(tmp_path / "secret")
    for path in ("a.md", "missing.md", "nul\0.md"):
        assert load_source(path, tmp_path, report) is None
    assert [finding.code for finding in report] == ["SRC001", "SRC006", "SRC006"]
    assert load(tmp_path, "b.md", b"---\ntitle: x\n---\n" + b"[" * 9000) == (None, ["SRC012"])


@given(st.text(alphabet=" \n-:：#[]{}>*`ab甲\"'&!|", max_size=200))
def test_any_text_gives_a_page_or_findings(text: str) -> None:
    report = Report()
    assert page_from_text(text, "content/a.md", report) is not None or report.diagnostics
