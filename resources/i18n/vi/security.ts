<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="vi_VN" sourcelanguage="en">
<context>
    <name>Problems</name>
    <message>
        <source>Older data were put back on this machine. {what} Do not go on with them; call IT staff at once.</source>
        <translation>Máy này đã bị đưa dữ liệu cũ trở lại. {what} Không làm tiếp với dữ liệu này; gọi CNTT ngay.</translation>
    </message>
</context>
</TS>
