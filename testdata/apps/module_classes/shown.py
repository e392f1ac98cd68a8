level = 1


def fail():
    raise ValueError("shown")
