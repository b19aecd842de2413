"""Document → one HTML page to read on a screen, to work with, and to print. No network, nothing beside it.

The page reads without its script, which only filters, sorts and shows hints. A content security policy names
the script and the style sheet by their hashes: should a notice ever smuggle markup in, it still could not act.
"""

from base64 import b64encode
from functools import cache
from hashlib import sha256
from pathlib import PurePath

from govdoc.exporters.page import lists
from govdoc.exporters.page.body import Text, furniture
from govdoc.exporters.page.controls import filters, outline
from govdoc.exporters.page.data import piece
from govdoc.exporters.page.escapes import safe
from govdoc.exporters.page.index import Index
from govdoc.exporters.page.sources import Cited
from govdoc.model import Document

UNTITLED = "公文"
"""Title of the page where neither the notice nor its file has a name."""


def dumps(document: Document, *, title: str | None = None) -> bytes:
    """A document as one self-contained page in UTF-8; the same document gives the same bytes.

    Args:
        document: What `parse` or `load` returned.
        title: Of the page, where the notice's own will not do.
    """
    index, cited = Index(document), Cited(document)
    name = safe(title or document.title or PurePath(document.origin.name or UNTITLED).name)
    lists_html = (
        lists.tasks(document, index)
        + lists.agencies(index)
        + lists.citations(cited)
        + lists.definitions(document)
        + lists.diagnostics(document.diagnostics)
    )
    main = Text(document, index, cited).html() + furniture(document.text, document.furniture)
    page = (
        f"{_head(name)}<body>\n"
        '<a class="skip" href="#text">跳到正文</a>\n'
        f"{_banner(document, index, cited, name)}"
        f'<div class="columns">\n{outline(document, index)}{filters(index)}'
        f'<main id="text" tabindex="-1">\n<div class="paper">\n{main}</div>\n{lists_html}</main>\n</div>\n'
        f"<script>{piece('page.js')}</script>\n</body>\n</html>\n"
    )
    return page.encode("utf-8")


def _head(title: str) -> str:
    return (
        '<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_policy()}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n<meta name="generator" content="govdoc">\n'
        f"<title>{title}</title>\n<style>{piece('page.css')}</style>\n</head>\n"
    )


@cache
def _policy() -> str:
    """Nothing may act on the page but its own style sheet and script."""
    return (
        f"default-src 'none'; style-src {_hash(piece('page.css'))}; script-src {_hash(piece('page.js'))}; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode('utf-8')).digest()).decode()}'"


def _banner(document: Document, index: Index, cited: Cited, title: str) -> str:
    """Title, the facts of the head, and links to the lists."""
    facts = (
        ("发文字号", document.number.text if document.number else None),
        ("成文日期", document.date),
        ("文种", document.kind),
        ("署名", "、".join(document.signatories)),
    )
    rows = "".join(f"<div><dt>{name}</dt><dd>{safe(value)}</dd></div>" for name, value in facts if value)
    links = (
        ("tasks", "任务", len(index.places)),
        ("agencies", "单位", len(index.bodies)),
        ("citations", "引用", len(cited.places)),
        ("definitions", "简称", len(document.definitions)),
        ("diagnostics", "提示", len(document.diagnostics)),
    )
    jumps = "".join(f'<a href="#{key}">{name} <b>{count}</b></a>' for key, name, count in links if count)
    jumps = f'<nav class="jumps" aria-label="清单">{jumps}</nav>\n' if jumps else ""
    return (
        f'<header class="banner"><h1>{title}</h1>\n'
        + (f"<dl>{rows}</dl>\n" if rows else "")
        + f"{jumps}</header>\n"
    )
