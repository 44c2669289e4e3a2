"""The installed site: read and searched without a network; a new version is announced and taken over on request."""

import json
import time
import zipfile
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from builder.build.project import Project
from builder.build.site import zip_site
from tests.site.conftest import Browser, build
from tests.site.serving import served
from tests.site_anywhere.conftest import PREFIX
from tests.site_anywhere.sample import edit, make_sample
from tests.site_search.typing import open_search, results, type_query

BAR = "const bar = document.querySelector('.cw-update'); return bar && bar.textContent"
CONTROLLED = "return Boolean(navigator.serviceWorker.controller)"
VERSIONS = "return caches.keys().then(all => all.filter(name => !name.endsWith('visited')))"
ARTICLE = "return document.querySelector('article').textContent"


def wait(found: Callable[[], object], seconds: float = 20) -> object:
    """What ``found`` returns once it is true."""
    deadline = time.monotonic() + seconds
    while not (value := found()):
        assert time.monotonic() < deadline, "nothing happened"
        time.sleep(0.05)
    return value


@pytest.fixture
def clean(browser: Browser) -> Iterator[Browser]:
    """The browser; workers are forgotten afterwards, so that the next server on the port is not hidden by them."""
    yield browser
    origin = browser.run("return location.origin")
    browser.driver.execute_cdp_cmd(
        "Storage.clearDataForOrigin", {"origin": origin, "storageTypes": "all"}
    )


def install(browser: Browser, address: str) -> None:
    browser.open(f"{address}index.html", 390)
    wait(lambda: browser.run(CONTROLLED))


def test_after_one_visit_every_page_and_the_search_work_without_a_server(
    sample: Project, clean: Browser
) -> None:
    with served(sample.dist / "site", PREFIX) as address:
        install(clean, address)
    clean.open(f"{address}standards/tone.html", 390)
    assert "别让他猜" in clean.run(ARTICLE)
    assert (
        clean.run("return getComputedStyle(document.querySelector('.cw-objectives')).padding")
        != "0px"
    )
    clean.open(f"{address}no-such-page.html")
    assert "没有找到这一页" in clean.run(ARTICLE)
    clean.open(address)
    assert "欢迎" in clean.run(ARTICLE)
    assert found_by_search(clean, f"{address}standards/tone.html", "柜台", "cases/counter.html")


def found_by_search(browser: Browser, url: str, query: str, page: str) -> bool:
    """Whether typing ``query`` on a page leads to another."""
    browser.open(url)
    box = open_search(browser)
    type_query(browser, box, query)
    wait(lambda: results(browser, url))
    return any(page in link for link in results(browser, url))


def test_a_new_version_is_announced_and_shown_after_a_refresh(
    tmp_path: Path, clean: Browser
) -> None:
    project = make_sample(tmp_path)
    assert build(project).changed
    with served(project.dist / "site", PREFIX) as address:
        install(clean, address)
        before = clean.run(VERSIONS)
        edit(project, "content/standards/tone.md", "别让他猜", "先说几点能好")
        assert build(project).changed
        clean.open(f"{address}standards/tone.html", 390)
        assert "别让他猜" in clean.run(ARTICLE), "the old version stays whole until asked"
        said = str(wait(lambda: clean.run(BAR)))
        assert said.startswith("内容有更新，刷新后可用")
        button = clean.driver.find_element("css selector", ".cw-update-refresh")
        assert button.size["height"] >= 44
        button.click()
        wait(lambda: "先说几点能好" in clean.run(ARTICLE))
        assert clean.run(BAR) is None
        wait(lambda: len(clean.run(VERSIONS)) == 1)
        assert clean.run(VERSIONS) != before


def test_a_build_without_changes_makes_no_new_version(sample: Project, tmp_path: Path) -> None:
    again = make_sample(tmp_path)
    build(again)
    worker = "dist/site/sw.js"
    assert (again.root / worker).read_bytes() == (sample.root / worker).read_bytes()


def test_the_worker_names_files_that_exist_and_everything_a_page_loads(sample: Project) -> None:
    site = sample.dist / "site"
    text = (site / "sw.js").read_text("utf-8")
    files = json.loads(text[text.index("{") : text.index("};") + 1])
    assert all((site / path).is_file() for path in files)
    pages = {str(file.relative_to(site)) for file in site.rglob("*.html")}
    assert pages <= files.keys()
    assert not any(path.startswith("decks/") for path in files)


def test_from_a_folder_nothing_is_registered_and_nothing_complains(
    sample: Project, browser: Browser
) -> None:
    browser.driver.get_log("browser")
    browser.open((sample.dist / "site/index.html").as_uri())
    assert browser.run("return document.querySelector('link[rel=manifest]')") is None
    assert browser.driver.get_log("browser") == []


def test_browsers_can_install_it(sample: Project, address: str, clean: Browser) -> None:
    install(clean, address)
    manifest = clean.driver.execute_cdp_cmd("Page.getAppManifest", {})
    assert manifest["errors"] == []
    told = json.loads(manifest["data"])
    assert told["name"] == "客户服务学习站"
    folder = sample.dist / "site/assets/generated"
    for icon in told["icons"]:
        with Image.open(folder / icon["src"]) as image:
            assert f"{image.width}x{image.height}" == icon["sizes"]
    assert clean.driver.execute_cdp_cmd("Page.getInstallabilityErrors", {})[
        "installabilityErrors"
    ] in (
        [],
        [{"errorId": "in-incognito", "errorArguments": []}],
    )


def test_the_zip_is_the_site_in_one_folder_and_the_same_every_time(
    sample: Project, tmp_path: Path, browser: Browser
) -> None:
    packed = zip_site(sample).read_bytes()
    with zipfile.ZipFile(BytesIO(packed)) as archive:
        assert {name.partition("/")[0] for name in archive.namelist()} == {"training-site"}
        archive.extractall(tmp_path)
    readme = (tmp_path / "training-site/README.txt").read_bytes()
    assert readme.startswith(b"\xef\xbb\xbf") and b"\n" not in readme.replace(b"\r\n", b"")
    assert "双击 index.html" in readme.decode() and "2026-11-26" in readme.decode()
    assert zip_site(sample).read_bytes() == packed
    browser.open((tmp_path / "training-site/index.html").as_uri())
    assert "欢迎" in browser.run(ARTICLE)
