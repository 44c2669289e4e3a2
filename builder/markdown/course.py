"""A course page → its running order."""

import re
from pathlib import PurePosixPath
from posixpath import normpath

from builder.lint.diagnostic import Report
from builder.model.block import Block, Item, ListBlock, Paragraph
from builder.model.library import Course, CourseLink, CourseSection
from builder.model.page import Page, Topic

_NUMBERING = re.compile(
    r"^(?:模块\s*[一二三四五六七八九十\d]+|第\s*[一二三四五六七八九十\d]+\s*(?:章|模块|部分|节|单元))[\s：:、]*"
)


def read_course(page: Page, report: Report) -> Course:
    """Sections and links of a course page; what is neither a promise nor a link is reported."""
    sections: list[CourseSection] = []
    number = 0
    for topic in page.topics:
        is_plain = "plain" in topic.classes
        number += not is_plain
        sections.append(_section(page, topic, None if is_plain else number, report))
    return Course(page=page, sections=tuple(sections))


def _section(page: Page, topic: Topic, number: int | None, report: Report) -> CourseSection:
    promise = ""
    links: list[CourseLink] = []
    for block in topic.blocks:
        if isinstance(block, Paragraph) and not promise and not links:
            promise = block.text.plain
        elif isinstance(block, ListBlock):
            for item in block.items:
                links.extend(_links(page, item, report))
        else:
            _report_stray(block, report)
    if not links:
        report.error(
            "DIA011",
            topic.span,
            f"模块“{topic.title.plain}”下面没有课件链接",
            "每行写一个链接，例如 - [为什么效率重要](../kpis/why-efficiency.md)",
            "section without links",
        )
    return CourseSection(
        title=_NUMBERING.sub("", topic.title.plain) or topic.title.plain,
        promise=promise,
        links=tuple(links),
        number=number,
        minutes=topic.minutes,
        line=topic.span.line,
    )


def _links(page: Page, item: Item, report: Report) -> tuple[CourseLink, ...]:
    found = tuple(
        CourseLink(
            text=run.text,
            path=_resolve(page.path, run.link),
            anchor=run.link.partition("#")[2],
            line=item.span.line,
        )
        for run in (*(item.label.runs if item.label else ()), *item.body.runs)
        if run.link
    )
    if not found:
        report.error(
            "DIA012",
            item.span,
            f"课程页的这一项不是链接：{item.plain[:20]}",
            "写成 [文字](../目录/页面.md)；说明文字请放在列表前面",
            "course item without a link",
        )
    return found


def _report_stray(block: Block, report: Report) -> None:
    report.error(
        "DIA005",
        block.span,
        "课程页的模块里只能有一段承诺和一个链接列表",
        "把这部分移到章节页里",
        "only one paragraph and one list of links may stand in a course section",
    )


def _resolve(page_path: str, target: str) -> str:
    path = target.partition("#")[0]
    return normpath(str(PurePosixPath(page_path).parent / path)) if path else page_path


def check_path(page: Page, report: Report) -> None:
    """Report a learning path without steps, and numbered lines that lead nowhere."""
    lists = [block for topic in page.topics for block in topic.blocks]
    steps = [
        item
        for block in lists
        if isinstance(block, ListBlock) and block.ordered
        for item in block.items
    ]
    for item in steps:
        _links(page, item, report)
    if not steps:
        report.error(
            "DIA011",
            page.span,
            "这条学习路径里没有一步",
            "把要学的页面写成编号列表，例如 1. [为什么效率重要](../kpis/why-efficiency.md)：先读它",
            "a learning path without steps",
        )
