"""Exporters are found by name or by a file's ending, those of third parties by their entry points."""

import io
import subprocess
import sys
from collections.abc import Iterator
from importlib.metadata import EntryPoint
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

import govdoc
from govdoc import FormatError, exporters

DOCUMENT = govdoc.parse("一、加强领导。\n")


@pytest.fixture
def third_party(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """An installed package with an exporter `braille` for `.brf`."""
    module: Any = ModuleType("braille_for_govdoc")
    module.dumps = lambda document, dots=6: f"{dots}:{document.text}".encode()
    module.ENDINGS = (".BRF",)
    monkeypatch.setitem(sys.modules, "braille_for_govdoc", module)
    point = EntryPoint("braille", "braille_for_govdoc", exporters.GROUP)
    monkeypatch.setattr(
        "importlib.metadata.entry_points", lambda group: [point] if group == exporters.GROUP else []
    )
    exporters._third_parties.cache_clear()
    yield "braille"
    exporters._third_parties.cache_clear()


@pytest.mark.parametrize("name", ["json", "xml", "outline"])
def test_a_format_is_found_by_its_name(name: str) -> None:
    assert exporters.get(name)(DOCUMENT) == govdoc.dumps(DOCUMENT, name)
    assert name in exporters.names()


@pytest.mark.parametrize(
    ("ending", "name"), [("md", "markdown"), ("txt", "outline"), ("htm", "html"), ("akn", "akn")]
)
def test_a_format_is_found_by_the_ending_of_its_files(ending: str, name: str) -> None:
    assert exporters.name_of(ending) == name
    assert govdoc.dumps(DOCUMENT, ending) == govdoc.dumps(DOCUMENT, name)


@pytest.mark.parametrize("name", ["", "jsno", "../json", "json_reader", "JSON"])
def test_an_unknown_format_is_an_error_that_lists_the_known_ones(name: str) -> None:
    with pytest.raises(FormatError, match=r"没有“.*”这种输出格式；可用的格式：json、xml"):
        exporters.get(name)


def test_a_format_whose_module_is_not_installed_is_unknown_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(exporters.BUILT_IN, "punchcard", "govdoc.exporters.punchcard")
    assert "punchcard" not in exporters.names()
    with pytest.raises(FormatError, match="没有“punchcard”"):
        exporters.get("punchcard")


def test_an_exporter_that_lacks_what_it_imports_says_what_it_lacks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "govdoc.exporters.xml_inline", None)
    monkeypatch.delitem(sys.modules, "govdoc.exporters.xml")
    with pytest.raises(ModuleNotFoundError, match="xml_inline"):
        exporters.get("xml")


@pytest.mark.parametrize(
    ("name", "format"),
    [
        ("通知.json", "json"),
        ("目录.v2/通知.XML", "xml"),
        ("通知.akn.xml", "akn"),
        ("通知.docx", "docx"),
        ("通知.txt", "outline"),
        (Path("通知.json"), "json"),
    ],
)
def test_the_ending_of_a_file_name_tells_the_format(name: str | Path, format: str) -> None:
    assert exporters.format_of(name) == format


def test_an_open_file_is_asked_for_its_name(tmp_path: Path) -> None:
    with (tmp_path / "通知.xml").open("wb") as file:
        assert exporters.format_of(file) == "xml"


@pytest.mark.parametrize("target", ["通知", "通知.pdf", "json", ".", io.BytesIO()])
def test_a_name_that_tells_nothing_is_an_error_that_says_what_to_do(target: Any) -> None:
    with pytest.raises(FormatError, match="请指明格式"):
        exporters.format_of(target)


def test_a_format_that_is_not_complete_cannot_be_read_back() -> None:
    with pytest.raises(FormatError, match="不能还原"):
        exporters.loads(b"", "outline")


def test_a_third_partys_exporter_is_used_like_our_own(third_party: str, tmp_path: Path) -> None:
    assert exporters.names()[-1] == third_party
    assert govdoc.dumps(DOCUMENT, third_party, dots=8) == b"8:" + DOCUMENT.text.encode()
    govdoc.dump(DOCUMENT, tmp_path / "通知.brf")
    assert (tmp_path / "通知.brf").read_bytes() == b"6:" + DOCUMENT.text.encode()


def test_importing_govdoc_imports_no_format() -> None:
    code = "import sys, govdoc; govdoc.parse; print([n for n in sys.modules if 'lxml' in n or 'govdoc.exporters.' in n])"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout == "['govdoc.exporters.files']\n"
