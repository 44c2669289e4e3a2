"""A small course with one of everything that a handout treats in its own way."""

import io
import os
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.table import Table
from docx.text.paragraph import Paragraph

from builder.handout import course_handout
from builder.lint.diagnostic import Report
from builder.markdown.library import load_library
from builder.model.block import Image
from builder.model.library import Library
from builder.model.slide import Plan
from builder.model.theme import Theme
from builder.slides.plan import plan_course
from builder.source.theme import load_theme

ROOT = Path(__file__).parents[2]
CREATED = datetime(2026, 3, 1, tzinfo=UTC)

PAGES = {
    "courses/trial.md": """---
title: 试课
id: trial
summary: 给测试用
audience: [frontline]
minutes: 30
presenter: 讲师组
closing: 明天先做一件事
actions:
  - 抬头: 十秒之内
reviewed: 2026-03-01
---

讲给新人听。

## 听 {minutes=10}

学完本模块，您能先听后说。

- [听](../chapters/one.md)
- [自测](../quizzes/bank.md#q-1)

## 说 {minutes=10}

学完本模块，您能说清三样。

- [案例](../cases/trial.md)
- [说](../chapters/two.md)

## 办 {minutes=10}

学完本模块，您能当场办完。

- [自测](../quizzes/bank.md#q-2)
""",
    "chapters/one.md": """---
title: 一章
objectives:
  a-lo-1: 说出三个动作
---

# 一章

开场的话。

## 先看见他 {#start minutes=2}

走近柜台，先抬头[^s]。

/// steps
1. **抬头**（10 秒）：看着他
    - 目光先到
2. **招呼**（20 秒）：说一句
///

!!! tip "要点"
    先看见，再办事。

/// notes
请两位上来演。
///

[^s]: 团队约定。

## 再办一遍 {#again minutes=65.5}

讲解。

1. 核对
2. 回话

| 样子 | 一线 |
|---|---|
| 快 | 30 秒[示例] |

## 三人一组练 {#drill minutes=5}

/// drill | 每句话改三样
- **独想**（2 分钟）：写一句
- **互查**（3 分钟）：念给对方听 {.key}

**观察员只看三点**：有没有依据｜动作够不够小
///
""".replace("minutes=65.5", "minutes=65"),
    "chapters/two.md": """---
title: 二章
---

# 二章

## 一句一句说 {#say}

/// script
1. **问候**：您好，我是小林
    - 意图：让他知道归谁管

**不要说**：你什么事｜大概吧
///

## 你会怎么问 {#ask}

- 客户为什么着急？
- 这件事归谁？
""",
    "cases/trial.md": """---
title: 试案
ref: C90
industry: 餐饮
type: 正面
---

# 试案

## 一桌一档 {#case-c90}

案例的讲稿。

/// case
- **情境**：门店坐满
- **任务**：让每桌有人管
- **行动**：一桌一人跟
- **结果**：等待变短
- **启示**：先定归谁
///

## 讨论 {#case-c90-discuss .site-only}

1. 在你那里，什么是一桌？请划出边界，并说明由谁跟？
2. 哪些该记？
""",
    "quizzes/bank.md": """---
title: 试题
---

# 试题

## 题目：第一步 {#q-1}

题型：单选　难度：初级

客户情绪激动时先做什么？

- [ ] 解释规则
  > 他还没被听见
- [x] 倾听复述

解析：先处理心情。

## 题目：首问 {#q-2}

题型：填空　难度：初级

首问[[负责]]制。

解析：谁先接谁负责。
""",
}


@dataclass(frozen=True)
class Trial:
    """The course, planned."""

    plan: Plan
    library: Library
    theme: Theme

    def handout(self) -> bytes:
        return course_handout(self.plan, self.library, self.theme, no_image, CREATED)


def no_image(_image: Image) -> None:
    return None


def write_project(root: Path) -> None:
    for path, text in PAGES.items():
        file = root / "content" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    theme = root / "themes" / "default" / "theme.yml"
    theme.parent.mkdir(parents=True)
    theme.write_bytes((ROOT / "themes/default/theme.yml").read_bytes())


@pytest.fixture(scope="session")
def trial(tmp_path_factory: pytest.TempPathFactory) -> Trial:
    root = tmp_path_factory.mktemp("trial")
    write_project(root)
    report = Report()
    library = load_library(root, report).library
    theme = load_theme(root / "themes" / "default", report)
    plan = plan_course(library.courses["trial"], library, "", report)
    assert not report.has_errors, list(report)
    assert theme is not None
    return Trial(replace(plan, theme="default"), library, theme)


@pytest.fixture(scope="session")
def handout(trial: Trial) -> Document:
    return opened(trial.handout())


def opened(data: bytes) -> Document:
    return docx.Document(io.BytesIO(data))


def lines(document: Document) -> list[tuple[str, str]]:
    """Style and text of every paragraph, and ``Table`` with the cells of every row, in order."""
    found: list[tuple[str, str]] = []
    for each in document.iter_inner_content():
        if isinstance(each, Paragraph):
            found.append((each.style.name if each.style else "", each.text))
        elif isinstance(each, Table):
            found += [("Table", "｜".join(cell.text for cell in row.cells)) for row in each.rows]
    return found


def below(document: Document, heading: str) -> list[tuple[str, str]]:
    """What stands under a heading, down to the next one."""
    rows = lines(document)
    start = next(n for n, (style, text) in enumerate(rows) if heading == text and "Head" in style)
    rest = rows[start + 1 :]
    end = next((n for n, (style, _) in enumerate(rest) if style.startswith("Heading")), len(rest))
    return rest[:end]


def as_pdf(data: bytes, folder: Path) -> str:
    """Text of the file as LibreOffice Writer prints it; skips where Writer is missing."""
    import shutil
    import subprocess

    missing = [tool for tool in ("soffice", "pdftotext") if shutil.which(tool) is None]
    if missing:
        pytest.skip(f"not run: {' and '.join(missing)} not installed")
    file = folder / "paper.docx"
    file.write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, file],
        capture_output=True,
        timeout=300,
        check=False,
        env={**os.environ, "HOME": str(folder)},
    )
    pdf = file.with_suffix(".pdf")
    if not pdf.exists() and not _has_writer():
        pytest.skip("not run: LibreOffice Writer is not installed")
    return subprocess.run(
        ["pdftotext", pdf, "-"], capture_output=True, text=True, check=True
    ).stdout


def _has_writer() -> bool:
    import shutil

    office = shutil.which("soffice")
    return office is not None and any(Path(office).resolve().parent.glob("libswlo.*"))
