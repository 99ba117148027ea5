"""What each fault of a rule file says, sorted by code: `{hint}` is the nearest known name."""

RULE_FILES = """
# R0xx: The writing
R001 không đọc được cấu trúc của tệp: {problem}. Kiểm tra thụt lề, dấu hai chấm, ngoặc và nháy ở dòng này và
     dòng ngay trên.
en   the file's structure can't be read: {problem_en}. Check indents, colons, brackets and quotes on this line
     and the one above.
R002 tệp trống. Viết nội dung vào, hoặc xóa tệp.
en   the file is empty. Fill it in or delete it.
R003 tệp có nhiều tài liệu ngăn bằng '---'. Tách mỗi tài liệu thành một tệp.
en   the file holds several documents. Put each into a file of its own.
R004 '{key}' đã có ở {first}. Giữ một chỗ, xóa chỗ kia.
en   '{key}' already stands at {first}. Keep one, delete the other.
R005 không dùng dấu neo (&, *) hay nhãn (!) trong tệp quy tắc. Viết lại nội dung tại chỗ.
en   anchors (&, *) and tags (!) are not used in rule files. Write the content out.
R006 thiếu giá trị sau dấu hai chấm hoặc dấu gạch. Điền giá trị, hoặc xóa dòng.
en   a value is missing here. Fill it in or delete the line.
R007 có ký tự Tab ở đầu dòng. Thay bằng dấu cách.
en   a tab stands in the indent. Use spaces.
R008 chữ tiếng Việt gõ bằng bảng mã tổ hợp (không phải NFC). Gõ lại chữ này bằng bộ gõ Unicode dựng sẵn.
en   letters are not in composed Unicode (NFC). Type them again with a precomposed keyboard.
R009 tên mục phải là một từ, không phải danh sách hay nhóm. Viết 'tên: giá trị'.
en   a key must be one word. Write 'name: value'.
R010 '{found}' viết với dấu phẩy. Dùng dấu chấm: {wanted}.
en   '{found}' has a decimal comma. Use a point: {wanted}.
R011 tệp không phải UTF-8 (lỗi ở byte {position}). Lưu lại tệp với mã UTF-8.
en   the file is not UTF-8 (at byte {position}). Save it as UTF-8.
R012 có ký tự không nhìn thấy ({found}). Xóa rồi gõ lại bằng dấu cách thường.
en   an invisible character stands here ({found}). Delete it and type a plain space.
R013 quá nhiều tầng ngoặc hoặc thụt lề lồng nhau tới đây. Viết gọn lại.
en   too many brackets or indents in one another up to here. Write it flatter.
R014 tệp dài hơn {most} ký tự. Chia thành nhiều tệp.
en   the file is longer than {most} characters. Split it.
R015 ký tự '{found}' (thường do Word hoặc điện thoại tự đổi) không dùng ở đây được. Gõ lại thành '{wanted}'.
en   '{found}' (often put in by Word or a phone) can't stand here. Type '{wanted}'.
R016 đầu dòng có '{found}'. Mỗi mục của danh sách bắt đầu bằng gạch ngang và một dấu cách: '- '; dòng khác thì
     xóa ký tự này.
en   the line begins with '{found}'. An item begins with a dash and a space, '- '; elsewhere delete it.
R017 sau '{key}' phải là dấu hai chấm và một dấu cách. Viết '{key}: …'.
en   after '{key}' there must be a colon and a space. Write '{key}: …'.
R018 không dùng dấu so sánh '{found}'. Viết {wanted}.
en   '{found}' is not used to compare. Write {wanted}.
R019 '{found}' đứng sau dấu phẩy mà không phải một mục. Chữ có dấu phẩy thì đặt cả câu trong nháy kép: "…, …".
en   '{found}' stands after a comma and is no entry. Put a text with a comma in double quotes: "…, …".
R020 '{key}' đã có ở {first}. Nếu từ đây là mục mới thì thêm '- ' ở đầu dòng; nếu không, xóa một chỗ.
en   '{key}' already stands at {first}. If a new item begins here, put '- ' before it; else delete one.
R021 tệp '{name}' không được đọc: phần mềm soạn thảo đã thêm đuôi. Đổi tên thành '{wanted}' (lưu dạng chữ
     thuần, UTF-8).
en   '{name}' is not read: an editor added an ending. Rename it '{wanted}' (plain text, UTF-8).
R022 số này dài {digits} chữ số, nhiều hơn {most}: không có số liệu nào lớn như vậy. Sửa số.
en   this number has {digits} digits, more than {most}: no figure is as large. Fix it.
# R1xx: Shapes and names
R101 mục '{name}' không dùng được ở đây.{hint} Sửa tên, hoặc xóa mục.
en   '{name}' can't stand here.{hint} Fix the name or delete it.
R102 không có chỉ số hoặc trường '{name}'.{hint} Sửa tên, hoặc khai báo trong rules/indicators.
en   there is no indicator or field '{name}'.{hint} Fix the name or declare it in rules/indicators.
R103 không có tham số '${name}'.{hint} Sửa tên, hoặc khai báo trong rules/parameters.yaml.
en   there is no parameter '${name}'.{hint} Fix the name or declare it in rules/parameters.yaml.
R104 không có hạng '{found}'.{hint} Các hạng: {choices}.
en   there is no band '{found}'.{hint} Bands: {choices}.
R105 không có loại báo cáo '{name}'.{hint} Dùng tên ghi ở mục 'return' trong rules/periods.yaml.
en   there is no return '{name}'.{hint} Use a name given under 'return' in rules/periods.yaml.
R106 thiếu mục bắt buộc '{name}'. Thêm '{name}: {value}' vào đây.
en   '{name}' is missing. Add '{name}: {value}' here.
R107 chỉ số chưa nói phép tính.{hint} Dùng một trong: {operations}.
en   the indicator names no operation.{hint} Use one of: {operations}.
R108 '{found}' không dùng được ở đây.{hint} Chỉ dùng: {wanted}.
en   '{found}' can't stand here.{hint} Use: {wanted}.
R109 danh sách '{name}' có {found} mục, phải có {wanted_vi}. Thêm, hoặc bớt cho đủ.
en   the list '{name}' holds {found} and must hold {wanted_en}. Add or remove.
R110 '{found}' không phải là điều kiện. Viết 'chỉ số: giá trị', ví dụ {{venues_open: 0}}.
en   '{found}' is no test. Write 'indicator: value', for instance {{venues_open: 0}}.
R111 điều kiện trống: {{}} thì lúc nào cũng đúng. Viết điều kiện, hoặc xóa mục.
en   the test is empty: {{}} always holds. Write it or delete it.
R112 sau '{word}' phải là danh sách điều kiện: [{{…}}, {{…}}].
en   '{word}' takes a list of tests: [{{…}}, {{…}}].
R113 viết {{at_least: số, of: [điều kiện, …]}}.
en   write {{at_least: n, of: [test, …]}}.
R114 đòi ít nhất {n} trong {parts} điều kiện. Số phải từ 1 đến {parts}.
en   asks {n} of {parts} tests. Use 1 to {parts}.
R115 '{name}' cần một giá trị đơn, không phải nhóm hay danh sách. Nhiều giá trị: {{one_of: […]}}.
en   '{name}' takes one value. For several: {{one_of: […]}}.
R116 không có phép so sánh '{word}'.{hint} Dùng: at_least (từ … trở lên), at_most (không quá), more_than
     (trên), less_than (dưới), between, one_of, none_of.
en   there is no comparison '{word}'.{hint} Use at_least, at_most, more_than, less_than, between, one_of or
     none_of.
R117 viết between: [từ, đến].
en   write between: [from, to].
R118 khoảng từ {low} đến {high} không chứa giá trị nào. Đổi chỗ hai số.
en   nothing lies between {low} and {high}. Swap them.
R119 sau '{word}' phải là danh sách giá trị: [a, b].
en   '{word}' takes a list of values: [a, b].
R120 '{found}' đứng hai lần trong danh sách. Xóa một.
en   '{found}' stands twice in the list. Delete one.
R121 '{word}' không đứng một mình: 'within_days' đi kèm 'after' hoặc 'before', 'by' đi kèm 'apart_from'. Thêm
     mục còn thiếu, hoặc xóa '{word}'.
en   '{word}' can't stand alone: 'within_days' goes with 'after' or 'before', 'by' with 'apart_from'. Add what
     is missing or delete it.
R122 viết {{apart_from: score, by: số}}; chỉ dùng cho chỉ số là số, trong 'signs'.
en   write {{apart_from: score, by: n}}, for numbers, in 'signs' only.
R123 tệp này không thuộc loại nào của rules/. Dòng đầu phải là một trong: {kinds}.
en   this file is of no kind of rules/. It must have one of: {kinds}.
R124 '{name}' cần một từ hoặc một số, không phải nhóm hay danh sách. Viết giá trị ngay sau dấu hai chấm.
en   '{name}' takes a word or a number, no group or list. Write it right after the colon.
R125 '{name}' cần một danh sách. Đặt trong ngoặc vuông: [a, b].
en   '{name}' takes a list. Put it in square brackets: [a, b].
R126 '{name}' cần một nhóm. Viết dạng {shape}.
en   '{name}' takes a group. Write {shape}.
R128 id '{name}' đã dùng ở {first}. Đặt id khác.
en   id '{name}' is used at {first}. Choose another.
R129 không có loại bản ghi '{found}'.{hint} Dùng một trong: {choices}.
en   there is no kind of record '{found}'.{hint} Use one of: {choices}.
R130 không đọc được '{name}': '{step}' không phải trường của '{kind}'.{hint} Sửa tên trường.
en   there is no path '{name}': '{step}' is no field of '{kind}'.{hint} Fix the name.
R131 không có bộ chỉ số '{name}'.{hint} Sửa tên cho khớp mục 'indicators' của một tệp trong rules/indicators.
en   there is no set of indicators '{name}'.{hint} Use the name at the head of a file in rules/indicators.
R132 không có bộ tiêu chí '{name}'.{hint} Sửa tên cho khớp mục 'rulebook' của một tệp rulebook.yaml.
en   there is no rulebook '{name}'.{hint} Use the name at the head of a rulebook.yaml.
R133 chỉ số '{name}' tính vòng tròn: {chain}. Bỏ một bước.
en   indicator '{name}' goes in a circle: {chain}. Break it.
R134 subject phải là {{unit, period}} hoặc {{venue, period}}.
en   subject is {{unit, period}} or {{venue, period}}.
R135 thiếu tệp {name} trong rules/. Chép lại từ bản gốc.
en   {name} is missing from rules/. Copy it back.
R136 '{name}' không có ngày riêng. Thêm 'dated: trường ngày'.
en   '{name}' has no date of its own. Add 'dated: field'.
R137 '{name}' không có ngày bắt đầu và kết thúc nên không dùng được '{word}'. Dùng 'within: period'.
en   '{name}' has no first and last day, so '{word}' can't be used. Use 'within: period'.
R138 '{name}' đếm theo chính kỳ đang tính nên không dùng được '{word}'. Xóa '{word}'.
en   '{name}' is counted in the period itself; '{word}' can't be used. Delete it.
R139 tên '{name}' chỉ được có chữ không dấu, chữ số, '_' và '-', bắt đầu bằng chữ. Ví dụ: so_co_so.
en   name '{name}' may have plain letters, digits, '_' and '-' only, a letter first.
R140 '{found}' là cách viết cũ. Nay viết '{wanted}'; lệnh lanhmanh upgrade viết lại cả bộ quy tắc.
en   '{found}' is former words. Write '{wanted}' now; lanhmanh upgrade writes all rules so.
R146 '{name}' không phải phép đếm hay cộng bản ghi nên không chia nhỏ được. Chọn một chỉ số 'count' hoặc
     'sum'.
en   '{name}' is no count or sum of records, so it can't be split. Choose a 'count' or 'sum'.
R147 '{name}' không phải trường có danh sách giá trị của '{kind}'.{hint} Dùng một trong: {choices}.
en   '{name}' is no field of '{kind}' with a list of values.{hint} Use one of: {choices}.
R148 'unit' chỉ dùng cho dữ kiện là số (asks: count hoặc share), không dùng cho '{asks}'. Xóa mục này.
en   'unit' is for facts that are numbers (asks: count or share), not for '{asks}'. Delete it.
R149 'no_evidence' chỉ dùng cho câu hỏi có hay không (asks: yes_no), không dùng cho '{asks}'. Xóa mục này.
en   'no_evidence' is for yes or no questions (asks: yes_no), not for '{asks}'. Delete it.
R150 '{name}' chỉ dùng cho điểm do cơ quan quyết định (asks: points), không dùng cho '{asks}'. Xóa mục này.
en   '{name}' is for points that an office decides (asks: points), not for '{asks}'. Delete it.
R151 điểm phải từ 0 trở lên và mức thấp nhất dưới mức cao nhất, ở đây là {least} đến {most}. Sửa at_least hoặc
     at_most.
en   points begin at 0 or above, and the least lies below the most; here they are {least} to {most}. Fix
     at_least or at_most.
# R2xx: Types and units
R201 '{name}' không phải số hay ngày nên không so được bằng '{word}'. Dùng giá trị đơn, one_of hoặc none_of.
en   '{name}' is no number or date, so '{word}' can't be used. Use a value, one_of or none_of.
R202 'known' chỉ dùng cho trường của bản ghi (trong where), không dùng cho chỉ số '{name}'. Bỏ điều kiện này:
     số liệu chưa biết thì máy tự để ngỏ kết quả.
en   'known' tests a record's field (in where), not indicator '{name}'. Drop it: what is unknown stays open by
     itself.
R203 '{name}' không phải ngày nên không dùng được '{word}'. Dùng at_least, at_most, hoặc chọn một trường ngày.
en   '{name}' is no date, so '{word}' can't be used. Use at_least or at_most, or name a date field.
R204 tham số '${name}' là số, không so được với trường này. Viết thẳng giá trị.
en   parameter '${name}' is a number; it can't be compared here. Write the value itself.
R205 tham số '${name}' tính bằng '{unit}', chỗ này cần '{wanted}'. Dùng tham số khác, hoặc sửa đơn vị cho
     khớp.
en   parameter '${name}' is in '{unit}'; here '{wanted}' is wanted. Use another parameter or fix the unit.
R206 '{found}' viết với dấu phẩy. Dùng dấu chấm cho phần thập phân.
en   '{found}' has a decimal comma. Use a point.
R207 '{found}' không phải là số.{hint} Viết bằng chữ số, ví dụ 12 hoặc 12.5; không có dấu cách, chữ, đơn vị.
en   '{found}' is no number.{hint} Write digits such as 12 or 12.5, without spaces, letters or units.
R208 '{found}' không thể xảy ra: đây là số đếm. Dùng 0, 1, 2, …
en   '{found}' can't happen: this is a count. Use 0, 1, 2, …
R209 '{found}' nằm ngoài 0 đến 100 %. Sửa số.
en   '{found}' lies outside 0 to 100 %. Fix it.
R210 '{found}' phải là yes (có) hoặc no (không).{hint}
en   '{found}' must be yes or no.{hint}
R211 '{found}' không có trong danh mục.{hint} Danh mục: {choices}.
en   '{found}' is not in the list.{hint} List: {choices}.
R212 '{found}' không phải ngày hợp lệ.{hint} Viết năm-tháng-ngày: 2020-03-31.
en   '{found}' is no real date.{hint} Write 2020-03-31.
R213 '{found}' không phải ngày hay trường ngày.{hint} Viết năm-tháng-ngày, ví dụ 2020-03-31, hoặc tên một
     trường ngày.
en   '{found}' is no date or date field.{hint} Write 2020-03-31 or the name of a date field.
R214 viết một trong: {{period_day: 03-31}}, {{due: …}}, {{days_before_end: số}}.
en   write one of {{period_day: 03-31}}, {{due: …}}, {{days_before_end: n}}.
R215 '{found}' không phải tháng-ngày.{hint} Viết 03-31.
en   '{found}' is no month and day.{hint} Write 03-31.
R216 '{found}' phải là số nguyên.{hint} Viết không có dấu chấm, dấu cách, phần thập phân; ví dụ 3 hoặc 1000.
en   '{found}' must be a whole number.{hint} Write it without points, spaces or decimals, for instance 3 or
     1000.
R217 '{name}' không phải số, không cộng, trừ, chia được. Chọn một chỉ số hoặc trường là số.
en   '{name}' is no number and can't be added, subtracted or divided. Name one that is.
R218 '{name}' không phải ngày. Chọn một trường hoặc chỉ số là ngày.
en   '{name}' is no date. Name a field or indicator that is.
R219 '{name}' có đơn vị '{unit}', '{other}' có đơn vị '{wanted}': không cộng, trừ được với nhau. Sửa cho cùng
     đơn vị.
en   '{name}' is in '{unit}', '{other}' in '{wanted}': they can't be added. Use one unit.
R220 '{found}' có số 0 thừa ở đầu. Viết {wanted}.
en   '{found}' has a zero too many in front. Write {wanted}.
R221 '{found}' với chỉ số tính bằng % là chưa tới một phần trăm. Viết {wanted} nếu muốn nói {wanted} %.
en   '{found}' for a figure in % is less than one per cent. Write {wanted} for {wanted} %.
R222 tham số '${name}' có giá trị {found}, mà chỗ này là số đếm (0, 1, 2, …). Sửa giá trị trong
     rules/parameters.yaml.
en   parameter '${name}' has the value {found}, but this is a count (0, 1, 2, …). Fix it in
     rules/parameters.yaml.
R223 {name} là {found}; phải từ {least} trở lên. Sửa số.
en   {name} is {found}; it must be {least} or more. Fix it.
R224 '{found}' đọc được hai cách. Viết {whole} nếu dấu chấm phân hàng nghìn; viết {part} nếu là phần thập
     phân.
en   '{found}' can be read in two ways. Write {whole} if the point parts thousands, {part} if it is a decimal
     point.
R226 chỉ số này là tỷ số không tính bằng % (1 là tất cả), nên {found} nghĩa là gấp {found} lần. Ghi unit: "%"
     ở chỉ số, hoặc viết mức từ 0 đến 1.
en   this figure is a ratio not in per cent (1 is all of it), so {found} means {found} times. Write unit: "%"
     at the figure, or a level from 0 to 1.
R227 {found} {unit} dài hơn {most} {unit}, là một trăm năm. Sửa số.
en   {found} is more than {most}, which is a hundred years ({unit}). Fix the number.
# R3xx: Parameters and dates
R301 hai giá trị của '{name}' cùng bắt đầu ngày {day}. Giữ một.
en   two values of '{name}' begin on {day}. Keep one.
R302 dòng cuối của giá trị phải không có điều kiện, để luôn có một dòng đúng. Bỏ 'when', hoặc thêm một dòng
     cuối.
en   the last line must have no condition, so that one always holds. Drop 'when' or add a last line.
R303 dòng này không bao giờ tới, vì dòng trên không có điều kiện. Xóa, hoặc chuyển lên trên.
en   this line is never reached: the one above has no condition. Delete it or move it up.
R304 giá trị của '{name}' chưa xếp theo ngày. Xếp cũ trước, mới sau.
en   values of '{name}' are not in order of date. Oldest first.
R305 kỳ cần start và end, hoặc parts. Thêm mục còn thiếu.
en   a period needs start and end, or parts. Add what is missing.
R306 owed_from phải là một năm hoặc none. Viết ví dụ 2018.
en   owed_from is a year or none. Write for instance 2018.
R307 ngưỡng không hỏi được '{name}': chỉ hỏi trường có/không của đơn vị ({choices}).{hint} Mức khác nhau theo
     hành vi, loại hình thì mỗi mức một tham số và một phép đếm có where, rồi cộng bằng add.
en   a threshold can't ask '{name}', only the yes/no fields of the unit ({choices}).{hint} Where it differs by
     act or kind, write a parameter and a count with where for each, and add them up with add.
R308 ngày kết thúc {until} trước ngày bắt đầu {start}. Sửa một trong hai.
en   it ends on {until}, before it begins on {start}. Fix one.
R309 tham số '{name}' bắt đầu ngày {day}, sau khi phần dùng nó có hiệu lực ({start}). Thêm giá trị cho thời
     gian trước đó, hoặc ghi in_force cho phần ấy.
en   parameter '{name}' begins on {day}, after what uses it ({start}). Add a value for the time before, or
     give that part in_force.
R310 các phần của kỳ '{name}' không nối tiếp nhau: phần {n} bắt đầu {start}, phải là {wanted}. Sửa start, hoặc
     end của phần trước.
en   the parts of period '{name}' do not follow each other: part {n} begins on {start}, should be {wanted}.
     Fix start, or the end before it.
R311 hạn nộp {due} trước ngày cuối kỳ {end}. Sửa due.
en   the due day {due} lies before the period's end {end}. Fix due.
R312 mã '{name}' có hai đơn vị cùng có hiệu lực (dòng kia: {first}). Sửa from hoặc until cho không chồng nhau.
en   code '{name}' names two units at once (the other: {first}). Fix from or until.
R313 đơn vị kế tiếp '{name}' không có trong danh sách vào ngày {day}. Thêm đơn vị đó, hoặc sửa becomes.
en   successor '{name}' is not on the list on {day}. Add it or fix becomes.
R314 mã kỳ '{found}': xem lại {missing}. Mã phải có {{year}} một lần, kỳ có nhiều phần thì thêm {{n}}, không
     gì khác trong ngoặc: "{{year}}-Q{{n}}".
en   period code '{found}': see {missing}. It holds {{year}} once, and {{n}} where there are parts, nothing
     else in braces: "{{year}}-Q{{n}}".
R316 hiệu lực từ {day} không khớp năm ban hành {year}: phải từ ngày ban hành đến {most} năm sau. Kiểm tra lại
     năm.
en   in force from {day}, but issued in {year}: it must be from the day of issue to {most} years later. Check
     the year.
R317 ngày ban hành {day} không thuộc năm {year} ghi trong số hoặc mã văn bản. Sửa ngày, hoặc sửa số.
en   issued on {day}, but its number or id says {year}. Fix the date or the number.
R318 '{name}': {key} là '{found}', nhưng biểu mẫu khai báo '{wanted}'. Ghi '{wanted}'; muốn đổi thì phải đổi
     biểu mẫu trước.
en   '{name}': {key} is '{found}', but the form declares '{wanted}'. Write '{wanted}'; to change it, change
     the form first.
R319 phần này mang số {found}, lẽ ra là {wanted}. Đánh số 1, 2, 3, … theo thứ tự ngày.
en   this part is number {found}; it should be {wanted}. Count 1, 2, 3, … in the order of days.
R320 kỳ bắt đầu {start} mà kết thúc {end} cùng năm. Thêm start_year: year_before nếu kỳ bắt đầu từ năm trước;
     không thì đổi chỗ hai ngày.
en   the period begins on {start} and ends on {end} of the same year. Add start_year: year_before if it begins
     the year before; else swap the days.
R321 kỳ từ {start} năm trước đến {end} dài hơn một năm. Bỏ start_year: year_before, hoặc sửa ngày.
en   from {start} of the year before to {end} is more than a year. Drop start_year: year_before or fix the
     days.
R322 mã '{found}' phải gồm đúng {digits} chữ số, đặt trong nháy. Sửa mã.
en   code '{found}' must have exactly {digits} digits, in quotes. Fix it.
R323 'becomes' cần 'until': ngày cuối mã này còn hiệu lực. Thêm until, hoặc xóa becomes.
en   'becomes' needs 'until': the last day of this code. Add it or delete becomes.
R324 trường '{name}' không công khai mà chưa có dòng nào ở đây. Thêm '{name}: {{sensitivity: …, purpose: …}}'.
en   field '{name}' is not open and has no line here. Add '{name}: {{sensitivity: …, purpose: …}}'.
R325 vai trò '{name}' của {found} trùng thời gian với {other}. Sửa from hoặc until, hoặc bỏ vai trò ở một
     dòng.
en   role '{name}' of {found} overlaps that of {other}. Fix from or until, or take the role off one line.
R326 kỳ '{name}' kết thúc {end} mà kỳ sau bắt đầu {start}, phải là {wanted}: có ngày không thuộc kỳ nào, hoặc
     thuộc hai kỳ. Sửa start hoặc end.
en   a '{name}' ends {end} and the next begins {start}, not {wanted}: some days are in no period, or in two.
     Fix start or end.
R327 kỳ {before} kết thúc {end} mà kỳ {after} bắt đầu {start}: đổi cách tính kỳ '{name}' làm có ngày không
     thuộc kỳ nào, hoặc thuộc hai kỳ. Thêm một dòng cho riêng năm chuyển tiếp, bắt đầu {wanted}, rồi mới đến
     dòng này.
en   period {before} ends on {end} and period {after} begins on {start}: the new window of '{name}' leaves
     days out or counts them twice. Add a line for the year between, beginning {wanted}, before this one.
R328 biểu {form} đã có trường '{name}'. Đặt tên khác cho cột.
en   form {form} has a field '{name}' already. Choose another name for the column.
R329 biểu {form} đã có cột '{found}' trong thời gian này. Đặt tiêu đề khác, hoặc sửa in_force cho không chồng
     nhau.
en   form {form} has a column '{found}' at that time already. Choose another header, or fix in_force.
R330 '{name}' không dùng cho 'type: {type}', chỉ dùng cho: {wanted}. Xóa mục này, hoặc đổi type.
en   '{name}' is not for 'type: {type}', only for: {wanted}. Delete it, or change the type.
R331 cột '{found}' nêu được một người (tên, số, điện thoại, năm sinh…): chỉ kho mã hóa được giữ, và cột riêng
     không vào kho. Bỏ cột, hoặc thay bằng cột đếm, có hay không, chọn trong danh sách.
en   column '{found}' tells of a person (name, number, phone, year of birth …): only the vault may hold that,
     and no column of an office's own goes there. Drop it, or use a count, a yes or no, a choice.
R332 biểu {form} là biểu hạn chế, cột không thể là '{found}'. Ghi 'sensitivity: restricted'.
en   form {form} is restricted, so a column can't be '{found}'. Write 'sensitivity: restricted'.
R333 chữ tự do có thể chứa tên người: ở biểu {form} cột chữ phải là internal hoặc restricted, và biểu hạn chế
     không có cột chữ. Dùng 'type: choice' với values, hoặc sửa sensitivity.
en   free text may hold a person's name: on form {form} a text column is internal or restricted, and a
     restricted form has none. Use 'type: choice' with values, or fix sensitivity.
R334 '{name}' là cột riêng: ô trống của nó là chưa biết, nên không dùng làm ngày để xét 'within' được. Bỏ
     dated, và hỏi ngày ấy trong where.
en   '{name}' is a column of the office's own, whose blanks are unknown: it can't be the day for 'within'.
     Drop dated, and test the day in where.
# R4xx: Citations
R401 không có văn bản '{name}'.{hint} Khai báo trong rules/documents.yaml.
en   there is no document '{name}'.{hint} Declare it in rules/documents.yaml.
R402 văn bản '{name}' không có phần '{part}' trong danh sách đã đọc. Dùng một trong: {parts}; hoặc thêm phần
     này vào parts trong rules/documents.yaml sau khi đã đọc.
en   document '{name}' has no part '{part}' among those read. Use one of: {parts}; or add it to parts in
     rules/documents.yaml once read.
R403 phải trích dẫn ít nhất một văn bản; con số tự đặt thì ghi minh-hoa.
en   cite at least one document; for a figure of your own cite minh-hoa.
R404 văn bản '{name}' hết hiệu lực ngày {until}, mà quy tắc còn dùng đến {end}. Thêm văn bản thay thế, hoặc
     thêm một giá trị mới từ ngày sau đó.
en   document '{name}' lapsed on {until}, but the rule is in force until {end_en}. Cite what replaced it, or
     add a new value from then on.
R405 văn bản '{name}' chỉ có hiệu lực từ {start}, mà quy tắc đã dùng từ {day}. Trích dẫn văn bản có hiệu lực
     lúc đó.
en   document '{name}' is in force from {start} only, but the rule from {day}. Cite what was in force then.
# R5xx: Scoring
R501 tổng điểm các tiêu chí là {found}, không phải {wanted}. Sửa điểm hoặc total.
en   the criteria add up to {found}, not {wanted}. Fix the points or total.
R502 điểm của nhóm {group} cộng lại là {found}, không phải {wanted}. Sửa điểm hoặc total của nhóm.
en   group {group} adds up to {found}, not {wanted}. Fix the points or the group's total.
R503 điều kiện khống chế phải có đúng một trong hai: band hoặc bands_allowed. Thêm, hoặc xóa một.
en   a gate has either band or bands_allowed. Add or delete one.
R505 hai hạng '{name}' và '{other}' cùng mức điểm {from_}. Đổi một.
en   bands '{name}' and '{other}' begin at the same {from_}.
R506 không hạng nào bắt đầu từ 0 điểm. Thêm hạng có from: 0.
en   no band begins at 0. Add one with from: 0.
R507 points_decimals phải từ 0 đến 4. Thường là 2.
en   points_decimals is 0 to 4. Use 2 as a rule.
R508 số này không được dưới {least}. Viết số từ {least} trở lên; văn bản trừ xuống dưới 0 thì ghi mức thấp
     nhất ở tiêu chí, ví dụ at_least: -0.25.
en   this number must not be below {least}. Write {least} or more; where the paper takes off below 0, write
     the lowest at the criterion, such as at_least: -0.25.
R509 '{name}' trong monotone không được tiêu chí này dùng. Xóa đi.
en   '{name}' in monotone is not used by this criterion.
R511 full_at phải lớn hơn 0. Sửa số, hoặc giá trị của tham số.
en   full_at must be above 0. Fix the number or the parameter.
R512 '{name}' không phải số, không dùng để tính điểm theo tỷ lệ hay theo từng cái được. Chọn một chỉ số là số.
en   '{name}' is no number; points can't be counted by it. Name an indicator that is.
R513 total phải là một số hoặc none. Viết ví dụ 100.
en   total is a number or none. Write for instance 100.
R514 điểm {found} có nhiều chữ số thập phân hơn points_decimals cho phép. Bớt chữ số, hoặc tăng
     points_decimals.
en   {found} has more decimals than points_decimals allows. Use fewer, or raise points_decimals.
R515 quá nhiều điều kiện khống chế và hạng có điều kiện ({found}); nhiều nhất là 12. Gộp các điều kiện khống
     chế bằng any.
en   too many gates and bands with a test ({found}); 12 at most. Join gates with any.
R516 years phải từ 1 đến 10. Sửa số.
en   years is 1 to 10. Fix it.
R517 dòng điểm này không bao giờ tới, vì dòng trên không có điều kiện. Xóa, hoặc chuyển lên trên.
en   this line of points is never reached: the one above has no condition. Delete it or move it up.
R518 mức thấp nhất {low} phải dưới mức cao nhất {high}. Đổi chỗ, hoặc sửa hai số.
en   the least {low} must lie below the most {high}. Swap or fix them.
R519 '{name}' là 0 nên không thay đổi điểm. Viết số khác 0, hoặc xóa tiêu chí.
en   '{name}' is 0 and changes no points. Write another number or delete the criterion.
R520 danh sách hạng trống. Ghi ít nhất một hạng.
en   the list of bands is empty. Name at least one.
R521 viết đúng một trong hai: each (mỗi cái bao nhiêu điểm) hoặc full_at (đủ điểm khi đạt). Thêm, hoặc xóa
     một.
en   say either each (how many points for each) or full_at (where all are given). Add or delete one.
R522 hạng '{name}' bắt đầu từ {from_} điểm, trên tổng {total}: không ai đạt được. Sửa from.
en   band '{name}' begins at {from_}, above the total {total}: nobody reaches it. Fix from.
R523 '{name}' là chữ, không tăng hay giảm được. Xóa khỏi monotone.
en   '{name}' is a text and can't go up or down. Delete it from monotone.
R524 bộ tiêu chí '{name}' dựa vào hạng của chính nó: {chain}. Bỏ một bước.
en   rulebook '{name}' rests on its own band: {chain}. Break the circle.
R525 '{name}' trong paired_with không phải tiêu chí, điều kiện khống chế hay dấu hiệu của bộ này.{hint} Sửa
     tên.
en   '{name}' in paired_with is no criterion, gate or sign of this rulebook.{hint} Fix the name.
R526 bộ tiêu chí không có tiêu chí nào. Thêm tệp có 'criteria_of: {name}'.
en   the rulebook has no criteria. Add a file with 'criteria_of: {name}'.
R527 total: none, nhưng các nhóm có total, cộng lại là {found}. Ghi total: {found}, hoặc bỏ total của mọi
     nhóm.
en   total: none, but its groups have totals that add up to {found}. Write total: {found} or drop the groups'
     totals.
R528 role: {role} là của bộ tiêu chí về {kind_vi}, mà bộ này chấm theo '{subject}'. Sửa role, hoặc xóa.
en   role: {role} is for rulebooks about {kind_en}s; this one scores '{subject}'. Fix role or delete it.
R529 '{name}' và '{other}' cùng có role: {role} vào ngày {day}. Sửa in_force cho không chồng nhau, hoặc xóa
     role của một bộ.
en   '{name}' and '{other}' both have role: {role} on {day}. Fix in_force, or delete the role of one.
R530 không bộ tiêu chí nào về {kind_vi} có role: {role}, nên không lệnh nào biết bộ nào để xếp hạng, công bố,
     lập kế hoạch. Thêm 'role: {role}' vào bộ được dùng cho việc đó.
en   no rulebook about {kind_en}s has role: {role}, so no command knows which one to rank, announce or plan
     by. Add 'role: {role}' to the one used for that.
R531 hạng '{name}' đòi nhiều điểm hơn hạng '{above}' viết trên nó (có ngày như vậy, nếu mức là tham số). Viết
     các hạng từ cao xuống thấp.
en   band '{name}' asks for more points than '{above}', written above it (on some day, where a parameter says
     so). Write bands from the highest down.
R532 {found} điểm là quá lớn; nhiều nhất là {most}. Sửa số, hoặc dùng thang điểm nhỏ hơn.
en   {found} points are too many; {most} at most. Fix the number or use a smaller scale.
R533 có {found} hạng; nhiều nhất là {most}. Gộp bớt hạng.
en   there are {found} bands; {most} at most. Merge some.
R534 '{name}' đã có ở {first} và cả hai cùng có hiệu lực ngày {day}. Ghi until cho bản trước: ngày liền trước
     ngày bản sau bắt đầu.
en   '{name}' stands at {first} too and both are in force on {day}. Give the earlier one an until: the day
     before the later one begins.
R536 '{name}' không dùng được ở đây: bộ chấm điểm (answers: points) dùng total, points_decimals, points; bộ
     xét điều kiện (answers: pass_or_fail) dùng when, và from: all ở hạng. Xóa mục này, hoặc sửa answers.
en   '{name}' can't stand here: a rulebook of points (answers: points) has total, points_decimals, points; one
     of conditions (answers: pass_or_fail) has when, and from: all at a band. Delete it or fix answers.
R537 bộ xét điều kiện chưa nói đạt hết thì xếp hạng nào. Ghi 'from: all' ở hạng đó, và hạng còn lại from: 0.
en   no band says what all conditions met come to. Write 'from: all' at it, and from: 0 at the other.
R540 '{name}' hỏi về điểm, chỉ dùng được trong điều kiện của điều kiện khống chế (gates) và hạng (bands): điểm
     của tiêu chí không được dựa vào điểm. Chuyển điều kiện sang một điều kiện khống chế, hoặc hỏi số liệu.
en   '{name}' asks about points, which only gates and bands may do: points must not rest on points. Move the
     test to a gate, or ask about a figure.
R542 nhóm '{name}' trùng mã với một tiêu chí, nên '{name}.points' đọc được hai cách. Đổi mã của nhóm.
en   group '{name}' has the id of a criterion, so '{name}.points' can be read in two ways. Rename the group.
R543 nhóm {group} không quá {found} điểm mà total là {wanted}. Sửa at_most hoặc total.
en   group {group} has at most {found} points, but its total is {wanted}. Fix at_most or total.
R544 bộ này không có total nên không có điểm thưởng ngoài tổng. Xóa bonus.
en   this rulebook has no total for a bonus to come on top of. Delete bonus.
R545 at_least ở tiêu chí là mức âm thấp nhất của các dòng điểm, ví dụ at_least: -0.25. Viết số dưới 0, hoặc
     xóa; điểm theo một chỉ số thì mức thấp nhất là số đầu của ends.
en   at_least at a criterion is how far below 0 its lines may go, such as -0.25. Write a number below 0 or
     delete it; where points follow a number, the first of ends is the lowest.
R546 tiêu chí chia thành parts thì '{name}' ghi ở từng phần, không ghi ở tiêu chí. Chuyển xuống phần, hoặc bỏ
     parts.
en   a criterion made of parts leaves '{name}' to its parts. Move it down, or drop parts.
R547 'plan' (kế hoạch kiểm tra) chỉ dùng cho bộ có 'role: inspection'. Chuyển sang bộ ấy, hoặc bỏ.
en   'plan' (of inspections) is for a rulebook with 'role: inspection'. Move it there, or drop it.
R560 chỉ tiêu (quota) phải nói đúng một trong hai: at_most (bao nhiêu đơn vị) hoặc share (bao nhiêu phần trăm
     số đơn vị). Thêm, hoặc xóa một.
en   a quota says either at_most (so many units) or share (so many per cent of them). Add or delete one.
R561 điều kiện khống chế có quota thì không ghi '{name}': đơn vị vượt chỉ tiêu không được hạng ấy, và xuống
     hạng kế tiếp. Xóa '{name}', hoặc xóa quota.
en   a gate with a quota has no '{name}': a unit beyond it goes without that band, to the next one down.
     Delete '{name}' or quota.
R562 hạng '{name}' không đặt chỉ tiêu được: dưới nó không còn hạng nào theo điểm, hoặc có điều kiện khống chế
     đặt hẳn hạng này. Chọn hạng khác.
en   band '{name}' can have no quota: no band by points lies under it, or a gate sets it outright. Choose
     another.
R563 hạng '{name}' đã có chỉ tiêu ở '{other}' trong cùng thời gian. Giữ một chỉ tiêu, hoặc sửa in_force.
en   band '{name}' has a quota in '{other}' for the same days. Keep one, or fix in_force.
R564 tiêu chí phụ phải nói đúng một trong hai: more (nhiều hơn thì xếp trên) hoặc less (ít hơn thì xếp trên).
     Thêm, hoặc xóa một.
en   what breaks ties says either more (more is ahead) or less (less is ahead). Add or delete one.
R565 '{name}' không phải số, không xếp thứ tự theo đó được. Chọn một chỉ số là số, hoặc điểm của một tiêu chí.
en   '{name}' is no number; units can't be ordered by it. Name an indicator that is, or a criterion's points.
R566 '{name}' chỉ dùng cho bộ tiêu chí chấm đơn vị (xã, phường): cơ sở không bị xếp thứ tự với nhau. Xóa mục
     này.
en   '{name}' is for rulebooks about units: venues are not ranked against one another. Delete it.
R567 '{name}' là thứ tự giữa các đơn vị, chỉ biết sau khi mọi đơn vị có điểm; chỉ hỏi được ở điều kiện khống
     chế (gates) và hạng (bands). Chuyển điều kiện sang đó.
en   '{name}' is an order among units, known once all are scored; only gates and bands may ask. Move the test
     there.
R568 xếp thứ tự trong từng cụm (within: cluster) mà {found} đơn vị ở đây chưa ghi cluster, đầu tiên là {name}.
     Thêm 'cluster: …' cho từng đơn vị.
en   units are ordered within clusters, but {found} units here name no cluster, {name} the first. Add
     'cluster: …' to each.
R569 chỉ tiêu phải từ 1 đơn vị, hoặc trên 0 và dưới 100 %. Sửa số; không hạn chế thì xóa điều kiện này.
en   a quota is 1 unit or more, or above 0 and below 100 %. Fix it; without a limit delete the gate.
R570 '{name}' không phải điểm do cơ quan quyết định.{hint} Ghi thêm each hoặc full_at, và ends; điểm do cơ
     quan quyết định thì khai trong rules/declared với 'asks: points', 'at_most: …', và để bộ tiêu chí dùng bộ
     dữ kiện ấy (subject).
en   '{name}' is not points that an office decides.{hint} Add each or full_at, and ends; declare points that
     an office decides in rules/declared with 'asks: points', 'at_most: …', and let the rulebook's subject be
     that set.
R571 '{id}' dựa vào '{name}', là điểm như báo cáo đầu: chỉ có khi báo cáo đã sửa, để so sánh ở dấu hiệu
     (signs); không cho điểm, không khống chế, không xếp thứ tự theo đó. Dùng score hoặc chỉ số khác.
en   '{id}' rests on '{name}', the score as first told: there is one only where a return was corrected, to be
     compared in signs; it gives no points, no band and no order. Use score or another figure.
R572 tiêu chí phụ '{name}' không bao giờ quyết định gì: các đơn vị còn bằng nhau thì đã bằng nhau về '{name}'
     ({first}). Xóa, hoặc ghi một chỉ số khác.
en   tie-break '{name}' never decides anything: units that are still level are level in '{name}' already
     ({first}). Delete it, or name another figure.
R580 not_applicable chỉ dùng cho tiêu chí có thể không áp dụng, trong bộ có total, và không phải điểm thưởng:
     thêm applies_when, hoặc tính điểm theo chỉ số có if_none: not_applicable. Không thì xóa not_applicable.
en   not_applicable is for a criterion that may not apply, in a rulebook with a total, and for no bonus: add
     applies_when, or count by an indicator with if_none: not_applicable. Else delete it.
R581 nhóm '{name}' có mức sàn hoặc trần (at_least, at_most), nên tiêu chí trong nhóm không rời khỏi tổng điểm
     được: sàn, trần khi đó không rõ tính trên bao nhiêu điểm. Bỏ sàn, trần của nhóm, hoặc để tiêu chí ở nhóm
     khác.
en   group '{name}' keeps its sum between ends (at_least, at_most), so its criteria can't leave the total: it
     would not be clear what the ends are out of. Drop the ends or move the criterion.
R582 các tiêu chí có thể rời khỏi tổng điểm cùng một lúc, và những tiêu chí còn lại không cho điểm nào (chỉ
     trừ điểm, là điểm thưởng, hoặc ở nhóm có at_most: 0): khi đó không còn gì để chấm. Bỏ not_applicable:
     leaves_total ở một tiêu chí, hoặc nâng at_most của nhóm.
en   all that gives points may leave the total at once; what stays gives none (it only takes points away, is a
     bonus, or stands in a group with at_most: 0), so nothing is left to score. Drop not_applicable:
     leaves_total at one criterion, or raise the group's at_most.
R583 {name} là {found}, phải từ 0 đến {most} (points_decimals): điểm tiêu chí đã làm tròn đến {most} chữ số,
     tổng của chúng không có nhiều chữ số hơn. Viết số nhỏ hơn, hoặc tăng points_decimals.
en   {name} is {found}, but must be 0 to {most} (points_decimals): criteria are rounded to that many decimals,
     and their sums have no more. Write fewer, or raise points_decimals.
R584 {found} điểm có nhiều chữ số thập phân hơn {name}: {decimals} cho phép, nên không tổng nào làm tròn ra
     đúng mức ấy. Sửa mức điểm, hoặc tăng {name}.
en   {found} points have more decimals than {name}: {decimals} allows, so no rounded sum ever comes to them.
     Change the points, or raise {name}.
R585 nhóm '{name}' làm tròn tổng điểm (rounding: group), nên tiêu chí trong nhóm không rời khỏi tổng điểm
     được: không rõ làm tròn trước hay sau khi quy đổi. Dùng total thay cho group, hoặc để tiêu chí ngoài
     nhóm.
en   group '{name}' is rounded (rounding: group), so its criteria can't leave the total: it would not be clear
     whether to round before or after. Use total in place of group, or move the criterion out of the group.
# R6xx: Follow-up and links
R600 bí danh '{name}' đã dùng trong luật này. Đặt tên khác.
en   alias '{name}' is used already in this rule. Choose another.
R602 không có loại dữ kiện '{name}'.{hint} Viết {{fact: venue, …}}.
en   there is no kind of fact '{name}'.{hint} Write {{fact: venue, …}}.
R603 dữ kiện '{kind}' phải nói rõ '{name}': viết '{name}: …'.
en   a '{kind}' must say its '{name}': write '{name}: …'.
R604 '{found}' phải có dạng bí-danh.trường, ví dụ closed.id.
en   '{found}' must read alias.field, such as closed.id.
R605 bí danh '{name}' đứng sau. Chỉ nối với bí danh đứng trước; đổi thứ tự các dòng.
en   alias '{name}' stands later. Join to an earlier one; change the order of lines.
R606 không có bí danh '{name}' trong luật này.{hint} Các bí danh: {choices}. Sửa tên, hoặc thêm '{name}:
     {{fact: …}}' vào when.
en   there is no alias '{name}' in this rule.{hint} Aliases: {choices}. Fix the name, or add '{name}: {{fact:
     …}}' to 'when'.
R607 '{word}' chỉ dùng để so hạng; '{name}' không phải hạng. Dùng same_as hoặc different_from.
en   '{word}' compares bands; '{name}' is none. Use same_as or different_from.
R608 '{name}' khác loại giá trị với trường đang so (chữ, số, ngày, có/không). So hai trường cùng loại.
en   '{name}' is of another type than the field it is compared with. Compare fields of one type.
R609 '{found}' không dùng làm tên được. Chỉ dùng chữ thường không dấu, số và gạch dưới: phoenix_venue.
en   '{found}' can't be a name. Use small letters without accents, digits, underscores: phoenix_venue.
R610 việc cần làm phải có đúng một trong hai: within_days hoặc due. Thêm, hoặc xóa một.
en   an action has either within_days or due. Add one, or remove one.
R612 các dấu hiệu phủ định nhau thành vòng tròn: {chain}. Bỏ một 'unless' trong vòng.
en   signs go in a circle through 'unless': {chain}. Take one 'unless' out.
R613 luật '{name}' có {found} dòng dữ kiện; nhiều nhất là {most}. Tách thành hai luật, luật trước nêu một dấu
     hiệu cho luật sau.
en   rule '{name}' has {found} patterns; {most} at most. Split it, the first raising a sign for the second.
R614 có {found} luật việc cần làm; nhiều nhất là {most}. Bỏ bớt hoặc gộp luật.
en   there are {found} follow-up rules; {most} at most. Drop or merge some.
R615 quá nhiều dòng cùng hỏi về '{kind}': nhiều nhất là {most}. Gộp các luật hỏi cùng một việc.
en   too many patterns ask about '{kind}': {most} at most. Merge rules that ask the same.
R616 không có việc '{found}' trong danh mục.{hint} Dùng một trong: {choices}; việc mới thì khai báo trong
     rules/actions.yaml.
en   there is no action '{found}' in the list.{hint} Use one of: {choices}; declare a new one in
     rules/actions.yaml.
R617 việc '{name}' là biện pháp đối với cơ sở hoặc người, không thể là '{does}'. Ghi does: measure, hoặc đặt
     tên đúng với việc.
en   '{name}' is a measure against a venue or a person and can't be '{does}'. Write does: measure, or name it
     for what it is.
R619 '{name}' không được dựa vào '{kind}' (điều suy ra), chỉ được dựa vào vi phạm, cuộc kiểm tra, vụ việc đã
     ghi. Bỏ dòng '{kind}', hoặc đổi thành đề xuất kiểm tra.
en   '{name}' may not rest on a '{kind}', which is inferred, only on a recorded violation, inspection or case.
     Drop it, or propose an inspection instead.
R620 '{name}' phải dựa vào ít nhất một việc đã ghi: {kinds}. Thêm dòng như thế vào when.
en   '{name}' must rest on something recorded: {kinds}. Add such a line to when.
R621 từ '{kind}' chỉ có thể đề xuất kiểm tra cơ sở, không thể nêu '{name}': hạng nguy cơ, dấu hiệu, liên hệ
     không phải căn cứ. Đổi thành propose_inspection, hoặc dựa vào vi phạm, vụ việc đã ghi.
en   from a '{kind}' only an inspection of the venue may be proposed, not '{name}': a risk class, a sign, a
     tie is no ground. Use propose_inspection, or rest on a recorded violation or case.
R622 tên luật '{id}' nói về một biện pháp đối với cơ sở hoặc người, mà việc '{name}' không phải biện pháp. Đặt
     tên luật đúng với việc.
en   rule '{id}' is titled as a measure against a venue or a person, and its action '{name}' is none. Title it
     for what it does.
R623 '{word}' chỉ dùng cho 'period' (kỳ trước); '{name}' không phải kỳ. Dùng same_as hoặc different_from.
en   '{word}' is for 'period' only; '{name}' is none. Use same_as or different_from.
R624 '{key}' được cân ở đây mà không luật nào trong rules/follow_up/ có 'joins: {name}': hai bên không bao giờ
     được nối theo đó. Thêm 'joins: {name}' vào then của luật nêu dấu hiệu ấy; quy tắc của bản trước thì chạy
     'lanhmanh upgrade'.
en   '{key}' is weighed here and no rule of rules/follow_up/ has 'joins: {name}': two sides are never joined
     by it. Add 'joins: {name}' to the 'then' of the rule that raises that sign; for rules of an earlier
     version run 'lanhmanh upgrade'.
R625 'joins: {joins}' cần luật này có {needs_vi}. Sửa luật, hoặc bỏ joins: dấu hiệu vẫn được nêu.
en   'joins: {joins}' needs {needs_en}. Correct the rule, or drop 'joins': the sign is still raised.
R650 '{name}' là {found}; phải {wanted_vi}. Sửa số.
en   '{name}' is {found}; it must be {wanted_en}. Fix it.
R651 '{name}' không bao giờ có trọng số: tin chưa xác minh, tin ẩn danh chỉ đứng cạnh manh mối; vụ việc về
     người bán dâm không nối ai. Ghi 0.
en   '{name}' never weighs anything: tips not verified and anonymous tips only stand beside a lead; a case
     about a seller of sex ties nobody. Write 0.
R652 danh sách thiếu '{name}'. Thêm vào danh sách: không quy tắc nào bỏ được.
en   the list lacks '{name}'. Add it: no rules may leave it out.
R653 '{name}' là {found}, lớn hơn '{other}' ({most}): không gì nằm giữa hai mức. Giảm '{name}', hoặc tăng
     '{other}'.
en   '{name}' is {found}, above '{other}' ({most}): nothing lies between the two. Lower '{name}' or raise
     '{other}'.
R654 chuyện '{name}' giải thích mọi điều như một người đứng sau (không số nào trong likely, passes_on kém
     common_hand): có nó thì manh mối nào cũng vô can. Giảm số của điều chuyện này không làm dễ thấy.
en   the story '{name}' explains everything that one hand does (no figure of likely or passes_on is below that
     of common_hand): with it every lead is innocent. Lower what it does not make likely.
R655 chuyện 'chance' (trùng hợp) phải lúc nào cũng kể được: hai bên không hợp chuyện nào khác thì so với nó.
     Bỏ `when`.
en   the story 'chance' must always be possible: two sides that fit no other are compared with it. Take `when`
     away.
# R7xx: Targets assigned from above
R701 '{found}' không phải số, ký hiệu của văn bản giao chỉ tiêu. Viết như trên văn bản, ví dụ "12/QĐ-UBND".
en   '{found}' is no number of the paper that assigns. Write it as the paper does, such as "12/QĐ-UBND".
R702 văn bản này chưa giao chỉ tiêu nào. Ghi recognised, figures hoặc bands; nếu không giao gì thì xóa dòng.
en   this paper assigns nothing. Write recognised, figures or bands; if it assigns nothing, delete the entry.
R703 số đơn vị phải được công nhận không thể là {found}. Ghi số từ 0 trở lên.
en   {found} units can't be recognised. Write 0 or more.
R704 năm {found} ngoài khoảng {first} đến {last}. Sửa năm.
en   the year {found} is not from {first} to {last}. Fix it.
R705 '{name}' không có số cộng của các đơn vị nên không thể là chỉ tiêu chung. Chọn chỉ số là số, tỷ lệ, hoặc
     có/không.
en   '{name}' has no total over units, so no target can be set for it. Choose a number, a share, or a yes or
     no.
R706 chỉ tiêu '{name}' phải ghi at_least (ít nhất) hoặc at_most (nhiều nhất), một trong hai.
en   the target for '{name}' must say at_least or at_most, one of the two.
R707 không có đơn vị mã '{name}' vào ngày {day}.{hint} Sửa mã theo units.yaml.
en   there is no unit with code '{name}' on {day}.{hint} Fix it by units.yaml.
R708 {office} đã giao '{name}' cho năm {year} ở {first}. Giữ dòng của văn bản đang có hiệu lực, xóa dòng kia.
en   {office} already assigns '{name}' for {year} at {first}. Keep the entry of the paper that stands, delete
     the other.
R709 một ý về các đơn vị cộng lại ghi hoặc figures, hoặc bands cùng share. Ghi đúng một trong hai.
en   a measure of all units together says either figures, or bands with share. Write one of the two.
R710 số ý phải đạt là từ 1 đến {most}. Sửa at_least.
en   the number of measures to meet is from 1 to {most}. Fix at_least.
# R9xx: Adoption
R901 '{found}' không phải số, ký hiệu của văn bản ban hành. Viết như trên văn bản, ví dụ "15/QĐ-UBND"; chưa có
     văn bản thì xóa adoption.
en   '{found}' is no document number. Write it as the document does, such as "15/QĐ-UBND"; without a document
     delete adoption.
R902 '{found}' không phải tên cơ quan ban hành. Viết tên đầy đủ, ví dụ "UBND huyện An Biên".
en   '{found}' is no name of an office. Write it in full, such as "UBND huyện An Biên".
R903 văn bản ban hành ngày {day}, sau khi bộ tiêu chí hết hiệu lực ({until}). Sửa date, hoặc until ở in_force.
en   the document is of {day}, after the rulebook's last day ({until}). Fix date, or until in in_force.
R904 '{name}' trong figures không phải tiêu chí, điều kiện khống chế, chuỗi năm, dấu hiệu của bộ này, cũng
     không phải tham số.{hint} Sửa tên, hoặc ghi lại bằng lanhmanh adopt … --figures.
en   '{name}' in figures is no criterion, gate, streak or sign of this rulebook, nor a parameter.{hint} Fix
     the name, or record it again with lanhmanh adopt … --figures.
"""
