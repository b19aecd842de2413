"""Units, paragraphs and tables as the hierarchy of Akoma Ntoso.

An element of the hierarchy holds either `content` alone, or units with an `intro` before and a `wrapUp` behind
them; text between two units stands in an `hcontainer` of its own. What an article says without a number is
its 款: each is a `paragraph`, which also holds the 项 that follow it.
"""

from collections.abc import Sequence
from itertools import groupby

from govdoc.exporters.akoma.inline import Inline
from govdoc.exporters.akoma.names import Ids
from govdoc.model import Block, MarkerStyle, Paragraph, Section, Table

ELEMENTS: dict[MarkerStyle, tuple[str, str]] = {
    "第编": ("part", "part"),
    "第章": ("chapter", "chp"),
    "第节": ("section", "sec"),
    "第条": ("article", "art"),
    "一、": ("section", "sec"),
    "（一）": ("subsection", "subsec"),
    "1.": ("paragraph", "para"),
    "1、": ("paragraph", "para"),
    "（1）": ("subparagraph", "subpara"),
    "1）": ("subparagraph", "subpara"),
    "①": ("point", "point"),
    "1.1": ("level", "lvl"),
    "一": ("level", "lvl"),
    "1": ("level", "lvl"),
    "A.": ("point", "point"),
}
"""Style of a number → element, and its name in eIds (AKN-NC 1.0, 5.3)."""
IN_ARTICLE: dict[MarkerStyle, tuple[str, str]] = {
    "（一）": ("point", "point"),  # 项
    "1.": ("indent", "indent"),  # 目
    "1、": ("indent", "indent"),
}
"""The same below 第X条, where they differ."""
KUAN = ("paragraph", "para")
"""款: what an article says without a number."""


class Body:
    """Writes the blocks of a part, appending to `out`."""

    def __init__(self, inline: Inline, ids: Ids, out: list[str]) -> None:
        self.inline, self.ids, self.out = inline, ids, out

    def open(self, blocks: Sequence[Block], parent: str) -> None:
        """Blocks of a `mainBody`, which may hold text and units side by side."""
        before = len(self.out)
        for block in blocks:
            if isinstance(block, Section):
                self._section(block, parent, False)
            else:
                self._text(block, parent)
        if len(self.out) == before:
            self.out.append("<p/>")  # the schema demands a child, and a table may have no cells

    def hierarchical(self, blocks: Sequence[Block], parent: str) -> None:
        """Blocks of an act's `body`, which holds units only."""
        for run in _runs(blocks):
            self._run(run, parent, False)
        if not blocks:
            self._held([], parent)

    def _section(self, section: Section, parent: str, in_article: bool) -> None:
        style, ordinal = section.marker.style, section.marker.ordinal
        tag, short = (IN_ARTICLE if in_article else ELEMENTS).get(style) or ELEMENTS[style]
        id_ = self.ids.take(parent, f"{short}_{'-'.join(map(str, ordinal)) or 'nn'}")
        self.out.append(f'<{tag} eId="{id_}"><num>{self.inline.leaf(section.marker)}</num>')
        if section.heading:
            self.out.append(f"<heading>{self.inline.heading(section.heading)}</heading>")
        if style == "第条" and any(isinstance(block, Paragraph) for block in section.blocks[:1]):
            self._article(section.blocks, id_)
        else:
            self._within(section.blocks, id_, in_article or style == "第条")
        self.out.append(f"</{tag}>\n")

    def _article(self, blocks: Sequence[Block], parent: str) -> None:
        """款 by 款: each begins with a paragraph, and holds what stands before the next one."""
        starts = [at for at, block in enumerate(blocks) if isinstance(block, Paragraph)]
        tag, short = KUAN
        for number, (start, end) in enumerate(zip(starts, [*starts[1:], len(blocks)], strict=True), 1):
            id_ = self.ids.take(parent, f"{short}_{number}")
            self.out.append(f'<{tag} eId="{id_}">')
            self._within(blocks[start:end], id_, True)
            self.out.append(f"</{tag}>\n")

    def _within(self, blocks: Sequence[Block], parent: str, in_article: bool) -> None:
        """What stands under a unit's number and heading."""
        runs = _runs(blocks)
        if len(runs) == 1 and not isinstance(runs[0][0], Section):
            self._blocks("content", runs[0], parent)
            return
        for index, run in enumerate(runs):
            if not isinstance(run[0], Section) and index in (0, len(runs) - 1):
                self._blocks("wrapUp" if index else "intro", run, parent)
            else:
                self._run(run, parent, in_article)

    def _run(self, run: Sequence[Block], parent: str, in_article: bool) -> None:
        """Units one by one; text in a container of its own."""
        if not isinstance(run[0], Section):
            self._held(run, parent)
            return
        for section in run:
            if isinstance(section, Section):
                self._section(section, parent, in_article)

    def _held(self, run: Sequence[Block], parent: str) -> None:
        id_ = self.ids.take(parent, "hcontainer_1")
        self.out.append(f'<hcontainer name="text" eId="{id_}">')
        self._blocks("content", run, id_)
        self.out.append("</hcontainer>\n")

    def _blocks(self, tag: str, blocks: Sequence[Block], parent: str) -> None:
        id_ = self.ids.take(parent, tag.lower())
        self.out.append(f'<{tag} eId="{id_}">')
        for block in blocks:
            self._text(block, id_)
        self.out.append(f"</{tag}>")

    def _text(self, block: Block, parent: str) -> None:
        if isinstance(block, Paragraph):
            self.out.append(f"<p>{self.inline.leaf(block)}</p>\n")
        elif isinstance(block, Table) and any(block.rows):
            self._table(block, parent)

    def _table(self, table: Table, parent: str) -> None:
        """A table; rows without cells, which the schema does not know, hold no text."""
        self.out.append(f'<table eId="{self.ids.take(parent, "table_1")}">\n')
        for row in filter(None, table.rows):
            self.out.append("<tr>")
            for cell in row:
                columns = "" if cell.columns == 1 else f' colspan="{cell.columns}"'
                rows = "" if cell.rows == 1 else f' rowspan="{cell.rows}"'
                self.out.append(f"<td{columns}{rows}><p>{self.inline.leaf(cell)}</p></td>")
            self.out.append("</tr>\n")
        self.out.append("</table>\n")


def _runs(blocks: Sequence[Block]) -> list[list[Block]]:
    """Blocks in turns: text, units, text again."""
    return [list(run) for _, run in groupby(blocks, key=lambda block: isinstance(block, Section))]
