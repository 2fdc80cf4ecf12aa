"""How large the review pages are, how soon they are seen, and how smoothly the index scrolls.

    .venv/bin/python benchmarks/preview.py

The index over 5,000 articles in one locale and in three; the page of an article of 2,000 words;
and a page of one line, for what the browser itself takes. Chromium, headless, from disk.
"""

import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, CDPSession

import browsing
import newsroom
from transnews import config, files, pipeline, preview
from transnews.engines import Engine
from transnews.engines.fake import FakeEngine
from transnews.preview.index import index
from transnews.report import Report

OPENINGS = 5
_SEEN = """async () => {
  const painted = () => performance.getEntriesByName("first-contentful-paint")[0];
  while (!painted()) await new Promise(requestAnimationFrame);
  const ready = performance.getEntriesByType("navigation")[0].domContentLoadedEventEnd;
  return [painted().startTime, ready];
}"""
# A wheel that turns fast, then a hand on the scroll bar: so many pixels a frame.
WHEEL, BAR = 120, 1200
_SCROLL = """async (step) => {
  const frames = [];
  for (let last = performance.now(), i = 0; i < 240; i++) {
    scrollBy(0, step);
    await new Promise(requestAnimationFrame);
    const now = performance.now();
    frames.push(now - last);
    last = now;
  }
  return frames;
}"""
_LATE = 34.0
"""Milliseconds of a frame that missed its turn, at 60 a second."""


@dataclass(frozen=True)
class Opened:
    """Milliseconds from the address to the first paint, and to the page that can be used."""

    painted: float
    ready: float


def pages(folder: Path) -> Iterator[tuple[str, Path, float]]:
    """Write the pages; yield what each is, where it lies, and the seconds it took to make."""
    yield "one line", _written(folder / "line.html", "<!doctype html><p>Nothing."), 0.0
    for name, locales in (("1 locale", ("pt",)), ("3 locales", ("pt", "de", "uk"))):
        material = newsroom.material(5000, locales)
        started = time.perf_counter()
        html = index(material)
        took = time.perf_counter() - started
        yield f"index, 5,000 × {name}", _written(folder / f"{name}.html", html), took
    project = folder / "project"
    _translated(project)
    started = time.perf_counter()
    (page,) = preview.write_all(project, config.load(project), (), ("pt",))
    took = time.perf_counter() - started
    assert isinstance(page, preview.Kept), page
    yield "article, 2,000 words", project / page.name, took


def _written(path: Path, html: str) -> Path:
    path.write_text(html, "utf-8")
    return path


def _translated(folder: Path) -> None:
    """Make a project of one article of 80 paragraphs with 25 words each."""
    said = "Ship {0} left Lisbon on 3 May {1} with {2} tons of wheat, and “nobody saw it go”, said"
    paragraphs = [
        said.format(n, 2000 + n, 40 * n) + " the harbour office in its daily report."
        for n in range(1, 81)
    ]
    text = "\n\n".join(["---\nlang: en\n---", "# Eighty ships leave", *paragraphs])
    files.write_text(folder / "articles" / "ships.md", text + "\n")
    files.write_text(folder / "transnews.toml", 'locales = ["pt"]\n')
    settings = config.load(folder)

    def open_engine(source: str, target: str) -> tuple[str, Engine]:
        return f"{source}→{target}", FakeEngine()

    pipeline.run(pipeline.Job(folder, settings, (), ("pt",), "en"), open_engine, Report().add)


def opened(browser: Browser, address: str) -> Opened:
    """Open a page some times, each in a fresh window, and return the medians."""
    found = []
    for _ in range(OPENINGS):
        page = browser.new_page(viewport={"width": 1280, "height": 800})
        page.goto(address)
        found.append(page.evaluate(_SEEN))
        page.close()
    return Opened(*(median(times) for times in zip(*found, strict=True)))


@dataclass(frozen=True)
class Scrolled:
    """How a page scrolled."""

    frames: Sequence[float]
    """Milliseconds by the clock from one to the next, the shortest first."""
    busy: float
    """Milliseconds of processor time a frame in the thread of the page; 16.7 are there."""


def scrolled(browser: Browser, address: str, step: int) -> Scrolled:
    """Scroll a page by *step* pixels a frame."""
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.goto(address)
    page.wait_for_timeout(1000)
    asking = page.context.new_cdp_session(page)
    asking.send("Performance.enable", {"timeDomain": "threadTicks"})
    before = _busy(asking)
    frames = page.evaluate(_SCROLL, step)
    busy = (_busy(asking) - before) / len(frames)
    page.close()
    return Scrolled(sorted(frames), busy)


def _busy(asking: CDPSession) -> float:
    told = asking.send("Performance.getMetrics")["metrics"]
    return next(1000 * float(each["value"]) for each in told if each["name"] == "TaskDuration")


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder, browsing.launched() as browser:
        made = list(pages(Path(folder)))
        print(f"{'page':<26}{'kB':>7}{'made':>9}{'painted':>10}{'ready':>10}")
        for name, path, took in made:
            seen, size = opened(browser, path.as_uri()), path.stat().st_size / 1000
            print(f"{name:<26}{size:7.0f}{took:7.2f} s{seen.painted:7.0f} ms{seen.ready:7.0f} ms")
        print(f"\n{'scrolled':<26}{'step':>7}{'busy':>10}{'median':>10}{'95 %':>10}{'late':>7}")
        for name, path, _ in made[1:]:
            for step in (WHEEL, BAR):
                found = scrolled(browser, path.as_uri(), step)
                frames, late = found.frames, sum(frame > _LATE for frame in found.frames)
                p95 = frames[len(frames) * 95 // 100]
                print(
                    f"{name:<26}{step:4} px{found.busy:7.1f} ms{median(frames):7.1f} ms"
                    f"{p95:7.1f} ms{late:4} of {len(frames)}"
                )


if __name__ == "__main__":
    main()
