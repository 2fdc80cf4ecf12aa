"""Articles of one direction flow through in windows: begun, completed, saved.

Two windows are held: while one is completed and saved, the engine is at work on the next. Articles
that need not be opened are told in their turn::

    with closing(Windows(known, route, engine, notify, articles)) as windows:
        for item in items:
            windows.add(item)
        windows.finish()
"""

from transnews.windows.flow import Item, Windows

__all__ = ["Item", "Windows"]
