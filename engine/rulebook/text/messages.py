"""What each fault of a rule file says: the fault, then the way out. `{hint}` is the nearest known name."""

from __future__ import annotations

from engine.rulebook.text.among_messages import AMONG
from engine.rulebook.text.follow_up_messages import FOLLOW_UP
from engine.rulebook.text.proof_messages import PROOFS
from engine.rulebook.text.proof_messages import both as _both
from engine.rulebook.text.scoring_messages import SCORING

MESSAGES: dict[str, dict[str, str]] = {
    # R00x: the writing
    "R001": _both(
        "không đọc được cấu trúc của tệp: {problem}. Kiểm tra thụt lề, dấu hai chấm, ngoặc và nháy ở dòng này"
        " và dòng ngay trên.",
        "the file's structure can't be read: {problem_en}. Check indents, colons, brackets and quotes on this"
        " line and the one above.",
    ),
    "R002": _both(
        "tệp trống. Viết nội dung vào, hoặc xóa tệp.", "the file is empty. Fill it in or delete it."
    ),
    "R003": _both(
        "tệp có nhiều tài liệu ngăn bằng '---'. Tách mỗi tài liệu thành một tệp.",
        "the file holds several documents. Put each into a file of its own.",
    ),
    "R004": _both(
        "'{key}' đã có ở {first}. Giữ một chỗ, xóa chỗ kia.",
        "'{key}' already stands at {first}. Keep one, delete the other.",
    ),
    "R005": _both(
        "không dùng dấu neo (&, *) hay nhãn (!) trong tệp quy tắc. Viết lại nội dung tại chỗ.",
        "anchors (&, *) and tags (!) are not used in rule files. Write the content out.",
    ),
    "R006": _both(
        "thiếu giá trị sau dấu hai chấm hoặc dấu gạch. Điền giá trị, hoặc xóa dòng.",
        "a value is missing here. Fill it in or delete the line.",
    ),
    "R007": _both("có ký tự Tab ở đầu dòng. Thay bằng dấu cách.", "a tab stands in the indent. Use spaces."),
    "R008": _both(
        "chữ tiếng Việt gõ bằng bảng mã tổ hợp (không phải NFC). Gõ lại chữ này bằng bộ gõ Unicode dựng sẵn.",
        "letters are not in composed Unicode (NFC). Type them again with a precomposed keyboard.",
    ),
    "R009": _both(
        "tên mục phải là một từ, không phải danh sách hay nhóm. Viết 'tên: giá trị'.",
        "a key must be one word. Write 'name: value'.",
    ),
    "R010": _both(
        "'{found}' viết với dấu phẩy. Dùng dấu chấm: {wanted}.",
        "'{found}' has a decimal comma. Use a point: {wanted}.",
    ),
    "R011": _both(
        "tệp không phải UTF-8 (lỗi ở byte {position}). Lưu lại tệp với mã UTF-8.",
        "the file is not UTF-8 (at byte {position}). Save it as UTF-8.",
    ),
    "R012": _both(
        "có ký tự không nhìn thấy ({found}). Xóa rồi gõ lại bằng dấu cách thường.",
        "an invisible character stands here ({found}). Delete it and type a plain space.",
    ),
    "R013": _both(
        "quá nhiều tầng ngoặc hoặc thụt lề lồng nhau tới đây. Viết gọn lại.",
        "too many brackets or indents in one another up to here. Write it flatter.",
    ),
    "R014": _both(
        "tệp dài hơn {most} ký tự. Chia thành nhiều tệp.",
        "the file is longer than {most} characters. Split it.",
    ),
    "R015": _both(
        "ký tự '{found}' (thường do Word hoặc điện thoại tự đổi) không dùng ở đây được. Gõ lại thành"
        " '{wanted}'.",
        "'{found}' (often put in by Word or a phone) can't stand here. Type '{wanted}'.",
    ),
    "R016": _both(
        "đầu dòng có '{found}'. Mỗi mục của danh sách bắt đầu bằng gạch ngang và một dấu cách: '- '; dòng"
        " khác thì xóa ký tự này.",
        "the line begins with '{found}'. An item begins with a dash and a space, '- '; elsewhere delete it.",
    ),
    "R017": _both(
        "sau '{key}' phải là dấu hai chấm và một dấu cách. Viết '{key}: …'.",
        "after '{key}' there must be a colon and a space. Write '{key}: …'.",
    ),
    "R018": _both(
        "không dùng dấu so sánh '{found}'. Viết {wanted}.",
        "'{found}' is not used to compare. Write {wanted}.",
    ),
    "R019": _both(
        "'{found}' đứng sau dấu phẩy mà không phải một mục. Chữ có dấu phẩy thì đặt cả câu trong nháy kép:"
        ' "…, …".',
        "'{found}' stands after a comma and is no entry. Put a text with a comma in double quotes: \"…, …\".",
    ),
    "R020": _both(
        "'{key}' đã có ở {first}. Nếu từ đây là mục mới thì thêm '- ' ở đầu dòng; nếu không, xóa một chỗ.",
        "'{key}' already stands at {first}. If a new item begins here, put '- ' before it; else delete one.",
    ),
    "R021": _both(
        "tệp '{name}' không được đọc: phần mềm soạn thảo đã thêm đuôi. Đổi tên thành '{wanted}' (lưu dạng chữ"
        " thuần, UTF-8).",
        "'{name}' is not read: an editor added an ending. Rename it '{wanted}' (plain text, UTF-8).",
    ),
    "R022": _both(
        "số này dài {digits} chữ số, nhiều hơn {most}: không có số liệu nào lớn như vậy. Sửa số.",
        "this number has {digits} digits, more than {most}: no figure is as large. Fix it.",
    ),
    # R1xx: shapes and names
    "R101": _both(
        "mục '{name}' không dùng được ở đây.{hint} Sửa tên, hoặc xóa mục.",
        "'{name}' can't stand here.{hint} Fix the name or delete it.",
    ),
    "R102": _both(
        "không có chỉ số hoặc trường '{name}'.{hint} Sửa tên, hoặc khai báo trong rules/indicators.",
        "there is no indicator or field '{name}'.{hint} Fix the name or declare it in rules/indicators.",
    ),
    "R103": _both(
        "không có tham số '${name}'.{hint} Sửa tên, hoặc khai báo trong rules/parameters.yaml.",
        "there is no parameter '${name}'.{hint} Fix the name or declare it in rules/parameters.yaml.",
    ),
    "R104": _both(
        "không có hạng '{found}'.{hint} Các hạng: {choices}.",
        "there is no band '{found}'.{hint} Bands: {choices}.",
    ),
    "R105": _both(
        "không có loại báo cáo '{name}'.{hint} Dùng tên ghi ở mục 'return' trong rules/periods.yaml.",
        "there is no return '{name}'.{hint} Use a name given under 'return' in rules/periods.yaml.",
    ),
    "R106": _both(
        "thiếu mục bắt buộc '{name}'. Thêm '{name}: …' vào đây.", "'{name}' is missing. Add '{name}: …' here."
    ),
    "R107": _both(
        "chỉ số chưa nói phép tính.{hint} Dùng một trong: {operations}.",
        "the indicator names no operation.{hint} Use one of: {operations}.",
    ),
    "R108": _both(
        "'{found}' không dùng được ở đây.{hint} Chỉ dùng: {wanted}.",
        "'{found}' can't stand here.{hint} Use: {wanted}.",
    ),
    "R109": _both(
        "danh sách '{name}' có {found} mục, phải có {wanted_vi}. Thêm, hoặc bớt cho đủ.",
        "the list '{name}' holds {found} and must hold {wanted_en}. Add or remove.",
    ),
    "R110": _both(
        "'{found}' không phải là điều kiện. Viết 'chỉ số: giá trị', ví dụ {{venues_open: 0}}.",
        "'{found}' is no test. Write 'indicator: value', for instance {{venues_open: 0}}.",
    ),
    "R111": _both(
        "điều kiện trống: {{}} thì lúc nào cũng đúng. Viết điều kiện, hoặc xóa mục.",
        "the test is empty: {{}} always holds. Write it or delete it.",
    ),
    "R112": _both(
        "sau '{word}' phải là danh sách điều kiện: [{{…}}, {{…}}].",
        "'{word}' takes a list of tests: [{{…}}, {{…}}].",
    ),
    "R113": _both("viết {{at_least: số, of: [điều kiện, …]}}.", "write {{at_least: n, of: [test, …]}}."),
    "R114": _both(
        "đòi ít nhất {n} trong {parts} điều kiện. Số phải từ 1 đến {parts}.",
        "asks {n} of {parts} tests. Use 1 to {parts}.",
    ),
    "R115": _both(
        "'{name}' cần một giá trị đơn, không phải nhóm hay danh sách. Nhiều giá trị: {{one_of: […]}}.",
        "'{name}' takes one value. For several: {{one_of: […]}}.",
    ),
    "R116": _both(
        "không có phép so sánh '{word}'.{hint} Dùng: at_least (từ … trở lên), at_most (không quá), more_than"
        " (trên), less_than (dưới), between, one_of, none_of.",
        "there is no comparison '{word}'.{hint} Use at_least, at_most, more_than, less_than, between, one_of"
        " or none_of.",
    ),
    "R117": _both("viết between: [từ, đến].", "write between: [from, to]."),
    "R118": _both(
        "khoảng từ {low} đến {high} không chứa giá trị nào. Đổi chỗ hai số.",
        "nothing lies between {low} and {high}. Swap them.",
    ),
    "R119": _both(
        "sau '{word}' phải là danh sách giá trị: [a, b].", "'{word}' takes a list of values: [a, b]."
    ),
    "R120": _both(
        "'{found}' đứng hai lần trong danh sách. Xóa một.", "'{found}' stands twice in the list. Delete one."
    ),
    "R121": _both(
        "'{word}' không đứng một mình: 'within_days' đi kèm 'after' hoặc 'before', 'by' đi kèm 'apart_from'."
        " Thêm mục còn thiếu, hoặc xóa '{word}'.",
        "'{word}' can't stand alone: 'within_days' goes with 'after' or 'before', 'by' with 'apart_from'. Add"
        " what is missing or delete it.",
    ),
    "R122": _both(
        "viết {{apart_from: score, by: số}}; chỉ dùng cho chỉ số là số, trong 'signs'.",
        "write {{apart_from: score, by: n}}, for numbers, in 'signs' only.",
    ),
    "R123": _both(
        "tệp này không thuộc loại nào của rules/. Dòng đầu phải là một trong: {kinds}.",
        "this file is of no kind of rules/. It must have one of: {kinds}.",
    ),
    "R124": _both(
        "'{name}' cần một từ hoặc một số, không phải nhóm hay danh sách. Viết giá trị ngay sau dấu hai chấm.",
        "'{name}' takes a word or a number, no group or list. Write it right after the colon.",
    ),
    "R125": _both(
        "'{name}' cần một danh sách. Đặt trong ngoặc vuông: [a, b].",
        "'{name}' takes a list. Put it in square brackets: [a, b].",
    ),
    "R126": _both(
        "'{name}' cần một nhóm. Viết dạng {{tên: giá trị}}.", "'{name}' takes a group. Write {{name: value}}."
    ),
    "R128": _both(
        "id '{name}' đã dùng ở {first}. Đặt id khác.", "id '{name}' is used at {first}. Choose another."
    ),
    "R129": _both(
        "không có loại bản ghi '{name}'.{hint} Dùng một trong: {choices}.",
        "there is no kind of record '{name}'.{hint} Use one of: {choices}.",
    ),
    "R130": _both(
        "không đọc được '{name}': '{step}' không phải trường của '{kind}'.{hint} Sửa tên trường.",
        "there is no path '{name}': '{step}' is no field of '{kind}'.{hint} Fix the name.",
    ),
    "R131": _both(
        "không có bộ chỉ số '{name}'.{hint} Sửa tên cho khớp mục 'indicators' của một tệp trong"
        " rules/indicators.",
        "there is no set of indicators '{name}'.{hint} Use the name at the head of a file in"
        " rules/indicators.",
    ),
    "R132": _both(
        "không có bộ tiêu chí '{name}'.{hint} Sửa tên cho khớp mục 'rulebook' của một tệp rulebook.yaml.",
        "there is no rulebook '{name}'.{hint} Use the name at the head of a rulebook.yaml.",
    ),
    "R133": _both(
        "chỉ số '{name}' tính vòng tròn: {chain}. Bỏ một bước.",
        "indicator '{name}' goes in a circle: {chain}. Break it.",
    ),
    "R134": _both(
        "subject phải là {{unit, period}} hoặc {{venue, period}}.",
        "subject is {{unit, period}} or {{venue, period}}.",
    ),
    "R135": _both(
        "thiếu tệp {name} trong rules/. Chép lại từ bản gốc.", "{name} is missing from rules/. Copy it back."
    ),
    "R136": _both(
        "'{name}' không có ngày riêng. Thêm 'dated: trường ngày'.",
        "'{name}' has no date of its own. Add 'dated: field'.",
    ),
    "R137": _both(
        "'{name}' không có ngày bắt đầu và kết thúc nên không dùng được '{word}'. Dùng 'within: period'.",
        "'{name}' has no first and last day, so '{word}' can't be used. Use 'within: period'.",
    ),
    "R138": _both(
        "'{name}' đếm theo chính kỳ đang tính nên không dùng được '{word}'. Xóa '{word}'.",
        "'{name}' is counted in the period itself; '{word}' can't be used. Delete it.",
    ),
    "R139": _both(
        "tên '{name}' chỉ được có chữ không dấu, chữ số, '_' và '-', bắt đầu bằng chữ. Ví dụ: so_co_so.",
        "name '{name}' may have plain letters, digits, '_' and '-' only, a letter first.",
    ),
    "R145": _both(
        "'over_units: {found}' không hợp với phép tính này: các đơn vị cộng lại theo '{usual}'. Xóa mục này,"
        " hoặc ghi 'none' nếu cộng lại không có nghĩa.",
        "'over_units: {found}' does not fit this operation: units add up by '{usual}'. Delete the key, or"
        " write 'none' where a total means nothing.",
    ),
    "R146": _both(
        "'{name}' không phải phép đếm hay cộng bản ghi nên không chia nhỏ được. Chọn một chỉ số 'count' hoặc"
        " 'sum'.",
        "'{name}' is no count or sum of records, so it can't be split. Choose a 'count' or 'sum'.",
    ),
    "R148": _both(
        "'unit' chỉ dùng cho dữ kiện là số (asks: count hoặc count_of), không dùng cho '{asks}'. Xóa mục"
        " này.",
        "'unit' is for facts that are numbers (asks: count or count_of), not for '{asks}'. Delete it.",
    ),
    "R149": _both(
        "'no_evidence' chỉ dùng cho câu hỏi có hay không (asks: yes_no), không dùng cho '{asks}'. Xóa mục"
        " này.",
        "'no_evidence' is for yes or no questions (asks: yes_no), not for '{asks}'. Delete it.",
    ),
    "R147": _both(
        "'{name}' không phải trường có danh sách giá trị của '{kind}'.{hint} Dùng một trong: {choices}.",
        "'{name}' is no field of '{kind}' with a list of values.{hint} Use one of: {choices}.",
    ),
    # R20x: types and units
    "R201": _both(
        "'{name}' không phải số hay ngày nên không so được bằng '{word}'. Dùng giá trị đơn, one_of hoặc"
        " none_of.",
        "'{name}' is no number or date, so '{word}' can't be used. Use a value, one_of or none_of.",
    ),
    "R202": _both(
        "'known' chỉ dùng cho trường của bản ghi (trong where), không dùng cho chỉ số '{name}'. Bỏ điều kiện"
        " này: số liệu chưa biết thì máy tự để ngỏ kết quả.",
        "'known' tests a record's field (in where), not indicator '{name}'. Drop it: what is unknown stays"
        " open by itself.",
    ),
    "R203": _both(
        "'{name}' không phải ngày nên không dùng được '{word}'. Dùng at_least, at_most, hoặc chọn một trường"
        " ngày.",
        "'{name}' is no date, so '{word}' can't be used. Use at_least or at_most, or name a date field.",
    ),
    "R204": _both(
        "tham số '${name}' là số, không so được với trường này. Viết thẳng giá trị.",
        "parameter '${name}' is a number; it can't be compared here. Write the value itself.",
    ),
    "R226": _both(
        "chỉ số này là tỷ số không tính bằng % (1 là tất cả), nên {found} nghĩa là gấp {found} lần. Ghi unit:"
        ' "%" ở chỉ số, hoặc viết mức từ 0 đến 1.',
        "this figure is a ratio not in per cent (1 is all of it), so {found} means {found} times. Write unit:"
        ' "%" at the figure, or a level from 0 to 1.',
    ),
    "R205": _both(
        "tham số '${name}' tính bằng '{unit}', chỗ này cần '{wanted}'. Dùng tham số khác, hoặc sửa đơn vị cho"
        " khớp.",
        "parameter '${name}' is in '{unit}'; here '{wanted}' is wanted. Use another parameter or fix the"
        " unit.",
    ),
    "R206": _both(
        "'{found}' viết với dấu phẩy. Dùng dấu chấm cho phần thập phân.",
        "'{found}' has a decimal comma. Use a point.",
    ),
    "R207": _both(
        "'{found}' không phải là số.{hint} Viết bằng chữ số, ví dụ 12 hoặc 12.5; không có dấu cách, chữ,"
        " đơn vị.",
        "'{found}' is no number.{hint} Write digits such as 12 or 12.5, without spaces, letters or units.",
    ),
    "R208": _both(
        "'{found}' không thể xảy ra: đây là số đếm. Dùng 0, 1, 2, …",
        "'{found}' can't happen: this is a count. Use 0, 1, 2, …",
    ),
    "R209": _both("'{found}' nằm ngoài 0 đến 100 %. Sửa số.", "'{found}' lies outside 0 to 100 %. Fix it."),
    "R210": _both("'{found}' phải là yes (có) hoặc no (không).{hint}", "'{found}' must be yes or no.{hint}"),
    "R211": _both(
        "'{found}' không có trong danh mục.{hint} Danh mục: {choices}.",
        "'{found}' is not in the list.{hint} List: {choices}.",
    ),
    "R212": _both(
        "'{found}' không phải ngày hợp lệ.{hint} Viết năm-tháng-ngày: 2020-03-31.",
        "'{found}' is no real date.{hint} Write 2020-03-31.",
    ),
    "R213": _both(
        "'{found}' không phải ngày hay trường ngày.{hint} Viết năm-tháng-ngày, ví dụ 2020-03-31, hoặc tên một"
        " trường ngày.",
        "'{found}' is no date or date field.{hint} Write 2020-03-31 or the name of a date field.",
    ),
    "R214": _both(
        "viết một trong: {{period_day: 03-31}}, {{due: …}}, {{days_before_end: số}}.",
        "write one of {{period_day: 03-31}}, {{due: …}}, {{days_before_end: n}}.",
    ),
    "R215": _both(
        "'{found}' không phải tháng-ngày.{hint} Viết 03-31.",
        "'{found}' is no month and day.{hint} Write 03-31.",
    ),
    "R216": _both(
        "'{found}' phải là số nguyên.{hint} Viết không có dấu chấm, dấu cách, phần thập phân; ví dụ 3 hoặc"
        " 1000.",
        "'{found}' must be a whole number.{hint} Write it without points, spaces or decimals, for instance 3"
        " or 1000.",
    ),
    "R217": _both(
        "'{name}' không phải số, không cộng, trừ, chia được. Chọn một chỉ số hoặc trường là số.",
        "'{name}' is no number and can't be added, subtracted or divided. Name one that is.",
    ),
    "R218": _both(
        "'{name}' không phải ngày. Chọn một trường hoặc chỉ số là ngày.",
        "'{name}' is no date. Name a field or indicator that is.",
    ),
    "R219": _both(
        "'{name}' có đơn vị '{unit}', '{other}' có đơn vị '{wanted}': không cộng, trừ được với nhau. Sửa cho"
        " cùng đơn vị.",
        "'{name}' is in '{unit}', '{other}' in '{wanted}': they can't be added. Use one unit.",
    ),
    "R220": _both(
        "'{found}' có số 0 thừa ở đầu. Viết {wanted}.",
        "'{found}' has a zero too many in front. Write {wanted}.",
    ),
    "R221": _both(
        "'{found}' với chỉ số tính bằng % là chưa tới một phần trăm. Viết {wanted} nếu muốn nói {wanted} %.",
        "'{found}' for a figure in % is less than one per cent. Write {wanted} for {wanted} %.",
    ),
    "R222": _both(
        "tham số '${name}' có giá trị {found}, mà chỗ này là số đếm (0, 1, 2, …). Sửa giá trị trong"
        " rules/parameters.yaml.",
        "parameter '${name}' has the value {found}, but this is a count (0, 1, 2, …). Fix it in"
        " rules/parameters.yaml.",
    ),
    "R227": _both(
        "{found} {unit} dài hơn {most} {unit}, là một trăm năm. Sửa số.",
        "{found} is more than {most}, which is a hundred years ({unit}). Fix the number.",
    ),
    "R223": _both(
        "{name} là {found}; phải từ {least} trở lên. Sửa số.",
        "{name} is {found}; it must be {least} or more. Fix it.",
    ),
    "R224": _both(
        "'{found}' đọc được hai cách. Viết {whole} nếu dấu chấm phân hàng nghìn; viết {part} nếu là phần thập"
        " phân.",
        "'{found}' can be read in two ways. Write {whole} if the point parts thousands, {part} if it is a"
        " decimal point.",
    ),
    # R30x: parameters and dates
    "R301": _both(
        "hai giá trị của '{name}' cùng bắt đầu ngày {day}. Giữ một.",
        "two values of '{name}' begin on {day}. Keep one.",
    ),
    "R302": _both(
        "dòng cuối của giá trị phải không có điều kiện, để luôn có một dòng đúng. Bỏ 'when', hoặc thêm một"
        " dòng cuối.",
        "the last line must have no condition, so that one always holds. Drop 'when' or add a last line.",
    ),
    "R303": _both(
        "dòng này không bao giờ tới, vì dòng trên không có điều kiện. Xóa, hoặc chuyển lên trên.",
        "this line is never reached: the one above has no condition. Delete it or move it up.",
    ),
    "R304": _both(
        "giá trị của '{name}' chưa xếp theo ngày. Xếp cũ trước, mới sau.",
        "values of '{name}' are not in order of date. Oldest first.",
    ),
    "R305": _both(
        "kỳ cần start và end, hoặc parts. Thêm mục còn thiếu.",
        "a period needs start and end, or parts. Add what is missing.",
    ),
    "R306": _both(
        "owed_from phải là một năm hoặc none. Viết ví dụ 2018.",
        "owed_from is a year or none. Write for instance 2018.",
    ),
    "R308": _both(
        "ngày kết thúc {until} trước ngày bắt đầu {start}. Sửa một trong hai.",
        "it ends on {until}, before it begins on {start}. Fix one.",
    ),
    "R309": _both(
        "tham số '{name}' bắt đầu ngày {day}, sau khi bộ tiêu chí có hiệu lực ({start}). Thêm giá trị cho"
        " thời gian trước đó.",
        "parameter '{name}' begins on {day}, after the rulebook ({start}). Add a value for the time before.",
    ),
    "R310": _both(
        "các phần của kỳ '{name}' không nối tiếp nhau: phần {n} bắt đầu {start}, phải là {wanted}. Sửa start,"
        " hoặc end của phần trước.",
        "the parts of period '{name}' do not follow each other: part {n} begins on {start}, should be"
        " {wanted}. Fix start, or the end before it.",
    ),
    "R311": _both(
        "hạn nộp {due} trước ngày cuối kỳ {end}. Sửa due.",
        "the due day {due} lies before the period's end {end}. Fix due.",
    ),
    "R312": _both(
        "mã '{name}' có hai đơn vị cùng có hiệu lực (dòng kia: {first}). Sửa from hoặc until cho không chồng"
        " nhau.",
        "code '{name}' names two units at once (the other: {first}). Fix from or until.",
    ),
    "R313": _both(
        "đơn vị kế tiếp '{name}' không có trong danh sách vào ngày {day}. Thêm đơn vị đó, hoặc sửa becomes.",
        "successor '{name}' is not on the list on {day}. Add it or fix becomes.",
    ),
    "R314": _both(
        "mã kỳ '{found}': xem lại {missing}. Mã phải có {{year}} một lần, kỳ có nhiều phần thì thêm {{n}},"
        ' không gì khác trong ngoặc: "{{year}}-Q{{n}}".',
        "period code '{found}': see {missing}. It holds {{year}} once, and {{n}} where there are parts,"
        ' nothing else in braces: "{{year}}-Q{{n}}".',
    ),
    "R316": _both(
        "hiệu lực từ {day} không khớp năm ban hành {year}: phải từ ngày ban hành đến {most} năm sau. Kiểm tra"
        " lại năm.",
        "in force from {day}, but issued in {year}: it must be from the day of issue to {most} years later."
        " Check the year.",
    ),
    "R317": _both(
        "ngày ban hành {day} không thuộc năm {year} ghi trong số hoặc mã văn bản. Sửa ngày, hoặc sửa số.",
        "issued on {day}, but its number or id says {year}. Fix the date or the number.",
    ),
    "R318": _both(
        "'{name}': {key} là '{found}', nhưng biểu mẫu khai báo '{wanted}'. Ghi '{wanted}'; muốn đổi thì phải"
        " đổi biểu mẫu trước.",
        "'{name}': {key} is '{found}', but the form declares '{wanted}'. Write '{wanted}'; to change it,"
        " change the form first.",
    ),
    "R319": _both(
        "phần này mang số {found}, lẽ ra là {wanted}. Đánh số 1, 2, 3, … theo thứ tự ngày.",
        "this part is number {found}; it should be {wanted}. Count 1, 2, 3, … in the order of days.",
    ),
    "R320": _both(
        "kỳ bắt đầu {start} mà kết thúc {end} cùng năm. Thêm start_year: year_before nếu kỳ bắt đầu từ năm"
        " trước; không thì đổi chỗ hai ngày.",
        "the period begins on {start} and ends on {end} of the same year. Add start_year: year_before if it"
        " begins the year before; else swap the days.",
    ),
    "R321": _both(
        "kỳ từ {start} năm trước đến {end} dài hơn một năm. Bỏ start_year: year_before, hoặc sửa ngày.",
        "from {start} of the year before to {end} is more than a year. Drop start_year: year_before or fix"
        " the days.",
    ),
    "R322": _both(
        "mã '{found}' phải gồm đúng {digits} chữ số, đặt trong nháy. Sửa mã.",
        "code '{found}' must have exactly {digits} digits, in quotes. Fix it.",
    ),
    "R323": _both(
        "'becomes' cần 'until': ngày cuối mã này còn hiệu lực. Thêm until, hoặc xóa becomes.",
        "'becomes' needs 'until': the last day of this code. Add it or delete becomes.",
    ),
    "R327": _both(
        "kỳ {before} kết thúc {end} mà kỳ {after} bắt đầu {start}: đổi cách tính kỳ '{name}' làm có ngày"
        " không thuộc kỳ nào, hoặc thuộc hai kỳ. Thêm một dòng cho riêng năm chuyển tiếp, bắt đầu {wanted},"
        " rồi mới đến dòng này.",
        "period {before} ends on {end} and period {after} begins on {start}: the new window of '{name}'"
        " leaves days out or counts them twice. Add a line for the year between, beginning {wanted}, before"
        " this one.",
    ),
    "R326": _both(
        "kỳ '{name}' kết thúc {end} mà kỳ sau bắt đầu {start}, phải là {wanted}: có ngày không thuộc kỳ nào,"
        " hoặc thuộc hai kỳ. Sửa start hoặc end.",
        "a '{name}' ends {end} and the next begins {start}, not {wanted}: some days are in no period, or in"
        " two. Fix start or end.",
    ),
    "R325": _both(
        "vai trò '{name}' của {found} trùng thời gian với {other}. Sửa from hoặc until, hoặc bỏ vai trò ở một"
        " dòng.",
        "role '{name}' of {found} overlaps that of {other}. Fix from or until, or take the role off one"
        " line.",
    ),
    "R324": _both(
        "trường '{name}' không công khai mà chưa có dòng nào ở đây. Thêm '{name}: {{sensitivity: …, purpose:"
        " …}}'.",
        "field '{name}' is not open and has no line here. Add '{name}: {{sensitivity: …, purpose: …}}'.",
    ),
    # R40x: citations
    "R401": _both(
        "không có văn bản '{name}'.{hint} Khai báo trong rules/documents.yaml.",
        "there is no document '{name}'.{hint} Declare it in rules/documents.yaml.",
    ),
    "R402": _both(
        "văn bản '{name}' không có phần '{part}' trong danh sách đã đọc. Dùng một trong: {parts}; hoặc thêm"
        " phần này vào parts trong rules/documents.yaml sau khi đã đọc.",
        "document '{name}' has no part '{part}' among those read. Use one of: {parts}; or add it to parts in"
        " rules/documents.yaml once read.",
    ),
    "R403": _both(
        "phải trích dẫn ít nhất một văn bản; con số tự đặt thì ghi minh-hoa.",
        "cite at least one document; for a figure of your own cite minh-hoa.",
    ),
    "R404": _both(
        "văn bản '{name}' hết hiệu lực ngày {until}, mà quy tắc còn dùng đến {end}. Thêm văn bản thay thế,"
        " hoặc thêm một giá trị mới từ ngày sau đó.",
        "document '{name}' lapsed on {until}, but the rule is in force until {end_en}. Cite what replaced it,"
        " or add a new value from then on.",
    ),
    "R405": _both(
        "văn bản '{name}' chỉ có hiệu lực từ {start}, mà quy tắc đã dùng từ {day}. Trích dẫn văn bản có hiệu"
        " lực lúc đó.",
        "document '{name}' is in force from {start} only, but the rule from {day}. Cite what was in force"
        " then.",
    ),
    **AMONG,
    **SCORING,
    **FOLLOW_UP,
    # R70x: targets assigned from above
    "R701": _both(
        "'{found}' không phải số, ký hiệu của văn bản giao chỉ tiêu. Viết như trên văn bản, ví dụ"
        ' "12/QĐ-UBND".',
        "'{found}' is no number of the paper that assigns. Write it as the paper does, such as"
        ' "12/QĐ-UBND".',
    ),
    "R702": _both(
        "văn bản này chưa giao chỉ tiêu nào. Ghi recognised, figures hoặc bands; nếu không giao gì thì xóa"
        " dòng.",
        "this paper assigns nothing. Write recognised, figures or bands; if it assigns nothing, delete the"
        " entry.",
    ),
    "R703": _both(
        "số đơn vị phải được công nhận không thể là {found}. Ghi số từ 0 trở lên.",
        "{found} units can't be recognised. Write 0 or more.",
    ),
    "R704": _both(
        "năm {found} ngoài khoảng {first} đến {last}. Sửa năm.",
        "the year {found} is not from {first} to {last}. Fix it.",
    ),
    "R705": _both(
        "'{name}' không có số cộng của các đơn vị nên không thể là chỉ tiêu chung. Chọn chỉ số là số, tỷ lệ,"
        " hoặc có/không.",
        "'{name}' has no total over units, so no target can be set for it. Choose a number, a share, or a yes"
        " or no.",
    ),
    "R706": _both(
        "chỉ tiêu '{name}' phải ghi at_least (ít nhất) hoặc at_most (nhiều nhất), một trong hai.",
        "the target for '{name}' must say at_least or at_most, one of the two.",
    ),
    "R707": _both(
        "không có đơn vị mã '{name}' vào ngày {day}.{hint} Sửa mã theo units.yaml.",
        "there is no unit with code '{name}' on {day}.{hint} Fix it by units.yaml.",
    ),
    "R708": _both(
        "{office} đã giao '{name}' cho năm {year} ở {first}. Giữ dòng của văn bản đang có hiệu lực, xóa dòng"
        " kia.",
        "{office} already assigns '{name}' for {year} at {first}. Keep the entry of the paper that stands,"
        " delete the other.",
    ),
    # R90x: adoption
    "R901": _both(
        "'{found}' không phải số, ký hiệu của văn bản ban hành. Viết như trên văn bản, ví dụ \"15/QĐ-UBND\";"
        " chưa có văn bản thì để status: illustrative và xóa adoption.",
        "'{found}' is no document number. Write it as the document does, such as \"15/QĐ-UBND\"; without a"
        " document keep status: illustrative and delete adoption.",
    ),
    "R902": _both(
        "'{found}' không phải tên cơ quan ban hành. Viết tên đầy đủ, ví dụ \"UBND huyện An Biên\".",
        "'{found}' is no name of an office. Write it in full, such as \"UBND huyện An Biên\".",
    ),
    "R903": _both(
        "văn bản ban hành ngày {day}, sau khi bộ tiêu chí hết hiệu lực ({until}). Sửa date, hoặc until ở"
        " in_force.",
        "the document is of {day}, after the rulebook's last day ({until}). Fix date, or until in in_force.",
    ),
    "R904": _both(
        "'{name}' trong figures không phải tiêu chí, điều kiện khống chế, chuỗi năm, dấu hiệu của bộ này,"
        " cũng không phải tham số.{hint} Sửa tên, hoặc ghi lại bằng lanhmanh adopt … --figures.",
        "'{name}' in figures is no criterion, gate, streak or sign of this rulebook, nor a parameter.{hint}"
        " Fix the name, or record it again with lanhmanh adopt … --figures.",
    ),
    **PROOFS,
}
