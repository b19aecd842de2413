#!/usr/bin/env python3
"""Write what govdoc finds in documents, in the format of the gold labels.

    python benchmarks/predict.py DOCS OUT

For every document in DOCS, `OUT/<stem>.json` in the format of the corpus's GUIDE.md. This adapter only reshapes a
`Document`; it holds no rule.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import govdoc
from govdoc import Assignment, Document, Part, Section


def squeeze(text: str) -> str:
    """The gold quotes text without white space."""
    return "".join(text.split())


def predict(document: Document, name: str) -> dict[str, Any]:
    """A document in the gold format."""
    parts = numbered(document)
    return {
        "file": name,
        "header": header(document),
        "parts": [
            {"title": part.title and squeeze(part.title), "label": part.label}
            for at, (index, part) in enumerate(parts)
            if not at or index != parts[at - 1][0]
        ],
        "outline": [row for index, part in parts for row in outline(document, index, part)],
        "assignments": [row for index, part in parts for row in assignments(index, part)],
        "aliases": [{"short": each.short, "full": each.full} for each in document.definitions],
        "citations": list(citations(document)),
    }


def numbered(document: Document) -> list[tuple[int, Part]]:
    """The parts with their numbers as the gold counts them: what has neither title nor label begins none of its own."""
    found: list[tuple[int, Part]] = []
    for part in document.parts:
        begins = bool(part.title or part.label) and bool(found)
        found.append(((found[-1][0] if found else 0) + begins, part))
    return found


def header(document: Document) -> dict[str, Any]:
    """The header fields of the main document."""
    return {
        "title": document.title and squeeze(document.title),
        "number": document.number and document.number.text,
        "kind": document.kind,
        "recipients": list(document.recipients),
        "date": document.date,
        "signatories": list(document.signatories),
    }


def outline(document: Document, index: int, part: Part) -> Iterator[list[Any]]:
    """One row per unit: part, depth, marker, opening words, heading."""
    for unit in part.walk():
        heading = squeeze(unit.heading.text) if unit.heading else None
        yield [index, unit.depth, unit.marker.text, opening(document, unit)[:10], heading]


def opening(document: Document, unit: Section) -> str:
    """The unit's opening words behind the marker: heading and text as they follow each other."""
    words = document.slice(unit.heading.span) if unit.heading else ""
    paragraph = next((block.text for block in unit.blocks if isinstance(block, govdoc.Paragraph)), "")
    return squeeze(words + paragraph)


def assignments(index: int, part: Part) -> Iterator[dict[str, Any]]:
    """One row per assignment, with the markers down to the unit it stands on."""
    for each in part.assignments:
        if each.form != "table":
            yield assignment(index, (), each)
    for section in part.sections:
        yield from below(index, section, ())


def below(index: int, unit: Section, above: tuple[str, ...]) -> Iterator[dict[str, Any]]:
    """The assignments of a unit and of those under it."""
    path = (*above, unit.marker.text)
    for each in unit.assignments:
        if each.form != "table":  # the labels leave tables out
            yield assignment(index, path, each)
    for section in unit.sections:
        yield from below(index, section, path)


def assignment(index: int, path: tuple[str, ...], each: Assignment) -> dict[str, Any]:
    """One assignment in the gold format."""
    roles: dict[str, Any] = {role: [mention.name for mention in getattr(each, role)] for role in govdoc.ROLES}
    text = squeeze(each.text)
    return {"unit": list(path), "part": index, **roles, "deadline": each.deadline, "text": text}


def citations(document: Document) -> Iterator[dict[str, Any]]:
    """Each document cited with a number, once."""
    seen = set()
    for each in document.citations:
        if each.number:
            pair = (each.title, each.number.text)
            if pair not in seen:
                seen.add(pair)
                yield {"title": each.title, "number": each.number.text}


def main(argv: list[str] | None = None) -> int:
    """Predict every document of a folder."""
    parser = argparse.ArgumentParser(description="Write what govdoc finds, in the format of the gold labels.")
    parser.add_argument("docs", type=Path)
    parser.add_argument("out", type=Path)
    args = parser.parse_args(argv)
    args.out.mkdir(parents=True, exist_ok=True)
    for file in sorted(args.docs.iterdir()):
        data = predict(govdoc.load(file), file.name)
        target = args.out / f"{file.stem}.json"
        target.write_text(json.dumps(data, ensure_ascii=False, indent=1), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
