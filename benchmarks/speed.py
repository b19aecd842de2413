#!/usr/bin/env python3
"""What govdoc costs, as ratios against baselines taken in the same run.

    python benchmarks/speed.py [NOTICE] [--wrapped FILE] [--rounds N] [--json] [--alarm]

NOTICE defaults to the corpus's seed, else a sample. Each row interleaves baseline and measured and reports the
median ratio of CPU times. `--alarm` exits with 1 where a row is over twice its budget. R1 is the unit of parsing:
one compiled `re` pass over the text that finds numbering and brackets.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import re
import statistics
import subprocess
import sys
import time
import tracemalloc
import zipfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

import govdoc
from govdoc.model import Source
from govdoc.parser import parse_source

PROJECT = Path(__file__).resolve().parent.parent
CORPUS = PROJECT.parent / "shared" / "corpus" / "docs"
SAMPLES = PROJECT / "samples"
NOTICE = CORPUS / "seed.txt" if (CORPUS / "seed.txt").exists() else SAMPLES / "notice.txt"
WRAPPED = CORPUS / "02.txt" if (CORPUS / "02.txt").exists() else SAMPLES / "from-pdf.txt"
"""What is measured where no file is named: the corpus's seed and a hard-wrapped document of it, else samples."""
CN = "一二三四五六七八九十百零〇"
HEAD = rf"^[ \t\u3000]*(?:([{CN}]{{1,4}})、|[（(]([{CN}]{{1,4}})[）)]|(\d{{1,3}})[.．、](?!\d)|[（(](\d{{1,3}})[）)])"
PAREN = r"[（(]([^（）()]*(?:[（(][^（）()]*[）)][^（）()]*)*)[）)]"
R1 = re.compile(f"(?:{HEAD})|(?:{PAREN})", re.MULTILINE)


class Row(NamedTuple):
    """One measurement against its budget."""

    what: str
    measured: float
    budget: float
    unit: str


def cpu(work: Callable[[], object]) -> float:
    """CPU seconds of one call."""
    started = time.process_time()
    work()
    return time.process_time() - started


def ratio(work: Callable[[], object], baseline: Callable[[], object], rounds: int) -> float:
    """Median of the ratios of CPU time, taken in turn; what is too short to be timed is repeated, on both sides.

    Else a short piece of work, run once with the caches full of something else, would be held against a baseline
    that has just run a hundred times.
    """
    work()
    baseline()
    works, baselines = repeated(work), repeated(baseline)
    return statistics.median(works() / max(baselines(), 1e-9) for _ in range(rounds))


def repeated(work: Callable[[], object]) -> Callable[[], float]:
    """CPU seconds of one call, found by calling as often as can be timed."""
    times = max(1, int(0.002 / max(cpu(work), 1e-6)))

    def run() -> float:
        started = time.process_time()
        for _ in range(times):
            work()
        return (time.process_time() - started) / times

    return run


def scan(text: str) -> Callable[[], None]:
    """R1 over a text."""

    def run() -> None:
        for _ in R1.finditer(text):
            pass

    return run


def parse_rows(text: str, wrapped: str | None, rounds: int) -> Iterator[Row]:
    """Parsing, in R1."""
    yield Row(
        "parse without agencies", ratio(lambda: parse_source(Source(text)), scan(text), rounds), 12, "R1"
    )
    yield Row("parse, all mentions resolved", ratio(lambda: govdoc.parse(text), scan(text), rounds), 15, "R1")
    if wrapped:
        yield Row(
            "parse of hard-wrapped text",
            ratio(lambda: govdoc.parse(wrapped), scan(wrapped), rounds),
            25,
            "R1",
        )
    hundred = text * 100
    once = min(cpu(lambda: govdoc.parse(text)) for _ in range(rounds))
    copies = min(cpu(lambda: govdoc.parse(hundred)) for _ in range(2))
    yield Row("100 copies in one text, per copy", copies / once / 100, 1.3, "× one")
    plain = govdoc_free_text(100_000)
    for mark in ("(", "1.", "、", "（一）"):
        hostile, same = mark * 100_000, govdoc_free_text(100_000 * len(mark))
        yield Row(
            f"10⁵ × {mark}",
            ratio(partial(govdoc.parse, hostile), partial(govdoc.parse, same), 3),
            3,
            "× plain",
        )
    long_line = govdoc_free_text(5_000_000)
    per = min(cpu(lambda: govdoc.parse(plain)) for _ in range(3))
    yield Row("5 MB line, per character", cpu(lambda: govdoc.parse(long_line)) / per / 50, 3, "× plain")


def govdoc_free_text(length: int) -> str:
    """Plain prose of a length: nothing in it is a marker, a bracket or a responsibility."""
    sentence = "基层工作要坚持实事求是，注重实效，把好事办实、实事办好，让群众得到看得见的好处。"
    return (sentence * (length // len(sentence) + 1))[:length]


def export_rows(text: str, rounds: int) -> Iterator[Row]:
    """JSON, XML, DOCX: what has a library to be compared with; decoding."""
    document = govdoc.parse(text)
    data = govdoc.dumps(document, "json")
    try:
        import orjson
    except ImportError:
        print("orjson is not installed: JSON rows left out", file=sys.stderr)
    else:
        plain: Any = json.loads(data)
        yield Row(
            "JSON bytes",
            ratio(lambda: govdoc.dumps(document, "json"), lambda: orjson.dumps(plain), rounds),
            1.5,
            "× orjson",
        )
        yield Row(
            "Document from JSON",
            ratio(lambda: govdoc.load(data, format="json"), lambda: orjson.loads(data), rounds),
            4,
            "× orjson",
        )
    yield Row(
        "XML bytes",
        ratio(lambda: govdoc.dumps(document, "xml"), lxml_builder(govdoc.dumps(document, "xml")), rounds),
        1,
        "× lxml",
    )
    yield Row(
        "DOCX bytes",
        ratio(lambda: govdoc.dumps(document, "docx"), naive_docx(document), max(3, rounds // 5)),
        0.15,
        "× python-docx",
    )
    docx = govdoc.dumps(document, "docx")
    yield Row(
        "read DOCX",
        ratio(lambda: read_docx(docx), lambda: docx_text(docx), rounds),
        0.3,
        "× python-docx",
    )
    for codec in ("utf-8", "gb18030"):
        raw = text.encode(codec)
        yield Row(
            f"decode {codec} with detection",
            ratio(partial(decode, raw), partial(raw.decode, codec), rounds),
            3,
            "× codec",
        )


VIEWS = {"akn": 60, "html": 80, "markdown": 10, "jsonl": 20, "csv": 10, "outline": 20}
"""Formats without a library to be compared with, and what each may cost of the same notice, in R1."""


def view_rows(text: str, rounds: int) -> Iterator[Row]:
    """What people and search engines read, and the workbook against the same cells written by xlsxwriter."""
    document = govdoc.parse(text)
    for name, budget in VIEWS.items():
        work = partial(govdoc.dumps, document, name)
        yield Row(f"{name} bytes", ratio(work, scan(text), rounds), budget, "R1")
    work = partial(govdoc.dumps, document, "xlsx")
    yield Row("XLSX bytes", ratio(work, naive_xlsx(work()), max(3, rounds // 2)), 2.5, "× xlsxwriter")


def naive_xlsx(workbook: bytes) -> Callable[[], None]:
    """Xlsxwriter writing the cells of a workbook one by one, with a single format."""
    import openpyxl
    import xlsxwriter

    book = openpyxl.load_workbook(io.BytesIO(workbook))
    sheets = {name: [list(row) for row in book[name].iter_rows(values_only=True)] for name in book.sheetnames}

    def run() -> None:
        with xlsxwriter.Workbook(io.BytesIO(), {"in_memory": True}) as made:
            wrapped = made.add_format({"text_wrap": True})
            for name, rows in sheets.items():
                sheet = made.add_worksheet(name)
                for place, row in enumerate(rows):
                    for column, value in enumerate(row):
                        if value is not None:
                            sheet.write(place, column, value, wrapped)

    return run


def decode(data: bytes) -> object:
    """Bytes to text, codec found."""
    from govdoc.readers import read

    return read(data, "text", name=None, encoding=None, errors="strict")


def read_docx(data: bytes) -> object:
    """A DOCX to its source, unparsed."""
    from govdoc.readers import read

    return read(data, "docx", name=None, encoding=None, errors="strict")


def docx_text(data: bytes) -> list[str]:
    """The paragraphs' text through python-docx."""
    import docx

    return [paragraph.text for paragraph in docx.Document(io.BytesIO(data)).paragraphs]


def lxml_builder(xml: bytes) -> Callable[[], bytes]:
    """Builds the same elements with lxml and serialises them."""
    from lxml import etree

    root = etree.fromstring(xml)

    def copy(element: Any, parent: Any) -> Any:
        made = (
            etree.SubElement(parent, element.tag, element.attrib)
            if parent is not None
            else etree.Element(element.tag, element.attrib, element.nsmap)
        )
        made.text, made.tail = element.text, element.tail
        for child in element:
            copy(child, made)
        return made

    return lambda: etree.tostring(copy(root, None), encoding="utf-8")


def naive_docx(document: govdoc.Document) -> Callable[[], None]:
    """python-docx as most would use it: paragraph, format, run, fonts; saved to memory."""
    import docx
    from docx.oxml.ns import qn
    from docx.shared import Pt

    lines = [leaf.node.text for leaf in document.leaves() if not isinstance(leaf.node, govdoc.Furniture)]

    def run() -> None:
        made = docx.Document()
        for line in lines:
            paragraph = made.add_paragraph()
            paragraph.paragraph_format.first_line_indent = Pt(32)
            run = paragraph.add_run(line)
            run.font.name, run.font.size, run.font.bold = "仿宋_GB2312", Pt(16), False
            run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), "仿宋_GB2312")
        made.save(io.BytesIO())

    return run


def registry_rows(text: str, rounds: int) -> Iterator[Row]:
    """Loading the registry, resolving a notice's mentions with the place known, and what both add to the wheel."""
    from govdoc.normalizer import Registry, issuer

    yield Row("Registry.load()", min(cpu(Registry.load) for _ in range(rounds)) * 1e3, 15, "ms")
    document = govdoc.parse(text)
    names = [mention.name for mention in document.mentions()]
    registry = Registry.load()
    resolver = registry.resolver(issuer(document, registry))
    for name in names:
        resolver.resolve(name)

    def resolve() -> None:
        for name in names:
            resolver.resolve(name)

    yield Row("resolve every mention", min(cpu(resolve) for _ in range(rounds)) * 1e6, 150, "µs")
    yield Row("the registry in a wheel", zipped(PROJECT / "src" / "govdoc" / "normalizer") / 1000, 150, "kB")


def zipped(folder: Path) -> int:
    """Bytes that a folder's code and tables take in a wheel."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in sorted(folder.rglob("*")):
            if file.suffix in (".py", ".tsv"):
                archive.write(file, file.relative_to(folder))
    return len(made.getvalue())


def memory_row(text: str) -> Row:
    """Bytes that a Document holds against its text in UTF-8."""
    govdoc.parse(text)
    tracemalloc.start()
    document = govdoc.parse(text)
    held = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    return Row("memory of a Document", held / len(document.text.encode()), 10, "× UTF-8 text")


def process_rows(file: Path, rounds: int) -> Iterator[Row]:
    """Start-up: CPU milliseconds over `python -c pass`, bytecode cached as in an installed package."""
    with TemporaryDirectory() as cache:
        yield Row("import govdoc", over(["-c", "import govdoc"], cache, rounds), 40, "ms")
        command = ["-m", "govdoc", "parse", str(file), "--to", "json"]
        yield Row("python -m govdoc parse --to json", over(command, cache, rounds), 120, "ms")


def over(command: list[str], cache: str, rounds: int) -> float:
    """CPU milliseconds of a command over `python -c pass`; a run before them fills the cache.

    Minima, since what else the machine does adds to the CPU time of so short a process.
    """
    bare = ["-c", "pass"]
    child_cpu(command, cache)
    pairs = [(child_cpu(command, cache), child_cpu(bare, cache)) for _ in range(rounds)]
    return (min(run for run, _ in pairs) - min(idle for _, idle in pairs)) * 1000


def child_cpu(arguments: list[str], cache: str) -> float:
    """User and system seconds of a child process that keeps its bytecode in a folder, whatever the shell says."""
    import resource

    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(
        [sys.executable, *arguments],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=True,
        env=environment | {"PYTHONPYCACHEPREFIX": cache},
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def rows(notice: Path, wrapped: Path | None, rounds: int) -> Iterator[Row]:
    """Every row of the table."""
    text = notice.read_text(encoding="utf-8")
    yield from parse_rows(text, wrapped.read_text(encoding="utf-8") if wrapped else None, rounds)
    yield from export_rows(text, rounds)
    yield from view_rows(text, rounds)
    yield from registry_rows(text, rounds)
    yield memory_row(text)
    yield from process_rows(notice, max(3, rounds // 2))


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description="What govdoc costs, as ratios against baselines of the same run."
    )
    parser.add_argument("notice", type=Path, nargs="?")
    parser.add_argument("--wrapped", type=Path)
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--json", action="store_true")
    parser.add_argument(
        "--alarm", action="store_true", help="exit with 1 where a row is over twice its budget"
    )
    args = parser.parse_args()
    measured = []
    for row in rows(args.notice or NOTICE, args.wrapped or WRAPPED, args.rounds):
        measured.append(row)
        if not args.json:
            verdict = "ok" if row.measured <= row.budget else "OVER"
            print(
                f"{row.what:36} {row.measured:9.2f} {row.unit:14} budget {row.budget:6.2f}  {verdict}",
                flush=True,
            )
    if args.json:
        print(json.dumps([row._asdict() for row in measured], ensure_ascii=False, indent=1))
    return int(args.alarm and any(row.measured > 2 * row.budget for row in measured))


if __name__ == "__main__":
    sys.exit(main())
