"""A project made of every component's documented examples, for the gates."""

import re
import shutil
from pathlib import Path

from builder.build.specimens import examples
from builder.components import components
from tests.gates.pictures import draw_picture
from tests.gates.project import ROOT, write

COURSE = "components"
_MODULES = ("第一组", "第二组", "第三组", "第四组", "第五组")
_SITE_ONLY = frozenset({"downloads", "library"})
_UNSEEN = frozenset({"notes"})
"""What stands on no slide needs something beside it that does."""
_COURSE = """---
title: 组件样张
id: {course}
theme: default
series: 课件组件
summary: 每个组件的例子，从一项到太多
audience: [frontline, lead]
form: 例子
version: 2026 年冬季
minutes: 60
actions:
  - 挑一个组件: 照着例子写一页
---

# 组件样张

每个组件页上的例子，都在这里做成幻灯片。
"""
_STUB = """---
title: {id}
id: {id}
---

# {id}

## 全部 {{.plain}}

- [一题](../quizzes/standards.md#std-001)
"""
_PICTURE = re.compile(r"\]\((\S+-(\d+)x(\d+)\.(?:png|jpg))")
"""Examples name the size of the pictures they show."""
_PAGE = """---
title: {name} 的例子
id: specimens-{name}
---

# {name} 的例子
"""


def write_specimens(root: Path) -> None:
    """Pages of examples below ``root``, the course that takes them all, and the pages they refer to."""
    # Examples refer to the real library, ``/// case | C19``, and that to chapters and courses: of these, a mere page.
    shutil.copytree(ROOT / "content", root / "content")
    # Courses that teach nothing have no questions to be examined with.
    (root / "content" / "exams.yml").unlink()
    for course in (root / "content" / "courses").glob("*.md"):
        if course.stem != "index":
            course.write_text(_STUB.format(id=course.stem), encoding="utf-8")
    shutil.copytree(ROOT / "themes", root / "themes")
    names = [name for name in components() if examples(name)]
    for name in names:
        for file, width, height in _PICTURE.findall("".join(examples(name))):
            draw_picture(root / "content" / "specimens" / file, int(width), int(height))
    for name in names:
        write(root, f"content/specimens/{name}.md", _page(name))
    write(root, f"content/courses/{COURSE}.md", _COURSE.format(course=COURSE) + _sections(names))


def _page(name: str) -> str:
    mark = " .site-only" if name in _SITE_ONLY else ""
    shown = "\n- 讲师要说的话在备注里\n" if name in _UNSEEN else ""
    topics = (
        f"\n## {name} 的第 {number} 个例子 {{#{name}-{number}{mark}}}\n\n{_at_home(example)}{shown}"
        for number, example in enumerate(examples(name), 1)
    )
    return _PAGE.format(name=name) + "".join(topics)


def _at_home(example: str) -> str:
    """Examples link to pages from two folders down, as a chapter in a folder of a folder would."""
    return example.replace("](../../", "](../")


def _sections(names: list[str]) -> str:
    share = -(-len(names) // len(_MODULES))
    parts = [names[start : start + share] for start in range(0, len(names), share)]
    return "".join(_section(*pair) for pair in zip(_MODULES, parts, strict=False))


def _section(title: str, names: list[str]) -> str:
    links = "".join(f"- [{name}](../specimens/{name}.md)\n" for name in names)
    promise = f"学完本模块，您能认出{title}组件。"
    return f"\n## {title}组件 {{minutes=12}}\n\n{promise}\n\n{links}"
