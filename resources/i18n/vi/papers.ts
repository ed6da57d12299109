<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="vi" sourcelanguage="en">
<context>
    <name>CropFrame</name>
    <message>
        <source>left edge</source>
        <translation>cạnh trái</translation>
    </message>
    <message>
        <source>top edge</source>
        <translation>cạnh trên</translation>
    </message>
    <message>
        <source>right edge</source>
        <translation>cạnh phải</translation>
    </message>
    <message>
        <source>bottom edge</source>
        <translation>cạnh dưới</translation>
    </message>
    <message>
        <source>Crop: {edge} at {n} %</source>
        <translation>Cắt trang: {edge} ở {n} %</translation>
    </message>
</context>
<context>
    <name>PapersPage</name>
    <message>
        <source>Choose files</source>
        <translation>Chọn tệp</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Thư mục</translation>
    </message>
    <message>
        <source>File name</source>
        <translation>Tên tệp</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Loại</translation>
    </message>
    <message>
        <source>Take these files</source>
        <translation>Lấy tệp này</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Quay lại</translation>
    </message>
    <message>
        <source>Papers</source>
        <translation>Giấy tờ</translation>
    </message>
    <message>
        <source>Scan</source>
        <translation>Quét</translation>
    </message>
    <message>
        <source>Take a picture</source>
        <translation>Chụp</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>Chọn tệp</translation>
    </message>
    <message>
        <source>Drop file</source>
        <translation>Bỏ tệp</translation>
    </message>
    <message>
        <source>Continue: check</source>
        <translation>Tiếp tục: kiểm tra lại</translation>
    </message>
    <message>
        <source>This procedure asks for no papers.</source>
        <translation>Thủ tục này không yêu cầu giấy tờ.</translation>
    </message>
    <message>
        <source>Page as scanned</source>
        <translation>Trang vừa quét</translation>
    </message>
    <message>
        <source>Page {i} of {n}</source>
        <translation>Trang {i}/{n}</translation>
    </message>
    <message>
        <source>{name} was dropped.</source>
        <translation>Đã bỏ tệp {name}.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Hoàn tác</translation>
    </message>
    <message>
        <source>Papers are still coming in. Wait, or press Stop.</source>
        <translation>Giấy tờ đang vào máy. Đợi xong, hoặc bấm Dừng.</translation>
    </message>
    <message>
        <source>Step 3 of 4 · Papers</source>
        <translation>Bước 3 trên 4 · Giấy tờ</translation>
    </message>
    <message>
        <source>This paper has no file to drop.</source>
        <translation>Giấy tờ này chưa có tệp nào để bỏ.</translation>
    </message>
    <message>
        <source>{n} of {m} complete</source>
        <translation>Đủ {n} trên {m}</translation>
    </message>
    <message>
        <source>There is nothing to take back.</source>
        <translation>Không có gì để hoàn tác.</translation>
    </message>
    <message>
        <source>Next scan: {name} (Shift+F7 changes it)</source>
        <translation>Lần quét tới: {name} (Shift+F7 để đổi)</translation>
    </message>
</context>
<context>
    <name>PaperTable</name>
    <message>
        <source>no pages</source>
        <translation>chưa có trang</translation>
    </message>
    <message>
        <source>Required papers</source>
        <translation>Thành phần hồ sơ</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>Giấy tờ</translation>
    </message>
    <message>
        <source>Asked as</source>
        <translation>Hình thức</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Tình trạng</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Trang</translation>
    </message>
</context>
<context>
    <name>FileList</name>
    <message>
        <source>Files of this paper</source>
        <translation>Tệp của giấy tờ này</translation>
    </message>
    <message>
        <source>{name} · {n} pages</source>
        <translation>{name} · {n} trang</translation>
    </message>
    <message>
        <source>{size} kept encrypted on this machine, sent with the dossier</source>
        <translation>Chờ gửi {size}, lưu mã hóa tại máy này</translation>
    </message>
</context>
<context>
    <name>PreviewPanel</name>
    <message>
        <source>Opening the page…</source>
        <translation>Đang mở trang…</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Xem trước</translation>
    </message>
    <message>
        <source>No page yet. Scan (F4), choose a file (Ctrl+O) or drop one here.</source>
        <translation>Chưa có trang nào. Quét (F4), chọn tệp (Ctrl+O) hoặc kéo tệp vào đây.</translation>
    </message>
    <message>
        <source>Page before</source>
        <translation>Trang trước</translation>
    </message>
    <message>
        <source>Page after</source>
        <translation>Trang sau</translation>
    </message>
    <message>
        <source>Crop C</source>
        <translation>Cắt C</translation>
    </message>
    <message>
        <source>Keep only a part of the page</source>
        <translation>Chỉ giữ một phần của trang</translation>
    </message>
    <message>
        <source>Arrows move an edge, Tab takes the next. Enter crops, Esc leaves.</source>
        <translation>Phím mũi tên dời cạnh, Tab sang cạnh kế. Enter cắt, Esc thôi.</translation>
    </message>
    <message>
        <source>Put the paper under the camera. Enter takes the picture, Esc leaves.</source>
        <translation>Đặt giấy dưới máy ảnh. Enter chụp, Esc thôi.</translation>
    </message>
    <message>
        <source>Opening the camera…</source>
        <translation>Đang mở máy ảnh…</translation>
    </message>
    <message>
        <source>Turn R</source>
        <translation>Xoay R</translation>
    </message>
    <message>
        <source>Rescan Q</source>
        <translation>Quét lại Q</translation>
    </message>
    <message>
        <source>Leave out X</source>
        <translation>Bỏ ra X</translation>
    </message>
    <message>
        <source>Split S</source>
        <translation>Tách S</translation>
    </message>
    <message>
        <source>Join M</source>
        <translation>Gộp M</translation>
    </message>
    <message>
        <source>Back G</source>
        <translation>Mặt sau G</translation>
    </message>
    <message>
        <source>Undo Z</source>
        <translation>Hoàn tác Z</translation>
    </message>
    <message>
        <source>Turn the page by a quarter</source>
        <translation>Xoay trang một phần tư vòng</translation>
    </message>
    <message>
        <source>Scan this page again in its place</source>
        <translation>Quét lại trang này vào đúng chỗ</translation>
    </message>
    <message>
        <source>Leave the page out, or take it in</source>
        <translation>Bỏ trang ra, hoặc lấy lại</translation>
    </message>
    <message>
        <source>Begin a new file with this page</source>
        <translation>Tách thành tệp mới từ trang này</translation>
    </message>
    <message>
        <source>Join this file with the one before</source>
        <translation>Gộp tệp này với tệp trước</translation>
    </message>
    <message>
        <source>The next page is its back: on one page</source>
        <translation>Trang sau là mặt sau: ghép lên một trang</translation>
    </message>
    <message>
        <source>Take the last change back</source>
        <translation>Hoàn tác thay đổi vừa rồi</translation>
    </message>
    <message>
        <source>Nearer +</source>
        <translation>Phóng +</translation>
    </message>
    <message>
        <source>Look from nearer; - goes back</source>
        <translation>Phóng to trang; phím - thu nhỏ</translation>
    </message>
</context>
<context>
    <name>StateChoice</name>
    <message>
        <source>This paper is there as</source>
        <translation>Giấy tờ này có ở dạng</translation>
    </message>
    <message>
        <source>This paper is there as (Space: {state})</source>
        <translation>Giấy tờ này có ở dạng (Phím cách: {state})</translation>
    </message>
    <message>
        <source>Shown, not kept</source>
        <translation>Đã xuất trình, không lưu</translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>Choose a file</source>
        <translation>Chọn tệp</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>Back</source>
        <translation>Lùi</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Tới</translation>
    </message>
    <message>
        <source>Parent Directory</source>
        <translation>Thư mục cha</translation>
    </message>
    <message>
        <source>Create New Folder</source>
        <translation>Tạo thư mục mới</translation>
    </message>
    <message>
        <source>List View</source>
        <translation>Dạng danh sách</translation>
    </message>
    <message>
        <source>Detail View</source>
        <translation>Dạng chi tiết</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>Lùi</translation>
    </message>
    <message>
        <source>Go forward</source>
        <translation>Tới</translation>
    </message>
    <message>
        <source>Go to the parent directory</source>
        <translation>Lên thư mục cha</translation>
    </message>
    <message>
        <source>Create a New Folder</source>
        <translation>Tạo thư mục mới</translation>
    </message>
    <message>
        <source>Change to list view mode</source>
        <translation>Xem dạng danh sách</translation>
    </message>
    <message>
        <source>Change to detail view mode</source>
        <translation>Xem dạng chi tiết</translation>
    </message>
    <message>
        <source>Sidebar</source>
        <translation>Nơi hay dùng</translation>
    </message>
    <message>
        <source>List of places and bookmarks</source>
        <translation>Các nơi hay dùng</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Tệp</translation>
    </message>
    <message>
        <source>Look in:</source>
        <translation>Thư mục:</translation>
    </message>
    <message>
        <source>File &amp;name:</source>
        <translation>Tên tệp:</translation>
    </message>
    <message>
        <source>Files of type:</source>
        <translation>Loại:</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>Mở</translation>
    </message>
    <message>
        <source>&amp;Choose</source>
        <translation>Chọn</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>Lưu</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Quay lại</translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation>Đổi tên</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>Xóa</translation>
    </message>
    <message>
        <source>Show &amp;hidden files</source>
        <translation>Hiện tệp ẩn</translation>
    </message>
    <message>
        <source>&amp;New Folder</source>
        <translation>Thư mục mới</translation>
    </message>
    <message>
        <source>My Computer</source>
        <translation>Máy này</translation>
    </message>
    <message>
        <source>%1
File not found.
Please verify the correct file name was given.</source>
        <translation>%1
Không thấy tệp này. Kiểm tra lại tên tệp.</translation>
    </message>
    <message>
        <source>%1
Directory not found.
Please verify the correct directory name was given.</source>
        <translation>%1
Không thấy thư mục này. Kiểm tra lại tên thư mục.</translation>
    </message>
    <message>
        <source>Recent Places</source>
        <translation>Nơi mở gần đây</translation>
    </message>
    <message>
        <source>Show </source>
        <translation>Hiện </translation>
    </message>
</context>
<context>
    <name>QFileSystemModel</name>
    <message>
        <source>Name</source>
        <translation>Tên</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Kích thước</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Loại</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Loại</translation>
    </message>
    <message>
        <source>Date Modified</source>
        <translation>Ngày sửa</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Thư mục</translation>
    </message>
    <message>
        <source>My Computer</source>
        <translation>Máy này</translation>
    </message>
    <message>
        <source>Computer</source>
        <translation>Máy này</translation>
    </message>
    <message>
        <source>%1 File</source>
        <translation>Tệp %1</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Tệp</translation>
    </message>
</context>
<context>
    <name>QAbstractFileIconProvider</name>
    <message>
        <source>Drive</source>
        <translation>Ổ đĩa</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Thư mục</translation>
    </message>
    <message>
        <source>File Folder</source>
        <translation>Thư mục</translation>
    </message>
    <message>
        <source>%1 File</source>
        <translation>Tệp %1</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Tệp</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Không rõ</translation>
    </message>
    <message>
        <source>Shortcut</source>
        <translation>Lối tắt</translation>
    </message>
    <message>
        <source>Alias</source>
        <translation>Lối tắt</translation>
    </message>
</context>
<context>
    <name>QSidebar</name>
    <message>
        <source>Remove</source>
        <translation>Bỏ khỏi danh sách</translation>
    </message>
</context>
<context>
    <name>Findings</name>
    <message>
        <source>{n} of this paper are asked for, {k} pages are there. Scan the rest (F4).</source>
        <translation>Thành phần này cần {n} bản, mới có {k} trang. Quét thêm (F4).</translation>
    </message>
    <message>
        <source>blurred</source>
        <translation>mờ</translation>
    </message>
    <message>
        <source>edge cut off</source>
        <translation>mất mép</translation>
    </message>
    <message>
        <source>glare</source>
        <translation>lóa</translation>
    </message>
    <message>
        <source>too dark</source>
        <translation>quá tối</translation>
    </message>
    <message>
        <source>too small to read</source>
        <translation>chữ quá nhỏ</translation>
    </message>
    <message>
        <source>wrong way up?</source>
        <translation>có thể ngược chiều</translation>
    </message>
    <message>
        <source>back side missing</source>
        <translation>thiếu mặt sau</translation>
    </message>
    <message>
        <source>scanned twice</source>
        <translation>quét hai lần</translation>
    </message>
    <message>
        <source>another paper?</source>
        <translation>có thể là giấy khác</translation>
    </message>
    <message>
        <source>strip of another kind</source>
        <translation>bìa của thủ tục khác</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>không đọc được</translation>
    </message>
    <message>
        <source>The page is blurred. Scan it again (Q).</source>
        <translation>Trang bị mờ. Nên quét lại (Q).</translation>
    </message>
    <message>
        <source>Writing is cut off at an edge. Lay it straight, scan again (Q).</source>
        <translation>Chữ bị mất ở mép. Đặt lại cho ngay rồi quét lại (Q).</translation>
    </message>
    <message>
        <source>Light glares on the page. Tilt it away, scan again (Q).</source>
        <translation>Trang bị lóa đèn. Nghiêng tránh đèn rồi quét lại (Q).</translation>
    </message>
    <message>
        <source>The page is too dark. Close the lid, scan again (Q).</source>
        <translation>Trang quá tối. Đóng nắp rồi quét lại (Q).</translation>
    </message>
    <message>
        <source>Too small to be read in print. Scan it again at 300 dpi (Q).</source>
        <translation>Chữ quá nhỏ, in ra không đọc được. Quét lại ở 300 dpi (Q).</translation>
    </message>
    <message>
        <source>The page may lie the wrong way. Turn it (R).</source>
        <translation>Trang có thể ngược chiều. Xoay lại (R).</translation>
    </message>
    <message>
        <source>The back of the card is missing. Scan it too (F4).</source>
        <translation>Thiếu mặt sau của thẻ. Quét thêm mặt sau (F4).</translation>
    </message>
    <message>
        <source>This page is there twice. Leave one out (X).</source>
        <translation>Trang này có hai lần. Bỏ ra một trang (X).</translation>
    </message>
    <message>
        <source>Its title is that of another paper. Check, or move it (1–9).</source>
        <translation>Tiêu đề giống giấy tờ khác. Xem lại, hoặc chuyển dòng (1–9).</translation>
    </message>
    <message>
        <source>The cover strip is of another procedure. Move the page (1–9).</source>
        <translation>Bìa phân cách của thủ tục khác. Chuyển trang về đúng dòng (1–9).</translation>
    </message>
    <message>
        <source>The page cannot be decoded and is set aside. Scan it again (Q).</source>
        <translation>Không giải mã được trang, đã để riêng. Nên quét lại (Q).</translation>
    </message>
    <message>
        <source>cover strip, not kept</source>
        <translation>tờ bìa, không lưu</translation>
    </message>
    <message>
        <source>blank, left out</source>
        <translation>trang trắng, bỏ ra</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>đã bỏ ra</translation>
    </message>
    <message>
        <source>being checked…</source>
        <translation>đang kiểm tra…</translation>
    </message>
</context>
<context>
    <name>PagesOfRow</name>
    <message>
        <source>Pages of this paper</source>
        <translation>Các trang của giấy tờ này</translation>
    </message>
    <message>
        <source>Page {n} · {name}</source>
        <translation>Trang {n} · {name}</translation>
    </message>
    <message>
        <source>{n} pages in all: {kept} on {rows} papers, {out} left out</source>
        <translation>Cả tập {n} trang: {kept} trang vào {rows} giấy tờ, {out} trang bỏ ra</translation>
    </message>
    <message>
        <source>{n} to look at again</source>
        <translation>{n} trang nên xem lại</translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message>
        <source>{n} more files were not taken.</source>
        <translation>Còn {n} tệp khác không được nhận.</translation>
    </message>
    <message>
        <source>Kept here since {day} ({state}), dossier {code}.</source>
        <translation>Đã lưu tại đây ngày {day} ({state}), hồ sơ {code}.</translation>
    </message>
    <message>
        <source>Use it again (Shift+F12)</source>
        <translation>Dùng lại (Shift+F12)</translation>
    </message>
    <message>
        <source>Does the citizen agree that this paper is used again?</source>
        <translation>Công dân có đồng ý dùng lại giấy tờ này không?</translation>
    </message>
    <message>
        <source>The citizen agrees</source>
        <translation>Công dân đồng ý</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Không</translation>
    </message>
    <message>
        <source>Taking in {name}…</source>
        <translation>Đang nhận {name}…</translation>
    </message>
    <message>
        <source>Checking {n} pages…</source>
        <translation>Đang kiểm tra {n} trang…</translation>
    </message>
    <message>
        <source>{n} files in the scan folder</source>
        <translation>Có {n} tệp trong thư mục quét</translation>
    </message>
    <message>
        <source>Take them (Shift+F6)</source>
        <translation>Nhận vào dòng này (Shift+F6)</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Dừng</translation>
    </message>
    <message>
        <source>Reaching the scanner…</source>
        <translation>Đang nối máy quét…</translation>
    </message>
    <message>
        <source>Taking the picture…</source>
        <translation>Đang chụp…</translation>
    </message>
    <message>
        <source>{n} pages came and are kept.</source>
        <translation>Đã có {n} trang, vẫn giữ.</translation>
    </message>
    <message>
        <source>Scanning page {n}…</source>
        <translation>Đang quét trang {n}…</translation>
    </message>
</context>
</TS>
