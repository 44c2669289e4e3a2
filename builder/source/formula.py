"""What a metric's formula divides, subtracts or multiplies, so that the site can calculate with it.

The formula is a sentence for people, ``首次解决数 ÷ 问题总数 × 100%``. Its kind is declared beside it, and the formula
has to have that kind's form: so the words above a field are the formula's own, and the two cannot disagree.
"""

import re
from collections.abc import Mapping
from types import MappingProxyType

from builder.model.metric import Calculator

_TERM = r"[^÷×−+（）()]+?"
FORMS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "share": (rf"(?P<a>{_TERM}) ÷ (?P<b>{_TERM}) × 100%", "部分 ÷ 总数 × 100%"),
        "ratio": (rf"(?P<a>{_TERM}) ÷ (?P<b>{_TERM}) × 100%", "甲 ÷ 乙 × 100%"),
        "quotient": (rf"(?P<a>{_TERM}) ÷ (?P<b>{_TERM})", "总量 ÷ 件数"),
        "product": (rf"(?P<a>{_TERM}) × (?P<b>{_TERM})", "甲 × 乙"),
        "elapsed": (rf"(?P<a>{_TERM}时刻) − (?P<b>{_TERM}时刻)", "结束时刻 − 开始时刻"),
        "change": (
            rf"（(?P<a>{_TERM}) − (?P<b>{_TERM})）÷ (?P=b) × 100%",
            "（改后 − 改前）÷ 改前 × 100%",
        ),
        "roi": (
            rf"（(?P<a>{_TERM}) − (?P<b>{_TERM})）÷ (?P=b) × 100%",
            "（收益 − 投入）÷ 投入 × 100%",
        ),
        "nps": (rf"(?P<a>{_TERM}) − (?P<b>{_TERM})", "推荐者占比 − 贬损者占比"),
    }
)
"""Form of the formula and how to write it, by kind."""
TIME_UNITS = ("秒", "分钟", "小时", "天")
"""Units of ``elapsed``."""


def read_calculator(kind: str, formula: str) -> Calculator | None:
    """The terms of a formula of this kind; None when it has another form."""
    pattern, _ = FORMS[kind]
    found = re.fullmatch(pattern, formula.strip())
    return Calculator(kind=kind, terms=(found["a"].strip(), found["b"].strip())) if found else None
