"""A plan as text: the running order for a trainer, and for machines."""

import unicodedata
from typing import Any

from builder.model.slide import Plan, Slide

_KINDS = {
    "cover": "封面",
    "agenda": "目录",
    "section": "章节",
    "content": "内容",
    "question": "题目",
    "answer": "答案",
    "closing": "封底",
}


def as_records(plan: Plan) -> list[dict[str, Any]]:
    """One mapping per slide, for ``--json``."""
    return [
        {
            "number": number,
            "id": slide.id,
            "kind": slide.kind,
            "component": slide.component,
            "title": slide.title.plain,
            "minutes": slide.minutes,
            "section": slide.section_title,
            "source": f"{slide.span.path}:{slide.span.line}",
        }
        for number, slide in enumerate(plan.slides, 1)
    ]


def as_table(plan: Plan) -> str:
    """Columns of number, kind, title, minutes and source line; the last line sums the minutes."""
    lines = []
    for number, slide in enumerate(plan.slides, 1):
        minutes = f"{slide.minutes:g}" if slide.minutes else ""
        kind = f"{_KINDS[slide.kind]} {slide.component}"
        source = f"{slide.span.path}:{slide.span.line}"
        lines.append(
            f"{number:>3}  {_pad(kind, 16)}  {_pad(_title(slide), 48)}  {minutes:>4}  {source}"
        )
    total = sum(slide.minutes or 0 for slide in plan.slides)
    return "\n".join([*lines, f"{len(plan.slides)} 页（续页另计），共 {total:g} 分钟"])


def _title(slide: Slide) -> str:
    return slide.title.plain.replace("\n", "")


def _pad(text: str, columns: int) -> str:
    """``text`` filled up to terminal columns; Han take two."""
    width = sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)
    return text + " " * max(columns - width, 0)
