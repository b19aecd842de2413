"""Hypothesis strategies: texts that look like notices, texts that look like nothing, and trees of every shape.

`notices()` writes what people write: markers of all styles and widths, nested; responsibilities with odd
brackets; hard wraps with page marks; headers, signatures, attachments. `texts()` holds what no one writes
and every file can have. `documents()` makes trees without the parser, so that exporters meet shapes that it
never gives.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, get_args

from hypothesis import strategies as st

from govdoc.model import (
    ROLES,
    Agency,
    AgencyKind,
    Assignment,
    AssignmentForm,
    Block,
    Cause,
    Cell,
    Citation,
    Closing,
    Definition,
    DefinitionKind,
    Diagnostic,
    Document,
    DocumentNumber,
    Element,
    ElementRole,
    Furniture,
    FurnitureKind,
    Header,
    Heading,
    Marker,
    MarkerStyle,
    Mention,
    Origin,
    Paragraph,
    Part,
    PartKind,
    Section,
    Severity,
    Span,
    Table,
)

Draw = Callable[[st.SearchStrategy[Any]], Any]

# ---------------------------------------------------------------- arbitrary text

ODD_CHARACTERS = (
    "\0\x01\x08\t\n\r\x0b\x0c\x1b\x1f\x7f\x85\xa0\u2028\u2029\u202e\u3000\ufeff\ufffe\uffff\ud800\udbff\udc00\udfff"
    "\U0001f600\U0010ffff&<>\"'\\]]>（(）)〔[］】、，；。：:《》一二1.①第条附件等"
)
"""What breaks readers and writers: controls, line ends of every kind, surrogates, markup, the signs of the genre."""


def texts(max_size: int = 60) -> st.SearchStrategy[str]:
    """Any string at all, rich in what breaks things."""
    return st.text(st.one_of(st.sampled_from(ODD_CHARACTERS), st.characters()), max_size=max_size)


WORDS = st.sampled_from(
    ("市财政局", "通知", "1", "", "大政办发", "a b\n", "\r\n\t", "\0", "\ud800", "\udbff\udc00", "\U0001f600\ufffe",
     "<&>\"'", "\\u0041\\", " 　", "]]>")
)  # fmt: skip
"""Short strings, plain and odd. Drawn from a list, which is many times faster than made."""


def words() -> st.SearchStrategy[str]:
    """A name or another short string that a field may hold."""
    return WORDS


# ---------------------------------------------------------------- notices

CHINESE = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二")
CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫"
STYLES: dict[str, tuple[Callable[[int], str], ...]] = {
    "一、": (lambda n: f"{CHINESE[n]}、", lambda n: f"{CHINESE[n]} 、"),
    "（一）": (lambda n: f"（{CHINESE[n]}）", lambda n: f"({CHINESE[n]})", lambda n: f"（{CHINESE[n]})"),
    "1.": (
        lambda n: f"{n + 1}.",
        lambda n: f"{n + 1}．",
        lambda n: f"{_wide(n + 1)}．",
        lambda n: f"{n + 1}、",
    ),
    "（1）": (
        lambda n: f"（{n + 1}）",
        lambda n: f"({n + 1})",
        lambda n: f"{n + 1}）",
        lambda n: f"{n + 1})",
    ),
    "①": (lambda n: CIRCLED[n],),
    "第条": (lambda n: f"第{CHINESE[n]}条　", lambda n: f"第{CHINESE[n]}条 "),
}
"""Each style with the dresses it is seen in; n counts from 0."""
ORDERS = (
    ("一、", "（一）", "1.", "（1）"),
    ("一、", "1.", "（1）"),
    ("（一）", "1.", "①"),
    ("第条", "（一）", "1."),
)
BODIES = (
    "市财政局", "市教育局", "省发展改革委", "各县（市、区）人民政府", "各区人民政府", "市科技局（知识产权局）", "海港海关",
    "市公安局等有关部门", "市住房和城乡建设局", "各有关单位", "县委宣传部", "领导小组办公室", "市交通运输局等", "人民银行海港市分行",
)  # fmt: skip
TITLES = ("完善工作机制", "加强组织领导", "强化要素保障", "明确责任分工", "提升服务水平", "总体要求")
SENTENCES = (
    "建立健全联席会议制度，每季度至少召开一次会议，研究解决重点难点问题",
    "到2025年，全市建成示范站点30个，覆盖率达到80%以上",
    "按照《海港市河道管理办法》（海政发〔2019〕8号）的规定执行",
    "以下简称“管理办法”",
    "各牵头部门要切实负起责任，分解任务，细化措施（含年度计划）",
    "开展1.5公里示范段建设，其中（一）期工程于10月底前完工",
    "推广“一网通办”，做到材料最少、时间最短、服务最优",
)
LABELS = ("责任单位", "牵头单位", "配合单位", "责任部门", "牵头部门", "负责单位")
BRACKETS = ("（）", "()", "（)", "(）", "〔〕", "[]", "［］", "【】")
DEADLINES = ("2024年6月底前完成", "完成时限：2023年12月", "持续推进", "长期坚持")
PAGE_MARKS = ("# Page {}:", "- {} -", "— {} —", "第{}页")


def _wide(number: int) -> str:
    return str(number).translate({ord("0") + n: chr(ord("０") + n) for n in range(10)})


@st.composite
def responsibilities(draw: Draw) -> str:
    """A statement of who does the work, in one of its forms, seldom with a bracket too few."""
    bodies = "、".join(draw(st.lists(st.sampled_from(BODIES), min_size=1, max_size=4)))
    more = "、".join(draw(st.lists(st.sampled_from(BODIES), min_size=1, max_size=3)))
    label, other = draw(st.sampled_from(LABELS)), draw(st.sampled_from(LABELS))
    colon = draw(st.sampled_from("：:"))
    inner = draw(
        st.sampled_from(
            (
                f"{label}{colon}{bodies}",
                f"{label}{colon}{bodies}；{other}{colon}{more}",
                f"{bodies}牵头，{more}配合",
                f"{bodies}按职责分工负责",
                f"{bodies}负责",
                bodies,
                f"{label}{colon}{bodies}；{draw(st.sampled_from(DEADLINES))}",
                f"{label}{colon}{bodies}，以下简称责任单位",
            )
        )
    )
    left, right = draw(st.sampled_from(BRACKETS))
    whole = f"{left}{inner}{right}"
    lines = f"\n{label}{colon}{bodies}\n完成时限{colon}2024年底前"
    return str(draw(st.sampled_from((whole, whole, whole, f"{left}{inner}", lines))))


@st.composite
def units(draw: Draw, order: Sequence[str], depth: int = 0) -> list[str]:
    """The lines of an enumeration of one style, with those of the styles below it."""
    dress = draw(st.sampled_from(STYLES[order[depth]]))
    first = draw(st.sampled_from((0, 0, 0, 1)))
    lines: list[str] = []
    for number in range(first, first + draw(st.integers(1, 3))):
        title = draw(st.sampled_from(TITLES))
        stop = draw(st.sampled_from(("。", "", "：", "。")))
        blank = draw(st.sampled_from(("", "", " ", "　")))
        own = draw(st.sampled_from(SENTENCES)) + "。" if draw(st.booleans()) else ""
        duty = draw(responsibilities()) if draw(st.booleans()) else ""
        lines.append(f"{dress(number)}{blank}{title}{stop}{own}{duty}")
        if depth + 1 < len(order) and draw(st.booleans()):
            lines += draw(units(order, depth + 1))
    return lines


HEADERS = (
    ("海政办发〔2021〕7号", "海港市人民政府办公室关于加强河道管理工作的通知"),
    ("发文字号：海政办发[2012]45号",),
    (
        "特急",
        "海港市人民政府文件",
        "海政发 【2019】 3 号",
        "海港市人民政府关于印发海港市绿色出行",
        "行动方案的通知",
    ),
    ("索引号：0001-2020-003", "发文机关：海港市人民政府", "海港市人民政府", "公告", "2020年第6号"),
    (),
)
RECIPIENTS = ("各区、县（市）人民政府，市政府各部门：", "各有关单位:", "")
CLOSINGS = (
    ("海港市人民政府办公室", "2021年3月5日"),
    ("附件：1.任务分工表", "      2.名单", "海港市财政局　　海港市教育局", "二〇一二年四月十二日"),
    ("附件：实施方案", "", "海港市人民政府", "2021 年 3 月 5 日", "（此件公开发布）", "抄送：市委办公室。"),
    (),
)
ATTACHMENTS = ("附件1", "附件 2：", "附件：")


@st.composite
def notices(draw: Draw) -> str:
    """The text of a notice, one paragraph a line or hard-wrapped with page marks, in any line ends."""
    lines = [
        *draw(st.sampled_from(HEADERS)),
        draw(st.sampled_from(RECIPIENTS)),
        draw(st.sampled_from(SENTENCES)) + "。",
    ]
    lines += draw(units(draw(st.sampled_from(ORDERS))))
    lines += draw(st.sampled_from(CLOSINGS))
    if draw(st.booleans()):
        lines += [draw(st.sampled_from(ATTACHMENTS)), "海港市绿色出行行动方案", *draw(units(ORDERS[0]))]
    if draw(st.booleans()):
        lines = _wrapped(lines, draw(st.integers(12, 40)), draw(st.sampled_from(PAGE_MARKS)))
    indent = draw(st.sampled_from(("", "　　", "  ")))
    end = draw(st.sampled_from(("\n", "\n", "\r\n", "\n\n")))
    return end.join(indent + line for line in lines) + draw(st.sampled_from(("", "\n")))


def _wrapped(lines: Sequence[str], width: int, mark: str) -> list[str]:
    """Lines as they are copied from a PDF: broken at a width, a page mark after every twelve."""
    broken = [line[at : at + width] for line in lines for at in range(0, max(len(line), 1), width)]
    pages = [broken[at : at + 12] for at in range(0, len(broken), 12)]
    return [line for number, page in enumerate(pages, 1) for line in [mark.format(number), *page]]


# ---------------------------------------------------------------- documents

LEAF_TEXTS = st.one_of(
    WORDS,
    st.sampled_from(
        ("加强领导。\n", "市财政局、市教\n  育局负责", "一、", "　　", "（责任单位：甲、乙）", "a\r\nb")
    ),
    texts(12),
)


def one_of(literal: Any) -> st.SearchStrategy[Any]:
    """One of the values of a `Literal` type."""
    return st.sampled_from(get_args(literal))


def numbers() -> st.SearchStrategy[DocumentNumber]:
    """A 发文字号."""
    integer = st.none() | st.integers(0, 9999)
    return st.builds(DocumentNumber, text=words(), code=words(), year=integer, serial=integer)


@dataclass
class _Sketch:
    """A document's text as it grows, and the places where annotations may stand."""

    draw: Draw
    is_odd: bool
    text: str = ""
    leaves: list[Span] = field(default_factory=list)
    furniture: list[Furniture] = field(default_factory=list)

    def span(self, start: int) -> Span:
        """From a position to the end of what is written."""
        return Span(start, len(self.text))

    def leaf(self, written: str | None = None) -> tuple[str, Span]:
        """Write a leaf, perhaps with furniture in it: its reading and its span."""
        start = len(self.text)
        self.text += self.draw(LEAF_TEXTS) if written is None else written
        if self.draw(st.integers(0, 7)) == 0:
            self.mark()
            self.text += self.draw(LEAF_TEXTS)
        self.leaves.append(self.span(start))
        raw = self.text[start:]
        text = (
            "".join(line.strip() for line in raw.split("\n"))
            if self.draw(st.booleans())
            else self.draw(words())
        )
        return text, self.leaves[-1]

    def mark(self) -> None:
        """Write furniture."""
        start = len(self.text)
        self.text += self.draw(st.sampled_from(("# Page 2:\n", "- 1 -\n", "打印本页", "&\0")))
        self.furniture.append(Furniture(self.draw(one_of(FurnitureKind)), self.span(start)))

    def maybe_mark(self) -> None:
        """Write furniture between two nodes, now and then."""
        if self.draw(st.integers(0, 7)) == 0:
            self.mark()

    def place(self) -> Span:
        """A span for an annotation: inside a leaf, or over several; anywhere if the document may be odd."""
        if self.is_odd and self.draw(st.integers(0, 3)) == 0:
            return Span(*sorted(self.draw(st.tuples(*[st.integers(0, len(self.text))] * 2))))
        leaves = [leaf for leaf in self.leaves if leaf.start < leaf.end] or [Span(0, len(self.text))]
        first = self.draw(st.integers(0, len(leaves) - 1))
        last = min(first + (self.draw(st.integers(0, 5)) == 0), len(leaves) - 1)
        start = self.draw(st.integers(leaves[first].start, max(leaves[first].start, leaves[first].end - 1)))
        return Span(start, self.draw(st.integers(max(start, leaves[last].start), leaves[last].end)))


Build = Callable[[], Any]
"""Makes a node once the text is whole: assignments may stand anywhere in it."""


def _section(sketch: _Sketch, depth: int) -> Build:
    draw, start = sketch.draw, len(sketch.text)
    text, span = sketch.leaf(draw(st.sampled_from(("一、", "(1)", "第 三\n条"))))
    marker = Marker(
        draw(one_of(MarkerStyle)), tuple(draw(st.lists(st.integers(0, 99), max_size=2))), text, span
    )
    sketch.maybe_mark()
    heading = Heading(*sketch.leaf()) if draw(st.booleans()) else None
    blocks = _blocks(sketch, depth)
    sketch.maybe_mark()
    span, address = sketch.span(start), draw(words())
    return lambda: Section(marker, depth, address, heading, _made(blocks), _assignments(sketch), span)


def _table(sketch: _Sketch) -> Build:
    draw, start = sketch.draw, len(sketch.text)
    size = st.sampled_from((1, 1, 2))
    rows = []
    for width in draw(st.lists(st.integers(0, 2), max_size=2)):
        rows.append(tuple(Cell(*sketch.leaf(), draw(size), draw(size)) for _ in range(width)))
        sketch.maybe_mark()
    table = Table(tuple(rows), sketch.span(start))
    return lambda: table


def _paragraph(sketch: _Sketch) -> Build:
    paragraph = Paragraph(*sketch.leaf())
    return lambda: paragraph


def _blocks(sketch: _Sketch, depth: int = 0) -> list[Build]:
    blocks: list[Build] = []
    for kind in sketch.draw(st.lists(st.sampled_from("psst" if depth < 3 else "p"), max_size=3)):
        sketch.maybe_mark()
        if kind == "s":
            blocks.append(_section(sketch, depth + 1))
        else:
            blocks.append(_paragraph(sketch) if kind == "p" else _table(sketch))
    return blocks


def _made(builds: Sequence[Build]) -> tuple[Block, ...]:
    return tuple(build() for build in builds)


def _assignments(sketch: _Sketch) -> tuple[Assignment, ...]:
    return tuple(_assignment(sketch) for _ in range(sketch.draw(st.sampled_from((0, 0, 0, 1, 2)))))


def _assignment(sketch: _Sketch) -> Assignment:
    draw = sketch.draw
    bodies = {
        role: tuple(
            Mention(
                draw(words()), sketch.place(), draw(st.none() | st.sampled_from("ab\0")), draw(st.booleans())
            )
            for _ in range(draw(st.sampled_from((0, 0, 0, 1, 3))))
        )
        for role in ROLES
    }
    deadline = draw(st.none() | words())
    return Assignment(
        draw(words()), sketch.place(), draw(one_of(AssignmentForm)), deadline=deadline, **bodies
    )


def _elements(sketch: _Sketch) -> tuple[Element, ...]:
    found = []
    for role in sketch.draw(st.lists(one_of(ElementRole), max_size=2)):
        sketch.maybe_mark()
        found.append(Element(role, *sketch.leaf()))
    return tuple(found)


def _header(sketch: _Sketch) -> Header:
    elements, draw = _elements(sketch), sketch.draw
    if draw(st.booleans()):
        return Header(elements)
    value, names = st.none() | words(), st.lists(words(), max_size=2).map(tuple)
    return Header(
        elements, draw(value), draw(value), draw(st.none() | numbers()), draw(names), draw(names),
        draw(value), draw(value), draw(value), draw(value), draw(st.lists(st.tuples(words(), words()),
        max_size=2).map(tuple)),
    )  # fmt: skip


def _closing(sketch: _Sketch) -> Closing:
    elements, draw = _elements(sketch), sketch.draw
    if draw(st.booleans()):
        return Closing(elements)
    value, names = st.none() | words(), st.lists(words(), max_size=2).map(tuple)
    return Closing(elements, draw(names), draw(names), draw(value), draw(value), draw(names), draw(value))


def _part(sketch: _Sketch) -> Build:
    draw, start = sketch.draw, len(sketch.text)
    header, blocks, closing = _header(sketch), _blocks(sketch), _closing(sketch)
    sketch.maybe_mark()
    kind, label, span = draw(one_of(PartKind)), draw(st.none() | words()), sketch.span(start)
    return lambda: Part(kind, label, header, _made(blocks), closing, _assignments(sketch), span)


def _agency(sketch: _Sketch, id_: str, mentions: Sequence[Mention]) -> Agency:
    draw, names = sketch.draw, st.lists(words(), max_size=2).map(tuple)
    spans = tuple(sorted(mention.span for mention in mentions if mention.agency == id_))
    if sketch.is_odd and draw(st.booleans()):
        spans = tuple(sketch.place() for _ in range(draw(st.integers(0, 2))))
    note = draw(st.none() | words())
    return Agency(
        id_,
        draw(words()),
        draw(one_of(AgencyKind)),
        draw(names),
        spans,
        draw(words()),
        draw(names),
        draw(names),
        note,
    )


@st.composite
def documents(draw: Draw, odd: bool = False) -> Document:
    """A consistent document of any shape: leaves and furniture tile its text; annotations nest, overlap and cross.

    Args:
        draw: Given by hypothesis.
        odd: Also annotations on furniture, outside leaves and out of order, and agencies that state other
        mentions.
    """
    sketch = _Sketch(draw, odd)
    builds = []
    for _ in range(draw(st.sampled_from((1, 1, 2)))):
        sketch.maybe_mark()
        builds.append(_part(sketch))
    sketch.maybe_mark()
    parts: tuple[Part, ...] = tuple(build() for build in builds)
    bare = Document(sketch.text, parts)
    mentions = list(bare.mentions())
    return Document(
        text=sketch.text,
        parts=parts,
        agencies=tuple(_agency(sketch, id_, mentions) for id_ in draw(st.sampled_from(("", "a", "ab", "b\0")))),
        definitions=tuple(
            Definition(draw(words()), draw(st.none() | words()), draw(one_of(DefinitionKind)), sketch.place())
            for _ in range(draw(st.sampled_from((0, 0, 1, 2))))
        ),
        citations=tuple(
            Citation(draw(st.none() | words()), draw(st.none() | numbers()), sketch.place())
            for _ in range(draw(st.sampled_from((0, 0, 1, 2))))
        ),
        furniture=tuple(sketch.furniture),
        diagnostics=tuple(
            Diagnostic(draw(words()), draw(one_of(Severity)), draw(words()), sketch.place(),
            draw(one_of(Cause)), draw(st.none() | words())) for _ in range(draw(st.sampled_from((0, 0, 1))))
        ),
        origin=draw(st.builds(Origin, st.none() | words(), st.just("text") | words(), st.none() | words())),
    )  # fmt: skip
