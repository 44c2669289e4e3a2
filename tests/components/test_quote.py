"""What someone said."""

import pytest
from component_blocks import of_kind, read, slides

from builder.components.quote.syntax import Saying
from builder.layout.frame import ShapeFrame


def _said(text: str) -> list[tuple[str, str]]:
    content, findings = read(f"/// quote\n{text}\n///\n")
    assert findings == []
    assert isinstance(content, tuple)
    pairs = []
    for saying in content:
        assert isinstance(saying, Saying)
        pairs.append(("|".join(part.plain for part in saying.words), saying.source.plain))
    return pairs


@pytest.mark.parametrize(
    "text",
    [
        "还要等多久？\n\n—— 一位客户，大厅",
        "还要等多久？\n—— 一位客户，大厅",
        "> 还要等多久？\n>\n> —— 一位客户，大厅",
        "- 还要等多久？\n    - —— 一位客户，大厅",
        "- **一位客户，大厅**：还要等多久？",
        "还要等多久？\n\n- —— 一位客户，大厅",
    ],
)
def test_a_sentence_and_its_source_can_be_written_as_comes_naturally(text: str) -> None:
    assert _said(text) == [("还要等多久？", "一位客户，大厅")]


def test_a_dash_inside_the_words_is_no_source() -> None:
    assert _said("等——我还得等。一直等。\n\n—— 客户") == [("等——我还得等。一直等。", "客户")]


def test_paragraphs_above_a_source_are_one_saying() -> None:
    text = "甲。\n\n乙。\n\n—— 一位客户\n\n丙。\n\n—— 一位同事"
    assert _said(text) == [("甲。|乙。", "一位客户"), ("丙。", "一位同事")]


def test_words_without_a_source_are_reported_and_still_shown() -> None:
    content, findings = read("/// quote\n- 甲。\n- 乙。\n    - —— 客户\n///\n")
    assert [finding[:6] for finding in findings] == ["DIA005"]
    (page,) = slides("quote", content)
    assert {s.name for s in of_kind(ShapeFrame, page)} == {"原话 1", "原话 2", "出处 2"}


def test_one_saying_is_larger_than_several_and_all_of_a_set_are_equal() -> None:
    def sizes(count: int) -> set[float]:
        items = "".join("- 等多久？\n    - —— 客户\n" for _ in range(count))
        content, _ = read(f"/// quote\n{items}///\n")
        return {
            shape.text.paragraphs[0].size_pt
            for page in slides("quote", content)
            for shape in of_kind(ShapeFrame, page)
            if shape.name.startswith("原话") and shape.text
        }

    (alone,), (several,) = sizes(1), sizes(7)
    assert alone > several


def test_seven_sayings_share_two_slides_evenly() -> None:
    items = "".join(f"- 第{n}句。\n    - —— 客户\n" for n in range(7))
    content, _ = read(f"/// quote\n{items}///\n")
    pages = slides("quote", content)
    words = [[s for s in of_kind(ShapeFrame, p) if s.name.startswith("原话")] for p in pages]
    assert [len(each) for each in words] == [4, 3]
