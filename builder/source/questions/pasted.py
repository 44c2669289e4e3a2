"""Questions pasted as text: ``1. 题干 A. … B. … 答案：B 解析：…``, on one line or on several."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from builder.source.questions.draft import Draft, Intake, Unread

_LABELS: Mapping[str, str] = MappingProxyType(
    {
        "答案解析": "解析", "试题解析": "解析", "解析": "解析", "分析": "解析",
        "正确答案": "答案", "参考答案": "答案", "标准答案": "答案", "答案": "答案",
        "评分要点": "评分要点", "得分点": "评分要点", "提示": "提示",
        "难易程度": "难度", "难度": "难度", "知识点": "知识点", "考点": "知识点", "标签": "知识点",
        "分值": "分值", "分数": "分值", "题型": "题型", "目标": "目标",
    }
)  # fmt: skip
_NAMES = "|".join(_LABELS)
_LABEL = re.compile(
    rf"(?:^|(?<=[\s。；;，,]))(?:【(?P<boxed>{_NAMES})】\s*[:：]?|(?P<plain>{_NAMES})\s*[:：])[ \t　]*",
    re.MULTILINE,
)
_START = re.compile(
    r"^\s*(?:第\s*)?(?:[（(]\s*)?(?P<number>\d{1,4})\s*(?:[)）]|[、．]|[.](?!\d)|题[：:、.．]?)\s*(?=\S)"
)
_SECTION = re.compile(
    r"^\s*[一二三四五六七八九十]{1,3}\s*[、.．]\s*"
    r"(?P<type>单选|单项选择|多选|多项选择|判断|填空|简答|问答|排序|匹配|连线)题?(?P<rest>.*)$"
)
_EACH_POINTS = re.compile(r"每(?:小)?题\s*(\d+(?:\.\d+)?)\s*分")
_OPTION = re.compile(
    r"(?:^|(?<=[\s。；;？?！!）)]))"
    r"(?:[（(](?P<boxed>[A-ZＡ-Ｚ])[)）]|(?P<plain>[A-ZＡ-Ｚ])(?:[、:：)）]|[.．](?![A-Za-z0-9])))[ \t　]*(?=\S)",
    re.MULTILINE,
)
_TAG = re.compile(
    r"[（(【\[]\s*(?P<type>单选|单项选择|多选|多项选择|判断|填空|简答|问答|排序|匹配)题?\s*[）)】\]]"
)
_KEY_IN_STEM = re.compile(r"[（(]\s*([A-Z]{1,8}|[√×对错])\s*[)）]")


@dataclass(slots=True)
class _Block:
    """Lines of one question, and what the heading above says of it."""

    first_line: int
    number: int
    lines: list[str]
    inner: int = 0
    """Last number of a list inside it: an explanation may count its own points."""
    defaults: dict[str, str] = field(default_factory=dict)


def read_pasted(text: str) -> Intake:
    """Every question of a text that begins with a number; lines outside them are unread."""
    unread: list[Unread] = []
    drafts = [_draft(block) for block in _blocks(text.split("\n"), unread)]
    return Intake(tuple(drafts), tuple(unread))


def split_options(text: str) -> tuple[str, tuple[str, ...]]:
    """What stands before ``A.``, and the options from there on; none with fewer than two letters in order."""
    found: list[re.Match[str]] = []
    for match in _OPTION.finditer(text):
        letter = _half(match["boxed"] or match["plain"])
        if letter == chr(ord("A") + len(found)):
            found.append(match)
    if len(found) < 2:
        return text.strip(), ()
    stops = [*(match.start() for match in found[1:]), len(text)]
    options = (text[match.end() : stop] for match, stop in zip(found, stops, strict=True))
    return text[: found[0].start()].strip(), tuple(_one_line(each) for each in options)


def _blocks(lines: list[str], unread: list[Unread]) -> Iterator[_Block]:
    block: _Block | None = None
    defaults: dict[str, str] = {}
    for place, line in enumerate(lines, 1):
        section = _SECTION.match(line)
        start = _START.match(line)
        if section:
            if block:
                yield block
            block, defaults = None, _defaults(section)
        elif start and _is_start(int(start["number"]), block, lines[place - 1 :]):
            if block:
                yield block
            number = int(start["number"])
            block = _Block(place, number, [line[start.end() :]], defaults=defaults)
        elif block:
            block.lines.append(line)
        elif line.strip():
            unread.append(Unread(place=f"第 {place} 行", message="不在任何一道题里，没有导入"))
    if block:
        yield block


def _is_start(number: int, block: _Block | None, rest: list[str]) -> bool:
    """Whether a number begins a question: it counts on, or a key follows before the next number.

    What counts on inside an explanation, whose list began with 1, does not.
    """
    is_of_list = block is not None and block.inner and number == block.inner + 1
    if block is None or (number > block.number and not is_of_list):
        return True
    following = [rest[0]]
    for line in rest[1:]:
        if _START.match(line):
            break
        following.append(line)
    has_key = any(_kind(match) == "答案" for match in _LABEL.finditer("\n".join(following)))
    if not has_key:
        block.inner = number
    return has_key


def _defaults(section: re.Match[str]) -> dict[str, str]:
    points = _EACH_POINTS.search(section["rest"])
    return {"题型": section["type"], **({"分值": points[1]} if points else {})}


def _draft(block: _Block) -> Draft:
    text = "\n".join(block.lines)
    labels = list(_LABEL.finditer(text))
    head = text[: labels[0].start()] if labels else text
    parts = dict(block.defaults)
    stops = [*(match.start() for match in labels[1:]), len(text)]
    for match, stop in zip(labels, stops, strict=False):
        kind = _kind(match)
        written = _tidy(text[match.end() : stop])
        is_more = kind in parts and kind not in block.defaults
        parts[kind] = f"{parts[kind]}\n{written}" if is_more else written
    stem, options = split_options(head)
    tag = _TAG.search(stem)
    if tag:
        parts["题型"] = tag["type"]
        stem = f"{stem[: tag.start()]}{stem[tag.end() :]}"
    if "答案" not in parts:
        stem = _take_key(stem, parts)
    parts["题目"] = _tidy(stem)
    return Draft(place=f"第 {block.first_line} 行", parts=MappingProxyType(parts), options=options)


def _take_key(stem: str, parts: dict[str, str]) -> str:
    """``应当（ B ）。`` without its letter, which is the key where no line says it."""
    keys = _KEY_IN_STEM.findall(stem)
    if len(keys) != 1:
        return stem
    parts["答案"] = keys[0]
    return _KEY_IN_STEM.sub("（ ）", stem)


def _kind(match: re.Match[str]) -> str:
    return _LABELS[match["boxed"] or match["plain"]]


def _half(letter: str) -> str:
    return chr(ord(letter) - 0xFEE0) if ord(letter) > 0xFF00 else letter


def _tidy(text: str) -> str:
    return "\n".join(line.strip() for line in text.split("\n") if line.strip())


def _one_line(text: str) -> str:
    return " ".join(text.split()).rstrip("；;")
