"""Lines without characters, as the cells and gaps of tables leave them, are read like any other."""

import pytest

import govdoc
from govdoc.parser import paragraphs, recipients


def test_a_list_of_attachments_directly_before_a_table_is_read() -> None:
    notice = "一、甲。\n附件：指标表\n\n| 类 | 序 |\n| --- | --- |\n"
    document = govdoc.load(notice.encode(), format="markdown")
    assert document.text.startswith("一、甲。\n附件：指标表\n")
    assert document.text.rstrip().endswith("类\t序")


@pytest.mark.parametrize("line", ["", " ", "\u3000"])
def test_a_blank_line_is_no_signature_and_names_nobody(line: str) -> None:
    assert not paragraphs.is_signature_line(line)
    assert not recipients.is_recipients(line)


def test_an_empty_line_is_no_title() -> None:
    assert not paragraphs.is_title_line("")
