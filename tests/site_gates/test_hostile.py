"""Hostile front matter, names, links, data and text, built past our check: nothing runs, is fetched or leaks."""

import re
from pathlib import Path
from urllib.parse import quote

import pytest

from builder.build.check import check_project
from builder.build.project import Project
from builder.lint.diagnostic import Report
from builder.source.theme import load_theme
from tests.site.conftest import Browser, build
from tests.site_anywhere.sample import edit, make_sample
from tests.site_gates.hostile_probe import Probe
from tests.site_gates.hostile_project import CANARY, NAMES, STRANGERS, make_hostile

NOT_PORTABLE = [name for name in NAMES if re.search('[<>:"#%&]', name)]


def pages(site: Path) -> list[str]:
    """Addresses below the site's root; of the cases, which differ in their industry alone, the first."""
    found = sorted(str(page.relative_to(site)) for page in site.rglob("*.html"))
    assert len(found) > len(NAMES) + 10
    return [quote(page) for page in found if not re.match("cases/c[1-9]", page)]


def test_nothing_runs_and_nothing_foreign_is_asked_for_in_a_folder(
    hostile_site: Path, browser: Browser
) -> None:
    with Probe(browser, f"{hostile_site.as_uri()}/") as probe:
        for page in pages(hostile_site):
            if page != "404.html":  # its addresses begin at a server's root
                probe.open(page)
    assert "\n".join(probe.wrong) == ""


def test_nothing_runs_and_nothing_foreign_is_asked_for_on_a_server(
    hostile_site: Path, probe: Probe
) -> None:
    for page in pages(hostile_site):
        probe.open(page)


def test_no_other_file_comes_into_the_site(hostile: Project, hostile_site: Path) -> None:
    """Templates, data, drafts, what is beside the content, the trainer's notes and what only slides show."""
    files = {
        str(file.relative_to(hostile_site)): file.read_text("utf-8", "ignore")
        for file in hostile_site.rglob("*")
        if file.is_file()
    }
    for path, text in files.items():
        if path.endswith(".html"):
            assert not re.search(r"[\x00-\x08\x0e-\x1f\x7f]|site_name:|docs_dir|plugins:", text), (
                path
            )
    # Answers stand on their bank's own page, folded; neither the search nor a list of questions may have them.
    assert "bnk-005" in files["assets/generated/search-index.js"]
    assert (hostile.content / "quizzes/bank.md").read_text("utf-8").count(CANARY) > 4
    assert [path for path, text in files.items() if CANARY in text] == ["quizzes/bank.html"]


def test_the_check_and_the_build_say_what_they_refuse(tmp_path: Path) -> None:
    project = make_hostile(tmp_path)
    for place, target in (("kpis/link.md", "secret.md"), ("kpis/folder", "themes")):
        (project.content / place).symlink_to(project.root / target)
    for outcome in (check_project(project), build(project)):
        found = {(finding.span.path.partition("/")[2], finding.code) for finding in outcome.report}
        assert all(finding.hint for finding in outcome.report)
        codes = {code for _, code in found}
        assert {"DIA006", "DIA007", "DIA013", "DIA015", "YML008", "YML009", "SIT004"} <= codes
        assert {("kpis/link.md", "SRC001"), ("kpis/folder", "SRC001")} <= found
        assert {("kpis/up.md", "SRC002"), ("kpis/\u00e9.md", "SRC002")} <= found
        for names, code in ((NOT_PORTABLE, "SRC010"), (STRANGERS, "SRC004")):
            refused = tuple(path for path, each in found if each == code)
            assert [name for name in names if not name.startswith(refused)] == []
    assert not (project.dist / "site").exists()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("  - index.md\n", "  - '<b>首页</b>': index.md\n"),
        ("  - 全部:\n", "  - '<svg onload=x>':\n"),
        ("  - index.md\n", "  - index.md\n  - 帮助: javascript:x\n"),
        ("  - index.md\n", "  - index.md\n  - 帮助: &a\n      - '一': java&Tab;script&colon;x\n"),
        ("  - index.md\n", "  - index.md\n  - data:text/html,x\n"),
        ("site_name: 客户服务学习站\n", 'site_name: "a\\" onclick=x"\n'),
    ],
)
def test_names_and_ways_of_the_navigation_are_checked(
    before: str, after: str, tmp_path: Path
) -> None:
    """A theme prints them as they are, on every page."""
    project = make_sample(tmp_path)
    edit(project, "mkdocs.yml", before, after)
    for outcome in (check_project(project), build(project)):
        assert "SIT004" in {finding.code for finding in outcome.report}
    assert not (project.dist / "site").exists()


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("site_url", 'https://a/"><script>x</script>/'),
        ("site_url", "javascript://a/%0Ax/"),
        ("edit_url", "https://a/'onclick=x/"),
        ("edit_url", "data:text/html,x/"),
    ],
)
def test_addresses_of_a_brand_hold_no_markup(key: str, value: str, tmp_path: Path) -> None:
    project = make_sample(tmp_path)
    file = project.themes / "default/theme.yml"
    text = re.sub(rf"(?m)^{key}: .*$", lambda _: f"{key}: {value}", file.read_text("utf-8"))
    file.write_text(text, "utf-8")
    report = Report()
    assert load_theme(file.parent, report) is None
    assert [finding.code for finding in report] == ["THM003"]
