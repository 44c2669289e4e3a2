"""A small deck that shows every role on a template: cover, agenda, section, bullets, free content, closing."""

import tempfile
from pathlib import Path

from builder.build.decks import DeckJob, build_deck, load_plans
from builder.build.progress import Progress
from builder.build.project import Project
from builder.build.publish import output_folder, publish_file
from builder.errors import CoursewareError
from builder.lint.diagnostic import Report
from builder.model.slide import Plan
from builder.model.theme import Theme

COURSE = """---
title: 版式预览
summary: 每种页面各一张，看看文字和颜色是否合适
minutes: 60
closing: 看完以后，做三件事
actions:
  - 看封面: 标题和标志有没有相互遮挡
  - 看内容页: 文字是否都在版面以内
  - 看颜色: 后排能不能看清
---

这份课件只用来检查模板。

## 先听完再说话

学完本模块，您能先听完再回应，不急着解释。

- [内容页](../chapters/roles.md)

## 说清楚时间和责任人

学完本模块，您能说清时间、责任人和下一步。

- [表格](../chapters/table.md)

## 事后主动回访

学完本模块，您能在两天内主动回访。

- [对照](../chapters/contrast.md)
"""
ROLES = """---
title: 内容页
---

# 内容页

## 要点页用模板的正文占位符 {#roles-points}

要点写在占位符里，改母版就会一起改。

- 十秒内抬头看着客户
- 听完再开口，不打断
- 用自己的话复述一遍

## 步骤放在正文区域里 {#roles-steps}

/// steps
1. **及时回应**：十秒内目光接触，线上半分钟内回复
2. **明确表达**：说清时间、责任人、下一步
3. **真诚聆听**：复述确认，记下要点
///

## 卡片也不会越出边界 {#roles-cards}

/// cards
- **情绪**：先处理心情，再处理事情
- **事实**：时间、地点、订单号
- **期望**：客户希望怎样解决
///
"""
TABLE = """---
title: 表格
---

# 表格

## 表格是原生表格 {#roles-table}

| 渠道 | 首次回应 | 负责人 |
|---|---|---|
| 电话 | 三声以内 | 接线员 |
| 在线 | 半分钟 | 值班员 |
| 门店 | 十秒 | 导购 |
"""
CONTRAST = """---
title: 对照
---

# 对照

## 正反对照的颜色要分得清 {#roles-contrast}

/// do-dont
- **这样说**：我马上查，两分钟内回复您
- **不要说**：这不归我管
///
"""
PAGES = {
    "content/courses/roles.md": COURSE,
    "content/chapters/roles.md": ROLES,
    "content/chapters/table.md": TABLE,
    "content/chapters/contrast.md": CONTRAST,
}


def roles_plan(theme: Theme, report: Report) -> Plan:
    """The sample course as a plan; raises CoursewareError when the sample itself is faulty."""
    with tempfile.TemporaryDirectory() as scratch:
        sample = Project(Path(scratch))
        for path, text in PAGES.items():
            file = sample.root / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        with Progress(quiet=True) as progress:
            _, plans, _ = load_plans(
                sample, (theme.id,), report, progress, themes={theme.id: theme}
            )
    if report.has_errors:
        raise CoursewareError(f"预览的样例有错：{report.diagnostics[0].message}")
    (plan,) = plans.values()
    return plan


def build_roles_deck(project: Project, theme: Theme) -> tuple[Path, Report]:
    """Write ``dist/preview/<theme>-roles.pptx``; the report holds what did not fit the template."""
    report = Report()
    plan = roles_plan(theme, report)
    final = project.dist / "preview" / f"{theme.id}-roles.pptx"
    with output_folder(project.dist) as staging:
        target = staging / "roles.pptx"
        job = DeckJob(plan=plan, theme=theme, root=project.root, target=target)
        result = build_deck(job)
        report.diagnostics.extend(result.diagnostics)
        publish_file(target, final)
    return final, report
