"""`govdoc tasks`: the task list (任务分解表) of notices."""

import argparse
from collections.abc import Sequence
from pathlib import PurePath

from govdoc.commands import console
from govdoc.commands.console import UsageError
from govdoc.commands.inputs import Inputs, refuse_overwriting
from govdoc.commands.options import add_inputs, add_output, codec, one_of
from govdoc.exporters import tasks
from govdoc.exporters.bodies import Listed
from govdoc.model import ROLES, Document
from govdoc.normalizer import find

EPILOG = """\
例子：
  govdoc tasks 通知.txt                            在终端上显示任务分解表
  govdoc tasks 通知.txt --agency 市公安局          只看一个单位的任务，名称写全称、简称都可以
  govdoc tasks 通知.txt --agency 市公安局 --role lead   只看它牵头的
  govdoc tasks 通知/*.txt -o 任务.csv              几份公文的任务合成一张表，Excel 可以直接打开
  govdoc tasks 通知.txt -o 任务.csv --encoding gb18030   给只认 GB 编码的旧软件
  govdoc tasks 通知.txt -o 任务.xlsx               Excel 工作簿：任务、单位×任务、单位汇总、来源
  govdoc tasks 通知/*.txt --split-by agency -o 分发/    每个单位一份工作簿，只有它的任务
  govdoc tasks 通知.txt --to json                  给别的程序

角色：lead 牵头，responsible 责任，support 配合，guide 指导。
不写 --to 和 -o 时：输出到终端是 table，输出到管道或文件是 json。--split-by 默认写 xlsx，也可以 --to csv、json。

退出码：0 全部完成；1 有文件失败；2 命令写错了；130 被 Ctrl-C 中断。
"""
CSV_ENCODING = "utf-8-sig"
FORMATS = (*tasks.FORMATS, "xlsx")
FORMATS_BY_ENDING = {".csv": "csv", ".json": "json", ".txt": "table", ".xlsx": "xlsx"}


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    add_inputs(parser, "--input-encoding")
    parser.add_argument("--agency", metavar="名称", help="只列这个单位的任务：全称、简称、加挂的牌子都可以")
    parser.add_argument(
        "--role", metavar="角色", choices=ROLES, help="只列有单位（或这个单位）担任该角色的任务：%(choices)s"
    )
    parser.add_argument("--to", metavar="格式", choices=FORMATS, help=f"输出格式：{one_of(FORMATS)}")
    parser.add_argument(
        "--encoding", dest="csv_encoding", metavar="编码", type=codec, help="CSV 的编码；默认 UTF-8（带 BOM）"
    )
    parser.add_argument("--split-by", choices=("agency",), help="agency：每个单位写一个文件，-o 是文件夹")
    add_output(parser, "输出文件；格式由后缀决定：.xlsx、.csv、.json、.txt")


def run(arguments: argparse.Namespace) -> int:
    """Do it."""
    format = _split_format(arguments) if arguments.split_by else _format(arguments.to, arguments.output)
    if arguments.csv_encoding and format != "csv":
        raise UsageError("--encoding 是 CSV 的编码，只和 --to csv 同用；公文的编码请用 --input-encoding")
    inputs = Inputs(arguments)
    refuse_overwriting(inputs.files, [arguments.output] if arguments.output else [])
    listed: list[Listed] = []
    for label, document in inputs:
        file = label if len(inputs.files) > 1 else None
        agency = _identity(document, arguments.agency)
        rows = tasks.rows(document, file=file, agency=agency, role=arguments.role)
        listed.append(Listed(document, rows))
    if not listed:  # no notice could be read: what an earlier run has written stays
        return inputs.exit_code
    if not any(each.rows for each in listed) and not arguments.quiet:
        console.say(_nothing(arguments.agency, listed))
    with inputs.counting():
        _deliver(listed, format, arguments)
    return inputs.exit_code


def _deliver(listed: Sequence[Listed], format: str, arguments: argparse.Namespace) -> None:
    """Write what was found to where it was asked for."""
    encoding = arguments.csv_encoding or CSV_ENCODING
    if arguments.split_by:
        from govdoc.commands.split import split

        files = split(
            listed, arguments.role, arguments.output, format, lambda part: _bytes(part, format, encoding)
        )
        if files and not arguments.quiet:
            console.say(f"{len(files)} 个单位，每个一份，写在 {arguments.output}")
    else:
        console.deliver(_bytes(listed, format, encoding), arguments.output)


def _identity(document: Document, name: str | None) -> str | None:
    """The id of the body that any of its names means here; else the name itself."""
    found = find(document, name) if name else None
    return found.id if found else name


def _split_format(arguments: argparse.Namespace) -> str:
    """The format of the files of a split list: one that a file can have."""
    if arguments.output is None:
        raise UsageError("--split-by 要写许多文件，请用 -o 指定一个文件夹")
    if arguments.to == "table":
        raise UsageError("--split-by 不能和 --to table 同用，请改用 xlsx、csv 或 json")
    return arguments.to or ("csv" if arguments.csv_encoding else "xlsx")


def _format(to: str | None, output: str | None) -> str:
    if to:
        return to
    if output is None:
        return console.default_format("table")
    ending = PurePath(output).suffix.lower()
    if ending not in FORMATS_BY_ENDING:
        raise UsageError(f"不知道“{output}”该是什么格式，请用 --to 写明：{one_of(FORMATS)}")
    return FORMATS_BY_ENDING[ending]


def _nothing(agency: str | None, listed: Sequence[Listed]) -> str:
    """What to say instead of an empty table."""
    if agency is None:
        return "没有找到任务：公文里没有写明责任单位的条目。"
    near = dict.fromkeys(name for each in listed for name in tasks.similar(each.document, agency))
    hint = f"名称里有“{agency}”的有：{'、'.join(near)}。" if near else ""
    return f"没有找到“{agency}”的任务。{hint}"


def _bytes(listed: Sequence[Listed], format: str, encoding: str) -> bytes:
    rows = [row for each in listed for row in each.rows]
    if format == "xlsx":
        from govdoc.exporters.xlsx import workbook

        return workbook(listed)
    if format == "csv":
        return tasks.to_csv(rows, encoding)
    if format == "json":
        return tasks.to_json(rows)
    return tasks.to_table(rows, console.columns()).encode("utf-8", "backslashreplace")
