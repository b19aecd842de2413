"""The argument parser that speaks Chinese, and the options that several commands share."""

import argparse
import codecs
import re
import sys
from collections.abc import Iterable
from functools import partial
from itertools import zip_longest
from typing import Any, NoReturn

ERRORS = (
    (r"the following arguments are required: (.*)", r"缺少{1}"),
    (r"unrecognized arguments: (.*)", r"不认识“{1}”"),
    (r"argument (\S+): expected one argument", r"{1} 后面要跟一个值"),
    (
        r"argument (\S+): invalid choice: '?(.*?)'?(?:, maybe you meant .*)? \(choose from (.*)\)",
        r"{1} 不能是“{2}”，可以是：{3}",
    ),
    (r"argument (\S+): (.*)", r"{1} {2}"),
)
"""What argparse says, and how this program says it."""
NAME_COLUMNS = 36
HELP_COLUMNS = 60
"""Widths of the two columns of the help."""


class Parser(argparse.ArgumentParser):
    """An argument parser whose help and errors are in plain Chinese. Options cannot be abbreviated."""

    def __init__(self, prog: str, *, description: str, epilog: str) -> None:
        self._listed: list[argparse.Action] = []
        super().__init__(
            prog,
            description=description,
            epilog=epilog,
            allow_abbrev=False,
            add_help=False,
            formatter_class=partial(argparse.HelpFormatter, width=HELP_COLUMNS),
        )  # a width, so that argparse imports nothing to ask the terminal for one that is not used
        self.add_argument("-h", "--help", action="help", help="显示这份说明")

    def add_argument(self, *flags: str, **settings: Any) -> argparse.Action:
        """Declare an argument, and remember it for the help."""
        action = super().add_argument(*flags, **settings)
        self._listed.append(action)
        return action

    def format_help(self) -> str:
        """Usage, description, the arguments in aligned columns, examples."""
        positionals = [action for action in self._listed if not action.option_strings]
        options = [action for action in self._listed if action.option_strings]
        usage = " ".join([self.prog, "[选项]", *(named(action) for action in positionals)])
        listing = [line for action in (*positionals, *options) for line in explained(action)]
        return "\n".join([f"用法：{usage}", "", str(self.description), "", *listing, "", str(self.epilog)])

    def error(self, message: str) -> NoReturn:
        """Say what is wrong in one line, where to read more in a second, and stop with exit code 2."""
        self.exit(2, f"{self.prog}：{in_chinese(message)}。\n用法见 {self.prog} -h\n")

    def exit(self, status: int = 0, message: str | None = None) -> NoReturn:
        """Stop the program, with a last word on standard error."""
        from govdoc.commands.console import say

        if message:
            say(message.rstrip("\n"))
        sys.exit(status)


def named(action: argparse.Action) -> str:
    """An argument as it is written: -o, --output 输出."""
    more = "…" if action.nargs == "+" else ""
    value = str(action.metavar or "|".join(action.choices or ())) if action.nargs != 0 else ""
    return f"{', '.join(action.option_strings)} {value}{more}".strip()


def explained(action: argparse.Action) -> list[str]:
    """The lines of the help on an argument, wrapped by the columns that the characters take."""
    from govdoc.exporters.terminal import pad, wrap

    choices = (
        one_of(action.choices) if action.help and "%(choices)s" in action.help and action.choices else ""
    )
    lines = wrap((action.help or "").replace("%(choices)s", choices), HELP_COLUMNS)
    return [
        f"  {pad(name, NAME_COLUMNS)}  {line}"
        for name, line in zip_longest([named(action)], lines, fillvalue="")
    ]


def in_chinese(message: str) -> str:
    """The message of argparse in Chinese; an unknown one as it is."""
    for english, chinese in ERRORS:
        if match := re.fullmatch(english, message, re.S):
            return chinese.format(
                match[0], *(group.replace("', '", "、").strip("'") for group in match.groups())
            )
    return message


def codec(name: str) -> str:
    """Argument type: a text encoding that Python knows."""
    try:
        codecs.lookup(name)
        "".encode(name)  # refuses base64 and its like, which encode no text
    except (LookupError, ValueError) as error:
        raise argparse.ArgumentTypeError(
            f"不认识编码“{name}”，常用的有 utf-8、gb18030、big5、utf-16"
        ) from error
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


def add_output(parser: argparse.ArgumentParser, help: str) -> None:
    """-o."""
    parser.add_argument("-o", "--output", metavar="输出", help=help)
