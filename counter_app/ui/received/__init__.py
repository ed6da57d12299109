"""S09 Đã tiếp nhận: the code, the promise and the receipt."""
