"""`govdoc agencies`: who is named, how often, in which role, and who is meant."""

import argparse
import json
from collections import defaultdict
from datetime import date
from pathlib import PurePath
from typing import Any

from govdoc.commands import console
from govdoc.commands.console import UsageError
from govdoc.commands.inputs import Inputs, refuse_overwriting
from govdoc.commands.options import add_inputs, add_output, one_of
from govdoc.exporters.words import KIND_NAMES, ROLE_NAMES
from govdoc.model import ROLES, Agency, Document, Role

EPILOG = """\
例子：
  govdoc agencies 通知.txt                        公文里有哪些单位，各指谁，凭什么这样认
  govdoc agencies 通知/*.txt --to json            给别的程序
  govdoc agencies 通知.txt --kind unresolved      只看没有认出来的
  govdoc agencies 通知.txt --place 大连市         发文地点由你指定（认错或认不出时）
  govdoc agencies 通知.txt --registry 机构表/     加上自己的机构表

依据：definition 文中定义，context 上下文，override 本地机构表，local 通用机构表，vertical 垂直管理机构，
central 中央机构，zone 开发区，place 地名，group 议事协调机构，pattern 名称构成，collective 泛指，none 认不出。

退出码：0 全部完成；1 有文件失败；2 命令写错了；130 被 Ctrl-C 中断。
"""
FORMATS = ("table", "json")
FORMATS_BY_ENDING = {".json": "json", ".txt": "table"}
HEAD = ("写法", "指", "类别", "次数", "角色", "依据", "说明")


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    add_inputs(parser, "--encoding", "--input-encoding")
    parser.add_argument("--kind", metavar="类别", choices=tuple(KIND_NAMES), help="只列这一类：%(choices)s")
    add_setting(parser)
    parser.add_argument("--to", metavar="格式", choices=FORMATS, help=f"输出格式：{one_of(FORMATS)}")
    add_output(parser, "输出文件；格式由后缀决定：.json、.txt")


def add_setting(parser: argparse.ArgumentParser) -> None:
    """Where and when names are read, and by which tables."""
    parser.add_argument("--place", metavar="地名", help="发文地点：大连市、210200；中央文件写 全国")
    parser.add_argument("--date", metavar="日期", help="成文日期：2012-04-12、2012-04 或 2012")
    parser.add_argument("--registry", metavar="文件夹", help="自己的机构表，加在内置的表上面")


def run(arguments: argparse.Namespace) -> int:
    """Do it."""
    from govdoc.normalizer import normalize

    registry = checked_registry(arguments)
    inputs = Inputs(arguments)
    format = _format(arguments.to, arguments.output)
    refuse_overwriting(inputs.files, [arguments.output] if arguments.output else [])
    given = arguments.place or arguments.date or arguments.registry
    lines: list[list[str]] = []
    any_read = False
    objects: list[dict[str, Any]] = []
    for label, document in inputs:
        any_read = True
        read = normalize(document, registry, arguments.place, arguments.date) if given else document
        wanted = [agency for agency in read.agencies if arguments.kind in (None, agency.kind)]
        file = label if len(inputs.files) > 1 else None
        counts = _counts(read)
        if format == "json":
            objects += [_object(agency, counts[agency.id], file) for agency in wanted]
        else:
            lines += [_line(agency, counts[agency.id], file) for agency in wanted]
    if not any_read:  # what an earlier run has written stays
        return inputs.exit_code
    with inputs.counting():
        text = _json(objects) if format == "json" else _table(lines)
        console.deliver(text.encode("utf-8", "backslashreplace"), arguments.output or None)
    return inputs.exit_code


def checked_registry(arguments: argparse.Namespace) -> Any:
    """The registry that the options ask for, if the place and the date that they give can be understood.

    Raises:
        UsageError: A place that is not known, or a date of another form.
    """
    from govdoc.normalizer import Registry, shared
    from govdoc.normalizer.registry import NATION

    registry = Registry.from_dir(arguments.registry) if arguments.registry else shared()
    if arguments.date and not is_date(arguments.date):
        raise UsageError(f"--date 要写成 2012-04-12、2012-04 或 2012，不能是“{arguments.date}”")
    place = arguments.place
    if place and place not in NATION and registry.place(place, arguments.date) is None:
        raise UsageError(
            f"没有叫“{place}”的地方，或者同名的不止一处。请写全名（如 大连市中山区）或六位区划代码"
        )
    return registry


def is_date(text: str) -> bool:
    """Whether a text is a year, month or day of the calendar: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`."""
    if len(text) not in (4, 7, 10):
        return False
    try:
        return date.fromisoformat(text + "-01-01"[len(text) - 4 :]).isoformat().startswith(text)
    except ValueError:
        return False


def _format(to: str | None, output: str | None) -> str:
    if to:
        return to
    if output is None:
        return console.default_format("table")
    ending = PurePath(output).suffix.lower()
    if ending not in FORMATS_BY_ENDING:
        raise UsageError(f"不知道“{output}”该是什么格式，请用 --to 写明：{one_of(FORMATS)}")
    return FORMATS_BY_ENDING[ending]


def _counts(document: Document) -> defaultdict[str | None, dict[Role, int]]:
    """Id of each body → how often it is named in each role that it has, in the order of `ROLES`."""
    counts: defaultdict[str | None, dict[Role, int]] = defaultdict(dict)
    assignments = list(document.assignments())
    for role in ROLES:
        for mention in (each for assignment in assignments for each in getattr(assignment, role)):
            counts[mention.agency][role] = counts[mention.agency].get(role, 0) + 1
    return counts


def _line(agency: Agency, counts: dict[Role, int], file: str | None) -> list[str]:
    """A row of the table."""
    roles = "、".join(f"{ROLE_NAMES[role]}{count}" for role, count in counts.items())
    notes = [*(f"加挂{plate}" for plate in agency.plates), *filter(None, [agency.note])]
    notes += [f"可能是{'、'.join(agency.candidates)}"] if agency.candidates else []
    meant = agency.name if agency.kind not in ("unresolved", "ambiguous") else ""
    cells = [
        "、".join(agency.written),
        meant,
        KIND_NAMES[agency.kind],
        str(len(agency.mentions)),
        roles,
        agency.via,
    ]
    return [*([file] if file else []), *cells, "；".join(notes)]


def _object(agency: Agency, counts: dict[Role, int], file: str | None) -> dict[str, Any]:
    """An entry of the JSON array."""
    return {
        **({"file": file} if file else {}),
        "id": agency.id,
        "name": agency.name,
        "kind": agency.kind,
        "written": agency.written,
        "mentions": len(agency.mentions),
        "roles": counts,
        "via": agency.via,
        "plates": agency.plates,
        "candidates": agency.candidates,
        "note": agency.note,
    }


def _json(objects: list[dict[str, Any]]) -> str:
    return json.dumps(objects, ensure_ascii=False, indent=2) + "\n"


def _table(lines: list[list[str]]) -> str:
    from govdoc.exporters.terminal import table

    if not lines:
        return "没有找到单位：公文里没有写明责任单位的条目。\n"
    head = list(HEAD) if len(lines[0]) == len(HEAD) else ["文件", *HEAD]
    return table([head, *lines], console.columns())
