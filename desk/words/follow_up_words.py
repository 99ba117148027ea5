"""What follow-up says to a person: fields, kinds of fact, and what is missing, in both languages."""

from __future__ import annotations

from collections.abc import Sequence

from desk.words.notice_words import owed_row_words, owed_rows_words
from engine.logic.cells import Owed
from facts.forms.catalogue import FORMS

KIND_WORDS = {
    "vi": {
        "venue": "cơ sở",
        "party": "người, tổ chức",
        "case": "vụ việc",
        "inspection": "cuộc kiểm tra, biên bản",
    },
    "en": {
        "venue": "venue",
        "party": "party",
        "inspection": "inspection, report",
        "case": "case",
        "hotspot": "hotspot",
        "tip": "tip",
        "activity": "activity",
        "support": "support",
        "team": "volunteer team",
        "registration": "registration",
    },
}
ABSENT_WORDS = {
    "vi": {
        "return": "báo cáo đã gửi",
        "inspection": "cuộc kiểm tra gần đây",
        "finding": "kết quả chấm trái lại",
        "quality": "dấu hiệu về chất lượng báo cáo",
        "sign": "dấu hiệu như thế",
        "band": "xếp loại như thế",
        "tie": "liên hệ như thế",
        "indicator": "chỉ số như thế",
    },
    "en": {
        "return": "a return that came",
        "inspection": "a recent inspection",
        "finding": "a finding to the contrary",
        "quality": "a reporting-quality sign",
        "sign": "such a sign",
        "band": "such a band",
        "tie": "such a tie",
        "indicator": "such an indicator",
    },
}
TIE_WORDS = {
    "vi": {
        "owner": "cùng chủ",
        "manager": "cùng người quản lý",
        "relative": "người thân",
        "phone": "chung điện thoại",
        "account": "chung tài khoản",
        "plate": "chung biển số xe",
        "address": "chung địa chỉ",
        "transporter": "chung người vận chuyển",
        "rotation": "luân chuyển lao động",
    },
    "en": {
        "owner": "same owner",
        "manager": "same manager",
        "relative": "relatives",
        "phone": "shared phone",
        "account": "shared account",
        "plate": "shared plate",
        "address": "shared address",
        "transporter": "shared transporter",
        "rotation": "worker rotation",
    },
}
SIGNS_ARE = {
    "vi": "Dấu hiệu là điều cần xác minh, không phải kết luận. Không nêu tên, không suy ra ai là nạn nhân.",
    "en": "A sign is something to verify, no finding. No one is named; no one is inferred to be a victim.",
}
NEEDS_WORDS = {
    "inspection_ground": {
        "vi": "cần căn cứ kiểm tra (điểm nguy cơ không phải căn cứ)",
        "en": "needs a ground for inspection (a score is none)",
    },
    "competent_decision": {
        "vi": "chỉ là đề nghị: cần quyết định của người có thẩm quyền",
        "en": "a proposal only: the competent person decides",
    },
}


def missing_words(missing: Sequence[Owed], lang: str) -> str:
    said = []
    rows = owed_rows_words((gap.key for gap in missing if gap.is_row), lang)
    for gap in missing:
        row = rows[gap.key] if gap.is_row else owed_row_words(gap.key, lang)
        form = f"{gap.form} {FORMS[gap.form].title}" if gap.form in FORMS else gap.form
        if gap.is_row:
            said.append(f"dòng phải sửa ({row})" if lang == "vi" else f"a row to correct ({row})")
        elif gap.field and gap.form in FORMS:
            header = FORMS[gap.form].record_fields[gap.field].header
            said.append(f"ô “{header}” ({row})" if lang == "vi" else f"field “{header}” ({row})")
        else:
            owed = (
                f"{form}, kỳ {gap.period}, {gap.office}"
                if lang == "vi"
                else f"{form}, {gap.period}, {gap.office}"
            )
            said.append(owed)
    none = "chờ một dấu hiệu khác được xác minh" if lang == "vi" else "waits for another sign to be settled"
    return "; ".join(dict.fromkeys(said)) or none
