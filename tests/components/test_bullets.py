"""Markdown lists on slides."""

from furniture_samples import blocks_of, lay_out, said_on, shapes_of

from builder.layout.frame import Frame, ShapeFrame, TextParagraph
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


def _columns(page: tuple[Frame, ...]) -> list[tuple[TextParagraph, ...]]:
    """Paragraphs of each text on a slide."""
    texts = [frame.text for frame in page if isinstance(frame, ShapeFrame)]
    return [text.paragraphs for text in texts if text is not None]


def test_forty_short_bullets_are_spread_evenly() -> None:
    pages = lay_out("bullets", _list(*(f"第 {n} 条短句" for n in range(40))))
    counts = [sum(map(len, _columns(page))) for page in pages]
    assert sum(counts) == 40
    assert max(counts) - min(counts) <= 1


def test_many_short_bullets_stand_in_two_even_columns() -> None:
    (page,) = lay_out("bullets", _list(*(f"第 {n} 条短句" for n in range(13))))
    left, right = _columns(page)
    assert (len(left), len(right)) == (7, 6)
    assert left[0].size_pt >= 20
    frames = [frame for frame in page if isinstance(frame, ShapeFrame)]
    assert [frame.placeholder for frame in frames] == ["body", None]
    assert frames[0].rect.width == frames[1].rect.width
    assert frames[0].rect.y == frames[1].rect.y


def test_long_bullets_stay_in_one_column() -> None:
    long = "先把客户说的经过从头到尾听一遍，中间不插话，只记时间、地点和金额"
    for page in lay_out("bullets", _list(*(long for _ in range(9)))):
        assert len(_columns(page)) == 1


def test_few_short_bullets_are_larger_than_many() -> None:
    few, many = (
        _columns(lay_out("bullets", _list(*("先听完，再开口" for _ in range(n))))[0])[0][0]
        for n in (3, 14)
    )
    assert few.size_pt > many.size_pt


def test_a_single_item_is_a_statement_without_bullet() -> None:
    (page,) = lay_out("bullets", _list("先看清客户着急的是哪一件事"))
    ((paragraph,),) = _columns(page)
    assert paragraph.bullet is None
    assert paragraph.size_pt >= 36


def test_numbers_run_on_over_columns_and_slides() -> None:
    pages = lay_out("bullets", _list(*("说清几点之前由谁答复" for _ in range(24)), ordered=True))
    starts = []
    seen = 1
    for column in (column for page in pages for column in _columns(page)):
        starts.append(column[0].bullet_start == seen)
        seen += len(column)
    assert len(pages) > 1
    assert seen == 25
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
