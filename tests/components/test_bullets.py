"""Markdown lists on slides."""

from furniture_samples import blocks_of, lay_out, said_on, shapes_of

from builder.layout.frame import ShapeFrame
from builder.layout.kit import Kit
from builder.model.block import Item, ListBlock
from builder.model.inline import text


def _list(*texts: str, ordered: bool = False, label: str = "") -> ListBlock:
    items = tuple(Item(label=text(label) if label else None, body=text(body)) for body in texts)
    return ListBlock(ordered=ordered, items=items)


def test_a_plain_list_fills_the_body_placeholder_with_real_bullets() -> None:
    (page,) = lay_out("bullets", _list("先看", "再想", "后说"))
    (frame,) = page
    assert isinstance(frame, ShapeFrame) and frame.text
    assert frame.placeholder == "body"
    assert [paragraph.bullet for paragraph in frame.text.paragraphs] == ["•"] * 3


def test_forty_short_bullets_are_spread_evenly() -> None:
    pages = lay_out("bullets", _list(*(f"第 {n} 条短句" for n in range(40))))
    counts = [
        len(frame.text.paragraphs)
        for (frame,) in pages
        if isinstance(frame, ShapeFrame) and frame.text
    ]
    assert sum(counts) == 40
    assert max(counts) - min(counts) <= 1


def test_numbers_run_on_over_the_slides() -> None:
    pages = lay_out("bullets", _list(*("说清几点之前由谁答复" for _ in range(24)), ordered=True))
    starts = []
    seen = 1
    for (frame,) in pages:
        assert isinstance(frame, ShapeFrame) and frame.text
        starts.append(frame.text.paragraphs[0].bullet_start == seen)
        seen += len(frame.text.paragraphs)
    assert len(pages) > 1
    assert all(starts)


def test_numbers_of_labelled_rows_run_on_too() -> None:
    content = _list(*("说清几点之前由谁答复" for _ in range(11)), ordered=True, label="步骤")
    pages = lay_out("bullets", content)
    said = "\n".join(said_on(page) for page in pages).split("\n")
    assert len(pages) > 1
    assert [line for line in said if line.isdigit()] == [str(n) for n in range(1, 12)]


def test_rows_of_a_labelled_list_share_heights_and_columns() -> None:
    shapes = shapes_of(lay_out("bullets", blocks_of("bullets")[1])[0])
    labels = [shape.rect for name, shape in shapes.items() if name.startswith("标签")]
    assert len({(rect.x, rect.width, rect.height) for rect in labels}) == 1


def test_deeper_details_are_not_lost() -> None:
    deep = Item(body=text("一"), details=(Item(body=text("二"), details=(Item(body=text("三")),)),))
    (page,) = lay_out("bullets", ListBlock(ordered=False, items=(deep, Item(body=text("四")))))
    assert said_on(page).split("\n") == ["一", "二", "三", "四"]


def test_an_item_too_long_for_a_slide_is_reported_and_still_shown() -> None:
    kit = Kit()
    long = "很长的一段话，" * 130
    pages = lay_out("bullets", _list(long, "短的"), kit=kit)
    assert [finding.code for finding in kit.report] == ["SLD001"]
    assert long in said_on(pages[0])
