"""What was looked at before, and under which files: an unchanged article is not looked at again.

A cache, never the truth: ``.transnews/state.sqlite`` may be deleted at any time, and is made anew
whenever it is missing, broken or of an older format. What it tells is what a run would find that
looks at the article itself, in the same bytes and with the same report::

    with opened(project) as state:
        look = state.look("build", "articles/a.md", "pt", what, names)
        if look.result is None:
            state.learn(look, result=..., wrote={name: text})

The answer holds as long as *names* (files of the project) have the stamps or else the contents
that they had, and *what* (`deciding.what`), the digest of everything else that decides it, is the
same.
"""

from transnews.state.deciding import glossaries, program, settled, what
from transnews.state.store import Look, State, opened

__all__ = ["Look", "State", "glossaries", "opened", "program", "settled", "what"]
