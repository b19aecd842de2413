"""Names that no table holds: what their endings and their composition tell. The last witness."""

from govdoc.model import AgencyKind
from govdoc.normalizer.finding import Resolution
from govdoc.normalizer.patterns import NAMELESS, sort_of
from govdoc.normalizer.places import Place
from govdoc.normalizer.prefixes import Prefix
from govdoc.normalizer.sections import Sections
from govdoc.normalizer.stems import full_name
from govdoc.normalizer.witnesses import identity
from govdoc.patterns import rarely

PLATE = rarely(r"^(?P<main>[^（）]{2,}?)（(?P<plate>[^（）]{2,30}(?:（[^（）]{1,20}）)?)）$")
"""市科技局（知识产权局）: a body with a second name in brackets."""
COMPOSED = (
    ("委", "中国共产党{P}委员会"),
    ("政府", "人民政府"),
    ("人大常委会", "人民代表大会常务委员会"),
    ("人大", "人民代表大会"),
    ("政协", "中国人民政治协商会议{P}委员会"),
)
"""Beginnings of names of bodies inside the Party's committee, the government, the congress …"""
TOWNS = (
    ("镇政府", "镇人民政府"), ("乡政府", "乡人民政府"), ("镇", "镇人民政府"), ("乡", "乡人民政府"),
    ("街道办", "街道办事处"), ("街道", "街道办事处"),
)  # fmt: skip
"""Towns, townships and streets stand for what governs them."""
COMMON_ZONES = ("高新", "经济技术", "综合保税", "开发区")
"""Zones that every city has: their names need the city's."""


class Guesses(Sections):
    """Readings of a name by its ending."""

    def guess(self, name: str, prefix: Prefix) -> Resolution:
        """A body of the kind that the ending tells; unresolved if it tells none."""
        place = prefix.place or self.place
        sort = sort_of(name)
        if NAMELESS.match(prefix.rest) or sort == "other":
            return unknown(name, place)
        if sort == "enterprise":
            return self._enterprise(name, prefix)
        if sort == "zone" and (len(prefix.rest) > 2 or prefix.how != "bare"):
            return self._area(name, prefix)
        if place is None and not self.setting.central:
            return unknown(name)
        return self._literal(name, prefix, "agency", "group" if sort == "group" else "pattern")

    def _literal(self, name: str, prefix: Prefix, kind: AgencyKind, via: str) -> Resolution:
        """The name as written, regular short forms written out, its place supplied."""
        place = prefix.place or self.place
        expanded = self.registry.words.expand(_composed(prefix))
        full = expanded.full
        if not expanded.known:
            return unknown(name, place)
        written = place is None or prefix.how == "short" or self._bears_place(name)
        if "{P}" in full and place:
            named = full_name(full, place)
        elif written or place is None:
            named = name[: len(name) - len(prefix.rest)] + full
        else:
            named = place.full + full
        return Resolution(identity(place, full), named, kind, via, place)

    def _bears_place(self, name: str) -> bool:
        """数字中国研究院（福建）: its place stands behind it, so none is to be put before it."""
        match = PLATE.match(name) if name.endswith("）") else None
        return bool(match and self.registry.gazetteer.by_name(match["plate"], self.date, self.place))

    def _enterprise(self, name: str, prefix: Prefix) -> Resolution:
        place = prefix.place or self.place
        full = place.full + prefix.rest if prefix.how == "lead" and place else name
        return Resolution(identity(place, prefix.rest), full, "enterprise", "pattern", place)

    def _area(self, name: str, prefix: Prefix) -> Resolution:
        """A zone: the committee that governs it."""
        place = prefix.place or self.place
        zone = self.registry.words.zone(prefix.rest)
        if place and prefix.how == "lead":
            full = place.full + zone
        elif place and zone.startswith(COMMON_ZONES):
            full = place.short + zone
        else:
            full = name[: len(name) - len(prefix.rest)] + zone
        return Resolution(identity(place, zone), full, "agency", "zone", place)


def _composed(prefix: Prefix) -> str:
    """What a composed name stands for: 市委某办, 市政府某办; 湓城街道."""
    for short, full in COMPOSED:
        if prefix.rest.startswith(short) and not prefix.rest.startswith(full) and prefix.how != "bare":
            return full + prefix.rest[len(short) :]
    for short, full in TOWNS:
        if prefix.rest.endswith(short) and len(prefix.rest) > len(short) + 1:
            return prefix.rest[: -len(short)] + full
    return prefix.rest


def unknown(name: str, place: Place | None = None) -> Resolution:
    """Nobody known."""
    return Resolution(f"?:{name}", name, "unresolved", "none", place)
