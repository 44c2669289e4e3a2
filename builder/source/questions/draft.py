"""A question from elsewhere: its parts as characters, and where each stood."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

PARTS = (
    "题型",
    "题目",
    "选项",
    "答案",
    "解析",
    "难度",
    "知识点",
    "分值",
    "目标",
    "提示",
    "评分要点",
    "短名",
)
"""What a question from elsewhere may have; ``选项`` are several."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """The parts of one question, trimmed, as they were written."""

    place: str
    """For people: ``第 12 行``, or ``第 7 行（A7）``."""
    parts: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """By the names of ``PARTS``, without the options."""
    options: tuple[str, ...] = ()

    def part(self, name: str) -> str:
        """The characters of a part; empty where there is none."""
        return self.parts.get(name, "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """A line or cell that was not understood, and why."""

    place: str
    message: str


@dataclass(frozen=True, slots=True)
class Intake:
    """What was found in a file."""

    drafts: tuple[Draft, ...]
    unread: tuple[Unread, ...]
