"""OFD → Source: the shapes in which programs write it, furniture, and files that cannot be read."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from ofd_files import A4, NAMESPACE, File, Text, content, lines, ofd, root, zipped
from ofd_pages import laid_out

import govdoc
from govdoc import Document, ReadError, Source, readers
from govdoc.readers import archive
from govdoc.readers.fixedlayout import drawing
from govdoc.readers.typeset import source as limits

SAMPLES = Path(__file__).parents[2] / "samples"
WORDS = "为做好有关工作，现将有关事项通知如下，请认真贯彻落实。"
PAGE = lines("关于做好有关工作的通知", "各县人民政府：", WORDS)
TEXT = f"关于做好有关工作的通知\n各县人民政府：\n{WORDS}\n"


def read(data: bytes, name: str | None = "a.ofd") -> Source:
    return readers.read(data, readers.sniff(data, name), name=name)


def read_lines(*objects: object) -> list[str]:
    """The lines of one page, without one that makes it more than a scanned one."""
    return read(ofd([*objects, Text(WORDS, y=200)])).text.split("\n")[:-2]


def furniture(source: Source) -> list[str]:
    return [source.text[each.span.start : each.span.end] for each in source.furniture]


def seen(**stated: Any) -> str:
    """What a file of the page that is shaped so says."""
    return read(File([PAGE], **stated).build()).text


class TestShapes:
    def test_lines_stand_from_the_top_in_order(self) -> None:
        source = read(ofd(PAGE[::-1]))
        assert source == Source(TEXT, govdoc.Origin("a.ofd", "ofd"))

    @pytest.mark.parametrize("namespace", [NAMESPACE, "http://www.ofdspec.org", ""])
    @pytest.mark.parametrize("prefix", ["ofd:", ""])
    def test_namespaces(self, namespace: str, prefix: str) -> None:
        assert seen(namespace=namespace, prefix=prefix if namespace else "") == TEXT

    @pytest.mark.parametrize(
        "places",
        [
            "Pages/Page_{}/Content.xml",
            "./Pages/Page_{}/Content.xml",
            "/Doc_0/Pages/Page_{}/Content.xml",
            "Doc_0/Pages/Page_{}/Content.xml",
            "../Doc_0/Pages/Page_{}/Content.xml",
            "pages\\page_{}\\content.xml",
            " Pages/Page_{}/Content.xml\n",
        ],
    )
    def test_places_of_files(self, places: str) -> None:
        assert seen(places=places, entry="/Doc_0/Document.xml") == TEXT

    @pytest.mark.parametrize(
        "wrap",
        [
            "<ofd:Layer Type='Body'>{}</ofd:Layer>",
            "<ofd:Layer><ofd:PageBlock><ofd:PageBlock>{}</ofd:PageBlock></ofd:PageBlock></ofd:Layer>",
            "<ofd:Layer Type='Background'><ofd:PathObject/></ofd:Layer><ofd:Layer>{}</ofd:Layer>",
            "<ofd:Layer><!-- layer --><?go on?>{}<other xmlns='urn:x'>无关</other></ofd:Layer>",
        ],
    )
    def test_what_holds_the_objects(self, wrap: str) -> None:
        assert seen(wrap=wrap) == TEXT

    def test_the_area_is_the_pages_own_or_the_documents_or_a4(self) -> None:
        own = "<ofd:Area><ofd:PhysicalBox>0 0 210 55</ofd:PhysicalBox></ofd:Area>"
        first_two = "关于做好有关工作的通知\n各县人民政府：\n"
        assert seen(page=own) == seen(size=(210, 55)) == first_two
        assert seen(size=(0, 0)) == seen(size=(float("nan"), 3)) == TEXT
        moved = "<ofd:Area><ofd:PhysicalBox>0 45 210 297</ofd:PhysicalBox></ofd:Area>"
        assert seen(page=moved) == "各县人民政府：\n" + WORDS + "\n"

    def test_templates_stand_on_their_pages(self) -> None:
        common = '<ofd:TemplatePage ID="7" BaseLoc="Tpls/Tpl_0/Content.xml" ZOrder="Background"/>'
        parts = {"Doc_0/Tpls/Tpl_0/Content.xml": content([Text("望川市人民政府文件", y=30)])}
        used = '<ofd:Template TemplateID="7" ZOrder="Background"/><ofd:Template TemplateID="8"/>'
        assert seen(common=common, parts=parts, page=used) == f"望川市人民政府文件\n{TEXT}"
        assert seen(common=common, parts=parts) == TEXT

    def test_composite_units_stand_where_an_object_names_them(self) -> None:
        unit = f'<ofd:CompositeGraphicUnit ID="5"><ofd:Content>{Text("盖章", 0, 10)}</ofd:Content></ofd:CompositeGraphicUnit>'
        res = root("Res", f"<ofd:CompositeGraphicUnits>{unit}</ofd:CompositeGraphicUnits>")
        places = [
            f'<ofd:CompositeObject ResourceID="{id_}" Boundary="{x} 90 80 20" CTM="1 0 0 1 0 0"/>'
            for id_, x in ((5, 28), (5, 120), (6, 20))
        ]
        for stated in ("PublicRes", "DocumentRes"):
            file = File(
                [[*PAGE, *places]],
                common=f"<ofd:{stated}>Res.xml</ofd:{stated}>",
                parts={"Doc_0/Res.xml": res},
            )
            assert read(file.build()).text == f"{TEXT}盖章　盖章\n"
        of_page = File(
            [[*PAGE, *places]],
            page="<ofd:PageRes>Res.xml</ofd:PageRes>",
            parts={"Doc_0/Pages/Page_0/Res.xml": res},
        )
        assert read(of_page.build()).text == f"{TEXT}盖章　盖章\n"

    def test_a_page_that_is_named_twice_stands_twice(self) -> None:
        assert read(File([PAGE, PAGE], places="Pages/Page_0/Content.xml").build()).text == TEXT * 2

    def test_headers_of_the_zip_that_leave_out_sizes(self) -> None:
        data = bytearray(ofd(PAGE))
        at = 0
        while (at := data.find(b"PK\3\4", at)) >= 0:
            data[at + 14 : at + 26] = bytes(12)
            at += 4
        assert read(bytes(data)).text == TEXT

    def test_several_documents_follow_each_other(self) -> None:
        second = "</ofd:DocBody><ofd:DocBody><ofd:DocRoot>Doc_1/Document.xml</ofd:DocRoot>"
        document = root("Document", '<ofd:Pages><ofd:Page BaseLoc="Content.xml"/></ofd:Pages>')
        parts = {"Doc_1/Document.xml": document, "Doc_1/Content.xml": content([Text(f"附件{WORDS}")])}
        assert seen(body=second, parts=parts) == f"{TEXT}附件{WORDS}\n"

    def test_of_several_versions_the_current_one(self) -> None:
        body = (
            '<ofd:Versions><ofd:Version ID="1" Index="1" BaseLoc="Doc_0/V1.xml"/>'
            '<ofd:Version ID="2" Index="2" Current="true" BaseLoc="Doc_0/V2.xml"/></ofd:Versions>'
        )
        parts = {
            "Doc_0/V2.xml": root("DocVersion", "<ofd:FileList/><ofd:DocRoot>New.xml</ofd:DocRoot>"),
            "Doc_0/New.xml": root("Document", '<ofd:Pages><ofd:Page BaseLoc="New_0.xml"/></ofd:Pages>'),
            "Doc_0/New_0.xml": content([Text(f"修订后：{WORDS}")]),
        }
        assert seen(body=body, parts=parts) == f"修订后：{WORDS}\n"
        assert seen(body=body) == TEXT

    def test_annotations_seals_and_attachments_are_not_text(self) -> None:
        stamp = root(
            "PageAnnot",
            f'<ofd:Annot Type="Stamp"><ofd:Appearance>{Text("已阅")}</ofd:Appearance></ofd:Annot>',
        )
        parts: dict[str, str | bytes] = {
            "Doc_0/Annots/Page_0/Annotation.xml": stamp,
            "Doc_0/Signs/Sign_0/Seal.esl": b"\0" * 40,
            "Doc_0/Attachs/a.docx": zipped({"word/document.xml": "x"}),
        }
        assert seen(parts=parts) == TEXT

    def test_another_encoding_than_utf_8(self) -> None:
        page = content(PAGE).replace("UTF-8", "GBK").replace(" NAMESPACE", f' xmlns:ofd="{NAMESPACE}"')
        assert seen(parts={"Doc_0/Pages/Page_0/Content.xml": page.encode("gbk")}) == TEXT


class TestCharacters:
    def test_entities_are_characters(self) -> None:
        assert read_lines(Text("A&B<C>　“甲”")) == ["A&B<C>　“甲”"]
        coded = str(Text("甲")).replace("甲", "&#x7532;&#20057;<![CDATA[丙]]>")
        assert read_lines(coded) == ["甲乙丙"]

    def test_each_may_be_an_object_or_a_code_of_its_own(self) -> None:
        objects = [Text(each, 28 + 5.64 * at) for at, each in enumerate("望川市财政局")]
        codes = "".join(
            f'<ofd:TextCode X="{6 * at}">{each}</ofd:TextCode>' for at, each in enumerate("公安局")
        )
        coded = str(Text("市", y=70)).replace("</ofd:TextObject>", f"{codes}</ofd:TextObject>")
        assert read_lines(*objects, coded.replace('X="0"', 'X="6"', 1)) == ["望川市财政局", "市公安局"]

    def test_the_first_code_states_what_the_next_leave_out(self) -> None:
        inside = '<ofd:TextCode X="20" Y="6">乙</ofd:TextCode><ofd:TextCode X="7">丙</ofd:TextCode>'
        assert read_lines(Text("", inside=inside)) == ["丙　乙"]

    @pytest.mark.parametrize(
        "code",
        [
            'DeltaX="5.64 5.64 2.82 2.82 2.82 2.82 5.64"',
            'DeltaX="g 2 5.64 g 4 2.82 5.64"',
            'DeltaX="g 2 5.64 g 4 2.82"',
            'DeltaX="g 99999999999 5.64"',
            'DeltaX="5.64 x"',
            'DeltaX=""',
            'DeltaX="g 7 5"',
            ' HScale="1.5"',
        ],
    )
    def test_steps(self, code: str) -> None:
        assert read_lines(Text("自从2024年起", code=code)) == ["自从2024年起"]

    def test_a_wide_step_is_a_blank_and_typed_blanks_stay(self) -> None:
        assert read_lines(Text("总则", code='DeltaX="14"'), Text("第 1 条　总", y=70)) == [
            "总　则",
            "第 1 条　总",
        ]
        wide = Text("望川市财政局", code='DeltaX="g 5 11"')
        assert read_lines(wide, Text("WiFi mmWave", y=70)) == ["望川市财政局", "WiFi mmWave"]

    @pytest.mark.parametrize("step", [1.5, 2.82, 4.2, 5.64])
    def test_letters_and_digits_of_one_run_are_one_word(self, step: float) -> None:
        assert read_lines(Text("GB9704Wi", code=f'DeltaX="g 7 {step}"')) == ["GB9704Wi"]

    def test_points_scaled_to_millimetres(self) -> None:
        """As PDFs that were converted have it: the frame somewhere, the page's height in the matrix."""
        points = (
            '<ofd:TextObject Boundary="-40 -20 400 400" CTM="0.3528 0 0 0.3528 40 317" Size="16">'
            '<ofd:TextCode X="80" Y="-700" DeltaX="g 6 16">各县人民政府：</ofd:TextCode></ofd:TextObject>'
        )
        assert read_lines(points) == ["各县人民政府："]

    def test_which_glyphs_draw_them_changes_no_word(self) -> None:
        inside = '<ofd:CGTransform CodePosition="0" CodeCount="2" GlyphCount="1"><ofd:Glyphs>7</ofd:Glyphs></ofd:CGTransform>'
        assert read_lines(Text("通知", inside=inside)) == ["通知"]

    def test_a_code_that_is_indented_in_its_file(self) -> None:
        assert read_lines(str(Text("通知")).replace("通知", "\n    通知\n  ")) == ["通知"]

    def test_radicals_are_the_characters_that_they_look_like(self) -> None:
        assert read_lines(Text("⼀、加强⾏政执法")) == ["一、加强行政执法"]

    def test_what_is_outside_the_page_is_not_shown(self) -> None:
        assert read_lines(Text("裁切线外", x=215), Text("通知")) == ["通知"]

    def test_the_size_may_be_written_small(self) -> None:
        assert read_lines(str(Text("通知")).replace("Size=", "size=")) == ["通知"]


class TestTurned:
    @pytest.mark.parametrize(
        ("matrix", "places"),
        [
            ("0 1 -1 0 0 0", ((200, 30), (190, 30))),
            ("0 -1 1 0 0 0", ((20, 280), (30, 280))),
            ("-1 0 0 -1 0 0", ((190, 280), (190, 270))),
        ],
    )
    def test_a_page_set_on_its_side_is_read_upright(
        self, matrix: str, places: Sequence[tuple[float, float]]
    ) -> None:
        turned = [
            Text(text, x, y, more=f'CTM="{matrix}"', shift=0)
            for text, (x, y) in zip(("附件", WORDS), places, strict=True)
        ]
        page = [str(each).replace('Y="5.64"', 'Y="0"') for each in turned]
        assert read(ofd(page)).text == f"附件\n{WORDS}\n"

    def test_characters_and_reading_turned_in_the_object(self) -> None:
        down = [
            Text(
                text,
                x,
                30,
                more='CharDirection="90" ReadDirection="90"',
                code=f'DeltaY="g {len(text) - 1} 5.64"',
            )
            for text, x in (("附件", 180), (WORDS, 170))
        ]
        assert read(ofd(down)).text == f"附件\n{WORDS}\n"
        assert read(ofd([str(each).replace("DeltaY", "Off") for each in down])).text == f"附件\n{WORDS}\n"

    def test_a_watermark_is_left_out(self) -> None:
        mark = Text("内部资料", 60, 150, 20, 'CTM="0.7 -0.7 0.7 0.7 0 0"')
        assert read_lines(Text("通知"), mark) == ["通知"]

    def test_vertical_columns_are_characters_below_each_other(self) -> None:
        assert read_lines(Text("通知", code='DeltaY="8"')) == ["通", "知"]
        assert read_lines(Text("通知单", code='DeltaX="0 0" DeltaY="8"')) == ["通", "知单"]


HIDDEN = [
    Text(WORDS, more='Alpha="0"'),
    Text(WORDS, inside='<ofd:FillColor Value="0 0 0" Alpha="0"/>'),
    Text(WORDS, more='Fill="false"'),
]
PICTURE = '<ofd:ImageObject ResourceID="3" Boundary="0 0 210 297" CTM="210 0 0 297 0 0"/>'


class TestUnseen:
    @pytest.mark.parametrize("hidden", [*HIDDEN, Text(WORDS, more='Visible="false"')])
    def test_text_that_is_not_seen_is_not_read(self, hidden: Text) -> None:
        assert read_lines(Text("通知", y=80), hidden) == ["通知"]
        assert read_lines(Text("通知", y=80), PICTURE, hidden) == ["通知"]

    def test_outlines_are_seen(self) -> None:
        assert read_lines(Text("通知", more='Fill="false" Stroke="true"')) == ["通知"]

    @pytest.mark.parametrize("hidden", HIDDEN)
    def test_but_on_a_scanned_page_it_is_the_text_that_was_recognized(self, hidden: Text) -> None:
        assert read(ofd([PICTURE, hidden])).text == f"{WORDS}\n"
        assert read(ofd([PICTURE, hidden, Text("— 1 —", 98, 275)])).text == f"{WORDS}\n— 1 —\n"
        with pytest.raises(ReadError, match="没有文字层"):
            read(ofd([hidden]))

    def test_what_is_hidden_on_purpose_never_is(self) -> None:
        with pytest.raises(ReadError, match="没有文字层"):
            read(ofd([PICTURE, Text(WORDS, more='Visible="false"')]))


def test_page_numbers_and_running_heads_are_furniture() -> None:
    pages = [
        [
            Text("望川市人民政府公报", 80, 15, 3.5),
            *lines(*[f"第{page}页上的正文，内容各不相同" + WORDS[:12]] * 3, top=60),
            Text(f"— {page} —", 98, 275, 4.9),
        ]
        for page in (1, 2, 3, 4)
    ]
    source = read(ofd(*pages))
    assert furniture(source) == [
        line for page in (1, 2, 3, 4) for line in ("望川市人民政府公报\n", f"— {page} —\n")
    ]
    assert {each.kind for each in source.furniture} == {"page"}


def bare(text: str | None) -> str | None:
    """Without blanks: one at the end of a line of a title is lost in print."""
    return text and "".join(text.split())


def facts(document: Document) -> dict[str, object]:
    """What a notice says."""
    return {
        "title": bare(document.title),
        "number": document.number,
        "kind": document.kind,
        "date": document.date,
        "recipients": document.recipients,
        "signatories": document.signatories,
        "parts": [
            (part.kind, part.label, bare(part.title), part.closing.attachments) for part in document.parts
        ],
        "units": [
            (part, unit.depth, unit.marker.text, unit.heading and unit.heading.text, unit.text)
            for part, each in enumerate(document.parts)
            for unit in each.walk()
        ],
        "tasks": [
            (task.address, task.path, task.text, [[each.name for each in role] for role in roles(task)])
            for task in document.tasks()
        ],
    }


def roles(task: govdoc.Task) -> tuple[Any, ...]:
    given = task.assignment
    return given.lead, given.responsible, given.support, given.guide


@pytest.mark.parametrize(
    "name", [each.name for each in sorted(SAMPLES.glob("*.txt")) if each.name != "from-pdf.txt"]
)
def test_an_ofd_says_what_its_text_says(name: str) -> None:
    """`from-pdf` is left out: its lines are no paragraphs."""
    text = govdoc.load(SAMPLES / name)
    document = govdoc.load(laid_out(text.text))
    assert facts(document) == facts(text)
    marks = [document.slice(each.span) for each in document.furniture]
    assert marks == [f"— {page} —\n" for page in range(1, len(marks) + 1)] != []
    assert "".join(document.slice(leaf.span) for leaf in document.leaves()) == document.text


def nested(units: int, children: int) -> bytes:
    """Composite units, each of which draws the next some times, the last a character."""
    drawn = '<ofd:CompositeObject ResourceID="{}" Boundary="0 0 9 9"/>'
    made = "".join(
        f'<ofd:CompositeGraphicUnit ID="{at}"><ofd:Content>{drawn.format(at + 1) * children}</ofd:Content></ofd:CompositeGraphicUnit>'
        for at in range(units)
    )
    res = root("Res", f"<ofd:CompositeGraphicUnits>{made}</ofd:CompositeGraphicUnits>")
    common = "<ofd:PublicRes>Res.xml</ofd:PublicRes>"
    return File([[*PAGE, drawn.format(0)]], common=common, parts={"Doc_0/Res.xml": res}).build()


ENTITIES = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><ofd:OFD NAMESPACE>&b;</ofd:OFD>'
DEEP = "<ofd:PageBlock>" * 400 + "{}" + "</ofd:PageBlock>" * 400


class TestRefused:
    @pytest.mark.parametrize(
        ("data", "reason"),
        [
            (b"PK\x03\x04OFD.xml", "不是完整的 .ofd 文件"),
            (ofd(PAGE)[:-30], "不是完整的 .ofd 文件"),
            (zipped({"OFD.xml": ""}), "不是合格的 XML"),
            (zipped({"OFD.xml": "<OFD/>"}), "没有页面"),
            (zipped({"Doc_0/OFD.xml": "<OFD/>"}), "缺少内部文件 OFD.xml"),
            (File([PAGE], entry="Doc_9/Document.xml").build(), "缺少内部文件 Doc_9/Document.xml"),
            (File([PAGE], places="Page_{}.xml").build(), "缺少内部文件 Page_0.xml"),
            (File([PAGE], parts={"Encryptions.xml": root("Encryptions", "")}).build(), "已加密"),
            (File([PAGE], parts={"OFD.xml": ENTITIES}).build(), "DOCTYPE"),
            (File([PAGE], wrap=DEEP).build(), "不是合格的 XML"),
            (ofd([PICTURE]), "没有文字层.*OCR"),
            (ofd([Text("扫描全能王", 150, 290)], [Text("扫描全能王", 150, 290)]), "没有文字层.*OCR"),
            (ofd([]), "没有文字层.*OCR"),
            (File([PAGE], parts={"OFD.xml": b" " * (archive.SMALL + 1)}).build(), "合理大小"),
        ],
    )
    def test_a_file_that_cannot_be_read_says_what_to_do(self, data: bytes, reason: str) -> None:
        for name in ("a.ofd", None):
            with pytest.raises(ReadError, match=f"^{name or '输入的内容'}：.*{reason}.*。$"):
                readers.read(data, "ofd", name=name)

    @pytest.mark.parametrize("limit", ["MOST_PAGES", "MOST_CHARACTERS"])
    def test_a_file_over_the_limits(self, limit: str, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(limits, limit, 1)
        with pytest.raises(ReadError, match=r"^a\.ofd：.*超过 1 .*拆分"):
            read(ofd(PAGE, PAGE))

    def test_units_that_draw_themselves_end(self, monkeypatch: pytest.MonkeyPatch) -> None:
        assert read(nested(20, 1)).text == TEXT
        monkeypatch.setattr(drawing, "MOST_REPEATED", 10_000)
        with pytest.raises(ReadError, match="超过 10000 个"):
            read(nested(20, 10))

    @pytest.mark.parametrize(
        "odd",
        [
            'CTM="1e308 1e308 1e308 1e308 1e308 1e308"',
            'CTM="0 0 0 0 0 0"',
            'CTM="nan 0 0 inf 0 0"',
            'CTM="1 2 3"',
            'CTM="x"',
            'HScale="1e300"',
            'HScale="-1"',
            'CharDirection="45" ReadDirection="-7"',
            'Alpha="x"',
        ],
    )
    def test_odd_numbers_are_no_numbers(self, odd: str) -> None:
        source = read(ofd([*PAGE, Text("甲乙丙丁", y=80, more=odd, code='DeltaX="1e308 -1e308 nan"')]))
        assert source.text.startswith(TEXT)

    @pytest.mark.parametrize("size", ["0", "-3", "nan", "1e9", ""])
    def test_text_of_no_size_is_not_drawn(self, size: str) -> None:
        assert read_lines(str(Text("甲", y=80)).replace('Size="5.64"', f'Size="{size}"')) == []


def test_pages_of_any_size() -> None:
    assert read(File([PAGE], size=(A4[1], A4[0])).build()).text == TEXT
