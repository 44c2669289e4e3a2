"""A small site of lists, scripts, metrics and terms, and a Chromium that reaches this machine only."""

import functools
import http.server
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from builder.build.project import Project
from tests.site.conftest import CHROMIUM, DRIVER, FLAGS, REPOSITORY, build

PHONE, DESK = 390, 1280
INTRANET = "intranet.test"
"""A host that is this machine and, unlike 127.0.0.1, no secure context: the browser gives it no clipboard."""
PASTE = "\ue009v\ue000"
"""Ctrl+V and all keys up."""

_INDUSTRIES = ("零售", "银行", "酒店")
_TYPES = ("流程", "投诉处理")


def _page(front: str, body: str) -> str:
    return f"---\n{front}\n---\n\n{body}"


def _case(number: int) -> str:
    industry, kind = _INDUSTRIES[number % 3], _TYPES[number % 2]
    front = (
        f"title: {industry}第 {100 - number} 件\nref: C{number:02}\nindustry: {industry}\ntype: {kind}\n"
        f"skills: [授权, 倾听{number}]\nminutes: {number}\nsummary: 门店里的第 {number} 件事"
    )
    return _page(front, f"# {industry}第 {100 - number} 件\n\n这一天来了一位客户。\n")


SCRIPT = """# 前台三句话

## 先开口 {#words}

电话和柜台不一样。

/// script
    channel: 面对面

1. **问候**：您好，今天由我接待您[示例]。
    - 意图：让他知道归谁管
    - 电话：您好，这里是前台，请讲。
    - 也可以：您好，请坐。
2. **询问**：您今天想办什么？
    - 意图：听他讲完
3. **道别**：都办好了，请慢走。
    - 电话：都办好了，您先挂。
    - 在线：都办好了，凭证在上一条。

**不要说**：你什么事｜这不归我管
///
"""
METRICS = ("K01", "K02", "K03", "K06", "K09", "K19", "K21", "K30", "K51")
GLOSSARY = """# 词汇表

- **解决率**：办完的占全部的多少。
- **首次解决率**（FCR）：客户第一次找来就办成、七天里没有为同一件事再来的，占全部问题的多少；按事数，不按电话数。
- **净推荐值**（NPS）：推荐者占比减去贬损者占比。
"""
TERMS = """# 术语

## 第一节 {#one}

我们先提升首次解决率再说别的。首次解决率不降。解决率另算。

## 第二节 {#two}

一二三四五六七八九十一二三四五六七八九，首次解决率又来了，净推荐值也来了。
"""


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("project")
    for name in ("themes", "builder/site/theme"):
        ignore = shutil.ignore_patterns("generated")
        shutil.copytree(REPOSITORY / name, root / name, ignore=ignore)
    config = (REPOSITORY / "mkdocs.yml").read_text("utf-8").partition("\nnav:")[0]
    (root / "mkdocs.yml").write_text(config, "utf-8")
    metrics = "".join(f"/// metric | {ref}\n///\n\n" for ref in METRICS)
    pages = {
        "index.md": _page("title: 首页", "# 首页\n\n[案例](cases/index.md)\n"),
        "cases/index.md": _page("title: 案例库", "# 案例库\n\n/// library | cases\n///\n"),
        "scripts/desk.md": _page("title: 前台\nref: S01\nscene: 接待\nchannel: [面对面]", SCRIPT),
        "kpis/one.md": _page("title: 算", f"# 算\n\n## 逐个算 {{#calc}}\n\n{metrics}"),
        "kpis/index.md": _page("title: 指标", "# 指标\n\n/// library | metrics\n///\n"),
        "glossary.md": _page("title: 词汇表", GLOSSARY),
        "kpis/terms.md": _page("title: 术语", TERMS),
    }
    pages |= {f"cases/c{number:02}.md": _case(number) for number in range(1, 13)}
    for path, text in pages.items():
        (root / "content" / path).parent.mkdir(parents=True, exist_ok=True)
        (root / "content" / path).write_text(text, "utf-8")
    shutil.copy(REPOSITORY / "content/kpis/metrics.yml", root / "content/kpis")
    outcome = build(Project(root))
    assert [f"{d.span} {d.message}" for d in outcome.report if d.severity == "error"] == []
    return root / "dist/site"


@pytest.fixture(scope="session")
def port(site: Path) -> Iterator[int]:
    """Of a server whose folder ``site`` is the site; ``strict/`` is the same under the strictest policy."""

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, format: str, *args: Any) -> None:
            pass

        def end_headers(self) -> None:
            if self.path.startswith("/strict/"):
                self.send_header("Content-Security-Policy", "default-src 'self'")
            super().end_headers()

        def translate_path(self, path: str) -> str:
            return super().translate_path(path.replace("/strict/", "/site/", 1))

    handler = functools.partial(Quiet, directory=str(site.parent))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield server.server_port
        server.shutdown()
        thread.join()


@dataclass(slots=True)
class Reader:
    """Somebody in front of a screen: looks, types, taps."""

    driver: Any
    site: Path
    port: int
    host: str = "127.0.0.1"

    def open(self, page: str, width: int = DESK, *, folder: bool = False) -> None:
        """A page of the site by its path; from the server, or from the folder without one."""
        is_phone = width < 600
        self.cdp(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=844 if is_phone else 900,
            deviceScaleFactor=1,
            mobile=is_phone,
        )
        self.cdp("Emulation.setTouchEmulationEnabled", enabled=is_phone)
        base = f"{self.site.as_uri()}/" if folder else f"http://{self.host}:{self.port}/site/"
        self.driver.get(page if page.startswith("http") else base + page)

    def cdp(self, command: str, **parameters: object) -> Any:
        return self.driver.execute_cdp_cmd(command, parameters)

    def run(self, script: str, *arguments: object) -> Any:
        return self.driver.execute_script(script, *arguments)

    def find(self, selector: str) -> Any:
        return self.driver.find_element("css selector", selector)

    def all(self, selector: str) -> list[Any]:
        return list(self.driver.find_elements("css selector", selector))

    def texts(self, selector: str) -> list[str]:
        """Of the elements that can be seen."""
        script = """
            return [...document.querySelectorAll(arguments[0])]
              .filter((each) => each.checkVisibility()).map((each) => each.innerText.trim());
        """
        return list(self.run(script, selector))

    def button(self, words: str) -> Any:
        script = """
            return [...document.querySelectorAll('button')]
              .find((each) => each.checkVisibility() && each.innerText.trim() === arguments[0]);
        """
        return self.run(script, words)

    def press(self, *keys: str) -> None:
        self.driver.switch_to.active_element.send_keys(*keys)

    def tap(self, element: Any, *, dx: float = 0.0, dy: float = 0.0) -> None:
        """With a finger, in the middle of an element or ``dx`` and ``dy`` px beside it."""
        self.run("arguments[0].scrollIntoView({block: 'center'})", element)
        box = self.run(
            "const b = arguments[0].getClientRects()[0]; return [b.x + b.width / 2, b.y + b.height / 2]",
            element,
        )
        point = [{"x": box[0] + dx, "y": box[1] + dy}]
        self.cdp("Input.dispatchTouchEvent", type="touchStart", touchPoints=point)
        self.cdp("Input.dispatchTouchEvent", type="touchEnd", touchPoints=[])

    def choose(self, selector: str, words: str) -> None:
        """The option of a select that begins with ``words``, as a person chooses it."""
        for option in self.find(selector).find_elements("css selector", "option"):
            if option.text.startswith(words):
                option.click()
                return
        raise AssertionError(words)

    def pasted(self) -> str:
        """What Ctrl+V puts into a text field."""
        self.run(
            "const f = document.createElement('textarea'); f.id = 'pasted';"
            "document.body.prepend(f); f.focus()"
        )
        field = self.find("#pasted")
        field.send_keys(PASTE)
        text = str(field.get_property("value"))
        self.run("arguments[0].remove()", field)
        return text

    def wait(self, until: Callable[[], bool], seconds: float = 10.0) -> None:
        end = time.monotonic() + seconds
        while not until():
            assert time.monotonic() < end, "nothing happened"
            time.sleep(0.02)

    def complaints(self) -> list[str]:
        """What the browser's console says since the last call."""
        return [entry["message"] for entry in self.driver.get_log("browser")]


@pytest.fixture(scope="session")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    if CHROMIUM is None or DRIVER is None:
        pytest.skip("not run: chromium and chromedriver are needed")
    webdriver = pytest.importorskip("selenium.webdriver", reason="not run: selenium is needed")
    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM
    for flag in FLAGS:
        options.add_argument(flag.replace("MAP * ", f"MAP {INTRANET} 127.0.0.1, MAP * "))
    options.add_argument(f"--user-data-dir={tmp_path_factory.mktemp('profile')}")
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(DRIVER))
    yield driver
    driver.quit()


@pytest.fixture
def reader(chromium: Any, site: Path, port: int) -> Iterator[Reader]:
    """Fails the test when the console has an error or a request failed."""
    made = Reader(chromium, site, port)
    made.complaints()
    yield made
    complaints = made.complaints()
    made.cdp("Emulation.setScriptExecutionDisabled", value=False)
    origin = f"http://127.0.0.1:{port}"
    made.cdp("Storage.clearDataForOrigin", origin=origin, storageTypes="local_storage")
    assert complaints == []
