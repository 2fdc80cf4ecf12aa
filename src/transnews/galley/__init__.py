"""One article in one locale as an editor sees it: the two texts side by side, and why to look."""
