"""PO files: what each rule of reading, merging and writing promises, by example."""

from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from transnews.errors import ReviewError
from transnews.model import Key
from transnews.review import (
    Edit,
    Entry,
    Header,
    State,
    Wanted,
    digest,
    edit,
    is_human,
    merge,
    needs_draft,
    parse,
    texts,
)

FIXTURES = Path(__file__).parent / "fixtures" / "review"
GOLDEN = Path(__file__).parent / "golden" / "review"
FILES = sorted(FIXTURES.glob("*.po"))

HEADER = Header(
    project="2026-01-31-harbour",
    bugs="https://example.org/errors",
    language="pt-BR",
    team_name="Portuguese (Brazil)",
    generator="transnews 0.1",
    now=datetime(2026, 1, 31, 12, tzinfo=UTC),
)
LATER = replace(HEADER, now=datetime(2026, 2, 28, 12, tzinfo=UTC), generator="transnews 0.2")
HEAD = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'

HEADLINE = Wanted(
    Key("headline", "Harbour strike ends after nine days"),
    notes=("headline",),
    references=("articles/2026-01-31-harbour.md",),
    draft="Greve no porto termina depois de nove dias",
    provenance="argos en_pt 1.0, 2026-01-31",
)
LEAD = Wanted(
    Key(
        "",
        "Dockers at the harbour went back to work on Friday, the union said, after the operator"
        ' agreed to raise pay by 4.5% and to drop "every" claim against the strikers.',
    ),
    notes=("owes: Marta Reis → Marta Reis", "names: the translation lacks Marta Reis"),
    references=("articles/2026-01-31-harbour.md",),
    draft="Os estivadores do porto voltaram ao trabalho na sexta-feira, disse o sindicato, depois"
    " de a operadora aceitar aumentar os salários em 4,5% e retirar “todas” as ações.",
    provenance="argos en_pt 1.0, 2026-01-31",
)
TAG = Wanted(Key("tag", "#Harbour"), notes=("tag",), draft="#Porto")
LAST = Wanted(Key("", "More to follow."))
ARTICLE = [HEADLINE, LEAD, TAG, LAST]


def machine(wanted: list[Wanted]) -> dict[Key, str]:
    """Return what a trace says after a run that wrote these drafts."""
    return {want.key: digest(want.draft) for want in wanted if want.draft}


def as_it_stands(text: str) -> list[Wanted]:
    """Return what a run wants that finds everything as the file has it."""
    return [
        Wanted(entry.key, entry.notes, entry.references)
        for entry in parse(text, "a.po").entries
        if not entry.obsolete
    ]


def reviewed(text: str, msgid: str) -> str:
    """Do what a translator does who accepts one draft: take its flag away."""
    before, after = text.split(f'msgid "{msgid}', 1)
    head, flag, tail = before.rpartition("#, fuzzy\n")
    assert flag
    return f'{head}{tail}msgid "{msgid}{after}'


def foreign(path: Path, newline: str = "\n") -> str:
    """Return a file as another program saved it; the line that goes on review is a person's."""
    return path.read_text("utf-8").replace("# machine draft:", "# said:").replace("\n", newline)


# Reading


def test_state_follows_from_text_flag_and_previous_source() -> None:
    key = Key("", "Hello.")
    assert Entry(key).state is State.MISSING
    assert Entry(key, fuzzy=True).state is State.MISSING
    assert Entry(key, "Olá.").state is State.REVIEWED
    assert Entry(key, "Olá.", fuzzy=True).state is State.DRAFT
    assert Entry(key, "Olá.", fuzzy=True, previous="Hi.").state is State.OUTDATED


def test_everything_in_an_entry_is_read() -> None:
    catalog = parse((FIXTURES / "msgmerge.po").read_text("utf-8"), "a.po")
    headline = catalog.entries[0]
    assert headline == Entry(
        key=Key("headline", "Harbour strike ends after ten days"),
        msgstr="Greve no porto termina depois de nove dias de luta",
        fuzzy=True,
        previous="Harbour strike ends after nine days",
        previous_context="headline",
        comment="machine draft: argos en_pt 1.0",
        notes=("headline",),
        references=("articles/2026-01-31-harbour.md",),
        line=17,
    )
    assert catalog.language == "pt_BR"
    assert [entry.key.text for entry in catalog.entries if entry.obsolete] == [
        "Nobody won, and nobody lost.",
        "#Harbour",
        "More to follow.",
    ]
    assert texts(catalog)[headline.key] is headline
    assert Key("tag", "#Harbour") not in texts(catalog)


@pytest.mark.parametrize(
    ("body", "comment", "msgid", "msgstr"),
    [
        ('#foo\nmsgid "a"\nmsgstr "b"\n', "foo", "a", "b"),
        ('#\n#  indented\nmsgid "a"\nmsgstr "b"\n', " indented", "a", "b"),
        ('#,fuzzy\nmsgid"a"\nmsgstr "b"\n', "", "a", "b"),
        ('msgid "\\a\\b\\f\\v\\r\\t\\n\\\\\\""\nmsgstr ""\n', "", '\a\b\f\v\r\t\n\\"', ""),
        ('msgid "\\303\\251\\x41 \\\\101"\nmsgstr ""\n', "", "éA \\101", ""),
        ('msgid "a\u2028b\x85c\x1cd"\nmsgstr "\x0b"\n', "", "a\u2028b\x85c\x1cd", "\x0b"),
        ('msgid ""\n"a"\n\n"b"\nmsgstr ""\n"c"\n#.\n', "", "ab", "c"),
        ('#= no-wrap\nmsgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"\nmsgstr[1] ""\n', "", "a", "c"),
    ],
)
def test_unusual_but_valid_lines_are_read(body: str, comment: str, msgid: str, msgstr: str) -> None:
    [entry] = parse(HEAD + body, "a.po").entries
    assert (entry.comment.lstrip("\n"), entry.key.text, entry.msgstr) == (comment, msgid, msgstr)


def test_previous_source_of_an_obsolete_entry_is_read() -> None:
    body = '#, fuzzy\n#~| msgid "Hi."\n#~ msgid "Hello."\n#~ msgstr "Oi."\n'
    [entry] = parse(HEAD + body, "a.po").entries
    assert (entry.previous, entry.obsolete, entry.state) == ("Hi.", True, State.OUTDATED)


def test_text_that_is_also_the_name_of_a_file_is_read_as_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = HEAD + 'msgid "a"\nmsgstr "b"\n'
    monkeypatch.chdir(tmp_path)
    Path("a.po").write_text("not a PO file")
    with pytest.raises(ReviewError, match=r"^a\.po:1: not a line of a PO file: a\.po"):
        parse("a.po", "a.po")
    assert parse(text, "a.po").entries[0].msgstr == "b"


ENTRY = 'msgid "a"\nmsgstr "b"\n'


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("", 1, "the file is empty"),
        (HEAD + 'msgid "a\0"\nmsgstr ""\n', 4, "NUL"),
        (ENTRY, 1, "the header is missing"),
        ("# only a comment\n", 1, "the header is missing"),
        ('msgid ""\nmsgstr "Language: pt\\n"\n', 1, "charset=(nothing)"),
        (HEAD.replace("UTF-8", "ISO-8859-1"), 2, "charset=iso-8859-1; save the file as UTF-8"),
        (HEAD.replace("UTF-8", "CHARSET"), 2, "charset=charset"),
        (HEAD + ENTRY + "\n" + ENTRY, 7, "the same message as in line 4"),
        (HEAD + ENTRY + '\n#~ msgid "a"\n#~ msgstr "c"\n', 7, "the same message as in line 4"),
        (HEAD + 'msgid "a"\n<<<<<<< HEAD\nmsgstr "b"\n', 5, "conflict marker '<<<<<<< HEAD'"),
        (HEAD + 'msgid "a"\nmsgstr "b"\n=======\n', 6, "conflict marker"),
        (HEAD + 'msgid "a"\nmsgstr "b\n', 5, "the string is not closed"),
        (HEAD + 'msgid "a"\nmsgstr "b\\"\n', 5, "the string is not closed"),
        (HEAD + 'msgid "a"\nmsgstr "b "c" d"\n', 5, 'a quote inside a string is written \\"'),
        (HEAD + 'msgid "a"\nmsgstr "b\\q"\n', 5, "unknown escape \\q"),
        (HEAD + 'msgid "a"\n', 4, "msgstr is missing"),
        (HEAD + 'msgctxt "c"\n\nmsgid "a"\nmsgstr "b"\nmsgstr "c"\n', 8, "not a whole entry"),
        (HEAD + 'msgstr "a"\n', 4, "not a whole entry"),
        ('"a"\n' + HEAD, 1, "a string that belongs to nothing"),
        (HEAD + 'msgid "a"\n# c\nmsgstr "b"\n', 5, "a comment within an entry"),
        (HEAD + '#~ msgid "a"\nmsgstr "b"\n', 4, "only a part of the entry is marked #~"),
        (HEAD + '#| "a"\nmsgid "a"\nmsgstr "b"\n', 4, "a string that belongs to nothing"),
        (HEAD + 'mgsid "a"\nmsgstr "b"\n', 4, "unknown word 'mgsid'"),
        (HEAD + ENTRY + "\n#: a.md\n#, fuzzy\n", 7, "the file ends within an entry"),
        (HEAD + "Hello\n", 4, "not a line of a PO file: Hello"),
    ],
)
def test_what_is_broken_is_named_with_its_line(text: str, line: int, said: str) -> None:
    with pytest.raises(ReviewError) as caught:
        parse(text, "locales/pt/a.po")
    assert str(caught.value).startswith(f"locales/pt/a.po:{line}: ")
    assert said in str(caught.value)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_file_cut_anywhere_is_read_or_refused_by_name(path: Path) -> None:
    text = path.read_text("utf-8")
    for end in range(0, len(text), 7):
        with suppress(ReviewError):
            entries = parse(text[:end], "a.po").entries
            assert text[:end].count("msgid ") == 1 + sum(
                1 + (entry.previous is not None) for entry in entries
            )


# Who wrote it


def test_a_draft_is_needed_only_where_no_person_wrote() -> None:
    key, ours = Key("", "Hello."), digest("Olá.")
    assert needs_draft(None, None)
    assert needs_draft(Entry(key), None)
    assert needs_draft(Entry(key, "Olá.", fuzzy=True), ours)
    assert not needs_draft(Entry(key, "Olá!", fuzzy=True), ours)
    assert not needs_draft(Entry(key, "Olá.", fuzzy=True), None)
    assert not needs_draft(Entry(key, "Olá."), ours)
    assert not needs_draft(Entry(key, "Olá.", fuzzy=True, previous="Hi."), ours)
    assert is_human(Entry(key, "Olá."), ours)


# Writing


def test_a_new_file_is_what_a_person_can_read() -> None:
    """The golden file is the first run's, then a translator's, then a changed article's."""
    assert merge(None, ARTICLE, HEADER, {}) == (GOLDEN / "first.po").read_text("utf-8")


def test_a_changed_article_keeps_the_translators_work_in_sight() -> None:
    first = reviewed((GOLDEN / "first.po").read_text("utf-8"), "Harbour strike")
    first = reviewed(first, '"\n"Dockers at')
    wanted = [
        replace(HEADLINE, key=Key("headline", "Harbour strike ends after ten days")),
        Wanted(Key("", "The talks took place in Lisbon."), draft="As negociações foram em Lisboa."),
        TAG,
    ]
    second = merge(first, wanted, LATER, machine(ARTICLE))
    assert second == (GOLDEN / "second.po").read_text("utf-8")


def test_newlines_at_the_edges_follow_the_source() -> None:
    wanted = [
        Wanted(Key("", "\nOne\n"), draft="Um"),
        Wanted(Key("", "Two"), draft="\nDois\r\nou\n\n"),
        Wanted(Key("", "Three\n"), draft="\n"),
    ]
    text = merge(None, wanted, HEADER, {})
    entries = parse(text, "a.po").entries
    assert [entry.msgstr for entry in entries] == ["\nUm\n", "Dois\r\nou", ""]
    assert '"Dois\\r\\n"' in text
    assert "\r" not in text


def test_references_with_spaces_stay_one_reference() -> None:
    text = merge(None, [Wanted(Key("", "a"), references=("my news/a b.md",))], HEADER, {})
    assert "#: my%20news/a%20b.md\n" in text


@pytest.mark.parametrize(
    "wanted",
    [[Wanted(Key("", ""))], [Wanted(Key("", "a\0b"))], [LAST, LAST]],
    ids=["empty", "NUL", "twice"],
)
def test_a_message_that_no_file_can_hold_is_refused(wanted: list[Wanted]) -> None:
    with pytest.raises(ReviewError, match=r"^a\.po: "):
        merge(None, wanted, HEADER, {}, "a.po")


# Byte stability


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
@pytest.mark.parametrize("newline", ["\n", "\r\n"], ids=["LF", "CRLF"])
def test_nothing_changed_nothing_written(path: Path, newline: str) -> None:
    text = foreign(path, newline)
    assert merge(text, as_it_stands(text), LATER, {}) == text
    cut = text.rstrip()
    assert merge(cut, as_it_stands(cut), LATER, {}) == cut


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
@pytest.mark.parametrize("newline", ["\n", "\r\n"], ids=["LF", "CRLF"])
def test_only_the_changed_entry_is_written(path: Path, newline: str) -> None:
    text = foreign(path, newline)
    wanted = as_it_stands(text)
    wanted[1] = replace(wanted[1], notes=("something new",))
    changed = merge(text, wanted, LATER, {})
    before, after = text.split(newline), changed.split(newline)
    # A blank line in the middle of the entry goes, its notes are replaced, nothing else.
    assert [x for x in before if x and not x.startswith("#. ")] == [
        x for x in after if x and not x.startswith("#. ")
    ]
    assert "#. something new" in after
    assert newline == "\n" or "\n" not in changed.replace("\r\n", "")


def test_entries_that_move_keep_their_bytes_even_without_blank_lines() -> None:
    text = foreign(FIXTURES / "dense.po")
    wanted = as_it_stands(text)[::-1]
    moved = merge(text, wanted, LATER, {})
    assert sorted(filter(None, moved.split("\n"))) == sorted(filter(None, text.split("\n")))
    keys = [entry.key for entry in parse(moved, "a.po").entries if not entry.obsolete]
    assert keys == [want.key for want in wanted]
    assert merge(moved, wanted, LATER, {}) == moved


def test_a_draft_that_comes_out_the_same_keeps_its_provenance() -> None:
    text = merge(None, ARTICLE, HEADER, {})
    again = [replace(want, provenance="argos en_pt 2.0, 2027-01-01") for want in ARTICLE]
    assert merge(text, again, LATER, machine(ARTICLE)) == text


def test_comments_at_the_end_stay_there() -> None:
    text = merge(None, [LAST], HEADER, {}) + "\n# To do: captions.\n"
    assert merge(text, [LAST], LATER, {}) == text
    more = merge(text, [LAST, TAG], LATER, {})
    assert more.endswith('msgstr "#Porto"\n\n# To do: captions.\n')


@pytest.mark.parametrize(
    ("before", "after"), [("\n", "\r"), ("\n", "\r\n"), ("\n", "\r\r\n"), ("\n\n", "\n\r")]
)
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_odd_line_ends_and_a_byte_order_mark_are_read_and_left(
    path: Path, before: str, after: str
) -> None:
    plain = foreign(path)
    odd = "\ufeff" + plain.replace(before, after).rstrip()
    entries = [replace(entry, line=0) for entry in parse(odd, "a.po").entries]
    assert entries == [replace(entry, line=0) for entry in parse(plain, "a.po").entries]
    wanted = as_it_stands(odd)
    assert merge(odd, wanted, LATER, {}) == odd
    assert edit(odd, [Edit(entries[0].key, entries[0].msgstr, entries[0].fuzzy)], "a.po") == odd
    for written in (
        merge(odd, [*wanted, Wanted(Key("", "New."))], LATER, {}),
        edit(odd, [Edit(entries[0].key, "Novo.", fuzzy=True)], "a.po"),
    ):
        assert "\ufeff" not in written
        assert "\r" not in written.replace("\r\r\n", "").replace("\r\n", "")


# Editing


def test_an_edit_changes_its_entry_and_no_other_character() -> None:
    for path in FILES:
        for newline in ("\n", "\r\n"):
            text = foreign(path, newline)
            for entry in texts(parse(text, "a.po")).values():
                said = edit(text, [Edit(entry.key, "Novo.", fuzzy=True)], "a.po")
                chunks = zip(parse(text, "a.po").chunks, parse(said, "a.po").chunks, strict=True)
                for before, after in chunks:
                    if before.entry.key == entry.key:
                        now = replace(before.entry, msgstr="Novo.", fuzzy=True)
                        assert after.entry == now
                    else:
                        assert after.text == before.text
                assert newline == "\n" or "\n" not in said.replace("\r\n", "")


def test_an_edit_that_says_what_stands_there_changes_nothing() -> None:
    for path in FILES:
        text = foreign(path).replace("\n", "\r\n", 5)
        entries = texts(parse(text, "a.po")).values()
        same = [Edit(entry.key, entry.msgstr, entry.fuzzy, entry.msgstr) for entry in entries]
        assert edit(text, same, "a.po") == text


def test_accepting_takes_the_flag_the_former_source_and_the_tools_line() -> None:
    text = HEAD + (
        '# machine draft: argos\n# Ask Rita.\n#. tag\n#, fuzzy, no-wrap\n#| msgid "Hi."\n'
        'msgid "Hello.\\n"\nmsgstr "Olá.\\n"\n'
    )
    done = edit(text, [Edit(Key("", "Hello.\n"), "Olá!", fuzzy=False, was="Olá.")], "a.po")
    assert done == HEAD + ('# Ask Rita.\n#. tag\n#, no-wrap\nmsgid "Hello.\\n"\nmsgstr "Olá!\\n"\n')
    again = edit(done, [Edit(Key("", "Hello.\n"), "Olá!", fuzzy=True)], "a.po")
    assert again == done.replace("#, no-wrap", "#, fuzzy, no-wrap")
    emptied = edit(again, [Edit(Key("", "Hello.\n"), "", fuzzy=True)], "a.po")
    assert emptied == done.replace("Olá!\\n", "")


@pytest.mark.parametrize(
    ("edits", "said"),
    [
        ([Edit(Key("", "b"), "x", False)], "a.po: the message 'b' is not in the file"),
        ([Edit(Key("tag", "a"), "x", False)], "a.po: the message 'a' is not in the file"),
        ([Edit(Key("", "old"), "x", False)], "a.po: the message 'old' is not in the file"),
        ([Edit(Key("", "a"), "x", False, "c")], "a.po:4: the message 'a' was changed meanwhile"),
        ([Edit(Key("", "a"), "x\0", False)], "a.po:4: no PO file can hold"),
        ([Edit(Key("", "a"), "x", False)] * 2, "a.po:4: the message 'a' is edited twice"),
        ([Edit(Key("", "one"), "x", False)], "a.po:10: the message 'one' has plural forms"),
    ],
)
def test_an_edit_that_cannot_be_made_is_refused(edits: list[Edit], said: str) -> None:
    text = HEAD + ENTRY + '\n#~ msgid "old"\n#~ msgstr "x"\n\n'
    text += 'msgid "one"\nmsgid_plural "more"\nmsgstr[0] "y"\nmsgstr[1] "z"\n'
    with pytest.raises(ReviewError) as caught:
        edit(text, edits, "a.po")
    assert str(caught.value).startswith(said)


# Merging


def test_the_tools_comment_goes_when_a_person_has_reviewed() -> None:
    text = merge(None, ARTICLE, HEADER, {})
    text = text.replace("# machine draft", "# Ask Rita.\n# machine draft", 1)
    accepted = reviewed(text, "Harbour strike")
    merged = merge(accepted, ARTICLE, LATER, machine(ARTICLE))
    assert merged == accepted.replace("# machine draft: argos en_pt 1.0, 2026-01-31\n", "", 1)
    assert merge(merged, ARTICLE, LATER, machine(ARTICLE)) == merged


def test_a_text_from_memory_is_a_persons_and_goes_only_where_there_is_none() -> None:
    said = replace(HEADLINE, draft="A greve acabou")
    for remembered in (replace(said, person=True), replace(said, reviewed=True)):
        text = merge(None, [remembered], HEADER, {})
        [entry] = texts(parse(text, "a.po")).values()
        state = State.REVIEWED if remembered.reviewed else State.DRAFT
        assert (entry.msgstr, entry.state, entry.comment) == ("A greve acabou", state, "")
        empty = merge(None, [replace(HEADLINE, draft=None)], HEADER, {})
        assert merge(empty, [remembered], HEADER, {}) == text
        drafted = merge(None, [HEADLINE], HEADER, {})
        for known in ({}, machine([HEADLINE])):
            assert merge(drafted, [remembered], HEADER, known) == drafted


def test_a_machine_draft_gives_way_to_a_new_one_and_a_remark_stays() -> None:
    text = merge(None, ARTICLE, HEADER, {})
    text = text.replace("# machine draft", "# Ask Rita.\n# machine draft", 1)
    better = replace(HEADLINE, draft="Greve termina", provenance="argos en_pt 2.0")
    merged = merge(text, [better, *ARTICLE[1:]], LATER, machine(ARTICLE))
    entry = texts(parse(merged, "a.po"))[HEADLINE.key]
    assert (entry.msgstr, entry.state) == ("Greve termina", State.DRAFT)
    assert entry.comment == "Ask Rita.\nmachine draft: argos en_pt 2.0"
    assert entry.remark == "Ask Rita."


def test_a_draft_that_a_person_edited_is_a_persons() -> None:
    text = merge(None, ARTICLE, HEADER, {}).replace("nove dias", "9 dias")
    better = replace(HEADLINE, draft="Greve termina")
    merged = merge(text, [better, *ARTICLE[1:]], LATER, machine(ARTICLE))
    assert merged == text


def test_without_a_trace_every_draft_is_a_persons() -> None:
    text = merge(None, ARTICLE, HEADER, {})
    assert merge(text, [replace(w, draft="x") for w in ARTICLE[:3]] + [LAST], LATER, {}) == text


def test_a_draft_for_an_empty_message_is_filled_in() -> None:
    text = merge(None, [LAST], HEADER, {})
    merged = merge(text, [replace(LAST, draft="Mais em breve.")], LATER, {})
    entry = texts(parse(merged, "a.po"))[LAST.key]
    assert (entry.msgstr, entry.state) == ("Mais em breve.", State.DRAFT)


def test_what_only_the_machine_wrote_goes_with_its_message() -> None:
    text = merge(None, ARTICLE, HEADER, {})
    assert parse(merge(text, [LAST], LATER, machine(ARTICLE)), "a.po").entries == (
        texts(parse(merge(None, [LAST], HEADER, {}), "a.po"))[LAST.key],
    )


@pytest.mark.parametrize("touch", ["review", "edit", "remark"])
def test_what_a_person_touched_is_kept_as_obsolete(touch: str) -> None:
    text = merge(None, ARTICLE, HEADER, {})
    match touch:
        case "review":
            text = reviewed(text, "Harbour strike")
        case "edit":
            text = text.replace("nove dias", "9 dias")
        case _:
            text = text.replace("# machine draft", "# Ask Rita.\n# machine draft", 1)
    before = texts(parse(text, "a.po"))[HEADLINE.key]
    merged = merge(text, [LEAD, TAG, LAST], LATER, machine(ARTICLE))
    after = parse(merged, "a.po").entries[-1]
    comment = before.remark if touch == "review" else before.comment
    kept = replace(before, obsolete=True, notes=(), references=(), comment=comment)
    assert after == replace(kept, line=after.line)
    assert merged.endswith('#~ msgstr "' + before.msgstr + '"\n')


def test_an_obsolete_message_that_is_wanted_again_comes_back_reviewed() -> None:
    text = reviewed(merge(None, ARTICLE, HEADER, {}), "Harbour strike")
    text = merge(text, ARTICLE, HEADER, machine(ARTICLE))
    without = merge(text, ARTICLE[1:], HEADER, machine(ARTICLE))
    assert texts(parse(without, "a.po")).get(HEADLINE.key) is None
    assert merge(without, ARTICLE, HEADER, machine(ARTICLE)) == text


def test_an_outdated_translation_keeps_the_source_it_was_made_for() -> None:
    key = Key("", "The strike ended on Friday after nine days of talks.")
    text = reviewed(merge(None, [Wanted(key, draft="A greve.")], HEADER, {}), key.text)
    for day in ("Saturday", "Sunday"):
        changed = Wanted(Key("", key.text.replace("Friday", day)), draft="Outra coisa.")
        text = merge(text, [changed], LATER, {})
    [entry] = texts(parse(text, "a.po")).values()
    assert (entry.key.text, entry.msgstr) == (changed.key.text, "A greve.")
    assert (entry.previous, entry.state) == (key.text, State.OUTDATED)


def test_a_text_of_another_role_comes_second_and_only_if_nearly_the_same() -> None:
    text = merge(None, [replace(LAST, draft="Mais.")], HEADER, {}).replace("#, fuzzy\n", "")
    headline = Wanted(Key("headline", LAST.key.text), draft="Título")
    [entry] = texts(parse(merge(text, [headline], LATER, {}), "a.po")).values()
    assert (entry.msgstr, entry.state, entry.previous_context) == ("Mais.", State.OUTDATED, "")
    near = Wanted(Key("", "More will follow."))
    found = texts(parse(merge(text, [headline, near], LATER, {}), "a.po"))
    assert (found[near.key].msgstr, found[headline.key].msgstr) == ("Mais.", "Título")
    far = Wanted(Key("headline", "More to come."), draft="Título")
    [entry] = texts(parse(merge(text, [far], LATER, {}), "a.po")).values()
    assert (entry.msgstr, entry.state) == ("Título", State.DRAFT)


def test_what_returns_slightly_changed_is_offered_and_what_is_new_is_not() -> None:
    old = Key("", "The strike at the harbour ended on Friday.")
    text = merge(None, [Wanted(old, draft="A greve."), LAST], HEADER, {})
    text = merge(text.replace("#, fuzzy\n", ""), [LAST], HEADER, {})
    near = Key("", "The strike at the harbour ended on Sunday.")
    far = Key("", "The fire at the harbour began on Friday.")
    found = texts(parse(merge(text, [LAST, Wanted(near), Wanted(far)], LATER, {}), "a.po"))
    assert (found[near].msgstr, found[near].previous) == ("A greve.", old.text)
    assert found[far].state is State.MISSING


def test_texts_that_are_edited_and_swapped_keep_their_own_translations() -> None:
    one, two = "France beat Spain in Rome on Friday.", "Spain beat France in Rome on Friday."
    wanted = [Wanted(Key("", one), draft="1"), Wanted(Key("", two), draft="2")]
    text = merge(None, wanted, HEADER, {}).replace("#, fuzzy\n", "")
    swapped = [Wanted(Key("", t.replace("Friday", "Sunday"))) for t in (two, one)]
    found = texts(parse(merge(text, swapped, LATER, {}), "a.po"))
    assert [entry.msgstr for entry in found.values()] == ["2", "1"]


def test_a_copy_that_was_offered_and_not_touched_leaves_no_trace() -> None:
    """Only the text that a person made is kept, where it was made."""
    text = reviewed(merge(None, [HEADLINE], HEADER, {}), "Harbour strike")
    text = merge(text, [HEADLINE], HEADER, {})
    for days in ("ten", "eleven", "twelve"):
        key = Key("headline", HEADLINE.key.text.replace("nine", days))
        text = merge(text, [replace(HEADLINE, key=key)], HEADER, {})
        assert [entry.obsolete for entry in parse(text, "a.po").entries] == [False, True]
    assert texts(parse(text, "a.po"))[key].previous == HEADLINE.key.text
    edited = text.replace("nove dias", "12 dias", 1)
    back = merge(edited, [HEADLINE], HEADER, {})
    [entry, kept] = parse(back, "a.po").entries
    assert (entry.key, entry.state) == (HEADLINE.key, State.REVIEWED)
    assert (kept.key, kept.msgstr, kept.state) == (
        key,
        "Greve no porto termina depois de 12 dias",
        State.OUTDATED,
    )
    assert merge(text, [HEADLINE], HEADER, {}).count("#~") == 0


def test_each_old_translation_is_carried_once_and_to_the_nearest() -> None:
    old = Key("", "The strike at the harbour ended on Friday.")
    near = Key("", "The strike at the harbour ended on Friday!")
    far = Key("", "A strike at a harbour ended on a Friday.")
    text = merge(None, [Wanted(old, draft="A greve.")], HEADER, {}).replace("#, fuzzy\n", "")
    found = texts(parse(merge(text, [Wanted(far), Wanted(near)], LATER, {}), "a.po"))
    assert found[near].state is State.OUTDATED
    assert found[far].state is State.MISSING


def test_long_paragraphs_without_spaces_are_paired_too() -> None:
    text = "港口的罢工在九天之后结束了。" * 40
    old, new = Key("", text), Key("", text.replace("九", "十", 3) + "完。")
    before = merge(None, [Wanted(old, draft="x")], HEADER, {}).replace("#, fuzzy\n", "")
    [entry] = texts(parse(merge(before, [Wanted(new)], LATER, {}), "a.po")).values()
    assert (entry.msgstr, entry.previous) == ("x", text)


# Header


def test_the_header_belongs_to_people_but_for_the_source() -> None:
    text = (FIXTURES / "weblate.po").read_text("utf-8")
    wanted = [*as_it_stands(text), Wanted(Key("", "New."))]
    lines = merge(text, wanted, replace(LATER, bugs="bugs@example.org"), {}).split("\n")
    for line in text.split("\n\n")[0].split("\n"):
        changes = line.startswith(('"POT-Creation-Date', '"Report-Msgid-Bugs-To'))
        assert (line in lines) is not changes
    assert '"POT-Creation-Date: 2026-02-28 12:00+0000\\n"' in lines
    assert '"Report-Msgid-Bugs-To: bugs@example.org\\n"' in lines


def test_a_header_gets_what_gettext_needs_and_not_what_an_editor_stripped() -> None:
    text = merge(HEAD, [], HEADER, {})
    assert '"Language: pt_BR\\n"' in text
    assert "X-Generator" not in text
    assert merge(text, [], LATER, {}) == text


@pytest.mark.parametrize("language", ["pt", "pt_BR", "pt-br"])
def test_a_language_that_can_be_the_same_is_accepted(language: str) -> None:
    text = merge(None, ARTICLE, HEADER, {}).replace("pt_BR", language)
    assert merge(text, ARTICLE, LATER, machine(ARTICLE)) == text


@pytest.mark.parametrize("language", ["es", "pt_PT", "xx"])
def test_a_file_of_another_language_is_refused(language: str) -> None:
    text = merge(None, ARTICLE, HEADER, {}).replace("pt_BR", language)
    with pytest.raises(ReviewError, match=r"^a\.po:10: .*Language header"):
        merge(text, ARTICLE, HEADER, {}, "a.po")
