"""logging.config.dictConfig over the native logging module.

A class or factory that is given as text must be one of logging's own: others are looked up by a
computed name, which nothing compiled can do. What config holds as an object is taken as it is.
"""
import logging
import sys


def _resolve(name):
    module, _, attribute = name.rpartition(".")
    if module == "logging":
        return getattr(logging, attribute)
    if name == "sys.stdout":
        return sys.stdout
    if name == "sys.stderr":
        return sys.stderr
    raise ValueError(f"Cannot resolve {name!r}: a compiled service finds only logging's own classes by name")


def _value(v):
    if isinstance(v, str) and v.startswith("ext://"):
        return _resolve(v[6:])
    return v


def _formatter(config):
    if "()" in config:
        return _custom(config)
    factory = config.get("class")
    cls = _resolve(factory) if factory else logging.Formatter
    arguments = [config.get("format"), config.get("datefmt"), config.get("style", "%")]
    if "validate" in config:
        return cls(*arguments, config["validate"])
    return cls(*arguments)


def _custom(config):
    factory = config["()"]
    if not callable(factory):
        factory = _resolve(factory)
    made = factory(**{k: _value(v) for k, v in config.items() if k not in ("()", ".") and k.isidentifier()})
    for name, value in config.get(".", {}).items():
        setattr(made, name, value)
    return made


def _filter(config):
    return _custom(config) if "()" in config else logging.Filter(config.get("name", ""))


def _handler(config, formatters, filters):
    config = dict(config)
    formatter = config.pop("formatter", None)
    if formatter:
        try:
            formatter = formatters[formatter]
        except Exception as e:
            raise ValueError(f"Unable to set formatter {formatter!r}") from e
    level = config.pop("level", None)
    named = config.pop("filters", None)
    properties = config.pop(".", {})
    if "()" in config:
        handler = _custom(config)
    else:
        cls = _resolve(config.pop("class"))
        handler = cls(**{k: _value(v) for k, v in config.items() if k.isidentifier()})
    if formatter:
        handler.setFormatter(formatter)
    if level is not None:
        handler.setLevel(level)
    if named:
        _add_filters(handler, named, filters)
    for name, value in properties.items():
        setattr(handler, name, value)
    return handler


def _add_filters(filterer, named, filters):
    for f in named:
        try:
            if callable(f) or callable(getattr(f, "filter", None)):
                filterer.addFilter(f)
            else:
                filterer.addFilter(filters[f])
        except Exception as e:
            raise ValueError(f"Unable to add filter {f!r}") from e


def _logger(logger, config, handlers, filters, incremental):
    level = config.get("level", None)
    if level is not None:
        logger.setLevel(level)
    if incremental:
        return
    for h in logger.handlers[:]:
        logger.removeHandler(h)
    for h in config.get("handlers") or ():
        try:
            logger.addHandler(handlers[h])
        except Exception as e:
            raise ValueError(f"Unable to add handler {h!r}") from e
    if config.get("filters"):
        _add_filters(logger, config["filters"], filters)


def _each(config, section, make):
    made = {}
    for name in sorted(config.get(section, {})):
        try:
            made[name] = make(config[section][name])
        except Exception as e:
            raise ValueError(f"Unable to configure {section[:-1]} {name!r}") from e
    return made


def dictConfig(config):
    if "version" not in config:
        raise ValueError("dictionary doesn't specify a version")
    if config["version"] != 1:
        raise ValueError("Unsupported version: %s" % config["version"])
    incremental = config.pop("incremental", False)
    handlers, filters = {}, {}
    if not incremental:
        formatters = _each(config, "formatters", _formatter)
        filters = _each(config, "filters", _filter)
        handlers = _each(config, "handlers", lambda c: _handler(c, formatters, filters))
    for name, settings in config.get("loggers", {}).items():
        logger = logging.getLogger(name)
        try:
            _logger(logger, settings, handlers, filters, incremental)
            propagate = settings.get("propagate", None)
            if propagate is not None:
                logger.propagate = propagate
        except Exception as e:
            raise ValueError(f"Unable to configure logger {name!r}") from e
    root = config.get("root", None)
    if root:
        try:
            _logger(logging.getLogger(), root, handlers, filters, incremental)
        except Exception as e:
            raise ValueError("Unable to configure root logger") from e
