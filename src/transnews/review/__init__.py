"""PO review files: read, brought up to date with an article, and never robbed of a person's work.

Every function takes and gives text; reading and writing files is the caller's.
"""

from transnews.review.carrying import carried
from transnews.review.catalog import Catalog, parse, texts
from transnews.review.editing import Edit, edit, put_back, verbatim
from transnews.review.heading import check_language
from transnews.review.merging import merge
from transnews.review.signing import sign
from transnews.review.values import (
    PROVENANCE,
    Entry,
    Header,
    State,
    Wanted,
    digest,
    is_human,
    needs_draft,
)

__all__ = [
    "PROVENANCE",
    "Catalog",
    "Edit",
    "Entry",
    "Header",
    "State",
    "Wanted",
    "carried",
    "check_language",
    "digest",
    "edit",
    "is_human",
    "merge",
    "needs_draft",
    "parse",
    "put_back",
    "sign",
    "texts",
    "verbatim",
]
