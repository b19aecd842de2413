"""Rows of the task list → the bodies that they name: who has which role in which task.

A body is what one name stands for to a reader: mentions that were resolved to the same full name are one,
whatever the text calls it; a mention that was not resolved counts under the name as written.
"""

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct, field

from govdoc.exporters.tasks import TaskRow, plain
from govdoc.model import ROLES, Document, Mention, Role


class Listed(Struct, frozen=True):
    """A document and those of its tasks that are to be written."""

    document: Document
    rows: Sequence[TaskRow]


class Body(Struct):
    """A body that tasks name."""

    name: str
    """The fullest name known."""
    written: list[str] = field(default_factory=list)
    """The names in the tasks, in order of first use."""
    roles: dict[int, list[Role]] = field(default_factory=dict)
    """Index of a task among all rows → the body's roles in it, in the order of `ROLES`."""

    def count(self, role: Role) -> int:
        """Tasks in which it has this role."""
        return sum(role in roles for roles in self.roles.values())


def bodies(listed: Iterable[Listed]) -> list[Body]:
    """All bodies that the rows name, in order of first mention; rows count from 0 through all documents."""
    found: dict[str, Body] = {}
    for index, (names, row) in enumerate(_numbered(listed)):
        for role, mention in _mentions(row):
            name = names.get(mention.agency or "", mention.name)
            body = found.setdefault(plain(name), Body(name))
            if mention.name not in body.written:
                body.written.append(mention.name)
            roles = body.roles.setdefault(index, [])
            if role not in roles:
                roles.append(role)
    return list(found.values())


def _numbered(listed: Iterable[Listed]) -> Iterator[tuple[dict[str, str], TaskRow]]:
    """Every row with its document's agencies by id."""
    for each in listed:
        names = {agency.id: agency.name for agency in each.document.agencies}
        for row in each.rows:
            yield names, row


def _mentions(row: TaskRow) -> Iterator[tuple[Role, Mention]]:
    for role in ROLES:
        for mention in row.bodies(role):
            yield role, mention
