"""`govdoc convert`: write notices in several formats at once."""

import argparse
from collections.abc import Sequence
from itertools import chain
from pathlib import PurePath

import govdoc
from govdoc.commands import console
from govdoc.commands.formats import Formats, formats
from govdoc.commands.inputs import Inputs, refuse_overwriting, targets
from govdoc.commands.options import add_inputs, one_of
from govdoc.model import Document

EPILOG = """\
例子：
  govdoc convert 通知.txt --to docx,json -o 结果          写成 结果/通知.docx 和 结果/通知.json
  govdoc convert 通知.docx --to xlsx -o 结果              任务分解表，Excel 直接打开
  govdoc convert *.html --to md,jsonl,xml -o 结果         几份公文，每份写成三种格式

一份公文的几种格式要么都写，要么都不写；写到一半断电也不会留下半个文件。同名的两份公文（通知.txt 和
通知.html），输出叫 通知.txt.json 和 通知.html.json，互不覆盖；输出从不覆盖公文本身。
整个文件夹请用 govdoc batch。

退出码：0 全部完成；1 有文件失败；2 命令写错了；130 被 Ctrl-C 中断。
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    add_inputs(parser, "--encoding", "--input-encoding")
    parser.add_argument(
        "--to", metavar="格式,…", type=formats, choices=Formats(), required=True, help="逗号分开：%(choices)s"
    )
    parser.add_argument("-o", "--output", metavar="文件夹", required=True, help="输出文件夹，没有就新建")


def run(arguments: argparse.Namespace) -> int:
    """Do it."""
    inputs = Inputs(arguments)
    folder = console.folder(arguments.output)
    paths = targets(inputs.files, folder, arguments.to)
    refuse_overwriting(inputs.files, chain.from_iterable(paths.values()))
    for label, document in inputs:
        with inputs.counting():
            _write(document, arguments.to, paths[label])
            if not arguments.quiet:
                console.say(_done(label, paths[label], document))
    return inputs.exit_code


def _write(document: Document, formats: Sequence[str], paths: Sequence[str]) -> None:
    """Write all formats, or none where one of them cannot be made."""
    outputs = [govdoc.dumps(document, format) for format in formats]
    for path, data in zip(paths, outputs, strict=True):
        console.save(path, data)


def _done(label: str, paths: Sequence[str], document: Document) -> str:
    found = len(document.diagnostics)
    hint = f"（有 {found} 条诊断信息，用 govdoc parse 查看）" if found else ""
    return f"{label} → {PurePath(paths[0]).parent}：{one_of(PurePath(path).name for path in paths)}{hint}"
