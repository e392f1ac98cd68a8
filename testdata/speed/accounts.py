"""Classes whose methods change attributes: a bank with a log."""

from __future__ import annotations

SIZE = 180_000


class Account:
    def __init__(self, owner: str, balance: int) -> None:
        self.owner = owner
        self.balance = balance
        self.transfers = 0

    def deposit(self, amount: int) -> None:
        self.balance += amount
        self.transfers += 1

    def withdraw(self, amount: int) -> bool:
        if amount > self.balance:
            return False
        self.balance -= amount
        self.transfers += 1
        return True


class Bank:
    def __init__(self) -> None:
        self.accounts: dict[str, Account] = {}
        self.log: list[tuple[str, str, int]] = []
        self.failed = 0

    def open(self, owner: str, balance: int) -> None:
        self.accounts[owner] = Account(owner, balance)

    def transfer(self, source: str, target: str, amount: int) -> None:
        if self.accounts[source].withdraw(amount):
            self.accounts[target].deposit(amount)
            self.log.append((source, target, amount))
        else:
            self.failed += 1


def run(n: int) -> str:
    bank = Bank()
    names = ["ann", "bob", "cid", "dan", "eve", "fay"]
    for name in names:
        bank.open(name, 1000)
    for i in range(n):
        bank.transfer(names[i % 6], names[(i * 5 + 1) % 6], i * 37 % 211)
    balances = ",".join([f"{a.owner}={a.balance}/{a.transfers}" for a in bank.accounts.values()])
    return f"{balances} {len(bank.log)} {bank.failed}"
