"""Frames as text that people can read and tests can compare: one line a frame, its texts indented below."""

from collections.abc import Iterator

from builder.layout.fonts import FontMetrics, shipped_metrics
from builder.layout.frame import (
    ChartFrame,
    Color,
    Frame,
    FreeformFrame,
    GroupFrame,
    Line,
    LineFrame,
    PathStep,
    PictureFrame,
    ShapeFrame,
    SlideFrames,
    TableFrame,
    TextBody,
    TextParagraph,
)
from builder.layout.geometry import Rect
from builder.layout.measure import measure_text
from builder.layout.presets import text_area

INDENT = "  "


def dump_slide(slide: SlideFrames, fonts: FontMetrics | None = None) -> str:
    """A slide with all its frames; ends with a line feed."""
    head = [f"slide {slide.id} [{slide.role}] {slide.title}"]
    if slide.footer:
        head.append(f"footer {slide.footer}")
    head += [f"note {note}" for note in slide.notes]
    return "\n".join([*head, dump_frames(slide.frames, fonts)])


def dump_frames(frames: tuple[Frame, ...], fonts: FontMetrics | None = None) -> str:
    """Frames in order; ends with a line feed."""
    metrics = fonts or shipped_metrics()
    return "".join(line + "\n" for frame in frames for line in _frame(frame, metrics))


def _frame(frame: Frame, fonts: FontMetrics) -> Iterator[str]:
    match frame:
        case ShapeFrame():
            adjust = "".join(f" {name}={value}" for name, value in frame.adjust)
            kind = frame.geometry if frame.fill or frame.line or adjust else "text"
            place = f" placeholder={frame.placeholder}" if frame.placeholder else ""
            yield (
                _head(kind, frame.name, frame.rect)
                + adjust
                + place
                + _paint(frame.fill, frame.line)
                + _alt(frame.alt)
            )
            room = text_area(frame.rect, frame.geometry, frame.adjust)
            yield from _text(frame.text, room.width, fonts)
        case LineFrame():
            points = " ".join(_number(value) for value in (frame.x1, frame.y1, frame.x2, frame.y2))
            joints = "".join(f" @{j.shape}.{j.site}" for j in (frame.start, frame.end) if j)
            yield f"line {frame.name!r} {points}{_stroke(frame.line)}{joints}"
        case FreeformFrame():
            paint = _paint(frame.fill, frame.line)
            yield _head("freeform", frame.name, frame.rect) + paint + _alt(frame.alt)
            yield INDENT + " ".join(map(_step, frame.steps))
            yield from _text(frame.text, frame.rect.width, fonts)
        case TableFrame():
            header = " header" if frame.has_header else ""
            yield _head("table", frame.name, frame.rect) + header + _alt(frame.alt)
            yield INDENT + "columns " + " ".join(map(_number, frame.column_widths))
            for height, row in zip(frame.row_heights, frame.rows, strict=True):
                yield INDENT + "row " + _number(height)
                for width, cell in zip(frame.column_widths, row, strict=True):
                    yield 2 * INDENT + "cell" + _paint(cell.fill, cell.rule_below)
                    yield from (2 * INDENT + line for line in _text(cell.text, width, fonts))
        case ChartFrame():
            yield _head(f"chart {frame.type}", frame.name, frame.rect) + _alt(frame.alt)
            yield INDENT + "categories " + "｜".join(frame.categories)
            for series in frame.series:
                values = " ".join("–" if v is None else f"{v:g}" for v in series.values)
                yield f"{INDENT}series {series.name} {_color(series.color)} {values}"
        case PictureFrame():
            size = f" {frame.media_type} {len(frame.data)} bytes"
            yield _head("picture", frame.name, frame.rect) + size + _alt(frame.alt)
        case GroupFrame():
            yield f"group {frame.name!r}" + _alt(frame.alt)
            for child in frame.children:
                yield from (INDENT + line for line in _frame(child, fonts))


def _step(step: PathStep) -> str:
    """The kind's first letter and the numbers that mean something for it."""
    numbers: tuple[float, ...] = ()
    if step.kind in {"move", "line"}:
        numbers = (step.x, step.y)
    elif step.kind == "arc":
        numbers = (step.radius_x, step.radius_y, step.start_deg, step.sweep_deg)
    return step.kind[0] + ",".join(map(_number, numbers))


def _head(kind: str, name: str, rect: Rect) -> str:
    place = " ".join(map(_number, (rect.x, rect.y, rect.width, rect.height)))
    return f"{kind} {name!r} {place}"


def _text(body: TextBody | None, width_pt: float, fonts: FontMetrics) -> Iterator[str]:
    if body is None:
        return
    insets = " ".join(map(_number, body.insets)) if any(body.insets) else ""
    if insets or body.anchor != "top":
        yield INDENT + " ".join(filter(None, (body.anchor, insets and f"insets {insets}")))
    column = width_pt - body.insets[0] - body.insets[2]
    measured = measure_text(body.paragraphs, column, fonts)
    for paragraph, lines in zip(body.paragraphs, measured.lines, strict=True):
        yield f"{INDENT}{_style(paragraph)}: {' / '.join(lines)}"


def _style(paragraph: TextParagraph) -> str:
    looks = dict.fromkeys(
        f"{_number(run.size_pt)}{'b' if run.bold else ''} {_color(run.color)}"
        + (f" → {run.link}" if run.link else "")
        for run in paragraph.runs
    )
    parts = [" + ".join(looks) or "empty"]
    if paragraph.align != "left":
        parts.append(paragraph.align)
    if paragraph.bullet is not None:
        parts.append(f"bullet {paragraph.bullet}")
    if paragraph.indent_pt:
        parts.append(f"indent {_number(paragraph.indent_pt)}")
    return ", ".join(parts)


def _paint(fill: Color | None, line: Line | None) -> str:
    return (f" fill={_color(fill)}" if fill else "") + (_stroke(line) if line else "")


def _stroke(line: Line) -> str:
    dash = " dashed" if line.dash == "dash" else ""
    return f" line={_color(line.color)}/{line.width_pt:g}{dash}{' head' if line.head else ''}"


def _color(color: Color) -> str:
    return color.slot if color.alpha == 1 else f"{color.slot}@{color.alpha:.0%}"


def _alt(alt: str) -> str:
    return f" alt={alt!r}" if alt else ""


def _number(value: float) -> str:
    """Rounded to a tenth, without a trailing zero or a minus before zero."""
    return f"{round(value, 1) + 0.0:g}"
