"""`meta/references`: the bodies, roles and terms that the text's marks refer to, each once."""

from govdoc.exporters.akoma import names
from govdoc.exporters.akoma.escapes import attribute
from govdoc.model import Definition, Document, Mention

ROLES = {
    "lead": "牵头单位",
    "responsible": "责任单位",
    "support": "配合单位",
    "guide": "指导单位",
    "addressee": "主送机关",
    "copied": "抄送机关",
}
"""Name of a role in eIds → what it is called."""
SOFTWARE = "govdoc"
UNKNOWN = "未写明"
"""How the issuer of a notice is shown that names none; the schema demands an author."""


class References:
    """Collects what is referred to while the text is written."""

    def __init__(self, document: Document) -> None:
        self.entries = [_entry("TLCObject", SOFTWARE, names.concept("object", SOFTWARE), SOFTWARE)]
        self.bodies: dict[str, str] = {}
        """A body's name → its eId."""
        self.agencies: dict[str, str] = {}
        """`Agency.id` → its eId."""
        self.roles: set[str] = set()
        self.terms = 0
        for number, agency in enumerate(document.agencies, 1):
            self.agencies[agency.id] = id_ = f"agency_{number}"
            self.entries.append(_entry("TLCOrganization", id_, names.body(agency), agency.name))
            for name in (agency.name, *agency.written):
                self.bodies.setdefault(name, id_)

    def organization(self, name: str) -> str:
        """The eId of a body by its name; one that the document's agencies lack is added."""
        return self._body(name, "TLCOrganization", "org", "organization")

    def mentioned(self, mention: Mention) -> str:
        """The eId of the body that a mention means."""
        known = self.agencies.get(mention.agency) if mention.agency is not None else None
        return known or self.organization(mention.name)

    def signatory(self, name: str) -> str:
        """The eId of who signs: a body, or with orders the person who heads it (市长张三)."""
        if names.is_person(name):
            return self._body(name, "TLCPerson", "person", "person")
        return self.organization(name)

    def _body(self, name: str, tag: str, short: str, kind: str) -> str:
        """The eId of a name; `short` begins it, `kind` is the class in its URI."""
        if name not in self.bodies:
            self.bodies[name] = id_ = f"{short}_{len(self.bodies) + 1}"
            self.entries.append(_entry(tag, id_, names.concept(kind, name), name))
        return self.bodies[name]

    def role(self, name: str) -> str:
        """The eId of one of `ROLES`."""
        if name not in self.roles:
            self.roles.add(name)
            href = names.concept("role", ROLES[name])
            self.entries.append(_entry("TLCRole", f"role_{name}", href, ROLES[name]))
        return f"role_{name}"

    def term(self, definition: Definition) -> str:
        """The eId of a short name that the text defines, shown with what it shortens."""
        self.terms += 1
        id_ = f"term_{self.terms}"
        href = names.concept("term", definition.short)
        short = f' shortForm="{attribute(definition.short)}"'
        self.entries.append(_entry("TLCTerm", id_, href, definition.full or definition.short, short))
        return id_

    def written(self) -> str:
        """The element with all that was referred to."""
        return f'<references source="#{SOFTWARE}">\n{"".join(self.entries)}</references>\n'


def _entry(tag: str, id_: str, href: str, shown: str, more: str = "") -> str:
    return f'<{tag} eId="{id_}" href="{attribute(href)}" showAs="{attribute(shown)}"{more}/>\n'
