"""Which layout of a template serves which role, by placeholder types and geometry: names may be in any language."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from builder.deck.template.areas import content_area, free_area, furniture, title_area
from builder.deck.template.layouts import Template, TemplateLayout

ROLES = ("cover", "agenda", "section", "body", "content", "closing")


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
        if furniture(layout, "footer") is None:
            remarks.append(("没有可用的页脚占位符，不显示页脚", "no usable footer: none is shown"))
        if furniture(layout, "number") is None:
            remarks.append(
                ("没有可用的页码占位符，不显示页码", "no usable slide number: none is shown")
            )
        if layout.ground(content_area(layout)).is_busy:
            remarks.append(
                ("正文压在花纹较多的图片上，可能看不清", "content stands on a busy picture")
            )
    return RoleMatch(
        role=match.role, layout=layout, is_named=match.is_named, remarks=tuple(remarks)
    )
