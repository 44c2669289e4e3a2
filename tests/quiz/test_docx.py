"""Papers, answer sheets and keys, read back by python-docx and printed by LibreOffice."""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest
from bank_samples import EVERY_TYPE, MATCHING, ORDERING, WORK_ORDER, question_in, read_text
from docx.document import Document
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph
from hypothesis import given, settings
from question_strategies import PICTURE, choice, every_question, text_bank, with_pictures

from builder.lint.diagnostic import Report
from builder.model.inline import RichText, Run, text
from builder.model.quiz import Question, QuestionType, QuizBank
from builder.quiz.docx import DocxFormat
from builder.quiz.docx import format as docx_format
from builder.source.theme import load_theme
from builder.word.styles import HOUSE_LOOK, look_of

ROOT = Path(__file__).parents[2]
VARIANTS = ("A", "B")
KINDS = ("", "答题卡", "答案与解析")


@pytest.fixture
def every_type() -> QuizBank:
    bank, report = read_text(EVERY_TYPE)
    assert list(report) == []
    return with_pictures(bank)


@pytest.fixture(scope="module")
def big_bank() -> QuizBank:
    """Forty questions of four choices, some long, and ten of judgement."""
    single = [
        Question(
            id=f"big-{number:03}",
            name=f"第 {number} 题",
            type=QuestionType.SINGLE if number % 4 else QuestionType.MULTIPLE,
            stem=(text(f"题干{number:03}：" + "客户等了很久才轮到他，" * (1 + number % 5)),),
            choices=tuple(
                choice(
                    f"做法{number:03}{place}" + "，再把话说完整" * (number % 6 * place),
                    correct=place == number % 4 or (number % 4 == 0 and place == 1),
                    feedback=f"因为{place}",
                )
                for place in range(4)
            ),
            points=2 if number % 4 else 3,
            explanation=text(f"解析{number:03}。"),
        )
        for number in range(1, 41)
    ]
    verdicts = [
        Question(
            id=f"big-{number:03}",
            name=f"第 {number} 题",
            type=QuestionType.TRUE_FALSE,
            stem=(text(f"题干{number:03}：一句话。"),),
            choices=(
                choice("正确", correct=number % 2 == 0),
                choice("错误", correct=number % 2 == 1),
            ),
        )
        for number in range(41, 51)
    ]
    return text_bank(*single, *verdicts)


def files(bank: QuizBank, form: DocxFormat = docx_format) -> dict[str, Document]:
    with ZipFile(BytesIO(form.export(bank)[0])) as package:
        return {name: docx.Document(BytesIO(package.read(name))) for name in package.namelist()}


@dataclass
class Asked:
    """A question as whoever sits the exam reads it."""

    stem: list[str]
    choices: dict[str, str] = field(default_factory=dict)
    rows: list[list[str]] = field(default_factory=list)
    lines: int = 0


def read_paper(document: Document) -> dict[str, Asked]:
    """Questions by number, parts as ``12（1）``."""
    found: dict[str, Asked] = {}
    current, top = Asked([]), ""
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            current.rows += [[cell.text for cell in row.cells] for row in block.rows]
            continue
        style, words = style_of(block), block.text
        if style in ("Exam Question", "Exam Part"):
            number, _, stem = words.partition("\t")
            top = number.rstrip("．") if style == "Exam Question" else top
            current = Asked([stem])
            found[top if style == "Exam Question" else top + number] = current
        elif style == "Exam Text":
            current.stem.append(words)
        elif style.startswith("Exam Choice"):
            for item in words.split("\t"):
                letter, _, option = item.partition("．")
                current.choices[letter] = option
        elif style == "Writing Line":
            current.lines += 1
    return found


def style_of(paragraph: Paragraph) -> str:
    return paragraph.style.name if paragraph.style else ""


def everything(document: Document) -> str:
    """Words of the body in order, cells included."""
    return "".join(each.text or "" for each in document.element.body.iter(qn("w:t")))


def read_boxes(document: Document) -> dict[str, str]:
    """Number → what stands in its box."""
    found = {}
    for table in document.tables:
        if table.cell(0, 0).text == "题号":
            heads, below = ([cell.text for cell in row.cells] for row in table.rows)
            found.update(zip(heads[1:], below[1:], strict=True))
    return found


def by_stem(bank: QuizBank) -> dict[str, Question]:
    return {question.stem[0].plain: question for question in bank.questions}


def without_brackets(stem: str) -> str:
    return re.sub(r"（[\d.]+ 分）$", "", stem.removeprefix("（　　）"))


def test_each_variant_has_its_paper_sheet_and_key(every_type: QuizBank) -> None:
    with ZipFile(BytesIO(docx_format.export(every_type)[0])) as package:
        wanted = [f"{letter} 卷{kind}.docx" for letter in VARIANTS for kind in KINDS]
        assert package.namelist() == wanted
        assert {info.date_time for info in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert package.testzip() is None


def test_the_head_has_room_for_a_name_the_points_and_the_time(every_type: QuizBank) -> None:
    paper = files(every_type)["A 卷.docx"]
    title, to_fill, facts = (each.text for each in paper.paragraphs[:3])
    assert title == "沟通　A 卷"
    assert re.findall("姓名|部门|日期", to_fill) == ["姓名", "部门", "日期"]
    points = sum(question.points for question in every_type.questions)
    assert "共 6 题" in facts and f"满分 {points:g} 分" in facts and "10 分钟" in facts
    timed = files(every_type, DocxFormat(minutes=45))["B 卷.docx"].paragraphs[2].text
    assert "考试时间 45 分钟" in timed and "建议用时" not in timed
    section = paper.sections[0]
    assert "沟通　A 卷" in section.header.paragraphs[0].text
    assert "communication-A" in section.header.paragraphs[0].text


def test_sections_say_how_much_a_question_is_worth(
    big_bank: QuizBank, every_type: QuizBank
) -> None:
    heads = [
        each.text
        for each in files(big_bank)["A 卷.docx"].paragraphs
        if style_of(each) == "Exam Section"
    ]
    assert heads == [
        "一、单项选择题（每题 2 分，共 60 分）",
        "二、多项选择题（每题 3 分，共 30 分）",
        "三、判断题（每题 1 分，共 10 分）",
    ]
    first, *rest = big_bank.questions
    uneven = replace(big_bank, questions=(replace(first, points=2.5), *rest))
    paper = files(uneven)["B 卷.docx"]
    assert "一、单项选择题（30 题，共 60.5 分，分值见题后）" in everything(paper)
    stems = [each.stem[0] for each in read_paper(paper).values()]
    assert [stem for stem in stems if stem.endswith("（2.5 分）")] == [
        f"（　　）{first.stem[0].plain}（2.5 分）"
    ]


def test_questions_are_numbered_through_and_grouped(big_bank: QuizBank) -> None:
    for letter in VARIANTS:
        paper = read_paper(files(big_bank)[f"{letter} 卷.docx"])
        assert list(paper) == [str(number) for number in range(1, 51)]
        kinds = [by_stem(big_bank)[without_brackets(each.stem[0])].type for each in paper.values()]
        order = [QuestionType.SINGLE, QuestionType.MULTIPLE, QuestionType.TRUE_FALSE]
        assert kinds == sorted(kinds, key=order.index)


@pytest.mark.parametrize("letter", VARIANTS)
def test_the_key_of_a_variant_is_right_for_its_own_order(letter: str, big_bank: QuizBank) -> None:
    """Letters from the key, options from the paper, right ones from the bank."""
    found = files(big_bank)
    paper = read_paper(found[f"{letter} 卷.docx"])
    key = read_boxes(found[f"{letter} 卷答案与解析.docx"])
    assert set(key) == set(paper)
    for number, asked in paper.items():
        question = by_stem(big_bank)[without_brackets(asked.stem[0])]
        right = {each.text.plain for each in question.choices if each.correct}
        if question.type is QuestionType.TRUE_FALSE:
            assert {"√": "正确", "×": "错误"}[key[number]] in right
        else:
            assert {asked.choices[each] for each in key[number]} == right
            assert sorted(asked.choices.values()) == sorted(
                each.text.plain for each in question.choices
            )


@pytest.mark.parametrize("letter", VARIANTS)
def test_feedback_stands_beside_the_letter_it_is_about(letter: str, big_bank: QuizBank) -> None:
    found = files(big_bank)
    paper = read_paper(found[f"{letter} 卷.docx"])
    for number, entry in read_paper(found[f"{letter} 卷答案与解析.docx"]).items():
        said = dict(line.split("：", 1) for line in entry.stem[1:])
        for option_letter, option in paper[number].choices.items():
            question = by_stem(big_bank)[without_brackets(paper[number].stem[0])]
            wanted = {each.text.plain: each.feedback.plain for each in question.choices}
            assert said[option_letter] == wanted[option]


def test_the_variants_differ_in_the_order_of_questions_and_of_choices(big_bank: QuizBank) -> None:
    one, other = (read_paper(files(big_bank)[f"{letter} 卷.docx"]) for letter in VARIANTS)
    assert [each.stem for each in one.values()] != [each.stem for each in other.values()]
    orders = [
        {each.stem[0]: list(each.choices.values()) for each in paper.values()}
        for paper in (one, other)
    ]
    same = [stem for stem, order in orders[0].items() if order and orders[1][stem] == order]
    assert same == []


def test_even_two_questions_change_places() -> None:
    pair = [replace(question_in(ORDERING), id=f"a-{n}", stem=(text(f"第{n}"),)) for n in (1, 2)]
    found = files(text_bank(*pair))
    firsts = [read_paper(found[f"{letter} 卷.docx"])["1"].stem[0] for letter in VARIANTS]
    assert sorted(firsts) == ["第1", "第2"]


@pytest.mark.parametrize(
    ("choices", "explanation"),
    [
        ((choice("甲"), choice("乙"), choice("A、B 都对", correct=True)), ""),
        ((choice("甲"), choice("乙"), choice("以上都不对", correct=True)), ""),
        ((choice("甲", feedback="不如 B 稳妥"), choice("乙", correct=True), choice("丙")), ""),
        ((choice("甲"), choice("乙", correct=True), choice("丙")), "选项B说清了钟点。"),
    ],
)
def test_choices_that_are_spoken_of_by_letter_keep_their_place(
    choices: tuple, explanation: str
) -> None:
    question = Question(
        id="a", name="字母", type=QuestionType.SINGLE, stem=(text("哪个？"),), choices=choices,
        explanation=text(explanation),
    )  # fmt: skip
    for seed in ("", "1", "2", "3"):
        found = files(text_bank(question), DocxFormat(seed=seed))
        for letter in VARIANTS:
            shown = read_paper(found[f"{letter} 卷.docx"])["1"].choices
            assert list(shown.values()) == [each.text.plain for each in choices]


def test_a_seed_decides_the_orders(big_bank: QuizBank) -> None:
    seven = DocxFormat(seed="7")
    assert seven.export(big_bank) == seven.export(big_bank)
    stems = [
        [each.stem for each in read_paper(files(big_bank, form)["A 卷.docx"]).values()]
        for form in (seven, DocxFormat(seed="8"), docx_format, DocxFormat(seed=big_bank.id))
    ]
    assert stems[0] != stems[1] and stems[0] != stems[2] and stems[2] == stems[3]


def test_a_correction_moves_nothing(big_bank: QuizBank) -> None:
    first, *rest = big_bank.questions
    changed = replace(first, stem=(text("改过的题干。"),))
    before, after = files(big_bank), files(replace(big_bank, questions=(changed, *rest)))
    for name, document in before.items():
        pairs = zip(document.paragraphs, after[name].paragraphs, strict=True)
        differing = [(old.text, new.text) for old, new in pairs if old.text != new.text]
        assert len(differing) == (1 if name in ("A 卷.docx", "B 卷.docx") else 0)


def test_every_type_has_its_own_room_to_write(every_type: QuizBank) -> None:
    paper = read_paper(files(every_type)["A 卷.docx"])
    single, matching, ordering, short, form, scene, first, second = paper.values()
    assert list(paper) == ["1", "2", "3", "4", "5", "6", "6（1）", "6（2）"]
    assert single.stem[0].startswith("（　　）") and len(single.choices) == 3
    assert [row[1] for row in matching.rows] == ["填字母", "", "", "", ""]
    assert (
        matching.rows[0] == ["处境", "填字母", "开场白"]
        and matching.rows[1][0] == "1．客户等了很久"
    )
    assert set(ordering.choices) == set("ABCD") and ordering.stem[1].count("→") == 3
    assert short.lines >= 4
    assert dict(form.rows)["优先级"] == "○ 高　○ 中　○ 低"
    assert dict(form.rows)["涉及部门"] == "□ 售后　□ 仓库　□ 财务"
    assert dict(form.rows)["设备"] == "" and "月" in dict(form.rows)["上门期限"]
    assert "第三次来电" in "".join(scene.stem)
    assert first.stem[0].endswith("（单选，2 分）") and second.stem[0].endswith("（填空，3 分）")


def test_gaps_are_underlined_and_tell_nothing() -> None:
    runs = (
        Run(text="铃响"),
        Run(text="____"),
        Run(text="声内接，留言"),
        Run(text="____"),
        Run(text="内回。"),
    )
    (question,) = read_text(
        "## 题目：数 {#a}\n\n题型：填空\n\n[[三]]声内接，[[半个工作小时以内]]回。\n\n解析：好。\n"
    )[0].questions
    document = files(text_bank(replace(question, stem=(RichText(runs=runs),))))["A 卷.docx"]
    (stem,) = [each for each in document.paragraphs if style_of(each) == "Exam Question"]
    gaps = [run.text for run in stem.runs if run.underline]
    assert len(gaps) == 2 and gaps[0].startswith("（1）") and gaps[1].startswith("（2）")
    assert len(gaps[0]) == len(gaps[1])
    assert "三" not in stem.text and "半个" not in stem.text


def test_the_answer_sheet_has_the_paper_s_numbers_and_none_of_its_answers(
    every_type: QuizBank,
) -> None:
    found = files(every_type)
    for letter in VARIANTS:
        sheet = found[f"{letter} 卷答题卡.docx"]
        words = everything(sheet)
        numbers = set(read_boxes(sheet)) | {table.cell(0, 0).text for table in sheet.tables}
        numbers |= {
            each.text.partition("\t")[0].rstrip("．")
            for each in sheet.paragraphs
            if "\t" in each.text
        }
        parents = {
            each.partition("（")[0]
            for each in read_paper(found[f"{letter} 卷.docx"])
            if "（" in each
        }
        assert set(read_paper(found[f"{letter} 卷.docx"])) - parents <= numbers
        assert not any(
            key in words for key in ("先倾听并复述", "冰箱", "张师傅", "2026-11-23", "让您久等了")
        )
        assert all(below == "" for below in read_boxes(sheet).values())


def test_the_key_says_what_each_point_is_given_for(every_type: QuizBank) -> None:
    key = files(every_type)["B 卷答案与解析.docx"]
    entries = read_paper(key)
    assert "□ 说出谁来办（2 分）" in entries["4"].stem
    assert "提示（没有印在卷上）：想想“尽快”缺了哪三样。" in entries["4"].stem
    assert "解析：时间、责任人、下一步，缺一样客户就会再打来。" in entries["4"].stem
    assert ["涉及部门", "售后、仓库", "1 分"] in entries["5"].rows
    assert ["设备", "冰箱 ／ 电冰箱", "1 分"] in entries["5"].rows
    assert "可以写：谁 ／ 哪位同事" in entries["6（2）"].stem
    words = everything(key)
    assert "com-001 · 初级 · 标签 投诉 · 用时 60 秒" in words and "每放对一个位置 1 分。" in words


@pytest.mark.parametrize("letter", VARIANTS)
def test_letters_of_an_order_and_of_pairs_lead_to_the_right_words(letter: str) -> None:
    ordering, matching = question_in(ORDERING), question_in(MATCHING)
    found = files(text_bank(ordering, matching))
    paper = read_paper(found[f"{letter} 卷.docx"])
    key = read_paper(found[f"{letter} 卷答案与解析.docx"])
    order = re.findall("[A-D]", key["2"].stem[0])
    assert [paper["2"].choices[each] for each in order] == [
        item.plain for item in ordering.sequence
    ]
    rights = dict(row[2].split("．") for row in paper["1"].rows[1:])
    lefts = dict(row[0].split("．") for row in paper["1"].rows[1:] if row[0])
    pairs = re.findall(r"(\d) ([A-D])", key["1"].stem[0])
    assert [(lefts[left], rights[right]) for left, right in pairs] == [
        (pair.left.plain, pair.right.plain) for pair in matching.matching.pairs
    ]


def test_a_picture_is_on_the_paper_with_its_words(every_type: QuizBank) -> None:
    paper = files(every_type)["B 卷.docx"]
    (shape,) = paper.inline_shapes
    assert shape._inline.docPr.get("descr") == "等位区的一位客户"
    (relation,) = [each for each in paper.part.rels.values() if each.reltype.endswith("/image")]
    assert relation.target_part.blob == PICTURE.data


def test_a_picture_that_word_does_not_know_has_a_line(every_type: QuizBank) -> None:
    odd = replace(PICTURE, data=b"\xff\xd8\xff\xdb\x00\x00", media_type="image/jpeg")
    losses = docx_format.export(replace(every_type, pictures={"queue.png": odd}))[1].losses
    assert any("queue.png" in loss.message for loss in losses)


@settings(max_examples=30)
@given(question=every_question())
def test_hostile_characters_survive_and_nothing_is_evaluated(question: Question) -> None:
    for name, document in files(text_bank(question)).items():
        fields = [each.get(qn("w:instr")) for each in all_elements(document, "w:fldSimple")]
        assert fields == ["PAGE", "NUMPAGES"]
        assert not all_elements(document, "w:instrText") and not all_elements(
            document, "w:hyperlink"
        )
        assert not [each for each in document.part.rels.values() if each.is_external]
        words = everything(document)
        for part in question.with_children():
            for line in wanted_texts(part, name):
                assert line in words


def all_elements(document: Document, tag: str) -> list:
    section = document.sections[0]
    parts = (document.element, section.header._element, section.footer._element)
    return [each for part in parts for each in part.iter(qn(tag))]


def wanted_texts(question: Question, name: str) -> Iterator[str]:
    """What must stand in a file of this name, in unbroken stretches."""
    if "答题卡" in name:
        yield from (each.label for each in question.form)
    elif "答案" in name:
        yield from (question.name, question.explanation.plain, question.id)
        yield from (hint.plain for hint in question.hints)
        yield from (each.feedback.plain for each in question.choices)
        yield from (each.plain for each in question.model_answer.points)
        yield question.model_answer.reference.plain
        for blank in question.blanks:
            yield " ／ ".join(blank.answers)
        yield from (each.label for each in question.form)
        yield from (answer for each in question.form for answer in each.answers)
    else:
        yield from (run.text for each in question.stem for run in each.runs if run.text != "____")
        if question.type is not QuestionType.TRUE_FALSE:
            yield from (each.text.plain for each in question.choices)
        yield from (each.plain for each in (*question.sequence, *question.matching.rights))
        yield from (pair.left.plain for pair in question.matching.pairs)
        yield from (option for each in question.form for option in each.options)


def test_the_bytes_are_the_same_in_another_process(every_type: QuizBank) -> None:
    program = (
        "import sys, hashlib; sys.path[:0] = ['tests/quiz', '.']\n"
        "from bank_samples import EVERY_TYPE, read_text\n"
        "from question_strategies import with_pictures\n"
        "from builder.quiz.docx import format\n"
        "content = format.export(with_pictures(read_text(EVERY_TYPE)[0]))[0]\n"
        "print(hashlib.sha256(content).hexdigest())"
    )
    there = subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT,
        env={"PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo", "LC_ALL": "C"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert there.stdout.strip() == sha256(docx_format.export(every_type)[0]).hexdigest()


def test_the_validator_finds_no_error(every_type: QuizBank, tmp_path: Path) -> None:
    audit = pytest.importorskip("openxml_audit", reason="not run: openxml-audit is not installed")
    validator = audit.OpenXmlValidator(file_format=audit.FileFormat.OFFICE_2019, max_errors=0)
    with ZipFile(BytesIO(docx_format.export(every_type)[0])) as package:
        package.extractall(tmp_path)
    for file in sorted(tmp_path.glob("A*.docx")):
        errors = validator.validate(file).errors
        assert [f"{each.part_uri} {each.path}: {each.description}" for each in errors] == []


def test_papers_look_as_the_default_brand_does() -> None:
    theme = load_theme(ROOT / "themes" / "default", Report())
    assert theme is not None
    assert look_of(theme) == HOUSE_LOOK


@pytest.fixture(scope="module")
def printed(big_bank: QuizBank, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """Pages of every file as LibreOffice Writer prints them."""
    missing = [tool for tool in ("soffice", "pdftotext") if shutil.which(tool) is None]
    if missing:
        pytest.skip(f"not run: {' and '.join(missing)} not installed")
    folder = tmp_path_factory.mktemp("printed")
    bank = replace(big_bank, questions=(*big_bank.questions, question_in(WORK_ORDER)))
    with ZipFile(BytesIO(docx_format.export(bank)[0])) as package:
        package.extractall(folder)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder]
    subprocess.run(
        [*command, *folder.glob("*.docx")], capture_output=True, timeout=300, check=False
    )
    made = sorted(folder.glob("*.pdf"))
    if not made:
        pytest.skip("not run: LibreOffice Writer is not installed")
    texts = {
        each.stem: subprocess.run(
            ["pdftotext", "-layout", each, "-"], capture_output=True, text=True, check=True
        ).stdout
        for each in made
    }
    return {name: pages.rstrip("\f").split("\f") for name, pages in texts.items()}


def test_no_question_is_torn_over_a_page(printed: dict[str, list[str]], big_bank: QuizBank) -> None:
    for letter in VARIANTS:
        # Writer sets a gap between Han and digits, which comes out as a space.
        pages = [re.sub(r"\s", "", page) for page in printed[f"{letter} 卷"]]
        assert len(pages) > 3
        for question in big_bank.questions:
            number = question.id.removeprefix("big-")
            marks = [
                f"题干{number}",
                *(f"做法{number}{place}" for place in range(4) if number < "041"),
            ]
            on = {place for place, page in enumerate(pages) for mark in marks if mark in page}
            assert len(on) == 1, question.id
            assert all(any(mark in page for page in pages) for mark in marks)


def test_pages_are_counted_and_named_after_their_variant(printed: dict[str, list[str]]) -> None:
    for name, pages in printed.items():
        for number, page in enumerate(pages, 1):
            assert f"第{number}页共{len(pages)}页" in re.sub(r"\s", "", page)
            assert f"{name.partition(' ')[0]}卷" in re.sub(r"\s", "", page)


def test_no_heading_stands_alone_at_the_foot_of_a_page(printed: dict[str, list[str]]) -> None:
    for pages in printed.values():
        for page in pages:
            lines = [line for line in page.splitlines() if line.strip()]
            assert not re.match(r"\s*[一二三四五六七八九]、", lines[-2])
