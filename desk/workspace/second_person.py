"""Who a second person may be where an act needs two: an account of a role that may agree, if the office has
any, else what can be the name of a person or an account. Never who proposed it."""

from __future__ import annotations

import re
from collections.abc import Set

from desk.base.faults import WrongUse
from desk.workspace.folder import Workspace
from desk.workspace.logs import log_of
from desk.workspace.rights import RIGHTS, rights_of
from facts.spelling import caseless, cleaned, folded

ACCOUNT = re.compile(r"(?=.*[^\W\d_])[\w.@+-]{1,60}")
NAME = re.compile(r"[^\W\d_][\w.'’-]*")
LONGEST = 6  # words of a name
POSTS = re.compile("phó|trưởng|giám|chủ|cán|chuyên|lãnh|đội|phòng|thủ|kiểm|sếp|người")
"""First words of what someone is, not of who someone is."""


def check_second(workspace: Workspace, by: str, second: str | None, roles: Set[str]) -> str:
    """Return the name of a second person; raise WrongUse where it is the first's, or no one's."""
    name = cleaned(second or "")
    if not name or _letters(name) == _letters(by):
        raise WrongUse(
            "Việc này cần người thứ hai đã đọc và đồng ý, khác %(by)s: thêm --second TÊN, hoặc đề nghị ở bàn"
            " làm việc để người thứ hai đồng ý. Chưa có gì được ghi.",
            field="second",
            by=by,
        )
    rights = rights_of(log_of(workspace, RIGHTS).entries())
    agree = [account for account in rights.accounts.values() if account.active and account.role in roles]
    first = rights.named(by)
    others = [account.username for account in agree if first is None or not rights.one_person(first, account)]
    if agree and name not in others:
        raise WrongUse(
            "--second phải là tài khoản đang dùng của người đồng ý được việc này, không phải của %(by)s;"
            " không nhận '%(second)s'. Có: %(have)s. Chưa có gì được ghi.",
            field="second",
            by=by,
            second=name,
            have=", ".join(sorted(others)) or "–",
        )
    if not agree and not _names_someone(name):
        raise WrongUse(
            "--second cần tên của người thứ hai: họ và tên (ví dụ Nguyễn An) hoặc tên tài khoản, không phải"
            " chức vụ; không nhận '%(second)s'. Chưa có gì được ghi.",
            field="second",
            second=name,
        )
    return name


def two_can_sign_in(workspace: Workspace, roles: Set[str]) -> bool:
    """Tell whether two persons have an account each of a role that may agree."""
    rights = rights_of(log_of(workspace, RIGHTS).entries())
    agree = [account for account in rights.accounts.values() if account.active and account.role in roles]
    return any(not rights.one_person(agree[0], other) for other in agree[1:])


def _letters(name: str) -> str:
    return folded(name).replace(" ", "")


def _names_someone(text: str) -> bool:
    words = text.split()
    if POSTS.fullmatch(caseless(words[0])):
        return False
    if len(words) == 1:
        return ACCOUNT.fullmatch(text) is not None
    return len(words) <= LONGEST and all(NAME.fullmatch(w) and w[0].isupper() for w in words)
