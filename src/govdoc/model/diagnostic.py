"""What is odd about a notice, and whose doing it is."""

from typing import Literal

from govdoc.model.node import Node
from govdoc.model.span import Span

Severity = Literal["error", "warning", "info"]
Cause = Literal["text", "parser"]
"""`text`: the author's (or the extraction's) text is odd; `parser`: a limit of this parser."""


class Diagnostic(Node, frozen=True):
    """One remark on the text. Parsing never raises on content: it remarks."""

    code: str
    """Stable machine name, such as `numbering-gap`; every code is listed in docs/format.md."""
    severity: Severity
    message: str
    """One plain sentence in Chinese, for the person who wrote or files the notice."""
    span: Span
    """Where; empty at offset 0 if the remark is about something that is absent."""
    cause: Cause
    basis: str | None = None
    """Clause or observed practice that the remark rests on, such as `GB/T 9704-2012 7.3.1`."""
