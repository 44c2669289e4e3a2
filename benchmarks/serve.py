"""An edit under ``courseware serve`` beside ``mkdocs serve``, on the real content; prints seconds and their ratio.

Both previews run in turn on copies of the same text: ours with our extension, MkDocs with stock Material. A sentence
is added to one page after another; the time runs from the file's saving until the page has the sentence.

    python benchmarks/serve.py [--edits 10] [--json]
"""

import argparse
import json
import os
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
STOCK = """\
site_name: Stock
docs_dir: content
use_directory_urls: false
theme: {name: material, language: zh, font: false, features: [navigation.tabs, navigation.indexes, navigation.prune]}
markdown_extensions: [admonition, attr_list, footnotes, tables, def_list]
"""
PORTS = {"ours": 8741, "mkdocs": 8742}
PATIENCE = 120
"""Seconds until a preview is taken for dead."""


def make_project(kind: str, folder: Path) -> None:
    """A copy of the real content with what the preview needs."""
    shutil.copytree(ROOT / "content", folder / "content")
    if kind == "mkdocs":
        (folder / "mkdocs.yml").write_text(STOCK, "utf-8")
        return
    for name in ("themes", "builder/site/theme"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("generated"))
    shutil.copy(ROOT / "mkdocs.yml", folder)


def command(kind: str) -> list[str]:
    if kind == "ours":
        return [sys.executable, "-m", "builder", "serve", "--port", str(PORTS[kind])]
    return [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{PORTS[kind]}"]


def wait_for(kind: str, page: str, words: str) -> float:
    """Seconds until the page has the words."""
    started = time.perf_counter()
    url = f"http://127.0.0.1:{PORTS[kind]}/{page}"
    while time.perf_counter() - started < PATIENCE:
        try:
            with urllib.request.urlopen(url, timeout=PATIENCE) as got:
                if words in got.read().decode("utf-8"):
                    return time.perf_counter() - started
        except (urllib.error.URLError, ConnectionError):
            pass
        time.sleep(0.02)
    sys.exit(f"{kind}: {page} never had {words}")


def measure(kind: str, edits: int) -> list[float]:
    """Seconds of each edit."""
    pages = sorted((ROOT / "content/standards").glob("*.md"))
    pages += sorted((ROOT / "content/cases").glob("*.md"))
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        make_project(kind, folder)
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "NO_MKDOCS_2_WARNING": "1"}
        running = subprocess.Popen(
            command(kind),
            cwd=folder,
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        try:
            wait_for(kind, "index.html", "<html")
            seconds = []
            for number, page in zip(range(edits), pages, strict=False):
                file = folder / page.relative_to(ROOT)
                words = f"第{number}句新话"
                # Whatever the last edit set off has to have come to rest.
                time.sleep(2)
                file.write_text(f"{file.read_text('utf-8')}\n{words}。\n", "utf-8")
                built = page.relative_to(ROOT / "content").with_suffix(".html")
                seconds.append(wait_for(kind, built.as_posix(), words))
            return seconds
        finally:
            os.killpg(running.pid, signal.SIGINT)
            running.wait(PATIENCE)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--edits", type=int, default=10)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    seconds = {kind: measure(kind, options.edits) for kind in PORTS}
    if options.json:
        print(json.dumps(seconds))
        return
    for kind, took in seconds.items():
        print(f"{kind:<8} median {statistics.median(took):>6.2f} s   worst {max(took):>6.2f} s")
    ratio = statistics.median(seconds["ours"]) / statistics.median(seconds["mkdocs"])
    print(f"ours takes {ratio:.2f} times as long as mkdocs")


if __name__ == "__main__":
    main()
