"""S03 Công dân: who stands at the counter."""
