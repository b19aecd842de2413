"""Control words that change what holds from here to the end of the group: of characters, paragraphs, the whole file."""

from collections.abc import Callable

from msgspec.structs import replace

from govdoc.readers.richtext.codepages import PAGES, WESTERN
from govdoc.readers.richtext.header import Header
from govdoc.readers.richtext.state import State
from govdoc.readers.richtext.vocabulary import BODY_LEVEL, SETTINGS
from govdoc.readers.wordprocessing.counting import LEVELS

Change = Callable[[State, Header, int | None], None]


def _pard(state: State, header: Header, number: int | None) -> None:
    state.paragraph = type(state.paragraph)()


def _plain(state: State, header: Header, number: int | None) -> None:
    state.is_hidden = state.is_deleted = state.is_east_asian = False
    state.codec, state.wide = header.codec(header.default_font), header.page


def _hidden(state: State, header: Header, number: int | None) -> None:
    state.is_hidden = number != 0


def _deleted(state: State, header: Header, number: int | None) -> None:
    state.is_deleted = number != 0


def _font(state: State, header: Header, number: int | None) -> None:
    _associated_font(state, header, number)
    state.codec = state.wide if state.is_east_asian else header.codec(number or 0)


def _associated_font(state: State, header: Header, number: int | None) -> None:
    """An East Asian font that says that it is Western has the code page of the file: Word on Windows 95 wrote such."""
    if state.is_east_asian:
        codec = header.codec(number or 0)
        state.wide = header.page if codec == WESTERN else codec


def _east_asian(state: State, header: Header, number: int | None) -> None:
    state.is_east_asian = True


def _not_east_asian(state: State, header: Header, number: int | None) -> None:
    state.is_east_asian = False


def _skips(state: State, header: Header, number: int | None) -> None:
    state.skips = max(0, 1 if number is None else number)


def _style(state: State, header: Header, number: int | None) -> None:
    state.paragraph = replace(state.paragraph, style=number or 0)


def _list(state: State, header: Header, number: int | None) -> None:
    state.paragraph = replace(state.paragraph, list=number or 0)


def _level(state: State, header: Header, number: int | None) -> None:
    state.paragraph = replace(state.paragraph, level=min(max(0, number or 0), LEVELS - 1))


def _in_table(state: State, header: Header, number: int | None) -> None:
    state.paragraph = replace(state.paragraph, is_in_table=number != 0)


def _depth(state: State, header: Header, number: int | None) -> None:
    depth = 1 if number is None else number
    state.paragraph = replace(state.paragraph, depth=depth, is_in_table=depth > 0)


def _outline(state: State, header: Header, number: int | None) -> None:
    if number != BODY_LEVEL:
        state.paragraph = replace(state.paragraph, is_set=True)


def _set(state: State, header: Header, number: int | None) -> None:
    if number != 0:
        state.paragraph = replace(state.paragraph, is_set=True)


def _page(state: State, header: Header, number: int | None) -> None:
    header.page = PAGES.get(number or 0, header.page)
    state.codec = state.wide = header.page


def _default_font(state: State, header: Header, number: int | None) -> None:
    header.default_font = number or 0


def _page_of(codec: str) -> Change:
    def change(state: State, header: Header, number: int | None) -> None:
        header.page = state.codec = state.wide = codec

    return change


CHANGES: dict[str, Change] = {
    **dict.fromkeys(SETTINGS, _set),
    "pard": _pard, "s": _style, "ls": _list, "ilvl": _level, "intbl": _in_table, "itap": _depth,
    "outlinelevel": _outline, "plain": _plain, "v": _hidden, "deleted": _deleted, "mvf": _deleted,
    "f": _font, "af": _associated_font, "dbch": _east_asian, "loch": _not_east_asian, "hich": _not_east_asian,
    "uc": _skips, "ansicpg": _page, "deff": _default_font,
    "mac": _page_of("mac_roman"), "pc": _page_of("cp437"), "pca": _page_of("cp850"),
}  # fmt: skip
r"""What each word changes. Moved text counts as deleted where it was (`\\mvf`)."""
