"""The plain words of Markdown pages, found with a few expressions and nothing of our parser."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

HAN = r"\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0002ffff"
_WORD = re.compile(rf"[{HAN}]+|[A-Za-z0-9]+")
_LINK = re.compile(r"^- \[[^\]]*\]\(([^)#\s]+)(?:#([^)\s]+))?\)", re.M)
_REFERENCE = re.compile(r"^/// (?:case|script) \| ([CS]\d+)\s*$", re.M)
_QUIZ_REFERENCE = re.compile(r"^/// quiz \| (\S+)\s*$", re.M)

_SHOWN_KEYS = ("title", "summary", "series", "form", "version", "presenter", "closing")
"""Front matter of a course that stands on its slides; of a page only ``title`` and the objectives do."""
_FIELDS = re.compile(r"(?:题型|难度|标签|分值|目标|时间|答案)：")
_KEPT_FIELDS = re.compile(r"(?:题型|难度|标签|答案)：([^\s　][^　\n]*)")

_STRIPPED = (
    (re.compile(r"^ *```.*$", re.M), ""),
    (re.compile(r"^/// ?(?:case|script|quiz|library|downloads)\b.*$", re.M), ""),
    (re.compile(r"^/// ?[a-z-]*(?: \|)?", re.M), ""),
    (
        re.compile(
            r"^    (?:change|channel|continues|key|minutes|neutral|percent|reveal|small|type): .*$",
            re.M,
        ),
        "",
    ),
    (re.compile(r"^    [a-z]+: (.*)$", re.M), r"。\1。"),
    (re.compile(r"^[ \t]*!!! \w+(?: \"(.*)\")?$", re.M), r"\1"),
    (re.compile(r"^\|?[ :|-]*-[ :|-]*$", re.M), ""),
    (re.compile(r"\{[#.:][^{}\n]*\}|\{[a-z]+=[^{}\n]*\}"), ""),
    (re.compile(r"^\[\^[^\]]+\]:", re.M), ""),
    (re.compile(r"\[\^[^\]]+\]|\[示例\]"), ""),
    (re.compile(r"\[\[([^\]]*)\]\]"), r" \1 "),
    (re.compile(r"!?\[([^\]]*)\]\([^)\"]*(?:\"([^\"]*)\")?\)"), r"\1 \2"),
    (re.compile(r"^([ \t]*)- \[[xX ]\] ", re.M), r"\1- "),
    (re.compile(r"^(?:解析|提示|参考答案|评分要点)：", re.M), ""),
    (re.compile(r"^\| 字段 \| 控件 \| 选项 \| 正确值 \|$", re.M), ""),
    (re.compile(r"\*\*|`|^#+ |^[ \t]*>", re.M), ""),
    (re.compile(r"^(?:题目|小题)：", re.M), ""),
)


@dataclass(frozen=True, slots=True)
class Passage:
    """Consecutive lines of a page, the first one's number counted from 1."""

    path: str
    first_line: int
    text: str

    @property
    def last_line(self) -> int:
        """Number of the last line."""
        return self.first_line + self.text.count("\n")


def course_passages(content: Path, course: str) -> Iterator[Passage]:
    """What a course takes from its pages: whole pages, single topics, and the cases and scripts they name."""
    page = _read(content, f"courses/{course}.md")
    yield from _front(page, _SHOWN_KEYS)
    yield from _sections(page)
    for target, anchor in _LINK.findall(page):
        path = (content / "courses" / target).resolve().relative_to(content.resolve()).as_posix()
        text = _read(content, path)
        sections = list(_sections(text, path))
        if anchor:
            chosen = [each for each in sections if _has_anchor(each, anchor)]
            yield from chosen
        else:
            chosen = sections
            yield from sections
            if not path.startswith("quizzes/"):
                yield from _front(text, ("title",), path)
        yield from _named(content, chosen)


def _has_anchor(passage: Passage, anchor: str) -> bool:
    """Whether a section's heading carries this anchor: ``#tool-ticket`` is not ``#tool-ticket-value``."""
    return bool(re.search(rf"#{re.escape(anchor)}[\s}}]", passage.text.split("\n")[0]))


def plain_words(text: str) -> tuple[str, ...]:
    """Runs of Han and runs of letters and digits, without syntax; lines of one paragraph are joined."""
    for pattern, replacement in _STRIPPED:
        text = pattern.sub(replacement, text)
    text = "\n".join(_without_fields(line) for line in text.split("\n"))
    text = re.sub(rf"(?<=[{HAN}])\n(?=[{HAN}])", "", text)
    return tuple(_WORD.findall(text))


def _without_fields(line: str) -> str:
    return " ".join(_KEPT_FIELDS.findall(line)) if _FIELDS.match(line) else line


def _named(content: Path, passages: Sequence[Passage]) -> Iterator[Passage]:
    """The topic that defines each case or script which a passage names, and each question."""
    for passage in passages:
        for ref in _REFERENCE.findall(passage.text):
            kind = "case" if ref.startswith("C") else "script"
            for file in sorted((content / f"{kind}s").glob("*.md")):
                text = file.read_text(encoding="utf-8")
                if re.search(rf"^ref: {ref}$", text, re.M):
                    path = f"{kind}s/{file.name}"
                    own = f"\n/// {kind}\n"
                    yield from (each for each in _sections(text, path) if own in each.text)
        for identifier in _QUIZ_REFERENCE.findall(passage.text):
            for file in sorted((content / "quizzes").glob("*.md")):
                text = file.read_text(encoding="utf-8")
                for each in _sections(text, f"quizzes/{file.name}"):
                    if f"{{#{identifier}}}" in each.text:
                        yield each


def _read(content: Path, path: str) -> str:
    return (content / path).read_text(encoding="utf-8")


def _front(text: str, keys: Sequence[str], path: str = "") -> Iterator[Passage]:
    """Values of front matter that are shown: some keys, the objectives, the closing actions."""
    block = ""
    for number, line in enumerate(text.split("---\n")[1].split("\n"), 2):
        key, _, value = line.partition(":")
        if not line.startswith(" "):
            block = key
        if block in keys:
            yield Passage(path, number, value)
        elif block in ("objectives", "actions") and line.startswith(" "):
            label = key.strip().removeprefix("- ")
            shown = f"{label} {value}" if block == "actions" else value
            yield Passage(path, number, shown)


def _sections(text: str, path: str = "") -> Iterator[Passage]:
    """The body cut at ``##`` headings; the lead is the first. Footnotes belong to the whole page."""
    lines = text.split("\n")
    first = lines.index("---", 1) + 1
    start = first
    for number in range(first, len(lines) + 1):
        if number == len(lines) or (lines[number].startswith("## ") and number > start):
            yield Passage(path, start + 1, "\n".join(lines[start:number]))
            start = number
