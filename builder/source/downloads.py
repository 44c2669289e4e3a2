"""The list of files that the site offers for download, as ``courseware site`` leaves it beside them.

Decks, handouts and question banks are no pages. The build puts those that exist into the folder of generated files,
from where either site builder publishes them, and lists them here, so that a page never names a file that is not there.
"""

import json
from pathlib import Path

from builder.model.library import Download

PUBLISHED = "assets/generated/downloads"
"""Below the site's root."""
FOLDER = f"builder/site/theme/{PUBLISHED}"
"""Below the project's root."""


def downloads_file(root: Path) -> Path:
    """Where the list of a project stands."""
    return root / FOLDER / "list.json"


def load_downloads(root: Path) -> tuple[Download, ...]:
    """The files of the list that are there; none when there is no list or it cannot be read."""
    try:
        lines = json.loads(downloads_file(root).read_text(encoding="utf-8"))
        listed = [Download(**line) for line in lines]
    except (OSError, ValueError, TypeError):
        return ()
    site = root / FOLDER.removesuffix(PUBLISHED)
    return tuple(download for download in listed if (site / download.path).is_file())
