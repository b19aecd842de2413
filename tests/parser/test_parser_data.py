"""The tables of knowledge about the genre: each row is recognised in a notice of a line or two."""

from collections.abc import Callable

import pytest

from govdoc import ROLES, Assignment, Document
from govdoc.model import Source
from govdoc.parser import parse_source
from govdoc.parser.data import table, words


def read(text: str) -> Document:
    return parse_source(Source(text))


# ---------------------------------------------------------------- kinds.tsv: 文种


@pytest.mark.parametrize(("noun", "kind", "_"), table("kinds"))
def test_a_title_ends_in_a_kind(noun: str, kind: str, _: str) -> None:
    document = read(f"滨海市防汛抗旱工作{noun}\n一、加强巡查，填写记录。\n")
    assert (document.title, document.kind) == (f"滨海市防汛抗旱工作{noun}", kind)


@pytest.mark.parametrize("noun", [row[0] for row in table("kinds") if row[2] == "y"])
def test_no_title_runs_on_behind_a_statutory_kind(noun: str) -> None:
    document = read(f"滨海市防汛抗旱工作{noun}\n补充材料\n一、加强巡查，填写记录。\n")
    assert document.title == f"滨海市防汛抗旱工作{noun}"


@pytest.mark.parametrize("noun", [row[0] for row in table("kinds") if row[2] == "n"])
def test_a_title_may_run_on_behind_another_kind(noun: str) -> None:
    document = read(f"滨海市防汛抗旱工作{noun}\n补充通知\n一、加强巡查，填写记录。\n")
    assert document.title == f"滨海市防汛抗旱工作{noun}补充通知"


# ---------------------------------------------------------------- endings.tsv: names of bodies


@pytest.mark.parametrize("ending", [row[0] for row in table("endings")])
def test_a_body_is_told_by_its_ending(ending: str) -> None:
    document = read(f"一、加强巡查，填写记录。（滨海甲乙{ending}、市公安局）\n")
    assert [mention.name for mention in document.mentions()] == [f"滨海甲乙{ending}", "市公安局"]


@pytest.mark.parametrize("ending", [row[0] for row in table("endings") if row[1] == "y"])
def test_a_signature_is_told_by_some_endings(ending: str) -> None:
    document = read(f"请各区遵照执行。\n滨海甲乙{ending}\n2021年5月6日\n")
    assert document.signatories == (f"滨海甲乙{ending}",)


# ---------------------------------------------------------------- words.tsv

Finding = tuple[str, Callable[[Document], object], object]
"""A notice with `{}` for a word, what is looked at, and what is to be found."""


def duties(document: Document) -> dict[str, list[str]]:
    """The names of the only assignment, by role."""
    (assignment,) = document.assignments()
    return {role: named(assignment, role) for role in ROLES if named(assignment, role)}


def named(assignment: Assignment, role: str) -> list[str]:
    return [mention.name for mention in getattr(assignment, role)]


def deadline(document: Document) -> object:
    (assignment,) = document.assignments()
    return duties(document), assignment.deadline


def full_name(document: Document) -> str | None:
    (definition,) = document.definitions
    return definition.full


def keeps_its_verb(document: Document) -> bool:
    """Whether the full name is …政务服务的人员, with the word of doing before it."""
    full = full_name(document) or ""
    return full.endswith("政务服务的人员") and full != "政务服务的人员"


def names_one_body(document: Document) -> bool:
    """Whether one body is named, alone in its bracket."""
    return len([mention for each in document.assignments() for mention in each.mentions()]) == 1


def begins_with_the_place(document: Document) -> bool:
    """Whether the full name keeps where they are registered, or live."""
    return (full_name(document) or "").startswith("在我市")


def metadata(document: Document) -> list[str]:
    """The values of the lines above the title: metadata, or references of a database, which are furniture."""
    lines = [document.slice(each.span).strip() for each in document.furniture]
    return [value for _, value in document.parts[0].header.metadata] + [line.split("：")[1] for line in lines]


def title(document: Document) -> str | None:
    """The notice's title."""
    return document.title


def number(document: Document) -> str | None:
    """The notice's number, as it is written."""
    return document.number.text if document.number else None


BODIES = ["市农委", "市公安局"]
PLATFORM = "滨海市电子政务平台"
SETS: dict[str, Finding] = {
    **{f"role-{role}": ("（{}单位：市农委、市公安局）", duties, {role: BODIES}) for role in ROLES},
    **{f"verb-{role}": ("（市农委、市公安局{}）", duties, {role: BODIES}) for role in ROLES},
    "role-noun": ("（牵头{}：市农委、市公安局）", duties, {"lead": BODIES}),
    "person-label": ("（责任单位：市农委、市公安局；{}：李明）", duties, {"responsible": BODIES}),
    "deadline-label": (
        "（责任单位：市农委、市公安局；{}：2023年6月底前）",
        deadline,
        ({"responsible": BODIES}, "2023年6月底前"),
    ),
    "verb-tail": ("（市农委、市公安局牵头{}）", duties, {"lead": BODIES}),
    "manner": ("（市农委、市公安局{}负责）", duties, {"responsible": BODIES}),
    "measure": ("（市农委、市公安局按照{}负责）", duties, {"responsible": BODIES}),
    "clause-preposition": (f"要求如下，{{}}{PLATFORM}（以下简称政务平台）。", full_name, PLATFORM),
    "doing": (f"要求如下，{{}}{PLATFORM}（以下简称政务平台）。", full_name, PLATFORM),
    "adverb": (f"要求如下，{{}}建设{PLATFORM}（以下简称政务平台）。", full_name, PLATFORM),
    "purpose": (f"为发展和{{}}{PLATFORM}（以下简称政务平台），制定本办法。", full_name, PLATFORM),
    "ministry": ("一、加强巡查，填写记录。（{}）", names_one_body, True),
    "standing": ("要求如下，在我市{}的专家（以下简称专家）。", begins_with_the_place, True),
    "act": ("要求如下，{}政务服务的人员（以下简称政务人员）。", keeps_its_verb, True),
    "metadata-label": ("{}：甲乙丙\n滨海市防汛工作通知\n", metadata, ["甲乙丙"]),
    "page-label": ("滨海市防汛工作通知\n{}：甲乙丙\n各区：\n", metadata, ["甲乙丙"]),
    "title-label": ("{}：滨海市防汛工作通知\n文号：滨发〔2020〕3号\n各区：\n", title, "滨海市防汛工作通知"),
    "number-label": ("{}：滨发〔2020〕3号\n滨海市防汛工作通知\n", number, "滨发〔2020〕3号"),
}
"""Per set of words.tsv how its words are seen."""


@pytest.mark.parametrize(("kind", "word"), table("words"))
def test_a_word_is_recognised(kind: str, word: str) -> None:
    notice, look, expected = SETS[kind]
    before = "一、加强巡查，填写记录。" if notice.startswith("（") else ""
    assert look(read(before + notice.format(word))) == expected


def test_every_set_has_its_notice() -> None:
    assert {kind for kind, _ in table("words")} == set(SETS)


@pytest.mark.parametrize("name", ["kinds", "endings", "words"])
def test_no_row_stands_twice_and_all_rows_are_of_a_length(name: str) -> None:
    rows = table(name)
    assert len(set(rows)) == len(rows)
    assert {len(row) for row in rows} == {2 if name != "kinds" else 3}


def test_words_come_longest_first_so_that_no_alternative_hides_a_longer_one() -> None:
    for kind in SETS:
        lengths = [len(word) for word in words(kind)]
        assert lengths == sorted(lengths, reverse=True)
