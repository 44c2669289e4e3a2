"""Blocks of a page → lead and topics."""

from collections.abc import Iterable, Mapping
from typing import Protocol

from builder.lint.diagnostic import Report
from builder.markdown.context import PageContext
from builder.model.block import Block, Heading
from builder.model.inline import RichText
from builder.model.page import Meta, Page, Topic


class ParsedText(Protocol):
    """What the extension leaves on the Markdown instance."""

    @property
    def blocks(self) -> tuple[Block, ...]: ...

    @property
    def footnotes(self) -> Mapping[str, RichText]: ...


def assemble_page(page: PageContext, meta: Meta, parsed: ParsedText, report: Report) -> Page:
    """Group a page's blocks by its ``##`` headings; reports duplicate anchors and a second ``#``."""
    lead: list[Block] = []
    topics: list[tuple[Heading, list[Block]]] = []
    seen_title = False
    for block in parsed.blocks:
        if isinstance(block, Heading) and block.level == 1:
            if seen_title or topics:
                report.error(
                    "DIA016",
                    block.span,
                    "一页只能有一个 # 标题，而且要在最前面",
                    "改成 ##",
                    "second level-one heading",
                )
            seen_title = True
        elif isinstance(block, Heading) and block.level == 2:
            topics.append((block, []))
        elif topics:
            topics[-1][1].append(block)
        else:
            lead.append(block)
    _check_anchors(parsed.blocks, report)
    return Page(
        path=page.path,
        kind=page.kind,
        meta=meta,
        lead=tuple(lead),
        topics=tuple(
            _topic(heading, blocks, number) for number, (heading, blocks) in enumerate(topics, 1)
        ),
        footnotes=parsed.footnotes,
    )


def _topic(heading: Heading, blocks: list[Block], number: int) -> Topic:
    minutes = heading.options.get("minutes")
    return Topic(
        title=heading.text,
        id=heading.id or f"topic-{number}",
        blocks=tuple(blocks),
        minutes=int(minutes) if minutes else None,
        level=heading.options.get("level", ""),
        audience=tuple(heading.options.get("audience", "").split()),
        note=heading.options.get("note", ""),
        classes=heading.classes,
        span=heading.span,
    )


def _check_anchors(blocks: Iterable[Block], report: Report) -> None:
    seen: dict[str, Heading] = {}
    for block in blocks:
        if isinstance(block, Heading) and block.id:
            if block.id in seen:
                report.error(
                    "DIA014",
                    block.span,
                    f"编号 #{block.id} 在第 {seen[block.id].span.line} 行已经用过",
                    "换一个没有用过的编号",
                    f"duplicate id {block.id}",
                )
            seen[block.id] = block
