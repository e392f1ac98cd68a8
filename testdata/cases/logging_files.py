"""logging: files that rotate, configurations, records and formats."""

import io
import logging
import logging.config
import logging.handlers
import os
import queue
import tempfile


def read(folder):
    out = []
    for name in sorted(os.listdir(folder)):
        with open(os.path.join(folder, name)) as f:
            out.append((name, f.read()))
    return out


def made(handler, name):
    logger = logging.getLogger("cases." + name)
    logger.handlers.clear()
    logger.propagate = False
    logger.setLevel(logging.DEBUG)
    logger.addHandler(handler)
    return logger


def rotating():
    with tempfile.TemporaryDirectory() as folder:
        h = logging.handlers.RotatingFileHandler(os.path.join(folder, "a.log"), maxBytes=30, backupCount=2)
        logger = made(h, "rotating")
        for i in range(8):
            logger.info("message %d", i)
        h.close()
        return read(folder), h.maxBytes, h.mode, os.path.basename(h.baseFilename)


def timed():
    with tempfile.TemporaryDirectory() as folder:
        h = logging.handlers.TimedRotatingFileHandler(os.path.join(folder, "t.log"), when="midnight", backupCount=1, utc=True)
        logger = made(h, "timed")
        logger.warning("one")
        h.namer = lambda name: os.path.join(folder, "rolled.log")
        h.doRollover()
        logger.warning("two")
        h.close()
        return read(folder), h.when, h.interval, h.suffix, h.computeRollover(0), logging.handlers.TimedRotatingFileHandler(os.path.join(folder, "x"), when="W2", delay=True).dayOfWeek


def delayed():
    with tempfile.TemporaryDirectory() as folder:
        h = logging.FileHandler(os.path.join(folder, "d.log"), "w", encoding="latin-1", delay=True)
        before = h.stream, os.listdir(folder)
        logger = made(h, "delayed")
        logger.info("é")
        h.terminator = "|"
        logger.info("b")
        h.close()
        with open(h.baseFilename, "rb") as f:
            return before, f.read(), h.encoding, h.mode, repr(h).startswith("<FileHandler /")


def queued():
    q = queue.Queue()
    logger = made(logging.handlers.QueueHandler(q), "queued")
    out = io.StringIO()
    target = logging.StreamHandler(out)
    target.setFormatter(logging.Formatter("%(levelname)s %(message)s"))
    listener = logging.handlers.QueueListener(q, target, respect_handler_level=True)
    listener.start()
    logger.info("a %s", "b")
    try:
        1 / 0
    except ZeroDivisionError:
        logger.exception("failed")
    listener.stop()
    return out.getvalue().split("\n")[0], "ZeroDivisionError: division by zero" in out.getvalue(), q.qsize()


def memory():
    out = io.StringIO()
    target = logging.StreamHandler(out)
    h = logging.handlers.MemoryHandler(10, flushLevel=logging.ERROR, target=target)
    logger = made(h, "memory")
    logger.info("one")
    before = out.getvalue(), len(h.buffer)
    logger.error("two")
    return before, out.getvalue(), len(h.buffer)


def configured():
    with tempfile.TemporaryDirectory() as folder:
        existing = logging.getLogger("cases.existing")
        existing.disabled = False
        logging.config.dictConfig({
            "version": 1, "disable_existing_loggers": True,
            "formatters": {"plain": {"format": "{levelname}-{message}", "style": "{"}, "dated": {"()": "logging.Formatter", "fmt": "%(name)s %(message)s"}},
            "filters": {"only": {"name": "cases.conf"}},
            "handlers": {
                "file": {"class": "logging.handlers.RotatingFileHandler", "filename": os.path.join(folder, "c.log"), "maxBytes": 1000, "formatter": "plain", "filters": ["only"]},
                "second": {"class": "logging.FileHandler", "filename": os.path.join(folder, "d.log"), "formatter": "dated", "level": "ERROR"},
            },
            "loggers": {"cases.conf": {"handlers": ["file", "second"], "level": "DEBUG", "propagate": False}},
        })
        logger = logging.getLogger("cases.conf")
        logger.debug("low")
        logger.error("high")
        for h in logger.handlers:
            h.close()
        existing_disabled = existing.disabled
        existing.disabled = False
        return read(folder), existing_disabled, [h.name for h in logger.handlers], logger.level


def from_file():
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "log.ini")
        target = os.path.join(folder, "f.log")
        with open(path, "w") as f:
            f.write(f"""[loggers]
keys=root,app
[handlers]
keys=file
[formatters]
keys=plain
[logger_root]
level=WARNING
handlers=
[logger_app]
level=DEBUG
handlers=file
propagate=0
qualname=cases.ini
[handler_file]
class=FileHandler
level=INFO
formatter=plain
args=({target!r}, 'w')
[formatter_plain]
format=%(levelname)s:%(message)s
""")
        logging.config.fileConfig(path, disable_existing_loggers=False)
        logger = logging.getLogger("cases.ini")
        logger.debug("no")
        logger.info("yes")
        logger.handlers[0].close()
        with open(target) as f:
            return f.read(), len(logger.handlers), logger.propagate


def bad_configurations():
    out = []
    for config in ({}, {"version": 2}, {"version": 1, "handlers": {"h": {"class": "logging.Nothing"}}}, {"version": 1, "loggers": {"x": {"handlers": ["none"]}}}, {"version": 1, "root": {"level": "LOUD"}}):
        try:
            logging.config.dictConfig(config)
            out.append(None)
        except Exception as e:
            out.append((type(e).__name__, str(e)))
    return out


def records():
    out = io.StringIO()
    h = logging.StreamHandler(out)
    h.setFormatter(logging.Formatter("%(name)s %(funcName)s %(threadName)s %(module)s %(levelno)d %(user)s %(message)s", defaults={"user": "-"}))
    logger = made(h, "records")

    def helper():
        logger.info("outer", stacklevel=2)

    logger.info("plain")
    logger.info("extra", extra={"user": "u"})
    helper()
    logger.warning("%(a)s", {"a": 1})
    logger.log(15, "own level")
    try:
        logger.info("x", extra={"message": 1})
    except KeyError as e:
        out.write(str(e))
    return out.getvalue(), h.stream is out, h.get_name(), logger.getEffectiveLevel()


def with_stack():
    out = io.StringIO()
    logger = made(logging.StreamHandler(out), "stack")
    logger.info("here", stack_info=True)
    lines = out.getvalue().split("\n")
    return lines[:2], 'in with_stack' in out.getvalue()


def factories():
    old = logging.getLogRecordFactory()

    def factory(*args, **kwargs):
        record = old(*args, **kwargs)
        record.request = "r1"
        return record

    logging.setLogRecordFactory(factory)
    try:
        out = io.StringIO()
        h = logging.StreamHandler(out)
        h.setFormatter(logging.Formatter("%(request)s %(message)s %(funcName)s"))
        made(h, "factories").info("hello %s", "you")
        return out.getvalue()
    finally:
        logging.setLogRecordFactory(old)


class Shouting(logging.Logger):
    def makeRecord(self, *args, **kwargs):
        record = super().makeRecord(*args, **kwargs)
        record.msg = str(record.msg).upper()
        return record


def logger_classes():
    old = logging.getLoggerClass()
    logging.setLoggerClass(Shouting)
    try:
        logger = logging.getLogger("cases.shouting")
    finally:
        logging.setLoggerClass(old)
    out = io.StringIO()
    logger.propagate = False
    logger.setLevel(logging.INFO)
    logger.handlers.clear()
    logger.addHandler(logging.StreamHandler(out))
    logger.info("quiet")
    return out.getvalue(), type(logger).__name__, logging.getLogger("cases.shouting") is logger, isinstance(logger, logging.Logger)


class Json(logging.Formatter):
    def format(self, record):
        return repr({"level": record.levelname, "msg": record.getMessage(), "exc": record.exc_info and self.formatException(record.exc_info).split("\n")[-1]})

    def formatTime(self, record, datefmt=None):
        return "now"


def formatters():
    out = io.StringIO()
    h = logging.StreamHandler(out)
    h.setFormatter(Json())
    logger = made(h, "json")
    try:
        raise ValueError("v")
    except ValueError:
        logger.error("bad", exc_info=True)

    class Timed(logging.Formatter):
        def formatTime(self, record, datefmt=None):
            return "T" + str(datefmt)

    h.setFormatter(Timed("%(asctime)s %(message)s", "%Y"))
    logger.info("x")
    f = logging.Formatter("%(asctime)s.%(msecs)03d %(message)s", "%H:%M")
    r = logging.makeLogRecord({"created": 0.5, "msecs": 500.0, "msg": "m", "levelname": "INFO"})
    import time
    f.converter = time.gmtime
    plain = logging.Formatter("%(asctime)s")
    plain.converter = time.gmtime
    faults = []
    for args in (("x",), ("%(a", ), ("{", None, "{"), ("%(message)s", None, "?")):
        try:
            logging.Formatter(*args)
            faults.append(None)
        except ValueError as e:
            faults.append(str(e)[:20])
    return out.getvalue(), f.format(r), plain.format(r), f.usesTime(), f.datefmt, f._fmt, faults[0], faults[3]


def names():
    return logging.getLevelNamesMapping()["WARN"], logging.getLogger("cases.records").manager is not None, "cases.json" in logging.root.manager.loggerDict or True, logging.getLogger("cases.a.b").parent.name


def handler_faults():
    class Broken(logging.StreamHandler):
        def format(self, record):
            raise RuntimeError("broken")

        def handleError(self, record):
            heard.append(record.msg)

    heard = []
    made(Broken(io.StringIO()), "broken").info("m")
    return heard


rotating()
timed()
delayed()
queued()
memory()
configured()
from_file()
bad_configurations()
records()
with_stack()
factories()
logger_classes()
formatters()
names()
handler_faults()
