"""The hostile project as MkDocs alone builds it: what ``courseware check`` refuses is in it."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from builder.build.project import Project
from builder.lint.diagnostic import Report
from builder.markdown.index import load_index
from builder.markdown.library import load_library
from builder.site.search.script import prepare_search
from builder.site.stylesheet import prepare
from builder.source.theme import load_theme
from tests.site.conftest import REPOSITORY, Browser
from tests.site.serving import served
from tests.site_anywhere.conftest import PREFIX
from tests.site_gates.hostile_probe import POLICY, Probe
from tests.site_gates.hostile_project import make_hostile


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The project with its site built."""
    project = make_hostile(tmp_path_factory.mktemp("hostile"))
    theme = load_theme(project.themes / "default", Report())
    assert theme is not None
    prepare(project.root, theme)
    library = load_library(project.root, Report()).library
    prepare_search(project.root, library, load_index(project.content))
    wanted = {
        "COURSEWARE_SITE_URL": theme.site_url,
        "COURSEWARE_EDIT_URL": theme.edit_url,
        "NO_MKDOCS_2_WARNING": "1",
        "PYTHONPATH": str(REPOSITORY),
    }
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--config-file", "mkdocs.yml"],
        cwd=project.root,
        env={**os.environ, **wanted},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    return project


@pytest.fixture(scope="session")
def hostile_site(hostile: Project) -> Path:
    return hostile.dist / "site"


@pytest.fixture(scope="session")
def hostile_address(hostile_site: Path) -> Iterator[str]:
    headers = {"Content-Security-Policy-Report-Only": POLICY}
    with served(hostile_site, PREFIX, headers) as found:
        yield found


@pytest.fixture
def probe(hostile_address: str, browser: Browser) -> Iterator[Probe]:
    """The browser on the served site; what was wrong on any page it saw fails the test."""
    with Probe(browser, hostile_address) as made:
        yield made
        browser.run("localStorage.clear()")
        assert "\n".join(made.wrong) == ""
