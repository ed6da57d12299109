"""The main job done by a robot officer, for IT staff after installing."""
