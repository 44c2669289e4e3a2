"""How one exam platform names the columns of its question table, and the words in some of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from builder.model.quiz import QuestionType

OPTIONS = "选项"
EMPTY = "空"
FIELDS = (
    "编号", "题型", "题目", OPTIONS, "答案", "解析", "难度", "知识点", "分值", "短名", "目标",
    "评分要点", "提示", "小题", EMPTY,
)  # fmt: skip
"""What a column may hold; ``空`` is for columns that a platform wants and we have nothing for."""
ONE_OPTION = tuple(f"{OPTIONS}{chr(ord('A') + place)}" for place in range(26))
"""``选项A`` to ``选项Z``, for platforms with a fixed number of columns."""
DIFFICULTIES = ("初级", "中级", "高级")
VERDICTS = ("正确", "错误")
VERDICT_LETTERS = ("A", "B")


@dataclass(frozen=True, slots=True, kw_only=True)
class MappedColumn:
    """A column: what stands above it, and which of ``FIELDS`` or ``ONE_OPTION`` it holds."""

    heading: str
    field: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnMap:
    """The table of one platform."""

    name: str
    columns: tuple[MappedColumn, ...]
    types: Mapping[QuestionType, str] = field(default_factory=dict)
    """The platform's word where it is not ours."""
    difficulties: Mapping[str, str] = field(default_factory=dict)
    key_separator: str = ""
    """Between the letters of several right choices: ``A,C``."""
    option_separator: str = ""
    """Where all options of a question share one cell: what stands between them; otherwise empty."""
    verdicts: tuple[str, str] = VERDICTS
    """The words for a true and a false statement; ``VERDICT_LETTERS`` if a 判断 has two options."""

    @property
    def fields(self) -> frozenset[str]:
        """What any column holds."""
        return frozenset(column.field for column in self.columns)

    @property
    def has_verdict_options(self) -> bool:
        """Whether a 判断 names its two options like a 单选."""
        return self.verdicts == VERDICT_LETTERS
