"""Blocks of the model on paper; a component is what stands inside it, so that a new one needs nothing here."""

from collections.abc import Callable, Iterable, Sequence
from typing import assert_never

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
from builder.model.inline import RichText, Run, join
from builder.word.paper import Paper

LoadImage = Callable[[Image], bytes | None]
"""The file behind an image; None when it cannot be shown, which the loader has then reported."""

ANSWER_LINES = 2
_TRAINER_ONLY = frozenset({"notes"})
_SHOWN_OPTIONS = {"unit": "单位", "x": "横向", "y": "纵向"}
"""Options whose value is read on the slide."""
_BAR = "｜"


def write_blocks(
    paper: Paper, blocks: Iterable[Block], load_image: LoadImage, title: str = ""
) -> None:
    """Everything in ``blocks`` but what is for the trainer alone; ``title`` is not said twice."""
    for block in blocks:
        match block:
            case Paragraph():
                _write_paragraph(paper, block.text)
            case Heading():
                paper.heading(block.text, 3)
            case ListBlock():
                write_list(paper, block)
            case Table():
                paper.table(block.header, block.rows, block.key_row)
            case Image():
                _write_image(paper, block, load_image)
            case Quote():
                write_blocks(paper, block.blocks, load_image)
            case CodeBlock():
                paper.paragraph(block.text)
            case Admonition():
                if block.title:
                    paper.label(block.title)
                write_blocks(paper, block.blocks, load_image)
            case ComponentBlock():
                _write_component(paper, block, load_image, title)
            case _:
                assert_never(block)


def write_list(paper: Paper, block: ListBlock) -> None:
    """Numbers count from the list's own start; a list of questions leaves room to answer each."""
    numbers = paper.numbered_list(block.start) if block.ordered else None
    room = ANSWER_LINES if asks(block) else 0
    for item in block.items:
        if numbers:
            paper.number(item_text(item), numbers)
        else:
            paper.bullet(item_text(item))
        _write_details(paper, item.details, 1)
        paper.writing_lines(room)


def asks(block: ListBlock) -> bool:
    """Whether every item is a question that is not answered there."""
    return all(item.plain.rstrip().endswith(("？", "?")) for item in block.items)


def item_text(item: Item) -> RichText:
    """Label in bold, measure, body and quotation as one text."""
    box = {True: "☑ ", False: "□ ", None: ""}[item.checked]
    label = item.label or RichText()
    bold = RichText(runs=tuple(Run(text=run.text, bold=True) for run in label.runs if run.text))
    measure = f"（{item.measure.text}）" if item.measure else ""
    between = f"{measure}：" if item.label and item.body else measure
    parts = (_plain(box), bold, _plain(between), item.body)
    return join((join(parts), item.quote), "\n")


def _plain(characters: str) -> RichText:
    return RichText(runs=(Run(text=characters),)) if characters else RichText()


def _write_details(paper: Paper, details: Sequence[Item], level: int) -> None:
    for detail in details:
        paper.bullet(item_text(detail), level)
        _write_details(paper, detail.details, level + 1)


def _write_component(
    paper: Paper, block: ComponentBlock, load_image: LoadImage, title: str
) -> None:
    if block.name in _TRAINER_ONLY:
        return
    if block.argument and block.blocks and block.argument != title:
        paper.label(block.argument)
    for option, word in _SHOWN_OPTIONS.items():
        if option in block.options:
            paper.note(f"{word}：{block.options[option]}")
    write_blocks(paper, block.blocks, load_image)


def _write_paragraph(paper: Paper, text: RichText) -> None:
    """``**不要说**：甲｜乙｜丙`` is a label and a list; everything else is running text."""
    label, colon, rest = text.plain.partition("：")
    is_labelled = colon and text.runs and text.runs[0].bold and _BAR in rest
    if not is_labelled or text.footnotes or text.has_sample:
        paper.paragraph(text)
        return
    paper.label(label)
    for phrase in rest.split(_BAR):
        paper.bullet(phrase.strip())


def _write_image(paper: Paper, image: Image, load_image: LoadImage) -> None:
    data = load_image(image)
    is_shown = data is not None and paper.picture(data, image.alt)
    if image.title or not is_shown:
        paper.note(image.title or image.alt)
