"""A module that has modules."""
names = []
