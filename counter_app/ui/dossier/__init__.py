"""S11 Hồ sơ: one dossier and what to do next."""
