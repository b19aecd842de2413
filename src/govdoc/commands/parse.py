"""`govdoc parse`: read notices, show their outline or write them in another format."""

import argparse
from collections.abc import Sequence
from pathlib import Path, PurePath

import govdoc
from govdoc import exporters
from govdoc.batch.targets import place
from govdoc.commands import console
from govdoc.commands.inputs import STDIN, Inputs
from govdoc.commands.options import add_inputs, one_of
from govdoc.commands.remarks import remarks
from govdoc.errors import GovdocError
from govdoc.model import Document
