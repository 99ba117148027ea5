"""What the keys of declared facts mean, for editors."""

from __future__ import annotations

from engine.rulebook.editor.meanings.common import BILINGUAL, Meanings
from engine.rulebook.editor.meanings.indicators import INDICATORS

DECLARED: Meanings = {
    **{name: meaning for name, meaning in INDICATORS.items() if name != "IndicatorsFile"},
    "Bilingual": BILINGUAL,
    "DeclaredFile": {
        "": (
            "Dữ kiện phải khai",
            "Những điều một văn bản đòi cơ quan khai ở biểu B17; mỗi dữ kiện thành một chỉ số.",
            "",
        ),
        "declared_facts": (
            "Tên bộ chỉ số",
            "Tên không dấu; bộ tiêu chí nêu tên này ở subject.",
            "an_toan_antt",
        ),
        "beside": ("Bên cạnh bộ chỉ số", "Bộ chỉ số của xã mà điều kiện cũng được dùng.", "commune_period"),
        "in_force": ("Hiệu lực", "Phải khai cho những năm kết thúc trong khoảng này.", "{from: 2022-02-10}"),
        "window": (
            "Số liệu của những ngày nào",
            "Ngày đầu và ngày cuối văn bản tính; in ở biểu B17.",
            "{start: 11-16, start_year: year_before, end: 11-15}",
        ),
        "facts": (
            "Các dữ kiện",
            "Tên không dấu; asks nói phải khai gì.",
            (
                "{nghi_quyet: {asks: date, told_by: UBND xã, cites: [minh-hoa], vi: Nghị quyết về an ninh,"
                " trật tự}}"
            ),
        ),
        "define": (
            "Chỉ số tính thêm",
            "Như define ở rules/indicators: hiệu, tỷ lệ, năm trước của các dữ kiện.",
            (
                '{dang_ky_ty_le: {ratio: [don_vi_dang_ky, don_vi_dang_ky_of], unit: "%", if_none: unknown,'
                " vi: Tỷ lệ đăng ký}}"
            ),
        ),
    },
    "InForce": {
        "": ("Khoảng ngày có hiệu lực", "until không bắt buộc.", "{from: 2022-02-10}"),
        "from": ("Có hiệu lực từ", "Ngày đầu tiên có hiệu lực.", "2022-02-10"),
        "until": ("Có hiệu lực đến", "Ngày cuối cùng còn hiệu lực.", "2030-12-31"),
    },
    "WindowShape": {
        "": (
            "Khoảng ngày",
            "Từ ngày, đến ngày; start_year: year_before là bắt đầu từ năm trước.",
            "{start: 11-16, start_year: year_before, end: 11-15}",
        ),
        "start": ("Ngày đầu", "Tháng-ngày.", "11-16"),
        "start_year": ("Năm của ngày đầu", "year_before: năm trước; không ghi: cùng năm.", "year_before"),
        "end": ("Ngày cuối", "Tháng-ngày.", "11-15"),
    },
    "DeclaredShape": {
        "": (
            "Một dữ kiện",
            "Hỏi gì, ai khai, căn cứ nào.",
            "{asks: yes_no, told_by: UBND xã, cites: [minh-hoa], vi: Đã đăng ký}",
        ),
        "asks": (
            "Phải khai gì",
            (
                "yes_no: có hay không; count: một số; count_of: số trên tổng số; date: ngày, hoặc không có;"
                " points: điểm do cơ quan ấy quyết định."
            ),
            "count_of",
        ),
        "told_by": ("Ai khai", "Cơ quan lập ghi trên bìa; cơ quan khác khai thì không tính.", "UBND xã"),
        "no_evidence": (
            "Không có tài liệu thì sao",
            (
                "not_met: khai có mà không ghi tài liệu kiểm chứng thì tính là chưa đạt; chỉ ghi khi văn bản"
                " ở cites nói vậy."
            ),
            "not_met",
        ),
        "at_least": ("Điểm thấp nhất", "Chỉ với asks: points; bỏ trống là 0.", "0"),
        "at_most": ("Điểm cao nhất", "Chỉ với asks: points, phải ghi.", "10"),
        "found_by_looking": (
            "Chỉ lộ ra khi tìm",
            "yes: không tìm thì không có để báo; máy chứng minh xem giấu có lợi không.",
            "yes",
        ),
    },
}
