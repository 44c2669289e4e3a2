"""The front matter of each kind of page: one closed table per kind, and the check against it."""

from builder.lint.diagnostic import Report
from builder.model.page import Meta, PageKind
from builder.source.fields import FieldRule, FieldType, Values, check_fields
from builder.source.yaml import Mapping

ID_PATTERN = r"[a-z0-9]+(?:-[a-z0-9]+)*"
LEVELS = ("novice", "skilled", "expert")

KIND_NAMES = {
    PageKind.CHAPTER: "章节页",
    PageKind.CASE: "案例页",
    PageKind.SCRIPT: "话术页",
    PageKind.COURSE: "课程页",
    PageKind.QUIZ: "题库页",
    PageKind.PATH: "学习路径页",
}

_TITLE = FieldRule(
    name="title",
    type=FieldType.TEXT,
    meaning="页面标题",
    example="title: 第一分钟：先接住人，再处理事",
    required=True,
)
_ID = FieldRule(
    name="id",
    type=FieldType.PATTERN,
    meaning="稳定的编号，只用小写字母、数字和连字符；默认是文件名",
    example="id: first-minute",
    pattern=ID_PATTERN,
)
_SUMMARY = FieldRule(
    name="summary",
    type=FieldType.LONG_TEXT,
    meaning="一两句话的摘要",
    example="summary: 客户开口后的第一分钟怎样回应",
)
_OBJECTIVES = FieldRule(
    name="objectives",
    type=FieldType.TEXT_MAP,
    meaning="学习目标：编号和一句可衡量的话",
    example="com-lo-1: 在十秒内给出看得见的回应",
    pattern=ID_PATTERN,
)
_AUDIENCE = FieldRule(
    name="audience",
    type=FieldType.WORDS,
    meaning="给谁用：不含空格的词",
    example="audience: [frontline, hotline]",
    pattern=r"\S+",
)
_LEVEL = FieldRule(
    name="level",
    type=FieldType.CHOICE,
    meaning="程度",
    example="level: novice",
    choices=LEVELS,
)
_MINUTES = FieldRule(
    name="minutes",
    type=FieldType.WHOLE,
    meaning="时长，分钟",
    example="minutes: 35",
)
_OWNER = FieldRule(
    name="owner",
    type=FieldType.TEXT,
    meaning="负责维护的团队",
    example="owner: 客户服务培训组",
)
_REVIEWED = FieldRule(
    name="reviewed",
    type=FieldType.DATE,
    meaning="最近一次复核的日期",
    example="reviewed: 2026-11-22",
)
_REVIEW_MONTHS = FieldRule(
    name="review_months",
    type=FieldType.WHOLE,
    meaning="几个月复核一次，默认 12；过期以后网站在页首提醒读者",
    example="review_months: 6",
)
_TAGS = FieldRule(
    name="tags",
    type=FieldType.WORDS,
    meaning="标签",
    example="tags: [沟通, 投诉]",
)


def _text(name: str, meaning: str, example: str, *, required: bool = False) -> FieldRule:
    return FieldRule(
        name=name,
        type=FieldType.TEXT,
        meaning=meaning,
        example=f"{name}: {example}",
        required=required,
    )


def _words(name: str, meaning: str, example: str, *, required: bool = False) -> FieldRule:
    return FieldRule(
        name=name,
        type=FieldType.WORDS,
        meaning=meaning,
        example=f"{name}: [{example}]",
        required=required,
    )


def _ref(letter: str, meaning: str) -> FieldRule:
    return FieldRule(
        name="ref",
        type=FieldType.PATTERN,
        meaning=meaning,
        example=f"ref: {letter}19",
        required=True,
        pattern=letter + "[0-9]{2,3}",
    )


_KEEPING = (_OWNER, _REVIEWED, _REVIEW_MONTHS, _TAGS)

SCHEMAS: dict[PageKind, tuple[FieldRule, ...]] = {
    PageKind.CHAPTER: (
        _TITLE, _ID, _SUMMARY, _OBJECTIVES, _AUDIENCE, _LEVEL, _MINUTES, *_KEEPING,
    ),
    PageKind.CASE: (
        _TITLE,
        _ref("C", "案例编号：大写字母 C 加两三位数字"),
        _text("industry", "行业", "餐饮", required=True),
        _text("type", "案例类型", "服务补救", required=True),
        _ID,
        _SUMMARY,
        _words("skills", "练习的能力", "倾听, 补救"),
        _MINUTES,
        *_KEEPING,
    ),
    PageKind.SCRIPT: (
        _TITLE,
        _ref("S", "话术编号：大写字母 S 加两三位数字"),
        _text("scene", "场景", "情绪激动的客户", required=True),
        _words("channel", "渠道", "hotline, online", required=True),
        _ID,
        _SUMMARY,
        _MINUTES,
        *_KEEPING,
    ),
    PageKind.COURSE: (
        _TITLE,
        _ID,
        _SUMMARY,
        FieldRule(
            name="theme",
            type=FieldType.PATTERN,
            meaning="themes/ 下的品牌文件夹名",
            example="theme: default",
            pattern=ID_PATTERN,
        ),
        _text("presenter", "讲师", "客户服务培训组"),
        _text("organisation", "组织名称", "客户服务中心"),
        _AUDIENCE,
        _LEVEL,
        _MINUTES,
        _text("series", "系列名，显示在封面", "服务培训"),
        _text("version", "版本", "2026.1"),
        _text("form", "授课形式", "线下一天"),
        FieldRule(
            name="closing",
            type=FieldType.LONG_TEXT,
            meaning="结束页的标题",
            example="closing: 明天上班，先做三件事",
        ),
        FieldRule(
            name="actions",
            type=FieldType.LABELLED_LIST,
            meaning="结束页的三个行动",
            example="- 先回应: 十秒内抬头，说一句话",
        ),
        *_KEEPING,
    ),
    PageKind.QUIZ: (_TITLE, _ID, _SUMMARY, *_KEEPING),
    PageKind.PATH: (
        _TITLE,
        _text("role", "给哪个岗位", "前台", required=True),
        _ID,
        _SUMMARY,
        _AUDIENCE,
        _LEVEL,
        _MINUTES,
        *_KEEPING,
    ),
}  # fmt: skip
"""Every key a page of that kind may have."""


def check_meta(
    mapping: Mapping, kind: PageKind, report: Report, *, complete: bool = True
) -> Values:
    """Check a page's front matter; with ``complete`` false missing keys are not reported."""
    return check_fields(
        mapping, SCHEMAS[kind], report, where=f"{KIND_NAMES[kind]}的信息块", complete=complete
    )


def make_meta(values: Values, title: str, page_id: str) -> Meta:
    """The page's metadata; ``title`` and ``page_id`` stand in where the author gave none."""
    text = values.texts.get
    words = values.words.get
    return Meta(
        title=text("title", title),
        id=text("id", page_id),
        ref=text("ref", ""),
        summary=text("summary", ""),
        objectives=dict(values.pairs.get("objectives", ())),
        audience=words("audience", ()),
        level=text("level", ""),
        minutes=values.numbers.get("minutes"),
        owner=text("owner", ""),
        reviewed=text("reviewed", ""),
        review_months=values.numbers.get("review_months"),
        tags=words("tags", ()),
        industry=text("industry", ""),
        type=text("type", ""),
        skills=words("skills", ()),
        scene=text("scene", ""),
        channel=words("channel", ()),
        role=text("role", ""),
        theme=text("theme", ""),
        presenter=text("presenter", ""),
        organisation=text("organisation", ""),
        series=text("series", ""),
        version=text("version", ""),
        form=text("form", ""),
        closing=text("closing", ""),
        actions=values.pairs.get("actions", ()),
    )


def json_schema(kind: PageKind) -> dict[str, object]:
    """The kind's front matter as JSON Schema (draft 2020-12), for autocompletion in editors."""
    rules = SCHEMAS[kind]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": KIND_NAMES[kind],
        "type": "object",
        "properties": {rule.name: _property(rule) for rule in rules},
        "required": [rule.name for rule in rules if rule.required],
        "additionalProperties": False,
    }


def _property(rule: FieldRule) -> dict[str, object]:
    described: dict[str, object] = {"description": f"{rule.meaning}（{rule.example}）"}
    match rule.type:
        case FieldType.WHOLE:
            shape: dict[str, object] = {"type": "integer", "minimum": 1, "maximum": 9999}
        case FieldType.DATE:
            shape = {"type": "string", "format": "date"}
        case FieldType.CHOICE:
            shape = {"type": "string", "enum": list(rule.choices)}
        case FieldType.PATTERN:
            shape = {"type": "string", "pattern": f"^(?:{rule.pattern})$"}
        case FieldType.WORDS:
            word = {"type": "string", "pattern": f"^(?:{rule.pattern or '[^，、；]+'})$"}
            shape = {"type": "array", "items": word}
        case FieldType.TEXT_MAP:
            shape = {
                "type": "object",
                "patternProperties": {f"^(?:{rule.pattern})$": {"type": "string"}},
                "additionalProperties": False,
            }
        case FieldType.LABELLED_LIST:
            shape = {
                "type": "array",
                "items": {
                    "type": "object",
                    "minProperties": 1,
                    "maxProperties": 1,
                    "additionalProperties": {"type": "string"},
                },
            }
        case _:
            shape = {"type": "string", "minLength": 1 if rule.required else 0}
    return described | shape
