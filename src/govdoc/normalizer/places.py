"""Places of GB/T 2260 with their years: found by code, by full or short name, near a place, on a date."""

from functools import cached_property

from msgspec import Struct

from govdoc.normalizer import data
from govdoc.normalizer.terms import Term
from govdoc.patterns import rarely

MUNICIPALITIES = frozenset(("11", "12", "31", "50"))
"""直辖市: 北京, 天津, 上海, 重庆."""
VICE_PROVINCIAL = frozenset((
    "210100", "210200", "220100", "230100", "320100", "330100", "330200", "350200", "370100", "370200", "420100",
    "440100", "440300", "510100", "610100",
))  # fmt: skip
"""副省级城市: their government's office is a 办公厅."""
CORPS = "660000"
"""新疆生产建设兵团."""

PEOPLES = (
    "蒙古族|回族|藏族|维吾尔族?|苗族|彝族|壮族|布依族|朝鲜族|满族|侗族|瑶族|白族|土家族|哈尼族|哈萨克族?|傣族|黎族|"
    "傈僳族|佤族|畲族|拉祜族|水族|东乡族|纳西族|景颇族|柯尔克孜族?|土族|达斡尔族|仫佬族|羌族|布朗族|撒拉族|毛南族|"
    "仡佬族|锡伯族?|阿昌族|普米族|塔吉克族?|怒族|乌孜别克族|俄罗斯族|鄂温克族?|德昂族|保安族|裕固族|京族|独龙族|"
    "鄂伦春族?|赫哲族|门巴族|珞巴族|基诺族|蒙古|各族"
)
AUTONOMOUS = rarely(rf"^(?P<short>.{{2,}}?)(?:{PEOPLES})*自治(?P<kind>[区州县旗])$")
"""延边朝鲜族自治州; the peoples are no part of the short name, but for 内蒙古."""
COUNTY = rarely(r"\n([0-9]{6})\t([^\t\n]+)\t")
"""Code and name in the table of counties."""
KINDS = ("特别行政区", "地区", "林区", "特区", "矿区", "新区", "省", "市", "盟", "州", "区", "县", "旗")
LETTER = {"p": "省", "m": "市", "s": "市"}


class Place(Struct, frozen=True, dict=True):
    """A place with government."""

    code: str
    """Six digits of GB/T 2260."""
    name: str
    """Its own name: 大连市, 中山区, 甘孜藏族自治州."""
    full: str
    """The name that its bodies bear: 大连市中山区, but 瓦房店市, 长海县."""
    term: Term
    successors: tuple[str, ...] = ()
    """Codes of the places that took it over."""

    @cached_property
    def level(self) -> str:
        """`p` province or autonomous region, `m` municipality, `s` vice-provincial city, `c` city, `x` county."""
        if self.code.endswith("0000"):
            return "m" if self.code[:2] in MUNICIPALITIES else "p"
        if not self.code.endswith("00"):
            return "x"
        return "s" if self.code in VICE_PROVINCIAL else "c"

    @cached_property
    def short(self) -> str:
        """Without the word for its kind and the peoples it names: 大连, 甘孜, 内蒙古. At least two characters."""
        return short_name(self.name)

    @cached_property
    def letter(self) -> str:
        """The character that stands for it in front of its bodies: 省, 市, 州, 盟, 区, 县, 旗."""
        if self.name.endswith("自治区"):
            return "区"
        return LETTER.get(self.level) or self.name[-1]

    @property
    def province(self) -> str:
        """Code of its province."""
        return self.code[:2] + "0000"

    def forms(self) -> tuple[str, ...]:
        """The names it is written with: 甘孜藏族自治州, 甘孜州, 甘孜."""
        return tuple(dict.fromkeys((*self.long_forms(), self.short)))

    def long_forms(self) -> tuple[str, ...]:
        """Those that say its kind: 甘孜藏族自治州, 甘孜州."""
        return tuple(dict.fromkeys((self.full, self.name, middle_name(self.name))))


def short_name(name: str) -> str:
    """大连市 → 大连, 延边朝鲜族自治州 → 延边; a single character keeps its kind: 沙县."""
    if "自治" in name and (match := AUTONOMOUS.match(name)):
        return match["short"]
    plain = next((name.removesuffix(kind) for kind in KINDS if name.endswith(kind)), name)
    return plain if len(plain) > 1 else name


def middle_name(name: str) -> str:
    """延边朝鲜族自治州 → 延边州; others as they are."""
    match = AUTONOMOUS.match(name) if "自治" in name else None
    return match["short"] + match["kind"] if match else name


class Named(Struct, frozen=True, gc=False):
    """A place found at the start of a name."""

    place: Place
    length: int
    """Characters that name it."""


class Gazetteer:
    """All places. Provinces and cities are read at the first question, counties by province, as needed."""

    def __init__(self, extra: list[data.Row] | None = None) -> None:
        self._extra = extra or []
        self._regions: dict[str, list[Place]] = {}
        self._starts: dict[str, dict[str, list[Place]]] = {}

    @cached_property
    def high(self) -> dict[str, list[Place]]:
        """Provinces and cities by code; several where a code changed its name."""
        found: dict[str, list[Place]] = {}
        for row in data.table("cities") + [row for row in self._extra if row[0].endswith("00")]:
            found.setdefault(row[0], []).append(place_of(row, ""))
        return found

    def region(self, province: str) -> list[Place]:
        """Every place of a province (two digits of its code), of all years."""
        if province not in self._regions:
            high = [place for code, places in self.high.items() if code[:2] == province for place in places]
            self._regions[province] = high + [self._county(row) for row in self._counties(province)]
        return self._regions[province]

    def _counties(self, province: str) -> list[data.Row]:
        text = data.raw("counties")
        first = text.find(f"\n{province}") + 1
        if not first:
            return []
        last = text.rfind(f"\n{province}") + 1
        rows = data.rows(text[first : text.find("\n", last)])
        return rows + [row for row in self._extra if row[0][:2] == province and not row[0].endswith("00")]

    @cached_property
    def _county_codes(self) -> dict[str, set[str]]:
        """The codes that each county's name has had, in all provinces."""
        codes: dict[str, set[str]] = {}
        for code, name in COUNTY.findall(data.raw("counties")):
            codes.setdefault(name, set()).add(code)
        return codes

    def _county(self, row: data.Row) -> Place:
        """Districts bear their city's name, counties and cities of county rank stand by themselves."""
        above = ""
        if row[1].endswith("区") and row[1] != "神农架林区":
            above = best(self.high.get(city_above(row[0]), []), row[2] or row[3] or None)
        return place_of(row, above)

    def by_code(self, code: str, date: str | None = None) -> Place | None:
        """The place of a code on a date, else the nearest in time."""
        places = self.high.get(code) or [place for place in self.region(code[:2]) if place.code == code]
        return nearest(places, date)

    def by_name(self, name: str, date: str | None = None, near: Place | None = None) -> Place | None:
        """The place of a name: below or beside `near` first, then any province or city, then a county.

        None also where several counties bear the name and none is near.
        """
        for starts in self._indexes(near):
            if name in starts:
                return nearest(starts[name], date)
        return self._only_county(name, date)

    def _only_county(self, name: str, date: str | None) -> Place | None:
        if len(name) < 3 and not name.endswith("县"):
            return None
        found = self._county_codes.get(name, ())
        places = [place for code in found if (place := self.by_code(code, date)) and place.name == name]
        living = [place for place in places if place.term.covers(date and date[:4])] or places
        return living[0] if len(living) == 1 else None

    def at_start(self, text: str, date: str | None = None, near: Place | None = None) -> Named | None:
        """The place that a text begins with, the longest name first: 上海市金山区, 大连市, 大连."""
        for starts in self._indexes(near):
            for length in range(min(len(text), 15), 1, -1):
                if places := starts.get(text[:length]):
                    return self._deeper(Named(nearest(places, date) or places[0], length), text, date)
        return self._county_at_start(text, date)

    def _deeper(self, named: Named, text: str, date: str | None) -> Named:
        """The district or county that follows its city's name."""
        if named.place.level == "x":
            return named
        starts = self._index(named.place.code[:2])
        for length in range(min(len(text) - named.length, 15), 1, -1):
            part = text[named.length : named.length + length]
            places = [
                p for p in starts.get(part, ()) if p.code != named.place.code and _below(p, named.place)
            ]
            if places and part in (places[0].name, middle_name(places[0].name)):
                inner = Named(nearest(places, date) or places[0], named.length + length)
                return self._deeper(inner, text, date)
        return named

    def _county_at_start(self, text: str, date: str | None) -> Named | None:
        """A county of any province, by its full name."""
        for length in range(min(len(text), 12), 2, -1):
            if text[length - 1] in "区县市旗" and (place := self._only_county(text[:length], date)):
                return Named(place, length)
        return None

    def _indexes(self, near: Place | None) -> list[dict[str, list[Place]]]:
        return [*([self._index(near.code[:2])] if near else []), self._index("")]

    def _index(self, province: str) -> dict[str, list[Place]]:
        """Written name → places: of one province with its counties, or of all provinces and cities."""
        if province not in self._starts:
            index: dict[str, list[Place]] = {}
            self._starts[province] = index
            for place in self.region(province) if province else self._all_high():
                for form in place.long_forms() if place.level == "x" else place.forms():
                    index.setdefault(form, []).append(place)
        return self._starts[province]

    def _all_high(self) -> list[Place]:
        return [place for places in self.high.values() for place in places]

    def children(self, place: Place | None, date: str | None) -> list[Place]:
        """The places directly below on a date: provinces, cities of a province, districts and counties of a city.

        Of a province also the counties that stand under no city.
        """
        if place is None:
            return [p for p in living(self._all_high(), date) if p.code.endswith("0000") and p.code != CORPS]
        below = [
            p for p in living(self.region(place.code[:2]), date) if _below(p, place) and p.code != place.code
        ]
        if place.level == "p":
            return [p for p in below if p.level != "x" or p.code[2:4] == "90"]
        return below

    def counties(self, place: Place, date: str | None) -> list[Place]:
        """Every county, district and city of county rank in a place on a date."""
        return [p for p in living(self.region(place.code[:2]), date) if p.level == "x" and _below(p, place)]


def city_above(code: str) -> str:
    """Code of the city or municipality that a county's code lies in."""
    return code[:2] + "0000" if code[:2] in MUNICIPALITIES else code[:4] + "00"


def place_of(row: data.Row, above: str) -> Place:
    """A place from its row: code, name, start, end, successors."""
    successors = tuple(row[4].split(",")) if row[4] else ()
    return Place(row[0], row[1], above + row[1], Term(row[2], row[3]), successors)


def best(places: list[Place], date: str | None) -> str:
    """The name that a code had on a date."""
    place = nearest(places, date)
    return place.name if place else ""


def nearest(places: list[Place], date: str | None) -> Place | None:
    """The place that exists on a date, else the one that is nearest to it in time; the latest without a date."""
    if not places:
        return None
    year = date[:4] if date else None
    return min(
        places, key=lambda p: (not p.term.covers(year), p.term.distance(year), -int(p.term.start or 0))
    )


def living(places: list[Place], date: str | None) -> list[Place]:
    """Those that exist on a date."""
    year = date[:4] if date else None
    return [place for place in places if place.term.covers(year)]


def _below(place: Place, above: Place) -> bool:
    """Whether a place lies in another, or is it."""
    if above.code.endswith("0000"):
        return place.code[:2] == above.code[:2]
    return place.code[:4] == above.code[:4] if above.code.endswith("00") else place.code == above.code
