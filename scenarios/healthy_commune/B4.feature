# language: vi
Tính năng: B4 – Vi phạm đã được khắc phục
  Tối đa 5 điểm, theo tỷ lệ vi phạm đã khắc phục đến ngày cuối kỳ. Không có vi phạm thì được đủ điểm.

  Bối cảnh:
    Biết xã "31003" đã nộp đủ các biểu từ năm 2018 đến năm 2020

  Khung kịch bản: Càng nhiều vi phạm được khắc phục càng nhiều điểm
    Cho năm 2020 các lần kiểm tra phát hiện 3 vi phạm, đã khắc phục <khắc phục> vi phạm
    Khi chấm điểm năm 2020
    Thì tiêu chí B4 được <điểm> điểm

    Dữ liệu:
      | khắc phục | điểm |
      | 0         | 0    |
      | 1         | 1,67 |
      | 2         | 3,33 |
      | 3         | 5    |

  Kịch bản: Không có vi phạm nào
    Cho cơ sở "31003-CS-001" loại "karaoke"
    Và cơ sở này được kiểm tra ngày 5/3/2020, không có vi phạm
    Khi chấm điểm năm 2020
    Thì tiêu chí B4 không áp dụng, được 5 điểm

  Khung kịch bản: Khắc phục sau ngày cuối kỳ thì kỳ ấy chưa khắc phục
    Cho cơ sở "31003-CS-001" loại "karaoke"
    Và biểu B04 năm 2020 có
      | Mã cơ sở     | Ngày kiểm tra | Kết quả |
      | 31003-CS-001 | 5/6/2020      | vi phạm |
    Và biểu B05 năm 2020 có
      | Hành vi          | Ngày khắc phục |
      | quá giờ quy định | <ngày>         |
    Khi chấm điểm năm 2020
    Thì tiêu chí B4 được <điểm> điểm

    Dữ liệu:
      | ngày       | điểm |
      | 14/12/2020 | 5    |
      | 15/12/2020 | 0    |

  Kịch bản: Vi phạm của năm trước chưa khắc phục không tính cho năm nay
    Cho cơ sở "31003-CS-001" loại "karaoke"
    Và cơ sở này bị phát hiện "quá giờ quy định" ngày 14/12/2019
    Khi chấm điểm năm 2020
    Thì tiêu chí B4 không áp dụng, được 5 điểm

  Kịch bản: Thiếu biểu vi phạm
    Cho biểu B05 năm 2020 chưa nộp
    Khi chấm điểm năm 2020
    Thì tiêu chí B4 được từ 0 đến 5 điểm vì thiếu biểu B05

  Kịch bản: Vi phạm năm trước đã khắc phục không bù cho vi phạm năm nay
    Cho năm 2019 các lần kiểm tra phát hiện 2 vi phạm, đã khắc phục 2 vi phạm
    Và năm 2020 các lần kiểm tra phát hiện 1 vi phạm, đã khắc phục 0 vi phạm
    Khi chấm điểm năm 2020
    Thì tiêu chí B4 được 0 điểm

  Khung kịch bản: Quanh ngưỡng, điểm làm tròn nửa lên hai chữ số
    Cho số liệu "Tỷ lệ vi phạm đã khắc phục" được cho là <tỷ lệ>
    Khi chấm điểm năm 2020
    Thì tiêu chí B4 được <điểm> điểm

    Dữ liệu:
      | tỷ lệ  | điểm |
      | 99,695 | 4,98 |
      | 99,7   | 4,99 |
      | 99,99  | 5    |
      | 100    | 5    |
