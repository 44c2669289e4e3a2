"""What editors type in quiz banks instead of the canonical form, and the canonical form.

Input methods give full-width brackets and letters, word processors give ticks: ``［ｘ］``, ``[√]``,
``A、``, ``答案:``. The parser normalises line by line; ``format_bank`` rewrites a whole file.
"""

import re
from collections.abc import Iterator

from builder.markdown.quiz_fields import FIELD_NAMES, TYPE_NAMES, split_fields

_TASK = re.compile(
    r"""
    (?P<indent>\s*)[-*+－•·]\s*
    [\[［【]\s*(?P<mark>[xXｘＸ√✓✔☑]?)\s*[\]］】](?!\()
    \s*(?P<text>.*)
    """,
    re.VERBOSE | re.DOTALL,
)
# "A、" is a letter to drop; in "A、B 都对" the letters are the choice's own words.
_LETTER = re.compile(r"[A-ZＡ-Ｚ](?:、\s*(?![A-ZＡ-Ｚ](?![A-Za-z]))|[.．](?![0-9A-Za-z])\s*)(?=\S)")
_LABELS = (*FIELD_NAMES, "解析")
_LABEL = re.compile(rf"(?P<before>^\s*|[\s　｜|])(?P<name>{'|'.join(_LABELS)})\s*[:：][ \t]*")
_BRACKETED = re.compile(r"(\s*)【(答案|解析)】\s*[:：]?\s*")
_FIELD_LINE = re.compile(rf"\s{{0,3}}(?:{'|'.join(FIELD_NAMES[:-1])})\s*[:：]")
_ANSWER_LINE = re.compile(r"\s{0,3}(?:答案|解析)：")
_HEADING = re.compile(
    r"\s{0,3}##(?!#)\s*(题目)?\s*(?(1)[:：]\s*)(?P<name>.*?)\s*(?P<list>\{[^{}]*\})?\s*$"
)
_QUOTE = re.compile(r"\s*[>＞]\s?(?P<text>.*)")
_IN_LIST = re.compile(r"\s*(?:[-*+]|\d{1,9}[.)])\s|\s{2,}")
_CODE_FENCE = re.compile(r"\s*(`{3,}|~{3,})")


def normalize_choice_marks(line: str) -> str:
    """One source line with canonical check marks, letters dropped, and full-width colons."""
    task = _TASK.fullmatch(line)
    if task:
        text = _without_letter(task["text"])
        box = f"{task['indent']}- [{'x' if task['mark'] else ' '}]"
        return f"{box} {text}" if text else box
    line = _BRACKETED.sub(r"\1\2：", line, count=1) if _BRACKETED.match(line) else line
    if _FIELD_LINE.match(line):
        return _LABEL.sub(r"\g<before>\g<name>：", line)
    found = _LABEL.match(line)
    return f"{found['before']}{found['name']}：{line[found.end() :]}" if found else line


def _without_letter(text: str) -> str:
    found = _LETTER.match(text)
    # Two letters in a row are words: dropping one would make the other look like a label.
    if found is None or _LETTER.match(text, found.end()):
        return text
    return text[found.end() :]


def format_bank(text: str) -> str:
    """A quiz page in the canonical form; formatting it again changes nothing.

    Front matter and code stay as they are. Only white space, check marks, bullets, choice letters,
    the names of types and the width of colons change.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    body = _end_of_front_matter(lines)
    formatted = _collapse_blanks(_separate(_canonical(lines[body:])))
    return "\n".join([*lines[:body], *formatted]).rstrip("\n") + "\n"


def _end_of_front_matter(lines: list[str]) -> int:
    if lines[0].strip() != "---":
        return 0
    return next(
        (number for number, line in enumerate(lines[1:], 2) if line.strip() in ("---", "...")), 0
    )


def _canonical(lines: list[str]) -> Iterator[tuple[str, str]]:
    """Each line with its kind: code, blank, heading, fields, answer, task, quote, item, text."""
    fence = ""
    kind = "blank"
    after_heading = False
    for line in lines:
        found = _CODE_FENCE.match(line)
        if fence or found:
            fence = _fence_after(line, fence)
            kind = "code"
            yield line, kind
            continue
        if not line.strip():
            kind = "blank" if kind not in ("task", "quote") else "task"
            yield "", "blank"
            continue
        line, kind = _canonical_line(line, kind, after_heading)
        after_heading = kind == "heading" or (after_heading and kind == "fields")
        yield line, kind


def _fence_after(line: str, fence: str) -> str:
    """The fence that is open behind this line."""
    found = _CODE_FENCE.match(line)
    if not fence:
        return found[1] if found else ""
    is_closing = found and found[1].startswith(fence) and not line.strip().strip(fence[0])
    return "" if is_closing else fence


def _canonical_line(line: str, before: str, after_heading: bool) -> tuple[str, str]:
    heading = _HEADING.match(line)
    if heading and heading["name"]:
        prefix = "题目：" if heading[1] else ""
        attributes = f" {heading['list']}" if heading["list"] else ""
        return f"## {prefix}{heading['name']}{attributes}", "heading"
    line = normalize_choice_marks(line)
    if _TASK.fullmatch(line):
        return line, "task"
    quote = _QUOTE.fullmatch(line)
    if quote and before in ("task", "quote"):
        return f"  > {quote['text']}", "quote"
    if after_heading and _FIELD_LINE.match(line):
        return _canonical_fields(line), "fields"
    if _ANSWER_LINE.match(line):
        return line.lstrip(), "answer"
    return line, "item" if _IN_LIST.match(line) else "text"


def _canonical_fields(line: str) -> str:
    values = (
        (name, TYPE_NAMES[value].value if name == "题型" and value in TYPE_NAMES else value)
        for name, value in split_fields(line)
    )
    return "　".join(f"{name}：{value}" for name, value in values)


def _separate(lines: Iterator[tuple[str, str]]) -> Iterator[str]:
    """Put a blank line wherever Markdown would otherwise glue two parts into one paragraph."""
    before = "blank"
    for line, kind in lines:
        starts = kind in ("heading", "answer") or (kind == "task" and before in ("text", "answer"))
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
        fence = _fence_after(line, fence)
        yield line
