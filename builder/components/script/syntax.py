"""A ``/// script`` block → its steps and what never to say."""

from collections.abc import Iterator
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
CHANNELS = ("面对面", "电话", "在线", "短信", "邮件", "广播")


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """What is said on one channel in place of the step's own wording."""

    channel: str
    """One of ``CHANNELS``."""
    wording: RichText


@dataclass(frozen=True, slots=True, kw_only=True)
class ScriptStep:
    """One step: its name, what to say, why, what one may say instead, and what on which channel."""

    name: RichText
    wording: RichText
    intent: RichText = RichText()
    alternatives: tuple[RichText, ...] = ()
    variants: tuple[Variant, ...] = ()
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Script:
    """A script: steps in order, then phrases that must not be said."""

    steps: tuple[ScriptStep, ...]
    never: LabelledPhrases | None
    channel: str = ""
    """The channel that the steps' own wording is written for; empty when it serves all that have no other."""
    span: Span


def spoken_extras(script: Script) -> tuple[str, ...]:
    """What a slide leaves to the speaker notes: the alternatives and the channels' wording of each step."""
    return tuple(line for step in script.steps for line in _spoken(step))


def _spoken(step: ScriptStep) -> Iterator[str]:
    name = step.name.plain
    if step.alternatives:
        yield f"{name}，也可以说：{'｜'.join(text.plain for text in step.alternatives)}"
    for variant in step.variants:
        yield f"{name}，{variant.channel}这样说：{variant.wording.plain}"


def read_script(source: Source, report: Report) -> Script | None:
    """The script in a block, or None when it has no step."""
    items, never = read_items_and_phrases(source, report, listed="编号列表", said="不要说")
    if not items:
        return None
    steps = tuple(_step(source, item, report) for item in items)
    channel = source.options.get("channel", "").strip()
    return Script(steps=steps, never=never, channel=channel, span=source.span)


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
    intent, alternatives, variants = _read_details(item, source, report)
    return ScriptStep(
        name=name,
        wording=wording,
        intent=intent,
        alternatives=alternatives,
        variants=variants,
        span=item.span,
    )


def _read_details(
    item: Item, source: Source, report: Report
) -> tuple[RichText, tuple[RichText, ...], tuple[Variant, ...]]:
    intent = RichText()
    alternatives: list[RichText] = []
    variants: dict[str, Variant] = {}
    taken = source.options.get("channel", "").strip()
    for detail in item.details:
        prefix, text = take_prefix(whole_text(detail), (*INTENT, *ALTERNATIVE, *CHANNELS))
        if prefix in ALTERNATIVE:
            alternatives.append(text)
        elif prefix in INTENT and not intent:
            intent = text
        elif prefix in CHANNELS and prefix not in (*variants, taken):
            variants[prefix] = Variant(channel=prefix, wording=text)
        elif prefix in CHANNELS:
            _report_channel_twice(detail, prefix, report)
        else:
            misfit(
                report,
                detail.span,
                "话术的子项只有三种：意图（一条）、也可以，和某个渠道的说法",
                f"写成 - 意图：……，- 也可以：……，或 - 电话：……；渠道有{'、'.join(CHANNELS)}",
                "nested item of a script is neither intent, alternative nor channel",
            )
        for deeper in detail.details:
            misfit(
                report,
                deeper.span,
                "话术的子项下面不能再分",
                "并到上一级的文字里",
                "items of script are nested too deeply",
            )
    return intent, tuple(alternatives), tuple(variants.values())


def _report_channel_twice(detail: Item, channel: str, report: Report) -> None:
    misfit(
        report,
        detail.span,
        f"这一步已经有“{channel}”的说法了",
        "一步里每个渠道只写一条，别的说法写成 - 也可以：……；channel 选项里的渠道就是步骤自己的那一句",
        "script step has two wordings for one channel",
    )
