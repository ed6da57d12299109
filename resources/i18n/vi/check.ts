<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="vi" sourcelanguage="en">
<context>
    <name>CheckPage</name>
    <message>
        <source>Ask the citizen to confirm</source>
        <translation>Mời công dân xác nhận</translation>
    </message>
    <message>
        <source>Print declaration</source>
        <translation>In tờ khai</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Trường hợp</translation>
    </message>
    <message>
        <source>Check with the citizen</source>
        <translation>Kiểm tra lại cùng công dân</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Quay lại</translation>
    </message>
    <message>
        <source>Accept and print receipt</source>
        <translation>Tiếp nhận và in giấy hẹn</translation>
    </message>
    <message>
        <source>Checking fee and due date…</source>
        <translation>Đang kiểm tra phí và hạn…</translation>
    </message>
    <message>
        <source>It is past {hour}. This dossier is due on {date}.</source>
        <translation>Đã quá {hour}. Hồ sơ này hẹn trả vào ngày làm việc tiếp theo: {date}.</translation>
    </message>
    <message>
        <source>Choose how the citizen confirmed</source>
        <translation>Chọn cách công dân đã xác nhận</translation>
    </message>
    <message>
        <source>Accept although {papers} is missing?</source>
        <translation>Tiếp nhận khi còn thiếu {papers}?</translation>
    </message>
    <message>
        <source>The reason is kept with the dossier and can be read by others.</source>
        <translation>Lý do được lưu cùng hồ sơ và người khác đọc được.</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Lý do</translation>
    </message>
    <message>
        <source>Step 4 of 4 · Check with the citizen</source>
        <translation>Bước 4 trên 4 · Kiểm tra lại cùng công dân</translation>
    </message>
    <message>
        <source>Citizen confirmed</source>
        <translation>Xác nhận của công dân</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Sửa</translation>
    </message>
    <message>
        <source>Edit {what}</source>
        <translation>Sửa {what}</translation>
    </message>
    <message>
        <source>Citizen</source>
        <translation>Người yêu cầu</translation>
    </message>
    <message>
        <source>{n} complete · {m} missing</source>
        <translation>{n} đủ · {m} thiếu</translation>
    </message>
    <message>
        <source>Papers</source>
        <translation>Giấy tờ</translation>
    </message>
    <message>
        <source>Channel, fee</source>
        <translation>Kênh, phí</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Hẹn trả</translation>
    </message>
    <message>
        <source>from the card</source>
        <translation>từ thẻ</translation>
    </message>
    <message>
        <source>from an earlier dossier</source>
        <translation>từ hồ sơ trước</translation>
    </message>
    <message>
        <source>· not confirmed yet</source>
        <translation>· chưa xác nhận</translation>
    </message>
    <message>
        <source>It is sent when there is a network.</source>
        <translation>Sẽ gửi khi có mạng.</translation>
    </message>
    <message>
        <source>The receipt carries a provisional code.</source>
        <translation>Giấy hẹn mang mã tạm.</translation>
    </message>
</context>
</TS>
