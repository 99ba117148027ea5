"""The words of leads, in both languages. A lead is spoken of as something to verify, never as something
found."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping

from desk.base.language import decimal_mark, gettext, gettext_noop, is_vietnamese, pgettext_noop
from engine.links.coarsening import Level
from engine.links.joining import AS_RECORDED, CASES, ONE_PERSON
from engine.links.kin_names import ONE_NAME
from engine.links.leads import Lead
from engine.links.statements import NOTES
from engine.links.stories import Weighed
from engine.links.units import BitsRow

TO_VERIFY = gettext_noop(
    "Manh mối là dấu hiệu cần xác minh, không phải kết luận, không phải căn cứ kiểm tra. Đọc trước các giải"
    " thích vô can và điều chưa rõ."
)
NOT_FOUND = gettext_noop("Dấu hiệu cần xác minh, không phải kết luận")
BITS = gettext_noop(
    "Bit: trong một cặp, thêm một bit là điều đã thấy khó giải thích gấp đôi bằng chuyện vô can hợp nhất"
    " trong các chuyện cân được bằng số, so với chung một người đứng sau. Không cộng bit của các cặp với"
    " nhau. Bit không nói ai có lỗi."
)
NEARNESS = gettext_noop(
    "Mức gần vụ việc: đi từ các vụ việc (nặng nhẹ theo loại vụ) qua các liên hệ trong hồ sơ, mỗi bước có"
    " thể dừng; đây là phần dừng lại ở bên ấy, cộng mọi đường. Số ghi ở mỗi bước là khả năng đi bước đó:"
    " liên hệ ít bên có, được điều khác xác nhận thì dễ đi hơn. Cộng thêm là phần liên hệ chung với một bên"
    " của vụ việc: trong tất cả liên hệ của hai bên, phần cả hai cùng có. Nó xếp thứ tự các bên, không nói"
    " ai có lỗi."
)
PSEUDONYMOUS = gettext_noop(
    "Không có mã thật: P là cá nhân, tổ chức; V là cơ sở; C là vụ việc; … là điều không nêu. Ngày nhiều"
    " nhất đến tháng."
)
NO_DAYS = gettext_noop(
    "không nêu ngày và việc: đủ để tra ra cơ sở; %(venues)s cơ sở, %(parties)s người hoặc tổ chức,"
    " %(kinds)s loại điều chung nêu được. Chuyển hồ sơ (--referral) thì nêu đủ"
)
ACTS_TOLD: tuple[str, ...] = (
    gettext_noop("việc đã xảy ra theo tháng"),
    gettext_noop("việc đã xảy ra theo năm"),
    gettext_noop("chỉ có hay không có vụ việc, vi phạm; không nêu ai chỉ chung vụ việc"),
    gettext_noop("không nêu vụ việc, vi phạm, ai chỉ chung vụ việc"),
)
REGISTER_TOLD: tuple[str, ...] = (
    gettext_noop("loại hình, tháng mở"),
    gettext_noop("loại hình, năm mở"),
    gettext_noop("loại hình"),
    gettext_noop("không nêu loại hình"),
)
WORDS: Mapping[str, str] = {
    "own_phone": gettext_noop("chung một số điện thoại riêng"),
    "answers": gettext_noop("số của cơ sở kia cũng là số khai của người này"),
    "phone": gettext_noop("hai cơ sở chung một số điện thoại"),
    "contact": gettext_noop("số điện thoại ghi trong vụ việc ở bên kia"),
    "account": gettext_noop("chung một tài khoản"),
    "home": gettext_noop("chung một nơi ở"),
    "premises": gettext_noop("chung một địa điểm kinh doanh"),
    "plate": gettext_noop("chung một xe"),
    "carried": gettext_noop("xe ghi trong vụ việc ở bên kia"),
    "plate_in_cases": gettext_noop("một xe trong vụ việc của hai bên"),
    "relative": gettext_noop("người thân"),
    "manager": gettext_noop("chung một người quản lý"),
    "rotation": gettext_noop("người lao động không hợp đồng qua lại"),
    CASES: gettext_noop("cùng đứng trong vụ việc"),
    "recruited": gettext_noop("cùng nơi tuyển mộ trong nhiều vụ"),
    "reopened": gettext_noop("mở ra sau khi bên kia bị thu hồi giấy phép"),
    ONE_NAME: gettext_noop("cùng họ tên: có thể là một người"),
    ONE_PERSON: gettext_noop("một người đứng tên hai mã, đã ghi"),
    AS_RECORDED: gettext_noop("tính như khi còn là hai hồ sơ"),
    "family_name": gettext_noop("cùng họ"),
    "kin_names": gettext_noop("họ, chữ đệm và tuổi như anh em"),
    "charged": gettext_noop("người của hai bên đều bị nghi vấn, ở hai vụ"),
    "withheld": gettext_noop("điều khác, không nêu ở đây"),
    "story": gettext_noop("chuyện vô can này hiếm đến đâu"),
}
FITS = gettext_noop("Nói theo hướng vô can: %(part)s")
SAME_YEAR = gettext_noop("cùng họ tên, cùng năm sinh: có thể là một người")
NO_YEAR = gettext_noop("cùng họ tên, năm sinh chưa rõ: có thể là một người")
DIFFER: Mapping[str, str] = {
    "own_phone": gettext_noop("hai bên khai số điện thoại riêng khác nhau"),
    "account": gettext_noop("hai bên khai tài khoản khác nhau"),
    "home": gettext_noop("hai bên khai nơi ở khác nhau"),
    "family_name": gettext_noop("hai bên khác họ"),
    "relative": gettext_noop("không bên nào khai bên kia là người thân"),
}
ACTS = gettext_noop("Có vụ việc, vi phạm nặng hoặc giấy phép bị thu hồi")
STATES: Mapping[str, str] = {
    "new": gettext_noop("mới"),
    "looking": gettext_noop("đang xem"),
    "referred": gettext_noop("đã chuyển"),
    "dismissed": gettext_noop("đã bỏ"),
    "returned": gettext_noop("trở lại, có bằng chứng mới"),
    "expired": gettext_noop("hết hạn, cần xem lại"),
}
TIE_STATES: Mapping[str, str] = {
    "in_force": gettext_noop("vô can"),
    "expired": gettext_noop("hết hạn, cần xem lại"),
    "restored": gettext_noop("đã khôi phục"),
}
VERIFYING = "đang xác minh"
UNFINISHED = frozenset({VERIFYING, "khởi tố", "tạm đình chỉ"})  # states of a case, as its form has them
CONFIDENCE: Mapping[str, str] = {
    "low": gettext_noop("thấp"),
    "medium": gettext_noop("trung bình"),
    "high": gettext_noop("cao"),
}
SOURCES: Mapping[str, str] = {
    "registry": gettext_noop("sổ đăng ký"),
    "inspection": gettext_noop("biên bản kiểm tra"),
    "court_file": gettext_noop("hồ sơ vụ việc"),
    "verified_tip": gettext_noop("tin báo đã xác minh"),
    "unverified_tip": gettext_noop("tin báo chưa xác minh"),
    "anonymous_tip": gettext_noop("tin ẩn danh"),
    "note": gettext_noop("ghi chép của người xác minh"),
}
NOTE_STATES: Mapping[str, str] = {
    "counts": gettext_noop("có"),
    "no_weight": gettext_noop("không, mức này không có trọng số"),
    "later": gettext_noop("chưa, thấy sau kỳ của lần chạy này"),
    "not_there": gettext_noop("không, hồ sơ kỳ này không có bên ấy"),
    "replaced": gettext_noop("không, đã có ghi chép sau"),
}
KINDS: Mapping[str, str] = {
    "phone": gettext_noop("số điện thoại"),
    "account": gettext_noop("tài khoản"),
    "plate": gettext_noop("biển số xe"),
    "address": gettext_noop("địa chỉ"),
    "identity_no": gettext_noop("số định danh"),
    "names": gettext_noop("họ tên và năm sinh"),
    "owner": gettext_noop("chủ"),
    "manager": gettext_noop("quản lý"),
    "relative": gettext_noop("người thân"),
    "rotation": gettext_noop("người lao động qua lại"),
    "case": pgettext_noop("case", "vụ việc"),
    "venue": gettext_noop("nơi xảy ra"),
    "violation": gettext_noop("vi phạm"),
    "inspected": gettext_noop("kiểm tra"),
    "tip": gettext_noop("tin báo"),
    "recruited": gettext_noop("nơi tuyển mộ"),
    "recruited_in": gettext_noop("nơi tuyển mộ"),
    "violations": gettext_noop("vi phạm ở các cơ sở của chủ"),
    "reopened": gettext_noop("mở lại"),
    "missing": gettext_noop("trái lại"),
    "withheld": gettext_noop("không nêu"),
    "story": gettext_noop("chuyện vô can"),
    "former_owner": gettext_noop("chủ cũ"),
    "transporter": gettext_noop("người vận chuyển"),
    "case_party": gettext_noop("người trong vụ"),
}
UNKNOWN: Mapping[str, str] = {
    "no_register_row": gettext_noop("chưa có trong sổ B02, B03"),
    "no_phone": gettext_noop("không rõ số điện thoại"),
    "no_owner": gettext_noop("không rõ chủ"),
    "no_stints": gettext_noop("chưa có khai báo người lao động (B09)"),
    "no_identity_no": gettext_noop("không rõ số định danh"),
}
MOMENTS: Mapping[str, str] = {
    "opened": gettext_noop("bắt đầu hoạt động"),
    "closed": gettext_noop("ngừng hoạt động"),
    "revoked": gettext_noop("bị thu hồi giấy phép"),
    "case": pgettext_noop("case", "vụ việc"),
    "violation": gettext_noop("vi phạm"),
    "tip": gettext_noop("tin báo"),
    "rotation": pgettext_noop("event", "người lao động qua lại"),
}
TIP_SOURCES: Mapping[str, str] = {
    "verified_tip": gettext_noop("đã xác minh là có cơ sở"),
    "unverified_tip": gettext_noop("chưa xác minh, không có trọng số"),
    "anonymous_tip": gettext_noop("ẩn danh, không có trọng số"),
}
TYPES: Mapping[str, str] = {
    "party": gettext_noop("Cá nhân, tổ chức"),
    "venue": pgettext_noop("venue", "Cơ sở"),
    "case": gettext_noop("Vụ việc"),
}


def said(words: Mapping[str, str], name: str) -> str:
    return gettext(words[name]) if name in words else name


def one_of(k: int) -> str:
    """Say how many venues each venue of an export could be."""
    return gettext(
        "k = %(k)s: theo những gì nêu ở đây, mỗi cơ sở có thể là một trong ít nhất %(k)s cơ sở.", k=k
    )


def told_as(level: Level) -> str:
    return f"{gettext(ACTS_TOLD[level.acts])}; {gettext(REGISTER_TOLD[level.register])}"


def seen(word: str) -> str:
    return said(WORDS, word)


def role_words(role: str, status: str) -> str:
    """Return as what a case names someone: suspected, while it is in hand; once it has ended as what at its
    start, for how it ended for each is not in the returns."""
    if status and status not in UNFINISHED:
        return gettext("vai trò khi khởi đầu: %(role)s", role=role)
    return gettext("nghi vấn: %(role)s", role=role)


def party_lines(lead: Lead, name: Callable[[str], str] = str) -> tuple[str, ...]:
    """Return each party with the other codes it is recorded under."""
    codes = ((id_, *lead.also.get(id_, ())) for id_ in lead.parties)
    return tuple(" = ".join(dict.fromkeys(map(name, ids))) for ids in codes)


def part_words(part: BitsRow, cases: Collection[str] = ()) -> str:
    """Return a row of a sum in words: what is seen, or where two sides told of themselves differ; how many
    `cases` both stand in."""
    if part.unit.kind == "missing" and part.word in DIFFER:
        return gettext(DIFFER[part.word])
    if part.word == ONE_NAME:
        return gettext(SAME_YEAR if part.dated else NO_YEAR)
    both = len(set(part.members) & set(cases)) if part.word == CASES else 0
    if not both:
        return seen(part.word)
    return gettext("cùng đứng trong %(n)s vụ việc", n=both)


def shared_words(pair: Weighed) -> str:
    """Return all that two sides share, in words."""
    return ", ".join(part_words(p) for p in pair.parts if p.rows)


def unknown_words(lead: Lead, name: Callable[[str], str] = str) -> tuple[str, ...]:
    """Return what is not known in a lead, and of whom."""
    return tuple(f"{name(about)}: {said(UNKNOWN, what)}" for what, about in lead.unknown)


def figure(number: float, digits: int) -> str:
    """Return a number as it is written in a language: a decimal comma in Vietnamese."""
    text = f"{number:.{digits}f}"
    text = text.removeprefix("-") if float(text) == 0 else text
    return decimal_mark(text)


def day(text: str) -> str:
    """Return a day or month, kept as 2020-03-01 or 2020-03, as it is written in a language."""
    return "/".join(reversed(text.split("-"))) if is_vietnamese() else text


def key_of(form: str, key: str) -> str:
    """Return a row's key in words: a stint's is its venue and month, a case party's the case, who and as
    what."""
    parts = key.split("|")
    if form == NOTES and len(parts) == 2:
        return gettext("ghi chép số %(number)s, mức %(grade)s", number=parts[0], grade=parts[1])
    if form == "B09" and len(parts) == 2:
        return gettext("%(venue)s, tháng %(month)s", venue=parts[0], month=day(parts[1]))
    return ", ".join(parts)


def status_words(status: str, handled: str) -> str:
    """Return how far a case has come and when; one still verified has no such day, whatever its row says."""
    if not handled:
        return gettext("tình trạng: %(status)s", status=status)
    if status == VERIFYING:
        return gettext(
            "tình trạng: %(status)s, dòng lại ghi ngày xử lý xong %(day)s", status=status, day=day(handled)
        )
    return gettext("%(status)s ngày %(day)s", status=status, day=day(handled))


def case_day(found_on: str) -> str:
    return gettext("vụ việc ngày %(day)s", day=day(found_on))


def case_words(type_: str, status: str, handled: str) -> str:
    """Return a case's type with how far it has come; only what is known of them."""
    return ", ".join(filter(None, (type_, status and status_words(status, handled))))


def moment(what: str, note: str, status: str = "", handled: str = "") -> str:
    """Return what happened in words; of a case its type and how far it has come, of a tip what it is
    about."""
    if status and what == "tip":
        return gettext("tin báo về %(subject)s: %(source)s", subject=status, source=said(TIP_SOURCES, note))
    if status:
        return f"{moment(what, note)}, {status_words(status, handled)}"
    if not note:
        return said(MOMENTS, what)
    if what == "rotation":
        return gettext("%(moved)s: %(note)s người", moved=said(MOMENTS, what), note=note)
    return f"{said(MOMENTS, what)}: {said(TIP_SOURCES, note)}"
