"""The site while it is being written: MkDocs' live server, the brand's files and one page again after every change."""

import contextlib
import logging
import os
import socket
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from typing import TYPE_CHECKING

from builder.build.navigation import CONFIG
from builder.build.project import Project
from builder.build.site import mkdocs_environment, site_theme
from builder.build.state import Stamp, stamp_inputs
from builder.errors import CoursewareError
from builder.lint.diagnostic import Report
from builder.markdown.index import load_index
from builder.markdown.library import load_library
from builder.site.search.script import prepare_search
from builder.site.stylesheet import GENERATED, THEME_FOLDER, prepare

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

HOST = "127.0.0.1"


def serve_site(project: Project, *, theme_id: str | None, port: int, whole: bool = False) -> None:
    """Show the site on 127.0.0.1 and rebuild it on every change, until Ctrl-C.

    Only the page that was changed is made again, so that it shows at once; ``whole`` makes every page again, and lists
    and the search follow.

    Raises UsageError like ``build_site`` and CoursewareError when the port is taken or the first build fails.
    """
    _claim(port)
    os.environ.update(mkdocs_environment())
    # Now that it finds its environment.
    from mkdocs.exceptions import Abort
    from mkdocs.livereload import LiveReloadServer

    folder = mkdtemp(prefix="courseware_")
    site = LiveSite(project, theme_id, Path(folder), f"http://{HOST}:{port}/", whole)
    server = LiveReloadServer(builder=site.build, host=HOST, port=port, root=folder)
    for path in _watched(project):
        server.watch(str(path))
    server.error_handler = site.error_page
    with contextlib.chdir(project.root), _only_warnings():
        try:
            site.index()
            site.build()
            print(f"预览：{server.url}　改了就更新，按 Ctrl-C 结束", file=sys.stderr)
            server.serve()  # type: ignore[no-untyped-call]
        except KeyboardInterrupt:
            pass
        except Abort as error:
            raise CoursewareError(f"预览没有生成：{error}") from error
        finally:
            server.shutdown()
            rmtree(folder, ignore_errors=True)


class LiveSite:
    """A folder that holds the site as it is now."""

    def __init__(
        self, project: Project, theme_id: str | None, folder: Path, url: str, whole: bool
    ) -> None:
        self._project = project
        self._theme_id = theme_id
        self._folder = folder
        self._url = url
        self._whole = whole
        self._is_first = True
        self._brands: Mapping[str, Stamp] = {}

    def index(self) -> None:
        library = load_library(self._project.root, Report()).library
        prepare_search(self._project.root, library, load_index(self._project.content))

    def build(self) -> None:
        """Bring the folder up to date; faults are printed, and what can be shown is shown."""
        from mkdocs.commands.build import build

        started = time.time()
        self._colour()
        if self._whole and not self._is_first:
            self.index()
        build(self._config(), serve_url=self._url, dirty=not (self._whole or self._is_first))
        self._date_back(started)
        if not self._is_first:
            print(f"已更新（{time.time() - started:.1f} 秒）", file=sys.stderr)
        self._is_first = False

    def error_page(self, code: int) -> bytes | None:
        page = self._folder / f"{code}.html"
        return page.read_bytes() if page.is_file() else None

    def _config(self) -> "MkDocsConfig":
        """Raises Abort when ``mkdocs.yml`` cannot be read."""
        from mkdocs.config import load_config
        from mkdocs.exceptions import Abort, MkDocsException

        try:
            config = load_config(str(self._project.root / CONFIG), site_dir=str(self._folder))
        except MkDocsException as error:
            # The live server prints this one's words and goes on.
            raise Abort(f"{CONFIG}: {error}") from error
        config.site_url = self._url
        return config

    def _colour(self) -> None:
        brands = stamp_inputs(self._project.root, [self._project.themes])
        if brands == self._brands:
            return
        self._brands = brands
        report = Report()
        theme = site_theme(self._project, self._theme_id, report)
        if theme is not None:
            prepare(self._project.root, theme)
        for diagnostic in report:
            print(f"{diagnostic.span}: {diagnostic.code} {diagnostic.message}", file=sys.stderr)

    def _date_back(self, started: float) -> None:
        """Date what was built to the beginning of the build.

        MkDocs makes a page again whose source is newer than its page; one that was saved again during the build would
        be taken for built.
        """
        for page in self._folder.rglob("*.html"):
            if page.stat().st_mtime > started:
                os.utime(page, (started, started))


def _claim(port: int) -> None:
    """Find out before a build of many seconds whether the port can be had."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as error:
            raise CoursewareError(f"端口 {port} 被占用了，用 --port 换一个") from error


def _watched(project: Project) -> Iterator[Path]:
    """All that a preview shows; not what it generates itself, which would start it again and again."""
    yield from (project.content, project.themes, project.root / CONFIG)
    theme = project.root / THEME_FOLDER
    generated = theme / GENERATED
    for entry in sorted(theme.rglob("*")):
        if entry.is_file() and generated not in entry.parents:
            yield entry


@contextlib.contextmanager
def _only_warnings() -> Iterator[None]:
    """MkDocs tells about every step; an editor wants to read what is wrong with the page."""

    class _Faults(logging.Filter):
        def filter(self, record: logging.LogRecord) -> bool:
            return not record.getMessage().startswith("A 'dirty' build")

    handler = logging.StreamHandler()
    handler.setLevel(logging.WARNING)
    handler.addFilter(_Faults())
    handler.setFormatter(logging.Formatter("%(message)s"))
    logger = logging.getLogger("mkdocs")
    logger.addHandler(handler)
    try:
        yield
    finally:
        logger.removeHandler(handler)
