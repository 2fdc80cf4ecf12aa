"""The tables of the database."""

VERSION = 2
"""Of the tables, and of what is written into them; an older database is made anew."""

TABLES = """
CREATE TABLE files (
    id INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE, stamp TEXT NOT NULL, digest TEXT NOT NULL,
    reviewed INTEGER NOT NULL, machine INTEGER NOT NULL,
    translator TEXT NOT NULL, revised TEXT NOT NULL, problem TEXT NOT NULL);
CREATE TABLE segments (
    id INTEGER PRIMARY KEY, file INTEGER NOT NULL, scope TEXT NOT NULL, size INTEGER NOT NULL,
    hash INTEGER NOT NULL, language TEXT NOT NULL, locale TEXT NOT NULL, tier TEXT NOT NULL,
    format TEXT NOT NULL, context TEXT NOT NULL, source TEXT NOT NULL, target TEXT NOT NULL,
    before TEXT NOT NULL, after TEXT NOT NULL);
CREATE INDEX segments_by_hash ON segments (hash);
CREATE INDEX segments_by_file ON segments (file);
CREATE INDEX segments_by_scope ON segments (scope);
CREATE TABLE sentences (
    segment INTEGER NOT NULL, hash INTEGER NOT NULL, scope TEXT NOT NULL,
    source TEXT NOT NULL, target TEXT NOT NULL);
CREATE INDEX sentences_by_hash ON sentences (hash);
CREATE INDEX sentences_by_segment ON sentences (segment);
CREATE VIRTUAL TABLE words USING fts5(
    source, target, labels, tokenize = "unicode61 remove_diacritics 0 categories 'L* N* M* Co'");
CREATE VIRTUAL TABLE terms USING fts5vocab(words, col);
"""
"""A segment has the same number in ``words``; its ``hash`` is `folding.digest` of the source."""
