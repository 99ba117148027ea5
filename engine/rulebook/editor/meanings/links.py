"""What the keys of the three files of `rules/links/` mean, for editors."""

from __future__ import annotations

from engine.rulebook.editor.meanings.common import BILINGUAL, Meanings

HALF_LIFE = ("Nửa đời (tháng)", "Sau chừng này tháng liên hệ chỉ còn nửa trọng số; none: không cũ đi.", "18")
REASON = ("Vì sao", "Lý do của các con số trên.", "{vi: Số được cấp lại sau khi bỏ}")

IDENTIFIERS: Meanings = {
    "Bilingual": BILINGUAL,
    "IdentifiersFile": {
        "": ("Liên hệ nối được bao xa", "Trọng số = độ riêng × độ tin cậy × thời gian × độ chắc về danh tính.", ""),
        "specificity": ("Độ riêng", "Càng ít bên dùng chung thì càng nói lên nhiều.", "{formula: \"max(0, ln(N/d)/ln N)\", shown_as: bits}"),
        "hub": ("Nơi quá nhiều liên hệ", "Bớt trọng số của bên nối với rất nhiều bên.", "{factor: \"s^2 / sqrt(d-1)\", unless_shared_by_case_parties: {test: hypergeometric, p_below: 0.001}}"),
        "identifiers": ("Các loại định danh", "Số điện thoại, tài khoản, biển số, địa chỉ, giấy phép, số định danh.", "{phone: {cap: 25, half_life_months: 18, reason: {vi: Số được cấp lại}}}"),
        "ties": ("Các loại quan hệ", "Chủ, quản lý, họ hàng, cùng vụ việc, luân chuyển.", "{owner: {half_life_months: none_while_valid, reason: {vi: Còn là chủ thì không cũ đi}}}"),
        "reliability": ("Độ tin cậy của nguồn", "Từ 0 đến 1; một văn bản chỉ tính một lần.", "{registry: {weight: 0.9, reason: {vi: Sổ đăng ký}}}"),
        "identity": ("Độ chắc về danh tính", "Độ chắc rằng hai hồ sơ là một người.", "{same_number: {certainty: 0.99, reason: {vi: Cùng số định danh}}}"),
    },
    "Specificity": {
        "": ("Độ riêng", "Công thức cố định của chương trình.", ""),
        "formula": ("Công thức", "d: số bên cùng dùng; N: số bên.", "\"max(0, ln(N/d)/ln N)\""),
        "shown_as": ("Hiện ra là", "bits: số bit thông tin.", "bits"),
    },
    "Hub": {
        "": ("Nơi quá nhiều liên hệ", "Hệ số và ngoại lệ.", ""),
        "factor": ("Hệ số", "Công thức cố định của chương trình.", "\"s^2 / sqrt(d-1)\""),
        "unless_shared_by_case_parties": ("Trừ khi", "Những bên trong vụ việc dùng chung nhiều hơn mức ngẫu nhiên.", "{test: hypergeometric, p_below: 0.001}"),
    },
    "CaseParties": {
        "": ("Phép thử", "Nhiều hơn ngẫu nhiên hay không.", ""),
        "test": ("Phép thử", "Phép thử siêu bội.", "hypergeometric"),
        "p_below": ("Xác suất dưới", "Trên 0, không quá 1.", "0.001"),
    },
    "IdentifierShape": {
        "": ("Một loại định danh", "Bao nhiêu bên dùng chung thì thôi tính, cũ đi nhanh thế nào.", "{cap: 25, half_life_months: 18, reason: {vi: Số được cấp lại}}"),
        "cap": ("Quá bao nhiêu bên", "Nhiều bên dùng chung hơn mức này thì không tính là liên hệ.", "25"),
        "half_life_months": HALF_LIFE,
        "alone": ("Chỉ riêng nó", "never_a_sign: chỉ riêng nó thì không bao giờ là dấu hiệu.", "never_a_sign"),
        "reason": REASON,
    },
    "TieShape": {
        "": ("Một loại quan hệ", "Cũ đi nhanh thế nào.", "{half_life_months: 36, reason: {vi: Cùng một vụ việc}}"),
        "half_life_months": ("Nửa đời (tháng)", "Số tháng; none: không cũ đi; none_while_valid: còn hiệu lực thì không cũ đi.", "36"),
        "overlapping_windows": ("Phải trùng thời gian", "required: hai bên phải có lúc trùng thời gian.", "required"),
        "within_days": ("Trong bao nhiêu ngày", "Hai việc cách nhau không quá chừng này ngày.", "90"),
        "reason": REASON,
    },
    "Weight": {
        "": ("Độ tin cậy của một nguồn", "Từ 0 đến 1.", "{weight: 0.9, reason: {vi: Sổ đăng ký}}"),
    },
    "Certainty": {
        "": ("Độ chắc về danh tính", "Từ 0 đến 1.", "{certainty: 0.9, reason: {vi: Cùng tên và điện thoại}}"),
        "certainty": ("Độ chắc", "Từ 0 đến 1.", "0.9"),
        "at_most": ("Không bao giờ quá", "Dù có thêm gì cũng không vượt mức này.", "0.5"),
        "reason": REASON,
    },
}  # fmt: skip

SEEDS: Meanings = {
    "SeedsFile": {
        "": ("Lan tỏa từ đâu", "Các bên trong vụ việc, nặng nhẹ theo loại vụ.", ""),
        "never_nodes": ("Không bao giờ là điểm", "Nạn nhân, người bán dâm, người lao động không bao giờ được đưa vào mạng.", "[nạn nhân, người đang được xác định là nạn nhân, người bán dâm, người lao động]"),
        "severity": ("Nặng nhẹ theo loại vụ", "Trọng số từ 0 đến 1 và căn cứ.", "{mua bán người: {weight: 1, cites: [blhs-2015/150]}}"),
        "violations": ("Nặng nhẹ theo vi phạm", "Hành vi do đoàn kiểm tra lập biên bản, nhẹ hơn vụ việc.", "{để xảy ra mại dâm: {weight: 0.4, cites: [minh-hoa]}}"),
        "status": ("Theo tình trạng vụ", "Vụ đã rõ là không có tội thì 0.", "{khởi tố: 0.8}"),
        "rank": ("Xếp độ gần", "Cách tính độ gần với các vụ việc.", "{method: personalised_pagerank, alpha: 0.85, shown_beside: divided_by_plain_pagerank}"),
        "explain": ("Giải thích độ gần", "Theo từng đường nối.", "{method: noisy_or, lambda: 0.7, party_hops: 4, paths_shown: 3}"),
        "disagreement_shown_above": ("Nêu ra khi lệch quá", "Hai cách tính lệch nhau quá mức này thì nêu ra.", "0.5"),
    },
    "Severity": {
        "": ("Nặng nhẹ", "Trọng số từ 0 đến 1 và căn cứ.", "{weight: 0.7, cites: [blhs-2015/327]}"),
    },
    "Rank": {
        "": ("Xếp độ gần", "Cách tính cố định, một hệ số.", ""),
        "method": ("Cách tính", "PageRank xuất phát từ các vụ việc.", "personalised_pagerank"),
        "alpha": ("Hệ số đi tiếp", "Trên 0, không quá 1.", "0.85"),
        "shown_beside": ("Kèm theo", "Chia cho PageRank thường, để nơi đông liên hệ không đứng đầu vì đông.", "divided_by_plain_pagerank"),
    },
    "Explain": {
        "": ("Giải thích độ gần", "Gộp các đường nối.", ""),
        "method": ("Cách gộp", "noisy_or: các đường độc lập.", "noisy_or"),
        "lambda": ("Giảm mỗi bước", "Mỗi bước nhân với số này, trên 0, không quá 1.", "0.7"),
        "party_hops": ("Số bước", "Đi xa nhất bao nhiêu bước giữa các bên.", "4"),
        "paths_shown": ("Số đường nêu ra", "Nêu bao nhiêu đường nối mạnh nhất.", "3"),
    },
}  # fmt: skip

LEADS: Meanings = {
    "Bilingual": BILINGUAL,
    "LeadsFile": {
        "": ("Khi nào thành manh mối", "Manh mối để người có trách nhiệm xem xét, không phải kết luận.", ""),
        "chance": ("So với ngẫu nhiên", "Phép thử và tỷ lệ báo nhầm.", "{tests: {shared_identifier: poisson, holder_violations: hypergeometric, others: hypergeometric}, correction: benjamini_hochberg, false_discovery_at_most: 0.05}"),
        "bound": ("Manh mối gồm những ai", "Ngưỡng, cỡ nhỏ nhất và lớn nhất.", "{threshold: 0.2, method: louvain, seed: 54, at_least_parties: 2, at_most_parties: 40, stability: {seeds: 10, measure: mean_jaccard}}"),
        "score": ("Sức nặng", "Cộng số bit của những dấu hiệu độc lập.", "{sum_of: bits, of: independent_signs, one_kind_at_most: 0.5}"),
        "confidence": ("Độ tin", "Theo số loại nguồn.", "{source_kinds: {1: low, 2: medium, 3: high}, times: identity_certainty}"),
        "lead_when": ("Thành manh mối khi", "Có đủ chiều độc lập.", "{independent_dimensions: {at_least: 2}}"),
        "dimensions": ("Các chiều độc lập", "Nguồn gốc hay giới tính không bao giờ là một chiều.", "[{id: means, title: {vi: Điện thoại và tiền}, signs: [shared_identifier]}]"),
        "innocent_explanations": ("Lý do bình thường", "Những cách giải thích vô can được nêu kèm mỗi manh mối.", "{family: {vi: Người trong gia đình}}"),
        "returns_after_dismissal": ("Bác rồi, khi nào nêu lại", "Chỉ khi có điều mới.", "{any: [{new_bits: {at_least: 3}}, {new_case: yes}]}"),
        "decisions_expire": ("Quyết định hết hạn", "Sau bao nhiêu tháng thì người có trách nhiệm xem lại một quyết định.", "{dismissed: {months: 24, reason: {vi: Chủ và người thuê thường đã đổi}}}"),
        "shown_as": ("Ghi là", "Lời ghi trên mọi manh mối.", "{vi: Dấu hiệu cần xác minh, en: To be verified}"),
    },
    "Chance": {
        "": ("So với ngẫu nhiên", "Dấu hiệu hay gặp tình cờ thì không nêu.", ""),
        "tests": ("Phép thử", "Mỗi loại dấu hiệu một phép thử.", "{shared_identifier: poisson, holder_violations: hypergeometric, others: hypergeometric}"),
        "correction": ("Hiệu chỉnh", "Khi thử rất nhiều lần.", "benjamini_hochberg"),
        "false_discovery_at_most": ("Tỷ lệ báo nhầm", "Không quá mức này.", "0.05"),
    },
    "Bound": {
        "": ("Manh mối gồm những ai", "Ngưỡng, cỡ nhỏ nhất và lớn nhất.", ""),
        "threshold": ("Ngưỡng", "Bên được đưa vào khi xác suất đạt mức này.", "0.2"),
        "method": ("Cách chia", "Nhóm quá lớn được chia bằng cách này.", "louvain"),
        "seed": ("Số gieo", "Để tính lại ra đúng như cũ.", "54"),
        "at_least_parties": ("Ít nhất mấy bên", "Nhóm nhỏ hơn không thành manh mối.", "2"),
        "at_most_parties": ("Nhiều nhất mấy bên", "Nhóm lớn hơn thì chia tiếp.", "40"),
        "stability": ("Độ bền", "Chia lại nhiều lần xem có giống nhau không.", "{seeds: 10, measure: mean_jaccard}"),
    },
    "Stability": {
        "": ("Độ bền", "Chia lại bao nhiêu lần, so thế nào.", ""),
        "seeds": ("Số lần chia lại", "Từ 1 trở lên.", "10"),
        "measure": ("Độ đo", "Trung bình độ giống nhau.", "mean_jaccard"),
    },
    "Score": {
        "": ("Sức nặng", "Cộng số bit.", ""),
        "sum_of": ("Cộng", "Số bit.", "bits"),
        "of": ("Của", "Những dấu hiệu độc lập.", "independent_signs"),
        "one_kind_at_most": ("Một loại không quá", "Phần của một loại dấu hiệu trong tổng, trên 0, không quá 1.", "0.5"),
    },
    "Confidence": {
        "": ("Độ tin", "Theo số loại nguồn.", ""),
        "source_kinds": ("Theo số loại nguồn", "Bao nhiêu loại nguồn thì tin đến đâu: low, medium, high.", "{1: low, 2: medium, 3: high}"),
        "times": ("Nhân với", "Độ chắc về danh tính.", "identity_certainty"),
    },
    "LeadWhen": {
        "": ("Thành manh mối khi", "Có đủ chiều độc lập.", ""),
        "independent_dimensions": ("Số chiều độc lập", "Ít nhất bao nhiêu chiều.", "{at_least: 2}"),
    },
    "AtLeast": {"": ("Ít nhất", "Một số nguyên.", ""), "at_least": ("Ít nhất", "Một số nguyên.", "2")},
    "Dimension": {
        "": ("Một chiều", "Những dấu hiệu cùng nói về một điều.", "{id: means, title: {vi: Điện thoại và tiền}, signs: [shared_identifier]}"),
        "id": ("Mã", "Tên không dấu.", "means"),
        "signs": ("Các dấu hiệu", "Dấu hiệu thuộc chiều này.", "[shared_identifier]"),
    },
    "Returns": {
        "": ("Nêu lại khi", "Ít nhất một điều mới.", ""),
        "any": ("Ít nhất một điều", "Thêm bit, thêm loại nguồn, hoặc thêm vụ việc.", "[{new_bits: {at_least: 3}}, {new_case: yes}]"),
    },
    "ExpiryShape": {
        "": ("Quyết định hết hạn", "Số tháng và lý do.", "{months: 24, reason: {vi: Chủ và người thuê thường đã đổi}}"),
        "months": ("Số tháng", "Quá chừng này tháng thì xem lại.", "24"),
        "reason": REASON,
    },
    "NewBits": {"": ("Thêm bit", "Nặng thêm ít nhất chừng này.", ""), "new_bits": ("Thêm số bit", "Nặng thêm ít nhất chừng này bit.", "{at_least: 3}")},
    "NewSource": {"": ("Thêm loại nguồn", "Có thêm một loại nguồn.", ""), "new_source_kind": ("Thêm loại nguồn", "yes: có thêm loại nguồn thì nêu lại.", "yes")},
    "NewCase": {"": ("Thêm vụ việc", "Có thêm một vụ việc.", ""), "new_case": ("Thêm vụ việc", "yes: có thêm vụ việc thì nêu lại.", "yes")},
}  # fmt: skip

NAMED = {
    "phone": "Số điện thoại", "account": "Tài khoản", "plate": "Biển số", "address": "Địa chỉ", "licence": "Giấy phép",
    "identity_no": "Số định danh", "owner": "Chủ cơ sở", "manager": "Người quản lý", "relative": "Họ hàng",
    "case_party": "Cùng một vụ việc", "rotation": "Luân chuyển người lao động", "court_file": "Hồ sơ xét xử",
    "inspection": "Biên bản kiểm tra", "registry": "Sổ đăng ký", "verified_tip": "Tin báo đã xác minh",
    "unverified_tip": "Tin báo chưa xác minh", "anonymous_tip": "Tin báo ẩn danh", "same_number": "Cùng số định danh",
    "old_and_new_number_same_name": "Số cũ và số mới, cùng tên", "same_name_birth_year_phone": "Cùng tên, năm sinh, điện thoại",
    "same_name_birth_year": "Cùng tên, năm sinh", "same_name_only": "Chỉ trùng tên", "shared_identifier": "Dùng chung định danh",
    "holder_violations": "Vi phạm của một chủ", "others": "Dấu hiệu khác", "family": "Người trong gia đình",
    "landlord": "Chủ nhà cho thuê", "accountant": "Văn phòng kế toán", "franchise": "Chuỗi cửa hàng",
    "recycled_number": "Số được cấp lại", "looking": "Đang xem xét", "referred": "Đã chuyển hồ sơ", "dismissed": "Đã bác", "innocent_tie": "Liên hệ vô can", "same_building": "Cùng tòa nhà",
}  # fmt: skip
"""The closed lists of names in these files, in Vietnamese."""
