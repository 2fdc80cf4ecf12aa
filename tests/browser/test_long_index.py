"""The index over thousands of articles, in a browser: drawn as one scrolls, searched, harmless."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

import newsroom
from transnews.preview.index import index
from transnews.preview.material import Material, page_of
from transnews.standing import Held, Overview

_ALL = 5000


@pytest.fixture(scope="package")
def archive(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Address of an index over thousands of articles in two locales."""
    return _written(tmp_path_factory.mktemp("archive"), newsroom.material(_ALL, ("pt", "de")))


def _written(folder: Path, material: Material) -> str:
    path = folder / "index.html"
    path.write_text(index(material), "utf-8")
    return path.as_uri()


def _rows(page: Page) -> Locator:
    return page.locator(".article")


def _tally(page: Page) -> Locator:
    return page.locator(".tally")


def _field(page: Page, name: str) -> Locator:
    return page.locator(f"select[name={name}]")


def _focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.querySelector('.name')?.textContent ?? ''"))


def test_what_waits_is_found_by_kind(archive: str, page: Page) -> None:
    page.goto(archive)
    expect(_tally(page)).to_have_text(re.compile(r"^5,000 articles · [\d,]+ words left$"))
    _field(page, "show").select_option("wholly reviewed")
    expect(_rows(page).first).to_contain_text("done")
    _field(page, "locale").select_option("German")
    expect(page.locator(".article .cell + .cell")).to_have_count(0)
    expect(_tally(page)).to_have_text(re.compile(r"of 5,000 articles · 0 words left$"))
    page.get_by_role("searchbox").fill("no such name")
    expect(_tally(page)).to_have_text("No article fits.")
    page.keyboard.press("Escape")
    expect(page.get_by_role("searchbox")).to_have_value("")


def test_the_urgent_come_first_unless_another_order_is_asked_for(archive: str, page: Page) -> None:
    page.goto(archive)
    expect(_rows(page).first).to_contain_text("correction")
    _field(page, "sort").select_option("name")
    expect(_rows(page).first.locator(".name")).to_have_text(re.compile("^2025/01/2025-01-01-"))
    _field(page, "sort").select_option("words left")
    expect(page).to_have_url(re.compile("#sort=left$"))
    shown = _lefts(page)
    assert shown == sorted(shown, reverse=True)


def _lefts(page: Page) -> list[int]:
    """What is left of the first articles, over both locales."""
    return [
        sum(int(left.replace(",", "")) for left in re.findall(r"([\d,]+) left", text))
        for text in _rows(page).all_text_contents()[:20]
    ]


def test_a_check_and_a_locale_lead_to_their_articles(archive: str, page: Page) -> None:
    page.goto(archive)
    page.locator("#look").get_by_role("button", name="names").click()
    expect(_field(page, "show")).to_have_value("look:names")
    expect(_rows(page).first).to_contain_text("names")
    page.locator("#locales").get_by_role("button", name="German").click()
    expect(_field(page, "locale")).to_have_value("de")


def test_the_keys_go_from_article_to_article(archive: str, page: Page) -> None:
    page.goto(archive)
    page.keyboard.press("j")
    first = _focused(page)
    for _ in range(60):
        page.keyboard.press("j")
    far = _focused(page)
    assert first
    assert far not in ("", first)
    for _ in range(60):
        page.keyboard.press("k")
    assert _focused(page) == first
    page.keyboard.press("f")
    expect(_field(page, "show")).to_have_value("waits")
    page.keyboard.press("n")
    expect(page.locator(".article:focus")).to_have_attribute("data-waits", "true")
    page.keyboard.press("/")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    expect(page.locator("#help")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#help")).to_be_hidden()


def test_only_what_is_near_is_drawn_and_the_last_one_is_reached(archive: str, page: Page) -> None:
    page.goto(archive)
    names = page.locator(".chunk").evaluate_all("all => all.map(one => one.textContent).join('')")
    assert len(re.findall(r"2025-\d\d-\d\d-\S+?-\d+\.md", names)) == _ALL  # for Ctrl+F
    end = page.locator(".chunk").last
    end.scroll_into_view_if_needed()
    expect(end.locator(".article")).to_have_count(10)
    expect(page.locator(".chunk").first.locator(".article")).to_have_count(0)
    assert _rows(page).count() < 500
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert _rows(page).count() == _ALL


def test_hostile_names_are_only_names(tmp_path: Path, page: Page) -> None:
    known = newsroom.material(1, ("pt",))
    bad = [
        "<img src=x onerror=alert(1)>.md",
        "</script><script>alert(2)</script>.md",
        "a#b?c%41 d.md",
    ]
    rows = [
        replace(
            known.overview.standings[0], article=f"articles/{name}", po=f"locales/pt/{name[:-3]}.po"
        )
        for name in bad
    ]
    held = [Held(row.article, "pt", "<b>why</b>") for row in rows]
    pages = frozenset(page_of("locales", row) for row in rows)
    material = Material("<i>x</i>", "locales", Overview("articles", rows), held, (), pages)
    page.goto(_written(tmp_path, material))
    assert set(page.locator(".article .name").all_text_contents()) == set(bad)
    listed = page.locator(".article .to").evaluate_all("all => all.map(one => one.href)")
    urgent = page.locator("#urgent a").evaluate_all("all => all.map(one => one.href)")
    assert sorted(listed) == sorted(urgent)
    assert page.locator("main img, main script, main b, main i").count() == 0


def test_a_name_from_right_to_left_leaves_the_rest_in_order(tmp_path: Path, page: Page) -> None:
    known = newsroom.material(1, ("pt",))
    row = replace(known.overview.standings[0], article="articles/أخبار/ميناء.md")
    page.goto(_written(tmp_path, replace(known, overview=Overview("articles", [row]))))
    folder, file = page.locator(".article .name bdi").all()
    one, other = folder.bounding_box(), file.bounding_box()
    assert one
    assert other
    assert one["x"] < other["x"]
