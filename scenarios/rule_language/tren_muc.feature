# language: vi
Tính năng: more_than ở điểm – chỉ phần trên mức mới tính
  Hai buổi đầu chưa có điểm, hai vụ quá hạn đầu chưa trừ.

  Bối cảnh:
    Biết bộ tiêu chí mẫu "tren_muc"
    Và xã "31003" đã nộp đủ các biểu từ năm 2020 đến năm 2020

  Khung kịch bản: Buổi tuyên truyền tính từ mức đến khi đủ
    Cho năm 2020 xã tổ chức <buổi> buổi tuyên truyền
    Khi xét "tren_muc" năm 2020
    Thì tiêu chí A1 được <điểm> điểm

    Dữ liệu:
      | buổi | điểm |
      | 2    | 0    |
      | 3    | 2    |
      | 6    | 8    |
      | 7    | 8    |

  Khung kịch bản: Vụ quá hạn chỉ trừ phần trên mức
    Cho số liệu "Vụ việc đã hết hạn mà cuối kỳ chưa xử lý xong, phát hiện năm nào cũng tính" được cho là <vụ>
    Khi xét "tren_muc" năm 2020
    Thì tiêu chí A2 được <điểm> điểm

    Dữ liệu:
      | vụ | điểm |
      | 0  | 2    |
      | 2  | 2    |
      | 3  | 1,5  |
      | 6  | 0    |
      | 7  | 0    |
