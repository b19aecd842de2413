"""OFDs as different programs write them, built from a few lines of XML. Lengths are in millimetres."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from xml.sax.saxutils import escape

NAMESPACE = "http://www.ofdspec.org/2016"
A4 = (210.0, 297.0)
SIZE = 5.64
"""三号: 16 points."""


@dataclass(frozen=True)
class Text:
    """Words at a place on a page, in millimetres from its upper left corner to the start of their baseline."""

    text: str
    x: float = 28
    y: float = 50
    size: float = SIZE
    more: str = ""
    """Further attributes of the TextObject."""
    code: str = ""
    """Further attributes of the TextCode; the steps between characters if they are none of a font's."""
    inside: str = ""
    """Further elements of the TextObject."""
    shift: float = 1.0
    """How far the frame reaches beyond the text, which changes nothing."""

    def __str__(self) -> str:
        frame = (
            f"{self.x - self.shift:g} {self.y - self.size - self.shift:g} 160 {self.size + 2 * self.shift:g}"
        )
        code = self.code or f'DeltaX="{steps(self.text, self.size)}"'
        return (
            f'<ofd:TextObject ID="9" Boundary="{frame}" Font="3" Size="{self.size:g}" {self.more}>{self.inside}'
            f'<ofd:TextCode X="{self.shift:g}" Y="{self.size + self.shift:g}" {code}>{escape(self.text)}</ofd:TextCode>'
            "</ofd:TextObject>"
        )


def width(each: str) -> float:
    """In sizes: full-width characters one, ASCII a half."""
    return 0.5 if each.isascii() else 1.0


def steps(text: str, size: float) -> str:
    """The steps between characters, equal ones together."""
    queue: list[tuple[float, int]] = []
    for each in text[:-1]:
        step = width(each) * size
        if queue and queue[-1][0] == step:
            queue[-1] = step, queue[-1][1] + 1
        else:
            queue.append((step, 1))
    return " ".join(f"g {times} {step:g}" if times > 1 else f"{step:g}" for step, times in queue)


def lines(*texts: str, top: float = 40, pitch: float = 10, x: float = 28) -> list[Text]:
    """Lines below each other."""
    return [Text(text, x, top + pitch * index) for index, text in enumerate(texts)]


@dataclass
class File:
    """What an OFD is made of; the defaults are those of the standard's examples."""

    pages: Sequence[Sequence[object]]
    """The objects of each page."""
    size: tuple[float, float] = A4
    namespace: str = NAMESPACE
    prefix: str = "ofd:"
    places: str = "Pages/Page_{}/Content.xml"
    """How Document.xml calls the pages."""
    entry: str = "Doc_0/Document.xml"
    """How OFD.xml calls the document."""
    body: str = ""
    """Further elements of DocBody."""
    common: str = ""
    """Further elements of CommonData."""
    page: str = ""
    """What stands in each page before its content."""
    wrap: str = "<ofd:Layer ID='2'>{}</ofd:Layer>"
    """What holds the objects."""
    parts: Mapping[str, str | bytes] = field(default_factory=dict)
    """Further files, or other contents of these; those that end in .xml get a namespace."""

    def build(self) -> bytes:
        """The file's bytes."""
        listed = "".join(
            f'<ofd:Page ID="{at + 1}" BaseLoc="{self.places.format(at)}"/>' for at in range(len(self.pages))
        )
        box = f"<ofd:PageArea><ofd:PhysicalBox>0 0 {self.size[0]} {self.size[1]}</ofd:PhysicalBox></ofd:PageArea>"
        files: dict[str, str | bytes] = {
            "OFD.xml": root(
                "OFD", f"<ofd:DocBody><ofd:DocRoot>{self.entry}</ofd:DocRoot>{self.body}</ofd:DocBody>"
            ),
            "Doc_0/Document.xml": root(
                "Document",
                f"<ofd:CommonData>{box}{self.common}</ofd:CommonData><ofd:Pages>{listed}</ofd:Pages>",
            ),
        }
        for at, objects in enumerate(self.pages):
            files[f"Doc_0/Pages/Page_{at}/Content.xml"] = content(objects, self.page, self.wrap)
        return zipped({name: self._named(part) for name, part in {**files, **self.parts}.items()})

    def _named(self, part: str | bytes) -> str | bytes:
        """A file in the namespace and with the prefix that the program uses."""
        if isinstance(part, bytes):
            return part
        colon = self.prefix and f":{self.prefix[:-1]}"
        stated = f' xmlns{colon}="{self.namespace}"' if self.namespace else ""
        return (
            part.replace(" NAMESPACE", stated)
            .replace("<ofd:", f"<{self.prefix}")
            .replace("</ofd:", f"</{self.prefix}")
        )


def root(name: str, inside: str) -> str:
    """A file of an OFD."""
    return f'<?xml version="1.0" encoding="UTF-8"?><ofd:{name} NAMESPACE>{inside}</ofd:{name}>'


def content(
    objects: Sequence[object], before: str = "", wrap: str = "<ofd:Layer ID='2'>{}</ofd:Layer>"
) -> str:
    """A page's file."""
    drawn = wrap.format("".join(map(str, objects)))
    return root("Page", f"{before}<ofd:Content>{drawn}</ofd:Content>")


def ofd(*pages: Sequence[object]) -> bytes:
    """An OFD of some pages."""
    return File(pages).build()


def zipped(files: Mapping[str, str | bytes]) -> bytes:
    """A zip of files."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in files.items():
            archive.writestr(name, part)
    return buffer.getvalue()
