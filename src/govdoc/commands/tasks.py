"""`govdoc tasks`: the task list (任务分解表) of notices."""

import argparse
from pathlib import PurePath

from govdoc.commands import console
from govdoc.commands.console import UsageError
from govdoc.commands.inputs import Inputs
from govdoc.commands.options import add_inputs, add_output, codec, one_of
from govdoc.exporters import tasks
from govdoc.exporters.tasks import TaskRow
from govdoc.model import ROLES, Document
from govdoc.normalizer import find

EPILOG = """\
例子：
  govdoc tasks 通知.txt                            在终端上显示任务分解表
  govdoc tasks 通知.txt --agency 市公安局          只看一个单位的任务，名称写全称、简称都可以
  govdoc tasks 通知.txt --agency 市公安局 --role lead   只看它牵头的
  govdoc tasks 通知/*.txt -o 任务.csv              几份公文的任务合成一张表，Excel 可以直接打开
  govdoc tasks 通知.txt -o 任务.csv --encoding gb18030   给只认 GB 编码的旧软件
  govdoc tasks 通知.txt --to json                  给别的程序

角色：lead 牵头，responsible 责任，support 配合，guide 指导。
不写 --to 和 -o 时：输出到终端是 table，输出到管道或文件是 json。

退出码：0 全部完成；1 有文件失败；2 命令写错了；130 被 Ctrl-C 中断。
"""
CSV_ENCODING = "utf-8-sig"
FORMATS_BY_ENDING = {".csv": "csv", ".json": "json", ".txt": "table"}


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    add_inputs(parser, "--input-encoding")
    parser.add_argument("--agency", metavar="名称", help="只列这个单位的任务：全称、简称、加挂的牌子都可以")
    parser.add_argument("--role", choices=ROLES, help="只列有单位（或这个单位）担任该角色的任务")
    parser.add_argument(
        "--to", metavar="格式", choices=tasks.FORMATS, help=f"输出格式：{one_of(tasks.FORMATS)}"
    )
    parser.add_argument(
        "--encoding", dest="csv_encoding", metavar="编码", type=codec, help="CSV 的编码；默认 UTF-8（带 BOM）"
    )
    add_output(parser, "输出文件；格式由后缀决定：.csv、.json、.txt")


def run(arguments: argparse.Namespace) -> int:
    """Do it."""
    format = _format(arguments.to, arguments.output)
    if arguments.csv_encoding and format != "csv":
        raise UsageError("--encoding 是 CSV 的编码，只和 --to csv 同用；公文的编码请用 --input-encoding")
    inputs = Inputs(arguments)
    rows: list[TaskRow] = []
    near: dict[str, None] = {}
    for label, document in inputs:
        file = label if len(inputs.files) > 1 else None
        agency = _identity(document, arguments.agency)
        rows += tasks.rows(document, file=file, agency=agency, role=arguments.role)
        near |= dict.fromkeys(tasks.similar(document, arguments.agency or ""))
    if not rows and not arguments.quiet:
        console.say(_nothing(arguments.agency, list(near)))
    with inputs.counting():
        _write(rows, format, arguments.output, arguments.csv_encoding or CSV_ENCODING)
    return inputs.exit_code


def _identity(document: Document, name: str | None) -> str | None:
    """The id of the body that any of its names means here; else the name itself."""
    found = find(document, name) if name else None
    return found.id if found else name


def _format(to: str | None, output: str | None) -> str:
    if to:
        return to
    if output is None:
        return "table" if console.is_terminal() else "json"
    ending = PurePath(output).suffix.lower()
    if ending not in FORMATS_BY_ENDING:
        raise UsageError(f"不知道“{output}”该是什么格式，请用 --to 写明：{one_of(tasks.FORMATS)}")
    return FORMATS_BY_ENDING[ending]


def _nothing(agency: str | None, near: list[str]) -> str:
    """What to say instead of an empty table."""
    if agency is None:
        return "没有找到任务：公文里没有写明责任单位的条目。"
    hint = f"名称里有“{agency}”的有：{'、'.join(near)}。" if near else ""
    return f"没有找到“{agency}”的任务。{hint}"


def _write(rows: list[TaskRow], format: str, output: str | None, encoding: str) -> None:
    if format == "csv":
        data = tasks.to_csv(rows, encoding)
    elif format == "json":
        data = tasks.to_json(rows)
    else:
        data = tasks.to_table(rows, console.columns()).encode("utf-8", "backslashreplace")
    if output is None:
        console.write(data)
    else:
        console.save(output, data)
