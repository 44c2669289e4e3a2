"""A topic → its slides: what is shown, what is spoken, under which title."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from builder.components import components
from builder.components.cards.syntax import Card, Cards
from builder.components.image.row import Pictures
from builder.components.picture_text.layout import PictureText
from builder.components.picture_text.pairing import Kind, together
from builder.lint.diagnostic import Report
from builder.model.block import (
    Admonition,
    Block,
    CodeBlock,
    ComponentBlock,
    Heading,
    Image,
    Item,
    ListBlock,
    Paragraph,
    Quote,
    Table,
)
from builder.model.inline import RichText, join, text
from builder.model.page import Page, Topic
from builder.model.slide import SAMPLE_NOTE, LeftOut, Slide, SpeakerNotes, Takeaway
from builder.model.span import Span
from builder.model.walk import texts_in
from builder.slides.forms import form_of
from builder.slides.spoken import spoken_lines

_TAKEAWAY_HAN = 34
"""Characters that one line of the strip holds."""
_SITE_ONLY = frozenset({"library", "downloads"})
POINTS_BESIDE_PICTURE = range(2, 7)
"""This many bold phrases of a topic that shows nothing but a picture stand beside it."""


@dataclass(slots=True)
class TopicPlan:
    """Slides of one topic, and what they leave out."""

    slides: list[Slide] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)


@dataclass(slots=True)
class _Visual:
    """One thing to show."""

    component: str
    content: object
    span: Span
    blocks: tuple[Block, ...] = ()
    """As written."""
    title: RichText | None = None
    takeaway: Takeaway | None = None


@dataclass(slots=True)
class _Parts:
    prose: list[RichText] = field(default_factory=list)
    trainer: list[str] = field(default_factory=list)
    directions: list[RichText] = field(default_factory=list)
    """The texts behind ``trainer``, for the footnotes they refer to."""
    visuals: list[_Visual] = field(default_factory=list)


def plan_topic(page: Page, topic: Topic, report: Report) -> TopicPlan:
    """The slides of one topic; references to the library stay as they are for the caller to resolve."""
    plan = TopicPlan()
    parts = _split(topic.blocks, plan)
    if not parts.visuals:
        points = _points(parts.prose)
        if points is None:
            report.error(
                "DIA011",
                topic.span,
                f"“{topic.title.plain}”没有可以上屏的内容",
                "加一个列表、表格或组件，或者把段落里的关键短语加粗",
                "topic has nothing to show on a slide",
            )
            return plan
        parts.visuals.append(_Visual("bullets", points, topic.span, (points,)))
    parts.visuals = [_with_points(visual, parts) for visual in parts.visuals]
    prose = [paragraph.plain for paragraph in parts.prose]
    first_title = parts.visuals[0].title
    if first_title:
        # The topic's heading is the slide's title; the block's own name is for the trainer.
        prose.insert(0, first_title.plain)
    prose += [f"注：{note}" for note in _footnotes(page, parts.prose)]
    parts.trainer += [f"注：{note}" for note in _footnotes(page, parts.directions)]
    _report_unrevealed(topic, parts.visuals, report)
    for number, visual in enumerate(parts.visuals):
        extras = components()[visual.component].spoken(visual.content)
        notes = SpeakerNotes(prose=extras)
        if not number:
            notes = SpeakerNotes(prose=(*prose, *extras), trainer=tuple(parts.trainer))
        plan.slides.append(
            Slide(
                id=topic.id if not number else f"{topic.id}-{number + 1}",
                kind="content",
                title=_title(topic, visual, number),
                component=visual.component,
                content=visual.content,
                takeaway=visual.takeaway,
                source_notes=_source_notes(page, topic, visual),
                notes=notes,
                minutes=topic.minutes if not number else None,
                blocks=visual.blocks,
                is_exercise=components()[visual.component].is_exercise,
                reveal=_is_revealed(topic, visual),
                span=topic.span if not number else visual.span,
            )
        )
    return plan


def _is_revealed(topic: Topic, visual: _Visual) -> bool:
    component = components()[visual.component]
    asked = "reveal" in topic.classes or component.is_revealed(visual.content)
    return asked and component.can_reveal


def _report_unrevealed(topic: Topic, visuals: Sequence[_Visual], report: Report) -> None:
    if "reveal" in topic.classes and not any(_is_revealed(topic, visual) for visual in visuals):
        report.warn(
            "SLD004",
            topic.span,
            f"“{topic.title.plain}”写了 .reveal，这一页却没有能逐项出现的内容",
            "列表、大数字、steps 和 cards 能逐项出现；别的组件请去掉 .reveal",
            "nothing on the slide can appear click by click",
        )


def _split(blocks: Sequence[Block], plan: TopicPlan) -> _Parts:
    parts = _Parts()
    before, subsections = _subsections(blocks)
    _sort_blocks(before, parts, plan)
    if subsections and all(_is_card(content) for _, content in subsections):
        cards = tuple(_card(heading, content) for heading, content in subsections)
        written = tuple(block for heading, below in subsections for block in (heading, *below))
        parts.visuals.append(_Visual("cards", Cards(cards=cards), subsections[0][0].span, written))
        return parts
    for heading, content in subsections:
        first = len(parts.visuals)
        spoken = len(parts.prose)
        _sort_blocks(content, parts, plan)
        if len(parts.visuals) == first:
            body = join(parts.prose[spoken:], "\n")
            card = Card(title=heading.text, text=body, span=heading.span)
            written = (heading, *content)
            parts.visuals.append(_Visual("cards", Cards(cards=(card,)), heading.span, written))
        parts.visuals[first].title = heading.text
    return parts


def _subsections(
    blocks: Sequence[Block],
) -> tuple[list[Block], list[tuple[Heading, list[Block]]]]:
    before: list[Block] = []
    found: list[tuple[Heading, list[Block]]] = []
    for block in blocks:
        if isinstance(block, Heading) and block.level == 3:
            found.append((block, []))
        elif found:
            found[-1][1].append(block)
        else:
            before.append(block)
    return before, found


def _is_card(blocks: Sequence[Block]) -> bool:
    return bool(blocks) and all(isinstance(block, Paragraph) for block in blocks)


def _card(heading: Heading, blocks: Sequence[Block]) -> Card:
    body = join([block.text for block in blocks if isinstance(block, Paragraph)], "\n")
    return Card(title=heading.text, text=body, key="key" in heading.classes, span=heading.span)


def _sort_blocks(blocks: Sequence[Block], parts: _Parts, plan: TopicPlan) -> None:
    may_strip = False
    for position in together([_kind(block) for block in blocks]):
        block, *others = (blocks[number] for number in position)
        if others:
            parts.visuals.append(_shown_together((block, *others)))
        elif isinstance(block, Paragraph | Heading):
            parts.prose.append(block.text)
        elif isinstance(block, Quote):
            parts.prose.extend(texts_in(block.blocks))
        elif isinstance(block, CodeBlock):
            plan.left_out.append((block.span, block.text[:40], "代码不上课件，只在网站上"))
        elif isinstance(block, ComponentBlock) and block.name == "notes":
            parts.trainer.extend(spoken_lines(block.blocks))
            parts.directions.extend(texts_in(block.blocks))
        elif isinstance(block, ComponentBlock) and block.name in _SITE_ONLY:
            plan.left_out.append((block.span, f"/// {block.name}", "只在网站上有意义"))
        elif isinstance(block, Admonition) and may_strip and (strip := _takeaway(block)):
            parts.visuals[-1].takeaway = strip
        else:
            parts.visuals.extend(_visual(block))
        may_strip = bool(parts.visuals) and not isinstance(block, Paragraph | Admonition)


def _kind(block: Block) -> Kind:
    if isinstance(block, Image):
        return "picture"
    return "list" if isinstance(block, ListBlock) else "other"


def _shown_together(blocks: tuple[Block, ...]) -> _Visual:
    """A picture with its list, or a row of pictures."""
    images = tuple(block for block in blocks if isinstance(block, Image))
    lists = [block for block in blocks if isinstance(block, ListBlock)]
    if not lists:
        return _Visual("image", Pictures(images=images), blocks[0].span, blocks)
    text_first = isinstance(blocks[0], ListBlock)
    content = PictureText(picture=images[0], text=lists[0], text_first=text_first)
    return _Visual("picture-text", content, blocks[0].span, blocks)


def _with_points(visual: _Visual, parts: _Parts) -> _Visual:
    """The topic's only picture with the bold phrases of its paragraphs beside it, when there are a few."""
    if len(parts.visuals) > 1 or not isinstance(visual.content, Image):
        return visual
    points = _points(parts.prose)
    if points is None or len(points.items) not in POINTS_BESIDE_PICTURE:
        return visual
    content = PictureText(picture=visual.content, text=points)
    return replace(
        visual, component="picture-text", content=content, blocks=(*visual.blocks, points)
    )


def _visual(block: Block) -> Iterator[_Visual]:
    if isinstance(block, ComponentBlock):
        if block.content is not None:
            argument = components()[block.name].argument
            title = text(block.argument, span=block.span) if argument == "title" else None
            yield _Visual(block.name, block.content, block.span, (block,), title or None)
    elif isinstance(block, ListBlock):
        yield _Visual(*form_of(block), block.span, (block,))
    elif isinstance(block, Table):
        yield _Visual("table", block, block.span, (block,))
    elif isinstance(block, Image):
        yield _Visual("image", block, block.span, (block,))
    elif isinstance(block, Admonition):
        yield _Visual("admonition", block, block.span, (block,))


def _takeaway(block: Admonition) -> Takeaway | None:
    """An admonition of one short paragraph is the strip of the slide before it."""
    if len(block.blocks) != 1 or not isinstance(block.blocks[0], Paragraph):
        return None
    content = block.blocks[0].text
    if len(content.plain) > _TAKEAWAY_HAN:
        return None
    return Takeaway(label=block.title or "要点", text=content)


def _points(prose: Sequence[RichText]) -> ListBlock | None:
    """The bold phrases of a paragraph-only topic as a list, or None when there are none."""
    phrases = [phrase for paragraph in prose for phrase in paragraph.bold_phrases]
    if not phrases:
        return None
    items = tuple(Item(body=_without_bold(phrase), span=phrase.span) for phrase in phrases)
    return ListBlock(ordered=False, items=items, span=items[0].span)


def _without_bold(phrase: RichText) -> RichText:
    return replace(phrase, runs=tuple(replace(run, bold=False) for run in phrase.runs))


def _title(topic: Topic, visual: _Visual, number: int) -> RichText:
    if not number:
        return topic.title
    if visual.title:
        return visual.title
    return join([topic.title, text(components()[visual.component].noun)], " · ")


def _source_notes(page: Page, topic: Topic, visual: _Visual) -> tuple[str, ...]:
    shown = [*texts_in(visual.content)]
    if visual.takeaway:
        shown.append(visual.takeaway.text)
    notes = [SAMPLE_NOTE] if any(part.has_sample for part in shown) else []
    if topic.note:
        notes.append(topic.note)
    return (*notes, *_footnotes(page, shown))


def _footnotes(page: Page, shown: Sequence[RichText]) -> list[str]:
    labels = dict.fromkeys(label for part in shown for label in part.footnotes)
    return [page.footnotes[label].plain for label in labels if label in page.footnotes]
