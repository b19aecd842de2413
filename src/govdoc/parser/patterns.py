"""The parser's patterns that are spared: see `govdoc.patterns`."""

from govdoc.patterns import Rare, holds_any, rarely

__all__ = ["Rare", "holds_any", "rarely"]
