"""MkDocs' successor builds the same pages from the same ``mkdocs.yml``."""

import difflib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from lxml import html

from builder.build.downloads import offer_downloads
from builder.build.project import Project
from builder.build.site import SiteBuild
from builder.lint.diagnostic import Report
from builder.markdown.index import load_index
from builder.site.search.script import prepare_search
from builder.site.stylesheet import prepare
from builder.source.theme import load_theme
from tests.site.conftest import REPOSITORY, Browser, copy_project

pytestmark = pytest.mark.skipif(
    importlib.util.find_spec("zensical") is None, reason="not run: zensical is not installed"
)

BLOCKS = re.compile(r'<(?:div|section|ol|ul|dl|figure|table) class="(cw-[a-z]+)')


def blocks(page: Path) -> Counter[str]:
    return Counter(BLOCKS.findall(page.read_text(encoding="utf-8")))


@pytest.fixture(scope="module")
def other(built: tuple[Project, SiteBuild], tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = copy_project(tmp_path_factory.mktemp("zensical"))
    theme = load_theme(project.themes / "default", Report())
    assert theme is not None
    prepare(project.root, theme)
    library = built[1].loaded.library
    prepare_search(project.root, library, load_index(project.content))
    shutil.copytree(built[0].dist / "decks", project.dist / "decks")
    offer_downloads(project, library, theme.id)
    done = subprocess.run(
        [sys.executable, "-m", "zensical", "build"],
        cwd=project.root,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return project.dist / "site"


def test_every_page_holds_the_same_blocks_under_both_builders(site: Path, other: Path) -> None:
    pages = sorted(
        page.relative_to(site) for page in site.rglob("*.html") if page.name != "404.html"
    )
    assert len(pages) > 50
    different = {
        str(page): (blocks(site / page), blocks(other / page))
        for page in pages
        if blocks(site / page) != blocks(other / page)
    }
    assert different == {}
    assert sum((blocks(site / page) for page in pages), Counter())["cw-steps"] > 5


def visible(page: Path) -> list[str]:
    """What a reader sees of a page's article, in its order; empty lines apart."""
    (article,) = html.fromstring(page.read_text("utf-8")).xpath("//article")
    for unseen in article.xpath(".//script | .//style | .//template"):
        unseen.drop_tree()
    return [line.strip() for line in article.text_content().splitlines() if line.strip()]


def test_every_page_reads_the_same_under_both_builders(site: Path, other: Path) -> None:
    pages = sorted(
        page.relative_to(site) for page in site.rglob("*.html") if page.name != "404.html"
    )
    different = {
        str(page): [
            line
            for line in difflib.ndiff(visible(site / page), visible(other / page))
            if line[0] in "+-"
        ][:6]
        for page in pages
        if visible(site / page) != visible(other / page)
    }
    assert different == {}


def test_trainers_notes_stay_out_of_both(site: Path, other: Path) -> None:
    spoken = "请两位学员"
    for folder in (site, other):
        assert not [page for page in folder.rglob("*.html") if spoken in page.read_text("utf-8")]


def test_the_search_is_the_same_and_the_only_one(site: Path, other: Path, browser: Browser) -> None:
    """The other builder has a search of its own, which must not stand beside ours."""
    from selenium.webdriver.common.by import By

    titles = []
    for folder in (site, other):
        browser.open(f"{folder.as_uri()}/cases/index.html")
        assert (
            browser.run("return document.querySelectorAll('.md-search, [for=__search]').length")
            == 0
        )
        browser.driver.find_element(By.CLASS_NAME, "cw-search-open").click()
        box = browser.driver.find_element(By.ID, "cw-search-box")
        box.send_keys("投诉")
        browser.driver.implicitly_wait(10)
        browser.driver.find_element(By.CLASS_NAME, "cw-search__link")
        titles.append(
            browser.run(
                "return [...document.querySelectorAll('.cw-search__title')].map((each) => each.textContent)"
            )
        )
    browser.driver.implicitly_wait(0)
    assert titles[0] == titles[1] and len(titles[0]) > 10
