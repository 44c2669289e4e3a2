"""Questions and answers."""

from component_blocks import read, shown, slides


def _page(count: int, answer: str = "照常办，办完告诉他。") -> str:
    return (
        "/// qa\n"
        + "\n".join(f"- **第{n}问？**：{answer}" for n in range(1, count + 1))
        + "\n///\n"
    )


def test_a_question_and_its_answer_stay_on_one_slide() -> None:
    content, _ = read(_page(14, "甲乙丙丁戊己庚辛" * 10))
    pages = [shown(page) for page in slides("qa", content)]
    assert len(pages) > 1
    for page in pages:
        assert page.count("问？") == page.count("甲乙丙丁戊己庚辛" * 10)


def test_answers_of_several_points_keep_every_point() -> None:
    content, findings = read("/// qa\n- **怎么办？**：分两步。\n    - 先停\n    - 再问\n///\n")
    assert findings == []
    (page,) = slides("qa", content)
    assert "先停" in shown(page)
    assert "再问" in shown(page)


def test_a_question_without_an_answer_is_reported() -> None:
    _, findings = read("/// qa\n- **怎么办？**\n///\n")
    assert [finding[:6] for finding in findings] == ["DIA005"]
