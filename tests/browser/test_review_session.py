"""A review session: `transnews review`, a browser, a person at the keys, and the PO file behind."""

import re
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

import browsing
from transnews import files
from transnews.review import State

from . import projects
from .conftest import Browse, Named, Served, Shot

FIELD = "textarea:focus"
COLBY = "Meanwhile, despite repeated threats"
MINISTRY = "The Russian Foreign Ministry stated"


def row(page: Page, start: str) -> Locator:
    return page.locator("section.row").filter(has_text=start)


def waiting(page: Page) -> Locator:
    return page.locator("section.row[data-waits=true]")


def opened(page: Page, served: Served) -> None:
    """Open the page; leaving it with unsaved texts is answered with yes."""
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto(served.kallas)


def edit(page: Page, start: str) -> Locator:
    """Open the field of a row by keys."""
    row(page, start).focus()
    page.keyboard.press("Enter")
    field = page.locator(FIELD)
    expect(field).to_be_visible()
    return field


def typed(page: Page, start: str, text: str) -> Locator:
    field = edit(page, start)
    page.keyboard.press("Control+a")
    page.keyboard.insert_text(text)
    return field


def checked(po: Path) -> None:
    """Gettext takes the file, also as if all was approved."""
    command = ["msgfmt", "--check", "--use-fuzzy", "--output-file=/dev/null", str(po)]
    subprocess.run(command, check=True)


def test_the_list_leads_to_the_article(page: Page, served: Served, no_serious: Named) -> None:
    page.goto(served.address)
    no_serious(page, "review-list")
    page.locator(f"a[href$='{projects.KALLAS}']").first.click()
    expect(page.locator("main#galley")).to_have_attribute("data-article", projects.KALLAS)


def test_what_is_saved_is_in_the_file_and_there_after_a_reload(page: Page, served: Served) -> None:
    opened(page, served)
    typed(page, COLBY, "Trump não impõe sanções.")
    page.keyboard.press("Control+s")
    expect(row(page, COLBY)).to_have_attribute("data-stage", "edited")
    entry = projects.entry(served.po, COLBY)
    assert (entry.msgstr, entry.state) == ("Trump não impõe sanções.", State.DRAFT)
    checked(served.po)
    page.reload()
    expect(row(page, COLBY).locator(".target")).to_contain_text("Trump não impõe sanções.")
    expect(row(page, COLBY).locator(".since-draft del").first).to_be_attached()


def test_approving_goes_to_the_next_that_needs_work(page: Page, served: Served) -> None:
    opened(page, served)
    page.keyboard.press("n")
    following = waiting(page).nth(1).get_attribute("id")
    page.keyboard.press("Control+Enter")
    expect(page.locator(f"#{following}")).to_be_focused()
    expect(page.locator("#m2")).to_have_attribute("data-stage", "accepted")
    headline = projects.entry(served.po, "Kaja Kallas: ")
    assert headline.state is State.REVIEWED
    assert "Ana Dias <ana@example.org>" in files.read_text(served.po)


def test_a_whole_article_is_approved_without_a_mouse(
    page: Page, served: Served, shot: Shot
) -> None:
    opened(page, served)
    texts = {"3": "22 de agosto de 2025", "12": "um"}
    page.keyboard.press("n")
    for left in range(waiting(page).count(), 0, -1):
        number = str(page.evaluate("document.activeElement.closest('.row').id"))[1:]
        if number in texts:
            page.keyboard.press("Enter")
            page.keyboard.press("Control+a")
            page.keyboard.type(texts[number])
        page.keyboard.press("Control+Enter")
        expect(waiting(page)).to_have_count(left - 1)
    assert {one.state for one in projects.entries(served.po)} == {State.REVIEWED}
    assert projects.entry(served.po, "2025.08.22").msgstr == "22 de agosto de 2025"
    checked(served.po)
    expect(page.locator(".banner")).to_contain_text("transnews build")
    expect(page.locator(".banner")).to_be_in_viewport()
    expect(page.locator("progress").first).to_have_js_property("position", 1)
    shot(page, "review-done")


def test_checks_run_as_one_types_and_nothing_is_saved(
    page: Page, served: Served, shot: Shot
) -> None:
    opened(page, served)
    before = served.po.read_bytes()
    typed(page, "2025.08.22", "23 de agosto de 2025")
    expect(row(page, "2025.08.22").locator(".remark")).to_contain_text("23 de agosto")
    shot(page, "review-typing")
    page.keyboard.press("Control+a")
    page.keyboard.insert_text("22 de agosto de 2025")
    expect(row(page, "2025.08.22").locator(".remark")).to_have_count(0)
    assert served.po.read_bytes() == before


def test_a_text_that_changed_on_disk_is_shown_and_not_overwritten(
    page: Page, watch: browsing.Watch, served: Served, shot: Shot, no_serious: Named
) -> None:
    opened(page, served)
    typed(page, COLBY, "Trump não impõe sanções.")
    projects.change(served.po, COLBY, "Enquanto isso", "Entretanto", fuzzy=False)
    theirs = served.po.read_bytes()
    page.keyboard.press("Control+s")
    conflict = row(page, COLBY).locator(".conflict")
    expect(conflict).to_contain_text("Entretanto")
    assert served.po.read_bytes() == theirs
    expect(row(page, COLBY).locator("textarea")).to_have_value("Trump não impõe sanções.")
    watch.forgive("409")
    shot(page, "review-conflict")
    no_serious(page, "review-conflict")
    # By keys: theirs, or mine.
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(conflict).to_have_count(0)
    expect(row(page, COLBY)).to_have_attribute("data-stage", "edited")
    assert projects.entry(served.po, COLBY).msgstr == "Trump não impõe sanções."


def test_another_text_that_changed_on_disk_is_no_conflict(page: Page, served: Served) -> None:
    opened(page, served)
    typed(page, COLBY, "Trump não impõe sanções.")
    projects.change(served.po, MINISTRY, "não está planejada", "não está prevista")
    page.keyboard.press("Control+s")
    expect(row(page, COLBY)).to_have_attribute("data-stage", "edited")
    assert projects.entry(served.po, COLBY).msgstr == "Trump não impõe sanções."
    assert "prevista" in projects.entry(served.po, MINISTRY).msgstr


def test_u_takes_saves_back_one_by_one(page: Page, served: Served) -> None:
    before = files.read_text(served.po)
    opened(page, served)
    for start in (MINISTRY, COLBY):
        row(page, start).focus()
        page.keyboard.press("Control+Enter")
        expect(row(page, start)).to_have_attribute("data-stage", "accepted")
    for start in (COLBY, MINISTRY):
        page.keyboard.press("u")
        expect(row(page, start)).to_have_attribute("data-stage", "draft")
        expect(row(page, start)).to_be_focused()
    # Who saved last, and when, stays said.
    body = re.compile(r'\n"(PO-Revision-Date|Last-Translator|Language-Team)[^\n]*')
    assert body.sub("", files.read_text(served.po)) == body.sub("", before)


def test_a_key_that_is_held_down_approves_one_text(page: Page, served: Served) -> None:
    opened(page, served)
    page.locator("#m7").focus()  # two drafts, one after the other
    approved = page.locator("section.row:is([data-stage=accepted], [data-stage=reviewed])")
    many = approved.count()
    page.keyboard.down("Control")
    for _ in range(3):
        page.keyboard.down("Enter")
        expect(approved).to_have_count(many + 1)
    page.wait_for_timeout(500)
    assert approved.count() == many + 1


def test_a_key_that_opens_a_field_and_is_held_down_types_nothing(
    page: Page, served: Served
) -> None:
    opened(page, served)
    page.locator("#m7").focus()
    for _ in range(3):
        page.keyboard.down("Enter")
    field = page.locator("#m7 textarea")
    expect(field).to_be_focused()
    assert "\n" not in field.input_value()


def test_undo_in_the_field_is_the_browsers(page: Page, served: Served) -> None:
    opened(page, served)
    field = edit(page, COLBY)
    was = field.input_value()
    page.keyboard.press("Control+a")
    page.keyboard.type("x")
    expect(field).to_have_value("x")
    page.keyboard.press("Control+z")
    expect(field).to_have_value(was)


def test_keys_of_the_page_are_letters_in_the_field(page: Page, served: Served) -> None:
    opened(page, served)
    field = edit(page, COLBY)
    page.keyboard.press("Control+a")
    page.keyboard.type("njpkfu? c")
    expect(field).to_have_value("njpkfu? c")
    expect(field).to_be_focused()
    page.keyboard.press("Escape")
    expect(row(page, COLBY)).to_be_focused()


def test_what_was_typed_and_not_saved_survives_a_reload(page: Page, served: Served) -> None:
    opened(page, served)
    typed(page, COLBY, "Metade de uma frase")
    page.reload()
    field = row(page, COLBY).locator("textarea")
    expect(field).to_have_value("Metade de uma frase")
    assert "Metade" not in files.read_text(served.po)
    field.focus()
    page.keyboard.press("Control+s")
    expect(row(page, COLBY)).to_have_attribute("data-stage", "edited")
    page.reload()
    expect(row(page, COLBY).locator("textarea")).to_have_count(0)


def test_a_window_forgets_nothing_that_was_typed_in_another(page: Page, served: Served) -> None:
    opened(page, served)
    other = page.context.new_page()
    opened(other, served)
    typed(page, COLBY, "Metade de uma frase")
    page.keyboard.press("Escape")
    expect(row(page, COLBY)).to_contain_text("kept in this browser")
    edit(other, COLBY)
    other.keyboard.press("Escape")
    other.reload()
    expect(row(other, COLBY).locator("textarea")).to_have_value("Metade de uma frase")


def test_what_the_glossary_says_is_taken_by_a_key(page: Page, served: Served) -> None:
    opened(page, served)
    field = typed(page, "#News", "#")
    expect(row(page, "#News").locator(".helps")).to_contain_text("Notícias")
    page.keyboard.press("Alt+1")
    expect(field).to_have_value("#Notícias")


def test_what_the_memory_has_is_taken_by_a_key(page: Page, served: Served, shot: Shot) -> None:
    opened(page, served)
    field = edit(page, COLBY)
    offered = row(page, COLBY).locator(".helps li").first
    expect(offered).to_contain_text("memories/agency.tmx")
    expect(offered.locator("del")).to_have_text("tariffs")
    shot(page, "review-helps")
    page.keyboard.press("Alt+1")
    expect(field).to_have_value("Trump, apesar das ameaças, não impõe tarifas à Rússia.")
    page.keyboard.press("Control+z")
    expect(field).to_have_value(re.compile("Enquanto isso, apesar"))


def test_a_text_of_nothing_is_not_approved(page: Page, served: Served) -> None:
    opened(page, served)
    before = served.po.read_bytes()
    page.locator("section.row[data-stage=missing]").focus()
    page.keyboard.press("Control+Enter")
    expect(page.locator(".said")).to_contain_text("no text")
    assert served.po.read_bytes() == before


def test_tags_that_a_person_types_are_text(page: Page, served: Served) -> None:
    text = '<b>negrito</b> & "aspas" <img src=x onerror=alert(1)>'
    opened(page, served)
    typed(page, COLBY, text)
    page.keyboard.press("Control+s")
    expect(row(page, COLBY)).to_have_attribute("data-stage", "edited")
    assert projects.entry(served.po, COLBY).msgstr == text
    expect(page.locator(".target img")).to_have_count(0)
    checked(served.po)


def test_a_server_that_is_gone_is_told_and_nothing_is_lost(
    page: Page, watch: browsing.Watch, served: Served, shot: Shot
) -> None:
    opened(page, served)
    typed(page, COLBY, "Metade de uma frase")
    page.context.set_offline(True)
    page.keyboard.press("Control+s")
    expect(page.get_by_role("alert")).to_contain_text("does not answer")
    expect(row(page, COLBY).locator("textarea")).to_have_value("Metade de uma frase")
    shot(page, "review-offline")
    page.context.set_offline(False)
    page.keyboard.press("Control+s")
    expect(row(page, COLBY)).to_have_attribute("data-stage", "edited")
    expect(page.locator(".banner")).to_be_empty()
    watch.forgive("ERR_INTERNET_DISCONNECTED")


def test_a_text_is_typed_from_right_to_left(
    page: Page, served: Served, shot: Shot, no_serious: Named
) -> None:
    page.goto(served.harbour)
    field = typed(page, "Nobody was hurt.", "لم يصب أحد.")
    assert field.evaluate("one => getComputedStyle(one).direction") == "rtl"
    expect(field).to_have_attribute("lang", "ar")
    shot(page, "review-rtl")
    no_serious(page, "review-rtl")
    page.keyboard.press("Control+Enter")
    expect(row(page, "Nobody was hurt.")).to_have_attribute("data-stage", "reviewed")
    po = served.folder / projects.HARBOUR_PO
    assert projects.entry(po, "Nobody was hurt.").msgstr == "لم يصب أحد."
    checked(po)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_serious_barrier_in_a_session(
    browse: Browse, served: Served, no_serious: Named, shot: Shot, scheme: str
) -> None:
    page = browse(scheme="dark" if scheme == "dark" else "light")
    opened(page, served)
    edit(page, MINISTRY)
    expect(row(page, MINISTRY).locator(".helps li").first).to_be_visible()
    no_serious(page, f"review-{scheme}")
    shot(page, f"review-{scheme}")


def test_a_phone_can_edit(browse: Browse, served: Served, shot: Shot, no_serious: Named) -> None:
    page = browse(size=(390, 844))
    opened(page, served)
    row(page, COLBY).get_by_role("button", name="Edit").tap()
    expect(page.locator(FIELD)).to_be_visible()
    expect(row(page, COLBY).locator(".helps li").first).to_be_visible()
    assert page.evaluate("document.scrollingElement.scrollWidth") <= 390
    shot(page, "review-phone")
    no_serious(page, "review-phone")
    row(page, COLBY).get_by_role("button", name="Approve").tap()
    expect(row(page, COLBY)).to_have_attribute("data-stage", "accepted")
