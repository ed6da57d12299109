<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="vi_VN">
<context>
    <name>Rail</name>
    <message>
        <source>Settings of this PC</source>
        <translation>Thiết lập của máy</translation>
    </message>
    <message>
        <source>Printing</source>
        <translation>In ấn</translation>
    </message>
    <message>
        <source>Sending to the city</source>
        <translation>Gửi về thành phố</translation>
    </message>
    <message>
        <source>Certified copies</source>
        <translation>Chứng thực bản sao</translation>
    </message>
    <message>
        <source>Receive</source>
        <translation>Tiếp nhận</translation>
    </message>
    <message>
        <source>Today&apos;s dossiers</source>
        <translation>Hồ sơ hôm nay</translation>
    </message>
    <message>
        <source>Hand over results</source>
        <translation>Trả kết quả</translation>
    </message>
</context>
</TS>
