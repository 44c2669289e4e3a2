"""Questions that go down to a root cause."""

from itertools import pairwise

from component_blocks import of_kind, read, read_as, shown, slides

from builder.components.five_whys.syntax import Chain
from builder.layout.frame import ACCENT1, LineFrame, ShapeFrame


def _chain(*items: str) -> Chain:
    text = "\n".join(f"- {item}" for item in items)
    return read_as(Chain, f"/// five-whys\n{text}\n///\n")


def _many(count: int) -> Chain:
    return _chain(*(f"**为什么第{n}次？**：因为第{n}样" for n in range(1, count + 1)))


def _filled(chain: Chain) -> list[str]:
    return [
        shape.text.plain
        for page in slides("five-whys", chain)
        for shape in of_kind(ShapeFrame, page)
        if shape.fill == ACCENT1 and shape.text
    ]


def test_the_last_answer_is_the_root_cause_and_says_so() -> None:
    assert _filled(_many(5)) == ["根本原因\u3000因为第5样"]


def test_a_key_mark_moves_the_root_cause() -> None:
    chain = _chain("**为什么晚？**：没人管 {.key}", "**为什么没人管？**：没写")
    assert _filled(chain) == ["根本原因\u3000没人管"]


def test_arrows_are_glued_from_each_answer_to_the_next_one_on_the_slide() -> None:
    for page in slides("five-whys", _many(9)):
        boxes = [s.name for s in of_kind(ShapeFrame, page) if s.name.startswith("答")]
        arrows = [(a.start, a.end) for a in of_kind(LineFrame, page)]
        assert len(boxes) > 1
        assert arrows == list(pairwise(boxes))


def test_a_long_chain_continues_its_numbers() -> None:
    numbers = [
        paragraph.bullet_start
        for page in slides("five-whys", _many(9))
        for shape in of_kind(ShapeFrame, page)
        if shape.name.startswith("问") and shape.text
        for paragraph in shape.text.paragraphs
    ]
    assert numbers == list(range(1, 10))


def test_a_long_root_cause_stands_below_its_label_not_wrapped_around_it() -> None:
    (filled,) = _filled(_chain("**为什么？**：" + "指示牌立在取号机背后看不见" * 3))
    label, _, cause = filled.partition("\n")
    assert label == "根本原因"
    assert cause.startswith("指示牌")


def test_a_chain_goes_on_at_the_height_where_it_began() -> None:
    tops = [
        min(s.rect.y for s in of_kind(ShapeFrame, page) if s.name.startswith("答"))
        for page in slides("five-whys", _many(9))
    ]
    assert len(tops) == 2 and len(set(tops)) == 1


def test_evidence_stands_with_its_answer() -> None:
    (page,) = slides("five-whys", _chain("**为什么？**：没报时间\n    - 三十通里二十二通"))
    answer = next(s for s in of_kind(ShapeFrame, page) if s.name == "答 1")
    assert answer.text is not None
    assert answer.text.plain.endswith("没报时间\n三十通里二十二通")


def test_two_root_causes_a_missing_answer_and_a_missing_question_are_reported() -> None:
    _, findings = read("/// five-whys\n- **甲？**：一 {.key}\n- **乙？**：二 {.key}\n///\n")
    assert [finding[:6] for finding in findings] == ["DIA005"]
    content, findings = read("/// five-whys\n- **甲？**\n- 只有回答\n///\n")
    assert [finding[:6] for finding in findings] == ["DIA005", "DIA005"]
    assert "只有回答" in shown(slides("five-whys", content)[0])
