"""The metrics of the library as a list of definitions."""

from collections.abc import Sequence
from xml.etree.ElementTree import Element

from builder.components.html import element
from builder.components.metric.calculator import calculator_data
from builder.components.metric.levels import direction_words
from builder.model.metric import Metric


def metric_list(metrics: Sequence[Metric]) -> Element:
    """Name, formula, levels and origin of each metric, in the file's order."""
    made = element("div", "cw-library cw-library-metrics", *(_metric(each) for each in metrics))
    made.set("data-counted", "个指标")
    return made


def _metric(metric: Metric) -> Element:
    short = f"（{metric.short}）" if metric.short not in ("", metric.name) else ""
    head = element(
        "div",
        "cw-library-head",
        element("span", "cw-library-ref", metric.ref),
        element("strong", "cw-library-title", f"{metric.name}{short}"),
        element("span", "cw-library-facts", direction_words(metric)),
    )
    facts = [_fact("算法", metric.formula), _levels(metric), _fact("来路", metric.origin)]
    kept = [part for fact in facts if fact for part in fact]
    definition = element("dl", "cw-library-definition", *kept)
    made = element(
        "section",
        "cw-library-metric",
        head,
        definition,
        id=metric_anchor(metric),
        **calculator_data(metric),
    )
    made.set("data-direction", direction_words(metric))
    return made


def metric_anchor(metric: Metric) -> str:
    """Id of a metric in the list."""
    return f"metric-{metric.ref.lower()}"


def _fact(name: str, value: str) -> tuple[Element, Element] | None:
    return (element("dt", "", name), element("dd", "", value)) if value else None


def _levels(metric: Metric) -> tuple[Element, Element] | None:
    levels = "；".join(f"{each.level} {each.value}" for each in metric.thresholds)
    return _fact("档位", levels)
