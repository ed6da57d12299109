"""S13 Trả kết quả: the result goes to the citizen."""
