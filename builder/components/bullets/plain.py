"""Items without labels: bullets and numbers of the body placeholder."""

from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise, product
from math import inf

from builder.components.bullets.cutting import cut_paragraph
from builder.components.bullets.words import whole_text
from builder.components.paging import even_pages
from builder.layout.fitting import center_2_3, split_by_height
from builder.layout.frame import TX2, Frame, ShapeFrame, TextBody, TextParagraph
from builder.layout.geometry import Rect
from builder.layout.kit import Kit
from builder.model.block import Item, ListBlock

SIZES = (20.0, 18.0, 16.0)
FEW_SIZES = (24.0, 22.0)
"""For few items of one line each; they then stand well apart."""
FEW_GAPS = (30.0, 24.0, 18.0)
MOST_FEW = 6
DETAIL_SIZE = 16.0
GAPS = (24.0, 18.0, 12.0, 9.0, 6.0)
"""Space between items in pt, as much as there is room for."""
GAP_WHEN_SPLIT = 12.0
DETAIL_GAP = 3.0
DEEPEST_LEVEL = 4
WIDEST_EM = 36.0
MOST_ITEMS = 10
PITCH = 1.45


def plain_pages(content: ListBlock, region: Rect, kit: Kit) -> tuple[tuple[Frame, ...], ...]:
    """The list on one slide at the largest size, or spread evenly over several."""
    every = range(len(content.items))
    for size, gap in (*_few(content, region, kit), *product(SIZES, GAPS)):
        page = list_paragraphs(content, every, size, gap, kit)
        if len(every) <= MOST_ITEMS and _height(page, region, kit, size) <= region.height:
            return ((_body(page, size, region, kit),),)
    for size in SIZES:
        heights = _item_heights(content, size, region, kit)
        counts = even_pages(heights, region.height, most=MOST_ITEMS, gap_pt=GAP_WHEN_SPLIT)
        if counts:
            return _split(content, counts, size, region, kit)
    return _forced(content, region, kit)


def _few(content: ListBlock, region: Rect, kit: Kit) -> Iterator[tuple[float, float]]:
    """Sizes and gaps for items so few and short that body size would look lost."""
    if len(content.items) > MOST_FEW or any(item.details for item in content.items):
        return
    for size in FEW_SIZES:
        every = list_paragraphs(content, range(len(content.items)), size, 0, kit)
        width = _width(region, size)
        if all(kit.measure((line,), width).line_count == 1 for line in every):
            yield from ((size, gap) for gap in FEW_GAPS)


def _forced(content: ListBlock, region: Rect, kit: Kit) -> tuple[tuple[Frame, ...], ...]:
    """At the smallest size; an item longer than a slide goes on behind a full stop, where it has one."""
    size = SIZES[-1]
    heights = _item_heights(content, size, region, kit)
    counts = split_by_height(heights, region.height, GAP_WHEN_SPLIT)
    pages: list[tuple[Frame, ...]] = []
    first = 0
    for count, page in zip(counts, _split(content, counts, size, region, kit), strict=True):
        if heights[first] <= region.height:
            pages.append(page)
        else:
            pages += _continued(content, first, region, kit)
        first += count
    return tuple(pages)


def _continued(
    content: ListBlock, number: int, region: Rect, kit: Kit
) -> Iterator[tuple[Frame, ...]]:
    """The slides of one item; reported where not even a sentence of it fits."""
    size = SIZES[-1]
    head, *details = list_paragraphs(content, range(number, number + 1), size, 0, kit)
    pieces = cut_paragraph(head, _width(region, size), region.height, kit)
    last = (pieces[-1], *details)
    pages: list[tuple[TextParagraph, ...]] = [(piece,) for piece in pieces[:-1]]
    if details and kit.measure(last, _width(region, size)).height_pt > region.height:
        pages += [(pieces[-1],), tuple(details)]
    else:
        pages.append(last)
    if any(kit.measure(page, _width(region, size)).height_pt > region.height for page in pages):
        kit.report.error(
            "SLD001",
            content.items[number].span,
            "列表里的这一项太长，一页放不下",
            "拆成几项，或者把细节改写成段落，段落会进入讲师备注",
            "a list item does not fit on a slide of its own",
        )
    for page in pages:
        yield (_body(page, size, region, kit, top=region.y),)


def _split(
    content: ListBlock, counts: Sequence[int], size_pt: float, region: Rect, kit: Kit
) -> tuple[tuple[Frame, ...], ...]:
    ends = tuple(accumulate(counts, initial=0))
    chosen = [range(first, last) for first, last in pairwise(ends)]
    for gap in GAPS[1:]:
        pages = [list_paragraphs(content, items, size_pt, gap, kit) for items in chosen]
        if all(_height(page, region, kit, size_pt) <= region.height for page in pages):
            break
    return tuple((_body(page, size_pt, region, kit, top=region.y),) for page in pages)


def _item_heights(content: ListBlock, size_pt: float, region: Rect, kit: Kit) -> list[float]:
    return [
        _height(
            list_paragraphs(content, range(number, number + 1), size_pt, 0, kit),
            region,
            kit,
            size_pt,
        )
        for number in range(len(content.items))
    ]


def list_paragraphs(
    content: ListBlock, chosen: range, size_pt: float, gap_pt: float, kit: Kit
) -> tuple[TextParagraph, ...]:
    """Paragraphs of these items; automatic numbers start at the first one's."""
    start = content.start + chosen.start
    paragraphs: list[TextParagraph] = []
    for number in chosen:
        item = content.items[number]
        head = kit.paragraph(whole_text(item), size_pt, bold=item.key, pitch_em=PITCH)
        indent = round(size_pt * (1.8 if content.ordered else 1.2))
        paragraphs.append(
            TextParagraph(
                runs=head.runs,
                pitch_em=PITCH,
                before_pt=gap_pt,
                bullet=bullet_of(item, content.ordered),
                bullet_start=start,
                indent_pt=indent,
            )
        )
        paragraphs.extend(
            detail_paragraphs(item, max(DETAIL_SIZE, min(size_pt, SIZES[0]) - 2), indent, kit)
        )
    return tuple(paragraphs)


def bullet_of(item: Item, ordered: bool) -> str:
    """A box for an item that can be ticked, a number or a dot for any other."""
    if item.checked is not None:
        return "■" if item.checked else "□"
    return "1." if ordered else "•"


def detail_paragraphs(
    item: Item, size_pt: float, indent_pt: float, kit: Kit, level: int = 1
) -> Iterator[TextParagraph]:
    """Nested items, each level further in; what lies deeper than the deepest stays at its indent."""
    for detail in item.details:
        yield TextParagraph(
            runs=kit.paragraph(whole_text(detail), size_pt, color=TX2).runs,
            pitch_em=PITCH,
            before_pt=DETAIL_GAP,
            bullet="–",
            level=level,
            indent_pt=indent_pt + round(size_pt * 1.2) * level,
        )
        yield from detail_paragraphs(detail, size_pt, indent_pt, kit, min(level + 1, DEEPEST_LEVEL))


def _height(page: Sequence[TextParagraph], region: Rect, kit: Kit, size_pt: float) -> float:
    """Infinite where a word would be broken and a smaller size may still take it whole."""
    measured = kit.measure(page, _width(region, size_pt))
    may_shrink = size_pt > SIZES[-1]
    return inf if measured.has_split_word and may_shrink else measured.height_pt


def _width(region: Rect, size_pt: float) -> float:
    """Lines as long as they read well; at the smallest size as long as the region, before anything is split."""
    if size_pt <= SIZES[-1]:
        return region.width
    return min(region.width, WIDEST_EM * size_pt)


def _body(
    page: Sequence[TextParagraph],
    size_pt: float,
    region: Rect,
    kit: Kit,
    *,
    top: float | None = None,
) -> ShapeFrame:
    if top is None:
        top = center_2_3(region, _height(page, region, kit, size_pt))
    return ShapeFrame(
        name="正文",
        rect=Rect(region.x, top, region.width, region.bottom - top),
        text=TextBody(
            paragraphs=tuple(page), insets=(0, 0, region.width - _width(region, size_pt), 0)
        ),
        placeholder="body",
    )
