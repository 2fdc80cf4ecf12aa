"""The page over all articles and locales, from disk: what is urgent, what is left, where to go."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from . import projects
from .conftest import Browse, Named, Shot

SHIPS = Path(projects.CORRECTED).name
KALLAS = Path(projects.KALLAS).name


def listed(page: Page) -> list[str]:
    """The names of the articles that are listed, from the top."""
    names = page.locator(".article .name").all_inner_texts()
    return [name.rpartition("/")[2] for name in names]


def test_what_is_urgent_stands_first(page: Page, index_page: str, shot: Shot) -> None:
    page.goto(index_page)
    urgent = page.locator("#urgent")
    expect(urgent.locator(".correction")).to_contain_text("An earlier version said 40 ships")
    expect(urgent.locator(".outdated")).to_contain_text(KALLAS)
    assert listed(page)[:2] == [SHIPS, KALLAS]
    shot(page, "index", whole=True)


def test_locales_are_summed_up(page: Page, index_page: str) -> None:
    page.goto(index_page)
    table = page.locator("#locales table")
    expect(table.locator("tbody tr")).to_have_count(3)
    expect(table.locator("tr", has_text="Portuguese")).to_contain_text(re.compile(r"\d %"))
    expect(page.locator("#look")).to_contain_text("numbers")


def test_runs_are_plotted_and_told_in_figures(page: Page, index_page: str) -> None:
    page.goto(index_page)
    plots = page.locator("#runs svg[role=img]")
    assert plots.count() >= 1
    expect(plots.first.locator("rect")).to_have_count(3)
    page.locator("#runs summary").click()
    expect(page.locator("#runs tbody tr")).to_have_count(3)


def test_an_article_leads_to_its_page_and_back(page: Page, index_page: str) -> None:
    page.goto(index_page)
    page.locator(".article a.locale").first.click()
    expect(page.locator("main#galley")).to_have_attribute("data-article", projects.CORRECTED)
    page.get_by_role("link", name="All articles").click()
    expect(page.locator("main#index")).to_be_visible()


def test_the_list_is_filtered_and_the_address_remembers_it(page: Page, index_page: str) -> None:
    page.goto(index_page)
    page.keyboard.press("/")
    page.keyboard.type("kall")
    expect(page.locator(".article")).to_have_count(1)
    page.reload()
    expect(page.locator(".article")).to_have_count(1)
    assert listed(page) == [KALLAS]
    page.keyboard.press("/")
    page.keyboard.press("Escape")
    expect(page.locator(".article")).to_have_count(5)


def test_keys_go_through_the_articles(page: Page, index_page: str) -> None:
    page.goto(index_page)
    seen = []
    for key in "njk":
        page.keyboard.press(key)
        seen.append(page.locator(".article:focus .name").inner_text().rpartition("/")[2])
    assert seen == [SHIPS, KALLAS, SHIPS]
    page.keyboard.press("Enter")
    expect(page.locator("main#galley")).to_have_attribute("data-article", projects.CORRECTED)


def test_what_the_checks_ask_to_look_at_is_found(page: Page, index_page: str) -> None:
    page.goto(index_page)
    page.locator("#look").get_by_role("button", name="numbers").click()
    expect(page.locator(".article")).to_have_count(1)
    assert listed(page) == [SHIPS]


def test_the_index_can_be_read_without_scripts(browse: Browse, index_page: str) -> None:
    page = browse(scripts=False)
    page.goto(index_page)
    expect(page.locator("#urgent")).to_contain_text(SHIPS)
    expect(page.locator("#locales")).to_contain_text("Portuguese")
    expect(page.locator("form.tools")).to_be_hidden()


@pytest.mark.parametrize("width", [320, 390])
def test_a_phone_scrolls_the_index_one_way(
    browse: Browse, index_page: str, shot: Shot, width: int
) -> None:
    page = browse(size=(width, 844))
    page.goto(index_page)
    assert page.evaluate("document.scrollingElement.scrollWidth") <= width
    shot(page, f"index-phone-{width}", whole=True)


def test_the_index_on_paper_has_every_article(page: Page, index_page: str, shot: Shot) -> None:
    page.goto(index_page)
    page.emulate_media(media="print")
    assert len(listed(page)) == 5
    assert [one for one in page.locator("button.ask, button.theme").all() if one.is_visible()] == []
    expect(page.locator("#look").get_by_text("numbers")).to_be_visible()
    shot(page, "index-print", whole=True)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_serious_barrier_in_the_index(
    browse: Browse, index_page: str, no_serious: Named, shot: Shot, scheme: str
) -> None:
    page = browse(scheme="dark" if scheme == "dark" else "light")
    page.goto(index_page)
    page.locator("#runs summary").click()
    no_serious(page, f"index-{scheme}")
    shot(page, f"index-{scheme}")
    page.keyboard.press("?")
    expect(page.locator("#help")).to_be_visible()
    no_serious(page, f"index-help-{scheme}")
