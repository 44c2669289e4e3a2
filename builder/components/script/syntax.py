"""A ``/// script`` block → its steps and what never to say."""

from dataclasses import dataclass

from builder.components.base import Source
from builder.components.phrases import LabelledPhrases, read_items_and_phrases, take_prefix
from builder.components.reading import (
    misfit,
    report_missing_label,
    report_unused_parts,
    whole_text,
)
from builder.lint.diagnostic import Report
from builder.model.block import Item
from builder.model.inline import RichText
from builder.model.span import Span

INTENT = ("意图", "目的", "用意")
ALTERNATIVE = ("也可以", "也可以说", "或者")


@dataclass(frozen=True, slots=True, kw_only=True)
class ScriptStep:
    """One step: its name, what to say, why, and what one may say instead."""

    name: RichText
    wording: RichText
    intent: RichText = RichText()
    alternatives: tuple[RichText, ...] = ()
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Script:
    """A script: steps in order, then phrases that must not be said."""

    steps: tuple[ScriptStep, ...]
    never: LabelledPhrases | None
    span: Span


def spoken_extras(script: Script) -> tuple[str, ...]:
    """What a slide leaves to the speaker notes: the alternatives of each step."""
    return tuple(
        f"{step.name.plain}，也可以说：{'｜'.join(text.plain for text in step.alternatives)}"
        for step in script.steps
        if step.alternatives
    )


def read_script(source: Source, report: Report) -> Script | None:
    """The script in a block, or None when it has no step."""
    items, never = read_items_and_phrases(source, report, listed="编号列表", said="不要说")
    if not items:
        return None
    steps = tuple(_step(source, item, report) for item in items)
    return Script(steps=steps, never=never, span=source.span)


def _step(source: Source, item: Item, report: Report) -> ScriptStep:
    report_unused_parts(source, item, report)
    name, wording = item.label, item.body
    if name is None:
        report_missing_label(source, item, "1. **接纳**：说出来的话", report)
        name = RichText(span=item.span)
    elif not wording:
        misfit(
            report,
            item.span,
            f"话术的“{name.plain}”没有写要说的话",
            "在标签后面写冒号和要说的那一句",
            "script step has no wording",
        )
    intent, alternatives = _read_details(item, report)
    return ScriptStep(
        name=name, wording=wording, intent=intent, alternatives=alternatives, span=item.span
    )


def _read_details(item: Item, report: Report) -> tuple[RichText, tuple[RichText, ...]]:
    intent = RichText()
    alternatives: list[RichText] = []
    for detail in item.details:
        prefix, text = take_prefix(whole_text(detail), (*INTENT, *ALTERNATIVE))
        if prefix in ALTERNATIVE:
            alternatives.append(text)
        elif prefix in INTENT and not intent:
            intent = text
        else:
            misfit(
                report,
                detail.span,
                "话术的子项只有两种：意图（一条）和也可以",
                "写成 - 意图：……，或 - 也可以：……",
                "nested item of a script is neither intent nor alternative",
            )
        for deeper in detail.details:
            misfit(
                report,
                deeper.span,
                "话术的子项下面不能再分",
                "并到上一级的文字里",
                "items of script are nested too deeply",
            )
    return intent, tuple(alternatives)
