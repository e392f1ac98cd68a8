# From CPython 3.11's uuid: what the native module lacks.
from enum import Enum, _simple_enum

int_ = int      # The built-in int type

bytes_ = bytes  # The built-in bytes type

@_simple_enum(Enum)
class SafeUUID:
    safe = 0
    unsafe = -1
    unknown = None


