"""A real document in another spelling reads as it did: blanks, punctuation, a page's words round it, no line breaks."""

from collections.abc import Callable, Iterator

import pytest
from corpus_files import files, needs_corpus
from corpus_reading import Features, features, plain_paragraphs, shares

import govdoc

pytestmark = needs_corpus

SHORTEST, LONGEST = 300, 30_000
"""Code points of the documents that are read again."""
ABOVE = "当前位置：首页 > 政务公开 > 政策文件\n2024-05-06 09:30 来源：办公室 浏览次数：12\n"
BELOW = "\n打印本页 关闭窗口\n上一篇：关于做好春灌工作的通知\n"
AS_RADICALS = str.maketrans("一二人工方用行生力大民长", "⼀⼆⼈⼯⽅⽤⾏⽣⼒⼤⺠⻓")
SPELLINGS: dict[str, Callable[[list[str]], str]] = {
    "no-break blanks": lambda lines: "\n".join(lines).replace(" ", "\xa0"),
    "em blanks for an indent": lambda lines: "\n".join("\u2003\u2003" + line for line in lines),
    "a mark of byte order": lambda lines: "\ufeff" + "\n".join(lines),
    "radicals for characters": lambda lines: "\n".join(lines).translate(AS_RADICALS),
    "a page's words round it": lambda lines: ABOVE + "\n".join(lines) + BELOW,
    "one line": lambda lines: "".join(lines),
    "one line with blanks": lambda lines: " ".join(lines),
}
EVERY = ("units", "headings", "assignments", "title", "number", "date", "recipients", "signatories", "parts")
NEARLY_ALL = dict.fromkeys(EVERY, 0.99)
FLAT = {
    "units": 0.94, "headings": 0.85, "assignments": 0.98, "title": 0.89, "number": 0.91, "date": 0.82,
    "recipients": 0.95, "signatories": 0.8, "parts": 0.82, "citations": 0.97,
}  # fmt: skip
"""What a document keeps of its reading whose line breaks are gone altogether."""
FLOORS = {name: FLAT if name.startswith("one line") else NEARLY_ALL for name in SPELLINGS}


def pairs(spell: Callable[[list[str]], str]) -> Iterator[tuple[Features, Features]]:
    for path in files("docs", "more"):
        lines = plain_paragraphs(path)
        if SHORTEST <= sum(map(len, lines)) <= LONGEST:
            yield features(govdoc.parse("\n".join(lines))), features(govdoc.parse(spell(lines)))


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_a_share_of_what_is_read_stays(spelling: str) -> None:
    found = shares(pairs(SPELLINGS[spelling]))
    assert {name: found[name] for name, floor in FLOORS[spelling].items() if found[name] < floor} == {}
