"""What spares the patterns of the envelope decides nothing: each short way tells lines as the patterns tell them."""

import re

from hypothesis import given
from hypothesis import strategies as st

from govdoc.parser import closing, dates, header, kinds, numbers, recipients, titles
from govdoc.parser import paragraphs as form
from govdoc.parser.data import table
from govdoc.patterns import Leading, Rare

WORDS = (
    "附件", "附表", "附", "1", "2012", "12", "二〇一二", "年", "4", "四", "月", "日", "国发", "〔", "〕", "（", "）", "(", ")", "第",
    "37", "号", "令", "公告", "通知", "决定", "关于", "印发", "发布", "公布", "修订", "抄送", "主送", "主题词", "：", ":", "、", "，",
    "。", " ", "\u3000", "签发人", "目录", "特急", "机密", "★", "000123", "№", "此件", "公开", "信息公开方式", "代章", "印", "章",
    "文件", "文", "件", "大连市", "人民政府", "办公厅", "各区", "各单位", "责任单位", "如下", "根据", "现将", "办法", "试行", "发文字号",
    "发布文号", "索引号", "【", "】", "部长", "吴仪", "《", "》", "的",
)  # fmt: skip
LINES = st.lists(st.sampled_from(WORDS), min_size=1, max_size=9).map(lambda words: "".join(words).strip())


def span(match: re.Match[str] | None) -> tuple[int, int] | None:
    return match.span() if match else None


LEADING = {
    f"{module.__name__}.{name}": each
    for module in (form, titles)
    for name, each in vars(module).items()
    if isinstance(each, Leading)
}


@given(LINES)
def test_first_characters(line: str) -> None:
    assert len(LEADING) >= 12
    for name, pattern in LEADING.items():
        assert span(pattern.match(line)) == span(re.match(pattern.pattern, line)), name


@given(LINES)
def test_first_characters_of_plain_lines(line: str) -> None:
    assert line[:1] in header.PLAIN_STARTS or not any(reads(line) for _, reads, _ in header.PLAIN_LINES)


@given(LINES)
def test_dates_marks_and_histories(line: str) -> None:
    short: list[tuple[re.Match[str] | None, Rare]] = [
        (form.date_line(line), form.DATE_LINE),
        (form.signed_date(line), form.SIGNED_DATE_LINE),
        (form.passage(line), form.PASSAGE_LINE),
        (form.mark_line(line), form.MARK_LINE),
    ]
    for match, pattern in short:
        assert span(match) == span(pattern.match(line))
    assert span(titles.title_date(line)) == span(titles.TITLE_DATE.search(line))
    assert kinds.without_tail(line) == (kinds.TAIL.sub("", line) or line)
    assert closing._unsealed(line) == closing.SEAL.sub("", line)


@given(LINES)
def test_metadata(line: str) -> None:
    match = form.METADATA_LINE.match(line)
    boxed = match and (match["boxed"] or match["alone"])
    label = "".join((boxed or match["label"]).split()) if match else ""
    is_label = bool(match and (boxed or label in form.METADATA_LABELS))
    assert (form.metadata_label(line) is not None) == is_label


KIND = re.compile(f"(?:{'|'.join(sorted((row[0] for row in table('kinds')), key=len, reverse=True))})$")
BODY = re.compile(f"(?:{'|'.join(row[0] for row in table('endings') if row[1] == 'y')})$")


@given(st.lists(st.sampled_from([row[0] for row in table("kinds")] + ["关于", "的", "政府"]), max_size=4))
def test_kinds(words: list[str]) -> None:
    title = "".join(words)
    match = KIND.search(title)
    assert kinds.kind_of(title) == (kinds.BARE[match[0]] if match else None)
    assert kinds.is_statutory(title) == bool(match and match[0] in kinds.PROPER)
    assert kinds.names_body(title) == bool(BODY.search(title))


B = dates.B
OWN_LINE = re.compile(
    rf"(?:{numbers.OWN_PREFIX.pattern})?(?:{numbers.YEARED}"
    rf"|(?P<issuers>[\w \u3000\t、]{{0,60}}?)\s*+(?:{numbers.ORDER}|{numbers.ANNOUNCED})){B}[）)]?$"
)
PIECES = (
    "国发", "大政办", "〔", "〕", "[", "]", "（", "）", "2012", "33", "４", "第", "号", "年", "令", "公告", "：", " ", "-",
    "发文字号",
)  # fmt: skip
NUMBERS = st.lists(st.sampled_from(PIECES), max_size=10).map(lambda pieces: "".join(pieces).strip())
NUMBERS |= st.builds(
    "{}{}{}号{}".format, *(st.sampled_from(["", "国发〔2012〕", "发文字号：", "令第", "2", "）"]),) * 4
)


@given(NUMBERS)
def test_numbers_of_lines(line: str) -> None:
    if numbers.SERIAL_LINE.match(line):
        return
    match = OWN_LINE.match(line)
    issuers = (match["issuers"] or "").rstrip() if match else ""
    is_own = match and (not issuers or BODY.search(issuers) or issuers.endswith(("会议", "）", ")")))
    assert numbers.own_number(line, None) == (numbers.read_number(match) if match and is_own else None)


@given(NUMBERS, st.integers(0, 6))
def test_numbers_in_text(text: str, start: int) -> None:
    found, match = numbers.find_number(text, start, len(text)), numbers.NUMBER.search(text, start)
    assert span(found) == span(match)
    if found and match:
        assert numbers.read_number(found) == numbers.read_number(match)


RECIPIENTS = re.compile(
    r"署|馆|妇联|代表|社|台|会[：:]|行[：:]|人民政府|政府|部门|单位|委员会|委|局|厅|办|公司|法院|检察院|各|部|处|院|企业|组织|中心|协会|学校"
    r"|银行|街道|镇|乡|所|支队"
)
NO_RECIPIENTS = re.compile(
    r"如下|下列|以下|下述|[，,]现|特此|为了|根据|(?:包括|要求|规定|事项|通知|意见|措施|办法|内容|条件|材料|标准)[：:]$"
)


@given(LINES)
def test_recipients(line: str) -> None:
    long = (
        line.endswith(("：", ":"))
        and "。" not in line
        and RECIPIENTS.search(line)
        and not NO_RECIPIENTS.search(line)
        and not recipients.ROLE_LABEL.match(line.lstrip("（(〔[［"))
    )
    assert recipients.is_recipients(line) == bool(long)


@given(LINES)
def test_plain_titles(line: str) -> None:
    assert titles.plain(line) == re.sub(r"[\s《》〈〉<>“”\"'‘’（）()〔〕\[\]、]", "", line)
