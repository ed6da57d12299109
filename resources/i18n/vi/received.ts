<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="vi" sourcelanguage="en">
<context>
    <name>ReceivedPage</name>
    <message>
        <source>Same citizen, next dossier</source>
        <translation>Cùng công dân, hồ sơ tiếp</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Đã tiếp nhận</translation>
    </message>
    <message>
        <source>Reprint</source>
        <translation>In lại</translation>
    </message>
    <message>
        <source>Next person</source>
        <translation>Người tiếp theo</translation>
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
        <source>The receipt as printed</source>
        <translation>Giấy hẹn như bản in</translation>
    </message>
    <message>
        <source>Give the citizen the receipt and point at the due date.</source>
        <translation>Đưa công dân giấy hẹn, chỉ ngày hẹn.</translation>
    </message>
    <message>
        <source>Recorded, waiting to send</source>
        <translation>Đã ghi nhận, chờ gửi</translation>
    </message>
    <message>
        <source>Due {when}</source>
        <translation>Hẹn trả {when}</translation>
    </message>
    <message>
        <source>at counter {counter}</source>
        <translation>tại Quầy {counter}</translation>
    </message>
    <message>
        <source>It has no official value until it is sent successfully.</source>
        <translation>Chưa có giá trị chính thức cho đến khi gửi thành công.</translation>
    </message>
    <message>
        <source>The code on the receipt is the official one. The dossier is sent when there is a network.</source>
        <translation>Mã trên giấy hẹn là mã chính thức. Hồ sơ sẽ được gửi khi có mạng.</translation>
    </message>
    <message>
        <source>The receipt is being printed…</source>
        <translation>Đang in giấy hẹn…</translation>
    </message>
    <message>
        <source>Printed on {printer}, copy {n}</source>
        <translation>Đã in trên {printer}, bản in lần {n}</translation>
    </message>
    <message>
        <source>The receipt is kept in the dossier; it was not printed.</source>
        <translation>Giấy hẹn được giữ trong hồ sơ; chưa in.</translation>
    </message>
</context>
</TS>
