"""What a caller may choose about the page."""

from collections.abc import Mapping
from typing import Literal, TypeGuard

from msgspec import Struct
from msgspec.structs import replace

from govdoc.errors import FormatError
from govdoc.exporters.ooxml.units import twips

Form = Literal["notice", "letter"]
"""`notice`: 公文格式; `letter`: 信函格式 (GB/T 9704-2012 10.1)."""


class Fonts(Struct, frozen=True):
    """Names of fonts as the reader's machine knows them; none is embedded."""

    body: str = "仿宋_GB2312"  # 仿宋体
    kai: str = "楷体_GB2312"  # 楷体: second level, names of signers
    hei: str = "黑体"  # 黑体: first level, 密级, 附件
    mark: str = "方正小标宋简体"  # 小标宋体: 发文机关标志, 标题
    song: str = "宋体"  # 宋体: page numbers
    latin: str = "Times New Roman"
    """Letters and digits. The standard names no font of their own: put `仿宋_GB2312` for its letter."""


class Recipe(Struct, frozen=True):
    """Margins and line pitch that give 22 lines of 28 characters. Twips."""

    top: int
    bottom: int
    line: int


RECIPES: Mapping[str, Recipe] = {
    # The letter of 5.2.1: margins 37 and 35 mm. One twip more a line gives 21 lines.
    "A": Recipe(twips(37), twips(35), 579),
    # The practice of GB/T 33476.2 for electronic documents: the ink, not the line box, begins at 37 mm.
    "B": Recipe(twips(34.58), twips(32.58), 592),
}


class DocxOptions(Struct, frozen=True):
    """How a notice is set. Nothing here changes its words but `standardize`, `title` and `issuer`."""

    recipe: Literal["A", "B"] = "B"
    """`B`: software margins 34.58/32.58 mm, 29.6 pt; `A`: 37/35 mm, 28.95 pt."""
    fonts: Fonts = Fonts()
    form: Form = "notice"
    seal: bool = False
    """Leave room for the seal: 署名 centred on a date four characters from the right (7.3.5.1)."""
    title: str | None = None
    """标题, in place of the tree's, or where the tree has none."""
    issuer: str | tuple[str, ...] | None = None
    """发文机关, in place of the tree's 发文机关标志 or where it has none; several for a joint issue."""
    standardize: bool = False
    """Bring number brackets, form of dates, widths of punctuation to standard. Never done unasked."""
    keep_with_next: bool = False
    """Keep a heading on the page of its text. Off: the standard wants full pages."""

    @property
    def margins(self) -> Recipe:
        """The recipe by name."""
        return RECIPES[self.recipe]

    @property
    def line(self) -> int:
        """Line pitch in twips."""
        return self.margins.line

    @property
    def issuers(self) -> tuple[str, ...]:
        """`issuer` as a tuple."""
        return (self.issuer,) if isinstance(self.issuer, str) else self.issuer or ()


NAMES = frozenset(DocxOptions.__struct_fields__)


def read_options(options: DocxOptions | None, given: Mapping[str, object]) -> DocxOptions:
    """The options of a call: an object, keywords, or keywords over an object.

    Raises:
        FormatError: A keyword that is no option, or a value that the option cannot have.
    """
    if unknown := sorted(set(given) - NAMES):
        raise FormatError(f"DOCX 没有这个选项：{'、'.join(unknown)}。可用的选项：{'、'.join(sorted(NAMES))}")
    made = replace(options or DocxOptions(), **given)  # checked by the next line
    _check(made)
    return made


def _check(options: DocxOptions) -> None:
    if options.recipe not in RECIPES:
        raise FormatError(f"DOCX 选项 recipe 应为 A 或 B，不能是 {options.recipe!r}")
    if options.form not in ("notice", "letter"):
        raise FormatError(f"DOCX 选项 form 应为 notice（公文）或 letter（信函），不能是 {options.form!r}")
    if not isinstance(options.fonts, Fonts):
        raise FormatError("DOCX 选项 fonts 应为 Fonts 对象")
    if options.title is not None and not isinstance(options.title, str):
        raise FormatError("DOCX 选项 title 应为文字")
    if not _are_names(options.issuers):
        raise FormatError("DOCX 选项 issuer 应为机关名称，联合行文时为多个名称")


def _are_names(value: object) -> TypeGuard[tuple[str, ...]]:
    return isinstance(value, tuple) and all(isinstance(name, str) and name.strip() for name in value)
