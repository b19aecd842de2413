"""`govdoc schema`: the schema that govdoc's JSON or XML follows."""

import argparse
from importlib import import_module

from govdoc.commands import console
from govdoc.commands.options import add_output

EPILOG = """\
例子：
  govdoc schema json                       JSON Schema（draft 2020-12），写到标准输出
  govdoc schema xml -o govdoc.xsd          XML Schema，写进文件

退出码：0 完成；1 文件写不进去；2 命令写错了。
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("format", metavar="格式", choices=("json", "xml"), help="json 或 xml")
    add_output(parser, "输出文件")


def run(arguments: argparse.Namespace) -> int:
    """Do it."""
    data: bytes = import_module(f"govdoc.exporters.{arguments.format}").schema()
    console.deliver(data, arguments.output)
    return 0
