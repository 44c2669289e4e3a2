"""List nesting as CommonMark means it, rewritten to the four spaces that Python-Markdown wants.

Python-Markdown silently flattens lists nested by two or three spaces. Every preview an editor sees follows CommonMark:
an item's children stand at or right of its text. Lines keep their number; only leading spaces change.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from builder.lint.diagnostic import Report
from builder.model.span import Span

_ITEM = re.compile(r"(?P<marker>[-*+]|\d{1,9}[.)])(?P<gap> +)(?=\S)")
_RULE = re.compile(r"(?:-[ ]*){3,}$|(?:\*[ ]*){3,}$|(?:_[ ]*){3,}$")
STEP = 4


@dataclass(frozen=True, slots=True)
class _Level:
    marker_column: int
    text_column: int


def normalize_nesting(
    lines: list[tuple[str, bool]], path: str, first_line: int, report: Report
) -> Iterator[tuple[str, int]]:
    """Yield each line with four spaces per list level, and how far its text moved left.

    ``lines`` are pairs of text and whether the line is literal (inside a code fence): literal lines keep their indent
    relative to the item that holds them.
    """
    levels: list[_Level] = []
    after_blank = False
    for number, (line, literal) in enumerate(lines, first_line):
        stripped = line.lstrip(" ")
        if not stripped:
            after_blank = True
            yield line, 0
            continue
        indent = len(line) - len(stripped)
        item = None if literal or _RULE.match(stripped) else _ITEM.match(stripped)
        while levels and indent < levels[-1].text_column:
            is_sibling = item is not None and indent >= levels[-1].marker_column
            is_lazy = not item and not after_blank and not literal and not _starts_block(stripped)
            if is_sibling or is_lazy:
                break
            levels.pop()
        depth = len(levels)
        if item:
            if levels and indent < levels[-1].text_column:
                if indent != levels[-1].marker_column:
                    report.error(
                        "DIA008",
                        Span(path, number, indent + 1),
                        f"列表缩进 {indent} 格，既不与上一项对齐，也够不到它的文字",
                        f"同级请缩进 {levels[-1].marker_column} 格，下级请缩进 {levels[-1].text_column} 格",
                        f"ambiguous list indent of {indent} spaces",
                    )
                levels.pop()
                depth -= 1
            elif not levels and indent >= STEP:
                yield line, 0
                after_blank = False
                continue
            new_indent = depth * STEP
            gap = len(item["gap"]) if len(item["gap"]) < STEP + 1 else 1
            levels.append(_Level(indent, indent + len(item["marker"]) + gap))
        elif levels and stripped[0] == ">" and not after_blank:
            # Python-Markdown sees a quotation right below an item's text only with less than a full step.
            new_indent = (depth - 1) * STEP + 2
        elif levels and indent >= levels[-1].text_column:
            new_indent = depth * STEP + indent - levels[-1].text_column
        elif levels:
            new_indent = depth * STEP
        else:
            new_indent = indent
        after_blank = False
        yield " " * new_indent + stripped, indent - new_indent


def _starts_block(stripped: str) -> bool:
    return stripped.startswith(("#", ">", "///", "!!!", "```", "~~~", "|"))
