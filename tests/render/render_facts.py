"""What a notice says, whatever file it was read from."""

from collections.abc import Iterable
from typing import Any

from govdoc import Document, Task

FACTS = ("title", "number", "kind", "date", "recipients", "signatories", "parts", "outline", "tasks")


def _bare(text: str | None) -> str | None:
    """Without blanks: one at the end of a line of a title is lost in print."""
    return "".join(text.split()) if text is not None else None


def _task(task: Task) -> tuple[Any, ...]:
    given = task.assignment
    bodies = [
        [each.name for each in role] for role in (given.lead, given.responsible, given.support, given.guide)
    ]
    return task.address, task.path, _bare(task.text), bodies, given.deadline


def _parts(document: Document) -> Iterable[tuple[Any, ...]]:
    for part in document.parts:
        yield part.kind, part.label, _bare(part.title), part.closing.attachments, part.closing.note


def facts(document: Document) -> dict[str, Any]:
    return {
        "title": _bare(document.title),
        "number": document.number and document.number.text,
        "kind": document.kind,
        "date": document.date,
        "recipients": document.recipients,
        "signatories": document.signatories,
        "parts": [*_parts(document)],
        "outline": [
            (part, unit.depth, unit.marker.text, unit.heading and unit.heading.text)
            for part, each in enumerate(document.parts)
            for unit in each.walk()
        ],
        "tasks": [_task(task) for task in document.tasks()],
    }
