"""What axe-core finds on the page that a browser shows."""

from pathlib import Path
from typing import Any

import pytest

AXE = Path(__file__).parents[1] / "node/node_modules/axe-core/axe.min.js"
_STILL = """
    const style = new CSSStyleSheet();
    style.replaceSync('*, ::before, ::after { transition: none !important; animation: none !important; }');
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, style];
"""
"""What fades in or over, as tabs do when axe scrolls, would be read in between."""
_RUN = """
    const done = arguments[arguments.length - 1];
    axe.run(arguments[0] || document, {resultTypes: ['violations']})
        .then((found) => done(found.violations), (error) => done([{id: String(error), nodes: []}]));
"""


def axe_violations(driver: Any, context: str | dict[str, Any] | None = None) -> list[str]:
    """A line for every element that breaks a rule, within ``context`` as ``axe.run`` takes it or on the whole page.

    Skips the test where axe-core is missing.
    """
    if not AXE.is_file():
        pytest.skip("not run: axe-core (npm ci --prefix tests/node --ignore-scripts)")
    if not driver.execute_script("return Boolean(window.axe)"):
        driver.execute_script(AXE.read_text("utf-8"))
        driver.execute_script(_STILL)
    return [
        f"{rule['id']} {node['html'][:120]} {node.get('failureSummary', '')}"
        for rule in driver.execute_async_script(_RUN, context)
        for node in rule["nodes"] or [{"html": ""}]
    ]
