"""Every row of every table: its columns, its dates in order, its successors there, its names not claimed twice."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

import pytest

from govdoc.normalizer import Registry, data
from govdoc.normalizer.collectives import is_collective
from govdoc.normalizer.folding import fold, key
from govdoc.normalizer.registry import COLUMNS
from govdoc.normalizer.stems import TIERS
from govdoc.normalizer.terms import Term

REGISTRY = Registry.load()
TABLES = (*COLUMNS, "collectives", "endings")
DATED = {"local": (3, 4), "central": (3, 4), "vertical": (3, 4), "overrides": (3, 4)}
MONTH = re.compile(r"(?:\d{4}(?:-(?:0[1-9]|1[0-2]))?)?")
LEVELS = set("pmscx")
NOW = "2026-11"
EXAMPLES = {"p": "江西省", "m": "上海市", "s": "武汉市", "c": "遵义市", "x": "安溪县"}
"""A place of each level."""


def bare(full: str) -> str:
    """A name without the year that tells it from another of the same name."""
    return re.sub(r"\(\d{4}\)$", "", full)


def place_codes() -> set[str]:
    """Every code of a place."""
    return {row[0] for table in ("cities", "counties") for row in data.table(table)}


def overlap(one: Term, other: Term) -> bool:
    """Whether two terms have a month in common."""
    return (not one.end or not other.start or other.start < one.end) and (
        not other.end or not one.start or one.start < other.end
    )


@pytest.mark.parametrize("name", TABLES)
def test_a_table_is_rows_of_equal_length_sorted_out_of_comments(name: str) -> None:
    rows = data.table(name)
    wide = COLUMNS.get(name) or len(rows[0])
    assert rows
    assert [row for row in rows if len(row) != wide] == []
    assert [row for row in rows if any(cell != cell.strip() for cell in row) or not row[0]] == []


@pytest.mark.parametrize("name", COLUMNS)
def test_no_row_stands_twice(name: str) -> None:
    assert [row for row, count in Counter(data.table(name)).items() if count > 1] == []


@pytest.mark.parametrize("name", DATED)
def test_terms_begin_before_they_end(name: str) -> None:
    start, end = DATED[name]
    for row in data.table(name):
        assert MONTH.fullmatch(row[start]), row
        assert MONTH.fullmatch(row[end]), row
        assert not row[end] or not row[start] or row[start] < row[end], row
        assert (row[start] or "1949") <= NOW, row


@pytest.mark.parametrize("name", ["cities", "counties"])
def test_places_have_codes_years_and_successors_that_are_places(name: str) -> None:
    codes = place_codes()
    for code, place, start, end, successors in data.table(name):
        assert re.fullmatch(r"\d{6}", code), place
        assert not end or (start or "1949") < end, (code, place)
        assert set(filter(None, successors.split(","))) <= codes, (code, place)
        assert end or not successors, (code, place)


def test_places_are_sorted_by_code_because_they_are_looked_up_by_slices() -> None:
    codes = [row[0] for row in data.table("counties")]
    assert codes == sorted(codes)


def test_no_code_has_two_names_at_a_time() -> None:
    terms = defaultdict(list)
    for row in [*data.table("cities"), *data.table("counties")]:
        terms[row[0]].append(Term(row[2], row[3]))
    for code, each in terms.items():
        assert not any(overlap(a, b) for i, a in enumerate(each) for b in each[i + 1 :]), code


def test_local_rows_have_levels_and_successors_that_are_rows() -> None:
    stems = {row[0] for row in data.table("local")}
    for stem, _, levels, _, end, successors, _ in data.table("local"):
        assert levels, stem
        assert set(levels) <= LEVELS, stem
        assert set(filter(None, successors.split(";"))) <= stems, stem
        assert end or not successors, f"{stem} has successors, but no end"


def test_no_two_live_bodies_have_one_full_name_at_one_level() -> None:
    rows = defaultdict(list)
    for stem, _, levels, start, end, *_ in data.table("local"):
        for level in levels:
            rows[bare(stem), level].append(Term(start, end))
    for name, terms in rows.items():
        assert not any(overlap(a, b) for i, a in enumerate(terms) for b in terms[i + 1 :]), name


def test_central_successors_are_rows_and_no_name_is_borne_twice_at_a_time() -> None:
    rows = data.table("central")
    full = {row[0] for row in rows}
    terms = defaultdict(list)
    for name, _, _, start, end, successors in rows:
        assert set(filter(None, successors.split(";"))) <= full, name
        assert end or not successors, name
        terms[bare(name)].append(Term(start, end))
    for name, each in terms.items():
        assert not any(overlap(a, b) for i, a in enumerate(each) for b in each[i + 1 :]), name


def test_overrides_name_their_source_and_a_scope_that_exists() -> None:
    codes = place_codes()
    for scope, alias, stem, _, _, source in data.table("overrides"):
        digits = scope.rstrip("*cx")
        assert any(code.startswith(digits) for code in codes), scope
        assert len(digits) in (2, 4, 6), scope
        assert (len(digits) == 6) == scope.isdigit(), scope
        assert all((alias, stem, source)), (scope, alias)


def test_codes_and_branches_and_zones_lie_in_places() -> None:
    codes = place_codes()
    for letters, places in data.table("codes"):
        assert set(places.split(",")) <= codes, letters
    assert {row[0] for row in data.table("pbc")} <= codes
    assert {row[1] for row in data.table("zones")} <= codes


def test_central_codes_are_those_of_central_bodies() -> None:
    full = {row[0] for row in data.table("central")}
    assert {row[1] for row in data.table("central_codes")} <= full


def local_cases() -> Iterator[tuple[str, str, str, str]]:
    """Every alias of every stem, at a place of its first level, in the middle of its term."""
    for stem, aliases, levels, start, end, *_ in data.table("local"):
        date = inside(start, end)
        for alias in filter(None, aliases.split(",")):
            yield EXAMPLES[levels[0]], date, alias.rstrip("?"), stem


def inside(start: str, end: str) -> str:
    """A month in a term."""
    if not end:
        return f"{max(int((start or '2019')[:4]), 2019) + 1}-06"
    year, month = int(end[:4]), int(end[5:7] or 1)
    return f"{year - 1}-12" if month == 1 else f"{year}-{month - 1:02}"


def test_every_alias_finds_its_body_inside_its_years_or_says_that_there_are_others() -> None:
    lost = []
    for place, date, alias, stem in local_cases():
        where = REGISTRY.place(place, date)
        assert where is not None
        choice = REGISTRY.local.find(alias, where, date)
        assert choice is not None, alias
        if choice.body.via == "override":
            continue
        found = {choice.body.stem, *(body.stem for body in choice.others)}
        if stem not in found:
            lost.append((alias, stem, choice.body.stem))
    shadowed = {(alias, stem) for alias, stem, _ in lost}
    assert {alias for alias, stem in shadowed} <= claimed_by_several(), lost


def claimed_by_several() -> set[str]:
    """Aliases that several stems claim: there the first row wins, as the table's head says."""
    claims: Counter[str] = Counter()
    for row in data.table("local"):
        for name in {key(bare(row[0])), *map(key, filter(None, row[1].replace("?", "").split(",")))}:
            claims[name] += 1
    names = {alias.rstrip("?") for row in data.table("local") for alias in row[1].split(",") if alias}
    return {name for name in names if claims[key(name)] > 1}


def test_every_full_name_gives_that_body() -> None:
    for stem, _, levels, start, end, *_ in data.table("local"):
        if stem.count("{P}") > 1:
            continue
        date = inside(start, end)
        place = EXAMPLES[levels[0]]
        name = bare(stem).replace("{P}", place) if "{P}" in stem else place + bare(stem)
        found = REGISTRY.resolve(name, place, date)
        assert found.name == name or found.via == "override", name
        found = REGISTRY.resolve(name, "江西省" if place != "江西省" else "全国", date)
        assert found.name == name or found.via == "override", name


def test_every_name_of_a_central_body_finds_it_in_its_years() -> None:
    for full, aliases, _, start, end, _ in data.table("central"):
        date = inside(start, end)
        assert REGISTRY.resolve(bare(full), "全国", date).id == f"cn:000000/{full}"
        for alias in filter(None, aliases.split(",")):
            found = REGISTRY.resolve(alias, "全国", date)
            assert found.via == "central", alias
            assert found.term.covers(date), (alias, found)


def test_every_override_speaks_in_its_place_and_years() -> None:
    for scope, alias, stem, start, end, _ in data.table("overrides"):
        digits = scope.rstrip("*cx")
        code = scope if scope.isdigit() else next(c for c in example_codes(digits, scope[-1]))
        place = REGISTRY.gazetteer.by_code(code, inside(start, end))
        assert place is not None, scope
        choice = REGISTRY.local.find(alias, place, inside(start, end))
        assert choice is not None, (scope, alias)
        assert choice.body.via == "override", (scope, alias)
        assert choice.body.stem == stem or len(digits) < 6, (scope, alias, choice.body.stem)


def example_codes(digits: str, last: str) -> Iterator[str]:
    """Codes in a scope."""
    table = "counties" if last == "x" else "cities"
    for row in data.table(table):
        is_province = row[0].endswith("0000")
        if row[0].startswith(digits) and not row[3] and (last == "*" or last == "x" or not is_province):
            yield row[0]


def test_every_vertical_pattern_reads_a_name_made_by_it() -> None:
    for pattern, _, levels, start, end, kind in data.table("vertical"):
        date = inside(start, end)
        place = {"p": "江西省", "m": "重庆市", "s": "青岛市", "c": "遵义市", "x": "安溪县"}[levels[:1] or "c"]
        found = REGISTRY.resolve(pattern.replace("{X}", place), place, date)
        assert found.kind == ("enterprise" if kind == "enterprise" else "agency"), (pattern, found)
        assert found.via in ("vertical", "local", "central", "override"), (pattern, found)
        assert "{" not in found.name


def test_every_zone_and_every_single_body_is_found() -> None:
    for names, parent, full in data.table("zones"):
        for name in names.split(","):
            found = REGISTRY.resolve(name, parent, "2023-05")
            assert found.kind == "agency", (name, found)
            assert found.name == full or found.via in ("zone", "place"), (name, found)
    for scope, names, full, _ in data.table("special"):
        code = next(example_codes(scope.rstrip("*"), "*"))
        for name in names.split(","):
            assert REGISTRY.resolve(name, code, "2023-05").name == full, name


def test_no_body_of_a_table_reads_as_a_group() -> None:
    names = [(row[0], "安溪县") for row in data.table("central") if row[5] == "" and not row[4]]
    for name, place in names:
        assert REGISTRY.resolve(bare(name), place, "2023-05").kind != "collective", name
    for row in data.table("local"):
        found = REGISTRY.resolve("安溪县" + bare(row[0]).replace("{P}", ""), "安溪县", "2023-05")
        assert found.kind != "collective", row[0]


@pytest.mark.parametrize(
    "part",
    sorted(
        {row[0] for row in data.table("collectives")}
        - {"stage", "run", "tail", "each", "generic", "graded", "grade", "proper", "member"}
    ),
)
def test_words_for_groups_make_groups(part: str) -> None:
    for row in data.table("collectives"):
        if row[0] == part:
            for word in row[1].split("|"):
                name = {"whole": word + "法院", "noun": "有关" + word, "bare": word}[part]
                assert is_collective(fold(name)), name


def test_words_are_shorter_than_what_they_stand_for_or_the_same() -> None:
    for short, full in data.table("words"):
        assert 0 < len(short) <= len(full), short


def test_levels_ask_every_other_level_after_their_own() -> None:
    assert {level: tiers[0] for level, tiers in TIERS.items()} == {level: level for level in LEVELS}
    assert all(set(tiers) <= LEVELS for tiers in TIERS.values())
