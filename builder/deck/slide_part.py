"""One slide: its frames, then footer and page number from the layout."""

from builder.deck.animation import timing
from builder.deck.base import LayoutPart
from builder.deck.frames import frame_markup, joints
from builder.deck.markup import EMPTY_TREE, NAMESPACES, escape_text, fixed_fill
from builder.deck.package import PRESENTATIONML, Part, xml_part
from builder.deck.palette import recolor, recolored_part
from builder.deck.placeholders import number_field
from builder.deck.scope import DeckScope, SlideScope
from builder.errors import CoursewareError
from builder.layout.frame import BG1, Frame, ShapeFrame, SlideFrames

NUMBERED_ROLES = frozenset({"agenda", "body", "content"})


def slide_part(
    slide: SlideFrames, number: int, layout: LayoutPart, deck: DeckScope, notes_name: str | None
) -> Part:
    """``slide<number>.xml`` with its relationships."""
    if not any(_is_title(frame) for frame in slide.frames):
        raise CoursewareError(f"slide {slide.id!r} has no frame in its title placeholder")
    scope = SlideScope(deck, layout, joints(slide.frames))
    charts = len(deck.charts)
    if notes_name is not None:
        scope.relationships.to("notesSlide", notes_name)
    panel = (
        ShapeFrame(name="底板", rect=layout.panel, fill=BG1, decorative=True)
        if layout.panel
        else None
    )
    shapes = frame_markup(panel, scope) if panel else ""
    shapes += "".join(
        frame_markup(frame, scope) for frame in slide.frames if not _is_painted(frame, layout)
    )
    if slide.role in NUMBERED_ROLES:
        shapes += _footer(slide.footer, scope) + _page_number(number, scope)
    deck.charts[charts:] = [recolored_part(part, layout.palette) for part in deck.charts[charts:]]
    return xml_part(
        deck.jumps[slide.id],
        f"{PRESENTATIONML}slide+xml",
        f"<p:sld {NAMESPACES}><p:cSld><p:spTree>{EMPTY_TREE}{recolor(shapes, layout.palette)}"
        "</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>"
        f"{timing(slide, scope)}</p:sld>",
        scope.relationships,
    )


def _is_title(frame: Frame) -> bool:
    return isinstance(frame, ShapeFrame) and frame.placeholder == "title"


def _is_painted(frame: Frame, layout: LayoutPart) -> bool:
    """Whether the layout shows this surface already, where it cannot get in the way of editing."""
    return (
        isinstance(frame, ShapeFrame)
        and frame.fill is not None
        and frame.text is None
        and frame.line is None
        and frame.geometry == "rect"
        and (frame.rect, frame.fill) in layout.surfaces
    )


def _footer(text: str, scope: SlideScope) -> str:
    if not text:
        return ""
    properties = _inked(f"<a:rPr {scope.language}/>", "footer", scope)
    run = f"<a:r>{properties}<a:t>{escape_text(text)}</a:t></a:r>"
    return _furniture("footer", "页脚", run, scope)


def _page_number(number: int, scope: SlideScope) -> str:
    plain = f"<a:rPr {scope.language}/>"
    field = number_field(str(number), scope.language)
    field = field.replace(plain, _inked(plain, "number", scope))
    return _furniture("number", "页码", field, scope)


def _inked(properties: str, kind: str, scope: SlideScope) -> str:
    """Run properties with the size and colour that a placeholder's text needs, where it needs them stated."""
    placeholder = scope.layout.placeholders.get(kind)
    style = None if placeholder is None else placeholder.style
    if style is None or not style.is_unknown:
        return properties
    size = f' sz="{round(style.size_pt * 100)}"' if style.size_pt else ""
    if style.ink is None:
        return f"{properties[:-2]}{size}/>"
    return f"{properties[:-2]}{size}>{fixed_fill(style.ink)}</a:rPr>"


def _furniture(kind: str, name: str, content: str, scope: SlideScope) -> str:
    placeholder = scope.take_placeholder(kind)
    if placeholder is None:
        return ""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{scope.next_id()}" name="{name}"/>'
        f'<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f"<p:nvPr><p:ph {placeholder.reference}/></p:nvPr></p:nvSpPr><p:spPr/>"
        f"<p:txBody><a:bodyPr/><a:lstStyle/><a:p>{content}</a:p></p:txBody></p:sp>"
    )
