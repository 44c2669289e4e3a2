"""Native charts: the frame on the slide and the chart part with its workbook."""

from builder.deck.chart_labels import text_properties
from builder.deck.chart_layout import (
    CATEGORY_PT,
    LEGEND_PT,
    VALUE_PT,
    grid_step,
    legend_box,
    plot_box,
)
from builder.deck.chart_series import series_markup
from builder.deck.markup import (
    DRAWING_NS,
    OFFICE_NS,
    escape_attribute,
    stroke,
    transform,
)
from builder.deck.package import DEFAULT_TYPES, Part, Relationships, xml_part
from builder.deck.scope import SlideScope
from builder.deck.shapes import identity
from builder.deck.workbook import chart_workbook
from builder.layout.frame import ACCENT2, HAIRLINE, TX1, TX2, ChartFrame, Line
from builder.layout.geometry import Rect

_CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_CATEGORY_AXIS, _VALUE_AXIS = 111111111, 222222222
_AXIS_LINE = Line(color=ACCENT2, width_pt=0.75)
_GRID_LINE = Line(color=HAIRLINE, width_pt=0.5)


def chart(frame: ChartFrame, scope: SlideScope) -> str:
    """``p:graphicFrame`` that shows a chart part; adds the part and its workbook to the deck."""
    name = _add_parts(frame, scope)
    return (
        f"<p:graphicFrame><p:nvGraphicFramePr>{identity(scope, frame.name, frame.alt)}"
        "<p:cNvGraphicFramePr/><p:nvPr/></p:nvGraphicFramePr>"
        f'{transform(frame.rect, "p:xfrm")}<a:graphic><a:graphicData uri="{_CHART}">'
        f'<c:chart xmlns:c="{_CHART}" r:id="{scope.relationships.to("chart", name)}"/>'
        "</a:graphicData></a:graphic></p:graphicFrame>"
    )


def _add_parts(frame: ChartFrame, scope: SlideScope) -> str:
    number = len(scope.deck.charts) // 2 + 1
    workbook = Part(
        name=f"/ppt/embeddings/Microsoft_Excel_Sheet{number}.xlsx",
        content_type=DEFAULT_TYPES["xlsx"],
        data=chart_workbook(frame),
    )
    relationships = Relationships()
    data = relationships.to("package", workbook.name)
    part = xml_part(
        f"/ppt/charts/chart{number}.xml",
        "application/vnd.openxmlformats-officedocument.drawingml.chart+xml",
        _chart_space(frame, scope, data),
        relationships,
    )
    scope.deck.charts += [part, workbook]
    return part.name


def _chart_space(frame: ChartFrame, scope: SlideScope, data: str) -> str:
    language = scope.language
    legend = _legend(frame, language) if frame.legend else ""
    return (
        f'<c:chartSpace xmlns:c="{_CHART}" xmlns:a="{DRAWING_NS}" xmlns:r="{OFFICE_NS}">'
        f'<c:date1904 val="0"/><c:lang val="{escape_attribute(scope.deck.language_tag)}"/>'
        '<c:roundedCorners val="0"/>'
        f'<c:chart><c:autoTitleDeleted val="1"/><c:plotArea>{_place(plot_box(frame), "inner")}'
        f"{_plot(frame, language)}<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
        f'</c:plotArea>{legend}<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
        f"{text_properties(language, LEGEND_PT, TX1)}"
        f'<c:externalData r:id="{data}"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    )


def _plot(frame: ChartFrame, language: str) -> str:
    series = "".join(series_markup(frame, index, language) for index in range(len(frame.series)))
    axes = f'<c:axId val="{_CATEGORY_AXIS}"/><c:axId val="{_VALUE_AXIS}"/>'
    match frame.type:
        case "pie":
            return (
                f'<c:pieChart><c:varyColors val="1"/>{series}<c:firstSliceAng val="0"/>'
                "</c:pieChart>"
            )
        case "doughnut":
            return (
                f'<c:doughnutChart><c:varyColors val="1"/>{series}<c:firstSliceAng val="0"/>'
                '<c:holeSize val="62"/></c:doughnutChart>'
            )
        case "line":
            return (
                f'<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>{series}'
                f'<c:marker val="1"/>{axes}</c:lineChart>{_axes(frame, language)}'
            )
        case "radar":
            return (
                f'<c:radarChart><c:radarStyle val="marker"/><c:varyColors val="0"/>{series}{axes}'
                f"</c:radarChart>{_axes(frame, language)}"
            )
    direction = "bar" if frame.type == "bar" else "col"
    grouping = "percentStacked" if frame.grouping == "percent" else frame.grouping
    overlap = -5 if frame.grouping == "clustered" else 100
    return (
        f'<c:barChart><c:barDir val="{direction}"/><c:grouping val="{grouping}"/>'
        f'<c:varyColors val="0"/>{series}<c:gapWidth val="{frame.gap_percent}"/>'
        f'<c:overlap val="{overlap}"/>{axes}'
        f"</c:barChart>{_axes(frame, language)}"
    )


def _axes(frame: ChartFrame, language: str) -> str:
    """Bars run from top to bottom in the order written, so their category axis is reversed.

    Stacks have no axis line: the gaps around their pieces, drawn in the page's colour, would cut it.
    """
    is_bar, is_radar = frame.type == "bar", frame.type == "radar"
    spokes = stroke(_GRID_LINE) if is_radar else "<a:ln><a:noFill/></a:ln>"
    axis_line = stroke(_AXIS_LINE) if frame.grouping == "clustered" else "<a:ln><a:noFill/></a:ln>"
    between = "" if is_radar else f"<c:spPr>{axis_line}</c:spPr>"
    order = "maxMin" if is_bar else "minMax"
    limits = "".join(
        f'<c:{tag} val="{value!r}"/>'
        for tag, value in (("max", frame.axis_maximum), ("min", frame.axis_minimum))
        if value is not None
    )
    grid = f"<c:majorGridlines><c:spPr>{stroke(_GRID_LINE)}</c:spPr></c:majorGridlines>"
    value_format = escape_attribute(frame.number_format)
    return (
        f'<c:catAx><c:axId val="{_CATEGORY_AXIS}"/><c:scaling><c:orientation val="{order}"/>'
        f'</c:scaling><c:delete val="0"/><c:axPos val="{"l" if is_bar else "b"}"/>'
        f"{grid if is_radar else ''}"
        '<c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/>'
        '<c:minorTickMark val="none"/><c:tickLblPos val="low"/>'
        f"{between}{text_properties(language, CATEGORY_PT, TX1)}"
        f'<c:crossAx val="{_VALUE_AXIS}"/><c:crosses val="autoZero"/><c:auto val="0"/>'
        '<c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="1"/></c:catAx>'
        f'<c:valAx><c:axId val="{_VALUE_AXIS}"/><c:scaling><c:orientation val="minMax"/>{limits}'
        f'</c:scaling><c:delete val="{int(not frame.value_axis)}"/>'
        f'<c:axPos val="{"b" if is_bar else "l"}"/>{grid if frame.value_axis else ""}'
        f'<c:numFmt formatCode="{value_format}" sourceLinked="0"/><c:majorTickMark val="none"/>'
        f'<c:minorTickMark val="none"/><c:tickLblPos val="{"none" if is_radar else "nextTo"}"/>'
        f"<c:spPr><a:noFill/>{spokes}</c:spPr>"
        f"{text_properties(language, VALUE_PT, TX2)}"
        f'<c:crossAx val="{_CATEGORY_AXIS}"/><c:crosses val="{"max" if is_bar else "autoZero"}"/>'
        f'<c:crossBetween val="between"/><c:majorUnit val="{grid_step(frame):g}"/></c:valAx>'
    )


def _legend(frame: ChartFrame, language: str) -> str:
    return (
        f'<c:legend><c:legendPos val="t"/>{_place(legend_box(frame))}<c:overlay val="0"/>'
        f"{text_properties(language, LEGEND_PT, TX2)}</c:legend>"
    )


def _place(box: Rect, target: str = "") -> str:
    """A manual layout in fractions of the chart; without it every renderer moves things its own way."""
    inner = f'<c:layoutTarget val="{target}"/>' if target else ""
    sides = zip("xywh", (box.x, box.y, box.width, box.height), strict=True)
    rows = "".join(f'<c:{side} val="{value:.4f}"/>' for side, value in sides)
    return (
        f'<c:layout><c:manualLayout>{inner}<c:xMode val="edge"/><c:yMode val="edge"/>'
        f"{rows}</c:manualLayout></c:layout>"
    )
