"""``courseware theme import``: a company's template becomes a theme folder, with a report of what serves what."""

import json
import re
import shutil
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from builder.build.project import Project
from builder.build.publish import output_folder, publish_file, write_synced
from builder.build.templates import OpenTemplate, read_template_data
from builder.deck.properties import DeckProperties
from builder.deck.template.archive import open_archive
from builder.deck.template.areas import page_areas
from builder.deck.template.layouts import Template, TemplateLayout, read_template
from builder.deck.template.roles import match_roles
from builder.deck.writer import write_deck
from builder.errors import CoursewareError, UsageError
from builder.lint.diagnostic import Report
from builder.model.theme import SLOTS, Theme
from builder.source.contrast import color_faults, luminance
from builder.source.palette import fit_colors, is_legible
from builder.source.template import MAX_PACKED, refuse_template
from builder.source.theme import COLOR_MEANINGS, MAX_FONT_NAME, ROLE_MEANINGS, TEMPLATE, load_theme

DEFAULT_FONT = "Microsoft YaHei"
ID = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
_CREATED = datetime(2025, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedTheme:
    """What an import has made and found."""

    theme: Theme
    opened: OpenTemplate
    folder: Path
    adjusted: tuple[tuple[str, str, str], ...]
    """Slot, the template's colour and ours where they differ."""
    weak: tuple[str, ...]
    """Contrast rules that no colour can keep on this template's ground."""

    def as_record(self) -> dict[str, Any]:
        """For ``--json``."""
        return {
            "theme": self.theme.id,
            "folder": str(self.folder),
            "slide_pt": [self.opened.template.slide.width, self.opened.template.slide.height],
            "roles": {
                role: {
                    "layout": match.layout.name,
                    "master": match.layout.master,
                    "named": match.is_named,
                    "remarks": [english for _, english in match.remarks],
                }
                for role, match in self.opened.roles.items()
            },
            "removed": list(self.opened.template.archive.removed),
            "colors": {slot: {"template": was, "theme": now} for slot, was, now in self.adjusted},
            "weak": list(self.weak),
        }


def import_theme(project: Project, file: Path, name: str | None) -> ImportedTheme:
    """Write ``themes/<name>`` from a template file.

    Raises CoursewareError for a file that cannot be used and UsageError for a name that is taken or is no id.
    """
    theme_id = name or _id_of(file)
    if not ID.fullmatch(theme_id):
        raise UsageError(
            f"主题编号只用小写字母、数字和连字符：{theme_id} / a theme id has a-z, 0-9 and hyphens"
        )
    folder = project.themes / theme_id
    if folder.exists() or folder.is_symlink():
        raise UsageError(
            f"themes/{theme_id} 已经有了；用 --name 换一个编号，或先删掉它 / "
            f"themes/{theme_id} exists: choose another --name or delete it"
        )
    template = _read(file)
    theme, adjusted, weak = _theme(template, theme_id, file)
    opened = _opened(file, theme)
    properties = DeckProperties(title=theme.name, created=_CREATED)
    cleaned = write_deck((), theme, properties, base=opened.loaded.base)
    _write(project, folder, theme, opened, cleaned)
    report = Report()
    loaded = load_theme(folder, report)
    if loaded is None:
        reasons = "；".join(each.message for each in report.diagnostics[:3])
        shutil.rmtree(folder)
        raise CoursewareError(f"模板读出的主题不可用：{reasons} / the theme is unusable")
    return ImportedTheme(theme=loaded, opened=opened, folder=folder, adjusted=adjusted, weak=weak)


def _id_of(file: Path) -> str:
    slug = re.sub(r"[^a-z0-9]+", "-", file.stem.lower()).strip("-")[:40].strip("-")
    return slug or "brand"


def _read(file: Path) -> Template:
    if not file.is_file():
        raise UsageError(f"没有这个文件：{file} / no such file")
    data = file.read_bytes() if file.stat().st_size <= MAX_PACKED else b" " * (MAX_PACKED + 1)
    refusal = refuse_template(data)
    if refusal is not None:
        raise CoursewareError(f"{file.name}：{refusal.message}。{refusal.hint} / {refusal.english}")
    template = read_template(open_archive(data))
    if not template.layouts:
        raise CoursewareError(f"{file.name}：模板的母版没有版式 / the masters have no layouts")
    slide = template.slide
    if not (144 <= slide.width <= 4032 and 144 <= slide.height <= 4032):
        raise CoursewareError(f"{file.name}：幻灯片尺寸不可用 / unusable slide size")
    return template


def _opened(file: Path, theme: Theme) -> OpenTemplate:
    return read_template_data(file.read_bytes(), theme)


def _theme(
    template: Template, theme_id: str, file: Path
) -> tuple[Theme, tuple[tuple[str, str, str], ...], tuple[str, ...]]:
    """Colours that can be read where content stands; the template's own wherever they serve."""
    content = match_roles(template, {})["content"].layout
    area = page_areas(content)[1]
    colors = fit_colors(content.ground(area).color, content.slots)
    if not all(is_legible(colors, tone) for tone in content.tones(area)):
        # Content stands on a panel, which has the plain colour that the template's own text is made for.
        colors = fit_colors(_panel_color(content), content.slots)
    adjusted = tuple(
        (slot, content.slots[slot], colors[slot])
        for slot in SLOTS
        if colors[slot] != content.slots[slot]
    )
    theme = Theme(
        id=theme_id,
        name=_plain(file.stem) or theme_id,
        colors=colors,
        is_dark=luminance(colors["bg1"]) < luminance(colors["tx1"]),
        latin_font=_font(template.latin_font),
        east_asian_font=_font(template.east_asian_font),
        template=f"themes/{theme_id}/{TEMPLATE}",
    )
    return theme, adjusted, tuple(fault.english for fault in color_faults(colors))


def _panel_color(layout: TemplateLayout) -> str:
    """The background slot, or white where that is neither light nor dark enough."""
    own = layout.slots["bg1"]
    return own if is_legible(fit_colors(own, layout.slots), own) else "FFFFFF"


def _font(name: str) -> str:
    is_plain = 0 < len(name) <= MAX_FONT_NAME and not any(char in name for char in "<>\"';{}\\+")
    return name if is_plain and name.isprintable() else DEFAULT_FONT


def _plain(text: str) -> str:
    return "".join(char for char in text if char.isprintable()).strip()[:60]


def _write(
    project: Project, folder: Path, theme: Theme, opened: OpenTemplate, template: bytes
) -> None:
    with output_folder(project.dist) as staging:
        write_synced(staging / TEMPLATE, template)
        write_synced(staging / "theme.yml", _theme_file(theme, opened).encode())
        folder.mkdir(parents=True)
        for name in (TEMPLATE, "theme.yml"):
            # The theme's file goes last: without it the folder is no theme yet.
            shutil.copyfile(staging / name, folder / f".{name}")
            publish_file(folder / f".{name}", folder / name)


def _theme_file(theme: Theme, opened: OpenTemplate) -> str:
    colors = "\n".join(
        f'  {f"{slot}:":<10} "{theme.colors[slot]}"  # {COLOR_MEANINGS[slot]}' for slot in SLOTS
    )
    layouts = "\n".join(
        f"#   {role}: {_quoted(_reference(match.layout.name, match.layout.master, opened))}"
        f"  # {ROLE_MEANINGS[role]}"
        for role, match in opened.roles.items()
    )
    return f"""# 由 courseware theme import 从公司模板生成；template.pptx 是清理过的模板，课件直接用它的母版和版式。
name: {_quoted(theme.name)}

# 封面和结束页显示的组织名称，可以留空。
organisation: ""
footer: ""
site_url: ""

# 网站用这些颜色；课件里凡是和模板相同的颜色都跟着模板走，不同的（对比度不够或用途不合）写成固定颜色。
colors:
{colors}

fonts:
  latin: {_quoted(theme.latin_font)}
  east_asian: {_quoted(theme.east_asian_font)}

# 哪个版式用在哪里。下面是自动选的结果；要换，去掉这一段行首的 # 再改版式名（第 2 个母版的写 2/版式名）。
# layouts:
{layouts}
"""


def _reference(name: str, master: int, opened: OpenTemplate) -> str:
    same = [layout for layout in opened.template.layouts if layout.name == name]
    plain = _plain(name)
    return plain if same[0].master == master else f"{master}/{plain}"


def _quoted(text: str) -> str:
    return json.dumps(_plain(text), ensure_ascii=False)


def report_lines(imported: ImportedTheme) -> list[str]:
    """The report for people: roles, what is missing, colours that had to move."""
    template = imported.opened.template
    slide = template.slide
    lines = [
        f"主题 {imported.theme.id}　{slide.width / 28.3465:.1f} × {slide.height / 28.3465:.1f} 厘米　"
        f"{len(template.archive.masters)} 个母版　{len(template.layouts)} 个版式"
    ]
    for role, match in imported.opened.roles.items():
        master = f"（母版 {match.layout.master}）" if len(template.archive.masters) > 1 else ""
        lines.append(f"  {ROLE_MEANINGS[role]}　{role} ← {match.layout.name}{master}")
        lines += [f"      {chinese} / {english}" for chinese, english in match.remarks]
    if template.archive.removed:
        lines.append(f"  没有带走 {len(template.archive.removed)} 个部件：示例页、备注、打印设置等")
    for slot, was, now in imported.adjusted:
        lines.append(f"  颜色 {slot}（{COLOR_MEANINGS[slot]}）：模板 {was} → 课件 {now}")
    lines += [f"  对比度偏弱 / {english}" for english in imported.weak]
    return lines
