"""排序: a numbered list in the right order."""

import re
from collections.abc import Iterable

from builder.lint.diagnostic import Report
from builder.markdown.quiz.choices import MAX_CHOICES
from builder.markdown.quiz.cutting import item_text
from builder.markdown.quiz.lenient import Line
from builder.markdown.quiz.parts import Parts, report_extras
from builder.model.inline import RichText
from builder.model.quiz import QuestionType
from builder.model.span import Span

_HINT = "按正确的次序写“1. 甲”“2. 乙”，前后各空一行；给学员看时会打乱"
_NUMBER = re.compile(r"\s*(\d+)\.")


def check_numbers(lines: Iterable[Line], path: str, first_line: int, report: Report) -> None:
    """Report numbers that do not count up: Markdown goes by the place, and the key would be wrong."""
    before = 0
    for place, line in enumerate(lines, first_line):
        if line.kind == "heading":
            before = 0
        found = _NUMBER.match(line.text)
        if line.kind != "number" or line.type is not QuestionType.ORDERING or not found:
            continue
        number = int(found[1])
        # A list may say 1 throughout, as Markdown allows.
        if number != before + 1 and not (number == before == 1):
            report.error(
                "QUZ028",
                Span(path, place),
                f"这里的编号是 {number}，上一项是 {before}" if before else f"编号从 {number} 开始",
                f"列表的次序就是答案，不看编号；{_HINT}",
                f"number {number} follows {before}: the list must stand in the right order",
            )
        before = number


def read_sequence(parts: Parts, span: Span, report: Report) -> tuple[RichText, ...] | None:
    """Items in their right order; None when they cannot be put in order."""
    items = [item for block in parts.numbered for item in block.items]
    if len(items) < 2 or parts.items:
        _report_list(parts, len(items), span, report)
        return None
    for item in items:
        report_extras(item, report, what="要排的项")
    texts = tuple(item_text(item) for item in items)
    if len(texts) > MAX_CHOICES:
        report.error(
            "QUZ020",
            span,
            f"要排的有 {len(texts)} 项，最多 {MAX_CHOICES} 项（A–Z）",
            "拆成几道题",
            "more items than letters",
        )
        return None
    return texts if are_distinct(texts, report, what="要排的项") else None


def _report_list(parts: Parts, count: int, span: Span, report: Report) -> None:
    if parts.items:
        place = parts.items[0].span
        message, english = "排序题用编号列表，不用“-”", "an ordering question with bullets"
    else:
        place = span
        message = "排序题只有一项" if count else "排序题没有编号列表"
        english = "fewer than two items to put in order"
    report.error("QUZ028", place, message, _HINT, english)


def are_distinct(texts: tuple[RichText, ...], report: Report, *, what: str) -> bool:
    """Whether no two texts are the same; QUZ029 at the second of two."""
    seen: set[str] = set()
    distinct = True
    for each in texts:
        plain = "".join(each.plain.split())
        if plain in seen:
            distinct = False
            report.error(
                "QUZ029",
                each.span,
                f"{what}“{each.plain}”出现了两次",
                "改掉或删去一个，否则有两种排法都对",
                "two items are the same",
            )
        seen.add(plain)
    return distinct
