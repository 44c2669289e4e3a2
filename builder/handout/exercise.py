"""An exercise's pack, for the trainer to print: phases and directions, role cards to cut out, sheets to fill in."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import PurePosixPath

from builder.handout.blocks import LoadImage, item_text, write_blocks
from builder.model.block import Block, ComponentBlock, Item, ListBlock, Table
from builder.model.inline import RichText, Run
from builder.model.library import Library
from builder.model.page import Page, Topic
from builder.model.theme import Theme
from builder.word.paper import Paper

FOLDER = "drills"
"""Pages in a folder of this name are exercises."""
_EMPTY = frozenset({"", "–", "—", "-"})
"""What authors write into a cell that is filled in by hand."""
_CARDS = "cards"
_NOTES = "notes"


def exercises(library: Library) -> Iterator[Page]:
    """The pages that are an exercise, by path; the folder's own list of them is none."""
    for page in library.pages.values():
        path = PurePosixPath(page.path)
        if path.parent.name == FOLDER and path.stem != "index":
            yield page


def exercise_pack(page: Page, theme: Theme, load_image: LoadImage, created: datetime) -> bytes:
    """The .docx of one exercise: every topic that is printed begins a page, trainer's notes included."""
    paper = Paper(
        page.meta.title,
        f"演练包：{page.meta.summary}" if page.meta.summary else "演练包",
        footer=page.meta.title,
        theme=theme,
    )
    for goal in page.meta.objectives.values():
        paper.bullet(goal)
    _write(paper, page.lead, load_image)
    for number, topic in enumerate(_printed(page)):
        paper.heading(topic.title, 1, new_page=number > 0)
        _write(paper, topic.blocks, load_image)
    return paper.to_bytes(author=page.meta.owner or theme.organisation, created=created)


def _printed(page: Page) -> Iterable[Topic]:
    """All topics but the one that only links to other pages."""
    return (topic for topic in page.topics if topic.id != f"{page.meta.id}-more")


def _write(paper: Paper, blocks: Iterable[Block], load_image: LoadImage) -> None:
    for block in blocks:
        match block:
            case ComponentBlock(name=name) if name == _CARDS:
                for inner in block.blocks:
                    if isinstance(inner, ListBlock):
                        paper.cut_cards([_card(item) for item in inner.items])
                    else:
                        write_blocks(paper, (inner,), load_image)
            case ComponentBlock(name=name) if name == _NOTES:
                paper.label("讲师备注")
                write_blocks(paper, block.blocks, load_image)
            case Table() if any(cell.plain in _EMPTY for row in block.rows for cell in row):
                paper.form(
                    block.header,
                    [["" if cell.plain in _EMPTY else cell for cell in row] for row in block.rows],
                )
            case _:
                write_blocks(paper, (block,), load_image)


def _card(item: Item) -> tuple[RichText, ...]:
    """Whose card it is, then what stands on it."""
    details = (item_text(detail) for detail in item.details)
    if item.label is None:
        return (item.body, *details)
    measure = f"（{item.measure.text}）" if item.measure else ""
    head = RichText(runs=(Run(text=item.label.plain + measure, bold=True),))
    return (head, *((item.body,) if item.body else ()), *details)
