"""STY002: the same passage stands in two places."""

from collections.abc import Iterator
from dataclasses import dataclass

from builder.lint.diagnostic import Report
from builder.lint.rule import Rule
from builder.lint.walk import page_texts, prose
from builder.model.inline import RichText
from builder.model.library import Library

RUN = 25
"""Han characters in a row, punctuation and digits not counted, from which on two passages are the same."""


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a run of characters begins in the library's texts."""

    text: int
    position: int


def check(library: Library, report: Report) -> None:
    """Warn at the second of two places that share a run, once for each whole run."""
    texts = [(_han(rich), rich) for rich in _texts(library)]
    first: dict[str, _Place] = {}
    for number, (line, rich) in enumerate(texts):
        position = 0
        while position + RUN <= len(line):
            here = _Place(number, position)
            other = first.setdefault(line[position : position + RUN], here)
            if other.text == here.text:
                position += 1
                continue
            length = _shared(texts[other.text][0], line, other.position, position)
            _report(line[position : position + length], texts[other.text][1], rich, report)
            position += length


def _texts(library: Library) -> Iterator[RichText]:
    for page in library.pages.values():
        yield from page_texts(page)


def _han(rich: RichText) -> str:
    return "".join(char for char in prose(rich) if "\u4e00" <= char <= "\u9fff")


def _shared(one: str, other: str, start: int, other_start: int) -> int:
    """Length of the run that both have from there on, at least ``RUN``."""
    length = RUN
    while (
        start + length < len(one)
        and other_start + length < len(other)
        and one[start + length] == other[other_start + length]
    ):
        length += 1
    return length


def _report(run: str, first: RichText, second: RichText, report: Report) -> None:
    report.warn(
        "STY002",
        second.span,
        f"这一段和 {first.span} 重复了 {len(run)} 个字：“{run[:RUN]}……”",
        "换一个说法，或删掉一处，改成链接",
        f"{len(run)} Han characters repeat those of {first.span}",
    )


RULE = Rule(
    code="STY002",
    title="同一段话出现在两处",
    why="读者以为翻错了页，讲师会念到自己刚念过的话；改的时候也总会漏掉一处。",
    english=(
        "A passage of 25 or more Han characters stands in two places. Readers think they have "
        "turned the wrong page, and an edit will miss one of the two. Reword it, or link."
    ),
    bad=(
        "客户走到台前，没人抬头的第四秒，他已经在想要不要换一家。\n\n"
        "客户走到台前，没人抬头的第四秒，他已经在想要不要换一家，这时候才招呼就晚了。"
    ),
    good=(
        "客户走到台前，没人抬头的第四秒，他已经在想要不要换一家。\n\n"
        "等到第四秒才招呼，多半已经晚了。"
    ),
    check_library=check,
)
