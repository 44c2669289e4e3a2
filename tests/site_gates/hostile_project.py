"""What somebody could send in to get script, requests or other texts into the site: a project full of it.

Every payload sets ``window.hacked`` to a number of its own, so that a failure names the place it came from. Texts that
must not come into any file of the site hold ``CANARY``. In the files of ``hostile/``, ``@image 7@``, ``@script 7@`` and
``@canary@`` stand for them.
"""

import json
import re
from pathlib import Path

from builder.build.project import Project
from builder.source.downloads import FOLDER, PUBLISHED
from builder.source.page_decks import PAGE_DECKS_FILE
from tests.site_anywhere.conftest import PREFIX
from tests.site_anywhere.sample import edit, make_sample

CANARY = "金丝雀不出笼"
EVIL = "evil.example/"
EDIT_URL = "https://git.example.com/a&quot;b/edit/"
TEMPLATE = "{{ config }}{% include 'mkdocs.yml' %}"
BREAK = '\\" onmouseover=\\"window.hacked=3\\" autofocus onfocus=\\"window.hacked=4'
"""Ends an attribute, in a YAML string."""
REFRESH = f'0;url=https://{EVIL}\\" http-equiv=\\"refresh'


def image(number: int) -> str:
    """Markup that runs on its own wherever it becomes an element."""
    return f"<img src=x onerror=window.hacked={number}>"


def script(number: int) -> str:
    """Markup that ends what stands around it in a page's head, then runs."""
    return f"</title></script><script>window.hacked={number}</script>{image(number)}"


NAMES = (
    f"kpis/{image(50)}.md",
    'kpis/" onmouseover=window.hacked=51 x=".md',
    "</title><script>window.hacked=52</script>.md",
    "javascript:window.hacked=53.md",
    "javascript&colon;window.hacked=54.md",
    f"{TEMPLATE}.md",
    "kpis/50%.md",
    "kpis/%3Cimg src=x onerror=window.hacked=55%3E.md",
    "kpis/#window.hacked=56.md",
    "kpis/'空 格`.md",
    "kpis/e\u0301.md",
    "kpis/\u00e9.md",
    "kpis/Up.md",
    "kpis/up.md",
)
"""What a file system takes for a name; the check refuses most of them."""
STRANGERS = (
    "evil.html", "evil.svg", "evil.js", "note.txt", "404.html", "overrides/main.html", ".hidden/draft.md",
)  # fmt: skip
"""Files that are no page and no picture."""
CASES = 7
"""Lists of six and more get filters."""

_TOLD = f'title: "{BREAK}{script(1)}"\nsummary: "{BREAK}{script(2)}{TEMPLATE}"\n'
_KEPT = (
    f'owner: "{script(27)}{BREAK}"\nreviewed: 2020-01-01\ntags: ["{image(28)}"]\n'
    f'description: "{REFRESH}"\nauthor: "{REFRESH}"\nsubtitle: "{image(29)}"\n'
)
_REDIRECT = """title: 转走
template: redirect.html
location: "javascript:window.hacked=113//"
hide: [toc]
icon: "../../../mkdocs"
status: "\\"><script>window.hacked=114</script>"
"""
_METRICS = (
    f'# 指标"; }} }} body {{ background: url(//{EVIL}h.png) }} @page {{ @top-left {{ content: "\n\n'
)
_METRICS += "## 都在这里\n\n/// library | metrics\n///\n\n/// metric | K01\n///\n"
_NAV = f"""nav:
  - "首页{image(100)}": index.md
  - "全部{script(101)}":
      - "指标{BREAK}": kpis/index.md
"""


def make_hostile(root: Path) -> Project:
    """The sample project turned hostile; what was there keeps its file's name."""
    project = make_sample(root)
    pages = {**_pages(), **dict.fromkeys(NAMES, "正文。\n")}
    for name, text in pages.items():
        _write(project, name, text)
    for name in STRANGERS:
        _write(project, name, f"{CANARY}<script>window.hacked=171</script>")
    for name in ("exams.yml", "papers.yml", "quiz-columns.yml"):
        _write(project, name, f"- 编号: {CANARY}\n  卷名: '{script(170)}'\n")
    _write(project, "kpis/metrics.yml", _text("metrics.yml"))
    (project.root / "secret.md").write_text(f"---\ntitle: {CANARY}\n---\n{CANARY}", "utf-8")
    first = "- **首次响应**（FRT）：第一次回应。"
    edit(project, "content/glossary.md", first, f"- **首次响应**（{image(140)}）：{script(141)}")
    edit(
        project,
        "content/quizzes/bank.md",
        "解析：先看人。",
        f"解析：先看人。\n\n{_text('bank.md')}",
    )
    kinds = ("cases", "scripts", "quizzes", "paths", "chapters")
    lists = "\n\n".join(f"/// library | {kind}\n///" for kind in kinds)
    edit(project, "content/index.md", "欢迎。", f"{lists}\n\n欢迎。")
    _add_lists_of_files(project)
    _edit_configuration(project, [*pages, "quizzes/bank.md"])
    return project


def _pages() -> dict[str, str]:
    body = _text("body.md")
    course = f'id: day\nversion: "{script(110)}"\nform: "{script(111)}"\n'
    channel = f'ref: S01\nscene: "{image(116)}"\nchannel: ["{image(117)}", 电话]\n'
    pages = {
        "top.md": _page("", body),
        "standards/tone.md": _page(f'audience: ["{image(30)}"]\n', body + _text("kept-back.md")),
        "courses/day.md": _page(course, _text("course.md")),
        "paths/all.md": _page(f'id: all\nrole: "{script(112)}"\n', _text("path.md")),
        "scripts/busy.md": _page(channel, _text("script.md")),
        "kpis/index.md": _page("", _METRICS),
        "kpis/redirect.md": f"---\n{_REDIRECT}---\n正文。\n",
        "kpis/mapped.md": f'---\ntitle: {{"{image(115)}": [1]}}\n---\n正文。\n',
    }
    for number in range(CASES):
        facts = f'industry: "{image(120 + number)}"\ntype: "{image(130 + number)}"\n'
        pages[f"cases/c{number}.md"] = _page(f"ref: C0{number + 2}\n{facts}", "# 案例\n\n正文。\n")
    return pages


def _page(facts: str, body: str) -> str:
    return f"---\n{_TOLD}{facts}{_KEPT}---\n{body}"


def _text(name: str) -> str:
    text = (Path(__file__).with_name("hostile") / name).read_text("utf-8")
    text = re.sub(r"@script (\d+)@", lambda found: script(int(found[1])), text)
    text = re.sub(r"@image (\d+)@", lambda found: image(int(found[1])), text)
    return text.replace("@canary@", CANARY)


def _add_lists_of_files(project: Project) -> None:
    """What the build leaves for the pages: files to download, decks of chapters."""
    name = f"deck/{image(180)}.pptx"
    file = project.root / FOLDER / name
    file.parent.mkdir(parents=True)
    file.write_bytes(b"deck")
    listed = {"path": f"{PUBLISHED}/{name}", "group": "deck", "owner": "day", "size": 4}
    lists = json.dumps([{**listed, "label": script(181)}])
    (project.root / FOLDER / "list.json").write_text(lists, "utf-8")
    decks = {"top.md": {"deck": "javascript:window.hacked=182", "slides": script(183)}}
    (project.root / PAGE_DECKS_FILE).write_text(json.dumps(decks), "utf-8")


def _edit_configuration(project: Project, pages: list[str]) -> None:
    config = project.root / "mkdocs.yml"
    text = config.read_text("utf-8").partition("nav:\n")[0]
    text = text.replace("site_name: 客户服务学习站", f'site_name: "{script(102)}{BREAK}"')
    listed = [f"      - {json.dumps(page)}\n" for page in pages if page != "kpis/index.md"]
    config.write_text(f"{text}{_NAV}{''.join(listed)}  - glossary.md\n", "utf-8")
    theme = "themes/default/theme.yml"
    edit(project, theme, "name: 服务", f"name: '{script(103)}'")
    edit(project, theme, ".example.com/\n", f".example.com{PREFIX}\n")
    edit(project, theme, '\nedit_url: ""', f"\nedit_url: {EDIT_URL}")


def _write(project: Project, name: str, text: str) -> None:
    file = project.content / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")
