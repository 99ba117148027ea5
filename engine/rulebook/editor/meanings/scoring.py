"""What the keys of scoring rulebooks mean, for editors."""

from __future__ import annotations

from collections.abc import Mapping

from engine.rulebook.editor.meanings.among_units import AMONG, ORDER, QUOTA
from engine.rulebook.editor.meanings.common import BILINGUAL, Meaning, Meanings

CRITERION = (
    "{id: A1, title: {vi: Không có tụ điểm}, cites: [minh-hoa], points: [{give: 10, when: {hotspots_active:"
    " 0}}, {give: 0}]}"
)
FOR_EACH = ("Tính theo", "Chỉ số được đếm.", "repeat_venues")

GIVES_POINTS: Mapping[str, Meaning] = {
    "applies_when": (
        "Chỉ áp dụng khi",
        "Điều kiện sai thì không áp dụng và được đủ điểm, trừ khi not_applicable nói khác.",
        "{club_assigned: yes}",
    ),
    "points": (
        "Cách cho điểm",
        "Danh sách dòng give … when …, dòng đầu tiên đúng; theo tỷ lệ; trừ hoặc cộng theo từng cái.",
        "[{give: 10, when: {hotspots_active: 0}}, {give: 0}]",
    ),
    "at_least": (
        "Điểm thấp nhất",
        "Văn bản trừ xuống dưới 0 thì ghi ở đây trừ đến đâu; khi đó dòng give được âm đến mức này.",
        "-0.25",
    ),
    "bonus": (
        "Điểm thưởng",
        "yes: điểm cộng ngoài total; không tính vào mức tối đa, không áp dụng thì không được gì.",
        "yes",
    ),
    "not_applicable": (
        "Khi không áp dụng",
        (
            "full_points (như khi không ghi): được đủ điểm; leaves_total: tiêu chí rời khỏi cả tổng điểm và"
            " mức tối đa, điểm còn lại được quy về total."
        ),
        "leaves_total",
    ),
    "met_when": (
        "Đạt khi",
        (
            "Trong bộ xét điều kiện (answers: pass_or_fail): đúng thì đạt, sai thì chưa đạt, chưa biết thì"
            " chưa biết."
        ),
        "{registered: yes}",
    ),
    "in_force": (
        "Hiệu lực của phần này",
        (
            "Chỉ có trong các kỳ kết thúc trong khoảng này; bỏ trống: theo bộ. Bản sau dùng lại cùng mã, từ"
            " ngày sau."
        ),
        "{from: 2021-01-01}",
    ),
    "monotone": (
        "Lời hứa về chiều",
        "Chỉ số tăng thì điểm không giảm (up) hoặc không tăng (down); máy chứng minh.",
        "{activities: up}",
    ),
    "paired_with": (
        "Đi cùng",
        (
            "Tiêu chí, điều kiện khống chế hay dấu hiệu xấu đi khi xã không đi kiểm tra hoặc báo thiếu, khiến"
            " việc giấu không có lợi."
        ),
        "[B2, Q3]",
    ),
}

POINTS: Meanings = {
    "Bilingual": BILINGUAL,
    "PartForce": {
        "": ("Khoảng ngày có hiệu lực", "Cả hai đầu đều không bắt buộc.", "{from: 2021-01-01}"),
        "from": ("Có hiệu lực từ", "Ngày đầu tiên có hiệu lực.", "2021-01-01"),
        "until": ("Có hiệu lực đến", "Ngày cuối cùng còn hiệu lực.", "2020-12-31"),
    },
    "CriterionShape": {
        "": ("Một tiêu chí", "Mã, tên, căn cứ, cách cho điểm.", CRITERION),
        **GIVES_POINTS,
        "total": (
            "Tổng điểm của các phần",
            "Máy kiểm tra điểm tối đa của các phần cộng lại đúng bằng số này.",
            "15",
        ),
        "at_most": ("Tiêu chí không quá", "Các phần cộng đến đâu, cả tiêu chí cũng không quá mức này.", "15"),
        "parts": (
            "Các phần",
            "Tiêu chí cộng điểm của từng phần; mỗi phần cho điểm như một tiêu chí.",
            f"[{CRITERION}]",
        ),
    },
    "PartShape": {
        "": (
            "Một phần",
            "Một dòng của tiêu chí chia thành phần; không ghi cites thì theo căn cứ của tiêu chí.",
            CRITERION,
        ),
        **GIVES_POINTS,
    },
    "Line": {
        "": (
            "Một dòng điểm",
            "Dòng đầu tiên có điều kiện đúng được dùng; không dòng nào đúng: 0 điểm.",
            "{give: 10, when: {hotspots_active: 0}}",
        ),
        "give": ("Cho điểm", "Số điểm khi dòng này được dùng.", "10"),
    },
    "Proportion": {
        "": (
            "Điểm theo tỷ lệ",
            "Điểm tăng đều theo chỉ số, đủ điểm khi đạt mức.",
            "{give: 9, in_proportion_to: inspected_share, full_at: $min_inspected_share}",
        ),
        "give": ("Điểm tối đa", "Số điểm khi đạt mức full_at.", "9"),
        "in_proportion_to": ("Điểm theo tỷ lệ với", "Chỉ số mà điểm tăng theo.", "inspected_share"),
        "full_at": ("Đủ điểm khi đạt", "Một số hoặc tham số $ten.", "$min_inspected_share"),
    },
    "Minus": {
        "": (
            "Trừ dần",
            "Bắt đầu từ một mức, trừ theo từng cái, không dưới at_least.",
            "{from: 5, minus: 2.5, for_each: repeat_venues, at_least: 0}",
        ),
        "from": ("Điểm bắt đầu", "Số điểm khi chưa trừ.", "5"),
        "minus": ("Trừ mỗi cái", "Trừ bao nhiêu điểm cho mỗi cái.", "2.5"),
        "for_each": FOR_EACH,
        "at_least": ("Không dưới", "Điểm không xuống dưới mức này.", "0"),
    },
    "Plus": {
        "": (
            "Cộng dần",
            "Cộng theo từng cái, không quá at_most.",
            "{plus: 15, for_each: repeat_venues, at_most: 45}",
        ),
        "plus": ("Cộng mỗi cái", "Cộng bao nhiêu điểm cho mỗi cái.", "15"),
        "for_each": FOR_EACH,
        "at_most": ("Không quá", "Điểm không vượt mức này.", "45"),
    },
    "Decided": {
        "": (
            "Điểm do cơ quan quyết định",
            "Số điểm một cơ quan, hội đồng quyết định và khai ở biểu B17; chưa khai là chưa biết.",
            "{as_declared: diem_hoi_dong}",
        ),
        "as_declared": (
            "Dữ kiện phải khai",
            "Dữ kiện có asks: points trong rules/declared.",
            "diem_hoi_dong",
        ),
    },
}

CRITERIA: Meanings = {
    **POINTS,
    "CriteriaFile": {
        "": ("Một nhóm tiêu chí", "Mỗi nhóm một tệp; thứ tự theo tên tệp.", ""),
        "criteria_of": ("Thuộc bộ tiêu chí", "Tên bộ tiêu chí mà tệp này là một phần.", "healthy_commune"),
        "group": ("Nhóm", "Mã, tên và tổng điểm của nhóm.", "{id: A, title: {vi: Tình hình}, total: 25}"),
        "criteria": ("Các tiêu chí", "Mỗi tiêu chí một mục, bắt đầu bằng dấu gạch ngang.", f"[{CRITERION}]"),
    },
    "GroupShape": {
        "": ("Nhóm tiêu chí", "Mã, tên và tổng điểm.", "{id: A, title: {vi: Tình hình}, total: 25}"),
        "total": (
            "Tổng điểm của nhóm",
            "Máy kiểm tra điểm tối đa của các tiêu chí cộng lại, không quá at_most, đúng bằng số này.",
            "25",
        ),
        "at_least": (
            "Nhóm không dưới",
            "Điểm các tiêu chí trừ đến đâu, cả nhóm cũng không dưới mức này.",
            "0",
        ),
        "at_most": (
            "Nhóm không quá",
            "Điểm các tiêu chí cộng đến đâu, cả nhóm cũng không quá mức này.",
            "20",
        ),
    },
}

WHEN: Mapping[str, Meaning] = {
    "when": ("Khi", "Điều kiện; mọi vế đều phải đúng.", "{hotspots_active: {at_least: 1}}")
}

RULEBOOK: Meanings = {
    **POINTS,
    **AMONG,
    "RetitledShape": {
        "": (
            "Tên từ một ngày",
            "Tên bộ tiêu chí từ ngày này; tiêu chí, điểm không đổi.",
            "{from: 2025-07-01, title: {vi: Phường lành mạnh}, cites: [minh-hoa]}",
        ),
        "from": ("Từ ngày", "Ngày bắt đầu mang tên này, năm-tháng-ngày.", "2025-07-01"),
        "title": ("Tên", "Tên bằng hai thứ tiếng.", "{vi: Phường lành mạnh, en: Healthy ward}"),
        "cites": ("Căn cứ", "Mã văn bản, phần sau dấu /.", "[minh-hoa]"),
    },
    "RulebookFile": {
        "": (
            "Bộ tiêu chí",
            "Chủ thể, hiệu lực, tổng điểm, điều kiện khống chế, hạng, chuỗi năm, dấu hiệu.",
            "",
        ),
        "retitled": (
            "Đổi tên theo ngày",
            "Tên mới từ những ngày sau, cũ trước, mới sau.",
            "[{from: 2025-07-01, title: {vi: Phường lành mạnh}, cites: [minh-hoa]}]",
        ),
        "rulebook": ("Tên bộ tiêu chí", "Tên không dấu.", "healthy_commune"),
        "subject": (
            "Chấm ai",
            "Tên bộ chỉ số: commune_period (xã) hoặc venue_period (cơ sở).",
            "commune_period",
        ),
        "role": (
            "Dùng để làm gì",
            (
                "recognition: chấm và công nhận xã (tự chấm, thẩm định, công bố); inspection: phân loại cơ sở"
                " để lập kế hoạch kiểm tra. Bỏ trống: tính thêm, để đọc kèm."
            ),
            "recognition",
        ),
        "status": (
            "Tình trạng",
            "illustrative (minh họa) hoặc adopted (đã ban hành; ghi bằng lanhmanh adopt).",
            "illustrative",
        ),
        "adoption": (
            "Văn bản ban hành",
            "Số, ngày, cơ quan.",
            "{document: 12/QĐ-UBND, date: 2021-01-15, office: UBND huyện An Biên}",
        ),
        "in_force": ("Hiệu lực", "Chấm các kỳ kết thúc trong khoảng này.", "{from: 2016-01-01}"),
        "answers": (
            "Bộ này trả lời gì",
            "points: chấm điểm; pass_or_fail: xét từng điều kiện, đạt hay chưa đạt, không có điểm.",
            "pass_or_fail",
        ),
        "total": ("Tổng điểm", "Điểm tối đa cộng lại; none: không có tổng cố định.", "100"),
        "points_decimals": (
            "Số chữ số thập phân",
            "Của điểm, 0 đến 4; làm tròn nửa lên, một lần cho mỗi tiêu chí.",
            "2",
        ),
        "rounding": (
            "Làm tròn",
            (
                "Cách làm tròn, và làm tròn điểm nhóm, tổng điểm đến mấy chữ số; bỏ trống: nửa lên, chỉ làm"
                " tròn điểm tiêu chí."
            ),
            "{by: half_up, total_decimals: 0}",
        ),
        "criteria": (
            "Các tiêu chí",
            "Có thể viết ở đây, hoặc trong các tệp criteria/, signals/.",
            f"[{CRITERION}]",
        ),
        "among_units": (
            "Thứ tự giữa các đơn vị",
            "Xếp thứ tự, tiêu chí phụ khi bằng điểm; cần cho quota, rank.",
            ORDER,
        ),
        "gates": (
            "Các điều kiện khống chế",
            "Khi điều kiện đúng thì giới hạn hoặc đặt hạng, dù điểm cao.",
            (
                "[{id: G1, title: {vi: Còn tụ điểm}, cites: [minh-hoa], when: {hotspots_active: {at_least:"
                " 1}}, bands_allowed: [trung_binh, yeu]}]"
            ),
        ),
        "bands": (
            "Các hạng",
            "Từ cao xuống thấp.",
            "[{id: tot, title: {vi: Tốt}, from: 90, healthy: yes}, {id: yeu, title: {vi: Yếu}, from: 0}]",
        ),
        "streaks": (
            "Chuỗi năm liền",
            "Bao nhiêu năm liền đạt hạng.",
            (
                "[{id: khen_thuong, title: {vi: Xét khen thưởng}, cites: [minh-hoa], band: {one_of: [tot,"
                " kha]}, years: 3, missing_year: breaks}]"
            ),
        ),
        "signs": (
            "Dấu hiệu về chất lượng báo cáo",
            "Không cộng, không trừ điểm; chỉ đề nghị đến kiểm tra thực tế.",
            (
                "[{id: Q1, title: {vi: Không kiểm tra lần nào}, cites: [minh-hoa], when: {venues_open:"
                " {at_least: 1}, inspections: 0}}]"
            ),
        ),
        "plan": (
            "Kế hoạch kiểm tra năm",
            "Lệnh plan-inspections chọn theo các phần này.",
            "{random_share: 20, strata_share: 50, cites: [minh-hoa]}",
        ),
        "found_by_looking": (
            "Thêm loại chỉ có khi chịu tìm",
            "Ngoài những loại các biểu đã cho biết (vụ việc, vi phạm, tụ điểm, tin báo).",
            "[activity]",
        ),
    },
    "PlanShape": {
        "": (
            "Kế hoạch kiểm tra năm",
            (
                "Phần chọn ngẫu nhiên, phần dành cho vùng giáp ranh và khu vực thị trấn; chỉ ở bộ có role:"
                " inspection."
            ),
            "{random_share: 20, strata_share: 50, cites: [minh-hoa]}",
        ),
        "random_share": ("Phần chọn ngẫu nhiên", "Phần trăm: một số hoặc tham số $ten.", "20"),
        "strata_share": (
            "Phần dành cho giáp ranh, thị trấn",
            "Phần trăm tối thiểu: một số hoặc tham số $ten.",
            "50",
        ),
        "cites": (
            "Căn cứ của kế hoạch",
            "Văn bản nói mỗi cơ sở nhiều nhất một lần trong năm; kế hoạch nêu khi văn bản có hiệu lực.",
            "[minh-hoa]",
        ),
    },
    "RoundingShape": {
        "": (
            "Làm tròn",
            "Theo văn bản; tổng không ghi số chữ số thì không làm tròn.",
            "{by: half_even, group_decimals: 1, total_decimals: 0}",
        ),
        "by": (
            "Cách làm tròn",
            (
                "half_up: từ nửa trở lên làm tròn lên; half_even: đúng nửa thì về chữ số chẵn; down: luôn làm"
                " tròn xuống. Dùng cho điểm tiêu chí, nhóm và tổng."
            ),
            "half_up",
        ),
        "group_decimals": (
            "Điểm nhóm đến mấy chữ số",
            (
                "Làm tròn tổng của mỗi nhóm (của tiêu chí chia thành phần, nếu không thuộc nhóm nào) trước"
                " khi cộng vào tổng điểm."
            ),
            "1",
        ),
        "total_decimals": (
            "Tổng điểm đến mấy chữ số",
            "Làm tròn tổng điểm sau khi cộng; hạng, điều kiện khống chế, thứ tự theo tổng đã làm tròn.",
            "0",
        ),
    },
    "Adoption": {
        "": (
            "Văn bản ban hành",
            "Số, ngày, cơ quan.",
            "{document: 12/QĐ-UBND, date: 2021-01-15, office: UBND huyện An Biên}",
        ),
        "document": ("Số văn bản", "Số, ký hiệu văn bản ban hành.", "12/QĐ-UBND"),
        "date": ("Ngày ban hành", "Năm-tháng-ngày.", "2021-01-15"),
        "office": ("Cơ quan ban hành", "Tên cơ quan.", "UBND huyện An Biên"),
        "content": (
            "Dấu của nội dung đã ký",
            "Do lanhmanh adopt ghi; nội dung khác đi thì bộ này trở lại là dự thảo.",
            "0123456789abcdef0123456789abcdef",
        ),
        "figures": (
            "Con số văn bản tự quy định",
            (
                "Mã tiêu chí, điều kiện khống chế, chuỗi, dấu hiệu, tham số mà văn bản nêu rõ con số; những"
                " con số minh họa khác vẫn ghi minh họa."
            ),
            "[A1, min_meetings]",
        ),
    },
    "InForce": {
        "": ("Khoảng ngày có hiệu lực", "until không bắt buộc.", "{from: 2016-01-01}"),
        "from": ("Có hiệu lực từ", "Ngày đầu tiên có hiệu lực.", "2016-01-01"),
        "until": ("Có hiệu lực đến", "Ngày cuối cùng còn hiệu lực.", "2025-06-30"),
    },
    "GateShape": {
        "": (
            "Một điều kiện khống chế",
            "Có bands_allowed (giới hạn) hoặc band (đặt hẳn).",
            (
                "{id: G1, title: {vi: Còn tụ điểm}, cites: [minh-hoa], when: {hotspots_active: {at_least:"
                " 1}}, bands_allowed: [trung_binh, yeu]}"
            ),
        ),
        **WHEN,
        "quota": (
            "Chỉ tiêu",
            "Thay cho when và bands_allowed: nhiều nhất bao nhiêu đơn vị được một hạng.",
            QUOTA,
        ),
        "bands_allowed": (
            "Hạng còn được phép",
            "Khi điều kiện khống chế đúng chỉ còn những hạng này.",
            "[trung_binh, yeu]",
        ),
        "in_force": (
            "Hiệu lực của phần này",
            (
                "Chỉ có trong các kỳ kết thúc trong khoảng này; bỏ trống: theo bộ. Bản sau dùng lại cùng mã,"
                " từ ngày sau."
            ),
            "{from: 2021-01-01}",
        ),
        "band": ("Đặt hạng", "Khi điều kiện khống chế đúng thì là hạng này.", "khong_xep_loai"),
        "paired_with": (
            "Đi cùng",
            (
                "Tiêu chí, điều kiện khống chế hay dấu hiệu xấu đi khi xã không đi kiểm tra hoặc báo thiếu,"
                " khiến việc giấu không có lợi."
            ),
            "[B2, Q3]",
        ),
    },
    "BandShape": {
        "": (
            "Một hạng",
            "Từ mức điểm nào; hoặc chỉ do điều kiện khống chế đặt.",
            "{id: tot, title: {vi: Tốt}, from: 90, healthy: yes}",
        ),
        "from": (
            "Từ mức điểm",
            "Điểm từ mức này trở lên: một số, hoặc tham số $ten khi mức khác nhau theo ngày, theo loại xã.",
            "90",
        ),
        "all_met": ("Khi đạt hết", "Trong bộ xét điều kiện: hạng khi mọi điều kiện đều đạt.", "yes"),
        "healthy": ("Lành mạnh", "Hạng này có phải là lành mạnh không.", "yes"),
        "when": (
            "Thêm điều kiện",
            "Muốn được hạng này còn phải thỏa điều kiện.",
            "{activities: {at_least: 4}}",
        ),
        "in_force": (
            "Hiệu lực của phần này",
            (
                "Chỉ có trong các kỳ kết thúc trong khoảng này; bỏ trống: theo bộ. Bản sau dùng lại cùng mã,"
                " từ ngày sau."
            ),
            "{from: 2021-01-01}",
        ),
        "by_gate_only": ("Chỉ do điều kiện khống chế đặt", "yes: không đạt được bằng điểm.", "yes"),
        "paired_with": (
            "Đi cùng",
            (
                "Tiêu chí, điều kiện khống chế hay dấu hiệu xấu đi khi xã không đi kiểm tra hoặc báo thiếu,"
                " khiến việc giấu không có lợi."
            ),
            "[B2, Q3]",
        ),
    },
    "BandOneOf": {
        "": ("Một trong các hạng", "one_of và danh sách hạng.", "{one_of: [tot, kha]}"),
        "one_of": ("Là một trong", "Danh sách hạng.", "[tot, kha]"),
    },
    "StreakShape": {
        "": (
            "Một chuỗi năm",
            "Hạng nào, bao nhiêu năm liền.",
            (
                "{id: khen_thuong, title: {vi: Xét khen thưởng}, cites: [minh-hoa], band: {one_of: [tot,"
                " kha]}, years: 3, missing_year: breaks}"
            ),
        ),
        "band": ("Hạng phải đạt", "Một trong các hạng này, năm nào cũng vậy.", "{one_of: [tot, kha]}"),
        "years": ("Số năm liền", "1 đến 10.", "3"),
        "in_force": (
            "Hiệu lực của phần này",
            (
                "Chỉ có trong các kỳ kết thúc trong khoảng này; bỏ trống: theo bộ. Bản sau dùng lại cùng mã,"
                " từ ngày sau."
            ),
            "{from: 2021-01-01}",
        ),
        "missing_year": ("Năm thiếu kết quả", "breaks: chuỗi đứt.", "breaks"),
    },
    "SignShape": {
        "": (
            "Một dấu hiệu",
            "Có, không, hoặc chưa biết; không bao giờ là điểm.",
            (
                "{id: Q1, title: {vi: Không kiểm tra lần nào}, cites: [minh-hoa], when: {venues_open:"
                " {at_least: 1}, inspections: 0}}"
            ),
        ),
        "when": (
            "Khi",
            "Điều kiện; ở đây hỏi được cả score, điểm máy tính.",
            "{venues_open: {at_least: 1}, inspections: 0}",
        ),
        "in_force": (
            "Hiệu lực của phần này",
            (
                "Chỉ có trong các kỳ kết thúc trong khoảng này; bỏ trống: theo bộ. Bản sau dùng lại cùng mã,"
                " từ ngày sau."
            ),
            "{from: 2021-01-01}",
        ),
        "years": ("Số năm liền", "Phải đúng bao nhiêu năm liền; bỏ trống: một.", "3"),
        "paired_with": (
            "Đi cùng",
            (
                "Tiêu chí, điều kiện khống chế hay dấu hiệu xấu đi khi xã không đi kiểm tra hoặc báo thiếu,"
                " khiến việc giấu không có lợi."
            ),
            "[B2, Q3]",
        ),
    },
}
