"""The tests' own eyes: what a page does wrong is seen, and so is a fault for whoever cannot see."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

import browsing
from transnews import files

PAGE = """<!doctype html><html lang="en"><head><title>Page</title></head>
<body><main><h1>Page</h1>{}</main></body></html>"""


def _opened(page: Page, folder: Path, body: str) -> None:
    file = folder / "page.html"
    files.write_text(file, PAGE.format(body))
    page.goto(file.as_uri())
    page.wait_for_timeout(100)


@pytest.mark.parametrize(
    ("body", "complaint"),
    [
        ("<script>console.error('no')</script>", "console: no"),
        ("<script>console.warn('hm')</script>", "console: hm"),
        ("<script>throw Error('no')</script>", "raised: no"),
        ("<img alt='' src='https://example.org/a.png'>", "asked for https://example.org/a.png"),
        ("<img alt='' src='other.png'>", "asked for file://"),
        ("<script>fetch('http://127.0.0.1:1/')</script>", "asked for http://127.0.0.1:1/"),
    ],
)
def test_what_a_page_does_wrong_is_seen(
    page: Page, watch: browsing.Watch, tmp_path: Path, body: str, complaint: str
) -> None:
    _opened(page, tmp_path, body)
    assert any(one.startswith(complaint) for one in watch.complaints)
    watch.complaints.clear()


def test_a_fault_for_whoever_cannot_see_is_seen(page: Page, tmp_path: Path) -> None:
    _opened(page, tmp_path, '<p style="color: #aaa; background: #fff">Pale</p>')
    grave, report = browsing.violations(page)
    assert "color-contrast" in grave[0]
    assert "color-contrast" in report
    _opened(page, tmp_path, "<p>Black</p>")
    assert browsing.violations(page)[0] == []


def test_a_machine_without_a_browser_is_told_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(FileNotFoundError, match="make chromium"):
        browsing.find()
