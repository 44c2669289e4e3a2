"""A metric on the site: a card with formula, levels and origin."""

from xml.etree.ElementTree import Element

from builder.components.html import element
from builder.components.metric.calculator import calculator_data
from builder.components.metric.levels import ALARMS, direction_words, levels_of
from builder.model.metric import Metric


def metric_html(metric: Metric) -> Element:
    """Head, levels as an ordered list from worst to best, and a list of definitions."""
    short = (
        element("span", "cw-metric-short", metric.short) if metric.short != metric.name else None
    )
    head = element(
        "div",
        "cw-metric-head",
        element("strong", "cw-metric-name", metric.name),
        short,
        element("span", "cw-metric-facts", f"{metric.ref} · {direction_words(metric)}"),
    )
    levels = levels_of(metric)
    made = element("section", "cw-metric", head, **calculator_data(metric))
    if levels.steps:
        best = len(levels.steps) - 1
        made.append(
            element(
                "ol",
                "cw-metric-levels",
                *(
                    element(
                        "li",
                        _kind(each.level, is_best=number == best),
                        element("span", "cw-metric-level", each.level),
                        element("strong", "cw-metric-value", each.value),
                    )
                    for number, each in enumerate(levels.steps)
                ),
            )
        )
    remarks = "；".join(f"{each.level} {each.value}" for each in levels.remarks)
    facts = (("算法", metric.formula), ("另外" if levels.steps else "档位", remarks))
    rows = [
        element("div", "", element("dt", "", name), element("dd", "", value))
        for name, value in (*facts, ("来路", metric.origin))
        if value
    ]
    made.append(element("dl", "cw-metric-definition", *rows))
    return made


def missing_metric(ref: str) -> Element:
    """What stands where a number names no metric."""
    notice = element("p", "", f"没有编号为 {ref} 的指标。")
    return element("div", "cw-metric cw-metric-missing", notice)


def _kind(level: str, *, is_best: bool) -> str:
    if level in ALARMS:
        return "cw-metric-alarm"
    return "cw-metric-best" if is_best else ""
