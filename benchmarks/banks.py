"""Question banks of growing size to every format: seconds of processor time, how they grow, and the most memory.

Every bank is a process of its own that makes the questions (all nine types in turn, each with texts of its own) and
exports them to one format after the other. A format that takes time in proportion to the count shows the ratio of the
counts in the last column.

    python benchmarks/banks.py [--sizes 1000 10000] [--formats gift xlsx] [--json]
"""

import argparse
import json
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from builder.model.inline import RichText, Run, text
from builder.model.quiz import (
    Blank,
    Choice,
    Control,
    FormField,
    Matching,
    ModelAnswer,
    Pair,
    Question,
    QuestionType,
    QuizBank,
)
from builder.quiz.registry import all_formats

ROOT = Path(__file__).resolve().parents[1]
MEGABYTE = 1024 * 1024


def generated_bank(count: int) -> QuizBank:
    """A bank of ``count`` questions, a scenario's parts not counted."""
    types = list(QuestionType)
    questions = (_question(number, types[number % len(types)]) for number in range(1, count + 1))
    return QuizBank(
        id="bench", title="基准", path="content/quizzes/bench.md", questions=tuple(questions)
    )


def _question(number: int, kind: QuestionType, question_id: str = "") -> Question:
    answers = dict(_answers(number, kind))
    stem = (text(f"第 {number} 位客户说等了太久，先做什么？"),)
    children = answers.get("children", ())
    return Question(
        id=question_id or f"bench-{number:05}",
        name=f"第 {number} 题",
        type=kind,
        stem=answers.pop("stem", stem),
        explanation=text(f"先听完第 {number} 位客户的话，再说清时间、责任人和下一步。"),
        difficulty=("初级", "中级", "高级")[number % 3],
        points=sum(child.points for child in children) if children else 2,
        objective=f"bench-lo-{number % 40}",
        tags=("投诉", "等待"),
        **answers,
    )


def _answers(number: int, kind: QuestionType) -> Iterator[tuple[str, Any]]:
    lines = [f"做法 {number}-{place}：听完再说" for place in range(1, 5)]
    match kind:
        case QuestionType.SINGLE | QuestionType.MULTIPLE:
            keys = {number % 4} if kind is QuestionType.SINGLE else {number % 4, (number + 1) % 4}
            choices = (
                Choice(text=text(line), correct=place in keys, feedback=text(f"因为{line}"))
                for place, line in enumerate(lines)
            )
            yield "choices", tuple(choices)
        case QuestionType.TRUE_FALSE:
            is_true = number % 2 == 0
            yield (
                "choices",
                (
                    Choice(text=text("正确"), correct=is_true),
                    Choice(text=text("错误"), correct=not is_true),
                ),
            )
        case QuestionType.BLANKS:
            runs = (Run(text="电话 "), Run(text="____"), Run(text=" 声内接起"))
            yield "stem", (RichText(runs=runs),)
            yield "blanks", (Blank(answers=(str(number), f"{number} 声")),)
        case QuestionType.SHORT_ANSWER:
            yield (
                "model_answer",
                ModelAnswer(reference=text(lines[0]), points=tuple(map(text, lines))),
            )
        case QuestionType.ORDERING:
            yield "sequence", tuple(map(text, lines))
        case QuestionType.MATCHING:
            pairs = tuple(Pair(left=text(f"处境 {line}"), right=text(line)) for line in lines)
            yield "matching", Matching(pairs=pairs)
        case QuestionType.WORK_ORDER:
            yield (
                "form",
                (
                    FormField(
                        label="优先级",
                        control=Control.SINGLE,
                        options=("高", "低"),
                        answers=("高",),
                    ),
                    FormField(label="单号", control=Control.NUMBER, answers=(str(number),)),
                ),
            )
        case QuestionType.SCENARIO:
            parts = (QuestionType.SINGLE, QuestionType.BLANKS)
            yield (
                "children",
                tuple(
                    _question(number, part, f"bench-{number:05}-{place}")
                    for place, part in enumerate(parts, 1)
                ),
            )


def export(count: int, names: list[str]) -> dict[str, Any]:
    """Seconds and bytes by format, and the process's most memory."""
    formats = all_formats()
    bank = generated_bank(count)
    seconds, sizes = {}, {}
    for name in names or list(formats):
        started = time.process_time()
        content, _ = formats[name].export(bank)
        seconds[name] = time.process_time() - started
        sizes[name] = len(content)
    unit = 1 if sys.platform == "darwin" else 1024
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit
    return {"count": count, "seconds": seconds, "bytes": sizes, "peak_mb": peak / MEGABYTE}


def main() -> None:
    """Run every size in a process of its own and print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000, 10_000])
    parser.add_argument("--formats", nargs="*", default=[])
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        print(json.dumps(export(options.one, options.formats)))
        return
    runs = [_in_a_process(size, options.formats) for size in options.sizes]
    if options.json:
        print(json.dumps(runs))
        return
    first, last = runs[0], runs[-1]
    print(f"{'format':<12}" + "".join(f"{run['count']:>10}" for run in runs) + "    growth")
    for name in first["seconds"]:
        times = [run["seconds"][name] for run in runs]
        cells = "".join(f"{each:>9.2f}s" for each in times)
        print(f"{name:<12}{cells}{times[-1] / times[0]:>9.1f}x")
    totals = [sum(run["seconds"].values()) for run in runs]
    print(f"{'all':<12}" + "".join(f"{each:>9.2f}s" for each in totals), end="")
    print(f"{totals[-1] / totals[0]:>9.1f}x of {last['count'] / first['count']:.0f}x the questions")
    print("most memory  " + ", ".join(f"{run['peak_mb']:.0f} MB" for run in runs))


def _in_a_process(size: int, names: list[str]) -> dict[str, Any]:
    command = [sys.executable, __file__, "--one", str(size), "--formats", *names]
    finished = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE)
    return json.loads(finished.stdout)


if __name__ == "__main__":
    main()
