"""Where on a template's layout titles and content stand, in real points."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain, product
from math import sqrt
from typing import Literal

from builder.deck.template.ground import differs
from builder.deck.template.layouts import LayoutPlaceholder, TemplateLayout
from builder.layout.geometry import SLIDE, Rect

NEEDED_SHARE = (0.5, 0.35)
"""Least width and height of a content area, as shares of the slide."""
ROOMY_SHARE = (0.6, 0.5)
"""From this width and height on, all components have their room; below it the title is moved to make some."""
_GAP_SHARE = 0.015
_TITLE_PT = 80.0
"""Height of a title that is moved, in design points: two lines of 26 pt."""
_LEAST_TITLE_PT = 53.0
"""Two lines of 18 pt, in design points."""
_TOPS = tuple(0.05 + 0.02 * step for step in range(13))
_RIGHTS = (0.95, 0.9, 0.85, 0.8, 0.75, 0.7)
"""Where a moved title may begin and end, as shares of the slide; the highest and widest calm place wins."""
_LOWERED = (_GAP_SHARE, 0.04, 0.06)
"""How far its content may begin below it, to keep off the edge of a band that it stands on."""
_RAISED = (0.0, 0.03, 0.06, 0.09)
"""How much its content may end above the footers, to keep off a badge or a picture in a corner."""


def page_areas(layout: TemplateLayout) -> tuple[Rect, Rect]:
    """Title and content of ordinary slides: the template's own where there is room enough for every component.

    A title that leaves its content less is set lower, or stands at the top of the slide instead.
    """
    title = _tall_enough(title_area(layout), layout)
    area = _above_furniture(_below(content_area(layout), title), layout)
    if _is_roomy(area, layout.slide):
        return title, area
    best = (title, area)
    for choice in chain(_lowered(title, layout), _moved(layout)):
        if _is_roomy(choice[1], layout.slide):
            return choice
        best = max(best, choice, key=lambda each: each[1].width * each[1].height)
    return best


def furniture(
    layout: TemplateLayout, kind: Literal["footer", "number"]
) -> LayoutPlaceholder | None:
    """The layout's footer or page number; None where it would stand on the title, the content or the other one."""
    found = layout.first(kind)
    if found is None or found.rect is None:
        return found
    taken = list(page_areas(layout))
    number = layout.first("number")
    if kind == "footer" and number and number.rect:
        taken.append(number.rect)
    return None if any(_overlap(found.rect, rect) for rect in taken) else found


def design_scale(slide: Rect) -> float:
    """Real points to a design point."""
    return sqrt(slide.width * slide.height / (SLIDE.width * SLIDE.height))


def _is_roomy(rect: Rect, slide: Rect) -> bool:
    width, height = ROOMY_SHARE
    return rect.width >= width * slide.width and rect.height >= height * slide.height


def _above_furniture(area: Rect, layout: TemplateLayout) -> Rect:
    """The area without what footer and page number take at its foot."""
    bottom = area.bottom
    for each in layout.all("footer", "number", "date"):
        rect = each.rect
        if rect and rect.y > layout.slide.height * 0.75 and _overlap(area, rect):
            bottom = min(bottom, rect.y)
    return replace(area, height=bottom - area.y)


def _tall_enough(title: Rect, layout: TemplateLayout) -> Rect:
    least = _LEAST_TITLE_PT * design_scale(layout.slide)
    return replace(title, height=max(title.height, least))


def _below(area: Rect, title: Rect) -> Rect:
    """The area without what a title above it covers."""
    if title.y < area.y + area.height / 2 and title.bottom > area.y and title.right > area.x:
        top = min(title.bottom + 2, area.bottom - 1)
        return Rect(area.x, top, area.width, area.bottom - top)
    return area


def _lowered(title: Rect, layout: TemplateLayout) -> Iterator[tuple[Rect, Rect]]:
    """The title in the upper part of its own place, content from there to the footers."""
    height = min(title.height, _TITLE_PT * design_scale(layout.slide))
    upper = replace(title, height=height)
    area = content_area(layout)
    bottom = max(area.bottom, free_area(layout).bottom)
    top = upper.bottom + _GAP_SHARE * layout.slide.height
    widened = Rect(area.x, top, area.width, bottom - top)
    if _is_calm(widened, layout):
        yield upper, widened


def _moved(layout: TemplateLayout) -> Iterator[tuple[Rect, Rect]]:
    """A title at the top of the slide and its content, each on one ground, beside the template's pictures."""
    slide = layout.slide
    height = _TITLE_PT * design_scale(slide)
    bottom = free_area(layout).bottom
    left = slide.width * 0.05
    for right in _RIGHTS:
        for top in _TOPS:
            title = Rect(left, slide.height * top, slide.width * right - left, height)
            if not _is_calm(title, layout):
                continue
            for lowered, raised in product(_LOWERED, _RAISED):
                y = title.bottom + lowered * slide.height
                low = bottom - raised * slide.height
                area = Rect(left, y, slide.width * 0.95 - left, low - y)
                if _is_calm(area, layout):
                    yield title, area
    # Where nothing is calm, content gets a panel of its own anyway.
    title = Rect(left, slide.height * _TOPS[0], slide.width * 0.9, height)
    y = title.bottom + _GAP_SHARE * slide.height
    yield title, Rect(left, y, slide.width * 0.9, bottom - y)


def _is_calm(rect: Rect, layout: TemplateLayout) -> bool:
    """Whether all of a rectangle has one ground, as an eye sees it."""
    if layout.ground(rect).is_busy:  # a quick look, which finds most of them
        return False
    tones = layout.tones(rect)
    first = next(iter(tones))
    return not any(differs(tone, first) for tone in tones)


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
