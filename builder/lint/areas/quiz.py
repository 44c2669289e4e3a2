"""QUZ: question banks."""

from builder.lint.rule import Rule

_CHOICES = "- [ ] 立即解释\n- [x] 先倾听"


def _rule(code: str, title: str, why: str, english: str, bad: str, good: str) -> Rule:
    return Rule(code=code, title=title, why=why, english=english, bad=bad, good=good)


RULES = (
    _rule(
        "QUZ001", "没有写题型", "题型决定怎样判分，考试平台也要它。",
        "The question has no type; platforms need it for marking.",
        "难度：初级　分值：2", "题型：单选　难度：初级　分值：2",
    ),
    _rule(
        "QUZ002", "没有这个题型", "平台能导入的题型是固定的四种。",
        "Unknown question type: 单选, 多选, 判断 or 填空.",
        "题型：选择", "题型：单选",
    ),
    _rule(
        "QUZ003", "没有这个字段", "拼错的字段不会进入题库。",
        "Unknown field; it would not reach the bank.",
        "题形：单选", "题型：单选",
    ),
    _rule(
        "QUZ004", "字段写了两次", "不知道以哪一个为准。",
        "A field is given twice.",
        "分值：2　分值：3", "分值：2",
    ),
    _rule(
        "QUZ005", "字段的值看不懂", "难度、分值和时间要能计算。",
        "The value of a field cannot be understood.",
        "难度：一般般", "难度：初级",
    ),
    _rule(
        "QUZ006", "题目没有编号或编号不合规则", "再次导入时靠编号更新；没有编号就会重复。",
        "The question has no id or a bad one; re-imports would duplicate it.",
        "## 题目：第一步", "## 题目：第一步 {#com-001}",
    ),
    _rule(
        "QUZ007", "题目编号已经用过", "两道题共用编号，导入时一道会覆盖另一道。",
        "The question id is already used; one question would overwrite the other.",
        "## 题目：甲 {#com-001}\n\n## 题目：乙 {#com-001}",
        "## 题目：甲 {#com-001}\n\n## 题目：乙 {#com-002}",
    ),
    _rule(
        "QUZ008", "没有题干", "没有要问的话。",
        "The question has no stem.",
        f"题型：单选\n\n{_CHOICES}", f"题型：单选\n\n第一步做什么？\n\n{_CHOICES}",
    ),
    _rule(
        "QUZ009", "没有标出正确选项", "没有答案的题无法判分。",
        "No choice is marked right.",
        "- [ ] 立即解释\n- [ ] 先倾听", _CHOICES,
    ),
    _rule(
        "QUZ010", "单选题标了几个正确选项", "平台只认一个。",
        "A single-choice question has several keys.",
        "- [x] 立即解释\n- [x] 先倾听", _CHOICES,
    ),
    _rule(
        "QUZ011", "选项太少或没有干扰项", "不用想就能选对的题测不出什么。",
        "Fewer than two choices, or no distractor.",
        "- [x] 先倾听", _CHOICES,
    ),
    _rule(
        "QUZ012", "选项没有文字", "考生会看到一个空选项。",
        "A choice without text.",
        "- [ ]\n- [x] 先倾听", _CHOICES,
    ),
    _rule(
        "QUZ013", "选项前的记号看不懂", "只有 [ ] 和 [x] 能说明对错。",
        "A choice without a readable checkbox.",
        "- 立即解释\n- [x] 先倾听", _CHOICES,
    ),
    _rule(
        "QUZ014", "判断题的答案缺失或矛盾", "判断题只要一行答案。",
        "The verdict of a true/false question is missing, contradictory or unclear.",
        "答案：也许", "答案：错误",
    ),
    _rule(
        "QUZ015", "填空题里没有空", "答案要写进题干的双方括号里。",
        "A blanks question has no blank.",
        "首问负责制", "首问[[负责|负责任]]制",
    ),
    _rule(
        "QUZ016", "空没有答案", "没有答案的空无法判分。",
        "A gap without an answer.",
        "首问[[ ]]制", "首问[[负责]]制",
    ),
    _rule(
        "QUZ017", "这部分不会出现在题库里", "平台的题目只有题干、选项、反馈和解析。",
        "This part is not exported to question banks.",
        "- [x] 先倾听\n  - 记下要点", "- [x] 先倾听，记下要点",
    ),
    _rule(
        "QUZ018", "标题不是题目的写法", "每道题由“## 题目：短名”开始。",
        "A question's heading must read 题目：name.",
        "## 第一题 {#com-001}", "## 题目：第一步 {#com-001}",
    ),
    _rule(
        "QUZ019", "选项重复", "两个相同的选项没有一个能选。",
        "Two choices are the same.",
        "- [ ] 先倾听\n- [x] 先倾听", _CHOICES,
    ),
    _rule(
        "QUZ020", "选项太多", "选项用 A 到 Z 编号，最多 26 个。",
        "More choices than letters.",
        "（二十七个选项）", "（拆成几道题）",
    ),
    _rule(
        "QUZ021", "多选题只有一个正确选项", "考生会以为漏选了。",
        "A multiple-choice question with one key.",
        f"题型：多选\n\n第一步做什么？\n\n{_CHOICES}", f"题型：单选\n\n第一步做什么？\n\n{_CHOICES}",
    ),
    _rule(
        "QUZ022", "双方括号没有配对", "看不出空从哪里开始、到哪里结束。",
        "Unpaired double brackets.",
        "首问[[负责制", "首问[[负责]]制",
    ),
    _rule(
        "QUZ023", "题库里还没有题目", "空题库导出后平台会报错。",
        "The bank has no questions.",
        "# 沟通自测", "# 沟通自测\n\n## 题目：第一步 {#com-001}",
    ),
    _rule(
        "QUZ024", "只有填空题可以写 [[答案]]", "别的题型里它会把答案直接露出来。",
        "A gap outside a blanks question would show its answer.",
        "题型：单选\n\n首问[[负责]]制由谁提出？", "题型：填空\n\n首问[[负责]]制。",
    ),
    _rule(
        "QUZ025", "解析和上一行连成了一段", "少了空行，解析会变成选项的一部分。",
        "The explanation is glued to the line before it.",
        "- [x] 先倾听\n解析：先处理心情", "- [x] 先倾听\n\n解析：先处理心情",
    ),
    _rule(
        "QUZ026", "没有解析", "答错的人要知道为什么。",
        "The question has no explanation.",
        _CHOICES, f"{_CHOICES}\n\n解析：先处理心情，再处理事情。",
    ),
    _rule(
        "QUZ027", "选项提到了别的选项", "平台会打乱选项次序，“以上都对”就失去了意思。",
        "A choice names other choices, whose order platforms shuffle.",
        "- [ ] 立即解释\n- [x] 以上都不对", _CHOICES,
    ),
)  # fmt: skip
