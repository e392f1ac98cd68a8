raise ImportError("a compiled service has no C API")
