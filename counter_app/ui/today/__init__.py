"""S14 Hồ sơ hôm nay: today's list."""
