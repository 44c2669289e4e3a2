"""The documented nginx configuration, as it stands in docs/deploy, with a real nginx."""

import gzip
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse

import pytest

from builder.build.project import Project
from tests.site.conftest import REPOSITORY, Browser

NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
pytestmark = pytest.mark.skipif(NGINX is None, reason="not run: nginx is not installed")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="module")
def port(sample: Project, tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """An nginx that serves the sample site with our file, its address and folder filled in."""
    assert NGINX
    home = tmp_path_factory.mktemp("nginx")
    number = free_port()
    given = (REPOSITORY / "docs/deploy/nginx.conf").read_text("utf-8")
    ours = given.replace("listen 8080;", f"listen 127.0.0.1:{number};").replace(
        "/srv/training-site/", f"{sample.dist / 'site'}/"
    )
    assert ours.count(str(number)) == 1 and ours.count(str(sample.dist)) == 1
    (home / "training.conf").write_text(ours, "utf-8")
    places = "".join(
        f"{kind}_temp_path {home}/{kind};\n"
        for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    (home / "nginx.conf").write_text(
        f"daemon off;\nmaster_process off;\npid {home}/pid;\nerror_log stderr;\n"
        f"events {{}}\nhttp {{\naccess_log off;\n{places}include {home}/training.conf;\n}}\n",
        "utf-8",
    )
    command = [NGINX, "-p", str(home), "-c", str(home / "nginx.conf")]
    tested = subprocess.run([*command, "-t"], capture_output=True, text=True, check=False)
    assert tested.returncode == 0 and "test is successful" in tested.stderr, tested.stderr
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    try:
        for _ in range(100):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", number)) == 0:
                    break
            time.sleep(0.05)
        yield number
    finally:
        process.terminate()
        process.wait()


def get(port: int, path: str, **headers: str) -> tuple[HTTPResponse, bytes]:
    connection = HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("GET", path, headers={k.replace("_", "-"): v for k, v in headers.items()})
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer, body


def test_pages_are_packed_checked_on_every_visit_and_confined(port: int, sample: Project) -> None:
    page = (sample.dist / "site/standards/tone.html").read_bytes()
    answer, body = get(port, "/training/standards/tone.html", Accept_Encoding="gzip")
    assert answer.status == 200 and gzip.decompress(body) == page
    assert answer.getheader("Content-Type") == "text/html; charset=utf-8"
    assert answer.getheader("Cache-Control") == "no-cache"
    assert (answer.getheader("Content-Security-Policy") or "").startswith("default-src 'self'")
    tag = answer.getheader("ETag") or ""
    again, _ = get(port, "/training/standards/tone.html", If_None_Match=tag, Accept_Encoding="gzip")
    assert again.status == 304


def test_types_and_caches_suit_each_kind_of_file(port: int, sample: Project) -> None:
    bundle = next((sample.dist / "site/assets/javascripts").glob("bundle.*.min.js")).name
    expected = {
        "": ("text/html; charset=utf-8", "no-cache"),
        "sw.js": ("application/javascript; charset=utf-8", "no-cache"),
        "assets/generated/manifest.webmanifest": ("application/manifest+json", "no-cache"),
        f"assets/javascripts/{bundle}": (
            "application/javascript; charset=utf-8",
            "public, max-age=31536000, immutable",
        ),
        "assets/generated/icon-192.png": ("image/png", "no-cache"),
    }
    for path, (kind, cache) in expected.items():
        answer, _ = get(port, f"/training/{path}")
        found = (answer.status, answer.getheader("Content-Type"), answer.getheader("Cache-Control"))
        assert found == (200, kind, cache), path


def test_what_is_not_there_gets_the_site_s_own_page(port: int) -> None:
    answer, body = get(port, "/training/nowhere.html")
    assert answer.status == 404 and "没有找到这一页" in body.decode()
    assert get(port, "/training")[0].getheader("Location", "").endswith("/training/")
    assert get(port, "/training/../../etc/passwd")[0].status in (400, 404)


def test_the_policy_lets_the_site_work(port: int, browser: Browser) -> None:
    browser.driver.get_log("browser")
    browser.open(f"http://127.0.0.1:{port}/training/standards/tone.html")
    assert browser.run("return document.body.dataset.mdColorScheme") is not None
    time.sleep(1)
    complaints = [entry["message"] for entry in browser.driver.get_log("browser")]
    assert complaints == []
    browser.driver.execute_cdp_cmd(
        "Storage.clearDataForOrigin",
        {"origin": f"http://127.0.0.1:{port}", "storageTypes": "all"},
    )
