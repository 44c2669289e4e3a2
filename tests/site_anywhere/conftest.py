"""A small site under a sub-path and from its folder, and a browser."""

from collections.abc import Iterator

import pytest

from builder.build.project import Project
from tests.site.conftest import browser as browser
from tests.site.conftest import build
from tests.site.serving import served
from tests.site_anywhere.sample import make_sample

PREFIX = "/kf/training/"
"""The path that the tests' sites are served under."""


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The sample project with its site built."""
    project = make_sample(tmp_path_factory.mktemp("sample"))
    outcome = build(project)
    assert [f"{d.span} {d.message}" for d in outcome.report if d.severity == "error"] == []
    return project


@pytest.fixture(scope="session")
def address(sample: Project) -> Iterator[str]:
    with served(sample.dist / "site", PREFIX) as found:
        yield found
