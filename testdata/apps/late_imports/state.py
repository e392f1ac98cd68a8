"""A module that is loaded first."""
registry = []
def register(x):
    registry.append(x)
    return x
