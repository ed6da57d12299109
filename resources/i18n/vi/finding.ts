<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="vi" sourcelanguage="en">
<context>
    <name>FindingRoom</name>
    <message>
        <source>Scan the citizen's card first, then choose {code}.</source>
        <translation>Quét thẻ căn cước của công dân trước, rồi chọn {code}.</translation>
    </message>
    <message>
        <source>Scan the citizen's card first, then find the procedure.</source>
        <translation>Quét thẻ căn cước của công dân trước, rồi tìm thủ tục.</translation>
    </message>
    <message>
        <source>First day, {i} of {n}: {what}</source>
        <translation>Ngày đầu, bước {i}/{n}: {what}</translation>
    </message>
</context>
<context>
    <name>HelpPanel</name>
    <message>
        <source>Help: {title}</source>
        <translation>Trợ giúp: {title}</translation>
    </message>
    <message>
        <source>Ctrl+/ shows the keys</source>
        <translation>Ctrl+/ xem các phím</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
</context>
<context>
    <name>PaletteBox</name>
    <message>
        <source>Used last</source>
        <translation>Vừa dùng</translation>
    </message>
    <message>
        <source>Procedure</source>
        <translation>Thủ tục</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Người</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Trợ giúp</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Tìm thấy</translation>
    </message>
    <message>
        <source>Find dossiers, people, procedures, commands…</source>
        <translation>Tìm hồ sơ, công dân, thủ tục, lệnh…</translation>
    </message>
    <message>
        <source>Dossier</source>
        <translation>Hồ sơ</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Lệnh</translation>
    </message>
    <message>
        <source>&gt; commands   # dossiers   @ people   ? help</source>
        <translation>&gt; lệnh   # hồ sơ   @ người   ? trợ giúp</translation>
    </message>
    <message>
        <source>"{q}" was not found. The nearest:</source>
        <translation>Không thấy "{q}". Gần nhất:</translation>
    </message>
</context>
</TS>
