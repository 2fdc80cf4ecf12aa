"""The page of an article, from disk: what an editor sees, and every key, without a server."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

import browsing

from .conftest import Browse, Named, Shot
from .projects import KALLAS, ROOT

VARIANTS = sorted(p.relative_to(ROOT / "locales") for p in (ROOT / "locales").rglob("*.po"))
LIT = """one => { const s = getComputedStyle(one);
  return [s.backgroundColor, s.outline, s.boxShadow, s.textDecoration].join(" ") }"""
TOO_WIDE = """() => [...document.querySelectorAll("body *")].filter(one =>
  one.getBoundingClientRect().right > innerWidth + 1 && getComputedStyle(one).position != "absolute"
).map(one => one.outerHTML.slice(0, 80))"""


def rows(page: Page, where: str = "") -> Locator:
    return page.locator(f"section.row{where}")


def focused(page: Page) -> str:
    """The id of the row that has the focus, or holds it."""
    return str(page.evaluate("document.activeElement.closest('section.row')?.id ?? ''"))


def ids(page: Page, where: str = "") -> list[str]:
    return [str(one) for one in rows(page, where).evaluate_all("all => all.map(one => one.id)")]


# What is seen


@pytest.mark.parametrize("variant", VARIANTS, ids=str)
def test_the_page_of_each_sample_renders(half_reviewed: Path, page: Page, variant: Path) -> None:
    file = half_reviewed / variant.with_suffix(".html")
    assert file.exists()
    page.goto(file.as_uri())
    main = page.locator("main#galley")
    expect(main).to_have_attribute("data-locale", variant.parts[0])
    expect(main).to_have_attribute("data-po", f"locales/{variant.as_posix()}")
    assert len(ids(page)) >= 10
    for row in rows(page).all():
        expect(row.locator(".source")).to_be_visible()
        expect(row.locator(".target")).to_be_visible()


def test_each_stage_is_told_in_words(page: Page, kallas: str, shot: Shot) -> None:
    page.goto(kallas)
    expect(page.locator("main#galley")).to_have_attribute("data-article", KALLAS)
    stages = set(rows(page).evaluate_all("all => all.map(one => one.dataset.stage)"))
    assert stages == {"missing", "draft", "edited", "outdated", "reviewed", "accepted"}
    for stage in stages:
        told = rows(page, f"[data-stage={stage}]").first.locator(".stage")
        expect(told.locator(".word")).to_be_visible()
        expect(told.locator(".word")).to_have_text("as drafted" if stage == "accepted" else stage)
        expect(told.locator(".sign")).not_to_have_text("")
    shot(page, "article-half-reviewed", whole=True)


def test_the_place_in_the_po_file_is_named(page: Page, kallas: str) -> None:
    page.goto(kallas)
    for number, row in enumerate(rows(page).all(), 1):
        place = row.locator(".place").inner_text().replace("\n", " ")
        assert re.search(rf"kallas\.po · entry {number} · line \d+", place)


def test_a_mistake_is_told_beside_the_words_it_is_about(page: Page, kallas: str) -> None:
    page.goto(kallas)
    row = rows(page).filter(has_text="22 de agosto de 2026")
    expect(row.locator(".remarks .error")).to_have_attribute("data-check", "dates")
    expect(row.locator(".target mark.found.error")).to_have_text(re.compile("2026"))
    expect(row).to_have_attribute("data-waits", "true")
    expect(row.locator(".stage")).to_contain_text("look again")


def test_what_changed_is_shown_word_by_word(page: Page, kallas: str) -> None:
    page.goto(kallas)
    draft = rows(page).filter(has_text="não está prevista").locator(".since-draft")
    expect(draft.locator("del")).to_have_text("planejada")
    expect(draft.locator("ins")).to_have_text("prevista")
    source = rows(page, "[data-stage=outdated]").locator(".since-source")
    expect(source.locator("del").first).to_have_text("Biden")
    expect(source.locator("ins").first).to_have_text("Trump")


def test_each_sentence_says_how_sure_the_model_was(page: Page, kallas: str) -> None:
    page.goto(kallas)
    row = (
        rows(page)
        .filter(has_text="the Kremlin mocks the efforts")
        .or_(rows(page).filter(has_text="despite repeated threats"))
    )
    source = row.last.locator(".source .sentence")
    target = row.last.locator(".target .sentence[data-heat]")
    assert source.count() == target.count() == 2


# Partners


def _partners(page: Page) -> tuple[Locator, Locator]:
    row = rows(page).filter(has_text="Senior Pentagon official")
    hit = row.locator(".source .hit.name", has_text="Pentagon").first
    number = hit.get_attribute("data-partner")
    return hit, row.locator(f".target .hit[data-partner='{number}']")


def test_hovering_a_name_lights_its_partner(page: Page, kallas: str, shot: Shot) -> None:
    page.goto(kallas)
    hit, partner = _partners(page)
    expect(partner).to_have_text("Pentágono")
    dark = partner.evaluate(LIT)
    hit.hover()
    assert partner.evaluate(LIT) != dark
    shot(page, "article-partner")
    page.mouse.move(0, 0)
    assert partner.evaluate(LIT) == dark


def test_focus_lights_the_partner_as_hovering_does(page: Page, kallas: str) -> None:
    page.goto(kallas)
    hit, partner = _partners(page)
    dark = partner.evaluate(LIT)
    hit.focus()
    assert partner.evaluate(LIT) != dark


# Keys


def test_n_and_p_go_through_what_waits(page: Page, kallas: str) -> None:
    page.goto(kallas)
    waiting = ids(page, "[data-waits=true]")
    assert 3 < len(waiting) < len(ids(page))
    seen = []
    for _ in waiting:
        page.keyboard.press("n")
        seen.append(focused(page))
    assert seen == waiting
    page.keyboard.press("p")
    assert focused(page) == waiting[-2]


def test_j_and_k_go_through_all_rows(page: Page, kallas: str) -> None:
    page.goto(kallas)
    for wanted in ids(page)[:4]:
        page.keyboard.press("j")
        assert focused(page) == wanted
    page.keyboard.press("k")
    assert focused(page) == ids(page)[2]


def test_f_leaves_what_needs_me(page: Page, kallas: str, shot: Shot) -> None:
    page.goto(kallas)
    page.keyboard.press("f")
    expect(rows(page, "[data-waits=false]").first).to_be_hidden()
    visible = [one.get_attribute("id") for one in rows(page).all() if one.is_visible()]
    assert visible == ids(page, "[data-waits=true]")
    shot(page, "article-filtered")
    page.keyboard.press("f")
    expect(rows(page, "[data-waits=false]").first).to_be_visible()


def test_the_help_names_the_keys_and_goes(page: Page, kallas: str, shot: Shot) -> None:
    page.goto(kallas)
    page.keyboard.press("?")
    help_ = page.locator("#help")
    expect(help_).to_be_visible()
    assert {"n", "p", "j", "k", "f", "?", "Esc"} <= set(help_.locator("kbd").all_inner_texts())
    shot(page, "article-help")
    page.keyboard.press("Escape")
    expect(help_).to_be_hidden()


def test_keys_with_ctrl_are_left_to_the_browser(page: Page, kallas: str) -> None:
    page.goto(kallas)
    page.keyboard.press("Control+f")
    page.keyboard.press("Alt+n")
    assert focused(page) == ""
    expect(rows(page, "[data-waits=false]").first).to_be_visible()


def test_the_copy_button_copies_the_translation(page: Page, kallas: str) -> None:
    page.goto(kallas)
    row = rows(page).filter(has_text="This week, Trump")
    row.locator("button.copy").click()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("Esta semana, Trump afirmou que Putina supostamente quer paz")
    assert copied.endswith("longe da frente.")


# Everywhere


def test_right_to_left_stands_right(page: Page, harbour: str, shot: Shot) -> None:
    page.goto(harbour)
    for row in rows(page).all():
        target = row.locator(".target")
        assert target.get_attribute("lang") == "ar"
        assert target.evaluate("one => getComputedStyle(one).direction") == "rtl"
        assert target.evaluate("one => getComputedStyle(one).textAlign") in ("start", "right")
        assert row.locator(".source").evaluate("one => getComputedStyle(one).direction") == "ltr"
    quote = rows(page, "[data-role=quote]").locator(".target .text")
    assert quote.evaluate("one => getComputedStyle(one).fontStyle") == "normal"
    assert page.evaluate("getComputedStyle(document.body).direction") == "ltr"
    shot(page, "article-rtl", whole=True)


def test_dark_where_the_reader_has_it_dark(browse: Browse, kallas: str, shot: Shot) -> None:
    shades = []
    for scheme in ("light", "dark"):
        page = browse(scheme="light" if scheme == "light" else "dark")
        page.goto(kallas)
        colour = page.evaluate("getComputedStyle(document.body).backgroundColor")
        shades.append(max(map(int, re.findall(r"\d+", colour)[:3])))
    assert shades[0] > 200
    assert shades[1] < 60
    shot(page, "article-dark", whole=True)


@pytest.mark.parametrize("width", [320, 390])
def test_a_phone_scrolls_one_way(
    browse: Browse, kallas: str, harbour: str, shot: Shot, width: int
) -> None:
    page = browse(size=(width, 844))
    for name, address in (("article", kallas), ("article-rtl", harbour)):
        page.goto(address)
        assert page.evaluate("document.scrollingElement.scrollWidth") <= width
        assert page.evaluate(TOO_WIDE) == []
        shot(page, f"{name}-phone-{width}", whole=True)


def test_paper_has_all_texts_and_no_buttons(page: Page, kallas: str, shot: Shot) -> None:
    page.goto(kallas)
    page.emulate_media(media="print", color_scheme="dark")
    for row in rows(page).all():
        expect(row.locator(".target")).to_be_visible()
    assert [one for one in page.locator("button").all() if one.is_visible()] == []
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
    shot(page, "article-print", whole=True)
    assert page.pdf().startswith(b"%PDF")


def test_without_scripts_everything_can_be_read(browse: Browse, kallas: str) -> None:
    page = browse(scripts=False)
    page.goto(kallas)
    expect(rows(page)).to_have_count(12)
    for row in rows(page).all():
        expect(row.locator(".source")).to_be_visible()
        expect(row.locator(".target")).to_be_visible()
    assert [one for one in page.locator("button").all() if one.is_visible()] == []


@pytest.mark.parametrize(
    "asking",
    [
        "fetch('https://example.org/').catch(() => {})",
        "document.body.append(Object.assign(new Image(), {src: 'https://example.org/a.png'}))",
        "document.body.insertAdjacentHTML('beforeend', '<p style=\"color:red\" onclick=\"x()\">')",
        "document.head.append(Object.assign(document.createElement('script'), {text: '1'}))",
    ],
    ids=["fetch", "image", "attributes", "script"],
)
def test_whatever_got_into_the_page_could_do_nothing(
    page: Page, kallas: str, watch: browsing.Watch, asking: str
) -> None:
    page.goto(kallas)
    page.evaluate(asking)
    page.wait_for_timeout(50)
    watch.forgive("Content Security Policy")
    # A request that the policy stopped is told as well, as asked for and as failed.
    watch.complaints.clear()


# For all eyes


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_serious_barrier_in_an_article(
    browse: Browse, kallas: str, no_serious: Named, scheme: str
) -> None:
    page = browse(scheme="dark" if scheme == "dark" else "light")
    page.goto(kallas)
    no_serious(page, f"article-{scheme}")
    page.keyboard.press("?")
    no_serious(page, f"article-help-{scheme}")


def test_no_serious_barrier_in_an_article_right_to_left(
    page: Page, harbour: str, no_serious: Named
) -> None:
    page.goto(harbour)
    no_serious(page, "article-rtl")
