"""The site's search beside stock Material's, over the same generated pages, in Chromium on this machine.

Both sites are built in this run and searched in turn. Cold is from the beginning of the page's loading to the first
result, with an empty cache, and to the last one, as ours shows what titles say before the texts are there. Warm is from
a query put into the box to the first result laid out.

    python benchmarks/search.py [--pages 1000] [--rounds 5] [--work DIR] [--json]
"""

import argparse
import functools
import gzip
import http.server
import json
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from builder.build.progress import Progress
from builder.build.project import Project
from builder.build.site import build_site
from builder.lint.diagnostic import Report
from builder.markdown.library import load_library
from builder.model.block import Paragraph

ROOT = Path(__file__).resolve().parents[1]
CHARACTERS = 1700
"""Of text on each page."""
QUERIES = ("投诉", "首次解决率", "酒店 投诉", "NPS", "承诺 时限", "安抚", "工单 升级", "客户")
FLAGS = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking")

STOCK = """\
site_name: Stock
use_directory_urls: false
theme: {name: material, language: zh, font: false, features: [navigation.tabs, navigation.indexes, navigation.prune]}
plugins:
  - search:
      lang: zh
      separator: '[\\s\\u200b\\u3000\\-、。，．？！；：（）《》“”/→]+'
"""

WAYS = {
    "ours": {
        "open": "document.querySelector('.cw-search-open')",
        "box": "document.querySelector('#cw-search-box')",
        "list": "document.querySelector('.cw-search__results')",
        "item": ".cw-search__link",
        "whole": "document.querySelector('.cw-search__results[aria-busy=false]')",
    },
    "stock": {
        "open": "document.querySelector('[data-md-component=search-query]')",
        "box": "document.querySelector('[data-md-component=search-query]')",
        "list": "document.querySelector('.md-search-result__list')",
        "item": ".md-search-result__item a",
        "whole": "true",
    },
}

# Typing is setting the value and telling the page, in one task: what the hand does is not measured.
_PAGE = """
window.measure = {
    type(query) {
        const box = %(box)s;
        box.value = query;
        box.dispatchEvent(new KeyboardEvent('keyup', {bubbles: true, key: 'a'}));
        box.dispatchEvent(new Event('input', {bubbles: true}));
    },
    shown() {
        const item = %(list)s && %(list)s.querySelector('%(item)s');
        return Boolean(item) && item.getBoundingClientRect().height > 0;
    },
    until(isReached) {
        return new Promise((resolve) => {
            const look = () => isReached() && (watch.disconnect(), resolve(performance.now()));
            const watch = new MutationObserver(look);
            watch.observe(document.documentElement, {subtree: true, childList: true, attributes: true});
            look();
        });
    },
    async warm(query) {
        window.measure.type('');
        const isEmpty = window.measure.until(() => !window.measure.shown());
        await Promise.race([isEmpty, new Promise((done) => setTimeout(done, 400))]);
        await new Promise((done) => setTimeout(done, 50));
        const start = performance.now();
        window.measure.type(query);
        return await window.measure.until(window.measure.shown) - start;
    },
};
"""
_COLD = """
(() => {
    if (window !== top) return;
    const begin = () => {
        const open = %(open)s;
        if (!open) return setTimeout(begin, 1);
        open.focus();
        open.click();
        window.measure.type('投诉');
        window.measure.until(window.measure.shown).then(async (first) => {
            window.coldTimes = [first, await window.measure.until(() => window.measure.shown() && %(whole)s)];
        });
    };
    document.addEventListener('DOMContentLoaded', begin);
})();
"""


def write_content(content: Path, count: int) -> list[str]:
    """``count`` pages made of the sentences of the real content, five sections each; returns their paths."""
    library = load_library(ROOT, Report()).library
    topics = [topic for page in library.pages.values() for topic in page.topics]
    headings = [topic.title.plain for topic in topics]
    texts = [
        block.text.plain
        for topic in topics
        for block in topic.blocks
        if isinstance(block, Paragraph) and set(block.text.plain).isdisjoint("[]<>*_#")
    ]
    titles = [page.meta.title for page in library.pages.values()]
    chance = random.Random(1)
    paths = []
    for number in range(count):
        path = f"part-{number // 50:02}/page-{number:04}.md"
        title = f"{chance.choice(titles)}（{number}）"
        lines = ["---", f"title: {json.dumps(title, ensure_ascii=False)}", f"id: page-{number}"]
        lines += ["summary: 一句话", "owner: 培训组", "reviewed: 2026-11-22", "---", f"# {title}"]
        for section in range(5):
            lines += ["", f"## {chance.choice(headings)} {{#p{number}-{section}}}"]
            length = 0
            while length < CHARACTERS / 5:
                sentence = chance.choice(texts)
                length += len(sentence)
                lines += ["", sentence]
        (content / path).parent.mkdir(parents=True, exist_ok=True)
        (content / path).write_text("\n".join(lines) + "\n", "utf-8")
        paths.append(path)
    (content / "index.md").write_text(
        "---\ntitle: 首页\nid: home\nsummary: 一句话\n---\n# 首页\n\n欢迎。\n", "utf-8"
    )
    return paths


def nav(paths: list[str]) -> str:
    lines = ["nav:", "  - index.md"]
    for folder in dict.fromkeys(path.partition("/")[0] for path in paths):
        lines.append(f"  - {folder}:")
        lines += [f"      - {path}" for path in paths if path.startswith(f"{folder}/")]
    return "\n".join(lines) + "\n"


def build_ours(work: Path, count: int) -> None:
    for name in ("themes", "builder/site/theme"):
        shutil.copytree(ROOT / name, work / name, ignore=shutil.ignore_patterns("generated"))
    paths = write_content(work / "content", count)
    config = (ROOT / "mkdocs.yml").read_text("utf-8")
    (work / "mkdocs.yml").write_text(config[: config.index("nav:\n")] + nav(paths), "utf-8")
    build = build_site(Project(work), theme_id=None, progress=Progress(quiet=True))
    if build.report.has_errors:
        raise SystemExit("\n".join(f"{d.span} {d.code} {d.message}" for d in build.report))


def build_stock(work: Path, ours: Path) -> None:
    content = ours.parents[1] / "content"
    shutil.copytree(content, work / "docs")
    config = (ours.parents[1] / "mkdocs.yml").read_text("utf-8")
    (work / "mkdocs.yml").write_text(STOCK + config[config.index("nav:\n") :], "utf-8")
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    subprocess.run(command, cwd=work, env=environment, check=True)


@contextmanager
def served(folder: Path) -> Iterator[str]:
    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, format: str, *args: Any) -> None:
            pass

    handler = functools.partial(Quiet, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@contextmanager
def chromium() -> Iterator[Any]:
    from selenium import webdriver

    binary = shutil.which("chromium") or shutil.which("google-chrome")
    driver_path = shutil.which("chromedriver")
    if not binary or not driver_path:
        raise SystemExit("chromium and chromedriver are needed")
    options = webdriver.ChromeOptions()
    options.binary_location = binary
    with tempfile.TemporaryDirectory() as profile:
        for flag in (*FLAGS, f"--user-data-dir={profile}"):
            options.add_argument(flag)
        driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(driver_path))
        driver.set_script_timeout(60)
        yield driver
        driver.quit()


def measure(way: dict[str, str], address: str, page: str) -> tuple[list[float], list[float]]:
    """Milliseconds to the first and the last result, cold, and for every query, warm, in a browser of its own."""
    with chromium() as driver:
        for source in (_PAGE % way, _COLD % way):
            driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": source})
        driver.get(address + page)
        wait = """
            const done = arguments[0];
            const look = () => (window.coldTimes ? done(window.coldTimes) : setTimeout(look, 10));
            look();
        """
        cold = [float(each) for each in driver.execute_async_script(wait)]
        # Once each without counting: the script engine compiles what it meets often.
        run = "const done = arguments[1]; window.measure.warm(arguments[0]).then(done);"
        for query in QUERIES[:2]:
            driver.execute_async_script(run, query)
        return cold, [float(driver.execute_async_script(run, query)) for query in QUERIES]


def sizes(folder: Path, pattern: str) -> dict[str, int]:
    files = [file.read_bytes() for file in folder.glob(pattern)]
    return {"bytes": sum(map(len, files)), "gzipped": sum(len(gzip.compress(f)) for f in files)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--json", action="store_true")
    parser.add_argument(
        "--work", type=Path, help="keep both sites here, and use them the next time"
    )
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        work = options.work or Path(folder)
        ours, stock = work / "ours/dist/site", work / "stock/site"
        if not stock.is_dir():
            (work / "ours").mkdir(parents=True)
            (work / "stock").mkdir()
            build_ours(work / "ours", options.pages)
            build_stock(work / "stock", ours)
        page = "part-00/page-0007.html"
        cold: dict[str, list[list[float]]] = {"ours": [], "stock": []}
        warm: dict[str, list[float]] = {"ours": [], "stock": []}
        with served(ours) as our_address, served(stock) as stock_address:
            for _ in range(options.rounds):
                for name, address in (("ours", our_address), ("stock", stock_address)):
                    first, rest = measure(WAYS[name], address, page)
                    cold[name].append(first)
                    warm[name] += rest
        index = {
            "ours": sizes(ours, "assets/generated/search-*.js"),
            "stock": sizes(stock, "search/search_index.json"),
        }
    figures = {
        name: {
            "cold_ms": statistics.median(first for first, _ in cold[name]),
            "cold_worst_ms": max(first for first, _ in cold[name]),
            "cold_whole_ms": statistics.median(whole for _, whole in cold[name]),
            "warm_ms": statistics.median(warm[name]),
            "warm_worst_ms": max(warm[name]),
            **index[name],
        }
        for name in WAYS
    }
    if options.json:
        print(json.dumps({"pages": options.pages, "rounds": options.rounds, **figures}, indent=2))
        return
    print(
        f"{options.pages} pages of {CHARACTERS} characters, {options.rounds} rounds of {len(QUERIES)} queries"
    )
    print(f"{'':<22}{'ours':>10}{'stock':>10}{'ratio':>8}")
    for key, label in (
        ("cold_ms", "cold, median ms"), ("cold_worst_ms", "cold, worst ms"),
        ("cold_whole_ms", "all, cold, median ms"), ("warm_ms", "warm, median ms"),
        ("warm_worst_ms", "warm, worst ms"), ("bytes", "index, kB"), ("gzipped", "index gzipped, kB"),
    ):  # fmt: skip
        one, other = (
            figures[name][key] / (1000 if key in ("bytes", "gzipped") else 1) for name in WAYS
        )
        print(f"{label:<22}{one:>10.0f}{other:>10.0f}{one / other:>8.2f}")


if __name__ == "__main__":
    main()
