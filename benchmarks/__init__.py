"""How far the program is from the fastest this machine allows: ratios, not times."""
