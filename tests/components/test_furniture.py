"""Slides that no block makes: covers, dividers, questions, and plain lists, tables, pictures, callouts."""

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image as Picture

import builder.components
from builder.components import components
from builder.layout.check import check_slides
from builder.layout.dump import dump_frames
from builder.layout.fonts import shipped_metrics
from builder.layout.frame import (
    ACCENT1,
    MUTED,
    SOFT,
    Frame,
    FreeformFrame,
    GroupFrame,
    LineFrame,
    PictureFrame,
    ShapeFrame,
    SlideFrames,
    TableFrame,
)
from builder.layout.geometry import Rect
from builder.layout.kit import Kit, LoadedImage
from builder.layout.settle import settle
from builder.lint.diagnostic import Report
from builder.markdown.context import PageContext
from builder.markdown.parse import Parser
from builder.model.block import Admonition, Block, Image, Item, ListBlock, Paragraph, Table
from builder.model.inline import RichText, text
from builder.model.page import Meta
from builder.model.quiz import Blank, Choice, Question, QuestionType
from builder.model.slide import Agenda, AgendaRow, Closing, Cover, Divider, QuestionSlide

ROOT = Path(builder.components.__file__).parent
FULL = Rect(48, 120, 864, 366)
LOW = Rect(48, 120, 864, 246)
OWN_TITLE = {"cover": "cover", "section": "section", "closing": "closing"}
_EXAMPLE = re.compile(r"^```markdown\n(.*?)^```$", re.MULTILINE | re.DOTALL)

COVER = Cover(
    series="客户服务能力课程",
    title="把投诉变成信任",
    subtitle="一线客服的客诉处理与信任修复",
    facts=(("学员", "一线客服与班组长"), ("时长", "共 210 分钟"), ("版本", "2026 年秋季")),
)
LONG_COVER = replace(
    COVER,
    title="高效服务与客户投诉处理综合能力提升进阶课程（第二期）",
    subtitle="让每位客户少等一分、少跑一趟，让每个班组都知道自己在为谁节省时间",
    facts=tuple((label, "一线客服、热线坐席、在线客服与班组长") for label in "学时形师版"),
)
MODULES = ("看懂客诉", "接住情绪", "给出方案", "复盘改进", "工具与数字化", "演练", "收尾")
AGENDA = Agenda(
    rows=tuple(
        AgendaRow(
            number=number,
            title=title,
            outcome=f"学完本模块，您能把{title}这一步讲给新人听。",
            minutes=number * 10,
        )
        for number, title in enumerate(MODULES[:4], 1)
    )
)
DIVIDER = Divider(
    number=2,
    title="接住情绪",
    promise="学完本模块，您能在对方情绪最激动的前 90 秒，用三句话让通话回到解决问题上。",
    peers=MODULES[:4],
)
CLOSING = Closing(
    label="课程小结",
    title="明天上班，先做三件事",
    actions=(
        ("换掉第一句话", "从核对订单号，改成先问发生了什么"),
        ("每单约定一个时间", "说出几点之前、由谁答复"),
        ("每周五听一通录音", "和同伴各找出一处可以更好的地方"),
    ),
    url="https://training.example.com/courses/a.html",
    caption="扫码回看全部课件",
    caption_detail="页面、话术与自测都在网站上",
)
SINGLE = Question(
    id="q-1",
    name="第一句话",
    type=QuestionType.SINGLE,
    stem=(text("客户开口就说等了三天没人管，您的第一句话是？"),),
    choices=(
        Choice(text=text("先核对订单号，确认身份再说"), correct=False, feedback=text("心还悬着")),
        Choice(text=text("等了三天确实着急，我马上查"), correct=True),
        Choice(text=text("您先冷静，我们慢慢讲"), correct=False, feedback=text("像在评价对方")),
    ),
    explanation=text("先接情绪，再办事情。先说出对方的感受，再给动作，一句话做两件事。"),
)
JUDGED = replace(
    SINGLE,
    type=QuestionType.TRUE_FALSE,
    choices=(
        Choice(text=text("正确"), correct=False),
        Choice(text=text("错误"), correct=True),
    ),
)
FILLED = replace(
    SINGLE,
    type=QuestionType.BLANKS,
    choices=(),
    blanks=(Blank(answers=("责任", "负责")), Blank(answers=("办结",))),
)
WORDY = replace(
    SINGLE,
    choices=tuple(
        Choice(
            text=text("先把前三次联系的记录从头读一遍，再请客户补充这几天发生的事"), correct=n == 1
        )
        for n in range(6)
    ),
    explanation=text("先读记录，客户就不必从头再说。" * 30),
)


def _asked(question: Question) -> QuestionSlide:
    return QuestionSlide(question=question, number=3, is_answer=False)


def _answered(question: Question) -> QuestionSlide:
    return QuestionSlide(question=question, number=3, is_answer=True)


def _blocks(name: str) -> list[Block]:
    """What the examples of a component's page hold."""
    page = (ROOT / name / "doc.md").read_text(encoding="utf-8")
    found: list[Block] = []
    for match in _EXAMPLE.finditer(page):
        report = Report()
        context = PageContext(path="content/chapter/doc.md")
        parsed, _ = Parser().parse(match[1], context, Meta(title="", id="doc"), report)
        assert list(report) == []
        found.extend(block for block in parsed.lead)
    return found


def _load(image: Image) -> LoadedImage | None:
    width, _, height = image.target.partition("x")
    if not height:
        return None
    return LoadedImage(
        data=b"picture", media_type="image/png", width_px=int(width), height_px=int(height)
    )


CONTENTS: dict[str, list[object]] = {
    "cover": [COVER, LONG_COVER],
    "agenda": [AGENDA],
    "section": [DIVIDER, replace(DIVIDER, number=7, peers=MODULES)],
    "closing": [CLOSING],
    "question": [
        make(question)
        for question in (SINGLE, JUDGED, FILLED, WORDY)
        for make in (_asked, _answered)
    ],
    "bullets": [*_blocks("bullets")],
    "table": [*_blocks("table")],
    "image": [
        Image(target="1600x900", alt="一张预订卡", title="一桌一档的纸卡"),
        Image(target="400x800", alt="取号机", title="屏上有预计等待时间"),
        Image(target="1600x900", alt="大厅"),
    ],
    "admonition": [*_blocks("admonition")],
}
CASES = [
    pytest.param(name, content, region, id=f"{name}-{number}-{region.height:g}")
    for name, contents in CONTENTS.items()
    for number, content in enumerate(contents, 1)
    for region in ((FULL,) if name in {*OWN_TITLE, "agenda", "question"} else (FULL, LOW))
]


def _pages(
    name: str, content: object, region: Rect = FULL, kit: Kit | None = None
) -> list[tuple[Frame, ...]]:
    return list(components()[name].layout(content, region, kit or Kit(load_image=_load)))


def _slides(name: str, pages: list[tuple[Frame, ...]]) -> list[SlideFrames]:
    role = OWN_TITLE.get(name, "content")
    return [
        settle(SlideFrames(id=f"p{n}", role=role, title="", frames=frames), shipped_metrics())  # type: ignore[arg-type]
        for n, frames in enumerate(pages, 1)
    ]


def _flat(frames: tuple[Frame, ...]) -> Iterator[Frame]:
    for frame in frames:
        if isinstance(frame, GroupFrame):
            yield from _flat(frame.children)
        else:
            yield frame


def _shapes(frames: tuple[Frame, ...]) -> dict[str, ShapeFrame]:
    return {frame.name: frame for frame in _flat(frames) if isinstance(frame, ShapeFrame)}


def _text(frame: ShapeFrame) -> str:
    assert frame.text is not None
    return frame.text.plain


def _said(page: tuple[Frame, ...]) -> str:
    parts = [_text(shape) for shape in _shapes(page).values() if shape.text]
    for frame in page:
        if isinstance(frame, TableFrame):
            parts += [cell.text.plain for row in frame.rows for cell in row]
    return "\n".join(parts)


@pytest.mark.parametrize(("name", "content", "region"), CASES)
def test_everything_fits_and_is_readable(name: str, content: object, region: Rect) -> None:
    kit = Kit(load_image=_load)
    slides = _slides(name, _pages(name, content, region, kit))
    assert slides
    assert [str(violation) for violation in check_slides(slides, kit.fonts)] == []
    assert list(kit.report) == []


@pytest.mark.parametrize(("name", "content", "region"), CASES)
def test_names_on_a_slide_are_unique(name: str, content: object, region: Rect) -> None:
    for page in _pages(name, content, region):
        names = [frame.name for frame in _flat(page)]
        assert len(set(names)) == len(names)


@pytest.mark.parametrize(
    ("name", "content", "region"),
    [case for case in CASES if case.id and not case.id.startswith(tuple(OWN_TITLE))],
)
def test_nothing_leaves_the_region(name: str, content: object, region: Rect) -> None:
    for page in _pages(name, content, region):
        for frame in _flat(page):
            if not isinstance(frame, LineFrame | FreeformFrame | GroupFrame):
                assert frame.rect.x >= region.x - 0.5
                assert frame.rect.y >= region.y - 0.5
                assert frame.rect.right <= region.right + 0.5
                assert frame.rect.bottom <= region.bottom + 0.5


@pytest.mark.parametrize("name", CONTENTS)
def test_frames_are_as_expected(name: str, update_snapshots: bool) -> None:
    parts = []
    for number, content in enumerate(CONTENTS[name], 1):
        parts.append(f"=== example {number}")
        for page, slide in enumerate(_slides(name, _pages(name, content)), 1):
            parts.append(f"--- slide {page}\n{dump_frames(slide.frames).rstrip()}")
    actual = "\n".join(parts) + "\n"
    expected = ROOT / name / "expected.txt"
    if update_snapshots:
        expected.write_text(actual, encoding="utf-8")
    assert actual == expected.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("高效服务培训", ["高效服务培训"]),
        ("把投诉变成信任", ["把投诉", "变成信任"]),
        ("会说话，更会办成事情", ["会说话，", "更会办成事情"]),
    ],
)
def test_a_cover_title_breaks_by_sense(title: str, lines: list[str]) -> None:
    (page,) = _pages("cover", replace(COVER, title=title))
    assert _text(_shapes(page)["标题"]).split("\n") == lines


def test_the_cover_title_stands_on_its_line_however_many_lines_it_takes() -> None:
    for title in ("高效服务", "把投诉变成信任"):
        (page,) = _pages("cover", replace(COVER, title=title))
        assert _shapes(page)["标题"].rect.bottom == 428


def test_a_cover_without_facts_draws_no_rules() -> None:
    (page,) = _pages("cover", replace(COVER, facts=(), series=""))
    assert not any(isinstance(frame, LineFrame) for frame in page)


def test_the_agenda_leaves_out_what_all_outcomes_begin_with() -> None:
    (page,) = _pages("agenda", AGENDA)
    assert _text(_shapes(page)["收获 1"]).replace("\n", "") == "把看懂客诉这一步讲给新人听"


def test_outcomes_that_begin_differently_are_shown_in_full() -> None:
    rows = (AGENDA.rows[0], replace(AGENDA.rows[1], outcome="三句话让对方愿意往下谈。"))
    (page,) = _pages("agenda", Agenda(rows=rows))
    assert _text(_shapes(page)["收获 1"]).startswith("学完本模块")


def test_seven_modules_are_spread_over_two_slides() -> None:
    rows = tuple(
        replace(AGENDA.rows[0], number=number, title=str(number)) for number in range(1, 8)
    )
    pages = _pages("agenda", Agenda(rows=rows))
    assert [sum(name.startswith("模块") for name in _shapes(page)) for page in pages] == [4, 3]


def test_a_section_slide_shows_what_is_done_in_the_accent_colour() -> None:
    (page,) = _pages("section", DIVIDER)
    bars = [shape for name, shape in _shapes(page).items() if re.fullmatch(r"进度 \d", name)]
    assert [bar.fill for bar in bars] == [ACCENT1, ACCENT1, MUTED, MUTED]


def test_with_many_sections_only_the_current_one_is_named() -> None:
    (page,) = _pages("section", replace(DIVIDER, number=7, peers=MODULES))
    assert "收尾" in _said(page)
    assert "演练" not in _said(page)


def test_the_qr_code_brings_its_own_white_margin() -> None:
    (page,) = _pages("closing", CLOSING)
    (code,) = [frame for frame in page if isinstance(frame, PictureFrame)]
    picture = Picture.open(io.BytesIO(code.data)).convert("L")
    margin = 40
    assert picture.crop((0, 0, picture.width, margin)).getextrema() == (255, 255)
    assert picture.crop((0, 0, margin, picture.height)).getextrema() == (255, 255)
    assert picture.getpixel((margin, margin)) == 0
    assert CLOSING.url in code.alt


def test_the_same_address_gives_the_same_qr_code() -> None:
    first, second = (_pages("closing", CLOSING) for _ in range(2))
    assert first == second


def test_without_an_address_there_is_neither_code_nor_caption() -> None:
    (page,) = _pages("closing", replace(CLOSING, url=""))
    assert not any(isinstance(frame, PictureFrame) for frame in page)
    assert "扫码" not in _said(page)


@pytest.mark.parametrize("question", [SINGLE, JUDGED, FILLED, WORDY])
def test_the_answer_changes_nothing_s_place(question: Question) -> None:
    asked = _shapes(_pages("question", _asked(question))[0])
    answered = _shapes(_pages("question", _answered(question))[0])
    kept = [name for name in asked if name.startswith(("选项", "第 "))]
    assert kept
    for name in kept:
        assert asked[name].rect == answered[name].rect
        before, after = asked[name].text, answered[name].text
        assert before and after and before.insets == after.insets
        assert before.paragraphs[0].size_pt == after.paragraphs[0].size_pt


def test_the_question_does_not_betray_its_answer() -> None:
    (page,) = _pages("question", _asked(SINGLE))
    fills = {shape.fill for name, shape in _shapes(page).items() if re.fullmatch(r"选项 \w", name)}
    assert len(fills) == 1
    assert "正确" not in _said(page)


def test_only_the_right_option_says_so_in_a_word() -> None:
    (page,) = _pages("question", _answered(SINGLE))
    assert [name for name in _shapes(page) if name.endswith("判定")] == ["选项 B 判定"]


def test_a_wrong_statement_is_not_called_right() -> None:
    (page,) = _pages("question", _answered(JUDGED))
    assert _text(_shapes(page)["选项 B 判定"]) == "答案"


def test_the_answers_of_gaps_name_everything_that_is_accepted() -> None:
    (asked,), (answered,) = (
        _pages("question", _asked(FILLED)),
        _pages("question", _answered(FILLED)),
    )
    assert "责任" not in _said(asked)
    assert all(word in _said(answered) for word in ("责任", "负责", "办结"))


def test_a_long_explanation_keeps_whole_sentences() -> None:
    (page,) = _pages("question", _answered(WORDY))
    assert _text(_shapes(page)["解析"]).endswith("。")


def test_options_too_long_for_the_slide_are_reported_once() -> None:
    kit = Kit()
    longer = replace(
        SINGLE, choices=tuple(Choice(text=text("很长" * 90), correct=False) for _ in "abcd")
    )
    _pages("question", _asked(longer), kit=kit)
    _pages("question", _answered(longer), kit=kit)
    assert [finding.code for finding in kit.report] == ["SLD001"]


def _list(*texts: str, ordered: bool = False, label: str = "") -> ListBlock:
    items = tuple(Item(label=text(label) if label else None, body=text(body)) for body in texts)
    return ListBlock(ordered=ordered, items=items)


def test_a_plain_list_fills_the_body_placeholder_with_real_bullets() -> None:
    (page,) = _pages("bullets", _list("先看", "再想", "后说"))
    (frame,) = page
    assert isinstance(frame, ShapeFrame) and frame.text
    assert frame.placeholder == "body"
    assert [paragraph.bullet for paragraph in frame.text.paragraphs] == ["•"] * 3


def test_forty_short_bullets_are_spread_evenly() -> None:
    pages = _pages("bullets", _list(*(f"第 {n} 条短句" for n in range(40))))
    counts = [
        len(frame.text.paragraphs)
        for (frame,) in pages
        if isinstance(frame, ShapeFrame) and frame.text
    ]
    assert sum(counts) == 40
    assert max(counts) - min(counts) <= 1


def test_numbers_run_on_over_the_slides() -> None:
    pages = _pages("bullets", _list(*("说清几点之前由谁答复" for _ in range(24)), ordered=True))
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
    pages = _pages("bullets", content)
    said = "\n".join(_said(page) for page in pages).split("\n")
    assert len(pages) > 1
    assert [line for line in said if line.isdigit()] == [str(n) for n in range(1, 12)]


def test_rows_of_a_labelled_list_share_heights_and_columns() -> None:
    shapes = _shapes(_pages("bullets", _blocks("bullets")[1])[0])
    labels = [shape.rect for name, shape in shapes.items() if name.startswith("标签")]
    assert len({(rect.x, rect.width, rect.height) for rect in labels}) == 1


def test_deeper_details_are_not_lost() -> None:
    deep = Item(body=text("一"), details=(Item(body=text("二"), details=(Item(body=text("三")),)),))
    (page,) = _pages("bullets", ListBlock(ordered=False, items=(deep, Item(body=text("四")))))
    assert _said(page).split("\n") == ["一", "二", "三", "四"]


def test_an_item_too_long_for_a_slide_is_reported_and_still_shown() -> None:
    kit = Kit()
    long = "很长的一段话，" * 130
    pages = _pages("bullets", _list(long, "短的"), kit=kit)
    assert [finding.code for finding in kit.report] == ["SLD001"]
    assert long in _said(pages[0])


def _table(rows: int, cell: str = "内容", *, key: int | None = None) -> Table:
    return Table(
        header=(text("名称"), text("数")),
        rows=tuple((text(f"第 {n} 行"), text(cell)) for n in range(rows)),
        align=("", "right"),
        key_row=key,
    )


def _tables(content: Table, kit: Kit | None = None) -> list[TableFrame]:
    frames = [frame for page in _pages("table", content, kit=kit) for frame in page]
    return [frame for frame in frames if isinstance(frame, TableFrame)]


def test_a_table_fills_the_width_and_its_columns_add_up() -> None:
    (table,) = _tables(_table(4))
    assert table.rect.width == FULL.width
    assert sum(table.column_widths) == pytest.approx(FULL.width)
    assert sum(table.row_heights) == pytest.approx(table.rect.height)


def test_a_long_table_repeats_its_header_and_leaves_no_row_alone() -> None:
    tables = _tables(_table(17))
    assert len(tables) > 1
    assert all(table.rows[0][0].text.plain == "名称" for table in tables)
    counts = [len(table.rows) - 1 for table in tables]
    assert sum(counts) == 17
    assert max(counts) - min(counts) <= 1


@pytest.mark.parametrize(("rows", "size"), [(6, 18), (8, 16), (10, 14)])
def test_the_type_of_a_table_follows_its_rows(rows: int, size: float) -> None:
    (table,) = _tables(_table(rows))
    assert table.rows[1][1].text.paragraphs[0].size_pt == size


def test_the_key_row_is_tinted_wherever_it_stands() -> None:
    tables = _tables(_table(17, key=15))
    tinted = [row[0].text.plain for table in tables for row in table.rows if row[0].fill == SOFT]
    assert tinted == ["第 15 行"]


def test_cells_are_set_right_where_their_column_is() -> None:
    (table,) = _tables(_table(2))
    assert {row[1].text.paragraphs[0].align for row in table.rows} == {"right"}


def test_an_empty_cell_shows_a_dash() -> None:
    (table,) = _tables(_table(2, cell=""))
    assert table.rows[1][1].text.plain == "–"


def test_a_row_too_tall_for_a_slide_is_reported_and_still_shown() -> None:
    kit = Kit()
    tables = _tables(_table(2, cell="很长的单元格，" * 400), kit)
    assert [finding.code for finding in kit.report] == ["SLD001"]
    assert len(tables) == 2


@pytest.mark.parametrize("target", ["1600x900", "400x800", "3000x200", "20x20"])
def test_a_picture_keeps_its_proportions_and_its_pixels(target: str) -> None:
    (page,) = _pages("image", Image(target=target, alt="图", title="图注"))
    (picture,) = [frame for frame in page if isinstance(frame, PictureFrame)]
    width, height = map(int, target.split("x"))
    assert picture.rect.width / picture.rect.height == pytest.approx(width / height)
    assert picture.rect.width <= width
    assert "图注" in _said(page)


def test_a_missing_picture_leaves_its_description() -> None:
    (page,) = _pages("image", Image(target="gone.png", alt="一张预订卡"))
    assert "一张预订卡" in _said(page)


def _callout(*blocks: Block, kind: str = "tip", title: str = "") -> Admonition:
    return Admonition(kind=kind, title=title, blocks=blocks)


def _paragraph(words: str) -> Paragraph:
    return Paragraph(text=RichText(runs=text(words).runs))


def test_a_callout_without_a_title_is_labelled_in_chinese() -> None:
    (page,) = _pages(
        "admonition", _callout(_paragraph("先听完。"), kind="warning", title="Warning")
    )
    assert _said(page) == "注意\n先听完。"


def test_a_table_inside_a_callout_takes_a_slide_of_its_own() -> None:
    pages = _pages("admonition", _callout(_paragraph("先看表。"), _table(2)))
    assert [type(page[0]) for page in pages] == [ShapeFrame, TableFrame]


def test_a_callout_too_long_for_a_slide_goes_on_on_the_next() -> None:
    kit = Kit()
    words = [f"第 {n} 段。" + "说得很细。" * 40 for n in range(6)]
    pages = _pages("admonition", _callout(*map(_paragraph, words)), kit=kit)
    said = "\n".join(map(_said, pages))
    assert len(pages) > 1
    assert all(part in said for part in words)
    assert list(kit.report) == []
