"""Every component has a form on paper without a line of its own: the examples of its page lose no word."""

import io
import re
from dataclasses import replace
from pathlib import Path

import docx
import pytest

import builder.components
from builder.handout.blocks import item_text, write_blocks
from builder.lint.diagnostic import Report
from builder.markdown.library import load_library
from builder.model.block import (
    Admonition,
    Block,
    ComponentBlock,
    Item,
    ListBlock,
    Measure,
    Paragraph,
    Table,
)
from builder.model.inline import text
from builder.model.walk import texts_in
from builder.word.paper import Paper
from tests.handout.conftest import CREATED, Trial, lines, no_image

DOCS = sorted(Path(builder.components.__file__).parent.glob("*/doc.md"))
_EXAMPLE = re.compile(r"^```markdown\n(.*?)^```$", re.MULTILINE | re.DOTALL)
FRONT = "---\ntitle: 例\n---\n\n# 例\n\n## 例子 {#example}\n\n"


def topics_of(doc: Path, root: Path) -> list[tuple[Block, ...]]:
    folder = root / "content" / "chapters"
    folder.mkdir(parents=True)
    examples = [each for each in _EXAMPLE.findall(doc.read_text(encoding="utf-8"))]
    for number, example in enumerate(examples):
        if not example.startswith(("---", "## ")):
            (folder / f"{number}.md").write_text(FRONT + example, encoding="utf-8")
    pages = load_library(root, Report()).library.pages.values()
    return [topic.blocks for page in pages for topic in page.topics]


def shown(blocks: tuple[Block, ...]) -> list[str]:
    """Every word an author wrote for all to see."""
    words: list[str] = []
    for block in blocks:
        if isinstance(block, ComponentBlock):
            words += [] if block.name == "notes" else shown(block.blocks)
        elif isinstance(block, Paragraph | ListBlock | Table):
            words += [each.plain for each in texts_in(block)]
    return words


@pytest.mark.parametrize("doc", DOCS, ids=lambda doc: doc.parent.name)
def test_no_word_is_lost(doc: Path, tmp_path: Path, trial: Trial) -> None:
    topics = topics_of(doc, tmp_path)
    paper = Paper("例", "", footer="例", theme=trial.theme)
    for blocks in topics:
        write_blocks(paper, blocks, no_image)
    document = docx.Document(io.BytesIO(paper.to_bytes(author="", created=CREATED)))
    written = "".join(words for _, words in lines(document))
    written = re.sub(r"[\s｜]|（示例数据）", "", written)
    for blocks in topics:
        for words in shown(blocks):
            for phrase in re.split(r"[\s｜：]+", words):
                assert phrase in written


def test_text_that_xml_cannot_hold_does_not_break_the_file(trial: Trial) -> None:
    paper = Paper("例\x01", "", footer="例", theme=trial.theme)
    paper.paragraph("前\x0b后\ud800")
    data = paper.to_bytes(author="", created=CREATED)
    assert ("Normal", "前\ufffd后\ufffd") in lines(docx.Document(io.BytesIO(data)))


def test_a_dark_brand_prints_in_ink(trial: Trial) -> None:
    dark = replace(trial.theme, is_dark=True, colors={**trial.theme.colors, "accent1": "FFC83D"})
    paper = Paper("例", "", footer="例", theme=dark)
    document = docx.Document(io.BytesIO(paper.to_bytes(author="", created=CREATED)))
    assert str(document.styles["Heading 1"].font.color.rgb) == "1A2530"


def test_an_item_reads_as_it_was_written() -> None:
    item = Item(
        label=text("倾听"),
        measure=Measure(value=2, unit="分钟", text="2 分钟"),
        body=text("让他讲完"),
    )
    assert item_text(item).plain == "倾听（2 分钟）：让他讲完"
    assert item_text(Item(body=text("记下"), checked=False)).plain == "□ 记下"


def test_the_trainer_s_notes_are_left_out_wherever_they_stand(trial: Trial) -> None:
    secret = Paragraph(text=text("先别翻页"))
    notes = ComponentBlock(name="notes", argument="", content=None, blocks=(secret,))
    tip = Admonition(kind="tip", title="要点", blocks=(notes,))
    paper = Paper("例", "", footer="例", theme=trial.theme)
    write_blocks(paper, (tip,), no_image)
    document = docx.Document(io.BytesIO(paper.to_bytes(author="", created=CREATED)))
    assert [words for _, words in lines(document)] == ["例", "要点"]
