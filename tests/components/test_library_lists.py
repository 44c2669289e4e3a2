"""Blocks that list or name the library's pages on the site."""

from collections.abc import Iterator
from dataclasses import replace
from xml.etree.ElementTree import Element

import pytest

from builder.components import components
from builder.components.base import HtmlContext, Source
from builder.lint.diagnostic import Report
from builder.model.library import Download, Entry, Index, QuestionEntry
from builder.model.page import PageKind
from builder.model.span import Span

INDEX = Index(
    (
        Entry(
            kind=PageKind.CASE,
            path="cases/table.md",
            id="table",
            ref="C02",
            title="一桌一档",
            summary="每桌一张纸卡",
            type="标准",
            industry="餐饮",
        ),
        Entry(
            kind=PageKind.CASE,
            path="cases/bank.md",
            id="bank",
            ref="C01",
            title="先看习惯",
            type="洞察",
        ),
        Entry(kind=PageKind.CHAPTER, path="cases/index.md", id="cases", ref="", title="案例库"),
        Entry(kind=PageKind.CHAPTER, path="tools/time.md", id="time", ref="", title="时间"),
        Entry(kind=PageKind.COURSE, path="courses/day.md", id="day", ref="", title="一天课程"),
        Entry(
            kind=PageKind.QUIZ,
            path="quizzes/day.md",
            id="day-quiz",
            ref="",
            title="自测",
            questions=(QuestionEntry(id="es-001", name="八十单算不算高效"),),
        ),
    ),
    downloads=(
        Download(path="files/day.pptx", group="deck", owner="day", label="服务", size=633_000),
    ),
)
CONTEXT = HtmlContext(index=INDEX, relative=lambda path: f"../{path}")


def _made(
    name: str,
    argument: str,
    report: Report | None = None,
    index: Index = INDEX,
    **options: str,
) -> Element | None:
    source = Source(
        name=name, argument=argument, options=options, blocks=(), span=Span("content/a.md")
    )
    content = components()[name].parse(source, report or Report())
    return (
        None if content is None else components()[name].html(content, replace(CONTEXT, index=index))
    )


def _links(made: Element | None) -> Iterator[Element]:
    assert made is not None
    return made.iter("a")


def _said(made: Element | None) -> str:
    assert made is not None
    return "".join(made.itertext())


def test_cases_are_listed_by_their_number() -> None:
    addresses = [link.get("href") for link in _links(_made("library", "cases"))]
    assert addresses == ["../cases/bank.md", "../cases/table.md"]


def test_a_listed_page_shows_number_title_summary_and_facts() -> None:
    said = _said(_made("library", "cases"))
    assert all(words in said for words in ("C02", "一桌一档", "每桌一张纸卡", "餐饮 · 标准"))


def test_only_pages_of_the_wanted_type_are_listed() -> None:
    assert [link.get("href") for link in _links(_made("library", "cases", type="标准"))] == [
        "../cases/table.md"
    ]


def test_index_pages_are_no_chapters() -> None:
    assert [link.get("href") for link in _links(_made("library", "chapters"))] == [
        "../tools/time.md"
    ]


def test_an_empty_list_says_so() -> None:
    assert _said(_made("library", "scripts")) == "还没有话术。"


def test_an_unknown_kind_is_reported_with_the_nearest_one() -> None:
    report = Report()
    assert _made("library", "case", report) is None
    (finding,) = report
    assert finding.code == "DIA010"
    assert "cases" in finding.hint


@pytest.mark.parametrize("argument", ["", "day"])
def test_a_deck_link_gets_its_address_only_after_links_are_checked(argument: str) -> None:
    page, link = _links(_made("downloads", argument))
    assert page.get("href") == "../courses/day.md"
    assert link.get("href") == ""
    assert link.get("data-output") == "../files/day.pptx"


def test_a_course_without_files_says_so_instead_of_linking_to_nothing() -> None:
    made = _made("downloads", "", index=Index(INDEX.entries))
    assert len(list(_links(made))) == 1
    assert "还没有生成课件" in _said(made)


def test_a_course_that_does_not_exist_offers_nothing() -> None:
    assert "night" in _said(_made("downloads", "night"))


def test_a_question_links_to_its_place_in_the_bank() -> None:
    made = _made("quiz", "es-001")
    (link,) = _links(made)
    assert link.get("href") == "../quizzes/day.md#es-001"
    assert "八十单算不算高效" in _said(made)


@pytest.mark.parametrize("argument", ["", "第一题"])
def test_a_quiz_block_needs_the_id_of_a_question(argument: str) -> None:
    report = Report()
    assert _made("quiz", argument, report) is None
    assert [finding.code for finding in report] == ["DIA010"]
