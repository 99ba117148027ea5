# language: vi
Tính năng: Căn cứ của tiêu chí, điều kiện khống chế, dấu hiệu và ngưỡng
  Mỗi con số phải có căn cứ; "minh-hoa" là con số do dự án đặt ra, chưa văn bản nào quy định. Đổi căn cứ mà quên chỗ này thì kịch bản báo.

  Bối cảnh:
    Biết xã "31003" đã nộp đủ các biểu từ năm 2018 đến năm 2020

  Khung kịch bản: Tiêu chí, điều kiện khống chế, dấu hiệu căn cứ vào văn bản nào
    Khi chấm điểm năm 2020
    Thì <mục> căn cứ vào <căn cứ>

    Dữ liệu:
      | mục | căn cứ                                              |
      | A1  | "kh-54-2020/III.3", "kh-54-2020/IV", "minh-hoa"     |
      | A2  | "kh-54-2020/I", "minh-hoa"                          |
      | A3  | "kh-54-2020/III.2", "minh-hoa"                      |
      | A4  | "kh-54-2020/III.4", "minh-hoa"                      |
      | B1  | "kh-54-2020/III.2", "minh-hoa"                      |
      | B2  | "kh-54-2020/II.1", "minh-hoa"                       |
      | B3  | "nd-178-2004/11", "kh-54-2020/III.2", "minh-hoa"    |
      | B4  | "kh-54-2020/III.2", "minh-hoa"                      |
      | C1  | "kh-54-2020/III.1", "minh-hoa"                      |
      | C2  | "kh-54-2020/III.1", "minh-hoa"                      |
      | C3  | "kh-54-2020/III.1", "kh-54-2020/II.2", "minh-hoa"   |
      | C4  | "kh-54-2020/III.1", "minh-hoa"                      |
      | D1  | "kh-54-2020/III.4", "minh-hoa"                      |
      | D2  | "kh-54-2020/III.4", "minh-hoa"                      |
      | D3  | "kh-54-2020/III.4", "minh-hoa"                      |
      | D4  | "kh-54-2020/III.4", "minh-hoa"                      |
      | E1  | "kh-54-2020/IV", "minh-hoa"                         |
      | E2  | "minh-hoa"                                          |
      | E3  | "minh-hoa"                                          |
      | G1  | "kh-54-2020/IV", "minh-hoa"                         |
      | G2  | "minh-hoa"                                          |
      | G3  | "minh-hoa"                                          |
      | Q1  | "minh-hoa"                                          |
      | Q2  | "minh-hoa"                                          |
      | Q3  | "minh-hoa"                                          |
      | Q4  | "minh-hoa"                                          |
      | Q5  | "minh-hoa"                                          |
      | Q6  | "minh-hoa"                                          |
      | Q7  | "minh-hoa"                                          |
      | Q8  | "minh-hoa"                                          |
      | Q9  | "minh-hoa"                                          |
      | Q10 | "minh-hoa"                                          |
      | Q11 | "minh-hoa"                                          |
      | Q12 | "minh-hoa"                                          |
      | Q13 | "minh-hoa"                                          |
      | Q14 | "minh-hoa"                                          |
      | Q15 | "minh-hoa"                                          |
      | Q16 | "minh-hoa"                                          |
      | Q17 | "minh-hoa"                                          |
      | Q18 | "minh-hoa"                                          |
      | Q19 | "minh-hoa"                                          |
      | Q22 | "minh-hoa"                                          |
      | Q23 | "minh-hoa"                                          |
      | Q24 | "minh-hoa"                                          |
      | Q25 | "minh-hoa"                                          |

  Kịch bản: Điều kiện khen thưởng
    Khi chấm điểm năm 2020
    Thì điều kiện khen thưởng căn cứ vào "kh-54-2020/III.3", "minh-hoa"

  Khung kịch bản: Ngưỡng căn cứ vào văn bản nào
    Khi chấm điểm năm 2020
    Thì ngưỡng "<ngưỡng>" căn cứ vào <căn cứ>

    Dữ liệu:
      | ngưỡng                                                                    | căn cứ                         |
      | Số ngày tối đa để xử lý xong một vụ việc hoặc giải quyết xong một tin báo | "minh-hoa"                     |
      | Khoảng thời gian để coi một vi phạm liên quan đến mại dâm là lặp lại      | "minh-hoa"                     |
      | Tỷ lệ cơ sở đang hoạt động phải được kiểm tra ít nhất một lần trong năm   | "minh-hoa", "kh-54-2020/II.1"  |
      | Số buổi, đợt tuyên truyền tối thiểu trong năm                             | "minh-hoa", "kh-54-2020/III.1" |
      | Số lượt đối tượng được hỗ trợ trên 1.000 dân để đạt điểm tối đa           | "minh-hoa", "kh-54-2020/III.4" |
      | Số lần sinh hoạt tối thiểu trong năm của đội công tác xã hội tình nguyện  | "minh-hoa", "kh-54-2020/IV"    |
      | Số biểu cốt lõi phải nộp đúng hạn thì báo cáo mới là đúng hạn | "minh-hoa", "kh-54-2020/IV" |
      | Điểm tự chấm lệch điểm máy tính từ bao nhiêu điểm thì cần kiểm tra lại    | "minh-hoa"                     |
      | Điểm máy tính lệch điểm như báo cáo đầu từ bao nhiêu điểm thì cần kiểm tra lại | "minh-hoa" |
      | Cơ sở ngừng hoạt động trong bao nhiêu ngày trước ngày cuối kỳ thì coi là sát cuối kỳ | "minh-hoa" |
      | Số cơ sở ngừng hoạt động sát cuối kỳ thì coi là nhiều | "minh-hoa" |
      | Số ấp của năm ít hơn dưới mức này so với năm nhiều hơn (năm nay, năm trước), số cơ sở đang hoạt động dưới mức này so với năm trước thì cần hỏi lại | "minh-hoa" |
      | Dân số của năm ít hơn dưới mức này so với năm nhiều hơn (năm nay, năm trước) thì cần hỏi lại | "minh-hoa" |
      | Khả năng chỉ có ngần ấy, nếu xã này như các xã khác, dưới mức này thì đáng chú ý | "minh-hoa" |
      | Số cơ sở xã xếp thấp hơn hẳn phân loại máy tính thì coi là nhiều | "minh-hoa" |
      | Tụ điểm triệt xóa trong bao nhiêu ngày trước ngày cuối kỳ thì coi là sát cuối kỳ | "minh-hoa" |
      | Số buổi tuyên truyền cùng ngày với buổi khác thì coi là nhiều | "minh-hoa" |
      | Số buổi tuyên truyền, hỗ trợ như hệt năm trước thì coi là nhiều | "minh-hoa" |
      | Điểm máy tính lệch điểm như báo cáo đầu từ bao nhiêu điểm thì dòng rút phải có văn bản | "minh-hoa" |

  Kịch bản: Cả bộ
    Khi chấm điểm năm 2020
    Thì bộ tiêu chí căn cứ vào "kh-54-2020/III.3", "nqlt-01-2008", "minh-hoa"
