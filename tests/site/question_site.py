"""A small site with a question of every type, for the tests of the widget."""

import shutil
from pathlib import Path

from bank_samples import EVERY_TYPE
from PIL import Image

from builder.build.project import Project
from tests.site.conftest import REPOSITORY, build

BANK = "quizzes/communication.html"
INDEX = "quizzes/index.html"
MULTIPLE = """\
## 题目：一句承诺要说清什么 {#com-002}

题型：多选　难度：中级　分值：3

一句承诺要说清哪几样？

- [x] 几点之前
- [x] 谁来办
- [x] 下一步
- [ ] 请您放心
  > 这句话里没有一样可以核对

提示：客户挂了电话还会问自己哪几个问题？

提示：一共三样。

解析：时间、责任人、下一步。
"""
TRUE_FALSE = """\
## 题目：“尽快”算不算承诺 {#com-003}

题型：判断　分值：1

“尽快答复”是一句完整的承诺。

答案：错误

解析：没有钟点，就没法兑现。
"""
BLANKS = """\
## 题目：铃响几声 {#com-004}

题型：填空　分值：2

铃响[[三|3]]声以内接起，留言[[30 min|半小时]]以内回复。

提示：两个数都在服务标准里。

解析：先让他知道有人在。
"""
_EVERY_TYPE = "\n".join((MULTIPLE, TRUE_FALSE, BLANKS, EVERY_TYPE))
_PAGE = "---\ntitle: {title}\nsummary: 一句话\nowner: 培训组\nreviewed: 2026-11-22\n---\n\n# {title}\n\n{body}\n"
_OTHER_BANK = """\
## 题目：先谁后谁 {#std-001}

题型：判断

先来的先办。

答案：正确

解析：次序是最先看得见的公平。
"""
_NAV = "nav:\n  - index.md\n  - quizzes/index.md\n  - quizzes/communication.md\n  - quizzes/standards.md\n"


def build_question_site(root: Path) -> Path:
    """The folder of a site of three pages: an index of banks, a bank of every type, a bank of one question."""
    for name in ("themes", "builder/site/theme"):
        shutil.copytree(REPOSITORY / name, root / name, ignore=shutil.ignore_patterns("generated"))
    config = (REPOSITORY / "mkdocs.yml").read_text("utf-8")
    (root / "mkdocs.yml").write_text(config[: config.index("nav:\n")] + _NAV, "utf-8")
    pages = {
        "index.md": ("首页", "正文。"),
        "quizzes/index.md": ("自测", "做错了再做。\n\n/// library | quizzes\n///"),
        "quizzes/communication.md": ("沟通自测", _EVERY_TYPE),
        "quizzes/standards.md": ("标准自测", _OTHER_BANK),
    }
    for name, (title, body) in pages.items():
        file = root / "content" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(_PAGE.format(title=title, body=body), "utf-8")
    Image.new("RGB", (240, 120), "silver").save(root / "content/quizzes/queue.png")
    outcome = build(Project(root))
    assert [f"{d.span} {d.message}" for d in outcome.report if d.severity == "error"] == []
    return root / "dist/site"
