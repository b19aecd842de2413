"""`govdoc batch`: convert folders."""

import argparse
import sys

from govdoc import batch
from govdoc.commands import console
from govdoc.commands.console import UsageError
from govdoc.commands.formats import Formats, formats
from govdoc.commands.options import add_reading, positive

EPILOG = """\
例子：
  govdoc batch 档案/ -o 结果/                        文件夹里的公文，连同子文件夹，写成 JSON
  govdoc batch 档案/ -o 结果/ --to json,xml,docx     每份写成三种格式
  govdoc batch "档案/**/*通知*.txt" -o 结果/         只要名字里有“通知”的文本文件
  govdoc batch 2019/ 2020/ -o 结果/ --jobs 4         两个文件夹，四个进程
  govdoc batch 档案/ -o 结果/ --resume               接着上次没做完的做，或只做新增、改过的

输出文件夹里的层级和来源一样。同一文件夹里有 通知.txt 和 通知.html 时，输出叫 通知.txt.json 和
通知.html.json，互不覆盖。坏文件只影响它自己，最后逐个列出。按 Ctrl-C 可以停下，已完成的保留，--resume 接着做。

退出码：0 全部完成；1 有文件失败；2 命令写错了；130 被 Ctrl-C 中断。
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "sources", metavar="来源", nargs="+", help="文件夹（连同子文件夹）、文件，或带 * 的样式"
    )
    parser.add_argument("-o", "--output", metavar="文件夹", required=True, help="输出文件夹，没有就新建")
    parser.add_argument(
        "--to",
        metavar="格式,…",
        type=formats,
        choices=Formats(),
        default=("json",),
        help="逗号分开：%(choices)s；默认 json",
    )
    parser.add_argument("--jobs", metavar="N", type=positive, help="同时工作的进程数；默认和处理器核数一样多")
    add_reading(parser, "--encoding", "--input-encoding")
    parser.add_argument(
        "--resume", action="store_true", help="接着做：输出都已经有了、也不比来源旧的文件，不再转换"
    )
    parser.add_argument("-q", "--quiet", action="store_true", help="只显示失败的文件")


def run(arguments: argparse.Namespace) -> int:
    """Do it."""
    from govdoc.batch.progress import Progress

    progress = Progress(console.is_terminal(sys.stderr) and not arguments.quiet)
    try:
        report = batch.run(
            arguments.sources,
            arguments.output,
            arguments.to,
            jobs=arguments.jobs,
            encoding=arguments.encoding,
            errors=arguments.errors,
            resume=arguments.resume,
            watch=progress,
        )
    except batch.OutputError as error:
        raise UsageError(str(error)) from error
    finally:
        progress.close()
    if not report.total:
        console.say(
            "没有找到公文：文件夹里没有 .txt、.docx、.html、.pdf、.ofd 一类的文件；别的后缀请写明文件名。"
        )
    for _, failure in report.failures:
        console.say(f"失败：{failure.message}")
    if not arguments.quiet:
        console.say(summary(report))
    return exit_code(report)


def summary(report: batch.Report) -> str:
    """The last line."""
    parts = [f"共 {report.total} 个文件", f"完成 {report.done} 个"]
    if report.kept:
        parts.append(f"原已完成 {report.kept} 个")
    if report.failures:
        parts.append(f"失败 {len(report.failures)} 个")
    if report.skipped:
        parts.append(f"跳过 {report.skipped} 个不是公文的文件")
    parts.append(f"用时 {report.seconds:.1f} 秒")
    return ("已中断，做完的保留。" if report.interrupted else "") + "，".join(parts) + "。"


def exit_code(report: batch.Report) -> int:
    """130 after Ctrl-C, 1 if a file failed or there was none, else 0."""
    if report.interrupted:
        return 130
    return 1 if report.failures or not report.total else 0
