"""S15 Đồng bộ: how this PC stands towards the city, and what needs an officer."""
