"""Who works at the desk: six roles, and which communes an account sees."""

from __future__ import annotations

from typing import Final

from desk.base.language import gettext, gettext_noop

EVALUATION: Final = "evaluation"
POLICY: Final = "policy"
INVESTIGATOR: Final = "investigator"
AUDITOR: Final = "auditor"
ADMINISTRATOR: Final = "administrator"
COMMUNE: Final = "commune"

ROLES: Final = (EVALUATION, POLICY, INVESTIGATOR, AUDITOR, ADMINISTRATOR, COMMUNE)
TITLES: Final = {
    EVALUATION: gettext_noop("Chuyên viên đánh giá"),
    POLICY: gettext_noop("Chuyên viên chính sách"),
    INVESTIGATOR: gettext_noop("Cán bộ xác minh"),
    AUDITOR: gettext_noop("Thanh tra"),
    ADMINISTRATOR: gettext_noop("Quản trị"),
    COMMUNE: gettext_noop("Cán bộ xã"),
}
EVERYONE: Final = frozenset(ROLES)


def title_of(role: str) -> str:
    return gettext(TITLES[role])
