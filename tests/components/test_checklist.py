"""Checklists: boxes as written, one column or two, rows of one form."""

from component_blocks import flat, of_kind, read, shown, slides

from builder.components import components
from builder.layout.frame import FreeformFrame, ShapeFrame
from builder.layout.geometry import Rect
from builder.layout.kit import Kit


def laid_out(text: str) -> list[ShapeFrame]:
    content, findings = read(text)
    assert findings == []
    return [f for page in slides("checklist", content) for f in of_kind(ShapeFrame, page)]


def rows(count: int) -> str:
    lines = "\n".join(f"- **第 {n} 件**（早班）：看一眼" for n in range(1, count + 1))
    return f"/// checklist\n{lines}\n///\n"


def test_task_boxes_are_taken_and_only_ticked_ones_have_a_tick() -> None:
    content, findings = read(
        "/// checklist\n- [x] **系统**：登录\n- [ ] **耳麦**：试音\n- **公告**：念一遍\n///\n"
    )
    assert findings == []
    (page,) = slides("checklist", content)
    assert [f.name for f in flat(page) if isinstance(f, FreeformFrame)] == ["勾 1"]
    assert [f.alt.split("：")[0] for f in page if f.name.startswith("检查项")] == [  # type: ignore[union-attr]
        "已完成",
        "未完成",
        "未完成",
    ]


def test_every_row_has_a_square_of_sixteen_points() -> None:
    squares = [f.rect for f in laid_out(rows(5)) if f.name.startswith("方框")]
    assert [(rect.width, rect.height) for rect in squares] == [(16, 16)] * 5


def test_two_columns_from_eight_rows() -> None:
    def columns(count: int) -> int:
        return len({f.rect.x for f in laid_out(rows(count)) if f.name.startswith("方框")})

    assert columns(7) == 1
    assert columns(8) == 2


def test_who_or_when_is_right_aligned_at_one_edge() -> None:
    boxes = [f for f in laid_out(rows(4)) if f.name.startswith("人或时间")]
    assert {f.rect.right for f in boxes} == {912}
    assert all(f.text and f.text.paragraphs[0].align == "right" for f in boxes)


def test_many_rows_are_spread_evenly() -> None:
    content, _ = read(rows(33))
    counts = [shown(page).count("看一眼") for page in slides("checklist", content)]
    assert sum(counts) == 33
    assert max(counts) - min(counts) <= 1


def test_a_row_too_long_for_a_slide_is_reported_at_its_line() -> None:

    content, _ = read(f"/// checklist\n- **短**：一句\n- **长**：{'说得很细。' * 400}\n///\n")
    kit = Kit()
    components()["checklist"].layout(content, Rect(48, 120, 864, 366), kit)
    assert [(d.code, d.span.line) for d in kit.report] == [("SLD001", 3)]
