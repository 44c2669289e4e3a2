"""A quiz page in the canonical form; formatting it again changes nothing."""

import re
from collections.abc import Iterable, Iterator

from builder.markdown.quiz.fields import FIELD_NAMES, TYPE_NAMES, split_fields
from builder.markdown.quiz.lenient import (
    CODE_FENCE,
    FIELD_LINE,
    TASK,
    Line,
    fence_after,
    read_lines,
)
from builder.markdown.quiz.parts import LABELS
from builder.markdown.quiz.tables import format_row
from builder.model.quiz import QuestionType

_LABELLED = re.compile(rf"\s{{0,3}}(?:{'|'.join(LABELS)})：")
_HEADING = re.compile(
    r"\s{0,3}(?P<level>##|###)(?!#)\s*(?P<word>题目|小题)?\s*(?(2)[:：]\s*)(?P<name>.*?)\s*"
    r"(?P<list>\{[^{}]*\})?\s*$"
)
_QUOTE = re.compile(r"\s*[>＞]\s?(?P<text>.*)")
_IN_LIST = re.compile(r"\s*(?:[-*+]|\d{1,9}[.)])\s|\s{2,}")
_STARTS = frozenset({"heading", "answer"})
"""Kinds of lines that begin a part of their own."""


def format_bank(text: str) -> str:
    """A quiz page in the canonical form.

    Front matter and code stay as they are. Only white space, check marks, bullets, choice letters,
    marks behind numbers, bars of tables, the order of fields, the names of types and controls and
    the width of colons change.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    body = end_of_front_matter(lines)
    formatted = _collapse_blanks(_separate(_canonical(read_lines(lines[body:]))))
    return "\n".join([*lines[:body], *formatted]).rstrip("\n") + "\n"


def end_of_front_matter(lines: list[str]) -> int:
    """Index of the first line behind the front matter."""
    if lines[0].strip() != "---":
        return 0
    return next(
        (number for number, line in enumerate(lines[1:], 2) if line.strip() in ("---", "...")), 0
    )


def _canonical(lines: Iterable[Line]) -> Iterator[tuple[str, str]]:
    """Each line with its kind: code, blank, heading, fields, answer, task, quote, number, table, item, text."""
    kind = "blank"
    after_heading = False
    header: tuple[str, ...] = ()
    for line in lines:
        if line.kind == "code":
            kind = "code"
            yield line.text, kind
            continue
        if not line.text.strip():
            kind = "blank" if kind not in ("task", "quote") else "task"
            yield "", "blank"
            continue
        if line.kind == "table":
            is_form = line.type is QuestionType.WORK_ORDER
            text, header = format_row(line.text, header if kind == "table" else (), is_form)
            kind = "table"
        elif line.kind == "number":
            text, kind = line.text.lstrip(), "number"
        else:
            text, kind = _canonical_line(line, kind, after_heading)
        after_heading = kind == "heading" or (after_heading and kind == "fields")
        yield text, kind


def _canonical_line(line: Line, before: str, after_heading: bool) -> tuple[str, str]:
    heading = _HEADING.match(line.text)
    if heading and heading["name"]:
        prefix = f"{heading['word']}：" if heading["word"] else ""
        attributes = f" {heading['list']}" if heading["list"] else ""
        return f"{heading['level']} {prefix}{heading['name']}{attributes}", "heading"
    text = line.text
    if TASK.fullmatch(text):
        return text, "task"
    quote = _QUOTE.fullmatch(text)
    if quote and before in ("task", "quote"):
        return f"  > {quote['text']}", "quote"
    if after_heading and FIELD_LINE.match(text):
        return _canonical_fields(text), "fields"
    if _LABELLED.match(text):
        return _answer(text.lstrip(), line.type), "answer"
    return text, "item" if _IN_LIST.match(text) else "text"


def _answer(line: str, question_type: QuestionType | None) -> str:
    is_reference = question_type is QuestionType.SHORT_ANSWER and line.startswith("答案：")
    return f"参考{line}" if is_reference else line


def _canonical_fields(line: str) -> str:
    pieces = [
        (name, TYPE_NAMES[value].value if name == "题型" and value in TYPE_NAMES else value)
        for name, value in split_fields(line)
    ]
    names = [name for name, _ in pieces]
    if set(names) <= set(FIELD_NAMES) and len(set(names)) == len(names):
        pieces.sort(key=lambda piece: FIELD_NAMES.index(piece[0]))
    return "　".join(f"{name}：{value}" for name, value in pieces)


def _separate(lines: Iterator[tuple[str, str]]) -> Iterator[str]:
    """Put a blank line wherever Markdown would otherwise glue two parts into one paragraph."""
    before = "blank"
    for line, kind in lines:
        starts = kind in _STARTS or (
            kind in ("task", "number", "table") and before in ("text", "answer")
        )
        ends = before in ("heading", "fields") and kind != "fields"
        if before != "blank" and kind != "blank" and (starts or ends or before == "heading"):
            yield ""
        yield line
        before = kind


def _collapse_blanks(lines: Iterator[str]) -> Iterator[str]:
    fence = ""
    blank = False
    for line in lines:
        if not fence and not line.strip():
            if not blank:
                yield ""
            blank = True
            continue
        blank = False
        if fence or CODE_FENCE.match(line):
            fence = fence_after(line, fence)
        yield line
