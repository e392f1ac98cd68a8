"""A vending machine's states as classes and an Enum of events."""
from enum import Enum

SIZE = 300000


class Event(Enum):
    COIN = 1
    SELECT = 2
    REFUND = 3
    TICK = 4


class State:
    name = "state"

    def handle(self, machine: "Machine", event: Event) -> "State":
        return self


class Idle(State):
    name = "idle"

    def handle(self, machine: "Machine", event: Event) -> State:
        if event is Event.COIN:
            machine.credit += 1
            return HasCoin()
        return self


class HasCoin(State):
    name = "has_coin"

    def handle(self, machine: "Machine", event: Event) -> State:
        if event == Event.COIN:
            machine.credit += 1
            return self
        if event == Event.SELECT and machine.credit >= 2:
            machine.credit -= 2
            return Vending()
        if event is Event.REFUND:
            machine.refunded += machine.credit
            machine.credit = 0
            return Idle()
        return self


class Vending(State):
    name = "vending"

    def __init__(self) -> None:
        self.ticks = 0

    def handle(self, machine: "Machine", event: Event) -> State:
        if event == Event.TICK:
            self.ticks += 1
            if self.ticks == 2:
                machine.sold += 1
                return HasCoin() if machine.credit else Idle()
        return self


class Machine:
    def __init__(self) -> None:
        self.state: State = Idle()
        self.credit = 0
        self.sold = 0
        self.refunded = 0
        self.visits: dict[str, int] = {}

    def fire(self, event: Event) -> None:
        self.state = self.state.handle(self, event)
        self.visits[self.state.name] = self.visits.get(self.state.name, 0) + 1


def run(n: int) -> list:
    machine = Machine()
    events = list(Event)
    x = 3
    for _ in range(n):
        x = (x * 48271) % 2147483647
        machine.fire(events[x % 4])
    return [machine.sold, machine.refunded, machine.credit, machine.visits]
