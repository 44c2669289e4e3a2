"""A template and its roles → the base that the writer builds decks on, and the page that slides are laid out on."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from lxml import etree

from builder.deck.base import UNKNOWN_STYLE, Base, LayoutPart, Placeholder
from builder.deck.notes import NOTES_MASTER, notes_master_part
from builder.deck.package import Part
from builder.deck.settings import settings_parts
from builder.deck.template.archive import PARSER, markup_of
from builder.deck.template.areas import (
    content_area,
    design_scale,
    free_area,
    furniture,
    page_areas,
    title_area,
)
from builder.deck.template.layouts import Template, TemplateLayout
from builder.deck.template.look import Judge, choose_look
from builder.deck.template.roles import RoleMatch
from builder.deck.theme_part import theme_part
from builder.layout.geometry import Rect
from builder.layout.page import FrontArea, PageArea
from builder.layout.scale import scale_rect
from builder.model.theme import Theme

_FIRST_ID = 2147483648
_FRONTS = ("cover", "section", "closing")


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadedTemplate:
    """What decks of a company need."""

    base: Base
    page: PageArea


def load_template(
    template: Template,
    roles: Mapping[str, RoleMatch],
    theme: Theme,
    judge: Judge,
    language: str = "zh-CN",
) -> LoadedTemplate:
    """Base and page from a template; ``judge`` knows which colours can be read on which."""
    scale = design_scale(template.slide)
    page = _page(template, roles, scale)
    layouts = {
        role: _layout_part(match, theme, page, scale, judge, roles["content"].layout.part)
        for role, match in roles.items()
    }
    parts = tuple(_cleaned(template, theme))
    themes = sum(part.name.startswith("/ppt/theme/theme") for part in parts)
    notes_theme = theme_part(theme, themes + 1)
    settings = settings_parts()
    first_theme = template.archive.targets(template.archive.masters[0], "theme")
    base = Base(
        parts=(
            *parts,
            notes_master_part(notes_theme.name, language),
            notes_theme,
            *(part for _, part in settings),
        ),
        layouts=layouts,
        masters=template.archive.masters,
        notes_master=NOTES_MASTER,
        slide=template.slide,
        scale=scale,
        others=(
            *(("theme", name) for name in first_theme[:1]),
            *((kind, part.name) for kind, part in settings),
        ),
    )
    return LoadedTemplate(base=base, page=page)


def _page(template: Template, roles: Mapping[str, RoleMatch], scale: float) -> PageArea:
    content = roles["content"].layout
    title, area = (scale_rect(rect, 1 / scale) for rect in page_areas(content))
    footer = content.first("footer")
    width = 0.0
    if footer is not None and footer.text_rect is not None:
        size = max(footer.size_pt, 1.0)
        width = max(0.0, footer.text_rect.width * 12 / size - 6)
    return PageArea(
        slide=scale_rect(template.slide, 1 / scale),
        title=title,
        content=area,
        note_bottom=area.bottom,
        footer_width=width,
        fronts={role: _front(role, roles[role].layout, scale) for role in _FRONTS},
    )


def _front(role: str, layout: TemplateLayout, scale: float) -> FrontArea:
    placeholder = layout.first("title")
    if role == "closing":
        title, text = page_areas(layout)
    else:
        title, text = title_area(layout), content_area(layout)
        subtitle = layout.first("subtitle") or layout.first("body")
        if (
            subtitle
            and subtitle.text_rect
            and subtitle.text_rect.height > 0.08 * layout.slide.height
        ):
            text = subtitle.text_rect
        text = _apart(text, title, layout)
    return FrontArea(
        title=scale_rect(title, 1 / scale),
        title_pt=(placeholder.size_pt if placeholder else 40.0) / scale,
        text=scale_rect(text, 1 / scale),
    )


def _apart(text: Rect, title: Rect, layout: TemplateLayout) -> Rect:
    """The text's area where it does not meet the title's; the larger of above and below where it would."""
    slide = layout.slide
    meets = text.y < title.bottom and text.bottom > title.y and text.right > title.x
    if not meets or text.x >= title.right:
        inside = Rect(max(0, text.x), max(0, text.y), text.width, text.height)
        bottom = min(inside.bottom, slide.height * 0.97)
        return replace(inside, height=bottom - inside.y) if bottom > inside.y else inside
    low = min(free_area(layout).bottom, slide.height * 0.95)
    if low - title.bottom >= 0.2 * slide.height:
        top = max(title.bottom, text.y)
        top = title.bottom if low - top < 0.2 * slide.height else top
        return Rect(text.x, top + 2, text.width, low - top - 2)
    return Rect(text.x, slide.height * 0.05, text.width, title.y - slide.height * 0.05 - 2)


def _layout_part(
    match: RoleMatch,
    theme: Theme,
    page: PageArea,
    scale: float,
    judge: Judge,
    content_part: str,
) -> LayoutPart:
    layout = match.layout
    front = page.fronts.get(match.role)
    area = scale_rect(front.text if front else page.content, scale)
    title_rect = scale_rect(front.title if front else page.title, scale)
    is_own = layout.part != content_part and match.role in page.fronts
    colors = judge.palette(layout.ground(area).color, layout.slots) if is_own else theme.colors
    look = choose_look(
        layout,
        title_rect,
        area,
        colors,
        theme.colors,
        judge,
        has_words_only=match.role in {"cover", "section"},
    )
    if look.panel is not None:
        colors = theme.colors
    placeholders: dict[str, Placeholder] = {}
    for kind in ("title", "subtitle", "body", "footer", "number"):
        found = layout.first(kind)
        if front is None and kind == "footer":
            found = furniture(layout, "footer")
        if front is None and kind == "number":
            found = furniture(layout, "number")
        if kind == "subtitle" and found is None and front is not None:
            found = layout.first("body")
        if found is not None:
            placeholders[kind] = Placeholder(
                reference=found.reference,
                rect=found.text_rect,
                keeps_insets=True,
                style=look.styles.get(kind, UNKNOWN_STYLE),
            )
    return LayoutPart(
        name=layout.part,
        placeholders=placeholders,
        panel=look.panel,
        palette=_stated({**colors, **look.colors}, layout.slots),
    )


def _stated(colors: Mapping[str, str], slots: Mapping[str, str]) -> dict[str, str]:
    """For each slot the template's slot of that colour, else the colour; its own slots need no entry."""
    stated: dict[str, str] = {}
    for slot, color in colors.items():
        if slots.get(slot) != color:
            same = next((name for name, value in slots.items() if value == color), None)
            stated[slot] = same or color
    return stated


def _cleaned(template: Template, theme: Theme) -> list[Part]:
    """The archive's parts with East Asian fonts set and layout ids that no other list uses."""
    parts: list[Part] = []
    for name, part in template.archive.parts.items():
        if name in template.archive.masters:
            index = template.archive.masters.index(name)
            parts.append(replace(part, data=_numbered(part.data, index)))
        elif name.startswith("/ppt/slideLayouts/"):
            parts.append(replace(part, data=_with_unique_ids(part.data)))
        elif name.startswith("/ppt/theme/theme"):
            parts.append(replace(part, data=_with_east_asian(part.data, theme)))
        else:
            parts.append(part)
    return parts


def _numbered(content: bytes, index: int) -> bytes:
    """Ids of a master's layouts; masters and layouts of a presentation share one range of numbers."""
    root = etree.fromstring(content, PARSER)
    for place, entry in enumerate(root.iterfind("{*}sldLayoutIdLst/{*}sldLayoutId"), 1):
        entry.set("id", str(_FIRST_ID + 1000 * index + place))
    _make_ids_unique(root)
    return markup_of(root)


def _with_unique_ids(content: bytes) -> bytes:
    root = etree.fromstring(content, PARSER)
    return markup_of(root) if _make_ids_unique(root) else content


def _make_ids_unique(root: etree._Element) -> bool:
    """Give shapes whose id another shape has a free one: some editors number them all alike."""
    marks = list(root.iter("{*}cNvPr"))
    taken = {mark.get("id", "") for mark in marks}
    seen: set[str] = set()
    number = 1
    for mark in marks:
        identifier = mark.get("id", "")
        if identifier in seen:
            while str(number) in taken:
                number += 1
            identifier = str(number)
            taken.add(identifier)
            mark.set("id", identifier)
        seen.add(identifier)
    return len(seen) < len(marks) or number > 1


def _with_east_asian(content: bytes, theme: Theme) -> bytes:
    """The theme's fonts with a Chinese face where the template leaves it to chance."""
    root = etree.fromstring(content, PARSER)
    for fonts in root.iter("{*}majorFont", "{*}minorFont"):
        namespace = etree.QName(fonts).namespace
        face = fonts.find("{*}ea")
        if face is not None and not face.get("typeface"):
            face.set("typeface", theme.east_asian_font)
        if not any(each.get("script") == "Hans" for each in fonts.iterfind("{*}font")):
            hans = etree.Element(f"{{{namespace}}}font")
            hans.set("script", "Hans")
            hans.set("typeface", face.get("typeface", "") if face is not None else "")
            complex_face = fonts.find("{*}cs")
            if complex_face is not None:
                complex_face.addnext(hans)
    return markup_of(root)
