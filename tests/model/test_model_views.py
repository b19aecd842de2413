"""The views on a document: rows and tiles computed from the tree, on notices of a few lines."""

import pytest

from govdoc import Cell, Document, Furniture, Heading, Marker, Paragraph, Section, Span, parse
from govdoc.model import Source
from govdoc.parser import parse_source

NOTICE = """滨海市人民政府办公室关于做好防汛工作的通知
滨政办发〔2021〕3号
各区人民政府，市政府各部门：
汛期将至，现就有关事项通知如下：
一、强化预警
（一）气象部门要每日两次推送降雨预报，遇有暴雨随时推送。（市气象局负责）
（二）发现险情立即报告。
二、备足物资（牵头单位：市应急局；完成时限：2021年5月底前）
1.清点沙袋。
2.更换设备，登记造册。（市水利局牵头，市财政局、各区政府配合）
滨海市人民政府办公室
2021年4月6日
附件1
物资清单
一、沙袋
二、编织袋
"""


@pytest.fixture(scope="module")
def notice() -> Document:
    return parse(NOTICE)


def unit(document: Document, path: str) -> Section:
    found = document.find(path)
    assert found is not None
    return found


class TestTheDocument:
    def test_is_one_line_at_a_prompt(self, notice: Document) -> None:
        assert repr(notice) == (
            "Document(title='滨海市人民政府办公室关于做好防汛工作的通知', number='滨政办发〔2021〕3号', "
            "date='2021-04-06', parts=2, units=8, assignments=3)"
        )
        assert repr(notice.parts[1]) == (
            "Part(kind='attachment', label='附件1', title='物资清单', assignments=0, blocks=2)"
        )
        assert repr(notice.parts[0].sections[1]) == (
            "Section(address='2', marker='二、', title='备足物资', assignments=1, blocks=4)"
        )

    def test_answers_for_its_main_part(self, notice: Document) -> None:
        assert notice.title == "滨海市人民政府办公室关于做好防汛工作的通知"
        assert notice.number is not None
        assert (notice.number.code, notice.number.year, notice.number.serial) == ("滨政办发", 2021, 3)
        assert notice.kind == "通知"
        assert notice.recipients == ("各区人民政府", "市政府各部门")
        assert notice.date == "2021-04-06"
        assert notice.signatories == ("滨海市人民政府办公室",)

    def test_prefers_the_date_under_the_signature(self) -> None:
        text = "滨海市防汛通知（2021年4月1日）\n请遵照执行。\n滨海市水利局\n2021年4月6日\n"
        assert parse(text).date == "2021-04-06"
        assert parse(text.split("滨海市水利局")[0]).date == "2021-04-01"

    def test_is_a_part_without_anything_if_the_text_is_empty(self) -> None:
        document = parse("")
        assert (document.title, document.outline(), document.tasks(), document.leaves()) == (None, [], [], [])


class TestWalk:
    def test_gives_the_units_of_all_parts_in_reading_order(self, notice: Document) -> None:
        markers = [each.marker.text for each in notice.walk()]
        assert markers == ["一、", "（一）", "（二）", "二、", "1.", "2.", "一、", "二、"]

    def test_of_a_unit_starts_with_itself(self, notice: Document) -> None:
        first = notice.parts[0].sections[0]
        assert [each.marker.text for each in first.walk()] == ["一、", "（一）", "（二）"]


class TestOutline:
    def test_has_a_row_per_unit(self, notice: Document) -> None:
        rows = [(row.part, row.depth, row.address, row.marker) for row in notice.outline()]
        assert rows == [
            (0, 1, "1", "一、"), (0, 2, "1.1", "（一）"), (0, 2, "1.2", "（二）"), (0, 1, "2", "二、"),
            (0, 2, "2.1", "1."), (0, 2, "2.2", "2."), (1, 1, "1", "一、"), (1, 1, "2", "二、"),
        ]  # fmt: skip

    def test_shows_the_heading_else_the_opening_words(self, notice: Document) -> None:
        titles = [row.title for row in notice.outline()]
        assert titles[0] == "强化预警"
        assert titles[4] == "清点沙袋。"

    def test_cuts_long_opening_words(self) -> None:
        (row,) = parse("一、" + "各区要加强巡查，" * 10).outline()
        assert row.title == ("各区要加强巡查，" * 10)[:40] + "…"

    @pytest.mark.parametrize(
        ("text", "addresses"),
        [
            ("一、甲\n（一）乙。\n二、丙\n（二）丁。\n", ["1", "1.1", "2", "2.2"]),
            ("第二条 甲。\n第二条之一 乙。\n第三条 丙。\n", ["2", "2-1", "3"]),
            ("1　甲\n1.1　乙\n1.2　丙\n2　丁\n", ["1", "1.1", "1.2", "2"]),
        ],
    )
    def test_addresses_are_the_ordinals_from_the_top(self, text: str, addresses: list[str]) -> None:
        assert [row.address for row in parse(text).outline()] == addresses


class TestFind:
    @pytest.mark.parametrize(
        ("path", "address"),
        [
            ("一/（一）", "1.1"),
            ("一、/(二)", "1.2"),
            ("二/1", "2.1"),
            ("二、/２．", "2.2"),
            ("（二）", "1.2"),
            ("2.2", "2.2"),
        ],
    )
    def test_disregards_width_and_punctuation(self, notice: Document, path: str, address: str) -> None:
        assert unit(notice, path).address == address

    def test_takes_the_words_of_a_regulation(self) -> None:
        law = parse("第一章 总则\n第一条 甲。\n第二条 禁止：\n（一）乙；\n（二）丙。\n")
        assert unit(law, "第二条/（二）").address == "1.2.2"
        assert unit(law, "第一章").heading is not None

    def test_finds_the_first_of_several(self, notice: Document) -> None:
        assert unit(notice, "一") is notice.parts[0].sections[0]

    @pytest.mark.parametrize("path", ["三", "一/（三）", "", "/", "1.9", "二/（一）"])
    def test_finds_nothing_where_nothing_is(self, notice: Document, path: str) -> None:
        assert notice.find(path) is None


class TestTasks:
    def test_has_a_row_per_assignment(self, notice: Document) -> None:
        assert [task.address for task in notice.tasks()] == ["1.1", "2", "2.2"]

    def test_says_the_path_the_work_and_who(self, notice: Document) -> None:
        task = notice.tasks()[2]
        assert task.path == ("二、备足物资", "2.")
        assert task.text == "更换设备，登记造册。"
        assert [name.name for name in task.lead] == ["市水利局"]
        assert [name.name for name in task.support] == ["市财政局", "各区政府"]
        assert (task.responsible, task.guide, task.deadline) == ((), (), None)

    def test_says_the_deadline_as_written(self, notice: Document) -> None:
        assert notice.tasks()[1].deadline == "2021年5月底前"

    def test_includes_what_stands_in_no_unit(self) -> None:
        (task,) = parse("各区要加强巡查。（责任单位：市水利局）").tasks()
        assert (task.address, task.path, task.text) == ("", (), "各区要加强巡查。")


class TestMentions:
    def test_come_in_the_order_of_the_text(self, notice: Document) -> None:
        names = [mention.name for mention in notice.mentions()]
        assert names == ["市气象局", "市应急局", "市水利局", "市财政局", "各区政府"]

    def test_mean_a_body_once_agencies_are_resolved(self, notice: Document) -> None:
        mention = next(notice.mentions())
        agency = notice.agency(mention)
        assert agency is not None
        assert agency.written == ("市气象局",)

    def test_mean_none_before(self) -> None:
        document = parse_source(Source(NOTICE))
        assert {document.agency(mention) for mention in document.mentions()} == {None}

    def test_of_one_assignment_come_in_order_whatever_their_roles(self) -> None:
        (assignment,) = parse("一、巡查。（市财政局配合，市水利局牵头）").assignments()
        assert [mention.name for mention in assignment.mentions()] == ["市财政局", "市水利局"]


class TestSlice:
    def test_gives_the_raw_text_of_a_span(self, notice: Document) -> None:
        first = unit(notice, "一/（一）")
        assert notice.slice(first.marker.span) == "（一）"
        assert notice.slice(first.span).endswith("（市气象局负责）\n")

    def test_a_span_contains_what_lies_wholly_inside(self) -> None:
        assert Span(2, 5).contains(Span(2, 5))
        assert Span(2, 5).contains(Span(3, 3))
        assert not Span(2, 5).contains(Span(4, 6))


class TestTheTextOfAUnit:
    def test_is_its_heading_and_paragraphs_without_what_is_below(self) -> None:
        document = parse("一、强化预警。\n气象部门推送预报。\n（一）甲。\n二、丙。\n")
        first, second = document.parts[0].sections
        assert first.text == "强化预警。气象部门推送预报。"
        assert (second.text, second.title) == ("丙。", "")
        assert [below.marker.text for below in first.sections] == ["（一）"]


class TestLeaves:
    def test_are_the_tiles_of_the_text(self, notice: Document) -> None:
        assert "".join(notice.slice(leaf.span) for leaf in notice.leaves()) == NOTICE

    def test_of_a_unit_are_marker_heading_and_text(self) -> None:
        kinds = [type(leaf.node) for leaf in parse("一、强化预警。气象部门推送预报。\n二、丙\n").leaves()]
        assert kinds == [Marker, Heading, Paragraph, Marker, Paragraph]

    def test_are_cut_where_furniture_stands_in_them(self) -> None:
        text = "一、各区要加强巡查，\n— 2 —\n填写记录。\n"
        document = parse(text)
        kinds = [type(leaf.node) for leaf in document.leaves()]
        assert Furniture in kinds
        assert "".join(document.slice(leaf.span) for leaf in document.leaves()) == text

    def test_a_leaf_cut_in_two_is_one_node(self) -> None:
        lines = [
            "一、各区要组织力量每周巡查全部河段，填写",
            "巡查记录，发现险情立即报告上级部门，汛期",
            "— 2 —",
        ]
        lines += [
            "每日巡查一次，并公布巡查责任人的姓名和电",
            "话，接受监督，做好防范各类险情的各项准备",
            "工作。",
        ]
        (mark,) = [
            at for at, leaf in enumerate(parse("\n".join(lines)).leaves()) if isinstance(leaf.node, Furniture)
        ]
        before, _, behind = parse("\n".join(lines)).leaves()[mark - 1 : mark + 2]
        assert before.node == behind.node
        assert isinstance(before.node, Paragraph)
        assert "汛期每日巡查" in before.node.text

    def test_furniture_at_the_edges_is_a_tile_too(self) -> None:
        document = parse("— 1 —\n一、甲。\n— 2 —\n")
        assert [type(leaf.node) for leaf in document.leaves()] == [Furniture, Marker, Paragraph, Furniture]

    def test_of_a_table_are_its_cells(self) -> None:
        from govdoc.readers import read

        document = parse_source(
            read("| 河段 | 长度 |\n| --- | --- |\n| 清水河 | 12公里 |\n".encode(), "markdown")
        )
        cells = [leaf.node.text for leaf in document.leaves() if isinstance(leaf.node, Cell)]
        assert cells == ["河段", "长度", "清水河", "12公里"]
