<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="vi" sourcelanguage="en">
<context>
    <name>Words</name>
    <message>
        <source>files erased here, kept by the city:</source>
        <translation>đã xóa tệp trên máy, thành phố còn giữ:</translation>
    </message>
    <message>
        <source>number exchanged, old, new:</source>
        <translation>đã đổi mã, cũ và mới:</translation>
    </message>
    <message>
        <source>day compared with the city, all there:</source>
        <translation>đã so sánh ngày với thành phố, đủ cả:</translation>
    </message>
    <message>
        <source>Looked up and opened</source>
        <translation>Tìm và mở</translation>
    </message>
    <message>
        <source>roles or counters changed by the city:</source>
        <translation>thành phố đổi vai trò hoặc quầy của:</translation>
    </message>
    <message>
        <source>clock confirmed as right</source>
        <translation>xác nhận giờ máy đúng</translation>
    </message>
    <message>
        <source>this PC goes on under a new registration</source>
        <translation>máy làm việc tiếp theo đăng ký mới</translation>
    </message>
    <message>
        <source>raw scans erased</source>
        <translation>đã xóa ảnh quét gốc</translation>
    </message>
    <message>
        <source>paper kept here used again, with consent</source>
        <translation>dùng lại giấy tờ đã lưu, công dân đồng ý</translation>
    </message>
    <message>
        <source>sent again by hand</source>
        <translation>gửi lại bằng tay</translation>
    </message>
    <message>
        <source>Paper printed:</source>
        <translation>Đã in:</translation>
    </message>
    <message>
        <source>Officer on the print:</source>
        <translation>Cán bộ trả lời về bản in:</translation>
    </message>
    <message>
        <source>Number voided:</source>
        <translation>Đã hủy số:</translation>
    </message>
    <message>
        <source>Processing</source>
        <translation>Xử lý</translation>
    </message>
    <message>
        <source>Deadline</source>
        <translation>Hạn</translation>
    </message>
    <message>
        <source>Money</source>
        <translation>Tiền</translation>
    </message>
    <message>
        <source>Sync</source>
        <translation>Đồng bộ</translation>
    </message>
    <message>
        <source>{n} working days left</source>
        <translation>Còn {n} ngày làm việc</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min left</source>
        <translation>Còn {hours} giờ {minutes} phút</translation>
    </message>
    <message>
        <source>Past the promised hour</source>
        <translation>Đã quá giờ hẹn</translation>
    </message>
    <message>
        <source>{n} working days overdue</source>
        <translation>Quá hạn {n} ngày làm việc</translation>
    </message>
    <message>
        <source>{minutes} min left</source>
        <translation>Còn {minutes} phút</translation>
    </message>
    <message>
        <source>{hours} h left</source>
        <translation>Còn {hours} giờ</translation>
    </message>
    <message>
        <source>fee not set</source>
        <translation>chưa có mức phí</translation>
    </message>
    <message>
        <source>nothing to pay</source>
        <translation>không thu</translation>
    </message>
    <message>
        <source>Online, assisted at the counter</source>
        <translation>Trực tuyến, có hỗ trợ tại quầy</translation>
    </message>
    <message>
        <source>In person (paper)</source>
        <translation>Trực tiếp (giấy)</translation>
    </message>
    <message>
        <source>Citizen submits on own phone</source>
        <translation>Công dân tự nộp trên điện thoại</translation>
    </message>
    <message>
        <source>Post</source>
        <translation>Bưu chính</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Chưa có</translation>
    </message>
    <message>
        <source>Not needed</source>
        <translation>Không cần</translation>
    </message>
    <message>
        <source>Taken from database</source>
        <translation>Khai thác từ CSDL</translation>
    </message>
    <message>
        <source>In the citizen's store</source>
        <translation>Từ kho dữ liệu</translation>
    </message>
    <message>
        <source>Compared, returned</source>
        <translation>Đã đối chiếu</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>Bản chính</translation>
    </message>
    <message>
        <source>Certified copy</source>
        <translation>Bản sao chứng thực</translation>
    </message>
    <message>
        <source>Photocopy</source>
        <translation>Bản chụp</translation>
    </message>
    <message>
        <source>Electronic</source>
        <translation>Bản điện tử</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Đã tiếp nhận</translation>
    </message>
    <message>
        <source>Being processed</source>
        <translation>Đang giải quyết</translation>
    </message>
    <message>
        <source>Waiting for papers</source>
        <translation>Chờ bổ sung</translation>
    </message>
    <message>
        <source>Waiting for payment</source>
        <translation>Chờ nộp tiền</translation>
    </message>
    <message>
        <source>Result is here</source>
        <translation>Có kết quả</translation>
    </message>
    <message>
        <source>Handed over</source>
        <translation>Đã trả kết quả</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Từ chối</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Dừng</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>Đã rút</translation>
    </message>
    <message>
        <source>Waiting to send</source>
        <translation>Chờ gửi</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>Đang gửi</translation>
    </message>
    <message>
        <source>Sending failed</source>
        <translation>Gửi lỗi</translation>
    </message>
    <message>
        <source>Conflict</source>
        <translation>Xung đột</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Đã gửi</translation>
    </message>
    <message>
        <source>on screen</source>
        <translation>trên màn hình</translation>
    </message>
    <message>
        <source>by word</source>
        <translation>nói miệng</translation>
    </message>
    <message>
        <source>signed slip</source>
        <translation>ký phiếu kiểm tra</translation>
    </message>
    <message>
        <source>Citizen and procedure</source>
        <translation>Công dân và thủ tục</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>Tờ khai</translation>
    </message>
    <message>
        <source>Papers</source>
        <translation>Giấy tờ</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Kiểm tra lại</translation>
    </message>
    <message>
        <source>Signed in</source>
        <translation>Đăng nhập</translation>
    </message>
    <message>
        <source>Wrong passwords before:</source>
        <translation>Trước đó gõ sai mật khẩu:</translation>
    </message>
    <message>
        <source>Receipt printed, copy</source>
        <translation>In giấy hẹn, bản in lần</translation>
    </message>
    <message>
        <source>Given to the specialist room, list</source>
        <translation>Bàn giao cho bộ phận chuyên môn, danh sách số</translation>
    </message>
    <message>
        <source>Result back from the specialist room, list</source>
        <translation>Nhận kết quả từ bộ phận chuyên môn, danh sách số</translation>
    </message>
    <message>
        <source>Declaration printed, copy</source>
        <translation>In tờ khai, bản in lần</translation>
    </message>
    <message>
        <source>Receipt reprinted, copy</source>
        <translation>In lại giấy hẹn, bản in lần</translation>
    </message>
    <message>
        <source>Corrected</source>
        <translation>Sửa</translation>
    </message>
    <message>
        <source>Changed by the city's system</source>
        <translation>Hệ thống thành phố thay đổi</translation>
    </message>
    <message>
        <source>{weekday}, {day}, before {hour}</source>
        <translation>{weekday}, {day}, trước {hour}</translation>
    </message>
    <message>
        <source>Monday</source>
        <translation>Thứ Hai</translation>
    </message>
    <message>
        <source>Tuesday</source>
        <translation>Thứ Ba</translation>
    </message>
    <message>
        <source>Wednesday</source>
        <translation>Thứ Tư</translation>
    </message>
    <message>
        <source>Thursday</source>
        <translation>Thứ Năm</translation>
    </message>
    <message>
        <source>Friday</source>
        <translation>Thứ Sáu</translation>
    </message>
    <message>
        <source>Saturday</source>
        <translation>Thứ Bảy</translation>
    </message>
    <message>
        <source>Sunday</source>
        <translation>Chủ Nhật</translation>
    </message>
    <message>
        <source>{weekday}, {day}/{month}/{year}</source>
        <translation>{weekday}, ngày {day} tháng {month} năm {year}</translation>
    </message>
    <message>
        <source>Male</source>
        <translation>Nam</translation>
    </message>
    <message>
        <source>Female</source>
        <translation>Nữ</translation>
    </message>
    <message>
        <source>Given to the post, number</source>
        <translation>Gửi bưu chính, số hiệu</translation>
    </message>
    <message>
        <source>Back from the post, number</source>
        <translation>Bưu điện hoàn về, số hiệu</translation>
    </message>
    <message>
        <source>In the post</source>
        <translation>Đang gửi bưu chính</translation>
    </message>
    <message>
        <source>both copies kept, left to the head</source>
        <translation>giữ cả hai bản, chuyển người phụ trách</translation>
    </message>
    <message>
        <source>{amount} to pay</source>
        <translation>chưa thu {amount}</translation>
    </message>
    <message>
        <source>let off</source>
        <translation>được miễn</translation>
    </message>
    <message>
        <source>{amount} taken</source>
        <translation>đã thu {amount}</translation>
    </message>
    <message>
        <source>content erased here as the rules ask, kept by the city; papers:</source>
        <translation>đã xóa nội dung trên máy này theo quy định lưu giữ, thành phố còn giữ; bản in đã xóa:</translation>
    </message>
    <message>
        <source>content got from the city again</source>
        <translation>đã lấy lại nội dung từ thành phố</translation>
    </message>
    <message>
        <source>(content erased)</source>
        <translation>(đã xóa nội dung)</translation>
    </message>
</context>
</TS>
