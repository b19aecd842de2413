"""The argument parser that speaks Chinese, and the options that several commands share."""

import argparse
import codecs
import re
import sys
from collections.abc import Iterable
from typing import Any, NoReturn

ERRORS = (
    (r"the following arguments are required: (.*)", r"缺少{1}"),
    (r"unrecognized arguments: (.*)", r"不认识“{1}”"),
    (r"argument (\S+): expected one argument", r"{1} 后面要跟一个值"),
    (r"argument (\S+): expected at least one argument", r"{1} 后面至少要跟一个值"),
    (r"argument (\S+): invalid choice: '?(.*?)'?(?:, maybe you meant .*)? \(choose from (.*)\)", r"{1} 不能是“{2}”，可以是：{3}"),
    (r"argument (\S+): invalid int value: '(.*)'", r"{1} 要跟一个整数，不能是“{2}”"),
    (r"argument (\S+): not allowed with argument (\S+)", r"{1} 和 {2} 不能同时用"),
    (r"argument (\S+): (.*)", r"{1} {2}"),
)
"""What argparse says, and how this program says it."""


class Formatter(argparse.RawDescriptionHelpFormatter):
    """Help in Chinese, wrapped by the columns that the characters take."""

    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        """Open with 用法."""
        super().add_usage(usage, actions, groups, "用法：" if prefix is None else prefix)

    def _split_lines(self, text: str, width: int) -> list[str]:
        from govdoc.exporters.terminal import wrap

        return wrap(text, width)


class Parser(argparse.ArgumentParser):
    """An argument parser whose help and errors are in plain Chinese; abbreviations of options are not accepted."""

    def __init__(self, prog: str, *, description: str, epilog: str) -> None:
        super().__init__(
            prog, description=description, epilog=epilog, formatter_class=Formatter, allow_abbrev=False, add_help=False
        )
        self._positionals.title = "参数"
        self._optionals.title = "选项"
        self.add_argument("-h", "--help", action="help", help="显示这份说明")

    def error(self, message: str) -> NoReturn:
        """Say what is wrong in one line, where to read more in a second, and stop with exit code 2."""
        self.exit(2, f"{self.prog}：{in_chinese(message)}。\n用法见 {self.prog} -h\n")

    def exit(self, status: int = 0, message: str | None = None) -> NoReturn:
        """Stop the program, with a last word on standard error."""
        from govdoc.commands.console import say

        if message:
            say(message.rstrip("\n"))
        sys.exit(status)


def in_chinese(message: str) -> str:
    """argparse's message in Chinese; an unknown one as it is."""
    for english, chinese in ERRORS:
        if match := re.fullmatch(english, message, re.S):
            return chinese.format(match[0], *match.groups())
    return message


def codec(name: str) -> str:
    """Argument type: a text encoding that Python knows."""
    try:
        codecs.lookup(name)
        "".encode(name)  # refuses base64 and its like, which encode no text
    except (LookupError, ValueError) as error:
        raise argparse.ArgumentTypeError(f"不认识编码“{name}”，常用的有 utf-8、gb18030、big5、utf-16") from error
    return name


def positive(text: str) -> int:
    """Argument type: a whole number from 1."""
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"要跟一个正整数，不能是“{text}”")
    return int(text)


def one_of(names: Iterable[str]) -> str:
    """Names as a help text lists them."""
    return "、".join(names)


def add_inputs(parser: argparse.ArgumentParser, *encoding_flags: str) -> None:
    """FILE…, how their bytes are read, and -q."""
    parser.add_argument("files", metavar="文件", nargs="+", help="公文文件；- 表示标准输入")
    add_reading(parser, *encoding_flags)
    parser.add_argument("-q", "--quiet", action="store_true", help="不显示诊断信息")


def add_reading(parser: argparse.ArgumentParser, *encoding_flags: str) -> None:
    """How bytes become text."""
    parser.add_argument(
        *encoding_flags, dest="encoding", metavar="编码", type=codec, help="公文的文字编码；不写则自动识别"
    )
    parser.add_argument(
        "--errors",
        choices=("strict", "replace"),
        default="strict",
        help="遇到不合编码的字节：strict 报错（默认），replace 以“�”代替",
    )
