"""Settings that all tests share."""

from pathlib import Path

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


def pytest_itemcollected(item: pytest.Item) -> None:
    """Keep a folder's tests on one worker: what they share is expensive, decks in all brands, a site, a browser.

    As each is collected: the tests are distributed before ``pytest_collection_modifyitems`` comes to this file.
    """
    folder = item.path.relative_to(Path(__file__).parent).parts[0]
    item.add_marker(pytest.mark.xdist_group(folder))


@pytest.fixture
def update_snapshots(request: pytest.FixtureRequest) -> bool:
    """Whether expected outputs are to be written instead of compared."""
    return bool(request.config.getoption("--update-snapshots"))
