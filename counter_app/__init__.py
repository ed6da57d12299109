"""The counter program: what an officer of a ward's one-stop shop uses all day."""
