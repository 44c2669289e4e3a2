"""Numbers as people write them in a table's cell."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

_NUMBER = re.compile(r"^([-+−–]?)\s*(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?\s*(\D.*)?$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Number:
    """A value, its unit and how many digits stand behind its point."""

    value: float
    unit: str
    decimals: int


def read_number(text: str) -> Number | None:
    """``1,280 元`` → 1280 and 元; full-width digits and the minus sign are read too; None for words."""
    found = _NUMBER.match(unicodedata.normalize("NFKC", text).strip())
    if found is None:
        return None
    fraction = found[3] or ""
    value = float(found[2].replace(",", "") + fraction)
    sign = -1 if found[1] in ("-", "−", "–") else 1
    return Number(sign * value, (found[4] or "").strip(), max(0, len(fraction) - 1))


def number_text(value: float, unit: str) -> str:
    """A value with its unit, as it stands in a sentence: ``68%``, ``12 分钟``."""
    digits = f"{value:,.10g}" if abs(value) >= 10_000 else f"{value:.10g}"
    space = "" if not unit or unit[0] in "%‰℃" else " "
    return f"{digits}{space}{unit}"


def change_text(before: float, after: float) -> str:
    """A difference with its sign, as it stands at a pair: ``+20``, ``−35``, ``±0``."""
    difference = round(after - before, 6)
    sign = "+" if difference > 0 else "−" if difference < 0 else "±"
    return sign + number_text(abs(difference), "")


def unit_in_labels(unit: str) -> bool:
    """Whether a unit is short enough to stand behind every number of a chart."""
    return len(unit) == 1


def number_format(unit: str, decimals: int, values: Sequence[float]) -> str:
    """Excel's number format for data labels: thousands separated from 10,000 on, a minus sign and no hyphen."""
    largest = max((abs(value) for value in values), default=0.0)
    shown = "#,##0" if largest >= 10_000 else "General" if decimals else "0"
    if unit and unit_in_labels(unit):
        space = "" if unit[0] in "%‰℃" else " "
        shown += f'"{space}{unit.replace(chr(34), "")}"'
    return f'{shown};"−"{shown}' if min(values, default=0.0) < 0 else shown
