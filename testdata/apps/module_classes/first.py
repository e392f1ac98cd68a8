import tally

tally.count += 1
import second


def name():
    return "first"


def other():
    return second.name()
