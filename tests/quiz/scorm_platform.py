"""A learning platform with scorm-again's API (``tests/node/scorm_lms.html``), and what every call must keep to."""

import re
import shutil
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

from builder.model.quiz import QuizBank
from builder.quiz.scorm12 import format as scorm
from tests.site.conftest import Browser
from tests.site.test_questions import Learner

IDENTIFIER = re.compile(r"[A-Za-z0-9_-]{1,255}")
# As SCORM 1.2 writes answers (Run-Time Environment 1.2, 3.4.2.7): stricter than what most platforms check.
FORMS = {
    "choice": r"([a-z0-9](,[a-z0-9])*)?",
    "true-false": r"[tf]?",
    "sequencing": r"([a-z0-9](,[a-z0-9])*)?",
    "matching": r"([a-z0-9]+\.[a-z0-9]+(,[a-z0-9]+\.[a-z0-9]+)*)?",
    "fill-in": r".{0,255}",
    "performance": r".{0,255}",
}


class Platform:
    """A learning platform with one package, and a learner in front of it."""

    def __init__(self, browser: Browser, address: str, width: int) -> None:
        self.browser = browser
        self.at = Learner(browser, address, width)
        browser.open("about:blank", width)
        browser.open(address + "scorm_lms.html", width)

    def launch(self, kept: Any = None, start: Any = None) -> None:
        """Open the package with what an earlier session has left and what the platform sets."""
        self.outside("launch(arguments[0], arguments[1])", kept, start)
        self.browser.driver.switch_to.frame(0)
        self.browser.run("window.focus()")

    def leave(self) -> Any:
        return self.outside("leave()")

    def outside(self, promise: str, *arguments: object) -> Any:
        """What a promise of the platform's own page gives; the driver stays outside."""
        self.browser.driver.switch_to.default_content()
        script = f"const done = arguments[arguments.length - 1]; ({promise}).then(done)"
        return self.browser.driver.execute_async_script(script, *arguments)

    def look(self, script: str) -> Any:
        """Something that the platform knows, while the package stays open."""
        return self.browser.run(f"with (window.parent) {{ {script} }}")

    def cmi(self) -> Any:
        return self.look("return kept().cmi")

    def calls(self) -> list[dict[str, Any]]:
        return self.look("return calls")

    def go_to(self, question: str) -> None:
        self.at.go_to(f"question-{question}")

    def text(self, selector: str) -> str:
        script = "const e = document.querySelector(arguments[0]); return e && !e.hidden ? e.innerText : ''"
        return str(self.browser.run(script, selector))


def unpack(bank: QuizBank, folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    with zipfile.ZipFile(BytesIO(scorm.export(bank)[0])) as package:
        package.extractall(folder)


def check(call: dict[str, Any]) -> None:
    """No call fails, and what is written has the form that SCORM 1.2 gives it."""
    assert call["error"] == "0" and call["answer"] != "false", call
    if call["verb"] != "LMSSetValue":
        return
    name, value = call["given"]
    limit = 4096 if name == "cmi.suspend_data" else 255
    assert len(value) <= limit, call
    if name.endswith(".id"):
        assert IDENTIFIER.fullmatch(value), call
    if name.endswith((".latency", "session_time")):
        assert re.fullmatch(r"\d{4}:\d\d:\d\d\.\d\d", value), call
    if name.endswith(".time"):
        assert re.fullmatch(r"\d\d:\d\d:\d\d", value), call


def check_interaction(told: dict[str, Any]) -> None:
    form = re.compile(FORMS[told["type"]])
    assert form.fullmatch(told["student_response"]), told
    for right in told["correct_responses"].values():
        assert form.fullmatch(right["pattern"]), told


def patterns(told: dict[str, Any]) -> list[str]:
    return [each["pattern"] for each in told["correct_responses"].values()]
