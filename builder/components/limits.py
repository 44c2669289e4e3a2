"""Values with a sign of comparison, as people write them: ``≥80%``, ``<0.5 秒``, ``30–50``."""

import re
import unicodedata
from dataclasses import dataclass

from builder.components.chart.numbers import read_number

_NUMBER = r"[-+−]?\d[\d,]*(?:\.\d+)?"
_LIMIT = re.compile(
    rf"^(?P<sign>≥|≤|>=|<=|>|<|=|约|不低于|不少于|至少|高于|不高于|不超过|最多|低于)?\s*"
    rf"(?P<first>{_NUMBER})\s*(?P<unit>[^\d\s]*?)?"
    rf"(?:\s*(?:[–—~至\-])\s*(?P<second>{_NUMBER}))?\s*(?P<last_unit>[^\d\s]*?)$"
)
_ENDINGS = (("以上", "≥"), ("以内", "≤"), ("以下", "≤"))
_SIGNS = {
    ">=": "≥",
    "不低于": "≥",
    "不少于": "≥",
    "至少": "≥",
    "高于": ">",
    "<=": "≤",
    "不高于": "≤",
    "不超过": "≤",
    "最多": "≤",
    "低于": "<",
    "约": "",
    "=": "",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """A bound or a range."""

    sign: str
    """One of ``≥ ≤ > <``; empty for a bare number and a range."""
    first: float
    last: float
    """The upper end of a range; otherwise the number itself."""
    unit: str

    @property
    def is_floor(self) -> bool:
        """Whether more than it reaches it."""
        return self.sign in ("≥", ">")

    @property
    def is_ceiling(self) -> bool:
        """Whether less than it reaches it."""
        return self.sign in ("≤", "<")

    def includes(self, value: float) -> bool:
        """Whether ``value`` satisfies the comparison, or lies in the range."""
        match self.sign:
            case "≥":
                return value >= self.first
            case ">":
                return value > self.first
            case "≤":
                return value <= self.first
            case "<":
                return value < self.first
        return self.first <= value <= self.last


def read_limit(text: str) -> Limit | None:
    """The limit in ``text``; None for words, and for numbers with words before them (``在线 ≤30 秒``)."""
    plain = unicodedata.normalize("NFKC", text).strip()
    ending = next((pair for pair in _ENDINGS if plain.endswith(pair[0])), None)
    if ending:
        plain = ending[1] + plain.removesuffix(ending[0]).strip()
    found = _LIMIT.match(plain)
    if found is None:
        return None
    first = read_number(found["first"])
    last = read_number(found["second"]) if found["second"] else first
    if first is None or last is None:
        return None
    sign = found["sign"] or ""
    return Limit(
        sign=_SIGNS.get(sign, sign),
        first=min(first.value, last.value),
        last=max(first.value, last.value),
        unit=found["last_unit"] or found["unit"] or "",
    )
