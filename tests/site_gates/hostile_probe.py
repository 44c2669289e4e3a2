"""A browser that notices whatever runs, is asked for, or stands ready to run on a page."""

import json
import time
from dataclasses import dataclass, field
from typing import Any

from tests.site.conftest import Browser
from tests.site.test_browser import complaints

POLICY = (
    "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; "
    "script-src 'self' 'report-sample'; base-uri 'none'; form-action 'none'"
)
"""Reported and not enforced: what it forbids still runs, and is found twice."""
_THEMES_OWN = (
    "__md_scope=new URL(",
    "var palette=__md_get(",
    "var target=document.getElementById(",
)
"""How the theme's own inline scripts begin."""
_LISTEN = """
    window.violations = [];
    document.addEventListener('securitypolicyviolation', (event) =>
        window.violations.push([event.effectiveDirective, event.sample || event.blockedURI]));
"""
_PROBE = """
    const [root, themesOwn] = arguments;
    const found = new Set();
    const note = (what, element) => found.add(`${what}: ${element.outerHTML.slice(0, 120)}`);
    const isOurs = (address) => {
        if (/^[\\s]*[/\\\\]{2}/.test(address)) return false;
        try { return /^(https?|mailto|file|blob):$/.test(new URL(address, document.baseURI).protocol); }
        catch { return true; }
    };
    const ELEMENT = 'meta[http-equiv], base, iframe, frame, object, embed, link[rel=import], svg script, foreignObject';
    const IN_TEXT = ':is(article, dialog, .cw-marks) :is(script, style, link, meta, img[src=x])';
    const ADDRESS = /^(href|src|action|formaction|data|poster|ping|xlink:href|srcset|background)$/;
    const STYLE = '[style*="url("], [style*=position], [style*=expression]';
    if (window.hacked) found.add(`ran: ${window.hacked}`);
    for (const [directive, sample] of window.violations) found.add(`policy: ${directive} ${sample}`);
    for (const element of document.querySelectorAll('*')) {
        for (const {name, value} of element.attributes) {
            if (/^on/i.test(name)) note(name, element);
            if (ADDRESS.test(name) && !isOurs(value)) note('address', element);
        }
        if (element.matches(`${ELEMENT}, ${IN_TEXT}`)) note('element', element);
        if (element.matches(STYLE)) note('style', element);
        if (!element.matches('script:not([type="application/json"])')) continue;
        const text = element.textContent.trim();
        const isKnown = element.src ? element.src.startsWith(root) : themesOwn.some((own) => text.startsWith(own));
        if (!isKnown) note('script', element);
    }
    for (const {cssRules} of document.adoptedStyleSheets || [])
        for (const rule of cssRules)
            if (!(rule instanceof CSSPageRule)) found.add(`rule: ${rule.cssText.slice(0, 120)}`);
    return [...found];
"""
_STIR = """
    for (const element of document.querySelectorAll('*'))
        for (const kind of ['mouseover', 'focus']) element.dispatchEvent(new Event(kind));
    for (const details of document.querySelectorAll('details')) details.open = true;
"""


@dataclass(slots=True)
class Probe:
    """Opens pages below ``root`` and keeps what was wrong on them."""

    browser: Browser
    root: str
    wrong: list[str] = field(default_factory=list)
    listener: str = ""

    def __enter__(self) -> "Probe":
        added = self.browser.driver.execute_cdp_cmd(
            "Page.addScriptToEvaluateOnNewDocument", {"source": _LISTEN}
        )
        self.listener = added["identifier"]
        return self

    def __exit__(self, *_: object) -> None:
        self.browser.driver.execute_cdp_cmd(
            "Page.removeScriptToEvaluateOnNewDocument", {"identifier": self.listener}
        )

    def open(self, page: str, width: int = 1280) -> None:
        """Open a page, its address as a browser's bar would take it, and look at it."""
        self.browser.events()
        if _file(self.browser.driver.current_url) == _file(self.root + page):
            # With another fragment it would not be loaded anew, and it would keep its place in the history.
            self.browser.open("about:blank")
        self.browser.open(self.root + page, width)
        self.look(page)

    def look(self, where: str) -> None:
        """Move over everything and note what ran, was asked for or stands ready to run."""
        self.browser.run(_STIR)
        found = self.browser.run(_PROBE, self.root, _THEMES_OWN)
        foreign = complaints(self.browser.events(), self.root)
        found += [line for line in foreign if line.startswith("foreign")]
        own = tuple(f"policy: script-src-elem {begin[:30]}" for begin in _THEMES_OWN)
        self.wrong += [f"{where}: {line}" for line in found if not line.startswith(own)]

    def run(self, script: str, *arguments: object) -> Any:
        return self.browser.run(script, *arguments)

    def find(self, selector: str) -> Any:
        return self.browser.driver.find_element("css selector", selector)

    def all(self, selector: str) -> list[Any]:
        return list(self.browser.driver.find_elements("css selector", selector))

    def text(self, selector: str) -> str:
        """The text of everything that the selector finds."""
        script = "return [...document.querySelectorAll(arguments[0])].map((e) => e.textContent).join('\\n')"
        return str(self.browser.run(script, selector))

    def wait(self, script: str, seconds: float = 10) -> None:
        """Until ``script`` returns something true."""
        deadline = time.monotonic() + seconds
        while not self.browser.run(script):
            assert time.monotonic() < deadline, f"not within {seconds} s: {script}"
            time.sleep(0.02)

    def keep(self, key: str, data: object) -> None:
        """Put what somebody made by hand into the browser's storage."""
        text = data if isinstance(data, str) else json.dumps(data)
        self.browser.run("localStorage.setItem(arguments[0], arguments[1])", key, text)


def _file(url: str) -> str:
    return url.partition("#")[0].partition("?")[0]
