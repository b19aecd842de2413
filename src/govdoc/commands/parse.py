"""`govdoc parse`: read notices, show their outline, or write them in another format."""

import argparse
from collections.abc import Callable
from itertools import chain

import govdoc
from govdoc import exporters
from govdoc.commands import console
from govdoc.commands.console import UsageError
from govdoc.commands.formats import Formats, one_format
from govdoc.commands.inputs import Inputs, is_folder, refuse_overwriting, targets
from govdoc.commands.options import add_inputs, add_output
from govdoc.commands.remarks import remarks
from govdoc.errors import FormatError
from govdoc.model import Document

EPILOG = """\
例子：
  govdoc parse 通知.txt                    在终端上显示层级
  govdoc parse 通知.html --to json         JSON，写到标准输出
  govdoc parse 通知.txt -o 通知.docx       格式由文件名的后缀决定
  govdoc parse *.txt -o 结果/ --to xml     每份公文一个文件，写进文件夹
  type 通知.txt | govdoc parse -           从标准输入读（Linux 上是 cat）
  govdoc parse 旧通知.txt --encoding big5  指明编码

诊断信息写到标准错误，每行是“文件:行:列: 级别 代码 说明”；-q 不显示。
不写 --to 和 -o 时：输出到终端是 outline，输出到管道或文件是 json。

退出码：0 全部完成；1 有文件失败；2 命令写错了；130 被 Ctrl-C 中断。
"""

Write = Callable[[str, Document], None]


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    add_inputs(parser, "--encoding", "--input-encoding")
    parser.add_argument(
        "--to", metavar="格式", type=one_format, choices=Formats(), help="输出格式：%(choices)s"
    )
    add_output(parser, "输出文件；几份公文时是文件夹")


def run(arguments: argparse.Namespace) -> int:
    """Do it."""
    inputs = Inputs(arguments)
    write = _writer(inputs.files, arguments.to, arguments.output)
    for label, document in inputs:
        with inputs.counting():
            write(label, document)
        if not arguments.quiet:
            for line in remarks(document, label):
                console.say(line)
    return inputs.exit_code


def _writer(files: list[str], to: str | None, output: str | None) -> Write:
    """How to write each document, by where it goes."""
    if output is None:
        return _to_stdout(to or console.default_format("outline"), len(files) > 1)
    if len(files) > 1 or is_folder(output):
        return _to_folder(files, to or "json", output)
    format = to or _format_of(output)
    refuse_overwriting(files, [output])
    return lambda _, document: console.save(output, govdoc.dumps(document, format))


def _format_of(output: str) -> str:
    try:
        return exporters.format_of(output)
    except FormatError as error:
        raise UsageError(str(error)) from error


def _to_stdout(format: str, several: bool) -> Write:
    if several and format not in ("outline", "json"):
        raise UsageError(f"几份公文的 {format} 不能接在一起，请用 -o 指定一个文件夹")

    width = {"columns": console.columns()} if format == "outline" and console.is_terminal() else {}

    def write(label: str, document: Document) -> None:
        title = f"== {label} ==\n".encode() if several and format == "outline" else b""
        data = govdoc.dumps(document, format, **width)
        console.write(title + (data if data.endswith(b"\n") or format != "json" else data + b"\n"))

    return write


def _to_folder(files: list[str], format: str, output: str) -> Write:
    paths = targets(files, console.folder(output), [format])
    refuse_overwriting(files, chain.from_iterable(paths.values()))

    def write(label: str, document: Document) -> None:
        (path,) = paths[label]
        console.save(path, govdoc.dumps(document, format))

    return write
