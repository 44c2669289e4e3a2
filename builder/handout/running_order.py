"""What a presenter does when: the plan with slide numbers and a running clock."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from builder.model.block import Block, ComponentBlock, ListBlock, Paragraph
from builder.model.slide import Plan, Slide


@dataclass(frozen=True, slots=True, kw_only=True)
class Phase:
    """A row of what an exercise needs: its name, its length as written, the task."""

    name: str
    length: str
    task: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """One planned slide, with the slides it continues on."""

    first: int
    """Number of its first slide, counted from 1 as PowerPoint does."""
    last: int
    title: str
    minutes: float
    begins: float
    """Minutes since the course began."""
    say: tuple[str, ...]
    do: tuple[str, ...]
    phases: tuple[Phase, ...]
    hints: tuple[str, ...]
    """What else an exercise says: what observers look for."""
    sources: tuple[str, ...]

    @property
    def ends(self) -> float:
        """Minutes since the course began, at the end of the last of its slides."""
        return self.begins + self.minutes

    @property
    def numbers(self) -> str:
        """``7`` or ``7–8``."""
        return str(self.first) if self.first == self.last else f"{self.first}–{self.last}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """The stops of one section of the course."""

    title: str
    stops: tuple[Stop, ...]

    @property
    def minutes(self) -> float:
        """All its stops together."""
        return sum(stop.minutes for stop in self.stops)

    @property
    def numbers(self) -> str:
        """From its first slide to its last."""
        first, last = self.stops[0].first, self.stops[-1].last
        return str(first) if first == last else f"{first}–{last}"


@dataclass(frozen=True, slots=True, kw_only=True)
class RunningOrder:
    """A course as its presenter needs it."""

    title: str
    summary: str
    presenter: str
    organisation: str
    parts: tuple[Part, ...]

    @property
    def minutes(self) -> float:
        """The whole course."""
        return sum(part.minutes for part in self.parts)

    @property
    def slide_count(self) -> int:
        """Slides of the deck, continued ones counted."""
        return self.parts[-1].stops[-1].last if self.parts else 0


def running_order(plan: Plan, slide_counts: Sequence[int]) -> RunningOrder:
    """The plan in the deck's own numbers; ``slide_counts`` says how many slides each planned one became."""
    stops = _stops(plan, slide_counts)
    pairs = zip(plan.slides, stops, strict=True)
    parts = groupby(pairs, key=lambda pair: pair[0].section_title or plan.title)
    return RunningOrder(
        title=plan.title,
        summary=plan.summary,
        presenter=plan.presenter,
        organisation=plan.organisation,
        parts=tuple(
            Part(title=title, stops=tuple(stop for _, stop in group)) for title, group in parts
        ),
    )


def clock(minutes: float) -> str:
    """Time since the beginning, ``1:05`` for 65 minutes."""
    hours, rest = divmod(int(minutes), 60)
    return f"{hours}:{rest:02d}"


def _stops(plan: Plan, slide_counts: Sequence[int]) -> Iterator[Stop]:
    number, passed = 1, 0.0
    for slide, count in zip(plan.slides, slide_counts, strict=True):
        stop = _stop(slide, number, count, passed)
        number += count
        passed = stop.ends
        yield stop


def _stop(slide: Slide, number: int, count: int, passed: float) -> Stop:
    blocks = tuple(_inside(slide.blocks)) if slide.is_exercise else ()
    return Stop(
        first=number,
        last=number + max(count, 1) - 1,
        title=slide.title.plain.replace("\n", ""),
        minutes=slide.minutes or 0.0,
        begins=passed,
        say=tuple(line for line in slide.notes.prose if line),
        do=tuple(line for line in slide.notes.trainer if line),
        phases=tuple(_phases(blocks)),
        hints=tuple(block.text.plain for block in blocks if isinstance(block, Paragraph)),
        sources=slide.source_notes,
    )


def _inside(blocks: Sequence[Block]) -> Iterator[Block]:
    for block in blocks:
        if isinstance(block, ComponentBlock):
            yield from block.blocks
        else:
            yield block


def _phases(blocks: Sequence[Block]) -> Iterator[Phase]:
    for block in blocks:
        for item in block.items if isinstance(block, ListBlock) else ():
            yield Phase(
                name=item.label.plain if item.label else "",
                length=item.measure.text if item.measure else "",
                task=item.body.plain,
            )
