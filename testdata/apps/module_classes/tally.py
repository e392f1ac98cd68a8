count = 0
specs = []
