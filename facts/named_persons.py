"""Where a short text, as a file's name or a cell, names a person: by the family names Vietnamese have."""

import re
import unicodedata
from collections.abc import Collection, Iterator
from itertools import pairwise

from facts.spelling import cleaned, folded, respelled

_SYLLABLE = re.compile(r"[^\W\d_]+")
_BETWEEN = re.compile(r" ?|_+|\.+|-+")  # what stands between two syllables of one name


def _listed(text: str) -> frozenset[str]:
    return frozenset(" ".join(text.split()).split(", "))


_SURE = _listed("""
    nguyễn, trần, lê, phạm, hoàng, huỳnh, phan, vũ, võ, đặng, bùi, đỗ, hồ, ngô, dương, lý, đinh, trương,
    lâm, trịnh, đào, thạch, tô, tạ, quách, mạc, vương, tăng, phùng, triệu, đàm, kiều, lưu, tống
""")
_MAYBE = _listed("""
    đoàn, mai, cao, lương, hà, danh, châu, la, thái, từ, giang, chung, sơn, kim, nghiêm, diệp, nông,
    hứa, ninh, thị, neang
""")
_COMMON = _listed(
    "nguyen, tran, le, pham, hoang, huynh, phan, vu, vo, dang, bui, do, ho, ngo, duong, ly, dinh"
)
_FAMILY = {**{respelled(name): True for name in _SURE}, **{respelled(name): False for name in _MAYBE}}
_MIDDLE = frozenset({"van", "thi"})
_TITLES = frozenset(map(respelled, ("ông", "bà", "chị")))
# Words that begin like a name and are none, as reports have them; typed without marks they are read alike.
_NO_NAMES = _listed("""
    hồ sơ, hồ bơi, hồ nước, hồ tiêu, hộ kinh, hỗ trợ, hộ dân, hộ gia, vũ trường, vũ khí, vũ lực, vũ nữ,
    vụ việc, vụ án, phạm vi, phạm luật, phạm pháp, phạm tội, phạm nhân, lý do, lý lịch, lý thuyết,
    tăng giảm, tăng cường, tăng thêm, tăng so, tăng ca, tăng mới, tăng trưởng, lưu trú, lưu ý, lưu động,
    lưu hành, lưu giữ, lưu trữ, lưu lượng, dương tính, dương lịch, đường dây, đường phố, đào tạo, đô thị,
    đỗ xe, tổ chức, tố giác, tổ dân, tổ trưởng, tổ kiểm, lễ hội, lệ phí, làm việc, lâm nghiệp, lâm thời,
    lâm sản, đăng ký, đăng kiểm, đảng viên, đảng ủy, võ thuật, hoàng hôn, phân loại, phân công,
    phân tích, phần mềm, phản ánh, nguyên nhân, nguyên tắc, nguyên vẹn, nguyên liệu, định kỳ, định hướng,
    định mức, định giá, danh sách, danh mục, danh bạ, đánh giá, đoàn kiểm, đoàn liên, đoàn thể,
    đoàn thanh tra, đoàn thanh niên, đoàn viên, cao điểm, cao tầng, mại dâm, mai tới, lương thực,
    lương tháng, hà nội, hà tiên, châu thành, tư vấn, tử vong, từ chối, từ ngày, từ tháng, thái độ,
    chung cư, chứng nhận, thị trấn, thị xã, trường hợp, trưởng ấp, trưởng phòng, trường học,
    nghiêm trọng, nông thôn, nông nghiệp, nông dân, ninh kiều, kim khí, giang thành, bà rịa, triệu đồng,
    triệu tập, triệu người, kiều bào, đàm phán, tống đạt, tống tiền, thạch cao
""")
# Of these the ones that begin the names of many too, where nobody typed marks: Đỗ Thị, Lê Phi.
_OR_NAMES = _listed("do thi, le phi, ho gia, phan anh, vu an, dinh huong, dinh gia, dang vien")
# A syllable before it that makes it none.
_AFTER = _listed("""
    vi phạm, tội phạm, xâm phạm, quy phạm, quản lý, xử lý, đại lý, pháp lý, tâm lý, thị trấn, báo cáo,
    gia tăng, chủ trương, biểu dương, tuyên dương, tỷ lệ, tỉ lệ, thu hộ, tổ dân, cả hộ, một hộ, số hộ,
    chưa đỗ, loại đồ
""")
_READ_AS = {  # typed without marks or not → how words are read; phrases and syllables before, as read
    plain: (read, frozenset(map(read, _NO_NAMES)), frozenset(map(read, _AFTER)))
    for plain, read in ((False, respelled), (True, folded))
}


def named_persons(text: str, places: Collection[str] = ()) -> Iterator[tuple[int, int]]:
    """Yield where persons are named: from the family name to the end of the words after it. The names of
    `places`, folded, are no persons' where a text (`as_read`) has them: `Lê Lợi`."""
    for run in _runs(text):
        n = 0
        while n < len(run):
            place = _place_length(text, run[n:], places)
            if place or not _begins(text, run, n):
                n += place or 1
                continue
            yield run[n][0], run[-1][1]
            break


def names_person(text: str) -> bool:
    """Tell whether a text names a person, however it is typed."""
    return any(named_persons(as_read(text)))


def as_read(text: str) -> str:
    """Return a text as it is read: no sign that takes no room, one way to write each letter."""
    return cleaned("".join(c for c in unicodedata.normalize("NFKC", text) if unicodedata.category(c) != "Cf"))


def _runs(text: str) -> Iterator[list[tuple[int, int]]]:
    """Yield the syllables that stand together, each by where it begins and ends."""
    run: list[tuple[int, int]] = []
    for match in _SYLLABLE.finditer(text):
        first, last = match.span()
        humps = (n for n in range(first + 1, last) if text[n - 1].islower() and text[n].isupper())
        cuts = [first, *humps, last]  # NguyễnThịX
        if run and not _BETWEEN.fullmatch(text, run[-1][1], match.start()):
            yield run
            run = []
        run += pairwise(cuts)
    if run:
        yield run


def _place_length(text: str, run: list[tuple[int, int]], places: Collection[str]) -> int:
    words = [folded(text[a:b]) for a, b in run]
    return max((n for n in range(1, len(words) + 1) if " ".join(words[:n]) in places), default=0)


def _begins(text: str, run: list[tuple[int, int]], n: int) -> bool:
    """Tell whether a person's name begins at a syllable of a run."""
    words = [text[a:b] for a, b in run[n : n + 3]]
    if len(words) < 2:
        return False
    plain, capitals = "".join(words).isascii(), all(word[0].isupper() for word in words)
    if _is_no_name(words, text[slice(*run[n - 1])] if n else "", plain, capitals):
        return False
    second = folded(words[1])
    if respelled(words[0]) in _TITLES:
        return words[1][0].isupper()
    if plain:
        named = second in _MIDDLE or (capitals and n == 0)
        return folded(words[0]) in _COMMON and named and (len(words) > 2 or (second in _MIDDLE and n > 0))
    sure = _FAMILY.get(respelled(words[0]))
    if sure is None:
        return False
    if second in _MIDDLE:  # a given name after it, or before: Lan Nguyễn Thị
        return len(words) > 2 or n > 0
    return capitals or words[0].islower() if sure else capitals and len(words) > 2 and n == 0


def _is_no_name(words: list[str], before: str, plain: bool, capitals: bool) -> bool:
    """Tell whether words are of a phrase that only begins like a name."""
    read, phrases, after = _READ_AS[plain]
    first, second, *third = map(read, words)
    pair = f"{first} {second}"
    if f"{read(before)} {first}" in after:
        return True
    if plain and capitals and third and pair in _OR_NAMES:
        return False
    return pair in phrases or " ".join((pair, *third)) in phrases
