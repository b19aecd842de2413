"""`govdoc explain`: which rule made each line what it is, what else was possible, and why it lost."""

import argparse
import sys
from bisect import bisect_right
from itertools import groupby
from typing import TYPE_CHECKING

import govdoc
from govdoc.commands import console
from govdoc.commands.inputs import Inputs, label_of, source_of
from govdoc.commands.options import add_inputs
from govdoc.errors import GovdocError

if TYPE_CHECKING:
    from govdoc.parser.explain import Reason

EPILOG = """\
例子：
  govdoc explain 通知.txt                  逐行说明
  govdoc explain 通知.txt --line 12        只看第 12 行
  govdoc explain 通知.txt --line 12-20     看第 12 到 20 行

退出码：0 全部完成；1 有文件失败；2 命令写错了；130 被 Ctrl-C 中断。
"""
NAMES = {
    "break": "另起一段", "no-break": "接上一行", "unit": "条目", "no-unit": "不是条目", "heading": "标题",
    "no-heading": "没有标题", "assignment": "责任分工", "no-assignment": "不是责任分工", "owner": "归上级", "mark": "发文机关标志",
    "number": "发文字号", "secrecy": "密级", "urgency": "紧急程度", "copy": "份号", "signer": "签发人",
    "metadata": "网页或汇编的附加信息", "title": "标题", "date": "日期", "note": "附注", "recipients": "主送机关",
    "label": "附件标记", "contents": "目录", "attachments": "附件说明", "signatory": "署名", "copies": "抄送",
    "printing": "印发", "passage": "制定和修改经过",
}  # fmt: skip
"""What a line was taken for, in the words of the field."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    add_inputs(parser, "--encoding", "--input-encoding")
    parser.add_argument("--line", metavar="行", help="只说明这一行，或“起-止”之间的行")


def run(arguments: argparse.Namespace) -> int:
    """Do it."""
    first, last = _range(arguments.line)
    inputs = Inputs(arguments)
    for file in inputs.files:
        with inputs.counting():
            text, reasons = govdoc.explain(
                source_of(file), encoding=arguments.encoding, errors=arguments.errors
            )
            if first > (count := len(text.split("\n"))):
                raise GovdocError(f"{label_of(file)}：没有第 {first} 行，govdoc 读出的文字一共 {count} 行。")
            title = f"== {label_of(file)} ==\n" if len(inputs.files) > 1 else ""
            console.write((title + "".join(_explained(text, reasons, first, last))).encode("utf-8"))
    return inputs.exit_code


def _range(line: str | None) -> tuple[int, int]:
    """The first and last line that are wanted, counted from 1."""
    if line is None:
        return 1, sys.maxsize
    first, dash, last = line.partition("-")
    last = last if dash else first
    if not (first.isdecimal() and last.isdecimal()) or not 1 <= int(first) <= int(last):
        raise console.UsageError(f"--line 要跟行号，如 12 或 12-20，不能是“{line}”")
    return int(first), int(last)


def _explained(text: str, reasons: "list[Reason]", first: int, last: int) -> list[str]:
    """The lines wanted, each with the reasons that start in it."""
    lines = text.split("\n")
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    by_line = {
        number: list(group)
        for number, group in groupby(reasons, lambda reason: bisect_right(starts, reason.span.start))
    }
    shown: list[str] = []
    for number in range(first, min(last, len(lines)) + 1):
        if lines[number - 1].strip():
            shown.append(f"{number:>5}  {lines[number - 1]}\n")
            shown += [f"       · {_reason(reason)}\n" for reason in by_line.get(number, ())]
    return shown


def _reason(reason: "Reason") -> str:
    detail = f"“{reason.detail[:40]}”" if reason.detail and reason.what not in ("title", "number") else ""
    said = f"{NAMES.get(reason.what, reason.what)}{detail if reason.rule else ''}"
    return f"{said}：{reason.why}" if reason.why else said
