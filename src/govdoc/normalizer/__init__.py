"""Who is meant: names of bodies → bodies with identities, in the place and at the time of the notice.

    >>> from govdoc.normalizer import Registry
    >>> Registry.load().resolve("市工商局", place="大连市", date="2012-04-12").name
    '大连市工商行政管理局'

The tables are in `normalizer/data`, one row a fact. Nothing is read before the first document is normalized.
"""

from functools import cache
from typing import TYPE_CHECKING, Any

from govdoc.model import Agency, Document
from govdoc.model.agency import SUCCESSION

if TYPE_CHECKING:
    from govdoc.normalizer.finding import Resolution, Setting
    from govdoc.normalizer.places import Place
    from govdoc.normalizer.registry import Registry

__all__ = [
    "Place",
    "Registry",
    "Resolution",
    "Setting",
    "find",
    "issuer",
    "members",
    "normalize",
    "shared",
    "successors",
]

_HOMES = {"Place": "places", "Registry": "registry", "Resolution": "finding", "Setting": "finding"}


@cache
def shared() -> "Registry":
    """The registry that documents are normalized with where none is given: the package's own, loaded once."""
    from govdoc.normalizer.registry import Registry

    return Registry.load()


def normalize(
    document: Document, registry: "Registry | None" = None, place: str | None = None, date: str | None = None
) -> Document:
    """Resolve every name in the document's assignments.

    Args:
        document: As the parser made it, or normalized before (it is normalized anew).
        registry: Whose tables to ask; the package's own if not given.
        place: Name or code of the issuer's place, 全国 for the centre; inferred if not given.
        date: `YYYY-MM-DD`, or less exact; the document's own if not given.

    Returns:
        The document with `Mention.agency` set, `agencies` in order of first mention, and remarks on names
        that are ambiguous or that the date contradicts. Never raises on content.
    """
    if not document.agencies and next(document.assignments(), None) is None:
        return document
    from govdoc.normalizer.documents import normalize_document

    return normalize_document(document, registry or shared(), place, date)


def issuer(document: Document, registry: "Registry | None" = None) -> "Setting":
    """Where a document speaks from: the issuer's place (None and `central` for the centre) and the date."""
    from govdoc.normalizer.context import infer

    return infer(document, registry or shared()).setting


def find(document: Document, name: str, registry: "Registry | None" = None) -> Agency | None:
    """The body that a name means among those of a document.

    Any name will do: as written, full, on a plate, or another that means the same body at the document's place
    and time. None if the document does not name it.
    """
    from govdoc.normalizer.documents import find_agency

    return find_agency(document, name, registry or shared())


def successors(agency: Agency, on: str | None = None, registry: "Registry | None" = None) -> tuple[str, ...]:
    """Full names of the bodies that do an agency's work on a date (now, if not given).

    Empty while the agency exists, and where no successor is known.
    """
    return tuple(heir.name for heir in (registry or shared()).successors(agency.id, on))


SUCCESSION.append(successors)


def members(document: Document, agency: Agency, registry: "Registry | None" = None) -> tuple[str, ...]:
    """Full names of the bodies in a group that names levels of government: 各区、市、县人民政府.

    On the document's date, at its place. Empty for a single body, and for an open group: 各有关部门.
    """
    asked = registry or shared()
    return asked.resolver(issuer(document, asked)).resolve(agency.written[0]).members()


def __getattr__(name: str) -> Any:
    """The classes, imported when they are asked for."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"govdoc.normalizer.{_HOMES[name]}"), name)
