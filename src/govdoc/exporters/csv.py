"""Document → its task list as CSV."""

from govdoc.exporters.tasks import rows, to_csv
from govdoc.model import Document, Role


def dumps(
    document: Document,
    *,
    encoding: str = "utf-8-sig",
    agency: str | None = None,
    role: Role | None = None,
) -> bytes:
    """The tasks of a document, one row each; see `govdoc.exporters.tasks`.

    Args:
        document: The document.
        encoding: Codec; the default has the byte order mark that Excel asks for.
        agency: Only the tasks of this body.
        role: Only tasks in which a body (that body) has this role.
    """
    return to_csv(rows(document, agency=agency, role=role), encoding)
