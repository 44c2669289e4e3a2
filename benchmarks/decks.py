"""The same slides through Courseware, pandoc and plain python-pptx, in one run; prints ratios.

Every tool gets a neutral Chinese deck: five bullets and speaker notes per slide. Each is a whole process, timed on the
wall clock; the tools take turns, and the median of ``--runs`` counts.

    python benchmarks/decks.py [--sizes 200 1000 3000] [--runs 3] [--json]
"""

import argparse
import itertools
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TOPICS_PER_CHAPTER = 50
BULLETS = (
    "客户走到柜台前，先抬头看见他",
    "说清时间、责任人和下一步",
    "不打断，记下他重复的那个词",
    "给两个方案，请他自己挑一个",
    "约好回访时间，把工号留给他",
)
PROSE = "解决不了也要先回应，等待一旦有人认领，后面每一句话都会省力气。"


def make_project(folder: Path, count: int) -> list[str]:
    """A project of ``count`` slides for Courseware."""
    shutil.copytree(ROOT / "themes", folder / "themes")
    links = []
    for chapter in range(-(-count // TOPICS_PER_CHAPTER)):
        first = chapter * TOPICS_PER_CHAPTER
        numbers = range(first + 1, min(first + TOPICS_PER_CHAPTER, count) + 1)
        page = folder / "content" / "chapters" / f"chapter-{chapter + 1}.md"
        page.parent.mkdir(parents=True, exist_ok=True)
        topics = [
            f"## 第 {number} 件要记住的事 {{#topic-{number}}}\n\n"
            + "".join(f"- {bullet}\n" for bullet in BULLETS)
            + f"\n{PROSE}\n"
            for number in numbers
        ]
        page.write_text(f"---\ntitle: 第 {chapter + 1} 章\n---\n\n" + "\n".join(topics), "utf-8")
        links.append(f"- [第 {chapter + 1} 章](../chapters/{page.name})\n")
    course = folder / "content" / "courses" / "bench.md"
    course.parent.mkdir(parents=True)
    course.write_text("---\ntitle: 基准\n---\n\n## 全部 {.plain}\n\n" + "".join(links), "utf-8")
    return [sys.executable, "-m", "builder", "--root", str(folder), "slides"]


def make_markdown(folder: Path, count: int) -> list[str]:
    """The same slides for pandoc."""
    slides = [
        f"# 第 {number} 件要记住的事\n\n"
        + "".join(f"- {bullet}\n" for bullet in BULLETS)
        + f"\n::: notes\n{PROSE}\n:::\n"
        for number in range(1, count + 1)
    ]
    source = folder / "deck.md"
    source.write_text("\n".join(slides), "utf-8")
    return ["pandoc", str(source), "-o", str(folder / "pandoc.pptx")]


PLAIN = """
import sys
from pptx import Presentation
bullets, prose, count, target = sys.argv[1].split("|"), sys.argv[2], int(sys.argv[3]), sys.argv[4]
deck = Presentation()
for number in range(1, count + 1):
    slide = deck.slides.add_slide(deck.slide_layouts[1])
    slide.shapes.title.text = f"第 {number} 件要记住的事"
    frame = slide.placeholders[1].text_frame
    frame.text = bullets[0]
    for bullet in bullets[1:]:
        frame.add_paragraph().text = bullet
    slide.notes_slide.notes_text_frame.text = prose
deck.save(target)
"""


def make_plain(folder: Path, count: int) -> list[str]:
    """The same slides with python-pptx and nothing else."""
    target = str(folder / "plain.pptx")
    return [sys.executable, "-c", PLAIN, "|".join(BULLETS), PROSE, str(count), target]


TOOLS: dict[str, Callable[[Path, int], list[str]]] = {
    "courseware": make_project,
    "pandoc": make_markdown,
    "python-pptx": make_plain,
}


def measure(sizes: list[int], runs: int, tools: list[str]) -> dict[str, dict[int, float]]:
    """Median seconds by tool and size."""
    seconds: dict[str, dict[int, list[float]]] = {name: {} for name in tools}
    for size in sizes:
        for run in range(runs):
            for name in tools:
                with tempfile.TemporaryDirectory() as scratch:
                    command = TOOLS[name](Path(scratch), size)
                    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
                    started = time.perf_counter()
                    subprocess.run(command, check=True, capture_output=True, env=environment)
                    elapsed = time.perf_counter() - started
                seconds[name].setdefault(size, []).append(elapsed)
                note = f"{size} slides, run {run + 1}/{runs}, {name}: {elapsed:.2f} s"
                print(note, file=sys.stderr, flush=True)
    return {
        name: {size: statistics.median(times) for size, times in by_size.items()}
        for name, by_size in seconds.items()
    }


def print_ratios(medians: dict[str, dict[int, float]], sizes: list[int]) -> None:
    """A table of seconds, then how many times Courseware's time each peer takes, then growth."""
    width = 14
    print("seconds".ljust(width) + "".join(f"{size:>12}" for size in sizes))
    for name, by_size in medians.items():
        print(name.ljust(width) + "".join(f"{by_size[size]:>12.2f}" for size in sizes))
    print()
    own = medians["courseware"]
    print("times ours".ljust(width) + "".join(f"{size:>12}" for size in sizes))
    for name, by_size in medians.items():
        if name != "courseware":
            ratios = "".join(f"{by_size[size] / own[size]:>11.1f}x" for size in sizes)
            print(name.ljust(width) + ratios)
    print()
    for name, by_size in medians.items():
        for small, large in itertools.pairwise(sizes):
            growth = by_size[large] / by_size[small]
            print(f"{name}: {large} slides cost {growth:.1f} times {small} slides")


def main() -> None:
    """Parse arguments, measure, print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--sizes", type=int, nargs="+", default=[200, 1000, 3000])
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    tools = [name for name in TOOLS if name != "pandoc" or shutil.which("pandoc")]
    if "pandoc" not in tools:
        print("pandoc: not run (apt-get install pandoc)", file=sys.stderr)
    medians = measure(options.sizes, options.runs, tools)
    if options.json:
        print(json.dumps(medians, indent=1))
    else:
        print_ratios(medians, options.sizes)


if __name__ == "__main__":
    main()
