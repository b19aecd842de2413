"""The command line: finds the command, runs it, and turns what went wrong into one line and an exit code.

Each command is a module of `govdoc.commands`, imported only when it is called.
"""

import sys
from collections.abc import Sequence
from importlib import import_module

from govdoc.commands import COMMANDS, console
from govdoc.commands.console import UsageError
from govdoc.errors import GovdocError

OK, FAILED, USAGE, INTERRUPTED = 0, 1, 2, 130
"""Exit codes: all done; a file failed; the command line is wrong; Ctrl-C."""

EPILOG = """\
例子：
  govdoc parse 通知.txt                      看一份公文的层级
  govdoc tasks 通知.txt                      看任务分解表
  govdoc batch 档案/ -o 结果/ --to json,xml  转换整个文件夹
  govdoc parse -h                            看一个命令的用法

退出码：0 全部完成；1 有文件失败；2 命令写错了；130 被 Ctrl-C 中断。
"""


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command line.

    Args:
        argv: The words behind the program's name; those of the process if not given.

    Returns:
        The exit code: 0 all done, 1 a file failed, 2 wrong command line, 130 interrupted.
    """
    words = list(sys.argv[1:] if argv is None else argv)
    console.prepare()
    try:
        code = run(words)
        console.flush()
        return code
    except SystemExit as stop:  # argparse, after -h or a wrong word
        return stop.code if isinstance(stop.code, int) else USAGE
    except KeyboardInterrupt:
        console.complain("已中断。")
        return INTERRUPTED
    except BrokenPipeError:
        console.abandon()
        return OK
    except (GovdocError, OSError) as error:
        console.complain(console.reason(error))
        return USAGE if isinstance(error, UsageError) else FAILED


def run(words: Sequence[str]) -> int:
    """Run the command that the first word names."""
    name = words[0] if words else ""
    if name not in COMMANDS:
        return _without_command(words)
    from govdoc.commands.options import Parser

    module = import_module(f"govdoc.commands.{name}")
    parser = Parser(f"govdoc {name}", description=COMMANDS[name], epilog=module.EPILOG)
    module.configure(parser)
    code: int = module.run(parser.parse_args(words[1:]))
    return code


def _without_command(words: Sequence[str]) -> int:
    """-h, --version, or a word that is no command."""
    from govdoc.commands.options import Parser

    room = max(map(len, COMMANDS)) + 2
    listing = "\n".join(f"  {name:<{room}}{summary}" for name, summary in COMMANDS.items())
    about = f"把党政机关公文读成有层级、有责任单位的结构，写成 JSON、XML、DOCX。\n\n命令：\n{listing}"
    parser = Parser("govdoc", description=about, epilog=EPILOG)
    parser.add_argument("--version", action="version", version=_version(), help="显示版本")
    parser.add_argument("command", metavar="命令", choices=COMMANDS, help=f"{'、'.join(COMMANDS)} 之一")
    parser.parse_args(words[:1] or ["-h"])  # ends the program: with help, version, or what is wrong
    return USAGE


def _version() -> str:
    from govdoc import __version__

    return f"govdoc {__version__}"
