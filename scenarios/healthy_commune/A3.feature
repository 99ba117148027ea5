# language: vi
Tính năng: A3 – Không có cơ sở vi phạm lặp lại liên quan đến mại dâm
  5 điểm; mỗi cơ sở bị phát hiện từ hai lần kiểm tra trở lên trong 24 tháng trừ 2,5 điểm, không dưới 0.

  Bối cảnh:
    Biết xã "31003" đã nộp đủ các biểu từ năm 2018 đến năm 2020

  Kịch bản: Một cơ sở bị phát hiện hai lần
    Cho cơ sở "31003-CS-001" loại "karaoke"
    Và cơ sở này bị phát hiện "khiêu dâm, kích dục" ngày 5/6/2019
    Và cơ sở này bị phát hiện "dâm ô" ngày 7/3/2020
    Khi chấm điểm năm 2020
    Thì tiêu chí A3 được 2,5 điểm

  Kịch bản: Một cơ sở chỉ bị phát hiện một lần
    Cho cơ sở "31003-CS-001" loại "karaoke"
    Và cơ sở này bị phát hiện "dâm ô" ngày 7/3/2020
    Khi chấm điểm năm 2020
    Thì tiêu chí A3 được 5 điểm

  Kịch bản: Hai hành vi trong cùng một lần kiểm tra không phải lặp lại
    Cho cơ sở "31003-CS-001" loại "karaoke"
    Và cơ sở này bị phát hiện "dâm ô", "khiêu dâm, kích dục" trong cùng một lần kiểm tra ngày 7/3/2020
    Khi chấm điểm năm 2020
    Thì tiêu chí A3 được 5 điểm

  Kịch bản: Vi phạm lặp lại nhưng không liên quan đến mại dâm
    Cho cơ sở "31003-CS-001" loại "karaoke"
    Và 3 lần kiểm tra cơ sở này năm 2020 đều phát hiện "quá giờ quy định"
    Khi chấm điểm năm 2020
    Thì tiêu chí A3 được 5 điểm

  Kịch bản: Hai cơ sở, mỗi cơ sở một lần
    Cho cơ sở "31003-CS-001" loại "karaoke"
    Và cơ sở này bị phát hiện "dâm ô" ngày 7/3/2020
    Và cơ sở "31003-CS-002" loại "lưu trú"
    Và cơ sở này bị phát hiện "để xảy ra mại dâm" ngày 8/3/2020
    Khi chấm điểm năm 2020
    Thì tiêu chí A3 được 5 điểm

  Kịch bản: Hai cơ sở lặp lại thì hết điểm
    Cho cơ sở "31003-CS-001" loại "karaoke"
    Và 2 lần kiểm tra cơ sở này năm 2020 đều phát hiện "dâm ô"
    Và cơ sở "31003-CS-002" loại "lưu trú"
    Và 2 lần kiểm tra cơ sở này năm 2020 đều phát hiện "để xảy ra mại dâm"
    Khi chấm điểm năm 2020
    Thì tiêu chí A3 được 0 điểm

  Kịch bản: Ba cơ sở lặp lại cũng không xuống dưới 0
    Cho cơ sở "31003-CS-001" loại "karaoke"
    Và 2 lần kiểm tra cơ sở này năm 2020 đều phát hiện "dâm ô"
    Và cơ sở "31003-CS-002" loại "lưu trú"
    Và 2 lần kiểm tra cơ sở này năm 2020 đều phát hiện "để xảy ra mại dâm"
    Và cơ sở "31003-CS-003" loại "nhà trọ"
    Và 2 lần kiểm tra cơ sở này năm 2020 đều phát hiện "khiêu dâm, kích dục"
    Khi chấm điểm năm 2020
    Thì tiêu chí A3 được 0 điểm

  Khung kịch bản: Chỉ tính trong 24 tháng, từ 15/12/2018 đến 14/12/2020
    Cho cơ sở "31003-CS-001" loại "karaoke"
    Và cơ sở này bị phát hiện "dâm ô" ngày <lần đầu>
    Và cơ sở này bị phát hiện "dâm ô" ngày 7/3/2020
    Khi chấm điểm năm 2020
    Thì tiêu chí A3 được <điểm> điểm

    Dữ liệu:
      | lần đầu    | điểm |
      | 14/12/2018 | 5    |
      | 15/12/2018 | 2,5  |
      | 16/12/2018 | 2,5  |

  Kịch bản: Thiếu biểu vi phạm của năm nay
    Cho cơ sở "31003-CS-001" loại "karaoke"
    Và biểu B05 năm 2020 chưa nộp
    Khi chấm điểm năm 2020
    Thì tiêu chí A3 được từ 2,5 đến 5 điểm vì thiếu biểu B05

  Kịch bản: Thiếu biểu vi phạm của năm trước, vẫn trong 24 tháng
    Cho cơ sở "31003-CS-001" loại "karaoke"
    Và biểu B05 năm 2019 chưa nộp
    Khi chấm điểm năm 2020
    Thì tiêu chí A3 được từ 2,5 đến 5 điểm vì thiếu biểu B05 năm 2019

  Kịch bản: Thiếu biểu vi phạm của năm đã ngoài 24 tháng thì không sao
    Cho cơ sở "31003-CS-001" loại "karaoke"
    Và biểu B05 năm 2018 chưa nộp
    Khi chấm điểm năm 2020
    Thì tiêu chí A3 được 5 điểm

  Kịch bản: Không có cơ sở nào thì biểu vi phạm thiếu cũng không sao
    Cho biểu B05 năm 2020 chưa nộp
    Khi chấm điểm năm 2020
    Thì tiêu chí A3 được 5 điểm

  Kịch bản: Chưa biết có những cơ sở nào
    Cho biểu B02 năm 2020 chưa nộp
    Khi chấm điểm năm 2020
    Thì tiêu chí A3 được từ 0 đến 5 điểm vì thiếu biểu B02

  Kịch bản: Một cơ sở bị phát hiện ba lần vẫn chỉ là một cơ sở
    Cho cơ sở "31003-CS-001" loại "karaoke"
    Và 3 lần kiểm tra cơ sở này năm 2020 đều phát hiện "dâm ô"
    Khi chấm điểm năm 2020
    Thì tiêu chí A3 được 2,5 điểm
