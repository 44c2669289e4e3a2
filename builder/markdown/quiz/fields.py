"""The line of fields below a question's heading: ``题型：单选　难度：初级　分值：2``."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from builder.lint.diagnostic import Report
from builder.model.block import Paragraph
from builder.model.quiz import DIFFICULTIES, QuestionType
from builder.model.span import Span

FIELD_NAMES = ("题型", "难度", "分值", "目标", "标签", "用时", "答案")

TYPE_NAMES: Mapping[str, QuestionType] = {
    **{each.value: each for each in QuestionType},
    **{f"{each.value}题": each for each in QuestionType},
    "单项选择": QuestionType.SINGLE,
    "单项选择题": QuestionType.SINGLE,
    "多项选择": QuestionType.MULTIPLE,
    "多项选择题": QuestionType.MULTIPLE,
    "问答": QuestionType.SHORT_ANSWER,
    "问答题": QuestionType.SHORT_ANSWER,
    "连线": QuestionType.MATCHING,
    "连线题": QuestionType.MATCHING,
}
_CANONICAL_TYPES = "、".join(QuestionType)

_COLON = re.compile(r"\s*[：:]\s*")
_SEPARATOR = re.compile(r"[\s｜|]+")
# A field that follows the one before without a separator, as at the end of a source line.
_GLUED = re.compile(rf"(?<=[^\s｜|])(?=(?:{'|'.join(FIELD_NAMES)})[：:])")
_FIELD = re.compile(r"([^：:]{1,8})：(.*)", re.DOTALL)
_SECONDS = re.compile(r"(\d+)(秒|分钟|分)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fields:
    """A question's fields, checked; what is missing or wrong has its default."""

    type: QuestionType | None = None
    difficulty: str = ""
    points: float = 1.0
    has_points: bool = False
    """Whether the author wrote them."""
    objective: str = ""
    tags: tuple[str, ...] = ()
    seconds: int = 60
    answer: str = ""
    """Answer of a 判断 when it stands among the fields."""


def is_field_line(paragraph: Paragraph) -> bool:
    """Whether a paragraph is a line of fields rather than the stem's first."""
    pieces = split_fields(paragraph.text.plain)
    names = [piece[0] for piece in pieces if piece[0]]
    if not names or not pieces[0][0]:
        return False
    return any(name in FIELD_NAMES for name in names) or bool(_nearest(names[0], FIELD_NAMES))


def read_fields(paragraph: Paragraph, report: Report) -> Fields:
    """Understand a line of fields; names that are unknown or come twice are reported."""
    span = paragraph.span
    values: dict[str, str] = {}
    for name, value in split_fields(paragraph.text.plain):
        if name not in FIELD_NAMES:
            _report_unknown_field(name or value, span, report)
        elif name in values:
            report.error(
                "QUZ004",
                span,
                f"字段“{name}”写了两次",
                "只留一个",
                f"field {name} is given twice",
            )
        else:
            values[name] = value
    return Fields(
        type=_type(values, span, report),
        difficulty=_difficulty(values.get("难度", ""), span, report),
        points=_points(values.get("分值"), span, report),
        has_points="分值" in values,
        objective=values.get("目标", ""),
        tags=tuple(tag for tag in re.split(r"[、，,；;\s]+", values.get("标签", "")) if tag),
        seconds=_seconds(values.get("用时"), span, report),
        answer=values.get("答案", ""),
    )


def report_missing_type(span: Span, report: Report) -> None:
    """Say that a question does not tell its type."""
    report.error(
        "QUZ001",
        span,
        "没有写题型",
        f"在标题下写一行“题型：单选　难度：初级　分值：2”；题型可以是 {_CANONICAL_TYPES}",
        "the question has no type",
    )


def split_fields(line: str) -> list[tuple[str, str]]:
    """Names and values in order; a piece without a colon belongs to the value before it."""
    tidy = _GLUED.sub("　", _COLON.sub("：", line.strip()))
    pieces: list[tuple[str, str]] = []
    for part in _SEPARATOR.split(tidy):
        found = _FIELD.fullmatch(part)
        if found:
            pieces.append((found[1], found[2]))
        elif pieces:
            name, value = pieces[-1]
            pieces[-1] = (name, f"{value} {part}".strip())
        elif part:
            pieces.append(("", part))
    return pieces


def _nearest(word: str, words: tuple[str, ...]) -> str:
    """The most similar word; of equally similar ones that which begins alike."""
    near = get_close_matches(word, words, n=3, cutoff=0.5)
    return next((each for each in near if each[:1] == word[:1]), near[0]) if near else ""


def _report_unknown_field(name: str, span: Span, report: Report) -> None:
    near = _nearest(name, FIELD_NAMES)
    known = f"可用的字段：{'、'.join(FIELD_NAMES)}"
    report.error(
        "QUZ003",
        span,
        f"没有字段“{name}”",
        f"是不是“{near}”？{known}" if near else known,
        f"unknown field {name}",
    )


def _type(values: Mapping[str, str], span: Span, report: Report) -> QuestionType | None:
    written = values.get("题型", "")
    if not written:
        report_missing_type(span, report)
        return None
    if written in TYPE_NAMES:
        return TYPE_NAMES[written]
    near = _nearest(written, tuple(TYPE_NAMES))
    known = f"题型可以是 {_CANONICAL_TYPES}"
    report.error(
        "QUZ002",
        span,
        f"没有题型“{written}”",
        f"是不是“{TYPE_NAMES[near].value}”？{known}" if near else known,
        f"unknown question type {written}",
    )
    return None


def _difficulty(written: str, span: Span, report: Report) -> str:
    if not written or written in DIFFICULTIES:
        return written
    near = _nearest(written, DIFFICULTIES)
    rule = f"写 {'、'.join(DIFFICULTIES)} 之一"
    if written.startswith(DIFFICULTIES):
        near, rule = "", f"{rule}；字段行和题干之间要空一行"
    _report_value("难度", written, rule, span, report, near)
    return ""


def _points(written: str | None, span: Span, report: Report) -> float:
    if written is None:
        return 1.0
    if re.fullmatch(r"\d{1,4}(?:\.\d{1,3})?分?", written, re.ASCII):
        points = float(written.removesuffix("分"))
        if points > 0:
            return points
    _report_value("分值", written, "写大于 0 的数，例如“分值：2”", span, report)
    return 1.0


def _seconds(written: str | None, span: Span, report: Report) -> int:
    if written is None:
        return 60
    found = _SECONDS.fullmatch(re.sub(r"\s", "", written))
    if found and found[1].isascii() and 0 < int(found[1]) < 10_000:
        return int(found[1]) * (60 if found[2] in ("分钟", "分") else 1)
    _report_value("用时", written, "写秒数，例如“用时：90秒”", span, report)
    return 60


def _report_value(
    field: str, written: str, rule: str, span: Span, report: Report, near: str = ""
) -> None:
    report.error(
        "QUZ005",
        span,
        f"{field}“{written}”看不懂",
        f"是不是“{near}”？{rule}" if near else rule,
        f"{field}: cannot understand {written}",
    )
