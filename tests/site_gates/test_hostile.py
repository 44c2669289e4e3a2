"""Hostile front matter, names, links and text, built without our check and opened: nothing runs, nothing is fetched."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from builder.lint.diagnostic import Report
from builder.site.stylesheet import prepare
from builder.source.theme import load_theme
from tests.site.conftest import REPOSITORY, Browser
from tests.site.test_browser import complaints
from tests.site_anywhere.sample import edit, make_sample

SCRIPT = "</title></script><script>window.hacked=1</script><img src=x onerror=window.hacked=2>"
ATTRIBUTE = '\\" onmouseover=\\"window.hacked=3\\" autofocus onfocus=\\"window.hacked=4'
TEMPLATE = "{{ config }}{% include 'mkdocs.yml' %}"
BODY = """
# 标题 <svg onload=window.hacked=5>

## 小标题 <img src=x onerror=window.hacked=6> {#here onclick=window.hacked=7 style="position:fixed"}

<script>window.hacked=8</script>
<iframe src="https://evil.example/"></iframe>
<div onclick="window.hacked=9" markdown>里面</div>

[点](javascript:window.hacked=10) [点](data:text/html,<script>window.hacked=11</script>)
[点]( JaVaScRiPt:window.hacked=12) [点](vbscript:x) <javascript:window.hacked=13>
[点][一]{: onclick=window.hacked=14 }

[一]: javascript:window.hacked=15 "标题\\" onmouseover=window.hacked=16"

![图](https://evil.example/pixel.png) ![图](//evil.example/pixel.png) ![图" onerror="window.hacked=17](x.png)

`<script>window.hacked=18</script>`

```html
<script>window.hacked=19</script>
```

--8<-- "mkdocs.yml"

{{ config }}

/// steps
1. **<b onclick=window.hacked=20>步**：<script>window.hacked=21</script>
2. **二**：[点](javascript:window.hacked=22)
///

| <img src=x onerror=window.hacked=23> | 乙 |
|---|---|
| <script>window.hacked=24</script> | [点](javascript:window.hacked=25) |

脚注[^1]，首次响应。

[^1]: <img src=x onerror=window.hacked=26>
"""
PROBE = """
    const found = [];
    if (window.hacked) found.push(`ran: ${window.hacked}`);
    for (const element of document.querySelectorAll('*')) {
        for (const {name, value} of element.attributes) {
            if (/^on/.test(name)) found.push(`${element.tagName} has ${name}`);
            if (/^(href|src|action|data)$/.test(name) && /^\\s*(javascript|data|vbscript):/i.test(value))
                found.push(`${element.tagName} ${name}=${value}`);
        }
        if (element.matches('iframe[src], object, embed, svg[onload], article script, article style'))
            found.push(element.outerHTML.slice(0, 80));
        if (element.matches('article [style*=fixed]')) found.push('styled');
    }
    return found;
"""


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample project turned hostile, built by MkDocs alone: what `courseware check` refuses is in it."""
    project = make_sample(tmp_path_factory.mktemp("hostile"))
    told = f'title: "{SCRIPT}"\nsummary: "{ATTRIBUTE}{SCRIPT}{TEMPLATE}"\n'
    kept = f'owner: "{SCRIPT}{ATTRIBUTE}"\nreviewed: 2020-01-01\ntags: ["{SCRIPT}"]\ndescription: "{SCRIPT}"\n'
    pages = {
        "standards/tone.md": f'---\n{told}audience: ["{SCRIPT}"]\n{kept}---\n{BODY}',
        "cases/counter.md": f'---\n{told}ref: C01\nindustry: "{SCRIPT}"\ntype: "{ATTRIBUTE}"\n{kept}---\n{BODY}',
        "scripts/busy.md": f'---\n{told}ref: S01\nscene: "{SCRIPT}"\nchannel: ["{SCRIPT}"]\n{kept}---\n{BODY}',
        "courses/day.md": f"---\n{told}id: day\n{kept}---\n{BODY}",
    }
    for page, text in pages.items():
        (project.content / page).write_text(text, "utf-8")
    edit(project, "content/glossary.md", "- **首次响应**（FRT）：第一次回应。",
         f"- **首次响应**（<img src=x onerror=window.hacked=30>）：{SCRIPT}")  # fmt: skip
    edit(project, "content/quizzes/bank.md", "客户走近，先做什么？", f"先做什么 {SCRIPT}？")
    edit(project, "content/quizzes/bank.md", "- [x] 抬头", f"- [x] 抬头 {SCRIPT}\n  > {SCRIPT}")
    edit(
        project,
        "content/index.md",
        "欢迎。",
        "/// library | cases\n///\n\n/// library | scripts\n///\n\n欢迎。",
    )
    theme = load_theme(project.themes / "default", Report())
    assert theme is not None
    prepare(project.root, theme)
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--config-file", "mkdocs.yml"],
        cwd=project.root,
        env={**os.environ, "PYTHONPATH": str(REPOSITORY), "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    return project.dist / "site"


def opened(site: Path, browser: Browser) -> Iterator[str]:
    for page in sorted(site.rglob("*.html")):
        browser.events()
        browser.open(page.as_uri())
        yield page.name
        for toggle in browser.driver.find_elements("css selector", "article a, article summary"):
            browser.run(
                "for (const kind of ['mouseover', 'focus']) arguments[0].dispatchEvent(new Event(kind))",
                toggle,
            )


def test_nothing_runs_and_nothing_foreign_is_asked_for(hostile: Path, browser: Browser) -> None:
    wrong = []
    for page in opened(hostile, browser):
        wrong += [f"{page}: {line}" for line in browser.run(PROBE)]
        wrong += [
            f"{page}: {line}"
            for line in complaints(browser.events(), "file://")
            if "foreign" in line
        ]
    assert "\n".join(wrong) == ""


def test_templates_and_other_files_do_not_come_into_a_page(hostile: Path) -> None:
    for page in hostile.rglob("*.html"):
        text = page.read_text("utf-8")
        assert "site_name:" not in text and "docs_dir" not in text and "plugins:" not in text, page
