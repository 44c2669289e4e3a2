"""Widths and heights of characters in the fonts a deck may be shown in.

Widths are upper bounds over the stack, so text that fits here fits in PowerPoint, WPS and LibreOffice.
"""

import functools
import json
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib import resources
from typing import Any

NATURAL_HEIGHT_EM: Mapping[str, float] = {
    "Microsoft YaHei": 1.32,
    "PingFang SC": 1.40,
    "Noto Sans CJK SC": 1.448,
}
"""Line height at 100 % spacing, in em: ascent plus descent of each font."""

TARGET_FAMILY = "Microsoft YaHei"
"""The font that line spacing is written for: what most trainers open a deck in."""

ZERO_WIDTH = frozenset("\n\r\u200b\u200c\u200d\u2060\ufeff\ufe0e\ufe0f")
EMOJI_START = 0x1F000
EMOJI_EM = 1.4


def spacing_percent(pitch_em: float, family: str = TARGET_FAMILY) -> float:
    """Line spacing in percent of the font's natural height that sets baselines ``pitch_em`` apart."""
    return 100 * pitch_em / NATURAL_HEIGHT_EM.get(family, NATURAL_HEIGHT_EM[TARGET_FAMILY])


class Advances(dict[str, float]):
    """Advance of a character in em, looked up in ranges once and kept."""

    def __init__(self, ranges: list[list[int]], floors: Mapping[str, int]) -> None:
        super().__init__()
        self._starts = [first for first, _, _ in ranges]
        self._ranges = ranges
        self._floors = floors

    def __missing__(self, character: str) -> float:
        width = self[character] = self._look_up(character)
        return width

    def _look_up(self, character: str) -> float:
        if character in ZERO_WIDTH:
            return 0.0
        code = ord(character)
        if code >= EMOJI_START and code < 0x20000:
            return EMOJI_EM
        number = bisect_right(self._starts, code) - 1
        advance = 1000
        if number >= 0 and code <= self._ranges[number][1]:
            advance = self._ranges[number][2]
        return max(advance, self._floors.get(character, 0)) / 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class FontMetrics:
    """Advances of both weights and the line heights of the stack, all in em."""

    regular: Advances = field(repr=False)
    bold: Advances = field(repr=False)
    target_height_em: float = NATURAL_HEIGHT_EM[TARGET_FAMILY]
    """Natural height of the font that percentages of line spacing are computed for."""
    largest_height_em: float = max(NATURAL_HEIGHT_EM.values())
    """Natural height of the tallest font that may show the deck."""

    @property
    def height_factor(self) -> float:
        """How much taller than specified a line may turn out in the tallest font."""
        return self.largest_height_em / self.target_height_em

    def advances(self, *, bold: bool) -> Advances:
        """Advances of one weight; index by character."""
        return self.bold if bold else self.regular

    def width_em(self, text: str, *, bold: bool = False) -> float:
        """Width of ``text`` on one line, in em."""
        return sum(map(self.advances(bold=bold).__getitem__, text))


def _data(name: str) -> Any:
    source = resources.files("builder.layout.metrics").joinpath(name)
    return json.loads(source.read_text(encoding="utf-8"))


@functools.cache
def shipped_metrics() -> FontMetrics:
    """The metrics that come with the package; the same object every time."""
    noto, floors = _data("noto-sans-cjk-sc.json"), _data("floors.json")
    return FontMetrics(
        regular=Advances(noto["regular"], floors["both"]),
        bold=Advances(noto["bold"], floors["both"] | floors["bold"]),
    )
