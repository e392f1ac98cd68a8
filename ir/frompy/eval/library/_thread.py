from threading import Lock as allocate_lock, Lock as LockType, RLock, get_ident
TIMEOUT_MAX = 9223372036.0
error = RuntimeError
