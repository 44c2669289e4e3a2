"""匹配: a table of two columns; a row is a pair, an empty left cell makes the right one a distractor."""

from builder.lint.diagnostic import Report
from builder.markdown.quiz.choices import MAX_CHOICES
from builder.markdown.quiz.ordering import are_distinct
from builder.model.block import Table
from builder.model.inline import RichText
from builder.model.quiz import Matching, Pair
from builder.model.span import Span

_HINT = "写一个两列的表格，第一行是表头，以后每行一对；左格空着的是干扰项"


def read_matching(table: Table | None, span: Span, report: Report) -> Matching | None:
    """Pairs and distractors; None when there is nothing to match."""
    if table is None or len(table.header) != 2:
        message = "匹配题没有表格" if table is None else f"匹配题的表格有 {len(table.header)} 列"
        place = span if table is None else table.span
        report.error(
            "QUZ030", place, message, _HINT, "a matching question needs a two-column table"
        )
        return None
    pairs: list[Pair] = []
    distractors: list[RichText] = []
    complete = True
    for (left, right), place in zip(table.rows, table.row_spans, strict=True):
        if not right.plain.strip():
            complete = False
            message = f"“{left.plain}”的右边是空的"
            report.error("QUZ030", place, message, _HINT, "a row without its right side")
        elif left.plain.strip():
            pairs.append(Pair(left=left, right=right))
        else:
            distractors.append(right)
    matching = Matching(
        left_heading=table.header[0],
        right_heading=table.header[1],
        pairs=tuple(pairs),
        distractors=tuple(distractors),
    )
    return matching if complete and _is_usable(matching, table.span, report) else None


def _is_usable(matching: Matching, span: Span, report: Report) -> bool:
    if len(matching.pairs) < 2:
        report.error(
            "QUZ030",
            span,
            "匹配题不到两对",
            "再写一对；只有一对就不用匹配了",
            "fewer than two pairs",
        )
        return False
    if len(matching.rights) > MAX_CHOICES:
        report.error(
            "QUZ020",
            span,
            f"右边有 {len(matching.rights)} 项，最多 {MAX_CHOICES} 项（A–Z）",
            "拆成几道题",
            "more items than letters",
        )
        return False
    lefts = tuple(pair.left for pair in matching.pairs)
    sides = ((lefts, "左边的"), (matching.rights, "右边的"))
    return all([are_distinct(texts, report, what=what) for texts, what in sides])
