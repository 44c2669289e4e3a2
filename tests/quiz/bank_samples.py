"""One question of every type as an editor writes it, and the model's reading of it."""

from builder.lint.diagnostic import Report
from builder.markdown.context import PageContext
from builder.markdown.parse import Parser
from builder.markdown.quiz import read_bank
from builder.model.page import Meta
from builder.model.quiz import Question, QuizBank

PATH = "content/quizzes/communication.md"

SINGLE = """\
## 题目：情绪安抚的第一步 {#com-001}

题型：单选　难度：初级　分值：2　标签：投诉

客户情绪激动时，第一步应当做什么？

![等位区的一位客户](queue.png)

- [ ] 立即解释规则
  > 客户还没被听见，解释只会激化情绪
- [x] 先倾听并复述
- [ ] 马上转接上级

提示：他要的不是道理。

解析：先处理心情，再处理事情。
"""
SHORT_ANSWER = """\
## 题目：把“尽快”改成承诺 {#com-011}

题型：简答　难度：中级　分值：6　标签：承诺

客户问“什么时候能好”，请写一句合格的回答。

参考答案：张师傅下午三点前上门，装好以后我给您回电。

评分要点：

- 说出几点之前
- 说出谁来办
- 说出下一步

提示：想想“尽快”缺了哪三样。

解析：时间、责任人、下一步，缺一样客户就会再打来。
"""
ORDERING = """\
## 题目：接待投诉的次序 {#com-012}

题型：排序　分值：4

把接待投诉的四步排好。

1. 让客户把话讲完
2. 用自己的话复述
3. 说出方案和钟点
4. 到点回电

解析：没听完就给方案，多半要给两次。
"""
MATCHING = """\
## 题目：哪句话配哪种处境 {#com-013}

题型：匹配　分值：3

为每种处境选一句开场白。

| 处境 | 开场白 |
|---|---|
| 客户等了很久 | 让您久等了 |
| 客户听不懂 | 我换个说法 |
| 客户要找领导 | 这件事我能办 |
| | 请您冷静 |

解析：开场白回应的是处境，不是规定。
"""
WORK_ORDER = """\
## 题目：把来电写成工单 {#com-014}

题型：工单　分值：5

王女士 11 月 22 日来电：冰箱不制冷，要求明天下午三点前上门。

| 字段 | 控件 | 选项 | 正确值 |
|---|---|---|---|
| 优先级 | 单选 | 高／中／低 | 高 |
| 涉及部门 | 多选 | 售后／仓库／财务 | 售后／仓库 |
| 设备 | 文本 | | 冰箱／电冰箱 |
| 上门期限 | 日期时间 | | 2026-11-23 15:00 |
| 联系次数 | 数字 | | 1 |

解析：期限写钟点，部门写全，后面的人才接得住。
"""
SCENARIO = """\
## 题目：第三次来电 {#com-015}

题型：情景　难度：高级　标签：投诉

客户为同一件事第三次来电，前两次都说“帮您催一下”。他开口就说：“你们到底有没有人管？”

### 小题：第一句话 {#com-015-1}

题型：单选　分值：2

您的第一句话是？

- [ ] 请问您的订单号是多少
- [x] 三次都没办成，换我也着急
- [ ] 我帮您催一下

解析：先接住情绪。

### 小题：两次记录里缺什么 {#com-015-2}

题型：填空　分值：3

前两次都没有写明几点由[[谁|哪位同事]]答复。

解析：没有责任人，催也不知道催谁。
"""
NEW_TYPES = (SHORT_ANSWER, ORDERING, MATCHING, WORK_ORDER, SCENARIO)
EVERY_TYPE = "\n".join((SINGLE, *NEW_TYPES))


def read_text(source: str, path: str = PATH) -> tuple[QuizBank, Report]:
    """The bank on a page, and everything that was found on the way."""
    report = Report()
    context = PageContext(path=path)
    page, _ = Parser().parse(source, context, Meta(title="沟通", id="communication"), report)
    return read_bank(page, report), report


def question_in(source: str) -> Question:
    """The only question of a text that is in order."""
    bank, report = read_text(source)
    assert [str(each) for each in report] == []
    (question,) = bank.questions
    return question
