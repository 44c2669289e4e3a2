"""Shapes, lines, freeforms, pictures and groups as PresentationML."""

from dataclasses import astuple
from math import hypot

from builder.deck.base import Placeholder
from builder.deck.markup import (
    emu,
    escape_attribute,
    fill_or_none,
    stroke,
    transform,
)
from builder.deck.scope import SlideScope
from builder.deck.text import ANCHORS, body_properties, paragraphs
from builder.layout.frame import (
    FreeformFrame,
    LineFrame,
    PathStep,
    PictureFrame,
    ShapeFrame,
    TextBody,
)
from builder.layout.geometry import Rect

_SAME_PT = 0.1
_DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative'
    ' xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/>'
    "</a:ext></a:extLst>"
)


def identity(
    scope: SlideScope, name: str, alt: str = "", *, decorative: bool = False, link: str = ""
) -> str:
    """``p:cNvPr``: a fresh id, the name in the selection pane, the text for screen readers, the click."""
    attributes = f'id="{scope.next_id(name)}" name="{escape_attribute(name)}"'
    if alt and not decorative:
        attributes += f' descr="{escape_attribute(alt)}"'
    click = scope.link(link) if link else ""
    inside = click + (_DECORATIVE if decorative else "")
    return f"<p:cNvPr {attributes}>{inside}</p:cNvPr>" if inside else f"<p:cNvPr {attributes}/>"


def shape(frame: ShapeFrame, scope: SlideScope) -> str:
    """``p:sp`` from a shape frame: a placeholder, a text box or a preset shape."""
    placeholder = scope.take_placeholder(frame.placeholder)
    if placeholder is not None:
        return _filled_placeholder(frame, placeholder, scope)
    is_text_box = frame.fill is None and frame.line is None and frame.geometry == "rect"
    box = ' txBox="1"' if is_text_box else ""
    adjust = "".join(f'<a:gd name="{name}" fmla="val {value}"/>' for name, value in frame.adjust)
    return (
        f"<p:sp><p:nvSpPr>{_shape_identity(frame, scope)}<p:cNvSpPr{box}/><p:nvPr/></p:nvSpPr>"
        f'<p:spPr>{transform(frame.rect)}<a:prstGeom prst="{frame.geometry}">'
        f"<a:avLst>{adjust}</a:avLst></a:prstGeom>{fill_or_none(frame.fill)}{stroke(frame.line)}"
        f"</p:spPr>{_text(frame.text, scope)}</p:sp>"
    )


def _shape_identity(frame: ShapeFrame, scope: SlideScope) -> str:
    return identity(scope, frame.name, frame.alt, decorative=frame.decorative, link=frame.link)


def _filled_placeholder(frame: ShapeFrame, placeholder: Placeholder, scope: SlideScope) -> str:
    body = frame.text or TextBody(paragraphs=())
    return (
        f"<p:sp><p:nvSpPr>{identity(scope, frame.name, frame.alt)}"
        f'<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f"<p:nvPr><p:ph {placeholder.reference}/></p:nvPr></p:nvSpPr>"
        f"<p:spPr>{_own_position(frame.rect, placeholder)}"
        f"{fill_or_none(frame.fill) if frame.fill else ''}"
        f"{stroke(frame.line) if frame.line else ''}</p:spPr>"
        f"<p:txBody>{_own_body_properties(body, frame.rect, placeholder)}<a:lstStyle/>"
        f"{paragraphs(body, scope, placeholder.style)}</p:txBody></p:sp>"
    )


def _own_position(rect: Rect, placeholder: Placeholder) -> str:
    """Nothing where the layout says the same, so that moving it there moves every slide's."""
    return "" if _is_at(rect, placeholder) else transform(rect)


def _is_at(rect: Rect, placeholder: Placeholder) -> bool:
    if placeholder.rect is None:
        return False
    if not placeholder.keeps_insets:
        return transform(rect) == transform(placeholder.rect)
    pairs = zip(astuple(rect), astuple(placeholder.rect), strict=True)
    return all(abs(own - other) < _SAME_PT for own, other in pairs)


def _own_body_properties(body: TextBody, rect: Rect, placeholder: Placeholder) -> str:
    if placeholder.keeps_insets and _is_at(rect, placeholder):
        return '<a:bodyPr wrap="square"><a:noAutofit/></a:bodyPr>'
    if placeholder.anchor == ANCHORS[body.anchor] and not any(body.insets):
        return "<a:bodyPr/>"
    return body_properties(body)


def _text(body: TextBody | None, scope: SlideScope) -> str:
    if body is None:
        return ""
    return f"<p:txBody>{body_properties(body)}<a:lstStyle/>{paragraphs(body, scope)}</p:txBody>"


def line(frame: LineFrame, scope: SlideScope) -> str:
    """``p:cxnSp``: a straight connector, flipped when it runs left or up, glued to the shapes it names."""
    flips = (' flipH="1"' if frame.x2 < frame.x1 else "") + (
        ' flipV="1"' if frame.y2 < frame.y1 else ""
    )
    rect = Rect(
        min(frame.x1, frame.x2),
        min(frame.y1, frame.y2),
        abs(frame.x2 - frame.x1),
        abs(frame.y2 - frame.y1),
    )
    return (
        f"<p:cxnSp><p:nvCxnSpPr>{identity(scope, frame.name, decorative=frame.decorative)}"
        f"{_glue(frame, scope)}<p:nvPr/></p:nvCxnSpPr>"
        f"<p:spPr>{transform(rect, attributes=flips)}"
        f'<a:prstGeom prst="line"><a:avLst/></a:prstGeom>{stroke(frame.line)}</p:spPr></p:cxnSp>'
    )


def _glue(frame: LineFrame, scope: SlideScope) -> str:
    ends = (
        ("stCxn", frame.start, frame.x1, frame.y1),
        ("endCxn", frame.end, frame.x2, frame.y2),
    )
    glue = "".join(
        f'<a:{tag} id="{scope.joint_id(name)}" idx="{_site(scope.joints[name], x, y)}"/>'
        for tag, name, x, y in ends
        if name in scope.joints
    )
    return f"<p:cNvCxnSpPr>{glue}</p:cNvCxnSpPr>" if glue else "<p:cNvCxnSpPr/>"


def _site(shape: ShapeFrame, x: float, y: float) -> int:
    """The connection site next to a point: middle of top, left, bottom or right; an ellipse has diagonals too."""
    rect = shape.rect
    middle_x, middle_y = rect.x + rect.width / 2, rect.y + rect.height / 2
    sites = (
        (middle_x, rect.y),
        (rect.x, middle_y),
        (middle_x, rect.bottom),
        (rect.right, middle_y),
    )
    nearest = min(range(len(sites)), key=lambda n: hypot(sites[n][0] - x, sites[n][1] - y))
    return nearest * 2 if shape.geometry == "ellipse" else nearest


def freeform(frame: FreeformFrame, scope: SlideScope) -> str:
    """``p:sp`` with an outline of its own."""
    steps = "".join(_step(step) for step in frame.steps)
    path = f'<a:path w="{emu(frame.rect.width)}" h="{emu(frame.rect.height)}">{steps}</a:path>'
    return (
        f"<p:sp><p:nvSpPr>{identity(scope, frame.name, frame.alt, decorative=frame.decorative)}"
        f"<p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>{transform(frame.rect)}"
        "<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/>"
        f'<a:rect l="0" t="0" r="r" b="b"/><a:pathLst>{path}</a:pathLst></a:custGeom>'
        f"{fill_or_none(frame.fill)}{stroke(frame.line)}</p:spPr>{_text(frame.text, scope)}</p:sp>"
    )


def _step(step: PathStep) -> str:
    if step.kind == "close":
        return "<a:close/>"
    if step.kind == "arc":
        return (
            f'<a:arcTo wR="{emu(step.radius_x)}" hR="{emu(step.radius_y)}"'
            f' stAng="{round(step.start_deg % 360 * 60000)}"'
            f' swAng="{round(step.sweep_deg * 60000)}"/>'
        )
    tag = "moveTo" if step.kind == "move" else "lnTo"
    return f'<a:{tag}><a:pt x="{emu(step.x)}" y="{emu(step.y)}"/></a:{tag}>'


def picture(frame: PictureFrame, scope: SlideScope) -> str:
    """``p:pic``; the aspect ratio is locked in the editor."""
    part = scope.deck.media.add(frame.data, frame.media_type)
    return (
        f"<p:pic><p:nvPicPr>{identity(scope, frame.name, frame.alt)}"
        '<p:cNvPicPr><a:picLocks noChangeAspect="1"/></p:cNvPicPr><p:nvPr/></p:nvPicPr>'
        f'<p:blipFill><a:blip r:embed="{scope.relationships.to("image", part)}"/>'
        "<a:stretch><a:fillRect/></a:stretch></p:blipFill>"
        f'<p:spPr>{transform(frame.rect)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>'
        "</p:pic>"
    )
