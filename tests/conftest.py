"""Settings that all tests share."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

# Machines that run the tests are shared: how long one example takes says nothing. The same code is given the same
# examples every time; `pytest --hypothesis-profile=search` looks for new ones.
settings.register_profile(
    "courseware",
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("search", deadline=None, max_examples=500)
settings.load_profile("courseware")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-snapshots",
        action="store_true",
        help="write expected outputs anew; read the diff before committing it",
    )


LONGEST = (
    "site_gates", "gates", "templates", "site", "pictures", "quiz", "site_search", "site_ways", "site_anywhere",
)  # fmt: skip
"""Folders that take a minute or more, the longest first: begun last, they would keep one worker busy alone."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    root = Path(__file__).parent
    places = {root / folder: place for place, folder in enumerate(LONGEST)}

    def place(item: pytest.Item) -> int:
        return next((places[each] for each in item.path.parents if each in places), len(places))

    items.sort(key=place)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """Keep a folder's tests on one worker: what they share is expensive, decks in all brands, a site, a browser."""
    from xdist.scheduler import LoadScopeScheduling

    class FolderScheduling(LoadScopeScheduling):
        def _split_scope(self, nodeid: str) -> str:
            return nodeid.split("/")[1]

    return FolderScheduling(config, log)


@pytest.fixture
def update_snapshots(request: pytest.FixtureRequest) -> bool:
    """Whether expected outputs are to be written instead of compared."""
    return bool(request.config.getoption("--update-snapshots"))
