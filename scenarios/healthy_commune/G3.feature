# language: vi
Tính năng: G3 – Báo cáo năm thiếu một trong các biểu B02, B04, B06: không xếp loại

  Bối cảnh:
    Biết xã "31003" đã nộp đủ các biểu từ năm 2018 đến năm 2020
    Và xã đạt trọn 100 điểm năm 2020

  Khung kịch bản: Thiếu một biểu cốt lõi
    Cho biểu <biểu> năm 2020 chưa nộp
    Khi chấm điểm năm 2020
    Thì điều kiện khống chế G3 áp dụng
    Và xã được xếp hạng "Không xếp loại"

    Dữ liệu:
      | biểu |
      | B02  |
      | B04  |
      | B06  |

  Kịch bản: Nộp đủ ba biểu cốt lõi, kể cả biểu không phát sinh
    Cho biểu B06 năm 2020 không phát sinh
    Khi chấm điểm năm 2020
    Thì điều kiện khống chế G3 không áp dụng
    Và xã được xếp hạng "Tốt"

  Kịch bản: Thiếu một biểu khác thì không bị khống chế
    Cho biểu B12 năm 2020 chưa nộp
    Khi chấm điểm năm 2020
    Thì điều kiện khống chế G3 không áp dụng

  Kịch bản: Biểu của cơ quan khác không thay cho biểu của xã
    Cho biểu B06 năm 2020 chưa nộp
    Và Công an huyện báo biểu B06 năm 2020, có
      | Mã vụ             | Ngày phát hiện |
      | 31003-CAH-2020-01 | 2/4/2020       |
    Khi chấm điểm năm 2020
    Thì điều kiện khống chế G3 áp dụng
    Và xã được xếp hạng "Không xếp loại"

  Kịch bản: Xã chưa gửi báo cáo năm
    Cho xã chưa gửi báo cáo năm 2020
    Khi chấm điểm năm 2020
    Thì điều kiện khống chế G3 áp dụng
    Và xã được xếp hạng "Không xếp loại"

  Kịch bản: Biểu nộp trong báo cáo sáu tháng không thay cho biểu của báo cáo năm
    Cho cơ sở "31003-CS-001" loại "karaoke"
    Và biểu B04 sáu tháng đầu năm 2020 có
      | Mã cơ sở     | Ngày kiểm tra |
      | 31003-CS-001 | 5/3/2020      |
    Và biểu B04 năm 2020 chưa nộp
    Khi chấm điểm năm 2020
    Thì điều kiện khống chế G3 áp dụng
    Và xã được xếp hạng "Không xếp loại"
