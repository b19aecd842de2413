#!/usr/bin/env python3
"""How often the right body is meant by a name.

    python benchmarks/agencies.py WHO.json DOCS [--show] [--json FILE]

WHO.json lists documents with their issuer's place and date, and names as they are written in them with what they
mean; DOCS holds the documents. Each name is resolved twice: `given`, by itself, with place and date told; and
`inferred`, end to end: the document is loaded, its own context read, the mention looked up among its agencies.

Rows: `right` is the full name or one of its other right forms; `wrong` another full name; `candidate` an ambiguous
name with the right one among its candidates; `unresolved` no full name; `missing` a name that the parser did not
find. `sure` is WHO's own word: A certain, B likely, C a guess. `kind` counts agencies, groups, enterprises and
sections told as such; `apart` agencies and groups told apart; `place` documents whose issuer's place is right.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import govdoc
from govdoc.normalizer import Registry, issuer

COLUMNS = ("right", "wrong", "candidate", "unresolved", "missing")
FLOORS = {"right": 0.95, "apart": 0.98, "place": 0.95}
CEILINGS = {"wrong": 0.02}


@dataclass
class Answer:
    """What a resolver says of a name."""

    kind: str
    name: str
    id: str
    candidates: tuple[str, ...]
    plates: tuple[str, ...]


@dataclass
class Tally:
    """The answers of one way of asking."""

    names: Counter[tuple[str, str]] = field(default_factory=Counter)
    """Sure, column → how many."""
    kinds: Counter[tuple[str, bool]] = field(default_factory=Counter)
    apart: Counter[bool] = field(default_factory=Counter)
    places: Counter[bool] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)

    def add(self, where: str, body: dict[str, Any], answer: Answer | None) -> None:
        """Judge one answer."""
        sure, written = body["sure"], body["as_written"]
        if answer is None:
            self.names[sure, "missing"] += 1
            self.faults.append(f"{where} {written}: not among the document's agencies")
            return
        self.kinds[sure, answer.kind == body["kind"]] += 1
        if body["kind"] in ("agency", "collective"):
            self.apart[(answer.kind == "collective") == (body["kind"] == "collective")] += 1
        if body["full"]:
            column = judge(body, answer)
            self.names[sure, column] += 1
            if column != "right":
                self.faults.append(
                    f"{where} {written}: {answer.name} ({column}), not {body['full']} [{sure}]"
                )
        elif answer.kind != body["kind"]:
            self.faults.append(f"{where} {written}: {answer.kind} {answer.name}, not {body['kind']} [{sure}]")


def judge(body: dict[str, Any], answer: Answer) -> str:
    """The column of an answer. A section whose department is not known has no full name."""
    right = {body["full"], *(body["also"] or [])}
    if answer.kind == "ambiguous":
        return "candidate" if right & set(answer.candidates) else "wrong"
    if answer.name in right:
        return "right"
    return "unresolved" if answer.kind == "unresolved" or answer.id.startswith("?:") else "wrong"


def ask_given(document: dict[str, Any], registry: Registry, tally: Tally) -> None:
    """Every name of a document by itself."""
    place = document["place_code"] or "全国"
    for body in document["bodies"]:
        found = registry.resolve(body["as_written"], place, document["date"])
        answer = Answer(found.kind, found.name, found.id, found.candidates, found.plates)
        tally.add(document["doc"], body, answer)


def ask_inferred(entry: dict[str, Any], docs: Path, tally: Tally) -> None:
    """Every name of a document among the agencies of the loaded document."""
    document = govdoc.load(docs / entry["doc"])
    setting = issuer(document)
    code = setting.place.code if setting.place else ("" if setting.central else "?")
    tally.places[code == entry["place_code"]] += 1
    if code != entry["place_code"]:
        tally.faults.append(
            f"{entry['doc']}: the issuer's place is read as {code}, not {entry['place_code']}"
        )
    known: dict[str, Answer] = {}
    for agency in sorted(document.agencies, key=lambda each: -len(each.mentions)):
        answer = Answer(agency.kind, agency.name, agency.id, agency.candidates, agency.plates)
        for written in agency.written:
            known.setdefault("".join(written.split()), answer)
    for body in entry["bodies"]:
        tally.add(entry["doc"], body, known.get("".join(body["as_written"].split())))


def report(title: str, tally: Tally) -> dict[str, Any]:
    """Print a tally; return it as data."""
    print(f"{title:<10}{'':>6}" + "".join(f"{column:>12}" for column in COLUMNS))
    data: dict[str, Any] = {}
    for sure in sorted({each for each, _ in tally.names}):
        counts = {column: tally.names[sure, column] for column in COLUMNS}
        total = sum(counts.values())
        shares = {column: count / total for column, count in counts.items()}
        print(f"  sure {sure:<5}{total:>4}" + "".join(f"{shares[column]:>12.3f}" for column in COLUMNS))
        data[sure] = counts
    for name, counter in (("kind", _kind(tally)), ("apart", tally.apart), ("place", tally.places)):
        if total := sum(counter.values()):
            print(f"  {name:<10}{total:>4}{counter[True] / total:>12.3f}")
            data[name] = [counter[True], total]
    return data


def _kind(tally: Tally) -> Counter[bool]:
    """Kinds of the names that are certain."""
    return Counter({right: count for (sure, right), count in tally.kinds.items() if sure == "A"})


def falls_short(tally: Tally) -> list[str]:
    """The floors and ceilings that a tally breaks, for the names that are certain."""
    total = sum(count for (sure, _), count in tally.names.items() if sure == "A") or 1
    shares = {column: tally.names["A", column] / total for column in COLUMNS}
    for name, counter in (("apart", tally.apart), ("place", tally.places)):
        shares[name] = counter[True] / sum(counter.values()) if counter else 1.0
    low = [f"{name} {shares[name]:.3f} < {floor}" for name, floor in FLOORS.items() if shares[name] < floor]
    return low + [
        f"{name} {shares[name]:.3f} > {top}" for name, top in CEILINGS.items() if shares[name] > top
    ]


def main(arguments: list[str] | None = None) -> int:
    """Ask both ways, print the tables; exit code 1 if a floor is missed."""
    parser = argparse.ArgumentParser(description="How often the right body is meant by a name.")
    parser.add_argument("who", type=Path)
    parser.add_argument("docs", type=Path)
    parser.add_argument("--show", action="store_true", help="name every answer that is not right")
    parser.add_argument("--json", type=Path, help="write the counts there")
    args = parser.parse_args(arguments)
    entries = json.loads(args.who.read_text(encoding="utf-8"))
    registry, given, inferred = Registry.load(), Tally(), Tally()
    for entry in entries:
        ask_given(entry, registry, given)
        ask_inferred(entry, args.docs, inferred)
    data = {"given": report("given", given), "inferred": report("inferred", inferred)}
    if args.show:
        print(
            "\n".join(
                [
                    *(f"given    {each}" for each in given.faults),
                    *(f"inferred {each}" for each in inferred.faults),
                ]
            )
        )
    if args.json:
        args.json.write_text(json.dumps(data, ensure_ascii=False, indent=1), encoding="utf-8")
    missed = [f"given: {each}" for each in falls_short(given)] + [
        f"inferred: {each}" for each in falls_short(inferred)
    ]
    print("\n".join(missed) if missed else "all floors kept")
    return int(bool(missed))


if __name__ == "__main__":
    sys.exit(main())
