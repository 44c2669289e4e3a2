"""What makes text readable on a layout: another colour for a title or footer, a plain panel over busy pictures."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from math import floor, inf

from builder.deck.base import TEMPLATE_STYLE, UNKNOWN_STYLE, TextStyle
from builder.deck.template.layouts import LayoutPlaceholder, TemplateLayout
from builder.layout.fonts import NATURAL_HEIGHT_EM, TARGET_FAMILY
from builder.layout.geometry import Rect

PADDING_SHARE = 0.018
"""Space between a panel's edge and what stands on it, as a share of the slide's width."""
CALM = 2.0
"""Contrast between colours of a ground that is still felt to be one."""
_TALLEST_LINE_EM = NATURAL_HEIGHT_EM[TARGET_FAMILY]
_PLAIN_INKS = ("000000", "FFFFFF")


@dataclass(frozen=True, slots=True, kw_only=True)
class Judge:
    """What is known about colours; comes from outside, where the rules of contrast are."""

    palette: Callable[[str, Mapping[str, str]], Mapping[str, str]]
    """Ground and the template's slots → colours of all slots that can be read on it."""
    contrast: Callable[[str, str], float]
    is_legible: Callable[[Mapping[str, str], str], bool]
    """Whether everything that these colours are used for can be read on this ground."""
    least: float = 4.5
    """Contrast of ordinary text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """Decisions for one role."""

    panel: Rect | None
    colors: Mapping[str, str] = field(default_factory=dict)
    """Slots that differ from the role's palette."""
    styles: Mapping[str, TextStyle] = field(default_factory=dict)
    """By kind of placeholder."""


def choose_look(
    layout: TemplateLayout,
    title: Rect,
    area: Rect,
    colors: Mapping[str, str],
    panel_colors: Mapping[str, str],
    judge: Judge,
    *,
    has_words_only: bool,
) -> Look:
    """Nothing where all can be read as it is; on the cover and section slides only words need to be.

    ``colors`` are meant for the layout's own ground, ``panel_colors`` for a panel.
    """
    own: dict[str, str] = {}
    tones = layout.tones(area)
    needs_panel = not all(judge.is_legible(colors, tone) for tone in tones)
    if has_words_only:
        ink = _readable((colors["tx1"], *_PLAIN_INKS), tones, judge)
        needs_panel = ink is None
        own = {"tx1": ink} if ink and ink != colors["tx1"] else {}
    title_tones = layout.tones(title)
    title_style = _title_style(layout, title_tones, {**colors, **own}, judge)
    panel = None
    if needs_panel or title_style is None:
        own, colors = {}, panel_colors
        covers_title = (
            has_words_only
            or title_style is None
            or _stands_beside(title, area)
            or not is_calm(title_tones, judge)
        )
        panel = _panel(layout, [area, *([title] if covers_title else [])])
        if covers_title:
            title_style = _title_style(layout, frozenset({colors["bg1"]}), colors, judge)
    styles = {"title": title_style or UNKNOWN_STYLE}
    for kind in ("footer", "number"):
        styles[kind] = _furniture_style(layout, kind, panel, colors, judge)
    return Look(panel=panel, colors=own, styles=styles)


def is_calm(tones: frozenset[str], judge: Judge) -> bool:
    """Whether no pattern runs under a text, however well it can be read."""
    by_light = sorted(tones, key=lambda tone: judge.contrast(tone, _PLAIN_INKS[0]))
    return judge.contrast(by_light[0], by_light[-1]) < CALM


def _stands_beside(title: Rect, area: Rect) -> bool:
    """Whether a panel around the area would cut the title in two."""
    return title.bottom > area.y or title.y > area.bottom


def _readable(inks: Iterable[str], tones: Iterable[str], judge: Judge) -> str | None:
    """The first colour that can be read on all tones."""
    grounds = tuple(tones)
    fitting = (
        ink for ink in inks if all(judge.contrast(ink, tone) >= judge.least for tone in grounds)
    )
    return next(fitting, None)


def _title_style(
    layout: TemplateLayout, tones: frozenset[str], colors: Mapping[str, str], judge: Judge
) -> TextStyle | None:
    """The template's own look, in another colour where its own cannot be read; None where no colour can."""
    title = layout.first("title")
    own = (title.color if title else None) or layout.slots["tx1"]
    ink = _readable((own, colors["tx1"], *_PLAIN_INKS), tones, judge)
    if ink is None:
        return None
    return TEMPLATE_STYLE if ink == own else replace(TEMPLATE_STYLE, ink=ink)


def _furniture_style(
    layout: TemplateLayout, kind: str, panel: Rect | None, colors: Mapping[str, str], judge: Judge
) -> TextStyle:
    """Footer and page number: as the template has them, unless that cannot be read."""
    found = layout.first(kind)  # type: ignore[arg-type]
    if found is None or found.rect is None:
        return UNKNOWN_STYLE
    is_on_panel = panel is not None and panel.bottom >= found.rect.bottom
    tones = frozenset({colors["bg1"]}) if is_on_panel else layout.tones(found.rect)
    own = found.color or layout.slots["tx1"]
    inks = (own, colors["tx2"], colors["tx1"], *_PLAIN_INKS)
    best = _readable(inks, tones, judge) or max(
        inks, key=lambda ink: min(judge.contrast(ink, tone) for tone in tones)
    )
    style = replace(UNKNOWN_STYLE, size_pt=_fitting_size(found))
    return style if best == own else replace(style, ink=best)


def _fitting_size(furniture: LayoutPlaceholder) -> float:
    """Zero for the template's own size; a smaller one where a line of that is higher than the placeholder."""
    room = furniture.text_rect.height if furniture.text_rect else inf
    largest = floor(room / _TALLEST_LINE_EM)
    return 0.0 if furniture.size_pt <= largest else float(max(1, largest))


def _panel(layout: TemplateLayout, covered: list[Rect]) -> Rect:
    """A surface around these rectangles, inside the slide, that cuts no footer in two."""
    slide = layout.slide
    pad = PADDING_SHARE * slide.width
    margin = pad / 2
    left = max(margin, min(rect.x for rect in covered) - pad)
    top = max(margin, min(rect.y for rect in covered) - pad)
    right = min(slide.width - margin, max(rect.right for rect in covered) + pad)
    bottom = max(rect.bottom for rect in covered) + pad
    for furniture in layout.all("footer", "number", "date"):
        rect = furniture.rect
        if rect is not None and rect.y > slide.height * 0.75 and rect.y < bottom:
            # Rather above the footers than through them.
            bottom = max(max(each.bottom for each in covered), rect.y)
    return Rect(left, top, right - left, min(bottom, slide.height - margin) - top)
