"""Cases, and references to them."""

from component_blocks import flat, read, read_as, shown, slides

from builder.components import components
from builder.components.base import HtmlContext, LibraryReference
from builder.components.case.syntax import Case
from builder.layout.frame import ACCENT1, BG2, ShapeFrame
from builder.model.library import Entry, Index
from builder.model.page import PageKind

STORY = """/// case
- **情境**：保温箱断了电。
- **任务**：开席前补齐。
- **行动**：三家店一起调货。
- **结果**（48 分钟）：补齐了。
- **启示**：先派人，再问责。
///
"""


def test_the_result_is_the_only_filled_panel_and_shows_its_figure_large() -> None:
    (page,) = slides("case", read_as(Case, STORY))
    filled = [f for f in flat(page) if isinstance(f, ShapeFrame) and f.fill == ACCENT1]
    assert [frame.name for frame in filled] == ["结果"]
    assert filled[0].text is not None
    sizes = {run.text: run.size_pt for p in filled[0].text.paragraphs for run in p.runs}
    assert sizes["48"] == max(sizes.values())


def test_a_story_too_long_for_its_column_takes_a_slide_before_the_result() -> None:
    content = read_as(Case, STORY.replace("断了电", "断了电" * 50))
    story, result = slides("case", content)
    assert "情境" in shown(story)
    assert "48" in shown(result)
    assert "启示" in shown(result)


def test_a_result_alone_covers_little_of_its_slide_and_reads_beside_its_figure() -> None:
    content = read_as(Case, STORY.replace("断了电", "断了电" * 50))
    _, page = slides("case", content)
    panel = next(f for f in flat(page) if isinstance(f, ShapeFrame) and f.name == "结果")
    beside = next(f for f in flat(page) if isinstance(f, ShapeFrame) and f.name == "结果说明")
    assert panel.fill == ACCENT1
    assert panel.rect.width * panel.rect.height <= 0.15 * 960 * 540
    assert beside.rect.x > panel.rect.right
    assert beside.text and beside.text.paragraphs[0].size_pt == 24


def test_a_result_in_words_alone_is_the_slide_s_statement() -> None:
    words = STORY.replace("**结果**（48 分钟）：补齐了。", "**结果**：新人不再背路径。")
    _, page = slides("case", read_as(Case, words.replace("断了电", "断了电" * 50)))
    (stated,) = [f for f in flat(page) if isinstance(f, ShapeFrame) and f.name == "结果"]
    assert stated.fill == BG2 and stated.text
    assert max(paragraph.size_pt for paragraph in stated.text.paragraphs) == 36


def test_an_unknown_part_is_reported_with_the_nearest_name() -> None:
    _, findings = read(STORY.replace("**启示**", "**启事**"))
    assert len(findings) == 1
    assert findings[0].startswith("DIA005")
    assert "启示" in findings[0]


def test_missing_parts_are_reported() -> None:
    _, findings = read("/// case\n- **情境**：甲。\n- **行动**：乙。\n///\n")
    assert ["任务、结果" in finding for finding in findings] == [True]


def test_a_reference_is_a_link_to_the_case_s_page() -> None:
    reference = read_as(LibraryReference, "/// case | C19\n///\n")
    entry = Entry(
        kind=PageKind.CASE,
        path="cases/one.md",
        id="one",
        ref="C19",
        title="一桌一档",
        industry="餐饮",
    )
    context = HtmlContext(index=Index((entry,)), relative=lambda path: f"../{path}")
    card = components()["case"].html(reference, context)
    assert card[0].get("href") == "../cases/one.md"
    assert "一桌一档" in "".join(card.itertext())


def test_an_unknown_reference_leaves_a_notice_on_the_site() -> None:
    reference = read_as(LibraryReference, "/// case | C99\n///\n")
    card = components()["case"].html(reference, HtmlContext())
    assert "C99" in "".join(card.itertext())
    assert card.find(".//a") is None


def test_what_is_no_library_number_is_reported() -> None:
    content, findings = read("/// case | 火锅店\n///\n")
    assert content is None
    assert findings[0].startswith("DIA010")


def test_content_beside_a_reference_is_reported_not_dropped() -> None:
    _, findings = read("/// case | C19\n- **情境**：甲。\n///\n")
    assert findings[0].startswith("DIA005")
