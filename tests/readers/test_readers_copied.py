"""Text copied from a web page: the page's lines are furniture, the notice's are not."""

import pytest

import govdoc
from govdoc.readers.chrome import is_chrome_line
from govdoc.readers.copied import page_furniture

PAGE = """关于做好防汛值守工作的通知_望川市水务局
设为首页
首页
机构概况
政务公开
首页 > 政务公开 > 通知公告
关于做好防汛值守工作的通知
2023-05-08 09:30
来源：
防汛科
字体：
大
中
小
望川市水务局
关于做好防汛值守工作的通知
望水发〔2023〕12号
各区水务局：
现将防汛值守有关事项通知如下。
一、加强值守。各单位要每日报告水情。
二、备足物资。各区要在汛前补齐沙袋。
望川市水务局
2023年5月6日
附件：
扫一扫在手机打开当前页
网站地图
联系我们
主办单位：望川市水务局
望ICP备12345678号
"""


def kept(text: str) -> list[str]:
    """The lines that are not the page's."""
    hidden = {each.span.start for each in page_furniture(text)}
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    return [
        line for start, line in zip(starts, text.split("\n"), strict=False) if line and start not in hidden
    ]


def test_navigation_buttons_and_licences_are_the_pages() -> None:
    assert kept(PAGE) == [
        "望川市水务局",
        "关于做好防汛值守工作的通知",
        "望水发〔2023〕12号",
        "各区水务局：",
        "现将防汛值守有关事项通知如下。",
        "一、加强值守。各单位要每日报告水情。",
        "二、备足物资。各区要在汛前补齐沙袋。",
        "望川市水务局",
        "2023年5月6日",
    ]


def test_the_notice_is_read_as_if_it_stood_alone() -> None:
    document = govdoc.load(PAGE.encode())
    assert document.title == "望川市水务局关于做好防汛值守工作的通知"
    assert document.number is not None
    assert document.number.text == "望水发〔2023〕12号"
    assert (document.recipients, document.date) == (("各区水务局",), "2023-05-06")
    assert len(document.parts) == 1
    assert [unit.title for unit in document.walk()] == ["加强值守", "备足物资"]
    assert "".join(document.slice(leaf.span) for leaf in document.leaves()) == PAGE


def test_pasted_text_is_read_like_a_file() -> None:
    assert govdoc.parse(PAGE).furniture == govdoc.load(PAGE.encode()).furniture != ()
    assert govdoc.parse(PAGE).title == "望川市水务局关于做好防汛值守工作的通知"


def test_the_only_heading_stays_where_the_notice_has_no_title_of_its_own() -> None:
    page = PAGE.replace("望川市水务局\n关于做好防汛值守工作的通知\n望水发", "望水发")
    assert govdoc.load(page.encode()).title == "关于做好防汛值守工作的通知"


def test_a_notice_without_a_page_round_it_keeps_every_line() -> None:
    text = "关于首页改版的通知\n各科室：\n请于5月前完成首页改版和打印设备更新。\n联系我们\n"
    assert page_furniture(text) == ()


@pytest.mark.parametrize(
    ("kind", "line"),
    [
        ("head", "设为首页"),
        ("head", "首页>政务公开>政策>规范性文件"),
        ("head", "2019-03-18 00:00"),
        ("head", "发布时间：2020/06/08"),
        ("head", "Aa"),
        ("line", "[ 打印 ]"),
        ("foot", "网站标识码：bm12345678"),
        ("foot", "望川市水务局版权所有，如需转载，请注明来源"),
        ("foot", "主办单位: 望川市水务局"),
        ("foot", "相关政策与解读"),
        ("crumb", "您现在所在位置：首页 / 公开 / 文件"),
        ("crumb", "政务公开 > 政策文件 > 市政府办文件"),
        ("crumb", "2023-05-05 16:30 来源：望川市水务局 浏览次数：12"),
        ("crumb", "中央政府门户网站 www.example.cn 2011年11月18日 14时57分"),
        ("tail", "打印本页 关闭窗口"),
        ("tail", "下一篇：关于春灌的通知"),
        ("tail", "政策解读：关于巡查工作的解读"),
        ("tail", "（责任编辑：王明）"),
        ("tail", "望ICP备12345678号"),
    ],
)
def test_chrome_of_pages(kind: str, line: str) -> None:
    assert is_chrome_line(line, kind)


@pytest.mark.parametrize(
    "line", ["一、主办单位", "联系我们的方式如下：", "政务公开工作要点", "大力推进", "2019年3月18日"]
)
def test_text_of_notices(line: str) -> None:
    assert not is_chrome_line(line, "line", "head", "foot", "crumb", "tail")


@pytest.mark.parametrize("line", ["发布时间：2020-06-08", "来源："])
def test_one_such_line_does_not_show_a_page(line: str) -> None:
    assert is_chrome_line(line, "head")
    assert not is_chrome_line(line, "line", "foot", "crumb", "tail")


def test_one_line_that_plainly_is_a_pages_is_enough() -> None:
    text = "首页 > 政务公开\n关于春灌的通知\n各科室：\n请于5月前完成检修。\n上一篇：关于巡查的通知\n"
    assert kept(text) == ["关于春灌的通知", "各科室：", "请于5月前完成检修。"]
    assert kept(text.replace("首页 > 政务公开", "政务公开"))[0] == "政务公开"


@pytest.mark.parametrize(
    ("value", "is_the_pages"),
    [
        ("望川市人民政府网站", True),
        ("新华网", True),
        ("望川市人民政府", False),
        ("关于设立网站的通知", False),
    ],
)
def test_the_last_label_takes_the_name_of_a_site_from_the_line_below(value: str, is_the_pages: bool) -> None:
    text = f"设为首页\n首页\n打印\n来源：\n{value}\n关于做好防汛值守工作的通知\n各区：\n一、加强值守。\n"
    assert (value not in kept(text)) == is_the_pages
