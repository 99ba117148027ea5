# language: vi
Tính năng: K2 – Thực hiện đầy đủ chủ trương, pháp luật và quy định
  Thông tư 124/2021/TT-BCA, Điều 5 khoản 2, Điều 4 khoản 2.

  Bối cảnh:
    Biết xã "31003" đã nộp đủ các biểu từ năm 2022 đến năm 2023
    Và năm 2022 các cơ quan đã khai đủ "an_toan_antt": có, số 0, đủ 10 trên 10, ngày 1/3/2022
    Và năm 2023 các cơ quan đã khai đủ "an_toan_antt": có, số 0, đủ 10 trên 10, ngày 1/3/2023

  Khung kịch bản: Đánh giá của cơ quan
    Cho năm 2023 khai "thi_hanh_phap_luat" là <có không>
    Khi xét "an_toan_antt" năm 2023
    Thì điều kiện K2 <kết quả>

    Dữ liệu:
      | có không | kết quả  |
      | có       | đạt      |
      | không    | chưa đạt |

  Kịch bản: Chưa khai thì chưa biết, không phải là không
    Cho năm 2023 chưa khai "thi_hanh_phap_luat"
    Khi xét "an_toan_antt" năm 2023
    Thì chưa biết điều kiện K2 đạt hay chưa
    Và còn phải khai "thi_hanh_phap_luat" của UBND xã
