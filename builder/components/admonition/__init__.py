"""A callout that stands alone: its first paragraph is the statement of the slide."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from builder.components.bullets import component as bullets
from builder.components.bullets.words import nested_texts, whole_text
from builder.components.furniture import Furniture
from builder.components.image import component as image
from builder.components.statement import statement
from builder.components.table import component as table
from builder.layout.frame import ACCENT1, NEGATIVE, Frame
from builder.layout.geometry import Rect
from builder.layout.kit import Kit
from builder.model.block import (
    Admonition,
    Block,
    CodeBlock,
    ComponentBlock,
    Heading,
    Image,
    ListBlock,
    Paragraph,
    Quote,
    Table,
)
from builder.model.inline import RichText, text

LABELS = {
    "note": "说明",
    "info": "说明",
    "abstract": "摘要",
    "tip": "要点",
    "success": "做到了",
    "question": "想一想",
    "warning": "注意",
    "failure": "不要这样",
    "danger": "千万注意",
    "bug": "容易出错",
    "example": "举例",
    "quote": "原话",
}
"""Where the author gave no title, by the word behind ``!!!``."""
WARNINGS = frozenset({"warning", "failure", "danger", "bug"})


class AdmonitionSlide(Furniture[Admonition]):
    """One slide for the statement; a table or picture inside takes a slide of its own."""

    name = "admonition"
    noun = "提示"

    def layout(self, content: Admonition, region: Rect, kit: Kit) -> tuple[tuple[Frame, ...], ...]:
        parts = _Parts.of(content.blocks)
        pages: list[tuple[Frame, ...]] = []
        if parts.texts or not parts.others:
            pages.extend(_statement_pages(content, parts.texts, region, kit))
        for block in parts.others:
            if isinstance(block, Table):
                pages.extend(table.layout(block, region, kit))
            elif isinstance(block, Image):
                pages.extend(image.layout(block, region, kit))
            elif isinstance(block, ListBlock):
                pages.extend(bullets.layout(block, region, kit))
        return tuple(pages)


@dataclass(slots=True)
class _Parts:
    """What is said on the surface, and what needs a slide of its own."""

    texts: list[RichText] = field(default_factory=list)
    others: list[Block] = field(default_factory=list)

    @classmethod
    def of(cls, blocks: Sequence[Block]) -> "_Parts":
        parts = cls()
        for block in _flat(blocks):
            if isinstance(block, Paragraph | Heading):
                parts.texts.append(block.text)
            elif isinstance(block, CodeBlock):
                parts.texts.append(text(block.text, span=block.span))
            elif isinstance(block, ListBlock) and not block.ordered and len(block.items) <= 3:
                for item in block.items:
                    parts.texts.extend((whole_text(item), *nested_texts(item.details)))
            else:
                parts.others.append(block)
        return parts


def _flat(blocks: Sequence[Block]) -> Iterator[Block]:
    for block in blocks:
        if isinstance(block, Quote | Admonition | ComponentBlock):
            yield from _flat(block.blocks)
        else:
            yield block


def _label(content: Admonition) -> str:
    """The author's title; Python-Markdown gives the English kind where there is none."""
    if content.title and content.title.casefold() != content.kind.casefold():
        return content.title
    return LABELS.get(content.kind, "提示")


def _statement_pages(
    content: Admonition, texts: Sequence[RichText], region: Rect, kit: Kit
) -> Iterator[tuple[Frame, ...]]:
    """All texts on one surface, or else spread over as many as they need."""
    label = _label(content)
    color = NEGATIVE if content.kind in WARNINGS else ACCENT1
    rest = list(texts) or [text(label)]
    while rest:
        for count in range(len(rest), 0, -1):
            sentence, *support = rest[:count]
            frame = statement(label, sentence, support, region, kit, name="提示", color=color)
            if frame:
                break
        else:
            yield _too_long(content, label, rest.pop(0), region, kit)
            continue
        yield (frame,)
        rest = rest[count:]


def _too_long(
    content: Admonition, label: str, sentence: RichText, region: Rect, kit: Kit
) -> tuple[Frame, ...]:
    kit.report.error(
        "SLD001",
        sentence.span if sentence.span.path else content.span,
        f"提示“{label}”里的这一段太长，一页放不下",
        "提示只写一两句话；其余改成正文段落，会进入讲师备注",
        "a paragraph of an admonition does not fit on a slide",
    )
    taller = Rect(region.x, region.y, region.width, 10_000)
    frame = statement(label, sentence, (), taller, kit, name="提示")
    return (frame,) if frame else ()


component = AdmonitionSlide()
