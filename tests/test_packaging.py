"""What the package promises as a package: light to import, typed, documented, told the same everywhere."""

import ast
import importlib
import inspect
import pkgutil
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import govdoc
from govdoc.commands import COMMANDS

ROOT = Path(__file__).parents[1]
HEAVY = {
    "argparse", "csv", "docx", "email", "html", "importlib.metadata", "json", "lxml", "multiprocessing",
    "pyarrow", "pydantic", "pypdfium2", "regex", "sqlite3", "subprocess", "unicodedata", "xml", "zipfile",
}  # fmt: skip
"""What `import govdoc` must not pull in: each is imported by the function that needs it."""


def modules_after(code: str) -> set[str]:
    """The modules that a new process has imported after running the code."""
    listing = subprocess.run(
        [sys.executable, "-c", f"{code}\nimport sys\nprint(*sys.modules)"],
        capture_output=True, text=True, check=True, timeout=60,
    )  # fmt: skip
    return set(listing.stdout.splitlines()[-1].split())


def test_import_is_light() -> None:
    assert modules_after("import govdoc; govdoc.parse") & HEAVY == set()


def test_the_command_line_imports_only_what_the_command_needs() -> None:
    imported = modules_after("from govdoc.cli import main; main(['-h'])")
    assert imported & (HEAVY - {"argparse", "unicodedata"}) == set()
    assert not imported & {f"govdoc.commands.{name}" for name in COMMANDS}


def test_parsing_to_json_needs_no_pool_and_no_xml() -> None:
    sample = ROOT / "samples" / "notice.txt"
    imported = modules_after(f"from govdoc.cli import main; main(['parse', '-q', {str(sample)!r}])")
    assert imported & {"docx", "lxml", "multiprocessing", "pydantic", "zipfile", "govdoc.batch"} == set()


def test_parsing_to_json_imports_little_of_the_standard_library() -> None:
    sample = ROOT / "samples" / "notice.txt"
    imported = modules_after(f"from govdoc.cli import main; main(['parse', '-q', {str(sample)!r}])")
    spared = {"bz2", "glob", "ipaddress", "json", "pathlib", "pkgutil", "shutil", "unicodedata", "urllib"}
    assert (imported - modules_after("import argparse, msgspec")) & spared == set()


def test_a_doc_is_read_without_zip_and_xml() -> None:
    file = ROOT / "tests" / "readers" / "doc" / "office.doc"
    imported = modules_after(f"import govdoc; govdoc.load({str(file)!r})")
    assert imported & {"lxml", "zipfile", "pydantic", "docx"} == set()


def test_an_rtf_is_read_without_zip_and_xml() -> None:
    imported = modules_after(r"import govdoc; govdoc.load(rb'{\rtf1 a\par}')")
    assert "govdoc.readers.rtf" in imported
    assert imported & {"lxml", "zipfile", "pydantic", "docx"} == set()


def top_level_imports(code: str) -> set[str]:
    """The packages that a module imports anywhere in it."""
    nodes = list(ast.walk(ast.parse(code)))
    plain = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    found = plain | {node.module for node in nodes if isinstance(node, ast.ImportFrom) and node.module}
    return {name.partition(".")[0] for name in found}


def public_modules() -> list[str]:
    return [module.name for module in pkgutil.walk_packages(govdoc.__path__, "govdoc.")]


@pytest.mark.parametrize("name", public_modules())
def test_every_module_says_what_it_is_for(name: str) -> None:
    if name != "govdoc.__main__":
        importlib.import_module(name)
    spec = importlib.util.find_spec(name)
    assert spec is not None
    assert spec.origin is not None
    assert ast.get_docstring(ast.parse(Path(spec.origin).read_text("utf-8")))


def test_public_names_are_there_and_documented() -> None:
    for name in govdoc.__all__:
        assert hasattr(govdoc, name)
    public = [getattr(govdoc, name) for name in govdoc.__all__]
    described = [each for each in public if inspect.isclass(each) or inspect.isfunction(each)]
    assert [each for each in described if not each.__doc__] == []


def test_the_package_is_typed() -> None:
    assert (Path(govdoc.__file__).parent / "py.typed").exists()


class TestOneTruth:
    """Versions and commands that stand in several files say the same."""

    def read(self, name: str) -> str:
        path = ROOT / name
        if not path.exists():
            pytest.skip(f"{name} is not in this distribution")
        return path.read_text("utf-8")

    def test_the_version(self) -> None:
        assert tomllib.loads(self.read("pyproject.toml"))["project"]["version"] == govdoc.__version__
        assert f"## {govdoc.__version__}" in self.read("CHANGELOG.md")

    def test_what_the_package_imports_is_installed_along(self) -> None:
        """Beside it only what is given with the project; pydantic is imported where a model of its holds a node.

        What an extra brings is in `test`, too, so that nothing is left untested.
        """
        project = tomllib.loads(self.read("pyproject.toml"))["project"]
        installed = {re.split("[^A-Za-z0-9-]", each)[0] for each in project["dependencies"]}
        files = (ROOT / "src").rglob("*.py")
        imported = {name for file in files for name in top_level_imports(file.read_text("utf-8"))}
        needed = imported - sys.stdlib_module_names - {"govdoc", "pydantic_core"}
        assert installed - needed == {"python-docx", "regex"}
        extras = project["optional-dependencies"]
        optional = {re.split("[^A-Za-z0-9-]", each)[0] for each in extras["pdf"]}
        assert needed == (needed & installed) | optional
        assert set(extras["pdf"]) <= set(extras["test"])

    @pytest.mark.parametrize("readme", ["README.md", "README.zh-CN.md"])
    def test_the_readmes_commands(self, readme: str) -> None:
        """Both say the same commands, and CI runs the test command as it stands there."""
        commands = re.findall(r"(?m)^python -m pip install .+$", self.read(readme))
        assert commands == re.findall(r"(?m)^python -m pip install .+$", self.read("README.md"))
        assert len(commands) == 2
        assert commands[1] in self.read(".ci/run")

    @pytest.mark.parametrize("readme", ["README.md", "README.zh-CN.md"])
    def test_every_link_of_a_readme_leads_somewhere(self, readme: str) -> None:
        links = re.findall(r"\]\((?!http)([^)#]+)", self.read(readme))
        assert links
        assert [link for link in links if not (ROOT / link).exists()] == []

    @pytest.mark.parametrize("document", ["README.md", "README.zh-CN.md", "docs/guide.md"])
    def test_every_command_is_described(self, document: str) -> None:
        text = self.read(document)
        assert [name for name in COMMANDS if f"govdoc {name}" not in text] == []

    def test_every_sample_is_described(self) -> None:
        described = self.read("samples/README.md")
        names = [
            path.name
            for path in (ROOT / "samples").iterdir()
            if not path.name.startswith(("render-", "README"))
        ]
        assert [name for name in names if f"`{name}`" not in described] == []


def test_public_names_are_imported_when_they_are_used() -> None:
    from govdoc import model

    assert set(model.__all__) <= set(govdoc.__all__)
    for name in govdoc.__all__:
        assert getattr(govdoc, name) is not None
    assert govdoc.Document is model.Document
    assert {"parse", "Document"} <= set(dir(govdoc))
    with pytest.raises(AttributeError, match="no_such_name"):
        _ = govdoc.no_such_name


def test_importing_alone_loads_nothing_of_govdoc() -> None:
    assert {each for each in modules_after("import govdoc") if each.startswith("govdoc.")} == set()
