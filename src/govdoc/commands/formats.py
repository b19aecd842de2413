"""`--to json`, `--to json,docx,md`: the format or formats that a command is to write.

A format may be called by the ending of its files: `md` is `markdown`.
"""

import argparse
from collections.abc import Iterator

from govdoc import exporters
from govdoc.commands.options import one_of
from govdoc.errors import FormatError


class Formats:
    """The formats, for the `choices` of an argument whose type is one of this module and checks its value.

    Their names are asked for only when help or an error lists them.
    """

    def __contains__(self, value: object) -> bool:
        return True

    def __iter__(self) -> Iterator[str]:
        return iter(exporters.names())


def one_format(text: str) -> str:
    """Argument type: the name of an exporter."""
    (name,) = _known([text])
    return name


def formats(text: str) -> tuple[str, ...]:
    """Argument type: names of exporters, separated by commas in either width."""
    given = [name.strip() for name in text.replace("，", ",").split(",")]
    return _known([name for name in given if name])


def _known(given: list[str]) -> tuple[str, ...]:
    """The exporters' own names, each once.

    Raises:
        ArgumentTypeError: There is no such exporter, or no name at all.
    """
    names = tuple(dict.fromkeys(map(exporters.name_of, given)))
    unknown = [name for name in names if not _is_known(name)]
    if unknown or not names:
        raise argparse.ArgumentTypeError(f"不认识“{one_of(unknown)}”，可以是：{one_of(exporters.names())}")
    return names


def _is_known(name: str) -> bool:
    try:
        exporters.get(name)
    except FormatError:
        return False
    return True
