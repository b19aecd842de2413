r"""Control words and symbols that mean one thing only (RTF 1.9.1, “Special Characters”, “Destinations”)."""

SIGNS = {
    "tab": "\t", "line": "\n", "lbr": "\n", "page": "\n", "column": "\n",
    "emdash": "—", "endash": "–", "emspace": "\u2003", "enspace": "\u2002", "qmspace": "\u2005", "bullet": "•",
    "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”",
}  # fmt: skip
"""Words that stand for a character."""
SYMBOLS = {b"~": "\u00a0", b"_": "-", b"-": "", b"\t": "\t"}
"""Control symbols that stand for a character: blank and hyphen that do not break; a hyphen that may break shows nothing."""
ESCAPED = frozenset({b"\\", b"{", b"}"})
SKIPPED = frozenset({
    "colortbl", "filetbl", "revtbl", "header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr",
    "footerf", "ftnsep", "ftnsepc", "ftncn", "aftnsep", "aftnsepc", "aftncn", "pict", "object", "shprslt", "sp",
    "shppict", "nonshppict", "nonesttables", "nesttableprops", "annotation", "atnid", "atnauthor", "atrfstart",
    "atrfend", "xe", "tc", "tcn", "rxe", "txe", "bkmkstart", "bkmkend", "template", "private", "comment", "falt",
    "panose", "fontemb", "fontfile", "listname", "levelnumbers", "themedata", "colorschememapping", "datastore",
    "latentstyles", "rsidtbl", "generator", "pgdsctbl", "userprops", "xmlnstbl", "mmathPr", "mmathPict", "pntxta",
    "pntxtb", "formfield", "ffname", "keycode", "docvar", "background", "objdata", "result", "datafield",
})  # fmt: skip
"""Destinations that hold no text of the notice; also every other one that says `\\*` and is not read."""
SETTINGS = frozenset({
    "fi", "li", "ri", "lin", "rin", "cufi", "culi", "curi", "pagebb", "brdrt", "brdrb", "brdrl", "brdrr", "box",
    "absw", "absh", "posx", "posxc", "posxr", "posy", "posyc", "posyt", "phmrg", "phpg", "pvmrg", "pvpg", "dxfrtext",
})  # fmt: skip
"""Properties that somebody gives to a paragraph, not to a line: those that `wordprocessing.pasted` asks for in DOCX."""
OF_TABLES = ("tr", "cl", "cellx", "brdr", "box")
"""What the words begin with that say something of rows, cells and their borders."""
OF_PARAGRAPHS = frozenset({"brdrt", "brdrb", "brdrl", "brdrr", "brdrbtw", "brdrbar", "box"})
"""Words after which a border is a paragraph's."""
NO_RULES = frozenset({"brdrnone", "brdrnil", "brdrtbl", "brdrw", "brdrcf", "brdrframe"})
"""Words of a border that draw nothing."""
BODY_LEVEL = 9
"""Outline level of text, which is none."""
