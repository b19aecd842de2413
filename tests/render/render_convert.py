"""DOCX and XLSX → PDF with headless LibreOffice, the standard's fonts replaced by free ones (fonts.conf)."""

import io
import os
import shutil
import subprocess
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

FONTS = Path(__file__).with_name("fonts.conf")
SOFFICE = shutil.which("soffice")
TIMEOUT = 300


def missing() -> str:
    """What is missing for rendering; empty if nothing is."""
    if not SOFFICE:
        return "LibreOffice (soffice) is not installed: run tests/render/install.sh"
    try:
        import pdfplumber  # noqa: F401
    except ImportError:
        return "pdfplumber is not installed: pip install pdfplumber"
    match = _run(["fc-match", "仿宋_GB2312"])
    return "" if "Fandol" in match else "the stand-in fonts are not installed: run tests/render/install.sh"


def convert(files: Mapping[str, bytes], folder: Path) -> dict[str, Path]:
    """Convert named DOCX files in one go; the name of each gives its PDF."""
    for name, data in files.items():
        (folder / f"{name}.docx").write_bytes(_for_libreoffice(data))
    office(folder, [folder / f"{name}.docx" for name in files], "pdf", folder)
    return {name: folder / f"{name}.pdf" for name in files}


def office(work: Path, files: Sequence[Path], to: str, folder: Path) -> None:
    """Have LibreOffice, whose profile is kept in `work`, write files into a folder in another format."""
    profile = f"-env:UserInstallation=file://{work / 'profile'}"
    command = [str(SOFFICE), profile, "--headless", "--convert-to", to, "--outdir", str(folder)]
    _run([*command, *map(str, files)])


def fonts_of(pdf: Path) -> list[tuple[str, bool]]:
    """Each font of a PDF: its name, and whether it is embedded."""
    rows = _run(["pdffonts", str(pdf)]).splitlines()[2:]
    return [(row.split()[0], row.split()[-5] == "yes") for row in rows]


def _for_libreoffice(data: bytes) -> bytes:
    """The file with `w:overflowPunct` turned round.

    LibreOffice up to at least 7.6 reads it the wrong way: `0`, which keeps punctuation inside the margin in
    Word, makes it hang there.
    """
    source, target = zipfile.ZipFile(io.BytesIO(data)), io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        for name in source.namelist():
            part = source.read(name)
            made.writestr(
                name, part.replace(b'<w:overflowPunct w:val="0"/>', b'<w:overflowPunct w:val="1"/>')
            )
    return target.getvalue()


def _run(command: list[str]) -> str:
    environment = {**os.environ, "FONTCONFIG_FILE": str(FONTS), "LC_ALL": "C.UTF-8"}
    done = subprocess.run(command, env=environment, capture_output=True, timeout=TIMEOUT, check=False)
    return done.stdout.decode("utf-8", "replace")
