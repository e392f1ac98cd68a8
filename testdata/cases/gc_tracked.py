"""gc.is_tracked."""

import datetime
import gc


class Plain:
    pass


def tracked():
    return [gc.is_tracked(v) for v in (0, "a", 1.5, None, b"x", (), ([],), [], {}, {"a": 1}, {"a": []}, set(), Plain(), Plain, len, range(3), datetime.date(2020, 1, 1), object(), (i for i in ()), tracked)]


tracked()
