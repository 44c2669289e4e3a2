"""A quadrant on slides: the matrix in eight columns, the side column beside it."""

from collections.abc import Sequence
from dataclasses import dataclass

from builder.components.quadrant.syntax import Axis, Cell, Quadrant, Side
from builder.components.shapes import hairline, surface, text_box
from builder.layout.fitting import Grid, center_2_3, split_evenly
from builder.layout.frame import (
    ACCENT1,
    ACCENT2,
    BG1,
    BG2,
    TX1,
    TX2,
    Frame,
    Line,
    LineFrame,
    TextParagraph,
)
from builder.layout.geometry import Rect
from builder.layout.kit import Kit
from builder.model.inline import RichText, join

Y_LABELS_PT = (60.0, 96.0)
"""Least and greatest width left of the cells, in which the labels of the y axis stand."""
X_LABELS_PT = 39.0
AXIS_GAP_PT = 9.0
LABEL_GAP_PT = 15.0
CELL_GAP_PT = 12.0
SIDE_GAP_PT = 48.0
SIDE_HEADING_PT = 45.0
NUMERAL_PT = 36.0
ROW_PT = 93.0
LABEL_SIZE_PT = 14.0
_CELL_INSETS = (24.0, 18.0, 18.0, 9.0)
_CELL_SIZES = ((24.0, 18.0), (22.0, 16.0), (20.0, 16.0), (20.0, 14.0))
_SIDE_SIZES = (18.0, 16.0, 14.0)
_ROWS_ALONE = 5
_AXIS = Line(color=ACCENT2, width_pt=1.25, head=True)


@dataclass(frozen=True, slots=True)
class _CellForm:
    """How all four cells are set."""

    verb_pt: float
    example_pt: float
    joined: bool = False
    """Examples in one paragraph, not one below the other."""


def layout_quadrant(quadrant: Quadrant, region: Rect, kit: Kit) -> tuple[tuple[Frame, ...], ...]:
    """Matrix and side column on one slide; when either needs more room, the side column follows."""
    if quadrant.side is None:
        return _matrix_alone(quadrant, region, kit)
    grid = Grid(region)
    main = Rect(region.x, region.y, grid.width(8), region.height)
    side_x = main.right + SIDE_GAP_PT
    side = Rect(side_x, region.y, region.right - side_x, region.height - X_LABELS_PT)
    form = _choose_form(quadrant, main, kit)
    size = _side_size(quadrant.side, side, kit)
    if form is not None and size is not None:
        matrix = _matrix(quadrant, main, form, kit)
        return ((*matrix, *_side(quadrant.side.rules, 1, quadrant.side, side, size, kit)),)
    return (*_matrix_alone(quadrant, region, kit), *_side_alone(quadrant.side, region, kit))


def _matrix_alone(quadrant: Quadrant, region: Rect, kit: Kit) -> tuple[tuple[Frame, ...], ...]:
    """The matrix over the whole width; too full for one slide, its upper and its lower row take one each."""
    form = _choose_form(quadrant, region, kit)
    if form is not None:
        return (_matrix(quadrant, region, form, kit),)
    form = _choose_form(quadrant, region, kit, row_count=1)
    if form is None:
        verb, example = _CELL_SIZES[-1]
        form = _CellForm(verb, example, joined=True)
        _report_too_long(quadrant, kit)
    return tuple(_matrix(quadrant, region, form, kit, rows=(row,)) for row in (0, 1))


def _cells(
    area: Rect, has_x: bool, labels_pt: float, row_count: int
) -> tuple[Rect, Rect, Rect, Rect]:
    """Cells in the order of the content: top right, top left, bottom right, bottom left."""
    left = area.x + labels_pt
    bottom = area.bottom - (X_LABELS_PT if has_x else 0.0)
    width = (area.right - left - CELL_GAP_PT) / 2
    height = (bottom - area.y - CELL_GAP_PT * (row_count - 1)) / row_count
    columns = (left + width + CELL_GAP_PT, left)
    rows = (area.y, area.y + (height + CELL_GAP_PT) * (row_count - 1))
    places = [Rect(x, y, width, height) for y in rows for x in columns]
    return (places[0], places[1], places[2], places[3])


def _places(
    quadrant: Quadrant, area: Rect, kit: Kit, row_count: int
) -> tuple[Rect, Rect, Rect, Rect]:
    return _cells(area, bool(quadrant.x.high), _labels_width(quadrant.y, kit), row_count)


def _labels_width(axis: Axis, kit: Kit) -> float:
    if not axis.high:
        return 0.0
    least, most = Y_LABELS_PT
    widest = max(kit.width(word, LABEL_SIZE_PT) for word in (axis.low, axis.high))
    return max(least, min(most, widest + 6.0 + LABEL_GAP_PT))


def _choose_form(quadrant: Quadrant, area: Rect, kit: Kit, row_count: int = 2) -> _CellForm | None:
    """The largest sizes at which all four cells fit, with examples in rows before examples in a line."""
    rect = _places(quadrant, area, kit, row_count)[0]
    for joined in (False, True):
        for verb, example in _CELL_SIZES:
            form = _CellForm(verb, example, joined)
            frames = [_cell(cell, form, kit) for cell in quadrant.cells]
            if all(_fits(frame, rect, kit) for frame in frames):
                return form
    return None


def _fits(paragraphs: Sequence[TextParagraph], rect: Rect, kit: Kit) -> bool:
    room = rect.inset(*_CELL_INSETS)
    measured = kit.measure(paragraphs, room.width)
    return measured.height_pt <= room.height and not measured.has_split_word


def _cell(cell: Cell, form: _CellForm, kit: Kit) -> tuple[TextParagraph, ...]:
    color = BG1 if cell.key else TX1
    verb = kit.paragraph(cell.verb, form.verb_pt, bold=True, color=color, pitch_em=1.3)
    texts = [cell.text] if cell.text else []
    texts += [join(cell.examples, "、")] if form.joined and cell.examples else cell.examples
    return (
        verb,
        *(
            kit.paragraph(text, form.example_pt, color=color, before_pt=0.0 if position else 6.0)
            for position, text in enumerate(texts)
        ),
    )


def _matrix(
    quadrant: Quadrant, area: Rect, form: _CellForm, kit: Kit, rows: tuple[int, ...] = (0, 1)
) -> tuple[Frame, ...]:
    places = _places(quadrant, area, kit, len(rows))
    frames: list[Frame] = [*_y_axis(quadrant.y, area.x, places, rows, kit)]
    for position in [2 * row + column for row in rows for column in (1, 0)]:
        cell, rect = quadrant.cells[position], places[position]
        paragraphs = _cell(cell, form, kit)
        fill = ACCENT1 if cell.key else BG2
        name = f"象限 {position + 1}"
        frames.append(surface(name, rect, paragraphs, fill=fill, insets=_CELL_INSETS))
    return (*frames, *_x_axis(quadrant.x, places, kit))


def _y_axis(
    axis: Axis, left: float, places: Sequence[Rect], rows: Sequence[int], kit: Kit
) -> tuple[Frame, ...]:
    if not axis.high:
        return ()
    top, bottom = places[1], places[3]
    x = top.x - AXIS_GAP_PT
    width = top.x - LABEL_GAP_PT - left
    ends = ((axis.high, top), (axis.low, bottom))
    labels = [
        _label(f"纵轴 {word}", word, Rect(left, cell.y, width, cell.height), kit)
        for word, cell in (ends[row] for row in rows)
    ]
    arrow = LineFrame(name="纵轴", x1=x, y1=bottom.bottom, x2=x, y2=top.y, line=_AXIS)
    return (arrow, *labels)


def _label(name: str, word: str, rect: Rect, kit: Kit) -> Frame:
    paragraph = kit.paragraph(word, LABEL_SIZE_PT, color=TX2, pitch_em=1.3, align="right")
    return text_box(name, rect, (paragraph,), anchor="middle")


def _x_axis(axis: Axis, places: Sequence[Rect], kit: Kit) -> tuple[Frame, ...]:
    if not axis.high:
        return ()
    right, left = places[2], places[3]
    y = left.bottom + AXIS_GAP_PT
    frames: list[Frame] = [
        LineFrame(name="横轴", x1=left.x, y1=y, x2=right.right, y2=y, line=_AXIS)
    ]
    for word, cell in ((axis.low, left), (axis.high, right)):
        paragraph = kit.paragraph(word, LABEL_SIZE_PT, color=TX2, pitch_em=1.3, align="center")
        rect = Rect(cell.x, y + 6.0, cell.width, 21.0)
        frames.append(text_box(f"横轴 {word}", rect, (paragraph,)))
    return tuple(frames)


def _side_size(side: Side, area: Rect, kit: Kit) -> float | None:
    """The size at which heading and rules fit into the side column, or None."""
    if side.heading and kit.width(side.heading, 20.0, bold=True) > area.width:
        return None
    if not side.rules:
        return _SIDE_SIZES[0]
    height = min(ROW_PT, (area.height - SIDE_HEADING_PT) / len(side.rules)) - 12.0
    return kit.largest_size(
        side.rules, area.width - NUMERAL_PT, _SIDE_SIZES, height_pt=height, max_lines=3
    )


def _side(
    rules: Sequence[RichText], first: int, side: Side, area: Rect, size: float, kit: Kit
) -> tuple[Frame, ...]:
    frames: list[Frame] = []
    if side.heading:
        heading = kit.paragraph(side.heading, 20.0, bold=True, pitch_em=1.3)
        rect = Rect(area.x, area.y, area.width, 33.0)
        frames.append(text_box("右栏标题", rect, (heading,)))
    top = area.y + SIDE_HEADING_PT
    height = min(ROW_PT, (area.bottom - top) / max(len(rules), 1))
    for offset, rule in enumerate(rules):
        number = first + offset
        y = top + offset * height
        frames.append(hairline(f"线 {number}", area.x, area.right, y))
        numeral = kit.paragraph(str(number), 24.0, bold=True, color=ACCENT1, pitch_em=1.3)
        text = kit.paragraph(rule, size)
        place = Rect(area.x, y, NUMERAL_PT, height)
        frames.append(text_box(f"序号 {number}", place, (numeral,), anchor="middle"))
        place = Rect(area.x + NUMERAL_PT, y, area.width - NUMERAL_PT, height)
        frames.append(text_box(f"规则 {number}", place, (text,), anchor="middle"))
    return tuple(frames)


def _side_alone(side: Side, region: Rect, kit: Kit) -> tuple[tuple[Frame, ...], ...]:
    """The rules on slides of their own, over the whole width."""
    slides: list[tuple[Frame, ...]] = []
    first = 1
    for count in split_evenly(max(len(side.rules), 1), _ROWS_ALONE):
        rules = side.rules[first - 1 : first - 1 + count]
        row = min(ROW_PT, (region.height - SIDE_HEADING_PT) / max(count, 1))
        height = SIDE_HEADING_PT + row * count
        area = Rect(region.x, center_2_3(region, height), region.width, height)
        width = area.width - NUMERAL_PT
        size = kit.largest_size(rules, width, (20.0, 18.0, 16.0), height_pt=row - 12.0)
        if size is None:
            _report_rule(side, kit)
        slides.append(_side(rules, first, side, area, size or 16.0, kit))
        first += count
    return tuple(slides)


def _report_too_long(quadrant: Quadrant, kit: Kit) -> None:
    fullest = max(quadrant.cells, key=lambda cell: sum(len(e.plain) for e in cell.examples))
    kit.report.error(
        "SLD001",
        fullest.span,
        f"象限“{fullest.verb.plain}”里的例子太多，一格放不下",
        "每格留三个例子，其余写进正文段落",
        "examples do not fit into a quadrant's cell",
    )


def _report_rule(side: Side, kit: Kit) -> None:
    kit.report.error(
        "SLD001",
        side.span,
        "四象限右栏的规则太长，一行放不下",
        "每条规则不超过两行，约 60 个汉字",
        "a rule beside the quadrant does not fit",
    )
