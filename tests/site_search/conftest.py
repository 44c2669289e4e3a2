"""The site and the browser of ``tests/site`` for a worker of its own; the site stands below a path of its server."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.site.conftest import browser, built, site
from tests.site.serving import served

__all__ = ["address", "browser", "built", "guarded_address", "site"]

PREFIX = "/site/"


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    with served(site, PREFIX) as found:
        yield found


@pytest.fixture(scope="session")
def guarded_address(site: Path) -> Iterator[str]:
    with served(site, PREFIX, {"Content-Security-Policy": "default-src 'self'"}) as found:
        yield found
