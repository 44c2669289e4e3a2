"""The site and the browser of ``tests/site`` for a worker of its own; the site stands below a path of its server."""

import functools
import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.site.conftest import browser, built, site

__all__ = ["address", "browser", "built", "guarded_address", "site"]


@contextmanager
def served(site: Path, policy: str = "") -> Iterator[str]:
    """Address of the site's home while it is served, with a content security policy if given."""

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, format: str, *args: Any) -> None:
            pass

        def end_headers(self) -> None:
            if policy:
                self.send_header("Content-Security-Policy", policy)
            super().end_headers()

    handler = functools.partial(Quiet, directory=str(site.parent))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/{site.name}/"
        finally:
            server.shutdown()
            thread.join()


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    with served(site) as found:
        yield found


@pytest.fixture(scope="session")
def guarded_address(site: Path) -> Iterator[str]:
    with served(site, "default-src 'self'") as found:
        yield found
