"""Hypothesis strategies for govdoc's promises.

`notices()` writes what people write: markers of all styles and widths, nested; responsibilities with odd
brackets; hard wraps with page marks; headers, signatures, attachments. `texts()` holds what no one writes and
every file can have. `documents()` makes trees without the parser: exporters meet shapes that it never gives.
"""

from text_strategies import notices, responsibilities, texts, units, words
from tree_strategies import documents

__all__ = ["documents", "notices", "responsibilities", "texts", "units", "words"]
