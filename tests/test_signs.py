"""Signs that a reader does not tell apart are read as one, each in its place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import govdoc
from govdoc.signs import BLANKS, INVISIBLE, before_blanks, behind_blanks, is_lookalike, lookalikes, plain

ODD = "\r\x0b\x85\u2028\xa0\u2003\u200b\ufeff⼀⼈⺠"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2024\xa0年", "2024 年"),
        ("\u2003\u2003为", "\u3000\u3000为"),
        ("甲\r\n乙", "甲 \n乙"),
        ("甲\u2028乙", "甲\n乙"),
        ("\ufeff甲", " 甲"),
        ("⼈⺠政府", "人民政府"),
        ("责任单位∶市农委，比例2∶1", "责任单位：市农委，比例2∶1"),
        ("甲\t乙", "甲\t乙"),
    ],
)
def test_plain(written: str, read: str) -> None:
    assert plain(written) == read


@given(st.text(alphabet=st.one_of(st.sampled_from(ODD + "甲乙 \n"), st.characters())))
def test_every_sign_stays_in_its_place(text: str) -> None:
    assert len(plain(text)) == len(text)
    assert plain(plain(text)) == plain(text)


def test_doubles_are_told_by_their_code_point() -> None:
    assert all(map(is_lookalike, lookalikes()))
    assert not is_lookalike(ord("人"))
    assert not any(map(is_lookalike, map(ord, set(lookalikes().values()))))


def test_a_notice_out_of_a_pdf_file_names_bodies_in_characters() -> None:
    document = govdoc.parse("⼀、加强巡查。（责任单位：市⼈⺠政府办公室、市公安局）\n⼆、加强值守。\n")
    assert [unit.marker.text for unit in document.walk()] == ["一、", "二、"]
    assert [each.name for each in document.mentions()] == ["市人民政府办公室", "市公安局"]
    assert document.text.startswith("⼀、")


@pytest.mark.parametrize("sign", INVISIBLE)
def test_a_sign_that_nobody_sees_is_in_no_name(sign: str) -> None:
    document = govdoc.parse(f"一、加强巡查。（责任单位：市{sign}公安局）\n")
    assert [each.name for each in document.mentions()] == ["市公安局"]


def test_blanks_before_and_behind_a_position() -> None:
    text = f"甲{BLANKS}乙"
    assert (before_blanks(text, 4), behind_blanks(text, 1)) == (1, 4)
    assert behind_blanks(text, 1, 2) == 2
    assert before_blanks(text, 0) == 0
