from sys import modules
from types import ModuleType


class Refusing(ModuleType):
    def __setattr__(self, name, value):
        if name == "child":
            raise AttributeError("no children")
        ModuleType.__setattr__(self, name, value)


modules[__name__].__class__ = Refusing
