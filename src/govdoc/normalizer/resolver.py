"""Who is meant by a name, for an issuer's place and date: the witnesses are asked in their order, the first answers.

Names taken whole (single bodies, zones, the centre, groups); parts of a department; then, by the place at the
name's start, the local table with what single places say otherwise, names with a place inside, the centre's short
names; at last what the name's ending tells.
"""

from typing import TYPE_CHECKING

from msgspec.structs import replace

from govdoc.normalizer import collectives
from govdoc.normalizer.finding import Resolution, Setting
from govdoc.normalizer.folding import LONGEST, fold
from govdoc.normalizer.guesses import PLATE, Guesses, unknown
from govdoc.normalizer.patterns import sort_of
from govdoc.normalizer.places import Place
from govdoc.normalizer.prefixes import LEADING, is_lead, read_prefix
from govdoc.patterns import rarely

if TYPE_CHECKING:
    from govdoc.normalizer.registry import Registry

DESCRIPTIONS = ("部门", "单位", "机构", "机关", "等", "处室")
"""市住建局（城市管理综合执法部门）: how brackets end that describe, and name nobody."""
MIDDLE = rarely(r"（[^（）]{1,20}）(?=.)")
"""A plate in mid-name: 平凉工业园区（高新区）管委会."""
REMEMBERED = 4096
"""Names of one setting whose meaning is kept."""


class Resolver:
    """Resolves names read in one setting. Remembers what it has resolved."""

    def __init__(self, registry: "Registry", setting: Setting) -> None:
        self.registry = registry
        self.setting = setting
        self._known: dict[tuple[str, str], Resolution] = {}
        self._leads: dict[str, tuple[Place | None, bool]] = {}

    def resolve(self, name: str, lead: Place | None = None) -> Resolution:
        """What a name means. Never raises.

        Args:
            name: As written.
            lead: The place that a name earlier in its list has set, if not the issuer's: 省商务厅、发展改革委.
        """
        if len(name) > LONGEST:
            return unknown(fold(name))
        memo = (name, lead.code if lead else "")
        found = self._known.get(memo)
        if found is None:
            self._forget()
            self._known[memo] = found = self._resolve(fold(name), lead)
        return found

    def leads(self, name: str) -> tuple[Place | None, bool]:
        """The place that a name sets for those behind it in its list, None if it is the issuer's own.

        And whether it sets one at all, by its first character: 省商务厅 does, 发展改革委 does not.
        """
        if len(name) > LONGEST:
            return None, False
        if name not in self._leads:
            self._leads[name] = self._lead_of(fold(name))
        return self._leads[name]

    def _forget(self) -> None:
        if len(self._known) >= REMEMBERED:
            self._known.clear()
            self._leads.clear()

    def _lead_of(self, name: str) -> tuple[Place | None, bool]:
        if not name or name[0] not in LEADING or not is_lead(name):
            return None, False
        prefix = read_prefix(name, self.setting, self.registry.gazetteer)
        place = prefix.place if prefix.how != "bare" and prefix.rest else None
        return (place if place != self.setting.place else None), True

    def _resolve(self, name: str, lead: Place | None) -> Resolution:
        if not name or "：" in name:
            return unknown(name)
        setting = replace(self.setting, place=lead, central=False) if lead else self.setting
        reading = Reading(self.registry, setting)
        return reading.whole(name) or reading.plated(name) or reading.parted(name)


class Reading(Guesses):
    """One name in one setting: the witnesses in their order."""

    def whole(self, name: str) -> Resolution | None:
        """A name to be taken as it stands, brackets and all."""
        return self.special(name) or self.zone(name) or self.national(name) or self.collective(name)

    def plated(self, name: str) -> Resolution | None:
        """A name with another in brackets: one body with two plates; or a description, or a part of the body."""
        match = PLATE.match(name) if name.endswith("）") else None
        if not match:
            return self._plated_inside(name)
        main, plate = self.plain(match["main"]), match["plate"]
        if main.kind == "unresolved" or sort_of(match["main"]) == "other":
            return None
        if plate.endswith(DESCRIPTIONS) or collectives.is_collective(plate):
            return main
        sort = "body" if self.registry.local.claims(plate) else sort_of(plate)
        if sort == "other":
            return None
        return main.noted(f"括号内“{plate}”是其一部分") if sort == "unit" else self._with_plate(main, plate)

    def _with_plate(self, main: Resolution, plate: str) -> Resolution:
        """市科技局（知识产权局）: the plate's place is the body's."""
        second = Reading(self.registry, replace(self.setting, place=main.place or self.place)).plain(plate)
        return replace(main, plates=(second.name,)) if second.name != main.name else main

    def _plated_inside(self, name: str) -> Resolution | None:
        """平凉工业园区（高新区）管委会: read without the plate, if it is a known body then."""
        if "（" not in name or not MIDDLE.search(name):
            return None
        found = self.plain(MIDDLE.sub("", name))
        return found if found.kind == "agency" and found.via in ("override", "local", "vertical") else None

    def plain(self, name: str) -> Resolution:
        """A name without brackets to interpret."""
        return self.whole(name) or self.parted(name)

    def parted(self, name: str) -> Resolution:
        """A name that is not to be taken as it stands: a department's part, or a place and the rest."""
        if self.setting.central and (found := self.central(name)):
            return found
        if found := self.section(name) or self.branch(name):
            return found
        prefix = self.prefix(name)
        if prefix.below:
            return self.below(name)
        if self.setting.central and prefix.how == "bare":
            return self.vertical(name) or self.guess(name, prefix)
        return (
            self.governed(prefix)
            or self.local(name, prefix)
            or self.vertical(name)
            or self.central(name)
            or self.guess(name, prefix)
        )
