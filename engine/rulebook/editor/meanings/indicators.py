"""What the keys of indicator files mean, for editors."""

from __future__ import annotations

from collections.abc import Mapping

from engine.rulebook.editor.meanings.common import Meaning, Meanings

SELECTING: Mapping[str, Meaning] = {
    "where": ("Bản ghi nào", "Chỉ tính những bản ghi thỏa điều kiện.", "{kind: mại dâm}"),
    "dated": ("Tính theo ngày", "Trường ngày dùng để xét khoảng thời gian within.", "cleared_on"),
    "within": (
        "Khoảng thời gian",
        "period: trong kỳ; {months_before_end: n}: n tháng cuối; {between_months: [a, b]}.",
        "period",
    ),
    "open_at": ("Còn hoạt động", "period_end: còn hoạt động vào ngày cuối kỳ.", "period_end"),
    "overlaps": ("Có lúc trong kỳ", "period: có ít nhất một ngày trong kỳ.", "period"),
    "through": (
        "Đường dẫn",
        "Đi từ bản ghi đến đơn vị hay cơ sở, khi không phải đường thường dùng.",
        "case.venue.unit",
    ),
}
IF_NONE = ("Khi không chia được", "not_applicable: không áp dụng; unknown: chưa biết.", "not_applicable")

INDICATORS: Meanings = {
    "IndicatorsFile": {
        "": ("Bộ chỉ số", "Số liệu của một chủ thể trong một kỳ: đếm gì, ở đâu, khi nào.", ""),
        "indicators": (
            "Tên bộ chỉ số",
            "Tên không dấu; bộ tiêu chí nêu tên này ở subject.",
            "commune_period",
        ),
        "subject": ("Chủ thể", "{unit, period} hoặc {venue, period}.", "{unit, period}"),
        "define": (
            "Các chỉ số",
            "Tên không dấu, một phép tính, tên gọi.",
            "{cases_found: {count: case, within: period, vi: Vụ việc phát hiện, unit: vụ}}",
        ),
    },
    "Count": {
        "": (
            "Đếm bản ghi",
            "Số bản ghi của một loại. Biểu chưa nộp thì chưa biết, không phải 0.",
            "{count: case, within: period, vi: Vụ việc phát hiện, unit: vụ}",
        ),
        "count": ("Đếm", "Loại bản ghi được đếm.", "case"),
        **SELECTING,
    },
    "Exists": {
        "": (
            "Có bản ghi nào không",
            "Có hoặc không.",
            "{exists: support, within: period, vi: Có hỗ trợ trong kỳ}",
        ),
        "exists": ("Có", "Loại bản ghi; có ít nhất một thì là yes.", "support"),
        **SELECTING,
    },
    "CountDistinct": {
        "": (
            "Đếm giá trị khác nhau",
            "Số giá trị khác nhau của một trường.",
            "{count_distinct: activity.hamlet, within: period, vi: Ấp có tuyên truyền, unit: ấp}",
        ),
        "count_distinct": ("Đếm giá trị khác nhau", "loại.trường; ô trống không tính.", "activity.hamlet"),
        **SELECTING,
    },
    "Sum": {
        "": (
            "Cộng một trường",
            "Tổng của một trường số.",
            "{sum: case.victims, within: period, vi: Nạn nhân đã được xác định, unit: người}",
        ),
        "sum": ("Cộng", "loại.trường; ô trống không cộng gì.", "case.victims"),
        **SELECTING,
    },
    "MinDate": {
        "": (
            "Ngày sớm nhất",
            "Ngày sớm nhất của một trường ngày.",
            "{min_date: registration.plan_on, vi: Ngày ban hành kế hoạch}",
        ),
        "min_date": ("Ngày sớm nhất", "loại.trường.", "registration.plan_on"),
        **SELECTING,
    },
    "MaxDate": {
        "": (
            "Ngày muộn nhất",
            "Ngày muộn nhất của một trường ngày.",
            "{max_date: inspection.date, vi: Lần kiểm tra cuối}",
        ),
        "max_date": ("Ngày muộn nhất", "loại.trường.", "inspection.date"),
        **SELECTING,
    },
    "OwnField": {
        "": (
            "Trường của chủ thể",
            "Một trường của chính đơn vị hay cơ sở; để trống là chưa biết.",
            "{field: unit.population, vi: Dân số, unit: người}",
        ),
        "field": ("Trường", "unit.x hoặc venue.x.", "unit.population"),
    },
    "Ratio": {
        "": (
            "Tỷ lệ",
            'Chia hai chỉ số; đơn vị "%" thì nhân 100.',
            (
                '{ratio: [open_inspected, venues_open], unit: "%", if_none: not_applicable, vi: Tỷ lệ đã kiểm'
                " tra}"
            ),
        ),
        "ratio": ("Tỷ lệ", "[trên, dưới].", "[open_inspected, venues_open]"),
        "if_none": IF_NONE,
        "at_most": (
            "Không quá",
            (
                "Phần của một tổng không thể quá mức này; vượt là số liệu mâu thuẫn: tỷ lệ chỉ còn từ 0 đến"
                " mức ấy, và dòng phải sửa được nêu."
            ),
            "100",
        ),
    },
    "Per": {
        "": (
            "Tỷ suất",
            "Chia hai chỉ số rồi nhân với each.",
            "{per: [supported, population], each: 1000, if_none: unknown, vi: Tỷ suất hỗ trợ}",
        ),
        "per": ("Tỷ suất", "[trên, dưới].", "[supported, population]"),
        "each": ("Tính trên", "Tính trên bao nhiêu: 1000 là trên 1.000 dân.", "1000"),
        "if_none": IF_NONE,
    },
    "Add": {
        "": (
            "Cộng chỉ số",
            "Tổng của nhiều chỉ số.",
            "{add: [cases_due, tips_due], vi: Việc đến hạn, unit: việc}",
        ),
        "add": ("Cộng", "Các chỉ số được cộng.", "[cases_due, tips_due]"),
    },
    "Difference": {
        "": (
            "Trừ chỉ số",
            "[a, b] là a − b.",
            "{difference: [cases_found, cases_before], vi: Chênh lệch, unit: vụ}",
        ),
        "difference": ("Trừ", "[a, b] là a − b.", "[cases_due, cases_in_time]"),
    },
    "Previous": {
        "": (
            "Năm trước",
            "Giá trị năm trước của một chỉ số.",
            "{previous: cases_found, vi: Vụ việc năm trước, unit: vụ}",
        ),
        "previous": ("Giá trị năm trước của", "Chưa biết với năm trước khi phải nộp báo cáo.", "cases_found"),
    },
    "DaysBetween": {
        "": (
            "Số ngày giữa",
            "Số ngày từ ngày đầu đến ngày sau.",
            (
                "{days_between: [{period_day: 03-31}, plan_on], if_none: never, vi: Chậm bao nhiêu ngày,"
                " unit: ngày}"
            ),
        ),
        "days_between": ("Số ngày giữa", "[ngày đầu, ngày sau].", "[{period_day: 03-31}, plan_on]"),
        "if_none": (
            "Khi không có ngày",
            "never: lâu hơn mọi con số; not_applicable: không áp dụng; unknown: chưa biết.",
            "never",
        ),
    },
    "ScoreFirstTold": {
        "": (
            "Điểm như báo cáo đầu",
            "Điểm của một bộ tiêu chí nếu số liệu giữ như lần báo đầu, dòng đã rút tính lại.",
            "{score_first_told: healthy_commune, vi: Điểm như báo cáo đầu, unit: điểm}",
        ),
        "score_first_told": (
            "Bộ tiêu chí",
            "Bộ tiêu chí của chính chủ thể này; chỉ nên dùng trong signs.",
            "healthy_commune",
        ),
    },
    "ChanceOfSoFew": {
        "": (
            "Khả năng chỉ có ngần ấy",
            (
                "Nếu xã này như các xã khác cùng kỳ, khả năng chỉ có ngần ấy hoặc ít hơn (phân phối siêu bội,"
                ' đúng từng số); đơn vị "%" thì nhân 100.'
            ),
            (
                '{chance_of_so_few: inspections_with_breach, among: inspections, unit: "%", vi: Khả năng vi'
                " phạm ít như vậy}"
            ),
        ),
        "chance_of_so_few": ("Số có được", "Chỉ số đếm được.", "inspections_with_breach"),
        "among": ("Trên bao nhiêu", "Chỉ số nói có bao nhiêu lần, bao nhiêu nơi có thể có.", "inspections"),
    },
    "BandBefore": {
        "": (
            "Hạng năm trước",
            (
                "Hạng theo một bộ tiêu chí ở năm trước của chính đơn vị ấy: hạng đã công bố, chưa công bố thì"
                " như đang tính."
            ),
            "{band_before: healthy_commune, if_none: unknown, vi: Xếp loại năm trước}",
        ),
        "band_before": ("Bộ tiêu chí", "Bộ tiêu chí chấm chính loại chủ thể này.", "healthy_commune"),
        "if_none": (
            "Khi năm trước không có kết quả",
            (
                "unknown: chưa biết; not_applicable: coi như không đạt điều kiện nào về hạng (chỉ khi văn bản"
                " nói vậy)."
            ),
            "unknown",
        ),
    },
    "ShareOfBest": {
        "": (
            "So với đơn vị cao nhất",
            (
                "Số liệu của đơn vị chia cho số cao nhất trong các đơn vị cùng so; cao nhất được 100 %, không"
                " trên 0 thì là 0. Đơn vị nào còn chưa biết thì có thể là cao nhất."
            ),
            '{share_of_best: registered_share, unit: "%", vi: So với đơn vị cao nhất}',
        ),
        "share_of_best": ("Số liệu so sánh", "Một chỉ số là số của đơn vị.", "registered_share"),
        "within": (
            "Trong những đơn vị nào",
            (
                "cluster: cùng cụm (ghi ở units.yaml); type: cùng loại đơn vị; province: cùng tỉnh. Bỏ trống:"
                " mọi đơn vị."
            ),
            "cluster",
        ),
    },
    "MonthsBeforeEnd": {
        "": ("Những tháng cuối", "n tháng tính ngược từ cuối kỳ.", "{months_before_end: 24}"),
        "months_before_end": ("Số tháng", "Tính ngược từ cuối kỳ.", "$repeat_months"),
    },
    "BetweenMonths": {
        "": ("Giữa hai mốc tháng", "Từ a đến b tháng trước cuối kỳ.", "{between_months: [12, 36]}"),
        "between_months": (
            "Hai mốc",
            "[a, b]: những gì trong b tháng cuối mà không trong a tháng cuối.",
            "[12, 36]",
        ),
    },
}
