"""Who works at the desk: six roles, and which communes an account sees."""

from __future__ import annotations

from typing import Final

EVALUATION: Final = "evaluation"
POLICY: Final = "policy"
INVESTIGATOR: Final = "investigator"
AUDITOR: Final = "auditor"
ADMINISTRATOR: Final = "administrator"
COMMUNE: Final = "commune"

ROLES: Final = (EVALUATION, POLICY, INVESTIGATOR, AUDITOR, ADMINISTRATOR, COMMUNE)
TITLES: Final = {
    EVALUATION: ("Chuyên viên đánh giá", "Evaluation officer"),
    POLICY: ("Chuyên viên chính sách", "Policy officer"),
    INVESTIGATOR: ("Cán bộ xác minh", "Investigator"),
    AUDITOR: ("Thanh tra", "Auditor"),
    ADMINISTRATOR: ("Quản trị", "Administrator"),
    COMMUNE: ("Cán bộ xã", "Commune officer"),
}
EVERYONE: Final = frozenset(ROLES)


def title_of(role: str, lang: str) -> str:
    return TITLES[role][lang == "en"]
