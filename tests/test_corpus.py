"""The laws of the formats, over real pages that packages ship (`make corpus` fetches them)."""

import pytest

import corpus

ENOUGH = 300
"""Files of each kind that must be tried."""
LARGE = 20_000
"""Bytes; benchmarks/corpus.py tries the larger ones too."""


@pytest.fixture(scope="module")
def pages() -> list[corpus.Page]:
    return list(corpus.pages())


@pytest.mark.parametrize("kind", corpus.KINDS)
def test_real_pages_come_back_whole_and_a_translation_changes_only_texts(
    kind: str, pages: list[corpus.Page]
) -> None:
    chosen = corpus.choose(pages, kind, 400, LARGE)
    assert len(chosen) >= ENOUGH, "too few pages in build/corpus: run `make corpus`"
    failures = [
        f"{page.package}/{page.name}: {failure}"
        for page in chosen
        if (failure := corpus.broken(page.text or "", kind))
    ]
    assert failures == []
