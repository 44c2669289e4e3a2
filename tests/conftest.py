"""Settings that all tests share."""

import pytest
from hypothesis import settings

# Machines that run the tests are shared: how long one example takes says nothing.
settings.register_profile("courseware", deadline=None)
settings.load_profile("courseware")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-snapshots",
        action="store_true",
        help="write expected outputs anew; read the diff before committing it",
    )


@pytest.fixture
def update_snapshots(request: pytest.FixtureRequest) -> bool:
    """Whether expected outputs are to be written instead of compared."""
    return bool(request.config.getoption("--update-snapshots"))
