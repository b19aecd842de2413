"""Is it one body or a group: 各区、市、县人民政府, 有关部门, 金融机构? And which levels of government does a group name?"""

import re
from typing import NamedTuple

from govdoc.normalizer.places import Gazetteer, Place

MEMBER = (
    r"各|有关|相关|所属|下属|直属单位|直属机构|属地|其他|其它|全体|所在地|同级|上级|下级|本级|以上|相应|两级|三级|四级|对应|"
    r"责任单位|成员单位|牵头单位|牵头部门|主管部门|试点城市|试点地区|试点省|驻[^京沪]{0,4}单位|辖区|沿线|沿海|沿江|基层|（区）县|县（|市（|区（|镇（|乡（|旗（"
)
"""Words that only groups are named with."""
WHOLE = r"^(?:全国|全)(?:省|市|区|县|州|盟|旗|系统)|^全国(?:各|市|法院|检察|公安|税务)"
NOUN = (
    r"部门|单位|机构|企业|处室|科室|股室|地区|街镇|镇街|乡镇|镇乡|街道|街乡|院校|高校|学校|幼儿园|中小学|团体|团体组织|社会组织|行业组织|群团组织|"
    r"机关|商协会|协会商会|行业协会|商会组织|主体|人员|牵头人|区县|县区|县市区|县（市）区|市县|市州|州市|旗县|旗县区|旗县市区|盟市|地市|地州|地州市|园区|功能区|组成员|成员|"
    r"医院|医疗卫生机构|乡镇街道|街道乡镇|诊所|药店|商业银行|银行业|国有银行|金融机构|新闻媒体|媒体|社区|村居|村|居委会|村委会|村（居）委会|村（社区）|村（居）|物业公司|物业企业|"
    r"运营商|通信运营商|电信运营商|电信企业|平台企业|施工方|业主|社会力量|委办局|局办|部委|厅局|委局|两院|两新组织|乡（镇）|镇（街道）|乡镇（街道）|街道（乡镇）|镇（街）|街道（镇）|镇、街道|"
    r"公检法|司法行政系统|政法机关|系统|战线|行业|各方|方面|主办方|承办方|责任人|负责人|专家|党组织|支部|家庭|公众|群众|农户|企事业|事业单位"
)
"""Nouns for a kind of body, not for one: where a name ends in them it is a group."""
NOT_NOUN = re.compile(r"[一-鿿]{2,}(?:街道|社区|村)$|(?:学校|医院|幼儿园|银行|机关|园区|功能区|媒体)$")
"""Endings that single bodies have, too, behind a name of their own: 望京街道, 市实验学校."""
GENERIC = re.compile(
    r"^(?:省|市|区|县|州|盟|旗|自治区|自治州)?(?:级|直|属|管)?(?:公立|民办|定点|职业|技工|高等|中等|国有|大型|商业|政策性|地方|农村|公办|中小|重点|涉农|三甲|公安|司法|审判|检察|监察|行政|立法|执法|政法|人民|侦查|纪检监察|机关|宣传|新闻|主流|产业|工业|科技|物流|化工|农业|特色|集聚|专业|开放|经济)*"
    r"(?:街道|社区|村|学校|医院|幼儿园|银行|机关|园区|功能区|媒体)$"
)
STAGE = (
    r"省|市|州|盟|区|县|旗|地区|地|乡|镇|街道|街|自治区|直辖市|自治州|自治县|县级市|设区市|设区的市|地级市|地级以上市|省辖市|村|社区|"
    r"开发区|园区|功能区|新区|垦区|师|团|师市|特区|市辖区|先导区|管理区|计划单列市|副省级城市|景区|高新区|经开区"
)
RUN = r"市县|县市|区县|县区|市区县|区市县|县市区|市县区|省市县|市州|州市|旗县|旗县区|旗县市区|旗县市|盟市|地市|地州|地州市|州市县|县乡|乡镇|镇街|街镇|镇乡|市旗县|区街|镇村"
TAIL = (
    r"人民政府|政府|党委|委|党委和政府|党委、政府|管委会|管理委员会|人民法院|人民检察院|法院|检察院|办事处|党工委|领导小组|"
    r"[一-鿿]{0,14}(?:局|厅|委|办|办公室|中心|部门|法院|检察院|委员会|分局|支行|公司|指挥部|领导小组)"
)
LEVELS = re.compile(
    rf"^(?:(?:{STAGE})(?:、|/|和|及|或|（(?:(?:{STAGE})[、/]?){{1,4}}）))*(?:(?:{STAGE})|{RUN})(?:（(?:(?:{STAGE}|市|区)[、/]?){{1,4}}）)?(?:级)?(?:{TAIL})?(?:（[^）]{{1,20}}）)?$"
)
"""Several levels of government and what they all have: 市、县（区）人民政府, 区县, 镇（街道）, 旗县区教育局."""
SEVERAL = re.compile(rf"^(?:(?:{STAGE})(?:、|/|和|及|或|（)|{RUN}(?!场|政(?!府)))")
GRADED = re.compile(
    r"^(?:省级|市级|地级|区级|县级|乡级|镇级|州级|盟级|旗级|区县级|市县级|地方|当地|地方各级|设区市|设区的市|地级市|地级以上市|县级市|直辖市|省辖市|乡镇|街道|村级|县区级|基层|省市|州市|市州|各级|区镇)"
    r"(?:以上|及以上|以下)?(?:地方)?(?:各级)?(?:人民政府|政府|党委|人民法院|法院|检察院|公安机关|办事处|财政|管委会|党委政府|教育局|市场监管局|住建局)"
    r"(?:办公室|办)?(?:（[^）]*）)?$"
)
BARE = re.compile(
    r"^(?:特定地区管委会|特定地区|乡镇街道|省|市|区|县|州|盟|旗|镇|乡|街道|村|开发区|管委会|园区|功能区|先导区|先导区管委会|开发区管委会|园区管委会|人民法院|人民检察院|公安|税务|财政|教育|民政|街道办|街道办事处|乡镇人民政府|乡镇政府|镇政府|乡政府|镇人民政府|乡人民政府|业务部门|党委政府|"
    r"国有企业|中央企业|央企|国企|民营企业|社会资本|金融机构|保险公司|担保公司|商业银行|银行|证券公司|基础电信企业|电信企业|物流企业|用人单位|建设单位|项目单位|业主单位|代建单位|行业协会|协会|商会|高校|科研院所|科研机构|"
    r"律师事务所|会计师事务所|供水企业|供电企业|供气企业|水电气热企业|公用企业|公用服务企业|市政公用企业|市政公用服务单位|电网企业|铁路企业|民航企业|领导小组成员|街镇|"
    r"开发（度假）区|度假区|人民团体|民主党派|新闻媒体|学校|医院|村委会|居委会|中省直单位|中直单位|省直单位|市直单位|党政机关|事业单位|司法机关|公安机关|检察机关|审判机关|监察机关|海关总署各地|军地)$"
)
ALTERNATIVE = re.compile(r"（[^）]{1,8}）区(?:管委会|管理委员会)?$|（[^）]{1,8}区）管委会$")
"""开发（度假）区管委会: zones of several kinds."""
RE_MEMBER = re.compile(MEMBER)
RE_WHOLE = re.compile(WHOLE)
RE_NOUN = re.compile(rf"(?:{NOUN})(?:（[^）]{{1,20}}）)?$")


def is_collective(name: str) -> bool:
    """Whether a folded name means a group. Bodies with a name of their own are not asked here."""
    if RE_WHOLE.search(name) or BARE.match(name) or GRADED.match(name):
        return True
    if RE_MEMBER.search(name) or (ALTERNATIVE.search(name) and name[0] in "开自经工高产"):
        return True
    if SEVERAL.match(name) and LEVELS.match(name):
        return True
    match = RE_NOUN.search(name)
    if not match:
        return False
    return not NOT_NOUN.search(name) or bool(GENERIC.match(name))


class Scope(NamedTuple):
    """What a group's name says of its members."""

    kinds: tuple[str, ...]
    """Last characters of the places' names: 区, 市, 县."""
    stem: str
    """What each place has: 人民政府, 市场监管局."""


LEAD = re.compile(r"^(?:全省|全市|全区|全县|全州|省内|市内|本市|我市|市|省)?(?:各|所辖)(?:级|个)?")
PLACES = re.compile(
    r"^(?:自治区|自治州|自治县|直辖市|省级|地级以上|设区的?|省辖|地级|县级|区县|[省市州盟区县旗、，和及（）/]|以上)+"
)
KINDS = "省市州盟区县旗"
GOVERNMENT = re.compile(r"^(?:人民政府|政府)?(?:（[^）]*）)?$")


def scope_of(name: str) -> Scope | None:
    """The levels of government that a group names; None if it names none: 各有关部门, 各先导区管委会."""
    lead = LEAD.match(name)
    rest = name[lead.end() :] if lead else name
    places = PLACES.match(rest)
    if not places or not any(kind in places[0] for kind in KINDS):
        return None
    stem = rest[places.end() :]
    if GOVERNMENT.match(stem):
        return Scope(_kinds(places[0]), "人民政府")
    return (
        Scope(_kinds(places[0]), stem)
        if re.search(r"(?:局|厅|委|办|委员会|办公室|法院|检察院|院)$", stem)
        else None
    )


def _kinds(words: str) -> tuple[str, ...]:
    if "省" in words and not any(low in words for low in "县"):
        return ("省",)
    return tuple(kind for kind in KINDS if kind in words)


def members(scope: Scope, place: Place | None, date: str | None, gazetteer: Gazetteer) -> list[Place]:
    """The places that a group's name covers on a date, seen from the issuer's place."""
    if place is None or scope.kinds == ("省",):
        return gazetteer.children(None, date)
    children = gazetteer.children(place, date)
    if place.level == "p" and any(kind in scope.kinds for kind in "县旗"):
        high = [child for child in children if child.level != "x"]
        children = high + gazetteer.counties(place, date)
    return [child for child in children if _is_meant(child, scope, place)]


def _is_meant(child: Place, scope: Scope, place: Place) -> bool:
    if child.level != "x" and place.level == "p":
        return child.letter in scope.kinds or child.name.endswith("地区")
    return child.name[-1] in scope.kinds
