"""Content → site: check, prepare the brand's files, run MkDocs beside the old site, then take its place."""

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from shutil import copyfile

from builder.build.brands import DEFAULT, chosen_brands, load_brand
from builder.build.downloads import offer_downloads
from builder.build.limits import time_limit
from builder.build.navigation import CONFIG, check_navigation
from builder.build.page_decks import offer_page_decks
from builder.build.progress import Progress
from builder.build.project import Project
from builder.build.publish import output_folder, publish_file, publish_folder, write_synced
from builder.build.site_log import report_log
from builder.build.state import Stamp, hash_file, stamp_file
from builder.errors import CoursewareError, UsageError
from builder.lint.diagnostic import Report
from builder.markdown.index import load_index
from builder.markdown.library import LoadedLibrary, load_library
from builder.model.theme import Theme
from builder.site.archive import pack_site
from builder.site.offline import write_worker
from builder.site.search.script import prepare_search
from builder.site.stylesheet import prepare, site_name
from builder.source.theme import load_theme

SITE = "site"
"""Below ``dist``."""
ZIP = "site.zip"
_FIRST_DATE = "2025-01-01"
"""Stands for the site's date when no page says when it was reviewed."""


@dataclass(slots=True)
class SiteBuild:
    """Outcome of ``build_site``."""

    report: Report
    loaded: LoadedLibrary
    changed: bool = False
    """Whether a new site took the place of the old one."""
    page_count: int = 0
    outputs: dict[str, Stamp] = field(default_factory=dict)
    """Every file of the site, by its path below the root."""


def build_site(project: Project, *, theme_id: str | None, progress: Progress) -> SiteBuild:
    """Build ``dist/site``; on any error the old site stays as it is.

    Raises UsageError when there is no such theme or no ``mkdocs.yml``, OutputError when ``dist`` cannot be used.
    """
    report = Report()
    loaded = load_library(project.root, report, progress.page, time_limit)
    theme = site_theme(project, theme_id, report, loaded)
    check_navigation(project.root, report)
    build = SiteBuild(report=report, loaded=loaded, page_count=len(loaded.library.pages))
    if report.has_errors or theme is None:
        return build
    with output_folder(project.dist) as staging:
        prepare(project.root, theme)
        prepare_search(project.root, loaded.library, load_index(project.content))
        offer_downloads(project, loaded.library, theme.id)
        page_decks = offer_page_decks(project, loaded)
        progress.step("生成网站")
        staged = staging / SITE
        _run_mkdocs(project, theme, staged, _site_date(loaded), report)
        if report.has_errors:
            return build
        for address, deck in page_decks.items():
            (staged / address).parent.mkdir(parents=True, exist_ok=True)
            copyfile(deck, staged / address)
        write_worker(staged)
        final = project.dist / SITE
        if _hashes(staged) != _hashes(final):
            publish_folder(staged, final)
            build.changed = True
    build.outputs = {
        str(file.relative_to(project.root)): stamp_file(file) for file in _files(final)
    }
    return build


def zip_site(project: Project) -> Path:
    """Pack ``dist/site`` into ``dist/site.zip``, with a few words for whoever unpacks it."""
    site = project.dist / SITE
    packed = pack_site(site, site_name(project.root))
    with output_folder(project.dist) as staging:
        staged = staging / ZIP
        write_synced(staged, packed)
        publish_file(staged, project.dist / ZIP)
    return project.dist / ZIP


def site_theme(
    project: Project, theme_id: str | None, report: Report, loaded: LoadedLibrary | None = None
) -> Theme | None:
    """The brand that colours the site; None when it is faulty, with its faults in ``report``.

    ``loaded`` is told the lines that the faults stand in.
    """
    if not (project.root / CONFIG).is_file():
        raise UsageError(f"{project.root} 里没有 {CONFIG}，无法生成网站")
    (name,) = chosen_brands(project, (theme_id or DEFAULT,))
    if loaded is None:
        return load_theme(project.themes / name, report)
    return load_brand(project, name, report, loaded)


def _run_mkdocs(
    project: Project, theme: Theme, staged: Path, date: datetime, report: Report
) -> None:
    # Not --quiet: it hides the warnings that --strict counts, and the build passes.
    command = [sys.executable, "-m", "mkdocs", "build", "--config-file", CONFIG]
    command += ["--strict", "--site-dir", str(staged)]
    environment = mkdocs_environment(theme.site_url, theme.edit_url, int(date.timestamp()))
    finished = subprocess.run(
        command, cwd=project.root, env=environment, capture_output=True, encoding="utf-8"
    )
    if finished.returncode:
        report_log(finished.stderr + finished.stdout, project, report)
        if not report.has_errors:
            raise CoursewareError(f"网站没有生成：\n{finished.stderr[-2000:]}")


def mkdocs_environment(site_url: str = "", edit_url: str = "", epoch: int = 0) -> Mapping[str, str]:
    """The process's own, plus what makes MkDocs deterministic and silent; ``epoch`` is 0 for a preview."""
    wanted = {
        "COURSEWARE_SITE_URL": site_url,
        "COURSEWARE_EDIT_URL": edit_url,
        "COURSEWARE_OFFLINE": "true" if epoch else "",
        "NO_MKDOCS_2_WARNING": "1",
        "PYTHONHASHSEED": "0",
        "PYTHONPATH": str(Path(__file__).resolve().parents[2]),
        "PYTHONUTF8": "1",
        "TZ": "UTC",
    }
    if epoch:
        wanted["SOURCE_DATE_EPOCH"] = str(epoch)
    return {**os.environ, **wanted}


def _site_date(loaded: LoadedLibrary) -> datetime:
    """The day of the latest review: the site's date follows its content, not the clock."""
    reviewed = [page.meta.reviewed for page in loaded.library.pages.values() if page.meta.reviewed]
    return datetime.fromisoformat(max(reviewed, default=_FIRST_DATE)).replace(tzinfo=UTC)


def _files(folder: Path) -> list[Path]:
    return sorted(file for file in folder.rglob("*") if file.is_file())


def _hashes(folder: Path) -> dict[str, str]:
    return {str(file.relative_to(folder)): hash_file(file) for file in _files(folder)}
