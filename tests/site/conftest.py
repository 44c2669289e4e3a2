"""One built site and one browser for all tests of this folder."""

import json
import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from builder.build.progress import Progress
from builder.build.project import Project
from builder.build.site import SiteBuild, build_site
from tests.site.serving import served

REPOSITORY = Path(__file__).parents[2]
CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
DRIVER = shutil.which("chromedriver")
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)


def copy_project(target: Path) -> Project:
    """The repository's content, brands and site configuration, with an output folder of its own."""
    for name in ("content", "themes", "builder/site/theme"):
        shutil.copytree(
            REPOSITORY / name, target / name, ignore=shutil.ignore_patterns("generated")
        )
    shutil.copy(REPOSITORY / "mkdocs.yml", target)
    return Project(target)


def build(project: Project) -> SiteBuild:
    return build_site(project, theme_id=None, progress=Progress(quiet=True))


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Project, SiteBuild]:
    project = copy_project(tmp_path_factory.mktemp("project"))
    decks = project.dist / "decks"
    decks.mkdir(parents=True)
    (decks / "efficient-service.pptx").write_bytes(b"a deck")
    return project, build(project)


@pytest.fixture(scope="session")
def site(built: tuple[Project, SiteBuild]) -> Path:
    project, outcome = built
    assert [str(d.span) + " " + d.message for d in outcome.report if d.severity == "error"] == []
    return project.dist / "site"


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    with served(site) as found:
        yield found


@dataclass(slots=True)
class Browser:
    """A Chromium that can reach this machine only, and remembers what it asked for."""

    driver: Any

    def open(self, url: str, width: int = 1280) -> None:
        self.resize(width)
        self.driver.get(url)

    def resize(self, width: int) -> None:
        """Show the same page on another screen."""
        metrics = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 600}
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)

    def events(self) -> list[dict[str, Any]]:
        """Network events since the last call."""
        log = self.driver.get_log("performance")
        messages = [json.loads(entry["message"])["message"] for entry in log]
        return [message for message in messages if message["method"].startswith("Network.")]

    def run(self, script: str, *arguments: object) -> Any:
        return self.driver.execute_script(script, *arguments)


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    if CHROMIUM is None or DRIVER is None:
        pytest.skip("not run: chromium and chromedriver are needed")
    webdriver = pytest.importorskip("selenium.webdriver", reason="not run: selenium is needed")
    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM
    for flag in (*FLAGS, f"--user-data-dir={tmp_path_factory.mktemp('profile')}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"performance": "ALL", "browser": "ALL"})
    # The language decides in which order the parts of a date are typed.
    service = webdriver.ChromeService(DRIVER, env={**os.environ, "LANGUAGE": "en_US"})
    driver = webdriver.Chrome(options=options, service=service)
    driver.execute_cdp_cmd("Network.enable", {})
    yield Browser(driver)
    driver.quit()
