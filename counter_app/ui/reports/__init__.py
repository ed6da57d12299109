"""S17 Báo cáo: what a period comes to."""
