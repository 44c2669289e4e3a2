"""Which layout of a template serves which role, by placeholder types and geometry: names may be in any language."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from builder.deck.template.layouts import Template, TemplateLayout
from builder.layout.geometry import Rect

ROLES = ("cover", "agenda", "section", "body", "content", "closing")
NEEDED_SHARE = (0.5, 0.35)
"""Least width and height of a content area, as shares of the slide."""
_GAP_SHARE = 0.015


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleMatch:
    """A role and the layout that carries it."""

    role: str
    layout: TemplateLayout
    is_named: bool = False
    """theme.yml names it."""
    remarks: tuple[tuple[str, str], ...] = ()
    """What is missing and what slides do instead: Chinese and English."""


def find_layout(template: Template, wanted: str) -> TemplateLayout | None:
    """A layout by its name, or by ``2/name`` for the one of the second master."""
    number, _, name = wanted.partition("/")
    for layout in template.layouts:
        if layout.name == wanted or (str(layout.master) == number and layout.name == name):
            return layout
    return None


def match_roles(template: Template, named: Mapping[str, str]) -> dict[str, RoleMatch]:
    """A layout for every role; ``named`` are choices from theme.yml, those that name no layout are ignored."""
    chosen: dict[str, RoleMatch] = {}
    for role in ("content", "body", "agenda", "closing", "section", "cover"):
        layout = find_layout(template, named[role]) if named.get(role) else None
        if layout is not None:
            chosen[role] = RoleMatch(role=role, layout=layout, is_named=True)
        elif role in {"agenda", "closing"}:
            chosen[role] = RoleMatch(role=role, layout=chosen["content"].layout)
        else:
            best = max(template.layouts, key=lambda each: _SCORES[role](each, chosen))
            if role in {"section", "cover"} and _SCORES[role](best, chosen) <= 0:
                best = chosen["cover" if "cover" in chosen else "content"].layout
            chosen[role] = RoleMatch(role=role, layout=best)
    return {role: _with_remarks(chosen[role]) for role in ROLES}


def content_area(layout: TemplateLayout) -> Rect:
    """Where content stands, in real pt: the body placeholder, or what is free below the title."""
    free = free_area(layout)
    bodies = [body.text_rect for body in layout.all("body", "subtitle") if not body.is_vertical]
    choices = [
        *(rect for rect in bodies if rect),
        *([layout.master_body] if layout.master_body else []),
    ]
    for rect in choices:
        area = _common(rect, layout.slide)
        title = layout.first("title")
        if title and title.rect and _overlap(area, title.rect):
            area = _common(area, free)
        if _is_large(area, layout.slide):
            return area
    return free


def free_area(layout: TemplateLayout) -> Rect:
    """The slide within its margins, below the title and above the footers."""
    slide = layout.slide
    title, margin = layout.first("title"), slide.width * 0.05
    gap = slide.height * _GAP_SHARE
    top, bottom = slide.height * 0.07, slide.height * 0.93
    left, right = margin, slide.width - margin
    if title and title.text_rect:
        left = min(max(title.text_rect.x, slide.width * 0.02), slide.width * 0.25)
        right = slide.width - left
        if title.text_rect.y < slide.height * 0.3:
            top = max(top, min(title.text_rect.bottom + gap, slide.height * 0.45))
    for furniture in layout.all("footer", "number", "date"):
        if furniture.rect and furniture.rect.y > slide.height * 0.75:
            bottom = min(bottom, furniture.rect.y - gap)
    return Rect(left, top, right - left, bottom - top)


def title_area(layout: TemplateLayout) -> Rect:
    """The title placeholder's text area, or a strip at the top where there is none or it is too small."""
    slide = layout.slide
    title = layout.first("title")
    if title and title.text_rect:
        rect = title.text_rect
        wide, tall = rect.width >= 0.3 * slide.width, rect.height >= 0.055 * slide.height
        inside = rect.x >= -1 and rect.y >= -1 and rect.right <= slide.right + 1
        if wide and tall and inside and rect.bottom <= slide.bottom + 1:
            return rect
    return Rect(slide.width * 0.05, slide.height * 0.055, slide.width * 0.9, slide.height * 0.14)


def _is_large(rect: Rect, slide: Rect) -> bool:
    width, height = NEEDED_SHARE
    return rect.width >= width * slide.width and rect.height >= height * slide.height


def _common(first: Rect, second: Rect) -> Rect:
    x, y = max(first.x, second.x), max(first.y, second.y)
    right, bottom = min(first.right, second.right), min(first.bottom, second.bottom)
    return Rect(x, y, max(0, right - x), max(0, bottom - y))


def _overlap(first: Rect, second: Rect) -> bool:
    common = _common(first, second)
    return common.width > 1 and common.height > 1


Score = Callable[[TemplateLayout, Mapping[str, RoleMatch]], float]


def _usable_title(layout: TemplateLayout) -> bool:
    return layout.first("title") is not None


def _area_share(layout: TemplateLayout) -> float:
    area = content_area(layout)
    return area.width * area.height / (layout.slide.width * layout.slide.height)


def _cover(layout: TemplateLayout, chosen: Mapping[str, RoleMatch]) -> float:
    title = layout.first("title")
    if title is None:
        return -1
    score = 4.0 * (layout.type == "title") + 3.0 * (title.type == "ctrTitle")
    score += 2.0 * (layout.first("subtitle") is not None)
    if score == 0:
        return 0
    return score + 0.1 * (layout.master == 1) - len(layout.all("body", "other"))


def _section(layout: TemplateLayout, chosen: Mapping[str, RoleMatch]) -> float:
    title = layout.first("title")
    if title is None or layout.type == "title" or title.type == "ctrTitle":
        return -1
    if layout.type == "secHead":
        return 10
    texts = layout.all("body", "subtitle")
    is_low = title.rect is not None and title.rect.y > 0.3 * layout.slide.height
    return 2.0 if is_low and len(texts) == 1 and not layout.all("other") else 0


def _content(layout: TemplateLayout, chosen: Mapping[str, RoleMatch]) -> float:
    title = layout.first("title")
    if title is None or title.type == "ctrTitle" or layout.type in {"title", "secHead"}:
        return -10
    others = layout.all("body", "subtitle", "other")
    score = 3.0 * _area_share(layout) - min(3, len(others)) * 0.3
    at_top = title.rect is not None and title.rect.y < 0.3 * layout.slide.height
    ground = layout.ground(content_area(layout))
    score -= 1.2 * ground.is_busy + 1.0 * _is_middling(ground.color)
    score += 1.0 * at_top + 1.0 * (layout.type == "titleOnly") + 0.8 * (not others)
    return score + 0.2 * (layout.first("number") is not None) - 0.01 * layout.master


def _is_middling(color: str) -> bool:
    """Neither light enough for dark text nor dark enough for light text."""
    red, green, blue = (int(color[at : at + 2], 16) / 255 for at in (0, 2, 4))
    return 0.25 < 0.3 * red + 0.6 * green + 0.1 * blue < 0.75


def _body(layout: TemplateLayout, chosen: Mapping[str, RoleMatch]) -> float:
    title, body = layout.first("title"), layout.first("body")
    if title is None or title.type == "ctrTitle" or layout.type in {"title", "secHead"}:
        return -10
    if body is None or body.rect is None:
        return -5
    extra = len(layout.all("body", "other")) - 1
    share = body.rect.width * body.rect.height / (layout.slide.width * layout.slide.height)
    score = 3.0 * share - 1.5 * extra + 0.5 * (layout.type in {"obj", "tx"})
    same_master = layout.master == chosen["content"].layout.master
    return score + 1.0 * same_master + 0.1 * (title.rect is not None)


_SCORES: Mapping[str, Score] = {
    "cover": _cover,
    "section": _section,
    "content": _content,
    "body": _body,
}


def _with_remarks(match: RoleMatch) -> RoleMatch:
    layout, remarks = match.layout, list(match.remarks)
    if not _usable_title(layout):
        remarks.append(
            ("版式没有标题占位符，标题写成文本框", "no title placeholder: titles are text boxes")
        )
    elif match.role not in {"cover", "section"} and title_area(layout) not in {
        each.text_rect for each in layout.all("title")
    }:
        remarks.append(
            ("标题占位符太小，标题另放", "title placeholder too small: titles are placed anew")
        )
    if match.role == "cover" and layout.first("subtitle") is None:
        remarks.append(
            ("没有副标题占位符，副标题写成文本框", "no subtitle placeholder: a text box instead")
        )
    if match.role == "section" and layout.type != "secHead" and not match.is_named:
        remarks.append(("没有章节版式，用这个代替", "no section layout: this one serves instead"))
    if match.role == "body" and layout.first("body") is None:
        remarks.append(
            ("没有正文占位符，要点写成文本框", "no body placeholder: bullets are text boxes")
        )
    if match.role in {"body", "content"}:
        if content_area(layout) == free_area(layout):
            chinese = "没有够大的正文占位符，内容放在标题下方的空处"
            remarks.append((chinese, "no large body placeholder: content stands below the title"))
        for kind, noun, english in (
            ("footer", "页脚", "footer"),
            ("number", "页码", "slide number"),
        ):
            if layout.first(kind) is None:  # type: ignore[arg-type]
                remarks.append(
                    (f"没有{noun}占位符，不显示{noun}", f"no {english} placeholder: none is shown")
                )
        if layout.ground(content_area(layout)).is_busy:
            remarks.append(
                ("正文压在花纹较多的图片上，可能看不清", "content stands on a busy picture")
            )
    return RoleMatch(
        role=match.role, layout=layout, is_named=match.is_named, remarks=tuple(remarks)
    )
