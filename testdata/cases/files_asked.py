"""Objects of the program that print takes for files: nothing else calls what it asks of them."""


class Sink:
    def __init__(self):
        self.parts = []

    def write(self, text):
        self.parts.append(text)

    def flush(self):
        self.parts.append("flushed")


def printed():
    sink = Sink()
    print("a", 1, file=sink)
    print("b", end="", file=sink, flush=True)
    return sink.parts


printed()
