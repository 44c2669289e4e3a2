"""A site of generated chapters: plain MkDocs + Material beside ours, in turns; prints ratios and the most memory.

Every page has about 1,700 characters: prose, lists, a table, an admonition and links. All builds read the same text
with the same ``mkdocs.yml``; ``plain`` has Python-Markdown's own extensions in place of ours, ``extension`` has ours,
and ``command`` is ``courseware site`` with everything around it: the check, the search index, the copied downloads.

    python benchmarks/site.py [--pages 1000] [--runs 1] [--json]
"""

import argparse
import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
MEGABYTE = 1024 * 1024
LINES = (
    "客户走到柜台前，先抬头看见他，再放下手里的活",
    "听他把话讲完，记下他重复的那个词",
    "用自己的话说一遍，请他点头",
    "给两个办法，说清各要多久，请他自己挑",
    "约好回访的钟点，把工号留给他",
)
PROSE = (
    "等待一旦有人认领，后面每一句话都会省力气。他问的是什么时候能好，不是为什么还没好；先答几点，再说缘由。"
    "手上正忙，也要在十秒内给他一个看得见的回应，一个点头就够。把责任人的名字说出来，他就不会再打第二遍电话。"
)
PLAIN_EXTENSIONS = ("admonition", "attr_list", "footnotes", "md_in_html", "tables", "def_list")


def page(number: int, last: int) -> str:
    """One chapter with five topics."""
    topics = []
    for topic in range(1, 6):
        listed = "".join(f"- {line}（第 {topic} 步）\n" for line in LINES)
        topics.append(
            f"## 第 {number} 章第 {topic} 件事要先说钟点 {{#c{number}-t{topic}}}\n\n"
            f"第 {number} 位客户在第 {topic} 个窗口等了很久。{PROSE}\n\n{listed}\n"
        )
    table = "| 渠道 | 时限 |\n|---|---|\n| 电话 | 三声 |\n| 在线 | 三十秒 |\n"
    tip = f'!!! tip "要点"\n    第 {number} 章：先给钟点，再给理由。\n'
    link = f"下一章：[第 {number % last + 1} 章](chapter-{number % last + 1:04}.md)\n"
    head = f"---\ntitle: 第 {number} 章\nsummary: 先说钟点，再说缘由。\n---\n\n# 第 {number} 章\n"
    return "\n".join((head, *topics, table, tip, link))


def make_project(folder: Path, count: int, *, with_extension: bool) -> None:
    """A project of ``count`` chapters."""
    for name in ("themes", "builder/site/theme"):
        shutil.copytree(ROOT / name, folder / name)
    content = folder / "content" / "standards"
    content.mkdir(parents=True)
    for number in range(1, count + 1):
        (content / f"chapter-{number:04}.md").write_text(page(number, count), "utf-8")
    (folder / "content" / "index.md").write_text("---\ntitle: 基准\n---\n\n# 基准\n", "utf-8")
    config = (ROOT / "mkdocs.yml").read_text("utf-8").partition("\nnav:")[0] + "\n"
    if not with_extension:
        plain = "".join(f"  - {name}\n" for name in PLAIN_EXTENSIONS)
        config = config.replace("  - builder.markdown.extension\n", plain)
    (folder / "mkdocs.yml").write_text(config, "utf-8")


def command(kind: str, folder: Path) -> list[str]:
    """What builds the project."""
    if kind == "command":
        return [sys.executable, "-m", "builder", "--root", str(folder), "site"]
    return [sys.executable, "-m", "mkdocs", "build", "--config-file", str(folder / "mkdocs.yml")]


def run(arguments: list[str], folder: Path) -> tuple[float, float]:
    """Seconds on the wall clock, and the most memory of the process and its children in MB."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "NO_MKDOCS_2_WARNING": "1"}
    shutil.rmtree(folder / "dist", ignore_errors=True)
    started = time.perf_counter()
    with tempfile.TemporaryFile() as log:
        process = subprocess.Popen(
            arguments, cwd=folder, env=environment, stdout=log, stderr=subprocess.STDOUT
        )
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - started
        if status:
            log.seek(0)
            sys.exit(log.read().decode("utf-8", "replace")[-2000:])
    unit = 1 if sys.platform == "darwin" else 1024
    return seconds, _most_memory(usage) * unit / MEGABYTE


def _most_memory(usage: resource.struct_rusage) -> int:
    return usage.ru_maxrss


def measure(count: int, runs: int) -> dict[str, Any]:
    """Every kind of build in turns."""
    kinds = ("plain", "extension", "command")
    with tempfile.TemporaryDirectory() as place:
        folders = {kind: Path(place) / kind for kind in kinds}
        for kind, folder in folders.items():
            folder.mkdir()
            make_project(folder, count, with_extension=kind != "plain")
        seconds: dict[str, list[float]] = {kind: [] for kind in kinds}
        memory: dict[str, float] = dict.fromkeys(kinds, 0.0)
        for _ in range(runs):
            for kind, folder in folders.items():
                took, most = run(command(kind, folder), folder)
                seconds[kind].append(took)
                memory[kind] = max(memory[kind], most)
    medians = {kind: statistics.median(times) for kind, times in seconds.items()}
    return {"pages": count, "seconds": medians, "memory_mb": memory}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--pages", type=int, default=1000)
    parser.add_argument("--runs", type=int, default=1)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    result = measure(options.pages, options.runs)
    if options.json:
        print(json.dumps(result))
        return
    plain = result["seconds"]["plain"]
    print(f"{options.pages} pages")
    for kind, seconds in result["seconds"].items():
        share = f"{seconds / plain:.2f} times plain"
        print(f"{kind:<12}{seconds:>8.2f} s   {share}   {result['memory_mb'][kind]:.0f} MB")


if __name__ == "__main__":
    main()
