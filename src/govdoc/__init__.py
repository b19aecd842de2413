"""govdoc: from Chinese official documents (党政机关公文) to typed trees, and on to JSON, XML and DOCX.

>>> import govdoc
>>> document = govdoc.parse("1.明确分工。（责任单位：市农委、市公安局）")
>>> [mention.name for mention in document.mentions()]
['市农委', '市公安局']

What stands here is imported when it is first used (PEP 562): a program that may never read a notice pays nothing
for `import govdoc`.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from govdoc.api import dump, dumps, explain, load, parse
    from govdoc.errors import DecodeError, FormatError, GovdocError, MissingExtraError, ReadError
    from govdoc.model import *  # noqa: F403
    from govdoc.normalizer import normalize

__version__ = "0.1.0"

__all__ = [
    "ROLES", "SCHEMA_VERSION", "Agency", "AgencyKind", "Assignment", "AssignmentForm", "Block", "Cause", "Cell",
    "CellRegion", "Citation", "Closing", "DecodeError", "Definition", "DefinitionKind", "Diagnostic", "Document",
    "DocumentNumber", "Element", "ElementRole", "FormatError", "Furniture", "FurnitureKind", "GovdocError", "Header",
    "Heading", "Leaf", "Marker", "MarkerStyle", "Mention", "MissingExtraError", "Origin", "OutlineRow", "Paragraph",
    "Part", "PartKind", "ReadError", "Role", "Section", "Severity", "Source", "Span", "Table", "TableRegion", "Task",
    "__version__", "dump", "dumps", "explain", "load", "normalize", "parse",
]  # fmt: skip
_HOMES = ("errors", "model", "api", "normalizer")
"""Where the names above come from; the dearer a module, the later it is asked."""


def __getattr__(name: str) -> object:
    from importlib import import_module

    if name in _HOMES:
        return import_module(f"{__name__}.{name}")
    for home in _HOMES if name in __all__ else ():
        module = import_module(f"{__name__}.{home}")
        if hasattr(module, name):
            globals()[name] = value = getattr(module, name)
            return value
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__, *_HOMES})
