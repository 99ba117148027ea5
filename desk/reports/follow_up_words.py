"""What follow-up says to a person: fields, kinds of fact, and what is missing, in both languages."""

from __future__ import annotations

from collections.abc import Iterable

from engine.cells import Owed
from facts.forms.catalogue import FORMS, KINDS

KIND_WORDS = {
    "vi": {
        "band": "hạng", "finding": "kết quả chấm", "indicator": "chỉ số", "tie": "liên hệ", "sign": "dấu hiệu",
        "return": "báo cáo",
    },
    "en": {
        "band": "band", "finding": "finding", "indicator": "indicator", "tie": "tie", "sign": "sign",
        "return": "return",
    },
}  # fmt: skip
TIE_WORDS = {
    "vi": {
        "owner": "cùng chủ", "manager": "cùng người quản lý", "relative": "người thân", "phone": "chung điện thoại",
        "account": "chung tài khoản", "plate": "chung biển số xe", "address": "chung địa chỉ",
        "transporter": "chung người vận chuyển", "rotation": "luân chuyển lao động",
    },
    "en": {
        "owner": "same owner", "manager": "same manager", "relative": "relatives", "phone": "shared phone",
        "account": "shared account", "plate": "shared plate", "address": "shared address",
        "transporter": "shared transporter", "rotation": "worker rotation",
    },
}  # fmt: skip
SIGNS_ARE = {
    "vi": "Dấu hiệu là điều cần xác minh, không phải kết luận. Không nêu tên, không suy ra ai là nạn nhân.",
    "en": "A sign is something to verify, no finding. No one is named; no one is inferred to be a victim.",
}
GROUND = {
    "vi": "cần căn cứ kiểm tra (NQ 198/2025/QH15: điểm nguy cơ không phải căn cứ)",
    "en": "needs a ground for inspection (Resolution 198/2025/QH15: a score is none)",
}


def kind_words(kind: str, lang: str) -> str:
    if kind in KIND_WORDS[lang]:
        return KIND_WORDS[lang][kind]
    return KINDS[kind].title.lower() if kind in KINDS and lang == "vi" else kind


def reason_words(kind: str, id_: str, lang: str) -> str:
    """Say one fact of a chain: what it is and which record."""
    if kind == "tie":
        name, a, b = id_.split(":")
        return f"{TIE_WORDS[lang][name]}: {a} – {b}"
    if kind == "sign":
        name, *about = id_.split(":")
        return f"{kind_words(kind, lang)} {name}: {', '.join(about)}"
    if kind == "indicator":
        _, name, subject = id_.split(":", 2)
        return f"{kind_words(kind, lang)} {name}: {subject}"
    return f"{kind_words(kind, lang)} {id_.replace('|', ', ')}"


def missing_words(missing: Iterable[Owed], lang: str) -> str:
    said = []
    for gap in missing:
        form = f"{gap.form} {FORMS[gap.form].title}" if gap.form in FORMS else gap.form
        if gap.field and gap.form in FORMS:
            header = FORMS[gap.form].record_fields[gap.field].header
            said.append(f"ô '{header}' ({gap.key})" if lang == "vi" else f"field '{header}' ({gap.key})")
        else:
            owed = (
                f"{form}, kỳ {gap.period}, {gap.office}"
                if lang == "vi"
                else f"{form}, {gap.period}, {gap.office}"
            )
            said.append(owed)
    none = "chờ một dấu hiệu khác được xác minh" if lang == "vi" else "waits for another sign to be settled"
    return "; ".join(dict.fromkeys(said)) or none
