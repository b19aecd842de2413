"""govdoc: from Chinese official documents (党政机关公文) to typed trees, and on to JSON, XML and DOCX.

>>> import govdoc
>>> document = govdoc.parse("1.明确分工。（责任单位：市农委、市公安局）")
>>> [mention.name for mention in document.mentions()]
['市农委', '市公安局']
"""

from govdoc.api import dump, dumps, explain, load, parse
from govdoc.errors import DecodeError, FormatError, GovdocError, MissingExtraError, ReadError
from govdoc.model import *  # noqa: F403
from govdoc.model import __all__ as _model_names
from govdoc.normalizer import normalize

__version__ = "0.1.0"

__all__ = [
    "DecodeError", "FormatError", "GovdocError", "MissingExtraError", "ReadError", "__version__",
    "dump", "dumps", "explain", "load", "normalize", "parse",
]  # fmt: skip
__all__ += _model_names
