"""标题 broken by meaning over several lines (GB/T 9704-2012 7.3.1)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govdoc.exporters.ooxml.titles import CAPACITY, break_title
from govdoc.exporters.ooxml.units import cells

CASES = """
关于放假的通知
望川市应急管理局｜关于开展冬季安全检查的通知
望川市人民政府｜关于申请设立望川综合保税区的请示
望川市人民政府办公室关于印发｜望川市优化营商环境三年行动方案｜（2024—2026年）的通知
望川市数字政府建设三年行动方案｜（2024—2026年）
省财政厅关于印发｜《高标准农田建设资金管理办法》的通知
省农业农村厅关于印发《望川省｜高标准农田建设资金管理办法》的通知
关于进一步加强城市｜地下管线安全隐患排查整治工作的通知
"""
"""One title a line; ｜ where it is to be broken."""


@pytest.mark.parametrize("case", CASES.split("\n")[1:-1])
def test_title_is_broken_by_meaning(case: str) -> None:
    assert break_title(case.replace("｜", "")) == case.split("｜")


@given(st.text(alphabet="市人民政府关于印发《》的通知（2024）、和abc ", max_size=200))
def test_lines_are_the_title_and_fit(title: str) -> None:
    made = break_title(title)
    assert "".join(made) == title
    assert all(cells(line) <= CAPACITY for line in made)


def test_a_line_never_begins_with_what_clings_to_the_one_before() -> None:
    title = "望川市人民政府办公室关于转发市卫生健康委等部门加快推进基层医疗卫生服务体系建设实施意见的通知"
    assert not [line for line in break_title(title) if line[0] in "的和与、》）"]
