"""A small site under a sub-path and from its folder, and a browser."""

import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from builder.build.project import Project
from tests.site.conftest import browser as browser
from tests.site.conftest import build
from tests.site_anywhere.sample import make_sample

PREFIX = "/kf/training/"
"""The path that the tests' sites are served under."""


@contextmanager
def served(folder: Path, prefix: str = PREFIX) -> Iterator[str]:
    """The address of ``folder`` while this machine serves it below ``prefix``."""

    class Below(http.server.SimpleHTTPRequestHandler):
        def __init__(self, *arguments: Any, **named: Any) -> None:
            super().__init__(*arguments, directory=str(folder), **named)

        def translate_path(self, path: str) -> str:
            inside = path.startswith(prefix)
            return super().translate_path(f"/{path.removeprefix(prefix)}" if inside else "/nowhere")

        def log_message(self, format: str, *args: Any) -> None:
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Below) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}{prefix}"
        finally:
            server.shutdown()
            thread.join()


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The sample project with its site built."""
    project = make_sample(tmp_path_factory.mktemp("sample"))
    outcome = build(project)
    assert [f"{d.span} {d.message}" for d in outcome.report if d.severity == "error"] == []
    return project


@pytest.fixture(scope="session")
def address(sample: Project) -> Iterator[str]:
    with served(sample.dist / "site") as found:
        yield found
