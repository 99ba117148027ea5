"""What the keys that stand in many rule files mean, for editors.

A meaning is (title, sentence, example): Vietnamese for the officer, the example in YAML.
"""

from __future__ import annotations

from collections.abc import Mapping

Meaning = tuple[str, str, str]
Meanings = Mapping[str, Mapping[str, Meaning]]  # class → key → meaning; "" is the class itself

KEYS: Mapping[str, Meaning] = {
    "vi": ("Tên tiếng Việt", "Tên bằng tiếng Việt, in ra trong kết quả và văn bản.", "Tốt"),
    "en": ("Tên tiếng Anh", "Tên bằng tiếng Anh (không bắt buộc), dùng khi chạy với --lang en.", "Good"),
    "title": (
        "Tên gọi",
        "Tên bằng tiếng Việt và tiếng Anh. Có dấu phẩy thì đặt trong ngoặc kép.",
        "{vi: Tốt, en: Good}",
    ),
    "id": ("Mã", "Mã ngắn, không dấu, dùng một lần.", "A1"),
    "cites": (
        "Căn cứ",
        "Văn bản trong documents.yaml, có thể kèm phần sau dấu /. Con số tự đặt: minh-hoa.",
        "[kh-54-2020/III.2]",
    ),
    "unit": ("Đơn vị tính", 'Đơn vị tính; tỷ lệ phần trăm ghi "%" trong ngoặc kép.', "vụ"),
    "when": (
        "Điều kiện",
        "Mọi vế đều phải đúng. Chưa biết thì không phải đúng, cũng không phải sai.",
        "{activities: {at_least: 4}}",
    ),
    "reason": ("Vì sao", "Lý do của con số này, để người xem xét đọc.", "{vi: Sổ đăng ký, en: Register}"),
    "in_force": (
        "Hiệu lực của chỉ số",
        "Chỉ tính cho các kỳ kết thúc trong khoảng này, ngoài ra là chưa biết; bỏ trống: mọi kỳ. Ngưỡng mà"
        " chỉ số dùng không cần giá trị cho những ngày khác.",
        "{from: 2022-01-01}",
    ),
    "over_units": (
        "Cộng nhiều đơn vị",
        "sum: cộng; share: tỷ lệ của tổng; count_yes: số đơn vị trả lời có; none: không cộng. Không ghi"
        " thì theo phép tính.",
        "none",
    ),
    "weight": ("Trọng số", "Từ 0 (không nói lên gì) đến 1.", "0.9"),
}

TESTS: Mapping[str, Meaning] = {
    "all": (
        "Mọi điều",
        "Mọi điều trong danh sách đều đúng.",
        "[{registered: yes}, {activities: {at_least: 4}}]",
    ),
    "any": (
        "Ít nhất một điều",
        "Ít nhất một điều trong danh sách đúng.",
        "[{border_area: yes}, {town_area: yes}]",
    ),
    "none": ("Không điều nào", "Không điều nào trong danh sách đúng.", "[{town_area: yes}]"),
    "any_criterion": (
        "Có tiêu chí nào",
        "Có ít nhất một tiêu chí mà điểm (points) hay điểm so với mức tối đa (share, %) như thế. Chỉ ở"
        " điều kiện khống chế và hạng.",
        "{share: {less_than: 50}}",
    ),
    "any_group": (
        "Có nhóm nào",
        "Như any_criterion, hỏi điểm của từng nhóm tiêu chí.",
        "{share: {less_than: 50}}",
    ),
    "of": (
        "Các điều kiện để đếm",
        "Danh sách mà at_least đếm: ít nhất mấy điều đúng.",
        "[{border_area: yes}, {town_area: yes}]",
    ),
    "n_of": ("Ít nhất mấy điều", "Ít nhất mấy điều trong of đúng.", "1"),
    "at_least": ("Từ mức này trở lên", "Bằng hoặc hơn mức này: một số, một ngày, hoặc tham số $ten.", "4"),
    "at_most": ("Không quá mức này", "Bằng hoặc dưới mức này: một số, một ngày, hoặc tham số $ten.", "4"),
    "more_than": ("Trên mức này", "Hơn hẳn mức này.", "4"),
    "less_than": ("Dưới mức này", "Kém hẳn mức này.", "4"),
    "between": ("Từ … đến …", "Nằm giữa hai mức, kể cả hai đầu.", "[1, 5]"),
    "one_of": ("Là một trong", "Là một trong các giá trị.", "[1, 2]"),
    "none_of": ("Không phải giá trị nào", "Không phải giá trị nào trong danh sách.", "[1, 2]"),
    "known": ("Đã điền chưa", "yes: trường của bản ghi đã điền; no: để trống.", "yes"),
    "after": ("Sau ngày", "Sau một ngày khác. Có within_days: từ cùng ngày; không có: sau hẳn.", "found_on"),
    "before": (
        "Trước ngày",
        "Trước một ngày khác. Có within_days: kể cả cùng ngày; không có: trước hẳn.",
        "period_end",
    ),
    "within_days": (
        "Trong bao nhiêu ngày",
        "Đi cùng after hoặc before: cách nhau từ 0 đến chừng này ngày.",
        "90",
    ),
    "apart_from": (
        "Cách xa điểm",
        "Chỉ trong signs: cách điểm máy tính ít nhất by điểm, về phía nào cũng vậy.",
        "score",
    ),
    "by": ("Cách bao nhiêu", "Đi cùng apart_from: khoảng cách ít nhất.", "15"),
    "period_day": ("Ngày trong kỳ", "Tháng-ngày của kỳ đang tính.", "03-31"),
    "due": ("Hạn nộp", "Hạn nộp một báo cáo khai trong periods.yaml.", "year_return"),
    "days_before_end": ("Trước ngày cuối kỳ", "Ngày đứng trước ngày cuối kỳ chừng này ngày.", "90"),
    "same_as": (
        "Cùng với",
        "Bằng trường của một bí danh đứng trước; với danh sách: bằng một trong các trường.",
        "venue.owner_id",
    ),
    "different_from": (
        "Khác với",
        "Khác trường của một bí danh đứng trước, hoặc khác mọi trường trong danh sách.",
        "venue.unit_code",
    ),
    "previous_of": ("Kỳ liền trước", "Kỳ liền trước kỳ của một bí danh.", "now.period"),
    "better_than": ("Hạng tốt hơn", "Hạng tốt hơn hạng của một bí danh.", "now.band"),
}
