"""The parser's patterns that are spared: see `govdoc.patterns`."""

from govdoc.patterns import Leading, Rare, holds_any, rarely

__all__ = ["Leading", "Rare", "holds_any", "rarely"]
