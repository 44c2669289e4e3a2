"""``index.html``: every question of a bank, complete without a script like a page of the site.

What ``js/`` needs beside the questions' own attributes stands on the box around each of them:

====================  =============================================================
``data-interaction``  id of the interaction, ASCII: platforms refuse Chinese ones
``data-objective``    id of the objective, where there is one
====================  =============================================================
"""

from collections.abc import Iterator
from html import escape
from xml.etree.ElementTree import Element, tostring

from builder.components.question.site import question_html
from builder.model.quiz import Question, QuestionType, QuizBank
from builder.quiz.pictures import ascii_id, picture_name
from builder.quiz.text import is_web_address, writable

PAGE = "index.html"
STYLES = ("questions.css", "page.css")
QUESTION_SCRIPT = "questions.js"
SCRIPT = "scorm.js"
MASTERY = 80
"""Per cent of the points at which a learner has passed; a platform may set another."""

_PAGE = """\
<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
{styles}
</head>
<body>
<main class="quiz" data-mastery="{mastery}">
<h1>{title}</h1>
<p class="quiz__facts">{facts}</p>
<p class="quiz__platform" role="status"></p>
{questions}
<noscript><p>浏览器没有开启脚本：题目和答案可以看，不会打分，也不记成绩。</p></noscript>
</main>
<script src="{question_script}"></script>
<script src="{script}"></script>
</body>
</html>
"""


def page(bank: QuizBank) -> bytes:
    """The page in UTF-8; each question a box of its own, so that an edit changes that box alone."""
    text = _PAGE.format(
        title=escape(bank.title),
        mastery=MASTERY,
        styles="\n".join(f'<link rel="stylesheet" href="{name}">' for name in STYLES),
        facts="".join(_facts(bank)),
        questions="\n".join(_boxes(bank)),
        question_script=QUESTION_SCRIPT,
        script=SCRIPT,
    )
    return writable(text).encode("utf-8")


def picture_path(question: Question, bank: QuizBank) -> str:
    """Where the question's picture lies in the package; empty where there is no file."""
    file = bank.picture_of(question)
    return f"pictures/{picture_name(question, file)}" if file else ""


def _facts(bank: QuizBank) -> Iterator[str]:
    asked = [question for question in bank.all_questions() if not question.children]
    yield f"共 {len(asked)} 题，{sum(question.points for question in asked):g} 分。"
    yield "可以重做，按最后一次提交算分；没做出来就看答案的题，得分停在看之前。"
    own = [question for question in asked if question.type is QuestionType.SHORT_ANSWER]
    if own:
        points = sum(question.points for question in own)
        yield f"其中简答 {len(own)} 题 {points:g} 分，由您自己对照评分要点打分。"


def _boxes(bank: QuizBank) -> Iterator[str]:
    for question in bank.questions:
        yield _box(question, bank, "h2")
        for part in question.children:
            yield _box(part, bank, "h3")


def _box(question: Question, bank: QuizBank, heading: str) -> str:
    own = ascii_id(question.id)
    objective = ascii_id(question.objective)
    aim = f' data-objective="{objective}"' if objective else ""
    return (
        f'<section class="quiz__box" id="question-{own}" data-interaction="{own}"{aim}>\n'
        f"<{heading}>{escape(question.name)}</{heading}>\n"
        f"{tostring(_packed(question, bank), encoding='unicode', method='html')}\n"
        "</section>"
    )


def _packed(question: Question, bank: QuizBank) -> Element:
    """The question's element, leading to nothing outside the package but the web."""
    made = question_html(question)
    path = picture_path(question, bank)
    unwanted = [sup for sup in made.iter("sup") if sup.get("id", "").startswith("fnref:")]
    if not path:
        unwanted += made.iter("figure")
    if unwanted:
        parents = {child: parent for parent in made.iter() for child in parent}
        for each in unwanted:
            _take_out(parents[each], each)
    for image in made.iter("img"):
        image.set("src", path)
    for link in list(made.iter("a")):
        if is_web_address(link.get("href", "")):
            link.set("target", "_blank")
            link.set("rel", "noopener")
        else:
            link.tag = "span"
            link.attrib.clear()
    return made


def _take_out(parent: Element, child: Element) -> None:
    """Remove an element and leave the text behind it."""
    place = list(parent).index(child)
    if place:
        parent[place - 1].tail = (parent[place - 1].tail or "") + (child.tail or "")
    else:
        parent.text = (parent.text or "") + (child.tail or "")
    parent.remove(child)
