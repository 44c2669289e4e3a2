"""A handout has what trainees saw and where to write, and nothing that is the trainer's."""

import io
import zipfile
from pathlib import Path

import pytest
from docx.document import Document
from docx.oxml.ns import qn

from tests.handout.conftest import Trial, as_pdf, below, lines


def headings(document: Document) -> list[str]:
    return [text for style, text in lines(document) if style.startswith("Heading")]


def test_sections_and_topics_are_headings_in_the_order_of_the_course(handout: Document) -> None:
    assert [text for style, text in lines(handout) if style == "Heading 1"] == [
        "学习目标", "1　听", "2　说", "3　办", "明天先做一件事", "自测题", "自测题答案",
    ]  # fmt: skip
    assert [text for style, text in lines(handout) if style == "Heading 2"] == [
        "先看见他", "再办一遍", "再办一遍 · 一览", "三人一组练", "一桌一档", "讨论：试案", "一句一句说", "你会怎么问",
    ]  # fmt: skip
    assert lines(handout)[0] == ("Title", "试课 · 学员手册")


def test_objectives_stand_before_what_serves_them(handout: Document) -> None:
    assert ("Table", "1　听｜学完本模块，您能先听后说。｜10") in below(handout, "学习目标")
    assert ("List Bullet", "说出三个动作") in below(handout, "1　听")


def test_steps_are_a_numbered_list_with_times_and_details(handout: Document) -> None:
    assert below(handout, "先看见他") == [
        ("List Number", "抬头（10 秒）：看着他"),
        ("List Bullet 2", "目光先到"),
        ("List Number", "招呼（20 秒）：说一句"),
        ("Takeaway", "要点：先看见，再办事。"),
    ]


def test_every_list_counts_from_its_own_start(handout: Document) -> None:
    ids = [
        paragraph._p.pPr.numPr.numId.val
        for paragraph in handout.paragraphs
        if paragraph.style is not None and paragraph.style.name == "List Number"
    ]
    assert ids[:2] == [ids[0]] * 2
    assert ids[2:4] == [ids[2]] * 2
    assert ids[0] != ids[2]


def test_tables_are_native_and_their_header_repeats(handout: Document) -> None:
    assert ("Table", "样子｜一线") in below(handout, "再办一遍 · 一览")
    assert ("Table", "快｜30 秒（示例数据）") in below(handout, "再办一遍 · 一览")
    table = next(each for each in handout.tables if each.cell(0, 0).text == "样子")
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None


def test_an_exercise_leaves_room_to_write(handout: Document) -> None:
    rows = below(handout, "三人一组练")
    assert ("Block Label", "每句话改三样") in rows
    assert rows[-6:] == [("Writing Line", "")] * 6


def test_phrases_never_to_say_are_a_list(handout: Document) -> None:
    assert below(handout, "一句一句说")[-3:] == [
        ("Block Label", "不要说"),
        ("List Bullet", "你什么事"),
        ("List Bullet", "大概吧"),
    ]


def test_questions_for_discussion_leave_room_after_each(handout: Document) -> None:
    room = [("Writing Line", "")] * 2
    assert below(handout, "讨论：试案") == [
        ("List Number", "在你那里，什么是一桌？请划出边界，并说明由谁跟？"), *room,
        ("List Number", "哪些该记？"), *room,
    ]  # fmt: skip
    assert below(handout, "你会怎么问") == [
        ("List Bullet", "客户为什么着急？"), *room, ("List Bullet", "这件事归谁？"), *room,
    ]  # fmt: skip


def test_neither_the_trainer_s_notes_nor_the_prose_are_in_it(handout: Document) -> None:
    words = "\n".join(text for _, text in lines(handout))
    for spoken in ("请两位上来演", "走近柜台", "开场的话", "案例的讲稿"):
        assert spoken not in words


def test_answers_stand_on_the_last_page_alone(handout: Document) -> None:
    words = [text for _, text in lines(handout)]
    key = words.index("自测题答案")
    before, after = "\n".join(words[:key]), "\n".join(words[key:])
    assert "1．（单选）客户情绪激动时先做什么？\nA．解释规则\nB．倾听复述" in before
    assert "2．（填空）首问____制。" in before
    for secret in ("先处理心情", "他还没被听见", "谁先接谁负责"):
        assert secret not in before
    assert after.split("\n")[1:] == [
        "题号｜答案｜解析",
        "1｜B｜先处理心情。",
        "2｜负责｜谁先接谁负责。",
        "",
    ]
    heading = next(each for each in handout.paragraphs if each.text == "自测题答案")
    assert heading.paragraph_format.page_break_before


def test_every_style_with_a_font_names_a_chinese_one(handout: Document, trial: Trial) -> None:
    for name in ("Normal", "Title", "Heading 1", "Heading 2", "Heading 3"):
        fonts = handout.styles[name].element.rPr.rFonts
        assert fonts.get(qn("w:eastAsia")) == trial.theme.east_asian_font
        assert fonts.get(qn("w:eastAsiaTheme")) is None


def test_two_builds_are_equal_and_carry_no_time(trial: Trial) -> None:
    first = trial.handout()
    assert first == trial.handout()
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = archive.read("docProps/core.xml").decode()
        assert "docProps/thumbnail.jpeg" not in archive.namelist()
    assert "2026-03-01T00:00:00Z" in core
    assert "讲师组" in core and "python-docx" not in core


def test_the_validator_finds_no_error(trial: Trial, tmp_path: Path) -> None:
    audit = pytest.importorskip("openxml_audit", reason="not run: openxml-audit is not installed")
    file = tmp_path / "paper.docx"
    file.write_bytes(trial.handout())
    result = audit.OpenXmlValidator(
        file_format=audit.FileFormat.OFFICE_2019, max_errors=0
    ).validate(file)
    assert [f"{each.part_uri} {each.path}: {each.description}" for each in result.errors] == []


def test_libreoffice_prints_it(trial: Trial, tmp_path: Path) -> None:
    printed = as_pdf(trial.handout(), tmp_path)
    assert "一桌一档" in printed and "自测题答案" in printed
