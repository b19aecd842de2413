"""XML → Document: the elements' places become spans, the words that no attribute repeats are read off the text."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar, cast, get_args

from govdoc.errors import FormatError
from govdoc.exporters.versions import is_newer
from govdoc.exporters.xml import NAMESPACE
from govdoc.exporters.xml_nodes import Node, parse
from govdoc.exporters.xml_words import Page, name, reading, title
