"""A brand's ``theme.yml``, read and checked."""

from collections.abc import Mapping as Map
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

from builder.lint.diagnostic import Report
from builder.model.span import Span
from builder.model.theme import SLOTS, Theme
from builder.source.contrast import color_faults, luminance
from builder.source.fields import FieldRule, FieldType, Values, check_fields
from builder.source.image import read_image
from builder.source.pages import read_file
from builder.source.template import MAX_PACKED, refuse_template
from builder.source.text import read_text
from builder.source.yaml import Field, Mapping, parse_yaml

MAX_FONT_NAME = 31
"""Windows and PowerPoint keep 31 characters of a typeface's name."""

COLOR_MEANINGS = {
    "bg1": "页面底色，也是强调色块上的文字",
    "tx1": "正文",
    "bg2": "安静的底色",
    "tx2": "次要文字、标签、页脚",
    "accent1": "唯一的强调色",
    "accent2": "中性图形色",
    "accent3": "图表的第三个系列",
    "accent4": "提醒",
    "accent5": "肯定",
    "accent6": "否定",
    "hlink": "链接",
    "folHlink": "访问过的链接",
}

_COLORS = tuple(
    FieldRule(
        name=slot,
        type=FieldType.PATTERN,
        meaning=f"{COLOR_MEANINGS[slot]}：六位十六进制颜色",
        example=f'{slot}: "00637A"',
        required=True,
        pattern="#?[0-9A-Fa-f]{6}",
    )
    for slot in SLOTS
)
_FONTS = (
    FieldRule(
        name="latin",
        type=FieldType.TEXT,
        meaning="西文字体",
        example="latin: Microsoft YaHei",
        required=True,
    ),
    FieldRule(
        name="east_asian",
        type=FieldType.TEXT,
        meaning="中文字体",
        example="east_asian: Microsoft YaHei",
        required=True,
    ),
)
ROLE_MEANINGS = {
    "cover": "封面",
    "agenda": "目录",
    "section": "章节页",
    "body": "标题与要点",
    "content": "仅标题，内容自由",
    "closing": "结束页",
}
_LAYOUTS = tuple(
    FieldRule(
        name=role,
        type=FieldType.TEXT,
        meaning=f"{meaning}用模板里的哪个版式",
        example=f"{role}: 版式名称",
    )
    for role, meaning in ROLE_MEANINGS.items()
)
TEMPLATE = "template.pptx"
"""The company's own template, where it lies beside ``theme.yml``."""
_THEME = (
    FieldRule(
        name="name",
        type=FieldType.TEXT,
        meaning="品牌名称",
        example="name: 服务",
        required=True,
    ),
    *(
        FieldRule(name=name, type=FieldType.TEXT, meaning=meaning, example=f"{name}: {example}")
        for name, meaning, example in (
            ("organisation", "组织名称", "客户服务中心"),
            ("footer", "页脚文字", "内部培训资料"),
            ("logo", "标志：本文件夹里的 PNG 或 JPEG", "logo.png"),
            ("site_url", "培训网站的地址", "https://training.example.com/"),
            (
                "edit_url",
                "在网页上改文件的地址，到 content/ 为止",
                "https://git.example.com/kf/training/edit/main/content/",
            ),
        )
    ),
)


def load_theme(folder: Path, report: Report) -> Theme | None:
    """Read ``folder/theme.yml`` (``folder`` is ``<root>/themes/<id>``); None when unusable.

    Every fault is reported; a theme whose colours break a contrast rule is not returned.
    """
    root = folder.parent.parent
    path = f"{folder.parent.name}/{folder.name}/theme.yml"
    raw = read_file(path, root, report)
    text = None if raw is None else read_text(raw, path, report)
    if text is None:
        return None
    before = len(report.diagnostics)
    node = parse_yaml(text, path, report)
    if not isinstance(node, Mapping):
        if len(report.diagnostics) == before:
            _report(Span(path), "theme.yml 是空的或不是“键: 值”", "从 themes/default/theme.yml 复制一份再改",
                    "theme.yml is not a mapping", report)  # fmt: skip
        return None
    has_template = (folder / TEMPLATE).is_file()
    theme = _read(node, folder.name, path, has_template, report)
    broken = any(d.severity == "error" for d in report.diagnostics[before:])
    if theme is None or broken:
        return None
    with_logo = _with_logo(theme, node, root, folder, report)
    return with_logo and _with_template(with_logo, root, folder, report)


def _read(
    node: Mapping, theme_id: str, path: str, has_template: bool, report: Report
) -> Theme | None:
    groups = {"colors": _COLORS, "fonts": _FONTS, "layouts": _LAYOUTS}
    top = replace(
        node, fields=tuple(field for field in node.fields if field.key.value not in groups)
    )
    values = check_fields(top, _THEME, report, where="主题里")
    colors = _group(node, "colors", _COLORS, report)
    fonts = _group(node, "fonts", _FONTS, report)
    if colors is None or fonts is None:
        return None
    layouts = _group(node, "layouts", _LAYOUTS, report) if node.get("layouts") else None
    palette = {slot: color.lstrip("#").upper() for slot, color in colors.texts.items()}
    if set(palette) != set(SLOTS):
        return None
    _check_colors(palette, colors.spans, has_template, report)
    _check_fonts(fonts, report)
    _check_address("site_url", "没有网站就留空", values, path, report)
    _check_address("edit_url", "不在网页上改就留空", values, path, report)
    return Theme(
        id=theme_id,
        name=values.texts.get("name", theme_id),
        colors={slot: palette[slot] for slot in SLOTS},
        is_dark=luminance(palette["bg1"]) < luminance(palette["tx1"]),
        latin_font=fonts.texts.get("latin", ""),
        east_asian_font=fonts.texts.get("east_asian", ""),
        organisation=values.texts.get("organisation", ""),
        footer=values.texts.get("footer", ""),
        logo=values.texts.get("logo", ""),
        site_url=values.texts.get("site_url", ""),
        edit_url=values.texts.get("edit_url", ""),
        layouts=layouts.texts if layouts else {},
    )


def _group(node: Mapping, name: str, rules: tuple[FieldRule, ...], report: Report) -> Values | None:
    field = node.get(name)
    if field is not None and isinstance(field.value, Mapping):
        return check_fields(field.value, rules, report, where=f"{name} 里")
    example = "；".join(rule.example for rule in rules[:2])
    _report(
        _place(field, node),
        f"缺少 {name} 这一组",
        f"写一行 {name}: ，下面缩进两格写 {example}",
        f"{name} must be a mapping",
        report,
    )
    return None


def _place(field: Field | None, node: Mapping) -> Span:
    return field.key.span if field else node.span


def _check_colors(
    palette: Map[str, str], spans: Map[str, Span], has_template: bool, report: Report
) -> None:
    """Weak colours are errors, but warnings on a company's template, whose grounds nobody here can change."""
    tell = report.warn if has_template else report.error
    for fault in color_faults(palette):
        tell("THM002", spans[fault.slot], fault.message, fault.hint, fault.english)


def _check_fonts(fonts: Values, report: Report) -> None:
    for name, font in fonts.texts.items():
        if len(font) > MAX_FONT_NAME or any(char in font for char in "<>\"';{}\\"):
            _report(
                fonts.spans[name],
                f"字体名不可用：{font[:40]}",
                "写 PowerPoint 字体列表里显示的名字，例如 Microsoft YaHei",
                f"not a font name: {font[:40]}",
                report,
            )


def _check_address(key: str, otherwise: str, values: Values, path: str, report: Report) -> None:
    url = values.texts.get(key, "")
    if url and not _is_address(url):
        report.error(
            "THM003",
            values.spans.get(key, Span(path)),
            f"{key} 不是完整的网址：{url[:60]}",
            f"写成 https://主机名/路径/，以 / 结尾；{otherwise}",
            f"{key} is not a complete address: {url[:60]}",
        )


def _is_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    # Templates write the site's address into attributes as it is.
    plain = all(" " < char <= "~" and char not in "<>\"'`\\" for char in url)
    complete = parts.scheme in ("http", "https") and bool(parts.hostname)
    return plain and complete and url.endswith("/") and not parts.query and not parts.fragment


def _with_logo(
    theme: Theme, node: Mapping, root: Path, folder: Path, report: Report
) -> Theme | None:
    """The theme with its logo's path below the root; None when the logo cannot be used."""
    if not theme.logo:
        return theme
    within = f"{folder.parent.name}/{folder.name}"
    span = _place(node.get("logo"), node)
    if "/" in theme.logo or "\\" in theme.logo:
        report.error(
            "THM004",
            span,
            "logo 只能是主题文件夹里的文件名",
            f"把标志放进 {within}/，只写文件名",
            "the logo must be a file name in the theme's folder",
        )
        return None
    image = read_image(f"{within}/{theme.logo}", root, report, span, within=within)
    return None if image is None else replace(theme, logo=image.path)


def _with_template(theme: Theme, root: Path, folder: Path, report: Report) -> Theme | None:
    """The theme with its template's path below the root; None when the template must not be opened."""
    file = folder / TEMPLATE
    path = f"{folder.parent.name}/{folder.name}/{TEMPLATE}"
    if not file.exists() and not file.is_symlink():
        return theme
    if not file.is_symlink() and file.is_file() and file.stat().st_size > MAX_PACKED:
        refusal = refuse_template(b" " * (MAX_PACKED + 1))
    else:
        data = read_file(path, root, report)
        if data is None:
            return None
        refusal = refuse_template(data)
    if refusal is not None:
        report.error("THM007", Span(path), refusal.message, refusal.hint, refusal.english)
        return None
    return replace(theme, template=path)


def _report(span: Span, message: str, hint: str, english: str, report: Report) -> None:
    report.error("THM001", span, message, hint, english)
