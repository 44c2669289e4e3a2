"""A quadrant on slides: the matrix in eight columns, the side column beside it."""

from collections.abc import Sequence
from dataclasses import dataclass

from builder.components.quadrant.side import draw_side, side_alone, side_size
from builder.components.quadrant.syntax import Axis, Cell, Quadrant
from builder.components.shapes import surface, text_box
from builder.layout.fitting import Grid
from builder.layout.frame import (
    ACCENT1,
    ACCENT2,
    BG1,
    BG2,
    TX1,
    TX2,
    Frame,
    GroupFrame,
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
LABEL_SIZE_PT = 14.0
_CELL_INSETS = (24.0, 18.0, 18.0, 9.0)
_CELL_SIZES = ((24.0, 18.0), (22.0, 16.0), (20.0, 16.0), (20.0, 14.0))
_WIDE_CELL_PT = 300.0
_WIDE_CELL_SIZES = ((28.0, 20.0), *_CELL_SIZES)
"""In cells at least as wide as this, without a column beside them."""
_BETWEEN = "、"
_CORNERS = ("右上", "左上", "右下", "左下")
_AXIS = Line(color=ACCENT2, width_pt=1.25, head=True)


@dataclass(frozen=True, slots=True)
class _CellForm:
    """How all four cells are set."""

    verb_pt: float
    example_pt: float
    width_pt: float
    """Room for text."""
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
    size = side_size(quadrant.side, side, kit)
    if form is not None and size is not None:
        matrix = _matrix(quadrant, main, form, kit)
        return ((*matrix, *draw_side(quadrant.side.rules, 1, quadrant.side, side, size, kit)),)
    return (*_matrix_alone(quadrant, region, kit), *side_alone(quadrant.side, region, kit))


def _matrix_alone(quadrant: Quadrant, region: Rect, kit: Kit) -> tuple[tuple[Frame, ...], ...]:
    """The matrix over the whole width; too full for one slide, its upper and its lower row take one each."""
    form = _choose_form(quadrant, region, kit)
    if form is not None:
        return (_matrix(quadrant, region, form, kit),)
    form = _choose_form(quadrant, region, kit, row_count=1)
    if form is None:
        verb, example = _CELL_SIZES[-1]
        width = _places(quadrant, region, kit, 1)[0].inset(*_CELL_INSETS).width
        form = _CellForm(verb, example, width, joined=True)
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
    sizes = _WIDE_CELL_SIZES if rect.width >= _WIDE_CELL_PT else _CELL_SIZES
    for joined in (False, True):
        for verb, example in sizes:
            form = _CellForm(verb, example, rect.inset(*_CELL_INSETS).width, joined)
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
    texts += [_in_lines(cell.examples, form, kit)] if form.joined else cell.examples
    return (
        verb,
        *(
            kit.paragraph(text, form.example_pt, color=color, before_pt=0.0 if position else 6.0)
            for position, text in enumerate(texts)
        ),
    )


def _in_lines(examples: Sequence[RichText], form: _CellForm, kit: Kit) -> RichText:
    """All examples in one text, its lines broken between examples wherever one fits a line whole."""
    line: list[RichText] = []
    lines: list[RichText] = []
    for example in examples:
        tried = join([*line, example], _BETWEEN)
        if line and kit.width(tried, form.example_pt) > form.width_pt - form.example_pt:
            lines.append(join(line, _BETWEEN))
            line = []
        line.append(example)
    return join([*lines, *([join(line, _BETWEEN)] if line else [])], f"{_BETWEEN}\n")


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
    children = (*frames, *_x_axis(quadrant.x, places, kit))
    name = "四象限" if len(rows) > 1 else f"四象限 {rows[0] + 1}"
    return (GroupFrame(name=name, children=children, alt=_alt(quadrant, rows)),)


def _alt(quadrant: Quadrant, rows: tuple[int, ...]) -> str:
    """The axes, then what stands in each corner."""
    axes = (("横轴", quadrant.x), ("纵轴", quadrant.y))
    words = [f"{name}从{axis.low}到{axis.high}" for name, axis in axes if axis.high]
    for position in [2 * row + column for row in rows for column in (1, 0)]:
        cell = quadrant.cells[position]
        said = _BETWEEN.join(text.plain for text in (cell.text, *cell.examples) if text)
        words.append(f"{_CORNERS[position]} {cell.verb.plain}" + (f"（{said}）" if said else ""))
    return "四象限：" + "；".join(words)


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


def _report_too_long(quadrant: Quadrant, kit: Kit) -> None:
    fullest = max(quadrant.cells, key=lambda cell: sum(len(e.plain) for e in cell.examples))
    kit.report.error(
        "SLD001",
        fullest.span,
        f"象限“{fullest.verb.plain}”里的例子太多，一格放不下",
        "每格留三个例子，其余写进正文段落",
        "examples do not fit into a quadrant's cell",
    )
