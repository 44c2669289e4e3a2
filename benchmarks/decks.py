"""The same slides through Courseware, pandoc and plain python-pptx, in one run; prints ratios.

Every tool gets a neutral Chinese deck: five bullets and speaker notes per slide. ``components`` is Courseware again,
with a deck of as many slides that shows every component in turn (``component_deck.py``). Each is a whole process; the
tools take turns, and the median of ``--runs`` counts. Seconds are those on the wall clock; what a slide costs is
counted in processor time, which other work on the machine does not stretch.

    python benchmarks/decks.py [--sizes 200 1000 3000] [--runs 3] [--tools courseware components] [--json]
"""

import argparse
import itertools
import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from component_deck import make_component_project

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


def make_components(folder: Path, count: int) -> list[str]:
    """A project of about ``count`` slides that shows every component in turn."""
    make_component_project(folder, ROOT, count, TOPICS_PER_CHAPTER)
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
    "components": make_components,
    "pandoc": make_markdown,
    "python-pptx": make_plain,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What one deck took."""

    seconds: float
    """On the wall clock."""
    cpu_seconds: float
    """Of the process and all it started."""
    slides: int
    """Slides in the file, which has a cover and what did not fit on one slide."""

    @property
    def cpu_ms_per_slide(self) -> float:
        """Processor time of a slide, start-up shared among all."""
        return 1000 * self.cpu_seconds / self.slides


Costs = dict[str, dict[int, Cost]]
"""By tool and size."""


def run_tool(name: str, size: int) -> Cost:
    """Make one deck in a process of its own."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        command = TOOLS[name](folder, size)
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        before = _children_cpu()
        started = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True, env=environment)
        elapsed = time.perf_counter() - started
        used = _children_cpu() - before
        return Cost(seconds=elapsed, cpu_seconds=used, slides=_slides_in(folder))


def _children_cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _slides_in(folder: Path) -> int:
    (deck,) = folder.rglob("*.pptx")
    with zipfile.ZipFile(deck) as archive:
        return sum(
            name.startswith("ppt/slides/") and name.endswith(".xml") for name in archive.namelist()
        )


def measure(sizes: Sequence[int], runs: int, tools: Sequence[str]) -> Costs:
    """Median costs by tool and size."""
    costs: Costs = {name: {} for name in tools}
    for size in sizes:
        taken: dict[str, list[Cost]] = {name: [] for name in tools}
        for run in range(runs):
            for name in tools:
                cost = run_tool(name, size)
                taken[name].append(cost)
                note = f"{size} slides, run {run + 1}/{runs}, {name}: {cost.seconds:.2f} s"
                print(note, file=sys.stderr, flush=True)
        for name, each in taken.items():
            costs[name][size] = Cost(
                seconds=statistics.median(cost.seconds for cost in each),
                cpu_seconds=statistics.median(cost.cpu_seconds for cost in each),
                slides=each[0].slides,
            )
    return costs


def print_costs(costs: Costs, sizes: Sequence[int]) -> None:
    """Tables of seconds, of slides and of time per slide, the ratios between tools, and growth."""
    _print_row("seconds", [f"{size}" for size in sizes])
    for name, by_size in costs.items():
        _print_row(name, [f"{by_size[size].seconds:.2f}" for size in sizes])
    print()
    _print_row("slides written", [f"{size}" for size in sizes])
    for name, by_size in costs.items():
        _print_row(name, [f"{by_size[size].slides}" for size in sizes])
    print()
    _print_row("CPU ms/slide", [f"{size}" for size in sizes])
    for name, by_size in costs.items():
        _print_row(name, [f"{by_size[size].cpu_ms_per_slide:.2f}" for size in sizes])
    print()
    for name in costs:
        if name != "courseware" and "courseware" in costs:
            _print_ratios(name, costs, sizes)
    print()
    for name, by_size in costs.items():
        for small, large in itertools.pairwise(sizes):
            growth = by_size[large].cpu_seconds / by_size[small].cpu_seconds
            times = by_size[large].slides / by_size[small].slides
            print(f"{name}: {times:.1f} times the slides ({large}) cost {growth:.1f} times {small}")


def _print_ratios(name: str, costs: Costs, sizes: Sequence[int]) -> None:
    own, other = costs["courseware"], costs[name]
    if name == "components":
        ratios = [other[size].cpu_ms_per_slide / own[size].cpu_ms_per_slide for size in sizes]
        label = "a slide of components costs, times a plain one"
    else:
        ratios = [other[size].seconds / own[size].seconds for size in sizes]
        label = f"{name}, times our seconds"
    print(f"{label}: " + ", ".join(f"{ratio:.2f}" for ratio in ratios))


def _print_row(label: str, cells: Sequence[str]) -> None:
    print(label.ljust(16) + "".join(f"{cell:>12}" for cell in cells))


def main() -> None:
    """Parse arguments, measure, print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--sizes", type=int, nargs="+", default=[200, 1000, 3000])
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--tools", nargs="+", choices=TOOLS, default=list(TOOLS))
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    tools = [name for name in options.tools if name != "pandoc" or shutil.which("pandoc")]
    if "pandoc" in options.tools and "pandoc" not in tools:
        print("pandoc: not run (apt-get install pandoc)", file=sys.stderr)
    costs = measure(options.sizes, options.runs, tools)
    if options.json:
        by_tool = {
            name: {size: asdict(cost) for size, cost in by_size.items()}
            for name, by_size in costs.items()
        }
        print(json.dumps(by_tool, indent=1))
    else:
        print_costs(costs, options.sizes)


if __name__ == "__main__":
    main()
