"""`govdoc convert`: write notices in several formats at once."""

import argparse
import os
from collections.abc import Sequence
from pathlib import Path, PurePath

import govdoc
from govdoc import exporters
from govdoc.commands import console
from govdoc.commands.console import UsageError
from govdoc.commands.formats import formats
from govdoc.commands.inputs import Inputs, label_of
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
        "--to", metavar="格式,…", type=formats, required=True, help=f"逗号分开：{one_of(exporters.names())}"
    )
    parser.add_argument("-o", "--output", metavar="文件夹", required=True, help="输出文件夹，没有就新建")


def run(arguments: argparse.Namespace) -> int:
    """Do it."""
    inputs = Inputs(arguments)
    folder = _folder(arguments.output)
    targets = _targets(inputs.files, folder, arguments.to)
    for label, document in inputs:
        with inputs.counting():
            _write(document, arguments.to, targets[label])
            if not arguments.quiet:
                console.say(_done(label, targets[label], document))
    return inputs.exit_code


def _folder(output: str) -> Path:
    folder = Path(output)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"{output} 不能作输出文件夹（{error.strerror}）") from error
    return folder


def _targets(files: Sequence[str], folder: Path, formats: Sequence[str]) -> dict[str, list[str]]:
    """Label of each file → the paths of its outputs, all different."""
    from govdoc.batch.targets import ending, place

    labels = [label_of(file) for file in files]
    places = place([PurePath(PurePath(label).name) for label in labels])
    paths = [[f"{folder / each}{ending(format)}" for format in formats] for each in places]
    sources = {os.path.realpath(file) for file in files}
    for path in (path for each in paths for path in each):
        if os.path.realpath(path) in sources:
            raise UsageError(f"{path} 是公文本身，不能覆盖：请换一个输出文件夹")
    return dict(zip(labels, paths, strict=True))


def _write(document: Document, formats: Sequence[str], paths: Sequence[str]) -> None:
    """Write all formats, or none where one of them cannot be made."""
    outputs = [govdoc.dumps(document, format) for format in formats]
    for path, data in zip(paths, outputs, strict=True):
        console.save(path, data)


def _done(label: str, paths: Sequence[str], document: Document) -> str:
    found = len(document.diagnostics)
    hint = f"（有 {found} 条诊断信息，用 govdoc parse 查看）" if found else ""
    return f"{label} → {PurePath(paths[0]).parent}：{one_of(PurePath(path).name for path in paths)}{hint}"
