"""What the site's calculator needs to know of a metric, as one attribute of its card."""

from builder.components.html import json_value
from builder.components.metric.levels import ALARMS, bands_of
from builder.model.metric import Metric


def calculator_data(metric: Metric) -> dict[str, str]:
    """``data-calculator`` with kind, terms and bands from worst to best as JSON; nothing without a calculator."""
    calculator = metric.calculator
    if calculator is None:
        return {}
    judged = bands_of(metric)
    bands = [
        {
            "level": each.level,
            "value": each.value,
            "sign": limit.sign,
            "first": limit.first,
            "last": limit.last,
            "alarm": each.level in ALARMS,
        }
        for each, limit in judged
    ]
    levels = [each for each, _ in judged]
    notes = [f"{each.level} {each.value}" for each in metric.thresholds if each not in levels]
    data = {
        "ref": metric.ref,
        "name": metric.short or metric.name,
        "kind": calculator.kind,
        "terms": calculator.terms,
        "unit": metric.unit,
        "direction": metric.direction,
        "bands": bands,
        "notes": notes,
    }
    return {"data-calculator": json_value(data)}
