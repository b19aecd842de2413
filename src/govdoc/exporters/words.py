"""What the reader-facing formats call the model's own words."""

from govdoc.model import AgencyKind, Role

ROLE_NAMES: dict[Role, str] = {"lead": "牵头", "responsible": "责任", "support": "配合", "guide": "指导"}
KIND_NAMES: dict[AgencyKind, str] = {
    "agency": "机关单位",
    "collective": "泛指",
    "enterprise": "企业",
    "unit": "内设机构",
    "ambiguous": "不能确定",
    "unresolved": "未认出",
}
