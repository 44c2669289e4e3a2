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
        "QUZ002", "没有这个题型", "每种题型有自己的写法和判分办法，一共九种。",
        "Unknown question type: 单选, 多选, 判断, 填空, 简答, 排序, 匹配, 情景 or 工单.",
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
    _rule(
        "QUZ028", "排序题的编号列表不对", "列表的次序就是答案；少于两项，或编号不是从 1 数起，就看不出次序。",
        "The numbered list of an ordering question is missing, has one item or does not count up.",
        "1. 复述\n3. 约定\n2. 倾听", "1. 倾听\n2. 复述\n3. 约定",
    ),
    _rule(
        "QUZ029", "两项相同", "两个相同的项调换以后也对，没法判分。",
        "Two items, sides of pairs or fields are the same and cannot be marked.",
        "1. 倾听\n2. 复述\n3. 倾听", "1. 倾听\n2. 复述\n3. 再次倾听",
    ),
    _rule(
        "QUZ030", "匹配题的表格不对", "两列表格的每一行是一对，至少要两对。",
        "The table of a matching question needs two columns and two complete rows.",
        "| 客户说 | 您回应 |\n|---|---|\n| 等很久了 | 先致歉 |",
        "| 客户说 | 您回应 |\n|---|---|\n| 等很久了 | 先致歉 |\n| 听不懂 | 换个说法 |",
    ),
    _rule(
        "QUZ031", "简答题没有参考答案", "改卷的人没有依据，同一份答案会改出两个分数。",
        "A short answer without a reference answer cannot be marked alike by two people.",
        "题型：简答\n\n怎样回应？", "题型：简答\n\n怎样回应？\n\n参考答案：先致歉，再说几点答复。",
    ),
    _rule(
        "QUZ032", "情景题没有小题", "情景只是背景，要问的话写在小题里。",
        "A scenario without parts asks nothing.",
        "题型：情景\n\n客户第三次来电。",
        "题型：情景\n\n客户第三次来电。\n\n### 小题：第一句话 {#com-001-1}",
    ),
    _rule(
        "QUZ033", "情景题套着情景题", "平台只有一层：情景和它的小题。",
        "A scenario inside a scenario; platforms know one level.",
        "### 小题：第二幕 {#com-001-2}\n\n题型：情景", "### 小题：第二幕 {#com-001-2}\n\n题型：单选",
    ),
    _rule(
        "QUZ034", "情景题的分值和小题对不上", "情景题的分值按小题相加，写错的那个数没有用。",
        "The points of a scenario are the sum of its parts; another figure means nothing.",
        "题型：情景　分值：10", "题型：情景",
    ),
    _rule(
        "QUZ035", "工单的表格不对", "工单题的每个字段是表格的一行，列名要认得出。",
        "A work order needs a table with the columns 字段, 控件, 选项 and 正确值.",
        "| 字段 | 正确值 |\n|---|---|\n| 优先级 | 高 |",
        "| 字段 | 控件 | 选项 | 正确值 |\n|---|---|---|---|\n| 优先级 | 单选 | 高／低 | 高 |",
    ),
    _rule(
        "QUZ036", "工单没有这种控件", "控件决定学员怎样填、系统怎样比对。",
        "Unknown control of a work order.",
        "| 优先级 | 按钮 | 高／低 | 高 |", "| 优先级 | 单选 | 高／低 | 高 |",
    ),
    _rule(
        "QUZ037", "工单的正确值不对", "正确值要在选项里，日期和数字要有固定的写法，才能比对。",
        "The right value of a field is missing, no option of it, or not written like its control.",
        "| 优先级 | 单选 | 高／低 | 紧急 |", "| 优先级 | 单选 | 高／低 | 高 |",
    ),
    _rule(
        "QUZ038", "工单字段的选项不对", "要选的字段至少两个不同的选项；要填的字段没有选项。",
        "A field to choose from needs two different options; a field to type in has none.",
        "| 优先级 | 单选 | 高 | 高 |", "| 优先级 | 单选 | 高／低 | 高 |",
    ),
    _rule(
        "QUZ039", "目标没有定义", "学员的成绩按目标统计，编号拼错就统计不到。",
        "No page defines this objective; results could not be counted for it.",
        "题型：单选　目标：com-lo-x", "题型：单选　目标：com-lo-1",
    ),
    _rule(
        "QUZ040", "答案总在同一个位置", "一半以上的单选题答案是同一个字母，不读题也能得分。",
        "More than half of a bank's single choices have their key at one letter.",
        "（十道单选题，八道选 B）", "（十道单选题，A、B、C、D 都有）",
    ),
    _rule(
        "QUZ041", "正确选项比别的长得多", "写得最细的多半是对的，学员早就知道。",
        "The right choice is much longer than the others and gives itself away.",
        "- [ ] 解释规则\n- [x] 先听他说完，用自己的话复述一遍，再问他最急的是哪一样\n- [ ] 转接",
        "- [ ] 先把规则解释清楚\n- [x] 先听完，再复述一遍\n- [ ] 马上转接给上级",
    ),
    _rule(
        "QUZ042", "没有地方用到这道题", "没有页面链接、期末卷也抽不到的题，学员只会在题库列表里碰到。",
        "No page, course or question leads to this question, and no exam asks it.",
        "## 题目：第一步 {#com-001}", "## 题目：第一步 {#com-001}\n\n（章节里：/// quiz | com-001）",
    ),
    _rule(
        "QUZ043", "题库格式带不走这一处", "带 --strict 导出时，哪个格式说不全的地方都算错误，免得考务导入以后才发现。",
        "Exported with --strict, and a format cannot say this.",
        "courseware quiz --strict --format gift\n（一道带图片的题）",
        "courseware quiz --strict --format moodle-xml\n（图片随题目带走）",
    ),
    _rule(
        "QUZ050", "满分和各行对不上", "卷头印的满分要等于题数乘分值之和，不然没法折算成绩。",
        "The declared total of an exam is not the sum of its rows.",
        "  满分: 100\n  及格: 60\n  题目:\n    - {题型: 单选, 题数: 10, 分值: 2}",
        "  满分: 20\n  及格: 12\n  题目:\n    - {题型: 单选, 题数: 10, 分值: 2}",
    ),
    _rule(
        "QUZ051", "及格线高过满分", "全对也不及格。",
        "The pass mark is above the total.",
        "  满分: 20\n  及格: 60", "  满分: 20\n  及格: 12",
    ),
    _rule(
        "QUZ052", "期末卷的课程不存在", "期末卷从课程讲到的目标里出题，要认得是哪门课。",
        "The exam's course does not exist.",
        "  课程: efficient-servise", "  课程: efficient-service",
    ),
    _rule(
        "QUZ053", "期末卷的题库不存在", "编号拼错的题库一道题也出不了。",
        "The exam names a bank that does not exist.",
        "  题库: [comunication]", "  题库: [communication]",
    ),
    _rule(
        "QUZ054", "期末卷的目标不存在", "没有哪一页定义过的目标，不会有题考它。",
        "A row names an objective that no page defines.",
        "    - {题型: 单选, 题数: 2, 分值: 2, 目标: [con-lo-*]}",
        "    - {题型: 单选, 题数: 2, 分值: 2, 目标: [com-lo-*]}",
    ),
    _rule(
        "QUZ055", "期末卷的标签没有题用", "没有一道题带着这个标签，多半是拼错了。",
        "A row names a tag that no question has.",
        "    - {题型: 单选, 题数: 2, 分值: 2, 标签: [投拆]}",
        "    - {题型: 单选, 题数: 2, 分值: 2, 标签: [投诉]}",
    ),
    _rule(
        "QUZ056", "题不够，抽不出卷", "宁可不出，也不出一份缺题的卷；几行争同一批题时放在一起算。",
        "The banks have too few questions for these rows; no partial paper is made.",
        "    - {题型: 排序, 难度: 高级, 题数: 40, 分值: 2}",
        "    - {题型: 排序, 难度: 高级, 题数: 2, 分值: 2}",
    ),
    _rule(
        "QUZ057", "题不够避开前几份卷", "前几份卷的题都不用，剩下的凑不成下一份。",
        "Too few questions to keep away from the latest papers.",
        "  避开: 5", "  避开: 1",
    ),
    _rule(
        "QUZ058", "考过的试卷里有认不出的编号", "期末卷或题目已经改了名或删了，这份记录绕不开它，也不能照原样再印。",
        "A recorded paper names an exam or a question that is gone.",
        "- 考试: com-finl\n  种子: 1", "- 考试: com-final\n  种子: 1",
    ),
    _rule(
        "QUZ060", "列名表的写法不对", "quiz-columns.yml 里一个平台是一段：名字，下面“列:”，一行一列。",
        "Not the form of a column map: a platform, its columns, one a line.",
        "dingtalk:\n  列: 题干", "dingtalk:\n  列:\n    - 题干: 题目\n    - 正确答案: 答案",
    ),
    _rule(
        "QUZ061", "列名表里没有这个字段", "冒号左边是平台的列名，右边是我们的字段；认不出的列写不出内容。",
        "Unknown field of a column map; the column would stay empty.",
        "- 题干: 题木", "- 题干: 题目",
    ),
    _rule(
        "QUZ062", "列名表里没有这个题型或难度", "左边是我们的叫法，右边是平台的；左边写错，那一种题就换不了叫法。",
        "Unknown type or difficulty in a column map.",
        "题型: {单选题: 单项选择}", "题型: {单选: 单项选择}",
    ),
    _rule(
        "QUZ063", "列名表缺列或列重复", "没有题目和答案的表导不进任何平台；两列同名，导回来认不出。",
        "A column map without a column for stem or key, or with a heading twice.",
        "列:\n  - 题干: 题目", "列:\n  - 题干: 题目\n  - 正确答案: 答案",
    ),
    _rule(
        "QUZ064", "列名表里的分隔符或叫法不能用", "分隔符和字母混在一起、两种题叫法一样，平台和我们都分不清。",
        "A separator or a word of a column map that cannot be told apart.",
        '答案分隔: "A"\n判断: [对]', '答案分隔: ","\n判断: [对, 错]',
    ),
)  # fmt: skip
