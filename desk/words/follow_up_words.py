"""What follow-up says to a person: fields, kinds of fact, and what is missing, in both languages."""

from __future__ import annotations

from collections.abc import Sequence

from desk.base.language import Texts, gettext, gettext_noop, localised
from desk.words.notice_words import owed_row_words, owed_rows_words
from engine.logic.cells import Owed
from facts.forms.catalogue import FORMS, SHIPPED
from facts.offices import UNKNOWN, Offices

KIND_WORDS = Texts(
    {
        "venue": "cơ sở",
        "party": "người, tổ chức",
        "case": "vụ việc",
        "inspection": "cuộc kiểm tra, biên bản",
        "hotspot": "tụ điểm",
        "tip": "tố giác, tin báo",
        "activity": "tuyên truyền",
        "support": "hỗ trợ",
        "team": "đội tình nguyện",
        "registration": "đăng ký",
    },
    context="kind",
)
ABSENT_WORDS = Texts(
    {
        "return": "báo cáo đã gửi",
        "inspection": "cuộc kiểm tra gần đây",
        "finding": "kết quả chấm trái lại",
        "quality": "dấu hiệu về chất lượng báo cáo",
        "sign": "dấu hiệu như thế",
        "band": "xếp loại như thế",
        "tie": "liên hệ như thế",
        "indicator": "chỉ số như thế",
    }
)
TIE_WORDS = Texts(
    {
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
    context="tie",
)
OPEN_OFFICE = gettext_noop("(chưa xác định)")  # facts.offices.UNKNOWN


def body_words(name: str, offices: Offices) -> str:
    """Say which office has work; of a role that nobody is known to have, its title and that it is open."""
    role = name.removesuffix(f" {UNKNOWN}")
    titles = [title for title in offices.titles.values() if name != role and title["vi"] == role]
    return f"{localised(titles[0])} {gettext(OPEN_OFFICE)}" if titles else name


SIGNS_ARE = gettext_noop(
    "Dấu hiệu là điều cần xác minh, không phải kết luận. Không nêu tên, không suy ra ai là nạn nhân."
)
NEEDS_WORDS = Texts(
    {
        "inspection_ground": "cần căn cứ kiểm tra (điểm nguy cơ không phải căn cứ)",
        "competent_decision": "chỉ là đề nghị: cần quyết định của người có thẩm quyền",
    }
)


def missing_words(missing: Sequence[Owed]) -> str:
    parts = []
    rows = owed_rows_words(gap.key for gap in missing if gap.is_row)
    for gap in missing:
        row = rows[gap.key] if gap.is_row else owed_row_words(gap.key)
        form = f"{gap.form} {FORMS[gap.form].title}" if gap.form in FORMS else gettext(gap.form)
        if gap.is_row:
            parts.append(gettext("dòng phải sửa (%(row)s)", row=row))
        elif gap.field and gap.form in FORMS:
            header = SHIPPED.header(gap.form, gap.field)
            parts.append(gettext("ô “%(header)s” (%(row)s)", header=header, row=row))
        else:
            owed = gettext(
                "%(form)s, kỳ %(period)s, %(office)s", form=form, period=gap.period, office=gap.office
            )
            parts.append(owed)
    none = gettext("chờ một dấu hiệu khác được xác minh")
    return "; ".join(dict.fromkeys(parts)) or none
