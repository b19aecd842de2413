"""`--to json,docx,md`: the formats that a command is to write, in one word."""

import argparse

from govdoc import exporters
from govdoc.commands.options import Formats, one_of


class Several(Formats):
    """The formats, for the `choices` of an argument of the type `formats`, which has checked its value."""

    def __contains__(self, value: object) -> bool:
        return True


def formats(text: str) -> tuple[str, ...]:
    """Argument type: names of exporters, separated by commas in either width.

    A format may be called by the ending of its files: `md` is `markdown`.
    """
    given = (name.strip() for name in text.replace("，", ",").split(","))
    names = tuple(dict.fromkeys(_name(name) for name in given if name))
    unknown = [name for name in names if name not in Formats()]
    if unknown or not names:
        raise argparse.ArgumentTypeError(f"不认识“{one_of(unknown)}”，可以是：{one_of(exporters.names())}")
    return names


def _name(given: str) -> str:
    return given if given in exporters.BUILT_IN else exporters.ENDINGS.get(f".{given}", given)
