"""What a group hands down to the groups in it, and gets back when they end (RTF 1.9.1, “Formatting”)."""

from collections.abc import Callable

from msgspec import Struct

from govdoc.readers.richtext.flow import Flow, Paragraph

TEXT, NUMBER, FONTS, STYLES, INFO, LISTS, WORDS, EITHER, NOTHING = range(9)
"""Where the text goes: to the notice; before its paragraph; to a part of the header; to words that are collected;
to whichever of two readings is in Unicode; nowhere."""


class State(Struct):
    """What holds in a group."""

    flow: Flow
    codec: str
    """Of the font."""
    wide: str
    """Of the font for East Asian characters where one is named beside it; of the file otherwise."""
    where: int = TEXT
    skips: int = 1
    r"""How many characters stand behind a `\\u` for programs that do not know it."""
    is_east_asian: bool = False
    r"""Whether the font that is named next is for East Asian characters (`\\dbch`)."""
    is_hidden: bool = False
    is_deleted: bool = False
    paragraph: Paragraph = Paragraph()
    pieces: list[str] | None = None
    """Words that are collected."""
    outer: int = TEXT
    """Where the text went round two readings."""
    is_result_known: bool = False
    """Whether a field's code has shown what its result would."""
    at_end: Callable[[], None] | None = None
    """What is done when the group ends; it is not handed down."""
