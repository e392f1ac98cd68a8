import sys
from types import ModuleType

bound = []
level = 1


class Counting(ModuleType):
    def __setattr__(self, name, value):
        self.bound.append(name)
        super().__setattr__(name, value)

    @property
    def doubled(self):
        return self.level * 2


sys.modules[__name__].__class__ = Counting
