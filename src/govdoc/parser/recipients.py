"""主送机关: whom a notice goes to. Is a line one of recipients, which ones, and does the text run on behind it?"""

import re

from govdoc.patterns import holds_any, rarely

BODY_WORDS = (
    "署", "馆", "妇联", "代表", "社", "台", "会：", "会:", "行：", "行:", "政府", "单位", "委", "局", "厅", "办", "公司",
    "各", "部", "处", "院", "企业", "组织", "中心", "协会", "学校", "银行", "街道", "镇", "乡", "所", "支队",
    "师生", "全校", "全体",
)  # fmt: skip
"""One of these stands in every line of recipients."""
ROLES = ("牵头", "责任", "配合", "主办", "负责", "协办", "承办", "参与", "落实")
ROLE_LABEL = rarely(rf"[^\W\d]{{0,4}}(?:{'|'.join(ROLES)})(?:单位|部门|处室|科室|机构|主体)")
"""A label of responsibility, which closes with a colon, too."""
NOT_RECIPIENTS = ("如下", "下列", "以下", "下述", "，现", ",现", "特此", "为了", "根据", "当前位置")
NOT_RECIPIENTS_ENDS = (
    "抄报", "抄送", "分送", "包括", "要求", "规定", "事项", "通知", "意见", "措施", "办法", "内容", "条件", "材料", "标准",
)  # fmt: skip
"""What sentences have that lead over to a list, anywhere and before their colon."""


def is_recipients(text: str) -> bool:
    """Whether a line names those to whom the notice goes: bodies, closed by a colon (GB/T 9704-2012 7.3.2)."""
    return (
        text.endswith(("：", ":"))
        and len(text) <= 600
        and "。" not in text
        and holds_any(BODY_WORDS, text)
        and not holds_any(NOT_RECIPIENTS, text)
        and not text[:-1].endswith(NOT_RECIPIENTS_ENDS)
        and not (holds_any(ROLES, text) and ROLE_LABEL.match(text.lstrip("（(〔[［")))
    )


COLON = re.compile("[：:]")
RUN_ON = re.compile(r"[ \u3000]*(?:现将|为|根据|按照|经|《|依据|近|[12][0-9]{3}[ ]?年)")
"""How the text begins that runs on behind the colon of a 主送 line."""
RUN_ON_WITHIN = 400
"""Code points of a 主送 line that text runs on behind."""


def behind_colon(text: str) -> int:
    """Behind the first colon of the first sentence that a text may run on behind; 0 where there is none."""
    stop = text.find("。", 0, RUN_ON_WITHIN + 1)
    sentence = text[: stop if stop >= 0 else RUN_ON_WITHIN + 1]
    if "：" in sentence or ":" in sentence:
        for colon in COLON.finditer(sentence, 2):
            if RUN_ON.match(text, colon.end()):
                return colon.end()
    return 0


def split_recipients(line: str) -> tuple[str, ...]:
    """主送机关: parted at ， and ； outside brackets."""
    line = line.rstrip("：: ")
    pieces = _outer_pieces(line) if BRACKET.search(line) else SEPARATOR.split(line)
    return tuple("".join(each.split()) for each in pieces if each.strip())


BRACKET = re.compile(r"[（(〔\[）)〕\]]")
SEPARATOR = re.compile("[，,；;]")


def _outer_pieces(line: str) -> list[str]:
    pieces, depth, piece = [], 0, ""
    for c in line:
        depth += (c in "（(〔[") - (c in "）)〕]")
        if c in "，,；;" and depth <= 0:
            pieces.append(piece)
            piece = ""
        else:
            piece += c
    return [*pieces, piece]
