"""A first pass over a page's lines: block openers, their options, heading attributes, and what is forbidden.

Whatever Python-Markdown or pymdownx would drop without a word is found here, while line and column are still known.
"""

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from builder.components import block_components
from builder.components.base import Component, Option
from builder.lint.diagnostic import Report
from builder.model.span import Span

FENCE = re.compile(r"^ {0,3}(/{3,})[ ]*([^\s|]*)[ ]*(?:\|[ ]*(.*?)[ ]*)?$")
_FENCE_LIKE = re.compile(r"^\s*(/{3,}|／{3,})")
_CODE_FENCE = re.compile(r"^\s*(`{3,}|~{3,})")
_OPTION = re.compile(r"^ {2,}([^\s:：]+)[ ]*([:：])[ ]*(.*?)[ ]*$")
_HEADING = re.compile(r"^(#{1,6})(\s*)(.*?)\s*#*\s*$")
_ATTRIBUTES = re.compile(r"\s*\{:?([^{}]*)\}\s*$")
_ATTRIBUTE_WORD = re.compile(r'([.#][\w-]+)|([\w-]+)=(?:"([^"]*)"|(\S+))|(\S+)')
_ANY_ATTRIBUTES = re.compile(r"\{:?\s*([.#][\w-]|[\w-]+=)[^{}]*\}")
_KEY = re.compile(r"\{\s*\.key\s*\}")
_CODE_SPAN = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)")
_HTML = re.compile(r"<(?:/?[A-Za-z][A-Za-z0-9-]*(?=[\s/>])[^<>]*>|!--|!\[CDATA|\?[a-z])")
_ID = re.compile(r"[a-z0-9][a-z0-9-]*$")

HEADING_KEYS = frozenset({"minutes", "level", "audience", "note", "seconds"})
CLASSES = frozenset({"extended", "site-only", "slide-only", "key", "plain", "reveal"})
LEVELS = ("novice", "skilled", "expert")


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockRecord:
    """A ``/// name | argument`` line with its options."""

    name: str
    argument: str
    options: Mapping[str, str]
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadingRecord:
    """The attribute list of a heading."""

    id: str = ""
    options: Mapping[str, str] = field(default_factory=dict)
    classes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Scanned:
    """Lines ready for Python-Markdown, as many as before, and what was taken out of them."""

    lines: tuple[tuple[str, bool], ...]
    """Text, and whether the line is literal (inside a code fence)."""
    blocks: tuple[BlockRecord, ...]
    headings: Mapping[int, HeadingRecord]
    """By line number in the file."""


def scan(lines: list[str], path: str, first_line: int, report: Report) -> Scanned:
    """Look at every line once; ``first_line`` is the number of ``lines[0]`` in the file."""
    return _Scanner(path, first_line, report).run(lines)


class _Scanner:
    def __init__(self, path: str, first_line: int, report: Report) -> None:
        self.path = path
        self.first_line = first_line
        self.report = report
        self.blocks: list[BlockRecord] = []
        self.open: list[tuple[int, BlockRecord]] = []
        self.headings: dict[int, HeadingRecord] = {}
        self.out: list[tuple[str, bool]] = []

    def run(self, lines: list[str]) -> Scanned:
        position = 0
        code_fence = ""
        while position < len(lines):
            line = lines[position]
            number = self.first_line + position
            fence = _CODE_FENCE.match(line)
            if code_fence:
                if (
                    fence
                    and fence[1].startswith(code_fence)
                    and not line.strip().strip(code_fence[0])
                ):
                    code_fence = ""
                self.out.append((line, True))
            elif fence:
                code_fence = fence[1]
                self.out.append((line, True))
            elif _FENCE_LIKE.match(line):
                position += self._block_fence(lines, position)
            else:
                self.out.append((self._plain_line(line, number), False))
            position += 1
        for _, record in self.open:
            self.report.error(
                "DIA004",
                record.span,
                f"组件 {record.name or '///'} 没有结束",
                "在内容后面另起一行写 ///",
                f"block {record.name} is never closed",
            )
        for length, _ in reversed(self.open):
            self.out.extend((("", False), ("/" * length, False)))
        return Scanned(
            lines=tuple(self.out), blocks=tuple(self.blocks), headings=dict(self.headings)
        )

    def _block_fence(self, lines: list[str], position: int) -> int:
        """Handle a line of slashes; returns how many option lines after it were taken."""
        line = lines[position]
        number = self.first_line + position
        column = len(line) - len(line.lstrip()) + 1
        span = Span(self.path, number, column)
        match = FENCE.match(line.replace("／", "/").replace("｜", "|"))
        if match is None:
            self.report.error(
                "DIA009",
                span,
                "组件的 /// 要从行首写起",
                "去掉行首的空格",
                "block fence is indented",
            )
            self.out.append((line, False))
            return 0
        slashes, name, argument = match[1], match[2], match[3] or ""
        if not name:
            self._close(len(slashes), span)
            return 0
        options, taken = self._options(lines, position + 1)
        component = block_components().get(name)
        if component is None:
            self._unknown(name, span)
        checked = self._check_options(component, options) if component else {}
        if component:
            self._check_argument(component, argument, span)
        record = BlockRecord(name=name, argument=argument, options=checked, span=span)
        self.blocks.append(record)
        self.open.append((len(slashes), record))
        self.out.append((f"{slashes} courseware | {len(self.blocks) - 1}", False))
        self.out.extend([("", False)] * taken)
        return taken

    def _close(self, length: int, span: Span) -> None:
        matching = [index for index, (opened, _) in enumerate(self.open) if opened == length]
        if not matching:
            self.report.error(
                "DIA009",
                span,
                "这里的 /// 没有对应的开头",
                "删掉这一行，或在内容前面补上组件的第一行",
                "block end without a beginning",
            )
            self.out.append(("", False))
            return
        for opened, record in self.open[matching[-1] + 1 :]:
            self.report.error(
                "DIA004",
                record.span,
                f"组件 {record.name} 没有结束",
                f"在内容后面另起一行写 {'/' * opened}",
                f"block {record.name} is never closed",
            )
            self.out.append(("/" * opened, False))
        del self.open[matching[-1] :]
        self.out.append(("/" * length, False))

    def _options(
        self, lines: list[str], position: int
    ) -> tuple[list[tuple[str, str, Span, Span]], int]:
        """Option lines from ``position``: name, value and both places; and how many lines."""
        found: list[tuple[str, str, Span, Span]] = []
        taken = 0
        for line in lines[position:]:
            match = _OPTION.match(line)
            if match is None:
                break
            number = self.first_line + position + taken
            value = match[3]
            if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
                value = value[1:-1]
            found.append(
                (
                    match[1],
                    value,
                    Span(self.path, number, match.start(1) + 1),
                    Span(self.path, number, match.start(3) + 1),
                )
            )
            taken += 1
        return found, taken

    def _unknown(self, name: str, span: Span) -> None:
        near = difflib.get_close_matches(name, list(block_components()), 1, 0.5)
        hint = f"是不是 {near[0]}？" if near else f"可用的组件：{'、'.join(block_components())}"
        self.report.error(
            "DIA001", span, f"没有叫 {name} 的组件", hint, f"unknown component {name}"
        )

    def _check_argument(self, component: Component[object], argument: str, span: Span) -> None:
        if component.argument == "none" and argument:
            self.report.error(
                "DIA010",
                span,
                f"组件 {component.name} 后面不带内容，这里写了“{argument}”",
                "删掉竖线和它后面的文字",
                f"{component.name} takes no argument",
            )

    def _check_options(
        self, component: Component[object], options: list[tuple[str, str, Span, Span]]
    ) -> dict[str, str]:
        declared = {option.name: option for option in component.options}
        checked: dict[str, str] = {}
        for name, value, name_span, value_span in options:
            option = declared.get(name)
            if option is None:
                near = difflib.get_close_matches(name, list(declared), 1, 0.5)
                known = "、".join(declared) or "无"
                self.report.error(
                    "DIA002",
                    name_span,
                    f"组件 {component.name} 没有选项 {name}",
                    f"是不是 {near[0]}？" if near else f"可用的选项：{known}",
                    f"{component.name} has no option {name}",
                )
            elif name in checked:
                self.report.error(
                    "DIA003",
                    name_span,
                    f"选项 {name} 写了两次",
                    "留下一行",
                    f"option {name} given twice",
                )
            elif problem := _value_problem(option, value):
                self.report.error(
                    "DIA003",
                    value_span,
                    f"选项 {name} 的值“{value}”不对：{problem}",
                    option.meaning or problem,
                    f"bad value for option {name}",
                )
            else:
                checked[name] = value
        return checked

    def _plain_line(self, line: str, number: int) -> str:
        visible = _CODE_SPAN.sub(lambda match: " " * len(match[0]), line)
        for html in _HTML.finditer(visible):
            self.report.error(
                "DIA006",
                Span(self.path, number, html.start() + 1),
                f"这里有 HTML：{html[0][:24]}",
                "内容只用 Markdown；要显示尖括号，请写在反引号里",
                "raw HTML is not allowed",
            )
        heading = _HEADING.match(line)
        if heading and heading[3]:
            return self._heading(line, heading, number)
        for attributes in _ANY_ATTRIBUTES.finditer(visible):
            if not _KEY.fullmatch(attributes[0]):
                self.report.error(
                    "DIA007",
                    Span(self.path, number, attributes.start() + 1),
                    f"这里不能写属性 {attributes[0]}",
                    "列表项末尾只认 {.key}；其他属性只写在标题后面",
                    "attribute list not allowed here",
                )
        return line

    def _heading(self, line: str, heading: re.Match[str], number: int) -> str:
        if not heading[2]:
            self.report.error(
                "DIA016",
                Span(self.path, number, 1),
                "标题的 # 后面缺一个空格",
                "在 # 和文字之间加一个空格",
                "no space after the heading's hashes",
            )
            line = f"{heading[1]} {line[len(heading[1]) :]}"
        match = _ATTRIBUTES.search(line)
        if match is None:
            return line
        self.headings[number] = self._attributes(match[1], number, match.start(1))
        return line[: match.start()]

    def _attributes(self, text: str, number: int, offset: int) -> HeadingRecord:
        identifier = ""
        options: dict[str, str] = {}
        classes: list[str] = []
        for word in _ATTRIBUTE_WORD.finditer(text):
            span = Span(self.path, number, offset + word.start() + 1)
            mark, key, value = word[1], word[2], word[3] if word[3] is not None else word[4]
            if mark and mark[0] == "#" and _ID.match(mark[1:]):
                identifier = mark[1:]
            elif mark and mark[0] == "." and mark[1:] in CLASSES:
                classes.append(mark[1:])
            elif key in HEADING_KEYS and not _heading_value_problem(key, value):
                options[key] = value
            elif key in HEADING_KEYS:
                self.report.error(
                    "DIA003",
                    span,
                    f"标题属性 {key} 的值“{value}”不对",
                    _heading_value_problem(key, value),
                    f"bad value for {key}",
                )
            else:
                known = [f"{name}=" for name in sorted(HEADING_KEYS)]
                known += [f".{name}" for name in sorted(CLASSES)]
                near = difflib.get_close_matches(word[0], known, 1, 0.5)
                self.report.error(
                    "DIA007",
                    span,
                    f"标题不认属性 {word[0]}",
                    f"是不是 {near[0]}？" if near else f"可用：#小写编号 {' '.join(known)}",
                    f"attribute {word[0]} is not allowed",
                )
        return HeadingRecord(id=identifier, options=options, classes=tuple(classes))


def _heading_value_problem(key: str, value: str) -> str:
    """What to do about a heading attribute's value, or nothing."""
    if key in ("minutes", "seconds") and not re.fullmatch(r"\d{1,3}", value):
        return "写一个整数，例如 minutes=5"
    if key == "level" and value not in LEVELS:
        return f"写 {'、'.join(LEVELS)} 之一"
    return ""


def _value_problem(option: Option, value: str) -> str:
    """Why ``value`` does not suit ``option``, or nothing."""
    if option.kind == "choice" and value not in option.choices:
        near = difflib.get_close_matches(value, option.choices, 1, 0.5)
        return f"是不是 {near[0]}？" if near else f"只能写 {'、'.join(option.choices)}"
    if option.kind == "flag" and value not in ("true", "false"):
        return "只能写 true 或 false"
    if option.kind == "number" and not re.fullmatch(r"-?\d+(?:\.\d+)?", value):
        return "要写一个数"
    if not value:
        return "值是空的"
    return ""
