"""Closed schemas: which keys a YAML mapping may have and what their values must be."""

import difflib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from builder.lint.diagnostic import Report
from builder.model.span import Span
from builder.source.yaml import Field, Node, Scalar, Sequence
from builder.source.yaml import Mapping as YamlMapping


class FieldType(StrEnum):
    """What a value must be."""

    TEXT = "text"
    LONG_TEXT = "long text"
    WHOLE = "whole number"
    DATE = "date"
    CHOICE = "choice"
    PATTERN = "pattern"
    WORDS = "words"
    TEXT_MAP = "text map"
    """Ids with a sentence each: ``objectives``."""
    LABELLED_LIST = "labelled list"
    """A list of maps of one key each: ``actions``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldRule:
    """One line of a schema."""

    name: str
    type: FieldType
    meaning: str
    """For editors, in Chinese: shown as they type and in the guide."""
    example: str
    """A whole line as it should be written."""
    required: bool = False
    choices: tuple[str, ...] = ()
    pattern: str = ""
    """For ``PATTERN``; for ``TEXT_MAP`` and ``WORDS`` of every key or word."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Values:
    """The values of a checked mapping; what is absent or wrong is simply not in it."""

    texts: Mapping[str, str] = field(default_factory=dict)
    numbers: Mapping[str, int] = field(default_factory=dict)
    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    pairs: Mapping[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    spans: Mapping[str, Span] = field(default_factory=dict)
    """Where each key stands."""


def check_fields(
    mapping: YamlMapping,
    rules: Iterable[FieldRule],
    report: Report,
    *,
    where: str = "",
    complete: bool = True,
) -> Values:
    """Check a mapping against its schema; every fault is reported at the key it concerns.

    ``where`` names the mapping in messages; with ``complete`` false nothing counts as missing.
    """
    known = {rule.name: rule for rule in rules}
    reader = _Values(report)
    present: set[str] = set()
    for each in mapping.fields:
        rule = known.get(each.key.value)
        if rule is None:
            _report_unknown(each.key, known, report, where)
        elif not _is_empty(each.value):
            present.add(rule.name)
            reader.read(rule, each)
    if complete:
        for rule in known.values():
            if rule.required and rule.name not in present:
                _report_required(rule, mapping, report)
    return reader.values()


def _is_empty(node: Node) -> bool:
    """``key:`` with nothing after it counts as not written."""
    return isinstance(node, Scalar) and not node.value.strip()


def _report_required(rule: FieldRule, mapping: YamlMapping, report: Report) -> None:
    written = mapping.get(rule.name)
    report.error(
        "YML010",
        written.key.span if written else mapping.span,
        f"{rule.name} 没有值" if written else f"缺少 {rule.name}（{rule.meaning}）",
        f"加一行，例如 {rule.example}；值以 # 开头时要加引号",
        f"{rule.name} is {'empty' if written else 'missing'}",
    )


def _report_unknown(
    key: Scalar, known: Mapping[str, FieldRule], report: Report, where: str
) -> None:
    name = key.value
    if "：" in name and name.split("：")[0].strip() in known:
        report.error(
            "YML013",
            key.span,
            "键后面用了中文冒号“：”",
            "改成英文冒号加一个空格，例如 title: 文字",
            "the key is followed by a full-width colon",
        )
        return
    near = nearest(name, known)
    report.error(
        "YML008",
        key.span,
        f"{where}没有 {shown(name)} 这个键",
        f"是不是 {near}？" if near else f"可用的键：{'、'.join(known)}",
        f"unknown key {shown(name)}",
    )


def nearest(word: str, candidates: Iterable[str]) -> str | None:
    """The candidate that was probably meant, or None."""
    folded = word.strip().lower().replace("-", "_")
    # A Chinese word of two characters with one of them wrong is half right.
    cutoff = 0.5 if len(folded) == 2 and not folded.isascii() else 0.6
    matches = difflib.get_close_matches(folded[:80], list(candidates), n=3, cutoff=cutoff)
    alike = (match for match in matches if match[:1] == folded[:1] and cutoff < 0.6)
    return next(alike, matches[0]) if matches else None


def shown(value: str) -> str:
    """A value in a message: one line, not endless."""
    line = " ".join(value.split())
    return line if len(line) <= 40 else line[:39] + "…"


class _Values:
    """Collects the values of one mapping by type."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._texts: dict[str, str] = {}
        self._numbers: dict[str, int] = {}
        self._words: dict[str, tuple[str, ...]] = {}
        self._pairs: dict[str, tuple[tuple[str, str], ...]] = {}
        self._spans: dict[str, Span] = {}

    def values(self) -> Values:
        return Values(
            texts=self._texts,
            numbers=self._numbers,
            words=self._words,
            pairs=self._pairs,
            spans=self._spans,
        )

    def read(self, rule: FieldRule, written: Field) -> None:
        self._spans[rule.name] = written.key.span
        match rule.type:
            case FieldType.WORDS:
                self._words[rule.name] = self._read_words(rule, written.value)
            case FieldType.TEXT_MAP:
                self._pairs[rule.name] = self._read_text_map(rule, written.value)
            case FieldType.LABELLED_LIST:
                self._pairs[rule.name] = self._read_labelled_list(rule, written.value)
            case _:
                self._read_scalar(rule, written.value)

    def _read_scalar(self, rule: FieldRule, node: Node) -> None:
        if not isinstance(node, Scalar):
            self._wrong_type(rule, node, "一个值，不是列表或映射", "a single value")
            return
        value = node.value.strip()
        match rule.type:
            case FieldType.WHOLE:
                number = self._whole(rule, node, value)
                if number is not None:
                    self._numbers[rule.name] = number
                return
            case FieldType.DATE:
                valid = self._is_date(rule, node, value)
            case FieldType.CHOICE:
                valid = self._is_choice(rule, node, value)
            case FieldType.PATTERN:
                valid = self._fits(rule, node, value)
            case FieldType.LONG_TEXT:
                valid = True
            case _:
                valid = self._is_one_line(rule, node, value)
        if valid:
            self._texts[rule.name] = value

    def _whole(self, rule: FieldRule, node: Scalar, value: str) -> int | None:
        if re.fullmatch(r"[0-9]{1,4}", value) and not node.quoted and int(value) > 0:
            return int(value)
        self._wrong_type(rule, node, "一个正整数，不加引号和单位", "a whole number above zero")
        return None

    def _is_date(self, rule: FieldRule, node: Scalar, value: str) -> bool:
        try:
            valid = bool(re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value))
            valid = valid and date.fromisoformat(value) is not None
        except ValueError:
            valid = False
        if not valid:
            self._report.error(
                "YML012",
                node.span,
                f"{rule.name} 不是存在的日期：{shown(value)}",
                f"写成 年-月-日，例如 {rule.example}",
                f"{rule.name} is not a date: {shown(value)}",
            )
        return valid

    def _is_choice(self, rule: FieldRule, node: Scalar, value: str) -> bool:
        if value in rule.choices:
            return True
        near = nearest(value, rule.choices)
        self._wrong_value(
            rule,
            node,
            value,
            (f"是不是 {near}？" if near else "") + f"可用：{'、'.join(rule.choices)}",
        )
        return False

    def _fits(self, rule: FieldRule, node: Scalar, value: str) -> bool:
        if re.fullmatch(rule.pattern, value):
            return True
        self._wrong_value(rule, node, value, f"{rule.meaning}，例如 {rule.example}")
        return False

    def _is_one_line(self, rule: FieldRule, node: Scalar, value: str) -> bool:
        if "\n" not in value:
            return True
        self._wrong_value(rule, node, value, "写成一行")
        return False

    def _read_words(self, rule: FieldRule, node: Node) -> tuple[str, ...]:
        if not isinstance(node, Sequence):
            self._wrong_type(rule, node, "一个列表", "a list of words")
            return ()
        words = (self._word(rule, item) for item in node.items)
        return tuple(word for word in words if word is not None)

    def _word(self, rule: FieldRule, node: Node) -> str | None:
        if not isinstance(node, Scalar) or not node.value.strip():
            self._wrong_type(rule, node, "一个词的列表", "a list of words")
            return None
        value = node.value.strip()
        if re.search(r"[，、；\n]", value):
            self._wrong_value(rule, node, value, "词与词之间用英文逗号隔开")
            return None
        if rule.pattern and not re.fullmatch(rule.pattern, value):
            self._wrong_value(rule, node, value, f"{rule.meaning}，例如 {rule.example}")
            return None
        return value

    def _read_text_map(self, rule: FieldRule, node: Node) -> tuple[tuple[str, str], ...]:
        if not isinstance(node, YamlMapping):
            self._wrong_type(rule, node, "缩进的“编号: 一句话”", "a map of ids to sentences")
            return ()
        pairs = [self._pair(rule, each) for each in node.fields]
        return tuple(pair for pair in pairs if pair is not None)

    def _read_labelled_list(self, rule: FieldRule, node: Node) -> tuple[tuple[str, str], ...]:
        expected = "“- 做什么: 怎么做”的列表，冒号是英文冒号加空格"
        if not isinstance(node, Sequence):
            self._wrong_type(rule, node, expected, "a list of maps with one key each")
            return ()
        pairs: list[tuple[str, str] | None] = []
        for item in node.items:
            if isinstance(item, YamlMapping) and len(item.fields) == 1:
                pairs.append(self._pair(rule, item.fields[0]))
            else:
                self._wrong_type(rule, item, expected, "a list of maps with one key each")
        return tuple(pair for pair in pairs if pair is not None)

    def _pair(self, rule: FieldRule, each: Field) -> tuple[str, str] | None:
        key = each.key.value.strip()
        if rule.pattern and not re.fullmatch(rule.pattern, key):
            self._wrong_value(
                rule, each.key, key, f"编号只用小写字母、数字和连字符，例如 {rule.example}"
            )
            return None
        if not isinstance(each.value, Scalar) or not each.value.value.strip() or not key:
            self._wrong_type(rule, each.key, "“键: 一句话”，冒号后空一格", "a key and a sentence")
            return None
        return key, " ".join(each.value.value.split())

    def _wrong_type(self, rule: FieldRule, node: Node, expected: str, english: str) -> None:
        is_colon = isinstance(node, Scalar) and "：" in node.value
        self._report.error(
            "YML009",
            node.span,
            f"{rule.name} 应当是{expected}",
            f"例如 {rule.example}" + ("；冒号要用英文冒号" if is_colon else ""),
            f"{rule.name} must be {english}",
        )

    def _wrong_value(self, rule: FieldRule, node: Node, value: str, hint: str) -> None:
        self._report.error(
            "YML011",
            node.span,
            f"{rule.name} 不能是“{shown(value)}”",
            hint,
            f"{rule.name} cannot be “{shown(value)}”",
        )
