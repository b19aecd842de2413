"""Promises: total, deterministic, independent of order, of other documents and of the hash seed."""

import os
import subprocess
import sys
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from normalizer_notices import read

from govdoc.model import AgencyKind, Source
from govdoc.normalizer import Registry, data, normalize
from govdoc.normalizer.folding import fold
from govdoc.parser import parse_source

REGISTRY = Registry.load()
PLACES = ["大连市", "上海市", "广西壮族自治区", "甘孜藏族自治州", "长海县", "上海市金山区", "全国", None]
DATES = ["2012-04-12", "1998", "2023-07", None]
PIECES = [
    "省", "市", "区", "县", "州", "自治区", "各", "有关", "大连", "上海市", "中共", "委", "政府", "人民政府", "财政局", "监管",
    "市场", "办公室", "领导小组", "（", "）", "、", "和", "分局", "海关", "人民银行", "中心支行", "公司", "处", "厅", "管委会", "国家",
    "中央", "部", "以下简称", "：", " ", "\n", "\x00", "\ud800", "𠮷", "1", "a", "()", "〔", "街道", "镇", "委员会",
]  # fmt: skip
NAMES = st.lists(st.sampled_from(PIECES), max_size=8).map("".join) | st.text(max_size=30)


@given(NAMES, st.sampled_from(PLACES), st.sampled_from(DATES))
@settings(max_examples=400)
def test_every_string_is_resolved_to_something(name: str, place: str | None, date: str | None) -> None:
    found = REGISTRY.resolve(name, place, date)
    assert found.kind in get_args(AgencyKind)
    assert found.id
    assert found.name or not fold(name)
    assert (found.kind == "ambiguous") == bool(found.candidates)
    assert isinstance(found.successors("2024"), tuple)
    assert isinstance(found.members(), tuple)


@pytest.mark.parametrize(
    "piece", ["（", "市", "各", "各、", "市（区）", "公安局", "局分局", "、", "委员会", "省市县"]
)
def test_long_names_cost_no_more_than_their_length(piece: str) -> None:
    assert REGISTRY.resolve(piece * 100_000, "大连市", "2012").kind in get_args(AgencyKind)
    assert REGISTRY.resolve(piece * 20, "大连市", "2012").kind in get_args(AgencyKind)


@given(
    st.lists(st.sampled_from([row[0] for row in data.table("local")[:80]]), min_size=1, max_size=6),
    st.randoms(),
)
@settings(max_examples=60)
def test_resolution_does_not_depend_on_the_order_of_names(stems: list[str], random: object) -> None:
    names = ["市" + stem.replace("{P}", "") for stem in stems]
    shuffled = list(names)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    one, other = Registry(), Registry()
    there = {name: other.resolve(name, "大连市", "2012").id for name in shuffled}
    assert {name: one.resolve(name, "大连市", "2012").id for name in names} == there


@given(st.lists(NAMES, max_size=6))
@settings(max_examples=100)
def test_documents_of_any_names_are_normalized(names: list[str]) -> None:
    text = "大政办发〔2012〕45号\n一、任务\n1.落实。（责任单位：" + "、".join(names) + "）\n"
    document = normalize(parse_source(Source(text)))
    known = {agency.id for agency in document.agencies}
    assert [mention.agency in known for mention in document.mentions()] == [True] * len(
        list(document.mentions())
    )
    assert normalize(document) == document
    firsts = [agency.mentions[0] for agency in document.agencies]
    assert firsts == sorted(firsts)


def test_other_documents_do_not_matter() -> None:
    alone = read("1.查处。（责任单位：市工商局、发展改革委）")
    for number in ("国办发〔2018〕1号", "穗府办〔2023〕1号", "沪府办〔2003〕1号"):
        read("1.查处。（责任单位：市工商局、发展改革委、打假办）", number=number)
    assert read("1.查处。（责任单位：市工商局、发展改革委）") == alone


def test_the_hash_seed_does_not_matter() -> None:
    code = (
        "import govdoc; d = govdoc.parse('大政办发〔2012〕45号\\n一、任务\\n1.查。（责任单位：市金融局、省商务厅、发改委、"
        "领导小组办公室）\\n2.建。（市甲工作领导小组、市乙工作领导小组）'); print(d.agencies, d.diagnostics)"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONUTF8": "1"},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "77")
    }
    assert len(outputs) == 1


def test_nothing_is_read_when_the_package_is_imported() -> None:
    code = "import sys, govdoc; print([m for m in sys.modules if m.startswith('govdoc.normalizer.')])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert done.stdout.strip() == "[]"
