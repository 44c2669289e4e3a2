"""The site without a network: which files a phone keeps, the worker that keeps them, and how the site is installed."""

import json
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

from builder.model.theme import Theme

WORKER = "sw.js"
MANIFEST = "manifest.webmanifest"
_KEPT = frozenset({".css", ".html", ".js", ".json", ".svg", ".webmanifest"})
_LEFT_OUT = ("assets/javascripts/lunr/", "assets/generated/downloads/", "decks/")
"""What the theme's own search would need, and downloads."""
_ICONS = "assets/generated/icon-"
_SOURCE = Path(__file__).with_name(WORKER)
_FINGERPRINT = 16
"""Hexadecimal digits of a file's SHA-256."""


def kept_files(site: Path) -> Mapping[str, str]:
    """Fingerprints of the files that are kept on installation, by their path below the site.

    Every page and all that it needs to be read and searched: text, which packs well. Pictures and decks are kept once
    they have been opened.
    """
    found = {}
    for file in sorted(site.rglob("*")):
        path = str(file.relative_to(site).as_posix())
        if file.is_file() and path != WORKER and _is_kept(path):
            found[path] = sha256(file.read_bytes()).hexdigest()[:_FINGERPRINT]
    return found


def _is_kept(path: str) -> bool:
    if path.startswith(_ICONS):
        return True
    return Path(path).suffix in _KEPT and not path.startswith(_LEFT_OUT)


def write_worker(site: Path) -> None:
    """Put the worker into the site; its version is a fingerprint of all files and of itself."""
    source = _SOURCE.read_text("utf-8")
    files = json.dumps(kept_files(site), ensure_ascii=True, indent=0, sort_keys=True)
    version = sha256((files + source).encode()).hexdigest()[:_FINGERPRINT]
    head = f'const VERSION = "{version}";\nconst FILES = {files};\n\n'
    (site / WORKER).write_text(head + source, "utf-8")


def web_manifest(theme: Theme, name: str) -> str:
    """What a phone shows of the installed site; addresses are relative to the generated files' folder."""
    icons = [
        {"src": f"icon-{size}.png", "sizes": f"{size}x{size}", "type": "image/png"}
        for size in (192, 512)
    ]
    maskable = {**icons[-1], "src": "icon-maskable.png", "purpose": "maskable"}
    manifest = {
        "name": name,
        "short_name": theme.name,
        "lang": "zh-CN",
        "start_url": "../../index.html",
        "scope": "../../",
        "display": "minimal-ui",
        "background_color": f"#{theme.colors['bg1']}",
        "theme_color": f"#{theme.colors['bg1']}",
        "icons": [*icons, maskable],
    }
    return json.dumps(manifest, ensure_ascii=False, indent=1) + "\n"
