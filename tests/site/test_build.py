"""Building the site: what is in it, what stops it, and that the old one survives."""

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from builder.build.progress import Progress
from builder.build.project import Project
from builder.build.site import SiteBuild, build_site
from builder.lint.diagnostic import Report
from builder.model.page import Meta
from builder.source.pages import load_source
from tests.site.conftest import REPOSITORY, build, copy_project

DOWNLOADS = "assets/generated/downloads"
PAGE = "---\ntitle: {title}\nsummary: 一句话\nowner: 培训组\nreviewed: 2026-11-22\n---\n\n# 标题\n\n{body}\n"


@pytest.fixture
def small(tmp_path: Path) -> Project:
    """A project of two pages."""
    for name in ("themes", "builder/site/theme"):
        shutil.copytree(REPOSITORY / name, tmp_path / name)
    config = (REPOSITORY / "mkdocs.yml").read_text("utf-8")
    nav = "nav:\n  - index.md\n  - 沟通:\n      - communication/heat.md\n"
    (tmp_path / "mkdocs.yml").write_text(config[: config.index("nav:\n")] + nav, "utf-8")
    (tmp_path / "content/communication").mkdir(parents=True)
    write(tmp_path, "index.md")
    write(tmp_path, "communication/heat.md", title="情绪先行")
    return Project(tmp_path)


def write(root: Path, page: str, *, title: str = "首页", body: str = "正文。") -> None:
    (root / "content" / page).write_text(PAGE.format(title=title, body=body), "utf-8")


def codes(outcome: SiteBuild) -> list[tuple[str, str]]:
    return [(d.code, str(d.span).split(":")[0]) for d in outcome.report]


def digest(folder: Path) -> dict[str, str]:
    files = (file for file in sorted(folder.rglob("*")) if file.is_file())
    return {str(f.relative_to(folder)): sha256(f.read_bytes()).hexdigest() for f in files}


def test_every_page_of_the_content_is_on_the_site(site: Path) -> None:
    sources = (REPOSITORY / "content").rglob("*.md")
    expected = {str(f.relative_to(REPOSITORY / "content").with_suffix(".html")) for f in sources}
    assert expected <= {str(file.relative_to(site)) for file in site.rglob("*.html")}


def test_decks_that_exist_are_offered_and_data_files_are_not_published(site: Path) -> None:
    offered = site / DOWNLOADS / "deck/efficient-service.pptx"
    assert offered.read_bytes() == b"a deck"
    assert "deck/efficient-service.pptx" in (site / "courses/efficient-service.html").read_text()
    assert not list(site.rglob("*.yml")) and not list(site.rglob("*.md"))


def head_and_meta(site: Path, page: str) -> tuple[str, Meta]:
    """The text between a page's title and its first section, and its front matter."""
    source = load_source(f"content/{page}.md", REPOSITORY, Report())
    assert source is not None
    html = (site / f"{page}.html").read_text("utf-8")
    return re.sub("<[^>]+>", "", html[html.index("<h1") : html.index("<h2")]), source.meta


def test_a_chapter_says_whom_it_is_for_and_what_it_teaches(site: Path) -> None:
    head, meta = head_and_meta(site, "communication/golden-three")
    assert "适合 一线员工、热线坐席" in head and "程度 入门" in head
    assert f"用时 {meta.minutes} 分钟" in head
    assert meta.objectives and all(line in head for line in meta.objectives.values())


def test_cases_and_scripts_say_where_they_belong(site: Path) -> None:
    head, meta = head_and_meta(site, "cases/cafe-pdca")
    assert all(
        f in head for f in (f"行业 {meta.industry}", f"类型 {meta.type}", f"编号 {meta.ref}")
    )
    head, meta = head_and_meta(site, "scripts/urging")
    assert f"场景 {meta.scene}" in head and f"渠道 {'、'.join(meta.channel)}" in head


def test_no_page_names_a_foreign_host(site: Path) -> None:
    loaded = re.compile(r'<(?:script|link|img|iframe)[^>]*(?:src|href)="(?:https?:)?//([^/"]+)')
    hosts = {
        host
        for file in site.rglob("*.html")
        for host in loaded.findall(file.read_text("utf-8"))
        if host != "training.example.com"
    }
    assert hosts == set()


def test_a_second_build_elsewhere_is_byte_identical(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", "Asia/Shanghai")
    monkeypatch.setenv("LC_ALL", "C")
    monkeypatch.setenv("PYTHONHASHSEED", "7")
    project = copy_project(tmp_path)
    shutil.copytree(site.parent / "decks", project.dist / "decks")
    assert build(project).changed
    assert digest(project.dist / "site") == digest(site)


def test_a_build_without_changes_leaves_the_site_alone(small: Project) -> None:
    assert build(small).changed
    page = small.dist / "site/index.html"
    before = page.stat()
    again = build(small)
    assert not again.changed
    assert (page.stat().st_mtime_ns, page.stat().st_ino) == (before.st_mtime_ns, before.st_ino)
    assert "dist/site/index.html" in again.outputs


def test_decks_of_every_brand_are_offered_the_site_s_own_first(small: Project) -> None:
    decks = small.dist / "decks"
    decks.mkdir(parents=True)
    for name in ("day", "day.warm", "day.contrast", "week", "week.contrast"):
        (decks / f"{name}.pptx").write_text(name)
    for course in ("day", "week"):
        page = small.content / f"courses/{course}.md"
        page.parent.mkdir(exist_ok=True)
        page.write_text(
            f"---\ntitle: {course}\n---\n\n# {course}\n\n课。\n\n## 一\n\n- [甲](../communication/heat.md)\n"
        )
        with (small.root / "mkdocs.yml").open("a") as config:
            config.write(f"  - courses/{course}.md\n")
    site = build_site(small, theme_id="warm", progress=Progress(quiet=True))
    assert not site.report.has_errors
    folder = small.dist / "site" / DOWNLOADS / "deck"
    offered = {file.name: file.read_text() for file in folder.iterdir()}
    assert offered == {f"{file.stem}.pptx": file.stem for file in decks.iterdir()}
    link = re.compile(r'class="cw-downloads-file"[^>]*deck/([^"]+)\.pptx')
    pages = {name: small.dist / f"site/courses/{name}.html" for name in ("day", "week")}
    assert {name: link.findall(page.read_text("utf-8")) for name, page in pages.items()} == {
        "day": ["day.warm", "day", "day.contrast"],
        "week": ["week", "week.contrast"],
    }
    assert "9C4A1F" in "".join(
        file.read_text("utf-8") for file in (small.dist / "site").rglob("*.css")
    )


def test_markup_in_metadata_is_shown_as_text(small: Project) -> None:
    write(small.root, "index.md", title="'</title><script>alert(1)</script>'")
    write(small.root, "communication/heat.md", title="'<img src=x onerror=alert(2)>'")
    build(small)
    pages = [file.read_text("utf-8") for file in (small.dist / "site").rglob("*.html")]
    assert len(pages) == 3
    assert not any("<script>alert" in page or "<img src=x" in page for page in pages)
    assert all("&lt;script&gt;alert(1)" in page for page in pages)


def without_nav(project: Project) -> None:
    write(project.root, "communication/new.md")


def nav_of_a_lost_page(project: Project) -> None:
    (project.root / "content/communication/heat.md").unlink()


def content_error(project: Project) -> None:
    write(project.root, "index.md", body="/// stpes\n- 甲\n///")


@pytest.mark.parametrize(
    ("fault", "expected"),
    [
        (without_nav, ("SIT001", "content/communication/new.md")),
        (nav_of_a_lost_page, ("SIT002", "mkdocs.yml")),
        (content_error, ("DIA001", "content/index.md")),
    ],
)
def test_a_fault_is_reported_and_the_old_site_stays(
    fault: Callable[[Project], None], expected: tuple[str, str], small: Project
) -> None:
    build(small)
    before = digest(small.dist / "site")
    fault(small)
    outcome = build(small)
    assert expected in codes(outcome)
    assert outcome.report.has_errors and not outcome.changed
    assert digest(small.dist / "site") == before


def test_a_kill_leaves_the_old_site_and_the_next_build_succeeds(small: Project) -> None:
    build(small)
    before = digest(small.dist / "site")
    write(small.root, "index.md", body="新的一句。")
    script = (
        "from pathlib import Path\n"
        "from tests.site.conftest import Project, build\n"
        f"build(Project(Path({str(small.root)!r})))\n"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", script],
        cwd=REPOSITORY,
        env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
        start_new_session=True,
    )
    staged = small.dist / ".staging/site/index.html"
    deadline = time.monotonic() + 30
    while not staged.exists() and time.monotonic() < deadline:
        time.sleep(0.005)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    assert digest(small.dist / "site") == before
    assert build(small).changed
    assert "新的一句。" in (small.dist / "site/index.html").read_text("utf-8")
