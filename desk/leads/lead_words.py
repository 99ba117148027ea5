"""The words of leads, in both languages. A lead is spoken of as something to verify, never as something
found."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from desk.base.plurals import many
from engine.links.coarsening import Level
from engine.links.joining import CASES
from engine.links.statements import NOTES
from engine.links.units import BitsRow

Pair = tuple[str, str]

TO_VERIFY: Pair = (
    (
        "Manh mối là dấu hiệu cần xác minh, không phải kết luận, không phải căn cứ kiểm tra. Đọc trước các"
        " giải thích vô can và điều chưa rõ."
    ),
    (
        "A lead is a sign to be verified: no finding, no ground for an inspection. Read the innocent"
        " explanations and what is unknown first."
    ),
)
NOT_FOUND: Pair = ("Dấu hiệu cần xác minh, không phải kết luận", "To be verified; no finding")
BITS: Pair = (
    (
        "Bit: thêm một bit là điều đã thấy khó giải thích gấp đôi bằng chuyện vô can hợp nhất, so với chung"
        " một người đứng sau. Bit không nói ai có lỗi."
    ),
    (
        "Bits: each further bit makes what is seen twice as hard to explain by the best innocent story,"
        " against one hand behind both. Bits say nothing of guilt."
    ),
)
NEARNESS: Pair = (
    (
        "Mức gần vụ việc: đi từ các vụ việc (nặng nhẹ theo loại vụ) qua các liên hệ trong hồ sơ, mỗi bước có"
        " thể dừng; đây là phần dừng lại ở bên ấy, cộng mọi đường. Số ghi ở mỗi bước là khả năng đi bước đó:"
        " liên hệ ít bên có, được điều khác xác nhận thì dễ đi hơn. Cộng thêm là phần liên hệ chung với một"
        " bên của vụ việc: trong tất cả liên hệ của hai bên, phần cả hai cùng có. Nó xếp thứ tự các bên,"
        " không nói ai có lỗi."
    ),
    (
        "Nearness to a case: walks from the cases (weighed by kind of case) over the ties in the records may"
        " stop at each step; this is the part that stops there, all ways together. The number at each step is"
        " the chance of taking it: ties few have, and those other ties confirm, are taken more. Ties shared"
        " with a party of a case add to it: of what either is tied to, the part both are tied to. It puts the"
        " parties in order, and says nothing of guilt."
    ),
)
PSEUDONYMOUS: Pair = (
    (
        "Không có mã thật: P là cá nhân, tổ chức; V là cơ sở; C là vụ việc; … là điều không nêu. Ngày nhiều"
        " nhất đến tháng."
    ),
    (
        "No real ids: P is a person or organisation, V a venue, C a case; … is what is withheld. Days are"
        " given by month at most."
    ),
)
NO_DAYS: Pair = (
    (
        "không nêu ngày và việc: đủ để tra ra cơ sở; {venues} cơ sở, {parties} người hoặc tổ chức, {kinds}"
        " loại điều chung nêu được. Chuyển hồ sơ (--referral) thì nêu đủ"
    ),
    (
        "days and acts withheld: they would find the venues; {venues} venues, {parties} parties, {kinds}"
        " kinds of things in common can be shown. A referral (--referral) shows all"
    ),
)
ACTS_TOLD: tuple[Pair, ...] = (
    ("việc đã xảy ra theo tháng", "acts by month"),
    ("việc đã xảy ra theo năm", "acts by year"),
    (
        "chỉ có hay không có vụ việc, vi phạm; không nêu ai chỉ chung vụ việc",
        "only whether there was a case or violation, no one tied by a case alone",
    ),
    (
        "không nêu vụ việc, vi phạm, ai chỉ chung vụ việc",
        "no case or violation told, no one tied by a case alone",
    ),
)
REGISTER_TOLD: tuple[Pair, ...] = (
    ("loại hình, tháng mở", "trade and month of opening"),
    ("loại hình, năm mở", "trade and year of opening"),
    ("loại hình", "trade"),
    ("không nêu loại hình", "no trade told"),
)
WORDS: Mapping[str, Pair] = {
    "own_phone": ("chung một số điện thoại riêng", "one phone of their own"),
    "answers": ("người này nghe máy của cơ sở kia", "one answers the other's phone"),
    "phone": ("hai cơ sở chung một số điện thoại", "two venues, one phone"),
    "contact": ("số điện thoại ghi trong vụ việc ở bên kia", "a number in the other's case"),
    "account": ("chung một tài khoản", "one account"),
    "home": ("chung một nơi ở", "one home"),
    "premises": ("chung một địa điểm kinh doanh", "one place of business"),
    "plate": ("chung một xe", "one vehicle"),
    "carried": ("xe ghi trong vụ việc ở bên kia", "a vehicle in the other's case"),
    "plate_in_cases": ("một xe trong vụ việc của hai bên", "one vehicle in cases of both"),
    "relative": ("người thân", "family"),
    "manager": ("chung một người quản lý", "one manager"),
    "rotation": ("người lao động không hợp đồng qua lại", "workers without contracts passed on"),
    CASES: ("cùng đứng trong vụ việc", "together in a case"),
    "recruited": ("cùng nơi tuyển mộ trong nhiều vụ", "one place of recruitment in several cases"),
    "reopened": (
        "mở ra sau khi bên kia bị thu hồi giấy phép",
        "opened after the other's licence was withdrawn",
    ),
    "one_name": (
        "cùng họ tên, năm sinh: có thể là một người",
        "one name and year of birth: maybe one person",
    ),
    "family_name": ("cùng họ", "one family name"),
    "kin_names": ("họ, chữ đệm và tuổi như anh em", "family and middle name and age like siblings"),
    "withheld": ("điều khác, không nêu ở đây", "something else, withheld"),
    "story": ("chuyện vô can này hiếm đến đâu", "how rare this innocent story is"),
}
DIFFER: Mapping[str, Pair] = {
    "own_phone": ("hai bên khai số điện thoại riêng khác nhau", "the two give different phones of their own"),
    "account": ("hai bên khai tài khoản khác nhau", "the two give different accounts"),
    "home": ("hai bên khai nơi ở khác nhau", "the two give different homes"),
    "family_name": ("hai bên khác họ", "the two have different family names"),
    "relative": ("không bên nào khai bên kia là người thân", "neither names the other as family"),
}
ACTS: Pair = (
    "Có vụ việc, vi phạm nặng hoặc giấy phép bị thu hồi",
    "With a case, a grave violation or a licence withdrawn",
)
STATES: Mapping[str, Pair] = {
    "new": ("mới", "new"),
    "looking": ("đang xem", "being looked at"),
    "referred": ("đã chuyển", "referred"),
    "dismissed": ("đã bỏ", "dismissed"),
    "returned": ("trở lại, có bằng chứng mới", "back, with new evidence"),
    "expired": ("hết hạn, cần xem lại", "lapsed, to be looked at again"),
}
TIE_STATES: Mapping[str, Pair] = {
    "in_force": ("vô can", "innocent"),
    "expired": ("hết hạn, cần xem lại", "lapsed, to be looked at again"),
    "restored": ("đã khôi phục", "restored"),
}
CONFIDENCE: Mapping[str, Pair] = {
    "low": ("thấp", "low"),
    "medium": ("trung bình", "medium"),
    "high": ("cao", "high"),
}
SOURCES: Mapping[str, Pair] = {
    "registry": ("sổ đăng ký", "register"),
    "inspection": ("biên bản kiểm tra", "inspection record"),
    "court_file": ("hồ sơ vụ việc", "case file"),
    "verified_tip": ("tin báo đã xác minh", "verified tip"),
    "unverified_tip": ("tin báo chưa xác minh", "tip not verified"),
    "anonymous_tip": ("tin ẩn danh", "anonymous tip"),
    "note": ("ghi chép của người xác minh", "a verifier's note"),
}
NOTE_STATES: Mapping[str, Pair] = {
    "counts": ("có", "yes"),
    "no_weight": ("không, mức này không có trọng số", "no, this grade weighs nothing"),
    "later": ("chưa, thấy sau kỳ của lần chạy này", "not yet, seen after this run's period"),
    "not_there": ("không, hồ sơ kỳ này không có bên ấy", "no, this period's records have no such party"),
    "replaced": ("không, đã có ghi chép sau", "no, a later note replaces it"),
}
KINDS: Mapping[str, Pair] = {
    "phone": ("số điện thoại", "phone number"),
    "account": ("tài khoản", "account"),
    "plate": ("biển số xe", "vehicle plate"),
    "address": ("địa chỉ", "address"),
    "identity_no": ("số định danh", "identity number"),
    "names": ("họ tên và năm sinh", "name and year of birth"),
    "owner": ("chủ", "holder"),
    "manager": ("quản lý", "manager"),
    "relative": ("người thân", "family"),
    "rotation": ("người lao động qua lại", "workers' moves"),
    "case": ("vụ việc", "case"),
    "venue": ("nơi xảy ra", "place"),
    "violation": ("vi phạm", "violation"),
    "inspected": ("kiểm tra", "inspection"),
    "tip": ("tin báo", "tip"),
    "recruited": ("nơi tuyển mộ", "place of recruitment"),
    "recruited_in": ("nơi tuyển mộ", "place of recruitment"),
    "violations": ("vi phạm ở các cơ sở của chủ", "violations at the holder's venues"),
    "reopened": ("mở lại", "opened again"),
    "missing": ("trái lại", "against it"),
    "withheld": ("không nêu", "withheld"),
    "story": ("chuyện vô can", "innocent story"),
    "former_owner": ("chủ cũ", "former holder"),
    "transporter": ("người vận chuyển", "transporter"),
    "case_party": ("người trong vụ", "party in the case"),
}
UNKNOWN: Mapping[str, Pair] = {
    "no_register_row": ("chưa có trong sổ B02, B03", "in no register (B02, B03)"),
    "no_phone": ("không rõ số điện thoại", "phone not known"),
    "no_owner": ("không rõ chủ", "holder not known"),
    "no_stints": ("chưa có khai báo người lao động (B09)", "no workers declared (B09)"),
    "no_identity_no": ("không rõ số định danh", "identity number not known"),
}
MOMENTS: Mapping[str, Pair] = {
    "opened": ("bắt đầu hoạt động", "opened"),
    "closed": ("ngừng hoạt động", "closed"),
    "revoked": ("bị thu hồi giấy phép", "licence withdrawn"),
    "case": ("vụ việc", "case"),
    "violation": ("vi phạm", "violation"),
    "tip": ("tin báo", "tip"),
    "rotation": ("người lao động qua lại", "workers moved"),
}
TIP_SOURCES: Mapping[str, Pair] = {
    "verified_tip": ("đã xác minh", "verified"),
    "unverified_tip": ("chưa xác minh, không có trọng số", "not verified, weighs nothing"),
    "anonymous_tip": ("ẩn danh, không có trọng số", "anonymous, weighs nothing"),
}
TYPES: Mapping[str, Pair] = {
    "party": ("Cá nhân, tổ chức", "Person or organisation"),
    "venue": ("Cơ sở", "Venue"),
    "case": ("Vụ việc", "Case"),
}


def said(words: Mapping[str, Pair], name: str, lang: str) -> str:
    found = words.get(name)
    return name if found is None else found[0 if lang == "vi" else 1]


def one_of(k: int, lang: str) -> str:
    """Say how many venues each venue of an export could be."""
    vi = f"k = {k}: theo những gì nêu ở đây, mỗi cơ sở có thể là một trong ít nhất {k} cơ sở."
    return vi if lang == "vi" else f"k = {k}: by what is told here, each venue could be one of at least {k}."


def told_as(level: Level, lang: str) -> str:
    """Say how coarsely a lead is told."""
    n = 0 if lang == "vi" else 1
    return f"{ACTS_TOLD[level.acts][n]}; {REGISTER_TOLD[level.register][n]}"


def seen(word: str, lang: str) -> str:
    """Return what was seen between two sides, in words."""
    return said(WORDS, word, lang)


def part_words(part: BitsRow, lang: str, cases: Collection[str] = ()) -> str:
    """Return a row of a sum in words: what is seen, or where two sides told of themselves differ; how many
    `cases` both stand in."""
    if part.unit.kind == "missing":
        return said(DIFFER, part.word, lang)
    both = len(set(part.members) & set(cases)) if part.word == CASES else 0
    if not both:
        return seen(part.word, lang)
    return f"cùng đứng trong {both} vụ việc" if lang == "vi" else f"together in {many(both, 'case')}"


def figure(number: float, digits: int, lang: str) -> str:
    """Return a number as it is written in a language: a decimal comma in Vietnamese."""
    text = f"{number:.{digits}f}"
    text = text.removeprefix("-") if float(text) == 0 else text
    return text.replace(".", ",") if lang == "vi" else text


def formula(text: str, lang: str) -> str:
    """Return a formula with its numbers as they are written in a language."""
    return text.replace(".", ",") if lang == "vi" else text


def day(text: str, lang: str) -> str:
    """Return a day or month, kept as 2020-03-01 or 2020-03, as it is written in a language."""
    return "/".join(reversed(text.split("-"))) if lang == "vi" else text


def key_of(form: str, key: str, lang: str) -> str:
    """Return a row's key in words: a stint's is its venue and month, a case party's the case, who and as
    what."""
    parts = key.split("|")
    if form == NOTES and len(parts) == 2:
        return (
            f"ghi chép số {parts[0]}, mức {parts[1]}"
            if lang == "vi"
            else f"note {parts[0]}, grade {parts[1]}"
        )
    if form == "B09" and len(parts) == 2:
        month = day(parts[1], lang)
        return f"{parts[0]}, tháng {month}" if lang == "vi" else f"{parts[0]}, {month}"
    return ", ".join(parts)


def moment(what: str, note: str, lang: str) -> str:
    """Return what happened, in words."""
    if not note:
        return said(MOMENTS, what, lang)
    if what == "rotation":
        return f"{said(MOMENTS, what, lang)}: {note} {'người' if lang == 'vi' else 'persons'}"
    return f"{said(MOMENTS, what, lang)}: {said(TIP_SOURCES, note, lang)}"
