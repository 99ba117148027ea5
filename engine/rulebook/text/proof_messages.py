"""What each finding of the proofs says, sorted by code."""

PROOFS = """
P101 tiêu chí {id}: điều kiện của dòng điểm thứ {n} không bao giờ đúng. Sửa điều kiện, hoặc xóa dòng.
en   criterion {id}: the test of line {n} can never hold. Fix it or delete the line.
P102 tiêu chí {id}: dòng điểm thứ {n} không bao giờ tới, vì các dòng trên đã nhận hết (ví dụ dòng {by}). Đổi
     thứ tự, sửa điều kiện, hoặc xóa dòng.
en   criterion {id}: line {n} is never reached: lines above take all it could have (line {by}, for instance).
     Reorder, fix or delete it.
P103 tiêu chí {id}: điều kiện của dòng cuối (dòng {n}) luôn đúng khi tới đó. Bỏ 'when', hoặc sửa điều kiện.
en   criterion {id}: the last test (line {n}) always holds where it is reached. Drop 'when' or fix it.
P104 tiêu chí {id} cho {points} điểm trong mọi trường hợp, nên không đo gì. Sửa điều kiện hoặc điểm.
en   criterion {id} gives {points} in every case, so it measures nothing. Fix its tests or points.
P105 tiêu chí {id} không bao giờ áp dụng: applies_when không thể đúng. Sửa điều kiện.
en   criterion {id} never applies: applies_when can't hold. Fix it.
P106 tiêu chí {id} luôn áp dụng: applies_when luôn đúng. Bỏ applies_when, hoặc sửa điều kiện.
en   criterion {id} always applies: applies_when always holds. Drop or fix it.
P107 tiêu chí {id}: dòng điểm thứ {n} không bao giờ tới khi tiêu chí áp dụng: điều kiện trái với applies_when.
     Sửa một trong hai, hoặc xóa dòng.
en   criterion {id}: line {n} is never reached where the criterion applies: its test contradicts applies_when.
     Mend either, or delete the line.
P108 '{id}': trong any (hoặc none), điều kiện thứ {n} thừa: nó đúng thì điều kiện thứ {by} cũng đúng. Xóa điều
     kiện thứ {n}, hoặc sửa ngưỡng.
en   '{id}': in any (or none), alternative {n} is needless: where it holds, alternative {by} holds too. Delete
     alternative {n} or fix its threshold.
P109 tiêu chí {id} không bao giờ cho đủ điểm khi full_at là {full}: '{fact}' nhiều nhất là {most}. Sửa full_at
     hoặc tham số nó nêu; nếu tính theo phần trăm thì ghi unit: "%" ở chỉ số.
en   criterion {id} never gives its most where full_at is {full}: '{fact}' is {most} at most. Fix full_at or
     the parameter it names; if per cent is meant, write unit: "%" at the figure.
P110 tiêu chí {id} cho đủ điểm từ {full} % của '{fact}': đạt rất ít cũng được trọn điểm, có lẽ muốn nói 100 %.
     Viết full_at: 100 hoặc mức văn bản nêu; nếu văn bản ghi đúng {full} % thì viết bằng dòng điểm: {{give: …,
     when: {{{fact}: {{at_least: {full}}}}}}}.
en   criterion {id} gives its most from {full} % of '{fact}': next to nothing earns all, and 100 % is most
     likely meant. Write full_at: 100 or the level the paper says; if it does say {full} %, write lines:
     {{give: …, when: {{{fact}: {{at_least: {full}}}}}}}.
P201 điều kiện khống chế {id} không bao giờ áp dụng: điều kiện không thể đúng. Sửa điều kiện.
en   gate {id} never holds: its test can't. Fix it.
P202 điều kiện khống chế {id} luôn áp dụng: điều kiện luôn đúng. Sửa điều kiện.
en   gate {id} always holds. Fix its test.
P203 điều kiện khống chế {id} thừa: mỗi khi nó áp dụng thì điều kiện khống chế {by} cũng áp dụng và chặt hơn
     hoặc bằng. Xóa điều kiện khống chế, hoặc sửa điều kiện.
en   gate {id} is hidden: whenever it holds, gate {by} holds too and allows no more. Delete it or fix its
     test.
P204 điều kiện khống chế {id} không bao giờ làm thay đổi hạng nào. Xem lại điều kiện và bands_allowed.
en   gate {id} never changes a band. Look at its test and bands_allowed.
P205 điều kiện khống chế {id} nâng hạng lên {band}, trong khi điểm chỉ đạt {without}. Thêm các hạng thấp hơn
     vào bands_allowed.
en   gate {id} lifts the band to {band} where the points give {without}. Add the lower bands to bands_allowed.
P206 điều kiện khống chế {id} và điều kiện khống chế {by} có thể cùng áp dụng mà không còn hạng nào cả hai cho
     phép; khi đó máy cho hạng thấp nhất. Thêm một hạng chung vào bands_allowed.
en   gates {id} and {by} can hold at once and leave no band both allow; the lowest is given then. Add a common
     one to bands_allowed.
P207 điều kiện khống chế {id} và điều kiện khống chế {by} có thể cùng áp dụng mà đặt hai hạng khác nhau; điều
     kiện khống chế viết trước được dùng. Kiểm tra thứ tự, hoặc làm cho hai điều kiện loại trừ nhau.
en   gates {id} and {by} can hold at once and set different bands; the first written wins. Check their order
     or make them exclusive.
P208 chỉ tiêu {id} ({asked}) không bao giờ loại đơn vị nào: nhiều nhất chỉ có {units} đơn vị so với nhau. Giảm
     số, hoặc xóa điều kiện này.
en   quota {id} ({asked}) never turns a unit away: no more than {units} are held against one another. Lower
     it, or delete the gate.
P209 chỉ tiêu {id} ({asked}) không cho đơn vị nào{of_vi} được hạng {band}: nhiều nhất có {units} đơn vị so với
     nhau, tính ra chưa đủ một đơn vị, và chỉ tiêu không làm tròn lên. Tăng số, ghi at_most: 1, so trong phạm
     vi rộng hơn (within), hoặc ghi in_force cho chỉ tiêu.
en   quota {id} ({asked}) lets no unit{of_en} have band {band}: of the {units} at most that are held against
     one another it comes to less than one, and a quota is never rounded up. Raise it, write at_most: 1,
     compare within something wider, or give the quota in_force.
P211 {kind_vi} {id} viết ngược thứ tự: đơn vị đứng sau thì được, đơn vị đứng trước thì không (thứ 1 là đứng
     đầu). Đổi chiều phép so.
en   {kind} {id} turns the order upside down: a unit further back gets what one ahead of it does not (place 1
     is the first). Turn the comparison round.
P301 không ai xếp được hạng {id}, dù điểm cao nhất có thể là {most}. Sửa from, when, hoặc điều kiện khống chế.
en   nobody can get band {id}; the most points possible are {most}. Fix from, when or the gates.
P302 điều kiện của hạng {id} không bao giờ đúng. Sửa when.
en   the test of band {id} can never hold. Fix it.
P303 điều kiện của hạng {id} luôn đúng. Bỏ when, hoặc sửa.
en   the test of band {id} always holds. Drop or fix it.
P304 có khoảng trống: {score} điểm không đạt hạng nào có điều kiện đúng, nên máy cho hạng {id}. Thêm một hạng
     không có điều kiện.
en   a gap: {score} points reach no band whose test holds, so {id} is given. Add a band without a test.
P305 hạng {id} là lành mạnh mà hạng trên nó, {above}, thì không. Sửa healthy.
en   band {id} is healthy and the one above it, {above}, is not. Fix healthy.
P306 chưa chứng minh được các hạng và điều kiện khống chế (hạng không ai đạt, khoảng trống, điều kiện không có
     tác dụng) vì quá nhiều trường hợp. Bớt điều kiện khống chế hoặc bớt điều kiện trong mỗi cái; nếu giữ
     nguyên thì thử bằng kịch bản.
en   bands and gates could not be proved (bands nobody gets, gaps, gates without effect): too many cases. Have
     fewer gates, or fewer tests in each; else try them with scenarios.
P401 các tiêu chí không bao giờ cộng đủ total {total}: nhiều nhất là {most}, vì có tiêu chí không cùng đạt tối
     đa được. Sửa điều kiện.
en   the criteria never add up to the total {total}: {most} at most, as some can't all give their most. Fix
     their tests.
P402 '{id}': {key}: {end} không bao giờ có tác dụng, vì các tiêu chí bên trong {never_vi} {reached} điểm. Sửa
     số, hoặc xóa {key}.
en   '{id}': {key}: {end} never does anything, as the criteria inside never come to {never} {reached}. Fix the
     number or delete {key}.
P403 nhóm {id}: at_least: {end} cho {end} điểm cả khi không tiêu chí nào đạt. Sửa thành at_least: 0, hoặc xóa.
en   group {id}: at_least: {end} gives {end} points where no criterion is met. Make it at_least: 0 or delete
     it.
P501 tiêu chí {id}: lời hứa '{fact}' tăng thì điểm {way_vi} là sai. Sửa điểm, hoặc sửa monotone.
en   criterion {id}: the promise that points go {way} as '{fact}' rises is broken. Fix the points or monotone.
P502 tiêu chí {id} và {by} kéo '{fact}' về hai phía ngược nhau. Xem lại ý định.
en   criteria {id} and {by} pull '{fact}' in opposite directions. Check what is meant.
P503 tiêu chí {id}: chưa chứng minh được lời hứa về '{fact}' vì quá nhiều trường hợp. Tách tiêu chí thành các
     tiêu chí nhỏ hơn.
en   criterion {id}: the promise on '{fact}' could not be proved: too many cases. Split the criterion.
P504 tiêu chí {id} không hứa gì về '{fact}': '{fact}' tăng thì điểm {way_vi}. Nếu đúng ý thì ghi monotone:
     {{{fact}: {promise}}} để máy giữ lời hứa đó; nếu không thì sửa điểm.
en   criterion {id} promises nothing on '{fact}': as it rises, points go {way}. If so meant, write monotone:
     {{{fact}: {promise}}} so that it is kept; else fix the points.
P601 tiêu chí {id} thưởng cho việc giấu: báo thiếu được {more} điểm, báo đủ chỉ được {less}. Thêm paired_with:
     [tiêu chí, điều kiện khống chế hoặc dấu hiệu xấu đi khi xã không đi kiểm tra hoặc báo thiếu].
en   criterion {id} pays for hiding: a return that hides gets {more} points, a full one {less}. Add
     paired_with: [a criterion, gate or sign that gets worse when less is looked at or reported].
P602 tiêu chí {id} thưởng cho việc giấu (báo thiếu {more} điểm, báo đủ {less}), mà giấu không làm {pairs} xấu
     đi. Đi kèm với thứ đo việc chịu tìm: tỷ lệ kiểm tra, tin từ nơi khác, hồ sơ biến mất.
en   criterion {id} pays for hiding ({more} points hidden, {less} told in full), and hiding makes {pairs} no
     worse. Pair it with what measures looking: inspections, what others report, records gone.
P603 {kind_vi} {id} thưởng cho việc giấu: báo thiếu thì tránh được hoặc đạt được, báo đủ thì không. Thêm
     paired_with: [tiêu chí, điều kiện khống chế hoặc dấu hiệu xấu đi khi xã không đi kiểm tra hoặc báo
     thiếu].
en   {kind} {id} pays for hiding: a return that hides escapes or passes it, a full one does not. Add
     paired_with: [a criterion, gate or sign that gets worse when less is looked at or reported].
P604 {kind_vi} {id} thưởng cho việc giấu, mà giấu không làm {pairs} xấu đi. Đi kèm với thứ đo việc chịu tìm:
     tỷ lệ kiểm tra, tin từ nơi khác, hồ sơ biến mất.
en   {kind} {id} pays for hiding, and hiding makes {pairs} no worse. Pair it with what measures looking:
     inspections, what others report, records gone.
P605 {kind_vi} {id} dựa vào '{fact}', là điểm chính nơi được chấm tự khai. Điểm tự chấm chỉ để so sánh (dấu
     hiệu), không để cho điểm. Dùng chỉ số khác.
en   {kind} {id} rests on '{fact}', which whoever is scored sets for itself. A self-score may be compared (a
     sign), never pay. Use another figure.
P606 luật {id} khen thưởng dựa vào '{fact}', mà giấu thì tốt lên: xã báo thiếu được đề nghị khen. Bỏ điều kiện
     này, hoặc dựa vào xếp loại, chuỗi năm.
en   rule {id} rewards on '{fact}', which hiding makes better: a commune that reports less is proposed. Drop
     it, or rest on bands and streaks.
P607 dấu hiệu nguy cơ {id} tăng chỉ vì cơ sở được kiểm tra ({less} điểm khi ít kiểm tra, {more} khi kiểm tra
     nhiều): nơi được nhìn nhiều bị xếp xấu hơn. Tính theo vi phạm tìm thấy, không theo số lần kiểm tra.
en   sign of risk {id} grows only because the venue was inspected ({less} points with few inspections, {more}
     with many): where one looks comes out worse. Count what was found, not the visits.
P608 luật {id} khen thưởng theo chuỗi '{name}', chuỗi này nêu hạng {band} mà không nêu hạng trên nó, {above}:
     xã xếp tốt hơn lại không được. Thêm {above} vào chuỗi, hoặc bỏ {band}.
en   rule {id} rewards on the streak '{name}', which takes band {band} and not {above} above it: a better
     commune is left out. Add {above} to the streak, or drop {band}.
P609 luật {id} khen thưởng cả khi có dấu hiệu về chất lượng báo cáo. Thêm vào unless: dấu hiệu (fact: finding,
     kind: sign, value: yes) của cùng đơn vị.
en   rule {id} rewards even where a sign questions the return. Add to unless: a sign (fact: finding, kind:
     sign, value: yes) of the same unit.
P701 dấu hiệu {id} không bao giờ xuất hiện: điều kiện không thể đúng. Sửa điều kiện.
en   sign {id} can never stand: its test can't hold. Fix it.
P702 dấu hiệu {id} luôn xuất hiện: điều kiện luôn đúng. Sửa điều kiện.
en   sign {id} always stands. Fix its test.
P801 bộ tiêu chí dùng hạng của '{name}' cả vào những ngày bộ đó không có hiệu lực, như {day}; khi đó hạng là
     chưa biết. Sửa in_force.
en   the rulebook asks for the band of '{name}' on days that one is not in force, {day} for one; it is unknown
     then. Fix in_force.
P802 không quy tắc nào dùng tham số '{name}'. Xóa, hoặc dùng ở chỗ cần.
en   no rule uses parameter '{name}'. Delete it or use it.
P803 tiêu chí {id} và tiêu chí {by} của bộ tiêu chí '{book}' chấm cùng đơn vị hoặc cơ sở, cùng thời gian, mà
     kéo '{fact}' về hai phía ngược nhau. Xem lại ý định của hai bộ, hoặc sửa in_force.
en   criterion {id} and criterion {by} of the rulebook '{book}' score one subject on the same days and pull
     '{fact}' in opposite directions. Check what both mean, or fix in_force.
P804 bộ tiêu chí '{name}' (role: {role}) hết hiệu lực, từ {day} không còn bộ nào thay. Bỏ until, hoặc thêm bộ
     mới có hiệu lực từ ngày đó.
en   rulebook '{name}' (role: {role}) ends and nothing takes its place from {day}. Drop until, or add a
     rulebook in force from then.
P805 '{id}' không có hiệu lực từ {day} đến {last}: bản trước đã hết, bản sau chưa bắt đầu. Nối liền hai khoảng
     ngày.
en   '{id}' is not in force from {day} to {last}: one version has ended, the next has not begun. Join the two.
P806 '{id}' nêu '{name}', mà từ {day} '{name}' không có hiệu lực. Sửa '{id}', hoặc ghi in_force cho cả hai.
en   '{id}' names '{name}', which is not in force from {day}. Mend '{id}', or give both in_force.
P807 tỷ lệ '{name}' bị ngược: '{below}' nằm trong '{above}', nên tỷ lệ luôn từ {times} trở lên. Đổi chỗ hai số
     liệu.
en   ratio '{name}' is upside down: '{below}' is part of '{above}', so it is never below {times}. Swap the two
     figures.
P808 {kind_vi} '{id}' và '{by}' cùng tên “{title}”: người đọc kết quả không phân biệt được. Đổi tên một trong
     hai.
en   {kind} '{id}' and '{by}' have one title, “{title}”: who reads a result can't tell them apart. Rename one.
P809 '{id}' có hiệu lực từ {day}, {far_vi} hơn {years} năm so với văn bản {side_vi} nhất trong documents.yaml
     ({known}): có lẽ gõ nhầm năm. Sửa ngày, hoặc thêm văn bản còn thiếu vào documents.yaml.
en   '{id}' is in force from {day}, more than {years} years {far} the {side} paper in documents.yaml
     ({known}): a slip in the year, most likely. Fix the day, or add the paper that is missing to
     documents.yaml.
P810 '{id}' không bao giờ có hiệu lực: khoảng ngày của nó nằm ngoài khoảng ngày '{name}' có hiệu lực. Sửa
     in_force, hoặc xóa.
en   '{id}' is never in force: its days lie outside those of '{name}'. Fix in_force, or delete it.
P812 chỉ tiêu '{name}' năm {year} ({asked}) không bao giờ đạt được: {end_vi} {end}. Sửa số theo văn bản giao.
en   target '{name}' of {year} ({asked}) can't be reached: {end_en} {end}. Fix the number by the paper that
     assigns it.
P813 chỉ tiêu '{name}' năm {year} ({asked}) luôn luôn đạt: {end_vi} {end}. Sửa số theo văn bản giao, hoặc đổi
     chỗ at_least và at_most.
en   target '{name}' of {year} ({asked}) is always reached: {end_en} {end}. Fix the number by the paper that
     assigns it, or swap at_least and at_most.
P814 không bộ tiêu chí nào đang dùng hỏi {facts} dữ kiện khai của '{name}': không ai phải nộp. Đưa bộ tiêu chí
     ấy vào (lanhmanh rulebooks --add TÊN), hoặc xóa tệp.
en   no rulebook in use asks for the {facts} declared facts of '{name}': nobody owes them. Put the rulebook in
     (lanhmanh rulebooks --add NAME), or delete the file.
P815 báo cáo '{name}' nêu {figures} theo biểu {form}, mà không bộ tiêu chí nào đang dùng hỏi biểu ấy: không xã
     nào phải nộp. Bỏ các số liệu đó, hoặc đưa vào bộ tiêu chí hỏi đến (lanhmanh rulebooks --add TÊN).
en   report '{name}' gives {figures} from form {form}, which no rulebook in use asks for: no commune owes it.
     Drop those figures, or put in a rulebook that asks for it (lanhmanh rulebooks --add NAME).
P816 tiêu chí '{id}' có ở cả bộ '{name}' và bộ '{by}': phiếu B15, B16 không ghi cột Bộ tiêu chí thì không biết
     là của bộ nào. Đổi mã ở một bộ, hoặc nhắc các nơi ghi cột ấy.
en   criterion '{id}' stands in '{name}' and in '{by}': forms B15 and B16 that leave the column “Bộ tiêu chí”
     blank don't tell which is meant. Give it another id in one of them, or have that column filled in.
P817 '{id}' vẫn còn hiệu lực sau ngày {until}, ngày cuối của '{name}', mà không nêu văn bản thay thế '{new}'.
     Thêm '{new}' vào cites, hoặc ghi until.
en   '{id}' goes on after {until}, the last day of '{name}', and does not cite '{new}', which took its place.
     Add '{new}' to cites, or give it until.
P818 '{id}' vẫn còn hiệu lực mà từ {day} không văn bản nào nó nêu còn hiệu lực ({name} đã hết). Thêm văn bản
     thay thế vào cites, hoặc ghi until.
en   '{id}' goes on though from {day} no document it cites is in force ({name} has ended). Add what took its
     place to cites, or give it until.
P819 '{id}' hỏi từng bản ghi theo '${name}', đổi từ {day}: mọi bản ghi của kỳ được hỏi theo mức của ngày cuối
     kỳ, cả bản ghi trước ngày ấy. Cần mức của chính ngày bản ghi: mỗi mức một tham số và một phép đếm, thêm
     {{{field}: {{before: {day}}}}} và {{{field}: {{after: {last}}}}} vào where, rồi cộng bằng add.
en   '{id}' asks each record by '${name}', which changes on {day}: every record of the period is asked by what
     holds on its last day, earlier ones too. For what held on the record's own day, write a parameter and a
     count for each, with {{{field}: {{before: {day}}}}} and {{{field}: {{after: {last}}}}} in where, and add
     them up with add.
P901 luật {id} không bao giờ nêu được gì: dấu hiệu nó chờ chỉ do chính những luật chờ nhau nêu ({chain}). Thêm
     một luật nêu dấu hiệu từ số liệu, hoặc bỏ một bước.
en   rule {id} can never say anything: the sign it waits for is raised only by rules that wait for one another
     ({chain}). Add a rule that raises it from facts, or take one step out.
P902 luật {id}: bí danh '{alias}' không nối với bí danh nào bằng same_as, nên mọi '{fact}' đều khớp. Thêm
     same_as, ví dụ {{id: {{same_as: {other}.…}}}}, hoặc bỏ dòng đó.
en   rule {id}: alias '{alias}' is tied to no other by same_as, so that any '{fact}' fits. Add same_as, such
     as {{id: {{same_as: {other}.…}}}}, or drop the line.
"""
