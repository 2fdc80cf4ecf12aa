"""How soon the review pages are there: an article of 2,000 words, an index over 5,000 articles.

    .venv/bin/python benchmarks/preview.py

Each page is opened from disk in headless Chromium, in a new context each time. Prints the size,
and in milliseconds, from the moment it was asked for: the document read (DOMContentLoaded), the
first text painted; then how long a key takes (``n``, ``f``) till it is drawn, and the longest
frame while one scrolls 200 pixels a frame. Medians; the bars are 1 s and 2 MB.
"""

import os
import statistics
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from itertools import cycle
from pathlib import Path

from playwright.sync_api import Browser, Page

import browsing
import newsroom
from transnews import config, galley, preview, standing
from transnews.errors import TransnewsError
from transnews.galley.values import Galley, Row
from transnews.preview.index import index

ROOT = Path(__file__).parents[1]
WORDS = 2_000
ARTICLES = 5_000
RUNS = 5
_TIMES = """() => new Promise(function look(done) {
  const [page] = performance.getEntriesByType("navigation");
  const [paint] = performance.getEntriesByName("first-contentful-paint");
  if (paint && page.loadEventEnd) done([page.domContentLoadedEventEnd, paint.startTime]);
  else setTimeout(look, 20, done);
})"""
_KEY = """(key) => new Promise((done) => {
  const begun = performance.now();
  const said = { key, bubbles: true, cancelable: true };
  document.activeElement.dispatchEvent(new KeyboardEvent("keydown", said));
  requestAnimationFrame(() => setTimeout(() => done(performance.now() - begun)));
})"""
_SCROLL = """() => new Promise((done) => {
  let last = performance.now(), longest = 0, left = 60;
  scrollTo(0, 0);
  requestAnimationFrame(function frame(now) {
    if (left < 59) longest = Math.max(longest, now - last);
    last = now;
    scrollBy(0, 200);
    if (--left) requestAnimationFrame(frame); else done(longest);
  });
})"""


def article() -> Galley:
    """Return the samples' Portuguese drafts, one after the other, as one article."""
    settings = config.load(ROOT)
    found = standing.named(ROOT, settings, (), ("pt",))
    articles = [one for one in found if not isinstance(one, TransnewsError)]
    made = [galley.galley(ROOT, settings, read, locale) for read, locale, _ in articles]
    rows = tuple(_rows(cycle([row for one in made for row in one.rows])))
    return replace(made[0], rows=rows, words=sum(map(_words, rows)))


def _rows(rows: Iterator[Row]) -> Iterator[Row]:
    words, number = 0, 0
    while words < WORDS:
        number, row = number + 1, next(rows)
        words += _words(row)
        yield replace(row, number=number)


def _words(row: Row) -> int:
    return len(row.source.text.split())


def measure(browser: Browser, page: Path) -> None:
    """Open *page* some times, and print what it took."""
    taken = [_opened(browser, page) for _ in range(RUNS)]
    read, painted, key, filtered, frame = map(statistics.median, zip(*taken, strict=True))
    print(f"{page.name:<14}{page.stat().st_size / 1e6:6.2f} MB  read {read:4.0f}", end="")
    print(f"  painted {painted:4.0f}  n {key:3.0f}  f {filtered:3.0f}  longest frame {frame:3.0f}")


def _opened(browser: Browser, path: Path) -> list[float]:
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.goto(path.as_uri())
    times = page.evaluate(_TIMES)
    times += [_key(page, "n"), _key(page, "f"), page.evaluate(_SCROLL)]
    context.close()
    return [float(one) for one in times]


def _key(page: Page, key: str) -> float:
    return float(page.evaluate(_KEY, key))


def main() -> None:
    """Measure and print."""
    made = article()
    print(f"article: {made.words} words, {len(made.rows)} texts; index: {ARTICLES} articles × 2")
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
    with tempfile.TemporaryDirectory() as folder, browsing.launched() as browser:
        pages = {
            "article.html": preview.page(made),
            "index.html": index(newsroom.material(ARTICLES, ("pt", "de"))),
        }
        for name, text in pages.items():
            path = Path(folder) / name
            path.write_text(text, "utf-8")
            measure(browser, path)


if __name__ == "__main__":
    main()
