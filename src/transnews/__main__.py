"""``python -m transnews``: the command line, where its script is not at hand."""

from transnews.cli import main

main()
