"""The registry: all tables, merged with a user's own, and the questions that can be put to them."""

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from govdoc.errors import FormatError, ReadError
from govdoc.model import AgencyKind
from govdoc.normalizer import data
from govdoc.normalizer.central import CentralBody, CentralTable
from govdoc.normalizer.finding import CENTRE, Body, Resolution, Setting
from govdoc.normalizer.folding import fold
from govdoc.normalizer.patterns import Words
from govdoc.normalizer.places import Gazetteer, Place
from govdoc.normalizer.resolver import Resolver
from govdoc.normalizer.stems import LocalTable, full_name
from govdoc.normalizer.vertical import VerticalTable
from govdoc.normalizer.witnesses import anachronism, identity

if TYPE_CHECKING:
    from pathlib import Path

COLUMNS = {
    "local": 7, "central": 6, "overrides": 6, "vertical": 6, "zones": 3, "special": 4, "words": 2, "units": 1,
    "codes": 2, "central_codes": 2, "pbc": 2, "cities": 5, "counties": 5,
}  # fmt: skip
"""The tables, and how many columns each has."""
NATION = ("", "全国", "中国", "中央", "国家", CENTRE, "100000")
SETTINGS = 256
"""Settings whose resolved names are remembered."""
DEPTH = 12
"""Reforms that a chain of successors is followed through."""

Level = Literal["p", "m", "s", "c", "x"]


class Registry:
    """Who is who: bodies, places, document codes.

    `Registry.load()` is the package's own; `from_dir` and `add` lay a user's rows over it.
    """

    def __init__(self, own: dict[str, list[data.Row]] | None = None) -> None:
        self._own = own or {}
        self._resolvers: dict[object, Resolver] = {}

    @classmethod
    def load(cls) -> "Registry":
        """The package's tables, read. Places are read at the first question about one."""
        registry = cls()
        registry.local, registry.central, registry.vertical, registry.words  # noqa: B018  reads them
        return registry

    @classmethod
    def from_dir(cls, path: "str | Path") -> "Registry":
        """The package's tables with a user's laid over them.

        Args:
            path: Folder with any of `local.tsv`, `overrides.tsv`, `central.tsv`, `vertical.tsv`, `zones.tsv`,
                `special.tsv`, `words.tsv`, `units.tsv`, in the columns of the package's own.

        Raises:
            ReadError: No such folder, or a file in it that is not UTF-8 text.
            FormatError: A row with a wrong number of columns.
        """
        from pathlib import Path

        folder = Path(path)
        if not folder.is_dir():
            raise ReadError(f"{folder}：没有这个文件夹。请给出存放机构表（local.tsv 等）的文件夹。")
        own = {
            name: _read(folder / f"{name}.tsv", name)
            for name in COLUMNS
            if (folder / f"{name}.tsv").is_file()
        }
        return cls(own)

    def add(
        self,
        name: str,
        full: str,
        *,
        place: str,
        start: str = "",
        end: str = "",
        source: str = "",
    ) -> None:
        """Say what a name means in a place, over what the tables say.

        Args:
            name: As written, without the place: 农委.
            full: Full name without the place (农村经济委员会), or with `=` in front the whole name.
            place: Name or code of the place: 大连市, 210200; a scope as in overrides.tsv (21*) is allowed.
            start: First month of existence, `YYYY` or `YYYY-MM`; open if not given.
            end: First month after it.
            source: Where this is known from.

        Raises:
            FormatError: No such place.
        """
        scope = place if place[:2].isdigit() else self._code(place)
        self._own.setdefault("overrides", []).insert(0, (scope, name, full, start, end, source))
        self.__dict__.pop("local", None)
        self._resolvers.clear()

    def _code(self, name: str) -> str:
        place = self.place(name)
        if place is None:
            raise FormatError(f"没有叫“{name}”的地方。请写全名（如 大连市）或六位行政区划代码（如 210200）。")
        return place.code

    def _rows(self, name: str) -> list[data.Row]:
        return [*self._own.get(name, ()), *data.table(name)]

    @cached_property
    def gazetteer(self) -> Gazetteer:
        """The places."""
        return Gazetteer([*self._own.get("cities", ()), *self._own.get("counties", ())])

    @cached_property
    def local(self) -> LocalTable:
        """Bodies of local government."""
        return LocalTable(self._rows("local"), self._rows("overrides"))

    @cached_property
    def central(self) -> CentralTable:
        """Bodies of the centre."""
        return CentralTable(self._rows("central"), self._rows("central_codes"))

    @cached_property
    def vertical(self) -> VerticalTable:
        """Bodies named with a place inside."""
        inside = [inside_row(row) for row in self._rows("local") if row[0].count("{P}") == 1]
        return VerticalTable([*self._rows("vertical"), *inside], self._rows("pbc"), self.gazetteer)

    @cached_property
    def words(self) -> Words:
        """Short words."""
        return Words(self._rows("words"))

    @cached_property
    def units(self) -> frozenset[str]:
        """Sections that bear the name of a body."""
        return frozenset(row[0] for row in self._rows("units"))

    @cached_property
    def zones(self) -> dict[str, list[tuple[str, str]]]:
        """Zone as written → code of the place it belongs to, body that governs it."""
        found: dict[str, list[tuple[str, str]]] = {}
        for names, parent, full in self._rows("zones"):
            for name in names.split(","):
                found.setdefault(fold(name), []).append((parent, full))
        return found

    @cached_property
    def special(self) -> dict[str, list[tuple[str, str, AgencyKind]]]:
        """Single bodies: name as written → scope, full name, kind."""
        found: dict[str, list[tuple[str, str, AgencyKind]]] = {}
        for scope, names, full, kind in self._rows("special"):
            sort: AgencyKind = "enterprise" if kind == "enterprise" else "agency"
            for name in names.split(","):
                found.setdefault(fold(name), []).append((scope, full, sort))
        return found

    @cached_property
    def codes(self) -> dict[str, tuple[str, ...]]:
        """Letters of document numbers → codes of places, the likeliest first."""
        return {row[0]: tuple(row[1].split(",")) for row in self._rows("codes")}

    def place(self, name: str, date: str | None = None) -> Place | None:
        """The place of a name or a six-digit code; None if there is none, or if several counties bear the name."""
        if name.isdecimal():
            return self.gazetteer.by_code(name, date) if len(name) == 6 else None
        return self.gazetteer.by_name(name, date) or self._nested(name, date)

    def _nested(self, name: str, date: str | None) -> Place | None:
        """大连市中山区."""
        named = self.gazetteer.at_start(name, date)
        return named.place if named and named.length == len(name) else None

    def setting(self, place: str | None, date: str | None = None) -> Setting:
        """The setting of a place's own notices; 全国 (or an empty name) is the centre's."""
        if place is not None and place in NATION:
            return Setting(None, date, central=True)
        return Setting(self.place(place, date) if place else None, date)

    def resolver(self, setting: Setting) -> Resolver:
        """What resolves names in a setting; one for all documents of the same setting."""
        memo = (
            setting.place and setting.place.code,
            setting.date,
            setting.central,
            setting.issuer and setting.issuer.id,
        )
        if memo not in self._resolvers:
            if len(self._resolvers) >= SETTINGS:
                self._resolvers.clear()
            self._resolvers[memo] = Resolver(self, setting)
        return self._resolvers[memo]

    def resolve(self, name: str, place: str | None = None, date: str | None = None) -> Resolution:
        """What a name means in the notices of a place, on a date.

        Args:
            name: As written: 市农委, 大连海关, 各区、市、县人民政府.
            place: Name or code of the issuer's place; 全国 for the centre; None if it is not known.
            date: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; None for today.

        Returns:
            The body (or group, or candidates), with the witness that spoke. Never raises.
        """
        return self.resolver(self.setting(place, date)).resolve(name)

    # — what became of them —

    def successors(self, agency_id: str, on: str | None = None) -> tuple[Resolution, ...]:
        """What became of a body, by its identity (`Agency.id`): `Resolution.successors` without the name.

        Args:
            agency_id: `cn:210200/工商行政管理局`, `cn:000000/国家工商行政管理总局`.
            on: A date; None for now.
        """
        code, _, stem = agency_id.removeprefix("cn:").partition("/")
        if code == CENTRE:
            body = self.central.by_full(stem)
            heirs = self.central_heirs(body) if body else None
        else:
            place = self.gazetteer.by_code(code, on) if code.isdecimal() and len(code) == 6 else None
            row = self.local.row(stem)
            heirs = self.local_heirs(row, place) if row and place else None
        return heirs(on) if heirs else ()

    def local_heirs(
        self, body: Body, place: Place
    ) -> "Callable[[str | None], tuple[Resolution, ...]] | None":
        """What answers `Resolution.successors` for a local body."""
        if not body.successors:
            return None
        return lambda on: tuple(self._local_successors(body, place, on, DEPTH).values())

    def _local_successors(
        self, body: Body, place: Place, on: str | None, depth: int
    ) -> dict[str, Resolution]:
        found: dict[str, Resolution] = {}
        if not depth or not body.term.end or (on and not body.term.has_ended(on)):
            return found
        for claim in self.local.heirs(body.successors, place):
            if claim.term.covers(on) or not claim.successors:
                found[claim.stem] = self._local_body(claim.body, place, on)
            else:
                found |= self._local_successors(claim.body, place, on, depth - 1)
        return found

    def _local_body(self, body: Body, place: Place, on: str | None) -> Resolution:
        name = full_name(body.stem, place)
        note = anachronism(name, body.term, on)
        heirs = self.local_heirs(body, place)
        return Resolution(
            identity(place, body.stem), name, "agency", "local", place, body.term, note=note, _heirs=heirs
        )

    def of_centre(self, body: CentralBody, note: str | None = None) -> Resolution:
        """A body of the centre as what a name means."""
        known, heirs = f"cn:{CENTRE}/{body.full}", self.central_heirs(body)
        return Resolution(known, body.name, body.kind, "central", None, body.term, note=note, _heirs=heirs)

    def central_heirs(self, body: CentralBody) -> "Callable[[str | None], tuple[Resolution, ...]] | None":
        """What answers `Resolution.successors` for a body of the centre."""
        if not body.successors:
            return None
        return lambda on: tuple(self._central_successors(body, on, DEPTH).values())

    def _central_successors(self, body: CentralBody, on: str | None, depth: int) -> dict[str, Resolution]:
        found: dict[str, Resolution] = {}
        if not depth or not body.term.end or (on and not body.term.has_ended(on)):
            return found
        for heir in filter(None, map(self.central.by_full, body.successors)):
            if heir.term.covers(on) or not heir.successors:
                found[heir.full] = self.of_centre(heir)
            else:
                found |= self._central_successors(heir, on, depth - 1)
        return found


def inside_row(row: data.Row) -> data.Row:
    """A stem of local.tsv with the place inside, as a row of vertical.tsv: so that its full name is found."""
    return (row[0].replace("{P}", "{X}"), row[0], "", row[3], row[4], "agency")


def _read(path: "Path", name: str) -> list[data.Row]:
    """A user's table. Rows may leave out empty cells at their end."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise ReadError(f"{path}：不能读取。请存为 UTF-8 编码的文本文件。") from error
    found = []
    for number, row in enumerate(data.rows(text), 1):
        if len(row) > COLUMNS[name] or not row[0]:
            raise FormatError(
                f"{path}：第 {number} 个数据行有 {len(row)} 列，应有 {COLUMNS[name]} 列，列间用制表符隔开。"
            )
        found.append((*row, *[""] * (COLUMNS[name] - len(row))))
    return found
