"""The site's generated files: stylesheet, script of questions, icons, logo, web manifest."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

from builder.components.question.site import elements_script, widget_script, widget_style
from builder.model.theme import Theme
from builder.site.brand import brand_css, favicon_svg
from builder.site.icons import icon_png
from builder.site.offline import MANIFEST, web_manifest
from builder.site.specificity import strengthen

THEME_FOLDER = "builder/site/theme"
"""``custom_dir`` of ``mkdocs.yml``, below the project's root."""
GENERATED = "assets/generated"
"""Below the theme folder; ignored by git and by the build's state."""

_NAME = re.compile(
    r"^site_name:[ \t]*(?P<quote>[\"']?)(?P<name>.+?)(?P=quote)[ \t]*$", re.MULTILINE
)
_PACKAGE = Path(__file__).resolve().parent


def prepare(project_root: Path, theme: Theme) -> Path:
    """Write what ``mkdocs.yml`` refers to and only a brand can fill; returns the folder."""
    folder = project_root / THEME_FOLDER / GENERATED
    folder.mkdir(parents=True, exist_ok=True)
    _write(folder / "courseware.css", stylesheet(theme) + _logo_css(theme))
    _write(folder / "questions.js", questions_script())
    _write(folder / "favicon.svg", favicon_svg(theme))
    _write(folder / MANIFEST, web_manifest(theme, site_name(project_root)))
    for name, data in (
        ("icon-192.png", icon_png(theme, 192)),
        ("icon-512.png", icon_png(theme, 512)),
        ("icon-maskable.png", icon_png(theme, 512, maskable=True)),
    ):
        _write_bytes(folder / name, data)
    if theme.logo:
        shutil.copyfile(project_root / theme.logo, folder / f"logo{Path(theme.logo).suffix}")
    return folder


def site_name(project_root: Path) -> str:
    """The site's name in ``mkdocs.yml``; empty when there is none."""
    config = project_root / "mkdocs.yml"
    found = _NAME.search(config.read_text("utf-8")) if config.is_file() else None
    return found["name"] if found else ""


def stylesheet(theme: Theme) -> str:
    """Brand, base and every component's ``style.css``, in the order of their names."""
    return "\n".join((brand_css(theme), *_sheets()))


def questions_script() -> str:
    """The widget, then what only the site has: the learner's record, a page's bar, the overview of all banks."""
    files = sorted((_PACKAGE / "js").glob("*.js"))
    own = [elements_script(), *(file.read_text(encoding="utf-8") for file in files)]
    return widget_script() + "\n".join(['(function () {\n"use strict";\n', *own, "})();\n"])


def _sheets() -> Iterator[str]:
    for file in sorted((_PACKAGE / "css").glob("*.css")):
        yield strengthen(file.read_text(encoding="utf-8"))
    yield strengthen(widget_style())
    for file in sorted((_PACKAGE.parent / "components").glob("*/style.css")):
        yield strengthen(file.read_text(encoding="utf-8"))


def _logo_css(theme: Theme) -> str:
    if not theme.logo:
        return ""
    return (
        ".md-header .md-logo svg, .md-nav__button.md-logo svg { visibility: hidden; }\n"
        ".md-header .md-logo, .md-nav__button.md-logo {\n"
        f'  background: url("logo{Path(theme.logo).suffix}") center / contain no-repeat;\n'
        "}\n"
    )


def _write(file: Path, text: str) -> None:
    """Leave the file alone when it already says this: a running preview watches it."""
    _write_bytes(file, text.encode("utf-8"))


def _write_bytes(file: Path, data: bytes) -> None:
    if not file.is_file() or file.read_bytes() != data:
        file.write_bytes(data)
