import tally

tally.specs.append(__spec__)
raise ValueError(f"run {len(tally.specs)}")
