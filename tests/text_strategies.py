"""Texts: those that look like notices, and those that look like nothing."""

from collections.abc import Callable, Sequence
from typing import Any

from hypothesis import strategies as st

Draw = Callable[[st.SearchStrategy[Any]], Any]

# ---------------------------------------------------------------- arbitrary text

ODD_CHARACTERS = (
    "\0\x01\x08\t\n\r\x0b\x0c\x1b\x1f\x7f\x85\xa0\u2028\u2029\u202e\u3000\ufeff\ufffe\uffff\ud800\udbff\udc00\udfff"
    "\U0001f600\U0010ffff&<>\"'\\]]>（(）)〔[］】、，；。：:《》一二1.①第条附件等"
)
"""What breaks readers and writers: controls, all line ends, surrogates, markup, the signs of the genre."""


def texts(max_size: int = 60) -> st.SearchStrategy[str]:
    """Any string at all, rich in what breaks things."""
    return st.text(st.one_of(st.sampled_from(ODD_CHARACTERS), st.characters()), max_size=max_size)


WORDS = st.sampled_from(
    ("市财政局", "通知", "1", "", "大政办发", "a b\n", "\r\n\t", "\0", "\ud800", "\udbff\udc00",
     "\U0001f600\ufffe", "<&>\"'", "\\u0041\\", " 　", "]]>")
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
    "市财政局", "市教育局", "省发展改革委", "各县（市、区）人民政府", "各区人民政府", "海港海关",
    "市科技局（知识产权局）", "市公安局等有关部门", "市住房和城乡建设局", "各有关单位", "县委宣传部",
    "领导小组办公室", "市交通运输局等", "人民银行海港市分行",
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
    end: str = draw(st.sampled_from(("\n", "\n", "\r\n", "\n\n")))
    last: str = draw(st.sampled_from(("", "\n")))
    return end.join(indent + line for line in lines) + last


def _wrapped(lines: Sequence[str], width: int, mark: str) -> list[str]:
    """Lines as they are copied from a PDF: broken at a width, a page mark after every twelve."""
    broken = [line[at : at + width] for line in lines for at in range(0, max(len(line), 1), width)]
    pages = [broken[at : at + 12] for at in range(0, len(broken), 12)]
    return [line for number, page in enumerate(pages, 1) for line in [mark.format(number), *page]]
