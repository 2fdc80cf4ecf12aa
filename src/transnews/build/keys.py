"""Under which key the text of a block stands in the PO file."""

from transnews.model import Block, Key, Role


def key(block: Block) -> Key:
    """Return the key of a block's message: the role is its context, unless it is a paragraph.

    Before it stands the kind of markup, where that is not the article's own: `R&amp;D` is one
    thing in HTML and another in plain text.
    """
    role = "" if block.role is Role.PARAGRAPH else block.role.value
    return Key(f"{block.markup} {role}".strip(), block.text)
