"""The tables of knowledge about pages: each row in order, each kind of row with an example."""

import pytest

from govdoc.readers import data, metadata
from govdoc.readers.chrome import is_chrome_line

CHROME = [
    "【打印】 【关闭】",
    "打印本页 | 关闭窗口",
    "[字体：大 中 小]",
    "分享到：微信 微博",
    "扫一扫在手机打开当前页",
    "点击查看政策解读：关于加强河道保护的解读",
    "上一篇：关于春节放假的通知",
    "相关阅读：",
    "浏览次数：12",
    "当前位置：首页 > 政务公开",
    "（责任编辑：王明）",
    "返回顶部",
]
TEXT = [
    "一、推荐",
    "审核：市水务局",
    "推荐条件",
    "扫一扫二维码办理。",
    "下载安装手机程序",
    "大中小企业",
    "相关信息应当公开",
    "附件下载",
    "打印、复印费用",
]


@pytest.mark.parametrize("line", CHROME)
def test_chrome(line: str) -> None:
    assert is_chrome_line(line)


@pytest.mark.parametrize("line", TEXT)
def test_not_chrome(line: str) -> None:
    assert not is_chrome_line(line)


@pytest.mark.parametrize(
    ("name", "kinds"),
    [
        ("containers.tsv", {"id", "class"}),
        ("chrome.tsv", {"id", "class", "line", "head", "foot", "crumb", "tail"}),
    ],
)
def test_rows_are_pairs_of_a_known_kind_and_none_is_there_twice(name: str, kinds: set[str]) -> None:
    rows = data.table(name)
    assert {kind for kind, _ in rows} == kinds
    assert len(set(rows)) == len(rows)


def test_nothing_is_both_container_and_chrome() -> None:
    assert not set(data.table("containers.tsv")) & set(data.table("chrome.tsv"))


def test_labels_have_no_blanks_and_none_is_there_twice() -> None:
    rows = data.lines("labels.txt")
    assert len(metadata.labels()) == len(rows)
    assert all(2 <= len(label) <= metadata.LONGEST_LABEL and label.isalpha() for label in rows)
