import tally

tally.count += 1
import first


def name():
    return "second"


def other():
    return first.name()
