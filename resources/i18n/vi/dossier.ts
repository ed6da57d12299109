<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="vi" sourcelanguage="en">
<context>
    <name>DossierSlips</name>
    <message>
        <source>Choose the paper. It is printed at once, and kept with the dossier.</source>
        <translation>Chọn giấy cần in. Giấy in ngay và được lưu cùng hồ sơ.</translation>
    </message>
    <message>
        <source>Other papers</source>
        <translation>Giấy khác</translation>
    </message>
</context>
<context>
    <name>DossierPage</name>
    <message>
        <source>Dossier</source>
        <translation>Hồ sơ</translation>
    </message>
    <message>
        <source>Next person</source>
        <translation>Người tiếp theo</translation>
    </message>
    <message>
        <source>Reprint</source>
        <translation>In lại</translation>
    </message>
    <message>
        <source>Opening the dossier…</source>
        <translation>Đang mở hồ sơ…</translation>
    </message>
    <message>
        <source>The receipt is being printed…</source>
        <translation>Đang in giấy hẹn…</translation>
    </message>
    <message>
        <source>Next act</source>
        <translation>Việc tiếp theo</translation>
    </message>
    <message>
        <source>The receipt as printed</source>
        <translation>Giấy hẹn như bản in</translation>
    </message>
    <message>
        <source>Hand over the result</source>
        <translation>Trả kết quả</translation>
    </message>
    <message>
        <source>Note that the result is here</source>
        <translation>Ghi nhận kết quả đã về quầy</translation>
    </message>
    <message>
        <source>Dossier {code} is not on this machine.</source>
        <translation>Không thấy hồ sơ {code} trên máy này.</translation>
    </message>
    <message>
        <source>This dossier is not on this machine.</source>
        <translation>Không thấy hồ sơ này trên máy này.</translation>
    </message>
    <message>
        <source>It may be another place's. Write it down to deal with it when there is a network.</source>
        <translation>Có thể là hồ sơ của điểm khác. Ghi lại để xử lý khi có mạng.</translation>
    </message>
    <message>
        <source>Printed on {printer}, copy {n}</source>
        <translation>Đã in trên {printer}, bản in lần {n}</translation>
    </message>
    <message>
        <source>The result came to the counter at {time}, {day}.</source>
        <translation>Kết quả đã về quầy lúc {time}, {day}.</translation>
    </message>
    <message>
        <source>Handed over to {name} at {time}, {day}.</source>
        <translation>Đã trả kết quả cho {name} lúc {time}, {day}.</translation>
    </message>
    <message>
        <source>Due {when}.</source>
        <translation>Hẹn trả {when}.</translation>
    </message>
    <message>
        <source>Note what the post did</source>
        <translation>Ghi kết quả của bưu điện</translation>
    </message>
    <message>
        <source>The post has the result since {time}, {day}; number {item}.</source>
        <translation>Đang gửi bưu chính từ {time}, {day}; số hiệu {item}.</translation>
    </message>
    <message>
        <source>What dossier {code} said was erased from this machine on {day}, as the rules on keeping ask. The city's system still has it.</source>
        <translation>Nội dung hồ sơ {code} đã xóa khỏi máy này ngày {day} theo quy định lưu giữ; hệ thống thành phố còn giữ.</translation>
    </message>
    <message>
        <source>There is no network now: look it up at the city's portal by this code, or get it from there once the network is back.</source>
        <translation>Đang mất mạng: tra cứu ở cổng thành phố bằng mã này, hoặc lấy lại khi có mạng.</translation>
    </message>
    <message>
        <source>Get it from the city</source>
        <translation>Lấy lại từ thành phố</translation>
    </message>
    <message>
        <source>Asking the city's system…</source>
        <translation>Đang hỏi hệ thống thành phố…</translation>
    </message>
</context>
<context>
    <name>DossierParts</name>
    <message>
        <source>Given to the post: {item}</source>
        <translation>gửi bưu chính: {item}</translation>
    </message>
    <message>
        <source>Came back from the post: {item}</source>
        <translation>bưu điện hoàn về: {item}</translation>
    </message>
</context>
</TS>
