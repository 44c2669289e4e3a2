"""A service metric: how it is counted and which values are good."""

from dataclasses import dataclass, field
from typing import Literal

from builder.model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Threshold:
    """A level and the values that reach it, as written: 优秀, ``≥90%``."""

    level: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Calculator:
    """How a metric is calculated from numbers that a reader puts in."""

    kind: str
    """``share`` (of a whole), ``ratio``, ``quotient``, ``product``, ``elapsed``, ``change``, ``roi`` or ``nps``."""
    terms: tuple[str, str]
    """The two terms of the formula, in its order: 首次解决数, 问题总数."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Metric:
    """One entry of ``content/kpis/metrics.yml``."""

    ref: str
    """Library number, ``K01``."""
    name: str
    short: str = ""
    """Abbreviation: NPS."""
    formula: str = ""
    unit: str = ""
    direction: Literal["up", "down", "level"] = "up"
    """Whether more or less is better, or neither: a share that should be right."""
    thresholds: tuple[Threshold, ...] = ()
    origin: str = ""
    """Where formula and values come from."""
    calculator: Calculator | None = None
    span: Span = field(default=Span(""), compare=False)
