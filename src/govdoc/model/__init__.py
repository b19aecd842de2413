"""What a notice is made of: the typed tree. Imports nothing else of govdoc."""

from govdoc.model.agency import (
    ROLES,
    Agency,
    AgencyKind,
    Assignment,
    AssignmentForm,
    Mention,
    Role,
)
from govdoc.model.diagnostic import Cause, Diagnostic, Severity
from govdoc.model.document import SCHEMA_VERSION, Document
from govdoc.model.reference import Citation, Definition, DefinitionKind, DocumentNumber
from govdoc.model.source import CellRegion, Origin, Source, TableRegion
from govdoc.model.span import Span
from govdoc.model.tree import (
    Block,
    Cell,
    Closing,
    Element,
    ElementRole,
    Furniture,
    FurnitureKind,
    Header,
    Heading,
    Marker,
    MarkerStyle,
    Paragraph,
    Part,
    PartKind,
    Section,
    Table,
)
from govdoc.model.views import Leaf, OutlineRow, Task

__all__ = [
    "ROLES", "SCHEMA_VERSION", "Agency", "AgencyKind", "Assignment", "AssignmentForm", "Block", "Cause", "Cell",
    "CellRegion", "Citation", "Closing", "Definition", "DefinitionKind", "Diagnostic", "Document",
    "DocumentNumber", "Element", "ElementRole", "Furniture", "FurnitureKind", "Header", "Heading", "Leaf",
    "Marker", "MarkerStyle", "Mention", "Origin", "OutlineRow", "Paragraph", "Part", "PartKind", "Role", "Section",
    "Severity", "Source", "Span", "Table", "TableRegion", "Task",
]  # fmt: skip
