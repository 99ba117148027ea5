"""What the keys of the four files of `rules/links/` mean, for editors."""

from __future__ import annotations

from engine.rulebook.editor.meanings.common import BILINGUAL, Meanings

HALF_LIFE = ("Nửa đời (tháng)", "Sau chừng này tháng liên hệ chỉ còn nửa trọng số; none: không cũ đi.", "18")
REASON = ("Vì sao", "Lý do của các con số trên.", "{vi: Số được cấp lại sau khi bỏ}")

IDENTIFIERS: Meanings = {
    "Bilingual": BILINGUAL,
    "IdentifiersFile": {
        "": (
            "Liên hệ nối được bao xa",
            "Trọng số = độ riêng × độ tin cậy × thời gian × độ chắc về danh tính.",
            "",
        ),
        "hub": ("Nơi quá nhiều liên hệ", "Số quá nhiều bên dùng mà vẫn nối.", "{kept_when_p_below: 0.001}"),
        "identifiers": (
            "Các loại định danh",
            "Số điện thoại, tài khoản, biển số, địa chỉ, số định danh.",
            "{phone: {cap: 25, half_life_months: 18, reason: {vi: Số được cấp lại}}}",
        ),
        "ties": (
            "Các loại quan hệ",
            "Chủ, quản lý, họ hàng, cùng vụ việc, luân chuyển.",
            "{owner: {half_life_months: none, reason: {vi: Còn là chủ thì không cũ đi}}}",
        ),
        "reliability": (
            "Độ tin cậy của nguồn",
            "Từ 0 đến 1; một văn bản chỉ tính một lần.",
            "{registry: {weight: 0.9, reason: {vi: Sổ đăng ký}}}",
        ),
        "note_grades": (
            "Mức ghi chép",
            "Ghi chép của người xác minh: mức của nguồn (A–F) nhân mức của tin (1–6), mã Admiralty.",
            (
                "{source: {A: {weight: 0.9, reason: {vi: Nguồn luôn tin được}}}, information: {'1': {weight:"
                " 1, reason: {vi: đã được xác nhận}}}}"
            ),
        ),
        "identity": (
            "Độ chắc về danh tính",
            "Độ chắc rằng hai hồ sơ là một người.",
            "{same_number: {certainty: 0.99, reason: {vi: Cùng số định danh}}}",
        ),
        "identity_suggested_from": (
            "Gợi ý từ",
            "Hai hồ sơ chỉ được gợi ý là một người khi khả năng từ mức này; trên 0, không quá 1.",
            "0.9",
        ),
    },
    "Hub": {
        "": ("Nơi quá nhiều liên hệ", "Bình thường thì không nối.", ""),
        "kept_when_p_below": (
            "Vẫn nối khi",
            (
                "Các bên trong vụ việc dùng chung nhiều hơn ngẫu nhiên, xác suất dưới mức này; trên 0, không"
                " quá 1."
            ),
            "0.001",
        ),
    },
    "IdentifierShape": {
        "": (
            "Một loại định danh",
            "Bao nhiêu bên dùng chung thì thôi tính, cũ đi nhanh thế nào.",
            "{cap: 25, half_life_months: 18, reason: {vi: Số được cấp lại}}",
        ),
        "cap": ("Quá bao nhiêu bên", "Nhiều bên dùng chung hơn mức này thì không tính là liên hệ.", "25"),
        "half_life_months": HALF_LIFE,
        "reason": REASON,
    },
    "TieShape": {
        "": (
            "Một loại quan hệ",
            "Cũ đi nhanh thế nào.",
            "{half_life_months: 36, reason: {vi: Cùng một vụ việc}}",
        ),
        "half_life_months": ("Nửa đời (tháng)", "Số tháng; none: không cũ đi.", "36"),
        "reason": REASON,
    },
    "Weight": {
        "": ("Độ tin cậy của một nguồn", "Từ 0 đến 1.", "{weight: 0.9, reason: {vi: Sổ đăng ký}}"),
    },
    "NoteGrades": {
        "": (
            "Mức ghi chép",
            "Mã Admiralty: chữ cho nguồn, số cho điều nguồn nói; trọng số của B2 là B × 2.",
            "",
        ),
        "source": (
            "Nguồn",
            "A luôn tin được … E không tin được, F chưa đánh giá được.",
            "{A: {weight: 0.9, reason: {vi: Nguồn luôn tin được}}}",
        ),
        "information": (
            "Tin",
            "1 đã được xác nhận … 5 khó đúng, 6 chưa đánh giá được.",
            "{1: {weight: 1, reason: {vi: đã được nguồn khác xác nhận}}}",
        ),
    },
    "Certainty": {
        "": ("Độ chắc về danh tính", "Từ 0 đến 1.", "{certainty: 0.9, reason: {vi: Cùng tên và điện thoại}}"),
        "certainty": ("Độ chắc", "Từ 0 đến 1.", "0.9"),
        "reason": REASON,
    },
}

SEEDS: Meanings = {
    "SeedsFile": {
        "": ("Lan tỏa từ đâu", "Các bên trong vụ việc, nặng nhẹ theo loại vụ.", ""),
        "never_nodes": (
            "Không bao giờ là điểm",
            "Nạn nhân, người bán dâm, người lao động không bao giờ được đưa vào mạng.",
            "[nạn nhân, người đang được xác định là nạn nhân, người bán dâm, người lao động]",
        ),
        "severity": (
            "Nặng nhẹ theo loại vụ",
            "Trọng số từ 0 đến 1 và căn cứ.",
            "{mua bán người: {weight: 1, cites: [blhs-2015/150]}}",
        ),
        "violations": (
            "Nặng nhẹ theo vi phạm",
            "Hành vi do đoàn kiểm tra lập biên bản, nhẹ hơn vụ việc.",
            "{để xảy ra mại dâm: {weight: 0.4, cites: [minh-hoa]}}",
        ),
        "withdrawn_licence": (
            "Giấy phép bị thu hồi",
            "Cơ sở bị thu hồi giấy phép, nhẹ hơn vụ việc.",
            "{weight: 0.3, cites: [minh-hoa]}",
        ),
        "status": ("Theo tình trạng vụ", "Vụ đã rõ là không có tội thì 0.", "{khởi tố: 0.8}"),
        "rank": (
            "Xếp độ gần",
            (
                "Cách tính độ gần với các vụ việc: những lượt đi từ vụ việc qua các liên hệ, và bên nào có"
                " liên hệ giống một bên của vụ việc."
            ),
            "{alpha: 0.6, unconfirmed: 0.2, alike: 0.2}",
        ),
        "explain": ("Giải thích độ gần", "Theo từng đường nối.", "{paths_shown: 3}"),
    },
    "Severity": {
        "": ("Nặng nhẹ", "Trọng số từ 0 đến 1 và căn cứ.", "{weight: 0.7, cites: [blhs-2015/327]}"),
    },
    "Rank": {
        "": ("Xếp độ gần", "Cách tính cố định, ba hệ số.", ""),
        "alpha": ("Hệ số đi tiếp", "Sau mỗi bước, khả năng đi tiếp. Trên 0, dưới 1.", "0.6"),
        "unconfirmed": (
            "Liên hệ chưa được xác nhận",
            "Phần giữ lại của một liên hệ mà hai bên không có gì khác chung. Trên 0, không quá 1.",
            "0.2",
        ),
        "alike": (
            "Giống một bên của vụ việc",
            (
                "Phần cộng thêm cho bên có mọi liên hệ chung với một bên của vụ việc; chung một nửa thì cộng"
                " một nửa. Từ 0 (không tính) đến 1."
            ),
            "0.2",
        ),
    },
    "Explain": {
        "": ("Giải thích độ gần", "Nêu các đường mạnh nhất.", ""),
        "paths_shown": ("Số đường nêu ra", "Nêu bao nhiêu đường nối mạnh nhất.", "3"),
    },
}

LEADS: Meanings = {
    "Bilingual": BILINGUAL,
    "LeadsFile": {
        "": ("Khi nào thành manh mối", "Manh mối để người có trách nhiệm xem xét, không phải kết luận.", ""),
        "bound": (
            "Manh mối gồm những ai",
            "Cỡ nhỏ nhất và lớn nhất.",
            "{seed: 54, at_least_parties: 2, at_most_parties: 40, stability_seeds: 10}",
        ),
        "confidence": ("Độ tin", "Theo số loại nguồn.", "{source_kinds: {1: low, 2: medium, 3: high}}"),
        "lead_when": (
            "Thành manh mối khi",
            "Đủ bit, và có vụ việc, vi phạm nặng hoặc giấy phép bị thu hồi trên đường nối.",
            "{bits_at_least: 4, joined_from_bits: 2.5, near_miss_from_bits: 1.5}",
        ),
        "returns_after_dismissal": (
            "Bác rồi, khi nào nêu lại",
            "Chỉ khi có điều mới.",
            "{any: [{new_bits: {at_least: 3}}, {new_case: yes}]}",
        ),
        "decisions_expire": (
            "Quyết định hết hạn",
            "Sau bao nhiêu tháng thì người có trách nhiệm xem lại một quyết định.",
            "{dismissed: {months: 24, reason: {vi: Chủ và người thuê thường đã đổi}}}",
        ),
        "shown_as": (
            "Ghi là",
            "Lời ghi trên mọi manh mối.",
            "{vi: Dấu hiệu cần xác minh, en: To be verified}",
        ),
    },
    "Bound": {
        "": ("Manh mối gồm những ai", "Cỡ nhỏ nhất và lớn nhất.", ""),
        "seed": ("Số gieo", "Để tính lại ra đúng như cũ.", "54"),
        "at_least_parties": ("Ít nhất mấy bên", "Nhóm nhỏ hơn không thành manh mối.", "2"),
        "at_most_parties": ("Nhiều nhất mấy bên", "Nhóm lớn hơn thì chia tiếp (Louvain).", "40"),
        "stability_seeds": (
            "Số lần chia lại",
            "Chia lại nhiều lần xem có giống nhau không; từ 1 trở lên.",
            "10",
        ),
    },
    "Confidence": {
        "": ("Độ tin", "Theo số loại nguồn.", ""),
        "source_kinds": (
            "Theo số loại nguồn",
            "Bao nhiêu loại nguồn thì tin đến đâu: low, medium, high.",
            "{1: low, 2: medium, 3: high}",
        ),
    },
    "LeadWhen": {
        "": (
            "Thành manh mối khi",
            "Bit nói một người đứng sau giải thích hơn chuyện vô can hợp nhất bao nhiêu.",
            "",
        ),
        "bits_at_least": ("Cả nhóm từ mấy bit", "Trên 0.", "4"),
        "joined_from_bits": ("Nối hai bên từ mấy bit", "Trên 0.", "2.5"),
        "near_miss_from_bits": (
            "Suýt nối từ mấy bit",
            (
                "Cặp từ chừng này bit mà không ở trong nhóm đáng để ý hay manh mối nào: nêu ở danh sách suýt"
                " nối."
            ),
            "1.5",
        ),
    },
    "AtLeast": {"": ("Ít nhất", "Một số nguyên.", ""), "at_least": ("Ít nhất", "Một số nguyên.", "2")},
    "Returns": {
        "": ("Nêu lại khi", "Ít nhất một điều mới.", ""),
        "any": (
            "Ít nhất một điều",
            "Thêm bit, thêm loại nguồn, hoặc thêm vụ việc.",
            "[{new_bits: {at_least: 3}}, {new_case: yes}]",
        ),
    },
    "ExpiryShape": {
        "": (
            "Quyết định hết hạn",
            "Số tháng và lý do.",
            "{months: 24, reason: {vi: Chủ và người thuê thường đã đổi}}",
        ),
        "months": ("Số tháng", "Quá chừng này tháng thì xem lại.", "24"),
        "reason": REASON,
    },
    "NewBits": {
        "": ("Thêm bit", "Nặng thêm ít nhất chừng này.", ""),
        "new_bits": ("Thêm số bit", "Nặng thêm ít nhất chừng này bit.", "{at_least: 3}"),
    },
    "NewSource": {
        "": ("Thêm loại nguồn", "Có thêm một loại nguồn.", ""),
        "new_source_kind": ("Thêm loại nguồn", "yes: có thêm loại nguồn thì nêu lại.", "yes"),
    },
    "NewCase": {
        "": ("Thêm vụ việc", "Có thêm một vụ việc.", ""),
        "new_case": ("Thêm vụ việc", "yes: có thêm vụ việc thì nêu lại.", "yes"),
    },
}

LIKELY = (
    "Dấu ấy hay gặp đến đâu",
    "Trong những cặp có chuyện này, mấy phần có dấu ấy: trên 0, dưới 1. Không nêu: chỉ do ngẫu nhiên.",
    "{phone: 0.3, relative: 0.8}",
)
PASSES = (
    "Một năm chuyển mấy người",
    "Số người lao động không hợp đồng chờ thấy chuyển qua lại giữa hai bên trong một năm.",
    "0.2",
)

INNOCENT: Meanings = {
    "Bilingual": BILINGUAL,
    "InnocentFile": {
        "": (
            "Chuyện vô can",
            "Điều đã thấy được so với chuyện vô can hợp nhất, không chỉ với ngẫu nhiên.",
            "",
        ),
        "counted_when_missing": (
            "Không chung cũng nói lên điều gì",
            "Hai bên đều đã khai mà không chung.",
            "[own_phone, home]",
        ),
        "common_hand": (
            "Chung một người đứng sau",
            "Khi một người đứng sau cả hai thì hay thấy gì.",
            "{title: {vi: Chung một người đứng sau}, cites: [minh-hoa], likely: {phone: 0.4}, passes_on: 3}",
        ),
        "stories": (
            "Các chuyện vô can",
            "Gia đình, chủ nhà, kế toán, chủ cũ, chuỗi, xe dịch vụ, ngẫu nhiên.",
            (
                "{family: {title: {vi: Họ hàng}, tells: {vi: Hỏi quan hệ}, cites: [minh-hoa], prior: 0.2,"
                " likely: {relative: 0.8}, passes_on: 0.2}}"
            ),
        ),
    },
    "HandShape": {
        "": (
            "Chung một người đứng sau",
            "Khi một người đứng sau cả hai thì hay thấy gì.",
            "{title: {vi: Chung một người đứng sau}, cites: [minh-hoa], likely: {phone: 0.4}, passes_on: 3}",
        ),
        "likely": LIKELY,
        "passes_on": PASSES,
    },
    "StoryShape": {
        "": (
            "Một chuyện vô can",
            "Hiếm đến đâu, làm cho điều gì dễ thấy.",
            (
                "{title: {vi: Họ hàng}, tells: {vi: Hỏi quan hệ}, cites: [minh-hoa], prior: 0.2, likely:"
                " {relative: 0.8}, passes_on: 0.2}"
            ),
        ),
        "tells": (
            "Điều phân biệt",
            "Cần kiểm tra gì để biết là chuyện này hay một người đứng sau.",
            "{vi: Xem hợp đồng thuê của hai cơ sở}",
        ),
        "prior": (
            "Hay gặp đến đâu",
            "Phần của những cặp vô can có gì chung, khi điều kiện `when` đúng; trên 0, không quá 1.",
            "0.2",
        ),
        "when": ("Chỉ khi", "Điều phải có thì chuyện này mới kể được.", "{shared_by_at_least: 3}"),
        "likely": LIKELY,
        "passes_on": PASSES,
    },
    "StoryNeeds": {
        "": ("Chỉ khi", "Điều phải có.", "{shared_by_at_least: 3}"),
        "shared_by_at_least": ("Ít nhất mấy bên cùng dùng", "Một số nguyên.", "3"),
        "handed_over": ("Đã sang tên", "yes: hồ sơ ghi một bên từng là chủ cơ sở của bên kia.", "yes"),
        "not_at_once": ("Không cùng lúc", "yes: một bên đã ngừng trước khi bên kia bắt đầu.", "yes"),
        "taken_over": (
            "Đã sang lại chỗ",
            (
                "yes: cơ sở của một bên đã nghỉ (không bị thu hồi giấy phép), rồi bên kia mở cơ sở ở đúng"
                " chỗ ấy."
            ),
            "yes",
        ),
        "kinds_at_least": (
            "Ít nhất mấy loại điều chung",
            (
                "Số điện thoại (ở đâu cũng vậy), tài khoản, địa chỉ, xe, người quản lý: mỗi thứ một loại;"
                " không tính họ hàng; chỉ những gì `likely` nêu."
            ),
            "2",
        ),
    },
}

NAMED = {
    "phone": "Số điện thoại",
    "account": "Tài khoản",
    "plate": "Biển số",
    "address": "Địa chỉ",
    "identity_no": "Số định danh",
    "owner": "Chủ cơ sở",
    "manager": "Người quản lý",
    "relative": "Họ hàng",
    "case_party": "Cùng một vụ việc",
    "rotation": "Luân chuyển người lao động",
    "court_file": "Hồ sơ xét xử",
    "inspection": "Biên bản kiểm tra",
    "registry": "Sổ đăng ký",
    "verified_tip": "Tin báo đã xác minh",
    "unverified_tip": "Tin báo chưa xác minh",
    "anonymous_tip": "Tin báo ẩn danh",
    "same_number": "Cùng số định danh",
    "old_and_new_number_same_name": "Số cũ và số mới, cùng tên",
    "same_name_birth_year_phone": "Cùng tên, năm sinh, điện thoại",
    "same_name_birth_year": "Cùng tên, năm sinh",
    "same_name_only": "Chỉ trùng tên",
    "looking": "Đang xem xét",
    "referred": "Đã chuyển hồ sơ",
    "dismissed": "Đã bác",
    "A": "Nguồn luôn tin được",
    "B": "Nguồn thường tin được",
    "C": "Nguồn khá tin được",
    "D": "Nguồn ít khi tin được",
    "E": "Nguồn không tin được",
    "F": "Nguồn chưa đánh giá được",
    "1": "Đã được xác nhận",
    "2": "Có lẽ đúng",
    "3": "Có thể đúng",
    "4": "Đáng ngờ",
    "5": "Khó đúng",
    "6": "Chưa đánh giá được",
    "watched": "Đang theo dõi",
    "innocent_tie": "Liên hệ vô can",
    "household": "Người một nhà",
    "family": "Họ hàng",
    "landlord": "Chủ nhà, khu chợ",
    "agent": "Người làm giấy tờ hộ",
    "bookkeeper": "Kế toán chung",
    "franchise": "Chuỗi, nhượng quyền",
    "former_owner": "Chủ cũ và người mua",
    "taken_over": "Người sang lại quán",
    "kin_in_trade": "Họ hàng cùng buôn bán",
    "recycled_number": "Số được cấp lại",
    "taxi": "Xe dịch vụ",
    "employer_market": "Đổi chỗ làm trong nghề",
    "chance": "Ngẫu nhiên",
    "own_phone": "Số riêng của hai người",
    "answers": "Nghe máy cơ sở kia",
    "home": "Nơi ở",
    "premises": "Địa điểm kinh doanh",
    "contact": "Số ghi trong vụ việc",
    "carried": "Xe ghi trong vụ việc",
    "cases": "Vụ việc chung, từ vụ thứ hai",
    "plate_in_cases": "Một xe trong vụ của hai bên",
    "recruited": "Cùng nơi tuyển mộ",
    "reopened": "Mở lại sau thu hồi",
}
"""The closed lists of names in these files, in Vietnamese."""
