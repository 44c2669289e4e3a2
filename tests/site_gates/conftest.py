"""The whole site, built once for the gates, and a browser."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.site.conftest import browser as browser
from tests.site.conftest import build, copy_project
from tests.site.serving import served
from tests.site_anywhere.conftest import PREFIX
from tests.site_gates.hostile_site import hostile as hostile
from tests.site_gates.hostile_site import hostile_address as hostile_address
from tests.site_gates.hostile_site import hostile_site as hostile_site
from tests.site_gates.hostile_site import probe as probe


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = copy_project(tmp_path_factory.mktemp("project"))
    # The page for what is not there has absolute addresses: it has to know the path it is served under.
    theme = project.themes / "default/theme.yml"
    text = theme.read_text("utf-8")
    theme.write_text(text.replace(".example.com/\n", f".example.com{PREFIX}\n", 1), "utf-8")
    outcome = build(project)
    assert [f"{d.span} {d.message}" for d in outcome.report if d.severity == "error"] == []
    return project.dist / "site"


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """The site below a sub-path."""
    with served(site, PREFIX) as found:
        yield found
