"""The portal's folder: papers, uploads, and what a restore must not forget."""
