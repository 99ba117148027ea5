"""What each fault of a rule file says, sorted by code: `{hint}` is the nearest known name."""

RULE_FILES = """
# R0xx: The writing
R001 không đọc được cấu trúc của tệp: {problem}{later}. Kiểm tra thụt lề, dấu hai chấm, ngoặc và nháy ở dòng
     này và dòng ngay trên.
R002 tệp trống. Viết nội dung vào, hoặc xóa tệp.
R003 tệp có nhiều tài liệu ngăn bằng '---'. Tách mỗi tài liệu thành một tệp.
R004 '{key}' đã có ở {first}. Giữ một chỗ, xóa chỗ kia.
R005 không dùng dấu neo (&, *) hay nhãn (!) trong tệp quy tắc. Viết lại nội dung tại chỗ.
R006 thiếu giá trị sau dấu hai chấm hoặc dấu gạch. Điền giá trị, hoặc xóa dòng.
R007 có ký tự Tab ở đầu dòng. Thay bằng dấu cách.
R008 chữ tiếng Việt gõ bằng bảng mã tổ hợp (không phải NFC). Gõ lại chữ này bằng bộ gõ Unicode dựng sẵn.
R009 tên mục phải là một từ, không phải danh sách hay nhóm. Viết 'tên: giá trị'.
R010 '{found}' viết với dấu phẩy. Dùng dấu chấm: {wanted}.
R011 tệp không phải UTF-8 (lỗi ở byte {position}). Lưu lại tệp với mã UTF-8.
R012 có ký tự không nhìn thấy ({found}). Xóa rồi gõ lại bằng dấu cách thường.
R013 quá nhiều tầng ngoặc hoặc thụt lề lồng nhau tới đây. Viết gọn lại.
R014 tệp dài hơn {most} ký tự. Chia thành nhiều tệp.
R015 ký tự '{found}' (thường do Word hoặc điện thoại tự đổi) không dùng ở đây được. Gõ lại thành '{wanted}'.
R016 đầu dòng có '{found}'. Mỗi mục của danh sách bắt đầu bằng gạch ngang và một dấu cách: '- '; dòng khác thì
     xóa ký tự này.
R017 sau '{key}' phải là dấu hai chấm và một dấu cách. Viết '{key}: …'.
R018 không dùng dấu so sánh '{found}'. Viết {wanted}.
R019 '{found}' đứng sau dấu phẩy mà không phải một mục. Chữ có dấu phẩy thì đặt cả câu trong nháy kép: "…, …".
R020 '{key}' đã có ở {first}. Nếu từ đây là mục mới thì thêm '- ' ở đầu dòng; nếu không, xóa một chỗ.
R021 tệp '{name}' không được đọc: phần mềm soạn thảo đã thêm đuôi. Đổi tên thành '{wanted}' (lưu dạng chữ
     thuần, UTF-8).
R022 số này dài {digits} chữ số, nhiều hơn {most}: không có số liệu nào lớn như vậy. Sửa số.
# R1xx: Shapes and names
R101 mục '{name}' không dùng được ở đây.{hint} Sửa tên, hoặc xóa mục.
R102 không có chỉ số hoặc trường '{name}'.{hint} Sửa tên, hoặc khai báo trong rules/indicators.
R103 không có tham số '${name}'.{hint} Sửa tên, hoặc khai báo trong rules/parameters.yaml.
R104 không có hạng '{found}'.{hint} Các hạng: {choices}.
R105 không có loại báo cáo '{name}'.{hint} Dùng tên ghi ở mục 'return' trong rules/periods.yaml.
R106 thiếu mục bắt buộc '{name}'. Thêm '{name}: {value}' vào đây.{hint}
R107 chỉ số chưa nói phép tính.{hint} Dùng một trong: {operations}.
R108 '{found}' không dùng được ở đây.{hint} Chỉ dùng: {wanted}.
R109 danh sách '{name}' có {found} mục, phải có {required}. Thêm, hoặc bớt cho đủ.
R110 '{found}' không phải là điều kiện. Viết 'chỉ số: giá trị', ví dụ {{venues_open: 0}}.
R111 điều kiện trống: {{}} thì lúc nào cũng đúng. Viết điều kiện, hoặc xóa mục.
R112 sau '{word}' phải là danh sách điều kiện: [{{…}}, {{…}}].
R113 viết {{at_least: số, of: [điều kiện, …]}}.
R114 đòi ít nhất {n} trong {parts} điều kiện. Số phải từ 1 đến {parts}.
R115 '{name}' cần một giá trị đơn, không phải nhóm hay danh sách. Nhiều giá trị: {{one_of: […]}}.
R116 không có phép so sánh '{word}'.{hint} Dùng: at_least (từ … trở lên), at_most (không quá), more_than
     (trên), less_than (dưới), one_of, none_of.
R118 khoảng từ {low} đến {high} không chứa giá trị nào. Đổi chỗ hai số.
R119 sau '{word}' phải là danh sách giá trị: [a, b].
R120 '{found}' đứng hai lần trong danh sách. Xóa một.
R121 '{word}' không đứng một mình: 'within_days' đi kèm 'after' hoặc 'before', 'by' đi kèm 'apart_from'. Thêm
     mục còn thiếu, hoặc xóa '{word}'.
R122 viết {{apart_from: score, by: số}}; chỉ dùng cho chỉ số là số, trong 'signs'.
R123 tệp này không thuộc loại nào của rules/. Dòng đầu phải là một trong: {kinds}.
R124 '{name}' cần một từ hoặc một số, không phải nhóm hay danh sách. Viết giá trị ngay sau dấu hai chấm.
R125 '{name}' cần một danh sách. Đặt trong ngoặc vuông: [a, b].
R126 '{name}' cần một nhóm. Viết dạng {shape}.
R128 id '{name}' đã dùng ở {first}. Đặt id khác.
R129 không có loại bản ghi '{found}'.{hint} Dùng một trong: {choices}.
R130 không đọc được '{name}': '{step}' không phải trường của '{kind}'.{hint} Sửa tên trường.
R131 không có bộ chỉ số '{name}'.{hint} Sửa tên cho khớp mục 'indicators' của một tệp trong rules/indicators.
R132 không có bộ tiêu chí '{name}'.{hint} Sửa tên cho khớp mục 'rulebook' của một tệp rulebook.yaml.
R133 chỉ số '{name}' tính vòng tròn: {chain}. Bỏ một bước.
R134 subject phải là {{unit, period}} hoặc {{venue, period}}.
R135 thiếu tệp {name} trong rules/. Chép lại từ bản gốc.
R136 '{name}' không có ngày riêng. Thêm 'dated: trường ngày'.
R137 '{name}' không có ngày bắt đầu và kết thúc nên không dùng được '{word}'. Dùng 'within: period'.
R138 '{name}' đếm theo chính kỳ đang tính nên không dùng được '{word}'. Xóa '{word}'.
R139 tên '{name}' chỉ được có chữ không dấu, chữ số, '_' và '-', bắt đầu bằng chữ. Ví dụ: so_co_so.
R140 '{found}' là cách viết cũ. Nay viết '{wanted}'; lệnh lanhmanh upgrade viết lại cả bộ quy tắc.
R141 '{found}' là cách viết cũ, nay không còn cần. Xóa mục này; lệnh lanhmanh upgrade viết lại cả bộ quy tắc.
R146 '{name}' không phải phép đếm hay cộng bản ghi nên không chia nhỏ được. Chọn một chỉ số 'count' hoặc
     'sum'.
R147 '{name}' không phải trường có danh sách giá trị của '{kind}'.{hint} Dùng một trong: {choices}.
R148 'unit' chỉ dùng cho dữ kiện là số (asks: count hoặc share), không dùng cho '{asks}'. Xóa mục này.
R149 'no_evidence' chỉ dùng cho câu hỏi có hay không (không ghi asks), không dùng cho '{asks}'. Xóa mục này.
R150 '{name}' chỉ dùng cho điểm do cơ quan quyết định (asks: points), không dùng cho '{asks}'. Xóa mục này.
R151 điểm phải từ 0 trở lên và mức thấp nhất dưới mức cao nhất, ở đây là {least} đến {most}. Sửa at_least hoặc
     at_most.
# R2xx: Types and units
R201 '{name}' không phải số hay ngày nên không so được bằng '{word}'. Dùng giá trị đơn, one_of hoặc none_of.
R202 'known' chỉ dùng cho trường của bản ghi (trong when của phép đếm), không dùng cho chỉ số '{name}'. Bỏ
     điều kiện này: số liệu chưa biết thì máy tự để ngỏ kết quả.
R203 '{name}' không phải ngày nên không dùng được '{word}'. Dùng at_least, at_most, hoặc chọn một trường ngày.
R204 tham số '${name}' là số, không so được với trường này. Viết thẳng giá trị.
R205 tham số '${name}' tính bằng '{unit}', chỗ này cần '{wanted}'. Dùng tham số khác, hoặc sửa đơn vị cho
     khớp.
R206 '{found}' viết với dấu phẩy. Dùng dấu chấm cho phần thập phân.
R207 '{found}' không phải là số.{hint} Viết bằng chữ số, ví dụ 12 hoặc 12.5; không có dấu cách, chữ, đơn vị.
R208 '{found}' không thể xảy ra: đây là số đếm. Dùng 0, 1, 2, …
R209 '{found}' nằm ngoài 0 đến 100 %. Sửa số.
R210 '{found}' phải là yes (có) hoặc no (không).{hint}
R211 '{found}' không có trong danh mục.{hint} Danh mục: {choices}.
R212 '{found}' không phải ngày hợp lệ.{hint} Viết năm-tháng-ngày: 2020-03-31.
R213 '{found}' không phải ngày hay trường ngày.{hint} Viết năm-tháng-ngày, ví dụ 2020-03-31, hoặc tên một
     trường ngày.
R214 viết một trong: 03-31, {{due: …}}, {{days_before_end: số}}.
R215 '{found}' không phải tháng-ngày.{hint} Viết 03-31.
R216 '{found}' phải là số nguyên.{hint} Viết không có dấu chấm, dấu cách, phần thập phân; ví dụ 3 hoặc 1000.
R217 '{name}' không phải số, không cộng, trừ, chia được. Chọn một chỉ số hoặc trường là số.
R218 '{name}' không phải ngày. Chọn một trường hoặc chỉ số là ngày.
R219 '{name}' có đơn vị '{unit}', '{other}' có đơn vị '{wanted}': không cộng, trừ được với nhau. Sửa cho cùng
     đơn vị.
R220 '{found}' có số 0 thừa ở đầu. Viết {wanted}.
R221 '{found}' với chỉ số tính bằng % là chưa tới một phần trăm. Viết {wanted} nếu muốn nói {wanted} %.
R222 tham số '${name}' có giá trị {found}, mà chỗ này là số đếm (0, 1, 2, …). Sửa giá trị trong
     rules/parameters.yaml.
R223 {name} là {found}; phải từ {least} trở lên. Sửa số.
R224 '{found}' đọc được hai cách. Viết {whole} nếu dấu chấm phân hàng nghìn; viết {part} nếu là phần thập
     phân.
R226 chỉ số này là tỷ số không tính bằng % (1 là tất cả), nên {found} nghĩa là gấp {found} lần. Ghi unit: "%"
     ở chỉ số, hoặc viết mức từ 0 đến 1.
R227 {found} {unit} dài hơn {most} {unit}, là một trăm năm. Sửa số.
# R3xx: Parameters and dates
R301 hai giá trị của '{name}' cùng bắt đầu ngày {day}. Giữ một.
R302 dòng cuối của giá trị phải không có điều kiện, để luôn có một dòng đúng. Bỏ 'when', hoặc thêm một dòng
     cuối.
R303 dòng này không bao giờ tới, vì dòng trên không có điều kiện. Xóa, hoặc chuyển lên trên.
R304 giá trị của '{name}' chưa xếp theo ngày. Xếp cũ trước, mới sau.
R305 kỳ cần start và end, hoặc parts. Thêm mục còn thiếu.
R306 owed_from phải là một năm hoặc none. Viết ví dụ 2018.
R307 ngưỡng không hỏi được '{name}': chỉ hỏi trường có/không của đơn vị ({choices}).{hint} Mức khác nhau theo
     hành vi, loại hình thì mỗi mức một tham số và một phép đếm có when, rồi cộng bằng sum.
R308 ngày kết thúc {until} trước ngày bắt đầu {start}. Sửa một trong hai.
R309 tham số '{name}' bắt đầu ngày {day}, sau khi phần dùng nó có hiệu lực ({start}). Thêm giá trị cho thời
     gian trước đó, hoặc ghi in_force cho phần ấy.
R310 các phần của kỳ '{name}' không nối tiếp nhau: phần {n} bắt đầu {start}, phải là {wanted}. Sửa start, hoặc
     end của phần trước.
R311 hạn nộp {due} trước ngày cuối kỳ {end}. Sửa due.
R312 mã '{name}' có hai đơn vị cùng có hiệu lực (dòng kia: {first}). Sửa from hoặc until cho không chồng nhau.
R313 đơn vị kế tiếp '{name}' không có trong danh sách vào ngày {day}. Thêm đơn vị đó, hoặc sửa becomes.
R314 mã kỳ '{found}': xem lại {missing}. Mã phải có {{year}} một lần, kỳ có nhiều phần thì thêm {{n}}, không
     gì khác trong ngoặc: "{{year}}-Q{{n}}".
R316 hiệu lực từ {day} không khớp năm ban hành {year}: phải từ ngày ban hành đến {most} năm sau. Kiểm tra lại
     năm.
R317 ngày ban hành {day} không thuộc năm {year} ghi trong số hoặc mã văn bản. Sửa ngày, hoặc sửa số.
R318 '{name}': {key} là '{found}', nhưng biểu mẫu khai báo '{wanted}'. Ghi '{wanted}'; muốn đổi thì phải đổi
     biểu mẫu trước.
R319 phần này mang số {found}, lẽ ra là {wanted}. Đánh số 1, 2, 3, … theo thứ tự ngày.
R320 kỳ bắt đầu {start} mà kết thúc {end} cùng năm. Thêm start_year: year_before nếu kỳ bắt đầu từ năm trước;
     không thì đổi chỗ hai ngày.
R321 kỳ từ {start} năm trước đến {end} dài hơn một năm. Bỏ start_year: year_before, hoặc sửa ngày.
R322 mã '{found}' phải gồm đúng {digits} chữ số, đặt trong nháy. Sửa mã.
R323 'becomes' cần 'until': ngày cuối mã này còn hiệu lực. Thêm until, hoặc xóa becomes.
R324 trường '{name}' không công khai mà chưa có dòng nào ở đây. Thêm '{name}: {{sensitivity: …, purpose: …}}'.
R325 vai trò '{name}' của {found} trùng thời gian với {other}. Sửa from hoặc until, hoặc bỏ vai trò ở một
     dòng.
R326 kỳ '{name}' kết thúc {end} mà kỳ sau bắt đầu {start}, phải là {wanted}: có ngày không thuộc kỳ nào, hoặc
     thuộc hai kỳ. Sửa start hoặc end.
R327 kỳ {before} kết thúc {end} mà kỳ {after} bắt đầu {start}: đổi cách tính kỳ '{name}' làm có ngày không
     thuộc kỳ nào, hoặc thuộc hai kỳ. Thêm một dòng cho riêng năm chuyển tiếp, bắt đầu {wanted}, rồi mới đến
     dòng này.
R328 biểu {form} đã có trường '{name}'. Đặt tên khác cho cột.
R329 biểu {form} đã có cột '{found}' trong thời gian này. Đặt tiêu đề khác, hoặc sửa in_force cho không chồng
     nhau.
R330 '{name}' không dùng cho 'type: {type}', chỉ dùng cho: {wanted}. Xóa mục này, hoặc đổi type.
R331 cột '{found}' nêu được một người (tên, số, điện thoại, năm sinh…): chỉ kho mã hóa được giữ, và cột riêng
     không vào kho. Bỏ cột, hoặc thay bằng cột đếm, có hay không, chọn trong danh sách.
R332 biểu {form} là biểu hạn chế, cột không thể là '{found}'. Ghi 'sensitivity: restricted'.
R333 chữ tự do có thể chứa tên người: ở biểu {form} cột chữ phải là internal hoặc restricted, và biểu hạn chế
     không có cột chữ. Dùng 'type: choice' với values, hoặc sửa sensitivity.
R334 '{name}' là cột riêng: ô trống của nó là chưa biết, nên không dùng làm ngày để xét 'within' được. Bỏ
     dated, và hỏi ngày ấy trong when của phép đếm.
# R4xx: Citations
R401 không có văn bản '{name}'.{hint} Khai báo trong rules/documents.yaml.
R402 văn bản '{name}' không có phần '{part}' trong danh sách đã đọc. Dùng một trong: {parts}; hoặc thêm phần
     này vào parts trong rules/documents.yaml sau khi đã đọc.
R403 phải trích dẫn ít nhất một văn bản; con số tự đặt thì ghi minh-hoa.
R404 văn bản '{name}' hết hiệu lực ngày {until}, mà quy tắc còn dùng đến {end}. Thêm văn bản thay thế, hoặc
     thêm một giá trị mới từ ngày sau đó.
R405 văn bản '{name}' chỉ có hiệu lực từ {start}, mà quy tắc đã dùng từ {day}. Trích dẫn văn bản có hiệu lực
     lúc đó.
# R5xx: Scoring
R501 tổng điểm các tiêu chí là {found}, không phải {wanted}. Sửa điểm hoặc total.
R502 điểm của nhóm {group} cộng lại là {found}, không phải {wanted}. Sửa điểm hoặc total của nhóm.
R503 điều kiện khống chế chưa nói đặt hạng nào, hay còn cho phép những hạng nào. Ghi 'band: hạng', hoặc 'band:
     {{one_of: [hạng, hạng]}}'.
R505 hai hạng '{name}' và '{other}' cùng mức điểm {from_}. Đổi một.
R506 không hạng nào bắt đầu từ 0 điểm. Thêm hạng có from: 0.
R507 points ở rounding phải từ 0 đến 4. Thường là 2.
R508 số này không được dưới {least}. Viết số từ {least} trở lên; văn bản trừ xuống dưới 0 thì ghi mức thấp
     nhất ở tiêu chí, ví dụ at_least: -0.25.
R509 '{name}' trong monotone không được tiêu chí này dùng. Xóa đi.
R511 {name} phải lớn hơn {least}. Sửa số, hoặc giá trị của tham số.
R512 '{name}' không phải số, không dùng để tính điểm theo tỷ lệ hay theo từng cái được. Chọn một chỉ số là số.
R513 total phải là một số hoặc none. Viết ví dụ 100.
R514 điểm {found} có nhiều chữ số thập phân hơn points ở rounding cho phép. Bớt chữ số, hoặc tăng points.
R515 quá nhiều điều kiện khống chế và hạng có điều kiện ({found}); nhiều nhất là 12. Gộp các điều kiện khống
     chế bằng any.
R516 years phải từ 1 đến 10. Sửa số.
R517 dòng điểm này không bao giờ tới, vì dòng trên không có điều kiện. Xóa, hoặc chuyển lên trên.
R518 mức thấp nhất {low} phải dưới mức cao nhất {high}. Đổi chỗ, hoặc sửa hai số.
R519 '{name}' là 0 nên không thay đổi điểm. Viết số khác 0, hoặc xóa tiêu chí.
R520 danh sách hạng trống. Ghi ít nhất một hạng.
R521 viết đúng một trong hai: each (mỗi cái bao nhiêu điểm) hoặc full_at (đủ điểm khi đạt). Thêm, hoặc xóa
     một.
R522 hạng '{name}' bắt đầu từ {from_} điểm, trên tổng {total}: không ai đạt được. Sửa from.
R523 '{name}' là chữ, không tăng hay giảm được. Xóa khỏi monotone.
R524 bộ tiêu chí '{name}' dựa vào hạng của chính nó: {chain}. Bỏ một bước.
R525 '{name}' trong paired_with không phải tiêu chí, điều kiện khống chế hay dấu hiệu của bộ này.{hint} Sửa
     tên.
R526 bộ tiêu chí không có tiêu chí nào. Thêm tệp có 'criteria_of: {name}'.
R527 total: none, nhưng các nhóm có total, cộng lại là {found}. Ghi total: {found}, hoặc bỏ total của mọi
     nhóm.
R528 role: {role} là của bộ tiêu chí về {kind_name}, mà bộ này chấm theo '{subject}'. Sửa role, hoặc xóa.
R529 '{name}' và '{other}' cùng có role: {role} vào ngày {day}. Sửa in_force cho không chồng nhau, hoặc xóa
     role của một bộ.
R530 không bộ tiêu chí nào về {kind_name} có role: {role}, nên không lệnh nào biết bộ nào để xếp hạng, công
     bố, lập kế hoạch. Thêm 'role: {role}' vào bộ được dùng cho việc đó.
R531 hạng '{name}' đòi nhiều điểm hơn hạng '{above}' viết trên nó (có ngày như vậy, nếu mức là tham số). Viết
     các hạng từ cao xuống thấp.
R532 {found} điểm là quá lớn; nhiều nhất là {most}. Sửa số, hoặc dùng thang điểm nhỏ hơn.
R533 có {found} hạng; nhiều nhất là {most}. Gộp bớt hạng.
R534 '{name}' đã có ở {first} và cả hai cùng có hiệu lực ngày {day}. Ghi until cho bản trước: ngày liền trước
     ngày bản sau bắt đầu.
R536 '{name}' không dùng được ở đây: bộ chấm điểm dùng total, rounding, points; bộ xét điều kiện (có
     hạng from: all) dùng when. Xóa mục này; bộ xét điều kiện thì ghi from: all ở hạng đạt mọi điều kiện, bộ
     chấm điểm thì xóa from: all.
R537 bộ xét điều kiện chưa nói đạt hết thì xếp hạng nào. Ghi 'from: all' ở hạng đó, và hạng còn lại from: 0.
R540 '{name}' hỏi về điểm, chỉ dùng được trong điều kiện của điều kiện khống chế (gates) và hạng (bands): điểm
     của tiêu chí không được dựa vào điểm. Chuyển điều kiện sang một điều kiện khống chế, hoặc hỏi số liệu.
R542 nhóm '{name}' trùng mã với một tiêu chí, nên '{name}.points' đọc được hai cách. Đổi mã của nhóm.
R543 nhóm {group} không quá {found} điểm mà total là {wanted}. Sửa at_most hoặc total.
R544 bộ này không có total nên không có điểm thưởng ngoài tổng. Xóa bonus.
R545 at_least ở tiêu chí là mức âm thấp nhất của các dòng điểm, ví dụ at_least: -0.25. Viết số dưới 0, hoặc
     xóa; điểm theo một chỉ số thì mức thấp nhất là số đầu của ends.
R546 tiêu chí chia thành phần (criteria) thì '{name}' ghi ở từng phần, không ghi ở tiêu chí. Chuyển xuống
     phần, hoặc bỏ criteria.
R547 'plan' (kế hoạch kiểm tra) chỉ dùng cho bộ có 'role: inspection'. Chuyển sang bộ ấy, hoặc bỏ.
R560 chỉ tiêu (quota) phải nói đúng một trong hai: at_most (bao nhiêu đơn vị) hoặc share (bao nhiêu phần trăm
     số đơn vị). Thêm, hoặc xóa một.
R561 điều kiện khống chế có quota thì không ghi '{name}': đơn vị vượt chỉ tiêu không được hạng ấy, và xuống
     hạng kế tiếp. Xóa '{name}', hoặc xóa quota.
R562 hạng '{name}' không đặt chỉ tiêu được: dưới nó không còn hạng nào theo điểm, hoặc có điều kiện khống chế
     đặt hẳn hạng này. Chọn hạng khác.
R563 hạng '{name}' đã có chỉ tiêu ở '{other}' trong cùng thời gian. Giữ một chỉ tiêu, hoặc sửa in_force.
R564 tiêu chí phụ phải nói đúng một trong hai: more (nhiều hơn thì xếp trên) hoặc less (ít hơn thì xếp trên).
     Thêm, hoặc xóa một.
R565 '{name}' không phải số, không xếp thứ tự theo đó được. Chọn một chỉ số là số, hoặc điểm của một tiêu chí.
R566 '{name}' chỉ dùng cho bộ tiêu chí chấm đơn vị (xã, phường): cơ sở không bị xếp thứ tự với nhau. Xóa mục
     này.
R567 '{name}' là thứ tự giữa các đơn vị, chỉ biết sau khi mọi đơn vị có điểm; chỉ hỏi được ở điều kiện khống
     chế (gates) và hạng (bands). Chuyển điều kiện sang đó.
R568 xếp thứ tự trong từng cụm (within: cluster) mà {found} đơn vị ở đây chưa ghi cluster, đầu tiên là {name}.
     Thêm 'cluster: …' cho từng đơn vị.
R569 chỉ tiêu phải từ 1 đơn vị, hoặc trên 0 và dưới 100 %. Sửa số; không hạn chế thì xóa điều kiện này.
R570 '{name}' không phải điểm do cơ quan quyết định.{hint} Ghi thêm each hoặc full_at, và ends; điểm do cơ
     quan quyết định thì khai trong rules/declared với 'asks: points', 'at_most: …', và để bộ tiêu chí dùng bộ
     dữ kiện ấy (subject).
R571 '{id}' dựa vào '{name}', là điểm như báo cáo đầu: chỉ có khi báo cáo đã sửa, để so sánh ở dấu hiệu
     (signs); không cho điểm, không khống chế, không xếp thứ tự theo đó. Dùng score hoặc chỉ số khác.
R572 tiêu chí phụ '{name}' không bao giờ quyết định gì: các đơn vị còn bằng nhau thì đã bằng nhau về '{name}'
     ({first}). Xóa, hoặc ghi một chỉ số khác.
R580 not_applicable chỉ dùng cho tiêu chí có thể không áp dụng, trong bộ có total, và không phải điểm thưởng:
     thêm applies_when, hoặc tính điểm theo chỉ số có if_none: not_applicable. Không thì xóa not_applicable.
R581 nhóm '{name}' có mức sàn hoặc trần (at_least, at_most), nên tiêu chí trong nhóm không rời khỏi tổng điểm
     được: sàn, trần khi đó không rõ tính trên bao nhiêu điểm. Bỏ sàn, trần của nhóm, hoặc để tiêu chí ở nhóm
     khác.
R582 các tiêu chí có thể rời khỏi tổng điểm cùng một lúc, và những tiêu chí còn lại không cho điểm nào (chỉ
     trừ điểm, là điểm thưởng, hoặc ở nhóm có at_most: 0): khi đó không còn gì để chấm. Bỏ not_applicable:
     leaves_total ở một tiêu chí, hoặc nâng at_most của nhóm.
R583 {name} là {found}, phải từ 0 đến {most} (points ở rounding): điểm tiêu chí đã làm tròn đến {most} chữ số,
     tổng của chúng không có nhiều chữ số hơn. Viết số nhỏ hơn, hoặc tăng points.
R584 {found} điểm có nhiều chữ số thập phân hơn {name}: {decimals} cho phép, nên không tổng nào làm tròn ra
     đúng mức ấy. Sửa mức điểm, hoặc tăng {name}.
R585 nhóm '{name}' làm tròn tổng điểm (rounding: group), nên tiêu chí trong nhóm không rời khỏi tổng điểm
     được: không rõ làm tròn trước hay sau khi quy đổi. Dùng total thay cho group, hoặc để tiêu chí ngoài
     nhóm.
# R6xx: Follow-up and links
R600 bí danh '{name}' đã dùng trong luật này. Đặt tên khác.
R602 không có loại dữ kiện '{name}'.{hint} Viết {{fact: venue, …}}.
R603 dữ kiện '{kind}' phải nói rõ '{name}': viết '{name}: …'.
R604 '{found}' phải có dạng bí-danh.trường, ví dụ closed.id.
R605 bí danh '{name}' đứng sau. Chỉ nối với bí danh đứng trước; đổi thứ tự các dòng.
R606 không có bí danh '{name}' trong luật này.{hint} Các bí danh: {choices}. Sửa tên, hoặc thêm '{name}:
     {{fact: …}}' vào when.
R607 '{word}' chỉ dùng để so hạng; '{name}' không phải hạng. Dùng same_as hoặc different_from.
R608 '{name}' khác loại giá trị với trường đang so (chữ, số, ngày, có/không). So hai trường cùng loại.
R609 '{found}' không dùng làm tên được. Chỉ dùng chữ thường không dấu, số và gạch dưới: phoenix_venue.
R610 việc cần làm phải có đúng một trong hai: within_days hoặc due. Thêm, hoặc xóa một.
R612 các dấu hiệu phủ định nhau thành vòng tròn: {chain}. Bỏ một 'none' trong vòng.
R613 luật '{name}' có {found} dòng dữ kiện; nhiều nhất là {most}. Tách thành hai luật, luật trước nêu một dấu
     hiệu cho luật sau.
R614 có {found} luật việc cần làm; nhiều nhất là {most}. Bỏ bớt hoặc gộp luật.
R615 quá nhiều dòng cùng hỏi về '{kind}': nhiều nhất là {most}. Gộp các luật hỏi cùng một việc.
R616 không có việc '{found}' trong danh mục.{hint} Dùng một trong: {choices}; việc mới thì khai báo trong
     rules/actions.yaml.
R617 việc '{name}' là biện pháp đối với cơ sở hoặc người, không thể là '{does}'. Ghi does: measure, hoặc đặt
     tên đúng với việc.
R619 '{name}' không được dựa vào '{kind}' (điều suy ra), chỉ được dựa vào vi phạm, cuộc kiểm tra, vụ việc đã
     ghi. Bỏ dòng '{kind}', hoặc đổi thành đề xuất kiểm tra.
R620 '{name}' phải dựa vào ít nhất một việc đã ghi: {kinds}. Thêm dòng như thế vào when.
R621 từ '{kind}' chỉ có thể đề xuất kiểm tra cơ sở, không thể nêu '{name}': hạng nguy cơ, dấu hiệu, liên hệ
     không phải căn cứ. Đổi thành propose_inspection, hoặc dựa vào vi phạm, vụ việc đã ghi.
R622 tên luật '{id}' nói về một biện pháp đối với cơ sở hoặc người, mà việc '{name}' không phải biện pháp. Đặt
     tên luật đúng với việc.
R623 '{word}' chỉ dùng cho 'period' (kỳ trước); '{name}' không phải kỳ. Dùng same_as hoặc different_from.
R624 '{key}' được cân ở đây mà không luật nào trong rules/follow_up/ có 'joins: {name}': hai bên không bao giờ
     được nối theo đó. Thêm 'joins: {name}' vào then của luật nêu dấu hiệu ấy; quy tắc của bản trước thì chạy
     'lanhmanh upgrade'.
R625 'joins: {joins}' cần luật này có {needs}. Sửa luật, hoặc bỏ joins: dấu hiệu vẫn được nêu.
R650 '{name}' là {found}; phải {required}. Sửa số.
R651 '{name}' không bao giờ có trọng số: tin chưa xác minh, tin ẩn danh chỉ đứng cạnh manh mối; vụ việc về
     người bán dâm không nối ai. Ghi 0.
R652 danh sách thiếu '{name}'. Thêm vào danh sách: không quy tắc nào bỏ được.
R653 '{name}' là {found}, lớn hơn '{other}' ({most}): không gì nằm giữa hai mức. Giảm '{name}', hoặc tăng
     '{other}'.
R654 chuyện '{name}' giải thích mọi điều như một người đứng sau (không số nào trong likely, passes_on kém
     common_hand): có nó thì manh mối nào cũng vô can. Giảm số của điều chuyện này không làm dễ thấy.
R655 chuyện 'chance' (trùng hợp) phải lúc nào cũng kể được: hai bên không hợp chuyện nào khác thì so với nó.
     Bỏ `when`.
# R7xx: Targets assigned from above
R701 '{found}' không phải số, ký hiệu của văn bản giao chỉ tiêu. Viết như trên văn bản, ví dụ "12/QĐ-UBND".
R702 văn bản này chưa giao chỉ tiêu nào. Ghi recognised, figures hoặc bands; nếu không giao gì thì xóa dòng.
R703 số đơn vị phải được công nhận không thể là {found}. Ghi số từ 0 trở lên.
R704 năm {found} ngoài khoảng {first} đến {last}. Sửa năm.
R705 '{name}' không có số cộng của các đơn vị nên không thể là chỉ tiêu chung. Chọn chỉ số là số, tỷ lệ, hoặc
     có/không.
R706 chỉ tiêu '{name}' phải ghi at_least (ít nhất) hoặc at_most (nhiều nhất), một trong hai.
R707 không có đơn vị mã '{name}' vào ngày {day}.{hint} Sửa mã theo units.yaml.
R708 {office} đã giao '{name}' cho năm {year} ở {first}. Giữ dòng của văn bản đang có hiệu lực, xóa dòng kia.
R709 một ý về các đơn vị cộng lại ghi hoặc figures, hoặc bands cùng share. Ghi đúng một trong hai.
R710 số ý phải đạt là từ 1 đến {most}. Sửa at_least.
# R9xx: Adoption
R901 '{found}' không phải số, ký hiệu của văn bản ban hành. Viết như trên văn bản, ví dụ "15/QĐ-UBND"; chưa có
     văn bản thì xóa adoption.
R902 '{found}' không phải tên cơ quan ban hành. Viết tên đầy đủ, ví dụ "UBND huyện An Biên".
R903 văn bản ban hành ngày {day}, sau khi bộ tiêu chí hết hiệu lực ({until}). Sửa date, hoặc until ở in_force.
R904 '{name}' trong figures không phải tiêu chí, điều kiện khống chế, chuỗi năm, dấu hiệu của bộ này, cũng
     không phải tham số.{hint} Sửa tên, hoặc ghi lại bằng lanhmanh adopt … --figures.
"""
