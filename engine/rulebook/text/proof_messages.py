"""What each finding of the proofs says, sorted by code."""

PROOFS = """
P101 tiêu chí {id}: điều kiện của dòng điểm thứ {n} không bao giờ đúng. Sửa điều kiện, hoặc xóa dòng.
P102 tiêu chí {id}: dòng điểm thứ {n} không bao giờ tới, vì các dòng trên đã nhận hết (ví dụ dòng {by}). Đổi
     thứ tự, sửa điều kiện, hoặc xóa dòng.
P103 tiêu chí {id}: điều kiện của dòng cuối (dòng {n}) luôn đúng khi tới đó. Bỏ 'when', hoặc sửa điều kiện.
P104 tiêu chí {id} cho {points} điểm trong mọi trường hợp, nên không đo gì. Sửa điều kiện hoặc điểm.
P105 tiêu chí {id} không bao giờ áp dụng: applies_when không thể đúng. Sửa điều kiện.
P106 tiêu chí {id} luôn áp dụng: applies_when luôn đúng. Bỏ applies_when, hoặc sửa điều kiện.
P107 tiêu chí {id}: dòng điểm thứ {n} không bao giờ tới khi tiêu chí áp dụng: điều kiện trái với applies_when.
     Sửa một trong hai, hoặc xóa dòng.
P108 '{id}': trong any (hoặc none), điều kiện thứ {n} thừa: nó đúng thì điều kiện thứ {by} cũng đúng. Xóa điều
     kiện thứ {n}, hoặc sửa ngưỡng.
P109 tiêu chí {id} không bao giờ cho đủ điểm khi full_at là {full}: '{fact}' nhiều nhất là {most}. Sửa full_at
     hoặc tham số nó nêu; nếu tính theo phần trăm thì ghi unit: "%" ở chỉ số.
P110 tiêu chí {id} cho đủ điểm từ {full} % của '{fact}': đạt rất ít cũng được trọn điểm, có lẽ muốn nói 100 %.
     Viết full_at: 100 hoặc mức văn bản nêu; nếu văn bản ghi đúng {full} % thì viết bằng dòng điểm:
     {{points: …, when: {{{fact}: {{at_least: {full}}}}}}}.
P201 điều kiện khống chế {id} không bao giờ áp dụng: điều kiện không thể đúng. Sửa điều kiện.
P202 điều kiện khống chế {id} luôn áp dụng: điều kiện luôn đúng. Sửa điều kiện.
P203 điều kiện khống chế {id} thừa: mỗi khi nó áp dụng thì điều kiện khống chế {by} cũng áp dụng và chặt hơn
     hoặc bằng. Xóa điều kiện khống chế, hoặc sửa điều kiện.
P204 điều kiện khống chế {id} không bao giờ làm thay đổi hạng nào. Xem lại điều kiện và band.
P205 điều kiện khống chế {id} nâng hạng lên {band}, trong khi điểm chỉ đạt {without}. Thêm các hạng thấp hơn
     vào band.
P206 điều kiện khống chế {id} và điều kiện khống chế {by} có thể cùng áp dụng mà không còn hạng nào cả hai cho
     phép; khi đó máy cho hạng thấp nhất. Thêm một hạng chung vào band.
P207 điều kiện khống chế {id} và điều kiện khống chế {by} có thể cùng áp dụng mà đặt hai hạng khác nhau; điều
     kiện khống chế viết trước được dùng. Kiểm tra thứ tự, hoặc làm cho hai điều kiện loại trừ nhau.
P208 chỉ tiêu {id} ({asked}) không bao giờ loại đơn vị nào: nhiều nhất chỉ có {units} đơn vị so với nhau. Giảm
     số, hoặc xóa điều kiện này.
P209 chỉ tiêu {id} ({asked}) không cho đơn vị nào{of} được hạng {band}: nhiều nhất có {units} đơn vị so với
     nhau, tính ra chưa đủ một đơn vị, và chỉ tiêu không làm tròn lên. Tăng số, ghi at_most: 1, so trong phạm
     vi rộng hơn (within), hoặc ghi in_force cho chỉ tiêu.
P211 {kind_name} {id} viết ngược thứ tự: đơn vị đứng sau thì được, đơn vị đứng trước thì không (thứ 1 là đứng
     đầu). Đổi chiều phép so.
P212 {kind_name} {id} coi đơn vị mà bộ '{name}' để ở hạng '{band}' ({title}) như đơn vị xếp hạng tốt. Nếu
     không phải vậy thì thêm {band} vào những hạng bị chặn (one_of), hoặc chỉ nêu những hạng được qua; nếu
     đúng ý thì nêu rõ {band} trong điều kiện, như {{{name}.band: {{none_of: [các hạng được qua, {band}]}}}}.
P301 không ai xếp được hạng {id}, dù điểm cao nhất có thể là {most}. Sửa from, when, hoặc điều kiện khống chế.
P302 điều kiện của hạng {id} không bao giờ đúng. Sửa when.
P303 điều kiện của hạng {id} luôn đúng. Bỏ when, hoặc sửa.
P304 có khoảng trống: {score} điểm không đạt hạng nào có điều kiện đúng, nên máy cho hạng {id}. Thêm một hạng
     không có điều kiện; nếu số ấy dưới 0 thì ghi at_least: 0 ở nhóm có điểm trừ.
P305 hạng {id} là lành mạnh mà hạng trên nó, {above}, thì không. Sửa healthy.
P306 chưa chứng minh được các hạng và điều kiện khống chế (hạng không ai đạt, khoảng trống, điều kiện không có
     tác dụng) vì quá nhiều trường hợp. Bớt điều kiện khống chế hoặc bớt điều kiện trong mỗi cái; nếu giữ
     nguyên thì thử bằng kịch bản.
P401 các tiêu chí không bao giờ cộng đủ total {total}: nhiều nhất là {most}, vì có tiêu chí không cùng đạt tối
     đa được. Sửa điều kiện.
P402 '{id}': {key}: {end} không bao giờ có tác dụng, vì các tiêu chí bên trong {never} {reached} điểm. Sửa
     số, hoặc xóa {key}.
P403 nhóm {id}: at_least: {end} cho {end} điểm cả khi không tiêu chí nào đạt. Sửa thành at_least: 0, hoặc xóa.
P501 tiêu chí {id}: lời hứa '{fact}' tăng thì điểm {promised} là sai. Sửa điểm, hoặc sửa monotone.
P502 tiêu chí {id} và {by} kéo '{fact}' về hai phía ngược nhau. Xem lại ý định.
P503 tiêu chí {id}: chưa chứng minh được lời hứa về '{fact}' vì quá nhiều trường hợp. Tách tiêu chí thành các
     tiêu chí nhỏ hơn.
P504 tiêu chí {id} không hứa gì về '{fact}': '{fact}' tăng thì điểm {way_name}. Nếu đúng ý thì ghi monotone:
     {{{fact}: {promise}}} để máy giữ lời hứa đó; nếu không thì sửa điểm.
P601 tiêu chí {id} thưởng cho việc giấu: báo thiếu được {more} điểm, báo đủ chỉ được {less}. Thêm paired_with:
     [tiêu chí, điều kiện khống chế hoặc dấu hiệu xấu đi khi xã không đi kiểm tra hoặc báo thiếu].
P602 tiêu chí {id} thưởng cho việc giấu (báo thiếu {more} điểm, báo đủ {less}), mà giấu không làm {pairs} xấu
     đi. Đi kèm với thứ đo việc chịu tìm: tỷ lệ kiểm tra, tin từ nơi khác, hồ sơ biến mất.
P603 {kind_name} {id} thưởng cho việc giấu: báo thiếu thì tránh được hoặc đạt được, báo đủ thì không. Thêm
     paired_with: [tiêu chí, điều kiện khống chế hoặc dấu hiệu xấu đi khi xã không đi kiểm tra hoặc báo
     thiếu].
P604 {kind_name} {id} thưởng cho việc giấu, mà giấu không làm {pairs} xấu đi. Đi kèm với thứ đo việc chịu tìm:
     tỷ lệ kiểm tra, tin từ nơi khác, hồ sơ biến mất.
P605 {kind_name} {id} dựa vào '{fact}', là điểm chính nơi được chấm tự khai. Điểm tự chấm chỉ để so sánh (dấu
     hiệu), không để cho điểm. Dùng chỉ số khác.
P606 luật {id} khen thưởng dựa vào '{fact}', mà giấu thì tốt lên: xã báo thiếu được đề nghị khen. Bỏ điều kiện
     này, hoặc dựa vào xếp loại, chuỗi năm.
P607 dấu hiệu nguy cơ {id} tăng chỉ vì cơ sở được kiểm tra ({less} điểm khi ít kiểm tra, {more} khi kiểm tra
     nhiều): nơi được nhìn nhiều bị xếp xấu hơn. Tính theo vi phạm tìm thấy, không theo số lần kiểm tra.
P608 luật {id} khen thưởng theo chuỗi '{name}', chuỗi này nêu hạng {band} mà không nêu hạng trên nó, {above}:
     xã xếp tốt hơn lại không được. Thêm {above} vào chuỗi, hoặc bỏ {band}.
P609 luật {id} khen thưởng cả khi có dấu hiệu về chất lượng báo cáo. Thêm vào none: dấu hiệu (fact: finding,
     kind: sign, value: yes) của cùng đơn vị.
P701 dấu hiệu {id} không bao giờ xuất hiện: điều kiện không thể đúng. Sửa điều kiện.
P702 dấu hiệu {id} luôn xuất hiện: điều kiện luôn đúng. Sửa điều kiện.
P801 '{id}' dùng hạng của bộ tiêu chí '{name}' cả vào những ngày bộ đó không có hiệu lực, như {day}; khi đó
     hạng là chưa biết. Sửa in_force của '{id}'.
P802 không quy tắc nào dùng tham số '{name}'. Xóa, hoặc dùng ở chỗ cần.
P803 tiêu chí {id} và tiêu chí {by} của bộ tiêu chí '{book}' chấm cùng đơn vị hoặc cơ sở, cùng thời gian, mà
     kéo '{fact}' về hai phía ngược nhau. Xem lại ý định của hai bộ, hoặc sửa in_force.
P804 bộ tiêu chí '{name}' (role: {role}) hết hiệu lực, từ {day} không còn bộ nào thay. Bỏ until, hoặc thêm bộ
     mới có hiệu lực từ ngày đó.
P805 '{id}' không có hiệu lực từ {day} đến {last}: bản trước đã hết, bản sau chưa bắt đầu. Nối liền hai khoảng
     ngày.
P806 '{id}' nêu '{name}', mà từ {day} '{name}' không có hiệu lực. Sửa '{id}', hoặc ghi in_force cho cả hai.
P807 tỷ lệ '{name}' bị ngược: '{below}' nằm trong '{above}', nên tỷ lệ luôn từ {times} trở lên. Đổi chỗ hai số
     liệu.
P808 {kind_name} '{id}' và '{by}' cùng tên “{title}”: người đọc kết quả không phân biệt được. Đổi tên một
     trong hai.
P809 '{id}' có hiệu lực từ {day}, {far} hơn {years} năm so với văn bản {side} trong documents.yaml
     ({known}): có lẽ gõ nhầm năm. Sửa ngày, hoặc thêm văn bản còn thiếu vào documents.yaml.
P810 '{id}' không bao giờ có hiệu lực: khoảng ngày của nó nằm ngoài khoảng ngày '{name}' có hiệu lực. Sửa
     in_force, hoặc xóa.
P812 chỉ tiêu '{name}' năm {year} ({asked}) không bao giờ đạt được: {reach} {end}. Sửa số theo văn bản giao.
P813 chỉ tiêu '{name}' năm {year} ({asked}) luôn luôn đạt: {reach} {end}. Sửa số theo văn bản giao, hoặc đổi
     chỗ at_least và at_most.
P814 không bộ tiêu chí nào đang dùng hỏi {facts} dữ kiện khai của '{name}': không ai phải nộp. Đưa bộ tiêu chí
     ấy vào (lanhmanh rulebooks --add TÊN), hoặc xóa tệp.
P815 báo cáo '{name}' nêu {figures} theo biểu {form}, mà không bộ tiêu chí nào đang dùng hỏi biểu ấy: không xã
     nào phải nộp. Bỏ các số liệu đó, hoặc đưa vào bộ tiêu chí hỏi đến (lanhmanh rulebooks --add TÊN).
P816 tiêu chí '{id}' có ở cả bộ '{name}' và bộ '{by}': phiếu B15, B16 không ghi cột Bộ tiêu chí thì không biết
     là của bộ nào. Đổi mã ở một bộ, hoặc nhắc các nơi ghi cột ấy.
P817 '{id}' vẫn còn hiệu lực sau ngày {until}, ngày cuối của '{name}', mà không nêu văn bản thay thế '{new}'.
     Thêm '{new}' vào cites, hoặc ghi until.
P818 '{id}' vẫn còn hiệu lực mà từ {day} không văn bản nào nó nêu còn hiệu lực ({name} đã hết). Thêm văn bản
     thay thế vào cites, hoặc ghi until.
P819 '{id}' hỏi từng bản ghi theo '${name}', đổi từ {day}: mọi bản ghi của kỳ được hỏi theo mức của ngày cuối
     kỳ, cả bản ghi trước ngày ấy. Cần mức của chính ngày bản ghi: mỗi mức một tham số và một phép đếm, thêm
     {{{field}: {{before: {day}}}}} và {{{field}: {{after: {last}}}}} vào when, rồi cộng bằng sum.
P820 dữ kiện '{id}' do {office} khai (office), mà từ {day} offices.yaml không còn cơ quan ấy: không ai khai
     được, nên dữ kiện luôn là chưa biết. Ghi until ở in_force của dữ kiện, viết thêm một dữ kiện do cơ quan
     thay thế khai, hoặc thêm cơ quan vào offices.yaml.
P901 luật {id} không bao giờ nêu được gì: dấu hiệu nó chờ chỉ do chính những luật chờ nhau nêu ({chain}). Thêm
     một luật nêu dấu hiệu từ số liệu, hoặc bỏ một bước.
P902 luật {id}: bí danh '{alias}' không nối với bí danh nào bằng same_as, nên mọi '{fact}' đều khớp. Thêm
     same_as, ví dụ {{id: {{same_as: {other}.…}}}}, hoặc bỏ dòng đó.
"""
