"""The site on a phone, as one picture for the README, through Chromium."""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from PIL import Image

from builder.build.progress import Progress
from builder.build.project import Project
from builder.build.site import SITE, build_site
from builder.errors import CoursewareError

PAGES = ("index.html", "index.html?q=催单", "scripts/urging.html", "quizzes/standards.html")
"""All from their beginning: Chromium pictures a page that has scrolled away as empty."""
WIDTH_PX, HEIGHT_PX = 390, 844
"""Of a phone, at one pixel a point."""
PATIENCE_MS = 5000
"""Of the page's own time: scripts have run and the search has answered."""
_GAP = 16
_COLORS = 128
_BACKGROUND = (110, 116, 122)


def render_site(project: Project) -> Path:
    """Build the site and picture it in ``docs/gallery/site.png``, which is returned.

    Raises CoursewareError when Chromium is missing or the content has errors.
    """
    with Progress() as progress:
        build = build_site(project, theme_id=None, progress=progress)
    if build.report.has_errors:
        raise CoursewareError("内容里还有错误；先运行 make check")
    target = project.root / "docs" / "gallery" / "site.png"
    picture_site(project.dist / SITE, target)
    return target


def picture_site(site: Path, target: Path) -> None:
    """``PAGES`` of a built site side by side; raises CoursewareError when Chromium is missing or fails."""
    browser = shutil.which("chromium") or shutil.which("google-chrome")
    if browser is None:
        raise CoursewareError("给网站拍照需要安装：apt-get install chromium")
    width = len(PAGES) * (WIDTH_PX + _GAP) + _GAP
    sheet = Image.new("RGB", (width, HEIGHT_PX + 2 * _GAP), _BACKGROUND)
    with tempfile.TemporaryDirectory() as scratch:
        for number, page in enumerate(PAGES):
            shot = Path(scratch) / f"{number}.png"
            _shoot(browser, f"{site.as_uri()}/{page}", shot, Path(scratch))
            with Image.open(shot) as picture:
                sheet.paste(picture, (_GAP + number * (WIDTH_PX + _GAP), _GAP))
    target.parent.mkdir(parents=True, exist_ok=True)
    sheet.quantize(colors=_COLORS, dither=Image.Dither.NONE).save(target, optimize=True)


def _shoot(browser: str, url: str, target: Path, scratch: Path) -> None:
    command = [
        browser, "--headless", "--disable-gpu", "--hide-scrollbars", "--disable-background-networking",
        f"--user-data-dir={scratch / 'profile'}", f"--window-size={WIDTH_PX},{HEIGHT_PX}",
        f"--virtual-time-budget={PATIENCE_MS}", f"--screenshot={target}", url,
    ]  # fmt: skip
    if os.geteuid() == 0:
        # Chromium refuses to put root into its sandbox; the pages are our own.
        command.insert(1, "--no-sandbox")
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    if done.returncode or not target.is_file():
        raise CoursewareError(f"{browser} 没有拍下 {url}：{done.stderr.strip()[-300:]}")
