import tally

tally.count += 1
seen = __spec__
during = seen._initializing
