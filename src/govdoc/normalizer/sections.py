"""Parts of a department: its sections (市场监管厅法规处), its branches (市公安局奉贤分局), its like elsewhere (杭州市局)."""

from msgspec.structs import replace

from govdoc.normalizer.central import is_national
from govdoc.normalizer.finding import Resolution
from govdoc.normalizer.patterns import sort_of
from govdoc.normalizer.places import Place, city_above
from govdoc.normalizer.prefixes import Prefix
from govdoc.normalizer.stems import full_name
from govdoc.normalizer.witnesses import Witnesses, identity
from govdoc.patterns import holds_any, rarely

OWN = "厅局委部署"
"""What a department calls itself in its own notices: 厅法规处, 局办公室."""
OWNERS = "厅局委部署办"
BRANCH = rarely(r"^(?P<head>[^局（）]{2,16}?)(?:局(?P<where>[^局（）]{2,8}))?分局$")
"""A bureau's branch, by its bureau or by its district."""
MINISTRY = rarely(r"^(?P<ministry>.{2,12}?(?:部|总局|委|署))(?P<part>办公厅|[^部委]{2,12}(?:局|司|中心))$")
"""A ministry and a part of it."""
MINISTRY_WORDS = ("部", "总局", "委", "署")
COMMON = ("办公室", "信息中心")
"""Names that in a department's notice are its own section, whoever else bears them."""
PARTS = ("办公室", "中心", "队", "局", "所", "站")
"""Endings that a department's own parts have, too."""


class Sections(Witnesses):
    """Readings of a name as a part of a department."""

    def section(self, name: str) -> Resolution | None:
        """A section: behind its department's name, or alone in the department's own notice."""
        issuer = self.setting.issuer
        if issuer and (own := self._of_issuer(issuer, name)):
            return own
        is_unit = sort_of(name) == "unit" or name in self.registry.units
        if not is_unit and issuer is None:
            return self._of_ministry(name)
        if owned := self._owned(name):
            return owned
        if issuer and not self._has_own_name(name, is_unit):
            return unit(issuer, name)
        return nobodys_unit(name, self.place) if is_unit and not self._names_place(name) else None

    def _of_issuer(self, issuer: Resolution, name: str) -> Resolution | None:
        """厅法规处, 局办公室; 杭州市局: the same department of a place below."""
        head = "委" if issuer.name.endswith("委员会") else issuer.name[-1]
        if head in OWN and name[0] == head and len(name) > 2 and not self.registry.local.claims(name):
            return unit(issuer, name[1:])
        if name.endswith(("局", "厅")) and issuer.place:
            prefix = self.prefix(name)
            if prefix.place and len(prefix.rest) == 1:
                return self._same_department(issuer, prefix.place)
        return None

    def _same_department(self, issuer: Resolution, place: Place) -> Resolution:
        """The issuer's own kind of body at another place."""
        stem = issuer.id.partition("/")[2]
        if stem.endswith("厅") and place.level not in "pm":
            stem = stem.removesuffix("厅") + "局"
        choice = self.registry.local.find(stem, place, self.date)
        name = full_name(choice.body.stem if choice else stem, place)
        return Resolution(identity(place, stem), name, "agency", "context", place)

    def _names_place(self, name: str) -> bool:
        return self.prefix(name).how != "bare"

    def _has_own_name(self, name: str, is_unit: bool) -> bool:
        """Whether a name in a department's notice is another body's, not a section's."""
        if self._names_place(name) or is_national(name):
            return True
        if is_unit or name in COMMON:
            return False
        if sort_of(name) in ("enterprise", "zone", "other", "group") or not name.endswith(PARTS):
            return True
        return self.registry.local.claims(name)

    def _owned(self, name: str) -> Resolution | None:
        """A section written behind its department: 市场监管厅 + 法规处."""
        for cut in range(len(name) - 2, 2, -1):
            head, tail = name[:cut], name[cut:]
            if head[-1] not in OWNERS or not (sort_of(tail) == "unit" or tail in self.registry.units):
                continue
            prefix = self.prefix(head)
            owner = None if prefix.below else self.local(head, prefix) or self.central(head)
            if owner and owner.kind == "agency":
                return unit(owner, tail)
        return None

    def _of_ministry(self, name: str) -> Resolution | None:
        """教育部办公厅, 公安部交通管理局: a ministry's own parts."""
        match = MINISTRY.match(name) if holds_any(MINISTRY_WORDS, name) else None
        if match is None or self.vertical(name):
            return None
        owner = self.central(match["ministry"])
        return unit(owner, match["part"]) if owner and owner.term.covers(self.date) else None

    def branch(self, name: str) -> Resolution | None:
        """市公安局奉贤分局, or 公安分局 in a district: a branch of the city's bureau."""
        match = BRANCH.match(name) if name.endswith("分局") else None
        if not match:
            return None
        bureau, where = match["head"] + "局", match["where"]
        prefix = self.prefix(bureau)
        if prefix.below:
            return None
        if where is None:
            district = prefix.place or self.place
            prefix = self._city_of(district, prefix)
            where = district.short if district else ""
        owner = self.local(bureau, prefix) if prefix.place or self.place else None
        if owner is None or owner.kind != "agency" or not where:
            return None
        return Resolution(
            f"{owner.id}/{where}分局", f"{owner.name}{where}分局", "agency", "pattern", owner.place
        )

    def _city_of(self, district: Place | None, prefix: Prefix) -> Prefix:
        """A district's prefix with its city in its place; no rest if it is no district."""
        if district is None or district.level != "x" or not district.name.endswith("区"):
            return replace(prefix, rest="")
        above = self.registry.gazetteer.by_code(city_above(district.code), self.date)
        return replace(prefix, place=above)


def unit(owner: Resolution, name: str) -> Resolution:
    """A section of a department."""
    return Resolution(f"{owner.id}/{name}", owner.name + name, "unit", "unit", owner.place)


def nobodys_unit(name: str, place: Place | None) -> Resolution:
    """A section of a department that is not known."""
    return Resolution(f"?:{name}", name, "unit", "unit", place)
