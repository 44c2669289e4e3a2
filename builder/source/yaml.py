"""A YAML reader for untrusted text: plain trees whose every value knows its place.

PyYAML's parser yields events; the tree is built from them here, so nothing of YAML that could
surprise (aliases, tags, merge keys, dates, booleans called ``no``) exists. All scalars are text:
what a text means is for the schema to say.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from builder.lint.diagnostic import Report
from builder.model.span import Span
from builder.source.text import gate_value
from builder.source.yaml_messages import explain_syntax

MAX_YAML_BYTES = 64_000
MAX_DEPTH = 16
MAX_NODES = 10_000

FULL_WIDTH_COLON = re.compile(r"^\s*(?:- )?(?:[A-Za-z_][A-Za-z0-9_-]*|[\u4e00-\u9fff]{2,6})\s*：")
"""A line that looks like a key but for its colon."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scalar:
    """A single value, always text."""

    value: str
    quoted: bool = False
    """Written in quotes or as a block: then ``"35"`` is no number."""
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Sequence:
    """A list."""

    items: tuple["Node", ...]
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A key with its value."""

    key: Scalar
    value: "Node"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mapping:
    """Keys with values, in the order written; keys are unique."""

    fields: tuple[Field, ...] = ()
    span: Span

    def get(self, key: str) -> Field | None:
        """The field with this key, or None."""
        return next((field for field in self.fields if field.key.value == key), None)


Node = Scalar | Sequence | Mapping


class _Refused(Exception):
    """Stops the reader at the first fault; carries the finding, never leaves this module."""

    def __init__(self, code: str, span: Span, message: str, hint: str, english: str) -> None:
        super().__init__(english)
        self.code = code
        self.span = span
        self.message = message
        self.hint = hint
        self.english = english


def parse_yaml(text: str, path: str, report: Report, first_line: int = 1) -> Node | None:
    """Read one YAML document; None when it is empty or broken (then with a finding).

    ``text`` has passed the text gate; ``first_line`` is the line of the file on which it begins.
    """
    if len(text.encode("utf-8", errors="surrogatepass")) > MAX_YAML_BYTES:
        report.error(
            "YML007",
            Span(path, first_line),
            f"YAML 部分超过 {MAX_YAML_BYTES // 1000} kB",
            "正文请写在第二个 --- 之后",
            f"the YAML is longer than {MAX_YAML_BYTES // 1000} kB",
        )
        return None
    reader = _Reader(text, path, report, first_line)
    try:
        return reader.document()
    except _Refused as refused:
        report.error(refused.code, refused.span, refused.message, refused.hint, refused.english)
        return None


class _Reader:
    """Builds the tree of one document from PyYAML's events."""

    def __init__(self, text: str, path: str, report: Report, first_line: int) -> None:
        self._lines = text.split("\n")
        self._path = path
        self._report = report
        self._first_line = first_line
        self._nodes = 0
        self._events: Iterator[Event] = self._all_events(text)

    def document(self) -> Node | None:
        event = next(self._events, None)
        if event is None:
            return None
        node = self._node(event, 1)
        extra = next(self._events, None)
        if extra is not None:
            raise _Refused(
                "YML003",
                self._span(extra),
                "这里多出了一段 YAML",
                "一个文件只写一段，去掉多余的 --- 或 ...",
                "there is a second YAML document",
            )
        return node

    def _all_events(self, text: str) -> Iterator[Event]:
        """Content events; stream and document marks are dropped, faults become findings."""
        events = yaml.parse(text, Loader=yaml.SafeLoader)
        while True:
            try:
                event = next(events, None)
            except yaml.MarkedYAMLError as error:
                raise self._syntax(error) from None
            except (yaml.YAMLError, ValueError, OverflowError) as error:
                raise self._unreadable(error) from None
            if event is None:
                return
            if isinstance(event, DocumentStartEvent) and (event.tags or event.version):
                raise _Refused(
                    "YML005",
                    self._span(event),
                    "不支持 YAML 指令（以 % 开头的行）",
                    "删去这一行",
                    "YAML directives are not supported",
                )
            if isinstance(
                event,
                ScalarEvent
                | AliasEvent
                | SequenceStartEvent
                | SequenceEndEvent
                | MappingStartEvent
                | MappingEndEvent,
            ):
                yield event

    def _node(self, event: Event, depth: int) -> Node:
        self._nodes += 1
        span = self._span(event)
        if isinstance(event, AliasEvent):
            raise _Refused(
                "YML004",
                span,
                f"不支持 YAML 别名（*{event.anchor}）",
                "值以 * 开头时用引号包起来；要重复的内容请写两遍",
                "YAML aliases are not supported",
            )
        self._refuse_anchor_and_tag(event, span)
        if depth > MAX_DEPTH or self._nodes > MAX_NODES:
            raise _Refused(
                "YML007",
                span,
                f"YAML 嵌套超过 {MAX_DEPTH} 层或超过 {MAX_NODES} 个值",
                "这里只需要简单的“键: 值”",
                f"YAML is nested deeper than {MAX_DEPTH} or has over {MAX_NODES} values",
            )
        if isinstance(event, ScalarEvent):
            return self._scalar(event, span)
        if isinstance(event, SequenceStartEvent):
            return self._sequence(span, depth)
        return self._mapping(span, depth)

    def _refuse_anchor_and_tag(self, event: Event, span: Span) -> None:
        anchor = getattr(event, "anchor", None)
        if anchor is not None:
            raise _Refused(
                "YML004",
                span,
                f"不支持 YAML 锚点（&{anchor}）",
                "值以 & 开头时用引号包起来",
                "YAML anchors are not supported",
            )
        tag = getattr(event, "tag", None)
        if tag is not None:
            raise _Refused(
                "YML005",
                span,
                f"不支持 YAML 标签（{tag}）",
                "值以 ! 开头时用引号包起来",
                "YAML tags are not supported",
            )

    def _scalar(self, event: ScalarEvent, span: Span) -> Scalar:
        return Scalar(
            value=gate_value(event.value, span, self._report),
            quoted=event.style is not None,
            span=span,
        )

    def _sequence(self, span: Span, depth: int) -> Sequence:
        items: list[Node] = []
        for event in self._events:
            if isinstance(event, SequenceEndEvent):
                break
            items.append(self._node(event, depth + 1))
        return Sequence(items=tuple(items), span=span)

    def _mapping(self, span: Span, depth: int) -> Mapping:
        fields: dict[str, Field] = {}
        for event in self._events:
            if isinstance(event, MappingEndEvent):
                break
            key = self._key(event, depth)
            if key.value in fields:
                self._report_duplicate(key, fields[key.value].key)
            value = self._node(next(self._events), depth + 1)
            fields.setdefault(key.value, Field(key=key, value=value))
        return Mapping(fields=tuple(fields.values()), span=span)

    def _key(self, event: Event, depth: int) -> Scalar:
        key = self._node(event, depth + 1)
        if not isinstance(key, Scalar):
            raise _Refused(
                "YML003",
                key.span,
                "键必须是一个词，不能是列表或映射",
                "值以 [ 或 { 开头时用引号包起来",
                "a key must be a single word",
            )
        if key.value == "<<" and not key.quoted:
            raise _Refused(
                "YML004",
                key.span,
                "不支持 YAML 合并键（<<）",
                "把要合并的内容直接写出来",
                "YAML merge keys are not supported",
            )
        return key

    def _report_duplicate(self, key: Scalar, first: Scalar) -> None:
        self._report.error(
            "YML006",
            key.span,
            f"键 {key.value} 写了两次（第一次在第 {first.span.line} 行）",
            "只保留一个",
            f"key {key.value} appears twice (first on line {first.span.line})",
        )

    def _span(self, event: Event) -> Span:
        mark = event.start_mark
        if mark is None:
            return Span(self._path, self._first_line)
        return Span(self._path, self._first_line + mark.line, mark.column + 1)

    def _syntax(self, error: yaml.MarkedYAMLError) -> _Refused:
        mark = error.problem_mark or error.context_mark
        line = min(mark.line, len(self._lines) - 1) if mark else 0
        return self._full_width_colon(line) or self._tab(line) or self._other(error)

    def _full_width_colon(self, line: int) -> _Refused | None:
        """The fault most often made with a Chinese keyboard; PyYAML complains a line later."""
        for number in (line, line - 1):
            if number < 0 or not FULL_WIDTH_COLON.match(self._lines[number]):
                continue
            return _Refused(
                "YML013",
                Span(self._path, self._first_line + number, self._lines[number].index("：") + 1),
                "键后面用了中文冒号“：”",
                "改成英文冒号加一个空格，例如 title: 文字",
                "the key is followed by a full-width colon",
            )
        return None

    def _tab(self, line: int) -> _Refused | None:
        for number in (line, line - 1):
            if number < 0:
                continue
            text = self._lines[number]
            if "\t" in text[: len(text) - len(text.lstrip())]:
                return _Refused(
                    "YML014",
                    Span(self._path, self._first_line + number, text.index("\t") + 1),
                    "缩进用了制表符（Tab）",
                    "改成空格",
                    "the line is indented with a tab",
                )
        return None

    def _other(self, error: yaml.MarkedYAMLError) -> _Refused:
        problem = error.problem or error.context or "syntax error"
        unfinished = "end of stream" in problem or "expected ',' or" in problem
        # What was never closed is best shown where it was opened, not where the text ends.
        mark = (error.context_mark if unfinished else None) or error.problem_mark
        line = min(mark.line, len(self._lines) - 1) if mark else 0
        message, hint = explain_syntax(problem, self._lines[line])
        return _Refused(
            "YML003",
            Span(self._path, self._first_line + line, mark.column + 1 if mark else 1),
            message,
            hint,
            f"YAML: {problem}",
        )

    def _unreadable(self, error: Exception) -> _Refused:
        """PyYAML's own slips: escapes above U+10FFFF raise ValueError instead of YAMLError."""
        line = next(
            (number for number, text in enumerate(self._lines) if re.search(r"\\U", text)), 0
        )
        return _Refused(
            "YML003",
            Span(self._path, self._first_line + line),
            "YAML 里有不能解释的字符或转义",
            "直接写出这个字，不要用反斜线转义",
            f"YAML: {type(error).__name__}",
        )
