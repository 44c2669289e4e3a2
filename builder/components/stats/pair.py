"""What a figure is compared with, where the nested sentence gives one value of the same unit."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from builder.components.figure import Figure
from builder.components.stats.syntax import Stat

_SECONDS = {"秒": 1.0, "分钟": 60.0, "小时": 3600.0}
"""Units of time that may stand for one another: 90 秒 beside 4 分钟."""
_BASES = (
    "由|从|原来|此前|之前|以前|过去|去年|同期|上个?月|上个?季度|上半年|上个?星期|上周|昨天"
    "|同行|同业|行业|平均|全国|约定|承诺|目标|标准|要求"
)
_CHANGES = "多少升降涨跌高低快慢差提增减"
"""Between base and number they turn a value into a difference: 比去年少 5 小时."""
_AFTER = rf"(?=[，。；、：,;！？）\s到至{_CHANGES}缩变]|$)"
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
SMALLEST_SHARE = 0.02
"""Of the longer bar; a shorter one would be a line that nobody reads."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A figure and its reference, in one unit."""

    before: float
    now: float
    unit: str
    """Pairs of one unit share a scale."""
    before_text: str
    now_text: str


def read_pairs(stats: Sequence[Stat]) -> tuple[Pair, ...]:
    """One pair per figure, or none at all: figures of one rank are drawn alike."""
    pairs = [_pair(stat.figure, stat.comparison.plain) for stat in stats]
    found = tuple(pair for pair in pairs if pair is not None)
    return found if len(found) == len(pairs) and _are_drawable(found) else ()


def longest(pairs: Sequence[Pair], unit: str) -> float:
    """The largest value of a unit, which takes the whole width."""
    return max(max(pair.before, pair.now) for pair in pairs if pair.unit == unit)


def _pair(figure: Figure, comparison: str) -> Pair | None:
    if not _NUMBER.fullmatch(figure.number):
        return None  # a range or a change is no value that a bar could show
    unit = figure.unit.strip()
    units = "|".join(_SECONDS) if unit in _SECONDS else re.escape(unit)
    reference = re.compile(
        rf"(?:{_BASES})[^\d，。；、,;{_CHANGES}]{{0,8}}"
        rf"(?P<text>(?P<value>\d+(?:\.\d+)?)\s*(?P<unit>{units})){_AFTER}"
    )
    found = list(reference.finditer(comparison))
    if len(found) != 1:
        return None
    before, now = float(found[0]["value"]), float(figure.number)
    if unit in _SECONDS:
        before *= _SECONDS[found[0]["unit"]]
        now *= _SECONDS[unit]
    return Pair(
        before=before, now=now, unit=unit, before_text=found[0]["text"], now_text=figure.plain
    )


def _are_drawable(pairs: Sequence[Pair]) -> bool:
    return all(
        min(pair.before, pair.now) >= SMALLEST_SHARE * longest(pairs, pair.unit) > 0
        for pair in pairs
    )
