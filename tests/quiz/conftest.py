"""Foreign parsers that read our banks back, and a bank with one question of every kind."""

import json
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from question_strategies import choice, text_bank

from builder.model.inline import RichText, Run, text
from builder.model.quiz import Blank, Question, QuestionType, QuizBank
from tests.site.conftest import browser as browser

NODE = Path(__file__).parents[1] / "node"

Ask = Callable[[Any], Any]


@contextmanager
def node_script(name: str, module: str) -> Iterator[Callable[[Any, bool], Any]]:
    """A running node script that answers JSON lines; skips where node or the module is missing."""
    node = shutil.which("node")
    if node is None or not (NODE / "node_modules" / module).is_dir():
        pytest.skip(f"not run: node with {module} (npm ci --prefix tests/node --ignore-scripts)")
    with subprocess.Popen(
        [node, str(NODE / name)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    ) as process:
        assert process.stdin and process.stdout
        stdin, stdout = process.stdin, process.stdout

        def ask(question: Any, is_answered: bool = True) -> Any:
            stdin.write(json.dumps(question) + "\n")
            stdin.flush()
            return json.loads(stdout.readline()) if is_answered else None

        yield ask
        stdin.close()


@pytest.fixture(scope="session")
def read_gift() -> Iterator[Ask]:
    with node_script("read_gift.cjs", "gift-pegjs") as ask:
        yield lambda content: ask(content, True)


@pytest.fixture(scope="session")
def check_schema() -> Iterator[Ask]:
    schema = Path(__file__).parents[2] / "builder" / "quiz" / "bank.schema.json"
    with node_script("check_schema.cjs", "ajv") as ask:
        ask(json.loads(schema.read_text(encoding="utf-8")), False)
        yield lambda document: ask(document, True)


@pytest.fixture
def bank() -> QuizBank:
    return text_bank(
        Question(
            id="com-001",
            name="情绪安抚的第一步",
            type=QuestionType.SINGLE,
            stem=(text("客户情绪激动时，第一步应当做什么？"), text("20~30秒内回应。")),
            choices=(
                choice("立即解释规则", feedback="客户还没被听见"),
                choice("先倾听并复述", correct=True, feedback="对"),
                choice("马上转接上级"),
            ),
            explanation=text("先处理心情，再处理事情。"),
            difficulty="初级",
            points=2,
            objective="com-lo-2",
            tags=("投诉", "情绪"),
        ),
        Question(
            id="com-002",
            name="三项承诺",
            type=QuestionType.MULTIPLE,
            stem=(text("一句承诺要说清哪几样？"),),
            choices=(
                choice("时间", correct=True),
                choice("责任人", correct=True),
                choice("下一步", correct=True),
                choice("客套话", feedback="客套话不算承诺"),
            ),
            explanation=text("时间、责任人、下一步。"),
        ),
        Question(
            id="com-003",
            name="尽快",
            type=QuestionType.TRUE_FALSE,
            stem=(text("“尽快答复”是一句完整的承诺。"),),
            choices=(
                choice("正确", feedback="没有时间就不是承诺"),
                choice("错误", correct=True, feedback="缺时间、责任人和下一步"),
            ),
            explanation=text("尽快不是承诺。"),
        ),
        Question(
            id="com-004",
            name="首问",
            type=QuestionType.BLANKS,
            stem=(RichText(runs=(Run(text="首问"), Run(text="____"), Run(text="制"))),),
            blanks=(Blank(answers=("负责", "负责任")),),
            explanation=text("谁先接，谁负责到底。"),
        ),
        Question(
            id="com-005",
            name="两个数",
            type=QuestionType.BLANKS,
            stem=(
                RichText(
                    runs=(
                        Run(text="铃响"),
                        Run(text="____"),
                        Run(text="声、留言"),
                        Run(text="____"),
                        Run(text="内回应。"),
                    )
                ),
            ),
            blanks=(Blank(answers=("三", "3")), Blank(answers=("半分钟", "30 秒"))),
            points=4,
        ),
    )
