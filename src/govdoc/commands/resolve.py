"""`govdoc resolve`: which body does a name mean, at a place and on a date?"""

import argparse
import json
from typing import TYPE_CHECKING, Any

from govdoc.commands import console
from govdoc.commands.agencies import add_setting, checked_registry, is_date
from govdoc.commands.console import UsageError
from govdoc.exporters.words import KIND_NAMES

if TYPE_CHECKING:
    from govdoc.normalizer import Resolution

EPILOG = """\
例子：
  govdoc resolve 市工商局 --place 大连市 --date 2012-04-12
  govdoc resolve 市工商局 --place 大连市 --date 2012-04-12 --on 2020-01-01   后来归谁
  govdoc resolve 发展改革委 --place 全国 --date 2019
  govdoc resolve 各区、市、县人民政府 --place 大连市 --date 2012             泛指的是哪几个

不写 --date 时按今天理解；不写 --place 时只认得出中央机构和写明地名的单位。

退出码：0 都认出来了；1 有认不出的；2 命令写错了。
"""
FORMATS = ("text", "json")


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("names", metavar="名称", nargs="+", help="公文里的写法")
    add_setting(parser)
    parser.add_argument("--on", metavar="日期", help="列出到这一天由谁承接")
    parser.add_argument("--to", metavar="格式", choices=FORMATS, default="text", help="输出格式：text、json")


def run(arguments: argparse.Namespace) -> int:
    """Do it."""
    registry = checked_registry(arguments)
    if arguments.on and not is_date(arguments.on):
        raise UsageError(f"--on 要写成 2020-01-01、2020-01 或 2020，不能是“{arguments.on}”")
    found = [registry.resolve(name, arguments.place, arguments.date) for name in arguments.names]
    if arguments.to == "json":
        objects = [
            _object(name, each, arguments.on) for name, each in zip(arguments.names, found, strict=True)
        ]
        text = json.dumps(objects, ensure_ascii=False, indent=2) + "\n"
    else:
        pairs = zip(arguments.names, found, strict=True)
        text = "".join(f"{line}\n" for name, each in pairs for line in _lines(name, each, arguments.on))
    console.write(text.encode("utf-8", "backslashreplace"))
    return int(any(each.kind == "unresolved" for each in found))


def _lines(name: str, found: "Resolution", on: str | None) -> list[str]:
    """What is said of a name."""
    meant = found.name if found.kind not in ("unresolved", "ambiguous") else KIND_NAMES[found.kind]
    return [
        f"{name} → {meant}",
        f"  类别：{KIND_NAMES[found.kind]}　依据：{found.via}　标识：{found.id}",
        *([f"  存续：{found.term}"] if found.term.start or found.term.end else []),
        *([f"  加挂：{'、'.join(found.plates)}"] if found.plates else []),
        *([f"  可能是：{'、'.join(found.candidates)}"] if found.candidates else []),
        *([f"  说明：{found.note}"] if found.note else []),
        *([f"  包括：{'、'.join(members)}"] if (members := found.members()) else []),
        *([f"  到 {on} 由其承接：{_heirs(found, on) or '不详，或仍然存在'}"] if on else []),
    ]


def _heirs(found: "Resolution", on: str) -> str:
    return "、".join(heir.name for heir in found.successors(on))


def _object(name: str, found: "Resolution", on: str | None) -> dict[str, Any]:
    """An entry of the JSON array."""
    return {
        "written": name,
        "id": found.id,
        "name": found.name,
        "kind": found.kind,
        "via": found.via,
        "place": found.place.code if found.place else None,
        "start": found.term.start or None,
        "end": found.term.end or None,
        "plates": found.plates,
        "candidates": found.candidates,
        "note": found.note,
        "members": found.members(),
        "successors": [heir.name for heir in found.successors(on)] if on else [],
    }
