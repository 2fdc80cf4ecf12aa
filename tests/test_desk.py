"""The editing server: who may talk to it, what it writes, and that it writes over nobody's text."""

import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath

import httpx2 as httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

from transnews import cli, config, desk, files, pipeline, review
from transnews.desk import saving
from transnews.desk.values import Conflict, Saved, There, Undoing, Wish
from transnews.engines import Engine
from transnews.engines.fake import FakeEngine
from transnews.errors import ReviewError, UsageError
from transnews.files import disk
from transnews.layout import Places
from transnews.model import Hypothesis, Key
from transnews.report import Report
from transnews.review import Edit, State

ANA = "Ana Dias <ana@example.org>"
TOKEN, PORT = "tOkEn", 8417
ORIGIN = f"http://127.0.0.1:{PORT}"
ROOT = f"/{TOKEN}/"
PAGE = f"{ROOT}pt/articles/a.md"
SHIPS = "The 3 ships left Kyiv on Monday."
RAIN = "Rain fell."
ARTICLE = f"---\nlang: en\n---\n\n# Harbour opens\n\n{SHIPS}\n\n{RAIN}\n"
SHIPS_KEY = {"context": "", "text": SHIPS}
NOW = datetime(2026, 11, 23, 12, 30, tzinfo=UTC)
Json = dict[str, object]


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def run(folder: Path, engine: FakeEngine | None = None) -> Report:
    """Translate, as a nightly run does."""
    report, read = Report(), config.load(folder)

    def open_engine(source: str, target: str) -> tuple[str, Engine]:
        return f"{source}→{target}", engine or FakeEngine()

    pipeline.run(pipeline.Job(folder, read, (), ("pt",)), open_engine, report.add)
    return report


@pytest.fixture(scope="module")
def drafted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("drafted")
    write(folder / "transnews.toml", 'locales = ["pt"]\n')
    write(folder / "articles/a.md", ARTICLE)
    write(folder / "articles/b.md", f"---\nlang: en\n---\n\n{SHIPS} Nobody was hurt.\n")
    write(folder / "glossaries/names.csv", "id,type,en,pt\nkyiv,place,Kyiv,Kiev|Quieve\n")
    assert list(run(folder).problems()) == []
    return folder


@pytest.fixture
def project(drafted: Path, tmp_path: Path) -> Path:
    """A project of two articles, drafted."""
    return shutil.copytree(drafted, tmp_path / "project")


@pytest.fixture
def po(project: Path) -> Path:
    return project / "locales/pt/a.po"


def opened(project: Path, person: str = ANA) -> TestClient:
    made = desk.Desk(project, config.load(project), person, ("pt",))
    client = TestClient(desk.app(made, TOKEN, PORT), base_url=ORIGIN, raise_server_exceptions=False)
    client.headers["Origin"] = ORIGIN
    return client


@pytest.fixture
def client(project: Path) -> Iterator[TestClient]:
    with opened(project) as client:
        yield client


def call(client: TestClient, name: str, **said: object) -> httpx.Response:
    asked = {"locale": "pt", "article": "articles/a.md", "key": SHIPS_KEY, **said}
    return client.post(f"{ROOT}api/{name}", json=asked)


def texts(po: Path) -> dict[str, review.Entry]:
    entries = review.texts(review.parse(files.read_text(po), po.name)).values()
    return {entry.key.text: entry for entry in entries}


def save(client: TestClient, po: Path, msgstr: str, fuzzy: bool = False) -> httpx.Response:
    """Save a text as somebody who sees what stands there."""
    there = texts(po)[SHIPS]
    seen = {"was": there.msgstr, "was_fuzzy": there.fuzzy}
    return call(client, "save", msgstr=msgstr, fuzzy=fuzzy, **seen)


def body(text: str) -> str:
    """Return a PO file without the fields that every save changes."""
    return re.sub(r'^"(PO-Revision-Date|Last-Translator): .*\n', "", text, flags=re.M)


def edited(po: Path, msgstr: str, fuzzy: bool = False, text: str = SHIPS) -> None:
    """Save in another editor."""
    old = files.read_text(po)
    files.write_text(po, review.edit(old, [Edit(Key("", text), msgstr, fuzzy)], po.name))


def tree(folder: Path) -> dict[str, bytes]:
    paths = (p for p in folder.rglob("*") if p.is_file() and ".transnews" not in p.parts)
    return {str(path.relative_to(folder)): path.read_bytes() for path in paths}


class TestGuard:
    def test_a_page_is_shown_to_who_knows_its_address(self, client: TestClient) -> None:
        answer = client.get(PAGE)
        assert answer.status_code == 200
        assert 'id="galley"' in answer.text
        assert "articles/a.md" in client.get(ROOT).text

    @pytest.mark.parametrize("token", ["", "x", TOKEN.lower(), TOKEN[:-1], TOKEN + "x", "é", "."])
    def test_without_the_token_there_is_nothing(self, token: str, client: TestClient) -> None:
        for path in (f"/{token}/", f"/{token}/pt/articles/a.md"):
            assert client.get(path).status_code == 404
        answer = client.post(f"/{token}/api/save", json={})
        assert answer.status_code in (404, 405)

    @pytest.mark.parametrize(
        "host", ["evil.example", f"evil.example:{PORT}", "127.0.0.1", "127.0.0.1:1", "", "[::1]:80"]
    )
    def test_a_name_that_somebody_lets_point_here_is_none_of_ours(
        self, host: str, client: TestClient
    ) -> None:
        assert client.get(PAGE, headers={"Host": host}).status_code == 421
        assert client.get(PAGE, headers={"Host": f"localhost:{PORT}"}).status_code == 200

    @pytest.mark.parametrize(
        "said",
        [
            {"Origin": "http://evil.example"},
            {"Origin": "null"},
            {"Origin": f"http://localhost:{PORT}"},
            {"Origin": f"https://127.0.0.1:{PORT}"},
            {"Origin": ""},
            {"Sec-Fetch-Site": "cross-site"},
            {"Sec-Fetch-Site": "same-site"},
            {"Sec-Fetch-Site": "none"},
            {"Content-Type": "text/plain"},
            {"Content-Type": "application/x-www-form-urlencoded"},
        ],
    )
    @pytest.mark.parametrize("name", ["save", "check", "suggest", "undo", "page"])
    def test_another_page_can_ask_for_nothing(
        self, said: dict[str, str], name: str, client: TestClient, project: Path
    ) -> None:
        before = tree(project)
        there = texts(project / "locales/pt/a.po")[SHIPS]
        wish: Json = {"locale": "pt", "article": "articles/a.md", "key": SHIPS_KEY}
        wish |= {"msgstr": "x", "fuzzy": False, "was": there.msgstr}
        headers = {"Content-Type": "application/json", **said}
        answer = client.post(f"{ROOT}api/{name}", content=json.dumps(wish), headers=headers)
        assert answer.status_code in (403, 415)
        assert set(answer.json()) == {"error"}
        assert tree(project) == before

    def test_who_says_neither_origin_nor_site_is_no_browser_of_ours(
        self, client: TestClient
    ) -> None:
        del client.headers["Origin"]
        assert call(client, "check").status_code == 403
        client.headers["Sec-Fetch-Site"] = "same-origin"
        assert call(client, "check").status_code == 200

    def test_what_is_too_large_is_not_read(self, client: TestClient) -> None:
        assert call(client, "check", msgstr="x" * 1_000_001).status_code == 413

        pieces = (b"x" * 100_000 for _ in range(11))  # without a length said beforehand
        said = {"Content-Type": "application/json"}
        answer = client.post(f"{ROOT}api/check", content=pieces, headers=said)
        assert answer.status_code == 413

    def test_every_answer_forbids_what_a_page_of_ours_does_not_need(
        self, client: TestClient
    ) -> None:
        answers = [
            *(client.get(PAGE), client.get(ROOT), client.get("/"), client.get(f"{ROOT}pt/none.md")),
            *(client.get(f"{ROOT}api/save"), call(client, "check"), call(client, "check", key=1)),
            *(client.get(PAGE, headers={"Host": "x"}), client.options(f"{ROOT}api/save")),
        ]
        for answer in answers:
            policy = answer.headers["content-security-policy"]
            assert policy.startswith("default-src 'none'")
            assert "frame-ancestors 'none'" in policy
            assert "unsafe" not in policy
            assert answer.headers["cache-control"] == "no-store"
            assert answer.headers["referrer-policy"] == "no-referrer"
            assert answer.headers["x-content-type-options"] == "nosniff"
            assert not [name for name in answer.headers if name.startswith("access-control")]

    def test_only_style_and_scripts_of_this_very_answer_run(self, client: TestClient) -> None:
        pages = [client.get(PAGE) for _ in range(2)]
        nonces = [set(re.findall(r'nonce="([^"]+)"', page.text)) for page in pages]
        assert [len(each) for each in nonces] == [1, 1]
        assert nonces[0] != nonces[1]
        policy = pages[0].headers["content-security-policy"]
        assert f"script-src 'nonce-{nonces[0].pop()}';" in policy
        assert "http-equiv" not in pages[0].text
        assert not re.search(r"<(script|style)(?! nonce=)|\son\w+=| style=", pages[0].text)

    def test_no_text_ends_the_script_that_holds_it(self, project: Path, po: Path) -> None:
        edited(po, "</script><script>alert(1)</script><!--")
        with opened(project) as client:
            page = client.get(PAGE).text
        assert "<script>alert" not in page
        assert page.count("</script>") == 2


class TestPlaces:
    @pytest.mark.parametrize(
        "article",
        [
            *("../outside.md", "/etc/passwd", "articles/../../outside.md", "locales/pt/a.md"),
            *("locales/pt/a.po", "articles/none.md", "articles", "", ".", "transnews.toml"),
            *("articles/a.md\0", "articles\\a.md", "%2e%2e/outside.md", "articles/link.md"),
            *("glossaries/names.csv", "-", "~/a.md"),
        ],
    )
    def test_only_articles_of_the_project_are_opened(
        self, article: str, client: TestClient, project: Path
    ) -> None:
        write(project.parent / "outside.md", f"---\nlang: en\n---\n\nSECRET {SHIPS}\n")
        write(project / "locales/pt/outside.po", files.read_text(project / "locales/pt/a.po"))
        (project / "articles/link.md").symlink_to(project.parent / "outside.md")
        before = tree(project.parent)
        wish = {"msgstr": "x", "fuzzy": False, "was": ""}
        answers = [
            *(call(client, name, article=article, **wish) for name in ("save", "check", "suggest")),
            call(client, "undo", article=article, former="", was="", was_fuzzy=True),
            client.get(f"{ROOT}pt/{article}") if "\0" not in article else client.get(f"{ROOT}pt/"),
        ]
        for answer in answers:
            assert answer.status_code in (404, 422), answer.text
            assert "SECRET" not in answer.text
            assert "Traceback" not in answer.text
        assert tree(project.parent) == before

    def test_a_folder_is_not_the_first_article_in_it(self, client: TestClient) -> None:
        for folder in ("", "articles", "articles/", "articles/."):
            answer = client.get(f"{ROOT}pt/{folder}")
            assert (answer.status_code, answer.text.endswith("name one article")) == (404, True)

    @pytest.mark.parametrize("locale", ["", "..", "../pt", "xx-nonsense", "en", "pt/../../x", "de"])
    def test_a_locale_is_no_path(self, locale: str, client: TestClient, project: Path) -> None:
        before = tree(project)
        wish = {"msgstr": "x", "fuzzy": False, "was": ""}
        assert call(client, "save", locale=locale, **wish).status_code == 422
        assert client.get(f"{ROOT}{locale or 'x'}/articles/a.md").status_code == 404
        assert tree(project) == before

    def test_a_retracted_article_is_not_edited(self, client: TestClient, project: Path) -> None:
        write(project / "articles/a.md", ARTICLE.replace("lang: en", "lang: en\nretracted: yes"))
        assert client.get(PAGE).status_code == 404

    def test_articles_are_listed_with_what_waits(self, client: TestClient, project: Path) -> None:
        write(project / "articles/what <now>?.md", ARTICLE)
        page = client.get(ROOT).text
        assert re.search(r'href="pt/articles/a\.md">articles/a\.md</a>.*\s*3 wait', page)
        assert "what &lt;now&gt;" not in page, "nothing is translated there"
        run(project)
        page = client.get(ROOT).text
        link = re.search(r'href="([^"]+)">articles/what &lt;now&gt;\?\.md<', page)
        assert link
        assert client.get(ROOT + link[1]).status_code == 200

    @pytest.mark.parametrize(
        "said",
        [
            *('{"a": 1}', "[]", "", "{", '"x"', "null", "NaN", "[" * 5000, "\xff"),
            '{"locale": 1, "article": "articles/a.md", "key": {"context": "", "text": "a"}}',
            '{"locale": "pt", "article": "articles/a.md", "key": "a"}',
            '{"locale": "pt", "article": "\\ud800", "key": {"context": "", "text": "a"}}',
        ],
    )
    @pytest.mark.parametrize("name", ["save", "check", "suggest", "undo", "page"])
    def test_what_is_no_request_is_told(self, said: str, name: str, client: TestClient) -> None:
        headers = {"Content-Type": "application/json"}
        content = said.encode("latin-1")
        answer = client.post(f"{ROOT}api/{name}", content=content, headers=headers)
        assert answer.status_code == 422 or name == "page"
        assert set(answer.json()) <= {"error", "html", "texts"}


class TestSaving:
    def test_what_is_saved_stands_in_the_file_under_the_name_of_who_saved(
        self, client: TestClient, po: Path
    ) -> None:
        before = po.read_text("utf-8")
        answer = save(client, po, "Os 3 navios saíram de Kiev.", fuzzy=True)
        assert answer.status_code == 200
        said = answer.json()
        assert said["saved"] == {"msgstr": "Os 3 navios saíram de Kiev.", "fuzzy": True}
        assert 'data-stage="edited"' in said["row"]
        assert said["counts"]["edited"] == 1
        there = texts(po)[SHIPS]
        assert (there.msgstr, there.state) == ("Os 3 navios saíram de Kiev.", State.DRAFT)
        catalog = review.parse(files.read_text(po), "a.po")
        assert catalog.field("Last-Translator") == ANA
        stamp = datetime.strptime(catalog.field("PO-Revision-Date"), "%Y-%m-%d %H:%M%z")
        assert abs((datetime.now(UTC) - stamp).total_seconds()) < 120
        changed = set(body(po.read_text()).splitlines()) ^ set(body(before).splitlines())
        assert all(line.startswith("msgstr") for line in changed), "no other line"
        subprocess.run(["msgfmt", "--check", "-o", os.devnull, po], check=True)

    def test_the_row_that_comes_back_is_that_of_the_page_loaded_again(
        self, client: TestClient, po: Path
    ) -> None:
        said = save(client, po, "Os 4 navios.").json()
        assert said["row"].strip() in client.get(PAGE).text
        again = client.post(f"{ROOT}api/page", json={"locale": "pt", "article": "articles/a.md"})
        assert said["row"].strip() in again.json()["html"]
        assert said["text"] in again.json()["texts"]
        assert "<style" not in again.json()["html"]

    def test_what_is_approved_is_reviewed_and_sheds_what_drafts_have(
        self, client: TestClient, po: Path
    ) -> None:
        edited(po, "Os 3 navios saíram de Kiev.", fuzzy=True)
        old = 'msgid "The 3 ships'
        text = po.read_text("utf-8").replace(old, f'#| msgid "The 2 ships left."\n{old}')
        po.write_text(text, "utf-8")
        assert texts(po)[SHIPS].state is State.OUTDATED
        said = save(client, po, "Os 3 navios saíram de Kiev.").json()
        assert texts(po)[SHIPS].state is State.REVIEWED
        assert "#|" not in po.read_text("utf-8")
        undone = call(client, "undo", former=said["former"], **was(said))
        assert undone.status_code == 200
        assert body(po.read_text("utf-8")) == body(text), "the former source stands there again"
        assert texts(po)[SHIPS].state is State.OUTDATED

    def test_nothing_cannot_be_approved(self, client: TestClient, po: Path) -> None:
        before = po.read_bytes()
        for nothing in ("", " ", "\n"):
            answer = save(client, po, nothing)
            assert answer.status_code == 422
            assert "no text to approve" in answer.json()["error"]
        assert po.read_bytes() == before
        assert save(client, po, "", fuzzy=True).status_code == 200
        assert texts(po)[SHIPS].state is State.MISSING

    def test_newlines_at_the_edges_are_those_of_the_source(
        self, client: TestClient, po: Path
    ) -> None:
        said = save(client, po, "\n\nOs navios.\n").json()
        assert said["saved"]["msgstr"] == "Os navios."
        assert texts(po)[SHIPS].msgstr == "Os navios."

    @pytest.mark.parametrize("text", ["a\0b", "\0"])
    def test_what_no_file_can_hold_is_refused(
        self, text: str, client: TestClient, po: Path
    ) -> None:
        before = po.read_bytes()
        assert save(client, po, text).status_code == 422
        assert po.read_bytes() == before

    def test_every_line_of_the_file_that_is_not_edited_stays_with_its_line_ends(
        self, client: TestClient, po: Path
    ) -> None:
        po.write_bytes(po.read_bytes().replace(b"\n", b"\r\n"))
        before = body(po.read_bytes().decode().replace("\r\n", "\n"))
        said = save(client, po, "Os navios.").json()
        assert b"\n" not in po.read_bytes().replace(b"\r\n", b"")
        call(client, "undo", former=said["former"], **was(said))
        assert body(po.read_bytes().decode().replace("\r\n", "\n")) == before

    def test_a_name_that_would_break_the_header_is_refused(self) -> None:
        head = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
        for name in ("", " ", "Ana\nX: y", "Ana\0"):
            with pytest.raises(UsageError, match="not a name"):
                review.sign(head, name, NOW, "a.po")
        signed = review.sign(head, 'Ana "A" \\ Dias', NOW, "a.po")
        assert review.parse(signed, "a.po").field("Last-Translator") == 'Ana "A" \\ Dias'
        assert review.sign(signed, 'Ana "A" \\ Dias', NOW, "a.po") == signed


def was(said: dict[str, dict[str, object]]) -> Json:
    """Return what an undoing says of the save that it takes back."""
    return {"was": said["saved"]["msgstr"], "was_fuzzy": said["saved"]["fuzzy"]}


class TestOthers:
    def test_a_text_that_somebody_changed_is_shown_and_not_written_over(
        self, client: TestClient, po: Path
    ) -> None:
        seen = texts(po)[SHIPS]
        edited(po, "Os três navios partiram.")
        before = po.read_bytes()
        wish = {"msgstr": "Os 3 navios partiram.", "fuzzy": False, "was": seen.msgstr}
        answer = call(client, "save", **wish, was_fuzzy=True)
        assert answer.status_code == 409
        said = answer.json()
        there = {"msgstr": "Os três navios partiram.", "fuzzy": False}
        assert said["conflict"]["there"] == there
        assert {"was": "três", "now": "3"} in said["conflict"]["diff"]
        assert said["text"]["msgstr"] == "Os três navios partiram."
        assert po.read_bytes() == before
        mine = {**wish, "was": there["msgstr"], "was_fuzzy": there["fuzzy"]}
        assert call(client, "save", **mine).status_code == 200
        assert texts(po)[SHIPS].msgstr == "Os 3 navios partiram."

    def test_a_text_that_somebody_approved_as_it_was_is_not_made_a_draft(
        self, client: TestClient, po: Path
    ) -> None:
        seen = texts(po)[SHIPS]
        edited(po, seen.msgstr, fuzzy=False)
        wish = {"msgstr": "Meio", "fuzzy": True, "was": seen.msgstr}
        assert call(client, "save", **wish, was_fuzzy=True).status_code == 409
        assert texts(po)[SHIPS].state is State.REVIEWED

    def test_another_text_that_somebody_changed_stays_beside_mine(
        self, client: TestClient, po: Path
    ) -> None:
        seen = texts(po)[SHIPS].msgstr
        edited(po, "Caiu chuva.", text=RAIN)
        answer = call(client, "save", msgstr="Os navios.", fuzzy=False, was=seen)
        assert answer.status_code == 200
        found = texts(po)
        assert (found[SHIPS].msgstr, found[RAIN].msgstr) == ("Os navios.", "Caiu chuva.")

    def test_an_answer_that_got_lost_can_be_asked_for_again(
        self, client: TestClient, po: Path
    ) -> None:
        wish = {"msgstr": "Os navios.", "fuzzy": False, "was": texts(po)[SHIPS].msgstr}
        assert call(client, "save", **wish).status_code == 200
        before = po.read_bytes()
        assert call(client, "save", **wish).status_code == 200
        assert po.read_bytes() == before

    def test_a_save_is_taken_back_only_while_it_stands(self, client: TestClient, po: Path) -> None:
        said = save(client, po, "Os navios.").json()
        edited(po, "Os navios partiram.")
        before = po.read_bytes()
        answer = call(client, "undo", former=said["former"], **was(said))
        assert answer.status_code == 409
        assert answer.json()["conflict"]["there"]["msgstr"] == "Os navios partiram."
        assert po.read_bytes() == before

    @pytest.mark.parametrize(
        "former",
        [
            *("", "x", "#~ msgid", 'msgid "b"\nmsgstr "x"\n', "# only a comment\n", "\0"),
            f'msgid "{SHIPS}"\nmsgstr "a"\n\nmsgid "b"\nmsgstr "c"\n',
            f'#~ msgid "{SHIPS}"\n#~ msgstr "a"\n',
            f'msgid "{SHIPS}"\nmsgstr "a"\n# more\n',
        ],
    )
    def test_nothing_but_the_entry_itself_is_put_back(
        self, former: str, client: TestClient, po: Path
    ) -> None:
        said = save(client, po, "Os navios.").json()
        before = po.read_bytes()
        assert call(client, "undo", former=former, **was(said)).status_code == 422
        assert po.read_bytes() == before

    def test_a_text_that_the_file_lost_is_told_and_nothing_is_written(
        self, client: TestClient, project: Path, po: Path
    ) -> None:
        seen = texts(po)[SHIPS]
        write(project / "articles/a.md", ARTICLE.replace("3 ships", "4 ships"))
        run(project)
        before = po.read_bytes()
        answer = call(client, "save", msgstr="Os navios.", fuzzy=False, was=seen.msgstr)
        assert answer.status_code == 409
        assert answer.json()["conflict"] is None
        assert "not in the file any more" in answer.json()["error"]
        assert po.read_bytes() == before

    @pytest.mark.parametrize("text", ["", "msgid", 'msgid "a\n', "\0", "<<<<<<< HEAD\n"])
    def test_a_file_that_is_broken_meanwhile_is_told_and_left(
        self, text: str, client: TestClient, po: Path
    ) -> None:
        there = texts(po)[SHIPS].msgstr
        po.write_text(text)
        for answer in (
            call(client, "save", msgstr="x", fuzzy=False, was=there),
            call(client, "check", msgstr="x"),
            client.get(PAGE),
        ):
            assert answer.status_code == 422
            assert "locales/pt/a.po:1: " in answer.text
        assert po.read_text() == text

    def test_a_file_that_is_gone_meanwhile_is_told_and_not_made(
        self, client: TestClient, po: Path
    ) -> None:
        po.unlink()
        answer = call(client, "save", msgstr="x", fuzzy=False, was="")
        assert answer.status_code == 422
        assert "run transnews translate --to pt" in answer.json()["error"]
        assert not po.exists()

    def test_a_file_that_cannot_be_written_is_told_and_whole(
        self, client: TestClient, po: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        before = po.read_bytes()

        def refuse(_path: Path, _mode: int = 0) -> int:
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr(disk, "create", refuse)
        answer = save(client, po, "Os navios.")
        assert answer.status_code == 500
        assert answer.json() == {"error": "locales/pt/a.po: cannot be written: no permission"}
        assert po.read_bytes() == before

    def test_a_run_that_is_at_work_keeps_what_is_saved_here(
        self, client: TestClient, project: Path, po: Path
    ) -> None:
        write(project / "articles/a.md", f"{ARTICLE}\nGrain is dear.\n")

        class Busy(FakeEngine):
            def translate(
                self,
                texts: Sequence[str],
                *,
                align: bool = False,
                hypotheses: int = 1,
                starts: Sequence[str] = (),
            ) -> list[tuple[Hypothesis, ...]]:
                saved.append(save(client, po, "Os 3 navios.").status_code)
                return super().translate(texts, align=align, hypotheses=hypotheses, starts=starts)

        saved: list[int] = []
        assert list(run(project, Busy()).problems()) == []
        assert saved[0] == 200
        found = texts(po)
        assert (found[SHIPS].msgstr, found[SHIPS].state) == ("Os 3 navios.", State.REVIEWED)
        assert "Grain is dear." in found
        assert ANA in po.read_text("utf-8")


class TestHelp:
    def test_what_is_typed_is_looked_over_and_not_written(
        self, client: TestClient, project: Path
    ) -> None:
        before = tree(project)
        said = call(client, "check", msgstr="Os 4 navios saíram de Moscovo.").json()
        assert 'data-check="numbers"' in said["row"]
        assert 'data-check="names"' in said["row"]
        good = call(client, "check", msgstr="Os 3 navios saíram de Kiev na segunda-feira.").json()
        assert "remark error" not in good["row"]
        assert tree(project) == before

    def test_a_text_that_the_article_has_not_is_told(self, client: TestClient) -> None:
        for name in ("check", "suggest"):
            answer = call(client, name, key={"context": "", "text": "No such text."})
            assert answer.status_code == 422
            assert "no such text any more" in answer.json()["error"]

    def test_names_are_offered_as_the_glossary_accepts_them(self, client: TestClient) -> None:
        said = call(client, "suggest").json()
        assert said["names"] == [{"source": "Kyiv", "forms": ["Kiev", "Quieve"], "note": ""}]
        assert (said["offer"], said["matches"], said["problem"]) == ("", [], "")

    def test_what_people_approved_for_texts_like_it_is_offered_and_not_this_very_text(
        self, po: Path, project: Path
    ) -> None:
        other = project / "locales/pt/b.po"
        edited(other, "Os 3 navios partiram. Ninguém se feriu.", text=f"{SHIPS} Nobody was hurt.")
        edited(po, "Os 3 navios.")
        with opened(project) as fresh:
            [match] = call(fresh, "suggest").json()["matches"]
        assert match["origin"] == "locales/pt/b.po"
        assert match["target"] == "Os 3 navios partiram. Ninguém se feriu."
        assert 50 < match["score"] < 100
        assert "".join(one["now"] for one in match["diff"]) == SHIPS

    def test_a_memory_that_cannot_be_used_costs_only_its_own_help(self, project: Path) -> None:
        (project / ".transnews/memory.sqlite").unlink(missing_ok=True)
        (project / ".transnews/memory.sqlite").mkdir()
        with opened(project) as fresh:
            said = call(fresh, "suggest").json()
        assert said["names"]
        assert ".transnews/memory.sqlite" in said["problem"]

    def test_the_fresh_draft_of_an_outdated_text_is_offered(
        self, client: TestClient, project: Path, po: Path
    ) -> None:
        edited(po, "Os 3 navios saíram de Kiev na segunda-feira.")
        write(project / "articles/a.md", ARTICLE.replace("3 ships", "4 ships"))
        run(project)
        key = {"context": "", "text": SHIPS.replace("3", "4")}
        assert "4" in str(call(client, "suggest", key=key).json()["offer"])


HEAD = (
    'msgid ""\nmsgstr ""\n"Language: pt\\n"\n"Last-Translator: Nobody\\n"\n'
    '"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
)
FILE = HEAD + (
    '# mine\n#, fuzzy\n#| msgid "A"\nmsgid "a"\nmsgstr "um"\n\n'
    'msgctxt "x"\nmsgid "b\\n"\nmsgstr ""\n\n#~ msgid "c"\n#~ msgstr "três"\n'
)
KEYS = (Key("", "a"), Key("x", "b\n"))
PLACES = Places(PurePosixPath("a.po"), PurePosixPath("a.json"), PurePosixPath("a.md"))
TEXTS = st.sampled_from(["", "um", "dois", "três «x»", '"\\', "quatro\ncinco"])


@dataclass(frozen=True)
class Step:
    """What one of several people does."""

    who: str
    key: Key
    msgstr: str
    fuzzy: bool
    meanwhile: tuple[Key, str] | None
    """What another editor saves between our reading the file and our writing it."""
    undoes: bool


STEPS = st.builds(
    Step,
    st.sampled_from(["ana", "rui", "editor", "reload"]),
    st.sampled_from(KEYS),
    TEXTS,
    st.booleans(),
    st.none() | st.tuples(st.sampled_from(KEYS), TEXTS),
    st.booleans(),
)


@settings(max_examples=60)
@given(steps=st.lists(STEPS, max_size=10))
def test_whoever_saves_whenever_no_text_is_lost_that_its_successor_did_not_see(
    tmp_path_factory: pytest.TempPathFactory, steps: list[Step]
) -> None:
    folder = tmp_path_factory.mktemp("law")
    po = write(folder / "a.po", FILE)
    views = {"ana": standing(po), "rui": standing(po)}
    undo: dict[tuple[str, Key], Undoing] = {}
    for step in steps:
        if step.who == "editor":
            outside(po, step.key, step.msgstr)
        elif step.who == "reload":
            views["rui"] = standing(po)
        else:
            take(folder, step, views[step.who], undo)
        assert review.parse(po.read_text("utf-8"), "a.po").chunks[-1].entry.obsolete


def take(
    folder: Path, step: Step, view: dict[Key, There], undo: dict[tuple[str, Key], Undoing]
) -> None:
    """Save or undo, and see that only what the person saw was written over."""
    po = folder / "a.po"
    seen = view[step.key]
    taken = undo.get((step.who, step.key)) if step.undoes else None
    wish = Wish("pt", "a.md", step.key, step.msgstr, step.fuzzy, seen.msgstr, seen.fuzzy)
    outcome: object = None
    with pytest.MonkeyPatch.context() as patch:
        stood = between(patch, po, step.meanwhile)
        with suppress(ReviewError):  # nothing to approve
            outcome = (
                saving.undo(folder, PLACES, taken, ANA, NOW)
                if taken
                else saving.save(folder, PLACES, wish, ANA, NOW)
            )
    before, now = stood[-1], standing(po)
    if not isinstance(outcome, Saved):
        assert now == before, "nothing is written that was refused"
        assert outcome is None or isinstance(outcome, Conflict)
        return
    assert now == {**before, step.key: outcome.there}, "and nothing else"
    old = There(taken.was, taken.was_fuzzy) if taken else seen
    assert before[step.key] == outcome.there or same(before[step.key], old), "it was seen"
    said = view[step.key] = outcome.there
    done = Undoing("pt", "a.md", step.key, outcome.former, said.msgstr, said.fuzzy)
    undo[step.who, step.key] = done


def between(
    patch: pytest.MonkeyPatch, po: Path, meanwhile: tuple[Key, str] | None
) -> list[dict[Key, There]]:
    """Let another editor save once, after the file was read and before it is written.

    Returns what stands there, and after that editor saved also what stood there then.
    """
    waiting = [meanwhile] if meanwhile else []
    stood = [standing(po)]
    sign = review.sign

    def signed(text: str, person: str, now: datetime, name: str) -> str:
        if waiting:
            outside(po, *waiting.pop())
            stood.append(standing(po))
        return sign(text, person, now, name)

    patch.setattr(review, "sign", signed)
    return stood


def outside(po: Path, key: Key, msgstr: str) -> None:
    po.write_text(review.edit(po.read_text("utf-8"), [Edit(key, msgstr, True)], "a.po"), "utf-8")


def standing(po: Path) -> dict[Key, There]:
    entries = review.texts(review.parse(po.read_text("utf-8"), "a.po"))
    return {key: There(one.msgstr, one.fuzzy) for key, one in entries.items()}


def same(one: There, other: There) -> bool:
    return one == other or not (one.msgstr or other.msgstr)


@settings(max_examples=30)
@given(msgstr=TEXTS.filter(str.strip), fuzzy=st.booleans(), key=st.sampled_from(KEYS))
def test_what_is_taken_back_is_as_it_was_byte_for_byte(
    tmp_path_factory: pytest.TempPathFactory, msgstr: str, fuzzy: bool, key: Key
) -> None:
    folder = tmp_path_factory.mktemp("undo")
    po = write(folder / "a.po", FILE)
    there = standing(po)[key]
    wish = Wish("pt", "a.md", key, msgstr, fuzzy, there.msgstr, there.fuzzy)
    done = saving.save(folder, PLACES, wish, ANA, NOW)
    assert isinstance(done, Saved)
    taken = Undoing("pt", "a.md", key, done.former, done.there.msgstr, done.there.fuzzy)
    assert isinstance(saving.undo(folder, PLACES, taken, ANA, NOW), Saved)
    assert body(po.read_text("utf-8")) == body(FILE)
    again = replace(taken, was="another", was_fuzzy=True)
    assert isinstance(saving.undo(folder, PLACES, again, ANA, NOW), Saved), "it stands there"


Command = Callable[..., tuple[int, str]]


class TestCommand:
    @pytest.fixture
    def command(
        self,
        project: Path,
        tmp_path: Path,
        capsys: pytest.CaptureFixture[str],
        monkeypatch: pytest.MonkeyPatch,
    ) -> Command:
        """Run transnews on the project where nothing is served; return status and complaints."""
        monkeypatch.chdir(project)
        monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "gitconfig"))
        monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
        monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
        served: list[object] = []
        monkeypatch.setattr(desk, "serve", lambda *asked: served.append(asked))

        def call(*arguments: str) -> tuple[int, str]:
            monkeypatch.setattr(sys, "argv", ["transnews", "review", "--no-open", *arguments])
            with pytest.raises(SystemExit) as ended:
                cli.main()
            said = capsys.readouterr()
            assert "Traceback" not in said.err
            assert len(served) == (0 if ended.value.code else 1)
            return int(ended.value.code or 0), said.out + said.err

        return call

    def test_it_says_where_and_as_whom(self, command: Command) -> None:
        status, said = command("--port", "0", "--name", ANA, "articles/a.md")
        assert status == 0
        assert f"reviewing as {ANA}" in said
        assert re.search(r"http://127\.0\.0\.1:\d+/[\w-]{32}/pt/articles/a\.md\n", said)

    def test_git_says_who_reviews_and_else_it_is_asked_for(
        self, command: Command, tmp_path: Path
    ) -> None:
        status, said = command("--port", "0")
        assert status == 2
        assert "say --name 'Ana Dias <ana@example.org>'" in said
        write(tmp_path / "gitconfig", "[user]\n\tname = Rui Sá\n\temail = rui@example.org\n")
        assert "reviewing as Rui Sá <rui@example.org>" in command("--port", "0")[1]

    @pytest.mark.parametrize(
        ("arguments", "said"),
        [
            (("articles/none.md",), "no such file"),
            (("--to", "de", "articles/a.md"), "run transnews translate"),
            (
                (
                    "--to",
                    "nonsense-xx",
                ),
                "nonsense",
            ),
            (("--name", "Ana\nX: y"), "who reviews?"),
            (("--port", "70000"), "70000"),
        ],
    )
    def test_what_cannot_be_reviewed_is_told(
        self, arguments: tuple[str, ...], said: str, command: Command
    ) -> None:
        status, heard = command("--port", "0", "--name", ANA, *arguments)
        assert status == 2
        assert said in heard

    def test_a_port_that_is_taken_is_told(self, command: Command) -> None:
        with socket.create_server(("127.0.0.1", 0)) as taken:
            port = taken.getsockname()[1]
            status, said = command("--port", str(port), "--name", ANA)
        assert status == 2
        assert f"port {port}: in use, perhaps by another transnews review; say --port" in said

    def test_it_answers_on_this_machine_only_until_it_is_interrupted(self, project: Path) -> None:
        line = ["-m", "transnews", "review", "--no-open", "--port", "0", "--name", ANA]
        served = subprocess.Popen(
            [sys.executable, *line],
            cwd=project,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": str(Path(cli.__file__).parents[2])},
        )
        with served:
            assert served.stdout
            assert served.stderr
            served.stdout.readline()
            address = served.stdout.readline().strip()
            assert address.startswith("http://127.0.0.1:")
            assert "articles/a.md" in httpx.get(address).text
            assert httpx.get(address.rpartition("/")[0] + "x/").status_code == 404
            served.send_signal(signal.SIGINT)
            assert served.wait(10) == 130
            assert served.stderr.read() == "ended; what was saved stands in the PO files\n"
