"""``/// do-dont``: wordings in pairs, what not to say and what to say instead."""

from dataclasses import dataclass, field

from builder.components.base import Source
from builder.components.reading import (
    misfit,
    read_items,
    report_missing_label,
    report_unused_parts,
    take_details,
)
from builder.lint.diagnostic import Report
from builder.model.block import Item
from builder.model.inline import RichText, Run, join
from builder.model.span import Span

DONT_BEGINS = ("不", "别", "勿")
"""A label that begins so is a don't."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """One side of a pair."""

    label: RichText
    text: RichText
    reasons: tuple[RichText, ...]
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """What not to do beside what to do; one side is missing only where the author left it out."""

    dont: Wording | None
    do: Wording | None
    key: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DoDont:
    """Pairs in the author's order."""

    pairs: tuple[Pair, ...]

    @property
    def dont_label(self) -> RichText | None:
        """The label that every don't carries, or None where they differ."""
        return _shared(tuple(pair.dont for pair in self.pairs))

    @property
    def do_label(self) -> RichText | None:
        """The label that every do carries, or None where they differ."""
        return _shared(tuple(pair.do for pair in self.pairs))


def parse_do_dont(source: Source, report: Report) -> DoDont | None:
    """Pair neighbouring items; a side without its partner is reported and stands alone."""
    pairs: list[Pair] = []
    waiting: tuple[bool, Wording, bool] | None = None
    for item in read_items(source, report):
        if item.label is None:
            report_missing_label(source, item, "- **不要说**：我们会尽快处理", report)
            continue
        is_dont = item.label.plain.startswith(DONT_BEGINS)
        wording = _wording(source, item, item.label, report)
        if waiting is None:
            waiting = (is_dont, wording, item.key)
        elif waiting[0] != is_dont:
            pairs.append(_pair(waiting, (is_dont, wording, item.key)))
            waiting = None
        else:
            pairs.append(_alone(waiting, report))
            waiting = (is_dont, wording, item.key)
    if waiting is not None:
        pairs.append(_alone(waiting, report))
    return DoDont(pairs=tuple(pairs)) if pairs else None


def _wording(source: Source, item: Item, label: RichText, report: Report) -> Wording:
    report_unused_parts(source, item, report)
    measure = RichText(runs=(Run(text=f"（{item.measure.text}）"),)) if item.measure else RichText()
    return Wording(
        label=join((label, measure)),
        text=item.body,
        reasons=take_details(source, item, report),
        span=item.span,
    )


def _pair(first: tuple[bool, Wording, bool], second: tuple[bool, Wording, bool]) -> Pair:
    dont, do = (first[1], second[1]) if first[0] else (second[1], first[1])
    return Pair(dont=dont, do=do, key=first[2] or second[2])


def _alone(side: tuple[bool, Wording, bool], report: Report) -> Pair:
    is_dont, wording, key = side
    missing = "这样说" if is_dont else "不要说"
    misfit(
        report,
        wording.span,
        f"“{wording.label.plain}：{wording.text.plain[:12]}”没有成对的另一半",
        f"在它{'后面' if is_dont else '前面'}补一项 - **{missing}**：",
        "a do or don't without its partner",
    )
    return Pair(dont=wording if is_dont else None, do=None if is_dont else wording, key=key)


def _shared(sides: tuple[Wording | None, ...]) -> RichText | None:
    labels = {side.label.plain: side.label for side in sides if side}
    return next(iter(labels.values())) if len(labels) == 1 else None
