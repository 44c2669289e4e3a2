"""What editors type in quiz banks instead of the canonical form, line by line.

Input methods give full-width brackets, letters and bars, word processors give ticks: ``［ｘ］``,
``[√]``, ``A、``, ``答案:``, ``1、``, ``｜甲｜乙｜``. Lines keep their number, so that findings name the
right one.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from builder.markdown.quiz.fields import FIELD_NAMES, TYPE_NAMES, split_fields
from builder.markdown.quiz.parts import LABELS
from builder.model.quiz import QuestionType

TASK = re.compile(
    r"""
    (?P<indent>\s*)[-*+－•·]\s*
    [\[［【（(]\s*(?P<mark>[xXｘＸ√✓✔☑]?)\s*[\]］】）)](?!\()
    \s*(?P<text>.*)
    """,
    re.VERBOSE | re.DOTALL,
)
CODE_FENCE = re.compile(r"\s*(`{3,}|~{3,})")
FIELD_LINE = re.compile(rf"\s{{0,3}}(?:{'|'.join(FIELD_NAMES[:-1])})\s*[:：]")
HEADING = re.compile(r"\s{0,3}(?P<level>##|###)(?!#)")
# "A、" is a letter to drop; in "A、B 都对" the letters are the choice's own words.
_LETTER = re.compile(r"[A-ZＡ-Ｚ](?:、\s*(?![A-ZＡ-Ｚ](?![A-Za-z]))|[.．](?![0-9A-Za-z])\s*)(?=\S)")
_ALL_LABELS = tuple(dict.fromkeys((*FIELD_NAMES, *LABELS)))
_LABEL = re.compile(rf"(?P<before>^\s*|[\s　｜|])(?P<name>{'|'.join(_ALL_LABELS)})\s*[:：][ \t]*")
_BRACKETED = re.compile(rf"(\s*)【({'|'.join(LABELS)})】\s*[:：]?\s*")
_POINTS_LINE = re.compile(r"\s{0,3}评分要点：\s*$")
_EXPLANATION = re.compile(r"\s{0,3}解析：")
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_NUMBER = re.compile(
    rf"""
    (?P<indent>\s{{0,3}})
    (?: (?P<circled>[{_CIRCLED}])\s*[、.．]?
      | [（(]\s*(?P<inside>\d{{1,3}})\s*[）)]
      | (?P<number>\d{{1,3}})(?:[、)）]|[.．](?!\d))
    )
    \s*(?P<text>\S.*)
    """,
    re.VERBOSE | re.DOTALL,
)
_RULE = re.compile(r"\s{0,3}\|?\s*[:：]?[-—－]+[:：]?\s*(?:\|\s*[:：]?[-—－]+[:：]?\s*)*\|?\s*")


@dataclass(frozen=True, slots=True)
class Line:
    """A line with canonical marks, and where it stands."""

    text: str
    kind: str
    """``code``, ``heading``, ``fields``, ``table`` (of a table), ``number`` (of an answer's list) or ``other``."""
    type: QuestionType | None
    """Of the question around it, as far as its fields have said."""


def read_lines(lines: Sequence[str]) -> Iterator[Line]:
    """Each line with canonical marks and what it is; code stays as it is."""
    tables = _table_lines(lines)
    fence = ""
    question_type: QuestionType | None = None
    is_list = False
    for number, line in enumerate(lines):
        if fence or CODE_FENCE.match(line):
            fence = fence_after(line, fence)
            yield Line(line, "code", question_type)
            continue
        kind = "other"
        if HEADING.match(line):
            kind, question_type, is_list = "heading", None, False
        elif number in tables:
            kind, line = "table", _with_bars(line)
        else:
            line = normalize_choice_marks(line)
            is_list = _is_list(line, is_list)
            if question_type is None and FIELD_LINE.match(line):
                kind, question_type = "fields", _type_in(line)
                is_list = question_type is QuestionType.ORDERING
            elif is_list and _NUMBER.fullmatch(line):
                kind, line = "number", _numbered(line)
        yield Line(line, kind, question_type)


def normalize_choice_marks(line: str) -> str:
    """One source line with canonical check marks, letters dropped, and full-width colons."""
    task = TASK.fullmatch(line)
    if task:
        text = _without_letter(task["text"])
        box = f"{task['indent']}- [{'x' if task['mark'] else ' '}]"
        return f"{box} {text}" if text else box
    line = _BRACKETED.sub(r"\1\2：", line, count=1) if _BRACKETED.match(line) else line
    if FIELD_LINE.match(line):
        return _LABEL.sub(r"\g<before>\g<name>：", line)
    found = _LABEL.match(line)
    return f"{found['before']}{found['name']}：{line[found.end() :]}" if found else line


def fence_after(line: str, fence: str) -> str:
    """The code fence that is open behind this line."""
    found = CODE_FENCE.match(line)
    if not fence:
        return found[1] if found else ""
    is_closing = found and found[1].startswith(fence) and not line.strip().strip(fence[0])
    return "" if is_closing else fence


def _without_letter(text: str) -> str:
    found = _LETTER.match(text)
    # Two letters in a row are words: dropping one would make the other look like a label.
    if found is None or _LETTER.match(text, found.end()):
        return text
    return text[found.end() :]


def _type_in(line: str) -> QuestionType | None:
    written = dict(split_fields(line)).get("题型", "")
    return TYPE_NAMES.get(written)


def _is_list(line: str, before: bool) -> bool:
    """Whether numbers at the beginning of lines are those of an answer's list."""
    return bool(_POINTS_LINE.match(line)) or (before and not _EXPLANATION.match(line))


def _numbered(line: str) -> str:
    found = _NUMBER.fullmatch(line)
    assert found
    circled = found["circled"]
    number = _CIRCLED.index(circled) + 1 if circled else int(found["inside"] or found["number"])
    return f"{found['indent']}{number}. {found['text']}"


def _table_lines(lines: Sequence[str]) -> frozenset[int]:
    """Lines of tables: above and below a row of dashes, down to the last one with a bar."""
    found: set[int] = set()
    for number in range(1, len(lines)):
        if (
            number in found
            or not _is_rule(lines[number])
            or "|" not in _with_bars(lines[number - 1])
        ):
            continue
        found.update((number - 1, number))
        for below in range(number + 1, len(lines)):
            if "|" not in _with_bars(lines[below]) or HEADING.match(lines[below]):
                break
            found.add(below)
    return frozenset(found)


def _is_rule(line: str) -> bool:
    bars = _with_bars(line)
    return "|" in bars and bool(_RULE.fullmatch(bars))


def _with_bars(line: str) -> str:
    """A row whose cells stand between ``｜``; one with ASCII bars keeps its full-width ones."""
    if "|" not in line:
        line = line.replace("｜", "|")
    return re.sub("[—－]+", "---", line).replace("：", ":") if _RULE.fullmatch(line) else line
