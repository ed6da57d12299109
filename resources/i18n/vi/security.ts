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
<context>
    <name>SecondOfficer</name>
    <message>
        <source>A second officer agrees</source>
        <translation>Cán bộ thứ hai đồng ý</translation>
    </message>
    <message>
        <source>Account of the second officer</source>
        <translation>Tài khoản cán bộ thứ hai</translation>
    </message>
    <message>
        <source>Password of the second officer</source>
        <translation>Mật khẩu cán bộ thứ hai</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Quay lại</translation>
    </message>
    <message>
        <source>I agree</source>
        <translation>Tôi đồng ý</translation>
    </message>
    <message>
        <source>Type the account</source>
        <translation>Nhập tài khoản</translation>
    </message>
    <message>
        <source>Type the password</source>
        <translation>Nhập mật khẩu</translation>
    </message>
</context>
</TS>
