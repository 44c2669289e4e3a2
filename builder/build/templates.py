"""A theme's own template, opened for decks: layouts matched, colours judged."""

from dataclasses import dataclass
from pathlib import Path

from builder.deck.template.archive import open_archive
from builder.deck.template.layouts import Template, read_template
from builder.deck.template.load import LoadedTemplate, load_template
from builder.deck.template.look import Judge
from builder.deck.template.roles import RoleMatch, find_layout, match_roles
from builder.errors import CoursewareError
from builder.lint.diagnostic import Report
from builder.model.span import Span
from builder.model.theme import Theme
from builder.source.contrast import contrast
from builder.source.palette import fit_colors, is_legible
from builder.source.template import refuse_template

JUDGE = Judge(palette=fit_colors, contrast=contrast, is_legible=is_legible)


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenTemplate:
    """A template, who serves which role, and what decks build on."""

    template: Template
    roles: dict[str, RoleMatch]
    loaded: LoadedTemplate


def open_template(theme: Theme, root: Path) -> OpenTemplate | None:
    """The theme's template; None when it has none. Raises CoursewareError for a file that must not be opened."""
    if not theme.template:
        return None
    return read_template_data((root / theme.template).read_bytes(), theme)


def read_template_data(data: bytes, theme: Theme) -> OpenTemplate:
    """The same from the file's bytes."""
    refusal = refuse_template(data)
    if refusal is not None:
        raise CoursewareError(f"{refusal.message}。{refusal.hint} / {refusal.english}")
    template = read_template(open_archive(data))
    if not template.layouts:
        raise CoursewareError("模板的母版没有版式 / the template's masters have no layouts")
    roles = match_roles(template, theme.layouts)
    loaded = load_template(template, roles, theme, JUDGE)
    return OpenTemplate(template=template, roles=roles, loaded=loaded)


def check_layout_names(theme: Theme, opened: OpenTemplate, report: Report) -> None:
    """Report roles for which theme.yml names a layout that the template does not have (THM006)."""
    from difflib import get_close_matches

    names = [layout.name for layout in opened.template.layouts]
    for role, wanted in theme.layouts.items():
        if find_layout(opened.template, wanted) is None:
            near = get_close_matches(wanted, names, 1)
            shown = "、".join(dict.fromkeys(names))
            report.error(
                "THM006",
                Span(theme.template.rpartition("/")[0] + "/theme.yml"),
                f"layouts 里的 {role} 指向模板没有的版式：{wanted[:40]}",
                f"是不是 {near[0]}？" if near else f"模板里的版式：{shown[:200]}",
                f"the template has no layout named {wanted[:40]}",
            )
