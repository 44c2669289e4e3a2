"""The levels of a metric, from the worst to the best."""

from collections.abc import Iterable
from dataclasses import dataclass

from builder.components.limits import Limit, read_limit
from builder.model.metric import Metric, Threshold

ALARMS = ("预警", "警戒", "不合格")
"""Levels that call for action; they never look like the best one."""
DIRECTIONS = (("up", "越高越好"), ("down", "越低越好"), ("level", "合适就好"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Levels:
    """What stands on the scale and what stands beside it."""

    steps: tuple[Threshold, ...] = ()
    """Levels that can be compared, from worst to best; none, or at least two."""
    remarks: tuple[Threshold, ...] = ()
    """Levels of a part only, of a change, or a single one."""


def levels_of(metric: Metric) -> Levels:
    """Levels with a plain value make the scale when there are two of them at least."""
    limits = [(each, read_limit(each.value)) for each in metric.thresholds]
    plain = [(each, limit) for each, limit in limits if limit]
    if len(plain) < 2:
        return Levels(remarks=metric.thresholds)
    return Levels(
        steps=tuple(each for each, _ in _from_worst(metric, plain)),
        remarks=tuple(each for each, limit in limits if not limit),
    )


def bands_of(metric: Metric) -> tuple[tuple[Threshold, Limit], ...]:
    """Levels that a value can be held against, from worst to best: bounds and ranges in the metric's own unit.

    A bare number (``30%``) is an example and judges nothing; where neither more nor less is better, nothing does.
    """
    if metric.direction == "level":
        return ()
    limits = [(each, read_limit(each.value)) for each in metric.thresholds]
    judging = [
        (each, limit)
        for each, limit in limits
        if limit and (limit.sign or limit.first < limit.last) and limit.unit in ("", metric.unit)
    ]
    return tuple(_from_worst(metric, judging))


def _from_worst(
    metric: Metric, levels: Iterable[tuple[Threshold, Limit]]
) -> list[tuple[Threshold, Limit]]:
    return sorted(levels, key=lambda pair: _rank(pair[1]), reverse=metric.direction == "down")


def direction_words(metric: Metric) -> str:
    """Which values are better, as words: 越高越好."""
    return dict(DIRECTIONS)[metric.direction]


def _rank(limit: Limit) -> tuple[float, int]:
    side = 1 if limit.is_floor else -1 if limit.is_ceiling else 0
    return (limit.first + limit.last) / 2, side
